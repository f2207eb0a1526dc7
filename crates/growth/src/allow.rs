//! Comments that allow what was found. A pass over the answer, when all else is done: no verdict depends on a comment.

use std::collections::{BTreeMap, BTreeSet};

use skep_kit::{Finding, Role, Rule, Suppressed, SuppressedBy};
use skep_source::{Allow, AllowKind, Language, Span};

use crate::Container;
use crate::link::{FileId, Program};
use crate::repair::{Place, Source};
use crate::rules::{Charge, Check, CommentCase, Elsewhere, RULES, checks};
use crate::sources::SourceLines;
use crate::verdicts::{REPORTED, Verdicts};

/// The rule on comments that answer for nothing, which only a run that came to its end can tell.
const FOR_NOTHING: &str = "allow-suppresses-nothing";

/// Takes out what is only sure where all was looked at.
pub(crate) fn keep_sure(findings: &mut Vec<Finding>) {
    findings.retain(|finding| finding.rule != FOR_NOTHING);
}

/// Words in comments that answered for something: the file, the comment's index, the word's.
type Used = BTreeSet<(FileId, usize, usize)>;

/// Takes out what comments answer for, and adds what is wrong with comments.
pub(crate) fn heed(program: &Program, verdicts: &mut Verdicts, sources: &mut SourceLines) {
    if program.files.iter().all(|facts| facts.allows.is_empty()) {
        return;
    }
    let mut used = Used::new();
    for finding in std::mem::take(&mut verdicts.findings) {
        let place = (finding.path.as_deref().unwrap_or_default(), finding.line, finding.end_line);
        let answer = answer(program, place, finding.rule, &mut used);
        match answer {
            _ if finding.severity < REPORTED => {}
            Some(allow) => verdicts.suppressed.push(suppressed(finding, allow)),
            None => verdicts.findings.push(finding),
        }
    }
    for container in &mut verdicts.containers {
        let Container { rule: Some(rule), path, line, end_line, .. } = container else { continue };
        let answer = answer(program, (path, Some(*line), Some(*end_line)), rule, &mut used);
        container.allowed = answer.map(told);
    }
    let complaints = complaints(program, verdicts, &used, sources);
    verdicts.findings.extend(complaints);
}

fn suppressed(finding: Finding, allow: &Allow) -> Suppressed {
    let by = match allow.kind {
        AllowKind::Line | AllowKind::Unreadable => SuppressedBy::Allow,
        AllowKind::File => SuppressedBy::AllowFile,
        AllowKind::Noqa => SuppressedBy::Noqa,
    };
    Suppressed { finding, by, reason: (!allow.reason.is_empty()).then(|| allow.reason.to_string()) }
}

/// Returns the reason, or what was written in place of one.
fn told(allow: &Allow) -> String {
    if allow.reason.is_empty() { format!("noqa: {}", allow.rules.join(", ")) } else { allow.reason.to_string() }
}

/// Returns the comment that answers for what `rule` finds at a place. All that would are used.
fn answer<'p>(
    program: &'p Program,
    (path, line, end_line): (&str, Option<u32>, Option<u32>),
    rule: &str,
    used: &mut Used,
) -> Option<&'p Allow> {
    let (file, line) = (program.file_called(path)?, line?);
    let rule = RULES.iter().find(|known| known.name == rule)?;
    let mut answer = None;
    for (index, allow) in program.file(file).allows.iter().enumerate() {
        if !counts(allow) || allow.last_line < line || allow.first_line > end_line.unwrap_or(line) {
            continue;
        }
        for (word, _) in allow.rules.iter().enumerate().filter(|(_, word)| rule.answers_to(word)) {
            used.insert((file, index, word));
            answer = answer.or(Some(allow));
        }
    }
    answer
}

/// Tells whether a comment is heeded at all.
fn counts(allow: &Allow) -> bool {
    match allow.kind {
        AllowKind::Line | AllowKind::File => !allow.reason.is_empty(),
        AllowKind::Noqa => true,
        AllowKind::Unreadable => false,
    }
}

/// What is found at a line, and what grows there: the rule, and where it is declared in the second case.
type Found<'a> = BTreeMap<(&'a str, u32), Vec<(&'static str, Option<String>)>>;

fn found(verdicts: &Verdicts) -> Found<'_> {
    let mut found = Found::new();
    let suppressed = verdicts.suppressed.iter().map(|suppressed| &suppressed.finding);
    for finding in verdicts.findings.iter().chain(suppressed) {
        let (Some(path), Some(line)) = (finding.path.as_deref(), finding.line) else { continue };
        found.entry((path, line)).or_default().push((finding.rule, None));
        for step in finding.evidence.iter().filter(|step| step.role == Role::Grows) {
            if let (Some(grows), Some(at)) = (step.path.as_deref(), step.line) {
                found.entry((grows, at)).or_default().push((finding.rule, Some(format!("{path}:{line}"))));
            }
        }
    }
    found
}

/// Returns what is wrong with the comments themselves.
fn complaints(program: &Program, verdicts: &Verdicts, used: &Used, sources: &mut SourceLines) -> Vec<Finding> {
    let (mut complaints, found) = (Vec::new(), found(verdicts));
    for (file, facts) in program.files.iter().enumerate() {
        let file = file as FileId;
        let is_sure = !facts.is_broken;
        // Nothing is ever found in tests, hence nothing to be allowed.
        for (index, allow) in facts.allows.iter().enumerate().filter(|_| !facts.is_test) {
            let idle = allow.rules.iter().enumerate();
            let idle = idle.filter(|(word, _)| is_sure && counts(allow) && !used.contains(&(file, index, *word)));
            let unused =
                idle.filter_map(|(_, word)| Some((&**word, elsewhere(&facts.path, allow, known(word)?.name, &found))));
            let case = CommentCase {
                allow,
                opening: match facts.language {
                    Language::Python => "#",
                    Language::Rust => "//",
                },
                unknown: allow.rules.iter().map(AsRef::as_ref).filter(|word| known(word).is_none()).collect(),
                unused: unused.collect(),
            };
            for (rule, check) in checks() {
                let Check::Comment(check) = check else { continue };
                let Some(charge) = check(&case) else { continue };
                let line = sources.line(file, allow.span.line).unwrap_or_default();
                let mut source = Source { program, lines: sources };
                let place = Place { file, span: allow.span };
                let fix = charge.repair.as_ref().and_then(|repair| repair.fix(place, &mut source));
                let complaint = complaint(rule, charge, (&facts.path, allow.span), line);
                complaints.push(Finding { fixes: fix.into_iter().collect(), ..complaint });
            }
        }
    }
    complaints
}

fn known(word: &str) -> Option<&'static Rule> {
    RULES.iter().find(|rule| rule.answers_to(word)).copied()
}

/// Looks for what a comment that allows `rule` in vain may have been meant for.
fn elsewhere(path: &str, allow: &Allow, rule: &str, found: &Found<'_>) -> Elsewhere {
    if allow.kind == AllowKind::File {
        return Elsewhere::Nowhere;
    }
    let there = || found.range((path, allow.first_line)..=(path, allow.last_line)).flat_map(|(_, there)| there);
    let declared = there().find_map(|(name, declared)| declared.as_ref().filter(|_| *name == rule));
    let other = || there().find(|(_, declared)| declared.is_none()).map(|(name, _)| Elsewhere::Other(name));
    declared.map(|place| Elsewhere::Declared(place.clone())).or_else(other).unwrap_or(Elsewhere::Nowhere)
}

fn complaint(rule: &'static Rule, charge: Charge, (path, span): (&str, Span), line: String) -> Finding {
    let finding = Finding::of(rule, charge.severity, charge.confidence, charge.message).located(path, span);
    Finding { help: charge.help, source_line: Some(line.clone()), ..finding }.fingerprinted(path, &line)
}
