// @generated from spec/resources/document.yaml. Do not edit: run `cargo codegen generate`.

//! `execute_bulk`: `POST /dbs/{database}/colls/{collection}/docs`.

use cosmosdb_core::{Call, RawResponse, Response, Result, service};

/// Carries out up to a hundred independent operations on documents of one partition key range.
/// Each operation names its partition key. 207 means that some failed: each result has its own status, and those with
/// 410, 413, 429 or 449 may be sent again. `bulk_documents` does all that, over all ranges.
///
/// Since API version 2016-07-11. Not in the REST reference; known from: SDKs.
///
/// `POST /dbs/{database}/colls/{collection}/docs`
///
/// # Errors
///
/// | failure | status | when | sent again by the client |
/// |---|---|---|---|
/// | `BadRequest` | 400 | The service does not understand the request, or does not allow what it says. | no |
/// | `Unauthorized` | 401 | The `Authorization` header does not authorize the request. | no |
/// | `Forbidden` | 403 | The request is understood and not allowed. | no |
/// | `WriteForbidden` | 403/3 | The region does not take writes, or no longer does. | after reading the account anew |
/// | `NotFound` | 404 | There is no such resource, or no longer. | no |
/// | `MethodNotAllowed` | 405 | The resource does not know the verb. | no |
/// | `RequestTimeout` | 408 | The request took longer than the service allows. | no |
/// | `Gone` | 410 | What the request was sent to has moved. | after a wait |
/// | `NameCacheStale` | 410/1000 | The name stands for another collection than the service remembers. | after reading the collection anew |
/// | `PartitionKeyRangeGone` | 410/1002 | The partition key range was split or merged. | after reading the partition key ranges anew |
/// | `CompletingSplit` | 410/1007 | The partition key range is just being split or merged. | after reading the partition key ranges anew |
/// | `CompletingPartitionMigration` | 410/1008 | The partition is just being moved. | after reading the partition key ranges anew |
/// | `PreconditionFailed` | 412 | The resource has another entity tag than the condition says. | no |
/// | `TooLarge` | 413 | The body is larger than the service takes. | no |
/// | `BatchResponseTooLarge` | 413/3402 | The answers to the batch would be larger than 4 MB. | no |
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
///     .execute_bulk("0", [types::BatchOperation::from(types::BatchOperation::create(json!({ "id": "order-5", "customerId": "cleo", "number": 1, "total": 12 })).minimal_return_preference(true).partition_key("[\"cleo\"]")), types::BatchOperation::from(types::BatchOperation::delete("no-such-order").partition_key("[\"ann\"]"))]).await?;
/// println!("{}", response.status());
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone)]
#[must_use = "an operation does nothing until it is awaited"]
pub struct ExecuteBulk {
    call: Call,
}

impl crate::Collection {
    /// Carries out up to a hundred independent operations on documents of one partition key range.
    ///
    /// - `partition_key_range_id`: The partition key range to read, by its `id`; in a response the one that answered.
    /// - `body`: the operations; more are added by `and`.
    ///
    /// Options, failures and an example: [`ExecuteBulk`].
    pub fn execute_bulk(
        &self,
        partition_key_range_id: impl AsRef<str>,
        body: impl IntoIterator<Item = impl Into<crate::types::BatchOperation>>,
    ) -> ExecuteBulk {
        let mut call = Call::feed(&self.0, &crate::tables::operations::EXECUTE_BULK);
        call.header(
            &crate::tables::headers::PARTITION_KEY_RANGE_ID,
            partition_key_range_id.as_ref(),
        );
        for operation in body {
            let operation: crate::types::BatchOperation = operation.into();
            call.add(&operation);
        }
        ExecuteBulk { call }
    }
}

impl crate::Collection {
    /// Carries out any number of operations, over any partition keys: sent many at once, range by range, each for itself.
    ///
    /// Each operation comes with its partition key. Options, and what is sent again: [`Bulk`](cosmosdb_core::Bulk).
    ///
    /// ```no_run
    /// use cosmosdb::types::BatchOperation;
    /// use serde_json::json;
    /// # async fn example(orders: cosmosdb::Collection) -> Result<(), Box<dyn std::error::Error>> {
    /// let new = (0..10_000).map(|number| {
    ///     let tenant = format!("tenant-{}", number % 50);
    ///     let order = json!({ "id": format!("o-{number}"), "tenant": tenant, "total": number });
    ///     (tenant, BatchOperation::upsert(order).minimal_return_preference(true))
    /// });
    /// let done = orders.bulk_documents(new).idempotent().await;
    /// println!("{} RU", done.request_charge);
    /// for (number, result) in done.results.iter().enumerate() {
    ///     if let Err(error) = result {
    ///         println!("operation {number}: {error}");
    ///     }
    /// }
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// Or one result after the other, as they come:
    ///
    /// ```no_run
    /// use cosmosdb::types::BatchOperation;
    /// # async fn example(orders: cosmosdb::Collection) {
    /// let old = ["o-1", "o-2"].map(|id| ("tenant-7", BatchOperation::delete(id)));
    /// let mut bulk = orders.bulk_documents(old).ordered();
    /// while let Some(item) = bulk.next().await {
    ///     println!("operation {}: {}", item.index, item.result.is_ok());
    /// }
    /// # }
    /// ```
    #[doc(alias = "bulk_items")]
    pub fn bulk_documents<'a, K, O>(
        &self,
        operations: impl IntoIterator<Item = (K, O), IntoIter: Send + 'a>,
    ) -> cosmosdb_core::Bulk<'a>
    where
        K: Into<cosmosdb_core::PartitionKey> + 'a,
        O: Into<crate::types::BatchOperation> + 'a,
    {
        let call = Call::feed(&self.0, &crate::tables::operations::EXECUTE_BULK);
        let operations = operations
            .into_iter()
            .map(|(key, operation)| -> (_, crate::types::BatchOperation) {
                (key.into(), operation.into())
            });
        cosmosdb_core::Bulk::new(call, operations)
    }
}

impl ExecuteBulk {
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
    /// There may be 100 of them, of 220201 bytes together: more are refused before anything is sent.
    pub fn and(mut self, operation: impl Into<crate::types::BatchOperation>) -> Self {
        let operation: crate::types::BatchOperation = operation.into();
        self.call.add(&operation);
        self
    }
}

operation!(ExecuteBulk, Response < Vec < cosmosdb_core::BatchResult > >);

impl cosmosdb_core::Operation for ExecuteBulk {
    const INFO: &'static service::Operation = &crate::tables::operations::EXECUTE_BULK;
    type Output = Response<Vec<cosmosdb_core::BatchResult>>;
    type Failure = ExecuteBulkFailure;

    fn into_call(self) -> Call {
        self.call
    }

    fn decode(response: RawResponse) -> Result<Self::Output> {
        response.typed()
    }

    fn failure(status: &'static service::Status) -> Option<Self::Failure> {
        match status.name {
            "bad_request" => Some(ExecuteBulkFailure::BadRequest),
            "unauthorized" => Some(ExecuteBulkFailure::Unauthorized),
            "forbidden" => Some(ExecuteBulkFailure::Forbidden),
            "write_forbidden" => Some(ExecuteBulkFailure::WriteForbidden),
            "not_found" => Some(ExecuteBulkFailure::NotFound),
            "method_not_allowed" => Some(ExecuteBulkFailure::MethodNotAllowed),
            "request_timeout" => Some(ExecuteBulkFailure::RequestTimeout),
            "gone" => Some(ExecuteBulkFailure::Gone),
            "name_cache_stale" => Some(ExecuteBulkFailure::NameCacheStale),
            "partition_key_range_gone" => Some(ExecuteBulkFailure::PartitionKeyRangeGone),
            "completing_split" => Some(ExecuteBulkFailure::CompletingSplit),
            "completing_partition_migration" => {
                Some(ExecuteBulkFailure::CompletingPartitionMigration)
            }
            "precondition_failed" => Some(ExecuteBulkFailure::PreconditionFailed),
            "too_large" => Some(ExecuteBulkFailure::TooLarge),
            "batch_response_too_large" => Some(ExecuteBulkFailure::BatchResponseTooLarge),
            "throttled" => Some(ExecuteBulkFailure::Throttled),
            "request_rate_too_large" => Some(ExecuteBulkFailure::RequestRateTooLarge),
            "retry_with" => Some(ExecuteBulkFailure::RetryWith),
            "transaction_aborted" => Some(ExecuteBulkFailure::TransactionAborted),
            "transaction_rolled_back" => Some(ExecuteBulkFailure::TransactionRolledBack),
            "internal_server_error" => Some(ExecuteBulkFailure::InternalServerError),
            "bad_gateway" => Some(ExecuteBulkFailure::BadGateway),
            "service_unavailable" => Some(ExecuteBulkFailure::ServiceUnavailable),
            "gateway_timeout" => Some(ExecuteBulkFailure::GatewayTimeout),
            _ => None,
        }
    }
}

/// How [`ExecuteBulk`] fails: what [`Error::failure`](cosmosdb_core::Error::failure) tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ExecuteBulkFailure {
    /// Status 400.
    ///
    /// The service does not understand the request, or does not allow what it says.
    /// The JSON, the SQL or the script may be wrong, a property or the partition key may be missing, or a header may be
    /// out of range. Mend the request.
    BadRequest,
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
    /// Status 413, sub-status 3402.
    ///
    /// The answers to the batch would be larger than 4 MB.
    /// Operations of a bulk request with this status were not carried out: send them again.
    ///
    /// Not in the REST reference; known from: SDKs.
    BatchResponseTooLarge,
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
