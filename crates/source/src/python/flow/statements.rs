//! Statement by statement: what may still be in behind each.

use ruff_python_ast::{self as ast, Expr, Stmt};
use ruff_text_size::{Ranged, TextRange, TextSize};

use super::exits::{Exits, Way};
use super::handlers::{Limit, is_plain};
use super::state::{Bits, State};
use super::{Event, Throws, Tracked};
use crate::facts::Exit;
use crate::python::lowering::Lowering;

/// How far into a condition is looked for what it asks about.
const DEEPEST_MENTION: u32 = 50;

/// The state of one function's walk.
pub(super) struct Flow<'l, 'a, 'n, 's> {
    pub(super) lowering: &'l mut Lowering<'a, 'n, 's>,
    pub(super) tracked: Vec<Tracked<'a>>,
    pub(super) exits: Vec<Exits>,
    /// Where an exception or time-out passed by, by growth.
    pub(super) passed: Vec<Option<Way>>,
    pub(super) throws: Throws,
    /// Exceptions on their way, by the `try` or `with` round them.
    pub(super) frames: Vec<Vec<Way>>,
    /// What the `finally` blocks round here take out.
    pub(super) finallies: Vec<Bits>,
    /// What the handler at hand has caught.
    pub(super) handling: Vec<Way>,
    pub(super) limits: Vec<Limit>,
    events: Vec<Event>,
    loops: Vec<Loop>,
    /// The conditions round here.
    tests: Vec<&'a str>,
}

/// A loop round the statement at hand.
#[derive(Debug, Clone, Copy)]
struct Loop {
    broken: State,
    continued: State,
    /// How many `finally` blocks stand round it.
    finallies: usize,
}

impl<'l, 'a, 'n, 's> Flow<'l, 'a, 'n, 's> {
    pub(super) fn new(
        lowering: &'l mut Lowering<'a, 'n, 's>,
        tracked: Vec<Tracked<'a>>,
        events: Vec<Event>,
        throws: Throws,
    ) -> Self {
        let (exits, passed) = (vec![Exits::default(); tracked.len()], vec![None; tracked.len()]);
        Self {
            lowering,
            tracked,
            exits,
            passed,
            throws,
            frames: Vec::new(),
            finallies: Vec::new(),
            handling: Vec::new(),
            limits: Vec::new(),
            events,
            loops: Vec::new(),
            tests: Vec::new(),
        }
    }

    /// Walks a whole function.
    pub(super) fn function(&mut self, body: &'a [Stmt]) {
        let out = self.block(body, State::default());
        if let Some(last) = body.last() {
            self.complete(Exit::End, last.range(), out, Bits::NONE);
        }
    }

    pub(super) fn block(&mut self, body: &'a [Stmt], mut state: State) -> State {
        for statement in body {
            // Nothing is in yet, and nothing comes.
            if state.held.is_empty() && self.events_in(statement.range()).is_empty() {
                continue;
            }
            state = self.statement(statement, state);
        }
        state
    }

    fn statement(&mut self, statement: &'a Stmt, state: State) -> State {
        if is_plain(statement) {
            return state;
        }
        match statement {
            Stmt::If(branch) => self.branch(branch, state),
            Stmt::While(repeat) => {
                let body = Body { header: &repeat.test, body: &repeat.body, orelse: &repeat.orelse };
                let is_endless = matches!(&*repeat.test, Expr::BooleanLiteral(literal) if literal.value)
                    || matches!(&*repeat.test, Expr::NumberLiteral(_));
                let turns = if is_endless { Turns::Endless } else { Turns::Ending };
                self.repeat(&body, turns, state)
            }
            Stmt::For(each) => {
                let body = Body { header: &each.iter, body: &each.body, orelse: &each.orelse };
                if each.is_async {
                    self.throw(Way { exit: Exit::Raise, at: each.iter.range(), state, own: Bits::NONE });
                    self.throw(Way { exit: Exit::Cancelled, at: each.iter.range(), state, own: Bits::NONE });
                }
                self.repeat(&body, Turns::Ending, state)
            }
            Stmt::Try(attempt) => self.attempt(attempt, state),
            Stmt::With(with) => self.with(with, state),
            Stmt::Match(select) => {
                let state = self.straight(select.subject.range(), &[&select.subject], state);
                select.cases.iter().fold(state, |out, case| out.or(self.block(&case.body, state)))
            }
            Stmt::Return(leave) => {
                let value: Vec<&Expr> = leave.value.as_deref().into_iter().collect();
                let state = self.straight(leave.range, &value, state);
                let own = leave.value.as_deref().map_or(Bits::NONE, |value| self.handed_on(value));
                self.complete(Exit::Return, leave.range, state, own);
                State::default()
            }
            Stmt::Raise(raise) => {
                self.raise(raise, state);
                State::default()
            }
            Stmt::Break(_) | Stmt::Continue(_) => {
                self.jump(statement, state);
                State::default()
            }
            Stmt::FunctionDef(_) | Stmt::ClassDef(_) => state,
            Stmt::Assign(assign) => self.straight(assign.range, &[&assign.value], state),
            Stmt::AugAssign(assign) => self.straight(assign.range, &[&assign.value], state),
            Stmt::AnnAssign(assign) => {
                let value: Vec<&Expr> = assign.value.as_deref().into_iter().collect();
                self.straight(assign.range, &value, state)
            }
            Stmt::Expr(expression) => self.straight(expression.range, &[&expression.value], state),
            Stmt::Delete(_)
            | Stmt::Assert(_)
            | Stmt::TypeAlias(_)
            | Stmt::Import(_)
            | Stmt::ImportFrom(_)
            | Stmt::Global(_)
            | Stmt::Nonlocal(_)
            | Stmt::Pass(_)
            | Stmt::IpyEscapeCommand(_) => self.straight(statement.range(), &[], state),
        }
    }

    /// Walks a stretch without branches: what is taken out there is out before anything can fail.
    pub(super) fn straight(&mut self, range: TextRange, parts: &[&Expr], state: State) -> State {
        let (mut grows, mut kills) = (Bits::NONE, Bits::NONE);
        for event in self.events_in(range) {
            (grows, kills) = (grows.or(event.grows), kills.or(event.kills));
        }
        let mut state = state.less(kills);
        if !state.held.is_empty() {
            for part in parts {
                state = self.risks(part, state);
            }
        }
        for index in grows.each() {
            self.tracked[index].tests.clone_from(&self.tests);
        }
        State { held: state.held.or(grows), ..state }
    }

    fn branch(&mut self, branch: &'a ast::StmtIf, state: State) -> State {
        let mut rest = self.straight(branch.test.range(), &[&branch.test], state);
        let mut out = State::default();
        let asked = self.asked(&branch.test);
        let test = self.lowering.source(&*branch.test);
        self.tests.push(test);
        out = out.or(self.block(&branch.body, rest));
        self.tests.pop();
        let mut has_else = false;
        for clause in &branch.elif_else_clauses {
            match &clause.test {
                Some(test) => {
                    rest = self.straight(test.range(), &[test], rest);
                    self.tests.push(self.lowering.source(test));
                }
                None => {
                    has_else = true;
                    self.tests.push("else");
                }
            }
            out = out.or(self.block(&clause.body, rest));
            self.tests.pop();
        }
        if !has_else {
            out = out.or(rest);
        }
        // `if key in pending: del pending[key]` leaves nothing, nor does the condition under which it was put in.
        let known = self.kills_in(branch.range).and(asked.or(self.grown_under(test)));
        out.less(known)
    }

    /// Returns the growths that stand under the condition `test`.
    fn grown_under(&self, test: &str) -> Bits {
        let under = self.tracked.iter().enumerate().filter(|(_, growth)| growth.tests.contains(&test));
        under.fold(Bits::NONE, |bits, (index, _)| bits.or(Bits::of(index)))
    }

    /// Returns the growths whose container the condition asks about.
    fn asked(&mut self, test: &Expr) -> Bits {
        let mut asked = Bits::NONE;
        self.ask_about(test, &mut asked, 0);
        asked
    }

    fn ask_about(&mut self, test: &Expr, asked: &mut Bits, depth: u32) {
        if depth > DEEPEST_MENTION {
            return;
        }
        let deeper = depth + 1;
        match test {
            Expr::Name(name) => *asked = asked.or(self.called(&name.id)),
            Expr::Attribute(attribute) => {
                *asked = asked.or(self.called(&attribute.attr));
                self.ask_about(&attribute.value, asked, deeper);
            }
            Expr::BoolOp(choice) => choice.values.iter().for_each(|value| self.ask_about(value, asked, deeper)),
            Expr::UnaryOp(unary) => self.ask_about(&unary.operand, asked, deeper),
            Expr::Compare(compare) => {
                self.ask_about(&compare.left, asked, deeper);
                compare.comparators.iter().for_each(|right| self.ask_about(right, asked, deeper));
            }
            Expr::Call(call) => {
                self.ask_about(&call.func, asked, deeper);
                call.arguments.args.iter().for_each(|argument| self.ask_about(argument, asked, deeper));
            }
            Expr::Subscript(subscript) => self.ask_about(&subscript.value, asked, deeper),
            Expr::Named(named) => self.ask_about(&named.value, asked, deeper),
            _ => {}
        }
    }

    /// Returns the growths of containers that are called `name`.
    pub(super) fn called(&mut self, name: &str) -> Bits {
        let name = self.lowering.names.intern(name);
        let named = self.tracked.iter().enumerate().filter(|(_, growth)| growth.name == name);
        named.fold(Bits::NONE, |bits, (index, _)| bits.or(Bits::of(index)))
    }

    fn repeat(&mut self, repeat: &Body<'a>, turns: Turns, state: State) -> State {
        let state = self.straight(repeat.header.range(), &[repeat.header], state);
        let (broken, continued) = (State::default(), State::default());
        self.loops.push(Loop { broken, continued, finallies: self.finallies.len() });
        let inner = self.block(repeat.body, state);
        let Loop { broken, continued, .. } = self.loops.pop().unwrap_or(Loop { broken, continued, finallies: 0 });
        let turned = inner.or(continued);
        let (grown, killed) =
            within(repeat.body).map_or((Bits::NONE, Bits::NONE), |range| (self.grows_in(range), self.kills_in(range)));
        // What one turn puts in and usually takes out again is lost to the next.
        self.complete(Exit::Return, repeat.header.range(), turned.only(grown.and(killed)), Bits::NONE);
        let ended = match turns {
            Turns::Endless => broken,
            Turns::Ending => turned.or(broken).or(state.less(killed)),
        };
        self.block(repeat.orelse, ended)
    }

    fn jump(&mut self, statement: &Stmt, state: State) {
        let Some(innermost) = self.loops.last_mut() else { return };
        let state = self.finallies[innermost.finallies..].iter().fold(state, |state, kills| state.less(*kills));
        let slot = if statement.is_break_stmt() { &mut innermost.broken } else { &mut innermost.continued };
        *slot = slot.or(state);
    }

    fn events_in(&self, range: TextRange) -> &[Event] {
        let at = |offset: TextSize| self.events.partition_point(|event| event.offset < offset.to_u32());
        &self.events[at(range.start())..at(range.end())]
    }

    /// Returns what is taken out somewhere in `range`.
    pub(super) fn kills_in(&self, range: TextRange) -> Bits {
        self.events_in(range).iter().fold(Bits::NONE, |bits, event| bits.or(event.kills))
    }

    fn grows_in(&self, range: TextRange) -> Bits {
        self.events_in(range).iter().fold(Bits::NONE, |bits, event| bits.or(event.grows))
    }
}

/// The parts of a loop.
struct Body<'a> {
    header: &'a Expr,
    body: &'a [Stmt],
    orelse: &'a [Stmt],
}

/// Whether a loop comes to an end by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Turns {
    Endless,
    Ending,
}

/// Returns where a block stands.
pub(super) fn within(body: &[Stmt]) -> Option<TextRange> {
    Some(TextRange::new(body.first()?.start(), body.last()?.end()))
}
