//! Files: that they are there, new enough, large enough, and what they should hold. What is no regular file is never
//! opened: a pipe would keep the opener waiting.

use std::fs::{File as OpenFile, Metadata, OpenOptions};
use std::io::{self, BufReader, Read};
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::Path;
use std::time::{Duration, Instant};

use jiff::Timestamp;
use rustix::fs::OFlags;
use serde::de::IgnoredAny;
use skep_kit::{Severity, describe_io};

use crate::newest;
use crate::trace::length;
use crate::verdict::Grade;
use crate::world::Asker;
use crate::{Content, Failure, Fault, File};

/// A file may seem to be changed so far in the future: file systems and clocks differ a little.
const SLACK: Duration = Duration::from_secs(2);
/// The system's error for links that lead in a circle.
const LINKS_IN_A_CIRCLE: i32 = 40;

/// Looks at a file until `until`. Blocks.
pub(crate) fn look(asker: &Asker, file: &File, until: Instant) -> Result<Option<Grade>, Failure> {
    let path = asker.world.path(&file.path);
    let (path, shown) = if newest::is_glob(&file.path) {
        let found = newest::find(&path, || asker.world.steady() >= until).map_err(|why| why.failure(&file.path))?;
        let shown = below(&found, &asker.world.base);
        asker.trace.lock().measured.path = Some(shown.clone());
        (found, shown)
    } else {
        (path, file.path.clone())
    };
    let metadata = path.metadata().map_err(|error| unreadable(&error, &shown))?;
    asker.trace.lock().measured.size_bytes = metadata.is_file().then_some(metadata.len());
    check_size(file, &metadata, &shown)?;
    let grade = check_age(asker, file, (&metadata, &shown))?;
    match file.content {
        Content::Any => {}
        Content::Json => check_json(asker, (&path, &shown), until)?,
    }
    Ok(grade)
}

/// Returns a path as it is below the base, with `/`.
fn below(path: &Path, base: &Path) -> String {
    path.strip_prefix(base).unwrap_or(path).display().to_string()
}

/// Returns what it means that a file cannot be looked at or read.
pub(crate) fn unreadable(error: &io::Error, shown: &str) -> Failure {
    if error.raw_os_error() == Some(LINKS_IN_A_CIRCLE) {
        return Failure::new(Fault::Unreadable, format!("{shown} is a link that leads back to itself"));
    }
    match error.kind() {
        io::ErrorKind::NotFound => Failure::new(Fault::NotFound, format!("there is no {shown}")),
        io::ErrorKind::PermissionDenied => {
            Failure::new(Fault::Permission, format!("this process may not look at {shown}"))
        }
        io::ErrorKind::NotADirectory => {
            Failure::new(Fault::NotFound, format!("there is no {shown}: a part of its path is no folder"))
        }
        _ => Failure::new(Fault::Unreadable, format!("{shown} cannot be read: {}", describe_io(error))),
    }
}

fn check_size(file: &File, metadata: &Metadata, shown: &str) -> Result<(), Failure> {
    let wants_content = file.min_size.is_some() || file.content != Content::Any;
    if wants_content && !metadata.is_file() {
        return Err(Failure::new(Fault::Unreadable, format!("{shown} is no regular file")));
    }
    match file.min_size {
        Some(least) if metadata.len() < least => {
            let size = metadata.len();
            Err(Failure::new(Fault::Assertion, format!("{shown} has {size} bytes, at least {least} should be there")))
        }
        Some(_) | None => Ok(()),
    }
}

fn check_age(asker: &Asker, file: &File, (metadata, shown): (&Metadata, &str)) -> Result<Option<Grade>, Failure> {
    let modified = metadata.modified().map_err(|error| unreadable(&error, shown))?;
    let wants_age = file.max_age.is_some() || file.warn_age.is_some();
    let Ok(modified) = Timestamp::try_from(modified) else {
        let failure = Failure::new(Fault::Clock, format!("when {shown} was changed lies outside of all time"));
        return if wants_age { Err(failure) } else { Ok(None) };
    };
    let age = asker.world.now().duration_since(modified);
    let ahead = Duration::try_from(-age).unwrap_or_default();
    if ahead > SLACK {
        let message = format!("{shown} was changed {} in the future", length(ahead));
        let failure = Failure::new(Fault::Clock, message).hint("was the clock set back?");
        return if wants_age { Err(failure) } else { Ok(None) };
    }
    let age = Duration::try_from(age).unwrap_or_default();
    asker.trace.lock().measured.age_seconds = Some(age.as_secs_f64());
    let older_than = |limit: Option<skep_kit::Period>| limit.filter(|limit| age > limit.get());
    let message = |limit: skep_kit::Period| format!("{shown} was last changed {} ago, more than {limit}", length(age));
    if let Some(limit) = older_than(file.max_age) {
        return Err(Failure::new(Fault::Stale, message(limit)));
    }
    let grade = |limit| Grade { severity: Severity::Medium, failure: Failure::new(Fault::Stale, message(limit)) };
    Ok(older_than(file.warn_age).map(grade))
}

fn check_json(asker: &Asker, (path, shown): (&Path, &str), until: Instant) -> Result<(), Failure> {
    let opened = open(path).map_err(|error| unreadable(&error, shown))?;
    let reader = BufReader::with_capacity(64 * 1024, Bounded { inner: opened, asker, until, torn: Vec::new() });
    match serde_json::from_reader::<_, IgnoredAny>(reader) {
        Ok(IgnoredAny) => Ok(()),
        Err(error) if error.io_error_kind() == Some(io::ErrorKind::TimedOut) => {
            Err(Failure::new(Fault::Timeout, format!("{shown} could not be read to its end in time")))
        }
        Err(error) if error.io_error_kind() == Some(io::ErrorKind::InvalidData) => {
            Err(Failure::new(Fault::Assertion, format!("{shown} is no JSON: it is not UTF-8")))
        }
        Err(error) if error.is_io() => Err(unreadable(&error.into(), shown)),
        Err(error) => {
            Err(Failure::new(Fault::Assertion, format!("{shown} is no JSON: {}", error.to_string().to_lowercase())))
        }
    }
}

/// Opens a regular file, and never waits for a pipe that took its place a moment ago.
fn open(path: &Path) -> io::Result<OpenFile> {
    let flags = i32::try_from(OFlags::NONBLOCK.bits()).unwrap_or_default();
    let opened = OpenOptions::new().read(true).custom_flags(flags).open(path)?;
    if opened.metadata()?.is_file() { Ok(opened) } else { Err(io::Error::other("it is no regular file")) }
}

/// Reads text until the time is over: a file may be larger than anybody wants to read.
struct Bounded<'a> {
    inner: OpenFile,
    asker: &'a Asker,
    until: Instant,
    /// The beginning of a letter whose end is still to come.
    torn: Vec<u8>,
}

impl Read for Bounded<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.asker.world.steady() >= self.until {
            return Err(io::ErrorKind::TimedOut.into());
        }
        let read = self.inner.read(buffer)?;
        self.check(buffer.get(..read).unwrap_or_default())?;
        Ok(read)
    }
}

impl Bounded<'_> {
    /// Checks that what was read is UTF-8, which whoever skips over a text does not.
    fn check(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.torn.extend_from_slice(bytes);
        let valid = match std::str::from_utf8(&self.torn) {
            Ok(text) => text.len(),
            Err(error) if error.error_len().is_none() && !bytes.is_empty() => error.valid_up_to(),
            Err(_) => return Err(io::ErrorKind::InvalidData.into()),
        };
        self.torn.drain(..valid);
        Ok(())
    }
}

impl newest::NotFound {
    fn failure(self, shown: &str) -> Failure {
        match self {
            Self::NoMatch => Failure::new(Fault::NotFound, format!("no file matches {shown}")),
            Self::BadGlob(why) => Failure::new(Fault::Config, format!("`{shown}` is no glob: {why}")),
            Self::TimeOver => Failure::new(Fault::Timeout, format!("the files of {shown} could not be read in time")),
            Self::Denied(folder) => {
                Failure::new(Fault::Permission, format!("this process may not look into {}", folder.display()))
            }
        }
    }
}
