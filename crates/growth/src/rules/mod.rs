//! The rules, one a file. A rule names a shape of growth; the verdict itself is the judge's.

/// Declares a rule: the doc comment is its documentation.
macro_rules! rule {
    ($(#[doc = $doc:literal])+ $name:literal, $code:literal, $severity:ident, $summary:literal, $check:expr) => {
        pub(super) static ENTRY: $crate::rules::Entry = $crate::rules::Entry {
            rule: skep_kit::Rule {
                name: $name,
                code: $code,
                severity: skep_kit::Severity::$severity,
                summary: $summary,
                doc: concat!($($doc, "\n"),+),
            },
            check: $check,
        };
    };
}

mod cached_method_keeps_self;
mod class_body_collection_grows;
mod deque_without_maxlen;
mod inner_emptied_key_stays;
mod instance_collection_grows;
mod leak_in_runtime_path;
mod memo_without_eviction;
mod module_collection_grows;
mod mutable_default_accumulates;
mod per_key_lock_table;
mod shared_field_grows;
mod side_table_not_pruned;
mod static_collection_grows;
mod unbounded_channel;
mod unbounded_defaultdict;
mod unbounded_function_cache;
mod unbounded_queue;

use skep_kit::{Confidence, Rule, Severity};
use skep_source::{Memo, Site};

use crate::judge::{Case, Grade};
use crate::link::{FileId, Program, ScopeRef};

/// What a rule says of a container, a cache or a site.
pub(crate) struct Charge {
    pub(crate) severity: Severity,
    pub(crate) confidence: Confidence,
    /// What is wrong, as a sentence in lower case without a full stop.
    pub(crate) message: String,
    /// What to do about it.
    pub(crate) help: String,
    /// What else bears on it, beside lifetime, growth and removal.
    pub(crate) notes: Vec<skep_kit::Evidence>,
}

impl SiteCase<'_> {
    /// Tells whether the site stands in a loop that waits for what comes or in a function that takes requests or messages.
    pub(crate) fn is_handler(&self) -> bool {
        let function = self.program.file(self.file).scope(self.site.scope);
        let at = ScopeRef { file: self.file, id: self.site.scope };
        let loops = self.site.context.contains(skep_source::Context::ENDLESS_LOOP);
        loops && crate::judge::has_receiving_loop(self.program, at)
            || crate::judge::is_handler(self.program.text(function.name), function.flags)
    }
}

impl MemoCase<'_> {
    /// Tells whether the receivers are the members of an enumeration, of which there are only so many.
    pub(crate) fn is_on_enum(&self) -> bool {
        let owner = self.program.file(self.file).scope(self.memo.scope).owner;
        owner.is_some_and(|id| {
            let of = crate::link::TypeRef { file: self.file, id };
            self.program.type_of(of).flags.contains(skep_source::TypeFlags::ENUM)
        })
    }
}

impl Charge {
    /// Creates a charge of the given grade.
    pub(crate) fn new(grade: Grade, message: impl Into<String>, help: impl Into<String>) -> Self {
        let Grade { severity, confidence } = grade;
        Self { severity, confidence, message: message.into(), help: help.into(), notes: Vec::new() }
    }
}

/// A cache of a function's results, with what is needed to judge it.
pub(crate) struct MemoCase<'p> {
    pub(crate) program: &'p Program,
    pub(crate) file: FileId,
    pub(crate) memo: &'p Memo,
}

/// An expression that holds memory by itself, with what is needed to judge it.
pub(crate) struct SiteCase<'p> {
    pub(crate) program: &'p Program,
    pub(crate) file: FileId,
    pub(crate) site: &'p Site,
    pub(crate) frequency: crate::judge::Frequency,
    /// Who sends, where it is a channel.
    pub(crate) feed: crate::judge::Feed,
}

/// What a rule looks at.
pub(crate) enum Check {
    /// A container that nothing effective bounds, beside the containers of the same holder.
    Container(fn(&Case<'_>, &[Case<'_>]) -> Option<Charge>),
    /// A container that something does take out of.
    Pruned(fn(&Case<'_>, &[Case<'_>]) -> Option<Charge>),
    /// A cache of results.
    Memo(fn(&MemoCase<'_>) -> Option<Charge>),
    /// A site.
    Site(fn(&SiteCase<'_>) -> Option<Charge>),
}

/// A rule and its check.
pub(crate) struct Entry {
    pub(crate) rule: Rule,
    pub(crate) check: Check,
}

/// Every rule with its check. The first that speaks of a container is the one that is reported.
pub(crate) static ENTRIES: &[&Entry] = &[
    &per_key_lock_table::ENTRY,
    &side_table_not_pruned::ENTRY,
    &inner_emptied_key_stays::ENTRY,
    &unbounded_queue::ENTRY,
    &mutable_default_accumulates::ENTRY,
    &memo_without_eviction::ENTRY,
    &unbounded_defaultdict::ENTRY,
    &deque_without_maxlen::ENTRY,
    &module_collection_grows::ENTRY,
    &class_body_collection_grows::ENTRY,
    &instance_collection_grows::ENTRY,
    &static_collection_grows::ENTRY,
    &shared_field_grows::ENTRY,
    &cached_method_keeps_self::ENTRY,
    &unbounded_function_cache::ENTRY,
    &unbounded_channel::ENTRY,
    &leak_in_runtime_path::ENTRY,
];

/// Every rule of the analysis, by code.
pub static RULES: &[&Rule] = &[
    &module_collection_grows::ENTRY.rule,
    &class_body_collection_grows::ENTRY.rule,
    &instance_collection_grows::ENTRY.rule,
    &unbounded_defaultdict::ENTRY.rule,
    &memo_without_eviction::ENTRY.rule,
    &unbounded_function_cache::ENTRY.rule,
    &cached_method_keeps_self::ENTRY.rule,
    &unbounded_queue::ENTRY.rule,
    &deque_without_maxlen::ENTRY.rule,
    &mutable_default_accumulates::ENTRY.rule,
    &per_key_lock_table::ENTRY.rule,
    &side_table_not_pruned::ENTRY.rule,
    &inner_emptied_key_stays::ENTRY.rule,
    &static_collection_grows::ENTRY.rule,
    &shared_field_grows::ENTRY.rule,
    &unbounded_channel::ENTRY.rule,
    &leak_in_runtime_path::ENTRY.rule,
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rule_is_listed_once_and_documented() {
        assert_eq!(ENTRIES.len(), RULES.len());
        assert!(RULES.is_sorted_by_key(|rule| rule.code));
        let headings = ["What it finds", "Why it hurts", "Example", "Better", "What it cannot see", "Options"];
        for rule in RULES {
            assert!(ENTRIES.iter().any(|entry| entry.rule == **rule));
            let mut rest = rule.doc;
            for heading in headings {
                let at = rest.find(&format!("## {heading}\n"));
                assert!(at.is_some(), "{}: no heading `{heading}` in its place", rule.name);
                rest = &rest[at.unwrap_or_default()..];
            }
        }
    }
}
