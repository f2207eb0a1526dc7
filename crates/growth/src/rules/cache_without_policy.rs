//! RL107: a cache that can bound itself and was not told to.

use skep_kit::{Confidence, Severity};
use skep_source::{Capacity, ContainerKind, Language};

use crate::judge::{Case, Grade};
use crate::rules::{Charge, Check, MemoCase};

rule! {
    /// ## What it finds
    ///
    /// A cache that forgets only what it is told to forget, and is told nothing:
    /// `Cache::builder()` of moka or mini-moka with neither `max_capacity` nor a time
    /// to live or idle, a limit of `u64::MAX`, `LruCache::unbounded()`, and the macros
    /// `#[cached]` and `#[memoize]` without a size or time. Names are resolved
    /// through `use`. A cache whose entries are taken out by hand is not meant.
    ///
    /// ## Why it hurts
    ///
    /// It looks like a cache and works like a map: an entry for each key that was
    /// ever asked for stays as long as the process.
    ///
    /// ## Example
    ///
    /// ```rust
    /// use moka::sync::Cache;
    ///
    /// pub struct Names {
    ///     by_address: Cache<String, String>,
    /// }
    ///
    /// impl Names {
    ///     pub fn new() -> Self {
    ///         Self { by_address: Cache::builder().build() }
    ///     }
    ///
    ///     pub fn resolve(&self, address: String) -> String {
    ///         self.by_address.get_with(address.clone(), || lookup(&address))
    ///     }
    /// }
    ///
    /// fn lookup(address: &str) -> String {
    ///     address.to_owned()
    /// }
    /// ```
    ///
    /// ## Better
    ///
    /// ```rust
    /// use moka::sync::Cache;
    ///
    /// pub struct Names {
    ///     by_address: Cache<String, String>,
    /// }
    ///
    /// impl Names {
    ///     pub fn new() -> Self {
    ///         Self { by_address: Cache::builder().max_capacity(10_000).build() }
    ///     }
    ///
    ///     pub fn resolve(&self, address: String) -> String {
    ///         self.by_address.get_with(address.clone(), || lookup(&address))
    ///     }
    /// }
    ///
    /// fn lookup(address: &str) -> String {
    ///     address.to_owned()
    /// }
    /// ```
    ///
    /// ## What it cannot see
    ///
    /// How many keys there are. A bound that a builder gets in another function.
    ///
    /// ## Options
    ///
    /// None of its own. `--fail-on medium` fails the run on medium findings too, not
    /// only on high ones; `--include-tests` reads the files of tests as well;
    /// `--exclude GLOB` leaves paths out. `fail_on`, `include_tests` and `exclude` in
    /// the table `[mem]` of skep.toml do the same for the whole project.
    "cache-without-policy", "RL107", Medium, "a cache that can bound itself was not told to", Check::Container(check), Check::Memo(check_memo)
}

fn check(case: &Case<'_>, _: &[Case<'_>]) -> Option<Charge> {
    let is_cache =
        case.constructor.kind == ContainerKind::SelfPruning && case.constructor.capacity == Capacity::Unbounded;
    if case.language() != Language::Rust || !is_cache {
        return None;
    }
    let grade = case.grade(0)?;
    let message = format!(
        "{} is a cache with neither a size nor a time, grows in {}() and {}",
        case.symbol(),
        case.grower(),
        case.removal_clause()
    );
    Some(Charge::new(grade, message, "give it a capacity, or let its entries end with time"))
}

fn check_memo(case: &MemoCase<'_>) -> Option<Charge> {
    let is_rust = case.program.file(case.file).language == Language::Rust;
    if !is_rust || case.memo.is_finite || case.memo.capacity != Capacity::Unbounded {
        return None;
    }
    let grade = Grade { severity: Severity::Medium, confidence: Confidence::Medium };
    let (text, function) = (case.program.text(case.memo.text), case.program.function(case.file, case.memo.scope));
    let message = format!("#[{text}] keeps a result for every argument that {function}() ever saw");
    Some(Charge::new(grade, message, "give it a size or a time"))
}
