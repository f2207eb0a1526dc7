//! The rules behind `skep config check`, so that a fault of the configuration is explained like any other finding.

use skep_kit::{Rule, Severity};

/// All of them.
pub(crate) static RULES: &[&Rule] = &[&UNREADABLE, &SYNTAX, &UNKNOWN_KEY, &BAD_VALUE, &NEEDS_TRUST];

pub(crate) static UNREADABLE: Rule = Rule {
    name: "config-unreadable",
    code: "CF001",
    severity: Severity::High,
    summary: "a skep.toml that is there but cannot be read",
    doc: "## What it finds

A `skep.toml` that is a folder, a pipe or a device, larger than 1 MiB, no UTF-8, or that you may not read.

## Why it hurts

Every check ends with exit 2: to go on without the file would be to check something else than was asked for.

## Example

```sh
mkdir skep.toml
```

## Better

```sh
skep config init
```

## What it cannot see

Whether a file that cannot be read would be in order.

## Options

`--no-config` reads neither the project's file nor yours.
",
};

pub(crate) static SYNTAX: Rule = Rule {
    name: "config-syntax",
    code: "CF002",
    severity: Severity::High,
    summary: "a skep.toml that is no TOML",
    doc: "## What it finds

Text that is no TOML: a quote without its partner, a table opened twice, a key without a value.

## Why it hurts

Every check ends with exit 2.

## Example

```toml
[mem
fail_on = high
```

## Better

```toml
[mem]
fail_on = \"high\"
```

## What it cannot see

Keys and values of a file that is no TOML are not checked until it is.

## Options

`--no-config` reads neither the project's file nor yours.
",
};

pub(crate) static UNKNOWN_KEY: Rule = Rule {
    name: "config-unknown-key",
    code: "CF003",
    severity: Severity::High,
    summary: "a key, or an environment variable, that skep does not know",
    doc: "## What it finds

A key that no table has, and an environment variable `SKEP_TABLE__KEY` that names none. A variable without `__` belongs to
somebody else, unless it is a slip away from one that skep heeds, as `SKEP_FROMAT` is from `SKEP_FORMAT`.

## Why it hurts

What is misspelt does nothing, and a gate that nobody has closed looks like one that all have passed.

## Example

```toml
[mem]
fial_on = \"medium\"
```

## Better

```toml
[mem]
fail_on = \"medium\"
```

## What it cannot see

A key that is right and stands in the wrong table is called unknown there; where it belongs is not said.

## Options

`skep config show` lists every key. `--no-config` reads no file; variables count all the same.
",
};

pub(crate) static BAD_VALUE: Rule = Rule {
    name: "config-bad-value",
    code: "CF004",
    severity: Severity::High,
    summary: "a value that its key cannot have",
    doc: "## What it finds

A word where a number is needed, a severity that there is not, a glob that is none.

## Why it hurts

Every check ends with exit 2. A value that is overridden is complained of too: it will count on another machine.

## Example

```toml
[mem]
fail_on = \"loud\"
```

## Better

```toml
[mem]
fail_on = \"high\"
```

## What it cannot see

Whether a value is wise.

## Options

`skep config schema` prints what each key can have, for editors.
",
};

pub(crate) static NEEDS_TRUST: Rule = Rule {
    name: "config-needs-trust",
    code: "CF005",
    severity: Severity::Low,
    summary: "a key that does nothing until you trust the project's file",
    doc: "## What it finds

A key of the project's `skep.toml` that could do something to whoever runs skep there: run a command, send a secret to an
address. It is left out until you have read the file and trust it.

## Why it hurts

What rests on the key is not checked. Were it not left out, looking into a stranger's project would run their commands.

## Example

```sh
git clone STRANGER && cd stranger && skep check
```

## Better

```sh
less skep.toml
skep config trust
```

## What it cannot see

Whether a file deserves trust.

## Options

`--trust` trusts the file for one run. Trust ends when the file changes, and with `skep config trust --revoke`.
",
};
