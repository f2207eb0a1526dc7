//! Functions that undo one another, by their names. Such a name says that what was put in comes to an end; what really takes
//! something out is told by the facts.

/// Verbs of functions that put something in, and of those that take it out again.
const OPPOSITES: &[(&str, &[&str])] = &[
    ("connect", &["disconnect"]),
    ("subscribe", &["unsubscribe"]),
    ("register", &["unregister", "deregister"]),
    ("attach", &["detach"]),
    ("bind", &["unbind"]),
    ("mount", &["unmount"]),
    ("hook", &["unhook"]),
    ("watch", &["unwatch"]),
    ("observe", &["unobserve"]),
    ("listen", &["unlisten"]),
    ("add", &["remove", "discard", "delete"]),
];

/// Returns what a function would be called that takes out what the one called `name` puts in.
pub(super) fn opposites(name: &str) -> impl Iterator<Item = String> + '_ {
    let plain = name.trim_start_matches('_');
    let (underscores, verb) = (&name[..name.len() - plain.len()], plain.split('_').next().unwrap_or(plain));
    let known = OPPOSITES.iter().find(|(known, _)| *known == verb);
    let removers = known.map(|(_, removers)| *removers).unwrap_or_default();
    removers.iter().map(move |remover| format!("{underscores}{remover}{}", &plain[verb.len()..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_has_the_opposite_of_its_verb() {
        assert_eq!(opposites("_add_peer").collect::<Vec<_>>(), ["_remove_peer", "_discard_peer", "_delete_peer"]);
        assert_eq!(opposites("connect").collect::<Vec<_>>(), ["disconnect"]);
        assert!(opposites("address").next().is_none());
    }
}
