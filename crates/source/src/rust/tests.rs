//! Small snippets and what is seen in them. Facts are printed one a line, so that a test reads as the source does.

use std::sync::Arc;

use super::lower;
use crate::facts::{Context, FileFacts, Name, OperationKind, PlaceId, Root, ScopeFlags};
use crate::names::{FrozenNames, LocalNames, Names};
use crate::problem::FileProblem;

struct Seen {
    facts: FileFacts,
    names: FrozenNames,
}

fn lowered(source: &str) -> Result<Seen, FileProblem> {
    let names = Names::default();
    let lowered = lower(source, Arc::from("src/hub.rs"), &mut LocalNames::new(&names));
    match lowered.facts {
        Some(facts) => Ok(Seen { facts, names: names.freeze() }),
        None => Err(lowered.problems.into_iter().next().unwrap()),
    }
}

fn see(source: &str) -> Seen {
    lowered(source).unwrap()
}

impl Seen {
    fn text(&self, name: Name) -> &str {
        self.names.text(name)
    }

    fn place(&self, id: PlaceId) -> String {
        let place = self.facts.place(id);
        let root = match place.root {
            Root::Variable(id) => self.text(self.facts.variables[id.index()].name),
            Root::Receiver(id) => self.text(self.facts.types[id.index()].name),
            Root::TypeObject(id) => &format!("<{}>", self.text(self.facts.types[id.index()].name)),
            Root::Unknown => "?",
        };
        let fields = place.path().iter().map(|field| format!(".{}", self.text(*field)));
        std::iter::once(root.to_owned()).chain(fields).collect()
    }

    fn inits(&self) -> Vec<String> {
        let line = |init: &crate::facts::Init| {
            let made = init.constructor;
            let element = made.element.map_or(String::new(), |element| format!(" of {element:?}"));
            format!(
                "{} {:?}{element} {:?} {}",
                self.place(init.place),
                made.kind,
                made.capacity,
                wrappers(made.wrappers)
            )
        };
        self.facts.inits.iter().map(|init| line(init).trim().to_owned()).collect()
    }

    fn operations(&self) -> Vec<String> {
        let kept = self.facts.operations.iter();
        kept.map(|operation| {
            let kind = match operation.kind {
                OperationKind::Grow(growth) => format!("+{growth:?}"),
                OperationKind::Shrink(shrinkage) => format!("-{shrinkage:?}"),
                other => format!("{other:?}"),
            };
            let depth = if operation.depth > 0 { format!("[{}]", operation.depth) } else { String::new() };
            format!("{}{depth} {kind} {}", self.place(operation.place), context(operation.context)).trim().to_owned()
        })
        .collect()
    }

    fn keys(&self) -> Vec<String> {
        let grown = self.facts.operations.iter().filter(|operation| matches!(operation.kind, OperationKind::Grow(_)));
        grown.map(|operation| format!("{:?} {:?}", operation.key, operation.value)).collect()
    }

    fn calls(&self) -> Vec<String> {
        self.facts.calls.iter().map(|call| self.place(call.callee)).collect()
    }

    fn sites(&self) -> Vec<String> {
        let sites = self.facts.sites.iter();
        sites
            .map(|site| {
                let place = site.place.map_or(String::new(), |place| self.place(place));
                format!("{:?} {} {place}", site.kind, self.text(site.path)).trim().to_owned()
            })
            .collect()
    }
}

fn wrappers(wrappers: crate::facts::Wrappers) -> String {
    use crate::facts::Wrappers as W;
    let names = [
        (W::LOCK, "lock"),
        (W::CELL, "cell"),
        (W::COUNTED, "counted"),
        (W::ONCE, "once"),
        (W::THREAD_LOCAL, "thread"),
        (W::CONCURRENT, "concurrent"),
        (W::NEWTYPE, "newtype"),
        (W::BORROWED, "borrowed"),
    ];
    names.iter().filter(|(flag, _)| wrappers.contains(*flag)).map(|(_, name)| *name).collect::<Vec<_>>().join(" ")
}

fn context(context: Context) -> String {
    let names = [
        (Context::LOOP, "loop"),
        (Context::ENDLESS_LOOP, "endless"),
        (Context::CONDITIONAL, "if"),
        (Context::HANDLER, "error"),
        (Context::LENGTH_GUARD, "length"),
        (Context::MISSING_KEY_GUARD, "missing"),
        (Context::PRESENT_KEY_GUARD, "present"),
        (Context::DRAIN_LOOP, "drain"),
        (Context::CONSTANT_LOOP, "constant"),
        (Context::AFTER_EXIT, "exit"),
        (Context::LIMIT_GUARD, "limit"),
    ];
    names.iter().filter(|(flag, _)| context.contains(*flag)).map(|(_, name)| *name).collect::<Vec<_>>().join(" ")
}

#[test]
fn fields_through_what_stands_round_them() {
    let seen = see("
        type Shared = Arc<RwLock<HashMap<String, Vec<u8>>>>;
        struct Bag(Vec<u8>);
        struct Hub<'a, T> {
            plain: Option<Box<HashMap<u32, HashSet<u32>>>>,
            shared: Shared,
            bag: Bag,
            inner: Mutex<(Clock, BTreeMap<u8, u8>)>,
            table: dashmap::DashMap<u8, u8>,
            recent: lru::LruCache<u8, u8>,
            borrowed: &'a mut Vec<T>,
            ttl: TimeBoundCache<u8, u8>,
            count: u32,
            generic: T,
        }");
    assert_eq!(
        seen.inits(),
        [
            "Bag.0 Sequence Unbounded",
            "Hub.plain Map of Set Unbounded",
            "Hub.shared Map of Sequence Unbounded lock counted newtype",
            "Hub.bag Sequence Unbounded newtype",
            "Hub.inner Map Unbounded lock",
            "Hub.table Map Unbounded concurrent",
            "Hub.recent SelfPruning Expression",
            "Hub.borrowed Sequence Unbounded borrowed",
            "Hub.ttl Custom Unbounded newtype",
        ]
    );
}

#[test]
fn statics_also_inside_macros() {
    let seen = see("
        static SEEN: LazyLock<Mutex<HashSet<String>>> = LazyLock::new(Default::default);
        lazy_static! { static ref POOL: Mutex<Vec<u8>> = Mutex::new(Vec::new()); }
        thread_local! { pub static CACHE: RefCell<HashMap<u8, u8>> = const { RefCell::new(HashMap::new()) }; }
        fn f(k: String) {
            SEEN.lock().unwrap().insert(k);
            POOL.lock().push(1);
            CACHE.with(|c| { c.borrow_mut().insert(1, 2); });
            CACHE.with_borrow_mut(|c| c.remove(&1));
        }");
    assert_eq!(
        seen.inits(),
        ["SEEN Set Unbounded lock once", "POOL Sequence Unbounded lock once", "CACHE Map Unbounded cell thread",]
    );
    assert_eq!(seen.operations(), ["SEEN +Insert", "POOL +Append", "CACHE +Insert", "CACHE -Remove"]);
}

#[test]
fn guards_and_references_stand_for_the_place() {
    let seen = see("
        struct Hub { map: Mutex<HashMap<u8, Vec<u8>>>, inner: Arc<Inner> }
        struct Inner { list: RwLock<Vec<u8>> }
        impl Hub {
            fn f(&self, k: u8) -> Option<()> {
                let mut guard = self.map.lock().unwrap();
                guard.insert(k, vec![]);
                if let Ok(mut g) = self.map.try_lock() { g.remove(&k); }
                match guard.get_mut(&k) { Some(v) => v.push(1), None => {} }
                guard.entry(k).or_default().push(2);
                self.inner.list.write().ok()?.push(3);
                let inner = Arc::clone(&self.inner);
                inner.list.write().unwrap().clear();
                None
            }
        }");
    assert_eq!(
        seen.operations(),
        [
            "Hub.map +Insert",
            "Hub.map -Remove if",
            "Hub.map[1] +Append if",
            "Hub.map +InsertMissing",
            "Hub.map[1] +Append",
            "Inner.list +Append",
            "Inner.list -Clear",
        ]
    );
}

#[test]
fn an_accessor_is_its_field() {
    let seen = see("
        struct Hub { state: Mutex<State> }
        struct State { map: HashMap<u8, u8> }
        impl Hub {
            fn state(&self) -> MutexGuard<'_, State> { self.state.lock().unwrap() }
            fn f(&self) { self.state().map.insert(1, 2); }
        }");
    assert_eq!(seen.operations(), ["State.map +Insert"]);
}

#[test]
fn entries_matched_by_hand() {
    let seen = see("
        struct Hub { map: HashMap<u8, HashSet<u8>> }
        impl Hub { fn f(&mut self, k: u8) {
            match self.map.entry(k) {
                Entry::Occupied(mut e) => { e.get_mut().insert(1); e.insert(HashSet::new()); e.remove(); }
                Entry::Vacant(e) => { e.insert(HashSet::new()); }
            }
            self.map.entry(k).and_modify(|s| { s.insert(1); }).or_insert_with(HashSet::new);
        } }");
    assert_eq!(
        seen.operations(),
        [
            "Hub.map[1] +Insert if",
            "Hub.map -Remove if",
            "Hub.map +InsertMissing if",
            "Hub.map[1] +Insert",
            "Hub.map +InsertMissing",
        ]
    );
    assert_eq!(seen.keys()[1], "Parameter(0) Container(Set)");
}

#[test]
fn all_ways_to_shrink() {
    let seen = see("
        struct Hub { a: Vec<u8>, b: Option<Vec<u8>>, c: HashMap<u8, u8>, d: BinaryHeap<u8>, e: Mutex<Vec<u8>> }
        impl Hub { fn f(&mut self) {
            for x in self.a.drain(..) { drop(x); }
            self.a = Vec::new();
            let old = std::mem::take(&mut self.a);
            *self.e.lock().unwrap() = vec![];
            self.b.take();
            self.c.retain(|_, v| *v > 1);
            while let Some(x) = self.d.pop() { drop(x); }
            if let Some(top) = self.d.peek_mut() { PeekMut::pop(top); }
            std::mem::swap(&mut self.a, &mut *self.e.lock().unwrap());
            self.a.truncate(3);
        } }");
    assert_eq!(
        seen.operations(),
        [
            "Hub.a -Clear",
            "Hub.a -Replace",
            "Hub.a -Replace",
            "Hub.e -Replace",
            "Hub.b -Replace",
            "Hub.c -Filter",
            "Hub.d -Take loop drain",
            "Hub.d -Take if",
            "Hub.a -Replace",
            "Hub.e -Replace",
            "Hub.a -Trim",
        ]
    );
}

#[test]
fn a_set_polled_only_after_the_accept_loop() {
    let seen = see("
        async fn serve(listener: TcpListener) {
            let mut tasks = JoinSet::new();
            let mut polled = FuturesUnordered::new();
            loop {
                let mut own = Vec::new();
                own.push(1);
                tokio::select! {
                    biased;
                    _ = stop.cancelled() => break,
                    Some(done) = polled.next(), if !polled.is_empty() => { log(done); }
                    Ok((stream, _)) = listener.accept() => {
                        tasks.spawn(async move { stream.run().await });
                        polled.push(stream);
                    }
                }
            }
            while let Some(done) = tasks.join_next().await {}
        }");
    assert_eq!(
        seen.operations(),
        [
            "own +Append",
            "polled -Take loop endless",
            "tasks +Append loop endless if",
            "polled +Append loop endless if",
            "tasks -Take loop drain",
        ]
    );
    assert!(seen.facts.scopes[1].flags.contains(ScopeFlags::ASYNC.with(ScopeFlags::ENDLESS_LOOP)));
}

#[test]
fn loops_without_an_end_of_their_own() {
    let seen = see("
        async fn f(mut list: Vec<u8>, rx: Receiver<u8>, listener: TcpListener) {
            while let Some(x) = rx.recv().await { list.push(x); }
            while let Ok(x) = listener.accept() { list.push(x); }
            for x in listener.incoming() { list.push(x); }
            while true { list.push(1); }
            for x in 0..4 { list.push(x); }
            for x in things { list.push(x); }
            while let Some(x) = list.pop() { list.push(x); }
        }");
    assert_eq!(
        seen.operations(),
        [
            "list +Append loop endless",
            "list +Append loop endless",
            "list +Append loop endless",
            "list +Append loop endless",
            "list +Append loop constant",
            "list +Append loop",
            "list -Take loop drain",
            "list +Append loop drain",
        ]
    );
}

#[test]
fn guards_before_a_growth() {
    let seen = see("
        struct Hub { q: Vec<u8>, m: HashMap<u8, u8>, max_size: usize, used: usize }
        impl Hub { fn f(&mut self, k: u8) {
            if self.q.len() < 10 { self.q.push(1); }
            if self.q.len() >= self.max_size { return; }
            self.q.push(2);
            if !self.m.contains_key(&k) { self.m.insert(k, 1); }
            if self.m.get(&k).is_some() { return; }
            self.m.insert(k, 2);
            if self.used > self.max_size { self.evict(); }
        } }");
    assert_eq!(
        seen.operations(),
        [
            "Hub.q LengthCheck",
            "Hub.q +Append if length",
            "Hub.q LengthCheck",
            "Hub.q +Append length",
            "Hub.m +Insert if length missing",
            "Hub.m +Insert length missing",
        ]
        .map(|line| if line.starts_with("Hub.m") { line.replace(" length", "") } else { line.to_owned() })
    );
}

#[test]
fn keys_and_values() {
    let seen = see("
        const LIMIT: u8 = 1;
        struct Hub { m: HashMap<Id, Thing>, next: u64, name: String }
        impl Hub { fn f(&mut self, id: u64) {
            self.next += 1;
            self.m.insert(self.next, tokio::spawn(run()));
            self.m.insert(self.name.clone(), Mutex::new(()));
            self.m.insert(LIMIT, None);
            self.m.insert(7, id);
            self.m.insert(format!(\"{id}\"), Vec::new());
            self.m.insert(Uuid::new_v4(), make());
            self.m.insert((id, Kind::One), || 1);
            for x in 0..3 { self.m.insert(x, 1); }
        } }");
    assert_eq!(
        seen.keys(),
        [
            "Unique Task",
            "ReceiverField Lock",
            "Constant Nothing",
            "Literal Parameter(0)",
            "Formatted Container(Sequence)",
            "Unique Call",
            "Parameter(0) Callable",
            "ConstantLoop Literal",
        ]
    );
}

#[test]
fn channels_without_a_bound() {
    let seen = see("
        use std::sync::mpsc as std_mpsc;
        use tokio::sync::mpsc::{self, unbounded_channel};
        use tokio::sync::oneshot;
        struct Hub { events: mpsc::UnboundedSender<u8>, other: u8 }
        impl Hub { fn new() -> Self {
            let (tx, rx) = unbounded_channel();
            let (a, b) = std_mpsc::channel();
            let (c, d) = oneshot::channel();
            let (e, f) = mpsc::channel(3);
            let (g, h) = crossbeam_channel::unbounded::<u8>();
            Self { events: tx, other: 1 }
        } }");
    assert_eq!(
        seen.sites(),
        [
            "UnboundedChannel tokio::sync::mpsc::unbounded_channel Hub.events",
            "UnboundedChannel std::sync::mpsc::channel a",
            "UnboundedChannel crossbeam_channel::unbounded g",
        ]
    );
}

#[test]
fn leaks() {
    let leaks = "fn f(x: T) { let a = Box::leak(x); std::mem::forget(a); let p = Box::into_raw(b); }";
    assert_eq!(see(leaks).sites(), ["Leak Box::leak", "Leak mem::forget", "Leak Box::into_raw"]);
    let balanced = "fn f(x: T) -> P { Box::into_raw(x) } fn g(p: P) { drop(unsafe { Box::from_raw(p) }) }";
    assert!(see(balanced).sites().is_empty());
}

#[test]
fn tests_and_finalisers() {
    let seen = see("
        struct Hub { v: Vec<u8> }
        impl Drop for Hub { fn drop(&mut self) { self.v.clear(); } }
        impl Hub { pub fn new() -> Self { Self { v: vec![] } } pub async fn go(&self) {} }
        #[cfg(test)] mod tests { fn helper(h: &mut Hub) { h.v.clear(); } }
        #[tokio::test] async fn one() {}");
    let scope = |name: &str| seen.facts.scopes.iter().find(|scope| seen.text(scope.name) == name).unwrap().flags;
    assert!(scope("helper").contains(ScopeFlags::TEST));
    assert!(scope("one").contains(ScopeFlags::TEST));
    assert!(scope("new").contains(ScopeFlags::CONSTRUCTOR.with(ScopeFlags::PUBLIC)));
    assert!(scope("go").contains(ScopeFlags::SHARED_RECEIVER));
    assert!(!scope("drop").contains(ScopeFlags::TEST));
    assert!(seen.facts.types[0].flags.contains(crate::facts::TypeFlags::FINALISER));
}

#[test]
fn a_helper_gets_the_place() {
    let seen = see("
        struct Hub { map: HashMap<u8, u8> }
        fn evict(map: &mut HashMap<u8, u8>) { map.clear(); }
        impl Hub { fn f(&mut self) { evict(&mut self.map); self.other(1); crate::util::trim(&mut self.map); } }");
    assert_eq!(seen.operations(), ["map -Clear"]);
    assert_eq!(seen.calls(), ["evict", "Hub.other", "trim"]);
    let places: Vec<String> = seen.facts.arguments.iter().map(|argument| format!("{:?}", argument.value)).collect();
    assert_eq!(places.iter().filter(|place| place.starts_with("Place")).count(), 2);
}

#[test]
fn operations_inside_macros() {
    let seen = see("
        struct Hub { map: HashMap<u8, u8> }
        impl Hub { fn f(&mut self) {
            assert!(self.map.remove(&1).is_none(), \"gone\");
            odd!(a => self.map.insert(1, 2); @@);
            info!(\"{}\", self.map.len());
        } }");
    assert_eq!(seen.operations(), ["Hub.map -Remove", "Hub.map +Insert"]);
}

#[test]
fn a_tuple_goes_by_its_field() {
    let seen = see("
        struct R { inner: Mutex<(Clock, HashMap<u8, u8>)> }
        impl R { fn f(&self, k: u8) {
            let mut guard = self.inner.lock();
            let (clock, entries) = guard.deref_mut();
            if let Some(x) = entries.get_mut(&k) { *x = 1; } else { entries.insert(k, 1); }
        } }");
    assert_eq!(
        seen.operations(),
        ["R.inner[1] -Replace if present", "R.inner +Insert if missing"]
            .iter()
            .filter(|line| !line.contains("[1] -Replace"))
            .map(|line| (*line).to_owned())
            .collect::<Vec<_>>()
    );
}

#[test]
fn odd_files() {
    assert!(see("\u{feff}#!/usr/bin/env run\r\nstatic A: Mutex<Vec<u8>> = x;\r\n").facts.inits[0].span.line == 2);
    let problem = lowered("fn f() {\n let = ;\n}").err().unwrap();
    assert_eq!((problem.code, problem.line), ("syntax-error", Some(2)));
    assert_eq!(lowered("fn f( {").err().unwrap().code, "syntax-error");
    assert!(see("").facts.inits.is_empty());
}

/// Lowers where the stack is as large as a worker's.
fn deep(source: String) -> Option<&'static str> {
    let thread = std::thread::Builder::new().stack_size(64 << 20);
    thread.spawn(move || lowered(&source).err().map(|problem| problem.code)).unwrap().join().unwrap()
}

#[test]
fn depth_is_refused_or_survived() {
    let nested = |open: &str, close: &str, n: usize| format!("fn f() {{ {}x{}; }}", open.repeat(n), close.repeat(n));
    assert_eq!(deep(nested("(", ")", 100_000)), Some("too-deeply-nested"));
    assert_eq!(deep(nested("!", "", 300)), Some("too-deeply-nested"));
    assert_eq!(deep(nested("a = ", "", 100_000)), Some("too-deeply-nested"));
    assert_eq!(deep(nested("", " + 1", 100_000)), Some("too-deeply-nested"));
    assert_eq!(deep(format!("type T = {}u8{};", "Vec<".repeat(50_000), ">".repeat(50_000))), Some("too-deeply-nested"));
    assert_eq!(deep(nested("", " + 1", 5_000)), None);
    assert_eq!(deep(nested("", ".a()", 2_500)), None);
    assert_eq!(deep(nested("", " && y", 2_500)), None);
    assert_eq!(deep(format!("fn f() {{ if a {{}} {} }}", "else if b { c() } ".repeat(2_000))), None);
    assert_eq!(deep(nested("(", ")", 200)), None);
    assert_eq!(deep(nested("{ |x| ", " }", 200)), None);
}
