//! Who is let in, and who is not.

use super::*;

const TOKEN: &str = "a-token-of-some-length-4711";

/// Starts it for other machines, with the token.
fn exposed(project: &Project) -> Serving {
    let run = skep("obs serve --listen 0.0.0.0:0 --dashboard 0.0.0.0:0 --interval 1s --token-env SKEP_TEST_TOKEN");
    start(run.with_variable("SKEP_TEST_TOKEN", TOKEN).within(project))
}

/// The same port on loopback, which is the one that a test may ask.
fn here(address: SocketAddr) -> SocketAddr {
    SocketAddr::from(([127, 0, 0, 1], address.port()))
}

#[test]
fn other_machines_are_not_served_without_a_token() {
    let project = Project::new();
    for flag in ["--listen", "--dashboard"] {
        let left = skep(&format!("obs serve {flag} 0.0.0.0:0 --for 1s")).within(&project).exits(2);
        left.complains("readers have to show a token").complains("--token-env NAME");
    }
    let short =
        skep("obs serve --token-env SHORT --for 1s").with_variable("SHORT", "hunter2").within(&project).exits(2);
    assert!(!format!("{}{}", short.stdout, short.stderr).contains("hunter2"));
    skep("obs serve --token-env NOT_SET --for 1s").within(&project).exits(3).complains("is not set");
    let project = Project::new().with("token", "another-token-of-some-length\n");
    skep("obs serve --listen 0.0.0.0:0 --no-dashboard --token-file token --for 200ms").within(&project).exits(0);
}

#[test]
fn a_project_that_nobody_trusts_does_not_choose_the_token() {
    let project = Project::new().with("skep.toml", "[obs]\nlisten = \"0.0.0.0:0\"\ntoken_env = \"TOKEN\"\n");
    let run = || skep("obs serve --no-dashboard --for 200ms").with_variable("TOKEN", TOKEN).within(&project);
    run().exits(2).complains("readers have to show a token");
    run().with_argument("--trust").exits(0);
}

#[test]
fn a_reader_shows_the_token_and_shows_it_nowhere_else() {
    let project = Project::new();
    let mut serving = exposed(&project);
    let address = here(serving.metrics());
    let bearer = format!("Authorization: Bearer {TOKEN}");
    eventually(|| get(address, "/metrics", &[&bearer]).ok().filter(|answer| answer.status == 200));
    let refused = get(address, "/metrics", &[]).unwrap();
    assert_eq!(refused.status, 401);
    assert!(refused.head.contains("www-authenticate: Bearer"), "{}", refused.head);
    for wrong in ["Authorization: Bearer wrong", &format!("Authorization: Basic {TOKEN}")] {
        assert_eq!(get(address, "/metrics", &[wrong]).unwrap().status, 401, "{wrong}");
    }
    assert_eq!(get(address, &format!("/metrics?token={TOKEN}"), &[]).unwrap().status, 401);
    assert_eq!(get(address, "/-/healthy", &[]).unwrap().status, 200, "whoever restarts it has no token");
    let process = std::fs::read(format!("/proc/{}/cmdline", serving.child.id())).unwrap();
    assert!(!String::from_utf8_lossy(&process).contains(TOKEN));
    assert!(!scrape_with(address, &bearer).contains(TOKEN));
    assert!(!format!("{:?}", serving.seen).contains(TOKEN));
}

fn scrape_with(address: SocketAddr, field: &str) -> String {
    get(address, "/metrics", &[field]).unwrap().body
}

#[test]
fn a_person_enters_the_token_in_a_form() {
    let project = Project::new();
    let mut serving = exposed(&project);
    let address = here(serving.dashboard());
    let asked = get(address, "/", &["Accept: text/html"]).unwrap();
    assert_eq!(asked.status, 303);
    assert!(asked.head.contains("location: /login"), "{}", asked.head);
    assert_eq!(get(address, "/api/state", &[]).unwrap().status, 401);
    let form = get(address, "/login", &["Accept: text/html"]).unwrap();
    assert!(form.status == 200 && form.body.contains("<form method=\"post\" action=\"/login\">"), "{form:?}");
    let enter = |token: &str| {
        let kind = "Content-Type: application/x-www-form-urlencoded";
        request(address, "POST /login", &[kind], format!("token={token}").as_bytes()).unwrap()
    };
    assert_eq!(enter("wrong").status, 401);
    let entered = enter(TOKEN);
    assert_eq!(entered.status, 303, "{entered:?}");
    let cookie = entered.head.lines().find_map(|line| line.strip_prefix("set-cookie: ")).unwrap();
    assert!(cookie.contains("; HttpOnly; SameSite=Strict") && !cookie.contains(TOKEN), "{cookie}");
    let cookie = format!("Cookie: {}", cookie.split(';').next().unwrap());
    let page = get(address, "/", &[&cookie]).unwrap();
    assert!(page.status == 200 && page.body.contains("<html"), "{page:?}");
    let of_other = format!("{}0", cookie);
    assert_eq!(get(address, "/api/agents", &[&of_other]).unwrap().status, 401);
    assert_eq!(get(address, "/api/agents", &[&cookie]).unwrap().status, 200);
    assert_eq!(request(address, "POST /logout", &[&cookie], b"").unwrap().status, 303);
    assert_eq!(get(address, "/api/agents", &[&cookie]).unwrap().status, 401);
}

#[test]
fn whoever_asks_too_often_has_to_wait() {
    let project = Project::new();
    let mut serving = exposed(&project);
    let address = here(serving.metrics());
    let refused = (0..200).find_map(|_| get(address, "/-/healthy", &[]).ok().filter(|answer| answer.status == 429));
    let refused = refused.expect("200 requests at once were all answered");
    assert!(refused.head.contains("retry-after: "), "{}", refused.head);
    std::thread::sleep(Duration::from_secs(2));
    assert_eq!(get(address, "/-/healthy", &[]).unwrap().status, 200, "who waited is heard again");
    let guesses = (0..20).map(|_| get(address, "/metrics", &["Authorization: Bearer guess"]).unwrap().status);
    assert!(guesses.filter(|status| *status == 401).count() < 10, "guessing is slow");
}

/// Asks under another name than the address.
fn ask_as(address: SocketAddr, host: &str, fields: &str) -> Answer {
    let mut stream = TcpStream::connect(address).unwrap();
    let head = format!("GET /metrics HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n{fields}\r\n");
    stream.write_all(head.as_bytes()).unwrap();
    let mut text = String::new();
    stream.read_to_string(&mut text).unwrap();
    let status = text.split(' ').nth(1).unwrap().parse().unwrap();
    Answer { status, head: String::new(), body: text }
}

#[test]
fn pages_of_other_sites_reach_nothing_on_this_machine() {
    let project = Project::new();
    let mut serving = serve(&project, "--interval 1s");
    let address = serving.ready();
    let port = address.port();
    assert_eq!(ask_as(address, &format!("localhost:{port}"), "").status, 200);
    let rebound = ask_as(address, &format!("attacker.example:{port}"), "");
    assert!(rebound.status == 403 && !rebound.body.contains("skep_"), "{rebound:?}");
    let foreign = ask_as(address, &format!("127.0.0.1:{port}"), "Origin: http://attacker.example\r\n");
    assert_eq!(foreign.status, 403);
    let own = get(address, "/metrics", &[]).unwrap();
    for field in [
        "content-security-policy: default-src 'self';",
        "x-content-type-options: nosniff",
        "x-frame-options: DENY",
        "referrer-policy: no-referrer",
        "cross-origin-resource-policy: same-origin",
    ] {
        assert!(own.head.contains(field), "{field} is not in {}", own.head);
    }
    assert!(!own.head.contains("access-control-"), "{}", own.head);
}
