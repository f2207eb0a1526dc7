//! Where a report goes: stdout, and files that are written whole or not at all.

use std::fs::{File, OpenOptions};
use std::io::{BufWriter, ErrorKind, Write};
use std::path::{Path, PathBuf};

use skep_kit::{Error, Format, Verb, join_formats};
use tempfile::{Builder, NamedTempFile};

use crate::cli::OutputTarget;

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

impl Output {
    /// Opens it.
    pub(crate) fn open(target: &OutputTarget, folder: &Path) -> Result<Self, Error> {
        let path = folder.join(&target.file);
        let shown = target.file.display().to_string();
        let failed = |cause: std::io::Error| {
            Error::usage("cannot-write", format!("cannot write `{shown}`")).about(&shown).caused_by(cause)
        };
        // Behind a symbolic link it is the file that is replaced, not the link.
        let path = path.canonicalize().unwrap_or(path);
        let file = match path.metadata() {
            Ok(metadata) if metadata.is_dir() => {
                let error = Error::usage("cannot-write", format!("`{shown}` is a folder")).about(&shown);
                return Err(error.hint(format!("name a file in it: --output {}:{shown}/report", target.format)));
            }
            Ok(metadata) if !metadata.is_file() => {
                Sink::Direct(OpenOptions::new().write(true).open(&path).map_err(failed)?)
            }
            Ok(_) | Err(_) => Sink::Temporary(temporary_beside(&path).map_err(failed)?),
        };
        Ok(Self { format: target.format, path, file })
    }

    /// Writes what `render` makes, then gives the file its name.
    pub(crate) fn write(self, render: impl FnOnce(&mut dyn Write) -> std::io::Result<()>) -> Result<(), Error> {
        let shown = self.path.display().to_string();
        let failed = |cause: std::io::Error| {
            Error::unavailable("cannot-write", format!("cannot write `{shown}`")).about(&shown).caused_by(cause)
        };
        match self.file {
            Sink::Direct(file) => {
                let mut writer = BufWriter::new(file);
                render(&mut writer).and_then(|()| writer.flush()).map_err(failed)
            }
            Sink::Temporary(file) => {
                let mut writer = BufWriter::new(file);
                render(&mut writer).map_err(failed)?;
                let file = writer.into_inner().map_err(|error| failed(error.into_error()))?;
                file.persist(&self.path).map_err(|error| failed(error.error))?;
                Ok(())
            }
        }
    }
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
    let mut writer = BufWriter::with_capacity(1 << 16, stream);
    let written = render(&mut writer).and_then(|()| writer.flush());
    // What is left in the buffer would be written again on drop, and fail again.
    let (_stream, _rest) = writer.into_parts();
    match written {
        Err(cause) if cause.kind() == ErrorKind::BrokenPipe => Ok(()),
        Err(cause) => Err(Error::unavailable("cannot-write", "cannot write to stdout").caused_by(cause)),
        Ok(()) => Ok(()),
    }
}
