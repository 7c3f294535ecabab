//! The API after every decision: what renderers quote.
//!
//! Names are resolved to indices into the arenas of [`Api`], `like` is expanded, groups are flattened, ranges are inherited, retry
//! classes are spelt out effect by effect. Nothing here is selected: a [`View`] tells what of it a version has.

mod about;
mod operation;
mod types;
mod version;
mod wire;

use indexmap::IndexMap;

pub use about::{About, Deprecated, Name, Place, Quirk};
pub use operation::{Body, Content, ContentType, Effect, Example, ExampleBody, IdKind, Many, Operation, Pages, Resource, Step};
pub use types::{EnumValue, Form, Property, Type, TypeRef, Variant};
pub use version::{Range, Version, VersionInfo, View};
pub use wire::{Header, Origin, Retry, Status};

/// The whole API, over all its versions.
#[derive(Debug, Clone)]
pub struct Api {
    /// The service's name.
    pub title: String,
    /// Markdown.
    pub docs: String,
    /// The endpoint, with `{account}` in it.
    pub endpoint: String,
    /// The version of the crate in `generated/`.
    pub default: Version,
    /// Every version, the oldest first.
    pub versions: Vec<VersionInfo>,
    /// The kinds of authorization token.
    pub authorization: IndexMap<String, AuthorizationKind>,
    /// Headers that any request may carry.
    pub requests: Vec<HeaderId>,
    /// Headers that any response may carry.
    pub responses: Vec<HeaderId>,
    /// The body of an error.
    pub error: TypeId,
    /// Every header, in the order of the specification.
    pub headers: Vec<Header>,
    /// Every status, in the order of the specification.
    pub statuses: Vec<Status>,
    /// Every type: those of `types/` first, then that of each resource.
    pub types: Vec<Type>,
    /// Every resource, parents before their children.
    pub resources: Vec<Resource>,
    /// Every operation, resource by resource.
    pub operations: Vec<Operation>,
    /// Where the service contradicts its reference.
    pub quirks: Vec<Quirk>,
}

impl Api {
    /// The operations of a resource, in order.
    pub fn operations_of(&self, resource: ResourceId) -> impl Iterator<Item = (OperationId, &Operation)> {
        self.operations.iter().enumerate().filter(move |(_, op)| op.resource == resource).map(|(i, op)| (OperationId(i), op))
    }

    /// Whether `ancestor` stands on the way from the root to `resource`, or is it.
    #[must_use]
    pub fn is_within(&self, resource: ResourceId, ancestor: ResourceId) -> bool {
        let mut at = Some(resource);
        while let Some(id) = at {
            if id == ancestor {
                return true;
            }
            at = self.resource(id).parent;
        }
        false
    }
}

/// A kind of authorization token.
#[derive(Debug, Clone)]
pub struct AuthorizationKind {
    /// Markdown.
    pub docs: String,
    /// The version of the token, as it is sent.
    pub version: String,
}

macro_rules! ids {
    ($($(#[$doc:meta])* $id:ident => $field:ident: $item:ident, $get:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $id(pub usize);

        impl Api {
            /// What the index stands for.
            #[must_use]
            #[allow(clippy::indexing_slicing, reason = "indices are made by `lower`, for this very arena")]
            pub fn $get(&self, id: $id) -> &$item {
                &self.$field[id.0]
            }
        }
    )*};
}

ids! {
    /// Index of a header.
    HeaderId => headers: Header, header;
    /// Index of a status.
    StatusId => statuses: Status, status;
    /// Index of a type.
    TypeId => types: Type, ty;
    /// Index of a resource.
    ResourceId => resources: Resource, resource;
    /// Index of an operation.
    OperationId => operations: Operation, operation;
}
