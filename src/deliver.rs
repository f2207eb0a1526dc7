//! Gives the answer to all who asked for it: files first, then stdout, then stderr. A file that cannot be written changes
//! the verdict, so that what is printed is what the process exits with.

use skep_kit::{Error, Exit, Format, Problem};

use crate::output::{Output, to_stderr, to_stdout};
use crate::render::{self, Page, Style};
use crate::terminal::{Stream, Terminal};
use crate::verdict::{ExitStyle, Verdict};

/// What goes to stdout.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Writing {
    /// A format.
    As(Format),
    /// What monitoring plugins write: `--exit-style nagios` where no flag names a format.
    Plugin,
}

impl Writing {
    /// Tells whether the errors stand in it with their hints, so that stderr would only repeat them.
    const fn tells_errors(self) -> bool {
        match self {
            Self::Plugin | Self::As(Format::Json | Format::Ndjson | Format::Agent) => true,
            Self::As(
                Format::Human
                | Format::Plain
                | Format::Sarif
                | Format::Github
                | Format::Gitlab
                | Format::Junit
                | Format::Prometheus
                | Format::Openmetrics
                | Format::Markdown,
            ) => false,
        }
    }

    /// Tells whether it has no room to name what could not be read.
    const fn omits_errors(self) -> bool {
        matches!(self, Self::As(Format::Github | Format::Prometheus | Format::Openmetrics))
    }

    /// Tells whether half an answer says of itself that it is half. Half a list of findings reads like a whole one.
    const fn admits_interruption(self) -> bool {
        matches!(self, Self::As(Format::Json | Format::Ndjson))
    }

    fn write(self, page: &Page<'_>, style: &Style, out: &mut dyn std::io::Write) -> std::io::Result<()> {
        match self {
            Self::As(format) => render::write(format, page, style, out),
            Self::Plugin => render::nagios::write(page, out),
        }
    }
}

/// What becomes of what stands on the terminal already.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Screen {
    /// It stays above.
    Scrolling,
    /// It gives way, and no more is written than there is room for.
    Redrawn,
}

/// Clears a terminal, and goes to its first line.
const CLEARED: &[u8] = b"\x1b[2J\x1b[H";

/// Who is to be told, and how.
pub(crate) struct Delivery<'a> {
    /// What the user's terminal can show.
    pub terminal: &'a Terminal,
    /// What becomes of what stands there.
    pub screen: Screen,
    /// What goes to stdout.
    pub writing: Writing,
    /// Whether nothing does.
    pub quiet: bool,
    /// How often `-v` was given.
    pub verbose: u8,
    /// Whose numbers the run ends with.
    pub exit_style: ExitStyle,
}

impl Delivery<'_> {
    /// Writes the page everywhere it was asked for, and returns what it comes to. The format never changes that; a page
    /// that cannot be written does, because then nobody was told.
    pub(crate) fn deliver(&self, page: &Page<'_>, error: Option<&Error>, outputs: Vec<Output>) -> Verdict {
        let outputs = if is_interrupted(page) { Vec::new() } else { outputs };
        let silent = self.is_silent(page);
        let mut failures = self.write_files(page, outputs);
        let mut unsaid = None;
        let verdict = self.with_amended(page, failures.first(), |page| {
            let style = self.style(self.terminal.stdout);
            let write = || match self.screen {
                Screen::Scrolling => to_stdout(|writer| self.writing.write(page, &style, writer)),
                Screen::Redrawn => {
                    let mut text = CLEARED.to_vec();
                    // Writing to memory cannot fail.
                    let _infallible = self.writing.write(page, &style, &mut text);
                    to_stdout(|writer| writer.write_all(cut(&text, self.terminal.height)))
                }
            };
            unsaid = (!silent).then(write).and_then(Result::err);
        });
        failures.extend(unsaid);
        self.tell_errors(page, error);
        for failure in &failures {
            self.tell(failure);
        }
        match failures.first() {
            Some(failure) => verdict.unwritten(Problem::from(failure)),
            None => verdict,
        }
    }

    /// Writes the files alone: who reads those wants to know that all is as it was. What was said already is neither said
    /// again nor a failure.
    pub(crate) fn deliver_silently(&self, page: &Page<'_>, outputs: Vec<Output>) -> Verdict {
        let failures = self.write_files(page, outputs);
        for failure in &failures {
            self.tell(failure);
        }
        match failures.first() {
            Some(failure) => Verdict::answered().unwritten(Problem::from(failure)),
            None => Verdict::answered(),
        }
    }

    /// Tells a failure on stderr.
    pub(crate) fn tell(&self, failure: &Error) {
        to_stderr(&render::error::of_error(failure, &self.style(self.terminal.stderr)));
    }

    /// Writes all files, then gives them their names. What fails is told to the files that can still be told.
    fn write_files(&self, page: &Page<'_>, mut outputs: Vec<Output>) -> Vec<Error> {
        let style = Style { color: false, ..self.style(self.terminal.stdout) };
        let mut failures = Vec::new();
        // What goes to a device or a pipe is gone; it waits until the others are known to be written.
        outputs.sort_by_key(Output::is_direct);
        outputs.retain_mut(|output| {
            let format = output.format;
            let failure = output.fill(|writer| render::write(format, page, &style, writer)).err();
            let filled = failure.is_none();
            failures.extend(failure);
            filled
        });
        if !failures.is_empty() {
            let mut more = Vec::new();
            self.with_amended(page, failures.first(), |page| {
                for output in outputs.iter_mut().filter(|output| !output.is_direct()) {
                    let format = output.format;
                    more.extend(output.fill(|writer| render::write(format, page, &style, writer)).err());
                }
            });
            failures.extend(more);
        }
        failures.extend(outputs.into_iter().filter_map(|output| output.commit().err()));
        failures
    }

    /// Calls `with` with the page as it is where `failure` kept it from someone, and returns the verdict in it.
    fn with_amended(&self, page: &Page<'_>, failure: Option<&Error>, with: impl FnOnce(&Page<'_>)) -> Verdict {
        let Some(failure) = failure else {
            with(page);
            return page.verdict.clone();
        };
        let verdict = page.verdict.unwritten(Problem::from(failure));
        let mut errors = page.errors.to_vec();
        errors.extend(verdict.problem.clone().filter(|problem| !errors.contains(problem)));
        let exit_code = verdict.code(self.exit_style);
        with(&Page { verdict: &verdict, errors: &errors, exit_code, ..*page });
        verdict
    }

    /// Tells on stderr what stdout does not.
    fn tell_errors(&self, page: &Page<'_>, error: Option<&Error>) {
        if self.writing.tells_errors() && !self.is_silent(page) {
            return;
        }
        let style = self.style(self.terminal.stderr);
        let interrupted = is_interrupted(page);
        if !interrupted && (self.writing.omits_errors() || self.quiet) {
            for problem in page.errors.iter().filter(|problem| Some(*problem) != page.verdict.problem.as_ref()) {
                to_stderr(&render::error::of_thing(problem, &style));
            }
        }
        match (error, &page.verdict.problem) {
            (Some(error), _) if !interrupted => to_stderr(&render::error::of_error(error, &style)),
            (_, Some(problem)) => to_stderr(&render::error::of_problem(problem, &style)),
            (_, None) => {}
        }
        if self.writing == Writing::As(Format::Github) && !self.quiet && !interrupted {
            for note in render::github::beyond_the_limit(page) {
                to_stderr(&render::error::note(&note, &style));
            }
        }
    }

    /// Tells whether nothing goes to stdout.
    const fn is_silent(&self, page: &Page<'_>) -> bool {
        self.quiet || (is_interrupted(page) && !self.writing.admits_interruption())
    }

    fn style(&self, stream: Stream) -> Style {
        Style { color: stream.color, unicode: self.terminal.unicode, width: self.terminal.width, verbose: self.verbose }
    }
}

/// Returns the first lines, but for one that stays free for the cursor.
fn cut(text: &[u8], height: usize) -> &[u8] {
    let ends = text.iter().enumerate().filter(|(_, byte)| **byte == b'\n').map(|(index, _)| index + 1);
    let end = ends.take(height.saturating_sub(1).max(1)).last().unwrap_or(text.len());
    text.get(..end).unwrap_or(text)
}

const fn is_interrupted(page: &Page<'_>) -> bool {
    matches!(page.verdict.exit, Exit::Interrupted | Exit::Terminated)
}
