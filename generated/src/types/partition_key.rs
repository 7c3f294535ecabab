// @generated from spec/types/partition_key.yaml. Do not edit: run `cargo codegen generate`.

//! Types of the wire: partition key.

#[allow(unused_imports)]
use serde::{Deserialize, Serialize};

/// How documents are shared out among partitions.
/// Set when the collection is made, and to be repeated unchanged whenever it is replaced.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct PartitionKeyDefinition {
    /// The paths to the values that decide on a document's partition.
    /// Just one, but up to three with the kind `MultiHash`. No wildcard, no `/` at the end.
    pub paths: Vec<String>,
    /// How the values decide.
    ///
    /// Default: `Hash`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<crate::types::PartitionKeyKind>,
    /// The version of the hash.
    /// 1 takes the first 100 bytes of a value into account, 2 takes 2 KB. `MultiHash` needs 2.
    ///
    /// Default: `1`. From 1 to 2.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub version: Option<i64>,
    /// The service made up the key, for a collection from the time when there were none.
    ///
    /// Not in the REST reference; known from: SDKs.
    ///
    /// On the wire `systemKey`.
    #[serde(rename = "systemKey", default, skip_serializing_if = "Option::is_none")]
    pub system_key: Option<bool>,
    /// Members that the specification does not know; they are kept when the value is sent back.
    #[serde(flatten)]
    pub extra: serde_json::Map<String, serde_json::Value>,
}

impl PartitionKeyDefinition {
    /// What is required; the rest is set one by one.
    #[must_use]
    pub fn new(paths: impl IntoIterator<Item = impl Into<String>>) -> Self {
        Self {
            paths: paths.into_iter().map(Into::into).collect(),
            kind: None,
            version: None,
            system_key: None,
            extra: serde_json::Map::new(),
        }
    }

    /// How the values decide.
    ///
    /// Default: `Hash`.
    #[must_use]
    pub fn kind(mut self, kind: crate::types::PartitionKeyKind) -> Self {
        self.kind = Some(kind);
        self
    }

    /// The version of the hash.
    /// 1 takes the first 100 bytes of a value into account, 2 takes 2 KB. `MultiHash` needs 2.
    ///
    /// Default: `1`. From 1 to 2.
    #[must_use]
    pub fn version(mut self, version: i64) -> Self {
        self.version = Some(version);
        self
    }
}

cosmosdb_core::string_enum! {
    #[doc = " How the values of a partition key decide on the partition."] pub enum
    PartitionKeyKind { #[doc = " By the hash of the value."] Hash = "Hash", #[doc =
    " By the hash of every value in turn; a hierarchical key."] #[doc = ""] #[doc =
    " Since API version 2020-07-15. Not in the REST reference; known from: SDKs."]
    MultiHash = "MultiHash", #[doc = " By the value itself; nothing for users."] #[doc =
    ""] #[doc = " Not in the REST reference; known from: .NET SDK."] Range = "Range", }
}

cosmosdb_core::string_enum! {
    #[doc = " What a partition key range is up to."] #[doc = ""] #[doc =
    " Not in the REST reference; known from: SDKs."] pub enum PartitionKeyRangeStatus {
    #[doc = " It serves requests."] Online = "online", #[doc = " It is being split."]
    Splitting = "splitting", #[doc = " It serves nobody."] Offline = "offline", #[doc =
    " It was split; its children serve requests."] Split = "split", }
}

/// What a partition key range of a collection holds.
///
/// Not in the REST reference; known from: SDKs.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct PartitionStatistics {
    /// The id of the range.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// The size of its documents and their index.
    ///
    /// On the wire `sizeInKB`.
    #[serde(rename = "sizeInKB", default, skip_serializing_if = "Option::is_none")]
    pub size_in_kb: Option<i64>,
    /// How many documents it holds.
    ///
    /// On the wire `documentCount`.
    #[serde(rename = "documentCount", default, skip_serializing_if = "Option::is_none")]
    pub document_count: Option<i64>,
    /// How many partition key values a sample of it has.
    ///
    /// On the wire `sampledDistinctPartitionKeyCount`.
    #[serde(
        rename = "sampledDistinctPartitionKeyCount",
        default,
        skip_serializing_if = "Option::is_none"
    )]
    pub sampled_distinct_partition_key_count: Option<i64>,
    /// The partition key values that hold most of it.
    ///
    /// On the wire `partitionKeys`.
    #[serde(rename = "partitionKeys", default, skip_serializing_if = "Option::is_none")]
    pub partition_keys: Option<serde_json::Value>,
    /// Members that the specification does not know; they are kept when the value is sent back.
    #[serde(flatten)]
    pub extra: serde_json::Map<String, serde_json::Value>,
}

impl PartitionStatistics {
    /// Nothing set.
    #[must_use]
    pub fn new() -> Self {
        Self {
            id: None,
            size_in_kb: None,
            document_count: None,
            sampled_distinct_partition_key_count: None,
            partition_keys: None,
            extra: serde_json::Map::new(),
        }
    }

    /// The id of the range.
    #[must_use]
    pub fn id(mut self, id: impl Into<String>) -> Self {
        self.id = Some(id.into());
        self
    }

    /// The size of its documents and their index.
    ///
    /// On the wire `sizeInKB`.
    #[must_use]
    pub fn size_in_kb(mut self, size_in_kb: i64) -> Self {
        self.size_in_kb = Some(size_in_kb);
        self
    }

    /// How many documents it holds.
    ///
    /// On the wire `documentCount`.
    #[must_use]
    pub fn document_count(mut self, document_count: i64) -> Self {
        self.document_count = Some(document_count);
        self
    }

    /// How many partition key values a sample of it has.
    ///
    /// On the wire `sampledDistinctPartitionKeyCount`.
    #[must_use]
    pub fn sampled_distinct_partition_key_count(
        mut self,
        sampled_distinct_partition_key_count: i64,
    ) -> Self {
        self.sampled_distinct_partition_key_count = Some(
            sampled_distinct_partition_key_count,
        );
        self
    }

    /// The partition key values that hold most of it.
    ///
    /// On the wire `partitionKeys`.
    #[must_use]
    pub fn partition_keys(
        mut self,
        partition_keys: impl Into<serde_json::Value>,
    ) -> Self {
        self.partition_keys = Some(partition_keys.into());
        self
    }
}
