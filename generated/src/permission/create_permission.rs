// @generated from spec/resources/permission.yaml. Do not edit: run `cargo codegen generate`.

//! `create_permission`: `POST /dbs/{database}/users/{user}/permissions`.

use cosmosdb_core::{Call, RawResponse, Response, Result, service};

/// Gives the user a permission, and answers it with its token.
/// The answer is 409 where the id is taken or the user already has a permission for the resource, and 400 where one
/// of the id, the mode and the resource is missing.
///
/// `POST /dbs/{database}/users/{user}/permissions` (OP-56)
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
/// use cosmosdb::types;
/// # async fn example(client: cosmosdb::Client) -> Result<(), Box<dyn std::error::Error>> {
/// let response = client
///     .database("volcanodb")
///     .user("a_user")
///     .create_permission("a_permission", types::PermissionMode::Read, "dbs/volcanodb/colls/volcano1").await?;
/// println!("{}", response.status());
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone)]
#[must_use = "an operation does nothing until it is awaited"]
pub struct CreatePermission {
    call: Call,
}

impl crate::User {
    /// Gives the user a permission, and answers it with its token.
    ///
    /// - `id`: The name of the permission, unique under the user; at most 255 characters.
    /// - `mode`: What is allowed.
    /// - `resource`: The resource that it is allowed on, with all that is below it.
    ///
    /// Options, failures and an example: [`CreatePermission`].
    #[doc(alias = "create_resource_token")]
    pub fn create_permission(
        &self,
        id: impl Into<String>,
        mode: crate::types::PermissionMode,
        resource: impl Into<cosmosdb_core::Link>,
    ) -> CreatePermission {
        let mut call = Call::feed(
            &self.0,
            &crate::tables::operations::CREATE_PERMISSION,
        );
        let id: String = id.into();
        call.field("id", &id);
        let mode: crate::types::PermissionMode = mode;
        call.field("permissionMode", &mode);
        let resource: cosmosdb_core::Link = resource.into();
        call.field("resource", &resource);
        CreatePermission { call }
    }
}

impl CreatePermission {
    /// The one partition key value of the collection to which the permission is limited.
    /// Requests with its token have to name that value.
    ///
    /// Not in the REST reference; known from: SDKs.
    ///
    /// On the wire `resourcePartitionKey`.
    pub fn resource_partition_key(
        mut self,
        resource_partition_key: impl Into<cosmosdb_core::PartitionKey>,
    ) -> Self {
        let resource_partition_key: cosmosdb_core::PartitionKey = resource_partition_key
            .into();
        self.call.field("resourcePartitionKey", &resource_partition_key);
        self
    }

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

operation!(CreatePermission, Response < crate ::types::PermissionProperties >);

impl cosmosdb_core::Operation for CreatePermission {
    const INFO: &'static service::Operation = &crate::tables::operations::CREATE_PERMISSION;
    type Output = Response<crate::types::PermissionProperties>;
    type Failure = CreatePermissionFailure;

    fn into_call(self) -> Call {
        self.call
    }

    fn decode(response: RawResponse) -> Result<Self::Output> {
        response.typed()
    }

    fn failure(status: &'static service::Status) -> Option<Self::Failure> {
        match status.name {
            "bad_request" => Some(CreatePermissionFailure::BadRequest),
            "unauthorized" => Some(CreatePermissionFailure::Unauthorized),
            "forbidden" => Some(CreatePermissionFailure::Forbidden),
            "write_forbidden" => Some(CreatePermissionFailure::WriteForbidden),
            "not_found" => Some(CreatePermissionFailure::NotFound),
            "method_not_allowed" => Some(CreatePermissionFailure::MethodNotAllowed),
            "request_timeout" => Some(CreatePermissionFailure::RequestTimeout),
            "conflict" => Some(CreatePermissionFailure::Conflict),
            "gone" => Some(CreatePermissionFailure::Gone),
            "precondition_failed" => Some(CreatePermissionFailure::PreconditionFailed),
            "too_large" => Some(CreatePermissionFailure::TooLarge),
            "throttled" => Some(CreatePermissionFailure::Throttled),
            "request_rate_too_large" => {
                Some(CreatePermissionFailure::RequestRateTooLarge)
            }
            "retry_with" => Some(CreatePermissionFailure::RetryWith),
            "internal_server_error" => Some(CreatePermissionFailure::InternalServerError),
            "bad_gateway" => Some(CreatePermissionFailure::BadGateway),
            "service_unavailable" => Some(CreatePermissionFailure::ServiceUnavailable),
            "gateway_timeout" => Some(CreatePermissionFailure::GatewayTimeout),
            _ => None,
        }
    }
}

/// How [`CreatePermission`] fails: what [`Error::failure`](cosmosdb_core::Error::failure) tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum CreatePermissionFailure {
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
