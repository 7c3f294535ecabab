//! Resources, their operations and the examples of these.

use serde_json::Value;

use super::{About, HeaderId, Name, Place, ResourceId, StatusId, TypeId, TypeRef, Version};

/// A kind of resource.
#[derive(Debug, Clone)]
pub struct Resource {
    /// Its name.
    pub name: Name,
    /// What all elements have.
    pub about: About,
    /// Other names that people look for.
    pub aliases: Vec<String>,
    /// What it lives in.
    pub parent: Option<ResourceId>,
    /// Its step of the path; empty: the root itself.
    pub segment: String,
    /// How a single one is addressed.
    pub id: IdKind,
    /// The resource type in signatures.
    pub signs: String,
    /// How many bytes of a rid are signed.
    pub rid_bytes: Option<usize>,
    /// The array in the envelope of its feed.
    pub feed: Option<String>,
    /// Whether it is free-form JSON.
    pub free: bool,
    /// Its type.
    pub ty: TypeId,
}

/// How a single resource is addressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum IdKind {
    /// By its id or its rid.
    Name,
    /// By its rid alone.
    Rid,
    /// Not at all.
    None,
}

/// An operation.
#[derive(Debug, Clone)]
pub struct Operation {
    /// Its name.
    pub name: Name,
    /// What all elements have.
    pub about: About,
    /// Its number in the REST reference.
    pub reference: Option<String>,
    /// The resource it is about.
    pub resource: ResourceId,
    /// `POST`
    pub verb: String,
    /// Whether it addresses an item; else a feed.
    pub on_item: bool,
    /// The path from the root.
    pub path: Vec<Step>,
    /// What it does to the service's state.
    pub effect: Effect,
    /// For what the core or the emulator needs it.
    pub role: Option<String>,
    /// Headers that are arguments, in order.
    pub requires: Vec<HeaderId>,
    /// Optional headers, groups flattened, without those of `Api::requests`.
    pub headers: Vec<HeaderId>,
    /// Headers with a fixed value.
    pub sends: Vec<(HeaderId, String)>,
    /// The body of requests.
    pub body: Body,
    /// Its media type.
    pub content_type: ContentType,
    /// The statuses of success.
    pub ok: Vec<(u16, Content)>,
    /// Every failure: those that its effect implies and those it names, in the order of the statuses.
    pub fails: Vec<StatusId>,
    /// Response headers, groups flattened, without those of `Api::responses`.
    pub returns: Vec<HeaderId>,
    /// How its pages follow one another.
    pub pages: Option<Pages>,
    /// How many operations may be in one request, and how many bytes of body they may be.
    pub batch: Option<(u32, u32)>,
    /// The structure that the rows of its feed are, if they are not the resource.
    pub rows: Option<TypeId>,
    /// The method that carries out any number of it.
    pub many: Option<Many>,
    /// Its examples, at least one.
    pub examples: Vec<Example>,
}

/// What an operation does to the service's state.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
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

impl Effect {
    /// Every effect.
    pub const ALL: [Effect; 7] =
        [Effect::Read, Effect::Create, Effect::Upsert, Effect::Replace, Effect::Patch, Effect::Delete, Effect::Execute];

    /// As the specification writes it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Effect::Read => "read",
            Effect::Create => "create",
            Effect::Upsert => "upsert",
            Effect::Replace => "replace",
            Effect::Patch => "patch",
            Effect::Delete => "delete",
            Effect::Execute => "execute",
        }
    }
}

/// A step of a path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// `dbs`; may hold several segments, `operations/partitionkeydelete`.
    Literal(String),
    /// The id of a resource.
    Id(ResourceId),
}

/// The body of requests.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Body {
    /// None.
    None,
    /// The whole body is one argument: any JSON, `json[]`, bytes, or a value of a type.
    Whole(TypeRef),
    /// It is made of the properties of a structure.
    Fields(TypeId),
}

/// The media type of a request's body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ContentType {
    /// No body.
    None,
    /// Always this.
    Fixed(String),
    /// What the header argument `content_type` says.
    FromHeader,
}

/// What the body of a response holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Content {
    /// Nothing.
    None,
    /// Any JSON.
    Json,
    /// Bytes.
    Bytes,
    /// The operation's resource.
    Resource,
    /// A feed of the operation's resource.
    Feed,
    /// A value of a type.
    Type(TypeRef),
}

/// How pages follow one another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pages {
    /// The response header that names the next page.
    pub next: HeaderId,
    /// The request header that asks for it.
    pub resume: HeaderId,
    /// The status that ends the pages.
    pub until: Option<u16>,
    /// Whether the client can put the pages of all partitions together.
    pub merged: bool,
}

/// A method that carries out any number of an operation.
#[derive(Debug, Clone)]
pub struct Many {
    /// Its name.
    pub method: Name,
    /// Markdown.
    pub docs: String,
}

/// An example of an operation.
#[derive(Debug, Clone)]
pub struct Example {
    /// Its name, unique in its file.
    pub name: String,
    /// Markdown, may be empty.
    pub docs: String,
    /// Where it stands.
    pub place: Place,
    /// The version it is of.
    pub version: Version,
    /// Whether the ids of its path are rids.
    pub by_rid: bool,
    /// Its path as written, not encoded, with the leading `/`.
    pub path: String,
    /// The ids in the path, in order.
    pub ids: Vec<String>,
    /// The request's headers with their text on the wire.
    pub send_headers: Vec<(HeaderId, String)>,
    /// The request's body.
    pub send_body: Option<ExampleBody>,
    /// The response's status.
    pub status: u16,
    /// The response's headers with their text on the wire.
    pub get_headers: Vec<(HeaderId, String)>,
    /// The response's body.
    pub get_body: Option<ExampleBody>,
}

/// A body of an example.
#[derive(Debug, Clone, PartialEq)]
pub enum ExampleBody {
    /// JSON.
    Json(Value),
    /// Bytes, as text.
    Text(String),
}
