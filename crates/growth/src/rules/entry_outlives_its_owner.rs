//! RL202: one table forgets an owner, and another keeps the entries that it filed for it.

use skep_kit::{Evidence, Role, Severity};
use skep_source::{Context, Key, Language, ScopeId, Shrinkage, Value};

use crate::judge::{Case, GrowthFact, ShrinkFact};
use crate::link::FileId;
use crate::rules::{Charge, Check};

rule! {
    /// ## What it finds
    ///
    /// Two tables of one object: a function files something under an owner in the
    /// one (`peers[peer]`) and names the owner as the value in the other
    /// (`pending[id] = peer`). Another function forgets the owner, and takes out of the
    /// other table nothing: entries leave that one by their own key alone.
    ///
    /// ## Why it hurts
    ///
    /// What is pending for an owner that is gone is seldom answered, and stays.
    ///
    /// ## Example
    ///
    /// ```rust
    /// use std::collections::{HashMap, HashSet};
    /// use std::sync::Mutex;
    ///
    /// pub struct Hub {
    ///     peers: Mutex<HashSet<u32>>,
    ///     pending: Mutex<HashMap<u64, u32>>,
    /// }
    ///
    /// impl Hub {
    ///     pub async fn on_open(&self, peer: u32) {
    ///         let request = rand::random();
    ///         self.peers.lock().unwrap().insert(peer);
    ///         self.pending.lock().unwrap().insert(request, peer);
    ///     }
    ///     pub async fn on_answer(&self, request: u64) {
    ///         self.pending.lock().unwrap().remove(&request);
    ///     }
    ///     pub async fn on_close(&self, peer: u32) {
    ///         self.peers.lock().unwrap().remove(&peer);
    ///     }
    /// }
    /// ```
    ///
    /// ## Better
    ///
    /// ```rust
    /// use std::collections::{HashMap, HashSet};
    /// use std::sync::Mutex;
    ///
    /// pub struct Hub {
    ///     peers: Mutex<HashSet<u32>>,
    ///     pending: Mutex<HashMap<u64, u32>>,
    /// }
    ///
    /// impl Hub {
    ///     pub async fn on_open(&self, peer: u32) {
    ///         let request = rand::random();
    ///         self.peers.lock().unwrap().insert(peer);
    ///         self.pending.lock().unwrap().insert(request, peer);
    ///     }
    ///     pub async fn on_answer(&self, request: u64) {
    ///         self.pending.lock().unwrap().remove(&request);
    ///     }
    ///     pub async fn on_close(&self, peer: u32) {
    ///         self.peers.lock().unwrap().remove(&peer);
    ///         self.pending.lock().unwrap().retain(|_, owner| *owner != peer);
    ///     }
    /// }
    /// ```
    ///
    /// ## What it cannot see
    ///
    /// Whether something outside the program ends each pending entry by its own key,
    /// come what may. An owner that is a field of the value.
    ///
    /// ## Options
    ///
    /// None of its own. `--fail-on medium` fails the run on medium findings too, not
    /// only on high ones; `--include-tests` reads the files of tests as well;
    /// `--exclude GLOB` leaves paths out. `fail_on`, `include_tests` and `exclude` in
    /// the table `[mem]` of skep.toml do the same for the whole project.
    "entry-outlives-its-owner", "RL202", Medium, "a table keeps entries of an owner that another table has forgotten", Check::Pruned(check)
}

/// More siblings than this are not compared: what is asked of each pair would grow with their product.
const MOST_SIBLINGS: usize = 64;

fn check(case: &Case<'_>, siblings: &[Case<'_>]) -> Option<Charge> {
    if case.language() != Language::Rust || !case.is_keyed() || siblings.len() > MOST_SIBLINGS {
        return None;
    }
    // What sweeps it may well go by the owner.
    let is_by_key = |shrink: &ShrinkFact| {
        let in_loop = shrink.context.contains(Context::LOOP) && !shrink.context.contains(Context::ENDLESS_LOOP);
        shrink.how == Shrinkage::Remove && shrink.key != Key::Loop && !in_loop
    };
    if !case.effective(0).all(is_by_key) {
        return None;
    }
    let (file, scope, owner) = case.counted().find_map(|growth| filed_for(case, growth))?;
    let (sibling, forgets) = siblings.iter().find_map(|sibling| {
        let is_filed_under = |growth: &GrowthFact| {
            let operation = sibling.program.operation(&growth.operation);
            growth.depth == 0
                && (growth.operation.file, operation.scope) == (file, scope)
                && operation.key == Key::Parameter(owner)
        };
        if !sibling.is_keyed() || !sibling.growths.iter().any(is_filed_under) {
            return None;
        }
        let forgets = |shrink: &&ShrinkFact| {
            shrink.how == Shrinkage::Remove
                && matches!(shrink.key, Key::Parameter(_))
                && (shrink.file, shrink.scope) != (file, scope)
                && !case.shrinks.iter().any(|own| (own.file, own.scope) == (shrink.file, shrink.scope))
        };
        Some((sibling, sibling.effective(0).find(forgets)?))
    })?;
    let mut grade = case.grade(0)?;
    // Every answer may come after all.
    grade.severity = grade.severity.min(Severity::Medium);
    let function = case.program.function(forgets.file, forgets.scope);
    let message = format!(
        "{} keeps its entries of what {function}() forgets in {}: they leave by their own key alone",
        case.symbol(),
        sibling.symbol()
    );
    let help = format!(
        "where {function}() removes from {}, retain in {} what belongs to others",
        sibling.symbol(),
        case.symbol()
    );
    let mut charge = Charge::new(grade, message, help);
    let path = case.program.file(forgets.file).path.to_string();
    charge.notes.push(Evidence::at(
        Role::Note,
        path,
        forgets.span,
        format!("{} loses its entry here", sibling.symbol()),
    ));
    Some(charge)
}

/// Returns the function in which a growth names a parameter as the value under another key, and which parameter.
fn filed_for(case: &Case<'_>, growth: &GrowthFact) -> Option<(FileId, ScopeId, u8)> {
    let operation = case.program.operation(&growth.operation);
    let Value::Parameter(owner) = operation.value else { return None };
    let is_other = growth.depth == 0 && matches!(operation.key, Key::Computed | Key::Unique);
    is_other.then_some((growth.operation.file, operation.scope, owner))
}
