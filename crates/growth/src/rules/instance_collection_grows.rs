//! ML103: a collection in an attribute grows and nothing shrinks it while its owner lives.

use skep_source::Language;

use crate::judge::Case;
use crate::link::Owner;
use crate::rules::{Charge, Check};

rule! {
    /// ## What it finds
    ///
    /// A container in an attribute, made in `__init__`, in a method such as `start`
    /// or as a field of a dataclass or attrs class, that a method fills and nothing
    /// takes anything out of while the object lives. It is high where the object
    /// lives as long as the process or the service (made at the level of a module, a
    /// thread or server, a loop without an end) and is filled for each request; an
    /// object of unknown lifetime makes it medium at most.
    ///
    /// Silent are: objects that do not leave the function that makes them, what only
    /// the constructor fills, keys that the source lists, a checked length.
    ///
    /// ## Why it hurts
    ///
    /// An object that lives long keeps an entry for each connection, job or message
    /// it ever saw. The memory comes back with the restart.
    ///
    /// ## Example
    ///
    /// ```python
    /// class SessionHub:
    ///     def __init__(self):
    ///         self.sessions = {}
    ///
    ///     def on_message(self, session_id, message):
    ///         self.sessions[session_id] = message
    ///
    ///
    /// HUB = SessionHub()
    /// ```
    ///
    /// ## Better
    ///
    /// ```python
    /// class SessionHub:
    ///     def __init__(self):
    ///         self.sessions = {}
    ///
    ///     def on_message(self, session_id, message):
    ///         self.sessions[session_id] = message
    ///
    ///     def on_disconnect(self, session_id):
    ///         self.sessions.pop(session_id, None)
    ///
    ///
    /// HUB = SessionHub()
    /// ```
    ///
    /// ## What it cannot see
    ///
    /// Whether the removal runs on each path, after a timeout or an error for
    /// instance: one that may run is enough to be silent. Whether a caller throws the
    /// object away in time. Removal through an attribute of the same name, on an
    /// object whose class the source does not tell, raises a doubt and no more.
    ///
    /// ## Options
    ///
    /// None of its own. `--fail-on medium` fails the run on medium findings too, not
    /// only on high ones; `--include-tests` reads the files of tests as well;
    /// `--exclude GLOB` leaves paths out. `fail_on`, `include_tests` and `exclude` in
    /// the table `[mem]` of skep.toml do the same for the whole project.
    "instance-collection-grows", "ML103", High, "a collection in an attribute grows and nothing shrinks it while its owner lives", Check::Container(check)
}

fn check(case: &Case<'_>, _: &[Case<'_>]) -> Option<Charge> {
    let Owner::Instance(_) = case.subject.owner else { return None };
    if case.language() != Language::Python {
        return None;
    }
    let grade = case.grade(0)?;
    let message = format!("{} grows in {}() and {}", case.symbol(), case.grower(), case.removal_clause());
    Some(Charge::new(grade, message, case.help()).mended_by(case.repair()))
}
