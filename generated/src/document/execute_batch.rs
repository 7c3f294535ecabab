// @generated from spec/resources/document.yaml. Do not edit: run `cargo codegen generate`.

//! `execute_batch`: `POST /dbs/{database}/colls/{collection}/docs`.

use cosmosdb_core::{Call, RawResponse, Response, Result, service};

/// Carries out up to a hundred operations on documents of one partition key value, all or, with status 207, none of them.
/// The results stand in the order of the operations. 207 means that one failed and that nothing was changed: its
/// result has its own status, those of all others have 424. The whole request may take up to 2 MB. Operations are
/// added by `and`; `committed` of the response makes an error of a batch that failed.
///
/// Not in the REST reference; known from: SDKs.
///
/// `POST /dbs/{database}/colls/{collection}/docs` (OP-74)
///
/// # Errors
///
/// | failure | status | when | sent again by the client |
/// |---|---|---|---|
/// | `BadRequest` | 400 | The service does not understand the request, or does not allow what it says. | no |
/// | `PartitionKeyMismatch` | 400/1001 | The partition key header does not agree with the collection or with the document. | after reading the collection anew |
/// | `Unauthorized` | 401 | The `Authorization` header does not authorize the request. | no |
/// | `Forbidden` | 403 | The request is understood and not allowed. | no |
/// | `WriteForbidden` | 403/3 | The region does not take writes, or no longer does. | after reading the account anew |
/// | `NotFound` | 404 | There is no such resource, or no longer. | no |
/// | `MethodNotAllowed` | 405 | The resource does not know the verb. | no |
/// | `RequestTimeout` | 408 | The request took longer than the service allows. | no |
/// | `Gone` | 410 | What the request was sent to has moved. | after a wait |
/// | `PreconditionFailed` | 412 | The resource has another entity tag than the condition says. | no |
/// | `TooLarge` | 413 | The body is larger than the service takes. | no |
/// | `TransactionLimitExceeded` | 413/3401 | The transaction is larger than the service takes. | no |
/// | `FailedDependency` | 424 | Another operation of the batch failed, and so this one was not carried out. | no |
/// | `Throttled` | 429 | There are too many requests, or they cost too much. | after a wait |
/// | `RequestRateTooLarge` | 429/3200 | The request units of this second are used up. | after a wait |
/// | `RetryWith` | 449 | The write met another inside the service, and was not done. | after a wait |
/// | `TransactionAborted` | 452 | The distributed transaction was aborted; nothing was changed. | no |
/// | `TransactionRolledBack` | 453 | The operation was rolled back, since another of the distributed transaction failed. | no |
/// | `InternalServerError` | 500 | Something went wrong inside the service. | no |
/// | `BadGateway` | 502 | What stands between the client and the service could not reach it. | no |
/// | `ServiceUnavailable` | 503 | The service cannot take the request just now, and did not carry it out. | in another region |
/// | `GatewayTimeout` | 504 | What stands between the client and the service waited too long for it. | no |
///
/// # Example
///
/// ```no_run
/// use cosmosdb::types;
/// use serde_json::json;
/// # async fn example(client: cosmosdb::Client) -> Result<(), Box<dyn std::error::Error>> {
/// let response = client
///     .database("shop")
///     .collection("orders")
///     .execute_batch("bob", [types::BatchOperation::from(types::BatchOperation::create(json!({ "id": "order-3", "customerId": "bob", "number": 1, "total": 3 }))), types::BatchOperation::from(types::BatchOperation::upsert(json!({ "id": "basket", "customerId": "bob", "number": 0, "total": 0 }))), types::BatchOperation::from(types::BatchOperation::patch("order-3", types::Patch::new([types::PatchOperation::set("/status", "open")]))), types::BatchOperation::from(types::BatchOperation::read("order-3")), types::BatchOperation::from(types::BatchOperation::delete("basket"))])
///     .batch_ordered(true).await?;
/// println!("{}", response.status());
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone)]
#[must_use = "an operation does nothing until it is awaited"]
pub struct ExecuteBatch {
    call: Call,
}

impl crate::Collection {
    /// Carries out up to a hundred operations on documents of one partition key value, all or, with status 207, none of them.
    ///
    /// - `partition_key`: The partition key value of the document.
    /// - `body`: the operations; more are added by `and`.
    ///
    /// Options, failures and an example: [`ExecuteBatch`].
    pub fn execute_batch(
        &self,
        partition_key: impl Into<cosmosdb_core::PartitionKey>,
        body: impl IntoIterator<Item = impl Into<crate::types::BatchOperation>>,
    ) -> ExecuteBatch {
        let mut call = Call::feed(&self.0, &crate::tables::operations::EXECUTE_BATCH);
        call.header(&crate::tables::headers::PARTITION_KEY, &partition_key.into());
        for operation in body {
            let operation: crate::types::BatchOperation = operation.into();
            call.add(&operation);
        }
        ExecuteBatch { call }
    }
}

impl ExecuteBatch {
    /// Carries the operations out in the order in which they stand.
    ///
    /// Not in the REST reference; known from: .NET SDK.
    ///
    /// Sends `x-ms-cosmos-batch-ordered`.
    pub fn batch_ordered(mut self, batch_ordered: bool) -> Self {
        let call = &mut self.call;
        call.header(&crate::tables::headers::BATCH_ORDERED, &batch_ordered);
        self
    }

    /// Goes on with the other operations when one fails.
    ///
    /// Not in the REST reference; known from: SDKs.
    ///
    /// Sends `x-ms-cosmos-batch-continue-on-error`. Default: `False`.
    pub fn batch_continue_on_error(mut self, batch_continue_on_error: bool) -> Self {
        let call = &mut self.call;
        call.header(
            &crate::tables::headers::BATCH_CONTINUE_ON_ERROR,
            &batch_continue_on_error,
        );
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

    /// One more operation, behind the others.
    ///
    /// There may be 100 of them, of 2202010 bytes together: more are refused before anything is sent.
    pub fn and(mut self, operation: impl Into<crate::types::BatchOperation>) -> Self {
        let operation: crate::types::BatchOperation = operation.into();
        self.call.add(&operation);
        self
    }
}

operation!(ExecuteBatch, Response < Vec < cosmosdb_core::BatchResult > >);

impl cosmosdb_core::Operation for ExecuteBatch {
    const INFO: &'static service::Operation = &crate::tables::operations::EXECUTE_BATCH;
    type Output = Response<Vec<cosmosdb_core::BatchResult>>;
    type Failure = ExecuteBatchFailure;

    fn into_call(self) -> Call {
        self.call
    }

    fn decode(response: RawResponse) -> Result<Self::Output> {
        response.typed()
    }

    fn failure(status: &'static service::Status) -> Option<Self::Failure> {
        match status.name {
            "bad_request" => Some(ExecuteBatchFailure::BadRequest),
            "partition_key_mismatch" => Some(ExecuteBatchFailure::PartitionKeyMismatch),
            "unauthorized" => Some(ExecuteBatchFailure::Unauthorized),
            "forbidden" => Some(ExecuteBatchFailure::Forbidden),
            "write_forbidden" => Some(ExecuteBatchFailure::WriteForbidden),
            "not_found" => Some(ExecuteBatchFailure::NotFound),
            "method_not_allowed" => Some(ExecuteBatchFailure::MethodNotAllowed),
            "request_timeout" => Some(ExecuteBatchFailure::RequestTimeout),
            "gone" => Some(ExecuteBatchFailure::Gone),
            "precondition_failed" => Some(ExecuteBatchFailure::PreconditionFailed),
            "too_large" => Some(ExecuteBatchFailure::TooLarge),
            "transaction_limit_exceeded" => {
                Some(ExecuteBatchFailure::TransactionLimitExceeded)
            }
            "failed_dependency" => Some(ExecuteBatchFailure::FailedDependency),
            "throttled" => Some(ExecuteBatchFailure::Throttled),
            "request_rate_too_large" => Some(ExecuteBatchFailure::RequestRateTooLarge),
            "retry_with" => Some(ExecuteBatchFailure::RetryWith),
            "transaction_aborted" => Some(ExecuteBatchFailure::TransactionAborted),
            "transaction_rolled_back" => Some(ExecuteBatchFailure::TransactionRolledBack),
            "internal_server_error" => Some(ExecuteBatchFailure::InternalServerError),
            "bad_gateway" => Some(ExecuteBatchFailure::BadGateway),
            "service_unavailable" => Some(ExecuteBatchFailure::ServiceUnavailable),
            "gateway_timeout" => Some(ExecuteBatchFailure::GatewayTimeout),
            _ => None,
        }
    }
}

/// How [`ExecuteBatch`] fails: what [`Error::failure`](cosmosdb_core::Error::failure) tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ExecuteBatchFailure {
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
    /// Status 413, sub-status 3401.
    ///
    /// The transaction is larger than the service takes.
    /// Split the batch or the work of the script.
    ///
    /// Not in the REST reference; known from: SDKs.
    TransactionLimitExceeded,
    /// Status 424.
    ///
    /// Another operation of the batch failed, and so this one was not carried out.
    /// Look for the operation with another status than this.
    FailedDependency,
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
    /// Status 452.
    ///
    /// The distributed transaction was aborted; nothing was changed.
    /// Look for the operation with another status than 453.
    ///
    /// Not in the REST reference; known from: SDKs.
    TransactionAborted,
    /// Status 453.
    ///
    /// The operation was rolled back, since another of the distributed transaction failed.
    ///
    /// Not in the REST reference; known from: SDKs.
    TransactionRolledBack,
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
