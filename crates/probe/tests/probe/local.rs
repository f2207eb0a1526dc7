//! What this machine alone can answer: processes, files, commands, ports, disks.

#![expect(clippy::disallowed_methods, reason = "a test of processes starts some")]

use std::fs;
use std::net::TcpListener;
use std::path::Path;
use std::process::{Child, Command as Starting, Stdio};
use std::time::{Duration, Instant, SystemTime};

use skep_kit::{Period, Severity};
use skep_probe::{Check, Command, Content, Disk, Fault, File, Port, Process, Status, Target};

use crate::servers::free_port;
use crate::world::{ask, ask_in, ask_with, clock, message};

/// A process that is ended with the test.
struct Sleeper(Child);

impl Sleeper {
    /// Starts one whose command line holds `mark`.
    fn start(mark: &str) -> Self {
        let mut starting = Starting::new("/bin/sh");
        starting.args(["-c", "read line", mark]).stdin(Stdio::piped());
        Self(starting.spawn().unwrap())
    }

    fn pid(&self) -> u32 {
        self.0.id()
    }

    /// Ends it, and leaves it a zombie until it is dropped.
    fn end(&mut self) {
        self.0.kill().unwrap();
        let until = (clock().steady)() + Duration::from_secs(5);
        while stat(self.pid()).is_some_and(|fields| fields[0] != "Z") {
            assert!((clock().steady)() < until, "it does not end");
            std::thread::sleep(Duration::from_millis(5));
        }
    }
}

impl Drop for Sleeper {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// Returns the fields of a process from its state on; none where there is none.
fn stat(pid: u32) -> Option<Vec<String>> {
    let text = fs::read_to_string(format!("/proc/{pid}/stat")).ok()?;
    Some(text.rsplit_once(')')?.1.split_whitespace().map(str::to_owned).collect())
}

fn process(mark: &str) -> Process {
    Process { command_line: mark.parse().ok(), ..Process::default() }
}

fn fault(check: &Check) -> Option<Fault> {
    check.error.as_ref().map(|error| error.kind)
}

#[test]
fn processes_are_counted_and_zombies_are_dead() {
    let mark = format!("skep-count-{}", std::process::id());
    let first = Sleeper::start(&mark);
    let mut second = Sleeper::start(&mark);
    let both = ask(Target::Process(process(&mark)));
    assert_eq!((both.status, both.measured.count), (Status::Up, Some(2)), "{both:?}");
    let most = ask(Target::Process(Process { max: Some(1), ..process(&mark) }));
    assert_eq!((fault(&most), message(&most)), (Some(Fault::Count), "2 such processes run, at most 1 should"));
    let named = Process { name: Some("sh".to_owned()), min: Some(3), ..process(&mark) };
    assert_eq!(message(&ask(Target::Process(named))), "2 such processes run, at least 3 should");
    let other = Process { name: Some("no-shell".to_owned()), ..process(&mark) };
    assert_eq!(fault(&ask(Target::Process(other))), Some(Fault::NotFound));
    second.end();
    let left = ask(Target::Process(process(&mark)));
    assert_eq!(left.measured.pids, Some(vec![first.pid()]), "a zombie has no command line and does not count");
}

#[test]
fn a_pid_file_names_a_process_that_is_there_dead_or_another() {
    let folder = tempfile::tempdir().unwrap();
    let mark = format!("skep-pid-{}", std::process::id());
    let mut sleeper = Sleeper::start(&mark);
    let pid = sleeper.pid();
    let of = |text: &str| {
        fs::write(folder.path().join("it.pid"), text).unwrap();
        let target = Process { pid_file: Some("it.pid".to_owned()), ..Process::default() };
        ask_in(folder.path(), Target::Process(target), |_| ())
    };
    let start = stat(pid).unwrap()[19].clone();
    assert_eq!(of(&format!("{pid}\n")).status, Status::Up);
    assert_eq!(of(&format!("{pid} {start}\n")).status, Status::Up);
    let reused = of(&format!("{pid} 1\n"));
    assert_eq!((reused.status, fault(&reused)), (Status::Down, Some(Fault::Dead)));
    assert!(message(&reused).contains("after the file was written"), "{}", message(&reused));
    fs::write(folder.path().join("it.pid"), format!("{pid}\n")).unwrap();
    let old = fs::File::options().write(true).open(folder.path().join("it.pid")).unwrap();
    old.set_modified(SystemTime::now() - Duration::from_secs(3600)).unwrap();
    let target = Process { pid_file: Some("it.pid".to_owned()), ..Process::default() };
    let older = ask_in(folder.path(), Target::Process(target), |_| ());
    assert_eq!(fault(&older), Some(Fault::Dead), "the process began after the file was written: {older:?}");
    assert_eq!(message(&of("nonsense")), "the pid file it.pid holds no number");
    assert_eq!(fault(&of("4194305")), Some(Fault::Dead));
    sleeper.end();
    let zombie = of(&format!("{pid}\n"));
    assert!(message(&zombie).ends_with("has ended and waits for its parent (zombie)"), "{}", message(&zombie));
}

#[test]
fn a_pid_file_that_is_a_pipe_keeps_nobody_waiting() {
    let folder = tempfile::tempdir().unwrap();
    make_pipe(&folder.path().join("it.pid"));
    let target = Process { pid_file: Some("it.pid".to_owned()), ..Process::default() };
    let check = ask_in(folder.path(), Target::Process(target), |_| ());
    assert_eq!(message(&check), "the pid file it.pid cannot be read: it is no regular file");
}

fn make_pipe(path: &Path) {
    rustix::fs::mknodat(rustix::fs::CWD, path, rustix::fs::FileType::Fifo, 0o600.into(), 0).unwrap();
}

fn file(folder: &Path, change: impl FnOnce(&mut File)) -> Check {
    let mut asked = File { path: "it".to_owned(), ..File::default() };
    change(&mut asked);
    ask_in(folder, Target::File(asked), |_| ())
}

#[test]
fn files_have_an_age_a_size_and_a_content() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("it");
    assert_eq!(message(&file(folder.path(), |_| ())), "there is no it");
    fs::write(&path, r#"{"a": [1, 2]}"#).unwrap();
    let well = file(folder.path(), |file| (file.content, file.min_size) = (Content::Json, Some(13)));
    assert_eq!((well.status, well.measured.size_bytes), (Status::Up, Some(13)));
    let small = file(folder.path(), |file| file.min_size = Some(14));
    assert_eq!(message(&small), "it has 13 bytes, at least 14 should be there");
    let age = |seconds: u64| {
        let opened = fs::File::options().write(true).open(&path).unwrap();
        opened.set_modified(SystemTime::now() - Duration::from_secs(seconds)).unwrap();
        let ages = |file: &mut File| (file.warn_age, file.max_age) = (Some(Period::secs(60)), Some(Period::secs(3600)));
        file(folder.path(), ages)
    };
    assert_eq!(age(10).status, Status::Up);
    assert_eq!((age(120).status, age(120).severity), (Status::Degraded, Some(Severity::Medium)));
    assert_eq!(
        (age(7200).status, message(&age(7200))),
        (Status::Down, "it was last changed 2 hours ago, more than 1h")
    );
    for torn in ["{\"a\": 1", "", "\u{1}\u{2}", "{} {}", &"[".repeat(1 << 20)] {
        fs::write(&path, torn).unwrap();
        let check = file(folder.path(), |file| file.content = Content::Json);
        assert_eq!(fault(&check), Some(Fault::Assertion), "{torn:.9} {check:?}");
    }
    fs::write(&path, b"\"\xff\xfe\"").unwrap();
    let check = file(folder.path(), |file| file.content = Content::Json);
    assert_eq!(message(&check), "it is no JSON: it is not UTF-8");
    // A letter that lies across two parts that are read.
    fs::write(&path, format!("\"{}é\"", "x".repeat(64 * 1024 - 2))).unwrap();
    assert_eq!(file(folder.path(), |file| file.content = Content::Json).status, Status::Up);
}

#[test]
fn a_file_from_the_future_is_unknown_and_has_no_huge_age() {
    let folder = tempfile::tempdir().unwrap();
    let opened = fs::File::create(folder.path().join("it")).unwrap();
    opened.set_modified(SystemTime::now() + Duration::from_secs(3601)).unwrap();
    let check = file(folder.path(), |file| file.max_age = Some(Period::secs(60)));
    assert_eq!((check.status, fault(&check)), (Status::Unknown, Some(Fault::Clock)));
    assert_eq!((message(&check), check.measured.age_seconds), ("it was changed 60 minutes in the future", None));
    assert_eq!(file(folder.path(), |_| ()).status, Status::Up, "nobody asked for its age");
}

#[test]
fn pipes_links_and_endless_files_keep_nobody_waiting() {
    let folder = tempfile::tempdir().unwrap();
    make_pipe(&folder.path().join("it"));
    let json = |file: &mut File| file.content = Content::Json;
    assert_eq!(message(&file(folder.path(), json)), "it is no regular file");
    fs::remove_file(folder.path().join("it")).unwrap();
    std::os::unix::fs::symlink("it", folder.path().join("it")).unwrap();
    assert_eq!(message(&file(folder.path(), |_| ())), "it is a link that leads back to itself");
    fs::remove_file(folder.path().join("it")).unwrap();
    // Sixteen gigabytes of which none is on the disk.
    let large = fs::File::create(folder.path().join("it")).unwrap();
    std::io::Write::write_all(&mut &large, b"\"").unwrap();
    large.set_len(16 << 30).unwrap();
    let start: Instant = (clock().steady)();
    let check = file(folder.path(), json);
    assert_eq!(check.status, Status::Down);
    assert!((clock().steady)() - start < Duration::from_secs(4), "{check:?}");
}

#[test]
fn the_newest_of_a_glob_is_judged() {
    let folder = tempfile::tempdir().unwrap();
    for (name, age) in [("run-1.json", 7200), ("run-2.json", 5)] {
        let opened = fs::File::create(folder.path().join(name)).unwrap();
        opened.set_modified(SystemTime::now() - Duration::from_secs(age)).unwrap();
    }
    let check = file(folder.path(), |file| {
        (file.path, file.max_age) = ("run-*.json".to_owned(), Some(Period::secs(60)));
    });
    assert_eq!((check.status, check.measured.path.as_deref()), (Status::Up, Some("run-2.json")), "{check:?}");
    let none = file(folder.path(), |file| file.path = "*.yaml".to_owned());
    assert_eq!((message(&none), fault(&none)), ("no file matches *.yaml", Some(Fault::NotFound)));
}

fn command(argv: &[&str]) -> Command {
    Command { argv: argv.iter().map(|word| (*word).to_owned()).collect(), ..Command::default() }
}

fn shell(script: &str) -> Command {
    command(&["/bin/sh", "-c", script])
}

#[test]
fn commands_tell_by_their_exit_code_and_their_output() {
    let of = |command| ask(Target::Command(command));
    let well = of(shell("echo all well"));
    assert_eq!((well.status, well.measured.exit_code, well.target.as_str()), (Status::Up, Some(0), "/bin/sh"));
    let bad = of(shell("echo first; echo 'disk is full' >&2; exit 2"));
    assert_eq!((fault(&bad), message(&bad)), (Some(Fault::Exit), "ended with 2: disk is full"));
    let warns = of(Command { warn_exit: vec![1], ..shell("echo half full; exit 1") });
    assert_eq!((warns.status, message(&warns)), (Status::Degraded, "ended with 1: half full"));
    assert_eq!(of(Command { exit: vec![3], ..shell("exit 3") }).status, Status::Up);
    let wrong = of(Command { stdout: "^ok".parse().ok(), ..shell("echo no") });
    assert_eq!(message(&wrong), "printed `no`, which does not match ^ok");
    assert_eq!(message(&of(shell("kill -9 $$"))), "was ended by signal 9");
    assert_eq!(message(&of(command(&["/no/such/program"]))), "there is no program /no/such/program");
    assert_eq!(of(shell("cat")).status, Status::Up, "it has no input to wait for");
    // Words are words: nothing of them is run.
    let words = of(Command { stdout: r"^\$\(id\);\*$".parse().ok(), ..command(&["/bin/echo", "$(id);*"]) });
    assert_eq!(words.status, Status::Up, "{words:?}");
}

#[test]
fn a_command_that_talks_without_end_costs_no_memory_and_is_killed_with_all_its_children() {
    let folder = tempfile::tempdir().unwrap();
    let script = "sleep 60 & echo $! > child; while :; do echo xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx; done";
    let start: Instant = (clock().steady)();
    let check = ask_in(folder.path(), Target::Command(shell(script)), |service| service.timeout = Period::millis(400));
    assert_eq!((fault(&check), message(&check)), (Some(Fault::Timeout), "ran longer than 400 ms and was killed"));
    assert!((clock().steady)() - start < Duration::from_secs(2));
    let child: u32 = fs::read_to_string(folder.path().join("child")).unwrap().trim().parse().unwrap();
    let until = start + Duration::from_secs(5);
    // It is a zombie where nobody waits for it.
    while stat(child).is_some_and(|fields| fields[0] != "Z") {
        assert!((clock().steady)() < until, "the command's child goes on");
        std::thread::sleep(Duration::from_millis(5));
    }
}

#[test]
fn a_child_that_holds_the_output_keeps_nobody_waiting() {
    let folder = tempfile::tempdir().unwrap();
    let start: Instant = (clock().steady)();
    let check = ask_in(folder.path(), Target::Command(shell("sleep 3 & echo done")), |_| ());
    assert_eq!(check.status, Status::Up, "{check:?}");
    assert!((clock().steady)() - start < Duration::from_secs(2));
}

#[test]
fn ports_tell_who_listens() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    let check = ask(Target::Port(Port { port, process: None }));
    assert_eq!((check.status, check.measured.pids), (Status::Up, Some(vec![std::process::id()])), "{:?}", check.error);
    let other = ask(Target::Port(Port { port, process: Some("nginx".to_owned()) }));
    assert_eq!(fault(&other), Some(Fault::Assertion));
    assert!(message(&other).ends_with(&format!("listens on port {port}, not nginx")), "{}", message(&other));
    let free = free_port();
    assert_eq!(
        message(&ask(Target::Port(Port { port: free, process: None }))),
        format!("nobody listens on port {free}")
    );
}

#[test]
fn disks_have_room_or_have_not() {
    let folder = tempfile::tempdir().unwrap();
    let disk = Disk { path: ".".to_owned(), warn_share: None, critical_share: None, ..Disk::default() };
    let of = |disk: Disk| ask_in(folder.path(), Target::Disk(disk), |_| ());
    let check = of(disk.clone());
    assert_eq!(check.status, Status::Up);
    assert!((0.0..=1.0).contains(&check.measured.free_ratio.unwrap()) && check.measured.free_bytes.is_some());
    let full = of(Disk { critical_bytes: Some(u64::MAX), ..disk.clone() });
    assert_eq!((full.status, full.severity), (Status::Degraded, Some(Severity::High)));
    assert_eq!(fault(&of(Disk { path: "gone".to_owned(), ..disk })), Some(Fault::NotFound));
}

#[test]
fn what_cannot_be_asked_is_refused_before_anything_is() {
    let folder = tempfile::tempdir().unwrap();
    let run = |target| {
        let service = skep_probe::Service::new("it", target);
        let limits = skep_probe::Limits::default();
        let context = crate::world::context(folder.path());
        skep_probe::run(&[service], skep_probe::Past::default(), &limits, &context).unwrap_err().message
    };
    let url = run(Target::Http(skep_probe::Http::get("ftp://u:hunter2@a.example/")));
    assert!(url.contains("begins neither with http://") && !url.contains("hunter2"), "{url}");
    assert!(run(Target::Tcp(skep_probe::Tcp::default())).contains("it has no port; write HOST:PORT"));
    assert!(run(Target::Process(Process::default())).contains("names neither a program nor"));
    assert!(run(Target::Command(Command::default())).contains("it names no program"));
    let retried = ask_with(Target::Command(command(&["/bin/false"])), |service| {
        (service.retries, service.retry_delay) = (1, Period::millis(100));
    });
    assert_eq!(retried.attempts, 2);
}
