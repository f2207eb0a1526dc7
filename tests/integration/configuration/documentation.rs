//! `docs/configuration.md`: its examples are run in their order in one project, and its table is the schema's.

use std::path::{Path, PathBuf};

use serde_json::Value;

use super::{LEAK, at_home};
use crate::readme::matches;
use crate::run::Left;
use crate::{Project, skep};

/// Begins a block that is to be saved.
const FILE: &str = "# skep.toml\n";
/// Stand round the table of keys.
const KEYS: [&str; 2] = ["<!-- keys: UPDATE=1 cargo test writes this table -->\n", "<!-- /keys -->\n"];

fn path() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/configuration.md")
}

#[test]
fn the_examples_print_what_is_shown() {
    let text = std::fs::read_to_string(path()).unwrap();
    let mut project = Project::new().with("service.py", LEAK);
    let mut commands = 0;
    for block in text.split("\n```").skip(1).step_by(2) {
        let (language, block) = block.split_once('\n').unwrap();
        match language {
            "toml" if block.starts_with(FILE) => project = project.with("skep.toml", block),
            "console" => {
                for example in format!("\n{block}").split("\n$ ").skip(1) {
                    check(example, &project);
                    commands += 1;
                }
            }
            _ => {}
        }
    }
    assert!(commands >= 6, "{commands}");
}

#[track_caller]
fn check(example: &str, project: &Project) {
    let mut lines = example.lines();
    let command = lines.next().unwrap();
    let code = lines.next().and_then(|line| line.strip_prefix("? ")).unwrap().parse().unwrap();
    let (variables, arguments) = command.split_once("skep ").unwrap();
    let run = variables.split_whitespace().filter_map(|variable| variable.split_once('='));
    let run = run.fold(at_home(arguments, project), |run, (name, value)| run.with_variable(name, value));
    let Left { stdout, stderr } = run.exits(code);
    let shown: Vec<&str> = lines.collect();
    let printed: Vec<&str> = stdout.lines().chain(stderr.lines()).collect();
    // Of a line that is too long to be read the beginning is shown.
    let (cut, whole): (Vec<&str>, Vec<&str>) =
        shown.into_iter().partition(|line| *line != "..." && line.ends_with("..."));
    let begins = |line: &str, cut: &str| line.starts_with(cut.trim_end_matches("..."));
    for cut in &cut {
        assert!(printed.iter().any(|line| begins(line, cut)), "$ {command}: {cut}\n{}", printed.join("\n"));
    }
    let printed: Vec<&str> = printed.into_iter().filter(|line| !cut.iter().any(|cut| begins(line, cut))).collect();
    assert!(matches(&whole, &printed), "$ {command}\n{}", printed.join("\n"));
}

/// `UPDATE=1 cargo test` writes the table anew.
#[test]
fn the_table_of_keys_is_the_schemas() {
    let text = std::fs::read_to_string(path()).unwrap();
    let (before, rest) = text.split_once(KEYS[0]).unwrap();
    let (table, after) = rest.split_once(KEYS[1]).unwrap();
    let current = table_of_keys();
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(path(), format!("{before}{}{current}{}{after}", KEYS[0], KEYS[1])).unwrap();
        return;
    }
    assert!(table == current, "out of date, UPDATE=1 writes it anew:\n{current}");
}

fn table_of_keys() -> String {
    let schema: Value = serde_json::from_str(&skep("config schema").exits(0).stdout).unwrap();
    let mut table = "\n| key | values | built in | variable | meaning |\n|---|---|---|---|---|\n".to_owned();
    rows(&schema, &schema, &[], &mut table);
    table + "\n"
}

fn resolved<'a>(schema: &'a Value, node: &'a Value) -> &'a Value {
    let name = node["$ref"].as_str().and_then(|path| path.rsplit('/').next());
    name.map_or(node, |name| &schema["$defs"][name])
}

fn rows(schema: &Value, node: &Value, path: &[&str], table: &mut String) {
    for (key, outer) in node["properties"].as_object().unwrap() {
        let path = [path, &[key.as_str()]].concat();
        let inner = resolved(schema, outer);
        if inner["properties"].is_object() {
            rows(schema, inner, &path, table);
            continue;
        }
        let default = match &outer["default"] {
            Value::Null => "not set".to_owned(),
            default => format!("`{default}`"),
        };
        let variable = format!("SKEP_{}", path.join("__").to_uppercase());
        let meaning = outer["description"].as_str().or(inner["description"].as_str()).unwrap().replace('\n', " ");
        let values = values(schema, inner);
        table.push_str(&format!("| `{}` | {values} | {default} | `{variable}` | {meaning} |\n", path.join(".")));
    }
}

fn values(schema: &Value, node: &Value) -> String {
    let constants = || Some(node["oneOf"].as_array()?.iter().map(|one| one["const"].clone()).collect());
    if let Some(words) = node["enum"].as_array().cloned().or_else(constants) {
        return words.iter().map(|word| format!("`{}`", word.as_str().unwrap())).collect::<Vec<_>>().join(", ");
    }
    let types = node["type"].as_array().cloned().unwrap_or_else(|| vec![node["type"].clone()]);
    let words = types.iter().filter_map(Value::as_str).filter(|word| *word != "null");
    let words = words.map(|word| match (word, node["format"].as_str()) {
        ("array", _) => format!("list of {}", values(schema, resolved(schema, &node["items"]))),
        ("object", _) => {
            format!("table of {}", values(schema, resolved(schema, &node["additionalProperties"])))
        }
        ("string", Some("date-time")) => "time".to_owned(),
        ("string", _) => "text".to_owned(),
        (other, _) => other.to_owned(),
    });
    words.collect::<Vec<_>>().join(" or ")
}
