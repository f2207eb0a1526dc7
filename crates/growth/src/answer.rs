//! What became of a program as bytes, to be kept until its files change.

use serde::{Deserialize, Serialize};
use skep_kit::{Confidence, Edit, Evidence, Finding, Fix, Rule, Severity, Span, Suppressed, SuppressedBy};

use crate::rules::RULES;
use crate::verdicts::Verdicts;
use crate::{Container, Verdict};

/// Returns the verdicts as bytes; none where one of their rules is not known here.
pub(crate) fn to_bytes(verdicts: &Verdicts) -> Option<Vec<u8>> {
    let containers = verdicts.containers.iter().map(KeptContainer::of).collect::<Option<_>>()?;
    let findings = verdicts.findings.iter().map(KeptFinding::of).collect::<Option<_>>()?;
    let suppressed = verdicts.suppressed.iter().map(KeptSuppressed::of).collect::<Option<_>>()?;
    postcard::to_stdvec(&Kept { containers, findings, suppressed }).ok()
}

/// Returns the verdicts that [`to_bytes`] made bytes of.
pub(crate) fn from_bytes(bytes: &[u8]) -> Option<Verdicts> {
    let Kept { containers, findings, suppressed } = postcard::from_bytes(bytes).ok()?;
    Some(Verdicts {
        containers: containers.into_iter().map(KeptContainer::back).collect::<Option<_>>()?,
        findings: findings.into_iter().map(KeptFinding::back).collect::<Option<_>>()?,
        suppressed: suppressed.into_iter().map(KeptSuppressed::back).collect::<Option<_>>()?,
    })
}

#[derive(Serialize, Deserialize)]
struct Kept {
    containers: Vec<KeptContainer>,
    findings: Vec<KeptFinding>,
    suppressed: Vec<KeptSuppressed>,
}

#[derive(Serialize, Deserialize)]
struct KeptContainer {
    symbol: String,
    kind: String,
    path: String,
    line: u32,
    column: u32,
    end_line: u32,
    verdict: Verdict,
    rule: Option<u16>,
    severity: Option<Severity>,
    confidence: Option<Confidence>,
    allowed: Option<String>,
}

impl KeptContainer {
    fn of(container: &Container) -> Option<Self> {
        Some(Self {
            symbol: container.symbol.clone(),
            kind: container.kind.clone(),
            path: container.path.clone(),
            line: container.line,
            column: container.column,
            end_line: container.end_line,
            verdict: container.verdict,
            rule: container.rule.map(|rule| number_of(rule).ok_or(())).transpose().ok()?,
            severity: container.severity,
            confidence: container.confidence,
            allowed: container.allowed.clone(),
        })
    }

    /// The proof is not kept: nobody sees it where no census is asked for.
    fn back(self) -> Option<Container> {
        Some(Container {
            symbol: self.symbol,
            kind: self.kind,
            path: self.path,
            line: self.line,
            column: self.column,
            end_line: self.end_line,
            verdict: self.verdict,
            rule: self.rule.map(|number| rule(number).map(|rule| rule.name).ok_or(())).transpose().ok()?,
            severity: self.severity,
            confidence: self.confidence,
            allowed: self.allowed,
            evidence: Vec::new(),
        })
    }
}

#[derive(Serialize, Deserialize)]
struct KeptFinding {
    rule: u16,
    severity: Severity,
    confidence: Confidence,
    path: String,
    span: Span,
    symbol: Option<String>,
    message: String,
    help: String,
    /// Each with its source line, which is no part of it elsewhere.
    evidence: Vec<(Evidence, Option<String>)>,
    /// Each with the lines that its edits touch, which are no part of them elsewhere.
    fixes: Vec<(Fix, Vec<Vec<String>>)>,
    fingerprint: String,
    source_line: Option<String>,
}

impl KeptFinding {
    fn of(finding: &Finding) -> Option<Self> {
        Some(Self {
            rule: number_of(finding.rule)?,
            severity: finding.severity,
            confidence: finding.confidence,
            path: finding.path.clone()?,
            span: Span {
                line: finding.line?,
                column: finding.column?,
                end_line: finding.end_line?,
                end_column: finding.end_column?,
            },
            symbol: finding.symbol.clone(),
            message: finding.message.clone(),
            help: finding.help.clone(),
            evidence: finding.evidence.iter().map(|step| (step.clone(), step.source_line.clone())).collect(),
            fixes: finding.fixes.iter().map(|fix| (fix.clone(), lines_of(fix))).collect(),
            fingerprint: finding.fingerprint.clone(),
            source_line: finding.source_line.clone(),
        })
    }

    fn back(self) -> Option<Finding> {
        let with_line = |(step, source_line)| Evidence { source_line, ..step };
        let evidence = self.evidence.into_iter().map(with_line);
        let finding = Finding::of(rule(self.rule)?, self.severity, self.confidence, self.message);
        Some(Finding {
            symbol: self.symbol,
            help: self.help,
            evidence: evidence.collect(),
            fixes: self.fixes.into_iter().map(with_lines).collect(),
            fingerprint: self.fingerprint,
            source_line: self.source_line,
            ..finding.located(self.path, self.span)
        })
    }
}

fn lines_of(fix: &Fix) -> Vec<Vec<String>> {
    fix.edits.iter().map(|edit| edit.source_lines.clone()).collect()
}

fn with_lines((fix, lines): (Fix, Vec<Vec<String>>)) -> Fix {
    let edits = fix.edits.into_iter().zip(lines).map(|(edit, source_lines)| Edit { source_lines, ..edit });
    Fix { edits: edits.collect(), ..fix }
}

#[derive(Serialize, Deserialize)]
struct KeptSuppressed {
    finding: KeptFinding,
    by: SuppressedBy,
    reason: Option<String>,
}

impl KeptSuppressed {
    fn of(suppressed: &Suppressed) -> Option<Self> {
        let Suppressed { finding, by, reason } = suppressed;
        Some(Self { finding: KeptFinding::of(finding)?, by: *by, reason: reason.clone() })
    }

    fn back(self) -> Option<Suppressed> {
        Some(Suppressed { finding: self.finding.back()?, by: self.by, reason: self.reason })
    }
}

fn number_of(name: &str) -> Option<u16> {
    RULES.iter().position(|rule| rule.name == name).and_then(|at| u16::try_from(at).ok())
}

fn rule(number: u16) -> Option<&'static Rule> {
    RULES.get(usize::from(number)).copied()
}

#[cfg(test)]
mod tests {
    use skep_kit::{Applicability, Role};

    use super::*;

    #[test]
    fn verdicts_come_back_as_they_were() {
        let span = Span { line: 3, column: 5, end_line: 3, end_column: 9 };
        let mut finding = Finding::of(RULES[1], Severity::High, Confidence::Medium, "grows").located("a.py", span);
        finding.symbol = Some("Hub.jobs".to_owned());
        finding.source_line = Some("self.jobs = []".to_owned());
        finding.evidence = vec![
            Evidence::at(Role::Grows, "b.py", span, "here"),
            Evidence { source_line: Some("x".to_owned()), ..Evidence::overall(Role::Shrinks, "nowhere") },
        ];
        let edit = Edit::of("a.py", span, vec!["self.jobs = []".to_owned()], "x").unwrap();
        let fix = Fix { title: "t".to_owned(), applicability: Applicability::Safe, edits: vec![edit] };
        finding.fixes = vec![fix];
        let container = Container {
            symbol: "Hub.jobs".to_owned(),
            kind: "list".to_owned(),
            path: "a.py".to_owned(),
            line: 3,
            column: 5,
            end_line: 4,
            verdict: Verdict::Partial,
            rule: Some(RULES[1].name),
            severity: Some(Severity::High),
            confidence: None,
            allowed: Some("few".to_owned()),
            evidence: Vec::new(),
        };
        let finding = finding.fingerprinted("a.py", "self.jobs = []");
        let suppressed = Suppressed { finding: finding.clone(), by: SuppressedBy::Noqa, reason: None };
        let verdicts = Verdicts { containers: vec![container], findings: vec![finding], suppressed: vec![suppressed] };
        let bytes = to_bytes(&verdicts).unwrap();
        assert_eq!(format!("{:?}", from_bytes(&bytes).unwrap()), format!("{verdicts:?}"));
        assert!(from_bytes(&bytes[..bytes.len() - 1]).is_none());
    }
}
