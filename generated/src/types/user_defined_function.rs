// @generated from spec/resources/user_defined_function.yaml. Do not edit: run `cargo codegen generate`.

//! Types of the wire: user defined function.

#[allow(unused_imports)]
use serde::{Deserialize, Serialize};

/// The properties of a resource: user defined function.
///
/// A JavaScript function that is kept in a collection, for queries to call as `udf.name(…)`.
/// It only computes: it sees its arguments, and can neither read nor change documents.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct UserDefinedFunctionProperties {
    /// The name by which queries call the function, unique in the collection; at most 255 characters.
    pub id: String,
    /// The source of the function, in JavaScript.
    pub body: String,
    /// The identifier that the service gave to the function.
    ///
    /// On the wire `_rid`.
    #[serde(rename = "_rid", default, skip_serializing_if = "Option::is_none")]
    pub rid: Option<String>,
    /// When it was last changed, in seconds since 1970.
    ///
    /// On the wire `_ts`.
    #[serde(rename = "_ts", default, skip_serializing_if = "Option::is_none")]
    pub timestamp: Option<i64>,
    /// Its path by rids.
    ///
    /// On the wire `_self`.
    #[serde(rename = "_self", default, skip_serializing_if = "Option::is_none")]
    pub self_link: Option<cosmosdb_core::Link>,
    /// Its version, quotes included.
    ///
    /// On the wire `_etag`.
    #[serde(rename = "_etag", default, skip_serializing_if = "Option::is_none")]
    pub etag: Option<String>,
    /// Members that the specification does not know; they are kept when the value is sent back.
    #[serde(flatten)]
    pub extra: serde_json::Map<String, serde_json::Value>,
}

impl UserDefinedFunctionProperties {
    /// What is required; the rest is set one by one.
    #[must_use]
    pub fn new(id: impl Into<String>, body: impl Into<String>) -> Self {
        Self {
            id: id.into(),
            body: body.into(),
            rid: None,
            timestamp: None,
            self_link: None,
            etag: None,
            extra: serde_json::Map::new(),
        }
    }
}
