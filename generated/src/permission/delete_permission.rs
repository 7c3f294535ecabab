// @generated from spec/resources/permission.yaml. Do not edit: run `cargo codegen generate`.

//! `delete_permission`: `DELETE /dbs/{database}/users/{user}/permissions/{permission}`.

use cosmosdb_core::{Call, RawResponse, Response, Result, service};

/// Takes a permission from the user.
/// The answer is 404 where it is gone already.
///
/// `DELETE /dbs/{database}/users/{user}/permissions/{permission}` (OP-60)
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
/// let response = client.database("volcanodb").user("a_user").delete_permission("another_permission").await?;
/// println!("{}", response.status());
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone)]
#[must_use = "an operation does nothing until it is awaited"]
pub struct DeletePermission {
    call: Call,
}

impl crate::User {
    /// Takes a permission from the user.
    ///
    /// - `id`: the permission, by id or by rid.
    ///
    /// Options, failures and an example: [`DeletePermission`].
    #[doc(alias = "delete_resource_token")]
    pub fn delete_permission(
        &self,
        id: impl Into<cosmosdb_core::Id>,
    ) -> DeletePermission {
        let call = Call::item(
            &self.0,
            &crate::tables::operations::DELETE_PERMISSION,
            id,
        );
        DeletePermission { call }
    }
}

impl DeletePermission {
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
}

operation!(DeletePermission, Response < () >);

impl cosmosdb_core::Operation for DeletePermission {
    const INFO: &'static service::Operation = &crate::tables::operations::DELETE_PERMISSION;
    type Output = Response<()>;
    type Failure = DeletePermissionFailure;

    fn into_call(self) -> Call {
        self.call
    }

    fn decode(response: RawResponse) -> Result<Self::Output> {
        response.empty()
    }

    fn failure(status: &'static service::Status) -> Option<Self::Failure> {
        match status.name {
            "bad_request" => Some(DeletePermissionFailure::BadRequest),
            "unauthorized" => Some(DeletePermissionFailure::Unauthorized),
            "forbidden" => Some(DeletePermissionFailure::Forbidden),
            "write_forbidden" => Some(DeletePermissionFailure::WriteForbidden),
            "not_found" => Some(DeletePermissionFailure::NotFound),
            "method_not_allowed" => Some(DeletePermissionFailure::MethodNotAllowed),
            "request_timeout" => Some(DeletePermissionFailure::RequestTimeout),
            "gone" => Some(DeletePermissionFailure::Gone),
            "precondition_failed" => Some(DeletePermissionFailure::PreconditionFailed),
            "throttled" => Some(DeletePermissionFailure::Throttled),
            "request_rate_too_large" => {
                Some(DeletePermissionFailure::RequestRateTooLarge)
            }
            "retry_with" => Some(DeletePermissionFailure::RetryWith),
            "internal_server_error" => Some(DeletePermissionFailure::InternalServerError),
            "bad_gateway" => Some(DeletePermissionFailure::BadGateway),
            "service_unavailable" => Some(DeletePermissionFailure::ServiceUnavailable),
            "gateway_timeout" => Some(DeletePermissionFailure::GatewayTimeout),
            _ => None,
        }
    }
}

/// How [`DeletePermission`] fails: what [`Error::failure`](cosmosdb_core::Error::failure) tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum DeletePermissionFailure {
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
