//! ML105: a defaultdict gains keys by being read.

use skep_kit::{Evidence, Role, Severity};
use skep_source::{ContainerKind, Context, Growth, OperationKind, Shrinkage};

use crate::judge::{Case, Frequency, GrowthFact, ShrinkFact};
use crate::link::ScopeRef;
use crate::rules::{Charge, Check};

rule! {
    /// ## What it finds
    ///
    /// A `defaultdict` that gains keys where it is only asked, in `if counts[key]`,
    /// `for x in table[key]` or `key in table[name]`: a missing key is made by asking
    /// for it. Two shapes: nothing but such questions fills it and nothing removes from
    /// it; or one function removes a key, and another that runs for each event asks
    /// for keys that may be gone by then, and puts them back.
    ///
    /// ## Why it hurts
    ///
    /// Nobody looks for growth in a line that reads. Where the key comes from outside,
    /// each name that was ever asked for stays; where the key was removed, what was
    /// cleaned up comes back empty and is never removed again.
    ///
    /// ## Example
    ///
    /// ```python
    /// from collections import defaultdict
    ///
    ///
    /// class Observer:
    ///     def __init__(self):
    ///         self.handlers = defaultdict(set)
    ///
    ///     def schedule(self, watch, handler):
    ///         self.handlers[watch].add(handler)
    ///
    ///     def unschedule(self, watch):
    ///         del self.handlers[watch]
    ///
    ///     def dispatch_event(self, event, watch):
    ///         for handler in self.handlers[watch]:
    ///             handler(event)
    /// ```
    ///
    /// ## Better
    ///
    /// ```python
    /// from collections import defaultdict
    ///
    ///
    /// class Observer:
    ///     def __init__(self):
    ///         self.handlers = defaultdict(set)
    ///
    ///     def schedule(self, watch, handler):
    ///         self.handlers[watch].add(handler)
    ///
    ///     def unschedule(self, watch):
    ///         del self.handlers[watch]
    ///
    ///     def dispatch_event(self, event, watch):
    ///         for handler in self.handlers.get(watch, ()):
    ///             handler(event)
    /// ```
    ///
    /// ## What it cannot see
    ///
    /// Whether the key can be missing when it is asked for, which is why a table that
    /// something prunes is medium at most. What is read into a variable first: the
    /// function may mean to fill it.
    ///
    /// ## Options
    ///
    /// None of its own. `--fail-on medium` fails the run on medium findings too, not
    /// only on high ones; `--include-tests` reads the files of tests as well;
    /// `--exclude GLOB` leaves paths out. `fail_on`, `include_tests` and `exclude` in
    /// the table `[mem]` of skep.toml do the same for the whole project.
    "read-inserts", "ML105", High, "a defaultdict gains keys by being read",
    Check::Container(filled_by_reading), Check::Pruned(brought_back)
}

/// Tells whether a growth is a question that makes what it asks for.
fn is_question(case: &Case<'_>, growth: &GrowthFact) -> bool {
    growth.depth == 0
        && growth.how == Growth::ReadInsert
        && case.program.operation(&growth.operation).context.contains(Context::ASKED)
}

fn filled_by_reading(case: &Case<'_>, _: &[Case<'_>]) -> Option<Charge> {
    if case.constructor.kind != ContainerKind::DefaultMap || !case.counted().all(|growth| is_question(case, growth)) {
        return None;
    }
    let grade = case.grade(0)?;
    let message = format!(
        "{} gains a key whenever {}() asks for one that is not there, and {}",
        case.symbol(),
        case.grower(),
        case.removal_clause()
    );
    Some(Charge::new(grade, message, help(case, case.main_growth()?)))
}

fn brought_back(case: &Case<'_>, _: &[Case<'_>]) -> Option<Charge> {
    if case.constructor.kind != ContainerKind::DefaultMap {
        return None;
    }
    let mut questions =
        case.counted().filter(|growth| growth.frequency == Frequency::Request && is_question(case, growth));
    let question = questions.find(|growth| only_asks(case, growth))?;
    let removal = removal_elsewhere(case, question)?;
    // The program itself says that the key comes to an end.
    let mut grade = case.grade(1)?;
    grade.severity = grade.severity.min(Severity::Medium);
    let (file, at) = (question.operation.file, case.program.operation(&question.operation));
    let (reader, remover) = (case.program.function(file, at.scope), case.program.function(removal.file, removal.scope));
    let message = format!("{} loses a key in {remover}(), and {reader}() puts it back by asking for it", case.symbol());
    let mut charge = Charge::new(grade, message, help(case, question));
    let path = case.program.file(file).path.to_string();
    charge.notes.push(Evidence::at(Role::Note, path, at.span, "a key that was removed before comes back here"));
    Some(charge)
}

/// Tells whether the function of `question` does nothing to the container but ask.
fn only_asks(case: &Case<'_>, question: &GrowthFact) -> bool {
    let at = function_of(case, question);
    case.subject.operations.iter().all(|linked| {
        let operation = case.program.operation(linked);
        let is_here = ScopeRef { file: linked.file, id: operation.scope } == at;
        match operation.kind {
            OperationKind::Grow(how) => {
                !is_here
                    || how == Growth::ReadInsert && operation.depth == 0 && operation.context.contains(Context::ASKED)
            }
            OperationKind::Shrink(_) => !is_here,
            OperationKind::LengthCheck | OperationKind::Returned | OperationKind::Stored => true,
        }
    })
}

/// Returns what removes one key, in another function than the one that asks.
fn removal_elsewhere<'c>(case: &'c Case<'_>, question: &GrowthFact) -> Option<&'c ShrinkFact> {
    let at = function_of(case, question);
    case.effective(0)
        .filter(|shrink| shrink.how == Shrinkage::Remove)
        .find(|shrink| ScopeRef { file: shrink.file, id: shrink.scope } != at)
}

fn function_of(case: &Case<'_>, growth: &GrowthFact) -> ScopeRef {
    ScopeRef { file: growth.operation.file, id: case.program.operation(&growth.operation).scope }
}

fn help(case: &Case<'_>, question: &GrowthFact) -> String {
    let key = case.program.text(case.program.operation(&question.operation).key_name);
    let key = if key.is_empty() { "key" } else { key };
    let name = case.written();
    let missing = match case.constructor.element {
        Some(_) => ", ()",
        None if case.program.text(case.constructor.text).ends_with("(int)") => ", 0",
        None => "",
    };
    format!("ask with {name}.get({key}{missing}), which makes nothing")
}
