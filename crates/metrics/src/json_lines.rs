//! Reads JSON lines: values, agents' executions and messages that were sent, an object a line.
//!
//! A key that nobody knows is a fault: a misspelt one would lose what it says.

use std::io::Read;

use jiff::Timestamp;
use serde_json::{Map, Value};
use skep_kit::{CancelToken, Label, Metric, MetricKind, suggest};
use skep_store::Execution;

use crate::lines::Lines;
use crate::moment;
use crate::names::MESSAGES;
use crate::record::{Record, Slip, Trouble};

/// Reads records out of JSON lines.
#[derive(Debug)]
pub struct JsonReader<R> {
    lines: Lines<R>,
}

impl<R: Read> JsonReader<R> {
    /// Creates a reader that stops once `cancel` says so.
    pub fn new(input: R, cancel: CancelToken) -> Self {
        Self { lines: Lines::new(input, cancel) }
    }

    /// Tells whether the next record has to be waited for.
    pub fn is_drained(&self) -> bool {
        self.lines.is_drained()
    }

    /// Returns the number of the line that was read last, from 1.
    pub const fn line(&self) -> u64 {
        self.lines.number()
    }
}

impl<R: Read> Iterator for JsonReader<R> {
    type Item = Result<Record, Trouble>;

    fn next(&mut self) -> Option<Self::Item> {
        self.lines.find(read_line)
    }
}

fn read_line(line: &[u8]) -> Result<Option<Record>, Slip> {
    if line.iter().all(u8::is_ascii_whitespace) {
        return Ok(None);
    }
    let value: Value = serde_json::from_slice(line).map_err(|error| {
        let text = error.to_string();
        let said = text.split(" at line ").next().unwrap_or(&text).to_lowercase();
        Slip::at(error.column().saturating_sub(1), format!("this is no JSON: {said}"))
    })?;
    let Value::Object(fields) = value else {
        return Err(Slip::whole("an object is expected, such as {\"metric\": \"name\", \"value\": 1}"));
    };
    let mut object = Object { fields };
    let record = match object.text("event")? {
        None => object.sample(),
        Some(event) if event == "execution" => object.execution(),
        Some(event) if event == "message" => object.message(),
        Some(event) => return Err(Slip::whole(format!("`{event}` is no event; there are execution and message"))),
    }?;
    Ok(Some(record))
}

/// An object whose keys are taken out one by one.
struct Object {
    fields: Map<String, Value>,
}

const SAMPLE: &[&str] = &["metric", "name", "value", "labels", "time", "kind", "help"];
const EXECUTION: &[&str] = &["id", "agent", "task", "started_at", "ended_at", "success", "error", "tokens", "cost_usd"];
const MESSAGE: &[&str] = &["result", "time"];

impl Object {
    fn sample(mut self) -> Result<Record, Slip> {
        let name = match (self.text("metric")?, self.text("name")?) {
            (Some(name), None) | (None, Some(name)) => name,
            (Some(_), Some(_)) => return Err(Slip::whole("`metric` and `name` are the same; one of both is enough")),
            (None, None) => return Err(Slip::whole("`metric` is missing")),
        };
        let value = self.number("value")?.ok_or_else(|| missing("value"))?;
        let kind = self.text("kind")?.map_or(Ok(kind_by_name(&name)), |word| kind(&word))?;
        let help = self.text("help")?.unwrap_or_default();
        let (labels, at) = (self.labels()?, self.moment("time")?);
        self.nothing_left(SAMPLE)?;
        let mut metric = Metric::new(kind, name, help, value);
        metric.labels = labels;
        Ok(Record::Sample { at, metric })
    }

    fn execution(mut self) -> Result<Record, Slip> {
        let id = self.text("id")?.filter(|id| !id.is_empty()).ok_or_else(|| missing("id"))?;
        let agent = self.text("agent")?.filter(|agent| !agent.is_empty()).ok_or_else(|| missing("agent"))?;
        let started_at = self.moment("started_at")?.ok_or_else(|| missing("started_at"))?;
        let ended_at = self.moment("ended_at")?;
        if ended_at.is_some_and(|ended_at| ended_at < started_at) {
            return Err(Slip::whole("it ended before it started"));
        }
        let (success, tokens, cost) = (self.truth("success")?, self.number("tokens")?, self.number("cost_usd")?);
        if success.is_some() && ended_at.is_none() {
            return Err(Slip::whole("`success` is known only once it ended; `ended_at` is missing"));
        }
        if tokens.is_some_and(|tokens| !(0.0..=1e18).contains(&tokens)) {
            return Err(Slip::whole("`tokens` is to be a number that is not negative"));
        }
        let (task, error) = (self.text("task")?, self.text("error")?);
        self.nothing_left(EXECUTION)?;
        let tokens = tokens.map(|tokens| tokens as u64);
        Ok(Record::Execution(Execution { id, agent, task, started_at, ended_at, success, error, tokens, cost }))
    }

    fn message(mut self) -> Result<Record, Slip> {
        let result = self.text("result")?.ok_or_else(|| missing("result"))?;
        if !matches!(result.as_str(), "ok" | "failed") {
            return Err(Slip::whole(format!("`{result}` is no result of a message; there are ok and failed")));
        }
        let at = self.moment("time")?;
        self.nothing_left(MESSAGE)?;
        let metric = Metric::counter(MESSAGES.name, MESSAGES.help, 1.0).with("result", result);
        Ok(Record::Increase { at, metric })
    }

    /// Takes a value out; null is as good as none.
    fn take(&mut self, key: &str) -> Option<Value> {
        self.fields.remove(key).filter(|value| !value.is_null())
    }

    fn text(&mut self, key: &str) -> Result<Option<String>, Slip> {
        match self.take(key) {
            None => Ok(None),
            Some(Value::String(text)) => Ok(Some(text)),
            Some(_) => Err(Slip::whole(format!("`{key}` is to be text"))),
        }
    }

    fn truth(&mut self, key: &str) -> Result<Option<bool>, Slip> {
        match self.take(key) {
            None => Ok(None),
            Some(Value::Bool(truth)) => Ok(Some(truth)),
            Some(_) => Err(Slip::whole(format!("`{key}` is to be true or false"))),
        }
    }

    /// Takes a number out. JSON has none for infinity, so that text is taken too.
    fn number(&mut self, key: &str) -> Result<Option<f64>, Slip> {
        let number = match self.take(key) {
            None => return Ok(None),
            Some(Value::Number(number)) => number.as_f64(),
            Some(Value::String(text)) => text.trim().parse().ok(),
            Some(_) => None,
        };
        number.map(Some).ok_or_else(|| Slip::whole(format!("`{key}` is to be a number")))
    }

    fn moment(&mut self, key: &str) -> Result<Option<Timestamp>, Slip> {
        let moment = match self.take(key) {
            None => return Ok(None),
            Some(Value::Number(number)) => number.as_f64().and_then(moment::of_number),
            Some(Value::String(text)) => moment::parse(&text),
            Some(_) => None,
        };
        moment.map(Some).ok_or_else(|| {
            Slip::whole(format!("`{key}` is to be a moment: 2026-01-31T12:00:00Z, or seconds since 1970"))
        })
    }

    fn labels(&mut self) -> Result<Vec<Label>, Slip> {
        let fields = match self.take("labels") {
            None => return Ok(Vec::new()),
            Some(Value::Object(fields)) => fields,
            Some(_) => return Err(Slip::whole("`labels` is to be an object")),
        };
        let text = |(name, value): (String, Value)| match value {
            Value::String(text) => Ok((name.into(), text)),
            Value::Number(number) => Ok((name.into(), number.to_string())),
            Value::Bool(truth) => Ok((name.into(), truth.to_string())),
            Value::Null | Value::Array(_) | Value::Object(_) => {
                Err(Slip::whole(format!("the label `{name}` is to be text")))
            }
        };
        fields.into_iter().map(text).collect()
    }

    fn nothing_left(self, known: &[&'static str]) -> Result<(), Slip> {
        let Some((key, _)) = self.fields.into_iter().next() else { return Ok(()) };
        let near =
            suggest::hint(&key, known.iter().copied()).unwrap_or_else(|| format!("there are {}", known.join(", ")));
        Err(Slip::whole(format!("`{key}` is no key here; {near}")))
    }
}

fn missing(key: &str) -> Slip {
    Slip::whole(format!("`{key}` is missing"))
}

/// Returns how a value of that name moves where nobody says.
#[must_use]
pub fn kind_by_name(name: &str) -> MetricKind {
    if name.ends_with("_total") { MetricKind::Counter } else { MetricKind::Gauge }
}

fn kind(word: &str) -> Result<MetricKind, Slip> {
    let known = [MetricKind::Gauge, MetricKind::Counter, MetricKind::Unknown];
    let kind = known.into_iter().find(|kind| kind.as_str() == word);
    kind.ok_or_else(|| Slip::whole(format!("`{word}` is no kind; there are gauge, counter and unknown")))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &str) -> Result<Record, String> {
        let item = JsonReader::new(line.as_bytes(), CancelToken::default()).next();
        match item {
            Some(Ok(record)) => Ok(record),
            Some(Err(Trouble::Fault(fault))) => Err(fault.to_string()),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn values_are_read() {
        let line = r#"{"metric":"a_total","value":2,"labels":{"b":"c","n":1},"time":"2026-01-01T12:00:00Z"}"#;
        let metric = Metric::counter("a_total", "", 2.0).with("b", "c").with("n", "1");
        let at = "2026-01-01T12:00:00Z".parse().ok();
        assert_eq!(read(line), Ok(Record::Sample { at, metric }));
        let line = r#"{"name":"a","value":"-Inf","kind":"unknown","time":1767268800,"labels":null}"#;
        let metric = Metric::new(MetricKind::Unknown, "a", "", f64::NEG_INFINITY);
        assert_eq!(read(line), Ok(Record::Sample { at, metric }));
    }

    #[test]
    fn executions_and_messages_are_read() {
        let line = r#"{"event":"execution","id":"1","agent":"a","started_at":100,"ended_at":160.5,"success":false,
            "error":"timeout","tokens":12,"cost_usd":0.25}"#
            .replace('\n', " ");
        let Ok(Record::Execution(execution)) = read(&line) else { panic!("{line}") };
        assert_eq!((execution.success, execution.tokens, execution.cost), (Some(false), Some(12), Some(0.25)));
        assert_eq!(execution.ended_at.map(|at| at.as_millisecond()), Some(160_500));
        let Ok(Record::Increase { at, metric }) = read(r#"{"event":"message","result":"failed"}"#) else { panic!() };
        assert_eq!((at, metric.value, metric.label("result")), (None, 1.0, Some("failed")));
    }

    #[test]
    fn what_is_wrong_is_said() {
        for (line, said) in [
            ("{\"metric\":\"a\",}", "line 1, column 15: this is no JSON: trailing comma"),
            ("[1]", "line 1: an object is expected, such as {\"metric\": \"name\", \"value\": 1}"),
            (r#"{"metric":"a"}"#, "line 1: `value` is missing"),
            (r#"{"value":1}"#, "line 1: `metric` is missing"),
            (r#"{"metric":"a","value":true}"#, "line 1: `value` is to be a number"),
            (r#"{"metric":"a","value":1,"lables":{}}"#, "line 1: `lables` is no key here; did you mean `labels`?"),
            (r#"{"metric":"a","value":1,"labels":{"b":[]}}"#, "line 1: the label `b` is to be text"),
            (r#"{"event":"gone"}"#, "line 1: `gone` is no event; there are execution and message"),
            (r#"{"event":"execution","id":"1","agent":"a"}"#, "line 1: `started_at` is missing"),
            (
                r#"{"event":"execution","id":"1","agent":"a","started_at":2,"ended_at":1}"#,
                "line 1: it ended before it started",
            ),
            (r#"{"event":"message","result":"no"}"#, "line 1: `no` is no result of a message; there are ok and failed"),
        ] {
            assert_eq!(read(line).unwrap_err(), said, "{line}");
        }
        assert!(read(&"[".repeat(100_000)).unwrap_err().contains("recursion limit"));
    }
}
