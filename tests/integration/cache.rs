//! The cache of facts: it saves time and changes nothing else.

use std::path::PathBuf;
use std::time::{Duration, SystemTime};

use serde_json::Value;

use super::run::Run;
use super::{Project, skep};

const FILES: usize = 12;

/// A program of a dozen files, each of which leaks into the hub of the first, and all written long ago.
fn project() -> Project {
    let mut project = Project::new().with("app/__init__.py", "TABLE = {}\n");
    for number in 1..FILES {
        let text =
            format!("from app import TABLE\n\nasync def on_{number}(request):\n    TABLE[request.id] = {number}\n");
        project = project.with(&format!("app/m{number}.py"), &text);
    }
    for number in 1..FILES {
        age(&project, &format!("app/m{number}.py"));
    }
    age(&project, "app/__init__.py");
    project
}

/// Sets a file's time back, as far as that can be done.
fn age(project: &Project, path: &str) {
    let file = std::fs::File::options().append(true).open(project.path(path)).unwrap();
    file.set_modified(SystemTime::now() - Duration::from_secs(3600)).unwrap();
}

fn asked(project: &Project, arguments: &str) -> Run {
    let cache = project.path(".cache");
    skep(arguments).within(project).with_variable("XDG_CACHE_HOME", cache.to_str().unwrap())
}

fn answer(project: &Project, arguments: &str) -> (Value, Value, u64) {
    let json = asked(project, &format!("mem leaks app --json {arguments}")).exits(1).json();
    (json["data"].clone(), json["findings"].clone(), json["run"]["cache_hits"].as_u64().unwrap())
}

fn packs(project: &Project) -> Vec<PathBuf> {
    let folder = project.path(".cache/skep/facts");
    std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect()
}

#[test]
fn one_changed_file_is_read_alone_and_the_answer_is_the_same() {
    let project = project();
    let (data, findings, hits) = answer(&project, "--no-cache");
    assert_eq!((hits, findings.as_array().unwrap().len()), (0, 1));
    assert_eq!(answer(&project, ""), (data.clone(), findings.clone(), 0));
    assert_eq!(answer(&project, ""), (data.clone(), findings.clone(), FILES as u64));
    for jobs in [1, 2, 5] {
        assert_eq!(answer(&project, &format!("--jobs {jobs}")), (data.clone(), findings.clone(), FILES as u64));
    }
    let text = format!("{}\nasync def on_more(request):\n    TABLE[request.key] = 0\n", project.text("app/m3.py"));
    std::fs::write(project.path("app/m3.py"), text).unwrap();
    let (cold, found, _) = answer(&project, "--no-cache");
    assert_eq!(answer(&project, ""), (cold, found, FILES as u64 - 1));
}

#[test]
fn a_change_that_no_time_shows_is_seen() {
    let project = project();
    answer(&project, "");
    let file = project.path("app/m3.py");
    let times = std::fs::metadata(&file).unwrap().modified().unwrap();
    let text = project.text("app/m3.py").replace("TABLE[request.id] = 3", "TABLE[request.id]  = 3");
    let text = text.replacen("async def on_3(request)", "async def on_3(reques)", 1);
    assert_eq!(text.len(), project.text("app/m3.py").len());
    std::fs::write(&file, text).unwrap();
    std::fs::File::options().append(true).open(&file).unwrap().set_modified(times).unwrap();
    let (data, findings, _) = answer(&project, "--no-cache");
    assert_eq!(answer(&project, ""), (data, findings, FILES as u64 - 1));
}

#[test]
fn a_torn_or_foreign_pack_counts_for_nothing() {
    let project = project();
    let (data, findings, _) = answer(&project, "--no-cache");
    answer(&project, "");
    let pack = packs(&project).remove(0);
    let whole = std::fs::read(&pack).unwrap();
    let mut flipped = whole.clone();
    flipped[whole.len() / 2] ^= 1;
    for bad in [&b""[..], b"something else", &whole[..whole.len() / 2], &flipped] {
        std::fs::write(&pack, bad).unwrap();
        assert_eq!(answer(&project, ""), (data.clone(), findings.clone(), 0));
        assert_eq!(answer(&project, "").2, FILES as u64, "it is written anew");
    }
    std::fs::remove_file(&pack).unwrap();
    std::fs::create_dir(&pack).unwrap();
    assert_eq!(answer(&project, ""), (data, findings, 0));
}

#[test]
fn comments_that_allow_are_remembered_too() {
    let project = project();
    std::fs::write(project.path("app/__init__.py"), "TABLE = {}  # skep: allow(ML101) few of them\n").unwrap();
    let of = |arguments: &str| asked(&project, &format!("mem leaks app --json {arguments}")).exits(0).json();
    let (cold, _, warm) = (of("--no-cache"), of(""), of(""));
    assert_eq!(cold["data"]["suppressed"].as_array().unwrap().len(), 1);
    assert_eq!(cold["data"], warm["data"]);
}

#[test]
fn what_is_kept_is_its_owners_alone() {
    use std::os::unix::fs::PermissionsExt as _;
    let project = project();
    answer(&project, "");
    let mode = |path: &PathBuf| std::fs::metadata(path).unwrap().permissions().mode() & 0o077;
    assert_eq!(packs(&project).iter().map(mode).collect::<Vec<_>>(), [0]);
    assert_eq!(mode(&project.path(".cache/skep")), 0);
    // Nothing is left in the project, and with no home nothing is kept.
    assert_eq!(project.names(), [".cache", "app"]);
    skep("mem leaks app").within(&project).exits(1).complains_of_nothing();
}
