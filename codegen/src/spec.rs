//! The form of the specification's files, as they are written.
//!
//! The fields' comments are what editors show: they become the descriptions of the JSON Schemas. There is neither `flatten` nor
//! `untagged` here, for in such types the deserializer loses the places.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::source::Sp;

mod headers;
mod json;
mod quirks;
mod resources;
mod scalar;
mod service;
mod statuses;
mod types;

pub use headers::{Direction, Group, Header, HeadersFile};
pub use json::Json;
pub use quirks::{Quirk, QuirksFile};
pub use resources::{Answer, Batch, By, Effect, Example, IdKind, Many, On, Operation, Pages, Request, ResourceFile, Verb};
pub use scalar::{OneOrMany, Scalar};
pub use service::{Authorization, ServiceFile, Version};
pub use statuses::{Action, Origin, Processed, Retry, Status, StatusesFile, Whose};
pub use types::{EnumValue, Literals, Property, Type, TypesFile, Variant};

/// A whole specification.
#[derive(Debug, Clone)]
pub struct Spec<'f> {
    /// `service.yaml`
    pub service: &'f ServiceFile,
    /// `headers.yaml`
    pub headers: &'f HeadersFile,
    /// `statuses.yaml`
    pub statuses: &'f StatusesFile,
    /// `types/*.yaml`, in the order of their names.
    pub types: Vec<&'f TypesFile>,
    /// `resources/*.yaml`, in the order of their names.
    pub resources: Vec<&'f ResourceFile>,
    /// `quirks.yaml`, if it is there.
    pub quirks: Option<&'f QuirksFile>,
}

impl<'f> Spec<'f> {
    /// The quirks by their names.
    pub fn quirks(&self) -> impl Iterator<Item = (&'f Sp<String>, &'f Quirk)> + use<'f> {
        self.quirks.into_iter().flat_map(|it| it.quirks.iter())
    }
}

/// From when on something is advised against, and what to use instead.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Deprecated {
    /// The first version that advises against it.
    pub since: Sp<String>,
    /// What to use instead.
    pub note: Sp<String>,
}

/// What every element may say of itself.
pub trait Element {
    /// Its documentation.
    fn docs(&self) -> Option<&Sp<String>>;
    /// The first version that has it.
    fn since(&self) -> Option<&Sp<String>>;
    /// The first version that no longer has it.
    fn until(&self) -> Option<&Sp<String>>;
    /// From when on it is advised against.
    fn deprecated(&self) -> Option<&Deprecated>;
    /// Who knows of it, if the REST reference does not.
    fn undocumented(&self) -> Option<&Sp<String>>;
}

/// Adds to a structure what every element may say of itself.
macro_rules! element {
    ($(#[$meta:meta])* pub struct $name:ident { $($fields:tt)* }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Default, serde::Deserialize, schemars::JsonSchema)]
        #[serde(deny_unknown_fields)]
        pub struct $name {
            /// Markdown. The first line is a sentence that ends in a full stop.
            pub docs: Option<$crate::source::Sp<String>>,
            /// The first version that has it. Left out: that of what it belongs to.
            pub since: Option<$crate::source::Sp<String>>,
            /// The first version that no longer has it.
            pub until: Option<$crate::source::Sp<String>>,
            /// From when on it is advised against, and what to use instead.
            pub deprecated: Option<$crate::spec::Deprecated>,
            /// Who tells of it, where the REST reference does not: `SDKs`, `.NET SDK`, `product articles` …
            pub undocumented: Option<$crate::source::Sp<String>>,
            $($fields)*
        }

        impl $crate::spec::Element for $name {
            fn docs(&self) -> Option<&$crate::source::Sp<String>> {
                self.docs.as_ref()
            }

            fn since(&self) -> Option<&$crate::source::Sp<String>> {
                self.since.as_ref()
            }

            fn until(&self) -> Option<&$crate::source::Sp<String>> {
                self.until.as_ref()
            }

            fn deprecated(&self) -> Option<&$crate::spec::Deprecated> {
                self.deprecated.as_ref()
            }

            fn undocumented(&self) -> Option<&$crate::source::Sp<String>> {
                self.undocumented.as_ref()
            }
        }
    };
}
use element;
