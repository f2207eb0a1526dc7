//! What is counted of messages and executions, under the keys by which it is known since there was a score.

use schemars::JsonSchema;
use serde::Serialize;
use skep_metrics::Round;

/// Messages and executions.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub(super) struct Counted {
    /// Messages.
    messaging: Messaging,
    /// Executions of agents.
    executions: Executions,
}

/// Messages. Null where nobody has told of any.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
struct Messaging {
    /// Those that arrived.
    sent: Option<f64>,
    /// Those that did not.
    failed: Option<f64>,
    /// The share that arrived, from 0 to 1.
    success_rate: Option<f64>,
}

/// Executions. Null where nobody has told of any.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
struct Executions {
    /// All of them.
    total: Option<f64>,
    /// Those that failed.
    failed: Option<f64>,
    /// Those that run now.
    active: Option<f64>,
    /// The share of those that ended lately and failed, from 0 to 1.
    error_rate: Option<f64>,
}

impl Counted {
    /// Counts what is in the round.
    pub(super) fn of(round: &Round) -> Self {
        let sum = |selector: &str| {
            let selector: skep_kit::Selector = selector.parse().ok()?;
            let values = round.samples.iter().filter(|sample| selector.selects(&sample.metric));
            values.map(|sample| sample.metric.value).reduce(|sum, value| sum + value).filter(|sum| sum.is_finite())
        };
        Self {
            messaging: Messaging {
                sent: sum(r#"skep_messages_total{result="ok"}"#),
                failed: sum(r#"skep_messages_total{result="failed"}"#),
                success_rate: sum("skep_message_success_ratio"),
            },
            executions: Executions {
                total: sum("agent_executions_total"),
                failed: sum("agent_failures_total"),
                active: sum("active_executions"),
                error_rate: sum("system_error_rate"),
            },
        }
    }
}
