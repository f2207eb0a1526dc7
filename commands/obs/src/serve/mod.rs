//! `skep obs serve`: measures again and again, keeps it, and serves it to Prometheus and to people.
//!
//! Three things go on side by side and never wait for each other: the collectors, each on a thread of its own; the store,
//! which writes; and the server, which answers from the last snapshot.

mod collecting;
mod counters;
mod door;
mod fleet;
mod history;
mod http;
mod keeper;
mod output;
mod own;
mod page;
mod sampler;
mod schedule;
mod settings;
mod snapshot;

use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant};

use skep_host::Roots;
use skep_kit::{Context, Error, Event, Example, FailOn, Format, Outcome, Period, Report, Verb, schema_of};
use skep_metrics::RECORDED;
use skep_store::Retention;
use tokio::sync::watch;

use collecting::Source;
use counters::Counters;
use door::{Door, Doors};
use fleet::Fleet;
use history::History;
use http::{Admission, Site};
use keeper::Keeper;
use output::Served;
use sampler::{Outlets, Sampler};
use settings::{Place, Remembering, Settings};

/// What the verb is to the dispatcher.
pub(crate) static VERB: Verb = Verb {
    id: "obs.serve",
    version: 1,
    question: "what does Prometheus scrape, and what do people look at?",
    examples: &[
        Example {
            command: "skep obs serve --listen 0 --dashboard 0 --for 1s",
            purpose: "serve on free ports for a second",
        },
        Example {
            command: "skep obs serve --no-listen --no-dashboard --interval 500ms --for 2s",
            purpose: "only measure and keep",
        },
        Example {
            command: "skep obs serve --listen 0 --no-dashboard --for 1s --format ndjson",
            purpose: "tell a program the port that was taken",
        },
    ],
    fail_on: FailOn::Never,
    formats: &[Format::Human, Format::Plain, Format::Json, Format::Ndjson, Format::Markdown, Format::Agent],
    schema: schema_of::<Served>,
};

/// Measure again and again, keep it, and serve it to Prometheus and to people
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Give metrics at ADDRESS: a port, or an address and a port; port 0 is any that is free
    #[arg(long, value_name = "ADDRESS")]
    listen: Option<Place>,
    /// Show the dashboard at ADDRESS, which may be the same
    #[arg(long, value_name = "ADDRESS")]
    dashboard: Option<Place>,
    /// Give no metrics
    #[arg(long, conflicts_with = "listen")]
    no_listen: bool,
    /// Show no dashboard
    #[arg(long, conflicts_with = "dashboard")]
    no_dashboard: bool,
    /// Measure what is quick so often, such as 5s
    #[arg(long, value_name = "PERIOD")]
    interval: Option<Period>,
    /// Stop after so long, such as 10m
    #[arg(long = "for", value_name = "PERIOD")]
    stop_after: Option<Period>,
    /// Ask readers for the token that the environment variable NAME holds
    #[arg(long, value_name = "NAME", conflicts_with = "token_file")]
    token_env: Option<String>,
    /// Ask readers for the token that FILE holds
    #[arg(long, value_name = "FILE")]
    token_file: Option<PathBuf>,
    /// Keep nothing of what was measured
    #[arg(long)]
    no_store: bool,
    /// Measure all the same where a port is taken
    #[arg(long)]
    keep_sampling: bool,
}

/// How often is looked whether to stop.
const WATCHING: Duration = Duration::from_millis(50);
/// What is still to be written at the end is given so long.
const LAST_WRITES: Duration = Duration::from_millis(700);

/// Answers: serves until it is to stop, then says what was served.
///
/// # Errors
/// Something asked for that cannot be, a port that is taken, and a system without threads or sockets.
pub(crate) fn run(args: &Args, context: &Context) -> Result<Report, Error> {
    let settings = Settings::of(args, context)?;
    // What goes on for days cannot stand still in time.
    let mut context = context.clone();
    context.clock.as_of = None;
    let Doors { open: doors, events } = door::open(&settings)?;
    let started = (context.clock.steady)();
    let serving = Serving::start(&settings, &context)?;
    events.iter().for_each(|event| context.events.tell(event));
    doors.iter().for_each(|door| context.events.tell(&listening(door)));
    let addresses = output::Addresses::of(&doors);
    let site = serving.site(&settings, &context, started);
    let until = settings.stop_after.and_then(|length| started.checked_add(length));
    let runtime = skep_net::runtime()?;
    let served = runtime.block_on(http::serve(doors, Arc::new(site), stopped(&context, until)));
    runtime.shutdown_background();
    let counters = serving.stop();
    served?;
    let length = (context.clock.steady)().saturating_duration_since(started);
    let data = Served::of(&counters, addresses, length);
    Ok(Report::new(&VERB, data, Outcome::answered()))
}

/// Waits until the user or the time says that it is enough.
async fn stopped(context: &Context, until: Option<Instant>) {
    let is_over = || until.is_some_and(|until| (context.clock.steady)() >= until);
    while !(context.should_stop() || is_over()) {
        tokio::time::sleep(WATCHING).await;
    }
}

fn listening(door: &Door) -> Event {
    let (purpose, address) = (door.surface.purpose(), door.address);
    let event = Event::new("listening", format!("{purpose} at http://{address}{}", door.surface.path()));
    event.with("surface", purpose).with("address", address.to_string()).with("port", address.port())
}

/// What goes on beside the server.
struct Serving {
    counters: Arc<Counters>,
    last: sampler::Last,
    keeper: Option<Keeper>,
    sampler: Sampler,
}

impl Serving {
    fn start(settings: &Settings, context: &Context) -> Result<Self, Error> {
        let counters = Arc::new(Counters::default());
        let (shown, last) = watch::channel(None);
        let keeper = match settings.remembering {
            Remembering::Rounds => {
                let (samples, hours) = settings.keep;
                let retention = Retention { samples: samples.get(), hours: hours.get() };
                Some(Keeper::start(context, retention, Arc::clone(&counters))?)
            }
            Remembering::Nothing => None,
        };
        let kept = keeper.as_ref().map(|keeper| keeper.rounds(Arc::clone(&counters)));
        let outlets = Outlets { shown, kept, counters: Arc::clone(&counters) };
        let sampler = Sampler::start(sources(context), settings.intervals, context, outlets)?;
        Ok(Self { counters, last, keeper, sampler })
    }

    fn site(&self, settings: &Settings, context: &Context, started: Instant) -> Site {
        Site {
            context: context.clone(),
            last: self.last.clone(),
            counters: Arc::clone(&self.counters),
            intervals: settings.intervals,
            gate: Admission::new(settings.token.clone()),
            inlet: self.keeper.as_ref().map(Keeper::inlet),
            history: History::new(context),
            fleet: Fleet::new(context),
            started,
            host: host(),
        }
    }

    /// Ends it: the rounds first, then what is to be written of them.
    fn stop(self) -> Arc<Counters> {
        self.sampler.stop();
        if let Some(keeper) = self.keeper {
            keeper.stop(LAST_WRITES);
        }
        self.counters
    }
}

/// Returns all there is to be asked: the families' collectors, and what came from outside.
fn sources(context: &Context) -> Vec<Source> {
    let collectors = skep_metrics::collectors(context).map(|collector| Source {
        name: collector.name,
        cost: collector.cost,
        measure: Box::new(collector.collect),
    });
    collectors.chain([history::recorded(context)]).collect()
}

fn host() -> Option<String> {
    let name = std::fs::read_to_string(Roots::system().ok()?.proc.join("sys/kernel/hostname")).ok()?;
    Some(name.trim().to_owned()).filter(|name| !name.is_empty())
}
