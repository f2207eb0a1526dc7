//! RL103: a channel without a bound grows whenever its sender is faster than its receiver.

use skep_kit::{Confidence, Severity};
use skep_source::SiteKind;

use crate::judge::{Frequency, Grade};
use crate::rules::{Charge, Check, SiteCase};

rule! {
    /// ## What it finds
    ///
    /// …
    ///
    /// ## Why it hurts
    ///
    /// …
    ///
    /// ## Example
    ///
    /// …
    ///
    /// ## Better
    ///
    /// …
    ///
    /// ## What it cannot see
    ///
    /// …
    ///
    /// ## Options
    ///
    /// …
    "unbounded-channel", "RL103", Medium, "a channel without a bound grows whenever its sender is faster than its receiver", Check::Site(check)
}

fn check(case: &SiteCase<'_>) -> Option<Charge> {
    if case.site.kind != SiteKind::UnboundedChannel {
        return None;
    }
    let severity = if case.frequency >= Frequency::Call { Severity::Low } else { Severity::Low };
    let grade = Grade { severity, confidence: Confidence::Medium };
    let path = case.program.text(case.site.path);
    let message = format!("{path} has no bound: what is sent faster than received stays in memory");
    Some(Charge::new(grade, message, "a bounded channel, whose full buffer slows the sender down"))
}
