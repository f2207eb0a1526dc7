//! `skep explain`.

use super::skep;

#[test]
fn an_unknown_rule_is_2() {
    skep("explain no-such-rule")
        .exits(2)
        .says_nothing()
        .complains("`no-such-rule` is no rule")
        .complains("skep explain");
    let json = skep("explain no-such-rule --json").exits(2).json();
    assert_eq!(json["errors"][0]["code"], "unknown-rule");
}

#[test]
fn all_rules_are_listed() {
    let json = skep("explain --json").exits(0).json();
    let rules = json["data"]["rules"].as_array().unwrap();
    assert!(rules.is_sorted_by_key(|rule| rule["code"].as_str().unwrap()));
    for rule in rules {
        let name = rule["name"].as_str().unwrap();
        skep("explain").with_argument(name).exits(0).says(name);
        skep("explain").with_argument(rule["code"].as_str().unwrap().to_lowercase()).exits(0).says(name);
    }
}

#[test]
fn a_pipe_gets_markdown_and_a_terminal_what_reads_well() {
    let piped = skep("explain ML103").exits(0).says("\n## Example\n").says("\n```python\n");
    assert!(!piped.stdout.contains("\n ## "), "{}", piped.stdout);
    let json = skep("explain ML103 --json").exits(0).json();
    assert!(json["data"]["rules"][0]["doc"].as_str().unwrap().contains("\n## Better\n"));
    let human = skep("explain ML103 --format human").exits(0).says("\nExample\n").says("\n      class ");
    assert!(!human.stdout.contains("```") && !human.stdout.contains("## "), "{}", human.stdout);
}

#[test]
fn the_beginning_of_codes_lists_those_rules() {
    let json = skep("explain RL --json").from(std::path::Path::new("/")).exits(0).json();
    let codes: Vec<&str> =
        json["data"]["rules"].as_array().unwrap().iter().filter_map(|rule| rule["code"].as_str()).collect();
    assert!(codes.len() > 2 && codes.iter().all(|code| code.starts_with("RL")), "{codes:?}");
    skep("explain ZZ").from(std::path::Path::new("/")).exits(2).complains("`ZZ` is no rule");
}
