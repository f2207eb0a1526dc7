//! What is deducted and what became of each component, as rows.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;
use skep_kit::{Confidence, Evidence, Finding, Period, Role, Rule, Severity, exposition_number};

use super::checks::{CHECKS, Check, Side, Unit};
use super::look::{Knowledge, Seen, Value};
use super::score::{Costly, Coverage};

/// Something that costs points.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub(super) struct Deduction {
    /// What it belongs to.
    pub(super) component: &'static str,
    /// How bad it is.
    pub(super) severity: Severity,
    /// What it costs; less than its severity says where its component costs the most that one can.
    pub(super) points: u32,
    /// The value.
    pub(super) value: f64,
    /// The threshold that it is beyond.
    pub(super) threshold: f64,
    /// What both are in: `ratio`, `seconds`, `count` or `boolean`.
    pub(super) unit: &'static str,
    /// What it is about: `host`, `service:api`.
    pub(super) target: String,
    /// The rule.
    pub(super) rule: &'static str,
    /// What is wrong.
    pub(super) message: String,
    /// What to do about it.
    pub(super) help: &'static str,
    #[serde(skip)]
    pub(super) finding: Finding,
}

impl Costly for Deduction {
    fn component(&self) -> &str {
        self.component
    }

    fn severity(&self) -> Severity {
        self.severity
    }

    fn key(&self) -> &str {
        &self.finding.fingerprint
    }

    fn set_points(&mut self, points: u32) {
        self.points = points;
    }

    fn points(&self) -> u32 {
        self.points
    }
}

/// How a component is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub(super) enum Status {
    /// There is nothing to check.
    Absent,
    /// As it should be.
    Ok,
    /// Nobody can tell.
    Unknown,
    /// Something is worth knowing.
    Info,
    /// Something is to be looked at.
    Warning,
    /// Something hurts.
    Critical,
}

impl Status {
    /// Returns the word that is written down for it.
    pub(super) const fn as_str(self) -> &'static str {
        match self {
            Self::Absent => "absent",
            Self::Ok => "ok",
            Self::Unknown => "unknown",
            Self::Info => "info",
            Self::Warning => "warning",
            Self::Critical => "critical",
        }
    }

    /// Returns what something so bad makes of it.
    pub(super) const fn of(severity: Severity) -> Self {
        match severity {
            Severity::Low => Self::Info,
            Severity::Medium => Self::Warning,
            Severity::High => Self::Critical,
        }
    }
}

/// One component.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub(super) struct Component {
    /// Its name.
    pub(super) component: &'static str,
    /// How it is: `ok`, `info`, `warning`, `critical`, `unknown`, or `absent` where there is nothing to check.
    pub(super) status: Status,
    /// What it costs.
    pub(super) points: u32,
    /// Its worst value; null where there is none.
    pub(super) value: Option<f64>,
    /// What the value is in.
    pub(super) unit: &'static str,
    /// What the value is of; null where there is none.
    pub(super) target: Option<String>,
    /// The metric that it was made of; null where there is none.
    pub(super) metric: Option<String>,
    /// How old the value is; null where there is none.
    pub(super) age_seconds: Option<f64>,
    /// Why nobody can tell, or why there is nothing to check; null where it could be checked.
    pub(super) why: Option<String>,
    /// The value as people read it.
    #[serde(skip)]
    pub(super) in_words: Option<String>,
}

/// What all checks came to.
pub(super) struct Looked {
    pub(super) components: Vec<Component>,
    pub(super) deductions: Vec<Deduction>,
}

/// Holds every check against what is known.
pub(super) fn look(knowledge: &Knowledge<'_>) -> Looked {
    let mut components: Vec<Component> = Vec::new();
    let mut deductions = Vec::new();
    for check in CHECKS {
        let seen = knowledge.look(check);
        if let Seen::Known(values) = &seen {
            deductions.extend(values.iter().filter_map(|value| deduction(check, value)));
        }
        let component = component(check, &seen);
        match components.iter_mut().find(|other| other.component == component.component) {
            Some(other) => other.join(component),
            None => components.push(component),
        }
    }
    Looked { components, deductions }
}

impl Looked {
    /// Says of each component how it is, now that it is known what counts.
    pub(super) fn settle(&mut self) {
        let mut points: BTreeMap<&str, (u32, Severity)> = BTreeMap::new();
        for row in &self.deductions {
            let (sum, worst) = points.entry(row.component).or_insert((0, row.severity));
            *sum += row.points;
            *worst = row.severity.max(*worst);
        }
        for component in &mut self.components {
            if let Some((sum, worst)) = points.get(component.component) {
                component.points = *sum;
                component.status = Status::of(*worst);
            }
        }
    }

    /// Returns how much of what there is could be checked.
    pub(super) fn coverage(&self) -> Coverage {
        let count = |is_so: fn(&Component) -> bool| self.components.iter().filter(|one| is_so(one)).count() as u64;
        Coverage {
            checked: count(|one| one.status != Status::Absent && one.status != Status::Unknown),
            known: count(|one| one.status != Status::Absent),
        }
    }
}

fn component(check: &Check, seen: &Seen) -> Component {
    let mut row = Component {
        component: check.component,
        status: Status::Ok,
        points: 0,
        value: None,
        unit: check.unit.as_str(),
        target: None,
        metric: None,
        age_seconds: None,
        why: None,
        in_words: None,
    };
    match seen {
        Seen::Known(values) => {
            let worst = values.iter().reduce(|worst, value| if is_worse(check, value, worst) { value } else { worst });
            row.in_words = worst.map(|worst| words(check.unit, worst.value));
            row.value = worst.map(|worst| worst.value).filter(|value| value.is_finite());
            row.target = worst.map(|worst| worst.target.clone());
            row.metric = worst.map(|worst| worst.metric.clone());
            row.age_seconds = worst.map(|worst| worst.age_seconds);
        }
        Seen::Absent(why) => (row.status, row.why) = (Status::Absent, Some(why.clone())),
        Seen::Unknown(why) => (row.status, row.why) = (Status::Unknown, Some(why.clone())),
    }
    row
}

fn is_worse(check: &Check, value: &Value, other: &Value) -> bool {
    match check.bad {
        Side::Above => value.value > other.value,
        Side::Below => value.value < other.value,
    }
}

impl Component {
    /// Takes in what another check of the component came to: it is known where either is, and the first value is told.
    fn join(&mut self, other: Self) {
        let is_known = |row: &Self| row.status == Status::Ok;
        let says_more = self.status == Status::Absent || is_known(&other);
        if !is_known(self) && says_more || self.value.is_none() && other.value.is_some() {
            *self = other;
        }
    }
}

fn deduction(check: &Check, value: &Value) -> Option<Deduction> {
    let (severity, threshold) = value.bad?;
    let (said, limit) = (words(check.unit, value.value), words(check.unit, threshold));
    let message = check.says.replace("{value}", &said).replace("{limit}", &limit);
    // What somebody else wrote comes last, so that nothing in it is filled in.
    let message = message.replace("{of}", &value.of);
    Some(Deduction {
        component: check.component,
        severity,
        points: 0,
        value: value.value,
        threshold,
        unit: check.unit.as_str(),
        target: value.target.clone(),
        rule: check.rule.name,
        finding: finding(check.rule, (severity, &message), (value, check.help)),
        message,
        help: check.help,
    })
}

fn finding(rule: &Rule, (severity, message): (Severity, &str), (value, help): (&Value, &str)) -> Finding {
    let mut finding = Finding::of(rule, severity, Confidence::High, message);
    finding.target = Some(value.target.clone());
    help.clone_into(&mut finding.help);
    let when = match value.age_seconds as u64 {
        0 => "now".to_owned(),
        seconds => format!("{} ago", Period::secs(seconds)),
    };
    let number = exposition_number(value.value);
    finding.evidence = vec![Evidence::overall(Role::Note, format!("{} was {number} {when}", value.metric))];
    finding.fingerprinted("", "")
}

/// Returns a value as people read it.
pub(super) fn words(unit: Unit, value: f64) -> String {
    const DAY: u64 = 86_400;
    let rounded = |value: f64| exposition_number((value * 10.0).round() / 10.0);
    match unit {
        Unit::Ratio => format!("{} %", rounded(value * 100.0)),
        Unit::Count => rounded(value),
        Unit::Truth => if value == 0.0 { "no" } else { "yes" }.to_owned(),
        Unit::Seconds if value <= 0.0 => "no time".to_owned(),
        // The largest unit that says enough.
        Unit::Seconds => {
            let seconds = value as u64;
            let grain = [DAY, 3600, 60, 1].into_iter().find(|grain| seconds >= 2 * grain).unwrap_or(1);
            Period::secs(seconds / grain * grain).to_string()
        }
    }
}
