//! What skep will show, and why: most questions about output are about a variable that somebody set.

use super::{Check, Inquiry, State};
use crate::terminal::{colored, unicode, width};

pub(super) fn look(inquiry: &Inquiry<'_>) -> Vec<Check> {
    let environment = &inquiry.context.environment;
    let stream = |check, is_terminal: bool| {
        let kind = if is_terminal { "a terminal" } else { "a pipe, a file or closed" };
        let (color, because) = colored(environment, inquiry.color, is_terminal);
        let color = if color { "coloured" } else { "not coloured" };
        Check::new(check, State::Ok, format!("{kind}, {color}: {because}"))
    };
    let (columns, because) = width(environment);
    vec![
        stream("terminal.stdout", inquiry.terminal.stdout.terminal),
        stream("terminal.stderr", inquiry.terminal.stderr.terminal),
        Check::new("terminal.width", State::Ok, format!("{columns} columns: {because}")),
        signs(inquiry),
        kind(inquiry),
    ]
}

fn signs(inquiry: &Inquiry<'_>) -> Check {
    let name = "terminal.signs";
    let environment = &inquiry.context.environment;
    match unicode(environment) {
        (true, deciding) => {
            Check::new(name, State::Ok, format!("beyond ASCII: {} names UTF-8", deciding.unwrap_or_default()))
        }
        (false, Some(deciding)) => {
            let value = environment.get(deciding).unwrap_or_default();
            Check::new(name, State::Note, format!("ASCII only: {deciding} is {value}"))
                .mended_by(format!("export {deciding}=C.UTF-8, if your terminal shows UTF-8"))
        }
        (false, None) => Check::new(name, State::Note, "ASCII only: none of LC_ALL, LC_CTYPE and LANG is set")
            .mended_by("export LANG=C.UTF-8, if your terminal shows UTF-8"),
    }
}

fn kind(inquiry: &Inquiry<'_>) -> Check {
    let name = "terminal.kind";
    let any = inquiry.terminal.stdout.terminal || inquiry.terminal.stderr.terminal;
    match inquiry.context.environment.get("TERM") {
        Some("dumb") => Check::new(name, State::Note, "TERM is dumb: neither colour nor progress")
            .mended_by("export TERM=xterm-256color, or what your terminal calls itself"),
        Some(kind) => Check::new(name, State::Ok, format!("TERM is {kind}")),
        None if any => Check::new(name, State::Note, "TERM is not set")
            .mended_by("export TERM=xterm-256color, or what your terminal calls itself"),
        None => Check::new(name, State::Ok, "TERM is not set, and there is no terminal"),
    }
}
