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

/// A change of a document: what it was and what became of it.
/// For want of a document `current` may be `{}`.
///
/// Not in the REST reference; known from: SDKs.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(bound(deserialize = "T: serde::de::DeserializeOwned"))]
#[non_exhaustive]
pub struct Change<T = serde_json::Value> {
    /// The document after the change; none where it was removed.
    #[serde(
        default,
        skip_serializing_if = "Option::is_none",
        deserialize_with = "cosmosdb_core::own"
    )]
    pub current: Option<T>,
    /// The document before the change, where it was replaced or removed and the service has kept it.
    #[serde(
        default,
        skip_serializing_if = "Option::is_none",
        deserialize_with = "cosmosdb_core::own"
    )]
    pub previous: Option<T>,
    /// How and when it was changed.
    pub metadata: crate::types::ChangeMetadata,
}

impl<T> Change<T> {
    /// What is required; the rest is set one by one.
    #[must_use]
    pub fn new(metadata: crate::types::ChangeMetadata) -> Self {
        Self {
            current: None,
            previous: None,
            metadata,
        }
    }

    /// The document after the change; none where it was removed.
    #[must_use]
    pub fn current(mut self, current: T) -> Self {
        self.current = Some(current);
        self
    }

    /// The document before the change, where it was replaced or removed and the service has kept it.
    #[must_use]
    pub fn previous(mut self, previous: T) -> Self {
        self.previous = Some(previous);
        self
    }
}

/// What happened to a document.
///
/// Not in the REST reference; known from: SDKs.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ChangeMetadata {
    /// What was done to the document.
    ///
    /// On the wire `operationType`.
    #[serde(rename = "operationType")]
    pub operation_type: crate::types::ChangeOperation,
    /// The number of the change within its partition.
    pub lsn: i64,
    /// When it was made, in seconds since 1970; of changes that met in different regions it decides which one wins.
    ///
    /// On the wire `crts`.
    #[serde(rename = "crts", default, skip_serializing_if = "Option::is_none")]
    pub timestamp: Option<i64>,
    /// The number of the change before it of the same document.
    ///
    /// On the wire `previousImageLSN`.
    #[serde(
        rename = "previousImageLSN",
        default,
        skip_serializing_if = "Option::is_none"
    )]
    pub previous_image_lsn: Option<i64>,
    /// Whether it was removed because its time was over.
    ///
    /// On the wire `timeToLiveExpired`.
    #[serde(
        rename = "timeToLiveExpired",
        default,
        skip_serializing_if = "Option::is_none"
    )]
    pub time_to_live_expired: Option<bool>,
    /// The id of the document; where it was removed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// The partition key value of the document; where it was removed.
    ///
    /// On the wire `partitionKey`.
    #[serde(rename = "partitionKey", default, skip_serializing_if = "Option::is_none")]
    pub partition_key: Option<cosmosdb_core::PartitionKey>,
    /// Members that the specification does not know; they are kept when the value is sent back.
    #[serde(flatten)]
    pub extra: serde_json::Map<String, serde_json::Value>,
}

impl ChangeMetadata {
    /// What is required; the rest is set one by one.
    #[must_use]
    pub fn new(operation_type: crate::types::ChangeOperation, lsn: i64) -> Self {
        Self {
            operation_type,
            lsn,
            timestamp: None,
            previous_image_lsn: None,
            time_to_live_expired: None,
            id: None,
            partition_key: None,
            extra: serde_json::Map::new(),
        }
    }

    /// When it was made, in seconds since 1970; of changes that met in different regions it decides which one wins.
    ///
    /// On the wire `crts`.
    #[must_use]
    pub fn timestamp(mut self, timestamp: i64) -> Self {
        self.timestamp = Some(timestamp);
        self
    }

    /// The number of the change before it of the same document.
    ///
    /// On the wire `previousImageLSN`.
    #[must_use]
    pub fn previous_image_lsn(mut self, previous_image_lsn: i64) -> Self {
        self.previous_image_lsn = Some(previous_image_lsn);
        self
    }

    /// Whether it was removed because its time was over.
    ///
    /// On the wire `timeToLiveExpired`.
    #[must_use]
    pub fn time_to_live_expired(mut self, time_to_live_expired: bool) -> Self {
        self.time_to_live_expired = Some(time_to_live_expired);
        self
    }

    /// The id of the document; where it was removed.
    #[must_use]
    pub fn id(mut self, id: impl Into<String>) -> Self {
        self.id = Some(id.into());
        self
    }

    /// The partition key value of the document; where it was removed.
    ///
    /// On the wire `partitionKey`.
    #[must_use]
    pub fn partition_key(
        mut self,
        partition_key: impl Into<cosmosdb_core::PartitionKey>,
    ) -> Self {
        self.partition_key = Some(partition_key.into());
        self
    }
}

cosmosdb_core::string_enum! {
    #[doc = " What was done to a document."] #[doc = ""] #[doc =
    " Not in the REST reference; known from: SDKs."] pub enum ChangeOperation { #[doc =
    " It was created."] Create = "create", #[doc =
    " It was replaced or changed in part."] Replace = "replace", #[doc =
    " It was deleted or its time was over."] Delete = "delete", }
}
