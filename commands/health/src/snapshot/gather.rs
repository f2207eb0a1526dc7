//! What a snapshot holds. Neither the environment nor a command line is in it: both may hold secrets.

use std::time::Duration;

use jiff::Timestamp;
use schemars::JsonSchema;
use serde::Serialize;
use skep_agents::Agent;
use skep_host::{Cgroup, Disks, Host, Limits, Pressure, Process, Roots};
use skep_kit::{Context, Error, Problem};
use skep_probe::Check;

use crate::ask::Asking;
use crate::config::HealthConfig;
use crate::git::{self, GitState};
use crate::swarm::{self, Swarm};

/// How many processes are listed by memory, and as many by time on processors.
const TOP: usize = 10;
/// A file system may take so long to tell its room.
const DISK_TIMEOUT: Duration = Duration::from_secs(2);

/// How everything was at one time.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct Content {
    /// When.
    #[schemars(with = "String")]
    pub(crate) taken_at: Timestamp,
    /// The project's root, or the working directory where there is none.
    pub(crate) project_root: String,
    /// The machine; null where nobody can tell.
    pub(crate) host: Option<Host>,
    /// The control groups; null where there are none.
    pub(crate) cgroup: Option<Cgroup>,
    /// What tasks wait for; null where the kernel does not tell.
    pub(crate) pressure: Option<Pressure>,
    /// The disks; null where nobody can tell.
    pub(crate) disks: Option<Disks>,
    /// The limits; null where nobody can tell.
    pub(crate) limits: Option<Limits>,
    /// The processes that take most; null where nobody can tell.
    pub(crate) processes: Option<Top>,
    /// The services, by name.
    pub(crate) services: Vec<Check>,
    /// The agents; null where there are none or nobody can tell.
    pub(crate) agents: Option<Agents>,
    /// What is checked out; null where there is no repository or nobody can tell.
    pub(crate) git: Option<GitState>,
    /// A hash of the configuration that counts: another one means that something was configured otherwise.
    pub(crate) config_hash: String,
}

/// The processes that take most.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct Top {
    /// How many processes there are.
    pub(crate) total: u64,
    /// Of how many of them nobody can tell.
    pub(crate) denied: u64,
    /// Those that keep most memory resident, the largest first.
    pub(crate) by_memory: Vec<Process>,
    /// Those that ran longest on processors since they were started, the longest first.
    pub(crate) by_cpu: Vec<Process>,
}

/// The agents.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct Agents {
    /// How many.
    pub(crate) summary: Swarm,
    /// Each of them, by the name of its folder.
    pub(crate) list: Vec<Agent>,
}

/// What was gathered, and what could not be.
pub(crate) struct Gathered {
    pub(crate) content: Content,
    pub(crate) problems: Vec<Problem>,
}

/// Gathers all of it.
///
/// # Errors
/// What of the configuration cannot be asked.
pub(crate) fn gather(asking: &Asking<'_>, (config, context): (&HealthConfig, &Context)) -> Result<Gathered, Error> {
    let mut problems = Vec::new();
    let round = asking.ask()?;
    problems.extend(round.remarks);
    let look = swarm::look(None, (config, context));
    problems.extend(look.problems.iter().cloned());
    problems.extend(look.error.as_ref().map(Problem::from));
    let git = git::state(context).unwrap_or_else(|error| {
        problems.push(Problem::from(&error));
        None
    });
    let roots = Roots::system();
    let roots = roots.map_err(|error| problems.push(Problem::from(&Error::from(error)))).ok();
    let host = roots.as_ref().map(skep_host::host);
    let memory = host.as_ref().and_then(|host| host.memory).map(|memory| memory.total_bytes);
    let disks = roots.as_ref().map(|roots| skep_host::disks(roots, DISK_TIMEOUT));
    let silent = disks.iter().flat_map(|disks| &disks.silent);
    problems.extend(silent.map(|mount| {
        Problem::new("silent-disk", "the file system did not tell its room in time").about(mount.clone())
    }));
    let content = Content {
        taken_at: context.clock.now(),
        project_root: context.base().to_string_lossy().into_owned(),
        cgroup: roots.as_ref().and_then(|roots| skep_host::cgroup(roots, memory)),
        pressure: roots.as_ref().and_then(skep_host::pressure),
        limits: roots.as_ref().map(skep_host::limits),
        processes: roots.as_ref().and_then(|roots| top(roots, &mut problems)),
        host,
        disks,
        services: round.checks,
        agents: look.swarm.map(|summary| Agents { summary, list: look.agents }),
        git,
        config_hash: context.config.fingerprint().to_owned(),
    };
    Ok(Gathered { content, problems })
}

fn top(roots: &Roots, problems: &mut Vec<Problem>) -> Option<Top> {
    let processes = skep_host::processes(roots);
    let processes = processes.map_err(|error| problems.push(Problem::from(&Error::from(error)))).ok()?;
    let mut list = processes.list;
    let (total, denied) = (list.len() as u64 + processes.denied, processes.denied);
    list.sort_by(|one, other| other.resident_bytes.cmp(&one.resident_bytes).then(one.pid.cmp(&other.pid)));
    let by_memory = list.iter().take(TOP).cloned().collect();
    list.sort_by(|one, other| other.cpu_seconds.total_cmp(&one.cpu_seconds).then(one.pid.cmp(&other.pid)));
    list.truncate(TOP);
    Some(Top { total, denied, by_memory, by_cpu: list })
}
