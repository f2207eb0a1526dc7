//! What a family's table in `skep.toml` says about its gate, whatever else stands there. The keys are the same for all.
//! Those that can make a check fail know who set them, so that the verdict can name the line to change.

use std::collections::BTreeMap;
use std::str::FromStr;

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::de::{DeserializeOwned, Error as _};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::{Map, Value, json};

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

impl Serialize for Budgets {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(Severity::ALL.into_iter().filter_map(|severity| Some((severity, self.of(severity)?))))
    }
}

impl JsonSchema for Budgets {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Budgets".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let budget = |severity: Severity| {
            let description = format!("How many {severity} findings there may be, whatever `fail_on` says.");
            (severity.to_string(), json!({ "type": "integer", "minimum": 0, "description": description }))
        };
        let aliases = Severity::ALIASES.map(|(word, severity)| (word.to_owned(), Value::from(severity.as_str())));
        schemars::json_schema!({
            "type": "object",
            "properties": Severity::ALL.map(budget).into_iter().collect::<Map<_, _>>(),
            "additionalProperties": false,
            ALIASES: aliases.into_iter().collect::<Map<_, _>>(),
        })
    }
}

/// Stands in a table's schema before the other words for its keys, each with the key's name. Whoever puts layers of the
/// configuration over each other has to know that two words are one key.
pub const ALIASES: &str = "x-aliases";

/// A value that somebody set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stated<T> {
    /// The value.
    pub value: T,
    /// What says so, as the user finds it there: `fail_on = "medium" in skep.toml`.
    pub said: String,
}

/// The keys of a family's table that decide what is kept and what fails. The family's own type holds the same keys and
/// has checked them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Gate {
    /// The mildest severity that fails.
    pub fail_on: Option<Stated<FailOn>>,
    /// Budgets instead of it.
    pub max: BTreeMap<Severity, Stated<u64>>,
    /// Rules to heed, by name, code or the beginning of codes; all where there is none.
    pub select: Vec<String>,
    /// Rules not to heed.
    pub ignore: Vec<String>,
    /// How sure a finding must be.
    pub min_confidence: Option<Confidence>,
    /// Rules not to heed in paths that match a glob.
    pub per_path_ignores: BTreeMap<String, Vec<String>>,
}

impl Gate {
    /// Reads the keys out of a table that its own type has accepted. `said` returns who set a key to a value; what nobody
    /// set does not count as said.
    #[must_use]
    pub fn read(table: &Value, said: impl Fn(&[&str], Value) -> Option<String>) -> Self {
        let fail_on = key::<Option<FailOn>>(table, "fail_on").and_then(|value| {
            let said = said(&["fail_on"], value.to_string().into())?;
            Some(Stated { value, said })
        });
        let budgets = key::<Budgets>(table, "max");
        let max = Severity::ALL.into_iter().filter_map(|severity| {
            let value = budgets.of(severity)?;
            let said = said(&["max", severity.as_str()], value.into())?;
            Some((severity, Stated { value, said }))
        });
        Self {
            fail_on,
            max: max.collect(),
            select: key(table, "select"),
            ignore: key(table, "ignore"),
            min_confidence: key(table, "min_confidence"),
            per_path_ignores: key(table, "per_path_ignores"),
        }
    }
}

/// Returns one key. A family that means something else by it has no gate there.
fn key<T: DeserializeOwned + Default>(table: &Value, name: &str) -> T {
    table.get(name).and_then(|value| T::deserialize(value).ok()).unwrap_or_default()
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
    fn two_budgets_for_one_severity_are_refused() {
        let twice = json!({ "warning": 4, "medium": 3 });
        assert!(serde_json::from_value::<Budgets>(twice).unwrap_err().to_string().contains("two budgets"));
    }

    #[test]
    fn budgets_are_written_as_they_are_read() {
        assert_eq!(serde_json::to_value(Budgets::NONE).unwrap(), json!({}));
        let budgets: Budgets = serde_json::from_value(json!({ "critical": 0, "warn": 4 })).unwrap();
        assert_eq!(serde_json::to_value(budgets).unwrap(), json!({ "high": 0, "medium": 4 }));
    }

    #[test]
    fn a_table_is_read_with_who_set_what() {
        let table =
            json!({ "fail_on": "warning", "max": { "low": 4, "high": 0 }, "select": ["ML"], "exclude": ["else"] });
        let gate = Gate::read(&table, |key, value| (key != ["max", "low"]).then(|| format!("{key:?} {value}")));
        let fail_on = Stated { value: FailOn::At(Severity::Medium), said: "[\"fail_on\"] \"medium\"".to_owned() };
        let high = Stated { value: 0, said: "[\"max\", \"high\"] 0".to_owned() };
        assert_eq!((gate.fail_on, gate.max), (Some(fail_on), BTreeMap::from([(Severity::High, high)])));
        assert_eq!(gate.select, ["ML"]);
    }

    #[test]
    fn a_key_that_means_something_else_takes_no_other_away() {
        let gate = Gate::read(&json!({ "fail_on": "low", "max": 7, "select": "x" }), |_, _| Some(String::new()));
        assert_eq!((gate.fail_on.map(|low| low.value), gate.max.len()), (Some(FailOn::At(Severity::Low)), 0));
    }
}
