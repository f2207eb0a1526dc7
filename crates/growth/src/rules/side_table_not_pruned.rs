//! ML207: two tables are filled under one key and only one of them is pruned.

use skep_kit::{Evidence, Role};
use skep_source::Shrinkage;

use crate::judge::{Case, GrowthFact};
use crate::rules::{Charge, Check};

rule! {
    /// ## What it finds
    ///
    /// …
    ///
    /// ## Why it hurts
    ///
    /// …
    ///
    /// ## Example
    ///
    /// …
    ///
    /// ## Better
    ///
    /// …
    ///
    /// ## What it cannot see
    ///
    /// …
    ///
    /// ## Options
    ///
    /// …
    "side-table-not-pruned", "ML207", High, "two tables are filled under one key and only one of them is pruned", Check::Container(check)
}

fn check(case: &Case<'_>, siblings: &[Case<'_>]) -> Option<Charge> {
    if !case.is_keyed() {
        return None;
    }
    let (growth, sibling) = case.counted().find_map(|growth| {
        let key = case.program.operation(&growth.operation).key_name;
        let pruned = siblings.iter().find(|other| key.is_some() && is_pruned_twin(case, growth, other))?;
        Some((growth, pruned))
    })?;
    let removal = sibling.effective(0).find(|shrink| shrink.how == Shrinkage::Remove)?;
    // The program itself says that the key comes to an end.
    let grade = case.grade(1)?;
    let at = case.program.operation(&growth.operation);
    let key = case.program.text(at.key_name);
    let twin = sibling.symbol();
    let message = format!("{} and {twin} are filled under the same `{key}`, but only {twin} is pruned", case.symbol());
    let remover = case.program.function(removal.file, removal.scope);
    let help = format!("where {remover}() removes from {twin}, remove from {} too", case.symbol());
    let mut charge = Charge::new(grade, message, help);
    let path = case.program.file(removal.file).path.to_string();
    charge.notes.push(Evidence::at(Role::Note, path, removal.span, format!("{twin} loses its entry here")));
    Some(charge)
}

/// Tells whether `other` is filled in the same function under the same key, and loses that key somewhere.
fn is_pruned_twin(case: &Case<'_>, growth: &GrowthFact, other: &Case<'_>) -> bool {
    let program = case.program;
    let mine = program.operation(&growth.operation);
    let filled_together = other.growths.iter().any(|theirs| {
        let operation = program.operation(&theirs.operation);
        theirs.operation.file == growth.operation.file
            && theirs.depth == 0
            && operation.scope == mine.scope
            && operation.key_name == mine.key_name
    });
    let loses = other.effective(0).any(|shrink| shrink.how == Shrinkage::Remove && shrink.key_name.is_some());
    !std::ptr::eq(case, other) && other.is_keyed() && filled_together && loses
}
