//! Reads the layers, weakest first, and puts each over those before it. All that is wrong is gathered, not only the first.

use std::collections::BTreeSet;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use skep_kit::{Context, Environment, Error, Family, Layer, Problem, UserFolder};

use super::discover::{ConfigFiles, FILE_NAME, discover};
use super::entries::{Entries, Entry};
use super::fault::{Fault, SourceFile};
use super::file::{self, Folders};
use super::sections::{owner, prefix, sections};
use super::shape::Shape;
use super::trust::TrustStore;
use super::values::Reading;
use super::{environment, guard, schema};

/// Whose word counts for what a project's file could do to its reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Trust {
    /// What the user said with `skep config trust`.
    Recorded,
    /// `--trust`.
    ThisRun,
    /// Nobody's, to see what there is to trust.
    Nobody,
}

/// Where to read.
#[derive(Debug)]
pub(crate) struct Sources<'a> {
    /// The user's own file, where there is one.
    pub user: Option<PathBuf>,
    /// The project's file, where there is one.
    pub project: Option<PathBuf>,
    /// The variables that may set keys.
    pub variables: &'a Environment,
    /// The environment that says where the user's folders are.
    pub environment: &'a Environment,
    /// Whose word counts.
    pub trust: Trust,
    /// Who has tables.
    pub families: &'a [&'static Family],
    /// What names of files are relative to.
    pub folders: Folders<'a>,
}

impl<'a> Sources<'a> {
    /// Returns what counts where `context` is. Its configuration need not be there yet.
    pub(crate) fn around(context: &'a Context, files: ConfigFiles, trust: Trust) -> Self {
        let environment = &context.environment;
        let user = match files {
            ConfigFiles::Heeded => user_file(environment).filter(|file| is_there(file)),
            ConfigFiles::Ignored => None,
        };
        Self {
            user,
            project: discover(&context.working_directory, files).config_file,
            variables: environment,
            environment,
            trust,
            families: context.families,
            folders: Folders { here: &context.working_directory, base: context.base() },
        }
    }
}

/// Returns where the user's own file is, or would be.
pub(crate) fn user_file(environment: &Environment) -> Option<PathBuf> {
    Some(environment.user_folder(UserFolder::Config)?.join(FILE_NAME))
}

/// A file that cannot even be looked at is there: to do without it would be to do something else than was asked.
fn is_there(path: &Path) -> bool {
    let absent = [ErrorKind::NotFound, ErrorKind::NotADirectory];
    path.symlink_metadata().map_or_else(|cause| !absent.contains(&cause.kind()), |_| true)
}

/// What the layers come to.
#[derive(Debug, Default)]
pub(crate) struct Layers {
    /// The files that were read, weakest first.
    pub files: Vec<Arc<SourceFile>>,
    /// How many variables set keys, or try to.
    pub variables: usize,
    /// Every table that something is said of.
    pub tables: Vec<Said>,
    /// What the project's file says and nobody trusts.
    pub left_out: Vec<(&'static str, Entry)>,
    /// Why nothing is known of the user's trust, where it was needed.
    pub trust_problem: Option<Error>,
    /// All that is wrong.
    pub faults: Vec<Fault>,
}

/// What the layers say of one table.
#[derive(Debug)]
pub(crate) struct Said {
    /// What reads the table.
    pub reading: Reading,
    /// The keys, without the built-in ones.
    pub entries: Entries,
}

impl Layers {
    /// Reads them.
    pub(crate) fn read(sources: &Sources<'_>) -> Self {
        let mut layers = Self::default();
        if sources.user.is_none() && sources.project.is_none() && !environment::is_there(sources.variables) {
            return layers;
        }
        let schema = schema::whole(sources.families);
        let shape = Shape::of(&schema);
        let files = [(Layer::User, &sources.user), (Layer::Project, &sources.project)];
        for (layer, path) in files.into_iter().filter_map(|(layer, path)| Some((layer, path.as_deref()?))) {
            let (file, fault) = file::read(path, layer, sources.folders);
            layers.files.push(Arc::clone(&file));
            if let Some(fault) = fault {
                layers.faults.push(fault);
                continue;
            }
            let (entries, faults) = file::entries(&file, shape);
            layers.faults.extend(faults);
            let untrusted = (layer == Layer::Project).then_some(&*file);
            layers.put(entries, untrusted, sources);
        }
        let (entries, faults) = environment::entries(sources.variables, shape);
        let places = entries.iter().filter_map(|entry| entry.site.place());
        let places = places.chain(faults.iter().map(|fault| fault.place.clone()));
        layers.variables = places.filter_map(|place| place.origin().variable).collect::<BTreeSet<_>>().len();
        layers.faults.extend(faults);
        layers.put(entries, None, sources);
        // Keys are looked at before values; people read a file from its top.
        layers.faults.sort_by_key(|fault| fault.place.position());
        layers
    }

    /// Puts one layer's entries over what is there. `guarded` is the file that they come from where it needs trust.
    fn put(&mut self, entries: Vec<Entry>, guarded: Option<&SourceFile>, sources: &Sources<'_>) {
        for (name, section) in sections(sources.families) {
            let mine = entries.iter().filter(|entry| owner(&entry.path, sources.families) == name);
            let mut mine: Vec<Entry> = mine.cloned().collect();
            if let Some(file) = guarded {
                let (kept, out) = guard::split(mine.clone(), prefix(name).len(), section.guarded);
                if !out.is_empty() && !self.is_trusted(file, sources) {
                    self.left_out.extend(out.into_iter().map(|entry| (name, entry)));
                    mine = kept;
                }
            }
            if mine.is_empty() {
                continue;
            }
            let reading = Reading { name, section };
            let said = match self.tables.iter().position(|said| said.reading.name == name) {
                Some(index) => self.tables.remove(index),
                None => Said { reading, entries: Entries::default() },
            };
            let (entries, faults) = reading.accept(&said.entries, &mine);
            self.faults.extend(faults);
            self.tables.push(Said { reading, entries });
        }
    }

    fn is_trusted(&mut self, file: &SourceFile, sources: &Sources<'_>) -> bool {
        match sources.trust {
            Trust::ThisRun => true,
            Trust::Nobody => false,
            Trust::Recorded => match TrustStore::open(sources.environment) {
                Ok(store) => store.trusts(&file.path, &file.text),
                Err(problem) => {
                    self.trust_problem = Some(problem);
                    false
                }
            },
        }
    }

    /// Returns what is left out, with the name of its table, as what the user is told.
    pub(crate) fn untrusted(&self) -> Vec<(&'static str, Problem)> {
        let problem = |(name, entry): &(&'static str, Entry)| {
            let message = format!("`{}` does nothing: the project's file is not trusted", entry.key());
            let origin = entry.site.origin();
            let problem = Problem::new("untrusted-key", message);
            let problem = origin.path.into_iter().fold(problem, |problem, path| problem.in_file(path, origin.line));
            let problem = problem.hint("read the file, then run `skep config trust`; --trust trusts it for one run");
            let why = self.trust_problem.iter().map(|error| Problem::from(error).message);
            (*name, why.fold(problem, Problem::hint))
        };
        self.left_out.iter().map(problem).collect()
    }
}
