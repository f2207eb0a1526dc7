//! For coding agents that read the output: a line a finding without any decoration, what to do in it, and the verdict
//! last. It is chosen by flag or variable only, never by guessing who reads.

use std::io::{self, Write};

use skep_kit::{Block, Finding, Problem, Role, Table};

use super::cell::{place, time};
use super::edit;
use super::finding::clause;
use super::text::{visible, visible_lines};
use super::{Page, Style, plain, plot, summary};

/// Writes the page.
pub(crate) fn write(page: &Page<'_>, out: &mut dyn Write) -> io::Result<()> {
    for finding in page.findings {
        writeln!(out, "{}", finding_line(finding, page))?;
    }
    for block in &page.view().blocks {
        match block {
            Block::Heading(text) | Block::Note(text) => writeln!(out, "{}", visible(text))?,
            Block::Verbatim(text) | Block::Markdown(text) => writeln!(out, "{}", visible_lines(text))?,
            Block::Table(table) => write_table(table, page, out)?,
            Block::Plot(of) => writeln!(out, "{}", plot::summary(of))?,
        }
    }
    for error in page.errors.iter().filter(|error| Some(*error) != page.verdict.problem.as_ref()) {
        writeln!(out, "{}{}", plain::error_line(error, page), hints(error))?;
    }
    writeln!(out, "{}", verdict(page))
}

/// Returns `path:line rule severity symbol: what; grows at path:line; fix: how`.
fn finding_line(finding: &Finding, page: &Page<'_>) -> String {
    let place_of = |path: &str, line| place(&page.paths.shown(path), line, None);
    let subject = match (&finding.path, &finding.target) {
        (Some(path), _) => place_of(path, finding.line),
        (None, Some(target)) => visible(target),
        (None, None) => "-".to_owned(),
    };
    let symbol = finding.symbol.as_deref().map(|symbol| format!(" {}", visible(symbol))).unwrap_or_default();
    let (rule, severity) = (finding.rule, finding.severity);
    let mut line = format!("{subject} {rule} {severity}{symbol}: {}", visible(clause(finding)));
    let grows = finding.evidence.iter().find(|step| step.role == Role::Grows && step.line.is_some());
    if let Some((path, step)) = grows.and_then(|step| Some((step.path.as_deref()?, step))) {
        line.push_str("; grows at ");
        line.push_str(&place_of(path, step.line));
    }
    if !finding.help.is_empty() {
        line.push_str("; fix: ");
        line.push_str(&visible(&finding.help));
    }
    for fix in &finding.fixes {
        let heading = format!("{}, {}", edit::heading(fix), edit::begins(fix, |path| page.paths.shown(path)));
        let lines = edit::lines(fix).into_iter().map(|line| format!("{}{}", line.sign.as_str(), visible(&line.text)));
        let lines: Vec<String> = lines.collect();
        line.push_str(&format!("; edit: {}: {}", heading, lines.join(" | ")));
    }
    line
}

fn write_table(table: &Table, page: &Page<'_>, out: &mut dyn Write) -> io::Result<()> {
    if table.rows.is_empty() {
        return writeln!(out, "{}", visible(&table.empty));
    }
    let names: Vec<String> = table.columns.iter().map(|column| visible(&column.name)).collect();
    writeln!(out, "{}", names.join(" | "))?;
    for row in &table.rows {
        let cells: Vec<String> = row.iter().map(|cell| plain::bare(cell, page, &Style::PLAIN).0).collect();
        writeln!(out, "{}", cells.join(" | "))?;
    }
    Ok(())
}

/// Returns the last line: exit code, status, what was found or what is wrong, and the next command.
fn verdict(page: &Page<'_>) -> String {
    let mut clauses = Vec::new();
    match (&page.verdict.problem, page.outcome) {
        (Some(problem), _) => clauses.push(format!("{}{}", visible(&problem.message), hints(problem))),
        (None, Some(outcome)) => clauses.extend(summary::found(outcome, &Style::PLAIN)),
        (None, None) => {}
    }
    if page.is_measured() && !page.complete {
        clauses.push("not all was checked".to_owned());
    }
    clauses.extend(page.as_of.map(|moment| format!("as of {}", time(moment))));
    let next = page.outcome.filter(|_| page.verdict.exit.success()).and_then(|outcome| outcome.next.first());
    clauses.extend(next.map(|command| format!("next: {}", visible(command))));
    let ending = if clauses.is_empty() { String::new() } else { format!(": {}", clauses.join("; ")) };
    format!("exit {} {}{ending}", page.exit_code, page.verdict.exit.status())
}

fn hints(problem: &Problem) -> String {
    problem.hints.iter().map(|hint| format!("; hint: {}", visible(hint))).collect()
}
