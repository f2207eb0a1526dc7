//! The one probe of what the user's terminal can show. Everything that draws is told; nothing else looks.

use std::io::IsTerminal;

use clap::ValueEnum;
use skep_kit::Environment;

/// The width that is assumed where none can be told.
const DEFAULT_WIDTH: usize = 80;
/// The lines that are assumed where none can be told.
const DEFAULT_HEIGHT: usize = 24;

/// When to colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum ColorChoice {
    /// On a terminal that can, unless the environment says otherwise
    Auto,
    /// Everywhere
    Always,
    /// Nowhere
    Never,
}

/// What one stream can show.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Stream {
    /// A person is at its end.
    pub terminal: bool,
    /// Escape sequences for colour are wanted.
    pub color: bool,
}

/// What the user's terminal can show.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Terminal {
    /// Standard output.
    pub stdout: Stream,
    /// Standard error.
    pub stderr: Stream,
    /// Columns.
    pub width: usize,
    /// Lines.
    pub height: usize,
    /// Characters beyond ASCII come out right.
    pub unicode: bool,
    /// It can do nothing but print.
    pub dumb: bool,
}

impl Terminal {
    /// Looks at the streams and the environment.
    pub(crate) fn probe(environment: &Environment, choice: ColorChoice) -> Self {
        let stream = |terminal| Stream { terminal, color: colored(environment, choice, terminal).0 };
        Self {
            stdout: stream(std::io::stdout().is_terminal()),
            stderr: stream(std::io::stderr().is_terminal()),
            width: width(environment).0,
            height: height(),
            unicode: unicode(environment).0,
            dumb: environment.get("TERM") == Some("dumb"),
        }
    }
}

/// Tells whether a stream is coloured, and why. Sources: <https://no-color.org>, <https://bixense.com/clicolors>
pub(crate) fn colored(environment: &Environment, choice: ColorChoice, terminal: bool) -> (bool, &'static str) {
    let set = |name| environment.get(name).is_some_and(|value| value != "0");
    match choice {
        ColorChoice::Always => (true, "--color always"),
        ColorChoice::Never => (false, "--color never"),
        ColorChoice::Auto if environment.get("NO_COLOR").is_some() => (false, "NO_COLOR is set"),
        ColorChoice::Auto if set("CLICOLOR_FORCE") => (true, "CLICOLOR_FORCE is set"),
        ColorChoice::Auto if !terminal => (false, "it is no terminal"),
        ColorChoice::Auto if environment.get("TERM") == Some("dumb") => (false, "TERM is dumb"),
        ColorChoice::Auto if environment.get("CLICOLOR") == Some("0") => (false, "CLICOLOR is 0"),
        ColorChoice::Auto => (true, "it is a terminal"),
    }
}

/// Returns the columns to write for, and who says so.
pub(crate) fn width(environment: &Environment) -> (usize, &'static str) {
    let probed = || {
        let size = terminal_size::terminal_size_of(std::io::stdout());
        size.map(|(width, _)| (usize::from(width.0), "the terminal says so"))
    };
    let told = environment.get("COLUMNS").and_then(|columns| columns.parse().ok()).map(|columns| (columns, "COLUMNS"));
    let (width, because) =
        told.or_else(probed).filter(|(width, _)| *width > 0).unwrap_or((DEFAULT_WIDTH, "nothing says it"));
    // Below 20 columns nothing can be laid out; beyond 1000 nobody reads.
    (width.clamp(20, 1000), because)
}

/// Returns the lines that a terminal shows at once.
fn height() -> usize {
    let size = terminal_size::terminal_size_of(std::io::stdout());
    size.map_or(DEFAULT_HEIGHT, |(_, height)| usize::from(height.0))
}

/// Tells whether characters beyond ASCII come out right, and which variable decides: the first of these that is set, as
/// POSIX has it.
pub(crate) fn unicode(environment: &Environment) -> (bool, Option<&'static str>) {
    let deciding = ["LC_ALL", "LC_CTYPE", "LANG"].into_iter().find(|name| environment.get(name).is_some());
    let locale = deciding.and_then(|name| environment.get(name)).unwrap_or_default().to_ascii_lowercase();
    (locale.contains("utf-8") || locale.contains("utf8"), deciding)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn environment(variables: &[(&str, &str)]) -> Environment {
        variables.iter().map(|(name, value)| (name.into(), value.into())).collect()
    }

    #[test]
    fn colour_is_decided_by_flag_then_environment_then_stream() {
        let no_color = environment(&[("NO_COLOR", "1"), ("CLICOLOR_FORCE", "1")]);
        assert!(colored(&no_color, ColorChoice::Always, false).0);
        assert!(!colored(&no_color, ColorChoice::Auto, true).0);
        assert!(colored(&environment(&[("CLICOLOR_FORCE", "1")]), ColorChoice::Auto, false).0);
        assert!(!colored(&environment(&[("TERM", "dumb")]), ColorChoice::Auto, true).0);
        assert!(!colored(&environment(&[]), ColorChoice::Never, true).0);
        assert!(colored(&environment(&[("NO_COLOR", "")]), ColorChoice::Auto, true).0);
    }

    #[test]
    fn locale_decides_on_glyphs() {
        assert!(unicode(&environment(&[("LANG", "en_GB.UTF-8")])).0);
        assert!(!unicode(&environment(&[("LC_ALL", "C"), ("LANG", "en_GB.UTF-8")])).0);
        assert!(!unicode(&environment(&[])).0);
    }

    #[test]
    fn a_told_width_is_kept_within_reason() {
        assert_eq!(width(&environment(&[("COLUMNS", "200")])), (200, "COLUMNS"));
        assert_eq!(width(&environment(&[("COLUMNS", "1")])).0, 20);
    }
}
