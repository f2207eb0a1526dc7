//! What the pages under `docs/` give a reader to copy: source that leaks and source that does not, commands for other
//! systems, and counts.

use std::path::Path;
use std::process::{Command, Stdio};

use super::{Project, skep};

/// A page's text.
fn page(name: &str) -> String {
    std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(name)).unwrap()
}

/// Returns a page's blocks in one of these languages.
fn blocks<'a>(text: &'a str, languages: &[&str]) -> Vec<&'a str> {
    let of_language = |part: &'a str| {
        let (language, block) = part.split_once('\n')?;
        languages.contains(&language).then(|| block.split("```").next().unwrap())
    };
    // Every second fence opens a block.
    text.split("```").skip(1).step_by(2).filter_map(of_language).collect()
}

/// Returns the files of a page, which name themselves in their first line.
fn files(text: &str) -> Vec<(&str, &str)> {
    let named = |block: &&str| block.starts_with("# ") || block.starts_with("// ");
    let blocks = blocks(text, &["python", "rust"]).into_iter().filter(named);
    blocks.map(|block| (block.lines().next().unwrap().rsplit(' ').next().unwrap(), block)).collect()
}

/// Returns a project with the files of a page and `examples/`.
pub(crate) fn stage(text: &str) -> Project {
    let project = files(text).into_iter().fold(Project::new(), |project, (name, block)| project.with(name, block));
    let copied = Command::new("cp").arg("-r").arg("examples").arg(project.path("examples")).status().unwrap();
    assert!(copied.success());
    project
}

#[test]
fn each_fix_of_the_page_on_memory_is_seen() {
    let text = page("docs/mem.md");
    let project = stage(&text);
    let ask = |name: &str| {
        let json = skep("mem leaks --json --fail-on never").with_argument(name).within(&project).exits(0).json();
        assert_eq!(json["errors"].as_array().unwrap().len(), 0, "{json}");
        json["data"]["total_issues"].as_u64().unwrap()
    };
    let mut pairs = 0;
    for (name, _) in files(&text) {
        let Some(after) = name.contains("_before.").then(|| name.replace("_before.", "_after.")) else { continue };
        assert!(ask(name) > 0, "{name}");
        assert_eq!(ask(&after), 0, "{after}");
        pairs += 1;
    }
    assert!(pairs >= 9, "{pairs}");
    assert_eq!(files(&text).iter().filter(|(name, _)| name.contains("_after.")).count(), pairs);
}

/// The table of counts in `docs/mem.md`: what the patterns that it describes count in the example, beside skep.
#[test]
fn the_counts_of_the_page_on_memory_are_those_of_the_example() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/swarm/services");
    let (mut files, mut appended, mut lists, mut maps) = (0, 0, 0, Vec::new());
    for entry in std::fs::read_dir(folder).unwrap() {
        let text = std::fs::read_to_string(entry.unwrap().path()).unwrap();
        let lines: Vec<&str> = text.lines().collect();
        files += 1;
        appended += u64::from(text.matches(".append(").count() > 3);
        assert!(!text.contains("defaultdict(list)") && (!text.contains("deque(") || text.contains("maxlen=")));
        let is_checked = |line: &&str| line.contains("if len(") || line.contains("maxlen");
        for (at, line) in lines.iter().enumerate().filter(|(_, line)| line.contains("self.")) {
            let near = &lines[at..lines.len().min(at + 21)];
            lists += u64::from(line.contains("= []") && !near.iter().any(is_checked));
            maps.extend(line.contains("= {}").then(|| line.trim().split(':').next().unwrap().to_owned()));
        }
    }
    maps.sort_unstable();
    assert_eq!((files, appended, lists), (9, 0, 1));
    let named = ["_locks", "_stamps", "awaiting_ack", "open", "running", "sessions"].map(|name| format!("self.{name}"));
    assert_eq!(maps, named);
    let json = skep("mem leaks examples/swarm/services --json").from(Path::new(env!("CARGO_MANIFEST_DIR"))).exits(1);
    let json = json.json();
    let of = |severity: &str| {
        let findings = json["findings"].as_array().unwrap().iter();
        let mut symbols: Vec<&str> = findings
            .filter(|finding| finding["severity"] == severity)
            .map(|finding| finding["symbol"].as_str().unwrap())
            .collect();
        symbols.sort_unstable();
        symbols
    };
    assert_eq!(json["data"]["files_scanned"], 9);
    assert_eq!(of("high"), ["Desk._locks", "Runner.tasks", "SessionHub.sessions"]);
    assert_eq!(of("medium"), ["Latency.samples", "_ANSWERS"]);
}

/// Every call of skep in a recipe runs as it stands there, in a project with a finding, and leaves the files that it names.
#[test]
fn the_commands_of_recipes_run() {
    let mut commands = Vec::new();
    for name in ["docs/ci.md", "docs/gate.md"] {
        let text = page(name);
        for block in blocks(&text, &["sh", "groovy", "ini", "crontab", "makefile"]) {
            let calls = block.lines().filter_map(|line| line.find("skep check").map(|at| &line[at..]));
            commands.extend(calls.map(|call| call.split('\'').next().unwrap().to_owned()));
        }
    }
    assert!(commands.len() >= 5, "{commands:?}");
    let leak = "SEEN = {}\n\n\nasync def on_request(request):\n    SEEN[request.id] = request\n";
    for command in commands {
        let project = Project::new().with("service.py", leak).with("textfile/.keep", "");
        let root = project.path("").display().to_string();
        let here = command.replace("/srv/desk", &root).replace("/var/lib/prometheus/node-exporter", "textfile");
        let folder = Path::new(env!("CARGO_BIN_EXE_skep")).parent().unwrap();
        let mut shell = Command::new("sh");
        shell.args(["-c", &here]).current_dir(project.path("")).env_clear().stdin(Stdio::null());
        let output = shell.env("PATH", format!("{}:/usr/bin:/bin", folder.display())).output().unwrap();
        let code = if command.contains("nagios") { 2 } else { 1 };
        let said = String::from_utf8_lossy(&output.stderr);
        assert_eq!((output.status.code(), said.as_ref()), (Some(code), ""), "{command}");
        for file in here.split("--output ").skip(1) {
            let file = file.split(' ').next().unwrap().split_once(':').unwrap().1;
            assert!(project.text(file).contains("SEEN") || file.ends_with(".prom"), "{command}: {file}");
        }
    }
}
