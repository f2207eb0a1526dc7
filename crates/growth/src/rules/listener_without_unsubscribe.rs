//! ML112: objects that come and go register themselves with one that stays, and never take themselves out.

use skep_kit::{Evidence, Role, Severity, Span};
use skep_source::Language;

use crate::judge::{Case, LifeSpan, Listener};
use crate::rules::{Charge, Check};

rule! {
    /// ## What it finds
    ///
    /// A list or table of callbacks or subscribers of an object that stays, in which
    /// each instance of another class puts itself when it is made, and out of which it
    /// never takes itself: either nothing takes anything out, or others do what they
    /// put in and this class does not.
    ///
    /// Silent are registrations for good: by functions, by classes of which the
    /// program makes one, and by what the holder itself makes.
    ///
    /// ## Why it hurts
    ///
    /// A bound method or a lambda keeps its object. What registers itself lives as
    /// long as what it listens to, and is called each time, dead or not.
    ///
    /// ## Example
    ///
    /// ```python
    /// class Page:
    ///     def __init__(self):
    ///         self.handlers = []
    ///
    ///     def on_connect(self, handler):
    ///         self.handlers.append(handler)
    ///
    ///
    /// PAGE = Page()
    ///
    ///
    /// class Label:
    ///     def __init__(self, text):
    ///         self.text = text
    ///         PAGE.on_connect(lambda: print(self.text))
    /// ```
    ///
    /// ## Better
    ///
    /// ```python
    /// import weakref
    ///
    ///
    /// class Page:
    ///     def __init__(self):
    ///         self.handlers = weakref.WeakSet()
    ///
    ///     def on_connect(self, handler):
    ///         self.handlers.add(handler)
    ///
    ///
    /// PAGE = Page()
    ///
    ///
    /// class Label:
    ///     def __init__(self, text):
    ///         self.text = text
    ///         PAGE.on_connect(self)
    ///
    ///     def __call__(self):
    ///         print(self.text)
    /// ```
    ///
    /// ## What it cannot see
    ///
    /// Whether instances really come and go. Registrations outside of constructors.
    ///
    /// ## Options
    ///
    /// None of its own. `--fail-on medium` fails the run on medium findings too, not
    /// only on high ones; `--include-tests` reads the files of tests as well;
    /// `--exclude GLOB` leaves paths out. `fail_on`, `include_tests` and `exclude` in
    /// the table `[mem]` of skep.toml do the same for the whole project.
    "listener-without-unsubscribe", "ML112", Medium, "what comes and goes registers itself with what stays", Check::Container(for_good), Check::Pruned(forgetful)
}

fn for_good(case: &Case<'_>, _: &[Case<'_>]) -> Option<Charge> {
    if case.language() != Language::Python || case.lifetime.span < LifeSpan::Session {
        return None;
    }
    let listener = case.listener()?;
    let message = format!(
        "each {} registers itself in {}, and {}",
        case.program.type_name(listener.of),
        case.symbol(),
        case.removal_clause()
    );
    let help = "return a way to unsubscribe and call it, or keep listeners weakly: weakref.WeakSet, weakref.WeakMethod";
    charge(case, (listener, 2), message, help.to_owned())
}

fn forgetful(case: &Case<'_>, _: &[Case<'_>]) -> Option<Charge> {
    if case.language() != Language::Python || case.lifetime.span == LifeSpan::Short {
        return None;
    }
    let listener = case.forgetful_listener()?;
    let others = listener.others?;
    let others = case.program.function(others.file, others.id);
    let of = case.program.type_name(listener.of);
    let message =
        format!("each {of} registers itself in {} and stays; {others}() takes out what it puts in", case.symbol());
    // Others show that registrations end.
    charge(case, (listener, 3), message, format!("take {of} out where it comes to its end, as {others}() does"))
}

fn charge(case: &Case<'_>, (listener, extra): (Listener, i8), message: String, help: String) -> Option<Charge> {
    // That it happens for each instance makes up for what looks like a registry.
    let mut grade = case.grade(extra)?;
    grade.severity = grade.severity.min(Severity::Medium);
    let mut charge = Charge::new(grade, message, help);
    let line = Span { line: listener.line, column: 1, end_line: listener.line, end_column: 1 };
    let path = case.program.file(listener.at.file).path.to_string();
    let of = case.program.type_name(listener.of);
    charge.notes.push(Evidence::at(Role::Note, path, line, format!("{of} registers itself here, when it is made")));
    Some(charge)
}
