//! `ci/action.sh`, run as `action.yml` runs it, where GitHub would be a few files and variables. `tests/ci.py` has the
//! wiring of `action.yml` itself.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::{Command, Stdio};

use super::Project;
use super::run::Left;

const LEAK: &str = "SESSIONS = {}\n\n\nasync def on_connect(request):\n    SESSIONS[request.id] = request\n";

/// A runner's folders and files, and the project that it checked out.
struct Runner {
    project: Project,
    variables: Vec<(&'static str, String)>,
}

/// What a step left: its text, its outputs, and the summary so far.
struct Step {
    left: Left,
    outputs: BTreeMap<String, String>,
    summary: String,
}

impl Runner {
    fn new(project: Project) -> Self {
        std::fs::create_dir(project.path("temp")).unwrap();
        std::fs::write(project.path("temp/.gitignore"), "*\n").unwrap();
        Self { project, variables: Vec::new() }
    }

    fn with(mut self, name: &'static str, value: &str) -> Self {
        self.variables.push((name, value.to_owned()));
        self
    }

    /// Runs one word of the script, and expects this exit code.
    #[track_caller]
    fn step(&self, word: &str, code: i32) -> Step {
        self.step_with(word, &[], code)
    }

    #[track_caller]
    fn step_with(&self, word: &str, more: &[(&str, &str)], code: i32) -> Step {
        let skep = env!("CARGO_BIN_EXE_skep");
        let root = env!("CARGO_MANIFEST_DIR");
        let folder = self.project.path("temp");
        let temp = |name: &str| folder.join(name);
        for name in ["output", "summary"] {
            std::fs::write(temp(name), "said before\n").unwrap();
        }
        let mut command = Command::new("bash");
        command.arg(Path::new(root).join("ci/action.sh")).arg(word).current_dir(self.project.path("")).env_clear();
        command.stdin(Stdio::null()).env("PATH", std::env::var_os("PATH").unwrap()).env("GITHUB_ACTION_PATH", root);
        command.env("RUNNER_TEMP", &folder).env("GITHUB_OUTPUT", temp("output"));
        command.env("GITHUB_STEP_SUMMARY", temp("summary"));
        command.env("PLAN_EXECUTABLE", skep).env("PLAN_FACTS", temp("facts"));
        command.envs(self.variables.iter().map(|(name, value)| (name, value))).envs(more.iter().copied());
        let output = command.output().unwrap();
        let left = Left::of(&output);
        assert_eq!(output.status.code(), Some(code), "{}\n{}", left.stdout, left.stderr);
        let read = |name: &str| std::fs::read_to_string(temp(name)).unwrap().split_off("said before\n".len());
        let pairs = read("output");
        let pairs = pairs.lines().map(|line| line.split_once('=').unwrap());
        let outputs = pairs.map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
        Step { left, outputs, summary: read("summary") }
    }

    /// Returns what the last step says of what `step` handed on, where the upload ended so.
    #[track_caller]
    fn verdict(&self, step: &Step, uploaded: &str, code: i32) -> Left {
        let (folder, exit_code) = (step.outputs["folder"].as_str(), step.outputs["exit-code"].as_str());
        let handed_on = [("CHECK_FOLDER", folder), ("CHECK_EXIT_CODE", exit_code), ("UPLOAD_OUTCOME", uploaded)];
        self.step_with("verdict", &handed_on, code).left
    }
}

impl Step {
    #[track_caller]
    fn hands_on(&self, expected: &[(&str, &str)]) {
        for (name, value) in expected {
            assert_eq!(self.outputs[*name], *value, "{name} in {:?}", self.outputs);
        }
    }
}

fn leaky() -> Runner {
    Runner::new(Project::new().with("service.py", LEAK))
}

#[test]
fn the_example_gives_annotations_a_summary_and_a_file_and_its_own_code() {
    let runner = leaky().with("INPUT_PATH", concat!(env!("CARGO_MANIFEST_DIR"), "/examples/swarm"));
    let step = runner.step("check", 0);
    step.hands_on(&[("exit-code", "1"), ("findings", "6"), ("upload", "false")]);
    assert!(step.summary.starts_with("## skep check: violated\n\n3 high, 3 medium in 13 files"), "{}", step.summary);
    assert!(step.left.stdout.contains("exit 1: 3 at or above fail_on = \"high\" in "), "{}", step.left.stdout);
    let sarif: serde_json::Value =
        serde_json::from_str(&std::fs::read_to_string(&step.outputs["sarif"]).unwrap()).unwrap();
    assert_eq!(sarif["runs"][0]["results"].as_array().unwrap().len(), 6);
    let left = runner.verdict(&step, "skipped", 1);
    assert_eq!(left.stdout.lines().filter(|line| line.starts_with("::error file=")).count(), 3);
    assert_eq!(left.stdout.lines().filter(|line| line.starts_with("::warning file=")).count(), 3);
}

#[test]
fn what_is_uploaded_is_not_annotated_and_what_fails_to_be_is() {
    let public = leaky().with("EVENT_PRIVATE", "false");
    let step = public.step("check", 0);
    step.hands_on(&[("upload", "true"), ("findings", "1")]);
    assert_eq!(public.verdict(&step, "success", 1).stdout, "");
    let said = public.verdict(&step, "failure", 1).stdout;
    assert!(said.starts_with("::error file=service.py,line=1,") && said.contains("\n::notice title=skep::"), "{said}");
}

#[test]
fn only_where_the_repository_may_is_there_an_upload() {
    for (variables, upload) in [
        (&[("EVENT_PRIVATE", "false")][..], "true"),
        (&[("EVENT_PRIVATE", "true")], "false"),
        (&[], "false"),
        (&[("EVENT_PRIVATE", "true"), ("INPUT_UPLOAD_SARIF", "true")], "true"),
        (&[("EVENT_PRIVATE", "false"), ("INPUT_UPLOAD_SARIF", "false")], "false"),
        (&[("EVENT_PRIVATE", "false"), ("EVENT_FORK", "true")], "false"),
        (&[("EVENT_PRIVATE", "false"), ("EVENT_FORK", "false")], "true"),
        (&[("EVENT_PRIVATE", "false"), ("EVENT_ACTOR", "dependabot[bot]")], "false"),
    ] {
        let runner = variables.iter().fold(leaky(), |runner, (name, value)| runner.with(name, value));
        runner.step("check", 0).hands_on(&[("upload", upload)]);
    }
}

#[test]
fn no_answer_is_no_count_no_upload_and_no_pass() {
    let empty = Runner::new(Project::new()).with("EVENT_PRIVATE", "false").with("INPUT_UPLOAD_SARIF", "true");
    let step = empty.step("check", 0);
    step.hands_on(&[("exit-code", "3"), ("findings", ""), ("upload", "false")]);
    assert!(step.summary.contains("**exit 3**: nothing to check"), "{}", step.summary);
    let said = empty.verdict(&step, "skipped", 3).stdout;
    assert!(said.contains("::error title=skep::no answer (exit 3)"), "{said}");
    let empty = empty.with("INPUT_SELECT", "nonsense");
    let step = empty.step("check", 0);
    step.hands_on(&[("exit-code", "2"), ("findings", ""), ("sarif", ""), ("upload", "false")]);
    assert!(step.summary.contains("**exit 2**: the log of the step says why"), "{}", step.summary);
    assert!(step.left.stdout.contains("`nonsense` is no rule"), "{}", step.left.stdout);
    empty.verdict(&step, "skipped", 2);
}

#[test]
fn a_summary_is_added_to_and_need_not_be_there() {
    let step = leaky().with("GITHUB_STEP_SUMMARY", "").step("check", 0);
    step.hands_on(&[("exit-code", "1"), ("findings", "1")]);
    assert_eq!(step.summary, "");
}

#[test]
fn what_is_asked_reaches_skep_as_it_was_said() {
    let project = Project::new().with("a b/service.py", LEAK).with("c.py", "X = 1\n").with("-d/e.py", LEAK);
    let runner = || Runner::new(Project::new().with("x.py", LEAK));
    let several = Runner::new(project).with("INPUT_COMMAND", "mem leaks").with("INPUT_PATH", "a b\r\nc.py\n\n-d\n");
    several.with("INPUT_MAX", "medium=1\nhigh=0").step("check", 0).hands_on(&[("exit-code", "1"), ("findings", "2")]);
    runner().with("INPUT_FAIL_ON", "never").step("check", 0).hands_on(&[("exit-code", "0"), ("findings", "1")]);
    runner().with("INPUT_SELECT", "RL").step("check", 0).hands_on(&[("exit-code", "0"), ("findings", "0")]);
    runner().with("INPUT_IGNORE", "ML1").step("check", 0).hands_on(&[("exit-code", "0"), ("findings", "0")]);
    runner().with("INPUT_ARGS", "--no-config\n--fail-on\nnever").step("check", 0).hands_on(&[("exit-code", "0")]);
    runner().with("INPUT_NEW_SINCE", "no-such-commit").step("check", 0).hands_on(&[("findings", "")]);
}

/// Each of these would leave a file, or an output or command of its own, if a shell or the runner ever read it.
#[test]
fn no_input_is_ever_more_than_an_argument() {
    let hostile = [
        "$(touch pwned)",
        "`touch pwned`",
        "; touch pwned",
        "' ; touch pwned ; '",
        "\" ; touch pwned ; \"",
        "| touch pwned",
        "a\nexit-code=0",
        "x\n::set-output name=exit-code::0",
        "--output=json:pwned",
        "*",
        "${IFS}",
    ];
    let inputs = [
        "INPUT_COMMAND",
        "INPUT_PATH",
        "INPUT_WORKING_DIRECTORY",
        "INPUT_FAIL_ON",
        "INPUT_MAX",
        "INPUT_SELECT",
        "INPUT_IGNORE",
        "INPUT_MIN_CONFIDENCE",
        "INPUT_NEW_SINCE",
        "INPUT_ARGS",
        "INPUT_UPLOAD_SARIF",
        "INPUT_CACHE",
    ];
    for input in inputs {
        for text in hostile {
            let runner = leaky().with(input, text);
            let refused = ["INPUT_COMMAND", "INPUT_UPLOAD_SARIF", "INPUT_CACHE", "INPUT_WORKING_DIRECTORY"];
            let by_the_action = refused.contains(&input) || (input == "INPUT_ARGS" && text.starts_with("--output"));
            let step = runner.step("check", if by_the_action { 2 } else { 0 });
            assert!(["2", "3"].contains(&step.outputs["exit-code"].as_str()), "{input}={text:?}: {:?}", step.outputs);
            assert_eq!(runner.project.names(), ["service.py", "temp"], "{input}={text:?}");
            let live = step.left.stdout.split("::stop-commands::").next().unwrap();
            assert!(!live.lines().any(|line| line.starts_with("::set-output")), "{input}={text:?}: {live}");
        }
    }
    let step = leaky().with("INPUT_SKEP", "$(touch pwned)\nroot=x").step("plan", 2);
    assert_eq!(step.outputs.into_iter().collect::<Vec<_>>(), [("exit-code".to_owned(), "2".to_owned())]);
}

#[test]
fn what_a_project_calls_its_files_is_no_command_of_the_runner() {
    let runner = Runner::new(Project::new().with("::error::x.py", LEAK).with("::add-mask::a.py", LEAK));
    let step = runner.step("check", 0);
    step.hands_on(&[("findings", "2")]);
    let lines: Vec<&str> = step.left.stdout.lines().collect();
    let opened = lines.iter().position(|line| line.starts_with("::stop-commands::")).unwrap();
    let token = lines[opened].trim_start_matches("::stop-commands::");
    let closed = lines.iter().position(|line| *line == format!("::{token}::")).unwrap();
    assert!(token.len() == 32 && opened == 0, "{lines:?}");
    assert!(lines[opened..closed].iter().any(|line| line.starts_with("::error::x.py:1:1: ")), "{lines:?}");
    assert!(lines[closed + 1..].iter().all(|line| !line.starts_with("::")), "{lines:?}");
    let said = runner.verdict(&step, "", 1).stdout;
    assert_eq!(said.lines().filter(|line| line.starts_with("::error file=")).count(), 2, "{said}");
    assert_eq!(said.lines().count(), 2, "{said}");
}

#[test]
fn the_skep_that_is_there_is_taken_and_else_one_is_built_once() {
    let skep = env!("CARGO_BIN_EXE_skep");
    let named = leaky().with("INPUT_SKEP", skep).step("plan", 0);
    named.hands_on(&[("executable", skep), ("install", "false")]);
    let folder = Path::new(skep).parent().unwrap().to_str().unwrap();
    let on_the_path = leaky().with("PATH", &format!("{folder}:/usr/bin:/bin")).step("plan", 0);
    on_the_path.hands_on(&[("executable", skep), ("install", "false")]);
    let bare = leaky().with("PATH", "/usr/bin:/bin");
    let first = bare.step("plan", 0);
    first.hands_on(&[("install", "true")]);
    let executable = Path::new(&first.outputs["executable"]);
    std::fs::create_dir_all(executable.parent().unwrap()).unwrap();
    std::os::unix::fs::symlink(skep, executable).unwrap();
    bare.step("plan", 0).hands_on(&[("install", "false"), ("key", &first.outputs["key"])]);
    let said = leaky().with("INPUT_SKEP", "echo-of-nothing").step("plan", 2).left.stdout;
    assert!(said.starts_with("::error title=skep::there is no program `echo-of-nothing`%0Ahint: "), "{said}");
}

#[test]
fn the_cache_is_kept_where_the_plan_says_or_not_at_all() {
    let runner = leaky();
    runner.step("check", 0);
    assert!(runner.project.path("temp/facts/skep").is_dir());
    let runner = leaky().with("INPUT_CACHE", "false");
    runner.step("check", 0);
    assert!(!runner.project.path("temp/facts").exists());
}
