// @generated from spec/resources/document.yaml. Do not edit: run `cargo codegen generate`.

//! Types of the wire: document.

#[allow(unused_imports)]
use serde::{Deserialize, Serialize};

/// The properties of a resource: document.
///
/// A JSON object in a collection.
/// Its id is unique among the documents of one partition key value; the two together name it. Beside the properties that
/// are told here it has whatever it was written with. It may take up to 2 MB.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct DocumentProperties {
    /// The name of the document, unique among those of its partition key value.
    /// Up to 255 characters, says the reference; the service takes 1,023 bytes. Avoid `/`, `\`, `?` and `#`: a path by
    /// ids cannot hold them.
    pub id: String,
    /// How long the document lives after its last change, in seconds; -1: for ever.
    /// It counts only in a collection that has `defaultTtl`.
    ///
    /// Not in the REST reference; known from: SDKs.
    ///
    /// From -1 to 2147483647.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ttl: Option<i64>,
    /// The system id; that of its attachments begins with it.
    ///
    /// On the wire `_rid`.
    #[serde(rename = "_rid", default, skip_serializing_if = "Option::is_none")]
    pub rid: Option<String>,
    /// When it was last changed, in seconds since 1970.
    ///
    /// On the wire `_ts`.
    #[serde(rename = "_ts", default, skip_serializing_if = "Option::is_none")]
    pub timestamp: Option<i64>,
    /// The path of the document by rids.
    ///
    /// On the wire `_self`.
    #[serde(rename = "_self", default, skip_serializing_if = "Option::is_none")]
    pub self_link: Option<cosmosdb_core::Link>,
    /// The version of the document, quotes included.
    ///
    /// On the wire `_etag`.
    #[serde(rename = "_etag", default, skip_serializing_if = "Option::is_none")]
    pub etag: Option<String>,
    /// The path of its attachments below its own, `attachments/`.
    ///
    /// On the wire `_attachments`.
    #[serde(rename = "_attachments", default, skip_serializing_if = "Option::is_none")]
    pub attachments_link: Option<cosmosdb_core::Link>,
    /// The number of the change within its partition; only in a change feed.
    ///
    /// Not in the REST reference; known from: .NET SDK.
    ///
    /// On the wire `_lsn`.
    #[serde(rename = "_lsn", default, skip_serializing_if = "Option::is_none")]
    pub lsn: Option<i64>,
    /// Members that the specification does not know; they are kept when the value is sent back.
    #[serde(flatten)]
    pub extra: serde_json::Map<String, serde_json::Value>,
}

impl DocumentProperties {
    /// What is required; the rest is set one by one.
    #[must_use]
    pub fn new(id: impl Into<String>) -> Self {
        Self {
            id: id.into(),
            ttl: None,
            rid: None,
            timestamp: None,
            self_link: None,
            etag: None,
            attachments_link: None,
            lsn: None,
            extra: serde_json::Map::new(),
        }
    }

    /// How long the document lives after its last change, in seconds; -1: for ever.
    /// It counts only in a collection that has `defaultTtl`.
    ///
    /// Not in the REST reference; known from: SDKs.
    ///
    /// From -1 to 2147483647.
    #[must_use]
    pub fn ttl(mut self, ttl: i64) -> Self {
        self.ttl = Some(ttl);
        self
    }
}
