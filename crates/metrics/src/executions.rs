//! Agents' executions and messages as metrics, under the names that the documents fix which skep comes from.
//!
//! A rate is failed by ended: work that goes on neither failed nor succeeded. Where nothing ended there is no rate, since
//! neither 0 nor 1 would be true.

use std::time::Duration;

use jiff::Timestamp;
use skep_kit::{Error, Metric, MetricKind, Selector, exposition_number};
use skep_store::{AgentTotals, Execution, Store};

use crate::names::MESSAGES;

/// The upper bounds of the buckets of durations, in seconds: agents work for seconds to hours.
const BUCKETS: &[f64] = &[1.0, 5.0, 15.0, 30.0, 60.0, 120.0, 300.0, 600.0, 1800.0, 3600.0, 7200.0, 14_400.0];
/// Over how long the system's rate of errors is reckoned.
const HOUR: Duration = Duration::from_secs(3600);
/// For how long the count of messages is told.
const MESSAGES_FOR: Duration = Duration::from_secs(30 * 86_400);

/// Returns what the executions in the store come to; nothing where there is none.
///
/// # Errors
/// A store that cannot be read.
pub fn execution_metrics(store: &Store, now: Timestamp) -> Result<Vec<Metric>, Error> {
    let totals = store.execution_totals(BUCKETS)?;
    if totals.is_empty() {
        return Ok(Vec::new());
    }
    let mut metrics = Vec::new();
    for agent in &totals {
        of_agent(agent, &mut metrics);
    }
    let active = totals.iter().map(|agent| agent.active).sum::<u64>();
    metrics.push(Metric::gauge("active_executions", "Executions that began and did not end yet.", active as f64));
    let hour_ago = now.checked_sub(HOUR).unwrap_or(Timestamp::MIN);
    metrics.extend(error_rate(&store.executions(hour_ago, now)?, hour_ago, now));
    Ok(metrics)
}

fn of_agent(agent: &AgentTotals, metrics: &mut Vec<Metric>) {
    let name = agent.agent.as_str();
    let mut push = |metric: Metric| metrics.push(metric.with("agent", name));
    push(Metric::counter("agent_executions_total", "Executions of an agent that ended.", agent.ended as f64));
    push(Metric::counter("agent_failures_total", "Executions of an agent that failed.", agent.failed as f64));
    if agent.ended > 0 {
        let rate = agent.ended.saturating_sub(agent.failed) as f64 / agent.ended as f64;
        push(Metric::gauge("agent_success_rate", "The share of an agent's ended executions that did not fail.", rate));
    }
    let help = "How long an agent's executions took.";
    let part = |ending: &str, value: f64| {
        let name = format!("agent_execution_duration_seconds{ending}");
        Metric::new(MetricKind::Histogram, name, help, value)
    };
    let bounds = BUCKETS.iter().zip(&agent.within).map(|(bound, count)| (*bound, *count));
    for (bound, count) in bounds.chain([(f64::INFINITY, agent.ended)]) {
        push(part("_bucket", count as f64).with("le", exposition_number(bound)));
    }
    push(part("_sum", agent.seconds));
    push(part("_count", agent.ended as f64));
}

/// Returns failed by ended over what ended within the hour; none where nothing did.
fn error_rate(executions: &[Execution], from: Timestamp, to: Timestamp) -> Option<Metric> {
    let ended = |execution: &&Execution| execution.ended_at.is_some_and(|at| at > from && at <= to);
    let all = executions.iter().filter(ended).count();
    let failed = executions.iter().filter(ended).filter(|execution| execution.success == Some(false)).count();
    let help = "The share of executions that ended within the last hour and failed.";
    (all > 0).then(|| Metric::gauge("system_error_rate", help, failed as f64 / all as f64))
}

/// Returns how many messages were sent and which share of them arrived; nothing where nobody told of any.
///
/// # Errors
/// A store that cannot be read.
pub fn message_metrics(store: &Store, now: Timestamp) -> Result<Vec<Metric>, Error> {
    let since = now.checked_sub(MESSAGES_FOR).unwrap_or(Timestamp::MIN);
    let latest = store.latest(&Selector::named(MESSAGES.name), since)?;
    let count = |result: &str| -> f64 {
        let of_result = latest.iter().filter(|stored| label(stored, "result") == Some(result));
        of_result.map(|stored| stored.point.value).sum()
    };
    let (arrived, failed) = (count("ok"), count("failed"));
    if arrived + failed <= 0.0 {
        return Ok(Vec::new());
    }
    let counter = |result, value| Metric::counter(MESSAGES.name, MESSAGES.help, value).with("result", result);
    let help = "The share of messages that arrived.";
    let ratio = Metric::gauge("skep_message_success_ratio", help, arrived / (arrived + failed));
    Ok(vec![counter("ok", arrived), counter("failed", failed), ratio])
}

fn label<'a>(stored: &'a skep_store::Stored, name: &str) -> Option<&'a str> {
    stored.series.labels.iter().find(|(label, _)| label == name).map(|(_, value)| value.as_str())
}
