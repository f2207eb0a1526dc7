//! What a family's table in `skep.toml` says about its gate, whatever else stands there. The keys are the same for all.

use std::collections::BTreeMap;
use std::str::FromStr;

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::de::Error as _;
use serde::{Deserialize, Deserializer};

use crate::{Confidence, FailOn, Severity, Tally};

/// How many findings of a severity may be there. One that has a budget is judged by it instead of by `fail_on`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Budget {
    /// Of which severity.
    pub severity: Severity,
    /// How many.
    pub most: u64,
}

impl FromStr for Budget {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let Some((word, number)) = text.split_once('=') else {
            return Err("a severity, an equals sign and a number are needed, such as medium=4".to_owned());
        };
        let severity = severity(word.trim())?;
        let most = number.trim().parse().map_err(|_| format!("`{number}` is no count; write medium=4"))?;
        Ok(Self { severity, most })
    }
}

fn severity(word: &str) -> Result<Severity, String> {
    word.parse().map_err(|error| format!("{error}; there are low, medium and high"))
}

/// The budgets of all severities.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Budgets([Option<u64>; 3]);

impl Budgets {
    /// No budget.
    pub const NONE: Self = Self([None; 3]);

    /// Returns how many of `severity` may be there, where it has a budget.
    #[must_use]
    pub const fn of(&self, severity: Severity) -> Option<u64> {
        self.0[severity as usize]
    }

    /// Returns these budgets, and those of `other` for what has none here.
    #[must_use]
    pub fn or(mut self, other: Self) -> Self {
        for (mine, others) in self.0.iter_mut().zip(other.0) {
            *mine = mine.or(others);
        }
        self
    }

    /// Returns the budgets that `tally` does not keep to, worst severity first.
    #[must_use]
    pub fn burnt(&self, tally: &Tally) -> Vec<Budget> {
        let burnt = Severity::ALL.into_iter().rev().filter_map(|severity| {
            let most = self.of(severity)?;
            (tally.of(severity) > most).then_some(Budget { severity, most })
        });
        burnt.collect()
    }
}

impl FromIterator<Budget> for Budgets {
    /// Of two for one severity the last counts.
    fn from_iter<I: IntoIterator<Item = Budget>>(budgets: I) -> Self {
        let mut all = Self::default();
        budgets.into_iter().for_each(|budget| all.0[budget.severity as usize] = Some(budget.most));
        all
    }
}

impl<'de> Deserialize<'de> for Budgets {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let mut budgets = Self::default();
        for (word, most) in BTreeMap::<String, u64>::deserialize(deserializer)? {
            let severity = severity(&word).map_err(D::Error::custom)?;
            if budgets.0[severity as usize].replace(most).is_some() {
                return Err(D::Error::custom(format!("{severity} has two budgets")));
            }
        }
        Ok(budgets)
    }
}

impl JsonSchema for Budgets {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Budgets".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let count = serde_json::json!({ "type": "integer", "minimum": 0 });
        schemars::json_schema!({
            "type": "object",
            "properties": { "low": count, "medium": count, "high": count },
            "additionalProperties": false,
        })
    }
}

/// The keys of a family's table that decide what is kept and what fails. The family's own type holds the same keys and
/// has checked them.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct Gate {
    /// The mildest severity that fails.
    pub fail_on: Option<FailOn>,
    /// Budgets instead of it.
    pub max: Budgets,
    /// Rules to heed, by name, code or the beginning of codes; all where there is none.
    pub select: Vec<String>,
    /// Rules not to heed.
    pub ignore: Vec<String>,
    /// How sure a finding must be.
    pub min_confidence: Option<Confidence>,
    /// Rules not to heed in paths that match a glob.
    pub per_path_ignores: BTreeMap<String, Vec<String>>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn budgets_are_read_in_the_words_of_other_tools_too() {
        assert_eq!("warning=4".parse(), Ok(Budget { severity: Severity::Medium, most: 4 }));
        assert_eq!("critical = 0".parse(), Ok(Budget { severity: Severity::High, most: 0 }));
        for bad in ["medium", "medium=", "medium=x", "medium=-1", "loud=1", "=1", ""] {
            assert!(bad.parse::<Budget>().is_err(), "{bad}");
        }
    }

    #[test]
    fn a_budget_is_burnt_by_one_more() {
        let budgets: Budgets = "medium=2".parse::<Budget>().into_iter().collect();
        let tally = |count| std::iter::repeat_n(Severity::Medium, count).collect::<Tally>();
        assert_eq!(budgets.burnt(&tally(2)), []);
        assert_eq!(budgets.burnt(&tally(3)).len(), 1);
    }

    #[test]
    fn a_table_is_read_and_two_budgets_for_one_severity_are_refused() {
        let table = serde_json::json!({ "max": { "warning": 4 }, "select": ["ML"], "exclude": ["else"] });
        let gate: Gate = serde_json::from_value(table).unwrap();
        assert_eq!((gate.max.of(Severity::Medium), gate.max.of(Severity::High)), (Some(4), None));
        let twice = serde_json::json!({ "max": { "warning": 4, "medium": 3 } });
        assert!(serde_json::from_value::<Gate>(twice).unwrap_err().to_string().contains("two budgets"));
    }
}
