//! ML207: two tables are filled under one key and only one of them is pruned.

use skep_kit::{Evidence, Role};
use skep_source::{ContainerKind, Language, Shrinkage};

use crate::judge::Case;
use crate::repair::{Place, Removal, Repair};
use crate::rules::{Charge, Check};

rule! {
    /// ## What it finds
    ///
    /// Two dicts or sets of one object or module that the same function fills under
    /// the same key, where something removes that key from one of them and nothing
    /// ever removes from the other.
    ///
    /// ## Why it hurts
    ///
    /// The program itself says that the key comes to an end, and forgets one of the
    /// tables. What stays behind is small, an address, a time, a flag, so it takes
    /// weeks to notice.
    ///
    /// ## Example
    ///
    /// ```python
    /// class Tracker:
    ///     def __init__(self):
    ///         self.sockets = {}
    ///         self.last_seen = {}
    ///
    ///     def on_open(self, client, socket, now):
    ///         self.sockets[client] = socket
    ///         self.last_seen[client] = now
    ///
    ///     def on_close(self, client):
    ///         self.sockets.pop(client, None)
    /// ```
    ///
    /// ## Better
    ///
    /// ```python
    /// class Tracker:
    ///     def __init__(self):
    ///         self.sockets = {}
    ///         self.last_seen = {}
    ///
    ///     def on_open(self, client, socket, now):
    ///         self.sockets[client] = socket
    ///         self.last_seen[client] = now
    ///
    ///     def on_close(self, client):
    ///         self.sockets.pop(client, None)
    ///         self.last_seen.pop(client, None)
    /// ```
    ///
    /// ## What it cannot see
    ///
    /// Tables filled by different functions, or under a key that is written in
    /// another way, `client` here and `self.client` there. Two tables that are both
    /// pruned, one of them on fewer paths.
    ///
    /// ## Options
    ///
    /// None of its own. `--fail-on medium` fails the run on medium findings too, not
    /// only on high ones; `--include-tests` reads the files of tests as well;
    /// `--exclude GLOB` leaves paths out. `fail_on`, `include_tests` and `exclude` in
    /// the table `[mem]` of skep.toml do the same for the whole project.
    "side-table-not-pruned", "ML207", High, "two tables are filled under one key and only one of them is pruned", Check::Container(check)
}

fn check(case: &Case<'_>, siblings: &[Case<'_>]) -> Option<Charge> {
    if !case.is_keyed() {
        return None;
    }
    let twin = case.twin?;
    let (growth, sibling) = (case.growths.get(twin.growth)?, siblings.get(twin.sibling)?);
    let removal = sibling.effective(0).find(|shrink| shrink.how == Shrinkage::Remove)?;
    // The program itself says that the key comes to an end; kinds of things that do are few all the same.
    let grade = case.grade_of_entries()?;
    let at = case.program.operation(&growth.operation);
    let key = case.program.text(at.key_name);
    let twin = sibling.symbol();
    let message = format!("{} is filled under the same `{key}` as {twin}, but only {twin} is pruned", case.symbol());
    let remover = case.program.function(removal.file, removal.scope);
    let help = format!("where {remover}() removes from {twin}, remove from {} too", case.symbol());
    let mut charge = Charge::new(grade, message, help);
    let path = case.program.file(removal.file).path.to_string();
    charge.notes.push(Evidence::at(Role::Note, path, removal.span, format!("{twin} loses its entry here")));
    let at = Place { file: removal.file, span: removal.span };
    Some(charge.mended_by(alongside(case, sibling, at)))
}

/// Returns the removal that is missing. A module's tables have their names in that module alone.
fn alongside(case: &Case<'_>, sibling: &Case<'_>, at: Place) -> Option<Repair> {
    let removal = match case.constructor.kind {
        ContainerKind::Map | ContainerKind::DefaultMap | ContainerKind::Counter => Removal::Pop,
        ContainerKind::Set => Removal::Discard,
        ContainerKind::Sequence
        | ContainerKind::Deque
        | ContainerKind::Heap
        | ContainerKind::Queue
        | ContainerKind::Channel
        | ContainerKind::ExitStack
        | ContainerKind::TaskSet
        | ContainerKind::SelfPruning
        | ContainerKind::Custom => return None,
    };
    let is_reached = case.holder().is_some() || case.file == at.file;
    let name = |case: &Case<'_>| case.program.text(case.subject.name).to_owned();
    let is_python = case.language() == Language::Python;
    (is_reached && is_python).then(|| Repair::Alongside { at, sibling: name(sibling), own: name(case), removal })
}
