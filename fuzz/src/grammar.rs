//! Makes projects of bytes: each byte chooses a part, so that what comes out mostly parses and mostly is about containers
//! that grow and shrink, with names few enough to meet across files.

use std::fmt::Write as _;

use crate::project::HEAD;

/// Deep enough for blocks in blocks, and small enough to end.
const DEEPEST: usize = 6;

struct Choices<'d> {
    data: &'d [u8],
    out: String,
}

/// Returns the project that `data` stands for.
#[must_use]
pub fn project(data: &[u8]) -> String {
    let mut choices = Choices { data, out: String::new() };
    let files: &[&str] = match choices.below(3) {
        0 => &["a.py", "b.py", "pack/__init__.py", "pack/c.py"],
        1 => &["src/lib.rs", "src/main.rs", "src/d.rs", "src/e/mod.rs"],
        _ => &["a.py", "src/lib.rs", "b.py", "src/d.rs"],
    };
    for file in files {
        let _ = writeln!(choices.out, "{HEAD}{file}");
        for _ in 0..choices.below(8) {
            if file.ends_with(".py") { choices.python_item(0) } else { choices.rust_item(0) }
        }
    }
    choices.out
}

const NAMES: &[&str] =
    &["seen", "tasks", "CACHE", "hub", "Hub", "Store", "put", "on_message", "close", "key", "item", "run"];
const PYTHON_CONTAINERS: &[&str] = &[
    "{}",
    "[]",
    "set()",
    "dict()",
    "defaultdict(list)",
    "defaultdict(lambda: [])",
    "deque()",
    "deque(maxlen=9)",
    "collections.OrderedDict()",
    "asyncio.Queue()",
    "queue.Queue(maxsize=0)",
    "WeakValueDictionary()",
    "Counter()",
    "[{}]",
    "{1: []}",
    "{k: [] for k in x}",
    "TTLCache(9, 9)",
    "Hub()",
    "Store(seen)",
    "hub.Store(tasks)",
    "None",
    "cls()",
    "defaultdict(asyncio.Lock)",
    "dict[str, int]()",
    "seen",
    "hub.seen",
    "(lambda: {})()",
    "a if b else {}",
];
const PYTHON_EXPRESSIONS: &[&str] = &[
    "key",
    "1",
    "'a'",
    "f'{key}:{item!r:>{x}}'",
    "item.id",
    "self",
    "self.seen",
    "seen[key]",
    "len(seen)",
    "key in seen",
    "await item()",
    "(x := key)",
    "lambda: seen",
    "*item",
    "not key",
    "-1",
    "key and item or seen",
    "seen.get(key)",
    "[i for i in seen if i]",
    "{**seen}",
    "key[0]",
    "key[::2]",
    "print(key)",
    "a @ b",
    "...",
    "yield",
    "super().put(key)",
    "hub.tasks.pop(key, None)",
    "self.hub.seen",
    "time.time() - item",
    "b'\\x00'",
    "0xffffffffffffffffffffff",
    "1e999j",
];
const PYTHON_HEADS: &[&str] = &[
    "if key in seen:",
    "if key not in seen:",
    "if len(seen) > 9:",
    "while True:",
    "while seen:",
    "for key in seen:",
    "for key, item in list(seen.items()):",
    "async for key in item:",
    "try:",
    "with lock:",
    "async with item as key:",
    "if True:",
    "else:",
    "elif key:",
    "except Exception:",
    "finally:",
    "match key:",
    "case [a, *b] | {'x': a}:",
    "class Inner(Hub):",
    "def inner(self, key=[], *args, **kwargs):",
    "async def deep(key): ",
    "for _ in range(3):",
];
const RUST_CONTAINERS: &[&str] = &[
    "Vec<u8>",
    "HashMap<String, Vec<u8>>",
    "Mutex<HashMap<u64, u64>>",
    "Arc<Mutex<Vec<Hub>>>",
    "RwLock<HashSet<u64>>",
    "DashMap<u64, Vec<u8>>",
    "Option<Box<Hub>>",
    "VecDeque<u8>",
    "Hub",
    "Store",
    "Arc<Store>",
    "&'static Mutex<Vec<u8>>",
    "UnboundedSender<u8>",
    "OnceLock<Mutex<Seen>>",
    "[Vec<u8>; 4]",
    "(Vec<u8>, Hub)",
    "Seen",
    "RefCell<BTreeMap<u8, u8>>",
    "impl Iterator<Item = u8>",
    "dyn Fn(u8) -> Vec<u8>",
    "!",
    "<Hub as Store>::Seen",
    "LruCache<u8, u8>",
];
const RUST_EXPRESSIONS: &[&str] = &[
    "key",
    "1",
    "\"a\"",
    "b'\\n'",
    "r#\"x\"#",
    "self.seen",
    "self",
    "SEEN",
    "Vec::new()",
    "HashMap::with_capacity(9)",
    "Hub { seen: key, ..Default::default() }",
    "Hub::new(key)",
    "|key| seen.push(key)",
    "async move { key }",
    "key?",
    "key.await",
    "&mut self.seen",
    "*key",
    "!key",
    "-1",
    "key as u64",
    "(key, 1)",
    "[key; 9]",
    "0..9",
    "match key { _ => 1 }",
    "vec![key, 1]",
    "if key { 1 } else { 2 }",
    "loop { break key }",
    "unsafe { key }",
    "seen.lock().unwrap()",
    "return key",
    "mpsc::unbounded_channel()",
    "Box::leak(Box::new(key))",
    "std::mem::take(&mut self.seen)",
    "'a: { break 'a 1 }",
];
const RUST_METHODS: &[&str] = &[
    "push",
    "insert",
    "remove",
    "clear",
    "retain",
    "lock().unwrap().push",
    "write().await.insert",
    "entry",
    "len",
    "pop",
    "drain",
    "send",
    "extend",
    "clone",
    "truncate",
    "borrow_mut().insert",
    "as_mut().unwrap().push",
    "seen.push",
];
const PYTHON_METHODS: &[&str] = &[
    "append",
    "add",
    "update",
    "setdefault",
    "pop",
    "clear",
    "remove",
    "popitem",
    "extend",
    "put_nowait",
    "get",
    "items",
    "discard",
    "put",
    "close",
    "seen.append",
    "setdefault(key, []).append",
    "appendleft",
    "popleft",
    "move_to_end",
];

impl Choices<'_> {
    fn byte(&mut self) -> u8 {
        let Some((first, rest)) = self.data.split_first() else { return 0 };
        self.data = rest;
        *first
    }

    fn below(&mut self, most: usize) -> usize {
        usize::from(self.byte()) % most
    }

    fn pick(&mut self, from: &[&'static str]) -> &'static str {
        from[self.below(from.len())]
    }

    fn line(&mut self, depth: usize, text: &str) {
        let _ = writeln!(self.out, "{:1$}{text}", "", depth * 4);
    }

    fn python_item(&mut self, depth: usize) {
        let (name, other) = (self.pick(NAMES), self.pick(NAMES));
        let made = self.pick(PYTHON_CONTAINERS);
        match self.below(12) {
            0 => self.line(
                depth,
                &format!(
                    "from {} import {name} as {other}",
                    ["a", "b", "pack", ".c", "..b", "pack.c"][usize::from(self.data.len() as u8 % 6)]
                ),
            ),
            1 => self.line(depth, &format!("import pack.c as {name}, b")),
            2..=4 => self.line(depth, &format!("{name}: {other} = {made}")),
            5..=7 => {
                self.line(depth, &format!("class {name}({other}):"));
                self.python_body(depth + 1, true);
            }
            8 => {
                let decorator = ["@lru_cache(maxsize=None)", "@cache", "@property", "@app.route('/')", "@staticmethod"];
                let decorator = self.pick(&decorator);
                self.line(depth, decorator);
                self.line(depth, &format!("def {name}(self, {other}={made}):"));
                self.python_body(depth + 1, false);
            }
            9 | 10 => {
                let is_async = if self.below(2) == 0 { "async " } else { "" };
                self.line(depth, &format!("{is_async}def {name}({other}, key, item: Hub):"));
                self.python_body(depth + 1, false);
            }
            _ => self.python_statement(depth),
        }
    }

    fn python_body(&mut self, depth: usize, is_class: bool) {
        if depth >= DEEPEST {
            return self.line(depth, "pass");
        }
        for _ in 0..=self.below(5) {
            if is_class { self.python_item(depth) } else { self.python_statement(depth) }
        }
    }

    fn python_statement(&mut self, depth: usize) {
        let name = self.pick(NAMES);
        let target = ["", "self.", "cls.", "hub.", "self.hub."][self.below(5)];
        let (value, other) = (self.pick(PYTHON_EXPRESSIONS), self.pick(PYTHON_EXPRESSIONS));
        match self.below(12) {
            0 | 1 => self.line(depth, &format!("{target}{name}[{value}] = {other}")),
            2 | 3 => {
                let method = self.pick(PYTHON_METHODS);
                self.line(depth, &format!("{target}{name}.{method}({value}, {other})"));
            }
            4 => {
                let made = self.pick(PYTHON_CONTAINERS);
                self.line(depth, &format!("{target}{name} = {made}"));
            }
            5 => self.line(depth, &format!("del {target}{name}[{value}], {name}")),
            6 => self.line(depth, &format!("{target}{name} += {value}")),
            7 => self.line(depth, &format!("{target}{name}({value}, item={other})")),
            8 => self.line(
                depth,
                ["return seen", "global seen, CACHE", "raise", "break", "nonlocal key", "continue"][value.len() % 6],
            ),
            9 | 10 if depth < DEEPEST => {
                let head = self.pick(PYTHON_HEADS);
                self.line(depth, head);
                self.python_body(depth + 1, false);
            }
            _ => self.line(depth, &format!("{value}; {name} = {target}{name}, {other}")),
        }
    }

    fn rust_item(&mut self, depth: usize) {
        let (name, other) = (self.pick(NAMES), self.pick(NAMES));
        let (made, second) = (self.pick(RUST_CONTAINERS), self.pick(RUST_CONTAINERS));
        match self.below(14) {
            0 => self.line(depth, &format!("use crate::{name}::{{self, {other}, d::*}};")),
            1 | 2 => self.line(depth, &format!("static {name}: {made} = make();")),
            3 | 4 => self.line(depth, &format!("pub struct {name} {{ seen: {made}, {other}: {second} }}")),
            5 => self.line(depth, &format!("struct {name}({made}, {second});")),
            6 => self.line(depth, &format!("type {name} = {made};")),
            7 => self.line(depth, &format!("thread_local! {{ static {name}: {made} = make(); }}")),
            8 if depth < DEEPEST => {
                self.line(depth, &format!("mod {name} {{ use super::*;"));
                self.rust_item(depth + 1);
                self.line(depth, "}");
            }
            9 => self.line(depth, &format!("enum {name} {{ A({made}), B {{ seen: {second} }}, C = 1 }}")),
            10 | 11 if depth < DEEPEST => {
                let for_type = ["", "Drop for ", "Store for ", "Iterator for "][self.below(4)];
                self.line(depth, &format!("impl {for_type}{name} {{"));
                for _ in 0..=self.below(3) {
                    self.rust_function(depth + 1, true);
                }
                self.line(depth, "}");
            }
            _ => self.rust_function(depth, false),
        }
    }

    fn rust_function(&mut self, depth: usize, is_method: bool) {
        let name = self.pick(NAMES);
        let receiver = if is_method { ["&self, ", "&mut self, ", "self: Arc<Self>, ", ""][self.below(4)] } else { "" };
        let of = self.pick(RUST_CONTAINERS);
        let is_async = if self.below(2) == 0 { "async " } else { "" };
        self.line(depth, &format!("pub {is_async}fn {name}({receiver}key: {of}, item: &mut Hub) -> u8 {{"));
        self.rust_block(depth + 1);
        self.line(depth, "}");
    }

    fn rust_block(&mut self, depth: usize) {
        if depth >= DEEPEST {
            return;
        }
        for _ in 0..=self.below(5) {
            self.rust_statement(depth);
        }
    }

    fn rust_statement(&mut self, depth: usize) {
        let name = self.pick(NAMES);
        let target = ["", "self.", "item.", "Hub::", "self.hub."][self.below(5)];
        let (value, other) = (self.pick(RUST_EXPRESSIONS), self.pick(RUST_EXPRESSIONS));
        match self.below(12) {
            0..=2 => {
                let method = self.pick(RUST_METHODS);
                self.line(depth, &format!("{target}{name}.{method}({value}, {other});"));
            }
            3 => self.line(depth, &format!("let mut {name} = {value};")),
            4 => self.line(depth, &format!("let ({name}, Hub {{ seen, .. }}) = {value} else {{ return }};")),
            5 => self.line(depth, &format!("{target}{name} = {value};")),
            6 => self.line(depth, &format!("{target}{name}({value}, {other})?;")),
            7 => self.line(depth, &format!("{target}{name}[{value}] += {other};")),
            8 => self.line(depth, &format!("tokio::spawn(async move {{ {target}{name}.push({value}); }});")),
            9 | 10 => {
                let heads = [
                    "loop {",
                    "while let Some(key) = item.recv().await {",
                    "for key in self.seen.drain(..) {",
                    "{",
                    "if self.seen.len() > 9 {",
                    "match key { Some(x) if x > 1 => {}, _ => {",
                    "if let Some(x) = key {",
                    "let run = move || {",
                    "unsafe {",
                    "tokio::select! { x = y => {",
                ];
                let head = self.pick(&heads);
                self.line(depth, head);
                self.rust_block(depth + 1);
                let closes = head.matches('{').count() - head.matches('}').count();
                self.line(depth, if closes == 2 { "} };" } else { "};" });
            }
            _ => self.line(depth, &format!("{value};")),
        }
    }
}
