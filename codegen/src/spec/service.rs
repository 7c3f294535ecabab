//! `service.yaml`: what holds for the whole service.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::source::{Map, Sp};

/// The service: its versions, how requests are authorized, what every request and response carries.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ServiceFile {
    /// The service's name.
    pub title: Sp<String>,
    /// Markdown. The first line is a sentence that ends in a full stop.
    pub docs: Option<Sp<String>>,
    /// The endpoint, with `{account}` in it.
    pub endpoint: Sp<String>,
    /// The version of the crate in `generated/`.
    pub default: Sp<String>,
    /// Every version, in order.
    pub versions: Map<Version>,
    /// The kinds of authorization token.
    #[serde(default)]
    pub authorization: Map<Authorization>,
    /// Headers that any request may carry; `$group` names a group.
    #[serde(default)]
    pub requests: Vec<Sp<String>>,
    /// Headers that any response may carry; `$group` names a group.
    #[serde(default)]
    pub responses: Vec<Sp<String>>,
    /// The type of an error's body.
    pub error: Sp<String>,
}

/// A version of the API.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Version {
    /// What it brought.
    pub docs: Option<Sp<String>>,
    /// Whether the REST reference lists it.
    #[serde(default)]
    pub published: bool,
    /// The date from which on the service does not accept it.
    pub retired: Option<Sp<String>>,
}

/// A kind of authorization token.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Authorization {
    /// Markdown. The first line is a sentence that ends in a full stop.
    pub docs: Option<Sp<String>>,
    /// The version of the token, as it is sent.
    pub version: Sp<String>,
}
