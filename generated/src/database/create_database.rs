// @generated from spec/resources/database.yaml. Do not edit: run `cargo codegen generate`.

//! `create_database`: `POST /dbs`.

use cosmosdb_core::{Call, RawResponse, Response, Result, service};

/// Creates a database.
/// With a throughput header its collections share that throughput; without one each brings its own. 409 means that
/// the account has a database of that name already.
///
/// `POST /dbs` (OP-02)
///
/// # Errors
///
/// | failure | status | when | sent again by the client |
/// |---|---|---|---|
/// | `BadRequest` | 400 | The service does not understand the request, or does not allow what it says. | no |
/// | `Unauthorized` | 401 | The `Authorization` header does not authorize the request. | no |
/// | `Forbidden` | 403 | The request is understood and not allowed. | no |
/// | `WriteForbidden` | 403/3 | The region does not take writes, or no longer does. | after reading the account anew |
/// | `SharedThroughputDatabaseCountExceeded` | 403/1020 | The account has as many databases as may share their throughput. | no |
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
/// let response = client.create_database("volcanodb2").await?;
/// println!("{}", response.status());
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone)]
#[must_use = "an operation does nothing until it is awaited"]
pub struct CreateDatabase {
    call: Call,
}

impl crate::Client {
    /// Creates a database.
    ///
    /// - `id`: The name of the database, unique in the account.
    ///
    /// Options, failures and an example: [`CreateDatabase`].
    pub fn create_database(&self, id: impl Into<String>) -> CreateDatabase {
        let mut call = Call::feed(&self.0, &crate::tables::operations::CREATE_DATABASE);
        let id: String = id.into();
        call.field("id", &id);
        CreateDatabase { call }
    }
}

impl CreateDatabase {
    /// The manual throughput of what is made, in request units per second.
    /// A multiple of 100. At most one of this and `x-ms-cosmos-offer-autopilot-settings` may be sent.
    ///
    /// Sends `x-ms-offer-throughput`. At least 400.
    #[doc(alias = "throughput")]
    #[doc(alias = "manual_throughput")]
    pub fn offer_throughput(mut self, offer_throughput: i64) -> Self {
        let call = &mut self.call;
        call.header(&crate::tables::headers::OFFER_THROUGHPUT, &offer_throughput);
        self
    }

    /// The autoscale throughput of what is made.
    /// `maxThroughput` is a multiple of 1,000. At most one of this and `x-ms-offer-throughput` may be sent.
    ///
    /// Sends `x-ms-cosmos-offer-autopilot-settings`.
    #[doc(alias = "autoscale")]
    #[doc(alias = "autoscale_settings")]
    #[doc(alias = "autoscale_max_throughput")]
    pub fn offer_autopilot_settings(
        mut self,
        offer_autopilot_settings: &crate::types::OfferAutopilotSettings,
    ) -> Self {
        let call = &mut self.call;
        call.json_header(
            &crate::tables::headers::OFFER_AUTOPILOT_SETTINGS,
            offer_autopilot_settings,
        );
        self
    }
}

operation!(CreateDatabase, Response < crate ::types::DatabaseProperties >);

impl cosmosdb_core::Operation for CreateDatabase {
    const INFO: &'static service::Operation = &crate::tables::operations::CREATE_DATABASE;
    type Output = Response<crate::types::DatabaseProperties>;
    type Failure = CreateDatabaseFailure;

    fn into_call(self) -> Call {
        self.call
    }

    fn decode(response: RawResponse) -> Result<Self::Output> {
        response.typed()
    }

    fn failure(status: &'static service::Status) -> Option<Self::Failure> {
        match status.name {
            "bad_request" => Some(CreateDatabaseFailure::BadRequest),
            "unauthorized" => Some(CreateDatabaseFailure::Unauthorized),
            "forbidden" => Some(CreateDatabaseFailure::Forbidden),
            "write_forbidden" => Some(CreateDatabaseFailure::WriteForbidden),
            "shared_throughput_database_count_exceeded" => {
                Some(CreateDatabaseFailure::SharedThroughputDatabaseCountExceeded)
            }
            "method_not_allowed" => Some(CreateDatabaseFailure::MethodNotAllowed),
            "request_timeout" => Some(CreateDatabaseFailure::RequestTimeout),
            "conflict" => Some(CreateDatabaseFailure::Conflict),
            "gone" => Some(CreateDatabaseFailure::Gone),
            "precondition_failed" => Some(CreateDatabaseFailure::PreconditionFailed),
            "too_large" => Some(CreateDatabaseFailure::TooLarge),
            "throttled" => Some(CreateDatabaseFailure::Throttled),
            "request_rate_too_large" => Some(CreateDatabaseFailure::RequestRateTooLarge),
            "retry_with" => Some(CreateDatabaseFailure::RetryWith),
            "internal_server_error" => Some(CreateDatabaseFailure::InternalServerError),
            "bad_gateway" => Some(CreateDatabaseFailure::BadGateway),
            "service_unavailable" => Some(CreateDatabaseFailure::ServiceUnavailable),
            "gateway_timeout" => Some(CreateDatabaseFailure::GatewayTimeout),
            _ => None,
        }
    }
}

/// How [`CreateDatabase`] fails: what [`Error::failure`](cosmosdb_core::Error::failure) tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum CreateDatabaseFailure {
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
    /// Status 403, sub-status 1020.
    ///
    /// The account has as many databases as may share their throughput.
    ///
    /// Not in the REST reference; known from: SDKs.
    SharedThroughputDatabaseCountExceeded,
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
