//! From the list of deductions to the score: nothing else goes into it, so that list and score cannot disagree.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;
use skep_kit::Severity;

/// Where it starts.
const FULL: u32 = 100;

/// The most that one component costs, however much is wrong with it.
const MOST_A_COMPONENT: u32 = 40;

/// With less of the components checked there is no score.
const LEAST_COVERAGE: f64 = 0.5;

/// Returns what one row costs by itself.
const fn price(severity: Severity) -> u32 {
    match severity {
        Severity::High => 25,
        Severity::Medium => 8,
        Severity::Low => 2,
    }
}

/// Returns the most that is left where something so bad is in the list; none where it does not matter.
const fn cap(severity: Severity) -> Option<u32> {
    match severity {
        Severity::High => Some(49),
        Severity::Medium => Some(89),
        Severity::Low => None,
    }
}

/// Something that costs points.
pub(crate) trait Costly {
    /// What it belongs to.
    fn component(&self) -> &str;
    /// How bad it is.
    fn severity(&self) -> Severity;
    /// Tells rows of one component and severity apart, the same in every run.
    fn key(&self) -> &str;
    /// Is told what it costs.
    fn set_points(&mut self, points: u32);
    /// What it costs.
    fn points(&self) -> u32;
}

/// Sorts the rows, worst first, and gives each its points: its price, as far as its component may still cost it.
pub(crate) fn price_all<T: Costly>(rows: &mut [T]) {
    rows.sort_by(|a, b| {
        let worst_first = b.severity().cmp(&a.severity());
        worst_first.then_with(|| (a.component(), a.key()).cmp(&(b.component(), b.key())))
    });
    let mut spent: BTreeMap<String, u32> = BTreeMap::new();
    for row in rows {
        let spent = spent.entry(row.component().to_owned()).or_default();
        let points = price(row.severity()).min(MOST_A_COMPONENT.saturating_sub(*spent));
        *spent += points;
        row.set_points(points);
    }
}

/// Returns what is left after the rows, which have their points: 100 without them, and no more than the worst allows.
pub(crate) fn score<T: Costly>(rows: &[T]) -> u32 {
    let left = FULL.saturating_sub(rows.iter().map(T::points).sum());
    let cap = rows.iter().filter_map(|row| cap(row.severity())).min();
    cap.map_or(left, |cap| left.min(cap))
}

/// How much of what there is could be checked.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Coverage {
    /// Components that could be checked.
    pub(crate) checked: u64,
    /// Components that there are.
    pub(crate) known: u64,
}

impl Coverage {
    /// Returns it as a share from 0 to 1. Of nothing, nothing was checked.
    pub(crate) fn ratio(self) -> f64 {
        if self.known == 0 { 0.0 } else { self.checked as f64 / self.known as f64 }
    }

    /// Tells whether it is enough for a score.
    pub(crate) fn is_enough(self) -> bool {
        self.ratio() >= LEAST_COVERAGE
    }
}

/// What a score is in a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Grade {
    /// 90 and more.
    Good,
    /// 70 to 89.
    Fair,
    /// 40 to 69.
    Poor,
    /// Less than 40.
    Bad,
}

impl Grade {
    /// Returns the grade of a score.
    pub(crate) const fn of(score: u32) -> Self {
        match score {
            90.. => Self::Good,
            70..90 => Self::Fair,
            40..70 => Self::Poor,
            0..40 => Self::Bad,
        }
    }

    /// Returns the word that is written down for it.
    pub(crate) const fn as_str(self) -> &'static str {
        match self {
            Self::Good => "good",
            Self::Fair => "fair",
            Self::Poor => "poor",
            Self::Bad => "bad",
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[derive(Debug, Clone, PartialEq)]
    struct Row {
        component: String,
        severity: Severity,
        key: String,
        points: u32,
    }

    impl Costly for Row {
        fn component(&self) -> &str {
            &self.component
        }

        fn severity(&self) -> Severity {
            self.severity
        }

        fn key(&self) -> &str {
            &self.key
        }

        fn set_points(&mut self, points: u32) {
            self.points = points;
        }

        fn points(&self) -> u32 {
            self.points
        }
    }

    fn row() -> impl Strategy<Value = Row> {
        let parts = ("[a-d]", prop::sample::select(Severity::ALL.to_vec()), "[a-z]{3}");
        parts.prop_map(|(component, severity, key)| Row { component, severity, key, points: 0 })
    }

    fn scored(rows: &[Row]) -> (u32, Vec<Row>) {
        let mut rows = rows.to_vec();
        price_all(&mut rows);
        (score(&rows), rows)
    }

    fn rows(list: &[(&str, Severity)]) -> Vec<Row> {
        let row = |(index, (component, severity)): (usize, &(&str, Severity))| Row {
            component: (*component).to_owned(),
            severity: *severity,
            key: index.to_string(),
            points: 0,
        };
        list.iter().enumerate().map(row).collect()
    }

    #[test]
    fn rows_cost_what_their_severity_says_and_the_worst_caps() {
        use Severity::{High, Low, Medium};
        let of = |list: &[(&str, Severity)]| scored(&rows(list)).0;
        assert_eq!(of(&[]), 100);
        assert_eq!(of(&[("a", Low)]), 98);
        assert_eq!(of(&[("a", Medium)]), 89, "100 - 8 is more than a warning allows");
        assert_eq!(of(&[("a", Medium), ("b", Medium)]), 84);
        assert_eq!(of(&[("a", High)]), 49);
        assert_eq!(of(&[("a", High), ("b", High), ("c", High)]), 25);
        assert_eq!(of(&[("a", High), ("a", High), ("a", High)]), 49, "one component costs 40 at most");
        assert_eq!(of(&[("a", High), ("b", High), ("c", High), ("d", High), ("e", High)]), 0, "never below 0");
        let (_, priced) = scored(&rows(&[("a", Medium), ("a", High), ("a", High)]));
        assert_eq!(priced.iter().map(Costly::points).collect::<Vec<_>>(), [25, 15, 0]);
    }

    #[test]
    fn grades_begin_where_they_say() {
        let words = [100, 90, 89, 70, 69, 40, 39, 0].map(|score| Grade::of(score).as_str());
        assert_eq!(words, ["good", "good", "fair", "fair", "poor", "poor", "bad", "bad"]);
    }

    #[test]
    fn nothing_checked_is_no_coverage() {
        let of = |checked, known| Coverage { checked, known };
        assert!(!of(0, 0).is_enough() && !of(4, 9).is_enough() && of(5, 10).is_enough());
    }

    proptest! {
        #[test]
        fn the_score_is_what_the_rows_say(rows in prop::collection::vec(row(), 0..30)) {
            let (score, priced) = scored(&rows);
            let left = 100_u32.saturating_sub(priced.iter().map(|row| row.points).sum());
            let has = |severity| rows.iter().any(|row| row.severity == severity);
            let cap = if has(Severity::High) { 49 } else if has(Severity::Medium) { 89 } else { 100 };
            prop_assert_eq!(score, left.min(cap));
            for component in ["a", "b", "c", "d"] {
                let of = priced.iter().filter(|row| row.component == component);
                prop_assert!(of.map(|row| row.points).sum::<u32>() <= 40);
            }
        }

        #[test]
        fn the_order_does_not_matter(rows in prop::collection::vec(row(), 0..30), at in 0_usize..30) {
            let mut turned = rows.clone();
            let middle = at.min(rows.len());
            turned.rotate_left(middle);
            turned.reverse();
            prop_assert_eq!(scored(&rows), scored(&turned));
        }

        #[test]
        fn one_more_row_never_raises_it(rows in prop::collection::vec(row(), 0..30), more in row()) {
            let (before, _) = scored(&rows);
            let mut rows = rows;
            rows.push(more);
            prop_assert!(scored(&rows).0 <= before);
        }
    }
}
