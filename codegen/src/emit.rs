//! The outputs: each renders what the API is at a version, and decides nothing.

mod example;
pub mod markdown;
pub mod openapi;
pub mod rust;
pub mod schema;

use clap::ValueEnum;

use crate::ir::View;
use crate::sync::FileSet;

/// A kind of output.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, ValueEnum)]
pub enum Output {
    /// The client.
    Rust,
    /// The OpenAPI document.
    Openapi,
    /// The reference for people.
    Markdown,
    /// The JSON Schemas of the specification's files.
    Schema,
    /// What is known of the released versions.
    Lock,
}

impl Output {
    /// Every kind.
    pub const ALL: [Output; 5] = [Output::Rust, Output::Openapi, Output::Markdown, Output::Schema, Output::Lock];

    /// How the paths of its files begin.
    #[must_use]
    pub fn prefixes(self) -> &'static [&'static str] {
        match self {
            Output::Rust => &[CRATE, TESTS],
            Output::Openapi => &[openapi::PATH],
            Output::Markdown => &[markdown::FOLDER],
            Output::Schema => &[schema::FOLDER],
            Output::Lock => &[crate::lock::PATH],
        }
    }
}

/// The folder of the emitted crate.
pub const CRATE: &str = "generated/";

/// The documented examples as tests.
pub const TESTS: &str = "tests/tests/examples/main.rs";

/// The files of some outputs; the lock is none of them, since it is made of what it was before.
#[must_use]
pub fn emit(view: View<'_>, groups: &[String], outputs: &[Output]) -> FileSet {
    let mut files = FileSet::new();
    for output in outputs {
        match output {
            Output::Rust => {
                rust::emit(view, CRATE, &mut files);
                rust::emit_tests(view, TESTS, &mut files);
            }
            Output::Openapi => openapi::emit(view, &mut files),
            Output::Markdown => markdown::emit(view, &mut files),
            Output::Schema => schema::emit(view.api, groups, &mut files),
            Output::Lock => {}
        }
    }
    files
}
