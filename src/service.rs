//! The tables: what the specification says of the service, as static data.
//!
//! The generated crate holds one [`Service`] with everything in it, over all API versions. The core reads from it how to address,
//! sign, retry and decode an operation; the emulator builds its router from the same value. Neither names a header, a path or a
//! status by hand.

use std::fmt;

use crate::version::ApiVersion;

/// The API versions that have a thing: from `since`, up to but not including `until`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Range {
    /// The first version that has it; `None`: all from the first.
    pub since: Option<ApiVersion>,
    /// The first version that no longer has it.
    pub until: Option<ApiVersion>,
}

impl Range {
    /// Every version.
    pub const ALL: Range = Range { since: None, until: None };

    /// Whether `version` lies in the range.
    #[must_use]
    pub fn contains(&self, version: ApiVersion) -> bool {
        self.since.is_none_or(|since| since <= version) && self.until.is_none_or(|until| version < until)
    }
}

impl fmt::Display for Range {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.since, self.until) {
            (None, None) => f.write_str("every version"),
            (Some(since), None) => write!(f, "{since} or later"),
            (None, Some(until)) => write!(f, "a version before {until}"),
            (Some(since), Some(until)) => write!(f, "{since} or later, and before {until}"),
        }
    }
}

/// The whole specification of a service.
#[derive(Debug)]
pub struct Service {
    /// The service's name.
    pub title: &'static str,
    /// The version that a client speaks unless told otherwise.
    pub default_version: ApiVersion,
    /// Every API version, the oldest first.
    pub versions: &'static [VersionInfo],
    /// Every header.
    pub headers: &'static [&'static Header],
    /// Every status and sub-status.
    pub statuses: &'static [&'static Status],
    /// Every structure of the wire.
    pub types: &'static [&'static Type],
    /// Every resource, parents before their children.
    pub resources: &'static [&'static Resource],
    /// Every operation, resource by resource.
    pub operations: &'static [&'static Operation],
    /// The headers that any request may carry.
    pub request_headers: &'static [&'static Header],
    /// The headers that any response may carry.
    pub response_headers: &'static [&'static Header],
}

impl Service {
    /// The first operation that the specification marks with `role`.
    #[must_use]
    pub fn role(&self, role: &str) -> Option<&'static Operation> {
        self.operations.iter().copied().find(|operation| operation.role == Some(role))
    }

    /// The operation of this name, such as `read_document`.
    #[must_use]
    pub fn operation(&self, name: &str) -> Option<&'static Operation> {
        self.operations.iter().copied().find(|operation| operation.name == name)
    }

    /// The resource of this name, such as `document`.
    #[must_use]
    pub fn resource(&self, name: &str) -> Option<&'static Resource> {
        self.resources.iter().copied().find(|resource| resource.name == name)
    }

    /// The header of this name in code, such as `partition_key`.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&'static Header> {
        self.headers.iter().copied().find(|header| header.name == name)
    }

    /// The status of this name, such as `conflict`.
    #[must_use]
    pub fn status(&self, name: &str) -> Option<&'static Status> {
        self.statuses.iter().copied().find(|status| status.name == name)
    }

    /// What is known of a version.
    #[must_use]
    pub fn version(&self, version: ApiVersion) -> Option<&'static VersionInfo> {
        self.versions.iter().find(|info| info.version == version)
    }
}

/// An API version.
#[derive(Debug)]
pub struct VersionInfo {
    /// The version.
    pub version: ApiVersion,
    /// What it brought.
    pub docs: &'static str,
    /// Whether the reference lists it.
    pub published: bool,
    /// When the service stopped to accept it, as a date.
    pub retired: Option<&'static str>,
}

/// A header of requests, responses or both.
#[derive(Debug)]
pub struct Header {
    /// Its name in code.
    pub name: &'static str,
    /// Its name on the wire.
    pub wire: &'static str,
    /// What its text means.
    pub kind: HeaderKind,
    /// The only value it takes, if there is just one.
    pub value: Option<&'static str>,
    /// Whether the response has no body when this is sent.
    pub drops_body: bool,
    /// Whether its value must never be shown.
    pub sensitive: bool,
    /// Whether the core writes it itself on every attempt.
    pub by_core: bool,
    /// When it is required, where that depends on more than the operation.
    pub required_when: Option<&'static str>,
    /// The versions that know it.
    pub range: Range,
}

/// What the text of a header means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum HeaderKind {
    /// Text.
    String,
    /// A whole number.
    Integer,
    /// A number with a fraction.
    Decimal,
    /// `True` or `False`, in any case.
    Boolean,
    /// A date as HTTP writes it.
    Date,
    /// JSON.
    Json,
}

/// A status, or a status with a sub-status.
#[derive(Debug)]
pub struct Status {
    /// Its name, such as `partition_key_range_gone`.
    pub name: &'static str,
    /// The HTTP status; `None`: the sub-status means the same with any.
    pub status: Option<u16>,
    /// The sub-status; `None`: any other.
    pub sub_status: Option<u32>,
    /// What it means and what to do.
    pub docs: &'static str,
    /// The effects of the operations that may answer it, besides those that name it.
    pub on: &'static [Effect],
    /// What a client does about it.
    pub retry: &'static [(Effect, Retry)],
    /// Whether the service may have carried the request out.
    pub maybe_processed: bool,
    /// Who makes it.
    pub origin: Origin,
    /// The versions that know it.
    pub range: Range,
}

impl Status {
    /// What to do when an operation of this effect fails so.
    #[must_use]
    pub fn retry(&self, effect: Effect) -> Retry {
        self.retry.iter().find(|(on, _)| *on == effect).map_or(Retry::Never, |(_, retry)| *retry)
    }
}

/// What a client does after a failure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Retry {
    /// Fail.
    Never,
    /// Wait as told, or back off, and send again.
    Wait,
    /// Send again in another region.
    Elsewhere,
    /// Send again in the region that writes, which is ahead of all others.
    WriteRegion,
    /// Read the account anew and send again.
    RefreshAccount,
    /// Read the collection anew and send again.
    RefreshCollection,
    /// Read the partition key ranges anew and send again.
    RefreshRanges,
}

/// Who makes a status.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Origin {
    /// The service.
    Service,
    /// The gateway before it.
    Gateway,
    /// A client library; never on the wire.
    Client,
}

/// What an operation does to the service's state.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
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

/// A kind of resource.
#[derive(Debug)]
pub struct Resource {
    /// Its name, such as `stored_procedure`.
    pub name: &'static str,
    /// What it lives in; `None`: the service's root.
    pub parent: Option<&'static Resource>,
    /// Its step of the path; empty: the root itself.
    pub segment: &'static str,
    /// How a single one is addressed.
    pub id: IdKind,
    /// The resource type in signatures.
    pub signs: &'static str,
    /// How many bytes of a rid are signed, where that is not all of them.
    pub rid_bytes: Option<usize>,
    /// The array in the envelope of its feed.
    pub feed: Option<&'static str>,
    /// Whether it is free-form JSON.
    pub free: bool,
    /// Its type.
    pub shape: &'static Type,
}

/// How a single resource is addressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum IdKind {
    /// By its id, or by its rid.
    Name,
    /// By its rid alone.
    Rid,
    /// Not at all.
    None,
}

/// A structure of the wire.
#[derive(Debug)]
pub struct Type {
    /// Its name in the specification.
    pub name: &'static str,
    /// Its properties, in order.
    pub properties: &'static [Property],
}

/// A property of a structure.
#[derive(Debug)]
pub struct Property {
    /// Its name on the wire.
    pub wire: &'static str,
    /// The structure that its values, or the values of its list or map, have.
    pub shape: Option<&'static Type>,
    /// How many lists or maps are around that structure.
    pub depth: u8,
    /// Its string values, where they are of an enumeration: each with the versions that know it.
    pub values: &'static [(&'static str, Range)],
    /// From which version on requests must have it.
    pub required: Option<Range>,
    /// Whether the service sets it.
    pub system: bool,
    /// Whether it is the resource's id.
    pub identity: bool,
    /// Whether its value must never be shown.
    pub sensitive: bool,
    /// The versions that know it.
    pub range: Range,
}

/// An operation.
#[derive(Debug)]
pub struct Operation {
    /// Its name, such as `create_document`.
    pub name: &'static str,
    /// Its number in the REST reference, such as `OP-14`.
    pub reference: Option<&'static str>,
    /// The HTTP method.
    pub method: http::Method,
    /// The resource it is about.
    pub resource: &'static Resource,
    /// Whether it addresses a feed or an item.
    pub on: Target,
    /// What it does to the service's state.
    pub effect: Effect,
    /// For what the core or the emulator needs it.
    pub role: Option<&'static str>,
    /// Headers that requests must carry.
    pub requires: &'static [&'static Header],
    /// Headers that requests may carry, besides those of every request.
    pub headers: &'static [&'static Header],
    /// Headers that requests carry with just this value.
    pub sends: &'static [(&'static Header, &'static str)],
    /// The body of requests.
    pub body: Body,
    /// The media type of the request's body, unless a header argument names it.
    pub content_type: Option<&'static str>,
    /// The statuses of success and what their bodies hold.
    pub ok: &'static [(u16, Content)],
    /// The failures it may answer.
    pub fails: &'static [&'static Status],
    /// Headers of its responses, besides those of every response.
    pub returns: &'static [&'static Header],
    /// How its pages follow one another.
    pub pages: Option<Paging>,
    /// How much may be in one request, if it is made of several operations.
    pub batch: Option<Batch>,
    /// The versions that have it.
    pub range: Range,
}

impl Operation {
    /// Whether it changes nothing.
    #[must_use]
    pub fn is_read(&self) -> bool {
        self.effect == Effect::Read
    }
}

/// What an operation addresses.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Target {
    /// All resources of a kind in a parent.
    Feed,
    /// A single resource.
    Item,
}

/// The body of requests.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub enum Body {
    /// None.
    None,
    /// Any JSON.
    Json,
    /// A JSON array.
    JsonArray,
    /// Bytes of any kind.
    Bytes,
    /// A JSON object of this type.
    Object(&'static Type),
}

/// What the body of a response holds.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub enum Content {
    /// Nothing.
    None,
    /// Any JSON.
    Json,
    /// Bytes of any kind.
    Bytes,
    /// The operation's resource.
    Resource,
    /// A feed of the operation's resource.
    Feed,
    /// JSON of another type.
    Other,
}

/// How pages follow one another.
#[derive(Debug)]
pub struct Paging {
    /// The response header that names the next page.
    pub next: &'static Header,
    /// The request header that asks for it.
    pub resume: &'static Header,
    /// The status that ends the pages, where the header never does.
    pub until: Option<u16>,
}

/// How much may be in one request that is made of several operations.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Batch {
    /// How many operations.
    pub operations: usize,
    /// How many bytes of body.
    pub bytes: usize,
}
