//! The one probe of what the user's terminal can show. Everything that draws is told; nothing else looks.

use std::io::IsTerminal;

use clap::ValueEnum;
use skep_kit::Environment;

/// The width that is assumed where none can be told.
const DEFAULT_WIDTH: usize = 80;

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
    /// Characters beyond ASCII come out right.
    pub unicode: bool,
    /// It can do nothing but print.
    pub dumb: bool,
}

impl Terminal {
    /// Looks at the streams and the environment.
    pub(crate) fn probe(environment: &Environment, choice: ColorChoice) -> Self {
        let stream = |terminal| Stream { terminal, color: colored(environment, choice, terminal) };
        Self {
            stdout: stream(std::io::stdout().is_terminal()),
            stderr: stream(std::io::stderr().is_terminal()),
            width: width(environment),
            unicode: is_unicode(environment),
            dumb: environment.get("TERM") == Some("dumb"),
        }
    }
}

/// Sources: <https://no-color.org>, <https://bixense.com/clicolors>
fn colored(environment: &Environment, choice: ColorChoice, terminal: bool) -> bool {
    let set = |name| environment.get(name).is_some_and(|value| value != "0");
    match choice {
        ColorChoice::Always => true,
        ColorChoice::Never => false,
        ColorChoice::Auto if environment.get("NO_COLOR").is_some() => false,
        ColorChoice::Auto if set("CLICOLOR_FORCE") => true,
        ColorChoice::Auto => {
            terminal && environment.get("TERM") != Some("dumb") && environment.get("CLICOLOR") != Some("0")
        }
    }
}

fn width(environment: &Environment) -> usize {
    let probed = || terminal_size::terminal_size_of(std::io::stdout()).map(|(width, _)| usize::from(width.0));
    let told = environment.get("COLUMNS").and_then(|columns| columns.parse().ok());
    // Below 20 columns nothing can be laid out; beyond 1000 nobody reads.
    told.or_else(probed).filter(|width| *width > 0).unwrap_or(DEFAULT_WIDTH).clamp(20, 1000)
}

/// The first of these that is set decides, as POSIX has it.
fn is_unicode(environment: &Environment) -> bool {
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"].into_iter().find_map(|name| environment.get(name));
    locale.is_some_and(|locale| {
        let locale = locale.to_ascii_lowercase();
        locale.contains("utf-8") || locale.contains("utf8")
    })
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
        assert!(colored(&no_color, ColorChoice::Always, false));
        assert!(!colored(&no_color, ColorChoice::Auto, true));
        assert!(colored(&environment(&[("CLICOLOR_FORCE", "1")]), ColorChoice::Auto, false));
        assert!(!colored(&environment(&[("TERM", "dumb")]), ColorChoice::Auto, true));
        assert!(!colored(&environment(&[]), ColorChoice::Never, true));
        assert!(colored(&environment(&[("NO_COLOR", "")]), ColorChoice::Auto, true));
    }

    #[test]
    fn locale_decides_on_glyphs() {
        assert!(is_unicode(&environment(&[("LANG", "en_GB.UTF-8")])));
        assert!(!is_unicode(&environment(&[("LC_ALL", "C"), ("LANG", "en_GB.UTF-8")])));
        assert!(!is_unicode(&environment(&[])));
    }

    #[test]
    fn a_told_width_is_kept_within_reason() {
        assert_eq!(width(&environment(&[("COLUMNS", "200")])), 200);
        assert_eq!(width(&environment(&[("COLUMNS", "1")])), 20);
    }
}
