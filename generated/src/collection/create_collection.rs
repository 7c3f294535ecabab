// @generated from spec/resources/collection.yaml. Do not edit: run `cargo codegen generate`.

//! `create_collection`: `POST /dbs/{database}/colls`.

use cosmosdb_core::{Call, RawResponse, Response, Result, service};

/// Creates a collection.
/// Give at most one throughput header. With none the collection shares the database's throughput or, if that has
/// none, gets the least that there is. Right after the answer reads may still give 404 with sub-status 1013: try
/// again.
///
/// `POST /dbs/{database}/colls` (OP-07)
///
/// # Errors
///
/// | failure | status | when | sent again by the client |
/// |---|---|---|---|
/// | `BadRequest` | 400 | The service does not understand the request, or does not allow what it says. | no |
/// | `PartitionKeyDefinitionNotSpecified` | 400/1013 | The collection needs a partition key definition. | no |
/// | `Unauthorized` | 401 | The `Authorization` header does not authorize the request. | no |
/// | `Forbidden` | 403 | The request is understood and not allowed. | no |
/// | `WriteForbidden` | 403/3 | The region does not take writes, or no longer does. | after reading the account anew |
/// | `SharedThroughputCollectionCountExceeded` | 403/1019 | The database has as many collections as may share its throughput. | no |
/// | `NotFound` | 404 | There is no such resource, or no longer. | no |
/// | `MethodNotAllowed` | 405 | The resource does not know the verb. | no |
/// | `RequestTimeout` | 408 | The request took longer than the service allows. | no |
/// | `Conflict` | 409 | The id is taken. | no |
/// | `Gone` | 410 | What the request was sent to has moved. | after a wait |
/// | `PreconditionFailed` | 412 | The resource has another entity tag than the condition says. | no |
/// | `TooLarge` | 413 | The body is larger than the service takes. | no |
/// | `Throttled` | 429 | There are too many requests, or they cost too much. | after a wait |
/// | `RequestRateTooLarge` | 429/3200 | The request units of this second are used up. | after a wait |
/// | `RetryWith` | 449 | The write met another inside the service, and was not done. | after a wait |
/// | `InternalServerError` | 500 | Something went wrong inside the service. | no |
/// | `BadGateway` | 502 | What stands between the client and the service could not reach it. | no |
/// | `ServiceUnavailable` | 503 | The service cannot take the request just now, and did not carry it out. | in another region |
/// | `GatewayTimeout` | 504 | What stands between the client and the service waited too long for it. | no |
///
/// # Example
///
/// ```no_run
/// use cosmosdb::types;
/// # async fn example(client: cosmosdb::Client) -> Result<(), Box<dyn std::error::Error>> {
/// let response = client
///     .database("testdb")
///     .create_collection("testcoll", types::PartitionKeyDefinition::new(["/AccountNumber"]).kind(types::PartitionKeyKind::Hash))
///     .indexing_policy(types::IndexingPolicy::new().indexing_mode(types::IndexingMode::Consistent).automatic(true).included_paths([types::IncludedPath::new("/*").indexes([types::Index::new(types::IndexDataType::String).kind(types::IndexKind::Range).precision(-1)])]))
///     .offer_throughput(1000).await?;
/// println!("{}", response.status());
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone)]
#[must_use = "an operation does nothing until it is awaited"]
pub struct CreateCollection {
    call: Call,
}

impl crate::Database {
    /// Creates a collection.
    ///
    /// - `id`: The name of the collection, unique in the database.
    /// - `partition_key`: Which properties of a document decide where it lives.
    ///
    /// Options, failures and an example: [`CreateCollection`].
    #[doc(alias = "create_container")]
    pub fn create_collection(
        &self,
        id: impl Into<String>,
        partition_key: crate::types::PartitionKeyDefinition,
    ) -> CreateCollection {
        let mut call = Call::feed(
            &self.0,
            &crate::tables::operations::CREATE_COLLECTION,
        );
        let id: String = id.into();
        call.field("id", &id);
        let partition_key: crate::types::PartitionKeyDefinition = partition_key;
        call.field("partitionKey", &partition_key);
        CreateCollection { call }
    }
}

impl CreateCollection {
    /// What of the documents is indexed, and how.
    /// Left out, everything is, consistently. A change of it is carried out in the background.
    ///
    /// On the wire `indexingPolicy`.
    pub fn indexing_policy(
        mut self,
        indexing_policy: crate::types::IndexingPolicy,
    ) -> Self {
        let indexing_policy: crate::types::IndexingPolicy = indexing_policy;
        self.call.field("indexingPolicy", &indexing_policy);
        self
    }

    /// How long a document lives after its last change, in seconds, unless its own `ttl` says otherwise.
    /// -1: documents may expire, but only those that have a `ttl`. Left out: none ever expires, whatever its `ttl`.
    ///
    /// Not in the REST reference; known from: SDKs.
    ///
    /// On the wire `defaultTtl`. From -1 to 2147483647.
    pub fn default_ttl(mut self, default_ttl: i64) -> Self {
        let default_ttl: i64 = default_ttl;
        self.call.field("defaultTtl", &default_ttl);
        self
    }

    /// Which properties must be unique among the documents of one partition key value.
    /// It is chosen for good. A violation is answered by 409.
    ///
    /// Not in the REST reference; known from: SDKs.
    ///
    /// On the wire `uniqueKeyPolicy`.
    pub fn unique_key_policy(
        mut self,
        unique_key_policy: crate::types::UniqueKeyPolicy,
    ) -> Self {
        let unique_key_policy: crate::types::UniqueKeyPolicy = unique_key_policy;
        self.call.field("uniqueKeyPolicy", &unique_key_policy);
        self
    }

    /// Which of two writes wins that several regions took at once.
    /// It is chosen for good, and matters only on accounts with several write regions.
    ///
    /// Not in the REST reference; known from: SDKs.
    ///
    /// On the wire `conflictResolutionPolicy`.
    pub fn conflict_resolution_policy(
        mut self,
        conflict_resolution_policy: crate::types::ConflictResolutionPolicy,
    ) -> Self {
        let conflict_resolution_policy: crate::types::ConflictResolutionPolicy = conflict_resolution_policy;
        self.call.field("conflictResolutionPolicy", &conflict_resolution_policy);
        self
    }

    /// How long a document stays in the analytical store, in seconds.
    /// -1: for ever. 0 or left out: the collection has no analytical store.
    ///
    /// Not in the REST reference; known from: SDKs.
    ///
    /// On the wire `analyticalStorageTtl`. From -1 to 2147483647.
    pub fn analytical_storage_ttl(mut self, analytical_storage_ttl: i64) -> Self {
        let analytical_storage_ttl: i64 = analytical_storage_ttl;
        self.call.field("analyticalStorageTtl", &analytical_storage_ttl);
        self
    }

    /// Whether coordinates lie on the globe or on a plane; on the globe where it is left out.
    ///
    /// Not in the REST reference; known from: SDKs.
    ///
    /// On the wire `geospatialConfig`.
    pub fn geospatial_config(
        mut self,
        geospatial_config: crate::types::GeospatialConfig,
    ) -> Self {
        let geospatial_config: crate::types::GeospatialConfig = geospatial_config;
        self.call.field("geospatialConfig", &geospatial_config);
        self
    }

    /// Properties that the service computes from each document, for queries and indexes to use.
    ///
    /// Not in the REST reference; known from: SDKs.
    ///
    /// On the wire `computedProperties`.
    pub fn computed_properties(
        mut self,
        computed_properties: impl IntoIterator<Item = crate::types::ComputedProperty>,
    ) -> Self {
        let computed_properties: Vec<crate::types::ComputedProperty> = computed_properties
            .into_iter()
            .collect();
        self.call.field("computedProperties", &computed_properties);
        self
    }

    /// Which properties hold vectors, and how they are compared; chosen for good.
    ///
    /// Not in the REST reference; known from: SDKs.
    ///
    /// On the wire `vectorEmbeddingPolicy`.
    pub fn vector_embedding_policy(
        mut self,
        vector_embedding_policy: crate::types::VectorEmbeddingPolicy,
    ) -> Self {
        let vector_embedding_policy: crate::types::VectorEmbeddingPolicy = vector_embedding_policy;
        self.call.field("vectorEmbeddingPolicy", &vector_embedding_policy);
        self
    }

    /// Which properties hold text to be searched, and in which language.
    ///
    /// Not in the REST reference; known from: SDKs.
    ///
    /// On the wire `fullTextPolicy`.
    pub fn full_text_policy(
        mut self,
        full_text_policy: crate::types::FullTextPolicy,
    ) -> Self {
        let full_text_policy: crate::types::FullTextPolicy = full_text_policy;
        self.call.field("fullTextPolicy", &full_text_policy);
        self
    }

    /// How long the change feed keeps all versions and deletes.
    /// Must be absent on accounts that are backed up continuously, where the backup's window decides.
    ///
    /// Not in the REST reference; known from: SDKs.
    ///
    /// On the wire `changeFeedPolicy`.
    pub fn change_feed_policy(
        mut self,
        change_feed_policy: crate::types::ChangeFeedPolicy,
    ) -> Self {
        let change_feed_policy: crate::types::ChangeFeedPolicy = change_feed_policy;
        self.call.field("changeFeedPolicy", &change_feed_policy);
        self
    }

    /// Which properties clients encrypt before they send them, and by which keys; chosen for good.
    ///
    /// Not in the REST reference; known from: SDKs.
    ///
    /// On the wire `clientEncryptionPolicy`.
    pub fn client_encryption_policy(
        mut self,
        client_encryption_policy: crate::types::ClientEncryptionPolicy,
    ) -> Self {
        let client_encryption_policy: crate::types::ClientEncryptionPolicy = client_encryption_policy;
        self.call.field("clientEncryptionPolicy", &client_encryption_policy);
        self
    }

    /// The path of the property that a document's lifetime counts from, instead of its last change; of old.
    ///
    /// Not in the REST reference; known from: .NET SDK.
    ///
    /// On the wire `ttlPropertyPath`.
    pub fn ttl_property_path(mut self, ttl_property_path: impl Into<String>) -> Self {
        let ttl_property_path: String = ttl_property_path.into();
        self.call.field("ttlPropertyPath", &ttl_property_path);
        self
    }

    /// How the collection is backed up; keep it on a replace.
    ///
    /// Not in the REST reference; known from: .NET SDK.
    ///
    /// On the wire `backupPolicy`.
    pub fn backup_policy(mut self, backup_policy: impl Into<serde_json::Value>) -> Self {
        let backup_policy: serde_json::Value = backup_policy.into();
        self.call.field("backupPolicy", &backup_policy);
        self
    }

    /// The query whose results fill the collection, if it is a view of another; keep it on a replace.
    ///
    /// Not in the REST reference; known from: .NET SDK.
    ///
    /// On the wire `materializedViewDefinition`.
    pub fn materialized_view_definition(
        mut self,
        materialized_view_definition: impl Into<serde_json::Value>,
    ) -> Self {
        let materialized_view_definition: serde_json::Value = materialized_view_definition
            .into();
        self.call.field("materializedViewDefinition", &materialized_view_definition);
        self
    }

    /// How the schema of the documents is found out; keep it on a replace.
    ///
    /// Not in the REST reference; known from: .NET SDK.
    ///
    /// On the wire `schemaDiscoveryPolicy`.
    pub fn schema_discovery_policy(
        mut self,
        schema_discovery_policy: impl Into<serde_json::Value>,
    ) -> Self {
        let schema_discovery_policy: serde_json::Value = schema_discovery_policy.into();
        self.call.field("schemaDiscoveryPolicy", &schema_discovery_policy);
        self
    }

    /// Which properties are masked before some readers; keep it on a replace.
    ///
    /// Not in the REST reference; known from: .NET SDK.
    ///
    /// On the wire `dataMaskingPolicy`.
    pub fn data_masking_policy(
        mut self,
        data_masking_policy: impl Into<serde_json::Value>,
    ) -> Self {
        let data_masking_policy: serde_json::Value = data_masking_policy.into();
        self.call.field("dataMaskingPolicy", &data_masking_policy);
        self
    }

    /// The manual throughput of what is made, in request units per second.
    /// A multiple of 100. At most one of this and `x-ms-cosmos-offer-autopilot-settings` may be sent.
    ///
    /// Sends `x-ms-offer-throughput`. At least 400.
    #[doc(alias = "throughput")]
    #[doc(alias = "manual_throughput")]
    pub fn offer_throughput(mut self, offer_throughput: i64) -> Self {
        let call = &mut self.call;
        call.header(&crate::tables::headers::OFFER_THROUGHPUT, &offer_throughput);
        self
    }

    /// The autoscale throughput of what is made.
    /// `maxThroughput` is a multiple of 1,000. At most one of this and `x-ms-offer-throughput` may be sent.
    ///
    /// Sends `x-ms-cosmos-offer-autopilot-settings`.
    #[doc(alias = "autoscale")]
    #[doc(alias = "autoscale_settings")]
    #[doc(alias = "autoscale_max_throughput")]
    pub fn offer_autopilot_settings(
        mut self,
        offer_autopilot_settings: &crate::types::OfferAutopilotSettings,
    ) -> Self {
        let call = &mut self.call;
        call.json_header(
            &crate::tables::headers::OFFER_AUTOPILOT_SETTINGS,
            offer_autopilot_settings,
        );
        self
    }

    /// The performance level of what is made: `S1`, `S2` or `S3`.
    /// Of old; `x-ms-offer-throughput` takes its place, and may not be sent beside it.
    ///
    /// Sends `x-ms-offer-type`.
    pub fn offer_type(mut self, offer_type: crate::types::OfferType) -> Self {
        let call = &mut self.call;
        call.header(&crate::tables::headers::OFFER_TYPE, offer_type.as_str());
        self
    }

    /// Adds a budget of request units per minute to what is made; of old.
    ///
    /// Not in the REST reference; known from: SDKs.
    ///
    /// Sends `x-ms-offer-is-ru-per-minute-throughput-enabled`.
    pub fn offer_is_ru_per_minute_throughput_enabled(
        mut self,
        offer_is_ru_per_minute_throughput_enabled: bool,
    ) -> Self {
        let call = &mut self.call;
        call.header(
            &crate::tables::headers::OFFER_IS_RU_PER_MINUTE_THROUGHPUT_ENABLED,
            &offer_is_ru_per_minute_throughput_enabled,
        );
        self
    }
}

operation!(CreateCollection, Response < crate ::types::CollectionProperties >);

impl cosmosdb_core::Operation for CreateCollection {
    const INFO: &'static service::Operation = &crate::tables::operations::CREATE_COLLECTION;
    type Output = Response<crate::types::CollectionProperties>;
    type Failure = CreateCollectionFailure;

    fn into_call(self) -> Call {
        self.call
    }

    fn decode(response: RawResponse) -> Result<Self::Output> {
        response.typed()
    }

    fn failure(status: &'static service::Status) -> Option<Self::Failure> {
        match status.name {
            "bad_request" => Some(CreateCollectionFailure::BadRequest),
            "partition_key_definition_not_specified" => {
                Some(CreateCollectionFailure::PartitionKeyDefinitionNotSpecified)
            }
            "unauthorized" => Some(CreateCollectionFailure::Unauthorized),
            "forbidden" => Some(CreateCollectionFailure::Forbidden),
            "write_forbidden" => Some(CreateCollectionFailure::WriteForbidden),
            "shared_throughput_collection_count_exceeded" => {
                Some(CreateCollectionFailure::SharedThroughputCollectionCountExceeded)
            }
            "not_found" => Some(CreateCollectionFailure::NotFound),
            "method_not_allowed" => Some(CreateCollectionFailure::MethodNotAllowed),
            "request_timeout" => Some(CreateCollectionFailure::RequestTimeout),
            "conflict" => Some(CreateCollectionFailure::Conflict),
            "gone" => Some(CreateCollectionFailure::Gone),
            "precondition_failed" => Some(CreateCollectionFailure::PreconditionFailed),
            "too_large" => Some(CreateCollectionFailure::TooLarge),
            "throttled" => Some(CreateCollectionFailure::Throttled),
            "request_rate_too_large" => {
                Some(CreateCollectionFailure::RequestRateTooLarge)
            }
            "retry_with" => Some(CreateCollectionFailure::RetryWith),
            "internal_server_error" => Some(CreateCollectionFailure::InternalServerError),
            "bad_gateway" => Some(CreateCollectionFailure::BadGateway),
            "service_unavailable" => Some(CreateCollectionFailure::ServiceUnavailable),
            "gateway_timeout" => Some(CreateCollectionFailure::GatewayTimeout),
            _ => None,
        }
    }
}

/// How [`CreateCollection`] fails: what [`Error::failure`](cosmosdb_core::Error::failure) tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum CreateCollectionFailure {
    /// Status 400.
    ///
    /// The service does not understand the request, or does not allow what it says.
    /// The JSON, the SQL or the script may be wrong, a property or the partition key may be missing, or a header may be
    /// out of range. Mend the request.
    BadRequest,
    /// Status 400, sub-status 1013.
    ///
    /// The collection needs a partition key definition.
    /// Send `partitionKey`.
    ///
    /// Not in the REST reference; known from: SDKs.
    PartitionKeyDefinitionNotSpecified,
    /// Status 401.
    ///
    /// The `Authorization` header does not authorize the request.
    /// The key is wrong, the signature was made over something else, the clock is off by more than fifteen minutes, or
    /// the token has expired.
    Unauthorized,
    /// Status 403.
    ///
    /// The request is understood and not allowed.
    /// The token has expired or does not reach so far, a quota is used up, a script is blocked for its cost, a firewall
    /// stands in the way, or the region takes no writes.
    Forbidden,
    /// Status 403, sub-status 3.
    ///
    /// The region does not take writes, or no longer does.
    /// Read the account to find the region that does, then send the request there.
    WriteForbidden,
    /// Status 403, sub-status 1019.
    ///
    /// The database has as many collections as may share its throughput.
    /// Give the collection throughput of its own.
    ///
    /// Not in the REST reference; known from: SDKs.
    SharedThroughputCollectionCountExceeded,
    /// Status 404.
    ///
    /// There is no such resource, or no longer.
    /// The id, the partition key value or the path is wrong, or it was deleted.
    NotFound,
    /// Status 405.
    ///
    /// The resource does not know the verb.
    ///
    /// Not in the REST reference; known from: SDKs.
    MethodNotAllowed,
    /// Status 408.
    ///
    /// The request took longer than the service allows.
    /// A script or a function in a query ran too long, or a replica did not answer. Whether a write was done is not
    /// known: read before writing again.
    RequestTimeout,
    /// Status 409.
    ///
    /// The id is taken.
    /// In a collection it is taken within the partition key value. For a permission the user may already have one for
    /// the resource.
    Conflict,
    /// Status 410.
    ///
    /// What the request was sent to has moved.
    /// Through the gateway this is rare. Try again.
    ///
    /// Not in the REST reference; known from: SDKs.
    Gone,
    /// Status 412.
    ///
    /// The resource has another entity tag than the condition says.
    /// Somebody else changed it. Read it, and decide anew.
    PreconditionFailed,
    /// Status 413.
    ///
    /// The body is larger than the service takes.
    /// A document may have 2 MB, and so may a whole request.
    TooLarge,
    /// Status 429.
    ///
    /// There are too many requests, or they cost too much.
    /// Wait as long as `x-ms-retry-after-ms` says, then send it again. If it happens often, raise the throughput.
    Throttled,
    /// Status 429, sub-status 3200.
    ///
    /// The request units of this second are used up.
    /// Wait as long as `x-ms-retry-after-ms` says, then send it again. If it happens often, raise the throughput, or
    /// make requests cheaper.
    ///
    /// Not in the REST reference; known from: SDKs.
    RequestRateTooLarge,
    /// Status 449.
    ///
    /// The write met another inside the service, and was not done.
    /// Send it again.
    RetryWith,
    /// Status 500.
    ///
    /// Something went wrong inside the service.
    /// Whether a write was done is not known. If it goes on, ask support, and quote the activity id.
    InternalServerError,
    /// Status 502.
    ///
    /// What stands between the client and the service could not reach it.
    ///
    /// Not in the REST reference; known from: SDKs.
    BadGateway,
    /// Status 503.
    ///
    /// The service cannot take the request just now, and did not carry it out.
    /// Send it to another region, or again later.
    ServiceUnavailable,
    /// Status 504.
    ///
    /// What stands between the client and the service waited too long for it.
    /// Whether a write was done is not known.
    ///
    /// Not in the REST reference; known from: SDKs.
    GatewayTimeout,
}
