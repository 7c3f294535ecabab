// @generated from spec/resources/client_encryption_key.yaml. Do not edit: run `cargo codegen generate`.

//! `list_client_encryption_keys`: `GET /dbs/{database}/clientencryptionkeys`.

use cosmosdb_core::{Call, RawResponse, Response, Result, service};

/// Reads the keys of the database as they are wrapped, page by page.
/// The order is the service's own.
///
/// Not in the REST reference; known from: .NET SDK.
///
/// `GET /dbs/{database}/clientencryptionkeys`
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
/// let response = client.database(Rid("Sl8fAA==")).list_client_encryption_keys().await?;
/// println!("{}", response.status());
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone)]
#[must_use = "an operation does nothing until it is awaited"]
pub struct ListClientEncryptionKeys {
    call: Call,
}

impl crate::Database {
    /// Reads the keys of the database as they are wrapped, page by page.
    ///
    ///
    /// Options, failures and an example: [`ListClientEncryptionKeys`].
    #[doc(alias = "list_ceks")]
    #[doc(alias = "list_data_encryption_keys")]
    pub fn list_client_encryption_keys(&self) -> ListClientEncryptionKeys {
        let call = Call::feed(
            &self.0,
            &crate::tables::operations::LIST_CLIENT_ENCRYPTION_KEYS,
        );
        ListClientEncryptionKeys { call }
    }
}

impl ListClientEncryptionKeys {
    /// The most items that one page may hold; -1 lets the service decide.
    /// A page may hold fewer, even none, while more follow.
    ///
    /// Sends `x-ms-max-item-count`. Default: `100`. From -1 to 1000.
    #[doc(alias = "page_size")]
    #[doc(alias = "page_size_hint")]
    pub fn max_item_count(mut self, max_item_count: i64) -> Self {
        let call = &mut self.call;
        call.header(&crate::tables::headers::MAX_ITEM_COUNT, &max_item_count);
        self
    }

    /// Where the feed goes on: in a request the page to read, in a response the one that follows.
    /// Absent or empty in the response to the last page. Opaque; it does not expire.
    ///
    /// Sends `x-ms-continuation`.
    #[doc(alias = "continuation_token")]
    pub fn continuation(mut self, continuation: impl AsRef<str>) -> Self {
        let call = &mut self.call;
        call.header(&crate::tables::headers::CONTINUATION, continuation.as_ref());
        self
    }

    /// One page after the other, until the service names no further one.
    pub fn pages(
        self,
    ) -> cosmosdb_core::Pages<
        Response<cosmosdb_core::Page<crate::types::ClientEncryptionKeyProperties>>,
    > {
        self.call.pages(<Self as cosmosdb_core::Operation>::decode)
    }

    /// One item after the other, over all pages.
    pub fn items(
        self,
    ) -> cosmosdb_core::Items<crate::types::ClientEncryptionKeyProperties> {
        cosmosdb_core::Items::new(self.call.pages(RawResponse::page_items))
    }
}

operation!(
    ListClientEncryptionKeys, Response < cosmosdb_core::Page < crate
    ::types::ClientEncryptionKeyProperties >>
);

impl cosmosdb_core::Operation for ListClientEncryptionKeys {
    const INFO: &'static service::Operation = &crate::tables::operations::LIST_CLIENT_ENCRYPTION_KEYS;
    type Output = Response<
        cosmosdb_core::Page<crate::types::ClientEncryptionKeyProperties>,
    >;
    type Failure = ListClientEncryptionKeysFailure;

    fn into_call(self) -> Call {
        self.call
    }

    fn decode(response: RawResponse) -> Result<Self::Output> {
        response.page()
    }

    fn failure(status: &'static service::Status) -> Option<Self::Failure> {
        match status.name {
            "bad_request" => Some(ListClientEncryptionKeysFailure::BadRequest),
            "unauthorized" => Some(ListClientEncryptionKeysFailure::Unauthorized),
            "forbidden" => Some(ListClientEncryptionKeysFailure::Forbidden),
            "not_found" => Some(ListClientEncryptionKeysFailure::NotFound),
            "read_session_not_available" => {
                Some(ListClientEncryptionKeysFailure::ReadSessionNotAvailable)
            }
            "method_not_allowed" => {
                Some(ListClientEncryptionKeysFailure::MethodNotAllowed)
            }
            "request_timeout" => Some(ListClientEncryptionKeysFailure::RequestTimeout),
            "gone" => Some(ListClientEncryptionKeysFailure::Gone),
            "throttled" => Some(ListClientEncryptionKeysFailure::Throttled),
            "request_rate_too_large" => {
                Some(ListClientEncryptionKeysFailure::RequestRateTooLarge)
            }
            "internal_server_error" => {
                Some(ListClientEncryptionKeysFailure::InternalServerError)
            }
            "bad_gateway" => Some(ListClientEncryptionKeysFailure::BadGateway),
            "service_unavailable" => {
                Some(ListClientEncryptionKeysFailure::ServiceUnavailable)
            }
            "gateway_timeout" => Some(ListClientEncryptionKeysFailure::GatewayTimeout),
            _ => None,
        }
    }
}

/// How [`ListClientEncryptionKeys`] fails: what [`Error::failure`](cosmosdb_core::Error::failure) tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ListClientEncryptionKeysFailure {
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
