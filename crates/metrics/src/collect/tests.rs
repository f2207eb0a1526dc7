//! Collectors that do what collectors may do.

use skep_kit::{Collector, Context, Cost, Error, Family, Metric, Selector};

use super::*;
use crate::tests::{Place, family};

fn quick(_: &Context) -> Result<Vec<Metric>, Error> {
    Ok(vec![
        Metric::gauge("skep_quick_a", "", 1.0).with("of", "x"),
        Metric::gauge("skep_quick_a", "", 2.0).with("of", "y"),
        Metric::gauge("skep_quick_b", "", 3.0),
    ])
}

fn slow(_: &Context) -> Result<Vec<Metric>, Error> {
    Ok(vec![Metric::gauge("skep_slow", "", 4.0)])
}

fn panics(_: &Context) -> Result<Vec<Metric>, Error> {
    panic!("a test panics")
}

fn fails(_: &Context) -> Result<Vec<Metric>, Error> {
    Err(Error::unavailable("gone", "it is gone").hint("bring it back"))
}

const fn collector(
    name: &'static str,
    metrics: &'static [&'static str],
    cost: Cost,
    collect: fn(&Context) -> Result<Vec<Metric>, Error>,
) -> Collector {
    Collector { name, metrics, cost, collect }
}

static FAMILY: Family = family(&[
    collector("panics", &["skep_panics"], Cost::Quick, panics),
    collector("fails", &["skep_fails"], Cost::Quick, fails),
    collector("quick", &["skep_quick_*"], Cost::Quick, quick),
    collector("slow", &["skep_slow"], Cost::Slow, slow),
]);

static FAMILIES: &[&Family] = &[&FAMILY];

fn values(round: &Round, name: &str) -> Vec<f64> {
    let of_name = round.samples.iter().filter(|sampled| sampled.metric.name == name);
    of_name.map(|sampled| sampled.metric.value).collect()
}

fn value(round: &Round, text: &str) -> Option<f64> {
    let selector: Selector = text.parse().unwrap();
    round.samples.iter().find(|sampled| selector.selects(&sampled.metric)).map(|sampled| sampled.metric.value)
}

#[test]
fn one_that_panics_or_fails_takes_nothing_from_the_others() {
    let place = Place::with(FAMILIES);
    let round = collect(&place.context(), None, Reach::All, None).unwrap();
    assert_eq!(values(&round, "skep_quick_a"), [1.0, 2.0]);
    assert_eq!(values(&round, "skep_slow"), [4.0]);
    let codes: Vec<String> = round.problems().into_iter().map(|problem| problem.code).collect();
    assert_eq!(codes, ["bug", "gone"]);
    assert_eq!(round.problems()[1].target.as_deref(), Some("collector:fails"));
    assert_eq!(value(&round, "skep_collect_success{collector=\"panics\"}"), Some(0.0));
    assert_eq!(value(&round, "skep_collect_success{collector=\"quick\"}"), Some(1.0));
    assert_eq!(value(&round, "skep_collect_age_seconds{collector=\"panics\"}"), None);
    assert!(!round.is_complete());
}

#[test]
fn what_takes_long_is_remembered_with_its_age() {
    let mut place = Place::with(FAMILIES);
    let round = collect(&place.context(), None, Reach::Quick, None).unwrap();
    assert_eq!(value(&round, "skep_slow"), None);
    assert!(round.runs.iter().any(|run| run.outcome == Collected::Never));

    let mut store = skep_store::open(&place.context()).unwrap();
    let first = collect(&place.context(), None, Reach::All, Some(&store)).unwrap();
    store.write_round(first.at, &first.measured()).unwrap();
    place.later(90);
    let round = collect(&place.context(), None, Reach::Quick, Some(&store)).unwrap();
    assert_eq!(value(&round, "skep_slow"), Some(4.0));
    assert_eq!(value(&round, "skep_collect_age_seconds{collector=\"slow\"}"), Some(90.0));
    assert_eq!(value(&round, "skep_collect_age_seconds{collector=\"quick\"}"), Some(0.0));
    // What was not measured is not written again, or it would look fresh for ever.
    assert!(round.measured().iter().all(|metric| metric.name != "skep_slow"));
    assert!(round.measured().iter().any(|metric| metric.name == "skep_quick_b"));
}

#[test]
fn a_run_that_saw_nothing_is_not_one_that_never_was() {
    static EMPTY: Family = family(&[collector("empty", &["skep_empty"], Cost::Network, |_| Ok(Vec::new()))]);
    static FAMILIES: &[&Family] = &[&EMPTY];
    let mut place = Place::with(FAMILIES);
    let mut store = skep_store::open(&place.context()).unwrap();
    let outcome = |place: &Place, store: &Store| {
        let round = collect(&place.context(), None, Reach::Quick, Some(store)).unwrap();
        round.runs.into_iter().next().unwrap().outcome
    };
    assert_eq!(outcome(&place, &store), Collected::Never);
    let ran = collect(&place.context(), None, Reach::All, Some(&store)).unwrap();
    store.write_round(ran.at, &ran.measured()).unwrap();
    place.later(90);
    assert_eq!(outcome(&place, &store), Collected::Remembered(ran.at));
}

#[test]
fn what_came_from_outside_is_told_until_it_is_too_old() {
    let mut place = Place::with(FAMILIES);
    let mut store = skep_store::open(&place.context()).unwrap();
    let at = place.context().clock.now();
    store.write_samples(&[(at, Metric::gauge("queue_depth", "", 7.0))]).unwrap();
    place.later(3600);
    let round = collect(&place.context(), None, Reach::Quick, Some(&store)).unwrap();
    let sampled = round.samples.iter().find(|sampled| sampled.metric.name == "queue_depth").unwrap();
    assert_eq!((sampled.at, sampled.collector), (at, RECORDED));
    assert!(round.measured().iter().all(|metric| metric.name != "queue_depth"));
    place.later(26 * 3600);
    let round = collect(&place.context(), None, Reach::Quick, Some(&store)).unwrap();
    assert_eq!(value(&round, "queue_depth"), None);
}

#[test]
fn only_those_run_that_can_have_what_is_wanted() {
    let place = Place::with(FAMILIES);
    let of = |text: &str| {
        let wanted: Selector = text.parse().unwrap();
        let round = collect(&place.context(), Some(&wanted), Reach::All, None).unwrap();
        let ran: Vec<&str> = round.runs.iter().map(|run| run.name).collect();
        (ran, round.samples.len())
    };
    assert_eq!(of("skep_quick_a{of=\"y\"}"), (vec!["quick"], 1));
    assert_eq!(of("skep_nothing"), (vec![], 0));
    assert_eq!(of("skep_collect_success"), (vec!["panics", "fails", "quick", "slow"], 4));
}
