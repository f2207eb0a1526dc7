//! What checks come to, on rounds that are written here by hand.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use jiff::{SignedDuration, Timestamp};
use skep_kit::{
    CancelToken, Clock, Collector, Config, Context, Cost, Environment, Metric, Problem, Selector, Severity, Silent,
    Triage,
};
use skep_metrics::{Collected, CollectorRun, Round, Sampled};
use skep_store::Store;

use super::look::Knowledge;
use super::rows::{Component, Looked, Status, look};
use super::score;
use crate::ObsConfig;
use crate::thresholds::Threshold;

const fn collector(name: &'static str, metrics: &'static [&'static str], cost: Cost) -> Collector {
    Collector { name, metrics, cost, collect: |_| Ok(Vec::new()) }
}

static HOST: Collector = collector("host", &["skep_host_*"], Cost::Quick);
static CGROUP: Collector = collector("cgroup", &["skep_cgroup_*"], Cost::Quick);
static AGENTS: Collector = collector("agents", &["skep_swarm_agents"], Cost::Quick);
static SERVICES: Collector = collector("services", &["skep_service_*", "skep_tls_expires_seconds"], Cost::Network);
static LEAKS: Collector = collector("leaks", &["skep_mem_findings"], Cost::Slow);

fn now() -> Timestamp {
    Timestamp::from_second(1_700_000_000).unwrap()
}

/// What is known, as it is put together.
struct World {
    round: Round,
    config: ObsConfig,
    store: Option<Store>,
}

impl World {
    /// A quiet machine, on which everything is measured but what is slow or asks services.
    fn new() -> Self {
        let run = |name, cost, outcome| CollectorRun { name, cost, duration: Some(Duration::ZERO), outcome };
        let runs = vec![
            run("host", Cost::Quick, Collected::Now),
            run("cgroup", Cost::Quick, Collected::Now),
            run("agents", Cost::Quick, Collected::Now),
            run("services", Cost::Network, Collected::Never),
            run("leaks", Cost::Slow, Collected::Never),
        ];
        let world =
            Self { round: Round { at: now(), samples: Vec::new(), runs }, config: ObsConfig::default(), store: None };
        world
            .with("host", "skep_host_memory_used_ratio", 0.3)
            .with("host", "skep_host_cpu_used_ratio", 0.1)
            .with("host", r#"skep_host_disk_used_ratio{mount="/"}"#, 0.5)
            .with("host", r#"skep_host_disk_up{mount="/"}"#, 1.0)
            .with("host", r#"skep_host_disk_inodes_used_ratio{mount="/"}"#, 0.5)
            .with("host", "skep_host_oom_kills_total", 0.0)
    }

    /// Adds a sample, in the place of one that is there.
    fn with(self, collector: &'static str, series: &str, value: f64) -> Self {
        self.with_old(collector, series, value, 0)
    }

    fn with_old(mut self, collector: &'static str, series: &str, value: f64, seconds: i64) -> Self {
        let selector: Selector = series.parse().unwrap();
        let mut metric = Metric::gauge(selector.name.clone().unwrap(), "", value);
        for matcher in &selector.matchers {
            metric = metric.with(matcher.label.clone(), matcher.value.clone());
        }
        self.round.samples.retain(|sample| !selector.selects(&sample.metric));
        let at = now().checked_sub(SignedDuration::from_secs(seconds)).unwrap();
        self.round.samples.push(Sampled { metric, at, collector });
        self
    }

    fn without(mut self, name: &str) -> Self {
        self.round.samples.retain(|sample| sample.metric.name != name);
        self
    }

    fn ran(mut self, name: &str, outcome: Collected) -> Self {
        self.round.runs.iter_mut().filter(|run| run.name == name).for_each(|run| run.outcome = outcome.clone());
        self
    }

    fn look(&self) -> Looked {
        let collectors = [&HOST, &CGROUP, &AGENTS, &SERVICES, &LEAKS];
        let store = self.store.as_ref();
        let knowledge = Knowledge { round: &self.round, collectors: &collectors, store, config: &self.config };
        let mut looked = look(&knowledge);
        score::price_all(&mut looked.deductions);
        looked.settle();
        looked
    }

    /// Returns component, severity and message of each deduction.
    fn deducted(&self) -> Vec<(&'static str, Severity, String)> {
        let rows = self.look().deductions.into_iter();
        rows.map(|row| (row.component, row.severity, row.message)).collect()
    }

    fn component(&self, name: &str) -> Component {
        self.look().components.into_iter().find(|row| row.component == name).unwrap()
    }

    fn services() -> Self {
        Self::new().ran("services", Collected::Remembered(now()))
    }
}

fn row(component: &'static str, severity: Severity, message: &str) -> (&'static str, Severity, String) {
    (component, severity, message.to_owned())
}

#[test]
fn a_quiet_machine_loses_nothing_and_what_was_never_measured_is_no_pass() {
    let world = World::new();
    assert_eq!(world.deducted(), []);
    let states: BTreeMap<&str, Status> =
        world.look().components.iter().map(|row| (row.component, row.status)).collect();
    for (name, status) in [
        ("memory", Status::Ok),
        ("oom kills", Status::Ok),
        ("services", Status::Unknown),
        ("certificates", Status::Absent),
        ("leaks", Status::Unknown),
        ("agents", Status::Absent),
        ("objectives", Status::Absent),
    ] {
        assert_eq!(states[name], status, "{name}");
    }
    let coverage = world.look().coverage();
    assert_eq!((coverage.checked, coverage.known), (5, 7));
}

#[test]
fn the_groups_limit_counts_before_the_machine() {
    let world = World::new().with("host", "skep_host_memory_used_ratio", 0.95);
    let message = "95 % of the memory is taken, more than 85 %";
    assert_eq!(world.deducted(), [row("memory", Severity::High, message)]);
    let world = world.with("cgroup", "skep_cgroup_memory_used_ratio", 0.72);
    let message = "72 % of the memory is taken, more than 70 %";
    assert_eq!(world.deducted(), [row("memory", Severity::Medium, message)]);
    assert_eq!(world.component("memory").metric.as_deref(), Some("skep_cgroup_memory_used_ratio"));
}

#[test]
fn thresholds_are_exclusive_and_configurable() {
    let mut world = World::new().with("host", "skep_host_memory_used_ratio", 0.70);
    assert_eq!(world.deducted(), []);
    world.config.thresholds.memory = Threshold { warn: Some(0.5), critical: None };
    assert_eq!(world.deducted().len(), 1);
}

#[test]
fn busy_processors_count_only_while_tasks_wait() {
    let busy = || World::new().with("host", "skep_host_cpu_used_ratio", 0.97);
    assert_eq!(busy().deducted().len(), 1, "nothing tells whether tasks wait");
    assert_eq!(busy().with("host", "skep_host_load_per_cpu", 0.9).deducted(), []);
    let waiting = r#"skep_host_pressure_ratio{resource="cpu",kind="some",window="1m"}"#;
    let world = busy().with("host", "skep_host_load_per_cpu", 0.9).with("host", waiting, 0.4);
    let message = "the processors are at work for 97 % of the time, more than 90 %, and tasks wait for them";
    assert_eq!(world.deducted(), [row("processors", Severity::High, message)]);
}

#[test]
fn each_disk_is_a_row_and_a_silent_one_is_critical() {
    let world = World::new()
        .with("host", r#"skep_host_disk_used_ratio{mount="/var"}"#, 0.85)
        .with("host", r#"skep_host_disk_used_ratio{mount="/"}"#, 0.99)
        .with("host", r#"skep_host_disk_up{mount="/mnt/{value}"}"#, 0.0);
    let expected = [
        row("disks", Severity::High, "99 % of the disk at / is taken, more than 90 %"),
        row("disks", Severity::High, "the disk at /mnt/{value} does not answer"),
        row("disks", Severity::Medium, "85 % of the disk at /var is taken, more than 80 %"),
    ];
    let mut found = world.deducted();
    found.sort_by(|a, b| (b.1, &a.2).cmp(&(a.1, &b.2)));
    assert_eq!(found, expected);
    let disks = world.component("disks");
    assert_eq!((disks.points, disks.status, disks.value), (40, Status::Critical, Some(0.99)));
}

#[test]
fn services_are_believed_only_while_what_is_known_of_them_is_young() {
    let down = |age| {
        World::services().with_old("services", r#"skep_service_up{service="api",kind="http"}"#, 0.0, age).with_old(
            "services",
            r#"skep_service_up{service="db",kind="tcp"}"#,
            1.0,
            age,
        )
    };
    let world = down(60);
    assert_eq!(world.deducted(), [row("services", Severity::High, "the service api is down")]);
    assert_eq!(world.look().deductions[0].finding.target.as_deref(), Some("service:api"));
    for (age, why) in [(3600, "measured 1h ago, longer than 15m"), (-3600, "the clock was set back")] {
        let services = down(age).component("services");
        assert_eq!(services.status, Status::Unknown);
        assert!(services.why.as_ref().unwrap().contains(why), "{services:?}");
        assert_eq!(down(age).deducted(), []);
    }
}

#[test]
fn a_state_that_nothing_is_in_is_known_and_a_kind_that_nothing_is_of_is_not() {
    let world = World::services().with("services", r#"skep_service_up{service="api",kind="http"}"#, 1.0).with(
        "services",
        r#"skep_service_status{service="api",kind="http",status="up"}"#,
        1.0,
    );
    assert_eq!(world.component("slow services").status, Status::Ok);
    assert_eq!(world.component("heartbeats").status, Status::Absent);
    let slow = world
        .with("services", r#"skep_service_status{service="api",kind="http",status="slow"}"#, 1.0)
        .with("services", r#"skep_service_up{service="backup",kind="heartbeat"}"#, 0.0)
        .with("services", r#"skep_tls_expires_seconds{service="api"}"#, 5.0 * 86_400.0)
        .with("services", r#"skep_tls_expires_seconds{service="old"}"#, -1.0);
    let expected = [
        row("certificates", Severity::High, "the certificate of old is good for no time, for less than 3d"),
        row("heartbeats", Severity::High, "the job backup has not reported in time"),
        row("certificates", Severity::Medium, "the certificate of api is good for 5d, for less than 14d"),
        row("slow services", Severity::Medium, "the service api answers too slowly"),
    ];
    assert_eq!(slow.deducted(), expected);
}

#[test]
fn that_no_agent_is_active_counts_only_where_there_are_agents() {
    let agents = |active, stale| {
        World::new().with("agents", r#"skep_swarm_agents{state="active"}"#, active).with(
            "agents",
            r#"skep_swarm_agents{state="stale"}"#,
            stale,
        )
    };
    assert_eq!(agents(0.0, 0.0).component("agents").status, Status::Absent);
    assert_eq!(agents(1.0, 9.0).component("agents").status, Status::Ok);
    let none = row("agents", Severity::Medium, "active agents: 0, fewer than 1");
    assert_eq!(agents(0.0, 3.0).deducted(), [none]);
    let mut few = agents(5.0, 9.0);
    few.config.thresholds.agents = Threshold { warn: Some(8.0), critical: Some(6.0) };
    assert_eq!(few.deducted(), [row("agents", Severity::High, "active agents: 5, fewer than 6")]);
}

#[test]
fn what_fails_or_is_no_number_is_unknown() {
    let failed = World::new()
        .without("skep_host_memory_used_ratio")
        .ran("host", Collected::Failed(Problem::new("gone", "it is gone")));
    let memory = failed.component("memory");
    assert_eq!((memory.status, memory.why.as_deref()), (Status::Unknown, Some("it is gone")));
    let silent = World::new().without("skep_host_memory_used_ratio");
    assert_eq!(silent.component("memory").status, Status::Unknown, "a machine always has memory");
    let torn = World::new().with("host", "skep_host_memory_used_ratio", f64::NAN);
    assert_eq!(torn.component("memory").status, Status::Unknown);
}

fn context(folder: &Path) -> Context {
    Context {
        clock: Clock { as_of: Some(now()), wall: now, steady: || unreachable!("nothing here takes time") },
        environment: Environment::default(),
        working_directory: folder.to_owned(),
        root: None,
        cancel: CancelToken::default(),
        deadline: None,
        progress: Arc::new(Silent),
        events: Arc::new(Silent),
        state: Some(folder.join("state")),
        config: Arc::new(Config::default()),
        triage: Triage::default(),
        families: &[],
    }
}

#[test]
fn kills_count_for_an_hour() {
    let killed = |value| World::new().with("host", "skep_host_oom_kills_total", value);
    let unknown = killed(5.0).component("oom kills");
    assert!(unknown.status == Status::Unknown && unknown.why.unwrap().contains("skep obs sample"));

    let folder = tempfile::TempDir::new().unwrap();
    let mut store = skep_store::open(&context(folder.path())).unwrap();
    let metric = |value| Metric::counter("skep_host_oom_kills_total", "Kills.", value);
    for (minutes, value) in [(300, 1.0), (50, 3.0), (20, 4.0)] {
        let at = now().checked_sub(SignedDuration::from_mins(minutes)).unwrap();
        store.write_round(at, &[metric(value)]).unwrap();
    }
    let with_store = |value, store| World { store: Some(store), ..killed(value) };
    let world = with_store(5.0, store);
    let message = "processes killed for want of memory within the last hour: 2, more than 0";
    assert_eq!(world.deducted(), [row("oom kills", Severity::Medium, message)]);
    let began_anew = with_store(1.0, world.store.unwrap());
    assert_eq!(began_anew.look().deductions[0].value, 2.0, "one before the restart, one since");
}
