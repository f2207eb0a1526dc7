//! The layers together, over a family made up for it: one with nested tables, with names that the user chooses, and with
//! a key that needs trust.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use skep_kit::{
    Budgets, ConfigSection, Environment, FailOn, Family, Format, Outcome, Output, Report, Severity, Verb, View,
};

use super::*;
use crate::dispatch::with_left_out;

#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
struct HiveConfig {
    fail_on: Option<FailOn>,
    max: Budgets,
    labels: Vec<String>,
    limits: Limits,
    probes: BTreeMap<String, Probe>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
struct Limits {
    least: u32,
    most: u32,
}

impl Default for Limits {
    fn default() -> Self {
        Self { least: 1, most: 9 }
    }
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Probe {
    port: u16,
    #[serde(default)]
    command: Option<String>,
    #[serde(default)]
    token_env: Option<String>,
}

static HIVE: Family = Family {
    name: "hive",
    about: "Made up",
    verbs: &[],
    rules: &[],
    config: ConfigSection::of::<HiveConfig>().guarding(&["probes.*.command"]),
    sections: &[],
    collectors: &[],
};

const PROBE: &str = "[hive.probes.api]\nport = 80\ncommand = \"true\"\n";

/// A user with a project.
struct World {
    folder: tempfile::TempDir,
    variables: Vec<(String, String)>,
    trust: Trust,
}

impl World {
    fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap(), variables: Vec::new(), trust: Trust::Recorded }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn user(self, text: &str) -> Self {
        std::fs::write(self.path("user.toml"), text).unwrap();
        self
    }

    fn project(self, text: &str) -> Self {
        std::fs::write(self.path("skep.toml"), text).unwrap();
        self
    }

    fn variable(mut self, name: &str, value: &str) -> Self {
        self.variables.push((name.to_owned(), value.to_owned()));
        self
    }

    fn environment(&self) -> Environment {
        let state = ("XDG_STATE_HOME".into(), self.folder.path().as_os_str().to_owned());
        let variables = self.variables.iter().map(|(name, value)| (name.into(), value.into()));
        variables.chain([state]).collect()
    }

    fn ask<T>(&self, question: impl FnOnce(&Sources<'_>) -> T) -> T {
        let environment = self.environment();
        let file = |name: &str| Some(self.path(name)).filter(|path| path.exists());
        question(&Sources {
            user: file("user.toml"),
            project: file("skep.toml"),
            variables: &environment,
            environment: &environment,
            trust: self.trust,
            families: &[&HIVE],
            folders: Folders { here: self.folder.path(), base: self.folder.path() },
        })
    }

    fn hive(&self) -> HiveConfig {
        self.ask(|sources| load(sources).unwrap().table("hive"))
    }

    fn layers(&self) -> Layers {
        self.ask(Layers::read)
    }

    fn trusted(self) -> Self {
        let mut store = TrustStore::open(&self.environment()).unwrap();
        let file = self.path("skep.toml").canonicalize().unwrap();
        store.trust(&file, &std::fs::read_to_string(&file).unwrap(), jiff::Timestamp::UNIX_EPOCH);
        store.save().unwrap();
        self
    }
}

/// Returns each fault as `line:column message: why`.
fn faults(world: &World) -> Vec<String> {
    let layers = world.layers();
    let text = |fault: &Fault| {
        let finding = fault.to_finding();
        let place = finding.line.zip(finding.column).map(|(line, column)| format!("{line}:{column}"));
        format!("{} {}", place.or(finding.target).unwrap_or_default(), finding.message)
    };
    layers.faults.iter().map(text).collect()
}

#[test]
fn the_environment_beats_the_project_which_beats_the_user() {
    let world = World::new()
        .user("[hive]\nlabels = [\"user\"]\nlimits = { least = 2, most = 3 }\n")
        .project("[hive]\nlabels = [\"project\", \"more\"]\nlimits.most = 4\n")
        .variable("SKEP_HIVE__LIMITS__MOST", "5");
    let hive = world.hive();
    assert_eq!((hive.limits.least, hive.limits.most, hive.labels.len()), (2, 5, 2));
    let layers = world.layers();
    let origin = |key: &[&str]| {
        let path: Vec<String> = key.iter().map(|word| (*word).to_owned()).collect();
        layers.tables[0].entries.get(&path).unwrap().site.origin()
    };
    let least = origin(&["hive", "limits", "least"]);
    assert_eq!((least.line, least.path.unwrap().ends_with("/user.toml")), (Some(3), true));
    assert_eq!(origin(&["hive", "labels"]).path.as_deref(), Some("skep.toml"));
    assert_eq!(origin(&["hive", "limits", "most"]).variable.as_deref(), Some("SKEP_HIVE__LIMITS__MOST"));
}

#[test]
fn without_layers_defaults_hold() {
    assert_eq!(World::new().hive(), HiveConfig::default());
    assert_eq!(World::new().user("").project("\n").hive(), HiveConfig::default());
    let top: Top =
        World::new().project("as_of = 2026-01-31T12:00:00Z").ask(|sources| load(sources).unwrap().table(TOP));
    assert_eq!(top.as_of, "2026-01-31T12:00:00Z".parse().ok());
}

#[test]
fn what_makes_a_check_fail_says_who_set_it() {
    let gate = |world: &World| world.ask(|sources| load(sources).unwrap().gate("hive"));
    let said = |world: &World| gate(world).fail_on.unwrap();
    let world = World::new()
        .user("[hive]\nmax = { info = 9, critical = 1 }\n")
        .project("[hive]\nfail_on = \"warning\"\nmax.high = 0\n");
    assert_eq!(said(&world).value, FailOn::At(Severity::Medium));
    assert_eq!(said(&world).said, "fail_on = \"medium\" in skep.toml");
    let budgets = |world: &World| gate(world).max.into_values().map(|most| most.said).collect::<Vec<_>>();
    let user = world.path("user.toml").display().to_string();
    assert_eq!(budgets(&world), [format!("max low = 9 in {user}"), "max high = 0 in skep.toml".to_owned()]);
    let world = world.variable("SKEP_HIVE__FAIL_ON", "never").variable("SKEP_HIVE__MAX", "{low = 1, warn = 2}");
    let world = world.variable("SKEP_HIVE__MAX__HIGH", "3");
    assert_eq!(said(&world).said, "SKEP_HIVE__FAIL_ON=never");
    let expected = ["max low = 1 in SKEP_HIVE__MAX", "max medium = 2 in SKEP_HIVE__MAX", "SKEP_HIVE__MAX__HIGH=3"];
    assert_eq!(budgets(&world), expected);
}

#[test]
fn every_fault_of_every_layer_is_told_with_its_place() {
    let world = World::new()
        .user("[hive]\nlabels = [\"a\", 1, 2]\nfial_on = 1\n")
        .project(
            "as_of = \"soon\"\nhive.limits = { least = \"x\", most = \"y\" }\nhive.probes.api = { port = 70000 }\n",
        )
        .variable("SKEP_HIVE__LIMITS__LEAST", "many")
        .variable("SKEP_HIVE__LIMIT__LEAST", "1");
    let told = faults(&world);
    let expected = [
        "2:16 bad value for `labels` in [hive]: invalid type: integer `1`, expected a string",
        "2:19 bad value for `labels` in [hive]: invalid type: integer `2`, expected a string",
        "3:1 unknown key `fial_on` in [hive]",
        "1:9 bad value for `as_of`: a time in RFC 3339 is needed, such as \"2026-01-31T12:00:00Z\"",
        "2:25 bad value for `least` in [hive.limits]: invalid type: string \"x\", expected u32",
        "2:37 bad value for `most` in [hive.limits]: invalid type: string \"y\", expected u32",
        "3:28 bad value for `port` in [hive.probes.api]: invalid value: integer `70000`, expected u16",
        "environment:SKEP_HIVE__LIMITS__LEAST bad value for `hive.limits.least`: invalid type: string \"many\", expected u32",
        "environment:SKEP_HIVE__LIMIT__LEAST skep knows no such variable",
    ];
    assert_eq!(told, expected);
    let error = world.ask(|sources| load(sources).unwrap_err());
    assert_eq!(error.hints.last().unwrap(), "`skep config check` shows 8 more");
}

#[test]
fn bad_files_are_pointed_at() {
    for (text, told) in [
        ("\nhive = 1", "2:8 `hive` is no table: a table is needed"),
        ("\nhive = ", "2:8 "),
        ("hive.limits.least = 1\nhive.limits.lest = 1", "2:13 unknown key `lest` in [hive.limits]"),
        ("[hive.probes.api]\n", "1:1 bad value for `api` in [hive.probes]: missing field `port`"),
        ("as_of = inf", "1:9 bad value for `as_of`: a time in RFC 3339 is needed"),
        ("[hive]\nlimits.most = \"x\"\nlabels = []\nlimits.least = 1", "2:15 bad value for `most` in [hive.limits]"),
        ("as_of = [[[[", "1:13 unclosed array"),
        ("hive.labels = 1979-05-27", "1:15 bad value for `labels` in [hive]: invalid type: string"),
    ] {
        let told_here = faults(&World::new().project(text));
        assert!(told_here.len() == 1 && told_here[0].starts_with(told), "{text}: {told_here:?}");
    }
    let budgets = faults(&World::new().project("hive.max = { medium = -1, warning = 2, loud = 3 }"));
    let expected =
        ["1:23 bad value", "1:27 `warning` and `medium` are the same key: set twice", "1:40 unknown key `loud`"];
    assert!(budgets.iter().zip(expected).all(|(told, expected)| told.starts_with(expected)), "{budgets:?}");
    let two = faults(&World::new().project("a = \nb = \n"));
    assert_eq!(two.len(), 2, "{two:?}");
}

#[test]
fn a_secret_in_the_wrong_place_is_not_repeated() {
    let world = World::new().project("[hive]\nbot_token = \"hunter2\"\n").variable("SKEP_HIVE__PASSWORD", "hunter3");
    let layers = world.layers();
    assert_eq!(layers.faults.len(), 2);
    for fault in &layers.faults {
        let told = format!("{:?} {:?}", fault.to_finding(), fault.clone().into_error());
        assert!(!told.contains("hunter"), "{told}");
    }
    assert!(layers.faults[0].hints.iter().any(|hint| hint.contains("_env")));
}

#[test]
fn what_the_project_could_do_waits_for_trust() {
    let world = World::new().project(PROBE);
    let command = |world: &World| world.hive().probes["api"].command.clone();
    assert_eq!(command(&world), None);
    let config = world.ask(|sources| load(sources).unwrap());
    let problem = &config.left_out("hive")[0];
    assert_eq!((problem.code.as_str(), problem.target.as_deref()), ("untrusted-key", Some("skep.toml:3")));
    assert!(problem.message.contains("hive.probes.api.command"));
    let world = World { trust: Trust::ThisRun, ..world };
    assert_eq!(command(&world).as_deref(), Some("true"));
    let world = World { trust: Trust::Recorded, ..world }.trusted();
    assert_eq!(command(&world).as_deref(), Some("true"));
    assert!(world.layers().left_out.is_empty());
    let world = world.project(&PROBE.replace("true", "rm"));
    assert_eq!(command(&world), None);
}

#[test]
fn the_user_and_the_environment_need_no_trust() {
    let command = |world: World| world.hive().probes["api"].command.clone();
    assert_eq!(command(World::new().user(PROBE)).as_deref(), Some("true"));
    let world =
        World::new().project("[hive.probes.api]\nport = 80\n").variable("SKEP_HIVE__PROBES__API__COMMAND", "id");
    assert_eq!(command(world).as_deref(), Some("id"));
}

#[test]
fn where_trust_cannot_be_told_nothing_is_trusted_and_the_user_is_told_why() {
    let world = World::new().project(PROBE);
    std::fs::create_dir(world.path("skep")).unwrap();
    std::fs::write(world.path("skep/trust.json"), "{").unwrap();
    let layers = world.layers();
    assert_eq!(layers.left_out.len(), 1);
    assert!(layers.untrusted()[0].1.hints[1].contains("trust.json"));
}

#[test]
#[cfg(unix)]
fn what_is_no_file_is_told_and_not_waited_for() {
    let unreadable = |make: &dyn Fn(&Path)| {
        let world = World::new();
        make(&world.path("skep.toml"));
        faults(&world)
    };
    let told = unreadable(&|path| std::fs::create_dir(path).unwrap());
    assert_eq!(told, [" it is a folder"]);
    let told = unreadable(&|path| std::fs::write(path, vec![b'#'; (1 << 20) + 1]).unwrap());
    assert_eq!(told, [" it is larger than 1 MiB"]);
    let told = unreadable(&|path| std::fs::write(path, b"a = 1\nb = \"\xff\"").unwrap());
    assert_eq!(told, [" it is no UTF-8: the first byte that is none stands on line 2"]);
    let told = unreadable(&|path| std::os::unix::fs::symlink("/dev/zero", path).unwrap());
    assert_eq!(told, [" it is no regular file"]);
}

#[test]
fn a_check_says_what_it_had_to_do_without() {
    static VERB: Verb = Verb {
        id: "hive.ping",
        version: 1,
        question: "is anybody in?",
        examples: &[],
        fail_on: FailOn::Never,
        formats: Format::BASE,
        schema: skep_kit::schema_of::<()>,
    };
    struct Nothing;
    impl Serialize for Nothing {
        fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            serializer.serialize_unit()
        }
    }
    impl JsonSchema for Nothing {
        fn schema_name() -> std::borrow::Cow<'static, str> {
            "Nothing".into()
        }
        fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
            schemars::json_schema!({ "type": "null" })
        }
    }
    impl Output for Nothing {
        fn view(&self, _: &mut View) {}
    }
    let config = World::new().project(PROBE).ask(|sources| load(sources).unwrap());
    let report = with_left_out(Report::new(&VERB, Nothing, Outcome::answered()), &config);
    assert_eq!(report.errors.iter().map(|error| error.code.as_str()).collect::<Vec<_>>(), ["untrusted-key"]);
}

#[test]
fn a_file_that_is_wrong_throughout_is_told_soon_and_in_part() {
    let numbers = "1,".repeat(100_000);
    let unknown: String = (0..50_000).map(|number| format!("a{number}=1\n")).collect();
    let probes: String = (0..8_000).map(|number| format!("p{number}={{port=\"a\",command=\"b\"}}\n")).collect();
    let world = World::new().user(&format!("{unknown}[hive]\nlabels=[{numbers}]\n"));
    let world = world.project(&format!("[hive.probes]\n{probes}"));
    let layers = world.layers();
    assert_eq!(layers.faults.len(), 201);
    assert_eq!(layers.left_out.len(), 8_000);
}

#[test]
fn made_up_keys_are_shown_with_their_defaults() {
    let defaults: Value = (HIVE.config.defaults)().unwrap();
    assert_eq!(defaults["limits"], json!({ "least": 1, "most": 9 }));
}
