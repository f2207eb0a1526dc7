//! ML115: a table keeps a lock for each key that was ever locked.

use skep_source::{ContainerKind, Value};

use crate::judge::Case;
use crate::rules::{Charge, Check};

rule! {
    /// ## What it finds
    ///
    /// A dict from keys to locks, semaphores, events or conditions, filled by
    /// `setdefault`, by `locks[key] = Lock()` or as a `defaultdict(Lock)`, from which
    /// no key is ever removed.
    ///
    /// ## Why it hurts
    ///
    /// The table is there because the keys come from outside: accounts, files, users.
    /// It keeps a lock for each that was ever locked, when only those that are held
    /// or waited for are needed.
    ///
    /// ## Example
    ///
    /// ```python
    /// import asyncio
    ///
    ///
    /// class Accounts:
    ///     def __init__(self):
    ///         self.locks = {}
    ///
    ///     async def transfer(self, account, amount):
    ///         lock = self.locks.setdefault(account, asyncio.Lock())
    ///         async with lock:
    ///             await account.add(amount)
    /// ```
    ///
    /// ## Better
    ///
    /// ```python
    /// import asyncio
    /// from weakref import WeakValueDictionary
    ///
    ///
    /// class Accounts:
    ///     def __init__(self):
    ///         self.locks = WeakValueDictionary()
    ///
    ///     async def transfer(self, account, amount):
    ///         lock = self.locks.setdefault(account, asyncio.Lock())
    ///         async with lock:
    ///             await account.add(amount)
    /// ```
    ///
    /// ## What it cannot see
    ///
    /// Locks made by a function of your own under another name. Keys of which there
    /// are only so many, unless they are constants in the source.
    ///
    /// ## Options
    ///
    /// None of its own. `--fail-on medium` fails the run on medium findings too, not
    /// only on high ones; `--include-tests` reads the files of tests as well;
    /// `--exclude GLOB` leaves paths out. `fail_on`, `include_tests` and `exclude` in
    /// the table `[mem]` of skep.toml do the same for the whole project.
    "per-key-lock-table", "ML115", High, "a table keeps a lock for each key that was ever locked", Check::Container(check)
}

fn check(case: &Case<'_>, _: &[Case<'_>]) -> Option<Charge> {
    let locks = |growth: &&crate::judge::GrowthFact| case.program.operation(&growth.operation).value == Value::Lock;
    let is_default_lock = case.constructor.kind == ContainerKind::DefaultMap
        && ["Lock", "RLock", "Semaphore", "Condition", "Event"]
            .iter()
            .any(|lock| case.program.text(case.constructor.text).contains(lock));
    if !case.is_keyed() || !(is_default_lock || case.counted().any(|growth| locks(&growth))) {
        return None;
    }
    // Locks are made for keys that come from outside; that is what the table is for, unless they look like kinds.
    let grade = case.grade_of_entries()?;
    let message =
        format!("{} keeps a lock for every key that was ever locked, and {}", case.symbol(), case.removal_clause());
    Some(Charge::new(
        grade,
        message,
        "keep the locks in a weakref.WeakValueDictionary, or drop one when nobody waits for it",
    ))
}
