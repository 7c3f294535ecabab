// @generated from spec/resources/stored_procedure.yaml. Do not edit: run `cargo codegen generate`.

//! `execute_stored_procedure`: `POST /dbs/{database}/colls/{collection}/sprocs/{stored_procedure}`.

use cosmosdb_core::{Call, RawResponse, Response, Result, service};

/// Runs a stored procedure on the documents of one partition key value and answers what it has set as its response.
/// The body is the list of its arguments: `[]` without any, and a list that is an argument stands inside of it.
/// A script that throws is answered by 400 and leaves nothing behind; one that runs for too long, by 408; one that
/// has been blocked because it used too much, by 403. It is never sent twice by itself, for nobody knows how much of
/// it was done. A resource token has to grant `All` on the whole collection.
///
/// `POST /dbs/{database}/colls/{collection}/sprocs/{stored_procedure}` (OP-36)
///
/// # Errors
///
/// | failure | status | when | sent again by the client |
/// |---|---|---|---|
/// | `BadRequest` | 400 | The service does not understand the request, or does not allow what it says. | no |
/// | `PartitionKeyMismatch` | 400/1001 | The partition key header does not agree with the collection or with the document. | after reading the collection anew |
/// | `ScriptCompileError` | 400/65535 | The script is not valid JavaScript. | no |
/// | `Unauthorized` | 401 | The `Authorization` header does not authorize the request. | no |
/// | `Forbidden` | 403 | The request is understood and not allowed. | no |
/// | `WriteForbidden` | 403/3 | The region does not take writes, or no longer does. | after reading the account anew |
/// | `NotFound` | 404 | There is no such resource, or no longer. | no |
/// | `MethodNotAllowed` | 405 | The resource does not know the verb. | no |
/// | `RequestTimeout` | 408 | The request took longer than the service allows. | no |
/// | `Gone` | 410 | What the request was sent to has moved. | after a wait |
/// | `PreconditionFailed` | 412 | The resource has another entity tag than the condition says. | no |
/// | `TransactionLimitExceeded` | 413/3401 | The transaction is larger than the service takes. | no |
/// | `Throttled` | 429 | There are too many requests, or they cost too much. | after a wait |
/// | `StoredProcedureConcurrency` | 429/3084 | Too many stored procedures run at a time. | after a wait |
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
/// use serde_json::json;
/// # async fn example(client: cosmosdb::Client) -> Result<(), Box<dyn std::error::Error>> {
/// let response = client
///     .database("volcanodb")
///     .collection("volcano1")
///     .execute_stored_procedure("Andersen", "sproc_hello_world", &json!(["World"])).await?;
/// println!("{}", response.status());
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone)]
#[must_use = "an operation does nothing until it is awaited"]
pub struct ExecuteStoredProcedure {
    call: Call,
}

impl crate::Collection {
    /// Runs a stored procedure on the documents of one partition key value and answers what it has set as its response.
    ///
    /// - `partition_key`: The partition key value of the document.
    /// - `id`: the stored procedure, by id or by rid.
    /// - `body`: the body of the request.
    ///
    /// Options, failures and an example: [`ExecuteStoredProcedure`].
    #[doc(alias = "execute_sproc")]
    #[doc(alias = "execute_script")]
    pub fn execute_stored_procedure(
        &self,
        partition_key: impl Into<cosmosdb_core::PartitionKey>,
        id: impl Into<cosmosdb_core::Id>,
        body: &(impl serde::Serialize + ?Sized),
    ) -> ExecuteStoredProcedure {
        let mut call = Call::item(
            &self.0,
            &crate::tables::operations::EXECUTE_STORED_PROCEDURE,
            id,
        );
        call.header(&crate::tables::headers::PARTITION_KEY, &partition_key.into());
        call.json_array(body);
        ExecuteStoredProcedure { call }
    }
}

impl ExecuteStoredProcedure {
    /// Asks for what the script logs, in `x-ms-documentdb-script-log-results`.
    ///
    /// Not in the REST reference; known from: SDKs.
    ///
    /// Sends `x-ms-documentdb-script-enable-logging`. Default: `False`.
    pub fn enable_script_logging(mut self, enable_script_logging: bool) -> Self {
        let call = &mut self.call;
        call.header(
            &crate::tables::headers::ENABLE_SCRIPT_LOGGING,
            &enable_script_logging,
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
}

operation!(ExecuteStoredProcedure, Response);

impl cosmosdb_core::Operation for ExecuteStoredProcedure {
    const INFO: &'static service::Operation = &crate::tables::operations::EXECUTE_STORED_PROCEDURE;
    type Output = Response;
    type Failure = ExecuteStoredProcedureFailure;

    fn into_call(self) -> Call {
        self.call
    }

    fn decode(response: RawResponse) -> Result<Self::Output> {
        response.undecoded()
    }

    fn failure(status: &'static service::Status) -> Option<Self::Failure> {
        match status.name {
            "bad_request" => Some(ExecuteStoredProcedureFailure::BadRequest),
            "partition_key_mismatch" => {
                Some(ExecuteStoredProcedureFailure::PartitionKeyMismatch)
            }
            "script_compile_error" => {
                Some(ExecuteStoredProcedureFailure::ScriptCompileError)
            }
            "unauthorized" => Some(ExecuteStoredProcedureFailure::Unauthorized),
            "forbidden" => Some(ExecuteStoredProcedureFailure::Forbidden),
            "write_forbidden" => Some(ExecuteStoredProcedureFailure::WriteForbidden),
            "not_found" => Some(ExecuteStoredProcedureFailure::NotFound),
            "method_not_allowed" => Some(ExecuteStoredProcedureFailure::MethodNotAllowed),
            "request_timeout" => Some(ExecuteStoredProcedureFailure::RequestTimeout),
            "gone" => Some(ExecuteStoredProcedureFailure::Gone),
            "precondition_failed" => {
                Some(ExecuteStoredProcedureFailure::PreconditionFailed)
            }
            "transaction_limit_exceeded" => {
                Some(ExecuteStoredProcedureFailure::TransactionLimitExceeded)
            }
            "throttled" => Some(ExecuteStoredProcedureFailure::Throttled),
            "stored_procedure_concurrency" => {
                Some(ExecuteStoredProcedureFailure::StoredProcedureConcurrency)
            }
            "request_rate_too_large" => {
                Some(ExecuteStoredProcedureFailure::RequestRateTooLarge)
            }
            "retry_with" => Some(ExecuteStoredProcedureFailure::RetryWith),
            "transaction_aborted" => {
                Some(ExecuteStoredProcedureFailure::TransactionAborted)
            }
            "transaction_rolled_back" => {
                Some(ExecuteStoredProcedureFailure::TransactionRolledBack)
            }
            "internal_server_error" => {
                Some(ExecuteStoredProcedureFailure::InternalServerError)
            }
            "bad_gateway" => Some(ExecuteStoredProcedureFailure::BadGateway),
            "service_unavailable" => {
                Some(ExecuteStoredProcedureFailure::ServiceUnavailable)
            }
            "gateway_timeout" => Some(ExecuteStoredProcedureFailure::GatewayTimeout),
            _ => None,
        }
    }
}

/// How [`ExecuteStoredProcedure`] fails: what [`Error::failure`](cosmosdb_core::Error::failure) tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ExecuteStoredProcedureFailure {
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
    /// Status 400, sub-status 65535.
    ///
    /// The script is not valid JavaScript.
    /// The message says where. Mend the script.
    ///
    /// Not in the REST reference; known from: SDKs.
    ScriptCompileError,
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
    /// Status 413, sub-status 3401.
    ///
    /// The transaction is larger than the service takes.
    /// Split the batch or the work of the script.
    ///
    /// Not in the REST reference; known from: SDKs.
    TransactionLimitExceeded,
    /// Status 429.
    ///
    /// There are too many requests, or they cost too much.
    /// Wait as long as `x-ms-retry-after-ms` says, then send it again. If it happens often, raise the throughput.
    Throttled,
    /// Status 429, sub-status 3084.
    ///
    /// Too many stored procedures run at a time.
    ///
    /// Not in the REST reference; known from: SDKs.
    StoredProcedureConcurrency,
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
