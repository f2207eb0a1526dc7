//! From flags and the baseline's file to kit's `Triage`: which findings count.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use skep_kit::{Error, FailOn, Format, Triage, Verb, check_rule_words};

use crate::baseline;
use crate::cli::Global;
use crate::families::FAMILIES;
use crate::render::relative;

/// Returns what the flags say.
///
/// # Errors
/// A word that chooses no rule of any family.
pub(crate) fn of(global: &Global) -> Result<Triage, Error> {
    for (flag, words) in [("--select", &global.select), ("--ignore", &global.ignore)] {
        let rules = FAMILIES.iter().flat_map(|family| family.rules).copied();
        check_rule_words(words, rules).map_err(|unknown| {
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
    if global.new_since.is_none() || verb.formats.contains(&Format::Sarif) {
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
