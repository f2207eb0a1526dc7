//! `skep health`: services round the swarm, agents, snapshots and jobs that report by themselves.

use std::io::{Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use serde_json::Value;

use super::{Project, output_of, skep};

/// What a server does with a connection.
#[derive(Clone, Copy)]
enum Manner {
    /// Answers with this status and a small JSON body.
    Answers(u16),
    /// Takes it and never says a word.
    Hangs,
    /// Closes it at once.
    Closes,
}

/// A server on a port of its own. Its thread ends with the test's process.
struct Server {
    port: u16,
    asked: Arc<AtomicUsize>,
}

impl Server {
    fn that(manner: Manner) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        let asked = Arc::new(AtomicUsize::new(0));
        let counter = Arc::clone(&asked);
        std::thread::spawn(move || {
            let mut held = Vec::new();
            for connection in listener.incoming().flatten() {
                counter.fetch_add(1, Ordering::Relaxed);
                match manner {
                    Manner::Answers(status) => answer(connection, status),
                    Manner::Hangs => held.push(connection),
                    Manner::Closes => drop(connection),
                }
            }
        });
        Self { port, asked }
    }

    fn url(&self) -> String {
        format!("http://127.0.0.1:{}/health", self.port)
    }

    fn asked(&self) -> usize {
        self.asked.load(Ordering::Relaxed)
    }
}

fn answer(mut connection: TcpStream, status: u16) {
    let mut request = Vec::new();
    let mut buffer = [0; 1024];
    while !request.windows(4).any(|end| end == b"\r\n\r\n") {
        match connection.read(&mut buffer) {
            Ok(0) | Err(_) => return,
            Ok(count) => request.extend_from_slice(&buffer[..count]),
        }
    }
    let body = r#"{"status": "ok", "queue": {"depth": 3}}"#;
    let head = format!("HTTP/1.1 {status} Any\r\nContent-Type: application/json\r\nContent-Length: {}\r\n", body.len());
    let _ = connection.write_all(format!("{head}Connection: close\r\n\r\n{body}").as_bytes());
}

/// Returns a port on which nobody listens.
fn free_port() -> u16 {
    TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port()
}

fn service<'a>(json: &'a Value, name: &str) -> &'a Value {
    let services = json["data"]["services"].as_array().unwrap();
    services.iter().find(|service| service["name"] == name).unwrap_or_else(|| panic!("no {name} in {json}"))
}

fn configured(text: &str) -> Project {
    Project::new().with("skep.toml", text)
}

#[test]
fn nothing_to_check_is_3_and_says_the_way_out() {
    let left = skep("health ping").within(&Project::new()).exits(3).says_nothing();
    left.complains("nothing to check").complains("health.services.api.http").complains("skep health snapshot");
    let json = skep("health ping --json").within(&Project::new()).exits(3).json();
    assert_eq!((&json["status"], &json["success"]), (&Value::from("unknown"), &Value::from(false)));
    assert_eq!(json["data"]["snapshots_current"], false);
    assert_eq!((&json["data"]["agents_active"], &json["data"]["agents_registered"]), (&0.into(), &0.into()));
}

#[test]
fn services_that_answer_as_they_should_are_up_and_nothing_is_changed() {
    let server = Server::that(Manner::Answers(200));
    let project = configured(&format!(
        "[health.services.api]\nhttp = \"{url}\"\nstatus = 200\nexpect = 'ok'\nexpect_json = {{ '/queue/depth' = 3 }}\n\
         [health.services.port]\ntcp = \"127.0.0.1:{port}\"\n[health.services.table]\nfile = \"*.toml\"\nmin_size = 10\n",
        url = server.url(),
        port = server.port,
    ));
    let json = skep("health ping --json").within(&project).exits(0).json();
    for name in ["api", "port", "table"] {
        assert_eq!(service(&json, name)["status"], "up", "{json}");
    }
    assert_eq!(service(&json, "api")["http_status"], 200);
    assert!(
        service(&json, "api")["phases"]["ttfb_ms"].is_number() && service(&json, "api")["phases"]["tls_ms"].is_null()
    );
    assert_eq!(
        json["data"]["project_root"].as_str().unwrap(),
        project.path("").to_str().unwrap().trim_end_matches('/')
    );
    let summary = &json["data"]["summary"];
    assert_eq!((&summary["services"], &summary["checked"], &summary["up"]), (&3.into(), &3.into(), &3.into()));
    assert_eq!(json["data"]["source"], "configured");
    assert_eq!(project.names(), ["skep.toml"], "a ping changes nothing");
    assert!(server.asked() >= 2);
}

#[test]
fn each_trouble_has_its_own_row_and_harms_no_other() {
    let (well, wrong) = (Server::that(Manner::Answers(200)), Server::that(Manner::Answers(503)));
    let (hangs, closes) = (Server::that(Manner::Hangs), Server::that(Manner::Closes));
    let project = configured(&format!(
        "[health]\ntimeout = \"400ms\"\n[health.services]\nwell.http = \"{}\"\nwrong.http = \"{}\"\nhangs.http = \"{}\"\n\
         closes.http = \"{}\"\nrefused.tcp = \"127.0.0.1:{}\"\ngone.file = \"no/such/file\"\n\
         other = {{ http = \"{}\", expect_json = {{ \"/status\" = \"down\" }} }}\n",
        well.url(),
        wrong.url(),
        hangs.url(),
        closes.url(),
        free_port(),
        well.url(),
    ));
    let started = Instant::now();
    let json = skep("health ping --json").within(&project).exits(1).json();
    assert!(started.elapsed() < Duration::from_secs(5), "{:?}", started.elapsed());
    for (name, kind) in [
        ("wrong", "status"),
        ("hangs", "timeout"),
        ("closes", "closed"),
        ("refused", "refused"),
        ("gone", "not_found"),
        ("other", "assertion"),
    ] {
        let row = service(&json, name);
        assert_eq!((&row["status"], &row["error"]["kind"]), (&"down".into(), &kind.into()), "{row}");
    }
    assert_eq!(service(&json, "well")["status"], "up");
    let findings = json["findings"].as_array().unwrap();
    assert_eq!(findings.len(), 6);
    assert!(findings.iter().all(|finding| finding["rule"] == "service-down" && finding["severity"] == "high"));
    assert!(findings.iter().any(|finding| finding["target"] == "service:hangs" && finding["path"].is_null()));
    let left = skep("health ping").within(&project).exits(1);
    let (down, up) = (left.stdout.find("refused  "), left.stdout.find("well  "));
    assert!(down.unwrap() < up.unwrap(), "worst first: {}", left.stdout);
}

#[test]
fn who_depends_on_what_is_down_is_not_counted_as_down() {
    let wrong = Server::that(Manner::Answers(500));
    let project = configured(&format!(
        "[health.services.api]\nhttp = \"{}\"\ndepends_on = [\"database\"]\n[health.services.database]\ntcp = \"127.0.0.1:{}\"\n",
        wrong.url(),
        free_port(),
    ));
    let json = skep("health ping --json").within(&project).exits(1).json();
    assert_eq!(service(&json, "api")["status"], "suppressed");
    assert_eq!(service(&json, "api")["suppressed_by"], "database");
    assert_eq!(json["findings"].as_array().unwrap().len(), 1);
    let named = skep("health ping api --json").within(&project).exits(1).json();
    assert_eq!(named["data"]["services"].as_array().unwrap().len(), 2, "with what it depends on");
    skep("health ping databse").within(&project).exits(2).complains("`databse` is no service").complains("`database`");
}

#[test]
fn how_bad_it_is_and_how_late_is_configured() {
    let server = Server::that(Manner::Answers(200));
    let project =
        configured(&format!("[health.services.minor]\ntcp = \"127.0.0.1:{}\"\nseverity = \"low\"\n", free_port()));
    let json = skep("health ping --json").within(&project).exits(0).json();
    assert_eq!(json["findings"][0]["severity"], "low");
    let project = configured(&format!("[health.services.api]\nhttp = \"{}\"\nwarn = \"1us\"\n", server.url()));
    let json = skep("health ping --json").within(&project).exits(1).json();
    assert_eq!(
        (&json["findings"][0]["rule"], &json["findings"][0]["severity"]),
        (&"service-slow".into(), &"medium".into())
    );
}

#[test]
fn keys_that_do_not_go_together_are_pointed_at() {
    for (table, why) in [
        ("http = \"http://a/\"\ntcp = \"a:1\"", "has both `http` and `tcp`"),
        ("tcp = \"a:1\"\nstatus = 200", "`status` goes with `http`, not with `tcp`"),
        ("tcp = \"a\"", "`tcp` is HOST:PORT"),
        ("http = \"a\"", "begins with http://"),
        ("file = \"a\"\nwarn_age = \"2h\"\nmax_age = \"1h\"", "is more than `max_age`"),
        ("http = \"http://a/\"\nexpect = \"(\"", "no regular expression"),
        ("http = \"http://a/\"\nstatus = 42", "no status"),
        ("disk = \"/\"\nwarn_free = \"lots\"", "no amount of room"),
        ("http = \"http://a/\"\ntimeout = \"0s\"", "longer than 0"),
        ("http = \"http://a/\"\ndepends_on = [\"api\"]", "depends on itself"),
        ("command = []", "names no program"),
    ] {
        let project = configured(&format!("[health.services.api]\n{table}\n"));
        skep("health ping --trust").within(&project).exits(2).complains("skep.toml").complains(why);
    }
    let project = configured("[health.services.api]\ntimeout = \"1s\"\n");
    skep("health ping").within(&project).exits(2).complains("`api` does not say what to ask").complains("heartbeat");
    let project = configured("[health.services.api]\nport = 1\ndepends_on = [\"apu\"]\n");
    skep("health ping").within(&project).exits(2).complains("depends on `apu`").complains("did you mean `api`?");
    let project = configured("[health.services.\"a b\"]\nport = 1\n");
    skep("health ping").within(&project).exits(2).complains("no name of a service");
}

#[test]
fn a_projects_command_runs_only_where_the_user_trusts_it() {
    let project = configured("[health.services.job]\ncommand = [\"touch\", \"made\"]\n");
    let json = skep("health ping --json").within(&project).with_variable("PATH", path()).exits(3).json();
    assert_eq!((&service(&json, "job")["status"], &json["status"]), (&"unknown".into(), &"unknown".into()));
    assert_eq!(project.names(), ["skep.toml"]);
    skep("health ping --trust").within(&project).with_variable("PATH", path()).exits(0);
    assert_eq!(project.names(), ["made", "skep.toml"]);
}

fn path() -> &'static str {
    "/usr/local/bin:/usr/bin:/bin"
}

#[test]
fn every_agent_is_counted_whatever_its_file_looks_like() {
    let project = Project::new()
        .with("skep.toml", "as_of = \"2026-01-01T12:00:00Z\"\n")
        .with(
            "agent_workspaces/Agent-1/status.json",
            r#"{"agent_id": "Agent-1", "status": "BUSY", "last_updated": "2026-01-01T11:58:00Z"}"#,
        )
        .with("agent_workspaces/Agent-2/status.json", r#"{"status": "IDLE", "last_updated": "2026-01-01 11:50:00"}"#)
        .with("agent_workspaces/Agent-3/status.json", "{\n  \"status\": \"ACTIVE\",\n<<<<<<< HEAD\n}")
        .with(
            "agent_workspaces/Agent-4/status.json",
            r#"{"status": "ACTIVE", "last_updated": "2025-10-14T13:00:00.1234567-05:00"}"#,
        )
        .with("agent_workspaces/Agent-5/notes.md", "");
    let json = skep("health ping --json").within(&project).exits(0).json();
    let data = &json["data"];
    assert_eq!((&data["agents_active"], &data["agents_registered"]), (&1.into(), &5.into()));
    let counts = serde_json::json!({ "active": 1, "waiting": 0, "idle": 1, "stale": 1, "unknown": 2 });
    assert_eq!((&data["agents"]["counts"], &data["agents"]["zones_assumed"]), (&counts, &1.into()));
    assert_eq!(json["errors"][0]["code"], "conflict-marker");
    assert_eq!(json["errors"][0]["target"], "agent_workspaces/Agent-3/status.json:3:1");
    skep("health ping")
        .within(&project)
        .exits(0)
        .says("agents: 1 of 5 active, 1 idle, 1 stale, 2 unknown; 1 name no zone");
    let project =
        project.with("skep.toml", "as_of = \"2026-01-01T12:00:00Z\"\n[health]\nmin_active = 3\ncritical_active = 2\n");
    let json = skep("health ping --json").within(&project).exits(1).json();
    assert_eq!(
        (&json["findings"][0]["rule"], &json["findings"][0]["severity"]),
        (&"too-few-agents".into(), &"high".into())
    );
    skep("health ping --agents nowhere").within(&project).exits(3).complains("cannot look at the agents");
}

#[test]
fn agents_that_have_to_be_there_and_are_nowhere_are_no_pass() {
    let project = configured("[health]\nmin_active = 3\n[health.services.table]\nfile = \"skep.toml\"\n");
    let json = skep("health ping --json").within(&project).exits(3).json();
    assert_eq!((&json["data"]["agents_active"], &json["complete"]), (&Value::Null, &false.into()));
    skep("health ping")
        .within(&project)
        .exits(3)
        .complains("3 agents have to be active")
        .complains("`agents` of [health]");
}

/// A process that is stopped with the test.
struct Child(std::process::Child);

impl Drop for Child {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

#[test]
fn what_listens_in_the_project_is_found() {
    let project = Project::new();
    let program = "import socket, sys\ns = socket.socket(); s.bind(('127.0.0.1', 0)); s.listen()\n\
                   print(s.getsockname()[1], flush=True)\nwhile True: s.accept()[0].close()";
    let mut command = Command::new("python3");
    command.args(["-c", program]).current_dir(project.path("")).stdout(Stdio::piped()).stdin(Stdio::null());
    let child =
        command.spawn().unwrap_or_else(|cause| panic!("this needs python3 ({cause}): apt-get install --yes python3"));
    let mut child = Child(child);
    let mut port = String::new();
    std::io::BufRead::read_line(&mut std::io::BufReader::new(child.0.stdout.take().unwrap()), &mut port).unwrap();
    let json = skep("health ping --json").within(&project).exits(0).json();
    let found = &json["data"]["discovered"][0];
    assert_eq!((&json["data"]["source"], &found["kind"]), (&"discovered".into(), &"listener".into()));
    let reason = found["reason"].as_str().unwrap();
    assert!(reason.contains(port.trim()) && reason.contains("the project's root"), "{reason}");
    assert_eq!(service(&json, found["name"].as_str().unwrap())["status"], "up");
    skep("health ping --only-configured").within(&project).exits(3).complains("nothing to check");
}

fn git(project: &Project, arguments: &str) {
    let mut command = Command::new("git");
    command.args(["-c", "user.name=t", "-c", "user.email=t@example.org"]).args(arguments.split(' '));
    let output =
        output_of(command.current_dir(project.path("")).env_clear().env("PATH", path()).env("HOME", "/nonexistent"));
    assert!(output.status.success(), "{output:?}");
}

#[test]
fn a_snapshot_is_current_until_another_commit_is_checked_out() {
    let project = Project::new();
    let ping = |code| skep("health ping --json").within(&project).with_variable("PATH", path()).exits(code).json();
    git(&project, "init --quiet");
    git(&project, "commit --quiet --allow-empty --message one");
    assert_eq!(ping(3)["data"]["snapshot"]["reason"], "none was ever taken");
    let taken = skep("health snapshot --json").within(&project).with_variable("PATH", path()).exits(0).json();
    assert_eq!((&taken["data"]["written"], &taken["data"]["snapshot"]["git"]["dirty"]), (&true.into(), &0.into()));
    let json = ping(0);
    assert_eq!(
        (&json["data"]["snapshots_current"], &json["data"]["snapshot"]["head_matches"]),
        (&true.into(), &true.into())
    );
    git(&project, "commit --quiet --allow-empty --message two");
    let json = ping(0);
    assert_eq!(
        (&json["data"]["snapshots_current"], &json["data"]["snapshot"]["head_matches"]),
        (&false.into(), &false.into())
    );
    assert!(json["data"]["snapshot"]["reason"].as_str().unwrap().contains("another commit"));
    assert_eq!(
        (&json["findings"][0]["rule"], &json["findings"][0]["severity"]),
        (&"snapshot-outdated".into(), &"low".into())
    );
    let project = project.with("skep.toml", "[health]\nsnapshot_max_age = \"1ms\"\n");
    let json = skep("health ping --json").within(&project).with_variable("PATH", path()).exits(0).json();
    assert!(json["data"]["snapshot"]["reason"].as_str().unwrap().contains("more than 1ms"));
}

#[test]
fn what_has_changed_between_snapshots_is_shown_and_nothing_else() {
    let server = Server::that(Manner::Answers(200));
    let services = |extra: &str| format!("[health.services.api]\nhttp = \"{}\"\n{extra}", server.url());
    let project = configured(&services("[health.services.old]\nfile = \"skep.toml\"\n"));
    let diff = |code| skep("health snapshot --diff last --json").within(&project).exits(code).json();
    let first = diff(3);
    assert_eq!((&first["data"]["diff"], &first["data"]["written"]), (&Value::Null, &true.into()));
    let same = diff(0);
    assert_eq!(same["data"]["diff"]["changes"], serde_json::json!([]), "{same}");
    assert_eq!(
        (&same["data"]["diff"]["same_config"], &same["data"]["diff"]["latencies"][0]["service"]),
        (&true.into(), &"api".into())
    );
    let gone = format!("[health.services.new]\ntcp = \"127.0.0.1:{}\"\n", free_port());
    let project = project.with("skep.toml", &services(&gone));
    let json = skep("health snapshot --diff last --no-write --json").within(&project).exits(0).json();
    let changes = json["data"]["diff"]["changes"].as_array().unwrap();
    let told: Vec<(&str, &str)> =
        changes.iter().map(|change| (change["path"].as_str().unwrap(), change["kind"].as_str().unwrap())).collect();
    assert_eq!(told, [("services[new]", "added"), ("services[old]", "removed"), ("config_hash", "changed")]);
    assert_eq!(json["data"]["written"], false);
    let again = skep("health snapshot --diff last").within(&project).exits(0);
    again.says("services[new]").says("added").says("kept as the snapshot of");
}

#[test]
fn no_secret_comes_into_a_snapshot() {
    let server = Server::that(Manner::Answers(200));
    let project = configured(&format!(
        "[health.services.api]\nhttp = \"http://user:hunter2pass@127.0.0.1:{}/x?token=hunter2query\"\n\
         authorization_env = \"API_TOKEN\"\n[health.services.job]\ncommand = [\"true\", \"hunter2argument\"]\n",
        server.port
    ));
    let left = skep("health snapshot --trust --json")
        .within(&project)
        .with_variable("PATH", path())
        .with_variable("API_TOKEN", "Bearer hunter2token")
        .exits(0);
    assert!(!left.stdout.contains("hunter2"), "{}", left.stdout);
    for entry in std::fs::read_dir(project.path(".skep")).unwrap() {
        let file = entry.unwrap().path();
        let bytes = std::fs::read(&file).unwrap();
        assert!(!bytes.windows(7).any(|part| part == b"hunter2"), "{}", file.display());
    }
}

#[test]
fn a_job_that_is_silent_or_fails_is_found() {
    let project = configured("[health.services.backup]\nheartbeat = \"24h\"\n");
    skep("health ping").within(&project).exits(3).complains("has never reported");
    skep("health beat backup").within(&project).exits(0).says("noted success of backup");
    let json = skep("health ping --json").within(&project).exits(0).json();
    assert!(service(&json, "backup")["measured"]["age_seconds"].as_f64().unwrap() < 60.0);
    let noted = skep("health beat backup --fail --run 7 --json").within(&project).exits(0).json();
    assert_eq!((&noted["data"]["kind"], &noted["data"]["run"]), (&"failure".into(), &"7".into()));
    let json = skep("health ping --json").within(&project).exits(1).json();
    assert_eq!(
        (&json["findings"][0]["rule"], &json["findings"][0]["target"]),
        (&"heartbeat-late".into(), &"service:backup".into())
    );
    let project = project.with("skep.toml", "[health.services.backup]\nheartbeat = \"1ms\"\ngrace = \"0s\"\n");
    skep("health beat backup --quiet").within(&project).exits(0).says_nothing();
    std::thread::sleep(Duration::from_millis(20));
    skep("health ping").within(&project).exits(1).says("heartbeat-late");
}

#[test]
fn a_beat_that_cannot_be_noted_says_so() {
    let project = Project::new().with("file", "");
    skep("health beat job --state file/state").within(&project).exits(3).complains("file/state").complains("hint: ");
    skep("health beat").within(&project).exits(2);
    skep("health beat job --start --fail").within(&project).exits(2);
    skep("health beat").with_argument("two words").within(&project).exits(2).complains("no name of a service");
    skep("health beat job --run").with_argument("a\nb").within(&project).exits(2);
    assert_eq!(project.names(), ["file"]);
}

#[test]
fn a_job_that_nobody_watches_is_told_and_is_no_pass() {
    let project = Project::new();
    skep("health beat nightly").within(&project).exits(0);
    let json = skep("health ping --json").within(&project).exits(3).json();
    let found = &json["data"]["discovered"][0];
    assert_eq!((&found["kind"], &found["name"]), (&"heartbeat".into(), &"nightly".into()));
    skep("health ping").within(&project).exits(3).complains("nothing to check");
}

#[test]
fn a_state_that_cannot_be_read_is_told_and_services_are_asked_all_the_same() {
    let server = Server::that(Manner::Answers(200));
    let project = configured(&format!("[health.services.api]\nhttp = \"{}\"\n", server.url()));
    let project = project.with(".skep/state.db", &"no database at all, whatever it is called\n".repeat(200));
    let json = skep("health ping --json").within(&project).exits(0).json();
    assert_eq!(service(&json, "api")["status"], "up");
    assert_eq!(json["data"]["snapshots_current"], false);
    let errors = json["errors"].as_array().unwrap();
    assert!(errors.iter().any(|error| error["message"].as_str().unwrap().contains("state.db")), "{errors:?}");
}

#[test]
fn check_asks_services_only_where_it_is_told_to() {
    let server = Server::that(Manner::Answers(500));
    let project = configured(&format!("[health.services.api]\nhttp = \"{}\"\n", server.url()));
    skep("check").within(&project).exits(3);
    assert_eq!(server.asked(), 0);
    let json = skep("check --all --json").within(&project).exits(1).json();
    assert_eq!(json["findings"][0]["section"], "health.ping");
}
