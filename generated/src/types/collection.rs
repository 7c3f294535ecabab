// @generated from spec/resources/collection.yaml. Do not edit: run `cargo codegen generate`.

//! Types of the wire: collection.

#[allow(unused_imports)]
use serde::{Deserialize, Serialize};

/// The properties of a resource: collection.
///
/// A container of documents and of the scripts that work on them.
/// It is the unit of partitioning, of indexing, and mostly of throughput. Its documents are spread over partition key
/// ranges by the hash of their partition key.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct CollectionProperties {
    /// The name of the collection, unique in the database.
    /// Up to 255 characters, none of them `/`, `\`, `?` or `#`, and no space at the end.
    pub id: String,
    /// Which properties of a document decide where it lives.
    /// It is chosen for good: a replace has to repeat it unchanged. Before 2018-12-31 a collection could do without.
    ///
    /// Since API version 2015-12-16.
    ///
    /// On the wire `partitionKey`.
    #[serde(rename = "partitionKey", default, skip_serializing_if = "Option::is_none")]
    pub partition_key: Option<crate::types::PartitionKeyDefinition>,
    /// What of the documents is indexed, and how.
    /// Left out, everything is, consistently. A change of it is carried out in the background.
    ///
    /// On the wire `indexingPolicy`.
    #[serde(rename = "indexingPolicy", default, skip_serializing_if = "Option::is_none")]
    pub indexing_policy: Option<crate::types::IndexingPolicy>,
    /// How long a document lives after its last change, in seconds, unless its own `ttl` says otherwise.
    /// -1: documents may expire, but only those that have a `ttl`. Left out: none ever expires, whatever its `ttl`.
    ///
    /// Not in the REST reference; known from: SDKs.
    ///
    /// On the wire `defaultTtl`. From -1 to 2147483647.
    #[serde(rename = "defaultTtl", default, skip_serializing_if = "Option::is_none")]
    pub default_ttl: Option<i64>,
    /// Which properties must be unique among the documents of one partition key value.
    /// It is chosen for good. A violation is answered by 409.
    ///
    /// Not in the REST reference; known from: SDKs.
    ///
    /// On the wire `uniqueKeyPolicy`.
    #[serde(
        rename = "uniqueKeyPolicy",
        default,
        skip_serializing_if = "Option::is_none"
    )]
    pub unique_key_policy: Option<crate::types::UniqueKeyPolicy>,
    /// Which of two writes wins that several regions took at once.
    /// It is chosen for good, and matters only on accounts with several write regions.
    ///
    /// Not in the REST reference; known from: SDKs.
    ///
    /// On the wire `conflictResolutionPolicy`.
    #[serde(
        rename = "conflictResolutionPolicy",
        default,
        skip_serializing_if = "Option::is_none"
    )]
    pub conflict_resolution_policy: Option<crate::types::ConflictResolutionPolicy>,
    /// How long a document stays in the analytical store, in seconds.
    /// -1: for ever. 0 or left out: the collection has no analytical store.
    ///
    /// Not in the REST reference; known from: SDKs.
    ///
    /// On the wire `analyticalStorageTtl`. From -1 to 2147483647.
    #[serde(
        rename = "analyticalStorageTtl",
        default,
        skip_serializing_if = "Option::is_none"
    )]
    pub analytical_storage_ttl: Option<i64>,
    /// Whether coordinates lie on the globe or on a plane; on the globe where it is left out.
    ///
    /// Not in the REST reference; known from: SDKs.
    ///
    /// On the wire `geospatialConfig`.
    #[serde(
        rename = "geospatialConfig",
        default,
        skip_serializing_if = "Option::is_none"
    )]
    pub geospatial_config: Option<crate::types::GeospatialConfig>,
    /// Properties that the service computes from each document, for queries and indexes to use.
    ///
    /// Not in the REST reference; known from: SDKs.
    ///
    /// On the wire `computedProperties`.
    #[serde(
        rename = "computedProperties",
        default,
        skip_serializing_if = "Option::is_none"
    )]
    pub computed_properties: Option<Vec<crate::types::ComputedProperty>>,
    /// Which properties hold vectors, and how they are compared; chosen for good.
    ///
    /// Not in the REST reference; known from: SDKs.
    ///
    /// On the wire `vectorEmbeddingPolicy`.
    #[serde(
        rename = "vectorEmbeddingPolicy",
        default,
        skip_serializing_if = "Option::is_none"
    )]
    pub vector_embedding_policy: Option<crate::types::VectorEmbeddingPolicy>,
    /// Which properties hold text to be searched, and in which language.
    ///
    /// Not in the REST reference; known from: SDKs.
    ///
    /// On the wire `fullTextPolicy`.
    #[serde(rename = "fullTextPolicy", default, skip_serializing_if = "Option::is_none")]
    pub full_text_policy: Option<crate::types::FullTextPolicy>,
    /// How long the change feed keeps all versions and deletes.
    /// Must be absent on accounts that are backed up continuously, where the backup's window decides.
    ///
    /// Not in the REST reference; known from: SDKs.
    ///
    /// On the wire `changeFeedPolicy`.
    #[serde(
        rename = "changeFeedPolicy",
        default,
        skip_serializing_if = "Option::is_none"
    )]
    pub change_feed_policy: Option<crate::types::ChangeFeedPolicy>,
    /// Which properties clients encrypt before they send them, and by which keys; chosen for good.
    ///
    /// Not in the REST reference; known from: SDKs.
    ///
    /// On the wire `clientEncryptionPolicy`.
    #[serde(
        rename = "clientEncryptionPolicy",
        default,
        skip_serializing_if = "Option::is_none"
    )]
    pub client_encryption_policy: Option<crate::types::ClientEncryptionPolicy>,
    /// The path of the property that a document's lifetime counts from, instead of its last change; of old.
    ///
    /// Not in the REST reference; known from: .NET SDK.
    ///
    /// On the wire `ttlPropertyPath`.
    #[serde(
        rename = "ttlPropertyPath",
        default,
        skip_serializing_if = "Option::is_none"
    )]
    pub ttl_property_path: Option<String>,
    /// How the collection is backed up; keep it on a replace.
    ///
    /// Not in the REST reference; known from: .NET SDK.
    ///
    /// On the wire `backupPolicy`.
    #[serde(rename = "backupPolicy", default, skip_serializing_if = "Option::is_none")]
    pub backup_policy: Option<serde_json::Value>,
    /// The query whose results fill the collection, if it is a view of another; keep it on a replace.
    ///
    /// Not in the REST reference; known from: .NET SDK.
    ///
    /// On the wire `materializedViewDefinition`.
    #[serde(
        rename = "materializedViewDefinition",
        default,
        skip_serializing_if = "Option::is_none"
    )]
    pub materialized_view_definition: Option<serde_json::Value>,
    /// How the schema of the documents is found out; keep it on a replace.
    ///
    /// Not in the REST reference; known from: .NET SDK.
    ///
    /// On the wire `schemaDiscoveryPolicy`.
    #[serde(
        rename = "schemaDiscoveryPolicy",
        default,
        skip_serializing_if = "Option::is_none"
    )]
    pub schema_discovery_policy: Option<serde_json::Value>,
    /// Which properties are masked before some readers; keep it on a replace.
    ///
    /// Not in the REST reference; known from: .NET SDK.
    ///
    /// On the wire `dataMaskingPolicy`.
    #[serde(
        rename = "dataMaskingPolicy",
        default,
        skip_serializing_if = "Option::is_none"
    )]
    pub data_masking_policy: Option<serde_json::Value>,
    /// How many documents each partition key range holds, and how much they take.
    /// Only there if the request asked for it by `x-ms-documentdb-populatepartitionstatistics`.
    ///
    /// Not in the REST reference; known from: Python SDK.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub statistics: Option<Vec<crate::types::PartitionStatistics>>,
    /// The system id; that of everything in the collection begins with it.
    ///
    /// On the wire `_rid`.
    #[serde(rename = "_rid", default, skip_serializing_if = "Option::is_none")]
    pub rid: Option<String>,
    /// When it was last changed, in seconds since 1970.
    ///
    /// On the wire `_ts`.
    #[serde(rename = "_ts", default, skip_serializing_if = "Option::is_none")]
    pub timestamp: Option<i64>,
    /// The path of the collection by rids.
    ///
    /// On the wire `_self`.
    #[serde(rename = "_self", default, skip_serializing_if = "Option::is_none")]
    pub self_link: Option<cosmosdb_core::Link>,
    /// The version of the collection, quotes included.
    ///
    /// On the wire `_etag`.
    #[serde(rename = "_etag", default, skip_serializing_if = "Option::is_none")]
    pub etag: Option<String>,
    /// The path of its documents below its own, `docs/`.
    ///
    /// On the wire `_docs`.
    #[serde(rename = "_docs", default, skip_serializing_if = "Option::is_none")]
    pub docs_link: Option<cosmosdb_core::Link>,
    /// The path of its stored procedures, `sprocs/`.
    ///
    /// On the wire `_sprocs`.
    #[serde(rename = "_sprocs", default, skip_serializing_if = "Option::is_none")]
    pub sprocs_link: Option<cosmosdb_core::Link>,
    /// The path of its triggers, `triggers/`.
    ///
    /// On the wire `_triggers`.
    #[serde(rename = "_triggers", default, skip_serializing_if = "Option::is_none")]
    pub triggers_link: Option<cosmosdb_core::Link>,
    /// The path of its user-defined functions, `udfs/`.
    ///
    /// On the wire `_udfs`.
    #[serde(rename = "_udfs", default, skip_serializing_if = "Option::is_none")]
    pub udfs_link: Option<cosmosdb_core::Link>,
    /// The path of its conflicts, `conflicts/`.
    ///
    /// On the wire `_conflicts`.
    #[serde(rename = "_conflicts", default, skip_serializing_if = "Option::is_none")]
    pub conflicts_link: Option<cosmosdb_core::Link>,
    /// Members that the specification does not know; they are kept when the value is sent back.
    #[serde(flatten)]
    pub extra: serde_json::Map<String, serde_json::Value>,
}

impl CollectionProperties {
    /// What is required; the rest is set one by one.
    #[must_use]
    pub fn new(id: impl Into<String>) -> Self {
        Self {
            id: id.into(),
            partition_key: None,
            indexing_policy: None,
            default_ttl: None,
            unique_key_policy: None,
            conflict_resolution_policy: None,
            analytical_storage_ttl: None,
            geospatial_config: None,
            computed_properties: None,
            vector_embedding_policy: None,
            full_text_policy: None,
            change_feed_policy: None,
            client_encryption_policy: None,
            ttl_property_path: None,
            backup_policy: None,
            materialized_view_definition: None,
            schema_discovery_policy: None,
            data_masking_policy: None,
            statistics: None,
            rid: None,
            timestamp: None,
            self_link: None,
            etag: None,
            docs_link: None,
            sprocs_link: None,
            triggers_link: None,
            udfs_link: None,
            conflicts_link: None,
            extra: serde_json::Map::new(),
        }
    }

    /// Which properties of a document decide where it lives.
    /// It is chosen for good: a replace has to repeat it unchanged. Before 2018-12-31 a collection could do without.
    ///
    /// Since API version 2015-12-16.
    ///
    /// On the wire `partitionKey`.
    #[must_use]
    pub fn partition_key(
        mut self,
        partition_key: crate::types::PartitionKeyDefinition,
    ) -> Self {
        self.partition_key = Some(partition_key);
        self
    }

    /// What of the documents is indexed, and how.
    /// Left out, everything is, consistently. A change of it is carried out in the background.
    ///
    /// On the wire `indexingPolicy`.
    #[must_use]
    pub fn indexing_policy(
        mut self,
        indexing_policy: crate::types::IndexingPolicy,
    ) -> Self {
        self.indexing_policy = Some(indexing_policy);
        self
    }

    /// How long a document lives after its last change, in seconds, unless its own `ttl` says otherwise.
    /// -1: documents may expire, but only those that have a `ttl`. Left out: none ever expires, whatever its `ttl`.
    ///
    /// Not in the REST reference; known from: SDKs.
    ///
    /// On the wire `defaultTtl`. From -1 to 2147483647.
    #[must_use]
    pub fn default_ttl(mut self, default_ttl: i64) -> Self {
        self.default_ttl = Some(default_ttl);
        self
    }

    /// Which properties must be unique among the documents of one partition key value.
    /// It is chosen for good. A violation is answered by 409.
    ///
    /// Not in the REST reference; known from: SDKs.
    ///
    /// On the wire `uniqueKeyPolicy`.
    #[must_use]
    pub fn unique_key_policy(
        mut self,
        unique_key_policy: crate::types::UniqueKeyPolicy,
    ) -> Self {
        self.unique_key_policy = Some(unique_key_policy);
        self
    }

    /// Which of two writes wins that several regions took at once.
    /// It is chosen for good, and matters only on accounts with several write regions.
    ///
    /// Not in the REST reference; known from: SDKs.
    ///
    /// On the wire `conflictResolutionPolicy`.
    #[must_use]
    pub fn conflict_resolution_policy(
        mut self,
        conflict_resolution_policy: crate::types::ConflictResolutionPolicy,
    ) -> Self {
        self.conflict_resolution_policy = Some(conflict_resolution_policy);
        self
    }

    /// How long a document stays in the analytical store, in seconds.
    /// -1: for ever. 0 or left out: the collection has no analytical store.
    ///
    /// Not in the REST reference; known from: SDKs.
    ///
    /// On the wire `analyticalStorageTtl`. From -1 to 2147483647.
    #[must_use]
    pub fn analytical_storage_ttl(mut self, analytical_storage_ttl: i64) -> Self {
        self.analytical_storage_ttl = Some(analytical_storage_ttl);
        self
    }

    /// Whether coordinates lie on the globe or on a plane; on the globe where it is left out.
    ///
    /// Not in the REST reference; known from: SDKs.
    ///
    /// On the wire `geospatialConfig`.
    #[must_use]
    pub fn geospatial_config(
        mut self,
        geospatial_config: crate::types::GeospatialConfig,
    ) -> Self {
        self.geospatial_config = Some(geospatial_config);
        self
    }

    /// Properties that the service computes from each document, for queries and indexes to use.
    ///
    /// Not in the REST reference; known from: SDKs.
    ///
    /// On the wire `computedProperties`.
    #[must_use]
    pub fn computed_properties(
        mut self,
        computed_properties: impl IntoIterator<Item = crate::types::ComputedProperty>,
    ) -> Self {
        self.computed_properties = Some(computed_properties.into_iter().collect());
        self
    }

    /// Which properties hold vectors, and how they are compared; chosen for good.
    ///
    /// Not in the REST reference; known from: SDKs.
    ///
    /// On the wire `vectorEmbeddingPolicy`.
    #[must_use]
    pub fn vector_embedding_policy(
        mut self,
        vector_embedding_policy: crate::types::VectorEmbeddingPolicy,
    ) -> Self {
        self.vector_embedding_policy = Some(vector_embedding_policy);
        self
    }

    /// Which properties hold text to be searched, and in which language.
    ///
    /// Not in the REST reference; known from: SDKs.
    ///
    /// On the wire `fullTextPolicy`.
    #[must_use]
    pub fn full_text_policy(
        mut self,
        full_text_policy: crate::types::FullTextPolicy,
    ) -> Self {
        self.full_text_policy = Some(full_text_policy);
        self
    }

    /// How long the change feed keeps all versions and deletes.
    /// Must be absent on accounts that are backed up continuously, where the backup's window decides.
    ///
    /// Not in the REST reference; known from: SDKs.
    ///
    /// On the wire `changeFeedPolicy`.
    #[must_use]
    pub fn change_feed_policy(
        mut self,
        change_feed_policy: crate::types::ChangeFeedPolicy,
    ) -> Self {
        self.change_feed_policy = Some(change_feed_policy);
        self
    }

    /// Which properties clients encrypt before they send them, and by which keys; chosen for good.
    ///
    /// Not in the REST reference; known from: SDKs.
    ///
    /// On the wire `clientEncryptionPolicy`.
    #[must_use]
    pub fn client_encryption_policy(
        mut self,
        client_encryption_policy: crate::types::ClientEncryptionPolicy,
    ) -> Self {
        self.client_encryption_policy = Some(client_encryption_policy);
        self
    }

    /// The path of the property that a document's lifetime counts from, instead of its last change; of old.
    ///
    /// Not in the REST reference; known from: .NET SDK.
    ///
    /// On the wire `ttlPropertyPath`.
    #[must_use]
    pub fn ttl_property_path(mut self, ttl_property_path: impl Into<String>) -> Self {
        self.ttl_property_path = Some(ttl_property_path.into());
        self
    }

    /// How the collection is backed up; keep it on a replace.
    ///
    /// Not in the REST reference; known from: .NET SDK.
    ///
    /// On the wire `backupPolicy`.
    #[must_use]
    pub fn backup_policy(mut self, backup_policy: impl Into<serde_json::Value>) -> Self {
        self.backup_policy = Some(backup_policy.into());
        self
    }

    /// The query whose results fill the collection, if it is a view of another; keep it on a replace.
    ///
    /// Not in the REST reference; known from: .NET SDK.
    ///
    /// On the wire `materializedViewDefinition`.
    #[must_use]
    pub fn materialized_view_definition(
        mut self,
        materialized_view_definition: impl Into<serde_json::Value>,
    ) -> Self {
        self.materialized_view_definition = Some(materialized_view_definition.into());
        self
    }

    /// How the schema of the documents is found out; keep it on a replace.
    ///
    /// Not in the REST reference; known from: .NET SDK.
    ///
    /// On the wire `schemaDiscoveryPolicy`.
    #[must_use]
    pub fn schema_discovery_policy(
        mut self,
        schema_discovery_policy: impl Into<serde_json::Value>,
    ) -> Self {
        self.schema_discovery_policy = Some(schema_discovery_policy.into());
        self
    }

    /// Which properties are masked before some readers; keep it on a replace.
    ///
    /// Not in the REST reference; known from: .NET SDK.
    ///
    /// On the wire `dataMaskingPolicy`.
    #[must_use]
    pub fn data_masking_policy(
        mut self,
        data_masking_policy: impl Into<serde_json::Value>,
    ) -> Self {
        self.data_masking_policy = Some(data_masking_policy.into());
        self
    }
}
