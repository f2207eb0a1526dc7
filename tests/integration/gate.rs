//! What counts and what fails: `--select`, `--ignore`, `--min-confidence`, `--max`, and their keys in `skep.toml`.

use std::path::Path;

use super::{Project, readme, skep};

/// Two medium findings of one rule and a high one of another.
const SERVICE: &str = "import functools\n\nSEEN = {}\nKNOWN = {}\n\n\nclass Hub:\n    def __init__(self):\n        \
                       self.sessions = {}\n\n    async def on_connect(self, sid):\n        self.sessions[sid] = object()\n\n\n\
                       HUB = Hub()\n\n\nasync def handle(request):\n    SEEN[request.id] = request\n    \
                       KNOWN[request.id] = request\n";

fn project() -> Project {
    Project::new().with("service.py", SERVICE)
}

/// Returns the rules that were found, and the exit code.
#[track_caller]
fn found(project: &Project, arguments: &str, code: i32) -> Vec<String> {
    let json = skep(&format!("mem leaks --json {arguments}")).within(project).exits(code).json();
    let findings = json["findings"].as_array().unwrap();
    assert_eq!(json["data"]["total_issues"], findings.len());
    let counted = |severity: &str| findings.iter().filter(|finding| finding["severity"] == severity).count();
    assert_eq!(json["data"]["summary"]["high_severity"], counted("high"));
    assert_eq!(json["data"]["summary"]["medium_severity"], counted("medium"));
    findings.iter().map(|finding| finding["rule"].as_str().unwrap().to_owned()).collect()
}

const INSTANCE: &str = "instance-collection-grows";
const MODULE: &str = "module-collection-grows";

#[test]
fn rules_are_chosen_by_name_code_and_the_beginning_of_codes() {
    let project = project();
    assert_eq!(found(&project, "", 1), [INSTANCE, MODULE, MODULE]);
    assert_eq!(found(&project, "--select ML103", 1), [INSTANCE]);
    assert_eq!(found(&project, "--select ml103,module-collection-grows", 1).len(), 3);
    assert_eq!(found(&project, "--select ML1 --ignore instance-collection-grows", 0), [MODULE, MODULE]);
    assert_eq!(found(&project, "--select RL", 0), [""; 0]);
    assert_eq!(found(&project, "--min-confidence high --ignore ML103", 0), [""; 0]);
    skep("check --select RL").within(&project).exits(0).says("nothing found in 1 file");
}

#[test]
fn a_word_that_chooses_no_rule_is_2_before_any_work() {
    let project = project();
    let left = skep("mem leaks --select instance-colection-grows").within(&project).exits(2).says_nothing();
    left.complains("--select: `instance-colection-grows` is no rule")
        .complains("hint: did you mean `instance-collection-grows` or ")
        .complains("`skep explain` lists all rules");
    for arguments in ["check --ignore ML999", "check --select ML103,", "explain --select nonsense"] {
        skep(arguments).within(&project).exits(2).says_nothing().complains("is no rule");
    }
    let json = skep("check --json --ignore ML999 nowhere").within(&project).exits(2).json();
    assert_eq!(json["errors"][0]["code"], "no-such-path");
    let json = skep("check --json --ignore ML999").within(&project).exits(2).json();
    assert_eq!((&json["errors"][0]["code"], &json["errors"][0]["target"]), (&"unknown-rule".into(), &"ML999".into()));
    skep("check --min-confidence sure").within(&project).exits(2).complains("there are low, medium and high");
}

#[test]
fn a_budget_takes_the_place_of_fail_on_for_its_severity() {
    let project = project();
    let reason = |arguments: &str, code| {
        let left = skep(&format!("mem leaks {arguments}")).within(&project).exits(code);
        left.stdout.lines().last().unwrap().to_owned()
    };
    assert_eq!(reason("--max medium=1 --max high=1", 1), "exit 1: 2 medium, --max medium=1");
    let within =
        "exit 0: nothing at or above --fail-on high; 1 high within --max high=1; 2 medium within --max medium=2";
    assert_eq!(reason("--max medium=2 --max critical=1", 0), within);
    assert_eq!(reason("--max warning=2 --fail-on medium", 1), "exit 1: 1 at or above --fail-on medium");
    assert_eq!(
        reason("--max medium=0 --fail-on never --exit-zero", 0),
        "exit 0: 2 medium, --max medium=0, waived by --exit-zero"
    );
    assert_eq!(reason("--max medium=1 --max medium=2 --fail-on never", 0), "exit 0: 2 medium within --max medium=2");
    skep("check --max medium=1 --fail-on never").within(&project).exits(1).says("exit 1: 2 medium, --max medium=1");
    skep("mem scan --max high=0").within(&project).exits(1).says("exit 1: 1 high, --max high=0");
}

#[test]
fn a_budget_that_is_none_is_2() {
    for (bad, complaint) in [
        ("medium=x", "`x` is no count"),
        ("medium=-1", "`-1` is no count"),
        ("medium", "such as medium=4"),
        ("loud=1", "there are low, medium and high"),
    ] {
        skep("check --max").with_argument(bad).within(&project()).exits(2).says_nothing().complains(complaint);
    }
    let json = skep("check --json --max medium").within(&project()).exits(2).json();
    assert_eq!(json["errors"][0]["code"], "bad-command-line");
}

#[test]
fn the_table_says_the_same_and_flags_are_stronger() {
    let table = "[mem]\nignore = [\"ML103\"]\nmax = { warning = 1 }\n";
    let project = project().with("skep.toml", table);
    assert_eq!(found(&project, "", 1), [MODULE, MODULE]);
    skep("check").within(&project).exits(1).says("exit 1: 2 medium, max medium = 1 in skep.toml");
    skep("check --max medium=2").within(&project).exits(0);
    // A choice on the command line takes the place of both; what is not wanted is added.
    assert_eq!(found(&project, "--select ML103", 1), [INSTANCE]);
    assert_eq!(found(&project, "--ignore ML101", 0), [""; 0]);
    skep("mem scan").within(&project).exits(0);
    let project = project.with("skep.toml", "[mem]\nselect = [\"ML1\"]\nmin_confidence = \"high\"\n");
    assert!(!found(&project, "", 1).contains(&MODULE.to_owned()));
    assert_eq!(found(&project, "--min-confidence low", 1).len(), 3);
}

#[test]
fn every_key_of_the_table_has_its_variable() {
    let project = project();
    let run = |name: &str, value: &str| skep("mem leaks --json").within(&project).with_variable(name, value);
    let found = |name: &str, value: &str, code| {
        let json = run(name, value).exits(code).json();
        let rules =
            json["findings"].as_array().unwrap().iter().map(|finding| finding["rule"].as_str().unwrap().to_owned());
        rules.collect::<Vec<_>>()
    };
    assert_eq!(found("SKEP_MEM__SELECT", "ML1,ML103", 1), [INSTANCE, MODULE, MODULE]);
    assert_eq!(found("SKEP_MEM__SELECT", "[\"ML103\"]", 1), [INSTANCE]);
    assert_eq!(found("SKEP_MEM__IGNORE", "ml103", 0), [MODULE, MODULE]);
    assert!(!found("SKEP_MEM__MIN_CONFIDENCE", "high", 1).contains(&MODULE.to_owned()));
    assert_eq!(found("SKEP_MEM__PER_PATH_IGNORES", "{\"*.py\" = [\"ML1\"]}", 0), [""; 0]);
    for (name, value, reason) in [
        ("SKEP_MEM__MAX__MEDIUM", "1", "2 medium, SKEP_MEM__MAX__MEDIUM=1"),
        ("SKEP_MEM__MAX__WARNING", "1", "2 medium, max medium = 1 in SKEP_MEM__MAX__WARNING"),
        ("SKEP_MEM__MAX", "{medium = 1, high = 1}", "2 medium, max medium = 1 in SKEP_MEM__MAX"),
    ] {
        let project = Project::new().with("service.py", SERVICE).with("skep.toml", "[mem]\nmax = { critical = 9 }\n");
        let left = skep("mem leaks").within(&project).with_variable(name, value).exits(1);
        left.says(&format!("exit 1: {reason}"));
    }
    for (name, value, complaint) in [
        ("SKEP_MEM__SELECT", "ML1,ML999", "SKEP_MEM__SELECT: bad value for `mem.select`"),
        ("SKEP_MEM__MIN_CONFIDENCE", "sure", "unknown variant `sure`"),
        ("SKEP_MEM__MAX", "4", "`mem.max` is a table, and its value is none"),
        ("SKEP_MEM__MAX", "{loud = 4}", "there may be low, medium, high"),
        ("SKEP_MEM__MAX__LOUD", "4", "skep knows no such variable"),
        ("SKEP_MEM__MAX__MEDIUM", "four", "invalid type"),
    ] {
        skep("mem leaks").within(&project).with_variable(name, value).exits(2).says_nothing().complains(complaint);
    }
}

#[test]
fn layers_agree_on_what_a_budget_is_called() {
    let project = project().with("home/.config/skep/skep.toml", "[mem]\nmax = { warning = 0, high = 9 }\n");
    let home = project.path("home").display().to_string();
    let run = |arguments: &str| skep(arguments).within(&project).with_variable("HOME", &home);
    run("mem leaks").exits(1).says("exit 1: 2 medium, max medium = 0 in /");
    let project = project.with("skep.toml", "[mem.max]\nmedium = 2\n");
    let run = |arguments: &str| skep(arguments).within(&project).with_variable("HOME", &home);
    let kept = "1 high within max high = 9 in /";
    run("mem leaks").exits(0).says(kept).says("2 medium within max medium = 2 in skep.toml");
    let keys = run("config show --json").exits(0).json()["data"]["keys"].clone();
    let keys: Vec<String> =
        keys.as_array().unwrap().iter().map(|key| format!("{}={}", key["key"], key["value"])).collect();
    assert!(keys.contains(&"\"mem.max.medium\"=2".to_owned()) && keys.contains(&"\"mem.max.high\"=9".to_owned()));
    assert!(!keys.iter().any(|key| key.starts_with("\"mem.max\"")), "{keys:?}");
}

#[test]
fn rules_may_be_left_out_by_path() {
    let table =
        "[mem.per_path_ignores]\n\"legacy/**\" = [\"ML1\"]\n\"/service.py\" = [\"instance-collection-grows\"]\n";
    let project = project().with("legacy/old.py", SERVICE).with("new/service.py", SERVICE).with("skep.toml", table);
    assert_eq!(found(&project, "service.py legacy", 0), [MODULE, MODULE]);
    assert_eq!(found(&project, "new", 1), [INSTANCE, MODULE, MODULE]);
}

#[test]
fn what_is_wrong_in_the_table_is_pointed_at() {
    for (line, complaint) in [
        ("select = [\"instance-colection-grows\"]", "did you mean `instance-collection-grows` or "),
        ("max = { medium = \"four\" }", "invalid type"),
        ("max = { medium = 1, warning = 2 }", "`warning` and `medium` are the same key"),
        ("min_confidence = \"sure\"", "unknown variant `sure`"),
        ("per_path_ignores = { \"a[\" = [\"ML1\"] }", "`a[` is no glob"),
    ] {
        let project = project().with("skep.toml", &format!("[mem]\n{line}\n"));
        let left = skep("check").within(&project).exits(2).says_nothing();
        left.complains("skep.toml:2:").complains(line.split(" = ").next().unwrap()).complains(complaint);
    }
}

/// The page's first block of Python is a file, and what it shows at a prompt is typed there, one after the other.
#[test]
fn the_page_on_gates_shows_what_is_printed() {
    let page = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/gate.md")).unwrap();
    let block = |opening: &'static str| page.split(opening).skip(1).map(|rest| rest.split("```").next().unwrap());
    let mut project = Project::new();
    for text in block("```python\n") {
        let name = text.lines().next().and_then(|line| line.strip_prefix("# ")).unwrap();
        project = project.with(name, text);
    }
    let mut typed = 0;
    for text in block("```console\n") {
        for session in text.split("$ skep ").skip(1) {
            let mut lines = session.lines();
            let command = lines.next().unwrap();
            let code = lines.next().and_then(|line| line.strip_prefix("? ")).unwrap_or("0").parse().unwrap();
            let left = skep(command).within(&project).exits(code);
            let printed: Vec<&str> = left.stdout.lines().chain(left.stderr.lines()).collect();
            let shown: Vec<&str> = session.lines().skip(1).filter(|line| !line.starts_with("? ")).collect();
            assert!(readme::matches(&shown, &printed), "{command}: {shown:#?}\n{printed:#?}");
            typed += 1;
        }
    }
    assert!(typed >= 4, "{typed}");
}
