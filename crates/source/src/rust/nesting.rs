//! Refuses files that would overflow the stack. syn parses by recursive descent and an overflow cannot be caught, so
//! depth is measured on the tokens first, without recursion.

use proc_macro2::{Spacing, TokenStream, TokenTree, token_stream};

/// The most groups within groups.
const GROUPS: usize = 256;

/// The most operators in a row.
const OPERATORS: u32 = 256;

/// The most tokens that may hang together as one expression or type, over all the groups round them: every level that
/// the parser or a visitor descends costs at least one of them.
const CHAIN: u32 = 12_000;

/// What the tokens belong to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Region {
    /// Code that syn will parse.
    Code,
    /// The arguments of a macro: syn keeps them as tokens.
    Macro,
}

struct Level {
    tokens: token_stream::IntoIter,
    region: Region,
    base: u32,
    chain: u32,
    operators: u32,
    after: After,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum After {
    Other,
    Bang,
    BangName,
    Braces,
}

impl Level {
    fn new(stream: TokenStream, region: Region, base: u32) -> Self {
        Self { tokens: stream.into_iter(), region, base, chain: base, operators: 0, after: After::Other }
    }
}

/// Returns the line at which `stream` is nested too deeply to be parsed, if there is one.
pub(super) fn too_deep(stream: TokenStream, region: Region) -> Option<usize> {
    let mut levels = vec![Level::new(stream, region, 0)];
    while let Some(level) = levels.last_mut() {
        let Some(token) = level.tokens.next() else {
            levels.pop();
            continue;
        };
        if level.after == After::Braces && ends_statement(&token) {
            level.chain = level.base;
        }
        level.chain += 1;
        let mut entered = None;
        match &token {
            TokenTree::Group(group) => {
                level.operators = 0;
                let region =
                    if matches!(level.after, After::Bang | After::BangName) { Region::Macro } else { level.region };
                let braces = group.delimiter() == proc_macro2::Delimiter::Brace;
                level.after = if braces { After::Braces } else { After::Other };
                entered = Some(Level::new(group.stream(), region, level.chain));
            }
            TokenTree::Punct(punct) => note_operator(level, punct),
            TokenTree::Ident(_) => {
                level.operators = 0;
                level.after = if level.after == After::Bang { After::BangName } else { After::Other };
            }
            TokenTree::Literal(_) => {
                level.operators = 0;
                level.after = After::Other;
            }
        }
        let deep = level.region == Region::Code && (level.operators > OPERATORS || level.chain > CHAIN);
        if deep || (entered.is_some() && levels.len() > GROUPS) {
            return Some(token.span().start().line);
        }
        levels.extend(entered);
    }
    None
}

fn note_operator(level: &mut Level, punct: &proc_macro2::Punct) {
    level.after = After::Other;
    match punct.as_char() {
        ';' | ',' => (level.chain, level.operators) = (level.base, 0),
        '!' => {
            level.operators += 1;
            let alone = punct.spacing() == Spacing::Alone;
            level.after = if alone { After::Bang } else { After::Other };
        }
        _ => level.operators += 1,
    }
}

/// Tells whether the token behind a block starts something new.
fn ends_statement(token: &TokenTree) -> bool {
    match token {
        TokenTree::Ident(ident) => ident != "else" && ident != "as",
        TokenTree::Punct(punct) => matches!(punct.as_char(), '#' | '\''),
        TokenTree::Group(_) | TokenTree::Literal(_) => true,
    }
}
