//! What was written is what is read.

use skep_kit::{MetricKind, Selector};

use crate::place::{context, metric, second, series_of};

#[test]
fn what_was_written_is_read_by_whoever_looks() {
    let folder = tempfile::tempdir().unwrap();
    let context = context(folder.path());
    assert!(skep_store::look(&context).unwrap().is_none());
    assert!(!folder.path().join(".skep").exists(), "who looks makes nothing");

    let mut store = skep_store::open(&context).unwrap();
    assert_eq!(store.write_round(second(1000), &[metric("a", 1.0), metric("b", 7.0)]).unwrap(), 2);
    assert_eq!(store.write_round(second(1015), &[metric("a", 4.0)]).unwrap(), 1);

    for store in [skep_store::look(&context).unwrap().unwrap(), store] {
        let found = store.latest(&Selector::named("requests_total"), second(0)).unwrap();
        let found: Vec<_> = found
            .iter()
            .map(|stored| (stored.metric().label("agent").unwrap().to_owned(), stored.point.value))
            .collect();
        assert_eq!(found, [("a".to_owned(), 4.0), ("b".to_owned(), 7.0)]);
        assert_eq!(store.latest(&Selector::named("requests_total"), second(1001)).unwrap().len(), 1);
        let series = series_of(&store, "a");
        assert_eq!((series.kind, series.help.as_str()), (MetricKind::Counter, "How many requests there were."));
        let points = store.points(&series, second(0), second(2000)).unwrap();
        assert_eq!(points.iter().map(|point| point.value).collect::<Vec<_>>(), [1.0, 4.0]);
        let summary = store.summary(&series, second(1000), second(1015)).unwrap().unwrap();
        assert_eq!((summary.count, summary.sum, summary.increase), (2, 5.0, 3.0));
        assert_eq!(store.hours(&series, second(0), second(3600)).unwrap().len(), 1);
    }
}

#[test]
fn keeping_changes_no_answer() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = skep_store::open(&context(folder.path())).unwrap();
    for round in 0..500 {
        let values = [metric("a", f64::from(round)), metric("b", f64::from(round % 7))];
        store.write_round(second(3600 * 100 + i64::from(round) * 15), &values).unwrap();
    }
    let answers = |store: &skep_store::Store| {
        let (a, b) = (series_of(store, "a"), series_of(store, "b"));
        let (from, to) = (second(3600 * 100 + 1000), second(3600 * 102 + 7));
        let of = |series| {
            (
                store.points(series, from, to).unwrap(),
                store.summary(series, from, to).unwrap(),
                store.hours(series, second(0), to).unwrap(),
            )
        };
        (of(&a), of(&b))
    };
    let before = answers(&store);
    let kept = store.keep(second(3600 * 102 + 60), skep_store::Retention::default()).unwrap();
    assert_eq!((kept.settled, kept.more), (2 * 480, false));
    assert_eq!(answers(&store), before);
    assert_eq!(
        store.keep(second(3600 * 102 + 60), skep_store::Retention::default()).unwrap(),
        skep_store::Kept::default()
    );
}
