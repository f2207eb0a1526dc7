//! `skep obs record`, `skep obs get` and `skep obs sample`: numbers in, numbers out.

use std::fmt::Write as _;
use std::io::{Read as _, Write as _};
use std::process::{Child, Stdio};
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use super::{Project, skep};

/// A project whose clock stands still.
fn project() -> Project {
    Project::new().with("skep.toml", "as_of = \"2026-01-31T12:00:00Z\"\n")
}

/// Half an hour of a sample a minute, without the ten minutes in the middle.
fn half_an_hour() -> String {
    let mut lines = String::new();
    for minute in (0..=30).filter(|minute| !(10..20).contains(minute)) {
        let time = format!("2026-01-31T11:{:02}:00Z", 29 + minute);
        writeln!(
            lines,
            "{{\"metric\":\"depth\",\"value\":{},\"labels\":{{\"queue\":\"mail\"}},\"time\":\"{time}\"}}",
            minute * 2
        )
        .unwrap();
    }
    lines
}

fn recorded(file: &str, text: &str) -> Project {
    let project = project().with(file, text);
    skep(&format!("obs record --file {file}")).within(&project).exits(0);
    project
}

#[test]
fn a_number_is_printed_alone() {
    let project = project();
    skep("obs record queue_depth -4.5 --label queue=mail").within(&project).exits(0).says("1 value written");
    for format in ["plain", "human"] {
        let left = skep(&format!("obs get queue_depth --format {format}")).within(&project).exits(0);
        assert_eq!((left.stdout.as_str(), left.stderr.as_str()), ("-4.5\n", ""));
    }
    let dotted = skep("obs.get").with_argument("queue_depth{queue=\"mail\"}").within(&project).exits(0);
    assert_eq!(dotted.stdout, "-4.5\n");
    let json = skep("obs get queue_depth --json").within(&project).exits(0).json();
    assert_eq!(json["data"]["value"], json!(-4.5));
    assert_eq!(json["data"]["labels"], json!({"queue": "mail"}));
    assert_eq!(json["data"]["age_seconds"], json!(0.0));
}

#[test]
fn where_there_is_no_number_it_says_why() {
    let project = project();
    skep("obs record queue_depth 1 --label queue=mail").within(&project).exits(0);
    skep("obs get queue_dept").within(&project).exits(3).says_nothing().complains("did you mean `queue_depth`?");
    skep("obs get skep_host_load").within(&project).exits(3).complains("there is no metric `skep_host_load`");
    let other = skep("obs get").with_argument("queue_depth{queue=\"web\"}").within(&project).exits(3);
    other.says_nothing().complains("there are {queue=\"mail\"}");
    skep("obs get agent_success_rate").within(&project).exits(3).complains("is known, but has no value here");
    skep("obs get queue_depth --at 2026-01-01T00:00:00Z").within(&project).exits(3).complains("its last is of");
    skep("obs get skep_host_cpus --since 1h").within(&Project::new()).exits(3).complains("nothing was sampled yet");
    skep("obs get queue{").within(&project).exits(2).complains("is no selector");
    let json = skep("obs get nothing --json").within(&project).exits(3).json();
    assert_eq!((&json["data"]["value"], &json["success"]), (&Value::Null, &json!(false)));
}

#[test]
fn asking_makes_no_store() {
    let project = Project::new();
    skep("obs get nothing").within(&project).exits(3);
    assert_eq!(project.names(), Vec::<String>::new());
}

#[test]
fn a_broken_store_keeps_nothing_from_being_measured() {
    let project = Project::new().with(".skep/state.db", &"this is no database\n".repeat(40));
    let left = skep("obs get skep_host_cpus").within(&project).exits(0).complains_of_nothing();
    assert!(left.stdout.trim().parse::<f64>().is_ok_and(|count| count >= 1.0), "{}", left.stdout);
    for question in ["obs get queue_depth", "obs get queue_depth --since 1h", "obs record queue_depth 1", "obs sample"]
    {
        skep(question).within(&project).exits(3).says_nothing().complains("is no database").complains("hint: ");
    }
}

#[test]
fn one_number_needs_one_series() {
    let project = recorded("x.prom", "depth{q=\"a\"} 1\ndepth{q=\"b\"} 3\n");
    let several = skep("obs get depth").within(&project).exits(3);
    several.says("depth{q=\"a\"}").says("depth{q=\"b\"}").complains("--across");
    for (across, expected) in [("sum", "4\n"), ("avg", "2\n"), ("min", "1\n"), ("max", "3\n"), ("count", "2\n")] {
        assert_eq!(skep(&format!("obs get depth --across {across}")).within(&project).exits(0).stdout, expected);
    }
}

#[test]
fn ranges_make_a_check_of_it() {
    let project = recorded("x.prom", "depth{q=\"a\"} 7\ndepth{q=\"b\"} 30\nhole NaN\n");
    skep("obs get depth --across max --critical 30").within(&project).exits(0);
    let left = skep("obs get depth --warn ~:10 --critical 20").within(&project).exits(1);
    left.says("depth{q=\"b\"}: high value-out-of-range: is 30, outside of --critical 20");
    let json = skep("obs get depth --across sum --warn @0:100 --json").within(&project).exits(1).json();
    assert_eq!(json["findings"][0]["severity"], json!("medium"));
    assert_eq!(json["findings"][0]["target"], json!("sum(depth)"));
    // What is no number is no pass.
    skep("obs get hole --critical 10").within(&project).exits(3).complains("NaN");
    // No value is none either.
    skep("obs get nothing --critical 10").within(&project).exits(3);
    skep("obs get depth --critical 20:10").within(&project).exits(2).complains("is no range");
    skep("obs get depth --across max --critical 20 --exit-style nagios").within(&project).exits(2).says("CRITICAL");
    skep("explain OB201").exits(0).says("value-out-of-range");
}

#[test]
fn a_time_comes_to_a_number() {
    let project = recorded("x.jsonl", &half_an_hour());
    let over = |function: &str| {
        let question = format!("obs get depth --since 1h --over {function}");
        skep(&question).within(&project).exits(0).stdout.trim().parse::<f64>().unwrap()
    };
    assert_eq!([over("min"), over("max"), over("first"), over("last")], [0.0, 60.0, 0.0, 60.0]);
    assert_eq!([over("count"), over("sum"), over("avg")], [21.0, 640.0, 640.0 / 21.0]);
    assert!(over("p50") == 40.0 && (over("p99") - 59.6).abs() < 1e-9);
    assert_eq!(over("increase"), 60.0);
    assert_eq!(over("rate"), 60.0 / 1800.0);
    let at = skep("obs get depth --at 2026-01-31T11:31:30Z").within(&project).exits(0);
    assert_eq!(at.stdout, "4\n");
    skep("obs get depth --at 2h").within(&project).exits(3).complains("in the hour up to");
}

#[test]
fn the_course_is_drawn_with_its_gap() {
    let project = recorded("x.jsonl", &half_an_hour());
    let plain = skep("obs get depth --since 31m --plot").within(&project).exits(0);
    let rows: Vec<&str> = plain.stdout.lines().filter(|line| line.contains(['+', '|'])).collect();
    assert_eq!(rows.len(), 10, "{}", plain.stdout);
    assert!(plain.stdout.contains("min 0, mean 30.48, max 60, last 60; 21 points"), "{}", plain.stdout);
    let edge = rows[0].find('+').unwrap();
    let blank =
        |column: usize| rows.iter().all(|row| row.as_bytes().get(edge + column).is_none_or(|byte| *byte == b' '));
    assert!((30..45).all(blank), "{}", plain.stdout);
    assert!(!blank(12) && !blank(60), "{}", plain.stdout);
    let json = skep("obs get depth --since 31m --plot --json").within(&project).exits(0).json();
    let points = json["data"]["series"][0]["points"].as_array().unwrap();
    assert_eq!((points.len(), &points[0]), (21, &json!([1_769_858_940_000_i64, 0.0])));
    assert_eq!(json["data"]["series"][0]["summary"]["increase"], json!(60.0));
    skep("obs get depth --since 31m --plot --format markdown").within(&project).exits(0).says("▁").says("█");
}

#[test]
fn good_lines_are_kept_and_bad_ones_named() {
    let text =
        "# TYPE a counter\na_total{x=\"1\"} 3\nbad-name 1\nb 1e999x\nskep_service_up 1\n\u{fffd}\nc 4 # {t=\"1\"} 1\n";
    let project = project().with("x.prom", text);
    let left = skep("obs record --file x.prom").within(&project).exits(0);
    let left = left.says("2 values written; 4 records refused").says("x.prom:3").says("column 4: `-` is no part");
    let left = left.says("x.prom:4").says("column 3: `1e999x` is no number");
    left.says("x.prom:5").says("skep itself").says("x.prom:6");
    skep("obs record --file x.prom --strict").within(&project).exits(3);
    assert_eq!(skep("obs get a_total").within(&project).exits(0).stdout, "3\n");
    let json = skep("obs get a_total --json").within(&project).exits(0).json();
    assert_eq!(json["data"]["kind"], json!("counter"));
    let nothing = Project::new().with("x.prom", "bad-name 1\n");
    skep("obs record --file x.prom").within(&nothing).exits(3).complains("no record that could be written");
    skep("obs record --file none.prom").within(&nothing).exits(2).complains("cannot read `none.prom`");
    skep("obs record --file .").within(&nothing).exits(2).complains("is a folder");
    skep("obs record skep_service_up 1").within(&nothing).exits(2).complains("skep itself");
    skep("obs record a b").within(&nothing).exits(2).complains("`b` is no number");
    skep("obs record a 1 --at 2100-01-01T00:00:00Z").within(&nothing).exits(2).complains("more than a day ahead");
}

#[test]
fn events_become_metrics() {
    let lines = r#"{"event":"execution","id":"1","agent":"Agent-1","started_at":"2026-01-31T11:00:00Z","ended_at":"2026-01-31T11:20:00Z","success":true,"tokens":100}
{"event":"execution","id":"2","agent":"Agent-1","started_at":"2026-01-31T11:00:00Z","ended_at":"2026-01-31T11:30:00Z","success":false,"error":"timeout"}
{"event":"execution","id":"3","agent":"Agent-2","started_at":"2026-01-31T11:50:00Z"}
{"event":"message","result":"ok","time":"2026-01-31T11:00:00Z"}
{"event":"message","result":"ok","time":"2026-01-31T11:01:00Z"}
{"event":"message","result":"failed","time":"2026-01-31T11:02:00Z"}
"#;
    let project = recorded("events.jsonl", lines);
    let get = |selector: &str| skep("obs get").with_argument(selector).within(&project).exits(0).stdout;
    assert_eq!(get("agent_executions_total{agent=\"Agent-1\"}"), "2\n");
    assert_eq!(get("agent_success_rate"), "0.5\n");
    assert_eq!(get("system_error_rate"), "0.5\n");
    assert_eq!(get("active_executions"), "1\n");
    assert_eq!(get("agent_execution_duration_seconds_bucket{agent=\"Agent-1\",le=\"1800\"}"), "2\n");
    assert_eq!(get("skep_messages_total{result=\"ok\"}"), "2\n");
    assert!(get("skep_message_success_ratio").starts_with("0.666"));
    // Told again, an execution is the same one.
    skep("obs record --file events.jsonl").within(&project).exits(0);
    assert_eq!(get("agent_executions_total{agent=\"Agent-1\"}"), "2\n");
}

#[test]
fn a_round_is_sampled_and_found_again() {
    let project = Project::new();
    let json = skep("obs sample --quick --json").within(&project).exits(0).json();
    let samples = json["data"]["samples"].as_u64().unwrap();
    let collectors = json["data"]["collectors"].as_array().unwrap();
    assert!(samples > 20 && json["data"]["store_bytes"].as_u64().unwrap() > 0, "{json}");
    assert!(collectors.iter().any(|row| row["name"] == "host" && row["ok"] == json!(true)), "{json}");
    let sampled = skep("obs get skep_collect_success --since 1h --over count --across sum").within(&project).exits(0);
    assert_eq!(
        sampled.stdout.trim().parse::<usize>().unwrap(),
        collectors.iter().filter(|row| !row["ok"].is_null()).count()
    );
}

#[test]
fn two_at_once_sample_both() {
    let project = Project::new();
    let start =
        || skep("obs sample --quick --json").within(&project).into_command().stdout(Stdio::piped()).spawn().unwrap();
    let children: Vec<Child> = (0..3).map(|_| start()).collect();
    for child in children {
        let output = child.wait_with_output().unwrap();
        assert_eq!(output.status.code(), Some(0), "{output:?}");
    }
    let sampled = skep("obs get").with_argument("skep_collect_success{collector=\"host\"}").with_argument("--since");
    let sampled = sampled.with_argument("1h").with_argument("--over").with_argument("count");
    assert_eq!(sampled.within(&project).exits(0).stdout, "3\n");
}

/// Waits until `is_so`, for a bounded time.
fn until(is_so: impl Fn() -> bool) {
    let start = Instant::now();
    while !is_so() {
        assert!(start.elapsed() < Duration::from_secs(20), "it takes too long");
        std::thread::sleep(Duration::from_millis(50));
    }
}

#[test]
fn what_came_so_far_is_in_the_store_while_more_is_waited_for() {
    let project = Project::new();
    let mut command = skep("obs record --file -").within(&project).into_command();
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    let mut input = child.stdin.take().unwrap();
    input.write_all(b"first 1\n").unwrap();
    let is_there = || {
        let output = skep("obs get first").within(&project).into_command().output().unwrap();
        output.stdout == b"1\n"
    };
    until(is_there);
    // Nothing that was there is lost with the process.
    child.kill().unwrap();
    child.wait().unwrap();
    drop(input);
    assert!(is_there());
}

#[test]
fn a_line_without_an_end_is_one_bad_line() {
    let project = Project::new();
    let mut command = skep("obs record --file - --json").within(&project).into_command();
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    let mut input = child.stdin.take().unwrap();
    let chunk = vec![b'x'; 1 << 20];
    input.write_all(b"before 1\n").unwrap();
    (0..64).for_each(|_| input.write_all(&chunk).unwrap());
    input.write_all(b"\nafter 2\n").unwrap();
    let status = std::fs::read_to_string(format!("/proc/{}/status", child.id())).unwrap();
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap();
    let kibibytes: u64 = peak.split_whitespace().next().unwrap().parse().unwrap();
    assert!(kibibytes < 50 << 10, "{peak}");
    drop(input);
    let mut text = String::new();
    child.stdout.take().unwrap().read_to_string(&mut text).unwrap();
    assert_eq!(child.wait().unwrap().code(), Some(0), "{text}");
    let json = super::run::valid_envelope(&text);
    assert_eq!((&json["data"]["samples"], &json["data"]["refused"]), (&json!(2), &json!(1)));
    assert_eq!(json["errors"][0]["target"], json!("stdin:2"));
}

#[test]
fn a_pipe_that_nobody_writes_can_be_left() {
    let project = project();
    let pipe = project.path("pipe");
    assert!(std::process::Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    let mut child = skep("obs record --file pipe").within(&project).into_command().spawn().unwrap();
    // It is not known from outside when it begins to wait.
    std::thread::sleep(Duration::from_millis(500));
    assert!(child.try_wait().unwrap().is_none(), "it waits for somebody to write");
    let asked = Instant::now();
    let number = child.id().to_string();
    assert!(std::process::Command::new("kill").args(["-TERM", &number]).status().unwrap().success());
    let status = child.wait().unwrap();
    assert_eq!(std::os::unix::process::ExitStatusExt::signal(&status), Some(15));
    assert!(asked.elapsed() < Duration::from_secs(2));
}

#[test]
fn a_pipe_is_read_as_it_is_written() {
    let project = project();
    let pipe = project.path("pipe");
    assert!(std::process::Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    let writer = std::thread::spawn(move || {
        let mut file = std::fs::File::options().write(true).open(pipe).unwrap();
        std::thread::sleep(Duration::from_millis(200));
        file.write_all(b"depth 3\n").unwrap();
    });
    skep("obs record --file pipe").within(&project).exits(0);
    writer.join().unwrap();
    skep("obs get depth").within(&project).exits(0).says("3\n");
}
