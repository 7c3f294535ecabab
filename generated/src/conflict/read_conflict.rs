// @generated from spec/resources/conflict.yaml. Do not edit: run `cargo codegen generate`.

//! `read_conflict`: `GET /dbs/{database}/colls/{collection}/conflicts/{conflict}`.

use cosmosdb_core::{Call, RawResponse, Response, Result, service};

/// Reads a conflict.
/// The partition key is that of the document that the losing write was about.
///
/// Not in the REST reference; known from: SDKs.
///
/// `GET /dbs/{database}/colls/{collection}/conflicts/{conflict}` (OP-70)
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
/// let response = client
///     .database(Rid("bZEsAA=="))
///     .collection(Rid("bZEsAKMfXgc="))
///     .read_conflict("ann", Rid("bZEsAKMfXgcDAAAAAAAAQA==")).await?;
/// println!("{}", response.status());
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone)]
#[must_use = "an operation does nothing until it is awaited"]
pub struct ReadConflict {
    call: Call,
}

impl crate::Collection {
    /// Reads a conflict.
    ///
    /// - `partition_key`: The partition key value of the document.
    /// - `id`: the conflict, by id or by rid.
    ///
    /// Options, failures and an example: [`ReadConflict`].
    pub fn read_conflict(
        &self,
        partition_key: impl Into<cosmosdb_core::PartitionKey>,
        id: impl Into<cosmosdb_core::Id>,
    ) -> ReadConflict {
        let mut call = Call::item(
            &self.0,
            &crate::tables::operations::READ_CONFLICT,
            id,
        );
        call.header(&crate::tables::headers::PARTITION_KEY, &partition_key.into());
        ReadConflict { call }
    }
}

impl ReadConflict {
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

    /// How far the session has seen the collection; a read with it is not older than that.
    /// Send the latest one that the collection's answers carried. Opaque; its form grew with the versions of the API.
    ///
    /// Sends `x-ms-session-token`.
    pub fn session_token(mut self, session_token: impl AsRef<str>) -> Self {
        let call = &mut self.call;
        call.header(&crate::tables::headers::SESSION_TOKEN, session_token.as_ref());
        self
    }

    /// Reads at this level of consistency instead of the account's.
    /// It may be equal to or weaker than the account's; a stronger one is answered by 400.
    ///
    /// Sends `x-ms-consistency-level`.
    pub fn consistency_level(
        mut self,
        consistency_level: crate::types::ConsistencyLevel,
    ) -> Self {
        let call = &mut self.call;
        call.header(
            &crate::tables::headers::CONSISTENCY_LEVEL,
            consistency_level.as_str(),
        );
        self
    }

    /// How fresh a read of documents has to be, as a newer alternative to the consistency level.
    /// `x-ms-consistency-level` must be absent where it is sent.
    ///
    /// Not in the REST reference; known from: SDKs.
    ///
    /// Sends `x-ms-cosmos-read-consistency-strategy`.
    pub fn read_consistency_strategy(
        mut self,
        read_consistency_strategy: crate::types::ReadConsistencyStrategy,
    ) -> Self {
        let call = &mut self.call;
        call.header(
            &crate::tables::headers::READ_CONSISTENCY_STRATEGY,
            read_consistency_strategy.as_str(),
        );
        self
    }
}

operation!(ReadConflict, Response < crate ::types::ConflictProperties >);

impl cosmosdb_core::Operation for ReadConflict {
    const INFO: &'static service::Operation = &crate::tables::operations::READ_CONFLICT;
    type Output = Response<crate::types::ConflictProperties>;
    type Failure = ReadConflictFailure;

    fn into_call(self) -> Call {
        self.call
    }

    fn decode(response: RawResponse) -> Result<Self::Output> {
        response.typed()
    }

    fn failure(status: &'static service::Status) -> Option<Self::Failure> {
        match status.name {
            "not_modified" => Some(ReadConflictFailure::NotModified),
            "bad_request" => Some(ReadConflictFailure::BadRequest),
            "unauthorized" => Some(ReadConflictFailure::Unauthorized),
            "forbidden" => Some(ReadConflictFailure::Forbidden),
            "not_found" => Some(ReadConflictFailure::NotFound),
            "read_session_not_available" => {
                Some(ReadConflictFailure::ReadSessionNotAvailable)
            }
            "method_not_allowed" => Some(ReadConflictFailure::MethodNotAllowed),
            "request_timeout" => Some(ReadConflictFailure::RequestTimeout),
            "gone" => Some(ReadConflictFailure::Gone),
            "throttled" => Some(ReadConflictFailure::Throttled),
            "request_rate_too_large" => Some(ReadConflictFailure::RequestRateTooLarge),
            "internal_server_error" => Some(ReadConflictFailure::InternalServerError),
            "bad_gateway" => Some(ReadConflictFailure::BadGateway),
            "service_unavailable" => Some(ReadConflictFailure::ServiceUnavailable),
            "gateway_timeout" => Some(ReadConflictFailure::GatewayTimeout),
            _ => None,
        }
    }
}

/// How [`ReadConflict`] fails: what [`Error::failure`](cosmosdb_core::Error::failure) tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ReadConflictFailure {
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
