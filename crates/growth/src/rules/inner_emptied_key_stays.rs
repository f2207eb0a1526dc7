//! ML208: the values of a table are emptied and their keys stay.

use skep_kit::Severity;
use skep_source::{Language, Shrinkage};

use crate::judge::Case;
use crate::repair::{Place, Repair};
use crate::rules::{Charge, Check};

rule! {
    /// ## What it finds
    ///
    /// A dict of lists, sets or dicts whose values lose their elements somewhere,
    /// while the keys, empty value and all, are never removed.
    ///
    /// ## Why it hurts
    ///
    /// An empty set under each key that ever was is as large as a leak needs to be:
    /// a few hundred bytes for each room, topic or peer.
    ///
    /// ## Example
    ///
    /// ```python
    /// class Rooms:
    ///     def __init__(self):
    ///         self.members = {}
    ///
    ///     def on_enter(self, room, user):
    ///         self.members.setdefault(room, set()).add(user)
    ///
    ///     def on_leave(self, room, user):
    ///         self.members[room].discard(user)
    /// ```
    ///
    /// ## Better
    ///
    /// ```python
    /// class Rooms:
    ///     def __init__(self):
    ///         self.members = {}
    ///
    ///     def on_enter(self, room, user):
    ///         self.members.setdefault(room, set()).add(user)
    ///
    ///     def on_leave(self, room, user):
    ///         users = self.members[room]
    ///         users.discard(user)
    ///         if not users:
    ///             del self.members[room]
    /// ```
    ///
    /// ## What it cannot see
    ///
    /// Whether the same keys come back, so that the empty values are used again. It
    /// is medium at most for that reason. Values two levels down.
    ///
    /// ## Options
    ///
    /// None of its own. `--fail-on medium` fails the run on medium findings too, not
    /// only on high ones; `--include-tests` reads the files of tests as well;
    /// `--exclude GLOB` leaves paths out. `fail_on`, `include_tests` and `exclude` in
    /// the table `[mem]` of skep.toml do the same for the whole project.
    "inner-emptied-key-stays", "ML208", Medium, "the values of a table are emptied and their keys stay", Check::Container(check)
}

fn check(case: &Case<'_>, _: &[Case<'_>]) -> Option<Charge> {
    let main = case.main_growth()?;
    if !case.is_keyed() || main.depth > 0 {
        return None;
    }
    let emptied = case
        .effective(1)
        .find(|shrink| matches!(shrink.how, Shrinkage::Remove | Shrinkage::Take | Shrinkage::Filter))?;
    // That values are emptied says that what the keys stand for comes to an end.
    let mut grade = case.grade(1)?;
    grade.severity = grade.severity.min(Severity::Medium);
    let remover = case.program.function(emptied.file, emptied.scope);
    let message = format!("{} has its values emptied in {remover}(), and no key is ever removed", case.symbol());
    let help = format!("in {remover}(), remove the key when its value is empty");
    let at = Place { file: emptied.file, span: emptied.span };
    let table = case.program.text(case.subject.name).to_owned();
    let repair = (case.language() == Language::Python).then_some(Repair::Emptied { at, table });
    Some(Charge::new(grade, message, help).mended_by(repair))
}
