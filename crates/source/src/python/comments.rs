//! Which lines a comment that speaks to skep applies to, by the parser's own tokens: text in strings is no comment.

use ruff_python_ast::token::{Token, TokenKind, Tokens};
use ruff_text_size::Ranged;

use crate::comments::{directives, mentions};
use crate::facts::{Allow, AllowKind};
use crate::lines::Lines;

/// The most decorators that are passed on the way to what they decorate.
const MOST_DECORATORS: usize = 100;

/// Returns what the comments of a file allow.
pub(super) fn allows(text: &str, tokens: &Tokens, lines: &Lines<'_>) -> Vec<Allow> {
    let mut allows = Vec::new();
    let mut read = 0;
    let mut reach = Reach { text, tokens, lines, last: (0, (1, 1)) };
    for mention in mentions(text) {
        let index = tokens.partition_point(|token| token.end().to_usize() <= mention);
        let Some(comment) = tokens.get(index).filter(|token| token.kind() == TokenKind::Comment) else { continue };
        let (start, end) = (comment.start().to_usize(), comment.end().to_usize());
        // A comment may say two things, and is read as a whole.
        if mention < start.max(read) {
            continue;
        }
        read = end;
        for directive in directives(&text[start..end]) {
            let (first_line, last_line) = match directive.kind {
                AllowKind::File => (1, u32::MAX),
                AllowKind::Line | AllowKind::Noqa | AllowKind::Unreadable => reach.of(index, directive.kind),
            };
            let span = lines.span(start + directive.range.start, start + directive.range.end);
            let (kind, rules, reason) = (directive.kind, directive.rules, directive.reason);
            allows.push(Allow { kind, rules, reason, first_line, last_line, span });
        }
    }
    allows
}

/// Finds the lines that comments apply to. Comments are asked for in order, so that a pile of them is gone over once.
struct Reach<'t> {
    text: &'t str,
    tokens: &'t Tokens,
    lines: &'t Lines<'t>,
    /// The last code that was looked for, and the lines it gave: comments before it have the same.
    last: (usize, (u32, u32)),
}

impl Reach<'_> {
    /// Returns the lines that the comment at `index` applies to. Other linters look at its own line alone.
    fn of(&mut self, index: usize, kind: AllowKind) -> (u32, u32) {
        let start = self.tokens[index].start().to_usize();
        let own = self.lines.line(start);
        if kind == AllowKind::Noqa || !stands_alone(&self.text[..start]) {
            let ends_statement = self.tokens.get(index + 1).is_some_and(|token| token.kind() == TokenKind::Newline);
            let begins = if ends_statement { statement_start(&self.tokens[..index]) } else { None };
            return (begins.map_or(own, |token| self.line_of(token)).min(own), own);
        }
        if index >= self.last.0 {
            let code = (index..self.tokens.len()).find(|at| !is_blank(&self.tokens[*at]));
            let lines = code.map_or((own, own), |code| self.declaration(code));
            self.last = (code.unwrap_or(index + 1), lines);
        }
        self.last.1
    }

    /// Returns the lines from `code` to what it decorates: that is meant as well as its decorators.
    fn declaration(&self, code: usize) -> (u32, u32) {
        let first = self.line_of(&self.tokens[code]);
        let mut rest = self.tokens[code..].iter().filter(|token| !is_blank(token)).peekable();
        for _ in 0..MOST_DECORATORS {
            if rest.peek().is_none_or(|token| token.kind() != TokenKind::At) {
                break;
            }
            rest.by_ref().find(|token| token.kind() == TokenKind::Newline);
        }
        (first, rest.peek().map_or(first, |token| self.line_of(token)))
    }

    fn line_of(&self, token: &Token) -> u32 {
        self.lines.line(token.start().to_usize())
    }
}

/// Tells whether nothing but white space stands in the line before a comment; `before` ends where it begins.
fn stands_alone(before: &str) -> bool {
    before.trim_end_matches([' ', '\t', '\x0c']).chars().next_back().is_none_or(|last| matches!(last, '\n' | '\r'))
}

/// Returns the first token of the statement whose tokens `before` ends with.
fn statement_start(before: &[Token]) -> Option<&Token> {
    let newline = before.iter().rposition(|token| token.kind() == TokenKind::Newline);
    before[newline.map_or(0, |at| at + 1)..].iter().find(|token| !is_blank(token))
}

/// Tells whether a token is no code.
fn is_blank(token: &Token) -> bool {
    use TokenKind::{Comment, Dedent, EndOfFile, Indent, NonLogicalNewline};
    matches!(token.kind(), Comment | Dedent | EndOfFile | Indent | NonLogicalNewline)
}

#[cfg(test)]
mod tests {
    use ruff_python_parser::{Mode, ParseOptions, parse_unchecked};

    use super::*;

    /// Returns the lines that each comment applies to.
    fn lines_of(text: &str) -> Vec<(u32, u32)> {
        let parsed = parse_unchecked(text, ParseOptions::from(Mode::Module));
        let allows = allows(text, parsed.tokens(), &Lines::new(text));
        allows.into_iter().map(|allow| (allow.first_line, allow.last_line)).collect()
    }

    #[test]
    fn a_comment_behind_code_applies_to_its_line() {
        assert_eq!(lines_of("a = {}\nb = {}  # skep: allow(x) y\nc = {}\n"), [(2, 2)]);
        assert_eq!(lines_of("b = {}  # skep: allow(x) y"), [(1, 1)]);
        assert_eq!(lines_of("a = 1\r\nb = {}  # skep: allow(x) y\r\n"), [(2, 2)]);
        assert_eq!(lines_of("class A:\n    b = {}  # noqa: ML1\n"), [(2, 2)]);
    }

    #[test]
    fn behind_the_end_of_a_statement_it_applies_to_all_of_it() {
        assert_eq!(lines_of("a = 1\nb = dict(\n    c=1,\n)  # skep: allow(x) y\n"), [(2, 4)]);
        assert_eq!(lines_of("b = dict(  # skep: allow(x) y\n    c=1,\n)\n"), [(1, 1)]);
        assert_eq!(lines_of("def f():\n    b = {\n    }  # skep: allow(x) y\n"), [(2, 3)]);
    }

    #[test]
    fn on_a_line_of_its_own_it_applies_to_the_next_code() {
        assert_eq!(lines_of("# skep: allow(x) y\n\n# more\nb = {}\n"), [(4, 4)]);
        assert_eq!(lines_of("if a:\n    # skep: allow(x) y\n    b = {}\n"), [(3, 3)]);
        assert_eq!(lines_of("a = 1\n# skep: allow(x) y\n"), [(2, 2)]);
        assert_eq!(lines_of("a = [\n    # skep: allow(x) y\n    1,\n]\n"), [(3, 3)]);
        assert_eq!(lines_of("# noqa: ML103\na = {}\n"), [(1, 1)]);
    }

    #[test]
    fn a_pile_of_comments_has_one_meaning_and_takes_no_time() {
        let pile = "# skep: allow(x) y\n".repeat(20_000);
        let lines = lines_of(&format!("{pile}a = 1\n# skep: allow(x) y\nb = 1\n"));
        assert_eq!((lines[0], lines[19_999], lines[20_000]), ((20_001, 20_001), (20_001, 20_001), (20_003, 20_003)));
        assert_eq!(lines_of(&"@a\n# skep: allow(x) y\n".repeat(5_000)).len(), 5_000);
    }

    #[test]
    fn decorators_are_passed() {
        let text = "# skep: allow(x) y\n@route(\n    '/'\n)\n@cache\n# more\ndef f(a):\n    pass\n";
        assert_eq!(lines_of(text), [(1 + 1, 7)]);
    }

    #[test]
    fn text_in_strings_is_no_comment() {
        assert_eq!(
            lines_of("a = '# skep: allow(x) y'\nb = '''\n# noqa: ML103\n'''\nc = f'# skep: allow(x) {a}'\n"),
            []
        );
    }

    #[test]
    fn a_comment_with_two_is_read_once() {
        assert_eq!(lines_of("b = {}  # noqa: ML103  # skep: allow(x) y\n"), [(1, 1), (1, 1)]);
    }
}
