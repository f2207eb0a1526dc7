//! What in an expression may fail, run out of time or be cancelled. Most calls are taken to succeed: what counts is what
//! waits, what reaches outside, and what the caller hands in.

use ruff_python_ast::visitor::{self, Visitor};
use ruff_python_ast::{Expr, ExprCall};
use ruff_text_size::{Ranged, TextRange};

use super::exits::Way;
use super::state::{Bits, State};
use super::statements::Flow;
use super::{Answer, Throws};
use crate::facts::{Exit, VariableKind};
use crate::python::places::last_part;

/// How deep into an expression is looked.
const DEEPEST_RISK: u32 = 100;

/// Methods that wait for an answer, by name.
const WAITS: &[&str] = &["get", "receive", "recv", "result", "wait", "join", "exception"];

/// Functions that wait for what they are given.
const WAITERS: &[&str] = &["wait_for", "shield", "wait", "gather", "wrap_future", "ensure_future", "maybe_wait_for"];

/// What is awaited without anything failing but the waiting itself, by the last part of what is called.
const QUIET: &[&str] = &["sleep", "acquire", "wait", "join", "checkpoint", "drain", "get", "put"];

/// Calls that reach outside, by their last part. Each raises when the outside does not answer as it should.
const OUTSIDE: &[&str] = &[
    "check_call",
    "check_output",
    "communicate",
    "connect",
    "execute",
    "executemany",
    "getaddrinfo",
    "readexactly",
    "recv",
    "recv_into",
    "recvfrom",
    "request",
    "sendall",
    "sendto",
    "urlopen",
];

/// What is called on a connection to reach outside; the same names mean other things on other objects.
const SENDS: &[&str] =
    &["call", "delete", "get", "head", "patch", "post", "put", "read", "readline", "run", "send", "write"];

/// What connections, and modules that make them, are called.
const OUTSIDES: &[&str] =
    &["client", "conn", "connection", "http", "httpx", "requests", "serial", "session", "sock", "socket", "subprocess"];

/// Something that may go wrong.
struct Risk {
    exit: Exit,
    at: TextRange,
    own: Bits,
    goes_on: GoesOn,
}

/// What happens when it does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum GoesOn {
    /// An exception.
    Thrown,
    /// The call returns and tells.
    Told,
}

impl Flow<'_, '_, '_, '_> {
    /// Lets everything in `expression` go wrong while `state` is in.
    pub(super) fn risks(&mut self, expression: &Expr, mut state: State) -> State {
        let mut finder = Finder { flow: self, depth: 0, found: Vec::new() };
        finder.visit_expr(expression);
        for Risk { exit, at, own, goes_on } in finder.found {
            let way = Way { exit, at, state, own };
            match goes_on {
                GoesOn::Thrown => self.throw(way),
                GoesOn::Told => state = state.or(self.resumed(&way)),
            }
            if exit == Exit::Cancelled {
                self.out_of_time(way);
            }
        }
        state
    }

    /// Returns the growths whose answer `expression` is about.
    fn own(&mut self, expression: &Expr, depth: u32) -> Bits {
        if depth > DEEPEST_RISK {
            return Bits::NONE;
        }
        let deeper = depth + 1;
        match expression {
            Expr::Name(_) => {
                let Some(answer) = self.lowering.answer_of(expression) else { return Bits::NONE };
                self.answered_by(answer)
            }
            Expr::Subscript(element) => match &*element.value {
                Expr::Attribute(container) => self.called(&container.attr),
                Expr::Name(container) => self.called(&container.id),
                _ => Bits::NONE,
            },
            Expr::Attribute(attribute) => self.own(&attribute.value, deeper),
            Expr::List(list) => list.elts.iter().fold(Bits::NONE, |bits, one| bits.or(self.own(one, deeper))),
            Expr::Set(set) => set.elts.iter().fold(Bits::NONE, |bits, one| bits.or(self.own(one, deeper))),
            Expr::Tuple(tuple) => tuple.elts.iter().fold(Bits::NONE, |bits, one| bits.or(self.own(one, deeper))),
            Expr::Call(call) => self.own_of_call(call, deeper),
            _ => Bits::NONE,
        }
    }

    fn answered_by(&self, answer: Answer) -> Bits {
        let same = self.tracked.iter().enumerate().filter(|(_, growth)| growth.answer == Some(answer));
        same.fold(Bits::NONE, |bits, (index, _)| bits.or(Bits::of(index)))
    }

    /// Returns the growths that put in what is waited for with a time: itself, or the object that it is a field of.
    fn waited(&mut self, expression: &Expr, depth: u32) -> Bits {
        match expression {
            Expr::Name(_) => {
                let likely = self.lowering.likely_of(expression).map_or(Bits::NONE, |answer| self.answered_by(answer));
                likely.or(self.own(expression, depth))
            }
            Expr::Attribute(attribute) if depth < DEEPEST_RISK => self.waited(&attribute.value, depth + 1),
            _ => self.own(expression, depth),
        }
    }

    /// Returns the same of what `wait_for` is given: `request.arrived.wait()`.
    fn waited_by_call(&mut self, call: &ExprCall) -> Bits {
        match call.arguments.args.first() {
            Some(Expr::Call(inner)) => match &*inner.func {
                Expr::Attribute(method) if method.attr.as_str() == "wait" => self.waited(&method.value, 0),
                _ => Bits::NONE,
            },
            _ => Bits::NONE,
        }
    }

    /// Returns the growths whose answer `value` hands to the caller.
    pub(super) fn handed_on(&mut self, value: &Expr) -> Bits {
        match value {
            Expr::Tuple(tuple) => tuple.elts.iter().fold(Bits::NONE, |bits, one| bits.or(self.own(one, 0))),
            Expr::Name(_) => self.own(value, 0),
            _ => Bits::NONE,
        }
    }

    fn own_of_call(&mut self, call: &ExprCall, depth: u32) -> Bits {
        let named = last_part(&call.func).unwrap_or_default();
        let mut own = match &*call.func {
            Expr::Attribute(method) if WAITS.contains(&named) => self.own(&method.value, depth),
            _ => Bits::NONE,
        };
        if WAITERS.contains(&named) {
            for argument in &call.arguments.args {
                own = own.or(self.own(argument, depth));
            }
        }
        own
    }
}

/// Collects risks, inner ones first.
struct Finder<'f, 'l, 'a, 'n, 's> {
    flow: &'f mut Flow<'l, 'a, 'n, 's>,
    depth: u32,
    found: Vec<Risk>,
}

impl Finder<'_, '_, '_, '_, '_> {
    fn push(&mut self, exit: Exit, at: TextRange, own: Bits) {
        self.found.push(Risk { exit, at, own, goes_on: GoesOn::Thrown });
    }

    fn told(&mut self, at: TextRange, own: Bits) {
        self.found.push(Risk { exit: Exit::Timeout, at, own, goes_on: GoesOn::Told });
    }

    fn awaited(&mut self, value: &Expr, at: TextRange) {
        let own = self.flow.own(value, 0);
        let called = if let Expr::Call(call) = value { last_part(&call.func).map(|name| (name, call)) } else { None };
        match called {
            Some(("wait_for", call)) if has_timeout(call, 1) => {
                let waited = self.flow.waited_by_call(call);
                self.push(Exit::Timeout, at, own.or(waited));
            }
            Some(("wait", call)) if has_timeout(call, 1) => self.told(at, own),
            _ => {}
        }
        let is_quiet = !own.is_empty()
            || value.is_name_expr() && self.flow.lowering.answer_of(value).is_some()
            || called.is_some_and(|(name, _)| QUIET.contains(&name) || name == "wait_for");
        if !is_quiet {
            self.push(Exit::Raise, at, Bits::NONE);
        }
        self.push(Exit::Cancelled, at, own);
    }

    fn called(&mut self, call: &ExprCall) {
        let at = call.range();
        let Some(name) = last_part(&call.func) else { return };
        match (&*call.func, name) {
            (Expr::Attribute(method), "result" | "get" | "exception" | "get_result") if has_timeout(call, 0) => {
                let is_lookup = name == "get" && call.arguments.find_keyword("timeout").is_none();
                if !is_lookup {
                    let own = self.flow.own_of_call(call, 0);
                    let own = if name == "result" { own.or(self.flow.waited(&method.value, 0)) } else { own };
                    self.push(Exit::Timeout, at, own);
                }
            }
            (Expr::Attribute(method), "wait" | "join") if has_timeout(call, 0) => {
                let own =
                    if name == "wait" { self.flow.waited(&method.value, 0) } else { self.flow.own(&method.value, 0) };
                if !own.is_empty() {
                    self.told(at, own);
                }
            }
            (Expr::Attribute(method), name) if is_on_outside(&method.value) && SENDS.binary_search(&name).is_ok() => {
                self.push(Exit::Raise, at, Bits::NONE);
            }
            (Expr::Attribute(_), name) if OUTSIDE.binary_search(&name).is_ok() => {
                self.push(Exit::Raise, at, Bits::NONE);
            }
            (Expr::Name(function), _) => {
                let interned = self.flow.lowering.names.intern(&function.id);
                let variable = self.flow.lowering.lookup(interned);
                // What the caller hands in may do anything.
                let is_given = variable.is_some_and(|id| {
                    matches!(self.flow.lowering.facts.variables[id.index()].kind, VariableKind::Parameter(_))
                });
                if is_given || name == "urlopen" {
                    self.push(Exit::Raise, at, Bits::NONE);
                }
            }
            _ => {}
        }
    }
}

impl<'a> Visitor<'a> for Finder<'_, '_, '_, '_, '_> {
    fn visit_expr(&mut self, expression: &'a Expr) {
        if self.depth > DEEPEST_RISK {
            return;
        }
        self.depth += 1;
        match expression {
            Expr::Lambda(_) | Expr::Name(_) | Expr::StringLiteral(_) | Expr::NumberLiteral(_) => {}
            Expr::Await(awaited) => {
                // What is called to be awaited fails when it is.
                visitor::walk_expr(self, &awaited.value);
                self.awaited(&awaited.value, expression.range());
            }
            Expr::YieldFrom(from) => {
                visitor::walk_expr(self, &from.value);
                self.awaited(&from.value, expression.range());
            }
            Expr::Yield(_) => {
                visitor::walk_expr(self, expression);
                let exit = match self.flow.throws {
                    Throws::Errors => Exit::Raise,
                    Throws::Nothing => Exit::Cancelled,
                };
                self.push(exit, expression.range(), Bits::NONE);
            }
            Expr::Call(call) => {
                visitor::walk_expr(self, expression);
                self.called(call);
            }
            _ => visitor::walk_expr(self, expression),
        }
        self.depth -= 1;
    }
}

/// Tells whether an expression is called as connections are: `self._sock`.
fn is_on_outside(expression: &Expr) -> bool {
    last_part(expression).is_some_and(|name| OUTSIDES.binary_search(&name.trim_start_matches('_')).is_ok())
}

/// Tells whether a call is given a time to wait, as the positional argument at `index` or by name, and not none for ever.
fn has_timeout(call: &ExprCall, index: usize) -> bool {
    let named = call.arguments.find_keyword("timeout").map(|keyword| &keyword.value);
    let given = named.or_else(|| call.arguments.args.get(index));
    given.is_some_and(|time| !time.is_none_literal_expr() && !time.is_boolean_literal_expr())
}
