//! Which names a value from outside may have, and how large it may be.

use skep_kit::{Metric, is_label_name, is_metric_name};

/// A name that skep gives, and what it says.
#[derive(Debug, Clone, Copy)]
pub struct Named {
    /// The name.
    pub name: &'static str,
    /// One sentence on what it counts.
    pub help: &'static str,
}

/// Messages, which come in as events.
pub const MESSAGES: Named = Named { name: "skep_messages_total", help: "Messages that were sent, by how it went." };

/// What all other names of skep begin with.
const OURS: &str = "skep_";

/// Names of skep that the documents it comes from fix. A histogram's samples are called after it.
pub const FIXED: &[&str] = &[
    "agent_executions_total",
    "agent_execution_duration_seconds",
    "agent_execution_duration_seconds_bucket",
    "agent_execution_duration_seconds_count",
    "agent_execution_duration_seconds_sum",
    "agent_failures_total",
    "agent_success_rate",
    "system_error_rate",
    "active_executions",
];

/// The longest name of a metric or a label.
const LONGEST_NAME: usize = 256;
/// The longest value of a label.
const LONGEST_VALUE: usize = 4096;
/// The most labels of one series.
const MOST_LABELS: usize = 64;

/// Tells whether skep itself gives values of that name.
#[must_use]
pub fn is_ours(name: &str) -> bool {
    name.starts_with(OURS) || FIXED.contains(&name)
}

/// Tells whether it is one bucket of a histogram.
pub(crate) fn is_bucket(metric: &Metric) -> bool {
    metric.name.ends_with("_bucket") && metric.label("le").is_some()
}

/// Says why a value from outside cannot be taken, a clause; none where it can.
#[must_use]
pub fn complaint(metric: &Metric) -> Option<String> {
    let name = &metric.name;
    if !is_metric_name(name) {
        return Some(format!("`{}` is no name of a metric; it has letters, digits, _ and :", shortened(name)));
    }
    if name.len() > LONGEST_NAME {
        return Some(format!("the name `{}` is longer than {LONGEST_NAME} bytes", shortened(name)));
    }
    if is_ours(name) {
        return Some(format!("`{name}` is a name that skep itself gives values"));
    }
    if metric.labels.len() > MOST_LABELS {
        return Some(format!("`{name}` has more than {MOST_LABELS} labels"));
    }
    metric.labels.iter().enumerate().find_map(|(index, (label, value))| {
        let short = shortened(label);
        if !is_label_name(label) || label.starts_with("__") || label.len() > LONGEST_NAME {
            return Some(format!("`{short}` is no name of a label; it has letters, digits and _"));
        }
        if value.len() > LONGEST_VALUE {
            return Some(format!("the value of the label `{short}` is longer than {LONGEST_VALUE} bytes"));
        }
        let is_twice = metric.labels.iter().take(index).any(|(known, _)| known == label);
        is_twice.then(|| format!("the label `{short}` stands there twice"))
    })
}

/// Returns as much of a name as a message needs.
fn shortened(name: &str) -> String {
    const ENOUGH: usize = 60;
    let short: String = name.chars().take(ENOUGH).collect();
    if short.len() < name.len() { format!("{short}…") } else { short }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_foreign_and_sound_is_taken() {
        let of = |name: &'static str| Metric::gauge(name, "", 1.0);
        assert_eq!(complaint(&of("queue_depth").with("zone", "a")), None);
        for (metric, said) in [
            (of("queue-depth"), "no name of a metric"),
            (of("skep_service_up"), "skep itself"),
            (of("system_error_rate"), "skep itself"),
            (of("a").with("b-c", "1"), "no name of a label"),
            (of("a").with("__name__", "1"), "no name of a label"),
            (of("a").with("b", "1").with("b", "2"), "twice"),
            (of("a").with("b", "x".repeat(5000)), "longer than 4096"),
            ((0..65).fold(of("a"), |metric, index| metric.with(format!("l{index}"), "")), "more than 64"),
        ] {
            let complaint = complaint(&metric).unwrap();
            assert!(complaint.contains(said), "{complaint}");
        }
    }
}
