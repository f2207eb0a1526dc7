//! Errors as people read them: what, why, where, and what to do.

use skep_kit::{Error, Excerpt, Problem};

use super::Style;
use super::frame::{Frame, Mark};
use super::paint::Ink;
use super::text::visible;

/// Returns an error that ended a run.
pub(crate) fn of_error(error: &Error, style: &Style) -> String {
    let mut text = headline(&error.message, style);
    if let Some(excerpt) = &error.excerpt {
        text.push_str(&frame(excerpt, style));
    }
    for cause in error.causes() {
        text.push_str(&self::cause(&cause, style));
    }
    text + &hints(&error.hints, style)
}

/// Returns a problem that a verdict rests on.
pub(crate) fn of_problem(problem: &Problem, style: &Style) -> String {
    headline(&problem.message, style) + &hints(&problem.hints, style)
}

/// Returns a problem of one thing among many, with its name.
pub(crate) fn of_thing(problem: &Problem, style: &Style) -> String {
    match &problem.target {
        Some(target) => headline(&format!("{target}: {}", problem.message), style),
        None => headline(&problem.message, style),
    }
}

/// Returns a sentence that is no error.
pub(crate) fn note(text: &str, style: &Style) -> String {
    format!("{} {}\n", style.paint(Ink::Hint, "note:"), visible(text))
}

fn headline(message: &str, style: &Style) -> String {
    format!("{} {}\n", style.paint(Ink::Error, "error:"), visible(message))
}

fn cause(cause: &str, style: &Style) -> String {
    format!("  {} {}\n", style.paint(Ink::Strong, "caused by:"), visible(cause))
}

fn hints(hints: &[String], style: &Style) -> String {
    let lines = hints.iter().map(|hint| format!("{} {}\n", style.paint(Ink::Hint, "hint:"), visible(hint)));
    let text: String = lines.collect();
    if text.is_empty() { text } else { format!("\n{text}") }
}

fn frame(excerpt: &Excerpt, style: &Style) -> String {
    let mark = Mark {
        path: &excerpt.path,
        line: excerpt.line,
        column: excerpt.column,
        end_column: excerpt.end_column,
        source_line: &excerpt.source_line,
        label: &excerpt.label,
    };
    let drawn = Frame { primary: mark, context: None, headed: true, ink: Ink::Error }.draw(style);
    // What found no room beside the caret is said below.
    let told = drawn.labelled || excerpt.label.is_empty();
    if told { drawn.text } else { drawn.text + &cause(&excerpt.label, style) }
}
