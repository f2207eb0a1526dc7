//! Writes down what was measured and what came in, on a thread of its own: a disk that is full or slow holds up neither
//! the rounds nor those who read.
//!
//! What cannot be written waits for the next round, up to a number of samples; beyond it the oldest rounds are given up,
//! and that is counted. What comes in from outside is answered only when it is written.

use std::collections::VecDeque;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, SyncSender, TrySendError, channel, sync_channel};
use std::thread;
use std::time::{Duration, Instant};

use jiff::Timestamp;
use skep_kit::{Context, Error, Event, Metric, Problem, Severity};
use skep_metrics::{Intake, Record};
use skep_store::{Retention, Store};
use tokio::sync::oneshot;

use super::counters::Counters;
use super::schedule::Drift;

/// So much work may wait for the thread.
const WAITING: usize = 64;
/// So many samples may wait for a store that fails: about 25 MiB.
const MOST_PENDING: usize = 100_000;
/// For so long after a jump the clock is not trusted with what is too old.
const DISTRUST: Duration = Duration::from_secs(3600);

/// Samples with their times.
pub(crate) type Samples = Vec<(Timestamp, Metric)>;

enum Work {
    Round(Samples),
    Received(Vec<Record>, oneshot::Sender<Result<Vec<String>, String>>),
    Stop,
}

/// The thread that writes.
pub(crate) struct Keeper {
    inbox: SyncSender<Work>,
    ended: Receiver<()>,
}

/// Where rounds are handed over.
#[derive(Clone)]
pub(crate) struct Rounds {
    inbox: SyncSender<Work>,
    counters: Arc<Counters>,
}

/// Where samples from outside are handed over.
#[derive(Clone)]
pub(crate) struct Inlet {
    inbox: SyncSender<Work>,
}

impl Keeper {
    /// Starts it.
    ///
    /// # Errors
    /// The system gives no more threads.
    pub(crate) fn start(context: &Context, retention: Retention, counters: Arc<Counters>) -> Result<Self, Error> {
        let (inbox, work) = sync_channel(WAITING);
        let (end, ended) = channel();
        let now = (context.clock.steady)();
        let mut writing = Writing {
            context: context.clone(),
            store: None,
            intake: None,
            retention,
            counters,
            pending: VecDeque::new(),
            failing: None,
            tidy_from: now,
            drift: Drift::since((context.clock.wall)(), now),
        };
        let run = move || {
            writing.run(&work);
            // Whoever waited may have given up.
            let _nobody_waits = end.send(());
        };
        thread::Builder::new()
            .name("store".to_owned())
            .spawn(run)
            .map_err(|cause| Error::unavailable("no-thread", "the system gives no more threads").caused_by(cause))?;
        Ok(Self { inbox, ended })
    }

    /// Returns where rounds are handed over.
    pub(crate) fn rounds(&self, counters: Arc<Counters>) -> Rounds {
        Rounds { inbox: self.inbox.clone(), counters }
    }

    /// Returns where samples from outside are handed over.
    pub(crate) fn inlet(&self) -> Inlet {
        Inlet { inbox: self.inbox.clone() }
    }

    /// Ends it when all that waits is written, and waits no longer than `patience` for that.
    pub(crate) fn stop(self, patience: Duration) {
        if self.inbox.try_send(Work::Stop).is_ok() {
            // A write that does not end is undone by SQLite when the process has gone.
            let _late: Result<(), RecvTimeoutError> = self.ended.recv_timeout(patience);
        }
    }
}

impl Rounds {
    /// Hands over a round.
    pub(crate) fn hand_over(&self, samples: Samples) {
        match self.inbox.try_send(Work::Round(samples)) {
            Ok(()) => Counters::add(&self.counters.rounds_pending, 1),
            Err(TrySendError::Full(_) | TrySendError::Disconnected(_)) => {
                Counters::add(&self.counters.rounds_lost, 1);
            }
        }
    }
}

impl Inlet {
    /// Returns why some were refused, a clause each, once all others are written.
    ///
    /// # Errors
    /// The store fails, or too much waits for it already.
    pub(crate) async fn write(&self, records: Vec<Record>) -> Result<Vec<String>, String> {
        let busy = || "too much waits to be written".to_owned();
        let (answer, written) = oneshot::channel();
        self.inbox.try_send(Work::Received(records, answer)).map_err(|_| busy())?;
        written.await.unwrap_or_else(|_| Err(busy()))
    }
}

struct Writing {
    context: Context,
    store: Option<Store>,
    retention: Retention,
    counters: Arc<Counters>,
    /// Takes in what comes from outside; it remembers which series there are.
    intake: Option<Intake>,
    pending: VecDeque<Samples>,
    /// What the store failed of last; none where it works.
    failing: Option<String>,
    tidy_from: Instant,
    drift: Drift,
}

impl Writing {
    fn run(&mut self, work: &Receiver<Work>) {
        while let Ok(work) = work.recv() {
            match work {
                Work::Round(samples) => {
                    self.pending.push_back(samples);
                    self.give_up_oldest();
                    self.write_pending();
                    self.tidy((self.context.clock.steady)());
                }
                Work::Received(records, answer) => {
                    let taken = self.take_in(records);
                    self.note(taken.as_ref().err());
                    let taken = taken.map_err(|error| Problem::from(&error).message);
                    // Whoever asked may have gone; it is written all the same.
                    let _gone = answer.send(taken);
                }
                Work::Stop => {
                    self.write_pending();
                    return;
                }
            }
        }
    }

    fn give_up_oldest(&mut self) {
        while self.pending.len() > 1 && self.pending.iter().map(Vec::len).sum::<usize>() > MOST_PENDING {
            self.pending.pop_front();
            Counters::add(&self.counters.rounds_lost, 1);
            self.counters.rounds_pending.fetch_sub(1, std::sync::atomic::Ordering::Relaxed);
        }
    }

    fn write_pending(&mut self) {
        while let Some(samples) = self.pending.pop_front() {
            if self.write(&samples).is_err() {
                self.pending.push_front(samples);
                return;
            }
            self.counters.rounds_pending.fetch_sub(1, std::sync::atomic::Ordering::Relaxed);
        }
    }

    fn write(&mut self, samples: &[(Timestamp, Metric)]) -> Result<u64, Error> {
        let written = self.store().and_then(|store| store.write_samples(samples));
        if let Ok(count) = &written {
            Counters::add(&self.counters.samples_written, *count);
        }
        self.note(written.as_ref().err());
        written
    }

    /// Writes what came from outside, and returns why some of it was refused.
    fn take_in(&mut self, records: Vec<Record>) -> Result<Vec<String>, Error> {
        let now = (self.context.clock.wall)();
        // What fails half-way is sent again by whoever sent it: nothing of it may stay behind.
        let mut intake = self.intake.take().unwrap_or_default();
        let store = self.store()?;
        let mut refused = Vec::new();
        for record in records {
            refused.extend(intake.take(record, now, store)?.err());
        }
        let written = intake.flush(store)?;
        self.intake = Some(intake);
        Counters::add(&self.counters.samples_received, written.samples + written.increases + written.executions);
        Ok(refused)
    }

    /// Returns the store. It is opened again after a failure: the file may be another one now.
    fn store(&mut self) -> Result<&mut Store, Error> {
        let store = match self.store.take() {
            Some(store) => store,
            None => skep_store::open(&self.context)?,
        };
        Ok(self.store.insert(store))
    }

    /// Tells once that the store fails, and once that it works again.
    fn note(&mut self, error: Option<&Error>) {
        let event = match (error.map(Problem::from), self.failing.take()) {
            (None, None) => return,
            (None, Some(_)) => Event::new("store-recovered", "what was measured can be written again"),
            (Some(problem), before) => {
                self.store = None;
                self.failing = Some(problem.message.clone());
                if before.is_some() {
                    return;
                }
                Counters::add(&self.counters.store_failures, 1);
                let said = Event::new("store-failed", format!("cannot write what was measured: {}", problem.message));
                said.graded(Severity::Medium).with("error", problem.message.as_str()).with("error_code", &*problem.code)
            }
        };
        self.context.events.tell(&event);
    }

    /// Keeps the store in order. Not where the clock jumped lately: what is too old by a clock that is wrong would be
    /// gone for good.
    fn tidy(&mut self, now: Instant) {
        let wall = (self.context.clock.wall)();
        if self.drift.jump(wall, now).is_some() {
            self.tidy_from = now + DISTRUST;
        }
        if now < self.tidy_from || self.failing.is_some() {
            return;
        }
        let retention = self.retention;
        let kept = self.store().and_then(|store| store.keep(wall, retention));
        self.note(kept.as_ref().err());
    }
}
