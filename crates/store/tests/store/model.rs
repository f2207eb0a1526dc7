//! Whatever is written, in whatever order, and however often the file is kept: the answers are those of a plain table.

use std::collections::BTreeMap;

use jiff::Timestamp;
use skep_kit::{Metric, Selector};
use skep_store::{Hour, Point, Retention, Store, Summary};

use crate::place::{context, metric, series_of};

/// Numbers that are the same on each run. Source: Marsaglia, "Xorshift RNGs", 2003.
pub(crate) struct Random(u64);

impl Random {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    pub(crate) fn below(&mut self, bound: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) % bound
    }

    fn value(&mut self) -> f64 {
        match self.below(40) {
            0 => f64::NAN,
            1 => f64::INFINITY,
            2 => f64::NEG_INFINITY,
            3 => f64::MIN_POSITIVE / 2.0,
            4 => 1e300,
            5 => -0.0,
            other => (other as f64 - 12.0) * 0.25,
        }
    }
}

const AGENTS: [&str; 3] = ["a", "b", "c"];
const HOUR: i64 = 3_600_000;

/// All samples, by series and time.
type Model = BTreeMap<&'static str, BTreeMap<i64, f64>>;

#[test]
fn answers_are_those_of_a_plain_table() {
    for seed in 1..=40 {
        let folder = tempfile::tempdir().unwrap();
        let mut store = skep_store::open(&context(folder.path())).unwrap();
        let (mut random, mut model) = (Random::new(seed), Model::new());
        for step in 0..40 {
            change(&mut store, &mut model, &mut random);
            if step % 8 == 7 {
                compare(&store, &model, &mut random);
            }
        }
        compare(&skep_store::look(&context(folder.path())).unwrap().unwrap(), &model, &mut random);
        compare_rollups(&store, &model);
    }
}

/// Times within a day, mostly close together, some on the borders of hours.
fn time(random: &mut Random) -> i64 {
    let hour = random.below(24) as i64 * HOUR;
    hour + match random.below(5) {
        0 => 0,
        1 => HOUR - 1,
        2 => random.below(20) as i64,
        _ => random.below(HOUR.unsigned_abs()) as i64,
    }
}

fn change(store: &mut Store, model: &mut Model, random: &mut Random) {
    let sample = |random: &mut Random| {
        let agent = AGENTS[random.below(3) as usize];
        (agent, metric(agent, random.value()))
    };
    match random.below(10) {
        0..=4 => {
            let at = time(random);
            let samples: Vec<(&str, Metric)> = (0..random.below(5)).map(|_| sample(random)).collect();
            note(model, samples.iter().map(|(agent, metric)| (*agent, at, metric.value)));
            let metrics: Vec<Metric> = samples.into_iter().map(|(_, metric)| metric).collect();
            store.write_round(moment(at), &metrics).unwrap();
        }
        5..=7 => {
            let samples: Vec<(i64, (&str, Metric))> =
                (0..random.below(40)).map(|_| (time(random), sample(random))).collect();
            note(model, samples.iter().map(|(at, (agent, metric))| (*agent, *at, metric.value)));
            let samples: Vec<(Timestamp, Metric)> =
                samples.into_iter().map(|(at, (_, metric))| (moment(at), metric)).collect();
            store.write_samples(&samples).unwrap();
        }
        _ => {
            store.keep(moment(time(random)), Retention::default()).unwrap();
        }
    }
}

fn note<'a>(model: &mut Model, samples: impl Iterator<Item = (&'static str, i64, f64)> + 'a) {
    for (agent, at, value) in samples {
        model.entry(agent).or_default().insert(at, value);
    }
}

fn compare(store: &Store, model: &Model, random: &mut Random) {
    for (agent, samples) in model {
        let series = series_of(store, agent);
        let points = |from: i64, to: i64| -> Vec<Point> {
            if from > to {
                return Vec::new();
            }
            samples.range(from..=to).map(|(at, value)| Point { at: moment(*at), value: *value }).collect()
        };
        for _ in 0..6 {
            let (from, to) = (time(random), time(random));
            let expected = points(from, to);
            let found = store.points(&series, moment(from), moment(to)).unwrap();
            assert_eq!(bits(&found), bits(&expected));
            let found = store.summary(&series, moment(from), moment(to)).unwrap();
            same(found.as_ref(), Summary::of_points(&expected).as_ref());
        }
        let hours = store.hours(&series, moment(0), moment(24 * HOUR)).unwrap();
        assert_eq!(hours.iter().map(|hour| hour.summary.total).sum::<u64>(), samples.len() as u64);
        for Hour { start, summary } in &hours {
            let start = start.as_millisecond() - moment(0).as_millisecond();
            same(Some(summary), Summary::of_points(&points(start, start + HOUR - 1)).as_ref());
        }
    }
    let latest = store.latest(&Selector::named("requests_total"), moment(0)).unwrap();
    let latest: Vec<(String, Point)> =
        latest.into_iter().map(|stored| (stored.metric().label("agent").unwrap().to_owned(), stored.point)).collect();
    let expected: Vec<(String, Point)> = model
        .iter()
        .map(|(agent, samples)| {
            let (at, value) = samples.last_key_value().unwrap();
            ((*agent).to_owned(), Point { at: moment(*at), value: *value })
        })
        .collect();
    let names = |all: &[(String, Point)]| all.iter().map(|(name, _)| name.clone()).collect::<Vec<_>>();
    let just = |all: &[(String, Point)]| bits(&all.iter().map(|(_, point)| *point).collect::<Vec<_>>());
    assert_eq!((names(&latest), just(&latest)), (names(&expected), just(&expected)));
}

/// What stands in the file for an hour is what its samples there come to.
fn compare_rollups(store: &Store, model: &Model) {
    type Row = (i64, i64, u64, u64);
    const ROLLED: &str = "SELECT series, hour, n, total FROM hours ORDER BY series, hour";
    const COUNTED: &str = "SELECT series, at / 3600000 * 3600000 AS hour, count(value), count(*) FROM samples
        GROUP BY series, hour ORDER BY series, hour";
    let rows = |query: &str| -> Vec<Row> {
        store
            .reading(|file| {
                let mut statement = file.prepare(query)?;
                let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?)))?;
                rows.collect()
            })
            .unwrap()
    };
    assert_eq!(rows(ROLLED), rows(COUNTED));
    let all: u64 = store.reading(|file| file.query_row("SELECT count(*) FROM readings", [], |row| row.get(0))).unwrap();
    let expected: usize = model.values().map(BTreeMap::len).sum();
    assert!(all >= expected as u64, "a sample may stand in both tables, and is read once");
}

fn moment(millis: i64) -> Timestamp {
    Timestamp::from_millisecond(1_700_000_000_000 / HOUR * HOUR + millis).unwrap()
}

fn bits(points: &[Point]) -> Vec<(Timestamp, u64)> {
    // Which NaN it was, and the sign of a zero, are not kept.
    let value = |value: f64| if value.is_nan() { f64::NAN.to_bits() } else { (value + 0.0).to_bits() };
    points.iter().map(|point| (point.at, value(point.value))).collect()
}

/// Sums may have been made in another order.
fn same(found: Option<&Summary>, expected: Option<&Summary>) {
    let (Some(found), Some(expected)) = (found, expected) else {
        assert_eq!(found, expected);
        return;
    };
    let exact = |summary: &Summary| (summary.count, summary.total, summary.good, summary.first_at, summary.last_at);
    assert_eq!(exact(found), exact(expected));
    let values =
        |of: &Summary| [of.min, of.max, of.first, of.last].map(|value| if value.is_nan() { 0.5 } else { value });
    assert_eq!(values(found), values(expected));
    for (found, expected) in [(found.sum, expected.sum), (found.increase, expected.increase)] {
        let near = (found - expected).abs() <= 1e-9 * expected.abs().max(1.0);
        assert!(found == expected || found.is_nan() && expected.is_nan() || near, "{found} is not {expected}");
    }
}
