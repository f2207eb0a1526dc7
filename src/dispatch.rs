//! From the arguments to the exit code: parse, load the configuration, run, judge, render.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

use clap::FromArgMatches;
use clap::error::ErrorKind as ClapErrorKind;
use skep_kit::{CancelToken, Clock, Config, Context, Error, Exit, Finding, Format, Problem, Report, Verb};

use crate::cli::{Cli, Command, Global, exit_style_of, format_of, split_dotted};
use crate::config::{Folders, Sources};
use crate::deliver::{Delivery, Screen, Writing};
use crate::doctor::Inquiry;
use crate::families::FAMILIES;
use crate::limits::Limits;
use crate::on_change::Memory;
use crate::output::{self, Output, Stdout, to_stderr, to_stdout};
use crate::render::{Page, Paths};
use crate::terminal::{ColorChoice, Terminal};
use crate::verdict::{ExitStyle, Policy, Verdict, judge};
use crate::watch::Watch;
use crate::world::{self, World};
use crate::{
    check, completions, config, doctor, events, explain, fixing, help, home, man, merge, panic, progress, schema,
    signals, state, suggest, triage,
};

/// What a run has ready before it knows what is asked.
struct Session {
    world: World,
    clock: Clock,
    cancel: CancelToken,
    terminal: Terminal,
}

/// What was typed.
#[derive(Clone, Copy)]
struct Question<'a> {
    verb: &'static Verb,
    writing: Writing,
    global: &'a Global,
    command: Option<&'a Command>,
}

/// How and where to answer.
struct Answering<'a> {
    verb: &'static Verb,
    writing: Writing,
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
    let style = exit_style_of(&session.world.arguments).unwrap_or_default();
    let verdict = panic::guard(|| session.run()).unwrap_or_else(|bug| session.fail_early(&bug));
    if verdict.exit == Exit::Interrupted || verdict.exit == Exit::Terminated {
        signals::raise_again(session.cancel.signal());
    }
    ExitCode::from(verdict.code(style))
}

impl Session {
    fn run(&mut self) -> Verdict {
        let arguments: &[OsString] = &self.world.arguments;
        let parsed = help::command().try_get_matches_from(arguments);
        let cli = match parsed.and_then(|matches| Cli::from_arg_matches(&matches)) {
            Ok(cli) => cli,
            Err(error) => return self.explain_parse_error(&suggest::verbs(error, &schema::verbs(FAMILIES))),
        };
        if let Some(choice) = cli.global.color {
            self.terminal = Terminal::probe(&self.world.environment, choice);
        }
        let (verb, global) = (verb_of(cli.command.as_ref()), &cli.global);
        let writing = match self.writing(global) {
            Ok(writing) => writing,
            Err(error) => return self.fail_early(&error),
        };
        let question = Question { verb, writing, global, command: cli.command.as_ref() };
        match Watch::of(global, self.clock.steady) {
            None => self.round(&question),
            Some(watch) => {
                let cancel = self.cancel.clone();
                watch.run(&cancel, || {
                    self.world.started = (self.clock.steady)();
                    self.round(&question)
                })
            }
        }
    }

    /// Asks once, and tells the answer.
    fn round(&self, question: &Question<'_>) -> Verdict {
        let Question { verb, writing, global, command } = *question;
        let mut answering = Answering { verb, writing, global, paths: Paths::default(), clock: self.clock };
        match self.prepare(&mut answering, command) {
            Ok((context, outputs)) => self.answer(&answering, command, &context, outputs),
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
        let of_stdout = match answering.writing {
            Writing::As(format) => Some(format),
            Writing::Plugin => None,
        };
        for format in of_stdout.into_iter().chain(answering.global.output.iter().map(|target| target.format)) {
            output::carried(answering.verb, format)?;
        }
        let start = starting_point(command, &here)?;
        let project = config::discover(&start, answering.global.config_files());
        answering.paths.base = project.root.clone().unwrap_or_else(|| start.clone());
        answering.paths.repository.clone_from(&project.repository);
        triage::can_be_new(answering.global, answering.verb)?;
        let mut context = Context {
            clock: answering.clock,
            environment: self.world.environment.clone(),
            working_directory: start,
            root: project.root.clone(),
            cancel: self.cancel.clone(),
            deadline: None,
            events: events::on(answering.writing, answering.global, self.clock),
            state: state::folder(answering.global, &here, project.root.as_deref(), &self.world.environment),
            progress: progress::on(&self.terminal, self.world.started, self.clock.steady),
            config: Arc::default(),
            triage: triage::of(answering.global, triage::rules(command))?,
            families: FAMILIES,
        };
        if heeds_configuration(command) {
            configure(&mut context, answering, &here)?;
        }
        let stdout = if answering.global.quiet { Stdout::Free } else { Stdout::Taken };
        Ok((context, output::open(&answering.global.output, &here, stdout)?))
    }

    fn answer(
        &self,
        answering: &Answering<'_>,
        command: Option<&Command>,
        context: &Context,
        outputs: Vec<Output>,
    ) -> Verdict {
        let Global { fail_on, exit_zero, strict, exit_style, .. } = *answering.global;
        let max = answering.global.max.iter().copied().collect();
        let policy = Policy { fail_on, max, exit_zero, strict, exit_style: exit_style.unwrap_or_default() };
        let judged = |report: Report| {
            let report = with_left_out(report, &context.config);
            let verdict = judge(&report, Limits::of(report.verb, &context.config), policy);
            (report, verdict)
        };
        let answer = match command {
            Some(Command::Check(args)) => check::run(args, context, policy),
            Some(Command::Baseline(command)) => command.run(context, answering.global).map(judged),
            Some(Command::Config(command)) => command.run(context, answering.global).map(judged),
            Some(Command::Merge(args)) => merge::run(args, context, policy),
            Some(Command::Explain(args)) => explain::run(args, context).map(judged),
            Some(Command::Schema(args)) => schema::run(args, context).map(judged),
            Some(Command::Doctor(_)) => Ok(judged(doctor::run(&self.inquiry(answering.global, context)))),
            Some(Command::Completions(args)) => Ok(judged(completions::run(args))),
            Some(Command::Man(args)) => man::run(args, context).map(judged),
            Some(Command::Family(family)) => fixing::run(family, context).map(|(report, failure)| {
                let (report, verdict) = judged(report);
                match failure {
                    Some(failure) => (report, verdict.unwritten(failure)),
                    None => (report, verdict),
                }
            }),
            None => Ok(judged(home::run(context))),
        };
        match answer {
            Ok((report, verdict)) => {
                let verdict = self.unless_interrupted(verdict);
                let memory = self.memory(answering, context, &report.findings, &verdict);
                self.render(answering, report, verdict, (memory, outputs))
            }
            Err(error) => {
                let verdict = self.unless_interrupted(Verdict::failed(error.kind.exit(), Problem::from(&error)));
                let memory = self.memory(answering, context, &[], &verdict);
                self.explain_failure(answering, &error, &verdict, (memory, outputs))
            }
        }
    }

    fn memory(&self, answering: &Answering<'_>, context: &Context, findings: &[Finding], verdict: &Verdict) -> Memory {
        if answering.global.on_change {
            Memory::of(&self.world.arguments, context, findings, verdict)
        } else {
            Memory::NotAsked
        }
    }

    fn inquiry<'a>(&'a self, global: &Global, context: &'a Context) -> Inquiry<'a> {
        let color = global.color.unwrap_or(ColorChoice::Auto);
        Inquiry { context, terminal: &self.terminal, color, files: global.config_files(), trust: global.trust() }
    }

    /// Replaces the verdict where the user interrupted the run.
    fn unless_interrupted(&self, verdict: Verdict) -> Verdict {
        if !self.cancel.is_cancelled() {
            return verdict;
        }
        let problem = Problem::new("interrupted", "interrupted before all was checked");
        Verdict::failed(Exit::of_signal(self.cancel.signal()), problem)
    }

    fn render(
        &self,
        answering: &Answering<'_>,
        report: Report,
        verdict: Verdict,
        to: (Memory, Vec<Output>),
    ) -> Verdict {
        let mut errors = report.errors;
        if let Some(problem) = verdict.problem.as_ref().filter(|problem| !errors.contains(problem)) {
            errors.push(problem.clone());
        }
        let page = Page {
            // What was merged is the answer of another verb.
            verb: report.verb,
            data: Some(&*report.data),
            findings: &report.findings,
            suppressed: &report.suppressed,
            errors: &errors,
            complete: report.complete && !self.cancel.is_cancelled(),
            outcome: Some(&report.outcome),
            run: report.run,
            ..self.page(answering, &verdict)
        };
        to.0.deliver(&self.delivery(answering), &page, None, to.1)
    }

    /// Answers with an error where no report could be made. A format that cannot carry the answer does not carry the
    /// error either: a program that expects it must not take this for an answer.
    fn fail(&self, answering: &Answering<'_>, error: &Error, outputs: Vec<Output>) -> Verdict {
        let verdict = self.unless_interrupted(Verdict::failed(error.kind.exit(), Problem::from(error)));
        self.explain_failure(answering, error, &verdict, (Memory::NotAsked, outputs))
    }

    fn explain_failure(
        &self,
        answering: &Answering<'_>,
        error: &Error,
        verdict: &Verdict,
        to: (Memory, Vec<Output>),
    ) -> Verdict {
        let writing = match answering.writing {
            Writing::As(format) if !answering.verb.formats.contains(&format) => Writing::As(Format::Plain),
            Writing::As(_) | Writing::Plugin => answering.writing,
        };
        let answering = &Answering { writing, paths: answering.paths.clone(), ..*answering };
        let errors: Vec<Problem> = verdict.problem.iter().cloned().collect();
        let page = Page { errors: &errors, complete: false, ..self.page(answering, verdict) };
        to.0.deliver(&self.delivery(answering), &page, Some(error), to.1)
    }

    /// Answers with an error where not even the command or the format is known.
    fn fail_early(&self, error: &Error) -> Verdict {
        let exit_style = exit_style_of(&self.world.arguments);
        let global = Global { exit_style, ..Global::default() };
        let writing = self.writing_of_bare_arguments();
        let answering =
            Answering { verb: &schema::ERROR, writing, global: &global, paths: Paths::default(), clock: self.clock };
        self.fail(&answering, error, Vec::new())
    }

    fn delivery(&self, answering: &Answering<'_>) -> Delivery<'_> {
        let Global { quiet, verbose, exit_style, .. } = *answering.global;
        let exit_style = exit_style.unwrap_or_default();
        let screen = match answering.global.watch {
            Some(_) if self.terminal.stdout.terminal && !self.terminal.dumb => Screen::Redrawn,
            Some(_) | None => Screen::Scrolling,
        };
        Delivery { terminal: &self.terminal, screen, writing: answering.writing, quiet, verbose, exit_style }
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
            exit_code: verdict.code(answering.global.exit_style.unwrap_or_default()),
            run: skep_kit::Run::default(),
            duration: (self.clock.steady)().duration_since(self.world.started),
            generated_at: (self.clock.wall)(),
            as_of: answering.clock.as_of,
            families: FAMILIES,
            paths: &answering.paths,
        }
    }

    /// Returns what to write to stdout: what a flag says, else the environment, else what suits the stream.
    fn writing(&self, global: &Global) -> Result<Writing, Error> {
        if let Some(format) = global.asked_format() {
            return Ok(Writing::As(format));
        }
        if global.exit_style == Some(ExitStyle::Nagios) {
            return Ok(Writing::Plugin);
        }
        let Some(word) = self.world.environment.get("SKEP_FORMAT") else {
            let format = match (self.terminal.stdout.terminal, global.watch) {
                (true, _) => Format::Human,
                (false, None) => Format::Plain,
                // Who reads many answers from a pipe has to tell where each ends.
                (false, Some(_)) => Format::Ndjson,
            };
            return Ok(Writing::As(format));
        };
        word.parse().map(Writing::As).map_err(|cause| {
            Error::usage("unknown-format", "SKEP_FORMAT names no format")
                .about("SKEP_FORMAT")
                .caused_by(cause)
                .hint("unset SKEP_FORMAT, or say --format")
        })
    }

    /// Returns what to write to stdout where the arguments could not be parsed.
    fn writing_of_bare_arguments(&self) -> Writing {
        let (arguments, nobody) = (&self.world.arguments, skep_kit::Environment::default());
        let by_flag = format_of(arguments, &nobody);
        if by_flag.is_none() && exit_style_of(arguments) == Some(ExitStyle::Nagios) {
            return Writing::Plugin;
        }
        Writing::As(by_flag.or_else(|| format_of(arguments, &self.world.environment)).unwrap_or(Format::Plain))
    }

    /// Shows what clap says: help and version on stdout, errors on stderr, and as an answer where a program reads.
    fn explain_parse_error(&self, error: &clap::Error) -> Verdict {
        let text = |color| if color { error.render().ansi().to_string() } else { error.render().to_string() };
        if matches!(error.kind(), ClapErrorKind::DisplayHelp | ClapErrorKind::DisplayVersion) {
            let text = text(self.terminal.stdout.color);
            return match to_stdout(|writer| writeln!(writer, "{}", text.trim_end())) {
                Ok(()) => Verdict::answered(),
                Err(error) => Verdict::failed(error.kind.exit(), Problem::from(&error)),
            };
        }
        let error = from_clap(error);
        match self.writing_of_bare_arguments() {
            Writing::As(Format::Human | Format::Plain | Format::Github) => {
                to_stderr(&text(self.terminal.stderr.color));
                Verdict::failed(error.kind.exit(), Problem::from(&error))
            }
            Writing::As(_) | Writing::Plugin => self.fail_early(&error),
        }
    }
}

/// Reads the configuration and the baseline into `context`. What they are called is as seen from `here`, where the user
/// stands.
fn configure(context: &mut Context, answering: &mut Answering<'_>, here: &Path) -> Result<(), Error> {
    let global = answering.global;
    let around = Sources::around(context, global.config_files(), global.trust());
    let folders = Folders { here, ..around.folders };
    context.config = Arc::new(config::load(&Sources { folders, ..around })?);
    context.clock.as_of = context.config.table::<config::Top>(config::TOP).as_of;
    answering.clock = context.clock;
    let known = triage::baseline_file(global, context.base(), here);
    triage::load_known(&mut context.triage, answering.verb, global, (&known, here))
}

/// Adds what the verb had to do without, because the project's file is not trusted: not all was checked.
pub(crate) fn with_left_out(mut report: Report, config: &Config) -> Report {
    report.errors.extend_from_slice(config.left_out(report.verb.family()));
    report
}

const fn verb_of(command: Option<&Command>) -> &'static Verb {
    match command {
        Some(Command::Check(_)) => &check::VERB,
        Some(Command::Baseline(command)) => command.verb(),
        Some(Command::Config(command)) => command.verb(),
        Some(Command::Merge(_)) => &merge::VERB,
        Some(Command::Explain(_)) => &explain::VERB,
        Some(Command::Schema(_)) => &schema::VERB,
        Some(Command::Doctor(_)) => &doctor::VERB,
        Some(Command::Completions(_)) => &completions::VERB,
        Some(Command::Man(_)) => &man::VERB,
        Some(Command::Family(family)) => family.verb(),
        None => &home::VERB,
    }
}

/// Tells whether the configuration bears on the answer. What skep says of itself is the same everywhere, so a broken file
/// cannot be in its way; `skep config` and the doctor read it for themselves, and say what is broken.
const fn heeds_configuration(command: Option<&Command>) -> bool {
    match command {
        Some(Command::Check(_) | Command::Family(_) | Command::Baseline(_) | Command::Merge(_)) => true,
        Some(
            Command::Explain(_)
            | Command::Schema(_)
            | Command::Config(_)
            | Command::Doctor(_)
            | Command::Completions(_)
            | Command::Man(_),
        )
        | None => false,
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
