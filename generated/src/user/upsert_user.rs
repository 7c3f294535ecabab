// @generated from spec/resources/user.yaml. Do not edit: run `cargo codegen generate`.

//! `upsert_user`: `POST /dbs/{database}/users`.

use cosmosdb_core::{Call, RawResponse, Response, Result, service};

/// Adds a user to the database, or replaces the one that has its id.
/// The status tells which: 201 when it was added, 200 when it was there already.
///
/// Since API version 2015-08-06. Not in the REST reference; known from: SDKs.
///
/// `POST /dbs/{database}/users` (OP-76)
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
/// # async fn example(client: cosmosdb::Client) -> Result<(), Box<dyn std::error::Error>> {
/// let response = client.database("volcanodb").upsert_user("a_user").await?;
/// println!("{}", response.status());
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone)]
#[must_use = "an operation does nothing until it is awaited"]
pub struct UpsertUser {
    call: Call,
}

impl crate::Database {
    /// Adds a user to the database, or replaces the one that has its id.
    ///
    /// - `id`: The name of the user, unique in the database; at most 255 characters.
    ///
    /// Options, failures and an example: [`UpsertUser`].
    #[doc(alias = "upsert_database_user")]
    pub fn upsert_user(&self, id: impl Into<String>) -> UpsertUser {
        let mut call = Call::feed(&self.0, &crate::tables::operations::UPSERT_USER);
        let id: String = id.into();
        call.field("id", &id);
        UpsertUser { call }
    }
}

impl UpsertUser {}

operation!(UpsertUser, Response < crate ::types::UserProperties >);

impl cosmosdb_core::Operation for UpsertUser {
    const INFO: &'static service::Operation = &crate::tables::operations::UPSERT_USER;
    type Output = Response<crate::types::UserProperties>;
    type Failure = UpsertUserFailure;

    fn into_call(self) -> Call {
        self.call
    }

    fn decode(response: RawResponse) -> Result<Self::Output> {
        response.typed()
    }

    fn failure(status: &'static service::Status) -> Option<Self::Failure> {
        match status.name {
            "bad_request" => Some(UpsertUserFailure::BadRequest),
            "unauthorized" => Some(UpsertUserFailure::Unauthorized),
            "forbidden" => Some(UpsertUserFailure::Forbidden),
            "write_forbidden" => Some(UpsertUserFailure::WriteForbidden),
            "not_found" => Some(UpsertUserFailure::NotFound),
            "method_not_allowed" => Some(UpsertUserFailure::MethodNotAllowed),
            "request_timeout" => Some(UpsertUserFailure::RequestTimeout),
            "conflict" => Some(UpsertUserFailure::Conflict),
            "gone" => Some(UpsertUserFailure::Gone),
            "precondition_failed" => Some(UpsertUserFailure::PreconditionFailed),
            "too_large" => Some(UpsertUserFailure::TooLarge),
            "throttled" => Some(UpsertUserFailure::Throttled),
            "request_rate_too_large" => Some(UpsertUserFailure::RequestRateTooLarge),
            "retry_with" => Some(UpsertUserFailure::RetryWith),
            "internal_server_error" => Some(UpsertUserFailure::InternalServerError),
            "bad_gateway" => Some(UpsertUserFailure::BadGateway),
            "service_unavailable" => Some(UpsertUserFailure::ServiceUnavailable),
            "gateway_timeout" => Some(UpsertUserFailure::GatewayTimeout),
            _ => None,
        }
    }
}

/// How [`UpsertUser`] fails: what [`Error::failure`](cosmosdb_core::Error::failure) tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum UpsertUserFailure {
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
