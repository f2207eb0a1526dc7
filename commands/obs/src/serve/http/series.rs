//! Time series: which there are, and what they were, put together to as many points as a plot has room for.

use std::sync::Arc;
use std::time::Duration;

use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::Response;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use skep_kit::{Error, Label, Metric, MetricKind, Period, Selector};
use skep_store::{Series, Store};
use tokio::task::spawn_blocking;
use tokio::time::timeout;

use super::state::json;
use super::{Site, plain};

/// Points of a series where nobody says how many.
const POINTS: usize = 300;
/// The most points of a series.
const MOST_POINTS: usize = 2000;
/// The most series that are answered at a time.
const MOST_SERIES: usize = 50;
/// What is shown where nobody says from when.
const SINCE: Period = Period::secs(3600);
/// The furthest back.
const LONGEST: Duration = Duration::from_secs(3 * 365 * 86_400);
/// Whole hours are read as they were put together where so much is asked for.
const BY_HOURS: Duration = Duration::from_secs(3 * 86_400);
/// A question takes no longer.
const PATIENCE: Duration = Duration::from_secs(10);

/// Which series are wanted.
#[derive(Deserialize)]
pub(crate) struct Wanted {
    name: String,
    since: Option<String>,
    points: Option<usize>,
}

/// A series that there is.
#[derive(Serialize)]
pub(crate) struct Named<'a> {
    name: &'a str,
    labels: Labels<'a>,
    unit: Option<&'static str>,
}

/// What a series was.
#[derive(Serialize)]
struct Drawn {
    name: String,
    labels: serde_json::Map<String, serde_json::Value>,
    unit: Option<&'static str>,
    kind: &'static str,
    /// Milliseconds since 1970, and the value; null where it was no number.
    points: Vec<(i64, Option<f64>)>,
}

#[derive(Serialize)]
struct Answer {
    from: Timestamp,
    to: Timestamp,
    /// How many series are meant; no more than so many are answered.
    total: usize,
    series: Vec<Drawn>,
}

/// Writes labels as an object.
struct Labels<'a>(&'a [Label]);

impl Serialize for Labels<'_> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(name, value)| (name, value)))
    }
}

/// Returns the series that samples are of.
pub(crate) fn named<'a>(samples: &[(Timestamp, &'a Metric)]) -> Vec<Named<'a>> {
    let named = |(_, metric): &(Timestamp, &'a Metric)| {
        let metric: &'a Metric = metric;
        Named { name: &metric.name, labels: Labels(&metric.labels), unit: unit(&metric.name) }
    };
    samples.iter().map(named).collect()
}

/// Returns what a value is counted in, as the end of its name says.
fn unit(name: &str) -> Option<&'static str> {
    const UNITS: &[&str] = &["seconds", "bytes", "ratio", "celsius", "volts", "amperes", "joules", "grams", "meters"];
    let name = ["_total", "_bucket", "_sum", "_count"].iter().find_map(|end| name.strip_suffix(end)).unwrap_or(name);
    UNITS.iter().copied().find(|unit| name.strip_suffix(unit).is_some_and(|rest| rest.ends_with('_')))
}

/// Answers with what series were.
pub(crate) async fn series(State(site): State<Arc<Site>>, Query(wanted): Query<Wanted>) -> Response {
    let question = match Question::of(&wanted, (site.context.clock.wall)()) {
        Ok(question) => question,
        Err(why) => return plain(StatusCode::BAD_REQUEST, why),
    };
    let history = Arc::clone(&site.history);
    let work = spawn_blocking(move || {
        let answer = history.ask(|store| question.answer(store))?;
        Ok::<Answer, Error>(answer.unwrap_or_else(|| question.nothing()))
    });
    match timeout(PATIENCE, work).await {
        Ok(Ok(Ok(answer))) => json(serde_json::to_string(&answer).unwrap_or_default()),
        Ok(Ok(Err(error))) => plain(StatusCode::SERVICE_UNAVAILABLE, skep_kit::Problem::from(&error).message),
        Ok(Err(_)) | Err(_) => plain(StatusCode::SERVICE_UNAVAILABLE, "the store does not answer"),
    }
}

struct Question {
    selector: Selector,
    from: Timestamp,
    to: Timestamp,
    points: usize,
}

impl Question {
    fn of(wanted: &Wanted, now: Timestamp) -> Result<Self, String> {
        let selector = wanted.name.parse::<Selector>().map_err(|error| error.to_string())?;
        let since = wanted.since.as_deref().map_or(Ok(SINCE), str::parse).map_err(|error| error.to_string())?;
        let points = wanted.points.unwrap_or(POINTS);
        if !(2..=MOST_POINTS).contains(&points) {
            return Err(format!("a series has 2 to {MOST_POINTS} points"));
        }
        let from = now.checked_sub(since.get().min(LONGEST)).unwrap_or(Timestamp::MIN);
        Ok(Self { selector, from, to: now, points })
    }

    const fn nothing(&self) -> Answer {
        Answer { from: self.from, to: self.to, total: 0, series: Vec::new() }
    }

    fn answer(&self, store: &Store) -> Result<Answer, Error> {
        let found = store.series(&self.selector)?;
        let total = found.len();
        let drawn = found.iter().take(MOST_SERIES).map(|series| self.draw(series, store));
        let mut series = drawn.collect::<Result<Vec<_>, _>>()?;
        // What was not measured in that time is no line.
        series.retain(|drawn| !drawn.points.is_empty());
        Ok(Answer { from: self.from, to: self.to, total, series })
    }

    fn draw(&self, series: &Series, store: &Store) -> Result<Drawn, Error> {
        let last_counts = matches!(series.kind, MetricKind::Counter | MetricKind::Histogram);
        let points: Vec<(Timestamp, f64)> = if self.to.duration_since(self.from).unsigned_abs() > BY_HOURS {
            let hours = store.hours(series, self.from, self.to)?;
            hours
                .into_iter()
                .filter(|hour| hour.summary.count > 0)
                .map(|hour| {
                    let summary = hour.summary;
                    #[expect(clippy::cast_precision_loss, reason = "an hour has far fewer samples than 2^53")]
                    let mean = summary.sum / summary.count as f64;
                    (summary.last_at, if last_counts { summary.last } else { mean })
                })
                .collect()
        } else {
            store.points(series, self.from, self.to)?.into_iter().map(|point| (point.at, point.value)).collect()
        };
        let labels = series.labels.iter().map(|(name, value)| (name.to_string(), value.as_str().into()));
        Ok(Drawn {
            name: series.name.clone(),
            labels: labels.collect(),
            unit: unit(&series.name),
            kind: series.kind.as_str(),
            points: self.thin(&points, if last_counts { Together::Last } else { Together::Mean }),
        })
    }

    /// Puts points together to as many as there is room for: what falls into one part of the time becomes one.
    fn thin(&self, points: &[(Timestamp, f64)], together: Together) -> Vec<(i64, Option<f64>)> {
        let from = self.from.as_millisecond();
        let length = (self.to.as_millisecond() - from).max(1);
        let count = i64::try_from(self.points).unwrap_or(i64::MAX);
        let part = |at: Timestamp| (at.as_millisecond() - from).saturating_mul(count) / length;
        let parts = points.chunk_by(|(earlier, _), (later, _)| part(*earlier) == part(*later));
        let one = |points: &[(Timestamp, f64)]| {
            let at = points.last().map_or(0, |(at, _)| at.as_millisecond());
            (at, together.of(points.iter().map(|(_, value)| *value)).filter(|value| value.is_finite()))
        };
        if points.len() <= self.points { points.chunks(1).map(one).collect() } else { parts.map(one).collect() }
    }
}

/// How several points become one.
#[derive(Debug, Clone, Copy)]
enum Together {
    /// What goes up and down is shown as it was on average.
    Mean,
    /// What only goes up is shown as far as it got.
    Last,
}

impl Together {
    fn of(self, values: impl Iterator<Item = f64>) -> Option<f64> {
        let numbers = values.filter(|value| !value.is_nan());
        match self {
            Self::Last => numbers.last(),
            Self::Mean => {
                let (sum, count) = numbers.fold((0.0, 0.0), |(sum, count), value| (sum + value, count + 1.0));
                (count > 0.0).then_some(sum / count)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_are_read_off_names() {
        assert_eq!(unit("skep_self_cpu_seconds_total"), Some("seconds"));
        assert_eq!(unit("skep_memory_bytes"), Some("bytes"));
        assert_eq!((unit("skep_agents"), unit("bytes")), (None, None));
    }

    #[test]
    fn many_points_become_as_many_as_there_is_room_for() {
        let start = Timestamp::from_second(1_700_000_000).unwrap();
        let at = |second: i64| Timestamp::from_second(1_700_000_000 + second).unwrap();
        let question = Question { selector: Selector::named("a"), from: start, to: at(3600), points: 4 };
        let points: Vec<(Timestamp, f64)> =
            (0..3600).map(|second| (at(second), if second < 900 { 1.0 } else { 3.0 })).collect();
        let thin = question.thin(&points, Together::Mean);
        assert_eq!(thin.iter().map(|(_, value)| value.unwrap()).collect::<Vec<_>>(), [1.0, 3.0, 3.0, 3.0]);
        let counted: Vec<(Timestamp, f64)> =
            (0..10).map(|second| (at(second * 300), f64::from(second as i32))).collect();
        assert_eq!(question.thin(&counted, Together::Last).last().unwrap().1, Some(9.0));
        assert_eq!(question.thin(&[(at(1), f64::NAN)], Together::Mean), [(1_700_000_001_000, None)]);
    }
}
