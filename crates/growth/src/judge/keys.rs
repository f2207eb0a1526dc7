//! What the text of a key says of how many there will be: identities come without end, kinds are few.

use super::words::words;

/// What a key is called after.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum KeySense {
    /// A kind of thing, of which a program knows only so many: a class, a codec, a level.
    Kind,
    /// Nothing that tells.
    Plain,
    /// One thing among ever new ones: a session, a request, an address.
    Identity,
}

/// Last words of what is ever new.
const IDENTITIES: &[&str] = &[
    "account",
    "actor",
    "addr",
    "address",
    "body",
    "call",
    "chat",
    "client",
    "conn",
    "connection",
    "contact",
    "content",
    "cookie",
    "correlation",
    "customer",
    "destination",
    "digest",
    "email",
    "entity",
    "event",
    "fd",
    "filename",
    "fileno",
    "flow",
    "fut",
    "future",
    "guid",
    "guild",
    "hash",
    "host",
    "hostname",
    "id",
    "ident",
    "identifier",
    "invoice",
    "ip",
    "jid",
    "job",
    "line",
    "member",
    "message",
    "msg",
    "nonce",
    "number",
    "oid",
    "order",
    "peer",
    "phone",
    "pid",
    "player",
    "prompt",
    "query",
    "question",
    "remote",
    "req",
    "request",
    "room",
    "run",
    "sender",
    "seq",
    "sequence",
    "serial",
    "session",
    "sid",
    "signature",
    "sock",
    "socket",
    "span",
    "sql",
    "stream",
    "string",
    "subscriber",
    "task",
    "tenant",
    "text",
    "ticker",
    "ticket",
    "tid",
    "timestamp",
    "token",
    "trace",
    "transaction",
    "uid",
    "uri",
    "url",
    "user",
    "username",
    "uuid",
    "visitor",
    "websocket",
    "ws",
];

/// Last words of what is one of a few.
const KINDS: &[&str] = &[
    "alias",
    "attr",
    "attribute",
    "backend",
    "category",
    "class",
    "classname",
    "classpath",
    "cls",
    "code",
    "codec",
    "column",
    "component",
    "config",
    "counter",
    "country",
    "currency",
    "desc",
    "description",
    "device",
    "dialect",
    "driver",
    "dtype",
    "encoding",
    "exchange",
    "executor",
    "ext",
    "extension",
    "feature",
    "field",
    "flag",
    "format",
    "group",
    "hook",
    "idx",
    "index",
    "interface",
    "kind",
    "klass",
    "label",
    "labels",
    "lang",
    "language",
    "level",
    "locale",
    "method",
    "metric",
    "mimetype",
    "mode",
    "module",
    "name",
    "namespace",
    "op",
    "option",
    "package",
    "param",
    "parameter",
    "partition",
    "phase",
    "platform",
    "plugin",
    "policy",
    "position",
    "prefix",
    "priority",
    "prop",
    "property",
    "provider",
    "queue",
    "region",
    "role",
    "rule",
    "scheme",
    "scope",
    "section",
    "service",
    "setting",
    "severity",
    "shard",
    "signal",
    "slot",
    "stage",
    "state",
    "status",
    "suffix",
    "table",
    "timer",
    "timezone",
    "topic",
    "tp",
    "transport",
    "type",
    "types",
    "tz",
    "version",
];

/// Names of what holds a program's settings.
const CONFIGURATIONS: &[&str] =
    &["config", "conf", "cfg", "configuration", "settings", "options", "opts", "args", "meta", "_meta"];

/// What a system has a few of, though each has an identity: `node_id`.
const FEW: &[&str] = &[
    "appservice",
    "broker",
    "cluster",
    "component",
    "db",
    "database",
    "device",
    "instance",
    "node",
    "partition",
    "plugin",
    "pool",
    "region",
    "replica",
    "service",
    "shard",
    "slot",
    "table",
    "thread",
];

impl KeySense {
    /// Returns what the text of a key suggests. The name of a thing is told by what has it: `user.name` is one of ever new
    /// ones, `name` is not.
    pub(crate) fn of(text: &str) -> Self {
        // `node['ip']` is written `node.ip` elsewhere.
        let text = &text.replace("['", ".").replace("[\"", ".");
        let is_part = |letter: char| letter.is_alphanumeric() || matches!(letter, '_' | '.');
        let parts = text.split(|letter| !is_part(letter)).filter(|part| part.chars().any(char::is_alphabetic));
        // Of a tuple the part that varies most tells.
        parts.map(Self::of_path).max().unwrap_or(Self::Plain)
    }

    /// Tells whether a key is called after a part of a larger system, which has a few of them: a partition,
    /// a node. What a message calls its topic may be anything.
    pub(crate) fn is_of_system(text: &str) -> bool {
        let all = words(text);
        let is_named = all.len() > 1 && all.last().is_some_and(|last| last == "name");
        let spoken = if is_named { all.get(all.len() - 2) } else { all.last() };
        spoken.is_some_and(|word| FEW.contains(&&**word) || matches!(&**word, "tp" | "exchange"))
    }

    fn of_path(path: &str) -> Self {
        // What is configured does not come without end.
        if path.rsplit('.').skip(1).any(|part| CONFIGURATIONS.contains(&part.trim_start_matches('_'))) {
            return Self::Kind;
        }
        let spoken =
            path.rsplit('.').find(|part| !matches!(*part, "" | "value" | "key" | "name" | "self")).unwrap_or(path);
        let all = words(spoken);
        let Some(last) = all.last().map(|word| &**word) else { return Self::Plain };
        // Whose identity or name it is: `node_id`, `node.id`.
        let outer = path.rsplit('.').nth(1).map(words).unwrap_or_default();
        let whose = if all.len() > 1 { all.get(all.len() - 2) } else { outer.last() };
        let is_of = |table: &[&str]| whose.is_some_and(|whose| table.contains(&&**whose));
        if matches!(last, "id" | "key" | "ip" | "addr" | "address") && is_of(FEW) {
            return Self::Kind;
        }
        // `workername` and `worker_name` are the same.
        if last.strip_suffix("name").is_some_and(|whose| FEW.contains(&whose) || whose == "worker") {
            return Self::Kind;
        }
        // `username` and `hostname` stand in the table; `user_name` is the same.
        let is_name = last == "name" && all.len() > 1 && is_of(IDENTITIES);
        if is_name || IDENTITIES.contains(&last) || last.len() > 3 && IDENTITIES.contains(&last.trim_end_matches("id"))
        {
            Self::Identity
        } else if KINDS.contains(&last) {
            Self::Kind
        } else {
            Self::Plain
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_told_by_their_last_word() {
        for identity in
            ["session_id", "event._id", "self.request.sid", "userid", "(user_id, device)", "message['id']", "fut"]
        {
            assert_eq!(KeySense::of(identity), KeySense::Identity, "{identity}");
        }
        for kind in [
            "name",
            "cls.__name__",
            "worker_name",
            "http_status // 100",
            "(alias, type)",
            "node_id",
            "shard.id",
            "proc.index",
        ] {
            assert_eq!(KeySense::of(kind), KeySense::Kind, "{kind}");
        }
        for few in ["node['ip']", "appservice.id", "topic", "workername", "component_key", "pool.address"] {
            assert_eq!(KeySense::of(few), KeySense::Kind, "{few}");
        }
        assert_eq!(KeySense::of("user['ip']"), KeySense::Identity);
        assert!(KeySense::is_of_system("instance_name") && KeySense::is_of_system("tp"));
        assert!(!KeySense::is_of_system("user_name") && !KeySense::is_of_system("kind"));
        for plain in ["key", "resource", "k", ""] {
            assert_eq!(KeySense::of(plain), KeySense::Plain, "{plain}");
        }
    }
}
