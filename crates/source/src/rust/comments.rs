//! Which lines a comment that speaks to skep applies to. syn keeps no comments, so that the text is gone over once more,
//! where it mentions us at all. Documentation is no comment: it may well show how one is written.

use std::cell::Cell;

use super::nesting::{Scanner, Token};
use crate::comments::{Directive, directives, mentions};
use crate::facts::{Allow, AllowKind};
use crate::lines::Lines;

/// The most attributes that are passed on the way to what has them.
const MOST_ATTRIBUTES: usize = 100;

/// Returns what the comments of a file allow.
pub(super) fn allows(text: &str) -> Vec<Allow> {
    let mentions = mentions(text);
    if mentions.is_empty() {
        return Vec::new();
    }
    let (lines, laid_out) = (Lines::new(text), Layout::of(text));
    let mut allows = Vec::new();
    for comment in &laid_out.comments {
        let from = mentions.partition_point(|at| *at < comment.start);
        let is_meant = mentions.get(from).is_some_and(|at| *at < comment.end);
        let said = &text[comment.start..comment.end];
        if !is_meant || is_documentation(said) {
            continue;
        }
        for directive in directives(said) {
            allows.push(allow(directive, comment, &laid_out, &lines));
        }
    }
    allows
}

fn allow(directive: Directive, comment: &Comment, laid_out: &Layout, lines: &Lines<'_>) -> Allow {
    let Directive { kind, rules, reason, range } = directive;
    let (first_line, last_line) = match kind {
        AllowKind::File => (1, u32::MAX),
        AllowKind::Line | AllowKind::Noqa | AllowKind::Unreadable => laid_out.applies_to(comment, kind, lines),
    };
    let span = lines.span(comment.start + range.start, comment.start + range.end);
    Allow { kind, rules, reason, first_line, last_line, span }
}

fn is_documentation(comment: &str) -> bool {
    ["///", "//!", "/**", "/*!"].iter().any(|opening| comment.starts_with(opening))
}

/// A comment, and the code round it.
struct Comment {
    start: usize,
    end: usize,
    /// The index of the token behind it.
    next: usize,
}

/// Where tokens begin and end, and the comments between them.
struct Layout {
    tokens: Vec<(usize, usize, Token)>,
    comments: Vec<Comment>,
    /// The last token that attributes were passed from, and where that led: a pile of comments has one meaning.
    last: Cell<(usize, usize)>,
}

impl Layout {
    fn of(text: &str) -> Self {
        let mut scanner = Scanner::new(text);
        let (mut tokens, mut comments) = (Vec::new(), Vec::new());
        while scanner.skip_blanks() {
            let start = scanner.position();
            if scanner.skip_one_comment() {
                let end = start + text[start..scanner.position()].trim_end().len();
                comments.push(Comment { start, end, next: tokens.len() });
            } else if let Some(token) = scanner.next() {
                tokens.push((start, scanner.position(), token));
            }
        }
        Self { tokens, comments, last: Cell::new((usize::MAX, 0)) }
    }

    /// Returns the lines that a comment applies to. Other linters look at its own line alone.
    fn applies_to(&self, comment: &Comment, kind: AllowKind, lines: &Lines<'_>) -> (u32, u32) {
        let own = lines.line(comment.start);
        let before = comment.next.checked_sub(1).map(|index| self.tokens[index]);
        let shares_line = before.is_some_and(|(_, end, _)| lines.line(end.saturating_sub(1)) == own);
        let line_of = |index: usize| self.tokens.get(index).map(|(start, ..)| lines.line(*start));
        match line_of(comment.next) {
            Some(first) if !shares_line && kind != AllowKind::Noqa => {
                // What has attributes is meant as well as they.
                if self.last.get().0 != comment.next {
                    self.last.set((comment.next, self.behind_attributes(comment.next)));
                }
                (first, line_of(self.last.get().1).unwrap_or(first))
            }
            Some(_) | None => (own, own),
        }
    }

    /// Returns the index of the first token at or behind `index` that is in no attribute.
    fn behind_attributes(&self, mut index: usize) -> usize {
        let token = |index: usize| self.tokens.get(index).map(|(.., token)| *token);
        for _ in 0..MOST_ATTRIBUTES {
            if token(index) != Some(Token::Punct(b'#')) || token(index + 1) != Some(Token::Open(b'[')) {
                break;
            }
            let mut open = 0usize;
            index += 1;
            while let Some(token) = token(index) {
                index += 1;
                match token {
                    Token::Open(_) => open += 1,
                    Token::Close => open = open.saturating_sub(1),
                    Token::Word | Token::Joint | Token::Literal | Token::Punct(_) => {}
                }
                if open == 0 {
                    break;
                }
            }
        }
        index
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Returns the lines that each comment applies to.
    fn lines_of(text: &str) -> Vec<(u32, u32)> {
        allows(text).into_iter().map(|allow| (allow.first_line, allow.last_line)).collect()
    }

    #[test]
    fn behind_code_and_before_it() {
        assert_eq!(lines_of("static A: u8 = 1; // skep: allow(x) y\n"), [(1, 1)]);
        assert_eq!(lines_of("static A: u8 = 1; /* skep: allow(x) y */ // more"), [(1, 1)]);
        assert_eq!(lines_of("// skep: allow(x) y\r\n\r\n// more\r\nstatic A: u8 = 1;\r\n"), [(4, 4)]);
        assert_eq!(lines_of("/* skep: allow(x) y\n * and more */\nstatic A: u8 = 1;"), [(3, 3)]);
        assert_eq!(lines_of("static A: u8 = 1;\n// skep: allow(x) y"), [(2, 2)]);
        assert_eq!(lines_of("static A: u8 = 1; // noqa: RL101\n"), [(1, 1)]);
        assert_eq!(lines_of("// noqa: RL101\nstatic A: u8 = 1;\n"), [(1, 1)]);
    }

    #[test]
    fn attributes_are_passed() {
        let text =
            "// skep: allow(x) y\n#[cfg(any(\n    a, b\n))]\n/// what it is\n#[doc = \"]\"]\nstatic A: u8 = 1;\n";
        assert_eq!(lines_of(text), [(2, 7)]);
    }

    #[test]
    fn a_pile_of_comments_has_one_meaning_and_takes_no_time() {
        let pile = "// skep: allow(x) y\n".repeat(20_000);
        let attribute = format!("#[doc({})]\n", "a, ".repeat(20_000));
        assert_eq!(lines_of(&format!("{pile}{attribute}static A: u8 = 1;"))[0], (20_001, 20_002));
    }

    #[test]
    fn strings_and_documentation_are_no_comments() {
        for text in [
            "const A: &str = \"// skep: allow(x) y\";",
            "const A: &str = r#\"\"// skep: allow(x) y\"#;",
            "const A: &str = \"\n// noqa: RL101\n\";",
            "/// // skep: allow(x) y\n/// skep: allow(x) y\nstruct A;",
            "//! skep: allow(x) y",
            "/** skep: allow(x) y */ struct A;",
            "/*! skep: allow(x) y */",
        ] {
            assert_eq!(lines_of(text), [], "{text}");
        }
        assert_eq!(lines_of("const A: char = '\"'; // skep: allow(x) y\nconst B: char = '\"';"), [(1, 1)]);
    }
}
