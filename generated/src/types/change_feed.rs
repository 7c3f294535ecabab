// @generated from spec/types/change_feed.yaml. Do not edit: run `cargo codegen generate`.

//! Types of the wire: change feed.

#[allow(unused_imports)]
use serde::{Deserialize, Serialize};

cosmosdb_core::string_enum! {
    #[doc = " What a change feed tells of a document that was changed."] #[doc =
    " The service takes it in any case."] pub enum ChangeFeedMode { #[doc =
    " Its latest version."] Incremental = "Incremental Feed", #[doc =
    " Every version and its removal."] #[doc = ""] #[doc =
    " Not in the REST reference; known from: SDKs."] FullFidelity = "Full-Fidelity Feed",
    #[doc = " Every version and its removal, of what the incremental feed would tell."]
    #[doc = ""] #[doc = " Not in the REST reference; known from: .NET SDK."]
    IncrementalFullFidelity = "Incremental Full-Fidelity Feed", }
}

/// A change, in the form that a request with a wire format version is answered in.
///
/// Not in the REST reference; known from: SDKs.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ChangeFeedItem {
    /// The document after the change; empty or absent where it was deleted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub current: Option<serde_json::Value>,
    /// The document before the change; where the service kept it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub previous: Option<serde_json::Value>,
    /// What happened.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub metadata: Option<crate::types::ChangeFeedMetadata>,
    /// Members that the specification does not know; they are kept when the value is sent back.
    #[serde(flatten)]
    pub extra: serde_json::Map<String, serde_json::Value>,
}

impl ChangeFeedItem {
    /// Nothing set.
    #[must_use]
    pub fn new() -> Self {
        Self {
            current: None,
            previous: None,
            metadata: None,
            extra: serde_json::Map::new(),
        }
    }

    /// The document after the change; empty or absent where it was deleted.
    #[must_use]
    pub fn current(mut self, current: impl Into<serde_json::Value>) -> Self {
        self.current = Some(current.into());
        self
    }

    /// The document before the change; where the service kept it.
    #[must_use]
    pub fn previous(mut self, previous: impl Into<serde_json::Value>) -> Self {
        self.previous = Some(previous.into());
        self
    }

    /// What happened.
    #[must_use]
    pub fn metadata(mut self, metadata: crate::types::ChangeFeedMetadata) -> Self {
        self.metadata = Some(metadata);
        self
    }
}

/// What happened to a document.
///
/// Not in the REST reference; known from: SDKs.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ChangeFeedMetadata {
    /// The kind of the change.
    ///
    /// On the wire `operationType`.
    #[serde(rename = "operationType", default, skip_serializing_if = "Option::is_none")]
    pub operation_type: Option<crate::types::WriteKind>,
    /// The number of the change within its physical partition.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lsn: Option<i64>,
    /// When the change was made; in Unix seconds.
    ///
    /// On the wire `crts`.
    #[serde(rename = "crts", default, skip_serializing_if = "Option::is_none")]
    pub conflict_resolution_timestamp: Option<i64>,
    /// The number of the change before.
    ///
    /// On the wire `previousImageLSN`.
    #[serde(
        rename = "previousImageLSN",
        default,
        skip_serializing_if = "Option::is_none"
    )]
    pub previous_image_lsn: Option<i64>,
    /// Whether the document was deleted because its time was up.
    ///
    /// On the wire `timeToLiveExpired`. Default: `false`.
    #[serde(
        rename = "timeToLiveExpired",
        default,
        skip_serializing_if = "Option::is_none"
    )]
    pub time_to_live_expired: Option<bool>,
    /// The id of a document that was deleted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// The partition key value of a document that was deleted.
    /// A list of values, or an object of names and values.
    ///
    /// On the wire `partitionKey`.
    #[serde(rename = "partitionKey", default, skip_serializing_if = "Option::is_none")]
    pub partition_key: Option<serde_json::Value>,
    /// Members that the specification does not know; they are kept when the value is sent back.
    #[serde(flatten)]
    pub extra: serde_json::Map<String, serde_json::Value>,
}

impl ChangeFeedMetadata {
    /// Nothing set.
    #[must_use]
    pub fn new() -> Self {
        Self {
            operation_type: None,
            lsn: None,
            conflict_resolution_timestamp: None,
            previous_image_lsn: None,
            time_to_live_expired: None,
            id: None,
            partition_key: None,
            extra: serde_json::Map::new(),
        }
    }

    /// The kind of the change.
    ///
    /// On the wire `operationType`.
    #[must_use]
    pub fn operation_type(mut self, operation_type: crate::types::WriteKind) -> Self {
        self.operation_type = Some(operation_type);
        self
    }

    /// The number of the change within its physical partition.
    #[must_use]
    pub fn lsn(mut self, lsn: i64) -> Self {
        self.lsn = Some(lsn);
        self
    }

    /// When the change was made; in Unix seconds.
    ///
    /// On the wire `crts`.
    #[must_use]
    pub fn conflict_resolution_timestamp(
        mut self,
        conflict_resolution_timestamp: i64,
    ) -> Self {
        self.conflict_resolution_timestamp = Some(conflict_resolution_timestamp);
        self
    }

    /// The number of the change before.
    ///
    /// On the wire `previousImageLSN`.
    #[must_use]
    pub fn previous_image_lsn(mut self, previous_image_lsn: i64) -> Self {
        self.previous_image_lsn = Some(previous_image_lsn);
        self
    }

    /// Whether the document was deleted because its time was up.
    ///
    /// On the wire `timeToLiveExpired`. Default: `false`.
    #[must_use]
    pub fn time_to_live_expired(mut self, time_to_live_expired: bool) -> Self {
        self.time_to_live_expired = Some(time_to_live_expired);
        self
    }

    /// The id of a document that was deleted.
    #[must_use]
    pub fn id(mut self, id: impl Into<String>) -> Self {
        self.id = Some(id.into());
        self
    }

    /// The partition key value of a document that was deleted.
    /// A list of values, or an object of names and values.
    ///
    /// On the wire `partitionKey`.
    #[must_use]
    pub fn partition_key(mut self, partition_key: impl Into<serde_json::Value>) -> Self {
        self.partition_key = Some(partition_key.into());
        self
    }
}

cosmosdb_core::string_enum! {
    #[doc = " What a write did to a document."] #[doc = ""] #[doc =
    " Not in the REST reference; known from: SDKs."] pub enum WriteKind { #[doc =
    " It was made."] Create = "create", #[doc = " It was replaced."] Replace = "replace",
    #[doc = " It was deleted."] Delete = "delete", }
}
