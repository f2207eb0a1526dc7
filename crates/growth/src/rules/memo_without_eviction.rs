//! ML106: a dict remembers results by argument and forgets none.

use skep_source::{ContainerKind, Context, Growth, Language};

use crate::judge::Case;
use crate::link::Owner;
use crate::rules::{Charge, Check};

rule! {
    /// ## What it finds
    ///
    /// A dict that remembers results: filled behind `if key not in table`, behind
    /// `table.get(key)` that found nothing, in `except KeyError`, or by `setdefault`,
    /// and never emptied. It may be bound to a module, a class, an instance or a
    /// default argument.
    ///
    /// ## Why it hurts
    ///
    /// A cache without a limit is a leak with a good reputation: it keeps a result
    /// for each argument ever seen, used again or not.
    ///
    /// ## Example
    ///
    /// ```python
    /// from bank import fetch
    ///
    /// BALANCES = {}
    ///
    ///
    /// def balance(account, day):
    ///     if (account, day) not in BALANCES:
    ///         BALANCES[account, day] = fetch(account, day)
    ///     return BALANCES[account, day]
    /// ```
    ///
    /// ## Better
    ///
    /// ```python
    /// from functools import lru_cache
    ///
    /// from bank import fetch
    ///
    ///
    /// @lru_cache(maxsize=1024)
    /// def balance(account, day):
    ///     return fetch(account, day)
    /// ```
    ///
    /// ## What it cannot see
    ///
    /// That there are only so many arguments, unless they are constants at each call
    /// that the scan sees. A limit kept in another function than the one that fills
    /// the dict, where that function does not remove from it.
    ///
    /// ## Options
    ///
    /// None of its own. `--fail-on medium` fails the run on medium findings too, not
    /// only on high ones; `--include-tests` reads the files of tests as well;
    /// `--exclude GLOB` leaves paths out. `fail_on`, `include_tests` and `exclude` in
    /// the table `[mem]` of skep.toml do the same for the whole project.
    "memo-without-eviction", "ML106", High, "a dict remembers results by argument and forgets none", Check::Container(check)
}

fn check(case: &Case<'_>, _: &[Case<'_>]) -> Option<Charge> {
    if !matches!(case.constructor.kind, ContainerKind::Map | ContainerKind::DefaultMap)
        || case.language() != Language::Python
    {
        return None;
    }
    if matches!(case.subject.owner, Owner::Local(..)) {
        return None;
    }
    let main = case.main_growth()?;
    let operation = case.program.operation(&main.operation);
    let is_memo = operation.context.contains(Context::MISSING_KEY_GUARD) || main.how == Growth::InsertMissing;
    if !is_memo || main.depth > 0 {
        return None;
    }
    let grade = case.grade(0)?;
    let message = format!(
        "{} remembers one entry for each new key in {}() and {}",
        case.symbol(),
        case.grower(),
        case.removal_clause()
    );
    Some(Charge::new(grade, message, case.help()))
}
