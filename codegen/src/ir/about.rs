//! What elements of the specification say of themselves: names, documentation, where they stand.

use heck::{ToPascalCase, ToShoutySnakeCase, ToSnakeCase};

use super::{Range, Version};

/// A name in every case that is needed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Name {
    /// As the specification writes it.
    pub spec: String,
    /// `create_document`
    pub snake: String,
    /// `CreateDocument`
    pub pascal: String,
    /// `CREATE_DOCUMENT`
    pub screaming: String,
}

impl Name {
    /// The name in every case.
    #[must_use]
    pub fn new(spec: &str) -> Self {
        Self {
            spec: spec.to_owned(),
            snake: spec.to_snake_case(),
            pascal: spec.to_pascal_case(),
            screaming: spec.to_shouty_snake_case(),
        }
    }
}

/// What every element of the specification may say of itself.
#[derive(Debug, Clone, Default)]
pub struct About {
    /// Markdown.
    pub docs: String,
    /// The versions that have it: its own range within that of its parent.
    pub range: Range,
    /// From when on it is advised against, and what to use instead.
    pub deprecated: Option<Deprecated>,
    /// Who knows of it, if the REST reference does not.
    pub undocumented: Option<String>,
    /// Where it stands.
    pub place: Place,
}

/// A place in the specification.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Place {
    /// The file, relative to the workspace: `spec/headers.yaml`.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
}

/// A deprecation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Deprecated {
    /// The first version that advises against it.
    pub since: Version,
    /// What to use instead.
    pub note: String,
}

/// Where the service contradicts its reference, or the reference itself.
#[derive(Debug, Clone)]
pub struct Quirk {
    /// Its name.
    pub name: String,
    /// What it is about, such as `operation replace_collection`.
    pub about: String,
    /// What the reference says.
    pub reference: String,
    /// What the service does.
    pub service: String,
    /// Who says so.
    pub evidence: String,
    /// What we do.
    pub we: String,
    /// Where it stands.
    pub place: Place,
}
