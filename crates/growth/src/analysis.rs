//! From a scan to findings and a census: each program of the tree is linked and judged by itself, several at a time.

use std::sync::Arc;

use rustc_hash::FxHashMap;
use skep_kit::Finding;
use skep_source::{Language, Observer, Program, ScanOptions, Survey, SurveyOptions, in_parallel, thread_count};

use crate::answer;
use crate::link::Program as LinkedProgram;
use crate::sources::SourceLines;
use crate::verdicts::{Detail, Verdicts, verdicts};
use crate::{Analysis, FileProblem, Options};

/// What answers depend on besides the files: this build's judgement.
const BUILD: &str = env!("SKEP_BUILD");

/// Walks, parses, links and judges.
#[must_use]
pub fn analyse(options: &Options, observer: &dyn Observer) -> Analysis {
    let languages = options.languages.iter().filter_map(|name| language(name)).collect();
    let scan = ScanOptions {
        paths: options.paths.clone(),
        base: options.base.clone(),
        exclude: options.exclude.clone(),
        include_tests: options.include_tests,
        no_ignore: options.no_ignore,
        languages,
        jobs: options.jobs,
    };
    // The cache keeps answers without the proof of what is in order, which is all that a census is about.
    let cache = options.cache.clone().filter(|_| !options.census);
    let earlier = options.earlier.clone();
    let mut survey =
        skep_source::survey(&SurveyOptions { scan, cache, answers_of: BUILD, earlier, shard: options.shard }, observer);
    let Some(known) = known_answers(&survey) else {
        // An answer that cannot be read: the cache counts for nothing.
        return analyse(&Options { cache: None, ..options.clone() }, observer);
    };
    let detail = if options.census { Detail::Census } else { Detail::Findings };
    let mut analysis = Analysis {
        files_scanned: survey.files_scanned,
        files: survey.parsed(),
        lines_scanned: survey.lines_scanned,
        files_known: survey.files_known,
        files_elsewhere: survey.files_elsewhere,
        complete: survey.complete,
        skipped: survey.skipped,
        problems: std::mem::take(&mut survey.problems).into_iter().map(file_problem).collect(),
        ..Analysis::default()
    };
    let mut by_key = known;
    by_key.extend(judge_all(&survey, detail, options.jobs));
    if options.earlier.is_some() {
        let findings = survey.earlier.iter().filter_map(|program| by_key.get(&program.key));
        analysis.earlier = Some(findings.flat_map(|verdicts| verdicts.findings.iter().cloned()).collect());
    }
    for verdicts in survey.programs.iter().filter_map(|program| by_key.remove(&program.key)) {
        analysis.containers.extend(verdicts.containers);
        analysis.findings.extend(verdicts.findings);
        analysis.suppressed.extend(verdicts.suppressed);
    }
    if !analysis.complete {
        crate::allow::keep_sure(&mut analysis.findings);
    }
    sort(&mut analysis);
    survey.close();
    analysis
}

fn language(name: &str) -> Option<Language> {
    match name {
        "python" => Some(Language::Python),
        "rust" => Some(Language::Rust),
        _ => None,
    }
}

/// Returns what was made of programs before; none where that cannot be read.
fn known_answers(survey: &Survey) -> Option<FxHashMap<u128, Verdicts>> {
    let answered = survey.programs.iter().filter_map(|program| Some((program.key, program.answer.as_deref()?)));
    answered.map(|(key, bytes)| Some((key, answer::from_bytes(bytes)?))).collect()
}

/// Judges every program of both trees that no answer is known of, the largest first, on as many threads as asked for.
fn judge_all(survey: &Survey, detail: Detail, jobs: usize) -> Vec<(u128, Verdicts)> {
    let both = survey.programs.iter().chain(&survey.earlier);
    let programs: Vec<&Program> = both.filter(|program| !program.files.is_empty()).collect();
    in_parallel(&programs, thread_count(jobs), || |program: &&Program| (program.key, judge(program, survey, detail)))
}

fn judge(program: &Program, survey: &Survey, detail: Detail) -> Verdicts {
    let linked = LinkedProgram::link(program.files.clone(), Arc::clone(&survey.names));
    let mut sources = SourceLines::new(program.locations.clone());
    let verdicts = verdicts(&linked, detail, &mut sources);
    if let Some(bytes) = answer::to_bytes(&verdicts) {
        survey.keep(program, bytes);
    }
    verdicts
}

fn file_problem(problem: skep_source::FileProblem) -> FileProblem {
    let skep_source::FileProblem { path, line, code, message } = problem;
    FileProblem { path: path.to_string(), line, code, message }
}

fn sort(analysis: &mut Analysis) {
    analysis
        .containers
        .sort_by(|a, b| (&a.path, a.line, a.column, &a.symbol).cmp(&(&b.path, b.line, b.column, &b.symbol)));
    let key = |f: &Finding| (std::cmp::Reverse(f.severity), f.path.clone(), f.line, f.column, f.rule, f.symbol.clone());
    analysis.findings.sort_by_cached_key(key);
    analysis.suppressed.sort_by_cached_key(|suppressed| key(&suppressed.finding));
}
