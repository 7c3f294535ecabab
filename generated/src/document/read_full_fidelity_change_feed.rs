// @generated from spec/resources/document.yaml. Do not edit: run `cargo codegen generate`.

//! `read_full_fidelity_change_feed`: `GET /dbs/{database}/colls/{collection}/docs`.

use cosmosdb_core::{Call, RawResponse, Response, Result, service};

/// Reads every change of the documents of a collection, deletes and versions in between included.
/// The rows are not documents but changes, each with the document before and after it. It starts at now or after the
/// entity tag of an earlier answer, never at the beginning. The account needs continuous backup and the feature
/// switched on, or the collection a `changeFeedPolicy`; what is older than their retention is gone.
///
/// Since API version 2016-07-11. Not in the REST reference; known from: SDKs.
///
/// `GET /dbs/{database}/colls/{collection}/docs`
///
/// Its rows are of the type [`Change`](crate::types::Change).
///
/// # Errors
///
/// | failure | status | when | sent again by the client |
/// |---|---|---|---|
/// | `BadRequest` | 400 | The service does not understand the request, or does not allow what it says. | no |
/// | `CollectionRidMismatch` | 400/1024 | The collection of this name has another rid than the request expects. | after reading the collection anew |
/// | `Unauthorized` | 401 | The `Authorization` header does not authorize the request. | no |
/// | `Forbidden` | 403 | The request is understood and not allowed. | no |
/// | `NotFound` | 404 | There is no such resource, or no longer. | no |
/// | `ReadSessionNotAvailable` | 404/1002 | The region has not got as far as the session token says. | in the region that writes |
/// | `MethodNotAllowed` | 405 | The resource does not know the verb. | no |
/// | `RequestTimeout` | 408 | The request took longer than the service allows. | after a wait |
/// | `Gone` | 410 | What the request was sent to has moved. | after a wait |
/// | `NameCacheStale` | 410/1000 | The name stands for another collection than the service remembers. | after reading the collection anew |
/// | `PartitionKeyRangeGone` | 410/1002 | The partition key range was split or merged. | after reading the partition key ranges anew |
/// | `CompletingSplit` | 410/1007 | The partition key range is just being split or merged. | after reading the partition key ranges anew |
/// | `CompletingPartitionMigration` | 410/1008 | The partition is just being moved. | after reading the partition key ranges anew |
/// | `Throttled` | 429 | There are too many requests, or they cost too much. | after a wait |
/// | `RequestRateTooLarge` | 429/3200 | The request units of this second are used up. | after a wait |
/// | `InternalServerError` | 500 | Something went wrong inside the service. | in another region |
/// | `BadGateway` | 502 | What stands between the client and the service could not reach it. | in another region |
/// | `ServiceUnavailable` | 503 | The service cannot take the request just now, and did not carry it out. | in another region |
/// | `GatewayTimeout` | 504 | What stands between the client and the service waited too long for it. | in another region |
///
/// # Example
///
/// ```no_run
/// use cosmosdb::types;
/// # async fn example(client: cosmosdb::Client) -> Result<(), Box<dyn std::error::Error>> {
/// let response = client
///     .database("shop")
///     .collection("orders")
///     .read_full_fidelity_change_feed()
///     .partition_key_range_id("0")
///     .if_none_match("\"16\"").await?;
/// println!("{:?}", response.into_items::<types::Change>()?);
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone)]
#[must_use = "an operation does nothing until it is awaited"]
pub struct ReadFullFidelityChangeFeed {
    call: Call,
}

impl crate::Collection {
    /// Reads every change of the documents of a collection, deletes and versions in between included.
    ///
    ///
    /// Options, failures and an example: [`ReadFullFidelityChangeFeed`].
    pub fn read_full_fidelity_change_feed(&self) -> ReadFullFidelityChangeFeed {
        let call = Call::feed(
            &self.0,
            &crate::tables::operations::READ_FULL_FIDELITY_CHANGE_FEED,
        );
        ReadFullFidelityChangeFeed { call }
    }
}

impl ReadFullFidelityChangeFeed {
    /// The partition key value of the document.
    /// On the wire a JSON array with one element for every path of the collection's key. On a query or a feed it narrows the search to that one logical partition.
    ///
    /// Since API version 2015-12-16.
    ///
    /// Sends `x-ms-documentdb-partitionkey`.
    pub fn partition_key(
        mut self,
        partition_key: impl Into<cosmosdb_core::PartitionKey>,
    ) -> Self {
        let call = &mut self.call;
        call.header(&crate::tables::headers::PARTITION_KEY, &partition_key.into());
        self
    }

    /// The partition key range to read, by its `id`; in a response the one that answered.
    /// Also written `{collection rid},{id}`. Do not depend on what a response says.
    ///
    /// Since API version 2016-07-11.
    ///
    /// Sends `x-ms-documentdb-partitionkeyrangeid`.
    #[doc(alias = "feed_range")]
    pub fn partition_key_range_id(
        mut self,
        partition_key_range_id: impl AsRef<str>,
    ) -> Self {
        let call = &mut self.call;
        call.header(
            &crate::tables::headers::PARTITION_KEY_RANGE_ID,
            partition_key_range_id.as_ref(),
        );
        self
    }

    /// The most items that one page may hold; -1 lets the service decide.
    /// A page may hold fewer, even none, while more follow.
    ///
    /// Sends `x-ms-max-item-count`. Default: `100`. From -1 to 1000.
    #[doc(alias = "page_size")]
    #[doc(alias = "page_size_hint")]
    pub fn max_item_count(mut self, max_item_count: i64) -> Self {
        let call = &mut self.call;
        call.header(&crate::tables::headers::MAX_ITEM_COUNT, &max_item_count);
        self
    }

    /// Reads the resource only if it no longer has this entity tag.
    /// An unchanged one is answered by 304, without a body. On a change feed it is the position: `*` is now.
    ///
    /// Sends `If-None-Match`.
    #[doc(alias = "access_condition")]
    pub fn if_none_match(mut self, if_none_match: impl AsRef<str>) -> Self {
        let call = &mut self.call;
        call.header(&crate::tables::headers::IF_NONE_MATCH, if_none_match.as_ref());
        self
    }

    /// How far the session has seen the collection; a read with it is not older than that.
    /// Send the latest one that the collection's answers carried. Opaque; its form grew with the versions of the API.
    ///
    /// Sends `x-ms-session-token`.
    pub fn session_token(mut self, session_token: impl AsRef<str>) -> Self {
        let call = &mut self.call;
        call.header(&crate::tables::headers::SESSION_TOKEN, session_token.as_ref());
        self
    }

    /// Reads at this level of consistency instead of the account's.
    /// It may be equal to or weaker than the account's; a stronger one is answered by 400.
    ///
    /// Sends `x-ms-consistency-level`.
    pub fn consistency_level(
        mut self,
        consistency_level: crate::types::ConsistencyLevel,
    ) -> Self {
        let call = &mut self.call;
        call.header(
            &crate::tables::headers::CONSISTENCY_LEVEL,
            consistency_level.as_str(),
        );
        self
    }

    /// How fresh a read of documents has to be, as a newer alternative to the consistency level.
    /// `x-ms-consistency-level` must be absent where it is sent.
    ///
    /// Not in the REST reference; known from: SDKs.
    ///
    /// Sends `x-ms-cosmos-read-consistency-strategy`.
    pub fn read_consistency_strategy(
        mut self,
        read_consistency_strategy: crate::types::ReadConsistencyStrategy,
    ) -> Self {
        let call = &mut self.call;
        call.header(
            &crate::tables::headers::READ_CONSISTENCY_STRATEGY,
            read_consistency_strategy.as_str(),
        );
        self
    }

    /// Where the wanted part of a partition key range begins, as an effective partition key in upper-case hex.
    ///
    /// Not in the REST reference; known from: SDKs.
    ///
    /// Sends `x-ms-start-epk`.
    pub fn start_epk(mut self, start_epk: impl AsRef<str>) -> Self {
        let call = &mut self.call;
        call.header(&crate::tables::headers::START_EPK, start_epk.as_ref());
        self
    }

    /// Where the wanted part of a partition key range ends, as an effective partition key in upper-case hex.
    ///
    /// Not in the REST reference; known from: SDKs.
    ///
    /// Sends `x-ms-end-epk`.
    pub fn end_epk(mut self, end_epk: impl AsRef<str>) -> Self {
        let call = &mut self.call;
        call.header(&crate::tables::headers::END_EPK, end_epk.as_ref());
        self
    }

    /// What the bounds of the wanted part of a range are.
    /// With bounds by effective partition key it has to be `EffectivePartitionKeyRange`, else the answer is 400.
    ///
    /// Not in the REST reference; known from: SDKs.
    ///
    /// Sends `x-ms-read-key-type`.
    pub fn read_key_type(mut self, read_key_type: crate::types::ReadKeyType) -> Self {
        let call = &mut self.call;
        call.header(&crate::tables::headers::READ_KEY_TYPE, read_key_type.as_str());
        self
    }

    /// The `_rid` that the collection is expected to have.
    /// A collection that was deleted and made anew under its old name then answers 400 with sub-status 1024.
    ///
    /// Not in the REST reference; known from: SDKs.
    ///
    /// Sends `x-ms-cosmos-intended-collection-rid`.
    #[doc(alias = "intended_container_rid")]
    pub fn intended_collection_rid(
        mut self,
        intended_collection_rid: impl AsRef<str>,
    ) -> Self {
        let call = &mut self.call;
        call.header(
            &crate::tables::headers::INTENDED_COLLECTION_RID,
            intended_collection_rid.as_ref(),
        );
        self
    }

    /// The encodings of JSON that the client can read, separated by commas, out of `JsonText` and `CosmosBinary`.
    ///
    /// Not in the REST reference; known from: SDKs.
    ///
    /// Sends `x-ms-cosmos-supported-serialization-formats`. Default: `JsonText`.
    pub fn supported_serialization_formats(
        mut self,
        supported_serialization_formats: impl AsRef<str>,
    ) -> Self {
        let call = &mut self.call;
        call.header(
            &crate::tables::headers::SUPPORTED_SERIALIZATION_FORMATS,
            supported_serialization_formats.as_ref(),
        );
        self
    }

    /// The encoding of JSON that the answer shall have.
    ///
    /// Not in the REST reference; known from: .NET SDK.
    ///
    /// Sends `x-ms-documentdb-content-serialization-format`. Default: `JsonText`.
    pub fn content_serialization_format(
        mut self,
        content_serialization_format: crate::types::ContentSerializationFormat,
    ) -> Self {
        let call = &mut self.call;
        call.header(
            &crate::tables::headers::CONTENT_SERIALIZATION_FORMAT,
            content_serialization_format.as_str(),
        );
        self
    }

    /// One page after the other, until the service names no further one.
    pub fn pages(self) -> cosmosdb_core::Pages<Response<cosmosdb_core::RawPage>> {
        self.call.pages(<Self as cosmosdb_core::Operation>::decode)
    }

    /// One item after the other, over all pages, each as JSON of type `T`.
    pub fn items<T: serde::de::DeserializeOwned>(self) -> cosmosdb_core::Items<T> {
        cosmosdb_core::Items::new(self.call.pages(RawResponse::page_items))
    }

    /// What is new in all partitions, as one stream that does not end: see [`ChangeFeed`](cosmosdb_core::ChangeFeed).
    ///
    /// ```no_run
    /// use cosmosdb::{types, ChangeFeedEvent};
    /// # async fn example(client: cosmosdb::Client) -> Result<(), Box<dyn std::error::Error>> {
    /// let mut changes = client.database("shop").collection("orders").read_full_fidelity_change_feed()
    ///     .changes()
    ///     .start_from_now()
    ///     .events::<types::Change<serde_json::Value>>();
    /// while let Some(event) = changes.try_next().await? {
    ///     match event {
    ///         ChangeFeedEvent::Page(page) => println!("{} changes", page.body().items.len()),
    ///         ChangeFeedEvent::CaughtUp => println!("nothing new; to go on later: {:?}", changes.continuation()),
    ///     }
    /// }
    /// # Ok(())
    /// # }
    /// ```
    pub fn changes(self) -> cosmosdb_core::ChangeFeed {
        cosmosdb_core::ChangeFeed::new(self.call)
    }
}

operation!(ReadFullFidelityChangeFeed, Response < cosmosdb_core::RawPage >);

impl cosmosdb_core::Operation for ReadFullFidelityChangeFeed {
    const INFO: &'static service::Operation = &crate::tables::operations::READ_FULL_FIDELITY_CHANGE_FEED;
    type Output = Response<cosmosdb_core::RawPage>;
    type Failure = ReadFullFidelityChangeFeedFailure;

    fn into_call(self) -> Call {
        self.call
    }

    fn decode(response: RawResponse) -> Result<Self::Output> {
        response.raw_page()
    }

    fn failure(status: &'static service::Status) -> Option<Self::Failure> {
        match status.name {
            "bad_request" => Some(ReadFullFidelityChangeFeedFailure::BadRequest),
            "collection_rid_mismatch" => {
                Some(ReadFullFidelityChangeFeedFailure::CollectionRidMismatch)
            }
            "unauthorized" => Some(ReadFullFidelityChangeFeedFailure::Unauthorized),
            "forbidden" => Some(ReadFullFidelityChangeFeedFailure::Forbidden),
            "not_found" => Some(ReadFullFidelityChangeFeedFailure::NotFound),
            "read_session_not_available" => {
                Some(ReadFullFidelityChangeFeedFailure::ReadSessionNotAvailable)
            }
            "method_not_allowed" => {
                Some(ReadFullFidelityChangeFeedFailure::MethodNotAllowed)
            }
            "request_timeout" => Some(ReadFullFidelityChangeFeedFailure::RequestTimeout),
            "gone" => Some(ReadFullFidelityChangeFeedFailure::Gone),
            "name_cache_stale" => Some(ReadFullFidelityChangeFeedFailure::NameCacheStale),
            "partition_key_range_gone" => {
                Some(ReadFullFidelityChangeFeedFailure::PartitionKeyRangeGone)
            }
            "completing_split" => {
                Some(ReadFullFidelityChangeFeedFailure::CompletingSplit)
            }
            "completing_partition_migration" => {
                Some(ReadFullFidelityChangeFeedFailure::CompletingPartitionMigration)
            }
            "throttled" => Some(ReadFullFidelityChangeFeedFailure::Throttled),
            "request_rate_too_large" => {
                Some(ReadFullFidelityChangeFeedFailure::RequestRateTooLarge)
            }
            "internal_server_error" => {
                Some(ReadFullFidelityChangeFeedFailure::InternalServerError)
            }
            "bad_gateway" => Some(ReadFullFidelityChangeFeedFailure::BadGateway),
            "service_unavailable" => {
                Some(ReadFullFidelityChangeFeedFailure::ServiceUnavailable)
            }
            "gateway_timeout" => Some(ReadFullFidelityChangeFeedFailure::GatewayTimeout),
            _ => None,
        }
    }
}

/// How [`ReadFullFidelityChangeFeed`] fails: what [`Error::failure`](cosmosdb_core::Error::failure) tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ReadFullFidelityChangeFeedFailure {
    /// Status 400.
    ///
    /// The service does not understand the request, or does not allow what it says.
    /// The JSON, the SQL or the script may be wrong, a property or the partition key may be missing, or a header may be
    /// out of range. Mend the request.
    BadRequest,
    /// Status 400, sub-status 1024.
    ///
    /// The collection of this name has another rid than the request expects.
    /// It was deleted and made anew. Read it again.
    ///
    /// Not in the REST reference; known from: SDKs.
    CollectionRidMismatch,
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
    /// Status 404.
    ///
    /// There is no such resource, or no longer.
    /// The id, the partition key value or the path is wrong, or it was deleted.
    NotFound,
    /// Status 404, sub-status 1002.
    ///
    /// The region has not got as far as the session token says.
    /// The resource may well exist. Read in another region, best in the one that writes.
    ///
    /// Not in the REST reference; known from: SDKs.
    ReadSessionNotAvailable,
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
    /// Status 410.
    ///
    /// What the request was sent to has moved.
    /// Through the gateway this is rare. Try again.
    ///
    /// Not in the REST reference; known from: SDKs.
    Gone,
    /// Status 410, sub-status 1000.
    ///
    /// The name stands for another collection than the service remembers.
    /// The collection was made anew. Read it again, and forget the session tokens of the old one.
    ///
    /// Not in the REST reference; known from: SDKs.
    NameCacheStale,
    /// Status 410, sub-status 1002.
    ///
    /// The partition key range was split or merged.
    /// Read the ranges again, and go on with those that took its place.
    ///
    /// Not in the REST reference; known from: SDKs.
    PartitionKeyRangeGone,
    /// Status 410, sub-status 1007.
    ///
    /// The partition key range is just being split or merged.
    /// Read the ranges again, and go on with those that take its place.
    ///
    /// Not in the REST reference; known from: SDKs.
    CompletingSplit,
    /// Status 410, sub-status 1008.
    ///
    /// The partition is just being moved.
    /// Its range keeps its id. Try again.
    ///
    /// Not in the REST reference; known from: SDKs.
    CompletingPartitionMigration,
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
