//! Whether a job is as it should be, by what it reported. Nothing here reads anything.

use std::time::Duration;

use jiff::Timestamp;
use skep_kit::Severity;

use crate::trace::length;
use crate::verdict::Grade;
use crate::world::Asker;
use crate::{Failure, Fault, Heartbeat};

use super::{Beat, Kind, Steady, steady_now};

/// The moment at which jobs are judged.
#[derive(Debug, Clone)]
struct Now {
    wall: Timestamp,
    steady: Option<Steady>,
}

/// How long ago a report came: by the steady clock where both moments are of one life of the system.
fn age(beat: &Beat, now: &Now) -> Result<Duration, Failure> {
    match (&beat.steady, &now.steady) {
        (Some(then), Some(now)) if then.boot_id == now.boot_id => Ok(now.since_boot.saturating_sub(then.since_boot)),
        (_, _) => Duration::try_from(now.wall.duration_since(beat.at)).map_err(|_| {
            let ahead = Duration::try_from(beat.at.duration_since(now.wall)).unwrap_or_default();
            Failure::new(Fault::Clock, format!("last reported {} in the future", length(ahead)))
                .hint("was the clock set back? the next report will tell")
        }),
    }
}

/// A run of a job.
#[derive(Debug, Clone, Copy)]
struct Run<'a> {
    start: Option<&'a Beat>,
    end: Option<&'a Beat>,
    /// Which report was its last one, in the order in which they came.
    order: usize,
}

/// Puts reports together to runs, in the order in which they began. An end without a start is a run of its own.
fn runs(beats: &[Beat]) -> Vec<Run<'_>> {
    let mut runs: Vec<Run<'_>> = Vec::new();
    for (order, beat) in beats.iter().enumerate() {
        if beat.kind == Kind::Start {
            runs.push(Run { start: Some(beat), end: None, order });
            continue;
        }
        let is_its =
            |run: &&mut Run<'_>| run.end.is_none() && run.start.is_some_and(|start| start.run_id == beat.run_id);
        match runs.iter_mut().rev().find(is_its) {
            Some(run) => (run.end, run.order) = (Some(beat), order),
            None => runs.push(Run { start: None, end: Some(beat), order }),
        }
    }
    runs
}

impl<'a> Run<'a> {
    fn begin(&self) -> Option<&'a Beat> {
        self.start.or(self.end)
    }

    fn is_success(&self) -> bool {
        self.end.is_some_and(|end| end.kind == Kind::Success)
    }
}

/// Judges a job by what it reported.
pub(crate) fn judge(asker: &Asker, heartbeat: &Heartbeat, service: &str) -> Result<Option<Grade>, Failure> {
    let name = if heartbeat.name.is_empty() { service } else { &heartbeat.name };
    let beats = asker.world.past.beats.get(name).map(Vec::as_slice).unwrap_or_default();
    // A pinned time is not that of the system.
    let steady = if asker.world.clock.as_of.is_none() { steady_now() } else { None };
    let now = Now { wall: asker.world.now(), steady };
    let runs = runs(beats);
    let mut findings = asker.trace.lock();
    let active = runs.iter().filter(|run| run.end.is_none()).count();
    findings.measured.runs_active = Some(active as u64);
    findings.measured.age_seconds = beats.last().and_then(|beat| age(beat, &now).ok()).map(|age| age.as_secs_f64());
    let finished = runs.iter().rev().find_map(|run| duration(run, &now));
    findings.measured.run_seconds = finished.map(|took| took.as_secs_f64());
    drop(findings);
    verdict(heartbeat, (name, &runs), &now)
}

fn verdict(heartbeat: &Heartbeat, (name, runs): (&str, &[Run<'_>]), now: &Now) -> Result<Option<Grade>, Failure> {
    let Some(latest) = runs.iter().filter_map(Run::begin).next_back() else {
        let message = format!("`{name}` has never reported");
        return Err(Failure::new(Fault::NoData, message).hint(format!("let the job run `skep health beat {name}`")));
    };
    let last_end = runs.iter().filter_map(|run| Some((run, run.end?))).max_by_key(|(run, _)| run.order);
    if let Some((_, end)) = last_end.filter(|(_, end)| end.kind == Kind::Failure) {
        return Err(Failure::new(Fault::Failed, format!("reported a failure {} ago", length(age(end, now)?))));
    }
    let run_grace = heartbeat.run_grace.get();
    for start in runs.iter().filter(|run| run.end.is_none()).filter_map(|run| run.start) {
        let age = age(start, now)?;
        // One that succeeded after this one should have ended stands in for it: this one was killed, and never will.
        let is_made_up_for = last_end.is_some_and(|(_, end)| ended_after(end, now, age.saturating_sub(run_grace)));
        if age > run_grace && !is_made_up_for {
            let message = format!("a run that began {} ago has not ended within {}", length(age), heartbeat.run_grace);
            return Err(Failure::new(Fault::Duration, message));
        }
    }
    let silent = age(latest, now)?;
    if silent > heartbeat.every.get().saturating_add(heartbeat.grace.get()) {
        let (every, grace) = (heartbeat.every, heartbeat.grace);
        let message =
            format!("last began {} ago; a run is expected every {every}, and no later than {grace}", length(silent));
        return Err(Failure::new(Fault::Stale, message));
    }
    Ok(too_fast(heartbeat, last_end.map(|(run, _)| run), now))
}

fn ended_after(end: &Beat, now: &Now, overdue_for: Duration) -> bool {
    age(end, now).is_ok_and(|age| age < overdue_for)
}

/// Returns how long a run took; none where its start or its end is not known.
fn duration(run: &Run<'_>, now: &Now) -> Option<Duration> {
    let (start, end) = (age(run.start?, now).ok()?, age(run.end?, now).ok()?);
    Some(start.saturating_sub(end))
}

fn too_fast(heartbeat: &Heartbeat, last: Option<&Run<'_>>, now: &Now) -> Option<Grade> {
    let least = heartbeat.min_duration?;
    let took = duration(last.filter(|run| run.is_success())?, now)?;
    let message =
        format!("the last run ended well after {}, which is suspiciously soon: less than {least}", length(took));
    let failure = Failure::new(Fault::Duration, message);
    (took < least.get()).then_some(Grade { severity: Severity::Medium, failure })
}

#[cfg(test)]
mod tests {
    use skep_kit::Period;

    use super::*;

    fn beat(kind: Kind, second: i64, run_id: Option<&str>) -> Beat {
        Beat { kind, at: Timestamp::from_second(second).unwrap(), run_id: run_id.map(str::to_owned), steady: None }
    }

    fn job() -> Heartbeat {
        Heartbeat {
            every: Period::secs(100),
            grace: Period::secs(10),
            run_grace: Period::secs(50),
            min_duration: Some(Period::secs(5)),
            ..Heartbeat::default()
        }
    }

    fn of(beats: &[Beat], second: i64) -> Result<Option<Grade>, Fault> {
        let now = Now { wall: Timestamp::from_second(second).unwrap(), steady: None };
        verdict(&job(), ("job", &runs(beats)), &now).map_err(|failure| failure.kind)
    }

    #[test]
    fn a_job_that_never_reported_is_no_pass() {
        assert_eq!(of(&[], 0), Err(Fault::NoData));
    }

    #[test]
    fn a_job_is_late_after_its_interval_and_its_grace() {
        let beats = [beat(Kind::Success, 1_000, None)];
        assert_eq!(of(&beats, 1_110), Ok(None));
        assert_eq!(of(&beats, 1_111), Err(Fault::Stale));
    }

    #[test]
    fn a_run_has_a_grace_of_its_own() {
        let beats = [beat(Kind::Success, 900, None), beat(Kind::Start, 1_000, None)];
        assert_eq!(of(&beats, 1_050), Ok(None));
        assert_eq!(of(&beats, 1_051), Err(Fault::Duration));
    }

    #[test]
    fn runs_that_overlap_are_told_apart_by_their_ids() {
        let beats = [
            beat(Kind::Start, 1_000, Some("a")),
            beat(Kind::Start, 1_020, Some("b")),
            beat(Kind::Success, 1_030, Some("b")),
        ];
        assert_eq!(of(&beats, 1_040), Ok(None));
        assert_eq!(of(&beats, 1_051), Err(Fault::Duration), "a has not ended, whatever b did");
        let made_up_for = [&beats[..], &[beat(Kind::Success, 1_090, Some("c"))]].concat();
        assert_eq!(of(&made_up_for, 1_100), Ok(None), "a was killed, and a later run succeeded");
    }

    #[test]
    fn a_failure_is_told_until_a_success() {
        let beats = [beat(Kind::Success, 1_000, None), beat(Kind::Failure, 1_010, None)];
        assert_eq!(of(&beats, 1_011), Err(Fault::Failed));
        let again = [&beats[..], &[beat(Kind::Success, 1_020, None)]].concat();
        assert_eq!(of(&again, 1_021), Ok(None));
    }

    #[test]
    fn what_ends_too_soon_is_suspicious() {
        let beats = [beat(Kind::Start, 1_000, None), beat(Kind::Success, 1_001, None)];
        let grade = of(&beats, 1_002).unwrap().unwrap();
        assert_eq!((grade.severity, grade.failure.kind), (Severity::Medium, Fault::Duration));
    }

    #[test]
    fn a_clock_that_was_set_makes_nobody_late() {
        let steady = |seconds| Some(Steady { boot_id: "life".to_owned(), since_boot: Duration::from_secs(seconds) });
        let beats = [Beat { steady: steady(50), ..beat(Kind::Success, 10_000, None) }];
        let verdict_at = |second, since_boot| {
            let now = Now { wall: Timestamp::from_second(second).unwrap(), steady: steady(since_boot) };
            verdict(&job(), ("job", &runs(&beats)), &now).map_err(|failure| failure.kind)
        };
        assert_eq!(verdict_at(6_400, 60), Ok(None), "set back an hour");
        assert_eq!(verdict_at(13_600, 60), Ok(None), "set forward an hour");
        assert_eq!(verdict_at(10_000, 161), Err(Fault::Stale), "and silent for long");
        let beats = [beat(Kind::Success, 10_000, None)];
        assert_eq!(of(&beats, 6_400), Err(Fault::Clock), "of an earlier life: nobody can tell");
    }
}
