//! From what a rule would have done to edits of lines.
//!
//! There is no syntax tree any more. An edit is proposed only where the line at hand reads exactly as such a line does;
//! wherever it reads otherwise there is none, and the help in words has to do.

mod calls;
mod comment;
mod default;
mod statement;

use skep_kit::{Applicability, Edit, Fix};
use skep_source::{AllowKind, ContainerKind, Language, Memo, Span};

use crate::judge::Case;
use crate::link::{FileId, Program};
use crate::sources::SourceLines;

/// A line longer than this is edited by nobody.
const LONGEST_LINE: usize = 1000;
/// The queues that take a size.
const SIZED_QUEUES: &[&str] = &["Queue", "LifoQueue", "PriorityQueue", "JoinableQueue"];

/// What a rule would have done, and where.
pub(crate) enum Repair {
    /// A call without arguments in a declaration gets one: `deque()`.
    Argument { at: Place, function: String, argument: &'static str },
    /// A cache of results gets a size.
    Size { file: FileId, memo: Memo },
    /// The default of a parameter is made in the function.
    Default { at: Place, parameter: String },
    /// What is removed from the container `sibling` is removed from `own` too.
    Alongside { at: Place, sibling: String, own: String, removal: Removal },
    /// The key whose value was emptied goes with it.
    Emptied { at: Place, table: String },
    /// A task leaves the set when it is done.
    Done { at: Place, tasks: String },
    /// Words of a comment that allow nothing go, or make room for another.
    Comment(Comment),
}

/// A part of a file.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Place {
    pub(crate) file: FileId,
    pub(crate) span: Span,
}

/// How an entry is taken out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Removal {
    /// `table.pop(key, None)`.
    Pop,
    /// `members.discard(key)`.
    Discard,
}

/// What a comment is to say.
pub(crate) struct Comment {
    pub(crate) kind: AllowKind,
    /// What opens a comment in the language.
    pub(crate) opening: &'static str,
    /// All its words.
    pub(crate) words: Vec<String>,
    /// Those that are to go.
    pub(crate) gone: Vec<String>,
    /// What is to stand in the place of the first of them.
    pub(crate) instead: Option<String>,
}

/// The lines to look at.
pub(crate) struct Source<'s> {
    pub(crate) program: &'s Program,
    pub(crate) lines: &'s mut SourceLines,
}

impl Source<'_> {
    fn line(&mut self, file: FileId, number: u32) -> Option<String> {
        self.lines.line(file, number).filter(|line| line.len() <= LONGEST_LINE)
    }

    /// Returns an edit of one line.
    fn edit(&mut self, file: FileId, (line, range): (u32, std::ops::Range<usize>), replacement: &str) -> Option<Edit> {
        let text = self.line(file, line)?;
        let column = |at: usize| u32::try_from(text.get(..at)?.chars().count() + 1).ok();
        let span = Span { line, column: column(range.start)?, end_line: line, end_column: column(range.end)? };
        Edit::of(&self.program.file(file).path, span, vec![text], replacement)
    }

    /// Returns an edit that adds lines behind `line`.
    fn insertion(&mut self, file: FileId, line: u32, added: &[String]) -> Option<Edit> {
        let end = self.line(file, line)?.len();
        self.edit(file, (line, end..end), &format!("\n{}", added.join("\n")))
    }
}

impl Repair {
    /// Returns the change where the source reads as expected. `place` is the finding's.
    pub(crate) fn fix(&self, place: Place, source: &mut Source<'_>) -> Option<Fix> {
        let (title, edits) = match self {
            Self::Argument { at, function, argument } => calls::argument(*at, (function, argument), source),
            Self::Size { file, memo } => calls::size(*file, memo, source),
            Self::Default { at, parameter } => default::inside(*at, parameter, source),
            Self::Alongside { at, sibling, own, removal } => {
                statement::alongside(*at, (sibling, own, *removal), source)
            }
            Self::Emptied { at, table } => statement::emptied(*at, table, source),
            Self::Done { at, tasks } => statement::done(*at, tasks, source),
            Self::Comment(comment) => comment::reworded(place, comment, source),
        }?;
        Some(Fix { title, applicability: self.applicability(), edits })
    }

    /// What a comment says to skep is nothing to the program. All else changes what it does.
    const fn applicability(&self) -> Applicability {
        match self {
            Self::Comment(Comment { instead: None, .. }) => Applicability::Safe,
            Self::Argument { .. }
            | Self::Size { .. }
            | Self::Default { .. }
            | Self::Alongside { .. }
            | Self::Emptied { .. }
            | Self::Done { .. }
            | Self::Comment(Comment { instead: Some(_), .. }) => Applicability::Suggested,
        }
    }
}

impl Case<'_> {
    /// Returns what would mend the container where it stands, where that is one word or line.
    pub(crate) fn repair(&self) -> Option<Repair> {
        let operation = self.program.operation(&self.main_growth()?.operation);
        let text = |name| self.program.text(name).to_owned();
        let function = text(self.constructor.text);
        let kind = self.constructor.kind;
        let at = Place { file: self.file, span: self.span };
        if self.language() != Language::Python {
            None
        } else if kind == ContainerKind::Set {
            let at = Place { file: self.main_growth()?.operation.file, span: operation.span };
            Some(Repair::Done { at, tasks: text(self.subject.name) })
        } else if kind == ContainerKind::Deque {
            Some(Repair::Argument { at, function, argument: "maxlen=1000" })
        } else {
            let is_sized = kind == ContainerKind::Queue && SIZED_QUEUES.contains(&function.as_str());
            is_sized.then_some(Repair::Argument { at, function, argument: "maxsize=1000" })
        }
    }
}

/// What a change does, and its edits.
type Change = (String, Vec<Edit>);

/// Returns the white space that a line begins with.
fn indentation(line: &str) -> &str {
    &line[..line.len() - line.trim_start().len()]
}

/// Tells whether a character may stand in a name.
fn is_word(character: char) -> bool {
    character.is_alphanumeric() || character == '_'
}

/// Returns where `word` stands in `text` by itself, if it does so once.
fn once(text: &str, word: &str) -> Option<usize> {
    let mut found = text.match_indices(word).map(|(at, _)| at).filter(|at| {
        let (before, behind) = (&text[..*at], &text[at + word.len()..]);
        let is_longer = word.ends_with(is_word) && behind.starts_with(is_word);
        !before.ends_with(is_word) && !is_longer
    });
    found.next().filter(|_| found.next().is_none())
}
