//! `skep obs metrics` and `skep obs health`.

use std::io::Write as _;
use std::process::{Command, Stdio};

use serde_json::Value;

use super::run::{Project, skep};

/// Thresholds that nothing on this machine is beyond, so that a test sees its own trouble alone.
const QUIET: &str = "\
[obs.thresholds]
memory = { warn = 9.0, critical = 9.0 }
cpu = { warn = 9.0, critical = 9.0 }
disk = { warn = 9.0, critical = 9.0 }
inodes = { warn = 9.0, critical = 9.0 }
oom_kills = { warn = 1e9, critical = 1e9 }
";

/// The same machine, with memory that is critical and disks that are a warning.
const LOUD: &str = "\
[obs.thresholds]
memory = { warn = 0.0, critical = 0.0 }
cpu = { warn = 9.0, critical = 9.0 }
disk = { warn = 0.0, critical = 9.0 }
inodes = { warn = 9.0, critical = 9.0 }
oom_kills = { warn = 1e9, critical = 1e9 }
";

fn rows<'a>(json: &'a Value, key: &str) -> &'a [Value] {
    json["data"][key].as_array().unwrap()
}

fn value(json: &Value, name: &str) -> Option<f64> {
    rows(json, "metrics").iter().find(|row| row["name"] == name)?["value"].as_f64()
}

fn component<'a>(json: &'a Value, name: &str) -> &'a Value {
    rows(json, "components").iter().find(|row| row["component"] == name).unwrap()
}

#[test]
fn metrics_are_measured_now_and_change_nothing() {
    let project = Project::new();
    let json = skep("obs metrics --json").within(&project).exits(0).json();
    assert!(
        value(&json, "skep_host_memory_bytes").unwrap() > value(&json, "skep_host_memory_available_bytes").unwrap()
    );
    for name in ["skep_host_memory_used_ratio", "skep_host_cpu_used_ratio", "skep_host_disk_used_ratio"] {
        let share = value(&json, name).unwrap();
        assert!((0.0..=1.0).contains(&share), "{name} is {share}");
    }
    let own = value(&json, "skep_self_resident_memory_bytes").unwrap();
    assert!(own > 1e6 && own < 1e9, "{own}");
    let largest = rows(&json, "metrics").iter().filter(|row| row["name"] == "skep_process_resident_memory_bytes");
    assert!((1..=10).contains(&largest.count()));
    let measured =
        |name: &str| rows(&json, "collectors").iter().any(|row| row["name"] == name && row["outcome"] == "measured");
    for name in ["host", "cpu", "disks", "processes", "self"] {
        assert!(measured(name), "{json}");
    }
    assert_eq!(project.names(), Vec::<String>::new());
}

#[test]
fn one_metric_can_be_asked_for_by_name_and_label() {
    let project = Project::new();
    let human = skep("obs metrics skep_host_memory_used_ratio --format human").within(&project).exits(0);
    assert!(human.stdout.contains('%') && !human.stdout.contains("skep_host_cpus"), "{}", human.stdout);
    let json = skep("obs metrics --json").with_argument(r#"skep_host_cpu_seconds_total{mode=~"user|idle"}"#);
    let json = json.within(&project).exits(0).json();
    let modes: Vec<&str> = rows(&json, "metrics").iter().map(|row| row["labels"]["mode"].as_str().unwrap()).collect();
    assert_eq!(modes, ["user", "idle"]);
}

#[test]
fn what_has_no_value_is_no_answer_and_says_why() {
    let project = Project::new();
    let nothing = |selector: &str| skep("obs metrics").with_argument(selector).within(&project).exits(3);
    nothing("skep_host_memory_used_ration").complains("did you mean").complains("skep_host_memory_used_ratio");
    nothing(r#"skep_host_disk_up{mount="/no/such/disk"}"#).complains("nothing of its kind here");
    nothing("skep_service_up").complains("was not measured yet");
    skep("obs metrics 1up").within(&project).exits(2).complains("no selector");
}

#[test]
fn promtool_takes_what_is_scraped() {
    let project = Project::new();
    for format in ["prometheus", "openmetrics"] {
        let text = skep("obs metrics --format").with_argument(format).within(&project).exits(0).stdout;
        assert!(text.contains("\n# TYPE skep_host_memory_bytes gauge\nskep_host_memory_bytes "), "{text}");
        assert_eq!(text.ends_with("# EOF\n"), format == "openmetrics");
    }
    let text = skep("obs metrics --format prometheus").within(&project).exits(0).stdout;
    let promtool =
        Command::new("promtool").args(["check", "metrics"]).stdin(Stdio::piped()).stderr(Stdio::piped()).spawn();
    let mut promtool = promtool.expect("this needs promtool: apt-get install --yes prometheus");
    promtool.stdin.take().unwrap().write_all(text.as_bytes()).unwrap();
    let said = promtool.wait_with_output().unwrap();
    assert!(said.status.success() && said.stderr.is_empty(), "{said:?}");
}

#[test]
fn what_one_is_blind_to_is_listed_with_a_way_out() {
    let project = Project::new();
    let json = skep("obs metrics --missing --json").within(&project).exits(0).json();
    let missing = |name: &str| rows(&json, "missing").iter().find(|row| row["name"] == name);
    assert_eq!(missing("skep_host_memory_used_ratio"), None);
    let services = missing("skep_service_up").unwrap();
    assert!(services["how"].as_str().unwrap().contains("[health]"), "{services}");
    assert!(services["why"].as_str().unwrap().contains("not measured yet"), "{services}");
    assert_eq!(missing("skep_slo_compliant").unwrap()["why"], "nothing here gives it");
    let human = skep("obs metrics --missing --format human").within(&project).exits(0);
    assert!(human.stdout.contains("skep_slo_compliant") && !human.stdout.contains("skep_host_cpus"));
}

#[test]
fn a_quiet_machine_is_healthy() {
    let project = Project::new().with("skep.toml", QUIET);
    let json = skep("obs health --json").within(&project).exits(0).json();
    let data = &json["data"];
    assert_eq!(
        (&data["score"], data["grade"].as_str(), data["status"].as_str()),
        (&100.into(), Some("good"), Some("ok"))
    );
    assert!(rows(&json, "deductions").is_empty() && json["findings"].as_array().unwrap().is_empty());
    let coverage = data["checked"].as_f64().unwrap() / data["known"].as_f64().unwrap();
    assert_eq!(data["coverage"].as_f64(), Some(coverage));
    assert_eq!(component(&json, "services")["status"], "unknown");
    assert_eq!(component(&json, "agents")["status"], "absent");
    assert_eq!(data["health"]["messaging"]["sent"], Value::Null, "nobody told of any");
    let human = skep("obs health --format human").within(&project).exits(0);
    assert!(human.stdout.contains("health 100 of 100, good") && human.stdout.contains("unknown: services ("));
    assert_eq!(project.names(), ["skep.toml"]);
}

#[test]
fn what_was_sampled_and_is_not_there_is_nothing_unknown() {
    let project = Project::new().with("skep.toml", QUIET);
    skep("obs sample -q").within(&project).exits(0);
    let json = skep("obs health --json").within(&project).exits(0).json();
    for name in ["services", "leaks", "certificates"] {
        assert_eq!(component(&json, name)["status"], "absent", "{name}");
    }
    assert_eq!(json["data"]["coverage"], 1.0);
}

#[test]
fn the_score_is_what_its_rows_say() {
    let project = Project::new().with("skep.toml", LOUD);
    let json = skep("obs health --json").within(&project).exits(1).json();
    let deductions = rows(&json, "deductions");
    let points: u64 = deductions.iter().map(|row| row["points"].as_u64().unwrap()).sum();
    assert!(deductions.len() >= 2 && deductions[0]["severity"] == "high", "{deductions:?}");
    let score = json["data"]["score"].as_u64().unwrap();
    assert_eq!(score, 100_u64.saturating_sub(points).min(49));
    let disks: u64 =
        deductions.iter().filter(|row| row["component"] == "disks").map(|row| row["points"].as_u64().unwrap()).sum();
    assert_eq!(component(&json, "disks")["points"], disks);
    let findings = json["findings"].as_array().unwrap();
    assert_eq!(findings.len(), deductions.len());
    for (finding, row) in findings.iter().zip(deductions) {
        assert_eq!((&finding["rule"], &finding["target"]), (&row["rule"], &row["target"]));
        assert!(finding["path"].is_null() && finding["fingerprint"].as_str().unwrap().len() == 16);
    }
    skep("obs health --fail-on never").within(&project).exits(0);
    skep("obs health --exit-style nagios").within(&project).exits(2);
    skep("obs health --format sarif").within(&project).exits(1).says("\"memory-nearly-full\"");
    let scraped = skep("obs health --format prometheus").within(&project).exits(1);
    scraped
        .says(&format!("\nskep_health_score {score}\n"))
        .says("skep_health_deducted_points{component=\"memory\"} 25\n");
}

#[test]
fn what_does_not_count_costs_nothing() {
    let project = Project::new().with("skep.toml", LOUD);
    let json = skep("obs health --json --ignore OB101 --ignore OB103").within(&project).exits(0).json();
    assert_eq!((&json["data"]["score"], rows(&json, "deductions").len()), (&100.into(), 0));
}

#[test]
fn thresholds_that_are_none_are_refused() {
    let project = Project::new().with("skep.toml", "[obs.thresholds]\nmemory = { warm = 0.5 }\n");
    skep("obs health").within(&project).exits(2).complains("warm");
}

#[test]
fn a_service_that_was_down_when_it_was_sampled_takes_the_score_down() {
    let closed = super::servers::free_address();
    let config = format!("{QUIET}\n[health.services.api]\ntcp = \"{closed}\"\nretries = 0\n");
    let project = Project::new().with("skep.toml", &config);
    skep("obs sample -q").within(&project).exits(0);
    let json = skep("obs health --json").within(&project).exits(1).json();
    let [row] = rows(&json, "deductions") else { panic!("{json}") };
    assert_eq!((row["target"].as_str(), row["rule"].as_str()), (Some("service:api"), Some("service-not-up")));
    assert_eq!(json["data"]["score"], 49);
    skep("obs health --format human").within(&project).exits(1).says("the service api is down");
}

#[test]
fn a_store_that_is_broken_takes_nothing_from_what_can_be_measured() {
    let project = Project::new().with("skep.toml", QUIET).with(".skep/state.db", "this is no database");
    let json = skep("obs metrics --json").within(&project).exits(0).json();
    assert!(value(&json, "skep_host_memory_used_ratio").is_some());
    let errors = json["errors"].as_array().unwrap();
    assert!(errors.iter().any(|error| error["message"].as_str().unwrap().contains("state.db")), "{errors:?}");
    let json = skep("obs health --json").within(&project).exits(0).json();
    assert_eq!(component(&json, "memory")["status"], "ok");
    assert_eq!(project.text(".skep/state.db"), "this is no database");
}
