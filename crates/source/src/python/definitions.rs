//! Modules, classes, functions and lambdas: the scopes of a file.

use ruff_python_ast::visitor::Visitor;
use ruff_python_ast::{Decorator, Expr, ExprLambda, Parameters, Stmt, StmtClassDef, StmtFunctionDef};
use ruff_text_size::Ranged;
use rustc_hash::FxHashSet;

use super::bindings::{self, Binding};
use super::lowering::Lowering;
use super::places::{bare, last_part};
use super::tables;
use crate::facts::{
    Context, Few, Init, InitKind, Memo, Name, Root, ScopeFlags, ScopeId, ScopeKind, Type, TypeFlags, TypeId,
    VariableKind,
};

impl<'a> Lowering<'a, '_, '_> {
    /// Lowers the whole file.
    pub(super) fn module(&mut self, body: &'a [Stmt]) {
        self.enter(ScopeId(0), None, body, VariableKind::Global);
        self.block(body);
        self.pop_frame();
    }

    /// Enters a scope: binds every name that `body` binds.
    fn enter(&mut self, scope: ScopeId, receiver: Option<(Name, Root)>, body: &'a [Stmt], kind: VariableKind) {
        self.push_frame(scope, receiver);
        let mut bound = std::mem::take(&mut self.bound);
        let mut outer = FxHashSet::default();
        bindings::visit(body, &mut |binding| match binding {
            Binding::Bound(name) => bound.push(name),
            Binding::Outer(name) => {
                outer.insert(name);
            }
        });
        self.make_room(bound.len());
        for name in bound.drain(..) {
            if !outer.contains(name) {
                let name = self.names.intern(name);
                self.bind(name, kind);
            }
        }
        self.bound = bound;
    }

    /// Lowers a class.
    pub(super) fn class(&mut self, class: &'a StmtClassDef) {
        for decorator in &class.decorator_list {
            self.visit_expr(&decorator.expression);
            self.applied(&decorator.expression);
        }
        let mut bases = Few::new();
        if let Some(parameters) = class.type_params.as_deref() {
            self.probe(class.start().to_usize(), |probe| probe.visit_type_params(parameters));
        }
        if let Some(arguments) = &class.arguments {
            self.probe(class.start().to_usize(), |probe| probe.visit_arguments(arguments));
            for base in &arguments.args {
                let named = if let Expr::Subscript(generic) = base { &*generic.value } else { base };
                if let Some(path) = self.dotted(named) {
                    bases.push(self.names.intern(&path));
                }
            }
        }
        let flags = self.class_flags(class);
        let name = self.names.intern(&class.name);
        let id = TypeId(self.facts.types.len() as u32);
        let line = self.lines.line(class.name.start().to_usize());
        let scope = self.push_scope(name, ScopeKind::ClassBody, Some(id), class.name.start().to_usize());
        self.facts.types.push(Type { name, bases, flags, scope, line });
        if flags.contains(TypeFlags::TEST) {
            self.facts.scopes[scope.index()].flags.insert(ScopeFlags::TEST);
        }
        self.bind(name, VariableKind::Type(id));
        self.enter(scope, None, &class.body, VariableKind::Local);
        let context = std::mem::take(&mut self.context);
        self.block(&class.body);
        self.context = context;
        self.pop_frame();
    }

    fn class_flags(&mut self, class: &StmtClassDef) -> TypeFlags {
        let mut flags = TypeFlags::default();
        if !self.in_module() && !self.frames.last().is_some_and(|frame| frame.is_class) {
            flags.insert(TypeFlags::LOCAL);
        }
        for decorator in &class.decorator_list {
            let function =
                if let Expr::Call(call) = &decorator.expression { &*call.func } else { &decorator.expression };
            if matches!(last_part(function), Some("dataclass" | "s" | "attrs" | "define" | "frozen" | "mutable")) {
                flags.insert(TypeFlags::RECORD);
            }
        }
        for base in class.arguments.iter().flat_map(|arguments| &arguments.args) {
            match last_part(base) {
                Some("Enum" | "IntEnum" | "StrEnum" | "Flag" | "IntFlag") => flags.insert(TypeFlags::ENUM),
                Some("BaseModel" | "NamedTuple" | "TypedDict" | "Struct") => flags.insert(TypeFlags::RECORD),
                Some("Protocol" | "ABC") => flags.insert(TypeFlags::INTERFACE),
                Some(name) if name.ends_with("TestCase") => flags.insert(TypeFlags::TEST),
                _ => {}
            }
        }
        for statement in &class.body {
            if matches!(statement, Stmt::FunctionDef(function) if function.name.as_str() == "__del__") {
                flags.insert(TypeFlags::FINALISER);
            }
        }
        flags
    }

    /// Lowers a function or method.
    pub(super) fn function(&mut self, function: &'a StmtFunctionDef) {
        for decorator in &function.decorator_list {
            self.visit_expr(&decorator.expression);
            self.applied(&decorator.expression);
        }
        let defaults =
            function.parameters.iter_non_variadic_params().filter_map(|parameter| parameter.default.as_deref());
        for default in defaults {
            self.visit_expr(default);
        }
        if let Some(returned) = function.returns.as_deref() {
            self.visit_annotation(returned);
        }
        if let Some(parameters) = function.type_params.as_deref() {
            self.probe(function.start().to_usize(), |probe| probe.visit_type_params(parameters));
        }
        let is_method = self.frames.last().is_some_and(|frame| frame.is_class);
        let owner = if is_method { self.owner() } else { None };
        let name = self.names.intern(&function.name);
        let scope = self.push_scope(name, ScopeKind::Function, owner, function.name.start().to_usize());
        self.bind(name, VariableKind::Function(scope));
        let flags = self.function_flags(function, is_method);
        self.facts.scopes[scope.index()].flags.insert(flags);

        let is_static = function.decorator_list.iter().any(|decorator| decorated_with(decorator, "staticmethod"));
        let receiver = match owner {
            Some(owner) if !is_static => self.receiver_of(function, owner, flags),
            _ => None,
        };
        self.enter(scope, receiver, &function.body, VariableKind::Local);
        self.parameters(scope, &function.parameters, receiver.map(|(name, _)| name));
        let keeps_receiver = matches!(receiver, Some((_, Root::Receiver(_))));
        self.memos(function, scope, keeps_receiver, usize::from(receiver.is_some()));
        let context = std::mem::take(&mut self.context);
        let guards = std::mem::take(&mut self.guards);
        let fields_set = std::mem::take(&mut self.fields_set);
        let first = self.facts.operations.len();
        self.block(&function.body);
        self.gaps(function, scope, first);
        self.context = context;
        self.guards = guards;
        self.fields_set = fields_set;
        self.pop_frame();
    }

    fn receiver_of(&mut self, function: &StmtFunctionDef, owner: TypeId, flags: ScopeFlags) -> Option<(Name, Root)> {
        let first = function.parameters.iter_non_variadic_params().next()?;
        let name = self.names.intern(&first.parameter.name);
        let is_type = flags.contains(ScopeFlags::STATIC) || function.name.as_str() == "__new__";
        Some((name, if is_type { Root::TypeObject(owner) } else { Root::Receiver(owner) }))
    }

    fn function_flags(&self, function: &StmtFunctionDef, is_method: bool) -> ScopeFlags {
        let mut flags = ScopeFlags::default();
        let name = function.name.as_str();
        if function.is_async {
            flags.insert(ScopeFlags::ASYNC);
        }
        if !name.starts_with('_') || name.ends_with("__") {
            flags.insert(ScopeFlags::PUBLIC);
        }
        if is_method
            && matches!(
                name,
                "__init__"
                    | "__new__"
                    | "__post_init__"
                    | "__attrs_post_init__"
                    | "__init_subclass__"
                    | "__setstate__"
                    | "__set_name__"
                    | "__copy__"
                    | "__deepcopy__"
                    | "model_post_init"
            )
        {
            flags.insert(ScopeFlags::CONSTRUCTOR);
        }
        if name.starts_with("test_") {
            flags.insert(ScopeFlags::TEST);
        }
        for decorator in &function.decorator_list {
            flags.insert(decorator_flags(decorator));
        }
        flags
    }

    fn parameters(&mut self, scope: ScopeId, parameters: &'a Parameters, receiver: Option<Name>) {
        let mut index = 0u8;
        for parameter in parameters.iter() {
            let declared = parameter.as_parameter();
            let name = self.names.intern(&declared.name);
            if receiver == Some(name) && index == 0 && self.facts.scope(scope).parameters.is_empty() {
                continue;
            }
            let variable = self.bind(name, VariableKind::Parameter(index));
            self.facts.variables[variable.index()].kind = VariableKind::Parameter(index);
            if let Some(annotation) = declared.annotation.as_deref() {
                self.visit_annotation(annotation);
                self.facts.variables[variable.index()].declared = self.annotated_type(annotation);
            }
            self.facts.scopes[scope.index()].parameters.push(variable);
            if let Some(default) = parameter.default()
                && let Some(constructor) = self.constructor_of(default)
                && constructor.is_empty
            {
                let place = self.place_id(bare(Root::Variable(variable)));
                let span = self.span(default.range());
                self.facts.inits.push(Init { place, kind: InitKind::DefaultArgument, constructor, scope, span });
            }
            index = index.saturating_add(1);
        }
    }

    fn memos(&mut self, function: &StmtFunctionDef, scope: ScopeId, keeps_receiver: bool, receivers: usize) {
        for decorator in &function.decorator_list {
            let Some((capacity, text)) = self.memo_of(decorator) else { continue };
            let own = function.parameters.iter().skip(receivers);
            let is_finite = own
                .map(|parameter| parameter.as_parameter())
                .all(|parameter| parameter.annotation.as_deref().is_some_and(is_finite_annotation));
            let text = self.names.intern(&text);
            let span = self.span(decorator.range);
            self.facts.memos.push(Memo { scope, capacity, keeps_receiver, is_finite, text, span });
        }
    }

    /// Lowers a lambda.
    pub(super) fn lambda(&mut self, lambda: &'a ExprLambda) {
        let owner = None;
        let scope = self.push_scope(Name::NONE, ScopeKind::Closure, owner, lambda.start().to_usize());
        self.enter(scope, None, &[], VariableKind::Local);
        if let Some(parameters) = &lambda.parameters {
            for default in parameters.iter_non_variadic_params().filter_map(|parameter| parameter.default.as_deref()) {
                self.visit_expr(default);
            }
            self.parameters(scope, parameters, None);
        }
        let context = self.context;
        self.context = Context::default();
        self.visit_expr(&lambda.body);
        self.context = context;
        self.pop_frame();
    }
}

fn decorated_with(decorator: &Decorator, name: &str) -> bool {
    last_part(&decorator.expression) == Some(name)
}

fn decorator_flags(decorator: &Decorator) -> ScopeFlags {
    let (function, is_call) = match &decorator.expression {
        Expr::Call(call) => (&*call.func, true),
        plain => (plain, false),
    };
    let Some(name) = last_part(function) else { return ScopeFlags::DECORATED };
    if let Expr::Attribute(attribute) = function
        && last_part(&attribute.value) == Some("atexit")
    {
        return ScopeFlags::default();
    }
    match name {
        "classmethod" => ScopeFlags::STATIC,
        "staticmethod" => ScopeFlags::STATIC,
        "property" | "cached_property" => ScopeFlags::PROPERTY,
        _ if tables::QUIET_DECORATORS.contains(&name) => ScopeFlags::default(),
        // `@app.get("/")` and `@bot.event` name an object; a plain `@get` may be anything.
        _ if tables::HANDLER_DECORATORS.contains(&name) && (is_call || function.is_attribute_expr()) => {
            ScopeFlags::HANDLER
        }
        _ => ScopeFlags::DECORATED,
    }
}

/// Tells whether an annotation admits a few values only.
fn is_finite_annotation(annotation: &Expr) -> bool {
    match annotation {
        Expr::Name(name) => matches!(name.id.as_str(), "bool" | "None" | "type" | "Callable" | "ModuleType"),
        Expr::NoneLiteral(_) => true,
        Expr::Subscript(generic) => match last_part(&generic.value) {
            Some("Literal" | "type" | "Type" | "Callable") => true,
            Some("Optional") => is_finite_annotation(&generic.slice),
            _ => false,
        },
        Expr::BinOp(union) => is_finite_annotation(&union.left) && is_finite_annotation(&union.right),
        _ => false,
    }
}
