//! Which projects' files the user trusts. A file is trusted as it was when the user said so: by its place and by a hash
//! of all that it says, so that whoever changes it has to ask again.

use std::io::Write as _;
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use skep_kit::{Environment, Error, UserFolder};

/// The name of the file in the user's state.
const FILE_NAME: &str = "trust.json";
/// The number of the file's format.
const VERSION: u32 = 1;

/// What the user trusts.
#[derive(Debug)]
pub(crate) struct TrustStore {
    file: PathBuf,
    records: Vec<Record>,
}

/// One file that the user trusts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Record {
    /// The file, absolute and without symbolic links.
    pub path: PathBuf,
    /// `sha256:` and the hash of what it said, in hexadecimal.
    pub hash: String,
    /// When the user said so, RFC 3339 in UTC.
    #[schemars(with = "String")]
    pub trusted_at: Timestamp,
}

/// The file as it is written.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Stored {
    version: u32,
    trusted: Vec<Record>,
}

impl TrustStore {
    /// Reads what the user trusts; a file that is not there trusts nothing.
    ///
    /// # Errors
    /// No folder for the user's state, or a file that cannot be read or is not one that skep wrote.
    pub(crate) fn open(environment: &Environment) -> Result<Self, Error> {
        let Some(folder) = environment.user_folder(UserFolder::State) else {
            let error = Error::unavailable("no-state-folder", "cannot tell where to remember what you trust");
            return Err(error.hint("set HOME, or XDG_STATE_HOME to an absolute path; --trust trusts for one run"));
        };
        let file = folder.join(FILE_NAME);
        let shown = file.display().to_string();
        let failed = || {
            let error = Error::unavailable("bad-trust", format!("cannot read `{shown}`, so nothing is trusted"));
            error.about(&shown).hint(format!("remove it, and trust again what you trust: rm {shown}"))
        };
        let text = match file.metadata() {
            Err(cause) if cause.kind() == std::io::ErrorKind::NotFound => {
                return Ok(Self { file, records: Vec::new() });
            }
            Ok(found) if found.is_file() => {
                std::fs::read_to_string(&file).map_err(|cause| failed().caused_by(cause))?
            }
            Ok(_) => return Err(failed().caused_by("it is no regular file")),
            Err(cause) => return Err(failed().caused_by(cause)),
        };
        let stored: Stored = serde_json::from_str(&text).map_err(|cause| failed().caused_by(cause))?;
        if stored.version != VERSION {
            let version = stored.version;
            return Err(failed().caused_by(format!("its format has the number {version}; this skep knows {VERSION}")));
        }
        Ok(Self { file, records: stored.trusted })
    }

    /// Tells whether the user trusts the file at `path`, which says `text`.
    pub(crate) fn trusts(&self, path: &Path, text: &str) -> bool {
        let Ok(path) = path.canonicalize() else { return false };
        self.records.iter().any(|record| record.path == path && record.hash == hash(text))
    }

    /// Returns what the user trusts, by path.
    pub(crate) fn records(&self) -> &[Record] {
        &self.records
    }

    /// Notes that the user trusts the file at `path`, absolute and without symbolic links, as long as it says `text`.
    pub(crate) fn trust(&mut self, path: &Path, text: &str, now: Timestamp) -> Record {
        let record = Record { path: path.to_owned(), hash: hash(text), trusted_at: now };
        self.revoke(path);
        self.records.push(record.clone());
        self.records.sort_by(|one, other| one.path.cmp(&other.path));
        record
    }

    /// Forgets the file at `path`; tells whether the user trusted it, in whatever words.
    pub(crate) fn revoke(&mut self, path: &Path) -> bool {
        let before = self.records.len();
        self.records.retain(|record| record.path != path);
        self.records.len() < before
    }

    /// Writes what the user trusts, whole or not at all, for nobody else to read or to write.
    ///
    /// # Errors
    /// A folder that cannot be written to, or a path that is no text.
    pub(crate) fn save(&self) -> Result<(), Error> {
        let shown = self.file.display().to_string();
        self.write().map_err(|cause| {
            Error::unavailable("cannot-write", format!("cannot write `{shown}`")).about(&shown).caused_by(cause)
        })
    }

    fn write(&self) -> std::io::Result<()> {
        let folder = self.file.parent().unwrap_or(Path::new("."));
        super::private_folder(folder)?;
        let stored = Stored { version: VERSION, trusted: self.records.clone() };
        // A temporary file is its owner's alone, and keeps that under its last name.
        let mut file = tempfile::Builder::new().prefix(".skep-").suffix(".tmp").tempfile_in(folder)?;
        serde_json::to_writer_pretty(&mut file, &stored)?;
        file.write_all(b"\n")?;
        file.as_file().sync_all()?;
        file.persist(&self.file).map_err(|error| error.error)?;
        Ok(())
    }
}

/// Returns the hash of what a file says.
pub(crate) fn hash(text: &str) -> String {
    let digest = Sha256::digest(text.as_bytes());
    let hexadecimal: String = digest.iter().map(|byte| format!("{byte:02x}")).collect();
    format!("sha256:{hexadecimal}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn environment(folder: &Path) -> Environment {
        [("XDG_STATE_HOME".into(), folder.as_os_str().to_owned())].into_iter().collect()
    }

    /// Source: FIPS 180-2, appendix B.1.
    #[test]
    fn the_hash_is_the_standards() {
        let expected = "sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        assert_eq!(hash("abc"), expected);
    }

    #[test]
    fn trust_is_of_a_place_and_of_what_stands_there() {
        let folder = tempfile::tempdir().unwrap();
        let environment = environment(folder.path());
        let (file, other) = (folder.path().join("skep.toml"), folder.path().join("other.toml"));
        std::fs::write(&file, "a").unwrap();
        std::fs::write(&other, "a").unwrap();
        let (file, other) = (file.canonicalize().unwrap(), other.canonicalize().unwrap());
        let mut store = TrustStore::open(&environment).unwrap();
        assert!(!store.trusts(&file, "a"));
        store.trust(&file, "a", Timestamp::UNIX_EPOCH);
        store.save().unwrap();
        let mut store = TrustStore::open(&environment).unwrap();
        assert!(store.trusts(&file, "a") && !store.trusts(&file, "b") && !store.trusts(&other, "a"));
        assert!(store.revoke(&file) && !store.revoke(&file) && !store.trusts(&file, "a"));
    }

    #[test]
    #[cfg(unix)]
    fn nobody_else_may_read_or_write_it() {
        use std::os::unix::fs::PermissionsExt as _;
        let folder = tempfile::tempdir().unwrap();
        let mut store = TrustStore::open(&environment(folder.path())).unwrap();
        store.trust(Path::new("/a"), "a", Timestamp::UNIX_EPOCH);
        store.save().unwrap();
        let mode = |path: &str| folder.path().join(path).metadata().unwrap().permissions().mode() & 0o777;
        assert_eq!((mode("skep"), mode("skep/trust.json")), (0o700, 0o600));
    }

    #[test]
    fn what_skep_did_not_write_trusts_nothing() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir(folder.path().join("skep")).unwrap();
        for text in ["", "{}", "[", "{\"version\":2,\"trusted\":[]}"] {
            std::fs::write(folder.path().join("skep/trust.json"), text).unwrap();
            let error = TrustStore::open(&environment(folder.path())).unwrap_err();
            assert_eq!((error.code, error.hints.len()), ("bad-trust", 1), "{text}");
        }
        assert_eq!(TrustStore::open(&Environment::default()).unwrap_err().code, "no-state-folder");
    }
}
