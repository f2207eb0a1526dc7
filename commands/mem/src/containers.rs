//! The census: what became of each long-lived container that grows.

use schemars::JsonSchema;
use serde::Serialize;
use skep_growth::{Analysis, Container, Verdict};
use skep_kit::{Cell, Column, Confidence, Evidence, MetricSink, Mood, Role, Severity, Table};

/// What became of a container.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Fate {
    /// Nothing effective shrinks or bounds it.
    Grows,
    /// Something shrinks it, but not on every path or not all of it.
    Partial,
    /// Something shrinks it.
    Pruned,
    /// Something bounds it.
    Bounded,
}

impl From<Verdict> for Fate {
    fn from(verdict: Verdict) -> Self {
        match verdict {
            Verdict::Grows => Self::Grows,
            Verdict::Partial => Self::Partial,
            Verdict::Pruned => Self::Pruned,
            Verdict::Bounded => Self::Bounded,
        }
    }
}

impl Fate {
    const fn cell(self) -> (&'static str, Mood) {
        match self {
            Self::Grows => ("grows", Mood::Bad),
            Self::Partial => ("partial", Mood::Doubtful),
            Self::Pruned => ("pruned", Mood::Good),
            Self::Bounded => ("bounded", Mood::Good),
        }
    }
}

/// How many containers met which fate.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub(crate) struct Fates {
    /// Nothing effective shrinks or bounds them.
    pub grows: u64,
    /// Something shrinks them, but not on every path or not all of them.
    pub partial: u64,
    /// Something shrinks them.
    pub pruned: u64,
    /// Something bounds them.
    pub bounded: u64,
}

impl Fates {
    pub(crate) fn of(analysis: &Analysis) -> Self {
        let mut fates = Self::default();
        for container in &analysis.containers {
            match Fate::from(container.verdict) {
                Fate::Grows => fates.grows += 1,
                Fate::Partial => fates.partial += 1,
                Fate::Pruned => fates.pruned += 1,
                Fate::Bounded => fates.bounded += 1,
            }
        }
        fates
    }

    /// Counts them for monitoring.
    pub(crate) fn metrics(self, sink: &mut MetricSink) {
        let help = "Long-lived containers that something is put into, by what became of them.";
        let Self { grows, partial, pruned, bounded } = self;
        for (fate, count) in
            [(Fate::Grows, grows), (Fate::Partial, partial), (Fate::Pruned, pruned), (Fate::Bounded, bounded)]
        {
            sink.gauge("skep_mem_containers", help, [("verdict", fate.cell().0.to_owned())], count as f64);
        }
    }

    /// Returns the clause on what is in order, or `None` where nothing is.
    pub(crate) fn proved(self, found: usize) -> Option<String> {
        let count = self.pruned + self.bounded;
        let more = if found > 0 { "more " } else { "" };
        let containers = if count == 1 { "container" } else { "containers" };
        (count > 0).then(|| format!("{count} {more}{containers} proved bounded"))
    }
}

/// Returns the clause on what is too mild for a finding and stands in the census alone, or `None` where nothing is.
pub(crate) fn milder(analysis: &Analysis) -> Option<String> {
    let count = analysis.containers.iter().filter(|container| container.severity == Some(Severity::Low)).count();
    (count > 0).then(|| format!("{count} milder in `skep mem scan`"))
}

/// One row of the census.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub(crate) struct Row {
    /// `Class.attr`, `NAME`, `Type::field`, `function::local`.
    pub symbol: String,
    /// What it is: `dict`, `defaultdict(list)`, `HashMap`.
    pub kind: String,
    /// The file, relative to the project's root where it lies below it, with `/`.
    pub path: String,
    /// The line of the declaration, from 1.
    pub line: u32,
    /// The column of the declaration, from 1.
    pub column: u32,
    /// What became of it.
    pub verdict: Fate,
    /// How bad it is; null where no rule speaks of it.
    pub severity: Option<Severity>,
    /// The rule that speaks of it; null where none does.
    pub rule: Option<&'static str>,
    /// How sure the analysis is; null where no rule speaks of it.
    pub confidence: Option<Confidence>,
    /// Why a comment in the source allows it; null where none does.
    pub allowed: Option<String>,
    /// The proof.
    pub evidence: Vec<Evidence>,
}

impl From<Container> for Row {
    fn from(container: Container) -> Self {
        Self {
            symbol: container.symbol,
            kind: container.kind,
            path: container.path,
            line: container.line,
            column: container.column,
            verdict: container.verdict.into(),
            severity: container.severity,
            rule: container.rule,
            confidence: container.confidence,
            allowed: container.allowed,
            evidence: container.evidence,
        }
    }
}

impl Row {
    /// Returns why it is in order: who allows it, what bounds it, else what shrinks it.
    fn because(&self) -> Cell {
        let of = |role| self.evidence.iter().find(|step| step.role == role);
        if let Some(reason) = &self.allowed {
            return Cell::text(format!("allowed: {reason}"));
        }
        let step = of(Role::Bounds).or_else(|| of(Role::Shrinks));
        step.map_or(Cell::Missing, |step| Cell::text(&step.what))
    }
}

/// Returns the rows as a table, worst first.
pub(crate) fn table(rows: &[Row]) -> Table {
    let columns = [
        Column::new("verdict"),
        Column::new("severity"),
        Column::new("container").wrapping(),
        Column::new("kind").wrapping(),
        Column::new("declared at").wrapping(),
        Column::new("because").wrapping(),
    ];
    let mut table = Table::new(columns, "No long-lived container grows.");
    let mut order: Vec<&Row> = rows.iter().collect();
    order.sort_by_key(|row| (std::cmp::Reverse(row.severity), row.verdict));
    for row in order {
        let (word, mood) = row.verdict.cell();
        table.row([
            Cell::State(word.to_owned(), mood),
            row.severity.map_or(Cell::Missing, Cell::Severity),
            Cell::text(&row.symbol),
            Cell::text(&row.kind),
            Cell::Path { path: row.path.clone(), line: Some(row.line), column: Some(row.column) },
            row.because(),
        ]);
    }
    table
}
