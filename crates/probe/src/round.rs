//! One round: every service is asked once, all on one thread, and none keeps the others waiting.

use std::sync::Arc;
use std::time::{Duration, Instant};

use jiff::Timestamp;
use skep_kit::{CancelToken, Context, Error, Problem};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::task::JoinSet;

use crate::trace::{Stage, Trace, length, milliseconds};
use crate::verdict::{Case, Ended, Grade, judge};
use crate::world::{Asker, World};
use crate::{Check, Failure, Fault, Limits, Past, Service, Target};
use crate::{address, command, disk, file, graph, heartbeat, http, process, room, socket, tls};

/// So many probes may be busy at once. More on one thread would wait for each other, and that would be in their
/// latencies.
const BUSY: usize = 64;
/// Who has waited so long is not busy: its answer is what is missing, and another one may begin.
const BUSY_FOR: Duration = Duration::from_millis(20);
/// How often is looked whether the user wants to stop.
const LOOK_FOR_CANCEL: Duration = Duration::from_millis(50);
/// The wall clock and the steady clock may part by so much within a round.
const CLOCK_SLACK: Duration = Duration::from_secs(2);

/// What came out of a round.
#[derive(Debug)]
pub struct Round {
    /// A check for each service, in the order of the services.
    pub checks: Vec<Check>,
    /// What is to be said of the round as a whole: too few files, a clock that jumped.
    pub remarks: Vec<Problem>,
    /// How long it took.
    pub took: Duration,
}

/// Asks all services and waits for them, no longer than the limits allow.
///
/// # Errors
/// A mistake in what is to be asked, or no room for an event loop. How services are is in the checks.
pub fn run(services: &[Service], past: Past, limits: &Limits, context: &Context) -> Result<Round, Error> {
    check_services(services)?;
    if services.is_empty() {
        return Ok(Round { checks: Vec::new(), remarks: Vec::new(), took: Duration::ZERO });
    }
    let (at_once, few_files) = room::for_probes(services.len().min(limits.at_once.max(1)));
    let world = Arc::new(World::new(context, past));
    set_up_tls(services, &world);
    let clocks = (context.clock.wall)();
    let began = world.steady();
    let left = context.deadline.map_or(limits.deadline, |until| until.saturating_duration_since(began));
    let plan = Plan { world: Arc::clone(&world), at_once, deadline: left.min(limits.deadline) };
    context.progress.begin("services");
    let endings = skep_net::block_on(plan.ask_all(services, context))?;
    context.progress.finish();
    let took = world.steady().saturating_duration_since(began);
    let jumped = clock_jump(clocks, (context.clock.wall)(), took);
    let checks = conclude(services, endings, &world);
    Ok(Round { checks, remarks: few_files.into_iter().chain(jumped).collect(), took })
}

/// Checks what can be checked before anything is asked.
///
/// # Errors
/// The first mistake: of names, dependencies or addresses.
pub fn check_services(services: &[Service]) -> Result<(), Error> {
    graph::check(services)?;
    for service in services {
        let wrong = match &service.target {
            Target::Http(http) => address::Place::parse(&http.url).err(),
            Target::Tcp(tcp) => address::host_and_port(&tcp.address).err(),
            Target::Tls(tls) => address::host_and_port(&tls.address).err(),
            Target::Unix(unix) => unix.path.is_empty().then(|| "it is empty".to_owned()),
            Target::File(file) => file.path.is_empty().then(|| "it is empty".to_owned()),
            Target::Disk(disk) => disk.path.is_empty().then(|| "it is empty".to_owned()),
            Target::Command(command) => command.argv.is_empty().then(|| "it names no program".to_owned()),
            Target::Port(port) => (port.port == 0).then(|| "there is no port 0".to_owned()),
            Target::Process(process) => {
                let says_nothing =
                    process.name.is_none() && process.command_line.is_none() && process.pid_file.is_none();
                says_nothing.then(|| "it names neither a program nor a command line nor a pid file".to_owned())
            }
            Target::Heartbeat(_) => None,
        };
        if let Some(why) = wrong {
            let (name, kind, label) = (&service.name, service.target.kind(), service.target.label());
            let message = format!("service `{name}`: `{label}` cannot be asked by {kind}: {why}");
            return Err(Error::usage("bad-target", message).about(name.clone()));
        }
    }
    Ok(())
}

/// Loads what TLS trusts before any clock runs.
fn set_up_tls(services: &[Service], world: &World) {
    for service in services {
        let ca_file = match &service.target {
            Target::Http(http) if http.url.get(..6).is_some_and(|begin| begin.eq_ignore_ascii_case("https:")) => {
                &http.ca_file
            }
            Target::Tls(tls) => &tls.ca_file,
            Target::Http(_)
            | Target::Tcp(_)
            | Target::Unix(_)
            | Target::Process(_)
            | Target::File(_)
            | Target::Command(_)
            | Target::Port(_)
            | Target::Disk(_)
            | Target::Heartbeat(_) => continue,
        };
        // Who fails here fails again when it is asked, and says so in its own row.
        let _ = world.tls(ca_file.as_deref());
    }
}

/// Says so where the wall clock did not go as the steady one did.
fn clock_jump(before: Timestamp, after: Timestamp, took: Duration) -> Option<Problem> {
    let by_wall = after.duration_since(before).as_secs_f64();
    let ahead = by_wall - took.as_secs_f64();
    let jump = Duration::try_from_secs_f64(ahead.abs()).unwrap_or_default();
    let direction = if ahead < 0.0 { "back" } else { "forward" };
    (jump > CLOCK_SLACK).then(|| {
        let message = format!("the clock was set {direction} by {} while services were asked", length(jump));
        Problem::new("clock-jump", message).hint("ages and certificates are judged by the new time")
    })
}

fn conclude(services: &[Service], endings: Vec<(Arc<Trace>, Ended)>, world: &World) -> Vec<Check> {
    let judge_one = |(service, (trace, ended)): (&Service, (Arc<Trace>, Ended))| {
        let history = world.past.histories.get(&service.name);
        judge(&Case { service, trace: &trace, ended, history, now: world.now() })
    };
    let mut checks: Vec<Check> = services.iter().zip(endings).map(judge_one).collect();
    graph::suppress(&mut checks);
    checks
}

/// How a round goes.
struct Plan {
    world: Arc<World>,
    at_once: usize,
    deadline: Duration,
}

/// Who may go on.
#[derive(Debug, Clone)]
struct Turns {
    /// One for each probe that may hold connections.
    open: Arc<Semaphore>,
    /// One for each probe that may be busy.
    busy: Arc<Semaphore>,
}

impl Plan {
    async fn ask_all(&self, services: &[Service], context: &Context) -> Vec<(Arc<Trace>, Ended)> {
        let turns = Turns { open: Arc::new(Semaphore::new(self.at_once)), busy: Arc::new(Semaphore::new(BUSY)) };
        let began = self.world.steady();
        let mut probes = JoinSet::new();
        let mut endings = Vec::with_capacity(services.len());
        for (index, service) in services.iter().enumerate() {
            let asker = Asker { world: Arc::clone(&self.world), trace: Arc::default() };
            endings.push((Arc::clone(&asker.trace), None));
            let probe = Probe { asker, service: Arc::new(service.clone()), turns: turns.clone(), began };
            probes.spawn(async move { (index, probe.run().await) });
        }
        let until = tokio::time::Instant::now() + self.deadline;
        let why = loop {
            tokio::select! {
                ended = probes.join_next() => match ended {
                    Some(Ok((index, ended))) => {
                        context.progress.advance();
                        if let Some(ending) = endings.get_mut(index) {
                            ending.1 = Some(ended);
                        }
                    }
                    // A probe that ends otherwise has no ending, which is unknown.
                    Some(Err(_)) => {}
                    None => break Fault::Unsupported,
                },
                () = tokio::time::sleep_until(until) => break Fault::Deadline,
                () = cancelled(&context.cancel) => break Fault::Cancelled,
            }
        };
        // What a probe started is stopped when its task is dropped.
        probes.shutdown().await;
        let cut = |(trace, ended): (Arc<Trace>, Option<Ended>)| {
            let ended = ended.unwrap_or_else(|| Ended { answer: Err(self.cut_off(why, &trace)), took: None });
            (trace, ended)
        };
        endings.into_iter().map(cut).collect()
    }

    fn cut_off(&self, why: Fault, trace: &Trace) -> Failure {
        let limit = length(self.deadline);
        let mut findings = trace.lock();
        if let Some(failed) = findings.failed.take() {
            // There was no time left to ask again, and it has failed.
            return failed;
        }
        let began = findings.attempts > 0;
        match (why, began) {
            (Fault::Cancelled, _) => Failure::new(Fault::Cancelled, "the round was stopped before it had answered"),
            (Fault::Deadline, true) => {
                Failure::new(Fault::Deadline, format!("had not answered when the {limit} for all services were over"))
                    .hint("give the round more time, or the service less")
            }
            (Fault::Deadline, false) => {
                Failure::new(Fault::Deadline, format!("was not asked within the {limit} for all services"))
                    .hint("give the round more time, or the services less")
            }
            (_, _) => Failure::new(Fault::Unsupported, "its probe ended without an answer, which is a bug"),
        }
    }
}

async fn cancelled(cancel: &CancelToken) {
    while !cancel.is_cancelled() {
        tokio::time::sleep(LOOK_FOR_CANCEL).await;
    }
}

/// One service to be asked.
struct Probe {
    asker: Asker,
    service: Arc<Service>,
    turns: Turns,
    began: Instant,
}

impl Probe {
    /// Waits for its turn, and asks as often as it has to.
    async fn run(self) -> Ended {
        // The semaphores are never closed.
        let _open = Arc::clone(&self.turns.open).acquire_owned().await;
        let mut turn = Arc::clone(&self.turns.busy).acquire_owned().await.ok();
        let world = &self.asker.world;
        self.asker.trace.lock().queued_ms = Some(milliseconds(self.began, world.steady()));
        let delay = self.service.retry_delay.get().max(Service::SHORTEST_DELAY);
        let mut left = self.service.retries;
        loop {
            let ended = self.attempt(turn.take()).await;
            let may_change = ended.answer.as_ref().is_err_and(|failure| !failure.kind.is_ours());
            if left == 0 || !may_change || matches!(self.service.target, Target::Heartbeat(_)) {
                return ended;
            }
            left -= 1;
            self.asker.trace.lock().failed = ended.answer.err();
            tokio::time::sleep(delay).await;
            turn = Arc::clone(&self.turns.busy).acquire_owned().await.ok();
        }
    }

    /// Asks once. The clock runs from here.
    async fn attempt(&self, turn: Option<OwnedSemaphorePermit>) -> Ended {
        let Asker { world, trace } = &self.asker;
        trace.begin_attempt((world.clock.wall)());
        let began = world.steady();
        let limit = self.service.timeout.get();
        let asking = tokio::time::timeout(limit, self.ask(began + limit));
        let mut asking = std::pin::pin!(asking);
        let answer = tokio::select! {
            answer = &mut asking => answer,
            () = tokio::time::sleep(BUSY_FOR) => {
                drop(turn);
                asking.await
            }
        };
        let took = world.steady().saturating_duration_since(began);
        let answer = answer.unwrap_or_else(|_| Err(trace.lock().stage.timed_out(limit)));
        Ended { answer, took: Some(took) }
    }

    async fn ask(&self, until: Instant) -> Result<Option<Grade>, Failure> {
        let asker = &self.asker;
        match &self.service.target {
            Target::Http(http) => http::ask(asker, http).await,
            Target::Tcp(tcp) => socket::ask_tcp(asker, tcp).await,
            Target::Unix(unix) => socket::ask_unix(asker, unix).await,
            Target::Tls(tls) => tls::ask(asker, tls).await,
            Target::Command(command) => command::ask(asker, command).await,
            Target::Heartbeat(beat) => heartbeat::judge(asker, beat, &self.service.name),
            Target::Process(_) | Target::File(_) | Target::Port(_) | Target::Disk(_) => self.look(until).await,
        }
    }

    /// Asks what only a call that blocks can answer, on another thread.
    async fn look(&self, until: Instant) -> Result<Option<Grade>, Failure> {
        let (asker, service) = (self.asker.clone(), Arc::clone(&self.service));
        asker.trace.wait_for(Stage::Look(service.target.label()));
        let looked = tokio::task::spawn_blocking(move || match &service.target {
            Target::Process(process) => process::look(&asker, process),
            Target::File(file) => file::look(&asker, file, until),
            Target::Port(port) => process::look_at_port(&asker, port),
            Target::Disk(disk) => disk::look(&asker, disk),
            Target::Http(_)
            | Target::Tcp(_)
            | Target::Unix(_)
            | Target::Tls(_)
            | Target::Command(_)
            | Target::Heartbeat(_) => Err(Failure::new(Fault::Unsupported, "nothing here needs another thread")),
        });
        looked.await.unwrap_or_else(|_| Err(Failure::new(Fault::Unsupported, "its probe broke, which is a bug")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clock_that_is_set_while_services_are_asked_is_told() {
        let at = |second| Timestamp::from_second(second).unwrap();
        let took = Duration::from_secs(2);
        assert_eq!(clock_jump(at(10_000), at(10_003), took), None);
        let said = |after| clock_jump(at(10_000), at(after), took).unwrap().message;
        assert_eq!(said(6_402), "the clock was set back by 60 minutes while services were asked");
        assert_eq!(said(17_202), "the clock was set forward by 2 hours while services were asked");
    }
}
