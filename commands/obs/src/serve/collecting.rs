//! Runs every collector on a thread of its own, so that one that hangs keeps nobody waiting: neither the others nor
//! whoever asks for what they gave.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, SyncSender, TrySendError, sync_channel};
use std::thread;
use std::time::{Duration, Instant};

use skep_kit::{Context, Cost, Error, Metric};

use super::schedule::Schedule;
use super::settings::Intervals;
use super::snapshot::{Reading, Standing};

/// A run that takes so many intervals hangs.
const OVERDUE_INTERVALS: u32 = 2;
/// No run hangs that takes less.
const OVERDUE_AT_LEAST: Duration = Duration::from_secs(5);

/// Measures.
pub(crate) type Measure = Box<dyn FnMut(&Context) -> Result<Vec<Metric>, Error> + Send>;

/// What is to be asked again and again.
pub(crate) struct Source {
    /// What it is called.
    pub(crate) name: &'static str,
    /// What it costs.
    pub(crate) cost: Cost,
    /// Measures.
    pub(crate) measure: Measure,
}

/// The end of a run.
pub(crate) struct Done {
    /// Whose.
    pub(crate) source: usize,
    /// What it gave.
    pub(crate) reading: Result<Reading, String>,
    /// How long it took.
    pub(crate) duration: Duration,
}

/// A source's thread, as seen from the one that asks.
pub(crate) struct Collecting {
    go: SyncSender<()>,
    schedule: Schedule,
    /// How it does.
    pub(crate) standing: Standing,
    /// Whether its last reading was not yet handed on.
    pub(crate) fresh: Freshness,
}

/// Whether a reading was handed on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Freshness {
    /// It was, or there is none.
    Known,
    /// It was not.
    New,
}

/// How a source's standing changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Change {
    /// It did well and does not any more, for this reason.
    Failed(String),
    /// It did not, and does again.
    Recovered,
}

impl Collecting {
    /// Starts the thread of the source with that index, which is due at `start` first. It ends when this is dropped, at
    /// the latest after its run.
    pub(crate) fn start(
        source: Source,
        index: usize,
        context: &Context,
        (intervals, start, tell): (Intervals, Instant, impl Fn(Done) -> Told + Send + 'static),
    ) -> std::io::Result<Self> {
        let (go, asked) = sync_channel(1);
        let Source { name, cost, measure } = source;
        let interval = match cost {
            Cost::Quick => intervals.quick,
            Cost::Network => intervals.network,
            Cost::Slow => intervals.slow,
        };
        let schedule = Schedule::starting(start, interval);
        let context = context.clone();
        thread::Builder::new()
            .name(format!("collect {name}"))
            .spawn(move || run(index, measure, &context, (&asked, tell)))?;
        let standing =
            Standing { name, cost, interval, reading: None, duration: None, error: None, running_since: None };
        Ok(Self { go, schedule, standing, fresh: Freshness::Known })
    }

    /// Returns when it is to be asked next.
    pub(crate) const fn next(&self) -> Instant {
        self.schedule.next()
    }

    /// Asks it where it is due and not still at work. Returns whether it was asked.
    pub(crate) fn ask(&mut self, now: Instant) -> bool {
        if self.schedule.take(now).is_none() || self.standing.running_since.is_some() {
            return false;
        }
        match self.go.try_send(()) {
            Ok(()) => self.standing.running_since = Some(now),
            Err(TrySendError::Full(()) | TrySendError::Disconnected(())) => return false,
        }
        true
    }

    /// Takes in what a run gave.
    pub(crate) fn take(&mut self, reading: Result<Reading, String>, duration: Duration) -> Option<Change> {
        let before = self.standing.error.is_some();
        self.standing.running_since = None;
        self.standing.duration = Some(duration);
        match reading {
            Ok(reading) => {
                self.standing.reading = Some(Arc::new(reading));
                self.standing.error = None;
                self.fresh = Freshness::New;
                before.then_some(Change::Recovered)
            }
            Err(why) => {
                self.standing.error = Some(why.clone());
                (!before).then_some(Change::Failed(why))
            }
        }
    }

    /// Notes that a run hangs, where it does.
    pub(crate) fn look(&mut self, now: Instant) -> Option<Change> {
        let running = now.saturating_duration_since(self.standing.running_since?);
        let allowed = OVERDUE_AT_LEAST.max(self.standing.interval.saturating_mul(OVERDUE_INTERVALS));
        if running < allowed || self.standing.error.is_some() {
            return None;
        }
        let why = format!("no answer for {} seconds", running.as_secs());
        self.standing.error = Some(why.clone());
        Some(Change::Failed(why))
    }
}

/// Whether somebody still listens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Told {
    /// Somebody does.
    Yes,
    /// Nobody does.
    Nobody,
}

/// Returns what tells `sender` of the end of a run, as `wrap` has it.
pub(crate) fn telling<T: Send + 'static>(
    sender: Sender<T>,
    wrap: fn(Done) -> T,
) -> impl Fn(Done) -> Told + Send + 'static {
    move |done| if sender.send(wrap(done)).is_ok() { Told::Yes } else { Told::Nobody }
}

/// Measures whenever it is asked to.
fn run(source: usize, mut measure: Measure, context: &Context, (asked, tell): (&Receiver<()>, impl Fn(Done) -> Told)) {
    while asked.recv().is_ok() {
        let start = (context.clock.steady)();
        // A bug in one collector must not take the others with it.
        let measured = catch_unwind(AssertUnwindSafe(|| measure(context)));
        let steady = (context.clock.steady)();
        let reading = match measured {
            Ok(Ok(metrics)) => Ok(Reading { metrics, at: (context.clock.wall)(), steady }),
            Ok(Err(error)) => Err(skep_kit::Problem::from(&error).message),
            Err(_) => Err("a bug in the collector ended its run".to_owned()),
        };
        let duration = steady.saturating_duration_since(start);
        if tell(Done { source, reading, duration }) == Told::Nobody {
            break;
        }
    }
}
