//! The rounds: asks the collectors when they are due, puts together what they gave, and hands it on. It waits for quick
//! collectors a part of a round and for all others not at all.

use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use jiff::Timestamp;
use skep_kit::{Context, Cost, Error, Event, Metric, Severity};
use tokio::sync::watch;

use super::collecting::{Change, Collecting, Done, Freshness, Source, telling};
use super::counters::Counters;
use super::keeper::Rounds;
use super::own;
use super::schedule::{Drift, Schedule};
use super::settings::Intervals;
use super::snapshot::Snapshot;

/// A round waits no longer than this for quick collectors.
const LONGEST_WAIT: Duration = Duration::from_secs(2);

/// The last snapshot; none before the first round.
pub(crate) type Last = watch::Receiver<Option<Arc<Snapshot>>>;

/// What the rounds are given to.
pub(crate) struct Outlets {
    /// Whoever serves the last snapshot.
    pub(crate) shown: watch::Sender<Option<Arc<Snapshot>>>,
    /// Whoever writes them down; none where nobody does.
    pub(crate) kept: Option<Rounds>,
    /// What is counted.
    pub(crate) counters: Arc<Counters>,
}

enum Message {
    Done(Done),
    Stop,
}

/// The thread that asks.
pub(crate) struct Sampler {
    inbox: Sender<Message>,
    thread: JoinHandle<()>,
}

impl Sampler {
    /// Starts it, and a thread for each source.
    ///
    /// # Errors
    /// The system gives no more threads.
    pub(crate) fn start(
        sources: Vec<Source>,
        intervals: Intervals,
        context: &Context,
        outlets: Outlets,
    ) -> Result<Self, Error> {
        let (sender, inbox) = channel();
        let no_thread = |cause| Error::unavailable("no-thread", "the system gives no more threads").caused_by(cause);
        let (wall, steady) = ((context.clock.wall)(), (context.clock.steady)());
        let workers = sources.into_iter().enumerate().map(|(index, source)| {
            Collecting::start(source, index, context, (intervals, steady, telling(sender.clone(), Message::Done)))
        });
        let workers = workers.collect::<Result<Vec<_>, _>>().map_err(no_thread)?;
        let mut rounds = RoundsOf {
            context: context.clone(),
            workers,
            inbox,
            interval: intervals.quick,
            schedule: Schedule::starting(steady, intervals.quick),
            open: None,
            drift: Drift::since(wall, steady),
            outlets,
            count: 0,
        };
        let thread = thread::Builder::new().name("rounds".to_owned()).spawn(move || rounds.run()).map_err(no_thread)?;
        Ok(Self { inbox: sender, thread })
    }

    /// Ends it. Collectors that are at work end when they are done, or with the process.
    pub(crate) fn stop(self) {
        // Where it has gone already there is nobody to be told.
        let _gone = self.inbox.send(Message::Stop);
        let _panicked = self.thread.join();
    }
}

/// A round that waits for quick collectors.
struct Open {
    waiting: Vec<usize>,
    until: Instant,
    answers: u64,
}

struct RoundsOf {
    context: Context,
    workers: Vec<Collecting>,
    inbox: Receiver<Message>,
    interval: Duration,
    schedule: Schedule,
    open: Option<Open>,
    drift: Drift,
    outlets: Outlets,
    count: u64,
}

impl RoundsOf {
    fn run(&mut self) {
        loop {
            let now = (self.context.clock.steady)();
            self.ask(now);
            self.close_if_over(now);
            match self.inbox.recv_timeout(self.wait(now)) {
                Ok(Message::Done(done)) => self.take(done),
                Ok(Message::Stop) | Err(RecvTimeoutError::Disconnected) => return,
                Err(RecvTimeoutError::Timeout) => {}
            }
        }
    }

    /// Returns how long nothing is to be done.
    fn wait(&self, now: Instant) -> Duration {
        let next = self.workers.iter().map(Collecting::next).chain([self.schedule.next()]);
        let next = next.chain(self.open.iter().map(|open| open.until)).min();
        next.map_or(self.interval, |next| next.saturating_duration_since(now))
    }

    fn ask(&mut self, now: Instant) {
        let mut asked = Vec::new();
        for (index, worker) in self.workers.iter_mut().enumerate() {
            if worker.ask(now) && worker.standing.cost == Cost::Quick {
                asked.push(index);
            }
        }
        if let Some(missed) = self.schedule.take(now) {
            Counters::add(&self.outlets.counters.rounds_missed, missed);
            let until = now + LONGEST_WAIT.min(self.interval / 2);
            self.open = Some(Open { waiting: asked, until, answers: 0 });
        }
    }

    fn take(&mut self, done: Done) {
        if let Some(open) = &mut self.open {
            open.waiting.retain(|waiting| *waiting != done.source);
            open.answers += 1;
        }
        let Some(worker) = self.workers.get_mut(done.source) else { return };
        let change = worker.take(done.reading, done.duration);
        let name = worker.standing.name;
        self.tell(name, change);
    }

    fn close_if_over(&mut self, now: Instant) {
        let over = self.open.as_ref().is_some_and(|open| open.waiting.is_empty() || now >= open.until);
        if let Some(open) = over.then(|| self.open.take()).flatten() {
            let overdue: Vec<(&'static str, Option<Change>)> =
                self.workers.iter_mut().map(|worker| (worker.standing.name, worker.look(now))).collect();
            for (name, change) in overdue {
                self.tell(name, change);
            }
            self.close(&open);
        }
    }

    fn close(&mut self, open: &Open) {
        let (at, steady) = ((self.context.clock.wall)(), (self.context.clock.steady)());
        self.watch_clock(at, steady);
        self.count += 1;
        let counters = &self.outlets.counters;
        // Where nobody answers, the loop runs but nothing is watched.
        let quick = self.workers.iter().any(|worker| worker.standing.cost == Cost::Quick);
        if open.answers > 0 || !quick {
            counters.note_round(steady);
        }
        let standings: Vec<_> = self.workers.iter().map(|worker| worker.standing.clone()).collect();
        let own = own::metrics(counters, &standings);
        if let Some(kept) = &self.outlets.kept {
            kept.hand_over(fresh(&mut self.workers, at, &own));
        }
        let snapshot = Snapshot::new(self.count, (at, steady), standings, own);
        let samples = snapshot.samples().count();
        // Nobody may listen; then nobody is shown it.
        self.outlets.shown.send_replace(Some(Arc::new(snapshot)));
        let event = Event::detail("round", format!("round {}: {samples} samples", self.count));
        self.context.events.tell(&event.with("round", self.count).with("samples", samples));
    }

    fn watch_clock(&mut self, at: Timestamp, steady: Instant) {
        let Some(jump) = self.drift.jump(at, steady) else { return };
        Counters::add(&self.outlets.counters.clock_jumps, 1);
        let seconds = jump.as_secs_f64();
        let message = if jump.is_negative() {
            format!("the clock was set back by {:.0} s", -seconds)
        } else {
            format!("the clock is {seconds:.0} s ahead of what was awaited: it was set, or the machine slept")
        };
        let event = Event::new("clock-jumped", message).graded(Severity::Low).with("seconds", seconds);
        self.context.events.tell(&event);
    }

    fn tell(&self, name: &'static str, change: Option<Change>) {
        let event = match change {
            None => return,
            Some(Change::Failed(why)) => {
                Counters::add(&self.outlets.counters.collector_failures, 1);
                let event = Event::new("collector-failed", format!("the collector `{name}` failed: {why}"));
                event.graded(Severity::Medium).with("error", why)
            }
            Some(Change::Recovered) => Event::new("collector-recovered", format!("the collector `{name}` is back")),
        };
        self.context.events.tell(&event.with("collector", name));
    }
}

/// Returns what was measured since the last round, each with its time. What was read from the store is there already.
fn fresh(workers: &mut [Collecting], at: Timestamp, own: &[Metric]) -> Vec<(Timestamp, Metric)> {
    let mut samples = Vec::new();
    for worker in workers {
        let was = std::mem::replace(&mut worker.fresh, Freshness::Known);
        let reading = worker.standing.reading.as_ref().filter(|_| was == Freshness::New);
        let Some(reading) = reading.filter(|_| worker.standing.name != super::RECORDED) else { continue };
        samples.extend(reading.metrics.iter().map(|metric| (reading.at, metric.clone())));
    }
    samples.extend(own.iter().map(|metric| (at, metric.clone())));
    samples
}
