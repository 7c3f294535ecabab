// @generated from spec/types/account.yaml and spec/resources/account.yaml. Do not edit: run `cargo codegen generate`.

//! Types of the wire: account.

#[allow(unused_imports)]
use serde::{Deserialize, Serialize};

/// A region of the account.
///
/// Not in the REST reference; known from: SDKs.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct AccountLocation {
    /// The region, such as `East US 2`.
    pub name: String,
    /// The endpoint in this region.
    ///
    /// On the wire `databaseAccountEndpoint`.
    #[serde(rename = "databaseAccountEndpoint")]
    pub database_account_endpoint: String,
    /// Members that the specification does not know; they are kept when the value is sent back.
    #[serde(flatten)]
    pub extra: serde_json::Map<String, serde_json::Value>,
}

impl AccountLocation {
    /// What is required; the rest is set one by one.
    #[must_use]
    pub fn new(
        name: impl Into<String>,
        database_account_endpoint: impl Into<String>,
    ) -> Self {
        Self {
            name: name.into(),
            database_account_endpoint: database_account_endpoint.into(),
            extra: serde_json::Map::new(),
        }
    }
}

/// How consistent reads are unless the request says otherwise.
///
/// Not in the REST reference; known from: SDKs.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ConsistencyPolicy {
    /// The level of every read.
    ///
    /// On the wire `defaultConsistencyLevel`. Default: `Session`.
    #[serde(
        rename = "defaultConsistencyLevel",
        default,
        skip_serializing_if = "Option::is_none"
    )]
    pub default_consistency_level: Option<crate::types::ConsistencyLevel>,
    /// How many versions bounded staleness may lag behind.
    ///
    /// On the wire `maxStalenessPrefix`. At least 0.
    #[serde(
        rename = "maxStalenessPrefix",
        default,
        skip_serializing_if = "Option::is_none"
    )]
    pub max_staleness_prefix: Option<i64>,
    /// How many seconds bounded staleness may lag behind.
    ///
    /// On the wire `maxIntervalInSeconds`. At least 0.
    #[serde(
        rename = "maxIntervalInSeconds",
        default,
        skip_serializing_if = "Option::is_none"
    )]
    pub max_interval_in_seconds: Option<i64>,
    /// Members that the specification does not know; they are kept when the value is sent back.
    #[serde(flatten)]
    pub extra: serde_json::Map<String, serde_json::Value>,
}

impl ConsistencyPolicy {
    /// Nothing set.
    #[must_use]
    pub fn new() -> Self {
        Self {
            default_consistency_level: None,
            max_staleness_prefix: None,
            max_interval_in_seconds: None,
            extra: serde_json::Map::new(),
        }
    }

    /// The level of every read.
    ///
    /// On the wire `defaultConsistencyLevel`. Default: `Session`.
    #[must_use]
    pub fn default_consistency_level(
        mut self,
        default_consistency_level: crate::types::ConsistencyLevel,
    ) -> Self {
        self.default_consistency_level = Some(default_consistency_level);
        self
    }

    /// How many versions bounded staleness may lag behind.
    ///
    /// On the wire `maxStalenessPrefix`. At least 0.
    #[must_use]
    pub fn max_staleness_prefix(mut self, max_staleness_prefix: i64) -> Self {
        self.max_staleness_prefix = Some(max_staleness_prefix);
        self
    }

    /// How many seconds bounded staleness may lag behind.
    ///
    /// On the wire `maxIntervalInSeconds`. At least 0.
    #[must_use]
    pub fn max_interval_in_seconds(mut self, max_interval_in_seconds: i64) -> Self {
        self.max_interval_in_seconds = Some(max_interval_in_seconds);
        self
    }
}

/// How often the data are kept in a region.
///
/// Not in the REST reference; known from: SDKs.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ReplicationPolicy {
    /// Whether replicas follow without being waited for.
    ///
    /// On the wire `asyncReplication`.
    #[serde(
        rename = "asyncReplication",
        default,
        skip_serializing_if = "Option::is_none"
    )]
    pub async_replication: Option<bool>,
    /// The fewest replicas.
    ///
    /// On the wire `minReplicaSetSize`. Default: `3`.
    #[serde(
        rename = "minReplicaSetSize",
        default,
        skip_serializing_if = "Option::is_none"
    )]
    pub min_replica_set_size: Option<i64>,
    /// The most replicas.
    ///
    /// On the wire `maxReplicasetSize`. Default: `4`.
    #[serde(
        rename = "maxReplicasetSize",
        default,
        skip_serializing_if = "Option::is_none"
    )]
    pub max_replica_set_size: Option<i64>,
    /// Members that the specification does not know; they are kept when the value is sent back.
    #[serde(flatten)]
    pub extra: serde_json::Map<String, serde_json::Value>,
}

impl ReplicationPolicy {
    /// Nothing set.
    #[must_use]
    pub fn new() -> Self {
        Self {
            async_replication: None,
            min_replica_set_size: None,
            max_replica_set_size: None,
            extra: serde_json::Map::new(),
        }
    }

    /// Whether replicas follow without being waited for.
    ///
    /// On the wire `asyncReplication`.
    #[must_use]
    pub fn async_replication(mut self, async_replication: bool) -> Self {
        self.async_replication = Some(async_replication);
        self
    }

    /// The fewest replicas.
    ///
    /// On the wire `minReplicaSetSize`. Default: `3`.
    #[must_use]
    pub fn min_replica_set_size(mut self, min_replica_set_size: i64) -> Self {
        self.min_replica_set_size = Some(min_replica_set_size);
        self
    }

    /// The most replicas.
    ///
    /// On the wire `maxReplicasetSize`. Default: `4`.
    #[must_use]
    pub fn max_replica_set_size(mut self, max_replica_set_size: i64) -> Self {
        self.max_replica_set_size = Some(max_replica_set_size);
        self
    }
}

/// How reads are shared out among replicas; of no use through the gateway.
///
/// Not in the REST reference; known from: SDKs.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ReadPolicy {
    /// The weight of the primary replica.
    ///
    /// On the wire `primaryReadCoefficient`.
    #[serde(
        rename = "primaryReadCoefficient",
        default,
        skip_serializing_if = "Option::is_none"
    )]
    pub primary_read_coefficient: Option<i64>,
    /// The weight of a secondary replica.
    ///
    /// On the wire `secondaryReadCoefficient`.
    #[serde(
        rename = "secondaryReadCoefficient",
        default,
        skip_serializing_if = "Option::is_none"
    )]
    pub secondary_read_coefficient: Option<i64>,
    /// Members that the specification does not know; they are kept when the value is sent back.
    #[serde(flatten)]
    pub extra: serde_json::Map<String, serde_json::Value>,
}

impl ReadPolicy {
    /// Nothing set.
    #[must_use]
    pub fn new() -> Self {
        Self {
            primary_read_coefficient: None,
            secondary_read_coefficient: None,
            extra: serde_json::Map::new(),
        }
    }

    /// The weight of the primary replica.
    ///
    /// On the wire `primaryReadCoefficient`.
    #[must_use]
    pub fn primary_read_coefficient(mut self, primary_read_coefficient: i64) -> Self {
        self.primary_read_coefficient = Some(primary_read_coefficient);
        self
    }

    /// The weight of a secondary replica.
    ///
    /// On the wire `secondaryReadCoefficient`.
    #[must_use]
    pub fn secondary_read_coefficient(
        mut self,
        secondary_read_coefficient: i64,
    ) -> Self {
        self.secondary_read_coefficient = Some(secondary_read_coefficient);
        self
    }
}

/// The properties of a resource: account.
///
/// The database account, at the root of the service.
/// It tells the regions that can be written to and read from, in order, and the consistency that reads have unless they
/// ask for a weaker one. The REST reference describes neither its properties nor the request.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct AccountProperties {
    /// The name of the account.
    ///
    /// Not in the REST reference; known from: SDKs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// The system id; mostly the name of the host.
    ///
    /// Not in the REST reference; known from: SDKs.
    ///
    /// On the wire `_rid`.
    #[serde(rename = "_rid", default, skip_serializing_if = "Option::is_none")]
    pub rid: Option<String>,
    /// The link of the account; empty.
    ///
    /// Not in the REST reference; known from: SDKs.
    ///
    /// On the wire `_self`.
    #[serde(rename = "_self", default, skip_serializing_if = "Option::is_none")]
    pub self_link: Option<cosmosdb_core::Link>,
    /// Changes when the account's settings change.
    ///
    /// Not in the REST reference; known from: SDKs.
    ///
    /// On the wire `_etag`.
    #[serde(rename = "_etag", default, skip_serializing_if = "Option::is_none")]
    pub etag: Option<String>,
    /// The path of the databases, `//dbs/`.
    ///
    /// Not in the REST reference; known from: SDKs.
    ///
    /// On the wire `_dbs`.
    #[serde(rename = "_dbs", default, skip_serializing_if = "Option::is_none")]
    pub dbs_link: Option<String>,
    /// The path of the media, `//media/`.
    ///
    /// Not in the REST reference; known from: SDKs.
    ///
    /// On the wire `media`.
    #[serde(rename = "media", default, skip_serializing_if = "Option::is_none")]
    pub media_link: Option<String>,
    /// The path of the replicas' addresses; of no use over HTTPS.
    ///
    /// Not in the REST reference; known from: SDKs.
    ///
    /// On the wire `addresses`.
    #[serde(rename = "addresses", default, skip_serializing_if = "Option::is_none")]
    pub addresses_link: Option<String>,
    /// The regions that take writes, in order.
    /// The first is the hub: with a single write region it takes every write, with several it takes the metadata's.
    ///
    /// Not in the REST reference; known from: SDKs.
    ///
    /// On the wire `writableLocations`.
    #[serde(
        rename = "writableLocations",
        default,
        skip_serializing_if = "Option::is_none"
    )]
    pub writable_locations: Option<Vec<crate::types::AccountLocation>>,
    /// The regions that can be read from, in the order of failover; the write regions are among them.
    ///
    /// Not in the REST reference; known from: SDKs.
    ///
    /// On the wire `readableLocations`.
    #[serde(
        rename = "readableLocations",
        default,
        skip_serializing_if = "Option::is_none"
    )]
    pub readable_locations: Option<Vec<crate::types::AccountLocation>>,
    /// The write regions' endpoints of the second gateway; only there if the request asked for them.
    ///
    /// Not in the REST reference; known from: SDKs.
    ///
    /// On the wire `thinClientWritableLocations`.
    #[serde(
        rename = "thinClientWritableLocations",
        default,
        skip_serializing_if = "Option::is_none"
    )]
    pub thin_client_writable_locations: Option<Vec<crate::types::AccountLocation>>,
    /// The read regions' endpoints of the second gateway; only there if the request asked for them.
    ///
    /// Not in the REST reference; known from: SDKs.
    ///
    /// On the wire `thinClientReadableLocations`.
    #[serde(
        rename = "thinClientReadableLocations",
        default,
        skip_serializing_if = "Option::is_none"
    )]
    pub thin_client_readable_locations: Option<Vec<crate::types::AccountLocation>>,
    /// Whether several regions take writes.
    /// A client must then send `x-ms-cosmos-allow-tentative-writes` to be allowed to write to any but the first.
    ///
    /// Not in the REST reference; known from: SDKs.
    ///
    /// On the wire `enableMultipleWriteLocations`. Default: `false`.
    #[serde(
        rename = "enableMultipleWriteLocations",
        default,
        skip_serializing_if = "Option::is_none"
    )]
    pub enable_multiple_write_locations: Option<bool>,
    /// The consistency of reads that name none.
    ///
    /// Not in the REST reference; known from: SDKs.
    ///
    /// On the wire `userConsistencyPolicy`.
    #[serde(
        rename = "userConsistencyPolicy",
        default,
        skip_serializing_if = "Option::is_none"
    )]
    pub user_consistency_policy: Option<crate::types::ConsistencyPolicy>,
    /// How many replicas hold the account's data.
    ///
    /// Not in the REST reference; known from: SDKs.
    ///
    /// On the wire `userReplicationPolicy`.
    #[serde(
        rename = "userReplicationPolicy",
        default,
        skip_serializing_if = "Option::is_none"
    )]
    pub user_replication_policy: Option<crate::types::ReplicationPolicy>,
    /// How many replicas hold the service's own data on the account.
    ///
    /// Not in the REST reference; known from: SDKs.
    ///
    /// On the wire `systemReplicationPolicy`.
    #[serde(
        rename = "systemReplicationPolicy",
        default,
        skip_serializing_if = "Option::is_none"
    )]
    pub system_replication_policy: Option<crate::types::ReplicationPolicy>,
    /// How reads are spread over replicas; of no use over HTTPS.
    ///
    /// Not in the REST reference; known from: SDKs.
    ///
    /// On the wire `readPolicy`.
    #[serde(rename = "readPolicy", default, skip_serializing_if = "Option::is_none")]
    pub read_policy: Option<crate::types::ReadPolicy>,
    /// The limits and switches of the query engine, as a string that holds JSON.
    /// A client needs but one of its members: `clientDisableOptimisticDirectExecution`.
    ///
    /// Not in the REST reference; known from: SDKs.
    ///
    /// On the wire `queryEngineConfiguration`.
    #[serde(
        rename = "queryEngineConfiguration",
        default,
        skip_serializing_if = "Option::is_none"
    )]
    pub query_engine_configuration: Option<String>,
    /// Whether the account is backed up continuously; the change feed of all versions and deletes needs that.
    ///
    /// Not in the REST reference; known from: SDKs.
    ///
    /// On the wire `continuousBackupEnabled`.
    #[serde(
        rename = "continuousBackupEnabled",
        default,
        skip_serializing_if = "Option::is_none"
    )]
    pub continuous_backup_enabled: Option<bool>,
    /// Whether a write waits for several regions.
    ///
    /// Not in the REST reference; known from: SDKs.
    ///
    /// On the wire `enableNRegionSynchronousCommit`.
    #[serde(
        rename = "enableNRegionSynchronousCommit",
        default,
        skip_serializing_if = "Option::is_none"
    )]
    pub enable_n_region_synchronous_commit: Option<bool>,
    /// Whether clients should move the writes of a single partition to another region when its own fails.
    ///
    /// Not in the REST reference; known from: SDKs.
    ///
    /// On the wire `enablePerPartitionFailoverBehavior`.
    #[serde(
        rename = "enablePerPartitionFailoverBehavior",
        default,
        skip_serializing_if = "Option::is_none"
    )]
    pub enable_per_partition_failover_behavior: Option<bool>,
    /// Whether clients must not send a slow request to a second region; it overrules what they are set to.
    ///
    /// Not in the REST reference; known from: SDKs.
    ///
    /// On the wire `disableCrossRegionalHedging`.
    #[serde(
        rename = "disableCrossRegionalHedging",
        default,
        skip_serializing_if = "Option::is_none"
    )]
    pub disable_cross_regional_hedging: Option<bool>,
    /// Members that the specification does not know; they are kept when the value is sent back.
    #[serde(flatten)]
    pub extra: serde_json::Map<String, serde_json::Value>,
}

impl AccountProperties {
    /// Nothing set.
    #[must_use]
    pub fn new() -> Self {
        Self {
            id: None,
            rid: None,
            self_link: None,
            etag: None,
            dbs_link: None,
            media_link: None,
            addresses_link: None,
            writable_locations: None,
            readable_locations: None,
            thin_client_writable_locations: None,
            thin_client_readable_locations: None,
            enable_multiple_write_locations: None,
            user_consistency_policy: None,
            user_replication_policy: None,
            system_replication_policy: None,
            read_policy: None,
            query_engine_configuration: None,
            continuous_backup_enabled: None,
            enable_n_region_synchronous_commit: None,
            enable_per_partition_failover_behavior: None,
            disable_cross_regional_hedging: None,
            extra: serde_json::Map::new(),
        }
    }
}
