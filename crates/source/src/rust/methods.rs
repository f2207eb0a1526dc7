//! What methods and functions do to the containers that they are called on, as tables.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::facts::{Growth, Shrinkage};
use Arity::{Any, Bare, Given, One, Two};
use Effect::{
    AndModify, Contains, Duplicate, Element, Empty, Entry, Full, Grow, Items, Length, Lookup, Open, OrInsert, Pairs,
    Poll, Quiet, Same, Shrink, Spawn, Unique,
};
use Growth::{Append, Bulk, Insert, InsertMissing};
use Shrinkage::{Clear, Filter, Remove, Replace, Take, Trim};

/// How many arguments a row speaks of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Arity {
    /// None.
    Bare,
    One,
    /// Two or more.
    Two,
    /// One or more.
    Given,
    Any,
}

impl Arity {
    const fn counts(self) -> &'static [u8] {
        match self {
            Bare => &[0],
            One => &[1],
            Two => &[2],
            Given => &[1, 2],
            Any => &[0, 1, 2],
        }
    }
}

/// What a method does, or what its result is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Effect {
    /// The receiver grows.
    Grow(Growth),
    /// The receiver shrinks.
    Shrink(Shrinkage),
    /// A task joins the receiver, if that is a set of tasks.
    Spawn,
    /// A finished task leaves the receiver, if that is a set of tasks.
    Poll,
    /// The result is the receiver, or leads to it.
    Same,
    /// The result is the receiver without what stands round it.
    Open,
    /// The result is the receiver, if that is counted, or else a copy.
    Duplicate,
    /// The result is one element.
    Element,
    /// The result is one element, if the key is there.
    Lookup,
    /// The result goes over the elements.
    Items,
    /// The result goes over keys with elements.
    Pairs,
    /// The result stands for what is or will be under a key.
    Entry,
    /// Fills an entry that is missing; the result is the element.
    OrInsert,
    /// Hands the element of an entry that is there to a closure.
    AndModify,
    /// The result is the length.
    Length,
    /// Asks whether a key is there.
    Contains,
    /// Asks whether the receiver is empty.
    Empty,
    /// Asks whether the receiver is full.
    Full,
    /// The result is never the same twice.
    Unique,
    /// Nothing of interest happens.
    Quiet,
}

const METHODS: &[(Effect, Arity, &[&str])] = &[
    (Grow(Append), Given, &["push", "push_back", "push_front", "enqueue", "push_mut", "push_within_capacity"]),
    (Grow(Insert), Given, &["insert", "try_insert", "upsert", "insert_entry", "replace_entry", "put", "insert_async"]),
    (Grow(Insert), Given, &["insert_full", "insert_sorted", "insert_unique", "insert_mut", "shift_insert", "put_sync"]),
    (Grow(Bulk), Given, &["extend", "append", "extend_from_slice", "extend_from_within", "insert_many", "extend_one"]),
    (Grow(InsertMissing), Two, &["get_or_insert_with", "get_or_insert", "try_get_with", "get_with", "insert_with_key"]),
    (Grow(InsertMissing), Two, &["get_or_try_insert_with", "get_or_insert_mut", "get_or_insert_default", "insert_if"]),
    (Spawn, Given, &["spawn", "spawn_on", "spawn_local", "spawn_local_on", "spawn_blocking", "spawn_blocking_on"]),
    (Shrink(Remove), Any, &["remove", "swap_remove", "shift_remove", "remove_entry", "take_entry", "discard"]),
    (Shrink(Remove), Given, &["remove_if", "remove_by_left", "remove_by_right", "try_remove", "delete", "invalidate"]),
    (Shrink(Remove), One, &["take"]),
    (Shrink(Take), Any, &["pop", "pop_front", "pop_back", "pop_first", "pop_last", "pop_if", "pop_min", "pop_max"]),
    (Shrink(Take), Any, &["pop_lru", "pop_front_if", "pop_back_if", "dequeue", "steal", "steal_batch", "try_pop"]),
    (Shrink(Clear), Any, &["clear", "drain", "into_iter", "into_values", "into_keys", "into_sorted_vec", "drain_all"]),
    (Shrink(Clear), Any, &["invalidate_all", "into_vec", "into_boxed_slice", "detach_all", "shutdown_all"]),
    (Shrink(Filter), Any, &["retain", "retain_mut", "extract_if", "drain_filter", "dedup", "dedup_by_key", "dedup_by"]),
    (
        Shrink(Filter),
        Any,
        &["retain_sync", "retain_async", "scan_remove", "expire", "evict", "prune", "purge", "sweep"],
    ),
    (Shrink(Trim), Given, &["truncate", "split_off", "set_len", "split_to", "trim_to"]),
    (Shrink(Replace), Bare, &["take"]),
    (Shrink(Replace), One, &["replace", "swap", "store", "replace_with"]),
    (Poll, Any, &["join_next", "try_join_next", "join_next_with_id", "try_join_next_with_id", "join_all", "next"]),
    (Poll, Any, &["poll_next", "poll_next_unpin", "select_next_some", "try_next", "poll_join_next", "shutdown"]),
    (Grow(Insert), Two, &["cache_set"]),
    (Grow(InsertMissing), Two, &["cache_get_or_set_with", "optionally_get_with", "try_get_or_insert_with"]),
    (Shrink(Remove), Given, &["cache_remove"]),
    (Shrink(Clear), Bare, &["cache_clear", "cache_reset"]),
    (Shrink(Filter), Given, &["invalidate_entries_if"]),
    (Same, One, &["get_or_insert_with", "get_or_insert"]),
    (Same, Bare, &["get_or_insert_default"]),
    (
        Poll,
        Any,
        &[
            "next_entry",
            "try_collect",
            "collect_into",
            "poll_expired",
            "try_poll_next_unpin",
            "try_poll_next",
            "join_one",
        ],
    ),
    (Same, Any, &["unwrap", "expect", "unwrap_or_else", "unwrap_or_default", "unwrap_unchecked", "ok", "into_inner"]),
    (Same, Any, &["as_mut", "as_ref", "as_deref", "as_deref_mut", "by_ref", "project", "get_unchecked_mut", "ok_or"]),
    (Same, Any, &["ok_or_else", "map_err", "as_mut_slice", "as_slice", "as_pin_mut", "upgrade", "map", "and_then"]),
    (
        Same,
        Any,
        &["value", "value_mut", "filter", "rev", "skip", "peekable", "inspect", "or_else", "with", "project_ref"],
    ),
    (Same, Any, &["with_mut", "with_borrow", "with_borrow_mut", "send_modify", "send_if_modified", "modify", "update"]),
    (Same, Any, &["for_each", "try_for_each", "find", "find_map", "last", "nth", "min_by_key", "max_by_key", "chain"]),
    (Same, Any, &["context", "with_context", "unwrap_or", "get_pin_mut", "boxed", "fuse", "or", "flatten", "rcu"]),
    (Same, Any, &["is_some_and", "is_none_or", "map_or", "map_or_else", "any", "all", "position", "as_pin_ref", "zip"]),
    (Open, Bare, &["lock", "write", "read", "borrow", "borrow_mut", "try_lock", "try_write", "try_read", "try_borrow"]),
    (Open, Bare, &["try_borrow_mut", "blocking_lock", "blocking_write", "blocking_read", "lock_arc", "write_arc"]),
    (Open, Bare, &["upgradable_read", "lock_owned", "write_owned", "deref", "deref_mut", "get_mut", "force", "get"]),
    (Open, Bare, &["load", "load_full", "make_mut", "lock_unpoisoned", "safe_lock", "safe_write", "plock", "pwrite"]),
    (Open, Bare, &["lock_ref", "lock_mut", "write_blocking", "read_blocking", "lock_blocking", "borrow_and_update"]),
    (Open, Any, &["get_or_init", "get_or_try_init", "get_unchecked", "try_lock_for", "lock_sync", "get_or_default"]),
    (
        Duplicate,
        Bare,
        &["clone", "to_owned", "cloned", "copied", "to_vec", "to_string", "to_ascii_lowercase", "as_str"],
    ),
    (
        Duplicate,
        Bare,
        &["into", "into_owned", "as_bytes", "to_lowercase", "as_path", "to_path_buf", "as_u64", "get_ref"],
    ),
    (
        Lookup,
        Given,
        &["get", "get_mut", "get_key_value", "get_full", "get_full_mut", "peek_mut", "peek", "get_by_left"],
    ),
    (Lookup, Given, &["get_index", "get_index_mut", "get_disjoint_mut", "get_refresh", "get_by_right", "get_async"]),
    (Element, Bare, &["first", "last_mut", "first_mut", "back", "back_mut", "front", "front_mut", "peek", "peek_mut"]),
    (Items, Any, &["values", "values_mut", "range", "range_mut", "drain_values", "chunks", "windows", "iter_items"]),
    (Pairs, Bare, &["iter", "iter_mut", "enumerate"]),
    (
        Entry,
        Given,
        &[
            "entry",
            "raw_entry_mut",
            "entry_ref",
            "rustc_entry",
            "entry_sync",
            "entry_async",
            "vacant_entry",
            "entry_by_ref",
        ],
    ),
    (OrInsert, Any, &["or_insert", "or_insert_with", "or_insert_with_key", "or_default", "or_try_insert_with"]),
    (AndModify, One, &["and_modify", "and_replace_entry_with", "and_compute_with", "and_upsert_with"]),
    (Length, Bare, &["len", "count"]),
    (Contains, Given, &["contains_key", "contains", "contains_async", "contains_sync"]),
    (Empty, Bare, &["is_empty"]),
    (Full, Bare, &["is_full", "is_at_capacity", "at_capacity"]),
    (Unique, Any, &["fetch_add", "next_id", "next_u64", "next_u32", "elapsed", "gen", "random", "wrapping_add"]),
    (Quiet, Any, &["is_some", "is_none", "is_ok", "is_err", "collect", "sum", "fold", "min", "max", "cmp", "eq", "ne"]),
    (Quiet, Any, &["debug_struct", "debug_list", "debug_map", "field", "finish", "write_str", "write_fmt", "fmt"]),
    (Quiet, Any, &["reserve", "capacity", "shrink_to_fit", "shrink_to", "keys", "starts_with", "ends_with", "trim"]),
    (Quiet, Any, &["split", "splitn", "lines", "chars", "bytes", "as_millis", "as_secs", "abs", "pow", "hash", "then"]),
    (Quiet, Any, &["saturating_sub", "saturating_add", "checked_add", "checked_sub", "checked_mul", "wrapping_sub"]),
    (Quiet, Any, &["push_str", "parse", "as_ptr", "as_mut_ptr", "sort", "sort_by", "sort_by_key", "sort_unstable"]),
    (Quiet, Any, &["concat", "repeat", "contains_point", "to_bits", "is_ascii_digit", "is_alphanumeric", "add_assign"]),
    (Quiet, Any, &["and", "xor", "then_some", "take_while", "skip_while", "step_by", "fill", "copy_from_slice"]),
    (
        Quiet,
        Any,
        &["try_into", "try_from", "into_bytes", "to_bytes", "as_any", "type_id", "duration_since", "iter_any"],
    ),
    (
        Quiet,
        Any,
        &["compare_exchange", "fetch_sub", "fetch_or", "fetch_and", "is_null", "cast", "offset", "add", "sub"],
    ),
    (Quiet, Any, &["emit", "to_le_bytes", "to_be_bytes", "is_positive", "rem_euclid", "div_ceil", "min_by", "max_by"]),
    (Quiet, Any, &["unzip", "partition", "filter_map", "flat_map", "scan", "to_tokens", "span", "join", "trim_start"]),
];

/// What a method does that no row names, by how its name begins.
const PREFIXES: &[(&str, Effect)] = &[
    ("remove_", Shrink(Remove)),
    ("swap_remove_", Shrink(Remove)),
    ("shift_remove_", Shrink(Remove)),
    ("pop_", Shrink(Take)),
    ("drain_", Shrink(Clear)),
    ("retain_", Shrink(Filter)),
    ("expire_", Shrink(Filter)),
    ("evict_", Shrink(Filter)),
    ("prune_", Shrink(Filter)),
    ("purge_", Shrink(Filter)),
    ("clear_", Shrink(Clear)),
    ("truncate_", Shrink(Trim)),
];

static EFFECTS: LazyLock<FxHashMap<(&'static str, u8), Effect>> = LazyLock::new(|| {
    let mut effects = FxHashMap::default();
    for &(effect, arity, names) in METHODS {
        for &count in arity.counts() {
            effects.extend(names.iter().map(|&name| ((name, count), effect)));
        }
    }
    effects
});

/// Returns what a method with this name and so many arguments does.
pub(super) fn effect(name: &str, arguments: usize) -> Option<Effect> {
    let count = u8::try_from(arguments.min(2)).unwrap_or(2);
    if let Some(effect) = EFFECTS.get(&(name, count)) {
        return Some(*effect);
    }
    PREFIXES.iter().find(|(prefix, _)| name.starts_with(prefix)).map(|&(_, effect)| effect)
}

/// Tells whether a method with this name may grow or shrink something, whatever its arguments.
pub(super) fn may_operate(name: &str) -> bool {
    (0..=2).any(|count| matches!(effect(name, count), Some(Grow(_) | Shrink(_) | Spawn | Poll | OrInsert)))
}
