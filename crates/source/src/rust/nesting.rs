//! Refuses files that would overflow the stack. syn parses by recursive descent and an overflow cannot be caught, so
//! depth is measured on the text first, without recursion. Walking proc-macro2's own tokens would say the same for a
//! fifth of the time that parsing takes: they cannot be looked at without being copied.

/// The most groups within groups.
const GROUPS: usize = 256;

/// The most operators in a row.
const OPERATORS: u32 = 256;

/// The most tokens that may hang together as one expression or type, over all the groups round them: every level that
/// the parser or a visitor descends costs at least one of them.
const CHAIN: u32 = 12_000;

/// What may be done with the arguments of macros.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Macros {
    /// They may be parsed.
    Parsable,
    /// One of them is too long for that.
    TooLong,
}

/// A group that stands open.
#[derive(Clone, Copy, Default)]
struct Level {
    base: u32,
    chain: u32,
    operators: u32,
    after: After,
    is_macro: bool,
}

#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum After {
    #[default]
    Other,
    Bang,
    BangName,
    Braces,
}

/// What a token is, as far as depth goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Token {
    Word,
    /// `else` or `as`, which go on with what a block began.
    Joint,
    Literal,
    Punct(u8),
    Open(u8),
    Close,
}

/// Returns what may be done with the macros of a file, or the line at which it is nested too deeply to be parsed.
pub(super) fn measure(text: &str) -> Result<Macros, usize> {
    let mut scanner = Scanner::new(text);
    let mut levels = vec![Level::default()];
    let mut macros = Macros::Parsable;
    while let Some(token) = scanner.next() {
        let Some(level) = levels.last_mut() else { break };
        if let Some(entered) = level.take(token) {
            levels.push(entered);
        } else if token == Token::Close && levels.len() > 1 {
            levels.pop();
        }
        let Some(level) = levels.last() else { break };
        let is_long = level.operators > OPERATORS || level.chain > CHAIN;
        if levels.len() > GROUPS || is_long && !level.is_macro {
            return Err(scanner.line());
        }
        if is_long {
            macros = Macros::TooLong;
        }
    }
    Ok(macros)
}

impl Level {
    /// Counts a token; returns the group that it opens.
    fn take(&mut self, token: Token) -> Option<Self> {
        if self.after == After::Braces && ends_statement(token) {
            self.chain = self.base;
        }
        self.chain += 1;
        match token {
            Token::Open(bracket) => {
                let is_macro = self.is_macro || matches!(self.after, After::Bang | After::BangName);
                self.operators = 0;
                self.after = if bracket == b'{' { After::Braces } else { After::Other };
                return Some(Self { base: self.chain, chain: self.chain, is_macro, ..Self::default() });
            }
            Token::Punct(b';' | b',') => (self.chain, self.operators, self.after) = (self.base, 0, After::Other),
            Token::Punct(punct) => {
                self.operators += 1;
                self.after = if punct == b'!' { After::Bang } else { After::Other };
            }
            Token::Word | Token::Joint => {
                self.operators = 0;
                self.after = if self.after == After::Bang { After::BangName } else { After::Other };
            }
            Token::Literal => (self.operators, self.after) = (0, After::Other),
            Token::Close => {}
        }
        None
    }
}

/// Tells whether the token behind a block starts something new.
fn ends_statement(token: Token) -> bool {
    match token {
        Token::Word | Token::Literal | Token::Open(_) => true,
        Token::Punct(punct) => matches!(punct, b'#' | b'\''),
        Token::Joint | Token::Close => false,
    }
}

/// Goes over the tokens of a text, strings and comments told apart from code.
pub(super) struct Scanner<'t> {
    bytes: &'t [u8],
    at: usize,
}

impl<'t> Scanner<'t> {
    pub(super) const fn new(text: &'t str) -> Self {
        Self { bytes: text.as_bytes(), at: 0 }
    }
}

impl Scanner<'_> {
    /// Returns where it stands, in bytes.
    pub(super) fn position(&self) -> usize {
        self.at.min(self.bytes.len())
    }

    /// Goes to what is no white space; tells whether there is anything.
    pub(super) fn skip_blanks(&mut self) -> bool {
        while matches!(self.bytes.get(self.at), Some(b' ' | b'\t' | b'\n' | b'\r')) {
            self.at += 1;
        }
        self.at < self.bytes.len()
    }

    /// Goes over a comment where it stands before one; tells whether it did.
    pub(super) fn skip_one_comment(&mut self) -> bool {
        match (self.peek(0), self.peek(1)) {
            (b'/', b'/') => self.skip_line(),
            (b'/', b'*') => self.skip_comment(),
            _ => return false,
        }
        true
    }

    fn peek(&self, ahead: usize) -> u8 {
        self.bytes.get(self.at + ahead).copied().unwrap_or(0)
    }

    fn line(&self) -> usize {
        1 + self.bytes[..self.at.min(self.bytes.len())].iter().filter(|byte| **byte == b'\n').count()
    }

    pub(super) fn next(&mut self) -> Option<Token> {
        loop {
            let byte = *self.bytes.get(self.at)?;
            match byte {
                // Control characters are no operators: the lexer names them better than a complaint of depth would.
                0..=b' ' | 0x7f => self.at += 1,
                b'/' if self.peek(1) == b'/' => self.skip_line(),
                b'/' if self.peek(1) == b'*' => self.skip_comment(),
                b'(' | b'[' | b'{' => {
                    self.at += 1;
                    return Some(Token::Open(byte));
                }
                b')' | b']' | b'}' => {
                    self.at += 1;
                    return Some(Token::Close);
                }
                b'"' => {
                    self.skip_string();
                    return Some(Token::Literal);
                }
                b'\'' => return Some(self.quote()),
                b'_' | b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | 0x80.. => return Some(self.word()),
                _ => {
                    self.at += 1;
                    return Some(Token::Punct(byte));
                }
            }
        }
    }

    fn skip_line(&mut self) {
        let rest = &self.bytes[self.at..];
        self.at += rest.iter().position(|byte| *byte == b'\n').unwrap_or(rest.len());
    }

    fn skip_comment(&mut self) {
        let mut open = 0u32;
        while self.at < self.bytes.len() {
            match (self.peek(0), self.peek(1)) {
                (b'/', b'*') => {
                    open += 1;
                    self.at += 2;
                }
                (b'*', b'/') => {
                    open -= 1;
                    self.at += 2;
                    if open == 0 {
                        return;
                    }
                }
                _ => self.at += 1,
            }
        }
    }

    fn skip_string(&mut self) {
        self.at += 1;
        while let Some(byte) = self.bytes.get(self.at) {
            self.at += match byte {
                b'\\' => 2,
                _ => 1,
            };
            if *byte == b'"' {
                return;
            }
        }
    }

    /// Reads a word, or a string whose prefix it is.
    fn word(&mut self) -> Token {
        let start = self.at;
        while matches!(self.peek(0), b'_' | b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | 0x80..) {
            self.at += 1;
        }
        match (&self.bytes[start..self.at], self.peek(0)) {
            (b"r" | b"br" | b"cr", b'"' | b'#') => {
                let hashes = (0..).take_while(|ahead| self.peek(*ahead) == b'#').count();
                if self.peek(hashes) != b'"' {
                    return Token::Word;
                }
                self.skip_raw(hashes);
                Token::Literal
            }
            (b"b" | b"c", b'"') => {
                self.skip_string();
                Token::Literal
            }
            (b"b", b'\'') => self.quote(),
            (b"else" | b"as", _) => Token::Joint,
            _ => Token::Word,
        }
    }

    fn skip_raw(&mut self, hashes: usize) {
        self.at += hashes + 1;
        while self.at < self.bytes.len() {
            let is_end = self.peek(0) == b'"' && (1..=hashes).all(|ahead| self.peek(ahead) == b'#');
            self.at += 1;
            if is_end {
                self.at += hashes;
                return;
            }
        }
    }

    /// Reads a character, or the quote of a lifetime.
    fn quote(&mut self) -> Token {
        self.at += 1;
        if self.peek(0) == b'\\' {
            self.at += 2;
            while self.at < self.bytes.len() && !matches!(self.peek(0), b'\'' | b'\n') {
                self.at += 1;
            }
            self.at += 1;
            return Token::Literal;
        }
        let width = match self.peek(0) {
            0..=0x7f => 1,
            0x80..=0xdf => 2,
            0xe0..=0xef => 3,
            _ => 4,
        };
        if self.peek(width) == b'\'' && self.peek(0) != b'\'' {
            self.at += width + 1;
            return Token::Literal;
        }
        Token::Punct(b'\'')
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn depth(text: &str) -> usize {
        let mut scanner = Scanner::new(text);
        let (mut depth, mut deepest) = (0usize, 0);
        while let Some(token) = scanner.next() {
            match token {
                Token::Open(_) => depth += 1,
                Token::Close => depth -= 1,
                _ => {}
            }
            deepest = deepest.max(depth);
        }
        assert_eq!(depth, 0, "{text}");
        deepest
    }

    #[test]
    fn brackets_in_text_do_not_count() {
        assert_eq!(depth(r#"f("(((", '(', b'(', '\'', '\u{28}', b"\"((", "\\") // ((("#), 1);
        assert_eq!(depth("f(r#\"\"((\"#, br##\"\"#(\"##, r\"(\\\", r#fn) /* ( /* ( */ */"), 1);
        assert_eq!(depth("fn f<'a>(x: &'a str, c: 'static) { 'o: loop { 'é'; '('; } }"), 2);
    }

    #[test]
    fn a_chain_ends_where_a_statement_does() {
        let statements = "if a { b() } match c { _ => d } ".repeat(20_000);
        assert_eq!(measure(&format!("fn f() {{ {statements} }}")), Ok(Macros::Parsable));
        assert_eq!(measure(&format!("const X: &[u8] = &[{}];", "1, ".repeat(50_000))), Ok(Macros::Parsable));
        assert_eq!(measure(&format!("table! {{ {} }}", "a b c ".repeat(20_000))), Ok(Macros::TooLong));
        assert_eq!(measure(&format!("\nconst X: u8 = 1{};", " + 1".repeat(20_000))), Err(2));
    }
}
