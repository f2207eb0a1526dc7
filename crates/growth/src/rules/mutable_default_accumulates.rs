//! ML114: a mutable default argument is made once and collects what every call adds.

use crate::judge::Case;
use crate::link::Owner;
use crate::repair::{Place, Repair};
use crate::rules::{Charge, Check};

rule! {
    /// ## What it finds
    ///
    /// A parameter whose default is an empty list, dict, set or other container, and
    /// a function that adds to it and never takes anything out.
    ///
    /// ## Why it hurts
    ///
    /// The default is made once, when the function is defined. Each call that leaves
    /// the argument out adds to that same object, which lives as long as the function
    /// and returns what earlier calls put in.
    ///
    /// ## Example
    ///
    /// ```python
    /// def collect(line, lines=[]):
    ///     lines.append(line)
    ///     return lines
    /// ```
    ///
    /// ## Better
    ///
    /// ```python
    /// def collect(line, lines=None):
    ///     lines = [] if lines is None else lines
    ///     lines.append(line)
    ///     return lines
    /// ```
    ///
    /// ## What it cannot see
    ///
    /// Whether each caller passes the argument, so that the default is never used. A
    /// default that another function fills, other than one that is called with it
    /// directly.
    ///
    /// ## Options
    ///
    /// None of its own. `--fail-on medium` fails the run on medium findings too, not
    /// only on high ones; `--include-tests` reads the files of tests as well;
    /// `--exclude GLOB` leaves paths out. `fail_on`, `include_tests` and `exclude` in
    /// the table `[mem]` of skep.toml do the same for the whole project.
    "mutable-default-accumulates", "ML114", High, "a mutable default argument is made once and collects what every call adds", Check::Container(check)
}

fn check(case: &Case<'_>, _: &[Case<'_>]) -> Option<Charge> {
    let Owner::Argument(..) = case.subject.owner else { return None };
    let grade = case.grade(0)?;
    let name = case.program.text(case.subject.name);
    let message = format!("the default of `{name}` is made once, and every call of {}() adds to it", case.grower());
    let charge = Charge::new(grade, message, format!("{name}=None, and make a new one inside"));
    let at = Place { file: case.file, span: case.span };
    Some(charge.mended_by(Repair::Default { at, parameter: name.to_owned() }))
}
