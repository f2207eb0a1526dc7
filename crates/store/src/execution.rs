//! What agents ran, and how it ended.

use std::collections::BTreeMap;

use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension, Row, Transaction, params};
use skep_kit::Error;

use crate::store::Store;
use crate::time::{millis, timestamp};

/// One run of an agent.
#[derive(Debug, Clone, PartialEq)]
pub struct Execution {
    /// What tells it from all others.
    pub id: String,
    /// Who ran.
    pub agent: String,
    /// What for.
    pub task: Option<String>,
    /// When it started.
    pub started_at: Timestamp,
    /// When it ended; none while it runs.
    pub ended_at: Option<Timestamp>,
    /// Whether it did what it should; none while nobody said.
    pub success: Option<bool>,
    /// What went wrong.
    pub error: Option<String>,
    /// How many tokens it took.
    pub tokens: Option<u64>,
    /// What it cost, in the currency of whoever wrote it.
    pub cost: Option<f64>,
}

/// All that an agent ever ran, as far as it was written here, deleted executions too.
#[derive(Debug, Clone, PartialEq)]
pub struct AgentTotals {
    /// Who ran.
    pub agent: String,
    /// How many started.
    pub started: u64,
    /// How many ended.
    pub ended: u64,
    /// How many of those did not do what they should.
    pub failed: u64,
    /// How many have not ended.
    pub active: u64,
    /// How long those that ended took together, in seconds.
    pub seconds: f64,
    /// How many took at most as long as each bound that was asked for.
    pub within: Vec<u64>,
}

impl Store {
    /// Writes executions, in one transaction. One that is known already is completed: what is said now counts, what is
    /// left open stays as it was. Returns how many were written.
    ///
    /// # Errors
    ///
    /// Where the file cannot be written; nothing of it is written then.
    pub fn write_executions(&mut self, executions: &[Execution]) -> Result<u64, Error> {
        self.write(|transaction| {
            for execution in executions {
                write_one(transaction, execution)?;
            }
            Ok(executions.len() as u64)
        })
    }

    /// Returns the executions that were running at any time from `from` to `to`, both included, by their start.
    ///
    /// # Errors
    ///
    /// Where the file cannot be read.
    pub fn executions(&self, from: Timestamp, to: Timestamp) -> Result<Vec<Execution>, Error> {
        let range = [millis(from), millis(to)];
        self.reading(|connection| {
            let all = format!(
                "SELECT {COLUMNS} FROM executions WHERE started_at <= ?2 AND (ended_at IS NULL OR ended_at >= ?1)
                    ORDER BY started_at, id"
            );
            connection.prepare_cached(&all)?.query_map(range, execution)?.collect()
        })
    }

    /// Returns what each agent ever ran, by its name. `bounds` are seconds, rising; a count is exact where its bound has
    /// at most three digits other than zero.
    ///
    /// # Errors
    ///
    /// Where the file cannot be read.
    pub fn execution_totals(&self, bounds: &[f64]) -> Result<Vec<AgentTotals>, Error> {
        self.reading(|connection| {
            let transaction = connection.unchecked_transaction()?;
            let mut within = within(&transaction, bounds)?;
            let mut statement =
                transaction.prepare_cached("SELECT agent, started, ended, failed, lost, seconds FROM agents")?;
            let totals = statement.query_map([], |row| {
                let agent: String = row.get(0)?;
                let (started, ended, failed, lost): (u64, u64, u64, u64) =
                    (row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?);
                let within = within.remove(&agent).unwrap_or_else(|| vec![0; bounds.len()]);
                let active = started.saturating_sub(ended).saturating_sub(lost);
                Ok(AgentTotals { agent, started, ended, failed, active, seconds: row.get(5)?, within })
            })?;
            totals.collect()
        })
    }
}

const COLUMNS: &str = "id, agent, task, started_at, ended_at, success, error, tokens, cost";

fn execution(row: &Row<'_>) -> rusqlite::Result<Execution> {
    Ok(Execution {
        id: row.get(0)?,
        agent: row.get(1)?,
        task: row.get(2)?,
        started_at: timestamp(row.get(3)?),
        ended_at: row.get::<_, Option<i64>>(4)?.map(timestamp),
        success: row.get(5)?,
        error: row.get(6)?,
        tokens: row.get(7)?,
        cost: row.get(8)?,
    })
}

fn within(connection: &Connection, bounds: &[f64]) -> rusqlite::Result<BTreeMap<String, Vec<u64>>> {
    let mut counts: BTreeMap<String, Vec<u64>> = BTreeMap::new();
    let mut statement = connection.prepare_cached("SELECT agent, seconds, n FROM durations")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let (agent, seconds, n): (String, f64, u64) = (row.get(0)?, row.get(1)?, row.get(2)?);
        let counts = counts.entry(agent).or_insert_with(|| vec![0; bounds.len()]);
        for (count, _) in counts.iter_mut().zip(bounds).filter(|(_, bound)| seconds <= **bound) {
            *count += n;
        }
    }
    Ok(counts)
}

fn write_one(transaction: &Transaction<'_>, given: &Execution) -> rusqlite::Result<()> {
    let known = format!("SELECT {COLUMNS} FROM executions WHERE id = ?1");
    let known = transaction.prepare_cached(&known)?.query_row([&given.id], execution).optional()?;
    let whole = known.as_ref().map_or_else(|| given.clone(), |known| completed(known, given));
    if let Some(known) = &known {
        count(transaction, known, Sign::Less)?;
    }
    count(transaction, &whole, Sign::More)?;
    let write = format!("INSERT OR REPLACE INTO executions ({COLUMNS}) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)");
    let Execution { id, agent, task, started_at, ended_at, success, error, tokens, cost } = &whole;
    let tokens = tokens.map(|tokens| i64::try_from(tokens).unwrap_or(i64::MAX));
    let (start, end) = (millis(*started_at), ended_at.map(millis));
    transaction.prepare_cached(&write)?.execute(params![id, agent, task, start, end, success, error, tokens, cost])?;
    Ok(())
}

/// How many executions are deleted at once, about.
const AT_ONCE: i64 = 50_000;

/// Deletes executions that started before `bound`, the oldest first. What each agent ran stays counted. Returns how many.
pub(crate) fn forget_before(connection: &Connection, bound: i64) -> rusqlite::Result<u64> {
    const LAST: &str = "SELECT started_at FROM executions WHERE started_at < ?1 ORDER BY started_at LIMIT 1 OFFSET ?2";
    const LOST: &str = "UPDATE agents SET lost = lost + (SELECT count(*) FROM executions
            WHERE executions.agent = agents.agent AND started_at < ?1 AND ended_at IS NULL)
        WHERE agent IN (SELECT agent FROM executions WHERE started_at < ?1 AND ended_at IS NULL)";
    let last = connection.prepare_cached(LAST)?.query_row([bound, AT_ONCE], |row| row.get::<_, i64>(0)).optional()?;
    let bound = last.map_or(bound, |last| last.saturating_add(1));
    connection.prepare_cached(LOST)?.execute([bound])?;
    let deleted = connection.prepare_cached("DELETE FROM executions WHERE started_at < ?1")?.execute([bound])?;
    Ok(deleted as u64)
}

/// Returns what is known with what was said since.
fn completed(known: &Execution, given: &Execution) -> Execution {
    Execution {
        id: given.id.clone(),
        agent: given.agent.clone(),
        task: given.task.clone().or_else(|| known.task.clone()),
        started_at: given.started_at,
        ended_at: given.ended_at.or(known.ended_at),
        success: given.success.or(known.success),
        error: given.error.clone().or_else(|| known.error.clone()),
        tokens: given.tokens.or(known.tokens),
        cost: given.cost.or(known.cost),
    }
}

/// Whether an execution is added to the totals or taken out of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sign {
    More,
    Less,
}

fn count(transaction: &Transaction<'_>, execution: &Execution, sign: Sign) -> rusqlite::Result<()> {
    const ADD: &str = "INSERT INTO agents (agent, started, ended, failed, lost, seconds) VALUES (?1, ?2, ?3, ?4, 0, ?5)
        ON CONFLICT (agent) DO UPDATE SET started = started + ?2, ended = ended + ?3, failed = failed + ?4,
            seconds = seconds + ?5";
    const ADD_DURATION: &str = "INSERT INTO durations (agent, seconds, n) VALUES (?1, ?2, ?3)
        ON CONFLICT (agent, seconds) DO UPDATE SET n = n + ?3";
    let one: i32 = if sign == Sign::More { 1 } else { -1 };
    let took = execution.ended_at.map(|end| (millis(end) - millis(execution.started_at)).max(0));
    let ended = if took.is_some() { one } else { 0 };
    let failed = if took.is_some() && execution.success == Some(false) { one } else { 0 };
    let seconds = took.map_or(0.0, |took| took as f64 / 1000.0) * f64::from(one);
    transaction.prepare_cached(ADD)?.execute(params![execution.agent, one, ended, failed, seconds])?;
    if let Some(took) = took {
        transaction.prepare_cached(ADD_DURATION)?.execute(params![execution.agent, grid(took), one])?;
    }
    Ok(())
}

/// Returns a duration in seconds, rounded up to three digits: as many counters as there are digits, not durations.
fn grid(millis: i64) -> f64 {
    let mut unit = 1;
    while millis / unit >= 1000 {
        unit *= 10;
    }
    ((millis + unit - 1) / unit * unit) as f64 / 1000.0
}
