//! `skep merge`: puts the answers of several runs together, such as those of the shares of a large tree, so that one gate
//! judges them and one file is uploaded.
//!
//! It reads what `--json` wrote. Numbers add up and lists follow one another, for every verb alike. A share that is
//! missing or could not be checked is never a pass.

use std::collections::BTreeMap;
use std::io::Read;
use std::path::{Path, PathBuf};

use serde::Deserialize;
use serde_json::{Map, Value};
use skep_kit::{
    Amount, Confidence, Context, Error, Evidence, Example, Exit, FailOn, Finding, Fix, Format, Mending, Outcome,
    Output, Problem, Report, Rule, Run, Severity, Shard, Tally, Triage, Verb, View, schema_of,
};

use crate::limits::Limits;
use crate::render::relative;
use crate::verdict::{Policy, Verdict, judge};
use crate::{families, schema};

/// What the verb is to the dispatcher. The answer has the schema of what was merged.
pub(crate) static VERB: Verb = Verb {
    id: "merge",
    version: 1,
    question: "what do the answers of several runs come to together?",
    examples: &[
        Example { command: "skep merge shard-*.json", purpose: "judge the shares of a tree together" },
        Example { command: "skep merge --format sarif shard-*.json", purpose: "make one SARIF file of them" },
        Example { command: "skep merge --max medium=4 shard-*.json", purpose: "hold a budget over all of them" },
    ],
    fail_on: FailOn::At(Severity::High),
    formats: Format::ALL,
    schema: schema_of::<()>,
};

/// A file larger than this is no answer of ours.
const LARGEST: u64 = 512 << 20;

/// Put the JSON answers of several runs together, and judge them as one
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// What `--json` wrote, one file a run
    #[arg(value_name = "FILE", required = true)]
    files: Vec<PathBuf>,
}

/// One run's answer, as far as it is merged.
#[derive(Deserialize)]
struct Answer {
    schema: String,
    tool_version: String,
    success: bool,
    complete: bool,
    run: RunFacts,
    data: Option<Value>,
    findings: Vec<FoundFinding>,
    errors: Vec<FoundProblem>,
}

#[derive(Deserialize)]
struct RunFacts {
    jobs: u64,
    cache_hits: u64,
    shard: Option<String>,
}

#[derive(Deserialize)]
struct FoundProblem {
    code: String,
    message: String,
    target: Option<String>,
    hints: Vec<String>,
    section: Option<String>,
}

#[derive(Deserialize)]
struct FoundFinding {
    rule: String,
    severity: Severity,
    confidence: Confidence,
    path: Option<String>,
    line: Option<u32>,
    column: Option<u32>,
    end_line: Option<u32>,
    end_column: Option<u32>,
    symbol: Option<String>,
    target: Option<String>,
    message: String,
    help: String,
    evidence: Vec<Evidence>,
    #[serde(default)]
    fixes: Vec<Fix>,
    fingerprint: String,
    section: Option<String>,
}

/// The merged data.
#[derive(serde::Serialize)]
#[serde(transparent)]
struct Merged(Value);

impl Output for Merged {
    fn view(&self, _: &mut View) {}
}

/// Answers.
///
/// # Errors
/// A file that cannot be read, is no answer, or does not go with the others.
pub(crate) fn run(args: &Args, context: &Context, policy: Policy) -> Result<(Report, Verdict), Error> {
    refuse_choices(&context.triage)?;
    let answers = args.files.iter().map(|file| read(file, context)).collect::<Result<Vec<_>, _>>()?;
    let verb = verb_of(&answers, context)?;
    let problem = incomplete(&answers, &args.files)?;
    let report = merged(verb, answers, context)?;
    let verdict = judge(&report, Limits::of(verb, &context.config), policy);
    let verdict = match problem {
        Some(problem) if verdict.exit == Exit::Clean => Verdict::failed(Exit::Unavailable, problem),
        Some(_) | None => verdict,
    };
    Ok((report, verdict))
}

/// What counts was decided when it was counted.
fn refuse_choices(triage: &Triage) -> Result<(), Error> {
    let chosen = [
        ("--select", !triage.select.is_empty()),
        ("--ignore", !triage.ignore.is_empty()),
        ("--min-confidence", triage.min_confidence.is_some()),
        ("--new-since", triage.new_since.is_some()),
    ];
    let Some((flag, _)) = chosen.into_iter().find(|(_, is_given)| *is_given) else { return Ok(()) };
    Err(Error::usage("counted-already", format!("{flag} cannot change what is counted already"))
        .about(flag)
        .hint(format!("give {flag} to each of the runs; --fail-on and --max work here")))
}

fn read(file: &Path, context: &Context) -> Result<Answer, Error> {
    let path = context.working_directory.join(file);
    let shown = relative(&path, &context.working_directory);
    let bad = |message: String| {
        let error = Error::usage("bad-answer", message).about(&shown);
        error.hint("`skep mem leaks --json > FILE` writes one, and so does --output json:FILE")
    };
    let metadata = path.metadata().map_err(|cause| bad(format!("cannot read `{shown}`")).caused_by(cause))?;
    // A FIFO would hang whoever opens it.
    if !metadata.is_file() || metadata.len() > LARGEST {
        return Err(bad(format!("`{shown}` is no regular file of at most {} MiB", LARGEST >> 20)));
    }
    let mut bytes = Vec::new();
    let read = std::fs::File::open(&path).and_then(|open| open.take(LARGEST).read_to_end(&mut bytes));
    read.map_err(|cause| bad(format!("cannot read `{shown}`")).caused_by(cause))?;
    serde_json::from_slice(&bytes).map_err(|cause| bad(format!("`{shown}` is no answer of skep")).caused_by(cause))
}

/// Returns the verb that all answers are of.
fn verb_of(answers: &[Answer], context: &Context) -> Result<&'static Verb, Error> {
    let first = answers.first().ok_or_else(|| Error::bug("no answer was read"))?;
    let known = schema::verbs(context.families);
    // What failed before a verb was known has the schema of an error, and goes with any.
    let told = answers.iter().find(|answer| answer.schema != schema::ERROR.schema_name()).unwrap_or(first);
    let verb = known.into_iter().find(|verb| verb.schema_name() == told.schema);
    let differing = answers.iter().find(|answer| {
        let is_error = answer.schema == schema::ERROR.schema_name();
        (!is_error && answer.schema != told.schema) || answer.tool_version != told.tool_version
    });
    match (verb, differing) {
        (Some(verb), None) => Ok(verb),
        (None, _) => {
            Err(Error::usage("unknown-schema", format!("no verb of this skep answers with `{}`", told.schema))
                .hint("merge with the skep that made the answers"))
        }
        (Some(_), Some(other)) => {
            let (one, another) = (named(told), named(other));
            Err(Error::usage("mixed-answers", format!("answers of {one} and of {another} do not go together"))
                .hint("merge answers of the same verb and the same skep"))
        }
    }
}

fn named(answer: &Answer) -> String {
    format!("{} by skep {}", answer.schema, answer.tool_version)
}

/// Returns what keeps the answers from being the whole; an error where a share is there twice.
fn incomplete(answers: &[Answer], files: &[PathBuf]) -> Result<Option<Problem>, Error> {
    let mut shards: BTreeMap<Shard, &Path> = BTreeMap::new();
    for (answer, file) in answers.iter().zip(files) {
        let Some(shard) = answer.run.shard.as_deref().and_then(|text| text.parse::<Shard>().ok()) else { continue };
        if let Some(other) = shards.insert(shard, file) {
            let (one, other) = (file.display(), other.display());
            return Err(Error::usage("share-twice", format!("share {shard} is in `{other}` and in `{one}`"))
                .hint("each share counts once; is one file left from an earlier run?"));
        }
    }
    let failed = answers.iter().zip(files).find(|(answer, _)| !answer.success);
    if let Some((_, file)) = failed {
        let message = format!("`{}` is of a run that could not check", file.display());
        return Ok(Some(Problem::new("share-failed", message).hint("its errors say why")));
    }
    let Some((first, _)) = shards.first_key_value() else { return Ok(None) };
    let count = first.count;
    let missing = (1..=count).map(|index| Shard { index, count }).find(|shard| !shards.contains_key(shard));
    Ok(missing.map(|shard| {
        let problem = Problem::new("share-missing", format!("share {shard} is missing"));
        problem.hint(format!("run it: skep mem leaks --shard {shard} --json"))
    }))
}

fn merged(verb: &'static Verb, answers: Vec<Answer>, context: &Context) -> Result<Report, Error> {
    let parts = answers.len() as u64;
    let (mut findings, mut errors, mut complete) = (Vec::new(), Vec::new(), true);
    let (mut data, mut run) = (None, Run::default());
    for answer in answers {
        complete &= answer.complete && answer.success;
        run.jobs = run.jobs.max(answer.run.jobs);
        run.cache_hits = run.cache_hits.saturating_add(answer.run.cache_hits);
        errors.extend(answer.errors.into_iter().map(|problem| problem.back(context)));
        for finding in answer.findings {
            findings.push(finding.back(context)?);
        }
        data = match (data, answer.data) {
            (Some(one), Some(other)) => Some(joined(one, other)),
            (one, other) => one.or(other),
        };
    }
    let order = |of: &Finding| (std::cmp::Reverse(of.severity), of.path.clone(), of.line, of.column, of.rule);
    findings.sort_by_cached_key(|finding| (order(finding), finding.symbol.clone()));
    errors.sort_by(|one, other| (&one.target, &one.code).cmp(&(&other.target, &other.code)));
    let data = data.unwrap_or(Value::Null);
    let outcome = outcome(&data, &findings, parts);
    let (data, suppressed, stale) = (Box::new(Merged(data)), Vec::new(), Vec::new());
    let mending = Mending::default();
    Ok(Report { verb, data, findings, suppressed, stale, errors, complete, outcome, run, mending })
}

fn outcome(data: &Value, findings: &[Finding], parts: u64) -> Outcome {
    let tally: Tally = findings.iter().map(|finding| finding.severity).collect();
    let files = data.get("files_scanned").and_then(Value::as_u64);
    if files == Some(0) {
        return Outcome::nothing(Problem::new("nothing-to-check", "nothing to check: no run found a file"));
    }
    let files = files.map(|count| Amount { count, one: "file", many: "files" });
    let parts = Amount { count: parts, one: "answer", many: "answers" };
    let next = findings.first().map(|finding| format!("skep explain {}", finding.rule));
    let outcome = Outcome::checked(files.or(Some(parts)), tally);
    next.into_iter().fold(outcome, Outcome::next)
}

/// Puts two values together: numbers add up, lists follow one another by path, objects key by key. Of all else the first
/// stays.
fn joined(one: Value, other: Value) -> Value {
    match (one, other) {
        (Value::Number(one), Value::Number(other)) => match (one.as_u64(), other.as_u64()) {
            (Some(one), Some(other)) => Value::from(one.saturating_add(other)),
            _ => Value::from(one.as_f64().unwrap_or_default() + other.as_f64().unwrap_or_default()),
        },
        (Value::Array(mut one), Value::Array(other)) => {
            one.extend(other);
            // What is said of one file comes from one run, in its order.
            one.sort_by(|one, other| path_of(one).cmp(&path_of(other)));
            Value::Array(one)
        }
        (Value::Object(one), Value::Object(mut other)) => {
            let mut both = Map::new();
            for (key, value) in one {
                let value = match other.remove(&key) {
                    Some(more) => joined(value, more),
                    None => value,
                };
                both.insert(key, value);
            }
            both.extend(other);
            Value::Object(both)
        }
        (Value::Null, other) => other,
        (one, _) => one,
    }
}

fn path_of(value: &Value) -> Option<&str> {
    value.get("path").and_then(Value::as_str)
}

impl FoundProblem {
    fn back(self, context: &Context) -> Problem {
        let section = self.section.and_then(|id| section(&id, context));
        let problem = Problem::new(self.code, self.message);
        Problem { target: self.target, hints: self.hints, section, ..problem }
    }
}

impl FoundFinding {
    fn back(self, context: &Context) -> Result<Finding, Error> {
        let mut rules = families::rules(context.families);
        let rule: &Rule = rules.find(|rule| rule.name == self.rule).ok_or_else(|| {
            let error = Error::usage("unknown-rule", format!("`{}` is no rule of this skep", self.rule));
            error.hint("merge with the skep that made the answers")
        })?;
        Ok(Finding {
            path: self.path,
            line: self.line,
            column: self.column,
            end_line: self.end_line,
            end_column: self.end_column,
            symbol: self.symbol,
            target: self.target,
            help: self.help,
            evidence: self.evidence,
            fixes: self.fixes,
            fingerprint: self.fingerprint,
            section: self.section.and_then(|id| section(&id, context)),
            ..Finding::of(rule, self.severity, self.confidence, self.message)
        })
    }
}

fn section(id: &str, context: &Context) -> Option<&'static str> {
    schema::verbs(context.families).into_iter().map(|verb| verb.id).find(|known| *known == id)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn numbers_add_up_and_lists_follow_one_another() {
        let one = json!({"n": 1, "s": {"high": 2}, "rows": [{"path": "b", "x": 1}, {"path": "b", "x": 0}], "k": null});
        let other = json!({"n": 2, "s": {"high": 3, "low": 1}, "rows": [{"path": "a"}], "k": "v"});
        let both = json!({
            "n": 3,
            "s": {"high": 5, "low": 1},
            "rows": [{"path": "a"}, {"path": "b", "x": 1}, {"path": "b", "x": 0}],
            "k": "v",
        });
        assert_eq!(joined(one, other), both);
    }
}
