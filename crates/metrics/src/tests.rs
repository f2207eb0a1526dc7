//! A place of its own for each test: a folder for the state, a clock that is set, and the families that it needs.

use std::sync::Arc;
use std::time::Instant;

use jiff::Timestamp;
use skep_kit::{CancelToken, Clock, Collector, Config, ConfigSection, Context, Environment, Family, Silent, Triage};
use tempfile::TempDir;

/// When tests begin.
pub(crate) const START: i64 = 1_767_268_800;

/// A place that is gone with the test.
pub(crate) struct Place {
    folder: TempDir,
    now: Timestamp,
    families: &'static [&'static Family],
}

impl Place {
    /// Makes a place that has these families.
    pub(crate) fn with(families: &'static [&'static Family]) -> Self {
        let now = Timestamp::from_second(START).unwrap();
        Self { folder: tempfile::tempdir().unwrap(), now, families }
    }

    /// Sets the clock on.
    pub(crate) fn later(&mut self, seconds: i64) {
        self.now = Timestamp::from_second(self.now.as_second() + seconds).unwrap();
    }

    /// Returns the world as it is in this place.
    #[expect(clippy::disallowed_methods, reason = "a test's steady clock is the real one")]
    pub(crate) fn context(&self) -> Context {
        let wall = || Timestamp::from_second(START).unwrap();
        Context {
            clock: Clock { as_of: Some(self.now), wall, steady: Instant::now },
            environment: Environment::default(),
            working_directory: self.folder.path().to_owned(),
            root: Some(self.folder.path().to_owned()),
            cancel: CancelToken::default(),
            deadline: None,
            progress: Arc::new(Silent),
            events: Arc::new(Silent),
            state: Some(self.folder.path().join(".skep")),
            config: Arc::new(Config::default()),
            triage: Triage::default(),
            families: self.families,
        }
    }
}

/// Returns a family that has only collectors.
pub(crate) const fn family(collectors: &'static [Collector]) -> Family {
    Family {
        name: "test",
        about: "",
        verbs: &[],
        rules: &[],
        config: ConfigSection::of::<Nothing>(),
        sections: &[],
        collectors,
    }
}

/// A table without keys.
#[derive(Default, serde::Serialize, serde::Deserialize, schemars::JsonSchema)]
pub(crate) struct Nothing {}
