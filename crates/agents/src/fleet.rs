//! All agents of a fleet, each with its state and the reason for it.

use std::path::Path;

use jiff::Timestamp;
use jiff::tz::TimeZone;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use skep_kit::{Error, Problem};

use crate::document::{self, Fault};
use crate::judge::{self, Known};
use crate::places::{self, Finding, Layout, Place, STATUS_FILE};
use crate::read;
use crate::times::{self, Said, Zone};

/// Keys that hold the agent's name, in the order in which they count, without case and signs between words.
const NAME_KEYS: &[&str] = &["agentid", "agent", "id", "agentname", "name"];
/// Keys that hold what it does.
const STATUS_KEYS: &[&str] = &["status", "state", "fsmstate"];

/// What an agent is doing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// It was heard of within five minutes.
    Active,
    /// It says that it waits for somebody.
    Waiting,
    /// It was heard of within half an hour, or says that it has nothing to do.
    Idle,
    /// Nobody has heard of it for more than half an hour.
    Stale,
    /// Nobody can tell.
    Unknown,
}

impl State {
    /// Every state.
    pub const ALL: [Self; 5] = [Self::Active, Self::Waiting, Self::Idle, Self::Stale, Self::Unknown];

    /// Returns the word that is written down for it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Active => "active",
            Self::Waiting => "waiting",
            Self::Idle => "idle",
            Self::Stale => "stale",
            Self::Unknown => "unknown",
        }
    }
}

/// How it is known when an agent was last heard of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Dated {
    /// Its file says so.
    Said,
    /// Its file says so without a zone; one was assumed.
    Assumed,
    /// Its file does not say; this is when it was last changed, which a checkout or a copy does as well.
    Modified,
}

/// One agent. A folder is an agent: two folders that claim one name are two.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Agent {
    /// What it is called: by itself, else by its folder.
    pub id: String,
    /// Its folder, relative to the folder that was looked at.
    pub path: String,
    /// What it is doing.
    pub state: State,
    /// Why that is so, a clause.
    pub reason: String,
    /// Its status in its own words; null where it says none.
    pub status: Option<String>,
    /// When it was last heard of; null where nobody can tell.
    #[schemars(with = "Option<String>")]
    pub last_seen: Option<Timestamp>,
    /// How that is known; null where it is not.
    pub dated: Option<Dated>,
    /// Whether another agent claims the same name.
    pub shares_its_name: bool,
    /// What is wrong with its status file.
    #[serde(skip)]
    pub problem: Option<Problem>,
}

/// How many agents there are of each state. They add up to the total.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
pub struct Counts {
    /// Those that are active.
    pub active: u64,
    /// Those that wait for somebody.
    pub waiting: u64,
    /// Those that have nothing to do.
    pub idle: u64,
    /// Those of which nobody has heard for long.
    pub stale: u64,
    /// Those of which nobody can tell.
    pub unknown: u64,
}

impl Counts {
    /// Returns how many there are of one state.
    #[must_use]
    pub const fn of(&self, state: State) -> u64 {
        match state {
            State::Active => self.active,
            State::Waiting => self.waiting,
            State::Idle => self.idle,
            State::Stale => self.stale,
            State::Unknown => self.unknown,
        }
    }

    fn count(&mut self, state: State) {
        let counter = match state {
            State::Active => &mut self.active,
            State::Waiting => &mut self.waiting,
            State::Idle => &mut self.idle,
            State::Stale => &mut self.stale,
            State::Unknown => &mut self.unknown,
        };
        *counter += 1;
    }
}

/// The agents below a folder, by name.
#[derive(Debug, Clone, PartialEq)]
pub struct Fleet {
    /// The agents.
    pub agents: Vec<Agent>,
    /// How many of each state.
    pub counts: Counts,
}

impl Fleet {
    /// Returns what is wrong with the agents' files.
    pub fn problems(&self) -> impl Iterator<Item = &Problem> {
        self.agents.iter().filter_map(|agent| agent.problem.as_ref())
    }
}

/// Looks at every agent below a folder, as it is at `now`. Times that name no zone are read in `zone`. Paths of problems
/// are relative to `base` where they lie below it.
///
/// # Errors
/// A folder that is not there or cannot be read. An agent that cannot be read is no error but one of the agents.
pub fn look(layout: &Layout, now: Timestamp, zone: &TimeZone, base: &Path) -> Result<Fleet, Error> {
    let folder = layout.folder();
    let places = places::list(folder).map_err(|cause| {
        Error::unavailable("no-fleet", format!("cannot look at the agents in `{}`", folder.display()))
            .about(folder.display().to_string())
            .caused_by(cause)
            .hint("name a folder whose children hold a status.json each, or a project with `agent_workspaces`")
    })?;
    let glance = Glance { now, zone, base, folder };
    let mut agents: Vec<Agent> = places.iter().map(|place| glance.agent(place)).collect();
    mark_shared_names(&mut agents);
    let mut counts = Counts::default();
    agents.iter().for_each(|agent| counts.count(agent.state));
    Ok(Fleet { agents, counts })
}

/// What looking at one agent needs.
struct Glance<'a> {
    now: Timestamp,
    zone: &'a TimeZone,
    base: &'a Path,
    folder: &'a Path,
}

impl Glance<'_> {
    fn agent(&self, place: &Place) -> Agent {
        let file = place.folder.join(STATUS_FILE);
        match &place.finding {
            Finding::StatusFile => self.status_file(place, &file),
            Finding::NoStatusFile => {
                let reason = format!("it has no {STATUS_FILE}");
                Agent { reason, ..self.unread(place) }
            }
            Finding::Closed(why) => {
                let problem = Problem::new("unreadable", why).in_file(self.shown(&place.folder), None);
                Agent { reason: why.clone(), problem: Some(problem), ..self.unread(place) }
            }
        }
    }

    fn status_file(&self, place: &Place, file: &Path) -> Agent {
        let content = match read::read(file) {
            Ok(content) => content,
            Err((code, why)) => {
                let problem = Problem::new(code, &why).in_file(self.shown(file), None);
                let reason = format!("{STATUS_FILE} is {why}").replace("is cannot", "cannot");
                return Agent { reason, problem: Some(problem), ..self.unread(place) };
            }
        };
        let document = match document::parse(&content.bytes) {
            Ok(document) => document,
            Err(fault) => {
                let reason = match fault.place {
                    Some(at) => format!("{STATUS_FILE}:{}:{}: {}", at.line, at.column, fault.what),
                    None => format!("{STATUS_FILE}: {}", fault.what),
                };
                return Agent { reason, problem: Some(self.problem(file, &fault)), ..self.unread(place) };
            }
        };
        let modified = content.modified.and_then(|at| Timestamp::try_from(at).ok());
        let mut agent = self.said(place, &document.fields, modified);
        agent.problem = document.doubt.map(|doubt| self.problem(file, &doubt));
        agent
    }

    /// Returns the agent that a status file describes.
    fn said(&self, place: &Place, fields: &Map<String, Value>, modified: Option<Timestamp>) -> Agent {
        let status = text_of(fields, STATUS_KEYS);
        let (last_seen, dated, undated) = match times::said(fields, self.zone) {
            Said::At(moment) => {
                let dated = match moment.zone {
                    Zone::Said => Dated::Said,
                    Zone::Assumed => Dated::Assumed,
                };
                (Some(moment.at), dated, None)
            }
            Said::Unreadable { key, value } => {
                (modified, Dated::Modified, Some(format!("`{key}` is no time (`{value}`)")))
            }
            Said::Nothing => (modified, Dated::Modified, None),
        };
        let (state, reason) = judge::judge(&Known { status: status.as_deref(), last_seen, dated, undated }, self.now);
        Agent {
            id: text_of(fields, NAME_KEYS).unwrap_or_else(|| place.name.clone()),
            state,
            reason,
            status,
            last_seen,
            dated: last_seen.map(|_| dated),
            ..self.unread(place)
        }
    }

    /// Returns an agent of which nothing but its folder is known.
    fn unread(&self, place: &Place) -> Agent {
        let path = place.folder.strip_prefix(self.folder).unwrap_or(&place.folder);
        Agent {
            id: place.name.clone(),
            path: path.to_string_lossy().into_owned(),
            state: State::Unknown,
            reason: String::new(),
            status: None,
            last_seen: None,
            dated: None,
            shares_its_name: false,
            problem: None,
        }
    }

    fn problem(&self, file: &Path, fault: &Fault) -> Problem {
        let path = self.shown(file);
        let problem = Problem::new(fault.code, &fault.what).in_file(&path, fault.place.map(|place| place.line));
        match fault.place {
            Some(place) => problem.about(format!("{path}:{}:{}", place.line, place.column)),
            None => problem,
        }
    }

    fn shown(&self, path: &Path) -> String {
        path.strip_prefix(self.base).unwrap_or(path).to_string_lossy().into_owned()
    }
}

/// Returns the text of the first of `keys` that has any.
fn text_of(fields: &Map<String, Value>, keys: &[&str]) -> Option<String> {
    let text = |wanted: &&str| {
        let found = fields.iter().find(|(key, _)| times::plain(key) == **wanted)?.1.as_str()?;
        Some(judge::shortened(found)).filter(|text| !text.is_empty())
    };
    keys.iter().find_map(text)
}

fn mark_shared_names(agents: &mut [Agent]) {
    let mut by_name = std::collections::HashMap::<String, usize>::new();
    for agent in agents.iter() {
        *by_name.entry(agent.id.clone()).or_default() += 1;
    }
    for agent in agents {
        agent.shares_its_name = by_name.get(&agent.id).is_some_and(|count| *count > 1);
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;
    use crate::discover;

    fn now() -> Timestamp {
        "2026-01-01T12:00:00Z".parse().unwrap()
    }

    fn write(folder: &Path, agent: &str, text: impl AsRef<[u8]>) {
        fs::create_dir_all(folder.join(agent)).unwrap();
        fs::write(folder.join(agent).join(STATUS_FILE), text).unwrap();
    }

    fn fleet_of(folder: &Path) -> Fleet {
        look(&Layout::of(folder), now(), &TimeZone::UTC, folder).unwrap()
    }

    fn row<'a>(fleet: &'a Fleet, path: &str) -> &'a Agent {
        fleet.agents.iter().find(|agent| agent.path == path).unwrap()
    }

    #[test]
    fn an_agent_that_cannot_be_read_is_one_all_the_same() {
        let folder = tempfile::tempdir().unwrap();
        let at = |path: &str| folder.path().join(path);
        write(
            folder.path(),
            "good",
            r#"{"agent_id": "A", "status": "ACTIVE", "last_updated": "2026-01-01T11:59:00Z"}"#,
        );
        write(folder.path(), "torn", "{\n  \"agent_id\": \"B\",\n  \"stat");
        write(folder.path(), "empty", "");
        write(folder.path(), "large", vec![b' '; (read::LARGEST + 1) as usize]);
        write(
            folder.path(),
            "twice",
            r#"{"agent_id": "A", "status": "IDLE", "status": "BUSY", "ts": "2026-01-01 11:59"}"#,
        );
        fs::create_dir_all(at("folder/status.json")).unwrap();
        fs::create_dir_all(at("Agent-9")).unwrap();
        fs::create_dir_all(at("notes")).unwrap();
        #[cfg(unix)]
        {
            use std::os::unix::fs::symlink;
            fs::create_dir_all(at("pipe")).unwrap();
            let mode = rustix::fs::Mode::RUSR | rustix::fs::Mode::WUSR;
            rustix::fs::mknodat(rustix::fs::CWD, at("pipe/status.json"), rustix::fs::FileType::Fifo, mode, 0).unwrap();
            symlink("Agent-loop", at("Agent-loop")).unwrap();
            symlink(at("good"), at("alias")).unwrap();
            symlink(std::env::temp_dir(), at("Agent-out")).unwrap();
            fs::create_dir_all(at("linked")).unwrap();
            symlink(at("good/status.json"), at("linked/status.json")).unwrap();
        }
        let fleet = fleet_of(folder.path());
        let unknown = ["torn", "empty", "large", "folder", "Agent-9", "pipe", "Agent-loop", "Agent-out", "linked"];
        for path in unknown {
            let agent = row(&fleet, path);
            assert_eq!(agent.state, State::Unknown, "{path}");
            assert!(!agent.reason.is_empty() && agent.last_seen.is_none(), "{path}");
        }
        assert_eq!(fleet.agents.len(), unknown.len() + 2);
        assert_eq!(fleet.counts, Counts { active: 2, unknown: unknown.len() as u64, ..Counts::default() });
        assert_eq!(row(&fleet, "torn").problem.as_ref().unwrap().target.as_deref(), Some("torn/status.json:3:7"));
        assert!(row(&fleet, "twice").shares_its_name && row(&fleet, "good").shares_its_name);
        assert_eq!(row(&fleet, "twice").problem.as_ref().unwrap().code, "duplicate-key");
        // All that could not be read is told but the folder that only has no file yet.
        assert_eq!(fleet.problems().count(), unknown.len());
    }

    #[test]
    fn a_project_holds_its_agents_one_folder_down() {
        let folder = tempfile::tempdir().unwrap();
        write(folder.path(), "agent_workspaces/Agent-1", r#"{"state": "ACTIVE"}"#);
        write(folder.path(), "elsewhere", "{}");
        let layout = discover(folder.path()).unwrap();
        let fleet = look(&layout, now(), &TimeZone::UTC, folder.path()).unwrap();
        assert_eq!((fleet.agents.len(), fleet.agents[0].path.as_str()), (1, "Agent-1"));
        assert_eq!(fleet.agents[0].status.as_deref(), Some("ACTIVE"));
    }

    #[test]
    fn a_status_file_of_somebody_else_makes_no_fleet() {
        let folder = tempfile::tempdir().unwrap();
        write(folder.path(), "web", "{}");
        assert_eq!(discover(folder.path()), None);
        write(folder.path(), "agent-x", "{}");
        assert_eq!(discover(folder.path()), Some(Layout::Fleet(folder.path().to_owned())));
    }

    #[test]
    fn a_folder_that_is_not_there_is_an_error_with_a_way_out() {
        let error = look(&Layout::of(Path::new("/no/such/fleet")), now(), &TimeZone::UTC, Path::new("/")).unwrap_err();
        assert_eq!((error.code, error.kind.exit().code(), error.hints.len()), ("no-fleet", 3, 1));
    }
}
