// @generated from spec/resources/document.yaml. Do not edit: run `cargo codegen generate`.

//! `upsert_document`: `POST /dbs/{database}/colls/{collection}/docs`.

use cosmosdb_core::{Call, RawResponse, Response, Result, service};

/// Creates a document, or replaces the one that has its id and partition key value.
/// 201 tells that it was created, 200 that it was replaced. With `If-Match` a document that exists must have that
/// entity tag.
///
/// Since API version 2015-08-06.
///
/// `POST /dbs/{database}/colls/{collection}/docs` (OP-15)
///
/// # Errors
///
/// | failure | status | when | sent again by the client |
/// |---|---|---|---|
/// | `BadRequest` | 400 | The service does not understand the request, or does not allow what it says. | no |
/// | `PartitionKeyMismatch` | 400/1001 | The partition key header does not agree with the collection or with the document. | after reading the collection anew |
/// | `CollectionRidMismatch` | 400/1024 | The collection of this name has another rid than the request expects. | after reading the collection anew |
/// | `Unauthorized` | 401 | The `Authorization` header does not authorize the request. | no |
/// | `Forbidden` | 403 | The request is understood and not allowed. | no |
/// | `WriteForbidden` | 403/3 | The region does not take writes, or no longer does. | after reading the account anew |
/// | `LogicalPartitionFull` | 403/1014 | The partition key value has used up the 20 GB that one may take. | no |
/// | `NotFound` | 404 | There is no such resource, or no longer. | no |
/// | `MethodNotAllowed` | 405 | The resource does not know the verb. | no |
/// | `RequestTimeout` | 408 | The request took longer than the service allows. | no |
/// | `Conflict` | 409 | The id is taken. | no |
/// | `UniqueIndexConflict` | 409/3301 | Another document of the partition key value has the same values for a unique key. | no |
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
/// use serde_json::json;
/// # async fn example(client: cosmosdb::Client) -> Result<(), Box<dyn std::error::Error>> {
/// let response = client
///     .database("shop")
///     .collection("orders")
///     .upsert_document("ann", &json!({
///         "id": "order-2",
///         "customerId": "ann",
///         "number": 2,
///         "total": 8,
///         "status": "open",
///     })).await?;
/// println!("{}", response.status());
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone)]
#[must_use = "an operation does nothing until it is awaited"]
pub struct UpsertDocument {
    call: Call,
}

impl crate::Collection {
    /// Creates a document, or replaces the one that has its id and partition key value.
    ///
    /// - `partition_key`: The partition key value of the document.
    /// - `body`: the body of the request.
    ///
    /// Options, failures and an example: [`UpsertDocument`].
    #[doc(alias = "upsert_item")]
    pub fn upsert_document(
        &self,
        partition_key: impl Into<cosmosdb_core::PartitionKey>,
        body: &(impl serde::Serialize + ?Sized),
    ) -> UpsertDocument {
        let mut call = Call::feed(&self.0, &crate::tables::operations::UPSERT_DOCUMENT);
        call.header(&crate::tables::headers::PARTITION_KEY, &partition_key.into());
        call.json(body);
        UpsertDocument { call }
    }
}

impl UpsertDocument {
    /// Whether the document is indexed, against what the collection's indexing policy says.
    /// Left out, the policy's `automatic` decides.
    ///
    /// Sends `x-ms-indexing-directive`.
    pub fn indexing_directive(
        mut self,
        indexing_directive: crate::types::IndexingDirective,
    ) -> Self {
        let call = &mut self.call;
        call.header(
            &crate::tables::headers::INDEXING_DIRECTIVE,
            indexing_directive.as_str(),
        );
        self
    }

    /// The triggers to run before the write, by name, separated by commas.
    ///
    /// Not in the REST reference; known from: SDKs.
    ///
    /// Sends `x-ms-documentdb-pre-trigger-include`.
    #[doc(alias = "pre_triggers")]
    pub fn pre_trigger_include(mut self, pre_trigger_include: impl AsRef<str>) -> Self {
        let call = &mut self.call;
        call.header(
            &crate::tables::headers::PRE_TRIGGER_INCLUDE,
            pre_trigger_include.as_ref(),
        );
        self
    }

    /// The triggers to run after the write and in its transaction, by name, separated by commas.
    ///
    /// Not in the REST reference; known from: SDKs.
    ///
    /// Sends `x-ms-documentdb-post-trigger-include`.
    #[doc(alias = "post_triggers")]
    pub fn post_trigger_include(
        mut self,
        post_trigger_include: impl AsRef<str>,
    ) -> Self {
        let call = &mut self.call;
        call.header(
            &crate::tables::headers::POST_TRIGGER_INCLUDE,
            post_trigger_include.as_ref(),
        );
        self
    }

    /// The triggers that must not run before the write; of old, since none runs unless it is named.
    ///
    /// Not in the REST reference; known from: .NET SDK.
    ///
    /// Sends `x-ms-documentdb-pre-trigger-exclude`.
    pub fn pre_trigger_exclude(mut self, pre_trigger_exclude: impl AsRef<str>) -> Self {
        let call = &mut self.call;
        call.header(
            &crate::tables::headers::PRE_TRIGGER_EXCLUDE,
            pre_trigger_exclude.as_ref(),
        );
        self
    }

    /// The triggers that must not run after the write; of old, since none runs unless it is named.
    ///
    /// Not in the REST reference; known from: .NET SDK.
    ///
    /// Sends `x-ms-documentdb-post-trigger-exclude`.
    pub fn post_trigger_exclude(
        mut self,
        post_trigger_exclude: impl AsRef<str>,
    ) -> Self {
        let call = &mut self.call;
        call.header(
            &crate::tables::headers::POST_TRIGGER_EXCLUDE,
            post_trigger_exclude.as_ref(),
        );
        self
    }

    /// Changes the resource only if it still has this entity tag.
    /// `*` asks for any version. Else the answer is 412.
    ///
    /// Sends `If-Match`.
    #[doc(alias = "access_condition")]
    pub fn if_match(mut self, if_match: impl AsRef<str>) -> Self {
        let call = &mut self.call;
        call.header(&crate::tables::headers::IF_MATCH, if_match.as_ref());
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

    /// Asks for an answer without a body.
    ///
    /// Not in the REST reference; known from: SDKs.
    ///
    /// Sends `Prefer: return=minimal`.
    #[doc(alias = "content_response_on_write")]
    #[doc(alias = "enable_content_response_on_write")]
    pub fn prefer_minimal(mut self) -> Self {
        self.call.flag(&crate::tables::headers::PREFER_MINIMAL);
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

    /// The client encrypted properties of the document.
    /// Sent together with the collection's intended rid.
    ///
    /// Not in the REST reference; known from: .NET SDK.
    ///
    /// Sends `x-ms-cosmos-is-client-encrypted`.
    pub fn is_client_encrypted(mut self, is_client_encrypted: bool) -> Self {
        let call = &mut self.call;
        call.header(&crate::tables::headers::IS_CLIENT_ENCRYPTED, &is_client_encrypted);
        self
    }

    /// Keeps the request from spending request units of the minute's budget; of old.
    ///
    /// Not in the REST reference; known from: SDKs.
    ///
    /// Sends `x-ms-documentdb-disable-ru-per-minute-usage`.
    pub fn disable_ru_per_minute_usage(
        mut self,
        disable_ru_per_minute_usage: bool,
    ) -> Self {
        let call = &mut self.call;
        call.header(
            &crate::tables::headers::DISABLE_RU_PER_MINUTE_USAGE,
            &disable_ru_per_minute_usage,
        );
        self
    }
}

operation!(UpsertDocument, Response);

impl cosmosdb_core::Operation for UpsertDocument {
    const INFO: &'static service::Operation = &crate::tables::operations::UPSERT_DOCUMENT;
    type Output = Response;
    type Failure = UpsertDocumentFailure;

    fn into_call(self) -> Call {
        self.call
    }

    fn decode(response: RawResponse) -> Result<Self::Output> {
        response.undecoded()
    }

    fn failure(status: &'static service::Status) -> Option<Self::Failure> {
        match status.name {
            "bad_request" => Some(UpsertDocumentFailure::BadRequest),
            "partition_key_mismatch" => Some(UpsertDocumentFailure::PartitionKeyMismatch),
            "collection_rid_mismatch" => {
                Some(UpsertDocumentFailure::CollectionRidMismatch)
            }
            "unauthorized" => Some(UpsertDocumentFailure::Unauthorized),
            "forbidden" => Some(UpsertDocumentFailure::Forbidden),
            "write_forbidden" => Some(UpsertDocumentFailure::WriteForbidden),
            "logical_partition_full" => Some(UpsertDocumentFailure::LogicalPartitionFull),
            "not_found" => Some(UpsertDocumentFailure::NotFound),
            "method_not_allowed" => Some(UpsertDocumentFailure::MethodNotAllowed),
            "request_timeout" => Some(UpsertDocumentFailure::RequestTimeout),
            "conflict" => Some(UpsertDocumentFailure::Conflict),
            "unique_index_conflict" => Some(UpsertDocumentFailure::UniqueIndexConflict),
            "gone" => Some(UpsertDocumentFailure::Gone),
            "precondition_failed" => Some(UpsertDocumentFailure::PreconditionFailed),
            "too_large" => Some(UpsertDocumentFailure::TooLarge),
            "throttled" => Some(UpsertDocumentFailure::Throttled),
            "request_rate_too_large" => Some(UpsertDocumentFailure::RequestRateTooLarge),
            "retry_with" => Some(UpsertDocumentFailure::RetryWith),
            "internal_server_error" => Some(UpsertDocumentFailure::InternalServerError),
            "bad_gateway" => Some(UpsertDocumentFailure::BadGateway),
            "service_unavailable" => Some(UpsertDocumentFailure::ServiceUnavailable),
            "gateway_timeout" => Some(UpsertDocumentFailure::GatewayTimeout),
            _ => None,
        }
    }
}

/// How [`UpsertDocument`] fails: what [`Error::failure`](cosmosdb_core::Error::failure) tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum UpsertDocumentFailure {
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
    /// Status 403, sub-status 3.
    ///
    /// The region does not take writes, or no longer does.
    /// Read the account to find the region that does, then send the request there.
    WriteForbidden,
    /// Status 403, sub-status 1014.
    ///
    /// The partition key value has used up the 20 GB that one may take.
    /// Choose a partition key with more values, or delete documents of this one.
    ///
    /// Not in the REST reference; known from: SDKs.
    LogicalPartitionFull,
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
    /// Status 409, sub-status 3301.
    ///
    /// Another document of the partition key value has the same values for a unique key.
    ///
    /// Not in the REST reference; known from: SDKs.
    UniqueIndexConflict,
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
