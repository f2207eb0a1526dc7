//! Whether a service takes longer than it used to: its latency against the median of the last snapshots.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use skep_kit::Error;
use skep_probe::Check;
use skep_store::{Snapshot, Store};

/// Of so many snapshots the median is taken, at most.
const MOST: usize = 20;
/// A service that takes longer than its median by this factor, and by so many milliseconds, is slower than it was.
const FACTOR: f64 = 2.0;
const LEAST_MS: f64 = 20.0;

/// A service's latency against what it used to be.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub(crate) struct Latency {
    /// The service.
    pub(crate) service: String,
    /// The median of the snapshots before, in milliseconds.
    pub(crate) median_ms: f64,
    /// Of how many that is the median.
    pub(crate) samples: u64,
    /// How long it took now, in milliseconds.
    pub(crate) now_ms: f64,
    /// How many times as long that is.
    pub(crate) factor: f64,
    /// Whether that is slower than usual: more than twice the median and more than 20 ms above it.
    pub(crate) slower: bool,
}

/// Compares latencies with those of the snapshots of `store`, from `from` backwards.
///
/// # Errors
/// A store that cannot be read.
pub(crate) fn latencies(services: &[Check], store: &Store, from: &Snapshot) -> Result<Vec<Latency>, Error> {
    let mut snapshots = vec![from.clone()];
    while let Some(last) = snapshots.last().filter(|_| snapshots.len() < MOST) {
        match store.snapshot_before(last.taken_at)? {
            Some(earlier) => snapshots.push(earlier),
            None => break,
        }
    }
    Ok(services.iter().filter_map(|check| latency(check, &snapshots)).collect())
}

fn latency(check: &Check, snapshots: &[Snapshot]) -> Option<Latency> {
    let now_ms = check.latency_ms.filter(|_| check.status.answered() == Some(true))?;
    let mut earlier: Vec<f64> =
        snapshots.iter().filter_map(|snapshot| latency_in(&snapshot.content, &check.name)).collect();
    earlier.sort_by(f64::total_cmp);
    let median_ms = median(&earlier)?;
    let factor = if median_ms > 0.0 { now_ms / median_ms } else { 1.0 };
    let slower = factor > FACTOR && now_ms - median_ms > LEAST_MS;
    Some(Latency { service: check.name.clone(), median_ms, samples: earlier.len() as u64, now_ms, factor, slower })
}

/// Returns how long a service took in a snapshot; none where it did not answer.
fn latency_in(content: &Value, name: &str) -> Option<f64> {
    const ANSWERED: [&str; 4] = ["up", "slow", "degraded", "recovering"];
    let services = content.get("services")?.as_array()?;
    let service = services.iter().find(|service| service.get("name").and_then(Value::as_str) == Some(name))?;
    let status = service.get("status")?.as_str()?;
    if ANSWERED.contains(&status) { service.get("latency_ms")?.as_f64() } else { None }
}

/// Returns the median of sorted values.
fn median(sorted: &[f64]) -> Option<f64> {
    let middle = sorted.len() / 2;
    let upper = *sorted.get(middle)?;
    if sorted.len().is_multiple_of(2) { Some((sorted.get(middle - 1)? + upper) / 2.0) } else { Some(upper) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_median_is_in_the_middle() {
        assert_eq!((median(&[]), median(&[3.0]), median(&[1.0, 2.0, 30.0])), (None, Some(3.0), Some(2.0)));
        assert_eq!(median(&[1.0, 2.0, 4.0, 30.0]), Some(3.0));
    }

    #[test]
    fn a_service_that_did_not_answer_has_no_latency() {
        let content = serde_json::json!({ "services": [
            { "name": "a", "status": "up", "latency_ms": 5.0 },
            { "name": "b", "status": "down", "latency_ms": 5.0 },
        ] });
        assert_eq!(
            (latency_in(&content, "a"), latency_in(&content, "b"), latency_in(&content, "c")),
            (Some(5.0), None, None)
        );
    }
}
