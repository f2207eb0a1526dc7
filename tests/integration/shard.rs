//! `--shard` and `skep merge`: the shares of a tree, put together, are what one run finds.

use serde_json::Value;

use super::{Project, skep};

/// Several programs: two that import each other, some that do not, a crate, and a file that cannot be parsed.
fn project() -> Project {
    let leak =
        |name: &str| format!("{name} = {{}}\n\nasync def on_request(request):\n    {name}[request.id] = request\n");
    let user = "from one.table import ONE\n\nasync def on_request(request):\n    ONE.pop(request.id, None)\n";
    let worker = "use std::collections::HashMap;\nuse std::sync::Mutex;\n\npub static JOBS: Mutex<Option<HashMap<u64, u64>>> = Mutex::new(None);\n";
    let mut project = Project::new()
        .with("one/__init__.py", "")
        .with("one/table.py", &leak("ONE"))
        .with("two/user.py", user)
        .with("worker/Cargo.toml", "")
        .with("worker/src/lib.rs", worker)
        .with("torn/x.py", "def f(:\n");
    for name in ["three", "four", "five", "six"] {
        project = project.with(&format!("{name}/table.py"), &leak(&name.to_uppercase()));
    }
    project
}

fn json(text: &str) -> Value {
    super::run::valid_envelope(text)
}

/// Runs each share, into files `1.json` and so on; returns their names.
fn shares(project: &Project, verb: &str, count: u32) -> Vec<String> {
    let run = |index: u32| {
        let output = skep(&format!("{verb} --json --shard {index}/{count} --jobs {index}"))
            .within(project)
            .into_command()
            .output()
            .unwrap();
        assert!(matches!(output.status.code(), Some(0 | 1)), "{output:?}");
        let name = format!("{index}.json");
        let text = String::from_utf8(output.stdout).unwrap();
        assert_eq!(json(&text)["run"]["shard"], format!("{index}/{count}"));
        std::fs::write(project.path(&name), text).unwrap();
        name
    };
    (1..=count).map(run).collect()
}

#[test]
fn merged_shares_are_what_one_run_finds() {
    for count in [1, 2, 3, 8] {
        let project = project();
        let whole = skep("mem leaks --json").within(&project).exits(1).json();
        assert_eq!(whole["findings"].as_array().unwrap().len(), 4, "ONE is in order");
        let files = shares(&project, "mem leaks", count).join(" ");
        let merged = skep(&format!("merge --json {files}")).within(&project).exits(1).json();
        for part in ["schema", "data", "findings", "errors", "exit_code", "complete"] {
            assert_eq!(merged[part], whole[part], "{part} of {count}");
        }
    }
}

#[test]
fn a_census_is_merged_too() {
    let project = project();
    let whole = skep("mem scan --json").within(&project).exits(0).json();
    let files = shares(&project, "mem scan", 3).join(" ");
    assert_eq!(skep(&format!("merge --json {files}")).within(&project).exits(0).json()["data"], whole["data"]);
}

#[test]
fn merged_sarif_has_every_result() {
    let project = project();
    let files = shares(&project, "mem leaks", 3).join(" ");
    let sarif = |arguments: &str| {
        let text = skep(arguments).within(&project).exits(1).stdout;
        let value: Value = serde_json::from_str(&text).unwrap();
        value["runs"][0]["results"].clone()
    };
    let merged = sarif(&format!("merge --format sarif {files}"));
    let whole = sarif("mem leaks --format sarif");
    let of = |results: &Value, key: &str| -> Vec<Value> {
        results.as_array().unwrap().iter().map(|result| result[key].clone()).collect()
    };
    for key in ["ruleId", "level", "locations", "partialFingerprints"] {
        assert_eq!(of(&merged, key), of(&whole, key), "{key}");
    }
}

#[test]
fn budgets_hold_over_all_shares() {
    let project = project();
    let files = shares(&project, "mem leaks", 3).join(" ");
    skep(&format!("merge --max high=4 {files}")).within(&project).exits(0).says("4 high within --max high=4");
    skep(&format!("merge --max high=3 {files}")).within(&project).exits(1);
}

#[test]
fn a_missing_or_doubled_share_is_no_pass() {
    let project = Project::new().with("a/x.py", "X = 1\n").with("b/y.py", "Y = 1\n");
    let files = shares(&project, "mem leaks", 2);
    skep(&format!("merge {}", files.join(" "))).within(&project).exits(0);
    skep("merge 1.json").within(&project).exits(3).complains("share 2/2 is missing");
    skep("merge 1.json 1.json").within(&project).exits(2).complains("share 1/2 is in `1.json` and in `1.json`");
    skep("merge 1.json nothing.json").within(&project).exits(2).complains("cannot read `nothing.json`");
    std::fs::write(project.path("torn.json"), "{\"schema\"").unwrap();
    skep("merge 1.json torn.json").within(&project).exits(2).complains("`torn.json` is no answer of skep");
    skep("merge 1.json 2.json --select ML1").within(&project).exits(2).complains("counted already");
    let failed = skep("mem leaks --json nowhere").within(&project).exits(2).stdout;
    std::fs::write(project.path("failed.json"), failed).unwrap();
    skep("merge 1.json 2.json failed.json").within(&project).exits(3).complains("could not check");
}

#[test]
fn an_empty_share_is_in_order_and_an_empty_tree_is_not() {
    let project = Project::new().with("a/x.py", "X = 1\n");
    let answer = skep("mem leaks --shard 2/2").within(&project).exits(0);
    answer.says("no program falls to this share");
    std::fs::remove_file(project.path("a/x.py")).unwrap();
    skep("mem leaks --shard 2/2").within(&project).exits(3).complains("nothing to check");
    skep("mem leaks --shard 3/2").within(&project).exits(2).complains("`3/2` is no share");
}

#[test]
fn what_is_merged_is_judged_by_who_set_the_limit() {
    let project = project();
    let files = shares(&project, "mem leaks", 2).join(" ");
    let project = project.with("skep.toml", "[mem]\nmax = { critical = 0, medium = 9, low = 9 }\n");
    let run = || skep(&format!("merge {files}")).within(&project);
    run().exits(1).says("high, max high = 0 in skep.toml");
    run().with_variable("SKEP_MEM__MAX__HIGH", "9").exits(0).says("high within SKEP_MEM__MAX__HIGH=9");
    skep("merge 1.json").within(&project.with("skep.toml", "[mem]\nfial_on = 1\n")).exits(2).complains("unknown key");
}
