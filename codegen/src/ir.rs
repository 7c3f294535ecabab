//! The API after every decision: what renderers quote.
//!
//! Names are resolved to indices into the arenas of [`Api`], `like` is expanded, groups are flattened, ranges are inherited, retry
//! classes are spelt out effect by effect. Nothing here is selected: a [`View`] tells what of it a version has.

use std::fmt;

use heck::{ToPascalCase, ToShoutySnakeCase, ToSnakeCase};
use indexmap::IndexMap;
use serde_json::Value;

/// An API version, `2020-07-15`. Sorts by date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Version {
    /// The year.
    pub year: u16,
    /// The month.
    pub month: u8,
    /// The day.
    pub day: u8,
}

impl Version {
    /// Reads `2020-07-15`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split('-');
        let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
        if parts.next().is_some() || year.len() != 4 || month.len() != 2 || day.len() != 2 {
            return None;
        }
        Some(Self { year: year.parse().ok()?, month: month.parse().ok()?, day: day.parse().ok()? })
    }
}

impl fmt::Display for Version {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

/// The versions that have a thing: from `since`, up to but not including `until`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Range {
    /// The first version that has it.
    pub since: Option<Version>,
    /// The first that no longer has it.
    pub until: Option<Version>,
}

impl Range {
    /// Whether `version` lies in it.
    #[must_use]
    pub fn contains(&self, version: Version) -> bool {
        self.since.is_none_or(|since| since <= version) && self.until.is_none_or(|until| version < until)
    }
}

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

/// An API at one version.
#[derive(Debug, Clone, Copy)]
pub struct View<'a> {
    /// All of it.
    pub api: &'a Api,
    /// The version.
    pub version: Version,
}

impl View<'_> {
    /// Whether the version has it.
    #[must_use]
    pub fn has(&self, about: &About) -> bool {
        about.range.contains(self.version)
    }

    /// The deprecation that is in force at the version.
    #[must_use]
    pub fn deprecated<'b>(&self, about: &'b About) -> Option<&'b Deprecated> {
        about.deprecated.as_ref().filter(|it| it.since <= self.version)
    }

    /// Whether requests must have the property at the version.
    #[must_use]
    pub fn requires(&self, property: &Property) -> bool {
        property.required.is_some_and(|range| range.contains(self.version))
    }
}

/// An API version.
#[derive(Debug, Clone)]
pub struct VersionInfo {
    /// The version.
    pub version: Version,
    /// What it brought.
    pub docs: String,
    /// Whether the reference lists it.
    pub published: bool,
    /// When the service stopped to accept it.
    pub retired: Option<String>,
}

/// A kind of authorization token.
#[derive(Debug, Clone)]
pub struct AuthorizationKind {
    /// Markdown.
    pub docs: String,
    /// The version of the token, as it is sent.
    pub version: String,
}

/// A header.
#[derive(Debug, Clone)]
pub struct Header {
    /// Its name in code.
    pub name: Name,
    /// Its name on the wire.
    pub wire: String,
    /// What all elements have.
    pub about: About,
    /// Whether requests carry it.
    pub in_request: bool,
    /// Whether responses carry it.
    pub in_response: bool,
    /// Its type.
    pub ty: TypeRef,
    /// The only value it takes.
    pub value: Option<String>,
    /// What holds when it is not sent.
    pub default: Option<String>,
    /// The least value.
    pub min: Option<f64>,
    /// The greatest value.
    pub max: Option<f64>,
    /// Whether the response has no body when it is sent.
    pub drops_body: bool,
    /// Whether its value must never be shown.
    pub sensitive: bool,
    /// Whether the core writes it.
    pub by_core: bool,
    /// When it is required, where that depends on more than the operation.
    pub required_when: Option<String>,
    /// Other names that people look for.
    pub aliases: Vec<String>,
}

/// A status, or a status with a sub-status.
#[derive(Debug, Clone)]
pub struct Status {
    /// Its name.
    pub name: Name,
    /// What all elements have.
    pub about: About,
    /// The HTTP status; `None`: any.
    pub status: Option<u16>,
    /// The sub-status; `None`: any other.
    pub sub: Option<u32>,
    /// The effects of the operations that may answer it.
    pub on: Vec<Effect>,
    /// What a client does about it, for each effect where that is not nothing.
    pub retry: Vec<(Effect, Retry)>,
    /// Whether the service may have carried the request out.
    pub maybe_processed: bool,
    /// Who makes it.
    pub origin: Origin,
}

impl Status {
    /// Whether it says that the request was not carried out as it was meant. A sub-status that comes with any status may.
    #[must_use]
    pub fn is_failure(&self) -> bool {
        self.status.is_none_or(|status| status >= 400)
    }
}

/// Who makes a status.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// The service.
    Service,
    /// The gateway before it.
    Gateway,
    /// A client library.
    Client,
}

/// What a client does after a failure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Retry {
    /// Fail.
    Never,
    /// Wait and send again.
    Wait,
    /// Send again in another region.
    Elsewhere,
    /// Send again in the region that writes.
    WriteRegion,
    /// Read the account anew and send again.
    RefreshAccount,
    /// Read the collection anew and send again.
    RefreshCollection,
    /// Read the partition key ranges anew and send again.
    RefreshRanges,
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

/// A reference to a type.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TypeRef {
    /// Text.
    String,
    /// A whole number.
    Integer,
    /// A number.
    Decimal,
    /// A truth value.
    Boolean,
    /// A date as HTTP writes it.
    Date,
    /// Any JSON.
    Json,
    /// Bytes.
    Bytes,
    /// A type of the arena.
    Named(TypeId),
    /// A list.
    List(Box<TypeRef>),
    /// A map from strings.
    Map(Box<TypeRef>),
}

/// A type of the wire.
#[derive(Debug, Clone)]
pub struct Type {
    /// Its name; of a resource's type, that of the resource in `PascalCase`.
    pub name: Name,
    /// What all elements have.
    pub about: About,
    /// The resource whose type it is.
    pub resource: Option<ResourceId>,
    /// What it is.
    pub form: Form,
}

/// What a type is.
#[derive(Debug, Clone)]
pub enum Form {
    /// A structure.
    Struct {
        /// Its name in the core, if it is written there by hand.
        native: Option<String>,
        /// Whether members that we do not know are kept.
        open: bool,
        /// The type of the free-form resource that some of its properties hold: in its place, an application has a type of its own.
        of: Option<TypeId>,
        /// Its properties, in order.
        properties: Vec<Property>,
    },
    /// A string enum.
    Enum(Vec<EnumValue>),
    /// A union, told apart by one member.
    Union {
        /// The member's name on the wire.
        tag: String,
        /// The variants, in order.
        variants: Vec<Variant>,
    },
    /// A type that the core writes by hand.
    Native {
        /// Its name in the core.
        rust: String,
        /// Whether its values convert from JSON scalars and tuples of them.
        json_literals: bool,
        /// Its associated constant that stands for "nothing is sent".
        absent: Option<String>,
        /// As JSON Schema.
        schema: Value,
    },
    /// Another name for a type.
    Alias(TypeRef),
}

/// A value of a string enum.
#[derive(Debug, Clone)]
pub struct EnumValue {
    /// Its name in code.
    pub name: Name,
    /// Its text on the wire.
    pub wire: String,
    /// What all elements have.
    pub about: About,
}

/// A variant of a union.
#[derive(Debug, Clone)]
pub struct Variant {
    /// Its name in code.
    pub name: Name,
    /// The value of the tag on the wire.
    pub wire: String,
    /// What all elements have.
    pub about: About,
    /// What it does, if it stands for an operation of its own.
    pub effect: Option<Effect>,
    /// Its properties, in order.
    pub properties: Vec<Property>,
}

/// A property of a structure.
#[derive(Debug, Clone)]
pub struct Property {
    /// Its name in code.
    pub name: Name,
    /// Its name on the wire.
    pub wire: String,
    /// What all elements have.
    pub about: About,
    /// Its type.
    pub ty: TypeRef,
    /// The versions whose requests must have it.
    pub required: Option<Range>,
    /// What holds when it is not sent.
    pub default: Option<String>,
    /// The least value.
    pub min: Option<f64>,
    /// The greatest value.
    pub max: Option<f64>,
    /// Whether the service sets it.
    pub system: bool,
    /// Whether it is the resource's id.
    pub identity: bool,
    /// Whether its value must never be shown.
    pub sensitive: bool,
    /// The setter that adds one element of the list.
    pub each: Option<Name>,
    /// The header that an operation of its own would have in its place.
    pub header: Option<HeaderId>,
}

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
