//! What a number came to over a time, from the store: whole hours as they were summed up, the rest from samples.

use std::time::Duration;

use clap::ValueEnum;
use jiff::Timestamp;
use skep_kit::{Context, Error, MetricKind, Problem, Selector};
use skep_store::{Point, Series, Store};

use super::answer::{One, Summary, Window};
use super::{Args, Found, plot, unknown};

/// How far back a value may lie that is told as that of a moment.
const BACK: Duration = Duration::from_secs(3600);

/// What becomes of a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Over {
    /// The mean of all samples
    Avg,
    /// The smallest
    Min,
    /// The largest
    Max,
    /// All added up
    Sum,
    /// How many there are
    Count,
    /// The earliest
    First,
    /// The latest
    Last,
    /// By how much a counter rose, restarts counted
    Increase,
    /// How fast it rose, per second
    Rate,
    /// Half are at most this
    P50,
    /// 95 of 100 are at most this
    P95,
    /// 99 of 100 are at most this
    P99,
}

impl Over {
    /// Returns its word.
    pub(crate) const fn as_str(self) -> &'static str {
        match self {
            Self::Avg => "avg",
            Self::Min => "min",
            Self::Max => "max",
            Self::Sum => "sum",
            Self::Count => "count",
            Self::First => "first",
            Self::Last => "last",
            Self::Increase => "increase",
            Self::Rate => "rate",
            Self::P50 => "p50",
            Self::P95 => "p95",
            Self::P99 => "p99",
        }
    }

    /// Returns what says most of a series that moves so.
    const fn usual(kind: MetricKind) -> Self {
        match kind {
            MetricKind::Counter | MetricKind::Histogram => Self::Increase,
            MetricKind::Gauge | MetricKind::Unknown => Self::Avg,
        }
    }

    /// Returns which share of the samples is at most this; none where it is no such question.
    const fn quantile(self) -> Option<f64> {
        match self {
            Self::P50 => Some(0.50),
            Self::P95 => Some(0.95),
            Self::P99 => Some(0.99),
            Self::Avg
            | Self::Min
            | Self::Max
            | Self::Sum
            | Self::Count
            | Self::First
            | Self::Last
            | Self::Increase
            | Self::Rate => None,
        }
    }

    /// Returns what it is of a summary; none where one sample is too few.
    fn of(self, summary: &skep_store::Summary) -> Option<f64> {
        Some(match self {
            Self::Avg => summary.sum / summary.count as f64,
            Self::Min => summary.min,
            Self::Max => summary.max,
            Self::Sum => summary.sum,
            Self::Count => summary.count as f64,
            Self::First => summary.first,
            Self::Last => summary.last,
            Self::Increase => summary.increase,
            Self::Rate => {
                let seconds = summary.last_at.duration_since(summary.first_at).as_secs_f64();
                if seconds <= 0.0 {
                    return None;
                }
                summary.increase / seconds
            }
            Self::P50 | Self::P95 | Self::P99 => return None,
        })
    }
}

/// Finds what the time comes to, for each series that has samples in it.
pub(super) fn find(args: &Args, selector: &Selector, window: Window, context: &Context) -> Result<Found, Error> {
    let store = skep_store::look(context)?;
    let mut found =
        Found { series: Vec::new(), window: Some(window), over: args.over, missing: None, errors: Vec::new() };
    for series in select(selector, store.as_ref())? {
        let Some(store) = store.as_ref() else { break };
        if context.should_stop() {
            found.errors.push(Problem::new("stopped", "stopped before all series were looked at"));
            break;
        }
        let over = args.over.unwrap_or(Over::usual(series.kind));
        found.over.get_or_insert(over);
        if let Some(mut one) = summed(store, &series, (over, window), &mut found.errors)? {
            one.points = if args.plot { Some(plot::course(store, &series, over, window)?) } else { None };
            found.series.push(one);
        }
    }
    if found.series.is_empty() {
        let when = format!("from {} to {}", window.from, window.to);
        found.missing = Some(unknown::explain_past(selector, &when, store.as_ref(), context)?);
    }
    Ok(found)
}

/// Finds the last value up to a moment.
pub(super) fn as_of(selector: &Selector, at: Timestamp, context: &Context) -> Result<Found, Error> {
    let store = skep_store::look(context)?;
    let from = at.checked_sub(BACK).unwrap_or(Timestamp::MIN);
    let mut found = Found { series: Vec::new(), window: None, over: None, missing: None, errors: Vec::new() };
    for series in select(selector, store.as_ref())? {
        let Some(store) = store.as_ref() else { break };
        if let Some(point) = store.points(&series, from, at)?.last() {
            found.series.push(One::new(&series.name, &series.labels, series.kind, (point.at, point.value)));
        }
    }
    if found.series.is_empty() {
        let when = format!("in the hour up to {at}");
        found.missing = Some(unknown::explain_past(selector, &when, store.as_ref(), context)?);
    }
    Ok(found)
}

fn select(selector: &Selector, store: Option<&Store>) -> Result<Vec<Series>, Error> {
    store.map_or_else(|| Ok(Vec::new()), |store| store.series(selector))
}

fn summed(
    store: &Store,
    series: &Series,
    (over, window): (Over, Window),
    errors: &mut Vec<Problem>,
) -> Result<Option<One>, Error> {
    let Some(summary) = store.summary(series, window.from, window.to)?.filter(|summary| summary.count > 0) else {
        return Ok(None);
    };
    let value = match over.quantile() {
        None => over.of(&summary),
        Some(share) => {
            let points = store.points(series, window.from, window.to)?;
            if (points.len() as u64) < summary.total {
                let said = format!(
                    "{} of {} samples are there still; the rest is summed up by hour",
                    points.len(),
                    summary.total
                );
                errors.push(Problem::new("samples-gone", said).about(&series.name));
            }
            quantile(&points, share)
        }
    };
    let Some(value) = value else {
        let said = "a rate needs two samples, and there is one";
        errors.push(Problem::new("too-few-samples", said).about(&series.name).hint("look farther back with --since"));
        return Ok(None);
    };
    let mut one = One::new(&series.name, &series.labels, series.kind, (summary.last_at, value));
    let skep_store::Summary { count, min, max, sum, first, last, increase, .. } = summary;
    one.summary = Some(Summary { count, min, avg: sum / count as f64, max, sum, first, last, increase });
    Ok(Some(one))
}

/// Returns the value that so many of the points are at most, between two of them as Prometheus' quantile has it.
fn quantile(points: &[Point], share: f64) -> Option<f64> {
    let mut values: Vec<f64> = points.iter().map(|point| point.value).filter(|value| !value.is_nan()).collect();
    values.sort_unstable_by(f64::total_cmp);
    let rank = share * values.len().checked_sub(1)? as f64;
    let (lower, upper) = (values.get(rank.floor() as usize)?, values.get(rank.ceil() as usize)?);
    let weight = rank.fract();
    Some(if lower == upper { *lower } else { lower * (1.0 - weight) + upper * weight })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quantiles_lie_between_samples() {
        let points = |values: &[f64]| -> Vec<Point> {
            values.iter().map(|value| Point { at: Timestamp::UNIX_EPOCH, value: *value }).collect()
        };
        assert_eq!(quantile(&points(&[3.0, 1.0, 2.0]), 0.5), Some(2.0));
        assert_eq!(quantile(&points(&[1.0, 2.0, f64::NAN]), 0.5), Some(1.5));
        assert_eq!(quantile(&points(&[f64::INFINITY]), 0.99), Some(f64::INFINITY));
        assert_eq!(quantile(&points(&[f64::NAN]), 0.5), None);
    }
}
