//! RL105: two objects hold each other by counted references.

use skep_kit::{Confidence, Severity};
use skep_source::SiteKind;

use crate::judge::{Frequency, Grade};
use crate::rules::{Charge, Check, SiteCase};

rule! {
    /// ## What it finds
    ///
    /// A function that puts an `Rc` or `Arc` of one object into a field of another, and
    /// one of the other into a field of the first: a child that holds its parent, two
    /// nodes of a list that hold each other. Both fields are strong, and nothing in the
    /// file takes anything out of either.
    ///
    /// Two links of one type that only lead down, as in a tree, are no cycle, and types
    /// alone are none either: the source has to set both ends.
    ///
    /// ## Why it hurts
    ///
    /// Neither count ever reaches zero. When the last reference from outside goes, the
    /// two keep each other, and all that hangs on them, until the process ends.
    ///
    /// ## Example
    ///
    /// ```rust
    /// use std::cell::RefCell;
    /// use std::rc::Rc;
    ///
    /// struct Node {
    ///     parent: Option<Rc<RefCell<Node>>>,
    ///     children: Vec<Rc<RefCell<Node>>>,
    /// }
    ///
    /// fn adopt(parent: &Rc<RefCell<Node>>, child: Rc<RefCell<Node>>) {
    ///     child.borrow_mut().parent = Some(Rc::clone(parent));
    ///     parent.borrow_mut().children.push(child);
    /// }
    /// ```
    ///
    /// ## Better
    ///
    /// ```rust
    /// use std::cell::RefCell;
    /// use std::rc::{Rc, Weak};
    ///
    /// struct Node {
    ///     parent: Option<Weak<RefCell<Node>>>,
    ///     children: Vec<Rc<RefCell<Node>>>,
    /// }
    ///
    /// fn adopt(parent: &Rc<RefCell<Node>>, child: Rc<RefCell<Node>>) {
    ///     child.borrow_mut().parent = Some(Rc::downgrade(parent));
    ///     parent.borrow_mut().children.push(child);
    /// }
    /// ```
    ///
    /// ## What it cannot see
    ///
    /// Ends that different functions set, types and functions in different files,
    /// longer rings, closures that hold what holds them. Whether a removal that stands
    /// in the file runs for each object: one that may is enough to be silent, and so
    /// is an `impl Drop`.
    ///
    /// ## Options
    ///
    /// None of its own. `--fail-on medium` fails the run on medium findings too, not
    /// only on high ones; `--include-tests` reads the files of tests as well;
    /// `--exclude GLOB` leaves paths out. `fail_on`, `include_tests` and `exclude` in
    /// the table `[mem]` of skep.toml do the same for the whole project.
    "rc-cycle-shape", "RL105", Medium, "two objects hold each other by counted references", Check::Site(check)
}

fn check(case: &SiteCase<'_>) -> Option<Charge> {
    if case.site.kind != SiteKind::Cycle {
        return None;
    }
    // What is built once at the start is no more at the end.
    let severity = if case.frequency <= Frequency::Start { Severity::Low } else { Severity::Medium };
    let grade = Grade { severity, confidence: Confidence::Medium };
    let (one, other) = (case.program.text(case.site.symbol), case.program.text(case.site.path));
    let function = case.program.function(case.file, case.site.scope);
    let fields =
        if one == other { format!("the field `{one}` of each") } else { format!("their fields `{other}` and `{one}`") };
    let message = format!("two objects hold each other by {fields} after {function}(), and neither is ever freed");
    Some(Charge::new(grade, message, "make the one that leads back a Weak"))
}
