//! The rules, one a file. A rule names a shape of growth; the verdict itself is the judge's.

/// Declares a rule: the doc comment is its documentation.
macro_rules! rule {
    ($(#[doc = $doc:literal])+ $name:literal, $code:literal, $severity:ident, $summary:literal, $($check:expr),+) => {
        pub(super) static ENTRY: $crate::rules::Entry = $crate::rules::Entry {
            rule: skep_kit::Rule {
                name: $name,
                code: $code,
                severity: skep_kit::Severity::$severity,
                summary: $summary,
                doc: concat!($($doc, "\n"),+),
            },
            checks: &[$($check),+],
        };
    };
}

/// Declares the rules' modules, and from them `ENTRIES` and `RULES`.
macro_rules! rules {
    ($($name:ident),+ $(,)?) => {
        $(mod $name;)+

        /// Every rule with its checks.
        static ENTRIES: &[&Entry] = &[$(&$name::ENTRY),+];

        /// Every rule of the analysis.
        pub static RULES: &[&Rule] = &[$(&$name::ENTRY.rule),+];
    };
}

use skep_kit::{Confidence, Rule, Severity};
use skep_source::{Allow, AllowKind, Memo, Site};

use crate::judge::{Case, Grade};
use crate::link::{FileId, Program, ScopeRef};
use crate::repair::{Comment, Repair};

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
    /// What would mend it where it stands.
    pub(crate) repair: Option<Repair>,
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
    /// Tells whether there are ever new arguments: one is called after what is ever new, or each request brings some.
    pub(crate) fn has_ever_new_arguments(&self) -> bool {
        let parameters = &self.program.file(self.file).scope(self.memo.scope).parameters;
        let is_identity = |variable: &skep_source::VariableId| {
            let name = self.program.text(self.program.variable(self.file, *variable).name);
            crate::judge::KeySense::of(name) == crate::judge::KeySense::Identity
        };
        self.frequency == crate::judge::Frequency::Request || parameters.iter().any(is_identity)
    }

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
        Self { severity, confidence, message: message.into(), help: help.into(), notes: Vec::new(), repair: None }
    }

    /// Adds what would mend it.
    pub(crate) fn mended_by(self, repair: impl Into<Option<Repair>>) -> Self {
        Self { repair: repair.into(), ..self }
    }
}

/// A cache of a function's results, with what is needed to judge it.
pub(crate) struct MemoCase<'p> {
    pub(crate) program: &'p Program,
    pub(crate) file: FileId,
    pub(crate) memo: &'p Memo,
    /// How often the function is called.
    pub(crate) frequency: crate::judge::Frequency,
    /// How long its receivers live, where it is a method.
    pub(crate) lifetime: Option<crate::judge::Lifetime>,
    /// The program clears it somewhere.
    pub(crate) is_cleared: bool,
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

/// A comment that allows something, with what came of it.
pub(crate) struct CommentCase<'p> {
    pub(crate) allow: &'p Allow,
    /// What opens a comment in the file's language.
    pub(crate) opening: &'static str,
    /// The words in it that name no rule.
    pub(crate) unknown: Vec<&'p str>,
    /// The words in it that name a rule which finds nothing there, and where it would.
    pub(crate) unused: Vec<(&'p str, Elsewhere)>,
}

impl CommentCase<'_> {
    /// Returns the comment as one would write it, with `rules`.
    pub(crate) fn written(&self, rules: &str) -> String {
        match self.allow.kind {
            AllowKind::Line | AllowKind::Unreadable => format!("{} skep: allow({rules})", self.opening),
            AllowKind::File => format!("{} skep: allow-file({rules})", self.opening),
            AllowKind::Noqa => format!("{} noqa: {rules}", self.opening),
        }
    }

    /// Tells whether a word in the comment is the name or the code of `rule`.
    pub(crate) fn names(&self, rule: &str) -> bool {
        let rule = RULES.iter().find(|known| known.name == rule);
        rule.is_some_and(|rule| self.allow.rules.iter().any(|word| rule.answers_to(word)))
    }

    /// Returns the comment without the words `gone`, in place of which something else may stand.
    pub(crate) fn reworded(&self, gone: &[&str], instead: Option<&str>) -> Repair {
        Repair::Comment(Comment {
            kind: self.allow.kind,
            opening: self.opening,
            words: self.allow.rules.iter().map(ToString::to_string).collect(),
            gone: gone.iter().map(ToString::to_string).collect(),
            instead: instead.map(str::to_owned),
        })
    }
}

/// What else is known of a rule that finds nothing where it is allowed.
pub(crate) enum Elsewhere {
    /// Nothing.
    Nowhere,
    /// What grows there is declared at this path and line.
    Declared(String),
    /// Another rule speaks there.
    Other(&'static str),
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
    /// A comment that allows something. Each that has something to say of it is heard.
    Comment(fn(&CommentCase<'_>) -> Option<Charge>),
}

/// A rule and its checks.
pub(crate) struct Entry {
    pub(crate) rule: Rule,
    /// What it looks at; more than one where it speaks of different things.
    pub(crate) checks: &'static [Check],
}

// The first that speaks of a container, a cache or a site is the one that is reported: the closer shape comes first.
rules! {
    per_key_lock_table,
    side_table_not_pruned,
    inner_emptied_key_stays,
    removal_only_in_del,
    exit_stack_push_per_request,
    ttl_on_lookup_only,
    cleanup_never_called,
    listener_without_unsubscribe,
    removal_not_on_early_return,
    entry_outlives_its_owner,
    timeout_leaves_pending,
    removal_not_on_error_path,
    conditional_removal,
    late_bound_removal,
    unbounded_queue,
    task_set_never_discarded,
    write_only_collection,
    read_inserts,
    warned_by_text,
    one_shot_keys,
    mutable_default_accumulates,
    memo_without_eviction,
    unbounded_defaultdict,
    deque_without_maxlen,
    cache_without_policy,
    handles_accumulate,
    module_collection_grows,
    class_body_collection_grows,
    instance_collection_grows,
    static_collection_grows,
    shared_field_grows,
    cached_method_keeps_self,
    unbounded_function_cache,
    unbounded_channel,
    leak_in_runtime_path,
    rc_cycle_shape,
    allow_without_reason,
    allow_suppresses_nothing,
    allow_unknown_rule,
}

/// Returns every check with its rule, in the order in which they are tried.
pub(crate) fn checks() -> impl Iterator<Item = (&'static Rule, &'static Check)> {
    ENTRIES.iter().flat_map(|entry| entry.checks.iter().map(|check| (&entry.rule, check)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rule_has_a_code_of_its_own_and_is_documented() {
        let mut words: Vec<&str> = RULES.iter().flat_map(|rule| [rule.code, rule.name]).collect();
        words.sort_unstable();
        assert!(words.windows(2).all(|pair| pair[0] != pair[1]), "{words:?}");
        let headings = ["What it finds", "Why it hurts", "Example", "Better", "What it cannot see", "Options"];
        for rule in RULES {
            let documentation = rule.documentation();
            let mut rest = documentation.as_str();
            for heading in headings {
                let at = rest.find(&format!("## {heading}\n"));
                assert!(at.is_some(), "{}: no heading `{heading}` in its place", rule.name);
                rest = &rest[at.unwrap_or_default()..];
            }
        }
    }
}
