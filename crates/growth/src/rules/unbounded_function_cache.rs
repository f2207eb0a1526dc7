//! ML107: a function cache without a limit keeps a result for each argument ever seen.

use skep_kit::{Confidence, Severity};
use skep_source::{Capacity, Language, ScopeKind, TypeFlags, VariableId};

use crate::judge::{Frequencies, Grade, names_code};
use crate::link::ScopeRef;
use crate::repair::Repair;
use crate::rules::{Charge, Check, MemoCase};

rule! {
    /// ## What it finds
    ///
    /// `@functools.cache`, `@lru_cache(maxsize=None)` or async_lru's `alru_cache`
    /// without a limit on a function that takes arguments. A bare `@lru_cache` keeps
    /// 128 results and is fine. So is a function all of whose parameters are declared
    /// `bool`, `None`, `type` or `Literal[...]`. Where all calls that the scan sees
    /// pass constants it is low.
    ///
    /// ## Why it hurts
    ///
    /// The cache belongs to the function and lives as long as the process. It keeps a
    /// result, and the arguments, for each combination ever asked for.
    ///
    /// ## Example
    ///
    /// ```python
    /// from functools import cache
    ///
    ///
    /// @cache
    /// def parse(query):
    ///     return query.split()
    /// ```
    ///
    /// ## Better
    ///
    /// ```python
    /// from functools import lru_cache
    ///
    ///
    /// @lru_cache(maxsize=1024)
    /// def parse(query):
    ///     return query.split()
    /// ```
    ///
    /// ## What it cannot see
    ///
    /// That there are only so many arguments, where their types do not say it.
    /// Caches of other libraries, and decorators of your own that wrap these. Calls
    /// of `cache_clear()`.
    ///
    /// ## Options
    ///
    /// None of its own. `--fail-on medium` fails the run on medium findings too, not
    /// only on high ones; `--include-tests` reads the files of tests as well;
    /// `--exclude GLOB` leaves paths out. `fail_on`, `include_tests` and `exclude` in
    /// the table `[mem]` of skep.toml do the same for the whole project.
    "unbounded-function-cache", "ML107", Medium, "a function cache without a limit keeps a result for each argument ever seen", Check::Memo(check)
}

fn check(case: &MemoCase<'_>) -> Option<Charge> {
    if case.program.file(case.file).language != Language::Python {
        return None;
    }
    if case.memo.keeps_receiver || case.memo.is_finite || case.memo.capacity != Capacity::Unbounded {
        return None;
    }
    let scope = ScopeRef { file: case.file, id: case.memo.scope };
    let parameters = &case.program.scope(scope).parameters;
    let mut frequencies = Frequencies::default();
    let constant = (0..parameters.len())
        .all(|index| u8::try_from(index).is_ok_and(|index| frequencies.only_constants(case.program, scope, index)));
    let names_code = (0..parameters.len())
        .any(|index| u8::try_from(index).is_ok_and(|index| names_code(case.program, scope, index)));
    let is_enum = |variable: &VariableId| {
        let declared = case.program.variable(case.file, *variable).declared;
        let of = if declared.is_some() { case.program.resolve_type(case.file, declared) } else { None };
        of.is_some_and(|of| case.program.type_of(of).flags.contains(TypeFlags::ENUM))
    };
    // The cache of a function inside a function is gone with it.
    let parent = case.program.file(case.file).scope(case.program.scope(scope).parent).kind;
    let is_inner = matches!(parent, ScopeKind::Function | ScopeKind::Closure);
    let is_small = constant
        || names_code
        || is_inner
        || parameters.iter().all(is_enum)
        || !case.has_ever_new_arguments()
        || case.is_cleared;
    let severity = if is_small { Severity::Low } else { Severity::Medium };
    let grade = Grade { severity, confidence: Confidence::Medium };
    let function = case.program.function(case.file, case.memo.scope);
    let message =
        format!("@{} keeps a result for every argument that {function}() ever saw", case.program.text(case.memo.text));
    let charge = Charge::new(grade, message, "functools.lru_cache(maxsize=1024), or another number that fits");
    Some(charge.mended_by(Repair::Size { file: case.file, memo: *case.memo }))
}
