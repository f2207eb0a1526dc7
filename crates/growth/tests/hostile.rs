//! Programs that no person writes, through the whole analysis: graphs of classes, calls and imports that are deeper or
//! wider than a stack, or than time allows for each pair. `benches/scale.py` measures that time goes with the input.
#![expect(clippy::unwrap_used, reason = "what helps a test may fail it")]

use std::fmt::Write as _;
use std::fs;
use std::sync::mpsc;
use std::time::Duration;

use skep_growth::{Analysis, Options, Unwatched, analyse};
use tempfile::TempDir;

/// Longer than any of these takes, on a slow machine and without optimisation; what takes time for each pair takes hours.
const PATIENCE: Duration = Duration::from_secs(120);

/// Analyses the files, census and all, and fails where that takes too long.
fn analysis(files: &[(String, String)]) -> Analysis {
    let folder = TempDir::new().unwrap();
    for (name, text) in files {
        let file = folder.path().join(name);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, text).unwrap();
    }
    let path = folder.path().to_owned();
    let options = Options { paths: vec![path.clone()], base: path, census: true, jobs: 2, ..Options::default() };
    let (sender, receiver) = mpsc::channel();
    // Left behind where it hangs: the test has failed by then.
    std::thread::spawn(move || {
        let _ = sender.send(analyse(&options, &Unwatched));
    });
    let analysis = receiver.recv_timeout(PATIENCE).expect("the analysis hangs or has panicked");
    assert!(analysis.complete && analysis.problems.is_empty(), "{:?}", analysis.problems);
    analysis
}

/// Analyses one file.
fn of(name: &str, text: String) -> Analysis {
    assert!(text.len() <= 2 << 20, "{name} is too large to be read");
    analysis(&[(name.to_owned(), text)])
}

fn symbols(analysis: &Analysis) -> Vec<&str> {
    analysis.containers.iter().map(|container| container.symbol.as_str()).collect()
}

fn lines(count: usize, line: impl Fn(usize) -> String) -> String {
    (1..count).fold(String::new(), |mut text, index| {
        let _infallible = writeln!(text, "{}", line(index));
        text
    })
}

#[test]
fn twenty_thousand_functions_may_call_each_other_in_a_chain() {
    let chain = lines(20_000, |index| format!("def f{index}(x):\n    f{}(x)", index - 1));
    let text = format!("SEEN = []\ndef f0(x):\n    SEEN.append(x)\n{chain}def on_message(x):\n    f19999(x)\n");
    assert_eq!(symbols(&of("chain.py", text)), ["SEEN"]);
    let round =
        lines(20_000, |index| format!("def f{index}(x):\n    SEEN.append(x)\n    f{}(x)", (index + 1) % 20_000));
    assert_eq!(symbols(&of("round.py", format!("SEEN = []\n{round}"))), ["SEEN"]);
}

#[test]
fn fifty_thousand_classes_may_derive_from_each_other() {
    let chain = lines(50_000, |index| format!("class C{index}(C{}): pass", index - 1));
    let first = "class C0:\n    def __init__(self):\n        self.seen = []\n    def on_m(self, k):\n        self.seen.append(k)\n";
    assert_eq!(symbols(&of("chain.py", format!("{first}{chain}"))), ["C0.seen"]);
    let round = lines(50_000, |index| format!("class C{index}(C{}): pass", (index + 1) % 50_000));
    assert_eq!(symbols(&of("round.py", format!("{first}{round}"))), ["C0.seen"]);
}

#[test]
fn objects_may_hold_each_other_in_a_chain_and_in_a_circle() {
    let first = "class C0:\n    def __init__(self):\n        self.seen = []\n        self.last = C9999()\n    def on_m(self, k):\n        self.seen.append(k)\n";
    let chain = lines(10_000, |index| {
        format!("class C{index}:\n    def __init__(self):\n        self.inner = C{}()", index - 1)
    });
    assert_eq!(symbols(&of("hub.py", format!("{first}{chain}"))), ["C0.seen"]);
    let types = lines(10_000, |index| format!("pub struct H{index} {{ inner: Box<H{}> }}", (index + 1) % 10_000));
    let text = format!(
        "pub struct H0 {{ seen: Mutex<Vec<u8>>, inner: Box<H1> }}\nimpl H0 {{ pub fn handle_it(&self, k: u8) {{ self.seen.lock().unwrap().push(k); }} }}\n{types}"
    );
    assert_eq!(symbols(&of("src/lib.rs", text)), ["H0::seen"]);
}

#[test]
fn modules_may_import_each_other_in_a_circle_and_lie_deep() {
    let module = |index: usize| {
        let next = (index + 1) % 2_000;
        let text = format!(
            "from m{next} import SEEN as OTHER, put as more\nSEEN = []\ndef on_put(k):\n    SEEN.append(k)\n    more(k)\n"
        );
        (format!("m{index}.py"), text)
    };
    assert_eq!(analysis(&(0..2_000).map(module).collect::<Vec<_>>()).containers.len(), 2_000);
    let deep = "folder/".repeat(250);
    let module = |index: usize| {
        let text =
            format!("from .m{} import SEEN as OTHER\nSEEN = []\ndef on_put(k):\n    SEEN.append(k)\n", index + 1);
        (format!("{deep}m{index}.py"), text)
    };
    assert_eq!(analysis(&(0..500).map(module).collect::<Vec<_>>()).containers.len(), 500);
}

#[test]
fn one_holder_may_have_ten_thousand_containers() {
    let made = lines(10_000, |index| format!("        self.c{index} = {{}}"));
    let filled = lines(10_000, |index| format!("        self.c{index}[key] = key"));
    let text =
        format!("class Hub:\n    def __init__(self):\n{made}    def on_message(self, key):\n{filled}HUB = Hub()\n");
    let found = of("hub.py", text);
    assert_eq!((found.containers.len(), found.findings.len()), (9_999, 9_999));
}

#[test]
fn one_container_may_be_handed_on_ten_thousand_times() {
    let inside = lines(10_000, |index| format!("    box[key] = {index}"));
    let handed = lines(10_000, |index| format!("def on_m{index}(key):\n    put(seen, key)"));
    let found = of("hub.py", format!("seen = {{}}\ndef put(box, key):\n{inside}{handed}"));
    assert_eq!(symbols(&found), ["seen"]);
}
