//! Who may depend on whom: src -> commands -> crates -> kit, and nothing but src may draw.

use std::collections::{BTreeMap, BTreeSet};

use cargo_metadata::{DependencyKind, Metadata, MetadataCommand};

/// What a package of the workspace is, by its folder.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Layer {
    Kit,
    Engine,
    Family,
    Root,
}

/// What only the root package may use, so that a command cannot draw.
const DRAWING: &[&str] = &["annotate-snippets", "anstream", "comfy-table", "indicatif", "owo-colors", "ratatui"];
/// What may be nowhere, not even behind another package: rustls with ring is the one way to TLS.
const FORBIDDEN: &[&str] = &["aws-lc-rs", "aws-lc-sys", "native-tls", "openssl", "openssl-sys"];
/// Packages that one of ours keeps to itself, so that it alone has to change with them.
const KEPT: &[(&str, &[&str])] = &[
    ("skep-source", &["ruff_python_ast", "ruff_python_parser", "ruff_text_size", "syn"]),
    ("skep-store", &["rusqlite"]),
    ("skep-host", &["procfs", "sysinfo"]),
    ("skep-metrics", &["opentelemetry-proto", "prost"]),
    ("skep-cmd-obs", &["axum"]),
];

/// Returns what the workspace's own manifests say. What lies behind other packages is not asked for: that would need the
/// packages of every platform, which a machine has not fetched.
fn metadata() -> Metadata {
    let manifest = concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.toml");
    let options = ["--locked", "--offline"].map(str::to_owned);
    MetadataCommand::new().manifest_path(manifest).no_deps().other_options(options).exec().unwrap()
}

/// Returns every package of the workspace with its layer and the names of what it uses when it is built and run.
fn packages(metadata: &Metadata) -> BTreeMap<String, (Layer, BTreeSet<String>)> {
    let root = &metadata.workspace_root;
    let layer = |folder: &str| match folder.split('/').next() {
        Some("commands") => Layer::Family,
        Some("crates") if folder == "crates/kit" => Layer::Kit,
        Some("crates") => Layer::Engine,
        _ => Layer::Root,
    };
    let packages = metadata.workspace_packages().into_iter().map(|package| {
        let folder = package.manifest_path.parent().unwrap().strip_prefix(root).unwrap();
        let used = package.dependencies.iter().filter(|dependency| dependency.kind != DependencyKind::Development);
        let used = used.map(|dependency| dependency.name.clone()).collect();
        (package.name.to_string(), (layer(folder.as_str()), used))
    });
    packages.collect()
}

#[test]
fn layers_use_only_what_lies_below() {
    let packages = packages(&metadata());
    for (name, (layer, used)) in &packages {
        for other in used {
            let Some((below, _)) = packages.get(other) else { continue };
            let allowed = match layer {
                Layer::Root => *below != Layer::Engine,
                Layer::Family => *below < Layer::Family,
                Layer::Engine => *below <= Layer::Engine,
                Layer::Kit => false,
            };
            assert!(allowed, "{name} ({layer:?}) must not use {other} ({below:?})");
        }
    }
}

#[test]
fn outer_packages_stay_where_they_belong() {
    for (name, (layer, used)) in &packages(&metadata()) {
        let uses = |list: &'static [&'static str]| list.iter().copied().find(|other| used.contains(*other));
        if *layer != Layer::Root {
            assert_eq!(uses(DRAWING), None, "{name} must not draw");
        }
        if *layer < Layer::Family {
            assert_eq!(uses(&["clap"]), None, "{name} must not know a command line");
        }
        for (keeper, kept) in KEPT.iter().filter(|(keeper, _)| keeper != name) {
            assert_eq!(uses(kept), None, "{name} must leave it to {keeper}");
        }
    }
}

#[test]
fn there_is_no_second_tls() {
    // The lock file names every package of every platform and feature.
    let lock = include_str!("../../Cargo.lock");
    let names = lock.lines().filter_map(|line| line.strip_prefix("name = \"")?.strip_suffix('"'));
    let names: BTreeSet<&str> = names.collect();
    assert!(names.contains("skep-kit"), "{names:?}");
    let found: Vec<&str> = FORBIDDEN.iter().copied().filter(|name| names.contains(name)).collect();
    assert_eq!(found, Vec::<&str>::new());
}
