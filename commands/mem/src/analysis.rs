//! Runs the engine under a context, and says what of its answer every verb needs.

use std::collections::BTreeSet;
use std::path::Path;

use schemars::JsonSchema;
use serde::Serialize;
use skep_growth::{Analysis, FileProblem, Observer, Options};
use skep_kit::{
    Amount, Applicability, Breadth, Context, Finding, MetricSink, Outcome, Problem, Scope, Sifted, Tally, take_known,
};

use crate::MemConfig;

/// Passes the engine's questions on to the context.
struct Watching<'a>(&'a Context);

impl Observer for Watching<'_> {
    fn cancelled(&self) -> bool {
        self.0.should_stop()
    }

    fn file_done(&self) {
        self.0.progress.advance();
    }
}

/// What is called like source and is no file, by what it is. None of it is read, and none of it is an error.
#[derive(Debug, Clone, Copy, Serialize, JsonSchema)]
pub(crate) struct Skipped {
    /// Symbolic links. What they lead to is read where it lies, if that is below PATH.
    pub links: u64,
    /// Symbolic links that lead nowhere, or round in a circle.
    pub broken_links: u64,
    /// FIFOs, sockets and devices, and links to those.
    pub not_regular: u64,
}

impl From<skep_growth::Skipped> for Skipped {
    fn from(skipped: skep_growth::Skipped) -> Self {
        let skep_growth::Skipped { links, broken_links, not_regular } = skipped;
        Self { links, broken_links, not_regular }
    }
}

impl Skipped {
    /// Returns the clause on what was skipped, or `None` where nothing was.
    fn clause(self) -> Option<String> {
        let kinds = [
            Amount { count: self.links, one: "link", many: "links" },
            Amount { count: self.broken_links, one: "broken link", many: "broken links" },
            Amount { count: self.not_regular, one: "FIFO, socket or device", many: "FIFOs, sockets or devices" },
        ];
        let some: Vec<String> = kinds.iter().filter(|kind| kind.count > 0).map(ToString::to_string).collect();
        (!some.is_empty()).then(|| format!("skipped {}", some.join(", ")))
    }
}

/// Analyses, showing progress.
pub(crate) fn analyse(options: &Options, context: &Context) -> Analysis {
    context.progress.begin("files");
    let analysis = skep_growth::analyse(options, &Watching(context));
    context.progress.finish();
    analysis
}

/// Sifts the findings, which are taken out of the answer.
pub(crate) fn sift(analysis: &mut Analysis, options: &Options, context: &Context) -> Sifted {
    let (mut findings, mut suppressed) =
        (std::mem::take(&mut analysis.findings), std::mem::take(&mut analysis.suppressed));
    let earlier = analysis.earlier.take();
    // What is not new may be in the baseline all the same.
    let is_all = options.shard.is_none();
    let is_whole = is_all
        && earlier.is_none()
        && analysis.complete
        && options.paths.iter().any(|path| options.base.starts_with(path));
    let is_gone = |path: &str| {
        let path = options.base.join(path);
        is_all && analysis.complete && options.paths.iter().any(|root| path.starts_with(root)) && is_absent(&path)
    };
    if let Some(earlier) = earlier {
        suppressed.extend(take_known(&mut findings, &earlier, &|path| is_absent(&options.base.join(path))));
    }
    // What could not be parsed wholly may hold what is not found in it.
    let mut files: BTreeSet<&str> = analysis.files.iter().map(AsRef::as_ref).collect();
    analysis.problems.iter().for_each(|problem| {
        files.remove(problem.path.as_str());
    });
    let scope = Scope {
        rules: skep_growth::RULES,
        files,
        breadth: if is_whole { Breadth::Whole } else { Breadth::Part },
        is_gone: &is_gone,
    };
    context.sift("mem", (findings, suppressed), &scope)
}

/// What stands at the top of a project.
const TOPS: &[&str] =
    &[".git", ".hg", ".jj", "skep.toml", "pyproject.toml", "setup.py", "setup.cfg", "Cargo.toml", "requirements.txt"];

/// Leaves to a person what only a run over the whole project can know: what a comment allows may rest on a file that a
/// narrower one does not look at, or that could not be read.
pub(crate) fn doubt_fixes(analysis: &mut Analysis, options: &Options, context: &Context) {
    let config: MemConfig = context.config.table("mem");
    let is_all =
        options.shard.is_none() && options.languages.is_empty() && options.exclude.len() == config.exclude.len();
    let is_at_top = TOPS.iter().any(|top| !is_absent(&options.base.join(top)));
    let is_read = analysis.complete && analysis.problems.is_empty();
    if is_all && is_read && is_at_top && options.paths.iter().any(|path| options.base.starts_with(path)) {
        return;
    }
    for fix in analysis.findings.iter_mut().flat_map(|finding| &mut finding.fixes) {
        fix.applicability = Applicability::Suggested;
    }
}

/// Returns the clause on what `--fix` would change.
pub(crate) fn fixable(findings: &[Finding]) -> Option<String> {
    let fixes = findings.iter().flat_map(|finding| &finding.fixes);
    let count = fixes.filter(|fix| fix.applicability == Applicability::Safe).count();
    (count > 0).then(|| format!("--fix mends {count}"))
}

/// Tells whether there is nothing at `path` for sure: what cannot be looked at may be there.
fn is_absent(path: &Path) -> bool {
    path.symlink_metadata()
        .is_err_and(|error| matches!(error.kind(), std::io::ErrorKind::NotFound | std::io::ErrorKind::NotADirectory))
}

/// Returns what was checked: so many files, or nothing.
pub(crate) fn outcome(analysis: &Analysis, tally: Tally, named: &str) -> Outcome {
    let skipped = Skipped::from(analysis.skipped).clause();
    if analysis.files_scanned > 0 {
        let mut outcome =
            Outcome::checked([Amount { count: analysis.files_scanned, one: "file", many: "files" }], tally);
        outcome.asides.extend(skipped);
        return outcome;
    }
    if analysis.files_elsewhere > 0 {
        let outcome = Outcome::checked([Amount { count: 0, one: "file", many: "files" }], tally);
        return outcome.aside("no program falls to this share");
    }
    let problem = if analysis.problems.is_empty() {
        Problem::new("nothing-to-check", format!("nothing to check: no Python or Rust file in {named}"))
            .hint("name a folder that holds source")
            .hint("--no-ignore looks at what ignore files hide, --include-tests at tests")
    } else {
        Problem::new("nothing-to-check", format!("nothing to check: no file in {named} could be read"))
            .hint("the errors above say why")
    };
    let problem = skipped.into_iter().fold(problem, Problem::hint);
    Outcome::nothing(problem.about(named))
}

/// Tells whether all was checked. Where there was nothing, nothing was.
pub(crate) fn is_complete(analysis: &Analysis) -> bool {
    analysis.complete && (analysis.files_scanned > 0 || analysis.files_elsewhere > 0)
}

/// Returns the engine's complaints as entries of `errors`.
pub(crate) fn problems(problems: &[FileProblem]) -> Vec<Problem> {
    let entry =
        |problem: &FileProblem| Problem::new(problem.code, &problem.message).in_file(&problem.path, problem.line);
    problems.iter().map(entry).collect()
}

/// Returns how many files have at least one complaint.
pub(crate) fn files_with_errors(problems: &[FileProblem]) -> u64 {
    let mut paths: Vec<&str> = problems.iter().map(|problem| problem.path.as_str()).collect();
    paths.sort_unstable();
    paths.dedup();
    paths.len() as u64
}

/// Counts for monitoring what the answer rests on.
pub(crate) fn metrics(sink: &mut MetricSink, files_scanned: u64, files_with_errors: u64) {
    let help = "Source files that were read and parsed, at least in part.";
    sink.gauge("skep_mem_files_scanned", help, [], files_scanned as f64);
    let help = "Source files that could not be analysed, or not wholly.";
    sink.gauge("skep_mem_files_with_errors", help, [], files_with_errors as f64);
}
