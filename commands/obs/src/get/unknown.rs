//! Why there is no number: whether the name is unknown, known without a value, or only its labels are others, and how to
//! get one.

use std::collections::BTreeSet;

use jiff::Timestamp;
use skep_kit::{Context, Error, Problem, Selector, suggest};
use skep_metrics::{Collected, Round, collectors, names};
use skep_store::{Series, Store};

/// How many series are named.
const ENOUGH: usize = 3;

/// Says why nothing is selected now.
pub(super) fn explain(
    selector: &Selector,
    round: &Round,
    store: Option<&Store>,
    context: &Context,
) -> Result<Problem, Error> {
    let Some(name) = selector.name.as_deref() else {
        return Ok(no_value(selector, "no series has these labels now"));
    };
    let known = store.map(|store| store.series(&Selector::named(name))).transpose()?.unwrap_or_default();
    let failed = round.runs.iter().find_map(|run| match &run.outcome {
        Collected::Failed(problem) => Some((run.name, problem)),
        Collected::Now | Collected::Remembered(_) | Collected::Never | Collected::Stopped => None,
    });
    if let Some((collector, problem)) = failed {
        let said = format!("`{collector}` could not measure `{name}`: {}", problem.message);
        return Ok(problem.hints.iter().fold(no_value(selector, &said), |told, hint| told.hint(hint)));
    }
    if let Some(run) = round.runs.iter().find(|run| run.outcome == Collected::Never) {
        let said = format!("`{name}` is known, but `{}` has not measured it yet", run.name);
        return Ok(no_value(selector, &said)
            .hint("skep obs get --all measures it now")
            .hint("skep obs sample, or skep obs serve, lets the store remember it"));
    }
    if let Some(latest) = latest(&known, store)? {
        let is_old = names::is_ours(name) || known.iter().any(|series| selector.matches(&series.name, &series.labels));
        if is_old {
            let said = format!("`{name}` is known, but has no recent value; its last is of {latest}");
            return Ok(no_value(selector, &said).hint(format!("look back: skep obs get '{selector}' --at {latest}")));
        }
    }
    if !known.is_empty() || !round.runs.is_empty() {
        return Ok(other_labels(selector, name, &known));
    }
    unknown(selector, name, store, context)
}

/// Says why the store has nothing of a time.
pub(super) fn explain_past(
    selector: &Selector,
    when: &str,
    store: Option<&Store>,
    context: &Context,
) -> Result<Problem, Error> {
    let Some(store) = store else {
        return Ok(no_value(selector, "nothing was sampled yet, so there is no past to look at")
            .hint("skep obs sample, such as from cron, or skep obs serve"));
    };
    let Some(name) = selector.name.as_deref() else {
        return Ok(no_value(selector, &format!("no series with these labels has a sample {when}")));
    };
    let known = store.series(&Selector::named(name))?;
    if known.is_empty() && collectors(context).any(|collector| collector.can_give(name)) {
        return Ok(no_value(selector, &format!("`{name}` is known, but was never sampled"))
            .hint("skep obs sample, such as from cron, or skep obs serve"));
    }
    if known.is_empty() {
        return unknown(selector, name, Some(store), context);
    }
    if !known.iter().any(|series| selector.matches(&series.name, &series.labels)) {
        return Ok(other_labels(selector, name, &known));
    }
    let mut problem = no_value(selector, &format!("`{name}` has no sample {when}"));
    if let Some(latest) = latest(&known, Some(store))? {
        problem = problem.hint(format!("its last is of {latest}; look farther back with --since, or --at"));
    }
    Ok(problem)
}

fn no_value(selector: &Selector, said: &str) -> Problem {
    Problem::new("no-value", said).about(selector.to_string())
}

fn other_labels(selector: &Selector, name: &str, known: &[Series]) -> Problem {
    if selector.matchers.is_empty() || known.is_empty() {
        return no_value(selector, &format!("`{name}` is known, but has no value here"))
            .hint("what it counts is not there, or cannot be seen");
    }
    let shown: Vec<String> = known.iter().take(ENOUGH).map(labels).collect();
    let more = known.len().saturating_sub(ENOUGH);
    let more = if more > 0 { format!(" and {more} more") } else { String::new() };
    no_value(selector, &format!("no series of `{name}` has these labels"))
        .hint(format!("there are {}{more}", shown.join(", ")))
}

fn labels(series: &Series) -> String {
    let labels: Vec<String> = series.labels.iter().map(|(name, value)| format!("{name}={value:?}")).collect();
    format!("{{{}}}", labels.join(","))
}

/// Returns when the latest sample of any series was.
fn latest(known: &[Series], store: Option<&Store>) -> Result<Option<Timestamp>, Error> {
    let (Some(series), Some(store)) = (known.first(), store) else { return Ok(None) };
    let stored = store.latest(&Selector::named(&*series.name), Timestamp::MIN)?;
    Ok(stored.into_iter().map(|stored| stored.point.at).max())
}

fn unknown(selector: &Selector, name: &str, store: Option<&Store>, context: &Context) -> Result<Problem, Error> {
    let mut all: BTreeSet<String> = collectors(context)
        .flat_map(|collector| collector.metrics)
        .filter(|name| !name.ends_with('*'))
        .map(|name| (*name).to_owned())
        .collect();
    if let Some(store) = store {
        let any = Selector { name: None, matchers: Vec::new() };
        all.extend(store.series(&any)?.into_iter().map(|series| series.name));
    }
    let problem = Problem::new("unknown-metric", format!("there is no metric `{name}`")).about(selector.to_string());
    let near = suggest::hint(name, all.iter().map(String::as_str));
    let problem = near.into_iter().fold(problem, Problem::hint);
    Ok(problem.hint(format!("to tell skep of it: skep obs record {name} VALUE")))
}
