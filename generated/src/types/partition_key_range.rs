// @generated from spec/resources/partition_key_range.yaml. Do not edit: run `cargo codegen generate`.

//! Types of the wire: partition key range.

#[allow(unused_imports)]
use serde::{Deserialize, Serialize};

/// The properties of a resource: partition key range.
///
/// A part of a collection, by the hashes of its documents' partition keys.
/// Ranges split when a collection grows and merge when it shrinks; the service does both by itself. Queries over the
/// whole collection and readers of its change feed visit range by range.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct PartitionKeyRangeProperties {
    /// The id, as `x-ms-documentdb-partitionkeyrangeid` takes it; a number in a string that is never given out twice.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// Where the range begins, as an effective partition key in hex.
    /// Empty for the first range.
    ///
    /// On the wire `minInclusive`.
    #[serde(rename = "minInclusive", default, skip_serializing_if = "Option::is_none")]
    pub min_inclusive: Option<String>,
    /// Where the range ends, as an effective partition key in hex; the end is not in it.
    /// `FF` for the last range.
    ///
    /// On the wire `maxExclusive`.
    #[serde(rename = "maxExclusive", default, skip_serializing_if = "Option::is_none")]
    pub max_exclusive: Option<String>,
    /// The ids of all ranges that this one has come from by splits and merges; they no longer exist.
    ///
    /// Not in the REST reference; known from: SDKs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parents: Option<Vec<String>>,
    /// What the range is up to.
    ///
    /// Not in the REST reference; known from: SDKs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub status: Option<crate::types::PartitionKeyRangeStatus>,
    /// Which share of the collection's throughput the range has.
    ///
    /// Not in the REST reference; known from: SDKs.
    ///
    /// On the wire `throughputFraction`. From 0 to 1.
    #[serde(
        rename = "throughputFraction",
        default,
        skip_serializing_if = "Option::is_none"
    )]
    pub throughput_fraction: Option<f64>,
    /// Internal to the service.
    ///
    /// Not in the REST reference; known from: SDKs.
    ///
    /// On the wire `ridPrefix`.
    #[serde(rename = "ridPrefix", default, skip_serializing_if = "Option::is_none")]
    pub rid_prefix: Option<i64>,
    /// Internal to the service.
    ///
    /// Not in the REST reference; known from: SDKs.
    ///
    /// On the wire `ownedArchivalPKRangeIds`.
    #[serde(
        rename = "ownedArchivalPKRangeIds",
        default,
        skip_serializing_if = "Option::is_none"
    )]
    pub owned_archival_pk_range_ids: Option<Vec<String>>,
    /// Internal to the service.
    ///
    /// Not in the REST reference; known from: SDKs.
    ///
    /// On the wire `targetThroughput`.
    #[serde(
        rename = "targetThroughput",
        default,
        skip_serializing_if = "Option::is_none"
    )]
    pub target_throughput: Option<f64>,
    /// Internal to the service.
    ///
    /// Not in the REST reference; known from: SDKs.
    ///
    /// On the wire `_lsn`.
    #[serde(rename = "_lsn", default, skip_serializing_if = "Option::is_none")]
    pub lsn: Option<i64>,
    /// The system id.
    ///
    /// On the wire `_rid`.
    #[serde(rename = "_rid", default, skip_serializing_if = "Option::is_none")]
    pub rid: Option<String>,
    /// When it was last changed, in seconds since 1970.
    ///
    /// On the wire `_ts`.
    #[serde(rename = "_ts", default, skip_serializing_if = "Option::is_none")]
    pub timestamp: Option<i64>,
    /// The path of the range by rids.
    ///
    /// On the wire `_self`.
    #[serde(rename = "_self", default, skip_serializing_if = "Option::is_none")]
    pub self_link: Option<cosmosdb_core::Link>,
    /// The version of the range, quotes included.
    ///
    /// On the wire `_etag`.
    #[serde(rename = "_etag", default, skip_serializing_if = "Option::is_none")]
    pub etag: Option<String>,
    /// Members that the specification does not know; they are kept when the value is sent back.
    #[serde(flatten)]
    pub extra: serde_json::Map<String, serde_json::Value>,
}

impl PartitionKeyRangeProperties {
    /// Nothing set.
    #[must_use]
    pub fn new() -> Self {
        Self {
            id: None,
            min_inclusive: None,
            max_exclusive: None,
            parents: None,
            status: None,
            throughput_fraction: None,
            rid_prefix: None,
            owned_archival_pk_range_ids: None,
            target_throughput: None,
            lsn: None,
            rid: None,
            timestamp: None,
            self_link: None,
            etag: None,
            extra: serde_json::Map::new(),
        }
    }
}
