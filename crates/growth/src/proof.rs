//! The proof of a verdict in words: why it lives, where it grows, what shrinks it, what to do.

use skep_kit::{Evidence, Role};
use skep_source::{
    Capacity, ContainerKind, Growth, Key, Language, OperationKind, ScopeId, ScopeKind, Shrinkage, Value,
};

use crate::judge::{
    Bounded, Case, Effect, Frequency, GrowthFact, Holding, LifeSpan, Reason, ShrinkFact, Uncovered, line_of,
};
use crate::link::{CallRef, FileId, Owner, Program, ScopeRef, TypeRef};

/// The most sites of one kind that a proof lists.
const MOST_SITES: usize = 4;

impl Program {
    /// Returns what a type is called.
    pub(crate) fn type_name(&self, of: TypeRef) -> &str {
        self.text(self.type_of(of).name)
    }

    /// Returns what the function round `scope` is called: `Hub.on_connect`, `main`.
    pub(crate) fn function(&self, file: FileId, scope: ScopeId) -> String {
        let facts = self.file(file);
        let mut at = scope;
        while facts.scope(at).kind == ScopeKind::Closure && facts.scope(at).parent != at {
            at = facts.scope(at).parent;
        }
        match facts.scope(at).kind {
            ScopeKind::Module => facts.path.rsplit('/').next().unwrap_or(&facts.path).to_owned(),
            ScopeKind::Function if facts.language == Language::Rust => self.qualified(ScopeRef { file, id: at }),
            ScopeKind::ClassBody | ScopeKind::Function | ScopeKind::Closure => {
                self.text(facts.scope(at).name).to_owned()
            }
        }
    }

    /// Returns what a function is called with its type: `Hub.on_connect`.
    pub(crate) fn qualified(&self, of: ScopeRef) -> String {
        let scope = self.scope(of);
        let name = self.text(scope.name);
        match scope.owner {
            Some(id) => {
                let owner = self.type_name(TypeRef { file: of.file, id });
                format!("{owner}{}{name}", self.separator(of.file))
            }
            None => name.to_owned(),
        }
    }

    fn separator(&self, file: FileId) -> &'static str {
        match self.file(file).language {
            Language::Python => ".",
            Language::Rust => "::",
        }
    }

    fn path(&self, file: FileId) -> String {
        self.file(file).path.to_string()
    }
}

impl Case<'_> {
    /// Returns what the container is called: `Hub.sessions`, `SEEN`, `serve::tasks`.
    pub(crate) fn symbol(&self) -> String {
        let name = self.program.text(self.subject.name);
        match self.subject.owner {
            Owner::Module(..) => name.to_owned(),
            Owner::TypeBody(of) | Owner::Instance(of) => {
                format!("{}{}{name}", self.program.type_name(of), self.program.separator(of.file))
            }
            Owner::Argument(file, variable) | Owner::Local(file, variable) => {
                let scope = self.program.variable(file, variable).scope;
                format!("{}::{name}", self.program.qualified(ScopeRef { file, id: scope }))
            }
        }
    }

    /// Returns what the function is called that makes it grow most.
    pub(crate) fn grower(&self) -> String {
        self.main_growth().map_or_else(String::new, |growth| {
            self.program.function(growth.operation.file, self.program.operation(&growth.operation).scope)
        })
    }

    /// Says in a clause what removes from it.
    pub(crate) fn removal_clause(&self) -> String {
        let queue = self.constructor.kind == ContainerKind::Queue && self.effective(0).next().is_some();
        if queue {
            return "grows whenever it is filled faster than drained".to_owned();
        }
        match self.shrinks.iter().find(|shrink| shrink.depth == 0) {
            None => "nothing removes from it".to_owned(),
            Some(shrink) => {
                let function = self.program.function(shrink.file, shrink.scope);
                match shrink.effect {
                    Effect::AtEnd => format!("shrinks only in {function}(), at the end"),
                    Effect::AtStart => format!("is only made anew in {function}(), at the start"),
                    Effect::FixedKey => format!("loses only one fixed key, in {function}()"),
                    Effect::OnFailure => format!("loses only what failed, in {function}()"),
                    Effect::Uncalled => format!("nothing here calls {function}(), which empties it"),
                    Effect::LateBound => format!("{function}() removes only what its loop came to last"),
                    Effect::InFinaliser => "shrinks only in the finaliser of what it keeps alive".to_owned(),
                    Effect::InTest => "shrinks only in tests".to_owned(),
                    Effect::ByName | Effect::Effective => "nothing that is known to be it is ever shrunk".to_owned(),
                }
            }
        }
    }

    /// Says what to do.
    pub(crate) fn help(&self) -> String {
        let place = self.written();
        let Some(main) = self.main_growth() else { return String::new() };
        let operation = self.program.operation(&main.operation);
        let key = self.program.text(operation.key_name);
        let python = self.language() == Language::Python;
        match (self.constructor.kind, operation.value) {
            (ContainerKind::Set, Value::Task) if python => format!("task.add_done_callback({place}.discard)"),
            (_, Value::Task) if python => {
                format!("make {place} a set and call task.add_done_callback({place}.discard)")
            }
            (ContainerKind::Queue, _) => "give it a maxsize, so that a full queue slows its producer down".to_owned(),
            (ContainerKind::Deque, _) if python => "give it a maxlen, or take out what has been handled".to_owned(),
            (ContainerKind::Sequence, _) if python => {
                format!("remove what is done with, or bound it: collections.deque(maxlen=1000) for {place}")
            }
            (ContainerKind::ExitStack, _) => "use a stack of its own for each call, closed at its end".to_owned(),
            (ContainerKind::Set, _) if python && !key.is_empty() => {
                format!("{place}.discard({key}) when {key} is done with, or a set with a limit")
            }
            (ContainerKind::Map | ContainerKind::DefaultMap, _) if python && !key.is_empty() => {
                format!("{place}.pop({key}, None) when {key} is done with, or a cache with a limit")
            }
            (ContainerKind::Counter, _) => "keep the most common only, or start anew each period".to_owned(),
            (ContainerKind::TaskSet, _) if !python && matches!(self.subject.owner, Owner::Local(..)) => {
                format!("poll {place} in the same loop: select! on {place}.join_next() or {place}.next()")
            }
            (ContainerKind::TaskSet, _) if !python => {
                format!("take finished tasks out: {place}.join_next() or {place}.next() where the others are polled")
            }
            (ContainerKind::Map, Value::Task) if !python => {
                format!("drop handles of what has ended, {place}.retain(|_, task| !task.is_finished())")
            }
            (_, Value::Task) if !python => {
                format!("drop handles of what has ended, {place}.retain(|task| !task.is_finished()), or use a JoinSet")
            }
            (ContainerKind::Map, _) if !python && !key.is_empty() => {
                format!("{place}.remove(&{key}) when {key} is done with, or an LruCache with a capacity")
            }
            (ContainerKind::Set, _) if !python && !key.is_empty() => {
                format!("{place}.remove(&{key}) when {key} is done with, or a set with a limit")
            }
            (ContainerKind::Map | ContainerKind::Set | ContainerKind::Custom, _) if !python => {
                format!("remove from {place} when the entry is done with, or use an LruCache with a capacity")
            }
            (ContainerKind::Sequence | ContainerKind::Deque, _) if !python => {
                format!("drain {place} where it is read, or truncate it to a length")
            }
            _ => format!("remove from {place} what is done with, or give it a limit"),
        }
    }

    /// Says what to write so that no way out leaves the entry behind.
    pub(crate) fn help_to_cover(&self, uncovered: &Uncovered<'_>) -> String {
        let operation = self.program.operation(&uncovered.growth.operation);
        let (place, key) = (self.written(), self.program.text(operation.key_name));
        let element = if uncovered.growth.depth > 0 { "[…]" } else { "" };
        let removal = match operation.kind {
            OperationKind::Grow(Growth::Append) => format!("{place}{element}.remove(…)"),
            _ if key.is_empty() => format!("the removal from {place}{element}"),
            _ if self.constructor.kind == ContainerKind::Set => format!("{place}{element}.discard({key})"),
            _ => format!("{place}{element}.pop({key}, None)"),
        };
        // What is counted up meanwhile is another key by then.
        let moves = operation.key == Key::Unique && key.contains('.');
        let first = if moves { format!("take {key} into a local first, and with that ") } else { String::new() };
        format!("{first}put what follows into try: and {removal} into finally:")
    }

    /// Returns the container as its own code writes it.
    pub(crate) fn written(&self) -> String {
        let name = self.program.text(self.subject.name);
        match self.subject.owner {
            Owner::Instance(_) => format!("self.{name}"),
            Owner::TypeBody(of) => format!("{}.{name}", self.program.type_name(of)),
            Owner::Module(..) | Owner::Argument(..) | Owner::Local(..) => name.to_owned(),
        }
    }

    /// Returns the whole proof that it grows.
    pub(crate) fn proof(&self) -> Vec<Evidence> {
        let mut steps = vec![self.life()];
        steps.extend(self.counted().take(MOST_SITES).flat_map(|growth| self.growth_steps(growth)));
        steps.extend(self.removal_steps());
        steps
    }

    /// Returns the proof that it does not.
    pub(crate) fn proof_of_bound(&self, bounded: Bounded) -> Vec<Evidence> {
        let mut steps = vec![self.life()];
        steps.extend(self.growths.iter().take(MOST_SITES).flat_map(|growth| self.growth_steps(growth)));
        let overall = |what: &str| Evidence::overall(Role::Bounds, what);
        let step = match bounded {
            Bounded::Capacity => overall(&self.limit()),
            Bounded::LengthCheck => overall("its length is checked where it grows"),
            Bounded::Keys => overall("its keys are constants of the source"),
            Bounded::Start => overall("it only grows while the program starts"),
            Bounded::Construction => overall("it is filled where it is made"),
            Bounded::Lifetime => overall("its holder does not outlive the function that makes it"),
            Bounded::Removal if self.constructor.kind == ContainerKind::ExitStack => overall("something unwinds it"),
            Bounded::Removal => {
                steps.extend(
                    self.shrinks
                        .iter()
                        .filter(|shrink| shrink.effect == Effect::Effective)
                        .take(MOST_SITES)
                        .map(|shrink| self.removal_step(shrink)),
                );
                return steps;
            }
        };
        steps.push(step);
        steps
    }

    /// Says what bounds the container by itself.
    fn limit(&self) -> String {
        let kind = self.program.text(self.constructor.text);
        match self.constructor.capacity {
            Capacity::Fixed(most) => format!("{kind} holds {most} at most"),
            Capacity::Expression | Capacity::Unbounded => format!("{kind} has a limit of its own"),
            Capacity::Weak => format!("{kind} drops what nobody else holds"),
            Capacity::Expiring => format!("{kind} drops what has grown old"),
        }
    }

    fn life(&self) -> Evidence {
        let program = self.program;
        let at_call = |call: CallRef, what: String| {
            Evidence::at_line(Role::Lives, program.path(call.file), line_of(program, call).line, what)
        };
        let at_declaration = |what: String| Evidence::at(Role::Lives, program.path(self.file), self.span, what);
        let holder = self.holder().map_or("", |of| program.type_name(of));
        let until = match self.lifetime.span {
            LifeSpan::Process => "as long as the process",
            LifeSpan::Service => "as long as the service runs",
            LifeSpan::Session => "as long as the connection",
            LifeSpan::Unknown => "as long as its owner keeps it",
            LifeSpan::Short => "no longer than the call",
        };
        let at_field = |by: Holding, does: &str| {
            let field = format!("{}::{}", program.type_name(by.holder), program.text(by.field));
            let what = format!("{field} {does} a {holder}: {until}");
            Evidence::at(Role::Lives, program.path(by.file), by.span, what)
        };
        match self.lifetime.reason {
            Reason::Module if self.language() == Language::Rust => at_declaration(format!("a static: {until}")),
            Reason::Untold if self.is_shared() && self.language() == Language::Rust => {
                at_declaration(format!("tasks share a {holder} under a lock: {until}"))
            }
            Reason::Module => at_declaration(format!("bound to the module: {until}")),
            Reason::ClassBody => {
                at_declaration(format!("bound to the class {holder}, shared by its instances: {until}"))
            }
            Reason::Default => at_declaration(format!("made once, when the function is defined: {until}")),
            Reason::MadeByModule(call) => {
                at_call(call, format!("{holder} is made at the level of the module: {until}"))
            }
            Reason::MadeAtStart(call) => {
                let function = program.function(call.file, program.call(call).scope);
                at_call(call, format!("{holder} is made in {function}(): {until}"))
            }
            Reason::KeptBy(call, by) => {
                at_call(call, format!("{holder} is kept in a field of {}: {until}", program.type_name(by)))
            }
            Reason::Loops(method) => {
                let name = program.text(program.scope(method).name);
                let line = program.scope(method).line;
                let what = format!("{name}() of {holder} loops until it is stopped: {until}");
                Evidence::at_line(Role::Lives, program.path(method.file), line, what)
            }
            Reason::Framework(base) if self.language() == Language::Rust => {
                at_declaration(format!("{holder} implements {}: {until}", program.text(base)))
            }
            Reason::InStatic(file, span) => {
                Evidence::at(Role::Lives, program.path(file), span, format!("a static holds a {holder}: {until}"))
            }
            Reason::SharedBy(by) => at_field(by, "shares"),
            Reason::FieldOf(by) => at_field(by, "holds"),
            Reason::TakesEvents(method) => {
                let name = program.text(program.scope(method).name);
                at_declaration(format!("{holder} takes events, as {name}() does: {until}"))
            }
            Reason::Framework(base) => {
                let base = program.text(base);
                let base = base.rsplit('.').next().unwrap_or(base);
                at_declaration(format!("{holder} is a {base}: {until}"))
            }
            Reason::HandedOn(call) => {
                at_call(call, format!("{holder} is only made for one run of a function, which hands it on: {until}"))
            }
            Reason::Disconnects(method) => {
                let name = program.text(program.scope(method).name);
                at_declaration(format!("{name}() ends a {holder}: {until}"))
            }
            Reason::Local(call) => at_call(call, format!("{holder} stays in the function that makes it: {until}")),
            Reason::LoopLocal => at_declaration(format!("local to a loop without an end: {until}")),
            Reason::Untold => at_declaration(format!("nothing here ends a {holder}: {until}")),
        }
    }

    fn growth_steps(&self, growth: &GrowthFact) -> Vec<Evidence> {
        let program = self.program;
        let operation = program.operation(&growth.operation);
        let file = growth.operation.file;
        let function = program.function(file, operation.scope);
        let often = match growth.frequency {
            Frequency::Import => "once, at import",
            Frequency::Start => "while the program starts",
            Frequency::Call => "each time it is called",
            Frequency::Request => "for each request, message or turn of its loop",
        };
        let key = program.text(operation.key_name);
        let named = if key.is_empty() { String::new() } else { format!(" `{key}`") };
        let what = match (growth.depth, growth.how) {
            (0, Growth::Append) => "appends".to_owned(),
            (0, Growth::Insert | Growth::InsertMissing) => format!("inserts{named}"),
            (0, Growth::Bulk) => "adds many".to_owned(),
            (0, Growth::ReadInsert) => format!("makes a missing entry{named} by reading it"),
            (0, Growth::Increment) => format!("counts under{named}").replace("under `", "under `"),
            _ => "adds to an element".to_owned(),
        };
        let whose = match growth.key {
            Key::Unique => "; no key comes twice",
            Key::Formatted => "; the key is formatted text",
            Key::Parameter(_) => "; the caller picks the key",
            Key::Absent
            | Key::Literal
            | Key::Constant
            | Key::TypeOf
            | Key::ReceiverField
            | Key::ConstantLoop
            | Key::Loop
            | Key::Computed => "",
        };
        let text = format!("{function}() {what} {often}{whose}");
        let mut steps = vec![Evidence::at(Role::Grows, program.path(file), operation.span, text)];
        if let Some(call) = growth.caller
            && growth.frequency == Frequency::Request
        {
            let caller = program.function(call.file, program.call(call).scope);
            let what = format!("{function}() is called by {caller}()");
            steps.push(Evidence::at_line(Role::Grows, program.path(call.file), line_of(program, call).line, what));
        }
        steps
    }

    fn removal_steps(&self) -> Vec<Evidence> {
        if self.shrinks.is_empty() {
            let files = self.program.files.len();
            let what = if files == 1 {
                "nowhere in this file".to_owned()
            } else {
                format!("nowhere in the {files} files of its program")
            };
            return vec![Evidence::overall(Role::Shrinks, what)];
        }
        self.shrinks.iter().take(MOST_SITES).map(|shrink| self.removal_step(shrink)).collect()
    }

    fn removal_step(&self, shrink: &ShrinkFact) -> Evidence {
        let function = self.program.function(shrink.file, shrink.scope);
        let what = match shrink.how {
            Shrinkage::Remove => "removes one",
            Shrinkage::Take => "takes one out",
            Shrinkage::Clear => "clears it",
            Shrinkage::Replace => "replaces it",
            Shrinkage::Filter => "keeps what is still wanted",
            Shrinkage::Trim => "cuts it to a length",
            Shrinkage::Handed => "hands its remover on",
        };
        let element = if shrink.depth > 0 { ", of an element" } else { "" };
        let but = match shrink.effect {
            Effect::Effective => "",
            Effect::LateBound => ", but only what the loop came to last",
            Effect::ByName => ", of something of the same name whose type is not known",
            Effect::FixedKey => ", under a fixed key",
            Effect::OnFailure => ", only where something failed",
            Effect::Uncalled => ", but nothing here calls it",
            Effect::AtStart => ", only when its holder starts anew",
            Effect::AtEnd => ", only at the end",
            Effect::InFinaliser => ", only in a finaliser that it keeps from running",
            Effect::InTest => ", only in tests",
        };
        let what = format!("{function}() {what}{element}{but}");
        Evidence::at(Role::Shrinks, self.program.path(shrink.file), shrink.span, what)
    }
}
