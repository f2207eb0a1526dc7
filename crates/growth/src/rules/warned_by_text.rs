//! ML117: what was said once is remembered by its whole text.

use skep_source::{ContainerKind, Context, Growth, Key, Language};

use crate::judge::Case;
use crate::link::Owner;
use crate::rules::{Charge, Check};

rule! {
    /// ## What it finds
    ///
    /// A set of a module or class that remembers formatted text, `f"..."` or
    /// `"...".format(x)`, so that something is said or done only once for each, and
    /// that nothing empties.
    ///
    /// ## Why it hurts
    ///
    /// The text has in it what differs from one time to the next: a number, a name,
    /// an address. So each is new, the set keeps all of them, and nothing is said
    /// only once.
    ///
    /// ## Example
    ///
    /// ```python
    /// WARNED = set()
    ///
    ///
    /// def warn_once(log, peer):
    ///     text = f"{peer} speaks an old version"
    ///     if text not in WARNED:
    ///         WARNED.add(text)
    ///         log.warning(text)
    /// ```
    ///
    /// ## Better
    ///
    /// ```python
    /// WARNED = set()
    ///
    ///
    /// def warn_once(log, peer):
    ///     if "old version" not in WARNED:
    ///         WARNED.add("old version")
    ///         log.warning("%s speaks an old version", peer)
    /// ```
    ///
    /// ## What it cannot see
    ///
    /// How many texts there can be. A text that was formatted by the caller.
    ///
    /// ## Options
    ///
    /// None of its own. `--fail-on medium` fails the run on medium findings too, not
    /// only on high ones; `--include-tests` reads the files of tests as well;
    /// `--exclude GLOB` leaves paths out. `fail_on`, `include_tests` and `exclude` in
    /// the table `[mem]` of skep.toml do the same for the whole project.
    "warned-by-text", "ML117", High, "a set remembers formatted text, so that each is new", Check::Container(check)
}

fn check(case: &Case<'_>, _: &[Case<'_>]) -> Option<Charge> {
    let is_shared = matches!(case.subject.owner, Owner::Module(..) | Owner::TypeBody(_));
    if case.constructor.kind != ContainerKind::Set || !is_shared || case.language() != Language::Python {
        return None;
    }
    let asks_first = |growth: &&crate::judge::GrowthFact| {
        let guard = case.program.operation(&growth.operation).context;
        growth.depth == 0
            && growth.how == Growth::Insert
            && growth.key == Key::Formatted
            && guard.contains(Context::MISSING_KEY_GUARD)
    };
    case.counted().find(asks_first)?;
    let grade = case.grade(0)?;
    let message = format!(
        "{} remembers each formatted text in {}(), every one of them new, and {}",
        case.symbol(),
        case.grower(),
        case.removal_clause()
    );
    Some(Charge::new(grade, message, "remember a constant that says which warning it is, not the text"))
}
