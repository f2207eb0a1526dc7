//! From flags and the baseline's file to kit's `Triage`: which findings count.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use skep_kit::{Error, FailOn, Format, Rule, Triage, Verb, check_rule_words};

use crate::cli::{Command, Global};
use crate::families::FAMILIES;
use crate::render::relative;
use crate::{baseline, config, config_command};

/// Returns the rules that can be chosen for a command: those of the configuration where it is what is asked about, else
/// the families'.
pub(crate) fn rules(command: Option<&Command>) -> Vec<&'static Rule> {
    match command {
        Some(Command::Config(_)) => config::rules::RULES.to_vec(),
        Some(
            Command::Check(_)
            | Command::Baseline(_)
            | Command::Merge(_)
            | Command::Family(_)
            | Command::Explain(_)
            | Command::Schema(_)
            | Command::Doctor(_)
            | Command::Completions(_)
            | Command::Man(_),
        )
        | None => FAMILIES.iter().flat_map(|family| family.rules).copied().collect(),
    }
}

/// Returns what the flags say.
///
/// # Errors
/// A word that chooses none of `rules`.
pub(crate) fn of(global: &Global, rules: Vec<&'static Rule>) -> Result<Triage, Error> {
    for (flag, words) in [("--select", &global.select), ("--ignore", &global.ignore)] {
        check_rule_words(words, rules.iter().copied()).map_err(|unknown| {
            let error = Error::usage("unknown-rule", format!("{flag}: `{}` is no rule", unknown.word));
            let error = unknown.suggestion.into_iter().fold(error.about(unknown.word), Error::hint);
            error.hint("`skep explain` lists all rules; the beginning of codes chooses several: ML1")
        })?;
    }
    let Global { select, ignore, min_confidence, .. } = global;
    Ok(Triage {
        select: select.clone(),
        ignore: ignore.clone(),
        min_confidence: *min_confidence,
        baseline: None,
        new_since: global.new_since.clone(),
    })
}

/// Checks that `verb` has findings, which alone can be new.
///
/// # Errors
/// `--new-since` at a verb that has none.
pub(crate) fn can_be_new(global: &Global, verb: &Verb) -> Result<(), Error> {
    // A configuration is what it is, whatever it was.
    let is_compared =
        verb.formats.contains(&Format::Sarif) && config_command::VERBS.iter().all(|ours| ours.id != verb.id);
    if global.new_since.is_none() || is_compared {
        return Ok(());
    }
    let name = verb.id.replace('.', " ");
    Err(Error::usage("nothing-new", format!("`skep {name}` has no findings that --new-since could compare"))
        .about("--new-since")
        .hint("`skep check` and `skep mem leaks` have some"))
}

/// Returns where the baseline lies or is to lie: where the flag says, as seen from `here`, else at the root.
pub(crate) fn baseline_file(global: &Global, root: &Path, here: &Path) -> PathBuf {
    global.baseline.as_ref().map_or_else(|| root.join(baseline::file::NAME), |named| here.join(named))
}

/// Adds the known findings of `file` where the verb is a gate, and only there: what asks nothing of them does not stumble
/// over them.
///
/// # Errors
/// A baseline that cannot be read, or that was named and is not there.
pub(crate) fn load_known(
    triage: &mut Triage,
    verb: &Verb,
    global: &Global,
    places: (&Path, &Path),
) -> Result<(), Error> {
    let is_asked = match verb.fail_on {
        FailOn::At(_) => true,
        FailOn::Never => baseline::amends(verb),
    };
    let (file, here) = places;
    let is_named = global.baseline.is_some();
    let is_meant = is_named || (!global.no_config && file.symlink_metadata().is_ok());
    if is_asked && is_meant && !global.no_baseline {
        triage.baseline = Some(Arc::new(baseline::file::read(file, &relative(file, here))?));
    }
    Ok(())
}
