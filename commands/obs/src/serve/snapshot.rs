//! What is known at the end of a round: what each collector gave last, how old that is, and how the collector does.
//!
//! A snapshot never changes. Whoever serves it takes the last one and waits for nobody.

use std::sync::{Arc, OnceLock};
use std::time::{Duration, Instant};

use jiff::Timestamp;
use skep_kit::{Cost, Exposition, Metric, Problem};
use skep_metrics::{Collected, CollectorRun, Round, Sampled};

/// The age up to which values are shown, in intervals of their collector.
const SHOWN_INTERVALS: u32 = 3;
/// They are shown at least for so long: as long as Prometheus itself takes the last value for the present one.
const SHOWN_AT_LEAST: Duration = Duration::from_secs(300);

/// What a collector gave.
#[derive(Debug)]
pub(crate) struct Reading {
    /// What it measured.
    pub(crate) metrics: Vec<Metric>,
    /// When it was done, by the wall clock.
    pub(crate) at: Timestamp,
    /// When it was done, by the steady clock.
    pub(crate) steady: Instant,
}

/// A collector and how it does.
#[derive(Debug, Clone)]
pub(crate) struct Standing {
    /// What it is called.
    pub(crate) name: &'static str,
    /// What it costs.
    pub(crate) cost: Cost,
    /// How often it is asked.
    pub(crate) interval: Duration,
    /// What it gave last; none as long as it gave nothing.
    pub(crate) reading: Option<Arc<Reading>>,
    /// How long its last run took.
    pub(crate) duration: Option<Duration>,
    /// Why its last run gave nothing, or that it still has given nothing.
    pub(crate) error: Option<String>,
    /// Since when it runs, where it does.
    pub(crate) running_since: Option<Instant>,
}

impl Standing {
    /// Returns how old its values are.
    pub(crate) fn age(&self, now: Instant) -> Option<Duration> {
        self.reading.as_ref().map(|reading| now.saturating_duration_since(reading.steady))
    }

    /// Tells whether its last run gave something; none where there was none yet.
    pub(crate) fn ok(&self) -> Option<bool> {
        (self.error.is_some() || self.duration.is_some()).then_some(self.error.is_none())
    }

    /// Returns its values where they are young enough to say something of the present.
    fn shown(&self, now: Instant) -> Option<&Arc<Reading>> {
        let oldest = SHOWN_AT_LEAST.max(self.interval.saturating_mul(SHOWN_INTERVALS));
        self.reading.as_ref().filter(|_| self.age(now).is_some_and(|age| age <= oldest))
    }
}

/// All that is known at the end of a round.
#[derive(Debug)]
pub(crate) struct Snapshot {
    /// Which round it was, from 1.
    pub(crate) number: u64,
    /// When it ended, by the wall clock.
    pub(crate) at: Timestamp,
    /// When it ended, by the steady clock.
    pub(crate) steady: Instant,
    /// The collectors, in the order of the families.
    pub(crate) standings: Vec<Standing>,
    /// What serving itself costs and does.
    pub(crate) own: Vec<Metric>,
    /// The dashboard's state, once somebody wanted it.
    pub(crate) state: OnceLock<Arc<str>>,
    text: OnceLock<Arc<str>>,
    open_metrics: OnceLock<Arc<str>>,
}

impl Snapshot {
    /// Puts one together.
    pub(crate) fn new(
        number: u64,
        (at, steady): (Timestamp, Instant),
        standings: Vec<Standing>,
        own: Vec<Metric>,
    ) -> Self {
        let (state, text, open_metrics) = (OnceLock::new(), OnceLock::new(), OnceLock::new());
        Self { number, at, steady, standings, own, state, text, open_metrics }
    }

    /// Returns every sample with the time at which it was measured.
    pub(crate) fn samples(&self) -> impl Iterator<Item = (Timestamp, &Metric)> {
        let collected = self.standings.iter().filter_map(|standing| standing.shown(self.steady));
        let collected = collected.flat_map(|reading| reading.metrics.iter().map(|metric| (reading.at, metric)));
        collected.chain(self.own.iter().map(|metric| (self.at, metric)))
    }

    /// Returns it as `skep obs metrics` has it.
    pub(crate) fn round(&self) -> Round {
        let mut round = Round { at: self.at, samples: Vec::new(), runs: Vec::new() };
        for standing in &self.standings {
            let reading = standing.shown(self.steady);
            let sampled = |reading: &Arc<Reading>| {
                let at = reading.at;
                let collector = standing.name;
                reading
                    .metrics
                    .iter()
                    .map(|metric| Sampled { metric: metric.clone(), at, collector })
                    .collect::<Vec<_>>()
            };
            round.samples.extend(reading.map(sampled).unwrap_or_default());
            let outcome = match (&standing.error, reading) {
                (Some(error), _) => Collected::Failed(Problem::new("collector-failed", error.clone())),
                (None, Some(reading)) => Collected::Remembered(reading.at),
                (None, None) => Collected::Never,
            };
            let (name, cost, duration) = (standing.name, standing.cost, standing.duration);
            round.runs.push(CollectorRun { name, cost, duration, outcome });
        }
        round
    }

    /// Returns the samples as text, with the ages of this very moment. All but those is written once a round.
    pub(crate) fn write(&self, exposition: Exposition, now: Instant) -> String {
        let cell = match exposition {
            Exposition::Text => &self.text,
            Exposition::OpenMetrics => &self.open_metrics,
        };
        let lasting = cell.get_or_init(|| {
            let samples: Vec<Metric> = self.samples().map(|(_, metric)| metric.clone()).collect();
            exposition.write(&samples).into()
        });
        let ages = exposition.write(&self.ages(now));
        // In OpenMetrics the mark of the end comes once.
        let end = if exposition == Exposition::OpenMetrics { "# EOF\n" } else { "" };
        [lasting.strip_suffix(end).unwrap_or(lasting), &ages].concat()
    }

    /// Returns what changes without a round: how old what was collected is.
    fn ages(&self, now: Instant) -> Vec<Metric> {
        let help = "Time since a collector gave values; NaN where it never has.";
        let age = |standing: &Standing| {
            let seconds = standing.age(now).map_or(f64::NAN, |age| age.as_secs_f64());
            Metric::gauge("skep_collect_age_seconds", help, seconds).with("collector", standing.name)
        };
        self.standings.iter().map(age).collect()
    }
}

#[cfg(test)]
#[expect(clippy::disallowed_methods, reason = "a test needs some moment to reckon from")]
mod tests {
    use super::*;

    fn standing(steady: Option<Instant>) -> Standing {
        let metrics = vec![Metric::gauge("skep_a", "A.", 1.0)];
        let reading = steady.map(|steady| Arc::new(Reading { metrics, at: Timestamp::UNIX_EPOCH, steady }));
        let interval = Duration::from_secs(15);
        Standing { name: "a", cost: Cost::Quick, interval, reading, duration: None, error: None, running_since: None }
    }

    fn snapshot(standing: Standing, steady: Instant) -> Snapshot {
        Snapshot::new(1, (Timestamp::UNIX_EPOCH, steady), vec![standing], Vec::new())
    }

    #[test]
    fn the_age_is_that_of_the_moment_and_all_else_that_of_the_round() {
        let start = Instant::now();
        let snapshot = snapshot(standing(Some(start)), start);
        let text = snapshot.write(Exposition::Text, start + Duration::from_secs(7));
        assert!(
            text.contains("\nskep_a 1\n") && text.contains("skep_collect_age_seconds{collector=\"a\"} 7\n"),
            "{text}"
        );
        let text = snapshot.write(Exposition::OpenMetrics, start);
        assert!(text.ends_with("skep_collect_age_seconds{collector=\"a\"} 0\n# EOF\n"), "{text}");
        assert_eq!(text.matches("# EOF").count(), 1);
    }

    #[test]
    fn what_is_too_old_says_nothing_of_the_present() {
        let start = Instant::now();
        let text = snapshot(standing(Some(start)), start + Duration::from_secs(301)).write(Exposition::Text, start);
        assert!(!text.contains("skep_a"), "{text}");
        let text = snapshot(standing(None), start).write(Exposition::Text, start);
        assert!(text.contains("skep_collect_age_seconds{collector=\"a\"} NaN\n"), "{text}");
    }
}
