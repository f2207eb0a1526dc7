//! Finds what a user may have meant: kit's, which families need as well.

use clap::builder::StyledStr;
use clap::error::{ContextKind, ContextValue};
use skep_kit::Verb;

pub(crate) use skep_kit::suggest::{hint, near};

/// Adds the commands that a word may stand for which is the name of a verb alone, as in `skep leaks`.
pub(crate) fn verbs(mut error: clap::Error, verbs: &[&Verb]) -> clap::Error {
    let Some(ContextValue::String(word)) = error.get(ContextKind::InvalidSubcommand) else { return error };
    if error.get(ContextKind::SuggestedSubcommand).is_some() {
        return error;
    }
    let names = verbs.iter().filter_map(|verb| Some(verb.id.split_once('.')?.1));
    let near = near(word, names);
    let meant = verbs.iter().filter(|verb| verb.id.split_once('.').is_some_and(|(_, name)| near.contains(&name)));
    let hints: Vec<StyledStr> =
        meant.map(|verb| format!("did you mean `skep {}`?", verb.id.replace('.', " ")).into()).collect();
    if !hints.is_empty() {
        error.insert(ContextKind::Suggested, ContextValue::StyledStrs(hints));
    }
    error
}
