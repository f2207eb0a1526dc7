//! `skep health snapshot`: notes how everything is, in the state, and shows what has changed since.

mod baseline;
mod diff;
mod gather;
mod view;

use jiff::Timestamp;
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::Value;
use skep_kit::{
    Context, Error, Example, FailOn, Format, MetricSink, Outcome, Output, Problem, Report, Verb, View, schema_of,
};
use skep_metrics::Moment;
use skep_probe::Limits;
use skep_store::{Snapshot, Store};

use crate::ask::Asking;
use crate::asked::{self, Search};
use crate::config::HealthConfig;
use crate::{collect, unasked};
use baseline::Latency;
use diff::Change;
use gather::{Content, Gathered};

/// What the verb is to the dispatcher.
pub(crate) static VERB: Verb = Verb {
    id: "health.snapshot",
    version: 1,
    question: "what has changed since all was well?",
    examples: &[
        Example { command: "skep health snapshot", purpose: "note how everything is now" },
        Example { command: "skep health snapshot --diff last", purpose: "note it, and show what has changed" },
        Example { command: "skep health snapshot --diff last --no-write", purpose: "only show what has changed" },
    ],
    fail_on: FailOn::Never,
    formats: Format::ALL,
    schema: schema_of::<Answer>,
};

/// Note how everything is now, and show what has changed since it was noted before
#[derive(Debug, Default, clap::Args)]
pub struct Args {
    /// Show what has changed since the last snapshot, or since the last one before a time: last, 2h, 2026-01-31T12:00:00Z
    #[arg(long, value_name = "last|TIME")]
    diff: Option<Since>,
    /// Do not keep it
    #[arg(long)]
    no_write: bool,
}

/// Which snapshot to compare with.
#[derive(Debug, Clone, Copy)]
enum Since {
    Last,
    Before(Moment),
}

impl std::str::FromStr for Since {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        if text.eq_ignore_ascii_case("last") {
            return Ok(Self::Last);
        }
        text.parse()
            .map(Self::Before)
            .map_err(|_| format!("`{text}` is no time; write last, 2h or 2026-01-31T12:00:00Z"))
    }
}

/// How everything is, and what has changed.
#[derive(Debug, Serialize, JsonSchema)]
struct Answer {
    /// Whether it was kept.
    written: bool,
    /// How everything is.
    snapshot: Content,
    /// What has changed; null where nobody asked, or where there is no snapshot to compare with.
    diff: Option<Diff>,
}

/// What has changed between two snapshots.
#[derive(Debug, Serialize, JsonSchema)]
struct Diff {
    /// When the earlier one was taken.
    #[schemars(with = "String")]
    since: Timestamp,
    /// The commit that was checked out then; null where none was.
    git_head: Option<String>,
    /// Whether the same is configured.
    same_config: bool,
    /// What differs. What moves by itself, such as uptime and load, is left out.
    changes: Vec<Change>,
    /// How long each service took against the median of the snapshots before.
    latencies: Vec<Latency>,
}

impl Output for Answer {
    fn view(&self, view: &mut View) {
        view::draw(self, view);
    }

    fn metrics(&self, sink: &mut MetricSink) {
        sink.extend(collect::service_metrics(&self.snapshot.services));
        if let Some(agents) = &self.snapshot.agents {
            sink.extend(collect::agent_metrics(&agents.summary.counts));
        }
    }
}

/// Answers with the arguments that the user typed.
pub(crate) fn run(args: &Args, context: &Context) -> Result<Report, Error> {
    let config: HealthConfig = context.config.table("health");
    let here = (&config, context);
    // What cannot be kept is said before anything is asked.
    let mut store = if args.no_write { skep_store::look(context)? } else { Some(skep_store::open(context)?) };
    let asked = asked::asked(&[], Search::WhereNoneIsConfigured, here)?;
    let limits = Limits { deadline: config.deadline.get(), ..Limits::default() };
    let asking = Asking { services: &asked.services, store: store.as_ref(), limits, context };
    let Gathered { mut content, problems } = gather::gather(&asking, here)?;
    content.services.extend(asked.untrusted.iter().map(|name| unasked::untrusted(name)));
    content.services.sort_by(|one, other| one.name.cmp(&other.name));
    if context.cancel.is_cancelled() {
        return Err(Error::unavailable("interrupted", "interrupted before all was known; nothing was kept"));
    }
    let value = serde_json::to_value(&content)
        .map_err(|cause| Error::bug("a snapshot cannot be written as JSON").caused_by(cause))?;
    let mut outcome = Outcome::answered();
    let diff = match args.diff {
        Some(since) => match earlier(since, store.as_ref(), context)? {
            Some((store, snapshot)) => Some(compare(&content, &value, (store, &snapshot))?),
            None => {
                outcome = outcome.with_unknown(nothing_earlier());
                None
            }
        },
        None => None,
    };
    let written = !args.no_write;
    if let Some(store) = store.as_mut().filter(|_| written) {
        store.write_snapshot(&kept(&content, value))?;
    }
    if args.diff.is_none() {
        outcome = outcome.next("skep health snapshot --diff last");
    }
    Ok(Report::new(&VERB, Answer { written, snapshot: content, diff }, outcome).with_errors(problems))
}

fn kept(content: &Content, value: Value) -> Snapshot {
    Snapshot {
        taken_at: content.taken_at,
        git_head: content.git.as_ref().and_then(|git| git.head.clone()),
        config_hash: content.config_hash.clone(),
        content: value,
    }
}

fn earlier<'a>(
    since: Since,
    store: Option<&'a Store>,
    context: &Context,
) -> Result<Option<(&'a Store, Snapshot)>, Error> {
    let Some(store) = store else { return Ok(None) };
    let snapshot = match since {
        Since::Last => store.last_snapshot()?,
        Since::Before(moment) => store.snapshot_before(moment.get(context.clock.now()))?,
    };
    Ok(snapshot.map(|snapshot| (store, snapshot)))
}

fn nothing_earlier() -> Problem {
    Problem::new("no-snapshot", "there is no earlier snapshot to compare with")
        .hint("take one with `skep health snapshot`, and ask again later")
}

fn compare(content: &Content, value: &Value, (store, before): (&Store, &Snapshot)) -> Result<Diff, Error> {
    Ok(Diff {
        since: before.taken_at,
        git_head: before.git_head.clone(),
        same_config: before.config_hash == content.config_hash,
        changes: diff::changes(&before.content, value),
        latencies: baseline::latencies(&content.services, store, before)?,
    })
}
