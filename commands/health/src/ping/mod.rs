//! `skep health ping`: is everything up? It asks, and changes nothing.

mod data;
mod view;

use std::path::PathBuf;

use skep_kit::{
    Amount, Breadth, Confidence, Context, Error, Example, FailOn, Finding, Format, Outcome, Period, Problem, Report,
    Scope, Severity, Sifted, Tally, Verb, schema_of,
};
use skep_probe::{Check, Limits, Status};

use crate::ask::Asking;
use crate::asked::{self, Asked, Search, Source};
use crate::config::HealthConfig;
use crate::currency::{self, Currency};
use crate::{discover, findings, rules, swarm, unasked};
use data::Ping;

/// What the verb is to the dispatcher.
pub(crate) static VERB: Verb = Verb {
    id: "health.ping",
    version: 1,
    question: "is everything up?",
    examples: &[
        Example { command: "skep health ping", purpose: "ask every service, and look at the agents" },
        Example { command: "skep health ping --timeout 500ms", purpose: "give each half a second to answer" },
        Example { command: "skep health ping --json | jq .data.summary", purpose: "count them in a script" },
    ],
    fail_on: FailOn::At(Severity::Medium),
    formats: Format::ALL,
    schema: schema_of::<Ping>,
};

/// Ask every service whether it is up, and tell how the agents and the last snapshot are
#[derive(Debug, Default, clap::Args)]
pub struct Args {
    /// Services to ask, and with them what they depend on; all where none is named
    #[arg(value_name = "NAME")]
    names: Vec<String>,
    /// How long each may take to answer, instead of what the configuration says: 500ms, 2s
    #[arg(long, value_name = "TIME")]
    timeout: Option<Period>,
    /// When all has to be over: 10s
    #[arg(long, value_name = "TIME")]
    deadline: Option<Period>,
    /// Do not look for services where none is configured
    #[arg(long)]
    only_configured: bool,
    /// The folder whose children are agents, or a project with `agent_workspaces`
    #[arg(long, value_name = "DIR")]
    agents: Option<PathBuf>,
}

/// Answers with the arguments that the user typed.
pub(crate) fn run(args: &Args, context: &Context) -> Result<Report, Error> {
    let config: HealthConfig = context.config.table("health");
    let here = (&config, context);
    let search = if args.only_configured { Search::Never } else { Search::WhereNoneIsConfigured };
    let mut asked = asked::asked(&args.names, search, here)?;
    if let Some(timeout) = args.timeout {
        asked.services.iter_mut().for_each(|service| service.timeout = timeout);
    }
    let limits = Limits { deadline: args.deadline.unwrap_or(config.deadline).get(), ..Limits::default() };
    let store = skep_store::look(context);
    let look = swarm::look(args.agents.as_ref().map(|folder| context.working_directory.join(folder)), here);
    let currency = currency::of_last(store.as_ref().map(Option::as_ref), here);
    let known = store.as_ref().ok().and_then(Option::as_ref);
    let round = Asking { services: &asked.services, store: known, limits, context }.ask()?;
    let mut answer = Answer { asked, checks: round.checks, remarks: round.remarks, look, currency };
    answer.settle();
    if args.names.is_empty() {
        answer.asked.discoveries.extend(discover::unwatched_jobs(known, &config));
    }
    Ok(answer.report(&args.names, here))
}

/// Answers as a part of `skep check`.
pub(crate) fn section(context: &Context) -> Result<Report, Error> {
    run(&Args::default(), context)
}

/// All that was found out.
struct Answer {
    asked: Asked,
    checks: Vec<Check>,
    remarks: Vec<Problem>,
    look: swarm::Look,
    currency: Currency,
}

impl Answer {
    /// Adds a row for each service that nobody may ask, and takes away a container engine that nobody named and that does
    /// not answer: its socket stays when it is removed.
    fn settle(&mut self) {
        let is_engine = |name: &str| {
            self.asked.discoveries.iter().any(|found| found.kind == "container_engine" && found.name == name)
        };
        let is_silent = |check: &Check| is_engine(&check.name) && check.status.answered() != Some(true);
        let silent: Vec<String> =
            self.checks.iter().filter(|check| is_silent(check)).map(|check| check.name.clone()).collect();
        self.checks.retain(|check| !silent.contains(&check.name));
        self.asked.discoveries.retain(|found| !silent.contains(&found.name));
        self.checks.extend(self.asked.untrusted.iter().map(|name| unasked::untrusted(name)));
        self.checks.sort_by(|one, other| one.name.cmp(&other.name));
    }

    fn report(self, names: &[String], (config, context): (&HealthConfig, &Context)) -> Report {
        let mut findings = findings::of_services(&self.checks, config);
        // Who asks for some services by name asks for nothing else.
        if names.is_empty() {
            findings.extend(self.look.finding(config));
            findings.extend(self.outdated());
        }
        findings.sort_by_key(|finding| std::cmp::Reverse(finding.severity));
        let sifted = sift(findings, context);
        let tally: Tally = sifted.kept.iter().map(|finding| finding.severity).collect();
        let outcome = self.outcome(tally, &sifted, names);
        let mut errors = self.look.problems.clone();
        errors.extend(self.look.error.as_ref().map(Problem::from));
        errors.extend(self.currency.problem.clone());
        errors.extend(self.remarks);
        let is_complete = !context.cancel.is_cancelled() && self.look.error.is_none();
        let is_complete = is_complete && !self.checks.iter().any(|check| check.status == Status::Unknown);
        let data = Ping::of(self.checks, (self.asked, self.look), self.currency, context);
        Report::new(&VERB, data, outcome).with_sifted(sifted).with_errors(errors).completed(is_complete)
    }

    fn outdated(&self) -> Option<Finding> {
        let is_outdated = self.currency.taken_at.is_some() && !self.currency.current;
        is_outdated.then(|| {
            let message = format!("the last snapshot is not current: {}", self.currency.reason);
            let mut finding = Finding::of(&rules::snapshot_outdated::RULE, Severity::Low, Confidence::High, message);
            finding.target = Some("snapshot".to_owned());
            finding.help = "run `skep health snapshot`".to_owned();
            finding.fingerprinted("", "")
        })
    }

    fn outcome(&self, tally: Tally, sifted: &Sifted, names: &[String]) -> Outcome {
        let services = self.checks.len() as u64;
        let is_about_all = names.is_empty();
        let agents = self.look.swarm.as_ref().filter(|_| is_about_all).map_or(0, |swarm| swarm.registered);
        let snapshots = u64::from(is_about_all && self.currency.taken_at.is_some());
        let mut amounts = vec![
            Amount { count: services, one: "service", many: "services" },
            Amount { count: agents, one: "agent", many: "agents" },
            Amount { count: snapshots, one: "snapshot", many: "snapshots" },
        ];
        amounts.retain(|amount| amount.count > 0);
        let mut outcome = match (amounts.is_empty(), self.look.error.as_ref()) {
            (true, Some(error)) => Outcome::nothing(Problem::from(error)),
            (true, None) => Outcome::nothing(unasked::nothing()),
            (false, _) => Outcome::checked(amounts, tally),
        };
        if let Some(problem) = self.unknown() {
            outcome = outcome.with_unknown(problem);
        }
        outcome.asides.extend(sifted.asides());
        outcome.next.extend(sifted.kept.first().map(|finding| format!("skep explain {}", finding.rule)));
        let can_be_named = names.is_empty() && self.asked.source == Source::Discovered && services > 0;
        if can_be_named {
            outcome.next.push("skep config init".to_owned());
        }
        outcome
    }

    /// Returns what nobody can tell.
    fn unknown(&self) -> Option<Problem> {
        let unknown: Vec<&Check> = self.checks.iter().filter(|check| check.status == Status::Unknown).collect();
        let Some(first) = unknown.first() else { return self.look.error.as_ref().map(Problem::from) };
        let why = first.error.as_ref().map(|error| format!(": {}", error.message)).unwrap_or_default();
        let message = match unknown.len() {
            1 => format!("nobody can tell how {} is{why}", first.name),
            count => format!("nobody can tell how {count} services are; the first is {}{why}", first.name),
        };
        let hint = first.error.as_ref().and_then(|error| error.hint.clone());
        Some(hint.into_iter().fold(Problem::new("unknown-service", message), Problem::hint))
    }
}

fn sift(findings: Vec<Finding>, context: &Context) -> Sifted {
    let is_gone = |_: &str| false;
    // A service that is down today and not tomorrow makes no entry of a baseline stale.
    let scope = Scope {
        rules: rules::RULES,
        files: std::collections::BTreeSet::new(),
        breadth: Breadth::Part,
        is_gone: &is_gone,
    };
    context.sift("health", (findings, Vec::new()), &scope)
}
