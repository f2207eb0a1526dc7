//! Any texts as the layers of the configuration: the user's file, the project's, and the value of a variable, with zeros
//! between them. The module that reads them belongs to the executable, so that it is taken in by its path.
#![no_main]

use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use config::{Fault, Folders, Layers, Sources, Trust};
use libfuzzer_sys::fuzz_target;
use skep_kit::Environment;

#[allow(dead_code, unused_imports, reason = "the executable uses more of it")]
#[path = "../../src/config/mod.rs"]
mod config;

/// As in the executable.
mod help {
    pub(crate) const ENVIRONMENT: &[(&str, &str)] = &[("SKEP_FORMAT", ""), ("SKEP_<TABLE>__<KEY>", "")];
}

/// As in the executable, as far as it is asked here.
mod render {
    use std::path::Path;

    pub(crate) fn relative(path: &Path, folder: &Path) -> String {
        path.strip_prefix(folder).unwrap_or(path).display().to_string()
    }
}

static FOLDER: LazyLock<tempfile::TempDir> = LazyLock::new(|| tempfile::tempdir().expect("there is a place for files"));

/// Writes a layer's file, where there is one.
fn file(name: &str, text: Option<&str>) -> Option<PathBuf> {
    let path = FOLDER.path().join(name);
    std::fs::write(&path, text?).expect("the file can be written");
    Some(path)
}

fn told(layers: &Layers) -> Vec<String> {
    layers.faults.iter().map(|fault| format!("{:?}", fault.to_finding())).collect()
}

/// What is pointed at is there, and something is said of it.
fn is_sound(fault: &Fault, texts: &[&str]) {
    let error = fault.clone().into_error();
    assert!(!error.message.is_empty(), "an error without words");
    if let Some(excerpt) = &error.excerpt {
        let lines = texts.iter().map(|text| text.split('\n').count() as u32).max().unwrap_or_default();
        assert!(1 <= excerpt.line && excerpt.line <= lines, "line {} of {lines}", excerpt.line);
        assert!(excerpt.column >= 1 && excerpt.end_column > excerpt.column, "{excerpt:?}");
    }
}

fuzz_target!(|text: &str| {
    let texts: Vec<&str> = text.splitn(3, '\0').collect();
    let variable = texts.get(2).map(|value| ("SKEP_MEM__MAX".into(), value.into()));
    let environment: Environment = variable.into_iter().collect();
    let folder: &Path = FOLDER.path();
    let sources = Sources {
        project: file("skep.toml", texts.first().copied()),
        user: file("user.toml", texts.get(1).copied()),
        variables: &environment,
        environment: &environment,
        trust: Trust::Nobody,
        families: &[&skep_cmd_mem::FAMILY],
        folders: Folders { here: folder, base: folder },
    };
    let layers = Layers::read(&sources);
    assert_eq!(told(&layers), told(&Layers::read(&sources)), "another answer");
    layers.faults.iter().for_each(|fault| is_sound(fault, &texts));
    // What is in order can be used: each layer alone was taken, and so they are together.
    match config::load(&sources) {
        Ok(config) => {
            assert!(layers.faults.is_empty(), "a fault that nobody hears of");
            let _gate = config.gate("mem");
        }
        Err(error) => assert!(!layers.faults.is_empty(), "{error:?}"),
    }
});
