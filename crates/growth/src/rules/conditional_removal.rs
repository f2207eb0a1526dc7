//! ML203: an entry is put in come what may, and taken out only while a field is set.

use skep_kit::{Evidence, Role, Severity};

use crate::judge::Case;
use crate::rules::{Charge, Check};

rule! {
    /// ## What it finds
    ///
    /// A collection of an object from which entries are only removed while a field of
    /// the object is set, a stream, a flag, a setting, where one function that puts
    /// entries in asks for the same field and another one does not.
    ///
    /// ## Why it hurts
    ///
    /// While the field is not set the collection only grows. Features that most users
    /// leave off are hardly ever watched for memory.
    ///
    /// ## Example
    ///
    /// ```python
    /// class Recorder:
    ///     def __init__(self):
    ///         self.stream = None
    ///         self.active = set()
    ///
    ///     def on_connect(self, client):
    ///         if self.stream:
    ///             self.active.add(client)
    ///
    ///     def on_request(self, request):
    ///         self.active.add(request)
    ///
    ///     def on_end(self, flow):
    ///         if self.stream:
    ///             self.stream.write(flow)
    ///             self.active.discard(flow)
    /// ```
    ///
    /// ## Better
    ///
    /// ```python
    /// class Recorder:
    ///     def __init__(self):
    ///         self.stream = None
    ///         self.active = set()
    ///
    ///     def on_connect(self, client):
    ///         if self.stream:
    ///             self.active.add(client)
    ///
    ///     def on_request(self, request):
    ///         if self.stream:
    ///             self.active.add(request)
    ///
    ///     def on_end(self, flow):
    ///         if self.stream:
    ///             self.stream.write(flow)
    ///             self.active.discard(flow)
    /// ```
    ///
    /// ## What it cannot see
    ///
    /// A condition that the callers have. A field that is always set where it matters.
    /// Conditions on anything but whether a field is set.
    ///
    /// ## Options
    ///
    /// None of its own. `--fail-on medium` fails the run on medium findings too, not
    /// only on high ones; `--include-tests` reads the files of tests as well;
    /// `--exclude GLOB` leaves paths out. `fail_on`, `include_tests` and `exclude` in
    /// the table `[mem]` of skep.toml do the same for the whole project.
    "conditional-removal", "ML203", Medium, "entries are put in come what may and taken out only while a field is set", Check::Pruned(check)
}

fn check(case: &Case<'_>, _: &[Case<'_>]) -> Option<Charge> {
    let ungated = case.ungated()?;
    let mut grade = case.grade(0)?;
    // Whoever takes entries out one by one counts on their holder to outlive them, and another function has seen the
    // difference.
    grade.severity = grade.severity.max(case.grade(2)?.severity.min(Severity::Medium));
    let program = case.program;
    let field = program.text(ungated.field);
    let grown = program.operation(&ungated.growth.operation);
    let function = program.function(ungated.growth.operation.file, grown.scope);
    let symbol = case.symbol();
    let message = format!("{symbol} is filled by {function}() come what may, and pruned only while `{field}` is set");
    let help = format!("in {function}(), put in only while self.{field} is set, or take out whether it is or not");
    let mut charge = Charge::new(grade, message, help);
    let path = |file| program.file(file).path.to_string();
    let gated = program.operation(&ungated.gated.operation).span;
    let steps = [
        (ungated.growth.operation.file, grown.span, format!("grows here without asking for `{field}`")),
        (ungated.gated.operation.file, gated, format!("grows here only while `{field}` is set")),
        (ungated.removal.file, ungated.removal.span, format!("shrinks here only while `{field}` is set")),
    ];
    charge.notes.extend(steps.map(|(file, span, what)| Evidence::at(Role::Note, path(file), span, what)));
    Some(charge)
}
