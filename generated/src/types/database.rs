// @generated from spec/resources/database.yaml. Do not edit: run `cargo codegen generate`.

//! Types of the wire: database.

#[allow(unused_imports)]
use serde::{Deserialize, Serialize};

/// The properties of a resource: database.
///
/// A namespace for collections and for the users that may see them.
/// It may have throughput of its own, which up to 25 of its collections then share. It cannot be changed: only its
/// throughput can, through its offer.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct DatabaseProperties {
    /// The name of the database, unique in the account.
    /// Up to 255 characters, none of them `/`, `\`, `?` or `#`, and no space at the end.
    pub id: String,
    /// The system id; that of everything in the database begins with it.
    ///
    /// On the wire `_rid`.
    #[serde(rename = "_rid", default, skip_serializing_if = "Option::is_none")]
    pub rid: Option<String>,
    /// When it was last changed, in seconds since 1970.
    ///
    /// On the wire `_ts`.
    #[serde(rename = "_ts", default, skip_serializing_if = "Option::is_none")]
    pub timestamp: Option<i64>,
    /// The path of the database by rid, such as `dbs/CqNBAA==/`.
    ///
    /// On the wire `_self`.
    #[serde(rename = "_self", default, skip_serializing_if = "Option::is_none")]
    pub self_link: Option<cosmosdb_core::Link>,
    /// The version of the database, quotes included.
    ///
    /// On the wire `_etag`.
    #[serde(rename = "_etag", default, skip_serializing_if = "Option::is_none")]
    pub etag: Option<String>,
    /// The path of its collections below its own, `colls/`.
    ///
    /// On the wire `_colls`.
    #[serde(rename = "_colls", default, skip_serializing_if = "Option::is_none")]
    pub colls_link: Option<cosmosdb_core::Link>,
    /// The path of its users below its own, `users/`.
    ///
    /// On the wire `_users`.
    #[serde(rename = "_users", default, skip_serializing_if = "Option::is_none")]
    pub users_link: Option<cosmosdb_core::Link>,
    /// Members that the specification does not know; they are kept when the value is sent back.
    #[serde(flatten)]
    pub extra: serde_json::Map<String, serde_json::Value>,
}

impl DatabaseProperties {
    /// What is required; the rest is set one by one.
    #[must_use]
    pub fn new(id: impl Into<String>) -> Self {
        Self {
            id: id.into(),
            rid: None,
            timestamp: None,
            self_link: None,
            etag: None,
            colls_link: None,
            users_link: None,
            extra: serde_json::Map::new(),
        }
    }
}
