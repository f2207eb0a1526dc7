//! RL101: a collection in a static grows and nothing shrinks it.

use skep_source::Language;

use crate::judge::Case;
use crate::link::Owner;
use crate::rules::{Charge, Check};

rule! {
    /// ## What it finds
    ///
    /// A collection in a `static`, a `thread_local!` or a `lazy_static!`, behind a
    /// `Mutex`, `RwLock`, `RefCell` or of a kind that shared code can change, that a
    /// function fills and nothing takes anything out of.
    ///
    /// ## Why it hurts
    ///
    /// A static is never dropped. Each entry stays until the process ends.
    ///
    /// ## Example
    ///
    /// ```rust
    /// use std::collections::HashMap;
    /// use std::sync::{LazyLock, Mutex};
    ///
    /// static ANSWERS: LazyLock<Mutex<HashMap<u64, String>>> =
    ///     LazyLock::new(|| Mutex::new(HashMap::new()));
    ///
    /// pub fn handle_request(id: u64, body: &str) {
    ///     if let Ok(mut answers) = ANSWERS.lock() {
    ///         answers.insert(id, body.to_owned());
    ///     }
    /// }
    /// ```
    ///
    /// ## Better
    ///
    /// ```rust
    /// use std::collections::HashMap;
    /// use std::sync::{LazyLock, Mutex};
    ///
    /// static ANSWERS: LazyLock<Mutex<HashMap<u64, String>>> =
    ///     LazyLock::new(|| Mutex::new(HashMap::new()));
    ///
    /// pub fn handle_request(id: u64, body: &str) {
    ///     if let Ok(mut answers) = ANSWERS.lock() {
    ///         answers.insert(id, body.to_owned());
    ///     }
    /// }
    ///
    /// pub fn handle_done(id: u64) {
    ///     if let Ok(mut answers) = ANSWERS.lock() {
    ///         answers.remove(&id);
    ///     }
    /// }
    /// ```
    ///
    /// ## What it cannot see
    ///
    /// What macros other than `thread_local!` and `lazy_static!` declare. How many
    /// different keys there will be. What other crates do to a public static.
    ///
    /// ## Options
    ///
    /// None of its own. `--fail-on medium` fails the run on medium findings too, not
    /// only on high ones; `--include-tests` reads the files of tests as well;
    /// `--exclude GLOB` leaves paths out. `fail_on`, `include_tests` and `exclude` in
    /// the table `[mem]` of skep.toml do the same for the whole project.
    "static-collection-grows", "RL101", High, "a collection in a static grows and nothing shrinks it", Check::Container(check)
}

fn check(case: &Case<'_>, _: &[Case<'_>]) -> Option<Charge> {
    let Owner::Module(..) = case.subject.owner else { return None };
    if case.language() != Language::Rust {
        return None;
    }
    let grade = case.grade(0)?;
    let message = format!(
        "{} is as old as the process, grows in {}() and {}",
        case.symbol(),
        case.grower(),
        case.removal_clause()
    );
    Some(Charge::new(grade, message, case.help()))
}
