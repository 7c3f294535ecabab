// @generated from spec/resources/user_defined_function.yaml. Do not edit: run `cargo codegen generate`.

//! `replace_user_defined_function`: `PUT /dbs/{database}/colls/{collection}/udfs/{user_defined_function}`.

use cosmosdb_core::{Call, RawResponse, Response, Result, service};

/// Replaces the source of a user-defined function, and its id where the body has another one.
/// The answer is 409 where the new id is taken. Queries call the function by its new id from then on.
/// With `If-Match` it is 412 where somebody else has changed the function since it was read.
///
/// `PUT /dbs/{database}/colls/{collection}/udfs/{user_defined_function}` (OP-41)
///
/// # Errors
///
/// | failure | status | when | sent again by the client |
/// |---|---|---|---|
/// | `BadRequest` | 400 | The service does not understand the request, or does not allow what it says. | no |
/// | `ScriptCompileError` | 400/65535 | The script is not valid JavaScript. | no |
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
/// let response = client
///     .database("volcanodb")
///     .collection("volcano1")
///     .replace_user_defined_function("simpleTaxUDF", "function tax(income) {\r\n    if(income == undefined) \r\n        throw 'no input';\r\n    if (income < 1000) \r\n        return income * 0.1;\r\n    else if (income < 10000) \r\n        return income * 0.2;\r\n    else\r\n        return income * 0.4;\r\n}")
///     .session_token("38").await?;
/// println!("{}", response.status());
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone)]
#[must_use = "an operation does nothing until it is awaited"]
pub struct ReplaceUserDefinedFunction {
    call: Call,
}

impl crate::Collection {
    /// Replaces the source of a user-defined function, and its id where the body has another one.
    ///
    /// - `id`: the user defined function, by id or by rid.
    /// - `body`: The source of the function, in JavaScript.
    ///
    /// Options, failures and an example: [`ReplaceUserDefinedFunction`].
    #[doc(alias = "replace_udf")]
    pub fn replace_user_defined_function(
        &self,
        id: impl Into<cosmosdb_core::Id>,
        body: impl Into<String>,
    ) -> ReplaceUserDefinedFunction {
        let mut call = Call::item(
            &self.0,
            &crate::tables::operations::REPLACE_USER_DEFINED_FUNCTION,
            id,
        );
        call.identity("id");
        let body: String = body.into();
        call.field("body", &body);
        ReplaceUserDefinedFunction { call }
    }
}

impl ReplaceUserDefinedFunction {
    /// The name by which queries call the function, unique in the collection; at most 255 characters.
    ///
    /// Default: the id of the path. Another id renames the resource, where the service lets it.
    pub fn id(mut self, id: impl Into<String>) -> Self {
        let id: String = id.into();
        self.call.field("id", &id);
        self
    }

    /// Keeps every member of the resource as it was read, those that the specification does not know too; arguments and
    /// other options come before it.
    pub fn based_on(mut self, resource: &impl serde::Serialize) -> Self {
        self.call.based_on(resource);
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

operation!(
    ReplaceUserDefinedFunction, Response < crate ::types::UserDefinedFunctionProperties >
);

impl cosmosdb_core::Operation for ReplaceUserDefinedFunction {
    const INFO: &'static service::Operation = &crate::tables::operations::REPLACE_USER_DEFINED_FUNCTION;
    type Output = Response<crate::types::UserDefinedFunctionProperties>;
    type Failure = ReplaceUserDefinedFunctionFailure;

    fn into_call(self) -> Call {
        self.call
    }

    fn decode(response: RawResponse) -> Result<Self::Output> {
        response.typed()
    }

    fn failure(status: &'static service::Status) -> Option<Self::Failure> {
        match status.name {
            "bad_request" => Some(ReplaceUserDefinedFunctionFailure::BadRequest),
            "script_compile_error" => {
                Some(ReplaceUserDefinedFunctionFailure::ScriptCompileError)
            }
            "unauthorized" => Some(ReplaceUserDefinedFunctionFailure::Unauthorized),
            "forbidden" => Some(ReplaceUserDefinedFunctionFailure::Forbidden),
            "write_forbidden" => Some(ReplaceUserDefinedFunctionFailure::WriteForbidden),
            "not_found" => Some(ReplaceUserDefinedFunctionFailure::NotFound),
            "method_not_allowed" => {
                Some(ReplaceUserDefinedFunctionFailure::MethodNotAllowed)
            }
            "request_timeout" => Some(ReplaceUserDefinedFunctionFailure::RequestTimeout),
            "conflict" => Some(ReplaceUserDefinedFunctionFailure::Conflict),
            "gone" => Some(ReplaceUserDefinedFunctionFailure::Gone),
            "precondition_failed" => {
                Some(ReplaceUserDefinedFunctionFailure::PreconditionFailed)
            }
            "too_large" => Some(ReplaceUserDefinedFunctionFailure::TooLarge),
            "throttled" => Some(ReplaceUserDefinedFunctionFailure::Throttled),
            "request_rate_too_large" => {
                Some(ReplaceUserDefinedFunctionFailure::RequestRateTooLarge)
            }
            "retry_with" => Some(ReplaceUserDefinedFunctionFailure::RetryWith),
            "internal_server_error" => {
                Some(ReplaceUserDefinedFunctionFailure::InternalServerError)
            }
            "bad_gateway" => Some(ReplaceUserDefinedFunctionFailure::BadGateway),
            "service_unavailable" => {
                Some(ReplaceUserDefinedFunctionFailure::ServiceUnavailable)
            }
            "gateway_timeout" => Some(ReplaceUserDefinedFunctionFailure::GatewayTimeout),
            _ => None,
        }
    }
}

/// How [`ReplaceUserDefinedFunction`] fails: what [`Error::failure`](cosmosdb_core::Error::failure) tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ReplaceUserDefinedFunctionFailure {
    /// Status 400.
    ///
    /// The service does not understand the request, or does not allow what it says.
    /// The JSON, the SQL or the script may be wrong, a property or the partition key may be missing, or a header may be
    /// out of range. Mend the request.
    BadRequest,
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
