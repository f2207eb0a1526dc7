//! What attributes say of the items that they stand on.

use syn::{Attribute, Meta};

use crate::facts::ScopeFlags;

/// Attributes that make a function an entry point that something outside calls for each event.
const HANDLERS: &[&str] = &[
    "get",
    "post",
    "put",
    "delete",
    "patch",
    "head",
    "options",
    "route",
    "handler",
    "endpoint",
    "event",
    "command",
    "subscribe",
    "message",
    "rpc",
    "method",
    "wasm_bindgen",
    "no_mangle",
    "pyfunction",
    "uniffi",
    "napi",
];

/// Returns what the attributes of a function say of its scope.
pub(super) fn scope_flags(attributes: &[Attribute]) -> ScopeFlags {
    let mut flags = ScopeFlags::NONE;
    for attribute in attributes {
        if is_test(attribute) {
            flags.insert(ScopeFlags::TEST);
        } else if let Some(last) = attribute.path().segments.last()
            && HANDLERS.iter().any(|handler| last.ident == handler)
        {
            flags.insert(ScopeFlags::HANDLER);
        }
    }
    flags
}

/// Tells whether the item only exists in tests: `#[test]`, `#[tokio::test]`, `#[cfg(test)]`, `#[bench]`.
pub(super) fn is_test(attribute: &Attribute) -> bool {
    let Some(last) = attribute.path().segments.last() else { return false };
    if last.ident == "test" || last.ident == "bench" || last.ident == "rstest" || last.ident == "test_case" {
        return true;
    }
    let Meta::List(list) = &attribute.meta else { return false };
    last.ident == "cfg" && requires_test(list.tokens.clone())
}

/// Tells whether a condition holds only in tests: `test`, `all(test, …)`, not `any(test, …)` nor `not(test)`.
fn requires_test(tokens: proc_macro2::TokenStream) -> bool {
    let tokens: Vec<_> = tokens.into_iter().collect();
    match tokens.as_slice() {
        [proc_macro2::TokenTree::Ident(word)] => word == "test",
        [proc_macro2::TokenTree::Ident(word), proc_macro2::TokenTree::Group(group)] if word == "all" => {
            let inner: Vec<_> = group.stream().into_iter().collect();
            inner
                .split(|token| matches!(token, proc_macro2::TokenTree::Punct(punct) if punct.as_char() == ','))
                .any(|part| matches!(part, [proc_macro2::TokenTree::Ident(word)] if word == "test"))
        }
        _ => false,
    }
}
