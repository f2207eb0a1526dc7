//! What the dashboard is told.

use super::*;

#[test]
fn every_round_is_an_event_with_the_whole_state() {
    let project = Project::new();
    let mut serving = serve(&project, "--interval 300ms");
    serving.ready();
    let dashboard = serving.dashboard();
    let mut stream = TcpStream::connect(dashboard).unwrap();
    stream.set_read_timeout(Some(PATIENCE)).unwrap();
    stream.write_all(format!("GET /api/stream HTTP/1.1\r\nHost: {dashboard}\r\n\r\n").as_bytes()).unwrap();
    let mut lines = BufReader::new(stream).lines().map_while(Result::ok);
    let head: Vec<String> = lines.by_ref().take_while(|line| !line.is_empty()).collect();
    assert!(head.iter().any(|line| line == "content-type: text/event-stream"), "{head:?}");
    let states: Vec<Value> =
        lines.filter_map(|line| serde_json::from_str(line.strip_prefix("data: ")?).ok()).take(4).collect();
    let times: Vec<&str> = states.iter().map(|state| state["generated_at"].as_str().unwrap()).collect();
    assert!(times.is_sorted_by(|earlier, later| earlier < later), "{times:?}");
    let last = states.last().unwrap();
    let keys: Vec<&String> = last.as_object().unwrap().keys().collect();
    let wanted = [
        "generated_at",
        "interval_seconds",
        "host",
        "health",
        "services",
        "agents",
        "slos",
        "leaks",
        "collectors",
        "series",
    ];
    assert_eq!(keys, wanted);
    assert_eq!(last["interval_seconds"], 0.3);
    let asked = skep("obs health --json").within(&project).into_command().output().unwrap();
    let asked: Value = serde_json::from_slice(&asked.stdout).unwrap();
    let components = |health: &Value| {
        let named = health["components"].as_array().unwrap().iter();
        named.map(|component| component["component"].clone()).collect::<Vec<_>>()
    };
    assert_eq!(components(&last["health"]), components(&asked["data"]), "{last}");
    assert!(last["series"].as_array().unwrap().iter().any(|series| series["name"] == "skep_host_cpus"), "{last}");
}

#[test]
fn agents_are_told_a_page_at_a_time() {
    let mut project = Project::new();
    for index in 0..25 {
        let status = if index < 5 { "waiting for approval" } else { "active" };
        let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap().as_secs();
        let text = format!("{{\"agent_id\":\"Agent-{index}\",\"status\":\"{status}\",\"last_updated\":{now}}}");
        project = project.with(&format!("agent_workspaces/Agent-{index}/status.json"), &text);
    }
    let mut serving = serve(&project, "--interval 300ms");
    serving.ready();
    let dashboard = serving.dashboard();
    let ask = |query: &str| get(dashboard, &format!("/api/agents{query}"), &[]).unwrap();
    let page = |query: &str| serde_json::from_str::<Value>(&ask(query).body).unwrap();
    let first = page("?size=10");
    assert_eq!((&first["total"], &first["pages"], &first["page"]), (&25.into(), &3.into(), &1.into()));
    assert_eq!(first["list"].as_array().unwrap().len(), 10);
    assert_eq!(page("?size=10&page=3")["list"].as_array().unwrap().len(), 5);
    assert_eq!(page("?size=10&page=4")["list"].as_array().unwrap().len(), 0);
    let active = page("?state=active");
    assert!(active["list"].as_array().unwrap().iter().all(|agent| agent["state"] == "active"), "{active}");
    assert_eq!(active["total"], active["counts"]["active"]);
    for bad in ["?page=0", "?size=0", "?size=100000", "?state=happy", "?page=first"] {
        assert_eq!(ask(bad).status, 400, "{bad}");
    }
    let state = state(dashboard);
    let map = state["agents"]["map"].as_str().unwrap();
    assert_eq!(map.len(), 25);
    assert_eq!(map.matches('a').count() as u64, active["counts"]["active"].as_u64().unwrap());
}

#[test]
fn series_are_put_together_to_as_many_points_as_there_is_room_for() {
    let project = Project::new();
    let mut serving = serve(&project, "--interval 100ms");
    let (address, dashboard) = (serving.ready(), serving.dashboard());
    eventually(|| value_of(&scrape(address), "skep_serve_rounds_total").filter(|rounds| *rounds > 20.0));
    let ask = |query: &str| get(dashboard, &format!("/api/series?name={query}"), &[]).unwrap();
    let drawn = |query: &str| serde_json::from_str::<Value>(&ask(query).body).unwrap();
    let all = drawn("skep_serve_rounds_total&since=5s&points=2000");
    let points = all["series"][0]["points"].as_array().unwrap();
    assert!(points.len() > 10, "{all}");
    assert!(points.is_sorted_by(|a, b| a[0].as_i64() < b[0].as_i64() && a[1].as_f64() < b[1].as_f64()), "{all}");
    let few = drawn("skep_serve_rounds_total&since=5s&points=4");
    let few = few["series"][0]["points"].as_array().unwrap();
    assert!((1..=5).contains(&few.len()), "{few:?}");
    let chosen = drawn("skep_collect_success%7Bcollector%3D%22host%22%7D");
    assert_eq!(chosen["series"][0]["labels"]["collector"], "host");
    assert_eq!(chosen["total"], 1);
    assert_eq!(drawn("no_such_series")["series"], Value::Array(Vec::new()));
    for bad in ["", "a%7B", "a&since=yesterday", "a&points=1", "a&points=1000000"] {
        assert_eq!(ask(bad).status, 400, "{bad}");
    }
    assert_eq!(get(dashboard, "/api/series", &[]).unwrap().status, 400);
}

#[test]
fn one_address_can_be_both() {
    let project = Project::new();
    let address = super::super::servers::free_address();
    let run = skep(&format!("obs serve --listen {address} --dashboard {address} --interval 1s")).within(&project);
    let mut serving = start(run);
    assert_eq!((serving.ready(), serving.dashboard()), (address, address));
    for path in ["/", "/metrics", "/api/state", "/-/healthy"] {
        assert_eq!(get(address, path, &[]).unwrap().status, 200, "{path}");
    }
    let page = get(address, "/", &[]).unwrap();
    let tag = page.head.lines().find_map(|line| line.strip_prefix("etag: ")).unwrap().to_owned();
    assert_eq!(get(address, "/", &[&format!("If-None-Match: {tag}")]).unwrap().status, 304);
}
