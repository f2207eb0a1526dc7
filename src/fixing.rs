//! `--fix`: makes the changes that are safe, and has the verb answer again about what is left.
//!
//! The engines say what to change; only here is it done. A file is changed whole or not at all, where it is still what was
//! looked at and lies in the project.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use skep_kit::{Applicability, Context, Error, Finding, Fix, Mending, Problem, Report, mend};

use crate::families::FamilyCommand;
use crate::output;

/// How often changes that stood in each other's way are tried again.
const MOST_ROUNDS: usize = 20;

/// Answers, and where that was asked for, changes what is safe to change first. The problem is that of a file that could
/// not be written.
pub(crate) fn run(command: &FamilyCommand, context: &Context) -> Result<(Report, Option<Problem>), Error> {
    let mut report = command.run(context)?;
    match report.mending {
        Mending::Tell => return Ok((report, None)),
        Mending::Fix => {}
    }
    let mut work = Work::default();
    for _ in 0..MOST_ROUNDS {
        let made = work.change(&report.findings, context);
        if made == 0 {
            break;
        }
        work.made += made;
        report = command.run(context)?;
    }
    Ok(work.tell(report))
}

/// What was done so far.
#[derive(Default)]
struct Work {
    made: u64,
    /// Files that are left as they are.
    left: BTreeSet<String>,
    problems: Vec<Problem>,
    /// The first file that could not be written.
    failure: Option<Problem>,
}

impl Work {
    /// Makes all changes that are safe and stand in nobody's way; returns how many those were.
    fn change(&mut self, findings: &[Finding], context: &Context) -> u64 {
        let mut made = 0;
        for (path, fixes) in by_file(findings) {
            if self.left.contains(path) || context.should_stop() {
                continue;
            }
            match change_file(path, &fixes, context.base()) {
                Ok(count) => made += count,
                Err(refusal) => self.leave(path, refusal),
            }
        }
        made
    }

    fn leave(&mut self, path: &str, refusal: Refusal) {
        self.left.insert(path.to_owned());
        let problem = match refusal {
            Refusal::Left(code, why) => Problem::new(code, format!("not fixed: {why}")).in_file(path, None),
            Refusal::Unwritten(cause) => {
                let problem = Problem::new("cannot-write", format!("cannot write `{path}`: {cause}"));
                let problem = problem
                    .in_file(path, None)
                    .hint("see that it can be written and is left alone meanwhile, and run it again");
                self.failure.get_or_insert(problem).clone()
            }
        };
        self.problems.push(problem);
    }

    /// Says in the answer what was done and what is left to a person.
    fn tell(self, mut report: Report) -> (Report, Option<Problem>) {
        report.run.fixed = Some(self.made);
        let left: usize = report.findings.iter().map(|finding| finding.fixes.len()).sum();
        let left = match left {
            0 => String::new(),
            1 => ", 1 suggestion left, which somebody has to choose".to_owned(),
            many => format!(", {many} suggestions left, which somebody has to choose"),
        };
        report.outcome.asides.insert(0, format!("{} fixed{left}", self.made));
        report.errors.extend(self.problems);
        (report, self.failure)
    }
}

/// Returns the safe changes of each file.
fn by_file(findings: &[Finding]) -> BTreeMap<&str, Vec<&Fix>> {
    let mut files: BTreeMap<&str, Vec<&Fix>> = BTreeMap::new();
    for fix in findings.iter().flat_map(|finding| &finding.fixes) {
        let Some(first) = fix.edits.first().filter(|_| fix.applicability == Applicability::Safe) else { continue };
        if fix.edits.iter().all(|edit| edit.path == first.path) {
            files.entry(&first.path).or_default().push(fix);
        }
    }
    files
}

/// Why a file stays as it is.
enum Refusal {
    /// It is none that is changed, for a reason with a code.
    Left(&'static str, String),
    /// It could not be written.
    Unwritten(String),
}

impl Refusal {
    fn unread(cause: &std::io::Error) -> Self {
        Self::Left("unreadable", format!("it cannot be read: {}", skep_kit::describe_io(cause)))
    }
}

fn change_file(path: &str, fixes: &[&Fix], base: &Path) -> Result<u64, Refusal> {
    let file = base.join(path).canonicalize().map_err(|cause| Refusal::unread(&cause))?;
    let base = base.canonicalize().map_err(|cause| Refusal::unread(&cause))?;
    if !file.starts_with(&base) {
        return Err(Refusal::Left("outside", "it lies outside of the project".to_owned()));
    }
    let bytes = std::fs::read(&file).map_err(|cause| Refusal::unread(&cause))?;
    let text = std::str::from_utf8(&bytes).map_err(|_| Refusal::Left("not-utf-8", "it is not UTF-8".to_owned()))?;
    let mended = mend(text, fixes).map_err(|unfit| Refusal::Left("changed", unfit.to_string()))?;
    output::replace(&file, &bytes, mended.text.as_bytes())
        .map_err(|cause| Refusal::Unwritten(skep_kit::describe_io(&cause)))?;
    Ok(mended.made)
}
