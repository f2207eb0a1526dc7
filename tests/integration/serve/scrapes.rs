//! What scrapers get: the dialect they ask for, at once, and always the last complete round.

use super::super::servers::{Server, free_address};
use super::*;

#[test]
fn a_scraper_gets_the_dialect_that_it_asks_for() {
    let project = Project::new();
    let mut serving = serve(&project, "--interval 1s");
    let address = serving.ready();
    let of = |fields: &[&str]| get(address, "/metrics", fields).unwrap();

    let text = of(&[]);
    assert_eq!(text.status, 200);
    assert!(text.head.contains("\ncontent-type: text/plain; version=0.0.4; charset=utf-8"), "{}", text.head);
    assert!(!text.body.contains("# EOF"));
    let open_metrics =
        of(&["Accept: application/openmetrics-text;version=1.0.0,text/plain;version=0.0.4;q=0.5,*/*;q=0.1"]);
    let kind = "\ncontent-type: application/openmetrics-text; version=1.0.0; charset=utf-8";
    assert!(open_metrics.head.contains(kind), "{}", open_metrics.head);
    assert!(open_metrics.body.ends_with("# EOF\n"));

    let head = request(address, "HEAD /metrics", &[], b"").unwrap();
    assert_eq!((head.status, head.body.as_str()), (200, ""));
    assert!(head.head.contains("content-type: text/plain; version=0.0.4") && head.head.contains("content-length: "));
    assert!(of(&["Accept-Encoding: gzip"]).head.contains("content-encoding: gzip"));
    assert_eq!(get(address, "/nothing", &[]).unwrap().status, 404);
    assert_eq!(get(address, "/metrics/", &[]).unwrap().status, 404);
    assert_eq!(request(address, "POST /metrics", &[], b"a").unwrap().status, 405);
    for path in ["/-/healthy", "/-/ready"] {
        assert_eq!(get(address, path, &[]).unwrap().status, 200, "{path}");
    }
}

#[test]
fn what_is_compressed_is_the_same() {
    let project = Project::new();
    let mut serving = serve(&project, "--interval 1h");
    let address = serving.ready();
    let mut stream = TcpStream::connect(address).unwrap();
    let request =
        format!("GET /metrics HTTP/1.1\r\nHost: {address}\r\nAccept-Encoding: gzip\r\nConnection: close\r\n\r\n");
    stream.write_all(request.as_bytes()).unwrap();
    let mut bytes = Vec::new();
    stream.read_to_end(&mut bytes).unwrap();
    let at = bytes.windows(4).position(|four| four == b"\r\n\r\n").unwrap() + 4;
    let file = project.path("metrics.gz");
    std::fs::write(&file, &bytes[at..]).unwrap();
    let unpacked = Command::new("gzip").arg("-dc").arg(file).output().unwrap();
    let unpacked = String::from_utf8(unpacked.stdout).unwrap();
    let lasting = |text: &str| text.lines().filter(|line| !line.contains("skep_collect_age")).count();
    assert_eq!(lasting(&unpacked), lasting(&scrape(address)));
    assert!(value_of(&unpacked, "skep_host_cpus").is_some_and(|cpus| cpus >= 1.0), "{unpacked}");
}

#[test]
fn promtool_finds_no_fault_in_a_scrape() {
    let project = Project::new();
    let mut serving = serve(&project, "--interval 500ms");
    let text = scrape(serving.ready());
    let mut command = Command::new("promtool");
    let child = command.args(["check", "metrics"]).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child =
        child.spawn().unwrap_or_else(|cause| panic!("this needs promtool ({cause}): apt-get install --yes prometheus"));
    child.stdin.take().unwrap().write_all(text.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    let said = String::from_utf8_lossy(&output.stderr).into_owned() + &String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success() && said.is_empty(), "{said}");
    for metric in ["skep_self_cpu_seconds_total", "skep_self_resident_memory_bytes", "skep_serve_rounds_total"] {
        assert!(value_of(&text, metric).is_some(), "{metric} is not in {text}");
    }
    for metric in ["skep_collect_age_seconds", "skep_collect_duration_seconds", "skep_collect_success"] {
        let value = value_of(&text, &format!("{metric}{{collector=\"host\"}}"));
        assert!(value.is_some_and(|value| (0.0..5.0).contains(&value)), "{metric}: {value:?}");
    }
}

/// A service that takes connections and never says a word, so that whoever probes it waits.
fn silent() -> std::net::TcpListener {
    std::net::TcpListener::bind("127.0.0.1:0").unwrap()
}

#[test]
fn prometheus_has_no_gap_while_a_collector_hangs() {
    let service = silent();
    let address = service.local_addr().unwrap();
    let service = format!("[health.services.silent]\nhttp = \"http://{address}/\"\ntimeout = \"60s\"\n");
    let project = Project::new()
        .with("skep.toml", &format!("[health]\ndeadline = \"60s\"\n{service}[obs]\nnetwork_interval = \"1s\"\n"));
    let mut serving = serve(&project, "--interval 1s");
    let metrics = serving.ready();
    let configuration = format!(
        "global: {{scrape_interval: 1s, scrape_timeout: 900ms}}\nscrape_configs:\n- job_name: skep\n  static_configs:\n  - targets: ['{metrics}']\n"
    );
    let folder = Project::new().with("prometheus.yml", &configuration);
    let listen = free_address();
    let mut command = Command::new("prometheus");
    command.arg(format!("--config.file={}", folder.path("prometheus.yml").display()));
    command.arg(format!("--storage.tsdb.path={}", folder.path("data").display()));
    command.arg(format!("--web.listen-address={listen}"));
    let prometheus = Server::start(&mut command, listen, "prometheus");
    let answer_of = |query: &str| {
        let answer = prometheus.get(&format!("/api/v1/query?query={query}"));
        let answer: Value = serde_json::from_str(&answer.body).ok()?;
        answer["data"]["result"][0]["value"][1].as_str()?.parse::<f64>().ok()
    };
    // The quotes and braces of PromQL do not stand in an address as they are.
    let up = "up%7Bjob%3D%22skep%22%7D";
    eventually(|| answer_of(&format!("count_over_time({up}%5B30s%5D)")).filter(|count| *count >= 10.0));
    assert_eq!(answer_of(&format!("min_over_time({up}%5B30s%5D)")), Some(1.0), "there was a gap");
    let longest = answer_of("max_over_time(scrape_duration_seconds%5B30s%5D)").unwrap();
    assert!(longest < 0.9, "a scrape took {longest} s");
    assert!(answer_of("increase(skep_serve_rounds_total%5B10s%5D)").unwrap() > 5.0, "the rounds stood still");

    let failed = serving.event("collector-failed", |_| true);
    assert_eq!(failed["data"]["collector"], "services", "{failed}");
    let text = scrape(metrics);
    assert_eq!(value_of(&text, "skep_collect_success{collector=\"services\"}"), Some(0.0));
    assert!(value_of(&text, "skep_collect_age_seconds{collector=\"services\"}").unwrap().is_nan());
    assert_eq!(value_of(&text, "skep_collect_success{collector=\"host\"}"), Some(1.0));
    assert_eq!(get(metrics, "/-/healthy", &[]).unwrap().status, 200);
    let state = state(serving.dashboard());
    let collectors = state["collectors"].as_array().unwrap();
    let services = collectors.iter().find(|collector| collector["name"] == "services").unwrap();
    assert_eq!((&services["ok"], &services["age_seconds"]), (&false.into(), &Value::Null));
}

#[test]
fn nothing_is_claimed_before_the_first_round() {
    let project = Project::new();
    let mut serving = serve(&project, "--interval 1s");
    let address = serving.metrics();
    // The very first answers may come before the first round is over; none of them may be empty and fine.
    for _ in 0..20 {
        let answer = get(address, "/metrics", &[]).unwrap();
        assert!(answer.status == 503 || answer.body.contains("skep_serve_rounds_total 1"), "{answer:?}");
        if answer.status == 503 {
            assert!(answer.head.contains("retry-after: 1"), "{}", answer.head);
        }
    }
}
