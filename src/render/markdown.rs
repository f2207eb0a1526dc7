//! GitHub-flavoured Markdown, for a job's summary or a comment: the verdict, a table of findings, and the proof of each
//! behind a fold.
//!
//! GitHub refuses a summary beyond its limit altogether, so that this one ends before it and says what is missing.
//!
//! Source: <https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands#adding-a-job-summary>

use std::fmt::Write as _;
use std::io::{self, Write};

use skep_kit::{Block, Cell, Finding, Problem, Table};

use super::cell::{place, time};
use super::edit;
use super::escape::{code, fenced, fenced_as, html, prose};
use super::finding::{clause, subject};
use super::text::{visible, visible_lines};
use super::{Page, Style, plain, plot, summary};

/// How many bytes GitHub takes for a step, less some for what other commands of the step write.
const LIMIT: usize = 1_000_000;
/// How much of the limit each part may fill up to.
const TABLE_END: usize = LIMIT / 2;
const VIEW_END: usize = LIMIT * 6 / 10;
const DETAILS_END: usize = LIMIT * 9 / 10;
/// How many characters of a source line are shown.
const LONGEST_LINE: usize = 200;

/// Writes the page.
pub(crate) fn write(page: &Page<'_>, out: &mut dyn Write) -> io::Result<()> {
    out.write_all(document(page).as_bytes())
}

fn document(page: &Page<'_>) -> String {
    let mut text = headline(page);
    if !page.findings.is_empty() {
        text.push_str("| severity | rule | where | what |\n|---|---|---|---|\n");
        push(&mut text, TABLE_END, page.findings, |finding| table_row(finding, page));
    }
    for block in &page.view().blocks {
        push_block(&mut text, block, page);
    }
    push(&mut text, DETAILS_END, page.findings, |finding| details(finding, page));
    if !page.errors.is_empty() {
        text.push_str("\n### Not checked, or not wholly\n\n");
        push(&mut text, LIMIT, page.errors, |error| error_item(error, page));
    }
    let next = page.outcome.filter(|_| page.verdict.exit.success()).and_then(|outcome| outcome.next.first());
    if let Some(command) = next {
        let _infallible = write!(text, "\nNext: {}\n", code(command));
    }
    text
}

/// Adds a part for each thing as long as they fit, then a sentence where some did not.
fn push<T>(text: &mut String, end: usize, things: &[T], part: impl Fn(&T) -> String) {
    for (index, thing) in things.iter().enumerate() {
        let part = part(thing);
        if text.len() + part.len() > end {
            let (missing, all) = (things.len() - index, things.len());
            let _infallible = write!(text, "\n**Cut short: {missing} of {all} are left out here,** ");
            text.push_str("since GitHub takes 1 MiB. `--output json:FILE` has all.\n");
            return;
        }
        text.push_str(&part);
    }
}

/// Returns the verdict, and what was found in how much.
fn headline(page: &Page<'_>) -> String {
    // Writing to a string cannot fail, here and below.
    let mut text = format!("## {}: {}\n\n", prose(&page.command()), page.verdict.exit.status());
    let mut sentences = Vec::new();
    sentences.extend(summary::counts(page, &Style::PLAIN).map(|counts| prose(&counts)));
    if !page.complete {
        sentences.push("not all was checked".to_owned());
    }
    if page.is_measured() || !page.verdict.exit.success() {
        let reason = &page.verdict.reason;
        let ending = if reason.is_empty() { String::new() } else { format!(": {}", prose(reason)) };
        sentences.push(format!("**exit {}**{ending}", page.exit_code));
    }
    sentences.extend(page.as_of.map(|moment| format!("as of {}", time(moment))));
    if !sentences.is_empty() {
        let _infallible = write!(text, "{}\n\n", sentences.join("<br>\n"));
    }
    text
}

fn where_is(finding: &Finding, page: &Page<'_>) -> Option<String> {
    let path = finding.path.as_deref().map(|path| place(&page.paths.in_repository(path), finding.line, None));
    path.or_else(|| finding.target.clone())
}

fn table_row(finding: &Finding, page: &Page<'_>) -> String {
    let symbol = finding.symbol.as_deref().map(|symbol| format!("{} ", code(symbol))).unwrap_or_default();
    let place = where_is(finding, page).map(|place| code(&place)).unwrap_or_default();
    let (severity, rule) = (finding.severity, code(finding.rule));
    format!("| {severity} | {rule} | {place} | {symbol}{} |\n", prose(clause(finding)))
}

/// Returns the proof of a finding behind a fold. What the fold is called stands outside of Markdown.
fn details(finding: &Finding, page: &Page<'_>) -> String {
    let mut text = format!("\n<details>\n<summary>{}: ", finding.severity);
    let _infallible = write!(text, "<code>{}</code>", html(subject(finding).unwrap_or(finding.rule)));
    if let Some(path) = &finding.path {
        let place = place(&page.paths.in_repository(path), finding.line, None);
        let _infallible = write!(text, " in <code>{}</code>", html(&place));
    }
    text.push_str("</summary>\n\n");
    let mut lines = vec![source_line(finding.line, finding.source_line.as_deref())];
    for step in &finding.evidence {
        let place = step.path.as_deref().map(|path| place(&page.paths.in_repository(path), step.line, None));
        let place = place.map(|place| format!(", {}", code(&place))).unwrap_or_default();
        let _infallible = writeln!(text, "- {}: {}{place}", step.role.as_str(), prose(&step.what));
        let same_file = step.path == finding.path;
        lines.push(source_line(step.line.filter(|_| same_file), step.source_line.as_deref()));
    }
    if !finding.help.is_empty() {
        let _infallible = writeln!(text, "- fix: {}", prose(&finding.help));
    }
    let in_repository = |path: &str| page.paths.in_repository(path);
    for fix in &finding.fixes {
        let _infallible =
            writeln!(text, "- edit: {}, {}", prose(&edit::heading(fix)), code(&edit::begins(fix, in_repository)));
    }
    let lines: Vec<String> = lines.into_iter().flatten().collect();
    if !lines.is_empty() {
        let _infallible = write!(text, "\n{}", fenced(&lines.join("\n")));
    }
    for fix in &finding.fixes {
        let lines = edit::lines(fix).into_iter().map(|line| format!("{} {}", line.sign.as_str(), cut(&line.text)));
        let _infallible = write!(text, "\n{}", fenced_as("diff", &lines.collect::<Vec<_>>().join("\n")));
    }
    let _infallible = write!(text, "\nRule {}, confidence {}\n\n</details>\n", code(finding.rule), finding.confidence);
    text
}

fn source_line(line: Option<u32>, source: Option<&str>) -> Option<String> {
    Some(format!("{}  {}", line?, cut(source?)))
}

/// Returns as much of a source line as is shown.
fn cut(source: &str) -> String {
    let source = visible(source);
    let cut: String = source.chars().take(LONGEST_LINE).collect();
    let more = if cut.len() < source.len() { " ..." } else { "" };
    format!("{}{more}", cut.trim_end())
}

fn error_item(error: &Problem, page: &Page<'_>) -> String {
    let target = match (&error.place, &error.target) {
        (Some((path, line)), _) => Some(place(&page.paths.in_repository(path), *line, None)),
        (None, target) => target.clone(),
    };
    let target = target.map(|target| format!("{}: ", code(&target))).unwrap_or_default();
    let hints: String = error.hints.iter().map(|hint| format!("\n  - hint: {}", prose(hint))).collect();
    format!("- {target}{}{hints}\n", prose(&error.message))
}

fn push_block(text: &mut String, block: &Block, page: &Page<'_>) {
    let document = match block {
        Block::Table(table) => return push_table(text, table, page),
        Block::Heading(heading) => format!("\n### {}\n", prose(heading)),
        Block::Note(note) => format!("\n{}\n", prose(note)),
        Block::Plot(of) => format!("\n{}", fenced(&format!("{}\n{}", plot::sparkline(of), plot::summary(of)))),
        Block::Verbatim(document) => format!("\n{}", fenced(&visible_lines(document))),
        // Such a document is our own, so that it needs no escaping.
        Block::Markdown(document) => format!("\n{}\n", visible_lines(document)),
    };
    push(text, VIEW_END, &[document], String::clone);
}

fn push_table(text: &mut String, table: &Table, page: &Page<'_>) {
    if table.rows.is_empty() {
        text.push_str(&format!("\n{}\n", prose(&table.empty)));
        return;
    }
    let names: Vec<String> = table.columns.iter().map(|column| prose(&column.name)).collect();
    let rule = "---|".repeat(names.len());
    text.push_str(&format!("\n| {} |\n|{rule}\n", names.join(" | ")));
    push(text, VIEW_END, &table.rows, |row| {
        let cells: Vec<String> = row.iter().map(|cell| cell_text(cell, page)).collect();
        format!("| {} |\n", cells.join(" | "))
    });
}

fn cell_text(cell: &Cell, page: &Page<'_>) -> String {
    match cell {
        Cell::Path { path, line, .. } => code(&place(&page.paths.in_repository(path), *line, None)),
        Cell::Missing => "-".to_owned(),
        Cell::Text(_)
        | Cell::Count(_)
        | Cell::Number(_)
        | Cell::Bytes(_)
        | Cell::Duration(_)
        | Cell::Percent(_)
        | Cell::Time(_)
        | Cell::State(..)
        | Cell::Severity(_) => prose(&plain::bare(cell, page, &Style::PLAIN).0),
    }
}

#[cfg(test)]
mod tests {
    use pulldown_cmark::{Event, Parser, Tag};
    use skep_kit::Format;

    use super::super::sample::Held;
    use super::super::tests::{GITHUB, PLAIN, rendered};
    use super::*;

    /// What we write ourselves; anything else is a foreigner's.
    const OURS: &[&str] = &["<br>", "<code>", "</code>", "<details>\n", "</details>\n"];

    fn events(text: &str) -> Vec<Event<'_>> {
        Parser::new_ext(text, GITHUB).collect()
    }

    #[test]
    fn nothing_foreign_becomes_markup() {
        let text = rendered(Format::Markdown, PLAIN);
        for event in events(&text) {
            match event {
                Event::Html(html) | Event::InlineHtml(html) => {
                    assert!(OURS.contains(&&*html) || html.starts_with("<summary>"), "{html:?}");
                }
                Event::Start(tag) => assert!(!matches!(tag, Tag::Link { .. } | Tag::Image { .. }), "{tag:?}"),
                _ => {}
            }
        }
    }

    #[test]
    fn the_table_has_a_row_a_finding() {
        let text = rendered(Format::Markdown, PLAIN);
        let table = text.split("\n\n").find(|part| part.starts_with("| severity")).unwrap();
        let events = events(table);
        let count = |wanted: fn(&Tag<'_>) -> bool| {
            events.iter().filter(|event| matches!(event, Event::Start(tag) if wanted(tag))).count()
        };
        assert_eq!(count(|tag| matches!(tag, Tag::TableRow)), 3);
        assert_eq!(count(|tag| matches!(tag, Tag::TableCell)), 4 + 3 * 4);
    }

    #[test]
    fn more_than_github_takes_is_cut_and_says_so() {
        let held = Held::new();
        let findings: Vec<Finding> = held.findings.iter().cycle().take(30_000).cloned().collect();
        let errors: Vec<Problem> = held.page().errors.iter().cycle().take(30_000).cloned().collect();
        let text = document(&Page { findings: &findings, errors: &errors, ..held.page() });
        assert!(text.len() < 1 << 20, "{}", text.len());
        assert_eq!(text.matches("Cut short").count(), 3, "the table, the proofs and the errors");
        assert!(text.contains("of 30000 are left out here"));
        assert!(text.ends_with("Next: `skep explain instance-collection-grows`\n"));
    }
}
