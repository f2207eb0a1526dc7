//! `skep.toml`.

use super::{Project, skep};

#[test]
fn an_unknown_key_is_2_with_its_line_a_caret_and_a_suggestion() {
    let project = Project::new().with("skep.toml", "# ours\n[mem]\nfial_on = \"high\"\n");
    let left = skep("mem leaks").within(&project).exits(2).says_nothing();
    left.complains("skep.toml:3:1")
        .complains("3 | fial_on = \"high\"")
        .complains("^^^^^^^ unknown key")
        .complains("did you mean `fail_on`?");
    let json = skep("check --json").within(&project).exits(2).json();
    assert_eq!(json["errors"][0]["code"], "unknown-key");
    assert_eq!(json["errors"][0]["target"], "skep.toml:3");
}

#[test]
fn a_file_that_is_no_toml_is_2() {
    let project = Project::new().with("skep.toml", "[mem\n");
    skep("mem leaks").within(&project).exits(2).complains("cannot read skep.toml").complains("skep.toml:1:4");
}

#[test]
fn without_config_it_is_not_read() {
    let project = Project::new().with("skep.toml", "nonsense");
    skep("mem leaks --no-config").within(&project).exits(3).complains("nothing to check");
}

#[test]
fn the_nearest_file_above_counts_and_the_clock_is_pinned() {
    let project = Project::new().with("skep.toml", "as_of = \"2026-01-31T12:00:00Z\"\n").with("a/b/x.txt", "");
    let json = skep("mem leaks --json").from(&project.path("a/b")).exits(3).json();
    assert_eq!(json["as_of"], "2026-01-31T12:00:00Z");
    assert_ne!(json["generated_at"], json["as_of"]);
    assert_eq!(skep("mem leaks --json --no-config").within(&project).exits(3).json()["as_of"], serde_json::Value::Null);
}

#[test]
fn a_path_argument_does_not_choose_the_file() {
    let project = Project::new().with("inner/skep.toml", "nonsense");
    skep("mem leaks inner").within(&project).exits(3);
}
