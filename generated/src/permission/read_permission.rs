// @generated from spec/resources/permission.yaml. Do not edit: run `cargo codegen generate`.

//! `read_permission`: `GET /dbs/{database}/users/{user}/permissions/{permission}`.

use cosmosdb_core::{Call, RawResponse, Response, Result, service};

/// Reads a permission, with a new token.
/// That is how a token that is about to expire is renewed.
///
/// `GET /dbs/{database}/users/{user}/permissions/{permission}` (OP-58)
///
/// # Errors
///
/// | failure | status | when | sent again by the client |
/// |---|---|---|---|
/// | `BadRequest` | 400 | The service does not understand the request, or does not allow what it says. | no |
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
/// use cosmosdb::Rid;
/// # async fn example(client: cosmosdb::Client) -> Result<(), Box<dyn std::error::Error>> {
/// let response = client
///     .database(Rid("Sl8fAA=="))
///     .user(Rid("Sl8fAG8cXgA="))
///     .read_permission(Rid("Sl8fAG8cXgBn6Ju2GqNsAA=="))
///     .expiry_seconds(18000).await?;
/// println!("{}", response.status());
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone)]
#[must_use = "an operation does nothing until it is awaited"]
pub struct ReadPermission {
    call: Call,
}

impl crate::User {
    /// Reads a permission, with a new token.
    ///
    /// - `id`: the permission, by id or by rid.
    ///
    /// Options, failures and an example: [`ReadPermission`].
    #[doc(alias = "read_resource_token")]
    pub fn read_permission(&self, id: impl Into<cosmosdb_core::Id>) -> ReadPermission {
        let call = Call::item(&self.0, &crate::tables::operations::READ_PERMISSION, id);
        ReadPermission { call }
    }
}

impl ReadPermission {
    /// How long the token of the permission is valid, in seconds.
    ///
    /// Sends `x-ms-documentdb-expiry-seconds`. Default: `3600`. From 10 to 18000.
    #[doc(alias = "token_expiry")]
    pub fn expiry_seconds(mut self, expiry_seconds: i64) -> Self {
        let call = &mut self.call;
        call.header(&crate::tables::headers::EXPIRY_SECONDS, &expiry_seconds);
        self
    }
}

operation!(ReadPermission, Response < crate ::types::PermissionProperties >);

impl cosmosdb_core::Operation for ReadPermission {
    const INFO: &'static service::Operation = &crate::tables::operations::READ_PERMISSION;
    type Output = Response<crate::types::PermissionProperties>;
    type Failure = ReadPermissionFailure;

    fn into_call(self) -> Call {
        self.call
    }

    fn decode(response: RawResponse) -> Result<Self::Output> {
        response.typed()
    }

    fn failure(status: &'static service::Status) -> Option<Self::Failure> {
        match status.name {
            "bad_request" => Some(ReadPermissionFailure::BadRequest),
            "unauthorized" => Some(ReadPermissionFailure::Unauthorized),
            "forbidden" => Some(ReadPermissionFailure::Forbidden),
            "not_found" => Some(ReadPermissionFailure::NotFound),
            "read_session_not_available" => {
                Some(ReadPermissionFailure::ReadSessionNotAvailable)
            }
            "method_not_allowed" => Some(ReadPermissionFailure::MethodNotAllowed),
            "request_timeout" => Some(ReadPermissionFailure::RequestTimeout),
            "gone" => Some(ReadPermissionFailure::Gone),
            "throttled" => Some(ReadPermissionFailure::Throttled),
            "request_rate_too_large" => Some(ReadPermissionFailure::RequestRateTooLarge),
            "internal_server_error" => Some(ReadPermissionFailure::InternalServerError),
            "bad_gateway" => Some(ReadPermissionFailure::BadGateway),
            "service_unavailable" => Some(ReadPermissionFailure::ServiceUnavailable),
            "gateway_timeout" => Some(ReadPermissionFailure::GatewayTimeout),
            _ => None,
        }
    }
}

/// How [`ReadPermission`] fails: what [`Error::failure`](cosmosdb_core::Error::failure) tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ReadPermissionFailure {
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
