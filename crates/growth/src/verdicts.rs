//! One program judged: every long-lived container that grows, and what is to be found fault with.

use std::collections::BTreeMap;

use rustc_hash::FxHashSet;
use skep_kit::{Confidence, Evidence, Finding, Role, Rule, Severity, Suppressed};
use skep_source::{Language, Name, Root, ScopeFlags, SiteKind, Span};

use crate::judge::{
    Bounded, Case, Effect, Feed, Frequencies, Frequency, Lifetimes, feed, is_loop_local, is_test_support, pair, share,
};
use crate::link::{FileId, Owner, Program, ScopeRef, TypeRef, subjects};
use crate::repair::{Place, Source};
use crate::rules::{Charge, Check, MemoCase, SiteCase, checks};
use crate::sources::SourceLines;
use crate::{Container, Verdict};

/// What the answer is wanted for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Detail {
    /// Findings; of other containers the verdict alone.
    Findings,
    /// The proof of every verdict.
    Census,
}

/// What became of one program, in no order.
#[derive(Debug, Default)]
pub(crate) struct Verdicts {
    /// Every long-lived container that grows.
    pub(crate) containers: Vec<Container>,
    /// What is found fault with.
    pub(crate) findings: Vec<Finding>,
    /// What a comment allows.
    pub(crate) suppressed: Vec<Suppressed>,
}

/// Judges the containers of `program`.
pub(crate) fn verdicts(program: &Program, detail: Detail, sources: &mut SourceLines) -> Verdicts {
    let mut found = Verdicts::default();
    let mut subjects = subjects(program);
    share(program, &mut subjects);
    let (mut frequencies, mut lifetimes) = (Frequencies::default(), Lifetimes::default());
    let mut holders: BTreeMap<Holder, Vec<Case<'_>>> = BTreeMap::new();
    for subject in &subjects {
        // Locals are gone when their function returns, which one that loops without an end does not.
        if matches!(subject.owner, Owner::Local(..)) && !is_loop_local(program, subject) {
            continue;
        }
        if let Some(case) = Case::build(program, subject, &mut frequencies, &mut lifetimes)
            && case.is_held()
        {
            holders.entry(Holder::of(subject.owner)).or_default().push(case);
        }
    }
    for siblings in holders.values_mut() {
        pair(siblings);
        let siblings = &*siblings;
        for case in siblings {
            let (container, finding) = judge_case(case, siblings, detail, sources);
            found.containers.push(container);
            found.findings.extend(finding);
        }
    }
    found.findings.extend(judge_memos(program, &mut frequencies, &mut lifetimes, sources));
    found.findings.extend(judge_sites(program, &mut frequencies, &mut lifetimes, sources));
    crate::allow::heed(program, &mut found, sources);
    found
}

/// Containers of one holder are judged side by side.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Holder {
    Module(FileId),
    Type(TypeRef),
}

impl Holder {
    fn of(owner: Owner) -> Self {
        match owner {
            Owner::Module(file, _) | Owner::Argument(file, _) | Owner::Local(file, _) => Self::Module(file),
            Owner::TypeBody(of) | Owner::Instance(of) => Self::Type(of),
        }
    }
}

fn judge_case(
    case: &Case<'_>,
    siblings: &[Case<'_>],
    detail: Detail,
    sources: &mut SourceLines,
) -> (Container, Option<Finding>) {
    let bounded = case.bounded();
    let charged = match bounded {
        // What takes from a queue may still be slower than what fills it.
        Some(Bounded::Removal) | None => charge(case, siblings, bounded.is_some()),
        Some(_) => None,
    };
    let path = case.program.file(case.file).path.to_string();
    let symbol = case.symbol();
    let verdict = match (&charged, bounded) {
        (Some(_), _) if case.shrinks.iter().any(|shrink| shrink.effect == Effect::Effective) => Verdict::Partial,
        (Some(_) | None, None) | (Some(_), Some(_)) => Verdict::Grows,
        (None, Some(Bounded::Removal)) => Verdict::Pruned,
        (None, Some(_)) => Verdict::Bounded,
    };
    let grade = charged.as_ref().map(|(_, charge)| graded(case.program, case.file, charge));
    let is_reported = grade.is_some_and(|(severity, _)| severity >= REPORTED);
    let evidence = match (&charged, bounded) {
        _ if !is_reported && detail == Detail::Findings => Vec::new(),
        (Some((_, charge)), _) => [case.proof(), charge.notes.clone()].concat(),
        (None, Some(bounded)) => case.proof_of_bound(bounded),
        (None, None) => case.proof(),
    };
    let finding = charged.as_ref().and_then(|(rule, charge)| {
        let place = (case.file, path.clone(), case.span);
        finding(case.program, rule, charge, &symbol, place, evidence.clone(), sources)
    });
    let container = Container {
        kind: case.program.text(case.constructor.text).to_owned(),
        line: case.span.line,
        column: case.span.column,
        end_line: case.span.end_line,
        verdict,
        rule: charged.as_ref().map(|(rule, _)| rule.name),
        severity: grade.map(|(severity, _)| severity),
        confidence: grade.map(|(_, confidence)| confidence),
        allowed: None,
        symbol,
        path,
        evidence,
    };
    (container, finding)
}

fn charge(case: &Case<'_>, siblings: &[Case<'_>], is_pruned: bool) -> Option<(&'static Rule, Charge)> {
    checks().find_map(|(rule, check)| {
        let charge = match check {
            Check::Container(check) if !is_pruned => check(case, siblings),
            Check::Pruned(check) if is_pruned => check(case, siblings),
            Check::Container(_) | Check::Pruned(_) | Check::Memo(_) | Check::Site(_) | Check::Comment(_) => None,
        }?;
        Some((rule, charge))
    })
}

/// Findings milder than this stand in the census alone.
pub(crate) const REPORTED: Severity = Severity::Medium;

/// Returns how bad a charge is and how sure, given how well the file could be read.
fn graded(program: &Program, file: FileId, charge: &Charge) -> (Severity, Confidence) {
    if program.file(file).is_broken {
        // What the parser had to leave out may be what removes.
        return (charge.severity.min(Severity::Medium), Confidence::Low);
    }
    (charge.severity, charge.confidence)
}

/// Makes a finding of a charge; none where it is too mild to be one. In a file whose comments allow something the mild
/// ones are made too: a comment that answers for one is not for nothing.
fn finding(
    program: &Program,
    rule: &'static Rule,
    charge: &Charge,
    symbol: &str,
    (file, path, span): (FileId, String, Span),
    mut evidence: Vec<Evidence>,
    sources: &mut SourceLines,
) -> Option<Finding> {
    let (severity, confidence) = graded(program, file, charge);
    if severity < REPORTED && program.file(file).allows.is_empty() {
        return None;
    }
    for step in &mut evidence {
        step.source_line = match (&step.path, step.line) {
            (Some(path), Some(line)) => program.file_called(path).and_then(|id| sources.line(id, line)),
            _ => None,
        };
    }
    let line = sources.line(file, span.line).unwrap_or_default();
    let mut finding = Finding::of(rule, severity, confidence, charge.message.clone()).located(path.clone(), span);
    finding.symbol = Some(symbol.to_owned());
    finding.help.clone_from(&charge.help);
    finding.evidence = evidence;
    finding.source_line = Some(line.clone());
    let place = Place { file, span };
    let repair = charge.repair.as_ref().and_then(|repair| repair.fix(place, &mut Source { program, lines: sources }));
    finding.fixes.extend(repair);
    Some(finding.fingerprinted(&path, &line))
}

/// Returns the names of the functions whose caches the program clears.
fn cleared_caches(program: &Program) -> FxHashSet<Name> {
    let calls = program.files.iter().filter(|facts| !facts.is_test).flat_map(|facts| {
        facts.calls.iter().filter_map(|call| {
            let place = facts.place(call.callee);
            let (method, path) = place.path().split_last()?;
            let function = path.last().copied().or_else(|| match place.root {
                Root::Variable(variable) => Some(facts.variables[variable.index()].name),
                Root::Receiver(_) | Root::TypeObject(_) | Root::Unknown => None,
            });
            (program.text(*method) == "cache_clear").then_some(function)?
        })
    });
    calls.collect()
}

fn judge_memos(
    program: &Program,
    frequencies: &mut Frequencies,
    lifetimes: &mut Lifetimes,
    sources: &mut SourceLines,
) -> Vec<Finding> {
    let has_memos = program.files.iter().any(|facts| !facts.memos.is_empty());
    let cleared = if has_memos { cleared_caches(program) } else { FxHashSet::default() };
    let mut findings = Vec::new();
    for (file, facts) in program.files.iter().enumerate() {
        let file = file as FileId;
        for memo in &facts.memos {
            if facts.scope(memo.scope).flags.contains(ScopeFlags::TEST) {
                continue;
            }
            let frequency = frequencies.of(program, ScopeRef { file, id: memo.scope });
            let holder = facts.scope(memo.scope).owner.map(|id| TypeRef { file, id });
            let lifetime = holder.map(|of| lifetimes.of(program, Owner::Instance(of)));
            let is_cleared = cleared.contains(&facts.scope(memo.scope).name);
            let case = MemoCase { program, file, memo, frequency, lifetime, is_cleared };
            let charged = checks().find_map(|(rule, check)| match check {
                Check::Memo(check) => Some((rule, check(&case)?)),
                Check::Container(_) | Check::Pruned(_) | Check::Site(_) | Check::Comment(_) => None,
            });
            let Some((rule, charge)) = charged else { continue };
            let symbol = program.qualified(ScopeRef { file, id: memo.scope });
            let path = facts.path.to_string();
            let what = "the cache belongs to the function: as long as the process";
            let lives = Evidence::at(Role::Lives, path.clone(), memo.span, what);
            let how = match facts.language {
                Language::Python => "only by cache_clear(), which nothing has to call",
                Language::Rust => "only where something empties it by hand, which nothing has to",
            };
            let shrinks = Evidence::overall(Role::Shrinks, how);
            findings.extend(finding(
                program,
                rule,
                &charge,
                &symbol,
                (file, path, memo.span),
                vec![lives, shrinks],
                sources,
            ));
        }
    }
    findings
}

fn judge_sites(
    program: &Program,
    frequencies: &mut Frequencies,
    lifetimes: &mut Lifetimes,
    sources: &mut SourceLines,
) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (file, facts) in program.files.iter().enumerate() {
        if facts.language == Language::Rust && is_test_support(&facts.path) {
            continue;
        }
        let file = file as FileId;
        for site in &facts.sites {
            if facts.is_test || facts.scope(site.scope).flags.contains(ScopeFlags::TEST) {
                continue;
            }
            let scope = ScopeRef { file, id: site.scope };
            let endless = site.context.contains(skep_source::Context::ENDLESS_LOOP);
            let frequency = if endless { Frequency::Request } else { frequencies.of(program, scope) };
            let feed = match site.kind {
                SiteKind::UnboundedChannel => feed(program, file, site, frequencies, lifetimes),
                SiteKind::Leak | SiteKind::Cycle => Feed::Untold,
            };
            let case = SiteCase { program, file, site, frequency, feed };
            let charged = checks().find_map(|(rule, check)| match check {
                Check::Site(check) => Some((rule, check(&case)?)),
                Check::Container(_) | Check::Pruned(_) | Check::Memo(_) | Check::Comment(_) => None,
            });
            let Some((rule, charge)) = charged else { continue };
            let function = program.qualified(scope);
            let name = program.text(site.symbol);
            let symbol = if name.is_empty() { function } else { format!("{function}::{name}") };
            let path = facts.path.to_string();
            let what = format!("{}() runs here", program.function(file, site.scope));
            let grows = Evidence::at(Role::Grows, path.clone(), site.span, what);
            findings.extend(finding(program, rule, &charge, &symbol, (file, path, site.span), vec![grows], sources));
        }
    }
    findings
}
