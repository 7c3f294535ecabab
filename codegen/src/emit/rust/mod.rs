//! The Rust crate: everything under `src/` of what applications depend on.

mod client;
mod docs;
mod example;
mod file;
mod handle;
mod headers;
mod model;
mod operation;
mod tables;
mod tests;
mod types;

use std::collections::BTreeMap;

use crate::ir::{Api, Operation, TypeId, View};
use crate::sync::FileSet;

pub use file::format;

/// The sources of the crate at a version, below `root` (such as `generated/`); with `tests`, those of the documented examples too.
pub fn emit(view: View<'_>, root: &str, files: &mut FileSet) {
    client::emit(view, root, files);
    tables::emit(view, root, files);
    headers::emit(view, root, files);
    model::emit(view, root, files);
    handle::emit(view, root, files);
    operation::emit(view, root, files);
}

/// The documented examples as tests of the client.
pub fn emit_tests(view: View<'_>, path: &str, files: &mut FileSet) {
    tests::emit(view, path, files);
}

/// The module that a type is in: that of its file in the specification.
fn module_of(api: &Api, id: TypeId) -> String {
    let file = &api.ty(id).about.place.file;
    let stem = file.rsplit('/').next().and_then(|name| name.strip_suffix(".yaml")).unwrap_or("types");
    file::snake(stem)
}

/// The types that the version has, by module, in the order of the specification.
fn types_by_module(view: View<'_>) -> BTreeMap<String, Vec<TypeId>> {
    let mut modules: BTreeMap<String, Vec<TypeId>> = BTreeMap::new();
    for (index, ty) in view.api.types.iter().enumerate() {
        if view.has(&ty.about) && types::is_emitted(ty) {
            modules.entry(module_of(view.api, TypeId(index))).or_default().push(TypeId(index));
        }
    }
    modules
}

/// The operations that the version has.
fn operations(view: View<'_>) -> impl Iterator<Item = &Operation> {
    view.api.operations.iter().filter(move |operation| view.has(&operation.about))
}
