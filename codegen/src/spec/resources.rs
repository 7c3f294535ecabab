//! `resources/*.yaml`: a resource, its properties, its operations and their examples.

use schemars::JsonSchema;
use serde::{Deserialize, Deserializer};

use super::{Json, OneOrMany, Property, Scalar, element};
use crate::source::{Map, Sp};

element! {
    /// A kind of resource: where it stands, its properties and its operations.
    pub struct ResourceFile {
        /// Its name, in `snake_case`.
        pub resource: Sp<String>,
        /// Other names that people look for.
        #[serde(default)]
        pub aliases: OneOrMany<String>,
        /// The resource that it lives in; left out: the service's root.
        pub parent: Option<Sp<String>>,
        /// Its step of the path; left out: the root itself.
        pub segment: Option<Sp<String>>,
        /// How a single one is addressed: `name` (an id or a rid), `rid` (a rid only) or `none` (not at all).
        pub id: Option<Sp<IdKind>>,
        /// The resource type in signatures; default: the segment.
        pub signs: Option<Sp<String>>,
        /// Only so many bytes of the rid are signed.
        pub rid_bytes: Option<Sp<u16>>,
        /// The array in the envelope of its feed.
        pub feed: Option<Sp<String>>,
        /// Free-form JSON: answers are not decoded to a type.
        #[serde(default)]
        pub free: bool,
        /// Whether members that we do not know are kept.
        #[serde(default)]
        pub open: bool,
        /// The properties by their names on the wire.
        #[serde(default)]
        pub properties: Map<Property>,
        /// The operations by their names, in `snake_case`.
        #[serde(default)]
        pub operations: Map<Operation>,
    }
}

/// How a single resource is addressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum IdKind {
    /// By its id or its rid.
    Name,
    /// By its rid alone.
    Rid,
    /// Not at all.
    None,
}

element! {
    /// An operation.
    pub struct Operation {
        /// Another operation of this file: every field that is not given here is taken from it, but `docs`, `reference`,
        /// `examples` and `role`.
        pub like: Option<Sp<String>>,
        /// Its number among the operations of the REST reference: `OP-14`.
        pub reference: Option<Sp<String>>,
        /// The verb of HTTP.
        pub verb: Option<Sp<Verb>>,
        /// What it addresses: the `feed` or an `item`.
        pub on: Option<Sp<On>>,
        /// What it does to the service's state.
        pub effect: Option<Sp<Effect>>,
        /// For what the core or the emulator needs it, if they do.
        pub role: Option<Sp<String>>,
        /// Headers that are arguments; on the wire they tell operations apart.
        pub requires: Option<Vec<Sp<String>>>,
        /// Optional headers: setters. `$group` names a group.
        pub headers: Option<Vec<Sp<String>>>,
        /// Headers with a fixed value: they tell operations apart.
        pub sends: Option<Map<Sp<Scalar>>>,
        /// The body, as one argument: `json`, `json[]`, `bytes` or a type expression.
        pub body: Option<Sp<String>>,
        /// The type of whose properties the body is made; `resource` is that of the resource.
        pub fields: Option<Sp<String>>,
        /// The media type of the body; `header`: what the required header `content_type` says. Default: `application/json`.
        pub content_type: Option<Sp<String>>,
        /// The statuses of success, and what their body holds: `none`, `json`, `bytes`, `resource`, `feed` or a type expression.
        pub ok: Option<Map<Sp<String>>>,
        /// Failures beyond those that its effect implies.
        pub fails: Option<Vec<Sp<String>>>,
        /// Response headers beyond those that any response carries. `$group` names a group.
        pub returns: Option<Vec<Sp<String>>>,
        /// How its pages follow one another.
        pub pages: Option<Pages>,
        /// How much may be in one request, if its body is a list of operations.
        pub batch: Option<Batch>,
        /// Of a feed of a free-form resource: the structure that its rows are.
        pub rows: Option<Sp<String>>,
        /// The method that carries out any number of it: of an operation that reads one item, or of one whose body is a list of
        /// operations on any partition keys of one range.
        pub many: Option<Many>,
        /// Its examples: each is a test of the client and the first is shown in its documentation.
        #[serde(default)]
        pub examples: Vec<Example>,
    }
}

/// A verb of HTTP.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "UPPERCASE")]
pub enum Verb {
    /// `GET`
    Get,
    /// `HEAD`
    Head,
    /// `POST`
    Post,
    /// `PUT`
    Put,
    /// `PATCH`
    Patch,
    /// `DELETE`
    Delete,
}

impl Verb {
    /// As HTTP writes it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Verb::Get => "GET",
            Verb::Head => "HEAD",
            Verb::Post => "POST",
            Verb::Put => "PUT",
            Verb::Patch => "PATCH",
            Verb::Delete => "DELETE",
        }
    }
}

/// What an operation addresses.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum On {
    /// The feed of the resources of one parent.
    Feed,
    /// A single resource.
    Item,
}

/// What an operation does to the service's state.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Effect {
    /// Nothing.
    Read,
    /// Makes something new.
    Create,
    /// Makes something new or replaces it.
    Upsert,
    /// Replaces something.
    Replace,
    /// Changes a part of something.
    Patch,
    /// Removes something.
    Delete,
    /// Runs something that may do anything.
    Execute,
}

/// How pages follow one another.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Pages {
    /// The response header that names the next page.
    pub next: Sp<String>,
    /// The request header that asks for it.
    pub resume: Sp<String>,
    /// The status that ends the pages; left out: they end where `next` is absent.
    pub until: Option<Sp<u16>>,
    /// Whether the client can put the pages of all partitions together: as a query is planned, see the role `query_plan`; where `until`
    /// ends them, as a feed that goes on.
    #[serde(default)]
    pub merged: bool,
}

/// How much may be in one request that is made of several operations.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Batch {
    /// How many operations.
    pub operations: Sp<u32>,
    /// How many bytes of body.
    pub bytes: Sp<u32>,
}

/// A method that carries out any number of an operation.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Many {
    /// Its name, in `snake_case`.
    pub method: Sp<String>,
    /// Markdown; may have an example.
    pub docs: Sp<String>,
}

/// A request and its response.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Example {
    /// Its name, in `kebab-case`, unique in the file.
    pub name: Sp<String>,
    /// Markdown.
    pub docs: Option<Sp<String>>,
    /// The version that it is of.
    pub version: Sp<String>,
    /// What the ids of the path are: `name` (default) or `rid`.
    pub by: Option<Sp<By>>,
    /// The path, with its leading `/`, not encoded.
    pub path: Sp<String>,
    /// The request.
    #[serde(default)]
    pub send: Request,
    /// The response.
    pub get: Answer,
}

/// What the ids of a path are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum By {
    /// Ids that users gave.
    Name,
    /// Ids that the service gave.
    Rid,
}

/// The request of an example.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Request {
    /// The headers by their names in code, with their texts on the wire.
    #[serde(default)]
    pub headers: Map<Sp<Scalar>>,
    /// The body, if it is JSON.
    #[serde(default, deserialize_with = "given")]
    pub body: Option<Sp<Json>>,
    /// The body, if it is bytes.
    pub text: Option<Sp<String>>,
}

/// The response of an example.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Answer {
    /// The HTTP status.
    pub status: Sp<u16>,
    /// The headers by their names in code, with their texts on the wire.
    #[serde(default)]
    pub headers: Map<Sp<Scalar>>,
    /// The body, if it is JSON.
    #[serde(default, deserialize_with = "given")]
    pub body: Option<Sp<Json>>,
    /// The body, if it is bytes.
    pub text: Option<Sp<String>>,
}

/// `body: null` is a body, unlike no `body` at all.
fn given<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Sp<Json>>, D::Error> {
    Sp::deserialize(deserializer).map(Some)
}
