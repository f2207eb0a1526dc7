//! From the facts of single files to one program: what a name, a base class, a receiver or a call means across files.

mod calls;
mod handing;
mod hierarchy;
mod homes;
mod inside;
mod modules;
mod reads;
mod subjects;

use std::cell::{OnceCell, RefCell};
use std::rc::Rc;
use std::sync::Arc;

use rustc_hash::FxHashMap;
use skep_source::{
    Call, CallId, Constructor, ContainerKind, FileFacts, FrozenNames, Language, Name, Operation, Place, Root, Scope,
    ScopeFlags, ScopeId, Type, TypeId, Variable, VariableId, VariableKind,
};

pub(crate) use calls::{Callers, Calls, Certainty, Received};
pub(crate) use hierarchy::Hierarchy;
pub(crate) use homes::Homes;
use inside::Inside;
use modules::alias_at;
pub(crate) use modules::{Modules, Symbol};
use reads::Reads;
pub(crate) use subjects::{Link, LinkedOperation, Owner, Subject, subjects};

/// A file of the program.
pub(crate) type FileId = u32;

/// A type of the program.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct TypeRef {
    pub(crate) file: FileId,
    pub(crate) id: TypeId,
}

/// A scope of the program.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct ScopeRef {
    pub(crate) file: FileId,
    pub(crate) id: ScopeId,
}

/// A call of the program.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct CallRef {
    pub(crate) file: FileId,
    pub(crate) id: CallId,
}

/// The whole program: facts and what links them.
pub(crate) struct Program {
    pub(crate) files: Vec<Arc<FileFacts>>,
    pub(crate) names: Arc<FrozenNames>,
    pub(crate) modules: Modules,
    pub(crate) hierarchy: Hierarchy,
    pub(crate) homes: Homes,
    /// The types of fields, where the source tells: `self.store = Store()`.
    pub(crate) field_types: FxHashMap<(TypeRef, Name), TypeRef>,
    pub(crate) calls: Calls,
    /// What Python calls a constructor, if any file has one.
    pub(crate) constructor_name: Option<Name>,
    /// What imports mean, by file and index, as far as somebody asked.
    imported: Vec<Box<[OnceCell<Option<Symbol>>]>>,
    /// Who calls a function, as far as somebody asked.
    callers: RefCell<FxHashMap<ScopeRef, Callers>>,
    /// Who calls methods of a name, by what they are called on, as far as somebody asked.
    received: RefCell<FxHashMap<Name, Rc<Received>>>,
    /// What stands in the functions of a file, as far as somebody asked.
    inside: Vec<OnceCell<Inside>>,
    /// What is read, once somebody asked.
    reads: OnceCell<Reads>,
    /// The types of receivers, as far as somebody asked.
    receivers: RefCell<FxHashMap<(FileId, Place), Option<TypeRef>>>,
}

impl Program {
    /// Links `files`, which are in the order of their paths. `names` has the texts of the names in them.
    pub(crate) fn link(files: Vec<Arc<FileFacts>>, names: Arc<FrozenNames>) -> Self {
        let modules = Modules::index(&files, &names);
        let hierarchy = Hierarchy::resolve(&files, &names, &modules);
        let homes = Homes::find(&files, &names, &modules);
        let mut calls = Calls::index(&files, &names);
        calls.bring_home(&homes);
        let constructor_name = names.find("__init__");
        let field_types = FxHashMap::default();
        let imported = files.iter().map(|facts| vec![OnceCell::new(); facts.imports.len()].into()).collect();
        let (callers, receivers, received) = (RefCell::default(), RefCell::default(), RefCell::default());
        let inside = files.iter().map(|_| OnceCell::new()).collect();
        let mut program = Self {
            files,
            names,
            modules,
            hierarchy,
            homes,
            field_types,
            calls,
            constructor_name,
            imported,
            callers,
            received,
            inside,
            reads: OnceCell::new(),
            receivers,
        };
        program.field_types = program.resolve_field_types();
        // What was asked for before the fields were known may have another answer now.
        program.receivers.borrow_mut().clear();
        program
    }

    pub(crate) fn file(&self, id: FileId) -> &FileFacts {
        &self.files[id as usize]
    }

    fn all_reads(&self) -> &Reads {
        self.reads.get_or_init(|| Reads::collect(&self.files, &self.names))
    }

    /// Tells whether any file reads the private `name`, of whatever object.
    pub(crate) fn reads(&self, name: Name) -> bool {
        self.all_reads().names.contains(&name)
    }

    /// Tells whether a file looks up names that only the run can tell.
    pub(crate) fn reads_by_any_name(&self, file: FileId) -> bool {
        self.all_reads().any.is_some_and(|any| self.file(file).reads.contains(&any))
    }

    /// Returns the file that is called `path` in the result.
    pub(crate) fn file_called(&self, path: &str) -> Option<FileId> {
        self.files.binary_search_by(|facts| (*facts.path).cmp(path)).ok().map(|index| index as FileId)
    }

    pub(crate) fn text(&self, name: Name) -> &str {
        self.names.text(name)
    }

    pub(crate) fn type_of(&self, of: TypeRef) -> &Type {
        &self.file(of.file).types[of.id.index()]
    }

    pub(crate) fn scope(&self, of: ScopeRef) -> &Scope {
        self.file(of.file).scope(of.id)
    }

    pub(crate) fn call(&self, of: CallRef) -> &Call {
        &self.file(of.file).calls[of.id.index()]
    }

    /// Tells whether a call stands in a test.
    pub(crate) fn is_in_test(&self, call: CallRef) -> bool {
        let facts = self.file(call.file);
        facts.is_test || facts.scope(self.call(call).scope).flags.contains(ScopeFlags::TEST)
    }

    pub(crate) fn variable(&self, file: FileId, id: VariableId) -> &Variable {
        &self.file(file).variables[id.index()]
    }

    pub(crate) fn operation(&self, of: &LinkedOperation) -> &Operation {
        &self.file(of.file).operations[of.index as usize]
    }

    /// Returns the type that a dotted name, as written in `file`, means.
    pub(crate) fn resolve_type(&self, file: FileId, dotted: Name) -> Option<TypeRef> {
        self.modules.resolve_type(&self.files, &self.names, file, dotted)
    }

    /// Returns what a constructor makes, looking behind the name that another file gives to its type.
    pub(crate) fn behind_alias(&self, file: FileId, constructor: Constructor) -> Constructor {
        let is_named = constructor.kind == ContainerKind::Custom && self.file(file).language == Language::Rust;
        let found = if is_named {
            self.modules.resolve_written(&self.files, &self.names, file, constructor.text)
        } else {
            None
        };
        let Some(Symbol::Variable(other, variable)) = found else { return constructor };
        let Some(alias) = alias_at(&self.files, other, variable) else { return constructor };
        let wrappers = alias.constructor.wrappers.with(constructor.wrappers);
        Constructor { wrappers, ..alias.constructor }
    }

    /// Returns the type of a variable, where the source tells.
    fn type_of_variable(&self, file: FileId, variable: VariableId) -> Option<TypeRef> {
        let bound = self.variable(file, variable);
        match bound.kind {
            VariableKind::Type(id) => Some(TypeRef { file, id }),
            VariableKind::Import(index) => match self.imported(file, index)? {
                Symbol::Type(of) => Some(of),
                Symbol::Variable(other, id) if (other, id) != (file, variable) => {
                    let declared = self.variable(other, id).declared;
                    if declared.is_some() { self.resolve_type(other, declared) } else { None }
                }
                Symbol::Variable(..) | Symbol::Function(_) | Symbol::Module(_) => None,
            },
            VariableKind::Local | VariableKind::Parameter(_) | VariableKind::Global if bound.declared.is_some() => {
                self.resolve_type(file, bound.declared)
            }
            VariableKind::Local | VariableKind::Parameter(_) | VariableKind::Global | VariableKind::Function(_) => None,
        }
    }

    /// Returns the type whose method `function` is.
    pub(crate) fn owner_of(&self, function: ScopeRef) -> Option<TypeRef> {
        let id = self.scope(function).owner?;
        Some(self.homes.of(TypeRef { file: function.file, id }))
    }

    /// Returns what the import at `index` of `file` means.
    pub(crate) fn imported(&self, file: FileId, index: u32) -> Option<Symbol> {
        *self.imported[file as usize][index as usize].get_or_init(|| {
            let path = self.file(file).imports[index as usize].path;
            self.modules.resolve_import(&self.files, &self.names, file, path)
        })
    }

    /// Returns the type whose field or method the last part of `place` is.
    pub(crate) fn receiver_type(&self, file: FileId, place: Place) -> Option<TypeRef> {
        match (place.root, place.path()) {
            (Root::Unknown, _) | (_, []) => return None,
            (Root::Receiver(id) | Root::TypeObject(id), [_]) => return Some(self.homes.of(TypeRef { file, id })),
            (Root::Variable(variable), _) if self.is_untyped(file, variable) => return None,
            _ => {}
        }
        if let Some(found) = self.receivers.borrow().get(&(file, place)) {
            return *found;
        }
        let found = self.find_receiver_type(file, place);
        self.receivers.borrow_mut().insert((file, place), found);
        found
    }

    /// Tells whether the source says nothing of a variable's type.
    fn is_untyped(&self, file: FileId, variable: VariableId) -> bool {
        let bound = self.variable(file, variable);
        match bound.kind {
            VariableKind::Local | VariableKind::Parameter(_) | VariableKind::Global => !bound.declared.is_some(),
            VariableKind::Function(_) => true,
            VariableKind::Type(_) | VariableKind::Import(_) => false,
        }
    }

    fn find_receiver_type(&self, file: FileId, place: Place) -> Option<TypeRef> {
        let (_, before) = place.path().split_last()?;
        let (mut of, mut rest) = match place.root {
            Root::Receiver(id) | Root::TypeObject(id) => (self.homes.of(TypeRef { file, id }), before),
            Root::Variable(variable) => match self.type_of_variable(file, variable) {
                Some(of) => (of, before),
                None => self.imported_receiver(file, variable, before)?,
            },
            Root::Unknown => return None,
        };
        while let Some((field, more)) = rest.split_first() {
            of = self.type_of_field(of, *field)?;
            rest = more;
        }
        Some(of)
    }

    /// Follows `module.NAME.…` where the variable is an imported module.
    fn imported_receiver<'p>(
        &self,
        file: FileId,
        variable: VariableId,
        path: &'p [Name],
    ) -> Option<(TypeRef, &'p [Name])> {
        let VariableKind::Import(index) = self.variable(file, variable).kind else { return None };
        let Symbol::Module(module) = self.imported(file, index)? else {
            return None;
        };
        let (first, rest) = path.split_first()?;
        let variable = self.modules.global(module, *first)?;
        Some((self.type_of_variable(module, variable)?, rest))
    }

    /// Returns the type of a field of `of` or of a base of it.
    pub(crate) fn type_of_field(&self, of: TypeRef, field: Name) -> Option<TypeRef> {
        if let Some(known) = self.field_types.get(&(of, field)) {
            return Some(*known);
        }
        self.hierarchy.ancestors(of).iter().find_map(|base| self.field_types.get(&(*base, field)).copied())
    }

    fn resolve_field_types(&self) -> FxHashMap<(TypeRef, Name), TypeRef> {
        let mut types = FxHashMap::default();
        for (file, facts) in self.files.iter().enumerate() {
            let file = file as FileId;
            let own_field = |place: Place| match (place.root, place.path()) {
                (Root::Receiver(id) | Root::TypeObject(id), [field]) => {
                    Some((self.homes.of(TypeRef { file, id }), *field))
                }
                _ => None,
            };
            for declaration in &facts.declarations {
                if let Some(field) = own_field(facts.place(declaration.place))
                    && let Some(of) = self.resolve_type(file, declaration.type_name)
                {
                    types.entry(field).or_insert(of);
                }
            }
            for call in &facts.calls {
                if let skep_source::Landing::Place(place) = call.landing
                    && let Some(field) = own_field(facts.place(place))
                    && let Some(of) = self.made_by(file, call)
                {
                    types.entry(field).or_insert(of);
                }
            }
        }
        types
    }

    /// Returns the type of which `call` makes an instance.
    pub(crate) fn made_by(&self, file: FileId, call: &Call) -> Option<TypeRef> {
        let place = self.file(file).place(call.callee);
        match (place.root, place.path()) {
            (Root::Variable(variable), []) => match self.variable(file, variable).kind {
                VariableKind::Type(id) => Some(TypeRef { file, id }),
                VariableKind::Import(_) => self.type_of_variable(file, variable),
                VariableKind::Local | VariableKind::Parameter(_) | VariableKind::Global | VariableKind::Function(_) => {
                    None
                }
            },
            (Root::TypeObject(id), []) => Some(TypeRef { file, id }),
            (Root::Variable(variable), [name]) => {
                let VariableKind::Import(index) = self.variable(file, variable).kind else { return None };
                match self.imported(file, index)? {
                    Symbol::Module(module) => {
                        let variable = self.modules.global(module, *name)?;
                        match self.variable(module, variable).kind {
                            VariableKind::Type(id) => Some(TypeRef { file: module, id }),
                            _ => None,
                        }
                    }
                    // `Store.create()` makes one where `create` is a constructor, which is seen elsewhere.
                    Symbol::Type(_) | Symbol::Function(_) | Symbol::Variable(..) => None,
                }
            }
            _ => None,
        }
    }
}
