//! A panic is a bug in skep, never the user's: it says so, says where to report it, and exits with 70.

use std::panic::{AssertUnwindSafe, PanicHookInfo};
use std::sync::{Mutex, PoisonError};

use skep_kit::Error;

/// What the first panic said. Later ones only echo it from the threads that waited.
static FIRST: Mutex<Option<String>> = Mutex::new(None);

/// Keeps what a panic says, and is silent about it, because one that an engine catches and works round is no failure.
pub(crate) fn install() {
    std::panic::set_hook(Box::new(remember));
}

/// Runs `work`; a panic in it becomes an error that names a bug.
pub(crate) fn guard<T>(work: impl FnOnce() -> T) -> Result<T, Error> {
    std::panic::catch_unwind(AssertUnwindSafe(work)).map_err(|_| {
        let said = FIRST.lock().unwrap_or_else(PoisonError::into_inner).take();
        Error::bug(format!("skep has a bug: {}", said.as_deref().unwrap_or("it panicked")))
            .hint("this is not your fault; nothing that this run printed can be relied on")
            .hint(format!(
                "please report it with the command, this message and the version, skep {}",
                env!("CARGO_PKG_VERSION")
            ))
    })
}

fn remember(info: &PanicHookInfo<'_>) {
    let said = info.payload_as_str().unwrap_or("no message");
    let place = info.location().map(|place| format!(" at {}:{}", file_name(place.file()), place.line()));
    let mut first = FIRST.lock().unwrap_or_else(PoisonError::into_inner);
    first.get_or_insert_with(|| format!("{said}{}", place.unwrap_or_default()));
}

/// Returns the path behind the last `src/`'s parent, so that no folder of the build machine is shown.
fn file_name(path: &str) -> &str {
    let Some(end) = path.rfind("/src/") else { return path };
    path[..end].rfind('/').map_or(path, |start| &path[start + 1..])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_is_a_bug_of_ours() {
        let error = guard(|| panic!("a test panics")).unwrap_err();
        assert_eq!(error.kind.exit(), skep_kit::Exit::Bug);
        assert!(error.message.starts_with("skep has a bug"));
        assert!(error.hints.iter().any(|hint| hint.contains("report")));
    }

    #[test]
    fn build_folders_are_not_shown() {
        assert_eq!(file_name("/home/me/x/crates/growth/src/link.rs"), "growth/src/link.rs");
        assert_eq!(file_name("src/main.rs"), "src/main.rs");
    }
}
