//! From the arguments to the exit code: parse, load the configuration, run, judge, render.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

use clap::FromArgMatches;
use clap::error::ErrorKind as ClapErrorKind;
use skep_kit::{CancelToken, Clock, Context, Error, Exit, Format, Problem, Report, Verb};

use crate::cli::{Cli, Command, Global, split_dotted, wants_json};
use crate::families::FAMILIES;
use crate::output::{self, Output, to_stderr, to_stdout};
use crate::render::{self, Page, Paths, Style};
use crate::terminal::{ColorChoice, Terminal};
use crate::verdict::{Limits, Policy, Verdict, judge};
use crate::world::{self, World};
use crate::{check, config, explain, help, home, panic, progress, schema, signals, triage};

/// What a run has ready before it knows what is asked.
struct Session {
    world: World,
    clock: Clock,
    cancel: CancelToken,
    terminal: Terminal,
}

/// How and where to answer.
struct Answering<'a> {
    verb: &'static Verb,
    format: Format,
    global: &'a Global,
    paths: Paths,
    clock: Clock,
}

/// Runs skep.
pub(crate) fn main() -> ExitCode {
    panic::install();
    let mut world = World::read();
    world.arguments = split_dotted(std::mem::take(&mut world.arguments));
    let terminal = Terminal::probe(&world.environment, ColorChoice::Auto);
    let (cancel, clock) = (signals::install(), world::clock());
    let mut session = Session { world, clock, cancel, terminal };
    let exit = panic::guard(|| session.run()).unwrap_or_else(|bug| session.fail_early(&bug));
    if exit == Exit::Interrupted || exit == Exit::Terminated {
        signals::raise_again(session.cancel.signal());
    }
    ExitCode::from(exit.code())
}

impl Session {
    fn run(&mut self) -> Exit {
        let arguments: &[OsString] = &self.world.arguments;
        let parsed = help::command().try_get_matches_from(arguments);
        let cli = match parsed.and_then(|matches| Cli::from_arg_matches(&matches)) {
            Ok(cli) => cli,
            Err(error) => return self.explain_parse_error(&error),
        };
        if let Some(choice) = cli.global.color {
            self.terminal = Terminal::probe(&self.world.environment, choice);
        }
        let (verb, global) = (verb_of(cli.command.as_ref()), &cli.global);
        let format = match self.format(global) {
            Ok(format) => format,
            Err(error) => return self.fail_early(&error),
        };
        let mut answering = Answering { verb, format, global, paths: Paths::default(), clock: self.clock };
        match self.prepare(&mut answering, cli.command.as_ref()) {
            Ok((context, outputs)) => self.answer(&answering, cli.command.as_ref(), &context, outputs),
            Err(error) => self.fail(&answering, &error, Vec::new()),
        }
    }

    /// Checks all that can be checked before the work: formats, files to write, configuration.
    fn prepare(
        &self,
        answering: &mut Answering<'_>,
        command: Option<&Command>,
    ) -> Result<(Context, Vec<Output>), Error> {
        let here = world::working_directory()?;
        answering.paths.working_directory.clone_from(&here);
        output::carried(answering.verb, answering.format)?;
        for target in &answering.global.output {
            output::carried(answering.verb, target.format)?;
        }
        let start = starting_point(command, &here)?;
        let project = config::discover(&start, answering.global.no_config);
        answering.paths.base = project.root.clone().unwrap_or_else(|| start.clone());
        answering.paths.repository.clone_from(&project.repository);
        let loaded = config::load(&project, FAMILIES, &here)?;
        answering.clock.as_of = loaded.as_of;
        let mut triage = triage::of(answering.global)?;
        let known = triage::baseline_file(answering.global, &answering.paths.base, &here);
        triage::load_known(&mut triage, answering.verb, answering.global, (&known, &here))?;
        let context = Context {
            clock: answering.clock,
            environment: self.world.environment.clone(),
            working_directory: start,
            root: project.root,
            cancel: self.cancel.clone(),
            deadline: None,
            progress: progress::on(&self.terminal, self.world.started, self.clock.steady),
            config: Arc::new(loaded.config),
            triage,
            families: FAMILIES,
        };
        let open = answering.global.output.iter().map(|target| Output::open(target, &here));
        Ok((context, open.collect::<Result<_, _>>()?))
    }

    fn answer(
        &self,
        answering: &Answering<'_>,
        command: Option<&Command>,
        context: &Context,
        outputs: Vec<Output>,
    ) -> Exit {
        let Global { fail_on, exit_zero, strict, .. } = *answering.global;
        let max = answering.global.max.iter().copied().collect();
        let policy = Policy { fail_on, max, exit_zero, strict };
        let judged = |report: Report| {
            let gate = context.config.gate(report.verb.family());
            let verdict = judge(&report, Limits::of(report.verb.fail_on, &gate), policy);
            (report, verdict)
        };
        let answer = match command {
            Some(Command::Check(args)) => Ok(check::run(args, context, policy)),
            Some(Command::Baseline(command)) => command.run(context, answering.global).map(judged),
            Some(Command::Explain(args)) => explain::run(args, context).map(judged),
            Some(Command::Schema(args)) => schema::run(args, context).map(judged),
            Some(Command::Family(family)) => family.run(context).map(judged),
            None => Ok(judged(home::run(context))),
        };
        match answer {
            Ok((report, verdict)) => self.render(answering, report, self.unless_interrupted(verdict), outputs),
            Err(error) => self.fail(answering, &error, outputs),
        }
    }

    /// Replaces the verdict where the user interrupted the run.
    fn unless_interrupted(&self, verdict: Verdict) -> Verdict {
        if !self.cancel.is_cancelled() {
            return verdict;
        }
        let problem = Problem::new("interrupted", "interrupted before all was checked");
        Verdict::failed(Exit::of_signal(self.cancel.signal()), problem)
    }

    fn render(&self, answering: &Answering<'_>, report: Report, verdict: Verdict, outputs: Vec<Output>) -> Exit {
        let mut errors = report.errors;
        if let Some(problem) = verdict.problem.as_ref().filter(|problem| !errors.contains(problem)) {
            errors.push(problem.clone());
        }
        let page = Page {
            data: Some(&*report.data),
            findings: &report.findings,
            suppressed: &report.suppressed,
            errors: &errors,
            complete: report.complete && !self.cancel.is_cancelled(),
            outcome: Some(&report.outcome),
            run: report.run,
            ..self.page(answering, &verdict)
        };
        self.write(answering, &page, None, outputs)
    }

    /// Answers with an error where no report could be made. A format that cannot carry the answer does not carry the
    /// error either: a program that expects it must not take this for an answer.
    fn fail(&self, answering: &Answering<'_>, error: &Error, outputs: Vec<Output>) -> Exit {
        let carried = answering.verb.formats.contains(&answering.format);
        let format = if carried { answering.format } else { Format::Plain };
        let answering = &Answering { format, paths: answering.paths.clone(), ..*answering };
        let verdict = self.unless_interrupted(Verdict::failed(error.kind.exit(), Problem::from(error)));
        let errors: Vec<Problem> = verdict.problem.iter().cloned().collect();
        let page = Page { errors: &errors, complete: false, ..self.page(answering, &verdict) };
        self.write(answering, &page, Some(error), outputs)
    }

    /// Answers with an error where not even the command or the format is known.
    fn fail_early(&self, error: &Error) -> Exit {
        let json = wants_json(&self.world.arguments, &self.world.environment);
        let format = if json { Format::Json } else { Format::Plain };
        let global = Global::default();
        let answering =
            Answering { verb: &schema::ERROR, format, global: &global, paths: Paths::default(), clock: self.clock };
        self.fail(&answering, error, Vec::new())
    }

    fn page<'a>(&self, answering: &'a Answering<'_>, verdict: &'a Verdict) -> Page<'a> {
        Page {
            verb: answering.verb,
            data: None,
            findings: &[],
            suppressed: &[],
            errors: &[],
            complete: true,
            outcome: None,
            verdict,
            run: skep_kit::Run::default(),
            duration: (self.clock.steady)().duration_since(self.world.started),
            generated_at: (self.clock.wall)(),
            as_of: answering.clock.as_of,
            families: FAMILIES,
            paths: &answering.paths,
        }
    }

    /// Writes the page everywhere it was asked for. The format never changes the exit code; a page that cannot be
    /// written does, because then nobody was told.
    fn write(&self, answering: &Answering<'_>, page: &Page<'_>, error: Option<&Error>, outputs: Vec<Output>) -> Exit {
        let style = |stream: crate::terminal::Stream| Style {
            color: stream.color,
            unicode: self.terminal.unicode,
            width: self.terminal.width,
            verbose: answering.global.verbose,
        };
        let exit = page.verdict.exit;
        let interrupted = matches!(exit, Exit::Interrupted | Exit::Terminated);
        let mut failures = Vec::new();
        for output in outputs.into_iter().filter(|_| !interrupted) {
            let style = Style { color: false, ..style(self.terminal.stdout) };
            let format = output.format;
            failures.extend(output.write(|writer| render::write(format, page, &style, writer)).err());
        }
        // Half a list of findings would read like a whole one; half an envelope says that it is half.
        let silent = answering.global.quiet || (interrupted && answering.format != Format::Json);
        if !silent {
            let style = style(self.terminal.stdout);
            failures.extend(to_stdout(|writer| render::write(answering.format, page, &style, writer)).err());
        }
        if answering.format != Format::Json || answering.global.quiet {
            let style = style(self.terminal.stderr);
            // Annotations speak of findings alone, and silence of nothing: what could not be read is said here.
            if !interrupted && (answering.format == Format::Github || answering.global.quiet) {
                for problem in page.errors.iter().filter(|problem| Some(*problem) != page.verdict.problem.as_ref()) {
                    to_stderr(&render::error::of_thing(problem, &style));
                }
            }
            match (error, &page.verdict.problem) {
                (Some(error), _) if !interrupted => to_stderr(&render::error::of_error(error, &style)),
                (_, Some(problem)) => to_stderr(&render::error::of_problem(problem, &style)),
                (_, None) => {}
            }
        }
        for failure in &failures {
            to_stderr(&render::error::of_error(failure, &style(self.terminal.stderr)));
        }
        if failures.is_empty() || exit != Exit::Clean { exit } else { Exit::Unavailable }
    }

    /// Returns the format for stdout: the flag, else the environment, else what suits the stream.
    fn format(&self, global: &Global) -> Result<Format, Error> {
        if let Some(format) = global.asked_format() {
            return Ok(format);
        }
        let Some(word) = self.world.environment.get("SKEP_FORMAT") else {
            return Ok(if self.terminal.stdout.terminal { Format::Human } else { Format::Plain });
        };
        word.parse().map_err(|cause| {
            Error::usage("unknown-format", "SKEP_FORMAT names no format")
                .about("SKEP_FORMAT")
                .caused_by(cause)
                .hint("unset SKEP_FORMAT, or say --format")
        })
    }

    /// Shows what clap says: help and version on stdout, errors on stderr, and as an envelope where JSON was asked for.
    fn explain_parse_error(&self, error: &clap::Error) -> Exit {
        let text = |color| if color { error.render().ansi().to_string() } else { error.render().to_string() };
        if matches!(error.kind(), ClapErrorKind::DisplayHelp | ClapErrorKind::DisplayVersion) {
            let text = text(self.terminal.stdout.color);
            return to_stdout(|writer| writer.write_all(text.as_bytes())).map_or(Exit::Unavailable, |()| Exit::Clean);
        }
        if wants_json(&self.world.arguments, &self.world.environment) {
            return self.fail_early(&from_clap(error));
        }
        to_stderr(&text(self.terminal.stderr.color));
        Exit::Usage
    }
}

const fn verb_of(command: Option<&Command>) -> &'static Verb {
    match command {
        Some(Command::Check(_)) => &check::VERB,
        Some(Command::Baseline(command)) => command.verb(),
        Some(Command::Explain(_)) => &explain::VERB,
        Some(Command::Schema(_)) => &schema::VERB,
        Some(Command::Family(family)) => family.verb(),
        None => &home::VERB,
    }
}

/// Returns the folder that the command is run in: `check PATH` is asked as if one stood in PATH, all else here.
fn starting_point(command: Option<&Command>, here: &Path) -> Result<PathBuf, Error> {
    let Some(Command::Check(check::Args { path: Some(path), .. })) = command else {
        return Ok(here.to_owned());
    };
    let shown = path.display().to_string();
    let folder = here.join(path).canonicalize().map_err(|cause| {
        let from = here.display();
        Error::usage("no-such-path", format!("cannot look at `{shown}`"))
            .about(&shown)
            .caused_by(cause)
            .hint(format!("paths are relative to the working directory, {from}"))
    })?;
    if folder.is_dir() {
        return Ok(folder);
    }
    Err(Error::usage("not-a-folder", format!("`{shown}` is no folder"))
        .about(&shown)
        .hint("`skep check` takes a project's folder")
        .hint(format!("to analyse one file: skep mem leaks {shown}")))
}

/// Returns clap's error as ours, for the envelope.
fn from_clap(error: &clap::Error) -> Error {
    let text = error.render().to_string();
    let mut paragraphs = text.split("\n\n");
    let message = paragraphs.next().unwrap_or_default().trim_start_matches("error: ");
    let message = message.lines().map(str::trim).collect::<Vec<_>>().join(" ");
    let tips = paragraphs.flat_map(str::lines).map(str::trim).filter_map(|line| line.strip_prefix("tip: "));
    tips.fold(Error::usage("bad-command-line", message), Error::hint).hint("`skep --help` shows what can be asked")
}
