//! ML206: what has expired is only taken out by whoever asks for it again.

use skep_source::{Context, Key, Language, Name, Shrinkage};

use crate::judge::{Case, LifeSpan, ShrinkFact};
use crate::link::ScopeRef;
use crate::rules::{Charge, Check};

rule! {
    /// ## What it finds
    ///
    /// A table whose entries have a time to live, where the only removal stands in the
    /// lookup: it asks whether the entry under the key that was asked for has expired,
    /// and takes out that one.
    ///
    /// Silent are tables that something sweeps, clears or keeps below a length.
    ///
    /// ## Why it hurts
    ///
    /// An entry whose key is never asked for again never expires. Session ids, request
    /// ids and addresses are mostly asked for once, so that nearly all stay.
    ///
    /// ## Example
    ///
    /// ```python
    /// import time
    ///
    /// CACHE = {}
    ///
    ///
    /// def get(token):
    ///     entry = CACHE.get(token)
    ///     if entry is not None and entry.expires_at < time.time():
    ///         del CACHE[token]
    ///         return None
    ///     return entry
    ///
    ///
    /// def put(token, entry):
    ///     CACHE[token] = entry
    /// ```
    ///
    /// ## Better
    ///
    /// ```python
    /// import time
    ///
    /// CACHE = {}
    ///
    ///
    /// def get(token):
    ///     return CACHE.get(token)
    ///
    ///
    /// def put(token, entry):
    ///     now = time.time()
    ///     for old in [key for key, kept in CACHE.items() if kept.expires_at < now]:
    ///         del CACHE[old]
    ///     CACHE[token] = entry
    /// ```
    ///
    /// ## What it cannot see
    ///
    /// Times that are compared elsewhere, in a function whose name does not say so.
    /// How many keys there are: a table of hosts or of users ends by itself.
    ///
    /// ## Options
    ///
    /// None of its own. `--fail-on medium` fails the run on medium findings too, not
    /// only on high ones; `--include-tests` reads the files of tests as well;
    /// `--exclude GLOB` leaves paths out. `fail_on`, `include_tests` and `exclude` in
    /// the table `[mem]` of skep.toml do the same for the whole project.
    "ttl-on-lookup-only", "ML206", High, "expired entries are only removed when they are asked for again", Check::Pruned(check)
}

fn check(case: &Case<'_>, _: &[Case<'_>]) -> Option<Charge> {
    if case.language() != Language::Python || !case.is_keyed() || case.lifetime.span == LifeSpan::Short {
        return None;
    }
    let main = case.main_growth().filter(|main| main.depth == 0)?;
    let is_varied = matches!(main.key, Key::Parameter(_) | Key::Unique | Key::Formatted | Key::Computed);
    let lookup = case.effective(0).next()?;
    if !is_varied || !case.effective(0).all(|shrink| is_lookup(case, shrink)) {
        return None;
    }
    let grade = case.grade(0)?;
    let function = case.program.function(lookup.file, lookup.scope);
    let message = format!("{} loses what has expired only when {function}() is asked for it again", case.symbol());
    let help = format!(
        "take out what has expired where {}() puts in, or from a timer; or use a cache with a limit",
        case.grower()
    );
    Some(Charge::new(grade, message, help))
}

/// Tells whether a removal takes out the one key that was asked for, because it has expired.
fn is_lookup(case: &Case<'_>, shrink: &ShrinkFact) -> bool {
    let program = case.program;
    let at = ScopeRef { file: shrink.file, id: shrink.scope };
    let mut removals = program.operations_in(at).filter(|operation| operation.span == shrink.span);
    let is_expired = |operation: &skep_source::Operation| {
        operation.context.contains(Context::EXPIRY_GUARD)
            && !operation.context.contains(Context::LOOP)
            && matches!(operation.key, Key::Parameter(_) | Key::Computed | Key::Formatted)
    };
    let is_swept = || {
        let callers = program.callers(at);
        callers.iter().any(|(call, _)| program.call(*call).context.contains(Context::LOOP))
    };
    shrink.how == Shrinkage::Remove && shrink.key_name != Name::NONE && removals.all(is_expired) && !is_swept()
}
