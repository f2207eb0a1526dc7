//! Where a report goes: stdout, and files that are written whole or not at all.

use std::fs::{File, Metadata, OpenOptions};
use std::io::{BufWriter, ErrorKind, Seek as _, Write};
use std::path::{Path, PathBuf};

use skep_kit::{Error, Format, Verb, join_formats};
use tempfile::{Builder, NamedTempFile};

use crate::cli::OutputTarget;

/// The one file that any number may write to.
const NOWHERE: &str = "/dev/null";

/// Whether `--format` writes to stdout.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Stdout {
    /// It does, so that nobody else may.
    Taken,
    /// It does not.
    Free,
}

/// A file that was opened before the work began, so that a wrong name costs no work.
pub(crate) struct Output {
    /// What to write.
    pub format: Format,
    path: PathBuf,
    file: Sink,
}

enum Sink {
    /// Renamed over the path once it is whole.
    Temporary(NamedTempFile),
    /// A device or a pipe, which cannot be renamed over.
    Direct(File),
}

/// Opens every `--output`, each of which needs a file of its own.
pub(crate) fn open(targets: &[OutputTarget], folder: &Path, stdout: Stdout) -> Result<Vec<Output>, Error> {
    let mut outputs: Vec<Output> = Vec::with_capacity(targets.len());
    for target in targets {
        let output = Output::open(target, folder, stdout)?;
        if output.path != Path::new(NOWHERE) && outputs.iter().any(|other| other.path == output.path) {
            let shown = target.file.display().to_string();
            return Err(Error::usage("output-twice", format!("two outputs are to be written to `{shown}`"))
                .about(shown)
                .hint("name a file of its own for each --output"));
        }
        outputs.push(output);
    }
    Ok(outputs)
}

impl Output {
    fn open(target: &OutputTarget, folder: &Path, stdout: Stdout) -> Result<Self, Error> {
        let shown = target.file.display().to_string();
        let failed = |cause: std::io::Error| {
            Error::usage("cannot-write", format!("cannot write `{shown}`")).about(&shown).caused_by(cause)
        };
        let path = resolved(&folder.join(&target.file));
        let file = match path.metadata() {
            Ok(metadata) if metadata.is_dir() => {
                let error = Error::usage("cannot-write", format!("`{shown}` is a folder")).about(&shown);
                return Err(error.hint(format!("name a file in it: --output {}:{shown}/report", target.format)));
            }
            Ok(metadata) if path != Path::new(NOWHERE) && is_stdout(&metadata) => {
                if stdout == Stdout::Taken {
                    return Err(stdout_is_taken(target));
                }
                Sink::Direct(standard_output().map_err(failed)?)
            }
            Ok(metadata) if !metadata.is_file() => {
                Sink::Direct(OpenOptions::new().write(true).open(&path).map_err(failed)?)
            }
            Ok(_) | Err(_) => Sink::Temporary(temporary_beside(&path).map_err(failed)?),
        };
        Ok(Self { format: target.format, path, file })
    }

    /// Tells whether it goes to a device or a pipe, where nothing can be taken back.
    pub(crate) const fn is_direct(&self) -> bool {
        matches!(self.file, Sink::Direct(_))
    }

    /// Writes what `render` makes; in a file, in place of what was written before.
    pub(crate) fn fill(&mut self, render: impl FnOnce(&mut dyn Write) -> std::io::Result<()>) -> Result<(), Error> {
        let written = match &mut self.file {
            Sink::Direct(file) => write_all(file, render),
            Sink::Temporary(file) => {
                let file = file.as_file_mut();
                file.set_len(0).and_then(|()| file.rewind()).and_then(|()| write_all(file, render))
            }
        };
        written.map_err(|cause| unwritten(&self.path, cause))
    }

    /// Gives the file its name.
    pub(crate) fn commit(self) -> Result<(), Error> {
        match self.file {
            Sink::Direct(_) => Ok(()),
            Sink::Temporary(file) => {
                file.persist(&self.path).map(drop).map_err(|error| unwritten(&self.path, error.error))
            }
        }
    }
}

/// Returns the path without symbolic links: behind one it is the file that is replaced, not the link.
fn resolved(path: &Path) -> PathBuf {
    let of_parent = || Some(path.parent()?.canonicalize().ok()?.join(path.file_name()?));
    path.canonicalize().ok().or_else(of_parent).unwrap_or_else(|| path.to_owned())
}

fn unwritten(path: &Path, cause: std::io::Error) -> Error {
    let shown = path.display().to_string();
    Error::unavailable("cannot-write", format!("cannot write `{shown}`")).about(&shown).caused_by(cause)
}

fn stdout_is_taken(target: &OutputTarget) -> Error {
    let (shown, format) = (target.file.display(), target.format);
    Error::usage("output-twice", format!("`{shown}` is stdout, which is written to already"))
        .about(shown.to_string())
        .hint(format!("to write {format} there alone: --format {format}"))
}

/// Returns stdout as a file of its own.
#[cfg(unix)]
fn standard_output() -> std::io::Result<File> {
    use std::os::fd::AsFd as _;
    std::io::stdout().as_fd().try_clone_to_owned().map(File::from)
}

#[cfg(not(unix))]
fn standard_output() -> std::io::Result<File> {
    Err(ErrorKind::Unsupported.into())
}

#[cfg(unix)]
fn is_stdout(metadata: &Metadata) -> bool {
    use std::os::unix::fs::MetadataExt as _;
    let stdout = standard_output().and_then(|file| file.metadata());
    stdout.is_ok_and(|stdout| (stdout.dev(), stdout.ino()) == (metadata.dev(), metadata.ino()))
}

#[cfg(not(unix))]
fn is_stdout(_: &Metadata) -> bool {
    false
}

/// Creates a file beside `path` that is to be renamed over it.
pub(crate) fn temporary_beside(path: &Path) -> std::io::Result<NamedTempFile> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut builder = Builder::new();
    builder.prefix(".skep-").suffix(".tmp");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        // As open(2) would have it: the user's mask decides.
        builder.permissions(std::fs::Permissions::from_mode(0o666));
    }
    builder.tempfile_in(folder)
}

/// Puts `text` in the place of a file's content, which has to be `expected` still. Permissions and owner stay.
pub(crate) fn replace(file: &Path, expected: &[u8], text: &[u8]) -> std::io::Result<()> {
    let metadata = file.metadata()?;
    if metadata.permissions().readonly() {
        return Err(std::io::Error::new(ErrorKind::PermissionDenied, "it is read-only"));
    }
    // Who may not write to a file could replace it all the same, where the folder is theirs.
    OpenOptions::new().write(true).open(file)?;
    let mut temporary = temporary_beside(file)?;
    temporary.write_all(text)?;
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt as _;
        // Only root can give a file away; to anybody else it is theirs already, or the folder's group decides.
        let _kept = std::os::unix::fs::fchown(temporary.as_file(), Some(metadata.uid()), Some(metadata.gid()));
    }
    temporary.as_file().set_permissions(metadata.permissions())?;
    temporary.as_file().sync_all()?;
    if std::fs::read(file)? != expected {
        return Err(std::io::Error::other("it changed while it was looked at"));
    }
    temporary.persist(file).map(drop).map_err(|error| error.error)
}

/// Checks that `verb` can be written as `format`.
pub(crate) fn carried(verb: &Verb, format: Format) -> Result<(), Error> {
    if verb.formats.contains(&format) {
        return Ok(());
    }
    let name = verb.id.replace('.', " ");
    Err(Error::usage("format-not-carried", format!("`skep {name}` cannot be written as {format}"))
        .about(format.as_str())
        .hint(format!("it can be written as {}", join_formats(verb.formats))))
}

/// Writes to stdout. A reader that went away is no failure: it has read all that it wanted.
pub(crate) fn to_stdout(render: impl FnOnce(&mut dyn Write) -> std::io::Result<()>) -> Result<(), Error> {
    to_stream(std::io::stdout().lock(), render)
}

/// Writes to stderr; nothing can be done where that fails.
pub(crate) fn to_stderr(text: &str) {
    let _nobody_listens = to_stream(std::io::stderr().lock(), |writer| writer.write_all(text.as_bytes()));
}

fn to_stream(stream: impl Write, render: impl FnOnce(&mut dyn Write) -> std::io::Result<()>) -> Result<(), Error> {
    match write_all(stream, render) {
        Err(cause) if cause.kind() == ErrorKind::BrokenPipe => Ok(()),
        Err(cause) => Err(Error::unavailable("cannot-write", "cannot write to stdout").caused_by(cause)),
        Ok(()) => Ok(()),
    }
}

fn write_all(to: impl Write, render: impl FnOnce(&mut dyn Write) -> std::io::Result<()>) -> std::io::Result<()> {
    let mut writer = BufWriter::with_capacity(1 << 16, to);
    let written = render(&mut writer).and_then(|()| writer.flush());
    // What is left in the buffer would be written again on drop, and fail again.
    let (_written_to, _rest) = writer.into_parts();
    written
}
