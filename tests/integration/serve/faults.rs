//! Clients that misbehave and a store that cannot be written to.

use super::*;

const SIGSTOP: i32 = 19;
const SIGCONT: i32 = 18;

#[test]
fn slow_clients_keep_nobody_out() {
    let project = Project::new();
    let mut serving = serve(&project, "--interval 1s");
    let address = serving.ready();
    // More than there are places, each with half a head, and one byte more now and then.
    let mut slow: Vec<TcpStream> = (0..400)
        .map(|_| {
            let mut stream = TcpStream::connect(address).unwrap();
            stream.write_all(b"GET /metrics HTTP/1.1\r\nHost: localhost\r\nX-Slow: ").unwrap();
            stream
        })
        .collect();
    for _ in 0..3 {
        for stream in &mut slow {
            // Some have been closed, which is the point.
            let _closed = stream.write_all(b"a");
        }
        let start = Instant::now();
        scrape(address);
        assert!(start.elapsed() < Duration::from_secs(2), "a scrape took {:?}", start.elapsed());
    }
    let open = std::fs::read_dir(format!("/proc/{}/fd", serving.child.id())).unwrap().count();
    assert!(open < 350, "{open} files are open");
}

#[test]
fn clients_that_do_not_read_keep_nobody_out() {
    let project = Project::new();
    let mut serving = serve(&project, "--interval 200ms");
    let (address, dashboard) = (serving.ready(), serving.dashboard());
    let deaf: Vec<TcpStream> = (0..40)
        .map(|_| {
            let mut stream = TcpStream::connect(dashboard).unwrap();
            let head = format!("GET /api/stream HTTP/1.1\r\nHost: {dashboard}\r\n\r\n");
            stream.write_all(head.as_bytes()).unwrap();
            stream
        })
        .collect();
    eventually(|| value_of(&scrape(address), "skep_serve_watchers").filter(|watchers| *watchers == 32.0));
    let refused = get(dashboard, "/api/stream", &[]).unwrap();
    assert!(refused.status == 503 && refused.head.contains("retry-after: "), "{refused:?}");
    drop(deaf);
    eventually(|| value_of(&scrape(address), "skep_serve_watchers").filter(|watchers| *watchers == 0.0));
}

#[test]
fn nonsense_is_answered_and_harms_nobody() {
    let project = Project::new();
    let mut serving = serve(&project, "--interval 1s");
    let address = serving.ready();
    for nonsense in [
        &b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03"[..],
        b"\0\0\0\0\r\n\r\n",
        b"GET /\xff\xfe HTTP/1.1\r\nHost: localhost\r\n\r\n",
        &[b"GET /metrics HTTP/1.1\r\nX: ".as_slice(), &vec![b'a'; 100_000]].concat(),
    ] {
        let mut stream = TcpStream::connect(address).unwrap();
        stream.set_read_timeout(Some(PATIENCE)).unwrap();
        let _closed = stream.write_all(nonsense);
        let _shut = stream.shutdown(std::net::Shutdown::Write);
        let mut answer = Vec::new();
        let _reset = stream.read_to_end(&mut answer);
        assert!(!answer.starts_with(b"HTTP/1.1 200"), "{}", String::from_utf8_lossy(&answer));
    }
    scrape(address);
}

#[test]
fn a_store_that_fails_is_told_and_counted_and_made_up_for() {
    let project = Project::new().with("state", "a file where a folder is to be");
    let mut serving = serve(&project, "--interval 200ms --state state/inside");
    let address = serving.ready();
    let failed = serving.event("store-failed", |_| true);
    assert!(failed["data"]["error"].as_str().unwrap().contains("state"), "{failed}");
    let pending =
        eventually(|| value_of(&scrape(address), "skep_store_rounds_pending").filter(|pending| *pending >= 3.0));
    let text = scrape(address);
    assert_eq!(value_of(&text, "skep_store_failures_total"), Some(1.0), "a failure is told once");
    assert_eq!(get(address, "/-/healthy", &[]).unwrap().status, 200);
    std::fs::remove_file(project.path("state")).unwrap();
    serving.event("store-recovered", |_| true);
    let written = eventually(|| {
        let text = scrape(address);
        let written = value_of(&text, "skep_store_samples_written_total").filter(|written| *written > 0.0)?;
        (value_of(&text, "skep_store_rounds_pending")? == 0.0).then_some(written)
    });
    assert!(written >= pending * 50.0, "{written} samples of {pending} rounds that waited");
    assert_eq!(value_of(&scrape(address), "skep_store_rounds_lost_total"), Some(0.0));
}

/// Starts it where mounts are its own; `script` makes them, in the project's folder. It needs root, or a kernel that lets
/// users be root of their own mounts.
fn with_mounts(project: &Project, script: &str, arguments: &str) -> Serving {
    let arguments = format!("obs serve --listen 127.0.0.1:0 --no-dashboard --format=ndjson {arguments}");
    let skep = skep(&arguments).into_command();
    let is_root = std::fs::metadata("/proc/self").is_ok_and(|own| std::os::unix::fs::MetadataExt::uid(&own) == 0);
    let own = if is_root { "--mount" } else { "--map-root-user" };
    let mut command = Command::new("unshare");
    command.args([own, "--mount", "sh", "-c", &format!("set -e; {script}; exec \"$@\""), "sh"]);
    command.arg(skep.get_program()).args(skep.get_args());
    command.env_clear().env("PATH", "/usr/sbin:/usr/bin:/sbin:/bin").current_dir(project.path(""));
    command.stdin(Stdio::null());
    start_command(command)
}

#[test]
fn a_folder_that_is_read_only_stops_nobody_from_being_served() {
    let project = Project::new();
    let script = "mkdir there; mount --bind there there; mount -o remount,ro,bind there";
    let mut serving = with_mounts(&project, script, "--state there --interval 200ms");
    let address = serving.ready();
    let failed = serving.event("store-failed", |_| true);
    assert!(failed["data"]["error"].as_str().unwrap().contains("there"), "{failed}");
    assert!(value_of(&scrape(address), "skep_host_cpus").is_some());
}

#[test]
fn a_disk_that_fills_up_stops_nobody_from_being_served() {
    let project = Project::new();
    let script = "mkdir disk; mount -t tmpfs -o size=500k skep-test disk";
    let mut serving = with_mounts(&project, script, "--state disk --interval 100ms");
    let address = serving.ready();
    let failed = serving.event("store-failed", |_| true);
    assert!(failed["data"]["error"].as_str().unwrap().contains("full"), "{failed}");
    eventually(|| value_of(&scrape(address), "skep_store_rounds_pending").filter(|pending| *pending >= 2.0));
    assert_eq!(value_of(&scrape(address), "skep_collect_success{collector=\"host\"}"), Some(1.0));
    assert_eq!(get(address, "/-/healthy", &[]).unwrap().status, 200);
}

#[test]
fn rounds_that_were_missed_are_skipped_and_counted() {
    let project = Project::new();
    let mut serving = serve(&project, "--interval 200ms");
    let address = serving.ready();
    serving.send(SIGSTOP);
    std::thread::sleep(Duration::from_secs(2));
    serving.send(SIGCONT);
    let missed =
        eventually(|| value_of(&scrape(address), "skep_serve_rounds_missed_total").filter(|count| *count > 0.0));
    assert!((7.0..60.0).contains(&missed), "{missed} rounds were missed");
    let before = value_of(&scrape(address), "skep_serve_rounds_total").unwrap();
    std::thread::sleep(Duration::from_secs(1));
    let rounds = value_of(&scrape(address), "skep_serve_rounds_total").unwrap() - before;
    assert!(rounds <= 8.0, "{rounds} rounds in a second: what was missed was made up for");
}

#[test]
fn without_a_store_it_serves_all_the_same_and_leaves_nothing() {
    let project = Project::new();
    let mut serving = serve(&project, "--interval 200ms --no-store");
    let address = serving.ready();
    assert!(value_of(&scrape(address), "skep_host_cpus").is_some());
    let refused = request(address, "POST /v1/metrics", &["Content-Type: application/json"], b"{}").unwrap();
    assert_eq!(refused.status, 503, "what cannot be kept is not taken");
    drop(serving);
    assert!(project.names().is_empty(), "{:?}", project.names());
}
