//! Source lines with carets under them.

use annotate_snippets::{Annotation, AnnotationKind, Group, Level, Renderer, Snippet};
use skep_kit::Severity;
use unicode_width::UnicodeWidthStr;

use super::Style;
use super::paint::Ink;
use super::text::{SourceLine, visible};

/// A place in a source line and what to say of it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Mark<'a> {
    /// The file, as it is to be shown.
    pub path: &'a str,
    /// The line, from 1.
    pub line: u32,
    /// The first column, from 1.
    pub column: u32,
    /// The column behind the last.
    pub end_column: u32,
    /// The line's text.
    pub source_line: &'a str,
    /// What stands beside the caret; may be empty.
    pub label: &'a str,
}

/// The place that matters, and one that helps to understand it.
pub(crate) struct Frame<'a> {
    /// What matters.
    pub primary: Mark<'a>,
    /// What helps.
    pub context: Option<Mark<'a>>,
    /// Whether the path stands above the lines though both are of one file.
    pub headed: bool,
    /// The colour of what matters.
    pub ink: Ink,
}

/// A frame as text.
pub(crate) struct Drawn {
    /// The lines, each with its line break.
    pub text: String,
    /// Whether there was room for the label of what matters.
    pub labelled: bool,
}

/// Beyond so many lines between two places of one file they are not drawn in one frame.
const FARTHEST: u32 = 1_000_000;

impl Frame<'_> {
    /// Draws it, two columns in.
    pub(crate) fn draw(&self, style: &Style) -> Drawn {
        let context = self.context.filter(|context| self.is_worth_showing(context));
        let mut marks = vec![(self.primary, AnnotationKind::Primary)];
        marks.extend(context.map(|context| (context, AnnotationKind::Context)));
        let one_file = context.is_none_or(|context| context.path == self.primary.path);
        let digits = marks.iter().map(|(mark, _)| mark.line.to_string().len()).max().unwrap_or(1);
        // Two columns before the number, three behind it.
        let width = style.width.saturating_sub(digits + 5).max(20);
        let group = Group::with_level(level(self.ink));
        let group = if one_file {
            marks.sort_by_key(|(mark, _)| mark.line);
            let path = self.headed.then(|| visible(self.primary.path));
            group.element(snippet(&marks, path, width, style))
        } else {
            let snippets = marks.iter().map(|mark| snippet(&[*mark], Some(visible(mark.0.path)), width, style));
            group.elements(snippets)
        };
        let drawn = renderer(style).render(&[group]);
        let mut lines: Vec<&str> = drawn.lines().collect();
        if one_file && !self.headed {
            // A gutter without number or text opens every frame.
            lines.remove(0);
            let gap = context.map(|context| context.line.abs_diff(self.primary.line));
            // A single line in between is drawn rather than folded; its text is not known, so it must not look empty.
            if let (Some(2), Some(between)) = (gap, lines.get_mut(2)) {
                *between = "...";
            }
        }
        let text = lines.iter().map(|line| format!("  {line}\n")).collect();
        Drawn { text, labelled: label(&self.primary, &source_line(&self.primary, width, style), width).is_some() }
    }

    /// The same line twice would only repeat itself.
    fn is_worth_showing(&self, context: &Mark<'_>) -> bool {
        context.path != self.primary.path || (1..FARTHEST).contains(&context.line.abs_diff(self.primary.line))
    }
}

fn source_line(mark: &Mark<'_>, width: usize, style: &Style) -> SourceLine {
    SourceLine::new(mark.source_line, mark.column, mark.end_column, width, style.ellipsis())
}

/// Returns the label where there is one and it has room behind the caret.
fn label(mark: &Mark<'_>, shown: &SourceLine, width: usize) -> Option<String> {
    let label = visible(mark.label);
    let before = shown.text.get(..shown.marked.end).map_or(0, UnicodeWidthStr::width);
    (!label.is_empty() && before + 1 + label.width() <= width).then_some(label)
}

/// Puts lines of one file together, in order. What lies between them is unknown here and is folded away.
fn snippet(
    marks: &[(Mark<'_>, AnnotationKind)],
    path: Option<String>,
    width: usize,
    style: &Style,
) -> Snippet<'static, Annotation<'static>> {
    let first = marks.first().map_or(1, |(mark, _)| mark.line);
    let mut source = String::new();
    let mut annotations = Vec::new();
    let mut line = first;
    for (mark, kind) in marks {
        source.extend(std::iter::repeat_n('\n', (mark.line - line) as usize));
        line = mark.line;
        let shown = source_line(mark, width, style);
        let span = source.len() + shown.marked.start..source.len() + shown.marked.end;
        annotations.push(kind.span(span).label(label(mark, &shown, width)));
        source.push_str(&shown.text);
    }
    Snippet::source(source).line_start(first as usize).path(path).annotations(annotations)
}

fn level(ink: Ink) -> Level<'static> {
    match ink {
        Ink::Severity(Severity::Medium) => Level::WARNING,
        Ink::Severity(Severity::Low) => Level::NOTE,
        Ink::Severity(Severity::High) | Ink::Mood(_) | Ink::Strong | Ink::Faint | Ink::Error | Ink::Hint => {
            Level::ERROR
        }
    }
}

fn renderer(style: &Style) -> Renderer {
    let renderer = if style.color { Renderer::styled() } else { Renderer::plain() };
    renderer.term_width(style.width.max(40)).hyperlink(false)
}
