// @generated from spec/resources/client_encryption_key.yaml. Do not edit: run `cargo codegen generate`.

//! `head_client_encryption_key`: `HEAD /dbs/{database}/clientencryptionkeys/{client_encryption_key}`.

use cosmosdb_core::{Call, RawResponse, Response, Result, service};

/// Answers what reading the key would, without the body.
/// It tells whether it exists, and by its entity tag whether it has been wrapped anew.
///
/// Not in the REST reference; known from: .NET SDK.
///
/// `HEAD /dbs/{database}/clientencryptionkeys/{client_encryption_key}` (OP-68)
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
/// # async fn example(client: cosmosdb::Client) -> Result<(), Box<dyn std::error::Error>> {
/// let response = client.database("volcanodb").head_client_encryption_key("key1").await?;
/// println!("{}", response.status());
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone)]
#[must_use = "an operation does nothing until it is awaited"]
pub struct HeadClientEncryptionKey {
    call: Call,
}

impl crate::Database {
    /// Answers what reading the key would, without the body.
    ///
    /// - `id`: the client encryption key, by id or by rid.
    ///
    /// Options, failures and an example: [`HeadClientEncryptionKey`].
    #[doc(alias = "head_cek")]
    #[doc(alias = "head_data_encryption_key")]
    pub fn head_client_encryption_key(
        &self,
        id: impl Into<cosmosdb_core::Id>,
    ) -> HeadClientEncryptionKey {
        let call = Call::item(
            &self.0,
            &crate::tables::operations::HEAD_CLIENT_ENCRYPTION_KEY,
            id,
        );
        HeadClientEncryptionKey { call }
    }
}

impl HeadClientEncryptionKey {
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

    /// The `_rid` of the database whose client encryption key is read.
    ///
    /// Not in the REST reference; known from: JavaScript SDK.
    ///
    /// Sends `x-ms-cosmos-database-rid`.
    pub fn database_rid(mut self, database_rid: impl AsRef<str>) -> Self {
        let call = &mut self.call;
        call.header(&crate::tables::headers::DATABASE_RID, database_rid.as_ref());
        self
    }

    /// Lets the integrated cache answer the read of a client encryption key.
    ///
    /// Not in the REST reference; known from: JavaScript SDK.
    ///
    /// Sends `x-ms-cosmos-allow-cachedreads`.
    pub fn allow_cached_reads(mut self, allow_cached_reads: bool) -> Self {
        let call = &mut self.call;
        call.header(&crate::tables::headers::ALLOW_CACHED_READS, &allow_cached_reads);
        self
    }
}

operation!(HeadClientEncryptionKey, Response < () >);

impl cosmosdb_core::Operation for HeadClientEncryptionKey {
    const INFO: &'static service::Operation = &crate::tables::operations::HEAD_CLIENT_ENCRYPTION_KEY;
    type Output = Response<()>;
    type Failure = HeadClientEncryptionKeyFailure;

    fn into_call(self) -> Call {
        self.call
    }

    fn decode(response: RawResponse) -> Result<Self::Output> {
        response.empty()
    }

    fn failure(status: &'static service::Status) -> Option<Self::Failure> {
        match status.name {
            "not_modified" => Some(HeadClientEncryptionKeyFailure::NotModified),
            "bad_request" => Some(HeadClientEncryptionKeyFailure::BadRequest),
            "unauthorized" => Some(HeadClientEncryptionKeyFailure::Unauthorized),
            "forbidden" => Some(HeadClientEncryptionKeyFailure::Forbidden),
            "not_found" => Some(HeadClientEncryptionKeyFailure::NotFound),
            "read_session_not_available" => {
                Some(HeadClientEncryptionKeyFailure::ReadSessionNotAvailable)
            }
            "method_not_allowed" => {
                Some(HeadClientEncryptionKeyFailure::MethodNotAllowed)
            }
            "request_timeout" => Some(HeadClientEncryptionKeyFailure::RequestTimeout),
            "gone" => Some(HeadClientEncryptionKeyFailure::Gone),
            "throttled" => Some(HeadClientEncryptionKeyFailure::Throttled),
            "request_rate_too_large" => {
                Some(HeadClientEncryptionKeyFailure::RequestRateTooLarge)
            }
            "internal_server_error" => {
                Some(HeadClientEncryptionKeyFailure::InternalServerError)
            }
            "bad_gateway" => Some(HeadClientEncryptionKeyFailure::BadGateway),
            "service_unavailable" => {
                Some(HeadClientEncryptionKeyFailure::ServiceUnavailable)
            }
            "gateway_timeout" => Some(HeadClientEncryptionKeyFailure::GatewayTimeout),
            _ => None,
        }
    }
}

/// How [`HeadClientEncryptionKey`] fails: what [`Error::failure`](cosmosdb_core::Error::failure) tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum HeadClientEncryptionKeyFailure {
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
