//! What serving itself does: whoever watches is watched as well. What it costs is a collector's to tell.

use skep_kit::{Cost, Metric};

use super::counters::Counters;
use super::snapshot::Standing;

/// Returns the samples of one round.
pub(crate) fn metrics(counters: &Counters, standings: &[Standing]) -> Vec<Metric> {
    let mut metrics: Vec<Metric> = standings.iter().flat_map(of_collector).collect();
    let counted =
        counts(counters).map(|(name, help, counter)| Metric::counter(name, help, float(Counters::get(counter))));
    metrics.extend(counted);
    let help = "Rounds that wait to be written to the store.";
    metrics.push(Metric::gauge("skep_store_rounds_pending", help, float(Counters::get(&counters.rounds_pending))));
    let help = "Browsers that are shown every round.";
    metrics.push(Metric::gauge("skep_serve_watchers", help, float(Counters::get(&counters.watchers))));
    metrics
}

type Count<'a> = (&'static str, &'static str, &'a std::sync::atomic::AtomicU64);

const fn counts(counters: &Counters) -> [Count<'_>; 10] {
    [
        ("skep_serve_rounds_total", "Rounds that were completed.", &counters.rounds),
        ("skep_serve_rounds_missed_total", "Rounds that were due while nothing ran.", &counters.rounds_missed),
        ("skep_serve_clock_jumps_total", "Times that the clock jumped.", &counters.clock_jumps),
        ("skep_serve_scrapes_total", "Scrapes that were answered.", &counters.scrapes),
        ("skep_serve_requests_total", "Requests that were answered.", &counters.requests),
        ("skep_serve_requests_refused_total", "Requests that were refused.", &counters.refused),
        ("skep_store_samples_written_total", "Samples that were written to the store.", &counters.samples_written),
        ("skep_store_samples_received_total", "Samples that came in from outside.", &counters.samples_received),
        ("skep_store_failures_total", "Times that the store began to fail.", &counters.store_failures),
        ("skep_store_rounds_lost_total", "Rounds that could not be written and were given up.", &counters.rounds_lost),
    ]
}

fn of_collector(standing: &Standing) -> [Metric; 2] {
    let duration = standing.duration.map_or(f64::NAN, |duration| duration.as_secs_f64());
    let success = standing.ok().map_or(f64::NAN, |ok| f64::from(u8::from(ok)));
    let labelled = |metric: Metric| metric.with("collector", standing.name);
    [
        labelled(Metric::gauge(
            "skep_collect_duration_seconds",
            "Time that the last run of a collector took.",
            duration,
        )),
        labelled(Metric::gauge("skep_collect_success", "Whether the last run of a collector gave values.", success)),
    ]
}

/// Returns the word for a cost.
pub(crate) const fn word(cost: Cost) -> &'static str {
    match cost {
        Cost::Quick => "quick",
        Cost::Slow => "slow",
        Cost::Network => "network",
    }
}

/// Returns a count as a sample has it; above 2^53 the last digits are lost.
#[expect(clippy::cast_precision_loss, reason = "what is counted here stays far below 2^53")]
const fn float(count: u64) -> f64 {
    count as f64
}
