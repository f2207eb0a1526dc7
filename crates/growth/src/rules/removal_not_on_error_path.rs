//! ML201: what a function puts in and takes out stays where it fails in between.

use skep_kit::{Evidence, Role, Severity};
use skep_source::Exit;

use crate::judge::Case;
use crate::rules::{Charge, Check};

rule! {
    /// ## What it finds
    ///
    /// A collection into which a function puts something and from which the same
    /// function takes it out at the end, with something in between that may raise, an
    /// `await`, a call that reaches outside, a function that the caller handed in, and
    /// no `finally`. Nothing else takes the entry out.
    ///
    /// ## Why it hurts
    ///
    /// Each failure leaves one entry behind. What fails at times fails often when the
    /// other side is down, and the entry holds on to what the request held.
    ///
    /// ## Example
    ///
    /// ```python
    /// class Downloader:
    ///     def __init__(self, session):
    ///         self.session = session
    ///         self.active = {}
    ///
    ///     async def download(self, url):
    ///         self.active[url] = True
    ///         body = await self.session.fetch(url)
    ///         del self.active[url]
    ///         return body
    /// ```
    ///
    /// ## Better
    ///
    /// ```python
    /// class Downloader:
    ///     def __init__(self, session):
    ///         self.session = session
    ///         self.active = {}
    ///
    ///     async def download(self, url):
    ///         self.active[url] = True
    ///         try:
    ///             return await self.session.fetch(url)
    ///         finally:
    ///             del self.active[url]
    /// ```
    ///
    /// ## What it cannot see
    ///
    /// Whether what is called raises at all. A caller that clears up after it through
    /// another name. Most calls are taken to succeed.
    ///
    /// ## Options
    ///
    /// None of its own. `--fail-on medium` fails the run on medium findings too, not
    /// only on high ones; `--include-tests` reads the files of tests as well;
    /// `--exclude GLOB` leaves paths out. `fail_on`, `include_tests` and `exclude` in
    /// the table `[mem]` of skep.toml do the same for the whole project.
    "removal-not-on-error-path", "ML201", High, "what a function puts in and takes out stays where it fails in between", Check::Pruned(check)
}

fn check(case: &Case<'_>, _: &[Case<'_>]) -> Option<Charge> {
    let uncovered = case.untaken()?;
    let mut grade = case.grade(0)?;
    // Whoever takes entries out one by one counts on their holder to outlive them.
    grade.severity = grade.severity.max(case.grade(1)?.severity.min(Severity::Medium));
    let program = case.program;
    let file = uncovered.growth.operation.file;
    let function = program.function(file, uncovered.gap.scope);
    let why = if uncovered.gap.exit == Exit::Timeout { "time runs out" } else { "something is raised" };
    let message = format!("{} keeps what {function}() puts in where {why} before it is taken out", case.symbol());
    let mut charge = Charge::new(grade, message, case.help_to_cover(&uncovered));
    let path = program.file(file).path.to_string();
    charge.notes.push(Evidence::at(Role::Note, path.clone(), uncovered.gap.span, "leaves here without it"));
    if let Some(removal) = uncovered.gap.removal {
        charge.notes.push(Evidence::at(Role::Note, path, removal, "the removal that this way misses"));
    }
    Some(charge)
}
