// @generated from spec/resources/offer.yaml. Do not edit: run `cargo codegen generate`.

//! `migrate_offer_to_autoscale`: `PUT /offers/{offer}`.

use cosmosdb_core::{Call, RawResponse, Response, Result, service};

/// Moves a database or collection from manual throughput to autoscale.
/// Send the offer as it was read, with -1 as its throughput: the service chooses the maximum and answers it. That can
/// be changed afterwards, by replacing the offer.
///
/// `PUT /offers/{offer}` (OP-65)
///
/// # Errors
///
/// | failure | status | when | sent again by the client |
/// |---|---|---|---|
/// | `BadRequest` | 400 | The service does not understand the request, or does not allow what it says. | no |
/// | `OfferReplaceInProgress` | 400/3205 | The throughput is already being changed. | no |
/// | `Unauthorized` | 401 | The `Authorization` header does not authorize the request. | no |
/// | `Forbidden` | 403 | The request is understood and not allowed. | no |
/// | `WriteForbidden` | 403/3 | The region does not take writes, or no longer does. | after reading the account anew |
/// | `OfferReplaceDisabledForAutoscale` | 403/1015 | The offer is under autoscale and cannot be set like this. | no |
/// | `ThroughputCapExceeded` | 403/1028 | The account may not have more throughput in all. | no |
/// | `NotFound` | 404 | There is no such resource, or no longer. | no |
/// | `MethodNotAllowed` | 405 | The resource does not know the verb. | no |
/// | `RequestTimeout` | 408 | The request took longer than the service allows. | no |
/// | `Conflict` | 409 | The id is taken. | no |
/// | `Gone` | 410 | What the request was sent to has moved. | after a wait |
/// | `PreconditionFailed` | 412 | The resource has another entity tag than the condition says. | no |
/// | `TooLarge` | 413 | The body is larger than the service takes. | no |
/// | `Locked` | 423 | The throughput is already being changed. | no |
/// | `Throttled` | 429 | There are too many requests, or they cost too much. | after a wait |
/// | `RequestRateTooLarge` | 429/3200 | The request units of this second are used up. | after a wait |
/// | `OfferScaleDownThrottled` | 429/3204 | The throughput was changed a short while ago, and cannot be lowered yet. | no |
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
/// use serde_json::json;
/// use cosmosdb::Rid;
/// # async fn example(client: cosmosdb::Client) -> Result<(), Box<dyn std::error::Error>> {
/// let response = client
///     .migrate_offer_to_autoscale(Rid("H22n"), &serde_json::from_value::<types::OfferProperties>(json!({
///         "id": "H22n",
///         "_rid": "H22n",
///         "_self": "offers/H22n/",
///         "_ts": 1593835601,
///         "_etag": "\"0000d100-0000-0000-0000-5f0000510000\"",
///         "offerVersion": "V2",
///         "offerType": "Invalid",
///         "content": { "offerThroughput": -1 },
///         "resource": "dbs/Sl8fAA==/colls/Sl8fALN4sw4=/",
///         "offerResourceId": "Sl8fALN4sw4=",
///     }))?).await?;
/// println!("{}", response.status());
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone)]
#[must_use = "an operation does nothing until it is awaited"]
pub struct MigrateOfferToAutoscale {
    call: Call,
}

impl crate::Client {
    /// Moves a database or collection from manual throughput to autoscale.
    ///
    /// - `id`: the offer, by id or by rid.
    /// - `body`: the body of the request.
    ///
    /// Options, failures and an example: [`MigrateOfferToAutoscale`].
    #[doc(alias = "migrate_throughput_to_autoscale")]
    pub fn migrate_offer_to_autoscale(
        &self,
        id: impl Into<cosmosdb_core::Id>,
        body: &crate::types::OfferProperties,
    ) -> MigrateOfferToAutoscale {
        let mut call = Call::item(
            &self.0,
            &crate::tables::operations::MIGRATE_OFFER_TO_AUTOSCALE,
            id,
        );
        call.json(body);
        MigrateOfferToAutoscale { call }
    }
}

impl MigrateOfferToAutoscale {
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

    /// The limits of the throughput buckets that replacing the offer sets.
    ///
    /// Not in the REST reference; known from: .NET SDK.
    ///
    /// Sends `x-ms-cosmos-throughput-bucket-limits`.
    pub fn throughput_bucket_limits(
        mut self,
        throughput_bucket_limits: impl AsRef<str>,
    ) -> Self {
        let call = &mut self.call;
        call.header(
            &crate::tables::headers::THROUGHPUT_BUCKET_LIMITS,
            throughput_bucket_limits.as_ref(),
        );
        self
    }
}

operation!(MigrateOfferToAutoscale, Response < crate ::types::OfferProperties >);

impl cosmosdb_core::Operation for MigrateOfferToAutoscale {
    const INFO: &'static service::Operation = &crate::tables::operations::MIGRATE_OFFER_TO_AUTOSCALE;
    type Output = Response<crate::types::OfferProperties>;
    type Failure = MigrateOfferToAutoscaleFailure;

    fn into_call(self) -> Call {
        self.call
    }

    fn decode(response: RawResponse) -> Result<Self::Output> {
        response.typed()
    }

    fn failure(status: &'static service::Status) -> Option<Self::Failure> {
        match status.name {
            "bad_request" => Some(MigrateOfferToAutoscaleFailure::BadRequest),
            "offer_replace_in_progress" => {
                Some(MigrateOfferToAutoscaleFailure::OfferReplaceInProgress)
            }
            "unauthorized" => Some(MigrateOfferToAutoscaleFailure::Unauthorized),
            "forbidden" => Some(MigrateOfferToAutoscaleFailure::Forbidden),
            "write_forbidden" => Some(MigrateOfferToAutoscaleFailure::WriteForbidden),
            "offer_replace_disabled_for_autoscale" => {
                Some(MigrateOfferToAutoscaleFailure::OfferReplaceDisabledForAutoscale)
            }
            "throughput_cap_exceeded" => {
                Some(MigrateOfferToAutoscaleFailure::ThroughputCapExceeded)
            }
            "not_found" => Some(MigrateOfferToAutoscaleFailure::NotFound),
            "method_not_allowed" => {
                Some(MigrateOfferToAutoscaleFailure::MethodNotAllowed)
            }
            "request_timeout" => Some(MigrateOfferToAutoscaleFailure::RequestTimeout),
            "conflict" => Some(MigrateOfferToAutoscaleFailure::Conflict),
            "gone" => Some(MigrateOfferToAutoscaleFailure::Gone),
            "precondition_failed" => {
                Some(MigrateOfferToAutoscaleFailure::PreconditionFailed)
            }
            "too_large" => Some(MigrateOfferToAutoscaleFailure::TooLarge),
            "locked" => Some(MigrateOfferToAutoscaleFailure::Locked),
            "throttled" => Some(MigrateOfferToAutoscaleFailure::Throttled),
            "request_rate_too_large" => {
                Some(MigrateOfferToAutoscaleFailure::RequestRateTooLarge)
            }
            "offer_scale_down_throttled" => {
                Some(MigrateOfferToAutoscaleFailure::OfferScaleDownThrottled)
            }
            "retry_with" => Some(MigrateOfferToAutoscaleFailure::RetryWith),
            "internal_server_error" => {
                Some(MigrateOfferToAutoscaleFailure::InternalServerError)
            }
            "bad_gateway" => Some(MigrateOfferToAutoscaleFailure::BadGateway),
            "service_unavailable" => {
                Some(MigrateOfferToAutoscaleFailure::ServiceUnavailable)
            }
            "gateway_timeout" => Some(MigrateOfferToAutoscaleFailure::GatewayTimeout),
            _ => None,
        }
    }
}

/// How [`MigrateOfferToAutoscale`] fails: what [`Error::failure`](cosmosdb_core::Error::failure) tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum MigrateOfferToAutoscaleFailure {
    /// Status 400.
    ///
    /// The service does not understand the request, or does not allow what it says.
    /// The JSON, the SQL or the script may be wrong, a property or the partition key may be missing, or a header may be
    /// out of range. Mend the request.
    BadRequest,
    /// Status 400, sub-status 3205.
    ///
    /// The throughput is already being changed.
    /// Read the offer until `x-ms-offer-replace-pending` is gone, then try again.
    ///
    /// Not in the REST reference; known from: SDKs.
    OfferReplaceInProgress,
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
    /// Status 403, sub-status 1015.
    ///
    /// The offer is under autoscale and cannot be set like this.
    /// Set its maximum instead.
    ///
    /// Not in the REST reference; known from: SDKs.
    OfferReplaceDisabledForAutoscale,
    /// Status 403, sub-status 1028.
    ///
    /// The account may not have more throughput in all.
    /// Raise its limit, or take throughput from elsewhere.
    ///
    /// Not in the REST reference; known from: SDKs.
    ThroughputCapExceeded,
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
    /// Status 423.
    ///
    /// The throughput is already being changed.
    /// Read the offer until `x-ms-offer-replace-pending` is gone, then try again.
    Locked,
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
    /// Status 429, sub-status 3204.
    ///
    /// The throughput was changed a short while ago, and cannot be lowered yet.
    /// Lower it when four hours have passed.
    ///
    /// Not in the REST reference; known from: SDKs.
    OfferScaleDownThrottled,
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
