//! The agents: how many there are and how they do, a letter for each, and one by one a page at a time.

use std::sync::Arc;

use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::Response;
use serde::{Deserialize, Serialize};
use skep_agents::{Agent, State as Doing};

use super::state::json;
use super::{Site, plain};
use crate::serve::fleet::Seen;

/// Agents on a page where nobody says how many.
const SIZE: usize = 100;
/// The most agents on a page.
const LARGEST: usize = 1000;

/// Which agents are wanted.
#[derive(Deserialize)]
pub(crate) struct Wanted {
    page: Option<usize>,
    size: Option<usize>,
    state: Option<String>,
}

/// What is told of the agents; null where nobody can tell.
#[derive(Serialize)]
pub(crate) struct Agents<'a> {
    counts: Option<Counts>,
    total: Option<usize>,
    page: usize,
    pages: usize,
    /// A letter an agent, in the order of the list: the first of its state's name.
    #[serde(skip_serializing_if = "Option::is_none")]
    map: Option<String>,
    list: Vec<Row<'a>>,
}

#[derive(Serialize, Default)]
struct Counts {
    active: usize,
    waiting: usize,
    idle: usize,
    stale: usize,
    dead: usize,
    unknown: usize,
}

#[derive(Serialize)]
struct Row<'a> {
    id: &'a str,
    state: &'static str,
    reason: &'a str,
    last_seen: Option<jiff::Timestamp>,
}

impl<'a> Agents<'a> {
    /// Returns what is told of them as a whole.
    pub(crate) fn summary(seen: Option<&Seen>) -> Self {
        let map = seen.map(|seen| seen.agents.iter().map(|agent| letter(agent.state)).collect());
        Self {
            counts: seen.map(counts),
            total: seen.map(|seen| seen.agents.len()),
            page: 1,
            pages: 0,
            map,
            list: Vec::new(),
        }
    }

    /// Returns a page of those that do what is wanted.
    fn page(seen: &'a Seen, doing: Option<Doing>, (page, size): (usize, usize)) -> Self {
        let wanted: Vec<&Agent> =
            seen.agents.iter().filter(|agent| doing.is_none_or(|doing| agent.state == doing)).collect();
        let list = wanted.iter().skip((page - 1).saturating_mul(size)).take(size).map(|agent| Row {
            id: &agent.id,
            state: agent.state.as_str(),
            reason: &agent.reason,
            last_seen: agent.last_seen,
        });
        Self {
            counts: Some(counts(seen)),
            total: Some(wanted.len()),
            page,
            pages: wanted.len().div_ceil(size),
            map: None,
            list: list.collect(),
        }
    }
}

/// Answers with a page of agents.
pub(crate) async fn page(State(site): State<Arc<Site>>, Query(wanted): Query<Wanted>) -> Response {
    let bad = |text: String| plain(StatusCode::BAD_REQUEST, text);
    let (page, size) = (wanted.page.unwrap_or(1), wanted.size.unwrap_or(SIZE));
    if page == 0 || !(1..=LARGEST).contains(&size) {
        return bad(format!("pages begin at 1 and have 1 to {LARGEST} agents"));
    }
    let doing = match wanted.state.as_deref().filter(|word| !word.is_empty()) {
        None => None,
        Some(word) => match Doing::ALL.into_iter().find(|doing| doing.as_str() == word) {
            Some(doing) => Some(doing),
            None => return bad(format!("no agent can be `{}`", word.escape_debug())),
        },
    };
    let seen = site.fleet.seen().await;
    let agents = match seen.as_deref() {
        Some(seen) => Agents::page(seen, doing, (page, size)),
        None => Agents { map: None, ..Agents::summary(None) },
    };
    json(serde_json::to_string(&agents).unwrap_or_default())
}

fn counts(seen: &Seen) -> Counts {
    let mut counts = Counts::default();
    for agent in &seen.agents {
        match agent.state {
            Doing::Active => counts.active += 1,
            Doing::Waiting => counts.waiting += 1,
            Doing::Idle => counts.idle += 1,
            Doing::Stale => counts.stale += 1,
            Doing::Unknown => counts.unknown += 1,
        }
    }
    counts
}

fn letter(doing: Doing) -> char {
    doing.as_str().chars().next().unwrap_or('u')
}
