// @generated from spec/types/permission.yaml and spec/resources/permission.yaml. Do not edit: run `cargo codegen generate`.

//! Types of the wire: permission.

#[allow(unused_imports)]
use serde::{Deserialize, Serialize};

cosmosdb_core::string_enum! {
    #[doc = " What a permission allows."] pub enum PermissionMode { #[doc =
    " To read and write and delete and execute."] All = "All", #[doc = " To read."] Read
    = "Read", }
}

/// The properties of a resource: permission.
///
/// What a user may do with one resource, as a token for those who must not hold the account's key.
/// An application that holds the key makes and reads permissions, and hands their tokens on; whoever sends such a token
/// as authorization may do what it grants. Every answer that holds the permission holds a new token, valid for an hour
/// unless `x-ms-documentdb-expiry-seconds` says otherwise.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct PermissionProperties {
    /// The name of the permission, unique under the user; at most 255 characters.
    pub id: String,
    /// What is allowed.
    ///
    /// On the wire `permissionMode`.
    #[serde(rename = "permissionMode")]
    pub mode: crate::types::PermissionMode,
    /// The resource that it is allowed on, with all that is below it.
    /// A collection, document, attachment, stored procedure, trigger or user-defined function, by ids or by rids.
    /// A user has at most one permission for a resource.
    pub resource: cosmosdb_core::Link,
    /// The one partition key value of the collection to which the permission is limited.
    /// Requests with its token have to name that value.
    ///
    /// Not in the REST reference; known from: SDKs.
    ///
    /// On the wire `resourcePartitionKey`.
    #[serde(
        rename = "resourcePartitionKey",
        default,
        skip_serializing_if = "Option::is_none"
    )]
    pub resource_partition_key: Option<cosmosdb_core::PartitionKey>,
    /// The token that grants the permission to whoever sends it; new in every answer.
    ///
    /// On the wire `_token`.
    #[serde(rename = "_token")]
    pub token: cosmosdb_core::ResourceToken,
    /// The identifier that the service gave to the permission.
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

impl PermissionProperties {
    /// What is required; the rest is set one by one.
    #[must_use]
    pub fn new(
        id: impl Into<String>,
        mode: crate::types::PermissionMode,
        resource: impl Into<cosmosdb_core::Link>,
        token: impl Into<cosmosdb_core::ResourceToken>,
    ) -> Self {
        Self {
            id: id.into(),
            mode,
            resource: resource.into(),
            resource_partition_key: None,
            token: token.into(),
            rid: None,
            timestamp: None,
            self_link: None,
            etag: None,
            extra: serde_json::Map::new(),
        }
    }

    /// The one partition key value of the collection to which the permission is limited.
    /// Requests with its token have to name that value.
    ///
    /// Not in the REST reference; known from: SDKs.
    ///
    /// On the wire `resourcePartitionKey`.
    #[must_use]
    pub fn resource_partition_key(
        mut self,
        resource_partition_key: impl Into<cosmosdb_core::PartitionKey>,
    ) -> Self {
        self.resource_partition_key = Some(resource_partition_key.into());
        self
    }
}
