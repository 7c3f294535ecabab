// @generated from spec/resources/user.yaml. Do not edit: run `cargo codegen generate`.

//! Types of the wire: user.

#[allow(unused_imports)]
use serde::{Deserialize, Serialize};

/// The properties of a resource: user.
///
/// Somebody to whom permissions are given in a database.
/// It is a name only, under which permissions stand; it cannot sign in. An application makes one for each of its own
/// users.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct UserProperties {
    /// The name of the user, unique in the database; at most 255 characters.
    pub id: String,
    /// The path of its permissions below its own.
    ///
    /// On the wire `_permissions`.
    #[serde(rename = "_permissions", default, skip_serializing_if = "Option::is_none")]
    pub permissions_link: Option<cosmosdb_core::Link>,
    /// The identifier that the service gave to the user.
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

impl UserProperties {
    /// What is required; the rest is set one by one.
    #[must_use]
    pub fn new(id: impl Into<String>) -> Self {
        Self {
            id: id.into(),
            permissions_link: None,
            rid: None,
            timestamp: None,
            self_link: None,
            etag: None,
            extra: serde_json::Map::new(),
        }
    }
}
