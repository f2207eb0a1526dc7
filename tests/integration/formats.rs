//! Every format, read back by a reader of its kind. Readers from other languages are asked by `tests/readers.py`.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use pulldown_cmark::{Event, Options, Parser, Tag};
use roxmltree::{Document, Node};
use serde_json::Value;

use super::run::Left;
use super::{Project, skep};

const LEAK: &str = "import asyncio\n\nSEEN = {}\n\n\nasync def handle(request):\n    SEEN[request.id] = request\n";

/// Asks about the example, which has three findings of severity high and three of medium.
fn example(arguments: &str) -> super::run::Run {
    skep(arguments).with_argument("examples/swarm").from(Path::new(env!("CARGO_MANIFEST_DIR")))
}

/// A project whose names and lines do what they can to whoever shows them.
fn hostile() -> Project {
    let source = LEAK.replace("SEEN = {}", "SEEN = {}  # </script>\x1b]0;owned\x07 | `` ``` @everyone \u{202e}");
    Project::new().with("a|b`c<b>@x [l](http:..)\x1b[31m & \"é\u{ffff}.py", &source)
}

fn schema(name: &str) -> jsonschema::Validator {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/schemas").join(name);
    let schema: Value = serde_json::from_str(&std::fs::read_to_string(file).unwrap()).unwrap();
    jsonschema::validator_for(&schema).unwrap()
}

#[track_caller]
fn fits(validator: &jsonschema::Validator, value: &Value) {
    let complaints: Vec<String> = validator.iter_errors(value).map(|error| error.to_string()).collect();
    assert!(complaints.is_empty(), "{complaints:?} in {value}");
}

/// Returns the lines, each of which fits the schema.
fn ndjson(left: &Left) -> Vec<Value> {
    let validator = schema("ndjson.1.json");
    let lines: Vec<Value> = left.stdout.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    lines.iter().for_each(|line| fits(&validator, line));
    lines
}

#[test]
fn ndjson_says_what_json_says_a_line_each() {
    let json = example("mem leaks --json").exits(1).json();
    let lines = ndjson(&example("mem leaks --format ndjson").exits(1).complains_of_nothing());
    let (summary, findings) = lines.split_last().unwrap();
    assert_eq!(findings.len(), json["findings"].as_array().unwrap().len());
    for (line, finding) in findings.iter().zip(json["findings"].as_array().unwrap()) {
        let mut line = line.clone();
        assert_eq!(line.as_object_mut().unwrap().remove("type"), Some("finding".into()));
        assert_eq!(&line, finding);
    }
    assert_eq!(summary["type"], "summary");
    for key in ["schema", "tool_version", "as_of", "success", "status", "exit_code", "complete", "data"] {
        assert_eq!(summary[key], json[key], "{key}");
    }
    assert_eq!((&summary["finding_count"], &summary["error_count"]), (&6.into(), &0.into()));
}

#[test]
fn ndjson_ends_with_a_summary_where_there_is_no_answer() {
    for (arguments, code) in [("mem leaks", 3), ("mem leaks nowhere", 2), ("mem leaks --frobnicate", 2)] {
        let left = skep(arguments).with_argument("--format=ndjson").within(&Project::new()).exits(code);
        let lines = ndjson(&left.complains_of_nothing());
        let types: Vec<&str> = lines.iter().map(|line| line["type"].as_str().unwrap()).collect();
        assert_eq!(types, ["error", "summary"], "{arguments}");
        assert_eq!((&lines[1]["success"], &lines[1]["exit_code"]), (&false.into(), &code.into()), "{arguments}");
    }
}

fn elements<'a>(document: &'a Document<'a>, name: &'static str) -> Vec<Node<'a, 'a>> {
    document.descendants().filter(move |node| node.has_tag_name(name)).collect()
}

#[test]
fn junit_has_a_case_a_finding() {
    let left = example("check --format junit").exits(1).complains_of_nothing();
    let document = Document::parse(&left.stdout).unwrap();
    let cases = elements(&document, "testcase");
    let failures = elements(&document, "failure");
    assert_eq!((cases.len(), failures.len(), elements(&document, "error").len()), (6, 6, 0));
    let first = cases[0];
    assert_eq!(first.attribute("classname"), Some("examples/swarm/services/hub.py"));
    assert_eq!(first.attribute("file"), Some("examples/swarm/services/hub.py"));
    assert_eq!(first.attribute("line"), Some("40"));
    assert_eq!(first.attribute("name"), Some("instance-collection-grows: SessionHub.sessions"));
    assert_eq!(failures[0].attribute("type"), Some("high"));
    let properties: BTreeMap<_, _> =
        elements(&document, "property").iter().map(|node| (node.attribute("name"), node.attribute("value"))).collect();
    assert_eq!(properties[&Some("skep.exit_code")], Some("1"));
}

#[test]
fn junit_passes_where_nothing_was_found_and_nowhere_else() {
    let clean = Project::new().with("a.py", "x = 1\n");
    let left = skep("check --format junit").within(&clean).exits(0);
    let document = Document::parse(&left.stdout).unwrap();
    assert_eq!(elements(&document, "testcase").len(), 1);
    assert_eq!(elements(&document, "failure").len() + elements(&document, "error").len(), 0);
    for (arguments, code) in [("check", 3), ("mem leaks nowhere", 2), ("check --frobnicate", 2)] {
        let left = skep(arguments).with_argument("--format=junit").within(&Project::new()).exits(code);
        let document = Document::parse(&left.stdout).unwrap();
        assert_eq!(elements(&document, "testcase").len(), 1, "{arguments}");
        assert_eq!(elements(&document, "error").len(), 1, "{arguments}");
        let suite = elements(&document, "testsuite")[0];
        assert_eq!((suite.attribute("tests"), suite.attribute("errors")), (Some("1"), Some("1")), "{arguments}");
    }
}

#[test]
fn foreign_text_does_not_break_xml() {
    let left = skep("mem leaks --fail-on never --format junit").within(&hostile()).exits(0);
    let document = Document::parse(&left.stdout).unwrap();
    let file = elements(&document, "testcase")[0].attribute("file").unwrap();
    assert_eq!(file, r#"a|b`c<b>@x [l](http:..)\u{1b}[31m & "é\u{ffff}.py"#);
}

/// One metric of an exposition.
#[derive(Default)]
struct Metric {
    helps: usize,
    types: usize,
    samples: BTreeMap<String, f64>,
}

/// Reads text format 0.0.4 strictly: help, type and samples of a name stand together, in that order.
fn exposition(text: &str) -> BTreeMap<String, Metric> {
    assert!(text.ends_with('\n'), "{text:?}");
    let mut metrics: BTreeMap<String, Metric> = BTreeMap::new();
    let mut last = String::new();
    for line in text.lines() {
        let words = |prefix| line.strip_prefix(prefix).and_then(|rest: &str| rest.split_once(' '));
        let name = match (words("# HELP "), words("# TYPE ")) {
            (Some((name, help)), _) => {
                assert!(!help.is_empty() && !metrics.contains_key(name), "{line}");
                metrics.entry(name.to_owned()).or_default().helps += 1;
                name
            }
            (None, Some((name, kind))) => {
                assert!(matches!(kind, "gauge" | "counter"), "{line}");
                metrics.get_mut(name).unwrap().types += 1;
                name
            }
            (None, None) => {
                let (series, value) = line.rsplit_once(' ').unwrap();
                let name = series.split('{').next().unwrap();
                let samples = &mut metrics.get_mut(name).unwrap().samples;
                assert_eq!(samples.insert(series.to_owned(), value.parse().unwrap()), None, "{line}");
                name
            }
        };
        assert!(line.starts_with("# HELP ") || name == last, "{line} stands apart");
        name.clone_into(&mut last);
    }
    for (name, metric) in &metrics {
        assert_eq!((metric.helps, metric.types), (1, 1), "{name}");
        assert!(name.starts_with("skep_") && !metric.samples.is_empty(), "{name}");
    }
    metrics
}

#[test]
fn prometheus_counts_what_was_found() {
    let metrics = exposition(&example("check --format prometheus").exits(1).complains_of_nothing().stdout);
    let value = |name: &str, labels: &str| metrics[name].samples[&format!("{name}{labels}")];
    assert_eq!(value("skep_findings", r#"{verb="check",severity="high"}"#), 3.0);
    assert_eq!(value("skep_findings", r#"{verb="check",severity="low"}"#), 0.0);
    assert_eq!(value("skep_mem_findings", r#"{severity="medium"}"#), 3.0);
    assert_eq!(value("skep_mem_containers", r#"{verdict="grows"}"#), 6.0);
    assert_eq!(value("skep_mem_files_scanned", ""), 13.0);
    assert_eq!(value("skep_check_exit_code", r#"{verb="check"}"#), 1.0);
    let census = exposition(&example("mem scan --format prometheus").exits(0).stdout);
    assert!(census.contains_key("skep_mem_containers"));
}

#[test]
fn prometheus_has_no_zero_where_nothing_was_checked() {
    for (arguments, code) in [
        ("check", 3),
        ("check --new-since no-such-commit", 3),
        ("mem leaks", 3),
        ("mem leaks nowhere", 2),
        ("check --frobnicate", 2),
    ] {
        let left = skep(arguments).with_argument("--format=prometheus").within(&Project::new()).exits(code);
        let metrics = exposition(&left.stdout);
        let zeros = metrics.keys().filter(|name| name.contains("findings") || name.starts_with("skep_mem_"));
        assert_eq!(zeros.count(), 0, "{arguments}: {}", left.stdout);
        let codes: Vec<f64> = metrics["skep_check_exit_code"].samples.values().copied().collect();
        assert_eq!(codes, [f64::from(code)], "{arguments}");
        assert!(left.stderr.starts_with("error: "), "{arguments}: {}", left.stderr);
    }
}

/// What GitHub reads beyond CommonMark.
const GITHUB: Options = Options::ENABLE_TABLES
    .union(Options::ENABLE_STRIKETHROUGH)
    .union(Options::ENABLE_TASKLISTS)
    .union(Options::ENABLE_MATH);

#[test]
fn markdown_is_a_table_with_proofs() {
    let left = example("check --format markdown").exits(1).complains_of_nothing();
    let events: Vec<Event<'_>> = Parser::new_ext(&left.stdout, GITHUB).collect();
    let count = |wanted: fn(&Event<'_>) -> bool| events.iter().filter(|event| wanted(event)).count();
    assert_eq!(count(|event| matches!(event, Event::Start(Tag::TableRow))), 6);
    assert_eq!(count(|event| matches!(event, Event::Html(html) if html.starts_with("<details>"))), 6);
    assert!(left.stdout.starts_with("## skep check: violated\n"), "{}", left.stdout);
    left.says("Next: `skep explain instance-collection-grows`\n");
}

#[test]
fn foreign_text_is_no_markdown() {
    let left = skep("mem leaks --fail-on never --format markdown").within(&hostile()).exits(0);
    let mut cells = 0;
    for event in Parser::new_ext(&left.stdout, GITHUB) {
        match event {
            Event::Start(Tag::Link { .. } | Tag::Image { .. } | Tag::Strong | Tag::Emphasis) => {
                assert!(left.stdout.contains("**exit 0**"), "{event:?}");
                assert!(!matches!(event, Event::Start(Tag::Link { .. } | Tag::Image { .. })), "{event:?}");
            }
            Event::Start(Tag::TableCell) => cells += 1,
            Event::InlineHtml(html) => assert!(["<br>", "<code>", "</code>"].contains(&&*html), "{html}"),
            Event::Html(html) => {
                let ours = html.starts_with("<summary>") || ["<details>\n", "</details>\n"].contains(&&*html);
                assert!(ours && !html.contains("<b>") && !html.contains("</script>"), "{html}");
            }
            _ => {}
        }
    }
    assert_eq!(cells, 4 + 4, "{}", left.stdout);
    assert!(!left.stdout.contains(['\x1b', '\x07', '\u{202e}']), "{}", left.stdout);
}

#[test]
fn markdown_says_why_there_is_no_answer() {
    let left = skep("check --format markdown").within(&Project::new()).exits(3);
    left.says("## skep check: unknown").says("**exit 3**: nothing to check").says("hint: ");
}

fn gitlab(left: &Left) -> Vec<Value> {
    let report: Value = serde_json::from_str(&left.stdout).unwrap();
    fits(&schema("gitlab-code-quality.json"), &report);
    let entries = report.as_array().unwrap().clone();
    let fingerprints: BTreeSet<&str> = entries.iter().map(|entry| entry["fingerprint"].as_str().unwrap()).collect();
    assert_eq!(fingerprints.len(), entries.len(), "GitLab drops entries with the fingerprint of another: {report}");
    entries
}

#[test]
fn gitlab_gets_paths_of_the_repository() {
    let project = Project::new().with("services/hub.py", LEAK);
    for argument in [".", "./hub.py", "../services"] {
        let run = skep("mem leaks --fail-on never --format gitlab").with_argument(argument);
        let entries = gitlab(&run.from(&project.path("services")).exits(0));
        let location = &entries[0]["location"];
        assert_eq!((&location["path"], &location["lines"]["begin"]), (&"services/hub.py".into(), &3.into()));
    }
    let severities: Vec<Value> =
        gitlab(&example("check --format gitlab").exits(1)).iter().map(|entry| entry["severity"].clone()).collect();
    assert_eq!(severities, ["critical", "critical", "critical", "major", "major", "major"]);
}

#[test]
fn gitlab_never_gets_an_empty_list_for_no_answer() {
    for (arguments, code) in [("check", 3), ("mem leaks nowhere", 2), ("check --frobnicate", 2)] {
        let left = skep(arguments).with_argument("--format=gitlab").within(&Project::new()).exits(code);
        let entries = gitlab(&left);
        assert_eq!((entries.len(), &entries[0]["severity"]), (1, &"blocker".into()), "{arguments}");
    }
    let clean = Project::new().with("a.py", "x = 1\n");
    assert_eq!(gitlab(&skep("check --format gitlab").within(&clean).exits(0)).len(), 0);
}

#[test]
fn agents_get_a_line_a_finding_and_the_verdict() {
    let left = example("check --format agent").exits(1).complains_of_nothing();
    let lines: Vec<&str> = left.stdout.lines().collect();
    assert_eq!(lines.len(), 7, "{}", left.stdout);
    let start = "examples/swarm/services/hub.py:40 instance-collection-grows high SessionHub.sessions: grows in";
    assert!(lines[0].starts_with(start) && lines[0].contains("; fix: self.sessions.pop"), "{}", lines[0]);
    assert!(lines[6].starts_with("exit 1 violated: 3 high, 3 medium in 13 files"), "{}", lines[6]);
    assert!(lines[6].ends_with("next: skep explain instance-collection-grows"), "{}", lines[6]);
    assert_eq!(example("check").with_variable("SKEP_FORMAT", "agent").exits(1).stdout, left.stdout);
    let error = skep("check --format agent").within(&Project::new()).exits(3).complains_of_nothing();
    assert!(error.stdout.starts_with("exit 3 unknown: nothing to check"), "{}", error.stdout);
    error.says("; hint: ");
}

#[test]
fn nobody_guesses_that_an_agent_asks() {
    let plain = example("check --format plain").exits(1).stdout;
    let asked = example("check").with_variable("CI", "true").with_variable("AI_AGENT", "1").exits(1).stdout;
    assert_eq!(plain.lines().next(), asked.lines().next());
}

#[test]
fn github_is_told_of_what_it_does_not_show() {
    let mut project = Project::new();
    for index in 0..12 {
        project = project.with(&format!("module_{index}.py"), LEAK);
    }
    let left = skep("mem leaks --fail-on never --format github").within(&project).exits(0);
    assert_eq!(left.stdout.lines().count(), 12);
    assert!(left.stdout.lines().all(|line| line.starts_with("::")), "{}", left.stdout);
    let severity = if left.stdout.starts_with("::error") { "error" } else { "warning" };
    left.complains(&format!("note: GitHub shows 10 of 12 {severity} annotations"));
}

#[test]
fn github_titles_and_messages_complement_each_other() {
    let left = example("check --format github").exits(1).complains_of_nothing();
    let first = left.stdout.lines().next().unwrap();
    assert!(first.contains("title=instance-collection-grows%3A SessionHub.sessions::grows in on_connect()"), "{first}");
}

#[test]
fn a_format_is_carried_where_there_is_something_for_it() {
    for (verb, carried, others) in [
        ("explain", "ndjson markdown agent", "prometheus junit gitlab"),
        ("schema check", "ndjson markdown agent", "sarif prometheus"),
    ] {
        for format in carried.split(' ') {
            skep(verb).with_argument("--format").with_argument(format).exits(0);
        }
        for format in others.split(' ') {
            let left = skep(verb).with_argument("--format").with_argument(format).exits(2).says_nothing();
            left.complains("it can be written as human, plain, json, ndjson, markdown, agent");
        }
    }
    example("mem scan --format junit").exits(2).complains("ndjson, prometheus, openmetrics, markdown, agent");
    let help = skep("check --help").exits(0).stdout;
    let help = help.split_whitespace().collect::<Vec<_>>().join(" ");
    let formats = skep_kit::join_formats(skep_kit::Format::ALL).replace(", agent", " or agent");
    assert!(help.contains(&formats), "{formats} is not in {help}");
}
