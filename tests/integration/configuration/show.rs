//! `skep config show`.

use serde_json::{Value, json};

use super::at_home;
use crate::Project;

#[test]
fn every_key_knows_where_it_comes_from() {
    let project = Project::new()
        .with("home/.config/skep/skep.toml", "[mem]\ninclude_tests = true\nexclude = [\"a\"]\n")
        .with("skep.toml", "# ours\n[mem]\nexclude = [\"b\", \"c\"]\n");
    let run = |arguments| at_home(arguments, &project).with_variable("SKEP_MEM__FAIL_ON", "warning");
    let json = run("config show --json").exits(0).json();
    let keys = json["data"]["keys"].as_array().unwrap();
    let key = |name: &str| -> &Value { keys.iter().find(|key| key["key"] == name).unwrap() };
    assert_eq!((&key("as_of")["value"], &key("as_of")["origin"]["layer"]), (&Value::Null, &"built_in".into()));
    assert_eq!(
        (&key("mem.exclude")["value"], &key("mem.exclude")["origin"]["path"]),
        (&json!(["b", "c"]), &"skep.toml".into())
    );
    assert_eq!(
        (&key("mem.exclude")["origin"]["line"], &key("mem.exclude")["origin"]["layer"]),
        (&3.into(), &"project".into())
    );
    assert_eq!(key("mem.include_tests")["origin"]["layer"], "user");
    assert_eq!(key("mem.fail_on")["origin"]["variable"], "SKEP_MEM__FAIL_ON");
    let table = run("config show --origin").exits(0).says("SKEP_MEM__FAIL_ON\n").stdout;
    let row = table.lines().find(|line| line.starts_with("mem.exclude ")).unwrap();
    let words: Vec<&str> = row.split_whitespace().collect();
    assert_eq!(words, ["mem.exclude", "[\"b\",", "\"c\"]", "skep.toml:3"]);
}

#[test]
fn what_is_shown_can_be_saved_and_means_the_same() {
    let project = Project::new().with(
        "skep.toml",
        "as_of = 2026-01-31T12:00:00Z\n[mem]\nexclude = [\"a'\\\"\"]\nmax = { critical = 0 }\n\
                        per_path_ignores = { \"a/**\" = [\"ML1\"] }\n",
    );
    let shown = at_home("config show", &project).exits(0).complains_of_nothing().stdout;
    let values = |project: &Project| {
        let json = at_home("config show --json", project).exits(0).json();
        let keys = json["data"]["keys"].as_array().unwrap().clone();
        keys.into_iter().map(|key| (key["key"].clone(), key["value"].clone())).collect::<Vec<_>>()
    };
    let saved = Project::new().with("skep.toml", &shown);
    assert_eq!(values(&saved), values(&project));
    assert_eq!(at_home("config show", &saved).exits(0).stdout, shown);
    let nothing = at_home("config show", &Project::new()).exits(0).stdout;
    assert!(nothing.contains("# as_of is not set\n") && nothing.parse::<toml::Table>().is_ok(), "{nothing}");
}

#[test]
fn a_bad_configuration_cannot_be_shown() {
    let project = Project::new().with("skep.toml", "a = 1\nb = 2\n");
    let left = at_home("config show", &project).exits(2).says_nothing();
    left.complains("unknown key `a`").complains("`skep config check` shows 1 more");
    at_home("config show --no-config", &project).exits(0).says("[mem]");
}
