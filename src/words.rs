//! Values that completions and help can list, while the command itself says what is wrong with another.
//!
//! clap's own lists accept just what they name, in one spelling. Ours accept more (`warning` for medium, a rule's code for
//! its name) and know better hints.

use std::ffi::OsStr;

use clap::builder::{PossibleValue, TypedValueParser};
use clap::{Arg, Command, Error};

use crate::families::{self, FAMILIES};
use crate::{home, schema};

/// A parser with a list of words for completions.
#[derive(Clone)]
pub(crate) struct Listed<T> {
    /// Decides what is accepted.
    pub parse: fn(&str) -> Result<T, String>,
    /// The words.
    pub words: fn() -> Vec<&'static str>,
}

impl<T: Clone + Send + Sync + 'static> TypedValueParser for Listed<T> {
    type Value = T;

    fn parse_ref(&self, command: &Command, argument: Option<&Arg>, value: &OsStr) -> Result<T, Error> {
        self.parse.parse_ref(command, argument, value)
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        Some(Box::new((self.words)().into_iter().map(PossibleValue::new)))
    }
}

/// Takes any word, and lists the rules' names.
pub(crate) const RULES: Listed<String> = Listed { parse: any, words: rules };

/// Takes any word, and lists the verbs' ids.
pub(crate) const VERBS: Listed<String> = Listed { parse: any, words: verbs };

/// Takes any word, and lists the verbs that are commands.
pub(crate) const COMMANDS: Listed<String> = Listed { parse: any, words: commands };

fn any(word: &str) -> Result<String, String> {
    Ok(word.to_owned())
}

fn rules() -> Vec<&'static str> {
    families::rules(FAMILIES).map(|rule| rule.name).collect()
}

fn verbs() -> Vec<&'static str> {
    schema::verbs(FAMILIES).into_iter().map(|verb| verb.id).collect()
}

fn commands() -> Vec<&'static str> {
    let verbs = schema::verbs(FAMILIES).into_iter();
    verbs.filter(|verb| verb.id != home::VERB.id && verb.id != schema::ERROR.id).map(|verb| verb.id).collect()
}
