//! The course of a series for whoever draws it.

use jiff::{SignedDuration, Timestamp};
use skep_kit::{Error, Plot, Unit};
use skep_store::{Series, Store};

use super::answer::{One, Window};
use super::over::Over;

/// Up to here each sample is a point; beyond it, the mean of each hour. No terminal has so many columns.
const EACH_SAMPLE: SignedDuration = SignedDuration::from_hours(72);
/// How many series are drawn.
const MOST: usize = 6;
/// Half an hour, in milliseconds.
const HALF_HOUR: i64 = 1_800_000;

/// Returns pairs of milliseconds since 1970 and a value.
pub(super) fn course(store: &Store, series: &Series, over: Over, window: Window) -> Result<Vec<(i64, f64)>, Error> {
    if window.to.duration_since(window.from) > EACH_SAMPLE {
        let hours = store.hours(series, window.from, window.to)?;
        let mean = |hour: &skep_store::Hour| {
            let summary = &hour.summary;
            let value = if over == Over::Rate { summary.increase / 3600.0 } else { summary.sum / summary.count as f64 };
            (hour.start.as_millisecond() + HALF_HOUR, value)
        };
        return Ok(hours.iter().filter(|hour| hour.summary.count > 0).map(mean).collect());
    }
    let points = store.points(series, window.from, window.to)?;
    let points: Vec<(i64, f64)> = points.iter().map(|point| (point.at.as_millisecond(), point.value)).collect();
    Ok(if over == Over::Rate { rates(&points) } else { points })
}

/// Returns how fast a counter rose up to each point.
fn rates(points: &[(i64, f64)]) -> Vec<(i64, f64)> {
    let pairs = points.iter().zip(points.iter().skip(1));
    pairs
        .map(|((earlier, before), (later, after))| {
            let seconds = (later - earlier) as f64 / 1e3;
            // A counter that fell began anew.
            let rise = if after < before { *after } else { after - before };
            (*later, rise / seconds)
        })
        .collect()
}

/// Returns what is to be drawn, a plot a series.
pub(super) fn plots(window: Option<Window>, series: &[One]) -> Vec<Plot> {
    let Some(window) = window else { return Vec::new() };
    let plot = |one: &One| {
        let moment = |at: i64| Timestamp::from_millisecond(at).ok();
        let points = one.points.iter().flatten().filter_map(|(at, value)| Some((moment(*at)?, *value)));
        let points: Vec<(Timestamp, f64)> = points.collect();
        let gap = Plot::usual_gap(&points);
        Plot { title: one.shown(), unit: Unit::of_metric(&one.name), from: window.from, to: window.to, points, gap }
    };
    series.iter().take(MOST).map(plot).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_counter_that_fell_began_anew() {
        assert_eq!(rates(&[(0, 10.0), (10_000, 20.0), (20_000, 5.0)]), [(10_000, 1.0), (20_000, 0.5)]);
        assert_eq!(rates(&[(0, 1.0)]), []);
    }
}
