// @generated from spec/resources/permission.yaml. Do not edit: run `cargo codegen generate`.

//! `head_permission`: `HEAD /dbs/{database}/users/{user}/permissions/{permission}`.

use cosmosdb_core::{Call, RawResponse, Response, Result, service};

/// Answers what reading the permission would, without the body.
/// It tells whether it exists, and by its entity tag whether it has changed; it gives no token.
///
/// `HEAD /dbs/{database}/users/{user}/permissions/{permission}` (OP-68)
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
/// # async fn example(client: cosmosdb::Client) -> Result<(), Box<dyn std::error::Error>> {
/// let response = client.database("volcanodb").user("a_user").head_permission("a_permission").await?;
/// println!("{}", response.status());
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone)]
#[must_use = "an operation does nothing until it is awaited"]
pub struct HeadPermission {
    call: Call,
}

impl crate::User {
    /// Answers what reading the permission would, without the body.
    ///
    /// - `id`: the permission, by id or by rid.
    ///
    /// Options, failures and an example: [`HeadPermission`].
    #[doc(alias = "head_resource_token")]
    pub fn head_permission(&self, id: impl Into<cosmosdb_core::Id>) -> HeadPermission {
        let call = Call::item(&self.0, &crate::tables::operations::HEAD_PERMISSION, id);
        HeadPermission { call }
    }
}

impl HeadPermission {
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

operation!(HeadPermission, Response < () >);

impl cosmosdb_core::Operation for HeadPermission {
    const INFO: &'static service::Operation = &crate::tables::operations::HEAD_PERMISSION;
    type Output = Response<()>;
    type Failure = HeadPermissionFailure;

    fn into_call(self) -> Call {
        self.call
    }

    fn decode(response: RawResponse) -> Result<Self::Output> {
        response.empty()
    }

    fn failure(status: &'static service::Status) -> Option<Self::Failure> {
        match status.name {
            "bad_request" => Some(HeadPermissionFailure::BadRequest),
            "unauthorized" => Some(HeadPermissionFailure::Unauthorized),
            "forbidden" => Some(HeadPermissionFailure::Forbidden),
            "not_found" => Some(HeadPermissionFailure::NotFound),
            "read_session_not_available" => {
                Some(HeadPermissionFailure::ReadSessionNotAvailable)
            }
            "method_not_allowed" => Some(HeadPermissionFailure::MethodNotAllowed),
            "request_timeout" => Some(HeadPermissionFailure::RequestTimeout),
            "gone" => Some(HeadPermissionFailure::Gone),
            "throttled" => Some(HeadPermissionFailure::Throttled),
            "request_rate_too_large" => Some(HeadPermissionFailure::RequestRateTooLarge),
            "internal_server_error" => Some(HeadPermissionFailure::InternalServerError),
            "bad_gateway" => Some(HeadPermissionFailure::BadGateway),
            "service_unavailable" => Some(HeadPermissionFailure::ServiceUnavailable),
            "gateway_timeout" => Some(HeadPermissionFailure::GatewayTimeout),
            _ => None,
        }
    }
}

/// How [`HeadPermission`] fails: what [`Error::failure`](cosmosdb_core::Error::failure) tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum HeadPermissionFailure {
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
