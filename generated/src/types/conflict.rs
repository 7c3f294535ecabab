// @generated from spec/types/conflict.yaml and spec/resources/conflict.yaml. Do not edit: run `cargo codegen generate`.

//! Types of the wire: conflict.

#[allow(unused_imports)]
use serde::{Deserialize, Serialize};

cosmosdb_core::string_enum! {
    #[doc = " What a write did to a document."] #[doc = ""] #[doc =
    " Not in the REST reference; known from: SDKs."] pub enum WriteKind { #[doc =
    " It was made."] Create = "create", #[doc = " It was replaced."] Replace = "replace",
    #[doc = " It was deleted."] Delete = "delete", }
}

/// The properties of a resource: conflict.
///
/// A write that lost against another one that a second region took at the same time.
/// Conflicts come up on accounts with several write regions whose collection does not resolve them by itself. Whoever
/// reads one decides: write the losing document anew, or leave the winner as it is; then delete the conflict.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ConflictProperties {
    /// The name of the conflict.
    ///
    /// Not in the REST reference; known from: SDKs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// What the losing write did.
    ///
    /// Not in the REST reference; known from: SDKs.
    ///
    /// On the wire `operationType`.
    #[serde(rename = "operationType", default, skip_serializing_if = "Option::is_none")]
    pub operation_type: Option<crate::types::WriteKind>,
    /// What it was done to, such as `document`.
    ///
    /// Not in the REST reference; known from: SDKs.
    ///
    /// On the wire `resourceType`.
    #[serde(rename = "resourceType", default, skip_serializing_if = "Option::is_none")]
    pub resource_type: Option<String>,
    /// The `_rid` of what it was done to; read the winner by it.
    ///
    /// Not in the REST reference; known from: SDKs.
    ///
    /// On the wire `resourceId`.
    #[serde(rename = "resourceId", default, skip_serializing_if = "Option::is_none")]
    pub resource_id: Option<String>,
    /// What the losing write would have left, as a string that holds JSON.
    /// Empty where it deleted.
    ///
    /// Not in the REST reference; known from: SDKs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub content: Option<String>,
    /// The number of the change within its partition.
    ///
    /// Not in the REST reference; known from: SDKs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub conflict_lsn: Option<i64>,
    /// The system id.
    ///
    /// Not in the REST reference; known from: SDKs.
    ///
    /// On the wire `_rid`.
    #[serde(rename = "_rid", default, skip_serializing_if = "Option::is_none")]
    pub rid: Option<String>,
    /// When it was last changed, in seconds since 1970.
    ///
    /// Not in the REST reference; known from: SDKs.
    ///
    /// On the wire `_ts`.
    #[serde(rename = "_ts", default, skip_serializing_if = "Option::is_none")]
    pub timestamp: Option<i64>,
    /// The path of the conflict by rids.
    ///
    /// Not in the REST reference; known from: SDKs.
    ///
    /// On the wire `_self`.
    #[serde(rename = "_self", default, skip_serializing_if = "Option::is_none")]
    pub self_link: Option<cosmosdb_core::Link>,
    /// The version of the conflict, quotes included.
    ///
    /// Not in the REST reference; known from: SDKs.
    ///
    /// On the wire `_etag`.
    #[serde(rename = "_etag", default, skip_serializing_if = "Option::is_none")]
    pub etag: Option<String>,
    /// Members that the specification does not know; they are kept when the value is sent back.
    #[serde(flatten)]
    pub extra: serde_json::Map<String, serde_json::Value>,
}

impl ConflictProperties {
    /// Nothing set.
    #[must_use]
    pub fn new() -> Self {
        Self {
            id: None,
            operation_type: None,
            resource_type: None,
            resource_id: None,
            content: None,
            conflict_lsn: None,
            rid: None,
            timestamp: None,
            self_link: None,
            etag: None,
            extra: serde_json::Map::new(),
        }
    }
}
