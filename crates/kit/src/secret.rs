//! What must not be seen: not on a screen, not in a log, not in a report.
//!
//! A configuration never holds a secret. It names the variable or the file that does, by a key that ends in `_env` or
//! `_file`; what is read from there lives in a [`Secret`], which has no way onto paper but [`Secret::expose`].

use std::fs::File;
use std::io::Read as _;
use std::path::Path;

use serde::{Serialize, Serializer};

use crate::{Environment, Error};

/// What stands in for a secret.
pub const HIDDEN: &str = "***";
/// No secret is longer, in bytes.
const LONGEST: u64 = 64 * 1024;
/// Words of keys whose values are secret.
const WORDS: &[&str] = &["token", "password", "passphrase", "secret", "webhook_url", "api_key", "private_key", "dsn"];
/// Ends of keys that name the place of a secret.
const PLACES: &[&str] = &["_env", "_file"];

/// Tells whether a key of that name would hold a secret itself, and so must not be.
#[must_use]
pub fn names_a_secret(key: &str) -> bool {
    let key = key.to_ascii_lowercase().replace('-', "_");
    let is = |word: &&str| key == **word || key.ends_with(&format!("_{word}"));
    !PLACES.iter().any(|place| key.ends_with(place)) && WORDS.iter().any(is)
}

/// Returns a line that another program wrote without what looks like a secret in it: the value behind a key whose name
/// says so, and what follows `Bearer`. White space is folded.
#[must_use]
pub fn without_secrets(line: &str) -> String {
    let mut words = Vec::new();
    let mut is_next = false;
    for word in line.split_whitespace() {
        let (key, value) = word.split_once(['=', ':']).map_or((word, None), |(key, value)| (key, Some(value)));
        let key = key.trim_matches(|sign: char| !sign.is_ascii_alphanumeric());
        let names = names_a_secret(key) && word.contains(['=', ':']);
        words.push(match value {
            _ if is_next => HIDDEN.to_owned(),
            Some(value) if names && !value.trim_matches(['"', '\'', ',']).is_empty() => {
                format!("{}{HIDDEN}", word.strip_suffix(value).unwrap_or_default())
            }
            _ => word.to_owned(),
        });
        let is_open = names && value.is_some_and(|value| value.trim_matches(['"', '\'', ',']).is_empty());
        is_next = !is_next && (is_open || key.eq_ignore_ascii_case("bearer"));
    }
    words.join(" ")
}

/// Text that shows as `***`.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(String);

impl Secret {
    /// Reads the secret that the environment variable `name` holds; `key` is the key that names it.
    ///
    /// # Errors
    /// A variable that is not set, is empty or is no text. What `key` holds is not shown: it may be the secret itself.
    pub fn from_variable(environment: &Environment, name: &str, key: &str) -> Result<Self, Error> {
        let secret = environment.get(name).map(|value| Self(value.to_owned()));
        secret.ok_or_else(|| {
            Error::unavailable("no-secret", format!("the environment variable that `{key}` names is not set"))
                .about(key)
                .hint("set the variable; the key takes its name, not the secret")
        })
    }

    /// Reads the secret that `file` holds, without the line break at its end; `key` is the key that names the file.
    ///
    /// # Errors
    /// A file that cannot be read, is empty, no text or longer than 64 KiB.
    pub fn from_file(file: &Path, key: &str) -> Result<Self, Error> {
        let failed =
            |why: &str| Error::unavailable("no-secret", format!("the file that `{key}` names {why}")).about(key);
        // A pipe would keep whoever opens it waiting.
        let found = file.metadata().map_err(|cause| failed("cannot be read").caused_by(cause))?;
        if !found.is_file() {
            return Err(failed("is no regular file"));
        }
        let mut text = String::new();
        let opened = File::open(file).map_err(|cause| failed("cannot be read").caused_by(cause))?;
        opened
            .take(LONGEST + 1)
            .read_to_string(&mut text)
            .map_err(|cause| failed("cannot be read").caused_by(cause))?;
        let secret = text.trim_end_matches(['\r', '\n']);
        if secret.is_empty() {
            return Err(failed("is empty"));
        }
        if text.len() as u64 > LONGEST {
            return Err(failed("is longer than 64 KiB").hint("name a file that holds the secret and nothing else"));
        }
        Ok(Self(secret.to_owned()))
    }

    /// Returns the secret, for the one place that sends it.
    #[must_use]
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Debug for Secret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(HIDDEN)
    }
}

impl std::fmt::Display for Secret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(HIDDEN)
    }
}

impl Serialize for Secret {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(HIDDEN)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn environment() -> Environment {
        [("BOT_TOKEN".into(), "hunter2".into())].into_iter().collect()
    }

    #[test]
    fn a_secret_shows_nowhere() {
        let secret = Secret::from_variable(&environment(), "BOT_TOKEN", "token_env").unwrap();
        assert_eq!(secret.expose(), "hunter2");
        assert_eq!(format!("{secret} {secret:?} {}", serde_json::to_value(&secret).unwrap()), "*** *** \"***\"");
    }

    #[test]
    fn a_secret_that_stands_where_its_place_should_is_not_shown() {
        let error = Secret::from_variable(&environment(), "hunter2", "token_env").unwrap_err();
        let told = format!("{error} {:?} {:?}", error.hints, error.target);
        assert!(!told.contains("hunter2"), "{told}");
    }

    #[test]
    fn files_lose_their_last_line_break_and_nothing_else() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("token");
        std::fs::write(&file, " hunter2 \n").unwrap();
        assert_eq!(Secret::from_file(&file, "token_file").unwrap().expose(), " hunter2 ");
        std::fs::write(&file, "\n").unwrap();
        assert!(Secret::from_file(&file, "token_file").is_err());
        std::fs::write(&file, "x".repeat(70_000)).unwrap();
        assert!(Secret::from_file(&file, "token_file").is_err());
        assert!(Secret::from_file(folder.path(), "token_file").is_err());
    }

    #[test]
    fn keys_of_secrets_are_told_from_keys_of_their_places() {
        assert!(["token", "bot_token", "Api-Key", "webhook_url"].into_iter().all(names_a_secret));
        assert!(!["token_env", "token_file", "tokens_per_second", "fail_on"].into_iter().any(names_a_secret));
    }

    #[test]
    fn what_looks_like_a_secret_is_taken_out_of_lines() {
        for (line, left) in [
            ("password=hunter2", "password=***"),
            ("failed: token: abc, retry", "failed: token: *** retry"),
            ("{\"api_key\": \"abc\"}", "{\"api_key\": ***"),
            ("Authorization: Bearer abc done", "Authorization: Bearer *** done"),
            ("12 jobs: 3 late", "12 jobs: 3 late"),
            ("DB_PASSWORD='x' at 10:20", "DB_PASSWORD=*** at 10:20"),
        ] {
            assert_eq!(without_secrets(line), left);
        }
    }
}
