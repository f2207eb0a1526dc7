//! Which names a block binds: in Python a name that is assigned anywhere in a function is local in all of it.

use ruff_python_ast::{self as ast, Expr, Stmt};

/// What a block does to a name.
pub(super) enum Binding<'a> {
    /// Binds it.
    Bound(&'a str),
    /// Declares that an outer scope binds it: `global`, `nonlocal`.
    Outer(&'a str),
}

/// Calls `report` for each name that `body` binds, nested functions and classes left out.
pub(super) fn visit<'a>(body: &'a [Stmt], report: &mut impl FnMut(Binding<'a>)) {
    for statement in body {
        visit_statement(statement, report);
    }
}

fn visit_statement<'a>(statement: &'a Stmt, report: &mut impl FnMut(Binding<'a>)) {
    match statement {
        Stmt::FunctionDef(function) => report(Binding::Bound(&function.name)),
        Stmt::ClassDef(class) => report(Binding::Bound(&class.name)),
        Stmt::Assign(assign) => assign.targets.iter().for_each(|target| visit_target(target, report)),
        Stmt::AnnAssign(assign) => visit_target(&assign.target, report),
        Stmt::AugAssign(assign) => visit_target(&assign.target, report),
        Stmt::For(each) => {
            visit_target(&each.target, report);
            visit(&each.body, report);
            visit(&each.orelse, report);
        }
        Stmt::While(repeat) => {
            visit(&repeat.body, report);
            visit(&repeat.orelse, report);
        }
        Stmt::If(branch) => {
            visit(&branch.body, report);
            branch.elif_else_clauses.iter().for_each(|clause| visit(&clause.body, report));
        }
        Stmt::With(with) => {
            for target in with.items.iter().filter_map(|item| item.optional_vars.as_deref()) {
                visit_target(target, report);
            }
            visit(&with.body, report);
        }
        Stmt::Try(attempt) => visit_try(attempt, report),
        Stmt::Match(select) => select.cases.iter().for_each(|case| visit(&case.body, report)),
        Stmt::Import(import) => {
            for alias in &import.names {
                let name = alias.asname.as_ref().unwrap_or(&alias.name).as_str();
                report(Binding::Bound(name.split('.').next().unwrap_or(name)));
            }
        }
        Stmt::ImportFrom(import) => {
            for alias in &import.names {
                report(Binding::Bound(alias.asname.as_ref().unwrap_or(&alias.name)));
            }
        }
        Stmt::Global(outer) => outer.names.iter().for_each(|name| report(Binding::Outer(name))),
        Stmt::Nonlocal(outer) => outer.names.iter().for_each(|name| report(Binding::Outer(name))),
        Stmt::TypeAlias(alias) => visit_target(&alias.name, report),
        Stmt::Return(_)
        | Stmt::Delete(_)
        | Stmt::Raise(_)
        | Stmt::Assert(_)
        | Stmt::Expr(_)
        | Stmt::Pass(_)
        | Stmt::Break(_)
        | Stmt::Continue(_)
        | Stmt::IpyEscapeCommand(_) => {}
    }
}

fn visit_try<'a>(attempt: &'a ast::StmtTry, report: &mut impl FnMut(Binding<'a>)) {
    visit(&attempt.body, report);
    for handler in &attempt.handlers {
        let ast::ExceptHandler::ExceptHandler(handler) = handler;
        if let Some(name) = &handler.name {
            report(Binding::Bound(name));
        }
        visit(&handler.body, report);
    }
    visit(&attempt.orelse, report);
    visit(&attempt.finalbody, report);
}

/// Calls `report` for each plain name in an assignment's target.
pub(super) fn visit_target<'a>(target: &'a Expr, report: &mut impl FnMut(Binding<'a>)) {
    match target {
        Expr::Name(name) => report(Binding::Bound(&name.id)),
        Expr::Tuple(tuple) => tuple.elts.iter().for_each(|element| visit_target(element, report)),
        Expr::List(list) => list.elts.iter().for_each(|element| visit_target(element, report)),
        Expr::Starred(starred) => visit_target(&starred.value, report),
        _ => {}
    }
}
