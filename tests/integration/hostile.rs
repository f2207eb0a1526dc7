//! A tree that nobody means well with, in one run of the executable: each file in it is read, named in `errors` or counted
//! as skipped, and the one honest leak in its midst is found.
//!
//! `benches/hostile.py` measures the release build on the same tree, which the ignored test below builds for it.

use std::fs::{self, File};
use std::os::unix::fs::{MetadataExt, PermissionsExt, symlink};
use std::os::unix::net::UnixListener;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::time::{Duration, Instant};

use rustix::fs::{CWD, FileType, Mode, mknodat};
use serde_json::Value;

use super::run::{Left, valid_envelope};

/// Longer than the run takes on a slow machine and without optimisation; the release build has `benches/hostile.py`.
const PATIENCE: Duration = Duration::from_secs(240);
/// The user that has no rights, where this runs as the one who has all.
const NOBODY: u32 = 65_534;
/// How many files lie in one folder.
const MANY: usize = 100_000;
const LEAK: &str = "import asyncio\n\nSEEN = {}\n\n\nasync def handle(request):\n    SEEN[request.id] = request\n";

/// What becomes of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fate {
    /// It is read, and nothing is said of it.
    Read,
    /// It is read, and this is said of it.
    ReadWith(&'static str),
    /// It is not read, for this reason.
    Left(&'static str),
}

/// The tree, and what becomes of its files.
struct Tree {
    root: PathBuf,
    fates: Vec<(String, Fate)>,
    _socket: UnixListener,
}

impl Tree {
    /// Builds it in an empty folder.
    fn build(root: &Path) -> Self {
        fs::create_dir(root.join(".git")).unwrap();
        let folders = ["deep", "bytes", "odd", "many", "locked"];
        folders.iter().for_each(|folder| fs::create_dir(root.join(folder)).unwrap());
        let socket = UnixListener::bind(root.join("odd/socket.py")).unwrap();
        let mut tree = Self { root: root.to_owned(), fates: Vec::new(), _socket: socket };
        tree.file("service.py", LEAK, Fate::Read);
        tree.deep_python();
        tree.deep_rust();
        tree.bytes();
        tree.odd();
        tree.locked();
        (0..MANY).for_each(|index| fs::write(root.join(format!("many/m{index}.py")), "x = 1\n").unwrap());
        tree
    }

    fn file(&mut self, name: &str, content: impl AsRef<[u8]>, fate: Fate) {
        fs::write(self.root.join(name), content).unwrap();
        self.fates.push((name.to_owned(), fate));
    }

    fn deep_python(&mut self) {
        let nested =
            |open: &str, close: &str, depth: usize| format!("X = {}1{}\n", open.repeat(depth), close.repeat(depth));
        let deep = Fate::Left("too-deeply-nested");
        self.file("deep/lists.py", nested("[", "]", 20_000), deep);
        self.file("deep/dictionaries.py", nested("{1: ", "}", 20_000), deep);
        self.file("deep/calls.py", nested("f(", ")", 20_000), deep);
        let read_in_part = Fate::ReadWith("too-deeply-nested");
        self.file("deep/not.py", nested("not ", "", 50_000), read_in_part);
        self.file("deep/minus.py", nested("-", "", 50_000), read_in_part);
        self.file("deep/plus.py", format!("X = {}1\n", "+".repeat(2_000_000)), deep);
        self.file("deep/powers.py", format!("X = 1{}\n", "**1".repeat(600_000)), deep);
        self.file("deep/lambda.py", nested("lambda: ", "", 50_000), read_in_part);
        self.file("deep/sum.py", format!("X = 1{}\n", " + 1".repeat(100_000)), read_in_part);
        self.file("deep/fields.py", format!("X = a{}\n", ".b".repeat(100_000)), read_in_part);
        self.file("deep/chain.py", format!("X = a{}\n", "()".repeat(100_000)), read_in_part);
        self.file("deep/or.py", format!("X = a{}\n", " or a".repeat(100_000)), Fate::Read);
        self.file("deep/elif.py", format!("if a:\n    pass\n{}", "elif a:\n    pass\n".repeat(50_000)), Fate::Read);
        let blocks: String = (0..1_400).map(|depth| format!("{}if a:\n", " ".repeat(depth))).collect();
        self.file("deep/blocks.py", blocks + &" ".repeat(1_400) + "pass\n", Fate::Read);
        let formatted = format!("X = f'{{{}'\n", "(".repeat(50_000));
        self.file("deep/formatted.py", formatted, deep);
        self.file("deep/open.py", "(".repeat(2 << 20), deep);
        self.file("deep/line.py", format!("X = '{}'\n", "a".repeat(1_900_000)), Fate::Read);
        let entries: String = (0..150_000).map(|index| format!("{index}: 1,")).collect();
        self.file("deep/entries.py", format!("X = {{{entries}}}\n"), Fate::Read);
        self.file(
            "deep/functions.py",
            (0..90_000).map(|index| format!("def f{index}(): pass\n")).collect::<String>(),
            Fate::Read,
        );
    }

    fn deep_rust(&mut self) {
        let nested = |open: &str, close: &str, depth: usize| format!("{}{}", open.repeat(depth), close.repeat(depth));
        let value = |text: String| format!("fn f() {{ let x = {text}; }}\n");
        let deep = Fate::Left("too-deeply-nested");
        self.file("deep/brackets.rs", value(nested("(", ")", 20_000)), deep);
        self.file("deep/blocks.rs", nested("fn f() {", "}", 20_000), deep);
        self.file("deep/modules.rs", nested("mod m {", "}", 20_000), deep);
        self.file("deep/types.rs", format!("type X = {}u8{};\n", "Vec<".repeat(20_000), ">".repeat(20_000)), deep);
        self.file("deep/not.rs", value(format!("{}a", "!".repeat(50_000))), deep);
        self.file("deep/minus.rs", value(format!("{}1", "-".repeat(50_000))), deep);
        self.file("deep/references.rs", value(format!("{}a", "&".repeat(50_000))), deep);
        self.file("deep/sum.rs", value(format!("1{}", " + 1".repeat(100_000))), deep);
        self.file("deep/methods.rs", value(format!("a{}", ".b()".repeat(100_000))), deep);
        self.file("deep/closures.rs", value(format!("{}1", "|x| ".repeat(20_000))), deep);
        self.file("deep/comments.rs", nested("/*", "*/", 100_000), Fate::Read);
        self.file("deep/raw.rs", format!("const A: &str = r{0}\"\"{0};\n", "#".repeat(255)), Fate::Read);
        let arms: String = (0..60_000).map(|index| format!("{index} => 1,")).collect();
        self.file("deep/arms.rs", format!("fn f() {{ match a {{ {arms} }} }}\n"), Fate::Read);
        self.file("deep/macro.rs", format!("m! {{ {} }}\n", nested("(", ")", 20_000)), deep);
    }

    fn bytes(&mut self) {
        let mut state = 0x9e37_79b9_7f4a_7c15_u64;
        let mut random = |count: usize| -> Vec<u8> {
            let next = || {
                state ^= state << 13;
                state ^= state >> 7;
                state ^= state << 17;
                state as u8
            };
            std::iter::repeat_with(next).take(count).collect()
        };
        for index in 0..20 {
            let name = |end: &str| format!("bytes/random{index}.{end}");
            self.file(&name("py"), random(20_000), Fate::Left("not-utf-8"));
            self.file(&name("rs"), random(20_000), Fate::Left("not-utf-8"));
        }
        self.file("bytes/zeros.py", vec![0; 1 << 20], Fate::ReadWith("syntax-error"));
        self.file("bytes/zeros.rs", vec![0; 1 << 20], Fate::Left("syntax-error"));
        self.file("bytes/cut.py", b"NAME = '\xe2\x82", Fate::Left("not-utf-8"));
        self.file("bytes/wide.py", b"\xff\xfeS\0E\0E\0N\0", Fate::Left("not-utf-8"));
        self.file("bytes/latin.py", b"# coding: latin-1\nNAME = '\xe9'\n", Fate::Read);
        self.file("bytes/turned.py", b"# coding: rot13\nNAME = '\xe9'\n", Fate::Left("unknown-encoding"));
        // Sparse: it is the length that counts.
        for name in ["bytes/large.py", "bytes/large.rs"] {
            self.file(name, "X = '", Fate::Left("too-large"));
            File::options().write(true).open(self.root.join(name)).unwrap().set_len(50_000_000).unwrap();
        }
        for (index, open) in ["\"", "'''", "f'{", "r#\"", "/*", "b'", "#[", "#![", "(", "{", "'"].iter().enumerate() {
            self.file(&format!("bytes/open{index}.rs"), format!("fn f() {{}}\n{open}"), Fate::Left("syntax-error"));
        }
    }

    /// What is called like source and is no file. None of it is an error; all of it is counted.
    fn odd(&self) {
        let odd = self.root.join("odd");
        mknodat(CWD, odd.join("fifo.py"), FileType::Fifo, Mode::RUSR | Mode::WUSR, 0).unwrap();
        mknodat(CWD, odd.join("pipe"), FileType::Fifo, Mode::RUSR | Mode::WUSR, 0).unwrap();
        for (link, target) in [
            ("endless.py", "/dev/zero"),
            ("random.rs", "/dev/urandom"),
            ("dangling.py", "gone.py"),
            ("self.rs", "self.rs"),
            ("one.py", "two.py"),
            ("two.py", "one.py"),
            ("again.py", "../service.py"),
            ("up", ".."),
            ("up.py", ".."),
        ] {
            symlink(target, odd.join(link)).unwrap();
        }
    }

    fn locked(&mut self) {
        self.file("locked/file.py", LEAK, Fate::Left("unreadable"));
        fs::create_dir(self.root.join("locked/folder")).unwrap();
        fs::write(self.root.join("locked/folder/inner.py"), LEAK).unwrap();
        self.fates.push(("locked/folder".to_owned(), Fate::Left("unreadable")));
        for name in ["locked/file.py", "locked/folder"] {
            fs::set_permissions(self.root.join(name), fs::Permissions::from_mode(0o000)).unwrap();
        }
    }

    /// Returns how many files are read, at least in part.
    fn read(&self) -> usize {
        let is_read = |fate: &Fate| matches!(fate, Fate::Read | Fate::ReadWith(_));
        MANY + self.fates.iter().filter(|(_, fate)| is_read(fate)).count()
    }

    /// Returns what has to be said, as pairs of file and code.
    fn complaints(&self) -> Vec<(String, String)> {
        let said = |(name, fate): &(String, Fate)| match fate {
            Fate::Read => None,
            Fate::ReadWith(code) | Fate::Left(code) => Some((name.clone(), (*code).to_owned())),
        };
        let mut complaints: Vec<_> = self.fates.iter().filter_map(said).collect();
        complaints.sort_unstable();
        complaints
    }
}

/// Runs the executable on the tree as somebody without rights, with a cache below `tools`, and returns what it left and
/// how long it took.
fn run(tree: &Path, tools: &Path) -> (Output, Duration) {
    // The executable may lie where only its owner may go.
    let executable = tools.join("skep");
    fs::copy(env!("CARGO_BIN_EXE_skep"), &executable).unwrap();
    let mut command = Command::new("timeout");
    command.arg(PATIENCE.as_secs().to_string()).arg(executable).args(["mem", "leaks", "--json", "--fail-on", "medium"]);
    command.env_clear().env("PATH", "/usr/bin:/bin").env("XDG_CACHE_HOME", tools.join("cache")).current_dir(tree);
    if fs::metadata(tree).unwrap().uid() == 0 {
        command.uid(NOBODY).gid(NOBODY);
    }
    let started = Instant::now();
    (command.output().unwrap(), started.elapsed())
}

fn entries(json: &Value) -> Vec<(String, String)> {
    let entry = |error: &Value| {
        let target = error["target"].as_str().unwrap();
        let file =
            target.rsplit_once(':').filter(|(_, line)| line.parse::<u32>().is_ok()).map_or(target, |(file, _)| file);
        (file.to_owned(), error["code"].as_str().unwrap().to_owned())
    };
    let mut entries: Vec<_> = json["errors"].as_array().unwrap().iter().map(entry).collect();
    entries.sort_unstable();
    entries
}

/// Returns what stands in `one` alone.
fn apart<'a>(one: &'a [(String, String)], other: &[(String, String)]) -> Vec<&'a (String, String)> {
    one.iter().filter(|entry| !other.contains(entry)).collect()
}

#[test]
fn a_hostile_tree_is_accounted_for_in_one_run() {
    let folder = tempfile::tempdir().unwrap();
    fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o755)).unwrap();
    let root = folder.path().canonicalize().unwrap().join("tree");
    fs::create_dir(&root).unwrap();
    let cache = folder.path().join("cache");
    fs::create_dir(&cache).unwrap();
    fs::set_permissions(&cache, fs::Permissions::from_mode(0o777)).unwrap();
    let tree = Tree::build(&root);
    let (output, took) = run(&root, folder.path());
    let (again, _) = run(&root, folder.path());
    fs::set_permissions(root.join("locked/folder"), fs::Permissions::from_mode(0o700)).unwrap();
    let left = Left::of(&output);
    assert_eq!(output.status.code(), Some(1), "after {took:?}: {}", left.stderr);
    let json = valid_envelope(&left.stdout);
    let found: Vec<_> = json["findings"].as_array().unwrap().iter().map(|finding| &finding["path"]).collect();
    assert_eq!(found, ["service.py"]);
    let (said, expected) = (entries(&json), tree.complaints());
    assert_eq!((apart(&said, &expected), apart(&expected, &said)), (vec![], vec![]), "said, and expected");
    assert_eq!(said.len(), expected.len());
    assert_eq!(json["data"]["files_scanned"], tree.read());
    let skipped = &json["data"]["skipped"];
    assert_eq!(*skipped, serde_json::json!({ "links": 2, "broken_links": 4, "not_regular": 4 }));
    // What the cache remembers of it is no other.
    assert!(fs::read_dir(folder.path().join("cache")).unwrap().next().is_some(), "nothing was kept");
    let again = valid_envelope(&Left::of(&again).stdout);
    for part in ["data", "findings", "errors"] {
        assert!(again[part] == json[part], "the second run says something else of {part}");
    }
}

#[test]
fn what_is_skipped_is_said_to_people_too() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join(".git")).unwrap();
    symlink("gone.py", folder.path().join("dangling.py")).unwrap();
    mknodat(CWD, folder.path().join("fifo.rs"), FileType::Fifo, Mode::RUSR, 0).unwrap();
    let nothing = super::skep("mem leaks").from(folder.path()).exits(3);
    nothing.complains("nothing to check").complains("skipped 1 broken link, 1 FIFO, socket or device");
    fs::write(folder.path().join("good.py"), "x = 1\n").unwrap();
    super::skep("mem scan")
        .from(folder.path())
        .exits(0)
        .says("in 1 file, ")
        .says("skipped 1 broken link, 1 FIFO, socket");
}

#[test]
#[ignore = "builds the tree for benches/hostile.py, which says where"]
fn the_hostile_tree_is_built_for_the_bench() {
    let root = std::env::var_os("SKEP_HOSTILE_TREE").expect("SKEP_HOSTILE_TREE names an empty folder");
    Tree::build(Path::new(&root));
}
