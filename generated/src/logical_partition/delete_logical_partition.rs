// @generated from spec/resources/logical_partition.yaml. Do not edit: run `cargo codegen generate`.

//! `delete_logical_partition`: `POST /dbs/{database}/colls/{collection}/operations/partitionkeydelete`.

use cosmosdb_core::{Call, RawResponse, Response, Result, service};

/// Deletes all documents that have a partition key value.
/// They are out of sight at once, and removed in the background with a small share of the throughput. The account
/// needs the feature switched on. The type that is signed is that of the collection, as current clients do; the .NET
/// SDK calls it `partitionkey`.
///
/// Not in the REST reference; known from: SDKs.
///
/// `POST /dbs/{database}/colls/{collection}/operations/partitionkeydelete`
///
/// # Errors
///
/// | failure | status | when | sent again by the client |
/// |---|---|---|---|
/// | `BadRequest` | 400 | The service does not understand the request, or does not allow what it says. | no |
/// | `Unauthorized` | 401 | The `Authorization` header does not authorize the request. | no |
/// | `Forbidden` | 403 | The request is understood and not allowed. | no |
/// | `WriteForbidden` | 403/3 | The region does not take writes, or no longer does. | after reading the account anew |
/// | `PartitionKeyDeleteLimitExceeded` | 403/1032 | Too many partition key values are being deleted. | no |
/// | `NotFound` | 404 | There is no such resource, or no longer. | no |
/// | `MethodNotAllowed` | 405 | The resource does not know the verb. | no |
/// | `RequestTimeout` | 408 | The request took longer than the service allows. | no |
/// | `Gone` | 410 | What the request was sent to has moved. | after a wait |
/// | `PreconditionFailed` | 412 | The resource has another entity tag than the condition says. | no |
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
/// # async fn example(client: cosmosdb::Client) -> Result<(), Box<dyn std::error::Error>> {
/// let response = client.database("shop").collection("orders").delete_logical_partition("ann").await?;
/// println!("{}", response.status());
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone)]
#[must_use = "an operation does nothing until it is awaited"]
pub struct DeleteLogicalPartition {
    call: Call,
}

impl crate::Collection {
    /// Deletes all documents that have a partition key value.
    ///
    /// - `partition_key`: The partition key value of the document.
    ///
    /// Options, failures and an example: [`DeleteLogicalPartition`].
    pub fn delete_logical_partition(
        &self,
        partition_key: impl Into<cosmosdb_core::PartitionKey>,
    ) -> DeleteLogicalPartition {
        let mut call = Call::feed(
            &self.0,
            &crate::tables::operations::DELETE_LOGICAL_PARTITION,
        );
        call.header(&crate::tables::headers::PARTITION_KEY, &partition_key.into());
        DeleteLogicalPartition { call }
    }
}

impl DeleteLogicalPartition {
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
}

operation!(DeleteLogicalPartition, Response < () >);

impl cosmosdb_core::Operation for DeleteLogicalPartition {
    const INFO: &'static service::Operation = &crate::tables::operations::DELETE_LOGICAL_PARTITION;
    type Output = Response<()>;
    type Failure = DeleteLogicalPartitionFailure;

    fn into_call(self) -> Call {
        self.call
    }

    fn decode(response: RawResponse) -> Result<Self::Output> {
        response.empty()
    }

    fn failure(status: &'static service::Status) -> Option<Self::Failure> {
        match status.name {
            "bad_request" => Some(DeleteLogicalPartitionFailure::BadRequest),
            "unauthorized" => Some(DeleteLogicalPartitionFailure::Unauthorized),
            "forbidden" => Some(DeleteLogicalPartitionFailure::Forbidden),
            "write_forbidden" => Some(DeleteLogicalPartitionFailure::WriteForbidden),
            "partition_key_delete_limit_exceeded" => {
                Some(DeleteLogicalPartitionFailure::PartitionKeyDeleteLimitExceeded)
            }
            "not_found" => Some(DeleteLogicalPartitionFailure::NotFound),
            "method_not_allowed" => Some(DeleteLogicalPartitionFailure::MethodNotAllowed),
            "request_timeout" => Some(DeleteLogicalPartitionFailure::RequestTimeout),
            "gone" => Some(DeleteLogicalPartitionFailure::Gone),
            "precondition_failed" => {
                Some(DeleteLogicalPartitionFailure::PreconditionFailed)
            }
            "throttled" => Some(DeleteLogicalPartitionFailure::Throttled),
            "request_rate_too_large" => {
                Some(DeleteLogicalPartitionFailure::RequestRateTooLarge)
            }
            "retry_with" => Some(DeleteLogicalPartitionFailure::RetryWith),
            "internal_server_error" => {
                Some(DeleteLogicalPartitionFailure::InternalServerError)
            }
            "bad_gateway" => Some(DeleteLogicalPartitionFailure::BadGateway),
            "service_unavailable" => {
                Some(DeleteLogicalPartitionFailure::ServiceUnavailable)
            }
            "gateway_timeout" => Some(DeleteLogicalPartitionFailure::GatewayTimeout),
            _ => None,
        }
    }
}

/// How [`DeleteLogicalPartition`] fails: what [`Error::failure`](cosmosdb_core::Error::failure) tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum DeleteLogicalPartitionFailure {
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
    /// Status 403, sub-status 1032.
    ///
    /// Too many partition key values are being deleted.
    /// Try again when they are gone.
    ///
    /// Not in the REST reference; known from: SDKs.
    PartitionKeyDeleteLimitExceeded,
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
