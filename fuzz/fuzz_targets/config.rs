//! Any text as `skep.toml`. The module that reads it belongs to the executable, so that it is taken in by its path.
#![no_main]

use libfuzzer_sys::fuzz_target;

#[expect(dead_code, reason = "the executable uses more of it")]
#[path = "../../src/suggest.rs"]
mod suggest;

#[path = ""]
mod config {
    #[path = "../../src/config/check.rs"]
    mod check;

    /// As in the executable.
    #[derive(Debug, Default)]
    pub(crate) struct Loaded {
        pub config: skep_kit::Config,
        pub as_of: Option<jiff::Timestamp>,
    }

    pub(crate) fn load(text: &str) -> Result<Loaded, skep_kit::Error> {
        check::check(text, "skep.toml", &[&skep_cmd_mem::FAMILY])
    }
}

fuzz_target!(|text: &str| match config::load(text) {
    Ok(loaded) => {
        let _fail_on = (loaded.config.fail_on("mem"), loaded.as_of);
    }
    Err(error) => {
        assert!(!error.message.is_empty(), "an error without words");
        if let Some(excerpt) = &error.excerpt {
            let lines = text.split('\n').count() as u32;
            assert!(1 <= excerpt.line && excerpt.line <= lines, "line {} of {lines}", excerpt.line);
            assert!(excerpt.column >= 1 && excerpt.end_column > excerpt.column, "{excerpt:?}");
        }
    }
});
