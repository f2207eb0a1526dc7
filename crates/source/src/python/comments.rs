//! Which lines a comment that speaks to skep applies to, by the parser's own tokens: text in strings is no comment.

use ruff_python_ast::token::{Token, TokenKind, Tokens};
use ruff_text_size::Ranged;

use crate::comments::{directives, mentions};
use crate::facts::{Allow, AllowKind};
use crate::lines::Lines;

/// Returns what the comments of a file allow.
pub(super) fn allows(text: &str, tokens: &Tokens, lines: &Lines<'_>) -> Vec<Allow> {
    let mut allows = Vec::new();
    let mut read = 0;
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
                AllowKind::Line | AllowKind::Noqa | AllowKind::Unreadable => {
                    applies_to(index, directive.kind, tokens, lines)
                }
            };
            let span = lines.span(start + directive.range.start, start + directive.range.end);
            let (kind, rules, reason) = (directive.kind, directive.rules, directive.reason);
            allows.push(Allow { kind, rules, reason, first_line, last_line, span });
        }
    }
    allows
}

/// Returns the lines that the comment at `index` applies to. Other linters look at its own line alone.
fn applies_to(index: usize, kind: AllowKind, tokens: &Tokens, lines: &Lines<'_>) -> (u32, u32) {
    let line_of = |token: &Token| lines.line(token.start().to_usize());
    let own = line_of(&tokens[index]);
    let shares_line = tokens[..index]
        .iter()
        .rev()
        .find(|token| !is_blank(token))
        .is_some_and(|before| lines.line(before.end().to_usize().saturating_sub(1)) == own);
    if shares_line || kind == AllowKind::Noqa {
        let ends_statement = tokens.get(index + 1).is_some_and(|token| token.kind() == TokenKind::Newline);
        let begins = if ends_statement { statement_start(&tokens[..index]) } else { None };
        return (begins.map_or(own, line_of).min(own), own);
    }
    let mut rest = tokens[index..].iter().filter(|token| !is_blank(token));
    let Some(mut code) = rest.next() else { return (own, own) };
    let first = line_of(code);
    // What is decorated is meant as well as its decorators.
    while code.kind() == TokenKind::At {
        let ended = rest.by_ref().take_while(|token| token.kind() != TokenKind::Newline).count();
        let Some(next) = rest.find(|token| token.kind() != TokenKind::Newline).filter(|_| ended > 0) else { break };
        code = next;
    }
    (first, line_of(code))
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
