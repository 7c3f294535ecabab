//! What several tests need: the specification of the fixture and the real one, whole or with an edit.

#![allow(
    dead_code,
    missing_docs,
    unreachable_pub,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use cosmosdb_codegen::diag::{Format, Level, render};
use cosmosdb_codegen::emit::schema;
use cosmosdb_codegen::ir::{Api, Version, View};
use cosmosdb_codegen::source::Sources;
use cosmosdb_codegen::{compile, load};

/// A specification and what it comes to.
pub struct Spec {
    pub sources: Sources,
    pub api: Api,
}

impl Spec {
    pub fn view(&self) -> View<'_> {
        View { api: &self.api, version: self.api.default }
    }

    pub fn groups(&self) -> Vec<String> {
        schema::groups(&self.sources)
    }
}

/// The tests' own specification of another service.
pub fn mini() -> Spec {
    compiled(load(&mini_folder()).unwrap())
}

/// The specification that everything is made from.
pub fn real() -> Spec {
    compiled(load(&workspace().join("spec")).unwrap())
}

/// The tests' own specification with pieces of its files replaced, each `(file, old, new)`.
pub fn edited(edits: &[(&str, &str, &str)]) -> Spec {
    let sources = load(&mini_folder()).unwrap();
    let mut files: BTreeMap<String, String> = sources.iter().map(|(path, text)| (path.to_owned(), text.to_owned())).collect();
    for (file, old, new) in edits {
        let text = files.get_mut(&format!("spec/{file}")).unwrap_or_else(|| panic!("there is no {file}"));
        assert!(text.contains(old), "{file} has no {old:?}");
        *text = text.replacen(old, new, 1);
    }
    compiled(files.into())
}

fn compiled(sources: Sources) -> Spec {
    let outcome = compile(&sources);
    let errors: Vec<_> = outcome.diagnostics.iter().filter(|it| it.level == Level::Error).cloned().collect();
    let faults = render(&errors, &outcome.sources, Format::Short, false);
    Spec { api: outcome.api.unwrap_or_else(|| panic!("the specification has faults:\n{faults}")), sources }
}

pub fn version(text: &str) -> Version {
    Version::parse(text).unwrap()
}

pub fn mini_folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/mini/spec")
}

pub fn workspace() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_owned()
}

/// A copy of the specification and of all that is made of it, in a folder `repository` of its own.
pub fn copy_of_workspace() -> Copy {
    let scratch = tempfile::tempdir().unwrap();
    let root = scratch.path().join("repository");
    for folder in ["spec", "docs", "generated", "tests/tests"] {
        copy_tree(&workspace().join(folder), &root.join(folder));
    }
    Copy { root, _scratch: scratch }
}

/// See [`copy_of_workspace`]; it goes when it is dropped.
pub struct Copy {
    root: PathBuf,
    _scratch: tempfile::TempDir,
}

impl Copy {
    pub fn path(&self) -> &Path {
        &self.root
    }
}

fn copy_tree(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let to = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy_tree(&entry.path(), &to);
        } else {
            std::fs::copy(entry.path(), to).unwrap();
        }
    }
}
