//! What the fuzzer kept of `skep.toml`, once more and as a plain test. `fuzz/README.md` says where it comes from.

use skep_kit::Environment;

use super::*;
use crate::families::FAMILIES;

#[test]
fn the_corpus_of_configurations_holds() {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/corpus/config");
    let files: Vec<_> = std::fs::read_dir(corpus).unwrap().map(|entry| entry.unwrap().path()).collect();
    assert!(files.len() > 10, "the corpus is gone");
    let folder = tempfile::tempdir().unwrap();
    let project = folder.path().join("skep.toml");
    let environment = Environment::default();
    for file in files {
        let text = std::fs::read_to_string(&file).unwrap();
        // The target parts the layers with a zero; the project's is the first.
        let text = text.split('\0').next().unwrap_or_default();
        std::fs::write(&project, text).unwrap();
        let sources = Sources {
            user: None,
            project: Some(project.clone()),
            variables: &environment,
            environment: &environment,
            trust: Trust::Nobody,
            families: FAMILIES,
            folders: Folders { here: folder.path(), base: folder.path() },
        };
        let layers = Layers::read(&sources);
        assert_eq!(load(&sources).is_ok(), layers.faults.is_empty(), "{file:?}");
        for error in layers.faults.into_iter().map(Fault::into_error) {
            assert!(!error.message.is_empty(), "{file:?}");
            let lines = text.split('\n').count() as u32;
            let is_there = |line, column, end| (1..=lines).contains(&line) && 1 <= column && column < end;
            let excerpt = error.excerpt;
            assert!(excerpt.is_none_or(|at| is_there(at.line, at.column, at.end_column)), "{file:?}");
        }
    }
}
