//! The last lines of a page: what was found in how much, what to do next, and the verdict.

use skep_kit::{Amount, Checked, Outcome, Severity};

use super::cell::{duration, time};
use super::paint::Ink;
use super::text::visible;
use super::{Page, Style};

/// Returns the closing lines; none where the question was none that can fail.
pub(crate) fn lines(page: &Page<'_>, style: &Style) -> Vec<String> {
    let Some(outcome) = page.outcome else { return Vec::new() };
    let mut lines = Vec::new();
    if let Some(counts) = counts(page, style) {
        lines.push(counts);
        if !page.complete {
            lines.push("not all was checked".to_owned());
        }
        if style.verbose > 0 {
            lines.push(style.paint(Ink::Faint, &timing(page)));
        }
        lines.extend(page.as_of.map(|moment| style.paint(Ink::Faint, &format!("as of {}", time(moment)))));
    }
    if page.verdict.exit.success() {
        lines.extend(outcome.next.iter().take(1).map(|command| format!("next: {}", visible(command))));
    }
    if let Checked::Some(_) = outcome.checked {
        let code = page.exit_code;
        let ending = if page.verdict.reason.is_empty() {
            format!("exit {code}")
        } else {
            format!("exit {code}: {}", visible(&page.verdict.reason))
        };
        lines.push(style.paint(Ink::Strong, &ending));
    }
    lines
}

/// Returns "31.0 ms in 2 threads, 0 results from the cache".
fn timing(page: &Page<'_>) -> String {
    let count = |count: u64, one: &'static str, many: &'static str| Amount { count, one, many };
    let threads = count(page.run.jobs, "thread", "threads");
    let results = count(page.run.cache_hits, "result", "results");
    format!("{:.1} ms in {threads}, {results} from the cache", page.duration.as_secs_f64() * 1e3)
}

/// Returns "2 high, 1 medium in 31 files, 0.03 s; 9 more containers proved bounded"; `None` where nothing was checked.
pub(crate) fn counts(page: &Page<'_>, style: &Style) -> Option<String> {
    let outcome = page.outcome?;
    let mut line = format!("{}, {}", found(outcome, style)?, duration(page.duration));
    for aside in &outcome.asides {
        line.push_str("; ");
        line.push_str(&visible(aside));
    }
    Some(line)
}

/// Returns "2 high, 1 medium in 31 files"; `None` where nothing was checked.
pub(crate) fn found(outcome: &Outcome, style: &Style) -> Option<String> {
    let amounts = match &outcome.checked {
        Checked::Some(amounts) => amounts.iter().map(ToString::to_string).collect::<Vec<_>>().join(", "),
        Checked::Nothing(_) | Checked::NotAsked => return None,
    };
    let found: Vec<String> = Severity::ALL
        .into_iter()
        .rev()
        .filter(|severity| outcome.tally.of(*severity) > 0)
        .map(|severity| style.paint(Ink::Severity(severity), &format!("{} {severity}", outcome.tally.of(severity))))
        .collect();
    let found = if found.is_empty() { "nothing found".to_owned() } else { found.join(", ") };
    Some(format!("{found} in {amounts}"))
}
