//! Input that nobody means well with. Each file gives facts or a named problem; nothing hangs, panics or overflows, and
//! the good file beside it is read all the same.
#![expect(clippy::unwrap_used, reason = "what helps a test may fail it")]

use std::fs;
use std::path::Path;
use std::sync::mpsc;
use std::time::Duration;

use skep_source::{FileFacts, Scan, ScanOptions, Skipped, Unwatched, scan};
use tempfile::TempDir;

/// Longer than any scan of one file takes, on a slow machine and without optimisation.
const PATIENCE: Duration = Duration::from_secs(120);

/// Lies beside every hostile file.
const GOOD: &str = "SEEN = set()\n\ndef handle(item):\n    SEEN.add(item)\n";

/// A folder with one good file in it.
struct Tree(TempDir);

impl Tree {
    fn new() -> Self {
        let folder = TempDir::new().unwrap();
        fs::write(folder.path().join("good.py"), GOOD).unwrap();
        Self(folder)
    }

    fn with(self, name: &str, content: impl AsRef<[u8]>) -> Self {
        fs::write(self.path().join(name), content).unwrap();
        self
    }

    fn path(&self) -> &Path {
        self.0.path()
    }

    /// Scans the folder, and fails where that takes too long.
    fn scan(&self) -> Scan {
        self.scan_only(self.path())
    }

    fn scan_only(&self, path: &Path) -> Scan {
        let options = ScanOptions {
            paths: vec![path.to_owned()],
            base: self.path().to_owned(),
            jobs: 2,
            ..ScanOptions::default()
        };
        let (sender, receiver) = mpsc::channel();
        // Left behind where it hangs: the test has failed by then.
        std::thread::spawn(move || {
            let _ = sender.send(scan(&options, &Unwatched));
        });
        let scan = receiver.recv_timeout(PATIENCE).expect("the scan hangs or has panicked");
        assert!(scan.complete);
        assert_eq!(scan.files.len(), scan.locations.len());
        scan
    }
}

fn facts<'a>(scan: &'a Scan, name: &str) -> Option<&'a FileFacts> {
    scan.files.iter().find(|facts| &*facts.path == name)
}

/// Returns the words for what is wrong with `name`.
fn codes(scan: &Scan, name: &str) -> Vec<&'static str> {
    scan.problems.iter().filter(|problem| &*problem.path == name).map(|problem| problem.code).collect()
}

/// Scans `content` as `name` beside a good file, and returns what is wrong with it. It gives facts or a problem.
fn outcome(name: &str, content: impl AsRef<[u8]>) -> Vec<&'static str> {
    let scan = Tree::new().with(name, content).scan();
    assert!(facts(&scan, "good.py").is_some_and(|facts| facts.inits.len() == 1), "the good file beside {name} is lost");
    assert_eq!(codes(&scan, "good.py"), [""; 0]);
    let codes = codes(&scan, name);
    assert!(facts(&scan, name).is_some() || !codes.is_empty(), "{name} gives neither facts nor a problem");
    assert!(!codes.contains(&"parser-failed"), "the parser panics on {name}");
    let no_message = scan.problems.iter().find(|problem| problem.message.is_empty());
    assert_eq!(no_message, None);
    codes
}

#[test]
fn a_torn_file_is_read_as_far_as_it_goes() {
    let torn = "class Hub:\n    def __init__(self):\n        self.sessions = {}\n\n    def on_open(self, key):\n        self.sessions[key";
    assert_eq!(outcome("torn.py", torn), ["syntax-error"]);
    let scan = Tree::new().with("torn.py", torn).scan();
    let facts = facts(&scan, "torn.py").unwrap();
    assert!(facts.is_broken && facts.inits.len() == 1);
    assert!(scan.problems[0].line.is_some());
    for end in 0..torn.len() {
        outcome("torn.py", &torn[..end]);
    }
}

#[test]
fn a_torn_rust_file_is_a_syntax_error() {
    let torn = "use std::sync::Mutex;\n\nstatic SEEN: Mutex<Vec<u64>> = Mutex::new(Vec::new());\n\nfn see(id: u64) {\n    SEEN.lock().unwrap().push(\"";
    assert_eq!(outcome("torn.rs", torn), ["syntax-error"]);
    for end in 0..torn.len() {
        outcome("torn.rs", &torn[..end]);
    }
}

#[test]
fn what_is_not_utf_8_is_said() {
    assert_eq!(outcome("latin.py", b"NAME = 'caf\xe9'\n"), ["not-utf-8"]);
    assert_eq!(outcome("wide.py", b"\xff\xfeS\0E\0E\0N\0"), ["not-utf-8"]);
    assert_eq!(outcome("cut.py", b"NAME = '\xe2\x82"), ["not-utf-8"]);
    assert_eq!(outcome("latin.rs", b"// caf\xe9\n"), ["not-utf-8"]);
    assert_eq!(outcome("binary.py", (0..=255).collect::<Vec<u8>>()), ["not-utf-8"]);
}

#[test]
fn python_says_what_else_it_is_written_in() {
    for (coding, byte) in [("latin-1", 0xe9), ("cp1252", 0x80), ("iso-8859-15", 0xa4), ("koi8-r", 0xc1)] {
        let line = format!("# -*- coding: {coding} -*-\nSEEN = {{'").into_bytes();
        let content = [&line[..], &[byte], b"': 1}\n"].concat();
        assert_eq!(outcome("coded.py", &content), [""; 0], "{coding}");
        let scan = Tree::new().with("coded.py", &content).scan();
        let span = facts(&scan, "coded.py").unwrap().inits[0].span;
        assert_eq!((span.line, span.end_line), (2, 2), "{coding}");
    }
    assert_eq!(outcome("coded.py", b"# coding: rot13\n# \xe9\n"), ["unknown-encoding"]);
    assert_eq!(outcome("coded.py", b"# coding: ascii\n# \xe9\n"), ["not-utf-8"]);
}

#[test]
fn bytes_of_zero_are_a_syntax_error() {
    assert_eq!(outcome("zero.py", "SEEN = {}\n\0\0\0\nMORE = {}\n"), ["syntax-error"]);
    assert_eq!(outcome("zeros.py", "\0".repeat(100_000)), ["syntax-error"]);
    assert_eq!(outcome("zero.rs", "fn main() {}\n\0\n"), ["syntax-error"]);
}

#[test]
fn a_mark_of_byte_order_is_no_part_of_the_source() {
    for (name, content) in
        [("mark.py", "\u{feff}SEEN = {}\n"), ("mark.rs", "\u{feff}static SEEN: Mutex<Vec<u8>> = X;\n")]
    {
        assert_eq!(outcome(name, content), [""; 0]);
        let scan = Tree::new().with(name, content).scan();
        assert_eq!(facts(&scan, name).unwrap().inits[0].span.line, 1, "{name}");
    }
    let scan = Tree::new().with("mark.py", "\u{feff}SEEN = {}\n").scan();
    assert_eq!(facts(&scan, "mark.py").unwrap().inits[0].span.column, 1);
}

#[test]
fn every_kind_of_line_end_counts_one_line() {
    for (end, kind) in [("\n", "unix"), ("\r\n", "windows"), ("\r", "old")] {
        assert_lines(end, kind);
    }
}

fn assert_lines(end: &str, kind: &str) {
    let content = ["import os", "", "SEEN = {}", "def see(x):", "    SEEN[x] = x", ""].join(end);
    let scan = Tree::new().with("ends.py", &content).scan();
    assert_eq!(codes(&scan, "ends.py"), [""; 0], "{kind}");
    let facts = facts(&scan, "ends.py").unwrap();
    assert_eq!((facts.inits[0].span.line, facts.inits[0].span.column), (3, 1), "{kind}");
    assert_eq!(facts.operations[0].span.line, 5, "{kind}");
    assert_eq!(facts.lines, 5, "{kind}");
}

#[test]
fn a_file_is_read_up_to_two_mebibytes() {
    let content = |bytes: usize| format!("SEEN = {{}}\n#{}", "x".repeat(bytes - 11));
    assert_eq!(outcome("largest.py", content(2 << 20)), [""; 0]);
    assert_eq!(outcome("larger.py", content((2 << 20) + 1)), ["too-large"]);
    assert_eq!(outcome("large.py", content(3 << 20)), ["too-large"]);
    assert_eq!(outcome("large.rs", "// x\n".repeat(600_000)), ["too-large"]);
}

#[test]
fn nothing_in_a_file_is_no_problem() {
    for name in ["empty.py", "empty.rs"] {
        assert_eq!(outcome(name, ""), [""; 0]);
    }
    for content in ["# nothing", "# nothing\n", "\n\n\n", "   ", "\t\n", "\u{feff}", "\u{c}\n", "pass"] {
        assert_eq!(outcome("little.py", content), [""; 0], "{content:?}");
    }
    for content in ["// nothing", "/* nothing */", "\n", "#!/usr/bin/env run\n", "//! nothing\n"] {
        assert_eq!(outcome("little.rs", content), [""; 0], "{content:?}");
    }
}

#[test]
fn deep_python_gives_facts_or_a_problem() {
    let many = 100_000;
    let nested = |open: &str, inner: &str, close: &str, depth: usize| {
        format!("X = {}{inner}{}\n", open.repeat(depth), close.repeat(depth))
    };
    let blocks = |head: &str| {
        let line = |depth: usize| format!("{}{head}\n", " ".repeat(depth));
        (0..1_500).map(line).collect::<String>() + &" ".repeat(1_500) + "pass\n"
    };
    let cases = [
        ("brackets", nested("[", "", "]", 200_000)),
        ("brackets below the limit", nested("[", "", "]", 9_000)),
        ("open brackets", format!("X = {}", "(".repeat(200_000))),
        ("open brackets below the limit", format!("X = {}", "(".repeat(9_000))),
        ("closing brackets", "]".repeat(200_000)),
        ("mixed brackets", nested("[{(", "1", ",)}]", 3_000)),
        ("dictionaries", nested("{1: ", "2", "}", 9_000)),
        ("not", nested("not ", "a", "", many)),
        ("minus", nested("-", "1", "", many)),
        ("await", nested("await ", "a", "", many)),
        ("lambda", nested("lambda: ", "a", "", many)),
        ("stars", nested("*", "a", "", many)),
        ("fields", format!("X = a{}\n", ".b.c".repeat(50_000))),
        ("calls", format!("X = a{}\n", "()".repeat(many))),
        ("subscripts", format!("X = a{}\n", "[0]".repeat(many))),
        ("methods", format!("a{}\n", ".append(1)".repeat(many))),
        ("stored fields", format!("a{} = {{}}\n", ".b".repeat(many))),
        ("sum", format!("X = 1{}\n", " + 1".repeat(200_000))),
        ("powers", format!("X = 1{}\n", "**1".repeat(many))),
        ("comparison", format!("X = 1{}\n", " < 1".repeat(200_000))),
        ("either", format!("X = a{}\n", " or a".repeat(200_000))),
        ("either and both", format!("X = a{}\n", " or a and not a".repeat(50_000))),
        ("conditional", format!("X = a{}\n", " if a else a".repeat(many))),
        ("assignment", format!("{}1\n", "X = ".repeat(2_000))),
        ("walrus", nested("(x := ", "1", ")", 9_000)),
        ("text", format!("X = {}\n", "'a' ".repeat(many))),
        ("long text", format!("X = '{}'\n", "a".repeat(1_900_000))),
        ("open text", format!("X = '''{}", "a".repeat(1_900_000))),
        ("formatted text", nested("f'{", "1", "}'", 5_000)),
        ("comprehensions", nested("[x for x in ", "y", "]", 9_000)),
        ("annotation", format!("X: a{} = {{}}\n", " | a".repeat(many))),
        ("annotation of brackets", format!("X: {}a{} = {{}}\n", "a[".repeat(9_000), "]".repeat(9_000))),
        ("functions", blocks("def f():")),
        ("classes", blocks("class C:")),
        ("branches", blocks("if a:")),
        ("loops", blocks("while a:")),
        ("attempts", blocks("with a as b:")),
        ("else", format!("if a:\n    pass\n{}", "elif a:\n    pass\n".repeat(many))),
        ("decorators", format!("{}def f(): pass\n", "@a\n".repeat(many))),
        ("parameters", format!("def f({}): pass\n", (0..many).map(|n| format!("a{n}, ")).collect::<String>())),
        ("arguments", format!("f({})\n", "a, ".repeat(many))),
        ("statements", "a = {}; ".repeat(2_000)),
        ("continued lines", format!("X = {}1\n", "1 + \\\n".repeat(many))),
        ("names", (0..many).map(|n| format!("a{n} = []\n")).collect()),
        ("patterns", format!("match a:\n    case {}b{}: pass\n", "[".repeat(9_000), "]".repeat(9_000))),
        ("patterns in a row", format!("match a:\n    case b{}: pass\n", " | 1".repeat(many))),
        ("imports", "from a import b\n".repeat(many)),
        ("dots of imports", format!("from {} import a\n", ".".repeat(many))),
        ("bases", format!("class C({}): pass\n", "A, ".repeat(many))),
        ("deletions", format!("del {}\n", "a[1], ".repeat(many))),
    ];
    assert_survived("deep.py", &cases);
}

#[test]
fn deeper_python_gives_facts_or_a_problem() {
    let cases = [
        ("minus", format!("X = {}1\n", "-".repeat(1_900_000))),
        ("minus in a key", format!("X[{}1] = 1\n", "-".repeat(1_900_000))),
        ("fields", format!("X = a{}\n", ".b.c".repeat(100_000))),
        ("more fields", format!("X = a{}\n", ".b".repeat(1_000_000))),
        ("sum in a key", format!("X[1{}] = 1\n", "+1".repeat(900_000))),
    ];
    assert_survived("deep.py", &cases);
}

#[test]
fn a_long_line_takes_no_longer_than_many_lines() {
    let many = 100_000;
    let cases =
        [("statements", "a = {}; ".repeat(many)), ("assignments of one value", format!("{}1\n", "X = ".repeat(many)))];
    assert_survived("long.py", &cases);
}

fn assert_survived(name: &str, cases: &[(&str, String)]) {
    for (what, content) in cases {
        assert!(content.len() <= 2 << 20, "{what} is too large to be read");
        let codes = outcome(name, content);
        let known = ["syntax-error", "too-deeply-nested"];
        assert!(codes.iter().all(|code| known.contains(code)), "{what}: {codes:?}");
    }
}

#[test]
fn deep_rust_gives_facts_or_a_problem() {
    let many = 100_000;
    let expression = |text: String| format!("fn f() {{ let x = {text}; }}\n");
    let nested = |open: &str, inner: &str, close: &str, depth: usize| {
        format!("{}{inner}{}", open.repeat(depth), close.repeat(depth))
    };
    let cases = [
        ("brackets", expression(nested("(", "1", ")", 200_000))),
        ("brackets below the limit", expression(nested("(", "1", ")", 250))),
        ("open brackets", "(".repeat(200_000)),
        ("closing brackets", ")".repeat(200_000)),
        ("blocks", nested("fn f() {", "", "}", many)),
        ("blocks below the limit", expression(nested("{", "1", "}", 200))),
        ("modules", nested("mod m {", "", "}", many)),
        ("not", expression(nested("!", "a", "", many))),
        ("minus", expression(nested("-", "1", "", many))),
        ("references", expression(nested("&", "a", "", many))),
        ("operators below the limit", expression(nested("!", "a", "", 250))),
        ("closures", expression(nested("|x| ", "x", "", many))),
        ("return", expression(nested("return ", "1", "", many))),
        ("break", expression(nested("break ", "1", "", many))),
        ("fields", expression(format!("a{}", ".b.c".repeat(many)))),
        ("calls", expression(format!("a{}", "()".repeat(many)))),
        ("methods", expression(format!("a{}", ".b()".repeat(many)))),
        ("questions", expression(format!("a{}", "?".repeat(many)))),
        ("indices", expression(format!("a{}", "[0]".repeat(many)))),
        ("sum", expression(format!("1{}", " + 1".repeat(200_000)))),
        ("casts", expression(format!("1{}", " as u8".repeat(many)))),
        ("ranges", expression(format!("1{}", "..1".repeat(many)))),
        ("assignments", expression(format!("{}1", "a = ".repeat(many)))),
        ("either", expression(format!("a{}", " || a".repeat(many)))),
        ("else", format!("fn f() {{ if a {{}} {} }}\n", "else if a {} ".repeat(many))),
        ("types", format!("type X = {};\n", nested("Vec<", "u8", ">", many))),
        ("references of types", format!("type X = {};\n", nested("&", "u8", "", many))),
        ("pointers", format!("type X = {};\n", nested("*const ", "u8", "", many))),
        ("functions of types", format!("type X = {};\n", nested("fn() -> ", "u8", "", many))),
        ("tuples of types", format!("type X = {};\n", nested("(", "u8", ",)", 200_000))),
        ("bounds", format!("fn f<T: {}A>() {{}}\n", "A + ".repeat(many))),
        ("paths", format!("use {}a;\n", "a::".repeat(many))),
        ("groups of paths", format!("use {};\n", nested("a::{", "b", "}", many))),
        ("patterns", format!("fn f() {{ let {} = 1; }}\n", nested("&", "x", "", many))),
        ("patterns in a row", format!("fn f() {{ let (a{}) = 1; }}\n", " | a".repeat(many))),
        ("attributes", format!("{}fn f() {{}}\n", "#[a] ".repeat(many))),
        ("macro", format!("lazy_static! {{ {} }}\n", nested("(", "", ")", many))),
        ("static of a macro", format!("thread_local! {{ static A: X = {}; }}\n", nested("!", "1", "", many))),
        ("vectors", expression(nested("vec![", "1", "]", many))),
        ("text", expression(format!("\"{}\"", "a".repeat(1_900_000)))),
        ("open text", format!("const A: &str = \"{}", "a".repeat(1_900_000))),
        ("raw text", format!("const A: &str = r{}\"\"", "#".repeat(many))),
        ("comments", format!("{}{}", "/*".repeat(200_000), "*/".repeat(200_000))),
        ("open comments", "/*".repeat(200_000)),
        ("items", "static A: u8 = 1;\n".repeat(many)),
        ("arms", format!("fn f() {{ match a {{ {} }} }}\n", "1 => 1, ".repeat(many))),
        ("parameters", format!("fn f({}) {{}}\n", "a: u8, ".repeat(many))),
        ("lifetimes", format!("fn f<{}>() {{}}\n", "'a, ".repeat(many))),
    ];
    assert_survived("deep.rs", &cases);
}

#[test]
fn a_folder_may_be_called_like_a_file() {
    let tree = Tree::new();
    fs::create_dir(tree.path().join("x.py")).unwrap();
    fs::write(tree.path().join("x.py/inner.py"), GOOD).unwrap();
    let scan = tree.scan();
    assert!(facts(&scan, "x.py/inner.py").is_some() && facts(&scan, "good.py").is_some());
    assert_eq!((scan.files.len(), scan.problems.len()), (2, 0));
    assert_eq!(tree.scan_only(&tree.path().join("x.py")).files.len(), 1);
}

#[test]
fn a_path_that_is_gone_is_said() {
    let tree = Tree::new();
    let scan = tree.scan_only(&tree.path().join("gone.py"));
    assert_eq!(scan.files.len(), 0);
    assert_eq!(scan.problems[0].code, "unreadable");
}

#[test]
fn odd_names_are_only_names() {
    let tree = Tree::new();
    for name in ["a b.py", "ä.py", "-.py", ".py", "..py", "a\nb.py", ".hidden.py", "'\".py", "a.b.c.py", "{}.py"] {
        fs::write(tree.path().join(name), GOOD).unwrap();
    }
    let scan = tree.scan();
    assert_eq!(scan.problems, []);
    // `.py` is a name without an extension.
    assert_eq!(scan.files.len(), 10);
}

#[test]
fn deep_folders_are_walked() {
    let tree = Tree::new();
    let deep = (0..200).fold(tree.path().to_owned(), |path, _| path.join("f"));
    fs::create_dir_all(&deep).unwrap();
    fs::write(deep.join("deep.py"), GOOD).unwrap();
    assert_eq!(tree.scan().files.len(), 2);
}

#[cfg(unix)]
mod unix {
    use std::os::unix::fs::{PermissionsExt, symlink};
    use std::os::unix::net::UnixListener;

    use super::*;

    #[test]
    #[expect(clippy::disallowed_methods, reason = "the standard library makes no FIFO")]
    fn a_fifo_is_not_waited_for() {
        let tree = Tree::new();
        let fifo = tree.path().join("fifo.py");
        let made = std::process::Command::new("mkfifo").arg(&fifo).status();
        assert!(made.is_ok_and(|status| status.success()), "this needs mkfifo: apt-get install --yes coreutils");
        let scan = tree.scan();
        assert_eq!((scan.files.len(), scan.skipped.not_regular), (1, 1));
        let named = tree.scan_only(&fifo);
        assert_eq!(named.files.len(), 0);
    }

    #[test]
    fn a_socket_is_no_file() {
        let tree = Tree::new();
        let _listener = UnixListener::bind(tree.path().join("socket.py")).unwrap();
        let scan = tree.scan();
        assert_eq!((scan.files.len(), scan.skipped.not_regular), (1, 1));
    }

    #[test]
    fn links_that_go_round_are_not_followed() {
        let tree = Tree::new();
        fs::create_dir(tree.path().join("inner")).unwrap();
        fs::write(tree.path().join("inner/inner.py"), GOOD).unwrap();
        symlink(tree.path(), tree.path().join("inner/up")).unwrap();
        symlink("self.py", tree.path().join("self.py")).unwrap();
        symlink("two.py", tree.path().join("one.py")).unwrap();
        symlink("one.py", tree.path().join("two.py")).unwrap();
        symlink("gone.py", tree.path().join("dangling.py")).unwrap();
        symlink("good.py", tree.path().join("again.py")).unwrap();
        symlink("/dev/zero", tree.path().join("endless.py")).unwrap();
        let scan = tree.scan();
        let paths: Vec<&str> = scan.files.iter().map(|facts| &*facts.path).collect();
        assert_eq!(paths, ["good.py", "inner/inner.py"]);
        assert_eq!(scan.skipped, Skipped { links: 1, broken_links: 4, not_regular: 1 });
    }

    #[test]
    fn a_device_that_is_named_is_not_read() {
        let tree = Tree::new();
        symlink("/dev/zero", tree.path().join("endless.py")).unwrap();
        // It may be left out or complained about, but it has no end.
        assert_eq!(tree.scan_only(&tree.path().join("endless.py")).files.len(), 0);
    }

    #[test]
    fn what_cannot_be_read_is_said() {
        let tree = Tree::new().with("locked.py", GOOD);
        fs::create_dir(tree.path().join("closed")).unwrap();
        for name in ["locked.py", "closed"] {
            fs::set_permissions(tree.path().join(name), fs::Permissions::from_mode(0o000)).unwrap();
        }
        let scan = tree.scan();
        let is_root = fs::read(tree.path().join("locked.py")).is_ok();
        fs::set_permissions(tree.path().join("closed"), fs::Permissions::from_mode(0o700)).unwrap();
        assert!(facts(&scan, "good.py").is_some());
        if !is_root {
            assert_eq!(codes(&scan, "locked.py"), ["unreadable"]);
            assert_eq!(codes(&scan, "closed"), ["unreadable"]);
        }
    }
}
