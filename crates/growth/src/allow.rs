//! Comments that allow what was found. A pass over the answer, when all else is done: no verdict depends on a comment.

use std::collections::BTreeSet;

use skep_kit::{Finding, Role, Rule, Suppressed, SuppressedBy};
use skep_source::{Allow, AllowKind, FileFacts, Language, Span};

use crate::Container;
use crate::link::{FileId, Program};
use crate::rules::{Charge, Check, CommentCase, Elsewhere, RULES, checks};
use crate::sources::SourceLines;
use crate::verdicts::{REPORTED, Verdicts};

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

/// Returns what is wrong with the comments themselves.
fn complaints(program: &Program, verdicts: &Verdicts, used: &Used, sources: &mut SourceLines) -> Vec<Finding> {
    let mut complaints = Vec::new();
    for (file, facts) in program.files.iter().enumerate() {
        let file = file as FileId;
        // Nothing is ever found in tests, hence nothing to be allowed.
        for (index, allow) in facts.allows.iter().enumerate().filter(|_| !facts.is_test) {
            let case = CommentCase {
                allow,
                opening: match facts.language {
                    Language::Python => "#",
                    Language::Rust => "//",
                },
                unknown: allow.rules.iter().map(AsRef::as_ref).filter(|word| known(word).is_none()).collect(),
                unused: unused(facts, allow, verdicts, |word| used.contains(&(file, index, word))),
            };
            for (rule, check) in checks() {
                let Check::Comment(check) = check else { continue };
                let Some(charge) = check(&case) else { continue };
                let line = sources.line(file, allow.span.line).unwrap_or_default();
                complaints.push(complaint(rule, charge, (&facts.path, allow.span), line));
            }
        }
    }
    complaints
}

fn known(word: &str) -> Option<&'static Rule> {
    RULES.iter().find(|rule| rule.answers_to(word)).copied()
}

/// Returns the words that name a rule and answered for nothing, where that is for sure.
fn unused<'p>(
    facts: &FileFacts,
    allow: &'p Allow,
    verdicts: &Verdicts,
    is_used: impl Fn(usize) -> bool,
) -> Vec<(&'p str, Elsewhere)> {
    if facts.is_broken || !counts(allow) {
        return Vec::new();
    }
    let idle = allow.rules.iter().enumerate().filter(|(index, _)| !is_used(*index));
    idle.filter_map(|(_, word)| Some((&**word, elsewhere(facts, allow, known(word)?, verdicts)))).collect()
}

/// Looks for what the comment may have been meant for.
fn elsewhere(facts: &FileFacts, allow: &Allow, rule: &Rule, verdicts: &Verdicts) -> Elsewhere {
    let is_meant = |path: Option<&str>, line: Option<u32>| {
        path == Some(&facts.path) && line.is_some_and(|line| (allow.first_line..=allow.last_line).contains(&line))
    };
    if allow.kind == AllowKind::File {
        return Elsewhere::Nowhere;
    }
    let suppressed = verdicts.suppressed.iter().map(|suppressed| &suppressed.finding);
    for finding in verdicts.findings.iter().chain(suppressed).filter(|finding| finding.rule == rule.name) {
        let mut grown = finding.evidence.iter().filter(|step| step.role == Role::Grows);
        if grown.any(|step| is_meant(step.path.as_deref(), step.line))
            && let (Some(path), Some(line)) = (&finding.path, finding.line)
        {
            return Elsewhere::Declared(format!("{path}:{line}"));
        }
    }
    let there = verdicts.findings.iter().find(|finding| is_meant(finding.path.as_deref(), finding.line));
    there.map_or(Elsewhere::Nowhere, |finding| Elsewhere::Other(finding.rule))
}

fn complaint(rule: &'static Rule, charge: Charge, (path, span): (&str, Span), line: String) -> Finding {
    let finding = Finding::of(rule, charge.severity, charge.confidence, charge.message).located(path, span);
    Finding { help: charge.help, source_line: Some(line.clone()), ..finding }.fingerprinted(path, &line)
}
