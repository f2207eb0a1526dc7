//! `skep("mem leaks src").within(&project).exits(3)`: a run in a scrubbed environment, and what it left.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use serde_json::Value;

/// A folder for one test.
pub(crate) struct Project {
    folder: tempfile::TempDir,
}

impl Project {
    /// Creates an empty one. It is a repository, so that nothing above it counts.
    pub(crate) fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir(folder.path().join(".git")).unwrap();
        Self { folder }
    }

    /// Adds a file.
    pub(crate) fn with(self, path: &str, text: &str) -> Self {
        let file = self.path(path);
        std::fs::create_dir_all(file.parent().unwrap()).unwrap();
        std::fs::write(file, text).unwrap();
        self
    }

    /// Returns where a file of it lies.
    pub(crate) fn path(&self, path: &str) -> PathBuf {
        self.folder.path().canonicalize().unwrap().join(path)
    }

    /// Returns a file's text.
    pub(crate) fn text(&self, path: &str) -> String {
        std::fs::read_to_string(self.path(path)).unwrap()
    }

    /// Returns the names in it, sorted, but for the repository's.
    pub(crate) fn names(&self) -> Vec<String> {
        let entries = std::fs::read_dir(self.folder.path()).unwrap();
        let mut names: Vec<String> = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.retain(|name| name != ".git");
        names.sort();
        names
    }
}

/// Programs that lie in a package of Debian's with another name.
const PACKAGES: &[(&str, &str)] = &[("man", "man-db")];

/// Runs another program. One that is not there is no reason to pass.
#[track_caller]
pub(crate) fn output_of(command: &mut Command) -> Output {
    let output = command.output();
    output.unwrap_or_else(|cause| {
        let program = command.get_program().to_string_lossy();
        let package = PACKAGES.iter().find(|(name, _)| *name == program).map_or(&*program, |(_, package)| package);
        panic!("this needs {program} ({cause}): apt-get install --yes {package}")
    })
}

/// A command that is to be run.
pub(crate) struct Run {
    command: Command,
}

/// Starts a sentence; `arguments` are split at spaces.
pub(crate) fn skep(arguments: &str) -> Run {
    let mut command = Command::new(env!("CARGO_BIN_EXE_skep"));
    command.args(arguments.split(' ').filter(|word| !word.is_empty())).env_clear().stdin(Stdio::null());
    Run { command }
}

impl Run {
    pub(crate) fn within(self, project: &Project) -> Self {
        self.from(&project.path(""))
    }

    pub(crate) fn from(mut self, folder: &Path) -> Self {
        self.command.current_dir(folder);
        self
    }

    pub(crate) fn with_variable(mut self, name: &str, value: &str) -> Self {
        self.command.env(name, value);
        self
    }

    pub(crate) fn with_argument(mut self, argument: impl AsRef<OsStr>) -> Self {
        self.command.arg(argument);
        self
    }

    /// Returns the command, for tests that start it themselves.
    pub(crate) fn into_command(self) -> Command {
        self.command
    }

    /// Runs it, and expects an answer, whatever was found.
    pub(crate) fn exits_any(mut self) -> Left {
        let output = self.command.output().unwrap();
        assert!(matches!(output.status.code(), Some(0 | 1)), "{output:?}");
        Left::of(&output)
    }

    /// Runs it, and expects this exit code.
    #[track_caller]
    pub(crate) fn exits(mut self, code: i32) -> Left {
        let output = self.command.output().unwrap();
        let left = Left::of(&output);
        assert_eq!(output.status.code(), Some(code), "{:?}\n{}\n{}", self.command, left.stdout, left.stderr);
        left
    }
}

/// What a run left.
pub(crate) struct Left {
    pub stdout: String,
    pub stderr: String,
}

impl Left {
    pub(crate) fn of(output: &Output) -> Self {
        let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
        Self { stdout: text(&output.stdout), stderr: text(&output.stderr) }
    }

    /// Expects `part` on stderr.
    #[track_caller]
    pub(crate) fn complains(self, part: &str) -> Self {
        assert!(self.stderr.contains(part), "{part:?} is not in {}", self.stderr);
        self
    }

    /// Expects `part` on stdout.
    #[track_caller]
    pub(crate) fn says(self, part: &str) -> Self {
        assert!(self.stdout.contains(part), "{part:?} is not in {}", self.stdout);
        self
    }

    /// Expects nothing on stdout.
    #[track_caller]
    pub(crate) fn says_nothing(self) -> Self {
        assert_eq!(self.stdout, "");
        self
    }

    /// Expects nothing on stderr.
    #[track_caller]
    pub(crate) fn complains_of_nothing(self) -> Self {
        assert_eq!(self.stderr, "");
        self
    }

    /// Returns the envelope, which must be alone on stdout and fit its schema.
    #[track_caller]
    pub(crate) fn json(&self) -> Value {
        valid_envelope(&self.stdout)
    }
}

/// Returns the envelope after checking it against the schema that it names.
#[track_caller]
pub(crate) fn valid_envelope(text: &str) -> Value {
    let value: Value = serde_json::from_str(text).unwrap_or_else(|error| panic!("{error}: {text}"));
    let name = value["schema"].as_str().unwrap().trim_start_matches("skep/").replace('/', ".");
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/schemas").join(format!("{name}.json"));
    let schema: Value = serde_json::from_str(&std::fs::read_to_string(file).unwrap()).unwrap();
    let complaints = valid_against(&schema, &value);
    assert!(complaints.is_empty(), "{complaints:?} in {value}");
    value
}

/// Returns what the schema complains of.
pub(crate) fn valid_against(schema: &Value, value: &Value) -> Vec<String> {
    let validator = jsonschema::validator_for(schema).unwrap();
    validator.iter_errors(value).map(|error| error.to_string()).collect()
}

#[test]
#[should_panic(expected = "apt-get install --yes no-such-program")]
fn a_program_that_is_missing_fails_with_the_way_to_get_it() {
    output_of(&mut Command::new("no-such-program"));
}
