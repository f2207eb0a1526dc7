//! One finding as a person reads it: a headline, the lines of source, the proof, the way out.

use skep_kit::{Confidence, Evidence, Finding, Fix, Mood, Role};
use unicode_width::UnicodeWidthStr;

use super::cell::place;
use super::edit::{self, Sign};
use super::frame::{Frame, Mark};
use super::paint::Ink;
use super::text::{SourceLine, visible, wrap};
use super::{Page, Style};

/// How many pieces of evidence of one role are shown without `-v`.
const ENOUGH: usize = 3;
/// Where the text of a proof line begins.
const INDENT: usize = 11;

/// Returns the block, with its line breaks.
pub(crate) fn block(finding: &Finding, page: &Page<'_>, style: &Style) -> String {
    let mut text = headline(finding, page, style);
    let (frame, labelled) = frame(finding, page, style);
    if !labelled {
        for line in wrap(&visible(clause(finding)), style.width.saturating_sub(2)) {
            text.push_str(&format!("  {line}\n"));
        }
    }
    text.push_str(&frame);
    for role in [Role::Lives, Role::Grows, Role::Shrinks, Role::Bounds, Role::Note] {
        text.push_str(&proof(finding, role, page, style));
    }
    if !finding.help.is_empty() {
        text.push_str(&labelled_lines("fix", &visible(&finding.help), style));
    }
    for fix in &finding.fixes {
        let heading = format!("{}, {}", edit::heading(fix), edit::begins(fix, |path| page.paths.shown(path)));
        text.push_str(&labelled_lines("edit", &heading, style));
        text.push_str(&changes(fix, style));
    }
    text
}

/// Shows the lines that a fix changes.
fn changes(fix: &Fix, style: &Style) -> String {
    let mut text = String::new();
    for edit::Line { sign, text: line, column } in edit::lines(fix) {
        let ink = match sign {
            Sign::Stays => Ink::Faint,
            Sign::Goes => Ink::Mood(Mood::Bad),
            Sign::Comes => Ink::Mood(Mood::Good),
        };
        let room = style.width.saturating_sub(INDENT + 2);
        let line = SourceLine::new(line.trim_end(), column, column + 1, room, style.ellipsis()).text;
        let line = format!("{} {line}", sign.as_str());
        text.push_str(&format!("{:INDENT$}{}\n", "", style.paint(ink, line.trim_end())));
    }
    text
}

/// Returns what it is about.
pub(super) fn subject(finding: &Finding) -> Option<&str> {
    finding.symbol.as_deref().or(finding.target.as_deref())
}

/// Returns the message without the symbol that it begins with, for where that stands already.
pub(super) fn clause(finding: &Finding) -> &str {
    let rest = subject(finding).and_then(|symbol| finding.message.strip_prefix(symbol)?.strip_prefix(' '));
    rest.unwrap_or(&finding.message)
}

/// Returns how sure the finding is, where that is less than wholly.
pub(super) fn doubt(finding: &Finding) -> Option<String> {
    (finding.confidence < Confidence::High).then(|| format!("{} confidence", finding.confidence))
}

/// Lays out the parts of the first line. What does not fit goes on below, indented; no part is broken, so that a path
/// can be clicked.
fn headline(finding: &Finding, page: &Page<'_>, style: &Style) -> String {
    let where_ = match (&finding.path, &finding.target) {
        (Some(path), _) => place(&page.paths.shown(path), finding.line, finding.column),
        (None, Some(target)) => visible(target),
        (None, None) => String::new(),
    };
    let severity = format!("{} {}", style.severity_sign(finding.severity), finding.severity);
    let symbol = finding.symbol.as_deref().map(visible).unwrap_or_default();
    let parts = [
        (Some(Ink::Strong), where_),
        (Some(Ink::Severity(finding.severity)), severity),
        (None, finding.rule.to_owned()),
        (Some(Ink::Strong), symbol),
        (Some(Ink::Faint), doubt(finding).unwrap_or_default()),
    ];
    let (mut text, mut used) = (String::new(), 0);
    for (ink, part) in parts.into_iter().filter(|(_, part)| !part.is_empty()) {
        if used > 0 && used + 2 + part.width() > style.width {
            text.push('\n');
            used = 0;
        }
        if !text.is_empty() {
            text.push_str("  ");
            used += 2;
        }
        used += part.width();
        text.push_str(&ink.map_or_else(|| part.clone(), |ink| style.paint(ink, &part)));
    }
    text + "\n"
}

/// Draws where it grows, with the declaration; tells whether the message found room in it.
fn frame(finding: &Finding, page: &Page<'_>, style: &Style) -> (String, bool) {
    let declared_at = finding.path.as_deref().map(|path| page.paths.shown(path));
    let declared = declared_at.as_deref().zip(finding.source_line.as_deref()).map(|(path, source_line)| Mark {
        path,
        line: finding.line.unwrap_or(1),
        column: finding.column.unwrap_or(1),
        end_column: end_column(finding.line, finding.end_line, finding.end_column, source_line),
        source_line,
        label: "declared here",
    });
    let grows = finding.evidence.iter().find(|step| step.role == Role::Grows && step.source_line.is_some());
    let grows_at = grows.and_then(|step| step.path.as_deref()).map(|path| page.paths.shown(path));
    let grown = grows.and_then(|step| mark_of(step, grows_at.as_deref()?, clause(finding)));
    let (primary, context) = match (grown, declared) {
        (Some(grown), declared) => (grown, declared),
        (None, Some(declared)) => (Mark { label: clause(finding), ..declared }, None),
        (None, None) => return (String::new(), false),
    };
    let ink = Ink::Severity(finding.severity);
    let drawn = Frame { primary, context, headed: false, ink }.draw(style);
    if drawn.labelled {
        return (drawn.text, true);
    }
    let label = match (grows, &finding.symbol) {
        (Some(_), _) => "grows here",
        (None, Some(_)) => "declared here",
        // What has no name declares nothing: a comment, a key.
        (None, None) => "",
    };
    let primary = Mark { label, ..primary };
    (Frame { primary, context, headed: false, ink }.draw(style).text, false)
}

fn mark_of<'a>(step: &'a Evidence, path: &'a str, label: &'a str) -> Option<Mark<'a>> {
    let source_line = step.source_line.as_deref()?;
    let end_column = end_column(step.line, step.end_line, step.end_column, source_line);
    Some(Mark { path, line: step.line?, column: step.column.unwrap_or(1), end_column, source_line, label })
}

/// A place that goes on over further lines is marked to the end of its first.
fn end_column(line: Option<u32>, end_line: Option<u32>, end_column: Option<u32>, source_line: &str) -> u32 {
    let line_end = || u32::try_from(source_line.trim_end().chars().count()).unwrap_or(u32::MAX).saturating_add(1);
    end_column.filter(|_| end_line.is_none() || end_line == line).unwrap_or_else(line_end)
}

fn proof(finding: &Finding, role: Role, page: &Page<'_>, style: &Style) -> String {
    let steps: Vec<&Evidence> = finding.evidence.iter().filter(|step| step.role == role).collect();
    let shown = if style.verbose > 0 { steps.len() } else { ENOUGH };
    let mut text = String::new();
    for (index, step) in steps.iter().take(shown).enumerate() {
        let place = step.path.as_deref().map(|path| place(&page.paths.shown(path), step.line, None));
        let place = place.map(|place| format!(", {place}")).unwrap_or_default();
        let word = if index == 0 { role.as_str() } else { "" };
        text.push_str(&labelled_lines(word, &format!("{}{place}", visible(&step.what)), style));
    }
    if steps.len() > shown {
        text.push_str(&labelled_lines("", &format!("and {} more; -v shows all", steps.len() - shown), style));
    }
    text
}

fn labelled_lines(label: &str, text: &str, style: &Style) -> String {
    let mut lines = String::new();
    for (index, line) in wrap(text, style.width.saturating_sub(INDENT)).iter().enumerate() {
        let label = if index == 0 { label } else { "" };
        let painted = style.paint(Ink::Faint, &format!("{label:<8}"));
        lines.push_str(&format!("  {painted} {line}\n"));
    }
    lines
}
