//! Gives the package's own source a number, so that what an older build has put into a cache is told from what this one
//! would. Other packages whose results are cached name this script as theirs.
#![expect(clippy::disallowed_methods, reason = "cargo speaks to build scripts through the environment")]

use std::path::{Path, PathBuf};

fn main() -> std::io::Result<()> {
    let package = PathBuf::from(std::env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default());
    let lock = package.join("../../Cargo.lock");
    let mut files = Vec::new();
    collect(&package.join("src"), &mut files)?;
    files.sort();
    // The parsers' versions stand there.
    files.extend(Some(lock).filter(|lock| lock.is_file()));
    let mut hash = Fnv::default();
    for file in &files {
        hash.add(file.strip_prefix(&package).unwrap_or(file).as_os_str().as_encoded_bytes());
        hash.add(&std::fs::read(file)?);
        println!("cargo::rerun-if-changed={}", file.display());
    }
    println!("cargo::rerun-if-changed=src");
    println!("cargo::rustc-env=SKEP_BUILD={:016x}", hash.0);
    Ok(())
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) -> std::io::Result<()> {
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            collect(&path, files)?;
        } else {
            files.push(path);
        }
    }
    Ok(())
}

/// FNV-1a, 64 bit. Source: <https://datatracker.ietf.org/doc/html/rfc9923>
struct Fnv(u64);

impl Default for Fnv {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl Fnv {
    /// Adds a part, closed by its length.
    fn add(&mut self, part: &[u8]) {
        for byte in part.iter().copied().chain((part.len() as u64).to_le_bytes()) {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
        }
    }
}
