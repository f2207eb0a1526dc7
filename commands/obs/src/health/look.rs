//! Holds the table of checks against what is known: what each comes to, and why where nobody can tell.

use jiff::SignedDuration;
use skep_kit::{Collector, Cost, Period, Selector, Severity};
use skep_metrics::{Round, Sampled};
use skep_store::Store;

use super::checks::{Check, Measure, Presence, Side, Source, Target};
use crate::ObsConfig;
use crate::standing::{self, Standing, age_seconds};

/// All that is known.
pub(super) struct Knowledge<'a> {
    /// What was measured or remembered.
    pub(super) round: &'a Round,
    /// Who could measure.
    pub(super) collectors: &'a [&'static Collector],
    /// What is remembered of earlier.
    pub(super) store: Option<&'a Store>,
    /// The thresholds.
    pub(super) config: &'a ObsConfig,
}

/// What a check comes to.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Seen {
    /// There are values; none where nothing is in the state that is looked for.
    Known(Vec<Value>),
    /// There is nothing to look at.
    Absent(String),
    /// Nobody can tell.
    Unknown(String),
}

/// One value.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Value {
    /// What it is of, as a finding calls it: `service:api`.
    pub(super) target: String,
    /// The same without its kind.
    pub(super) of: String,
    /// The value.
    pub(super) value: f64,
    /// The metric that it was made of.
    pub(super) metric: String,
    /// How old it is, in seconds.
    pub(super) age_seconds: f64,
    /// How bad it is, and the threshold that it is beyond; none where it is good.
    pub(super) bad: Option<(Severity, f64)>,
}

/// Clocks may differ by so much without anything being wrong.
const AHEAD_SECONDS: f64 = 60.0;

/// How long ago something may be that went up lately.
const RECENT: SignedDuration = SignedDuration::from_hours(1);

/// The label whose values are states of one thing: without any sample of a state, nothing is in it.
const STATE: &str = "status";

impl Knowledge<'_> {
    /// Returns what a check comes to.
    pub(super) fn look(&self, check: &Check) -> Seen {
        let Some(samples) = self.samples(check) else { return self.why_none(check) };
        if let Some(why) = samples.iter().find_map(|sample| self.doubt(sample)) {
            return Seen::Unknown(why);
        }
        let each = |value: fn(&Self, &Sampled) -> Result<f64, String>| -> Result<Vec<Value>, String> {
            samples.iter().map(|sample| Ok(self.value(check, sample, value(self, sample)?))).collect()
        };
        let values = match check.measure {
            Measure::Each => each(|_, sample| Ok(sample.metric.value)),
            Measure::HourlyIncrease => each(Self::increase),
            Measure::ActiveAgents => match self.active_agents(check, &samples) {
                Some(value) => Ok(vec![value]),
                None => return Seen::Absent("no agent is registered".to_owned()),
            },
        };
        match values {
            Err(why) => Seen::Unknown(why),
            Ok(values) if values.iter().any(|value| value.value.is_nan()) => {
                Seen::Unknown("its value is no number".to_owned())
            }
            Ok(values) => Seen::Known(values),
        }
    }

    /// Returns the samples of the first source that has any; an empty list where there are things of the kind, but none
    /// of them in the state that is looked for.
    fn samples(&self, check: &Check) -> Option<Vec<&Sampled>> {
        let usable = check.sources.iter().filter(|source| self.is_usable(source));
        let selectors: Vec<Selector> = usable.filter_map(|source| source.selector.parse().ok()).collect();
        let found = selectors.iter().map(|selector| self.selected(selector)).find(|samples| !samples.is_empty());
        let in_any_state = |selector: &Selector| {
            let mut selector = selector.clone();
            selector.matchers.retain(|matcher| matcher.label != STATE);
            !self.selected(&selector).is_empty()
        };
        found.or_else(|| selectors.iter().any(in_any_state).then(Vec::new))
    }

    fn is_usable(&self, source: &Source) -> bool {
        source.only_with.is_none_or(|selector| self.has(selector, |_| true))
    }

    fn selected(&self, selector: &Selector) -> Vec<&Sampled> {
        self.round.samples.iter().filter(|sample| selector.selects(&sample.metric)).collect()
    }

    /// Tells whether there is a sample whose value is so.
    fn has(&self, selector: &str, is_so: impl Fn(f64) -> bool) -> bool {
        let samples = selector.parse().map(|selector| self.selected(&selector)).unwrap_or_default();
        samples.iter().any(|sample| is_so(sample.metric.value))
    }

    /// Returns why there is no sample.
    fn why_none(&self, check: &Check) -> Seen {
        let mut why = "nothing here measures it";
        for source in check.sources {
            let name = source.selector.split('{').next().unwrap_or_default();
            match standing::of(name, self.collectors, &self.round.runs) {
                Standing::Never(_) if check.presence == Presence::Beside => why = "its services were never asked",
                Standing::Never(why) => return Seen::Unknown(why.to_owned()),
                Standing::Failed(why) => return Seen::Unknown(why),
                Standing::Nothing => why = "there is none",
                Standing::NoSource => {}
            }
        }
        match check.presence {
            Presence::Always => Seen::Unknown("it was measured, and the machine did not tell".to_owned()),
            Presence::Maybe | Presence::Beside => Seen::Absent(why.to_owned()),
        }
    }

    /// Returns why a sample is not to be believed any more; none where it is.
    fn doubt(&self, sample: &Sampled) -> Option<String> {
        let age = age_seconds(sample.at, self.round.at);
        let run = self.round.runs.iter().find(|run| run.name == sample.collector);
        let most = self.config.stale_after;
        if age < -AHEAD_SECONDS {
            return Some("its last value lies in the future; the clock was set back".to_owned());
        }
        let is_stale = run.is_some_and(|run| run.cost == Cost::Network) && age > most.get().as_secs_f64();
        let ago = Period::secs(age.max(0.0) as u64);
        is_stale.then(|| format!("it was last measured {ago} ago, longer than {most}; --all measures it now"))
    }

    fn value(&self, check: &Check, sample: &Sampled, value: f64) -> Value {
        let (target, of) = name(check.target, sample);
        let age_seconds = age_seconds(sample.at, self.round.at).max(0.0);
        let bad = self.judge(check, value);
        Value { target, of, value, metric: sample.metric.name.to_string(), age_seconds, bad }
    }

    /// Returns how bad a value is, and the threshold that it is beyond.
    fn judge(&self, check: &Check, value: f64) -> Option<(Severity, f64)> {
        let is_beyond = |threshold: &f64| match check.bad {
            Side::Above => value > *threshold,
            Side::Below => value < *threshold,
        };
        let limits = (check.limits)(self.config);
        let critical = limits.critical.filter(is_beyond).map(|threshold| (Severity::High, threshold));
        let warning = || limits.warn.filter(is_beyond).map(|threshold| (Severity::Medium, threshold));
        critical.or_else(warning).filter(|_| self.is_shown(check))
    }

    /// Tells whether something shows that it hurts. What could show it and is not measured takes nothing away.
    fn is_shown(&self, check: &Check) -> bool {
        let mut measured = check.shown_by.iter().filter(|(selector, _)| self.has(selector, |_| true)).peekable();
        measured.peek().is_none() || measured.any(|(selector, most)| self.has(selector, |value| value > *most))
    }

    /// Returns by how much a counter went up within the last hour. One that never counted has not gone up; of another
    /// nobody can tell without an earlier sample.
    fn increase(&self, sample: &Sampled) -> Result<f64, String> {
        let now = sample.metric.value;
        if now == 0.0 {
            return Ok(0.0);
        }
        let unknown = || "the store has no sample of the last hour; skep obs sample writes them".to_owned();
        let store = self.store.ok_or_else(unknown)?;
        let from = self.round.at.checked_sub(RECENT).map_err(|_| unknown())?;
        let told = |error: skep_kit::Error| error.to_string();
        let all = store.series(&Selector::named(sample.metric.name.clone())).map_err(told)?;
        let mut labels = sample.metric.labels.clone();
        labels.sort();
        let series = all.iter().find(|series| series.labels == labels).ok_or_else(unknown)?;
        let summary = store.summary(series, from, self.round.at).map_err(told)?.ok_or_else(unknown)?;
        // Where it fell, it began anew.
        let since = if now >= summary.last { now - summary.last } else { now };
        Ok(summary.increase + since)
    }

    /// Returns how many agents are active; none where there is no agent.
    fn active_agents(&self, check: &Check, samples: &[&Sampled]) -> Option<Value> {
        let first = samples.first()?;
        let total: f64 = samples.iter().map(|sample| sample.metric.value).sum();
        let active = samples.iter().filter(|sample| sample.metric.label("state") == Some("active"));
        let mut value = self.value(check, first, active.map(|sample| sample.metric.value).sum());
        let limits = (check.limits)(self.config);
        if limits.warn.is_none() && limits.critical.is_none() && value.value < 1.0 {
            value.bad = Some((Severity::Medium, 1.0));
        }
        (total > 0.0).then_some(value)
    }
}

/// Returns what a finding calls the thing, and the thing alone.
fn name(target: Target, sample: &Sampled) -> (String, String) {
    match target {
        Target::One(name) => (name.to_owned(), name.to_owned()),
        Target::Labelled { kind, label } => {
            let of = sample.metric.label(label).unwrap_or("?").to_owned();
            (format!("{kind}:{of}"), of)
        }
    }
}
