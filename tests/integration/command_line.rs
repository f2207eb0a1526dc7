//! Flags, formats, and what is said where the command line is wrong.

use super::{Project, skep};

#[test]
fn bare_skep_answers_with_questions() {
    skep("").exits(0).says("skep check").says("skep mem leaks").complains_of_nothing();
    let json = skep("--json").exits(0).json();
    assert_eq!(json["schema"], "skep/questions/1");
    assert!(json["data"]["questions"].as_array().unwrap().len() >= 4);
}

#[test]
fn a_wrong_command_line_is_2() {
    skep("--frobnicate").exits(2).says_nothing().complains("--frobnicate");
    skep("mem leeks").exits(2).complains("leaks");
    skep("check --format yaml").exits(2).complains(
        "there are human, plain, json, ndjson, sarif, github, gitlab, junit, prometheus, openmetrics, markdown, agent",
    );
    skep("check --fail-on loud").exits(2).complains("low, medium, high and never");
    skep("check --json --format plain").exits(2).says("bad-command-line");
    skep("check -q -v").exits(2).says_nothing();
    skep("check").with_variable("SKEP_FORMAT", "yaml").exits(2).complains("SKEP_FORMAT");
}

#[test]
fn a_wrong_command_line_is_an_envelope_where_json_was_asked_for() {
    for asked in ["--json", "--format json", "--format=json"] {
        let left = skep(asked).with_argument("--frobnicate").exits(2);
        let json = left.json();
        assert_eq!(json["errors"][0]["code"], "bad-command-line");
        assert_eq!((&json["success"], &json["exit_code"]), (&false.into(), &2.into()));
        left.complains_of_nothing();
    }
    let json = skep("--fromat x").with_variable("SKEP_FORMAT", "json").exits(2).json();
    assert_eq!(json["errors"][0]["hints"][0], "a similar argument exists: '--format'");
}

#[test]
fn a_format_that_is_not_carried_is_2_and_names_those_that_are() {
    let left = skep("mem scan --format sarif").exits(2).says_nothing();
    left.complains("cannot be written as sarif").complains("human, plain, json");
    skep("mem scan --output github:x").exits(2).complains("cannot be written as github");
}

#[test]
fn a_dotted_verb_is_understood() {
    let project = Project::new();
    let json = skep("mem.leaks --json").within(&project).exits(3).json();
    assert_eq!(json["schema"], "skep/mem.leaks/1");
    skep("mem.nothing").exits(2);
}

#[test]
fn quiet_says_nothing_but_errors() {
    skep("-q").exits(0).says_nothing().complains_of_nothing();
    skep("-q mem leaks").within(&Project::new()).exits(3).says_nothing().complains("nothing to check");
    skep("-q --json mem leaks").within(&Project::new()).exits(3).says_nothing().complains("nothing to check");
}

#[test]
fn colour_comes_where_it_is_wanted() {
    let coloured = |left: super::run::Left| left.stderr.contains('\x1b');
    let project = Project::new();
    let run = |arguments| skep(arguments).within(&project);
    assert!(!coloured(run("check").exits(3)));
    assert!(coloured(run("check --color always").exits(3)));
    assert!(coloured(run("check").with_variable("CLICOLOR_FORCE", "1").exits(3)));
    let both = run("check").with_variable("CLICOLOR_FORCE", "1").with_variable("NO_COLOR", "1");
    assert!(!coloured(both.exits(3)));
}

#[test]
fn schemas_are_printed_as_they_are_checked_in() {
    let left = skep("schema mem.leaks").exits(0);
    assert_eq!(left.stdout, include_str!("../schemas/mem.leaks.1.json"));
    assert_eq!(skep("schema mem leaks").exits(0).stdout, left.stdout);
    skep("schema mem.leeks").exits(2).complains("did you mean `mem.leaks`?");
    let json = skep("schema check --json").exits(0).json();
    assert_eq!(json["data"]["schemas"][0]["document"]["title"], "skep/check/1");
}

#[test]
fn all_schemas_are_listed() {
    let left = skep("schema").exits(0).says("skep/mem.leaks/1").says("skep/error/1");
    let json = skep("schema --json").exits(0).json();
    let schemas = json["data"]["schemas"].as_array().unwrap();
    assert_eq!(left.stdout.matches("  skep/").count(), schemas.len());
    for schema in schemas {
        assert_eq!(schema["document"]["properties"]["schema"]["const"], schema["schema"]);
    }
}
