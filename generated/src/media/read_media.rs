// @generated from spec/resources/media.yaml. Do not edit: run `cargo codegen generate`.

//! `read_media`: `GET /media/{media}`.

use cosmosdb_core::{Call, RawResponse, Response, Result, service};

/// Reads the media of an attachment.
/// Take the id from the attachment's `media`. The reference shows that path but does not describe the request.
///
/// Not in the REST reference; known from: SDKs.
///
/// `GET /media/{media}` (OP-73)
///
/// # Errors
///
/// | failure | status | when | sent again by the client |
/// |---|---|---|---|
/// | `NotModified` | 304 | The resource is as the condition says that the client has it; there is no body. | no |
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
/// let response = client.read_media(Rid("bZEsAKMfXgcBAAAAAAAAACHQTjUB")).await?;
/// println!("{}", response.status());
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone)]
#[must_use = "an operation does nothing until it is awaited"]
pub struct ReadMedia {
    call: Call,
}

impl crate::Client {
    /// Reads the media of an attachment.
    ///
    /// - `id`: the media, by id or by rid.
    ///
    /// Options, failures and an example: [`ReadMedia`].
    pub fn read_media(&self, id: impl Into<cosmosdb_core::Id>) -> ReadMedia {
        let call = Call::item(&self.0, &crate::tables::operations::READ_MEDIA, id);
        ReadMedia { call }
    }
}

impl ReadMedia {
    /// Reads the resource only if it no longer has this entity tag.
    /// An unchanged one is answered by 304, without a body. On a change feed it is the position: `*` is now.
    ///
    /// Sends `If-None-Match`.
    #[doc(alias = "access_condition")]
    pub fn if_none_match(mut self, if_none_match: impl AsRef<str>) -> Self {
        let call = &mut self.call;
        call.header(&crate::tables::headers::IF_NONE_MATCH, if_none_match.as_ref());
        self
    }

    /// Reads the resource only if it was changed after this time.
    /// Ignored beside `If-None-Match`. On a change feed it is the time to start at.
    ///
    /// Sends `If-Modified-Since`.
    pub fn if_modified_since(
        mut self,
        if_modified_since: std::time::SystemTime,
    ) -> Self {
        let call = &mut self.call;
        call.header(&crate::tables::headers::IF_MODIFIED_SINCE, &if_modified_since);
        self
    }
}

operation!(ReadMedia, Response);

impl cosmosdb_core::Operation for ReadMedia {
    const INFO: &'static service::Operation = &crate::tables::operations::READ_MEDIA;
    type Output = Response;
    type Failure = ReadMediaFailure;

    fn into_call(self) -> Call {
        self.call
    }

    fn decode(response: RawResponse) -> Result<Self::Output> {
        response.undecoded()
    }

    fn failure(status: &'static service::Status) -> Option<Self::Failure> {
        match status.name {
            "not_modified" => Some(ReadMediaFailure::NotModified),
            "bad_request" => Some(ReadMediaFailure::BadRequest),
            "unauthorized" => Some(ReadMediaFailure::Unauthorized),
            "forbidden" => Some(ReadMediaFailure::Forbidden),
            "not_found" => Some(ReadMediaFailure::NotFound),
            "read_session_not_available" => {
                Some(ReadMediaFailure::ReadSessionNotAvailable)
            }
            "method_not_allowed" => Some(ReadMediaFailure::MethodNotAllowed),
            "request_timeout" => Some(ReadMediaFailure::RequestTimeout),
            "gone" => Some(ReadMediaFailure::Gone),
            "throttled" => Some(ReadMediaFailure::Throttled),
            "request_rate_too_large" => Some(ReadMediaFailure::RequestRateTooLarge),
            "internal_server_error" => Some(ReadMediaFailure::InternalServerError),
            "bad_gateway" => Some(ReadMediaFailure::BadGateway),
            "service_unavailable" => Some(ReadMediaFailure::ServiceUnavailable),
            "gateway_timeout" => Some(ReadMediaFailure::GatewayTimeout),
            _ => None,
        }
    }
}

/// How [`ReadMedia`] fails: what [`Error::failure`](cosmosdb_core::Error::failure) tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ReadMediaFailure {
    /// Status 304.
    ///
    /// The resource is as the condition says that the client has it; there is no body.
    /// Keep what you have. On a change feed nothing is new; the `etag` is still the position to go on from.
    NotModified,
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
