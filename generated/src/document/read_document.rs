// @generated from spec/resources/document.yaml. Do not edit: run `cargo codegen generate`.

//! `read_document`: `GET /dbs/{database}/colls/{collection}/docs/{document}`.

use cosmosdb_core::{Call, RawResponse, Response, Result, service};

/// Reads a document.
/// It is the cheapest read that there is: one request unit for 1 KB. 404 means that there is none with that id and
/// partition key value, or, with sub-status 1002, that the region has not come as far as the session token says.
///
/// `GET /dbs/{database}/colls/{collection}/docs/{document}` (OP-18)
///
/// # Errors
///
/// | failure | status | when | sent again by the client |
/// |---|---|---|---|
/// | `NotModified` | 304 | The resource is as the condition says that the client has it; there is no body. | no |
/// | `BadRequest` | 400 | The service does not understand the request, or does not allow what it says. | no |
/// | `PartitionKeyMismatch` | 400/1001 | The partition key header does not agree with the collection or with the document. | after reading the collection anew |
/// | `CollectionRidMismatch` | 400/1024 | The collection of this name has another rid than the request expects. | after reading the collection anew |
/// | `Unauthorized` | 401 | The `Authorization` header does not authorize the request. | no |
/// | `Forbidden` | 403 | The request is understood and not allowed. | no |
/// | `NotFound` | 404 | There is no such resource, or no longer. | no |
/// | `ReadSessionNotAvailable` | 404/1002 | The region has not got as far as the session token says. | in the region that writes |
/// | `MethodNotAllowed` | 405 | The resource does not know the verb. | no |
/// | `RequestTimeout` | 408 | The request took longer than the service allows. | after a wait |
/// | `Gone` | 410 | What the request was sent to has moved. | after a wait |
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
/// # async fn example(client: cosmosdb::Client) -> Result<(), Box<dyn std::error::Error>> {
/// let response = client.database("testdb").collection("testcoll").read_document("Account1", "SalesOrder1").await?;
/// println!("{}", response.status());
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone)]
#[must_use = "an operation does nothing until it is awaited"]
pub struct ReadDocument {
    call: Call,
}

impl crate::Collection {
    /// Reads a document.
    ///
    /// - `partition_key`: The partition key value of the document.
    /// - `id`: the document, by id or by rid.
    ///
    /// Options, failures and an example: [`ReadDocument`].
    #[doc(alias = "read_item")]
    pub fn read_document(
        &self,
        partition_key: impl Into<cosmosdb_core::PartitionKey>,
        id: impl Into<cosmosdb_core::Id>,
    ) -> ReadDocument {
        let mut call = Call::item(
            &self.0,
            &crate::tables::operations::READ_DOCUMENT,
            id,
        );
        call.header(&crate::tables::headers::PARTITION_KEY, &partition_key.into());
        ReadDocument { call }
    }
}

impl crate::Collection {
    /// Reads many documents by their partition keys and ids, with few requests.
    ///
    /// The results stand in the order of the list; what is not there is `None`, and no failure. Options, and how it is done:
    /// [`ReadMany`](cosmosdb_core::ReadMany).
    ///
    /// ```no_run
    /// # use serde::Deserialize;
    /// # #[derive(Deserialize)] struct Order { total: f64 }
    /// # async fn example(orders: cosmosdb::Collection) -> Result<(), Box<dyn std::error::Error>> {
    /// let read = orders.read_many_documents([("tenant-7", "o-1"), ("tenant-7", "o-2"), ("tenant-8", "o-1")]).await?;
    /// println!("{} RU", read.request_charge());
    /// for order in read.into_json::<Order>()?.into_iter().flatten() {
    ///     println!("{}", order.total);
    /// }
    /// # Ok(())
    /// # }
    /// ```
    #[doc(alias = "read_many_items")]
    pub fn read_many_documents<K, I>(
        &self,
        documents: impl IntoIterator<Item = (K, I)>,
    ) -> cosmosdb_core::ReadMany
    where
        K: Into<cosmosdb_core::PartitionKey>,
        I: Into<String>,
    {
        let documents = documents.into_iter().map(|(key, id)| (key.into(), id.into()));
        cosmosdb_core::ReadMany::new(
            &self.0,
            &crate::tables::operations::READ_DOCUMENT,
            documents,
        )
    }
}

impl ReadDocument {
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

    /// Reads the resource only if it was changed after this time.
    /// Ignored beside `If-None-Match`. On a change feed it is the time to start at.
    ///
    /// Sends `If-Modified-Since`.
    pub fn if_modified_since(
        mut self,
        if_modified_since: std::time::SystemTime,
    ) -> Self {
        let call = &mut self.call;
        call.header(&crate::tables::headers::IF_MODIFIED_SINCE, &if_modified_since);
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

    /// How old an answer of the integrated cache may be, in milliseconds.
    ///
    /// Not in the REST reference; known from: SDKs.
    ///
    /// Sends `x-ms-dedicatedgateway-max-age`. At least 0.
    #[doc(alias = "max_integrated_cache_staleness")]
    pub fn dedicated_gateway_max_age(mut self, dedicated_gateway_max_age: i64) -> Self {
        let call = &mut self.call;
        call.header(
            &crate::tables::headers::DEDICATED_GATEWAY_MAX_AGE,
            &dedicated_gateway_max_age,
        );
        self
    }

    /// Reads past the integrated cache, and does not fill it.
    ///
    /// Not in the REST reference; known from: SDKs.
    ///
    /// Sends `x-ms-dedicatedgateway-bypass-cache`. Default: `False`.
    #[doc(alias = "bypass_integrated_cache")]
    pub fn dedicated_gateway_bypass_cache(
        mut self,
        dedicated_gateway_bypass_cache: bool,
    ) -> Self {
        let call = &mut self.call;
        call.header(
            &crate::tables::headers::DEDICATED_GATEWAY_BYPASS_CACHE,
            &dedicated_gateway_bypass_cache,
        );
        self
    }

    /// Chooses the shard of the integrated cache.
    ///
    /// Not in the REST reference; known from: SDKs.
    ///
    /// Sends `x-ms-dedicatedgateway-shard-key`.
    pub fn dedicated_gateway_shard_key(
        mut self,
        dedicated_gateway_shard_key: impl AsRef<str>,
    ) -> Self {
        let call = &mut self.call;
        call.header(
            &crate::tables::headers::DEDICATED_GATEWAY_SHARD_KEY,
            dedicated_gateway_shard_key.as_ref(),
        );
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
}

operation!(ReadDocument, Response);

impl cosmosdb_core::Operation for ReadDocument {
    const INFO: &'static service::Operation = &crate::tables::operations::READ_DOCUMENT;
    type Output = Response;
    type Failure = ReadDocumentFailure;

    fn into_call(self) -> Call {
        self.call
    }

    fn decode(response: RawResponse) -> Result<Self::Output> {
        response.undecoded()
    }

    fn failure(status: &'static service::Status) -> Option<Self::Failure> {
        match status.name {
            "not_modified" => Some(ReadDocumentFailure::NotModified),
            "bad_request" => Some(ReadDocumentFailure::BadRequest),
            "partition_key_mismatch" => Some(ReadDocumentFailure::PartitionKeyMismatch),
            "collection_rid_mismatch" => Some(ReadDocumentFailure::CollectionRidMismatch),
            "unauthorized" => Some(ReadDocumentFailure::Unauthorized),
            "forbidden" => Some(ReadDocumentFailure::Forbidden),
            "not_found" => Some(ReadDocumentFailure::NotFound),
            "read_session_not_available" => {
                Some(ReadDocumentFailure::ReadSessionNotAvailable)
            }
            "method_not_allowed" => Some(ReadDocumentFailure::MethodNotAllowed),
            "request_timeout" => Some(ReadDocumentFailure::RequestTimeout),
            "gone" => Some(ReadDocumentFailure::Gone),
            "throttled" => Some(ReadDocumentFailure::Throttled),
            "request_rate_too_large" => Some(ReadDocumentFailure::RequestRateTooLarge),
            "internal_server_error" => Some(ReadDocumentFailure::InternalServerError),
            "bad_gateway" => Some(ReadDocumentFailure::BadGateway),
            "service_unavailable" => Some(ReadDocumentFailure::ServiceUnavailable),
            "gateway_timeout" => Some(ReadDocumentFailure::GatewayTimeout),
            _ => None,
        }
    }
}

/// How [`ReadDocument`] fails: what [`Error::failure`](cosmosdb_core::Error::failure) tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ReadDocumentFailure {
    /// Status 304.
    ///
    /// The resource is as the condition says that the client has it; there is no body.
    /// Keep what you have. On a change feed nothing is new; the `etag` is still the position to go on from.
    NotModified,
    /// Status 400.
    ///
    /// The service does not understand the request, or does not allow what it says.
    /// The JSON, the SQL or the script may be wrong, a property or the partition key may be missing, or a header may be
    /// out of range. Mend the request.
    BadRequest,
    /// Status 400, sub-status 1001.
    ///
    /// The partition key header does not agree with the collection or with the document.
    /// The collection may have been made anew with another key. Read it again; else mend the header.
    ///
    /// Not in the REST reference; known from: SDKs.
    PartitionKeyMismatch,
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
