//! `headers.yaml`: every header once, and the named groups of headers.

use schemars::JsonSchema;
use serde::Deserialize;

use super::{OneOrMany, Scalar, element};
use crate::source::{Map, Sp};

/// Every header once, and the named groups of headers.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct HeadersFile {
    /// The headers by their names in code, in `snake_case`.
    pub headers: Map<Header>,
    /// Headers that go together, by the name that `$name` refers to.
    #[serde(default)]
    pub groups: Map<Group>,
}

element! {
    /// A header of requests, of responses or of both.
    pub struct Header {
        /// The name on the wire, as it is written there.
        pub wire: Sp<String>,
        /// Who carries it: `request` (default), `response` or `both`.
        #[serde(rename = "in")]
        pub direction: Option<Sp<Direction>>,
        /// A type expression; default: `string`.
        #[serde(rename = "type")]
        pub ty: Option<Sp<String>>,
        /// The only value it takes; then its setter has no argument.
        pub value: Option<Sp<String>>,
        /// What holds when it is not sent.
        pub default: Option<Sp<Scalar>>,
        /// The least value.
        pub min: Option<Sp<f64>>,
        /// The greatest value.
        pub max: Option<Sp<f64>>,
        /// Whether the response has no body when it is sent.
        #[serde(default)]
        pub drops_body: bool,
        /// Whether its value must never be shown.
        #[serde(default)]
        pub sensitive: bool,
        /// Whether the core writes it on every attempt; then no operation may use it.
        #[serde(default)]
        pub by_core: bool,
        /// When it is required, where that depends on more than the operation; then it never decides a route.
        pub required_when: Option<Sp<String>>,
        /// What other clients or today's product names call it.
        #[serde(default)]
        pub aliases: OneOrMany<String>,
    }
}

/// Who carries a header.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    /// Requests.
    Request,
    /// Responses.
    Response,
    /// Requests and responses.
    Both,
}

/// Headers that go together.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Group {
    /// Markdown. The first line is a sentence that ends in a full stop.
    pub docs: Option<Sp<String>>,
    /// The names of the headers.
    pub headers: Vec<Sp<String>>,
}
