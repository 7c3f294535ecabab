// @generated from spec/resources/partition_key_range.yaml. Do not edit: run `cargo codegen generate`.

//! `list_partition_key_ranges`: `GET /dbs/{database}/colls/{collection}/pkranges`.

use cosmosdb_core::{Call, RawResponse, Response, Result, service};

/// Lists the partition key ranges of a collection.
/// With `A-IM` and the entity tag of an earlier answer in `If-None-Match` it lists what has changed since, or answers
/// 304. The tag means something only to the region that gave it. Read the list again when a range is answered by 410.
///
/// `GET /dbs/{database}/colls/{collection}/pkranges` (OP-13)
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
/// let response = client.database("shop").collection("orders").list_partition_key_ranges().await?;
/// println!("{}", response.status());
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone)]
#[must_use = "an operation does nothing until it is awaited"]
pub struct ListPartitionKeyRanges {
    call: Call,
}

impl crate::Collection {
    /// Lists the partition key ranges of a collection.
    ///
    ///
    /// Options, failures and an example: [`ListPartitionKeyRanges`].
    #[doc(alias = "list_physical_partitions")]
    pub fn list_partition_key_ranges(&self) -> ListPartitionKeyRanges {
        let call = Call::feed(
            &self.0,
            &crate::tables::operations::LIST_PARTITION_KEY_RANGES,
        );
        ListPartitionKeyRanges { call }
    }
}

impl ListPartitionKeyRanges {
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

    /// Makes the read of a feed a read of its changes.
    ///
    /// Since API version 2016-07-11.
    ///
    /// Sends `A-IM`.
    #[doc(alias = "change_feed_mode")]
    pub fn a_im(mut self, a_im: crate::types::ChangeFeedMode) -> Self {
        let call = &mut self.call;
        call.header(&crate::tables::headers::A_IM, a_im.as_str());
        self
    }

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

    /// One page after the other, until the service names no further one.
    pub fn pages(
        self,
    ) -> cosmosdb_core::Pages<
        Response<cosmosdb_core::Page<crate::types::PartitionKeyRangeProperties>>,
    > {
        self.call.pages(<Self as cosmosdb_core::Operation>::decode)
    }

    /// One item after the other, over all pages.
    pub fn items(
        self,
    ) -> cosmosdb_core::Items<crate::types::PartitionKeyRangeProperties> {
        cosmosdb_core::Items::new(self.call.pages(RawResponse::page_items))
    }
}

operation!(
    ListPartitionKeyRanges, Response < cosmosdb_core::Page < crate
    ::types::PartitionKeyRangeProperties >>
);

impl cosmosdb_core::Operation for ListPartitionKeyRanges {
    const INFO: &'static service::Operation = &crate::tables::operations::LIST_PARTITION_KEY_RANGES;
    type Output = Response<
        cosmosdb_core::Page<crate::types::PartitionKeyRangeProperties>,
    >;
    type Failure = ListPartitionKeyRangesFailure;

    fn into_call(self) -> Call {
        self.call
    }

    fn decode(response: RawResponse) -> Result<Self::Output> {
        response.page()
    }

    fn failure(status: &'static service::Status) -> Option<Self::Failure> {
        match status.name {
            "not_modified" => Some(ListPartitionKeyRangesFailure::NotModified),
            "bad_request" => Some(ListPartitionKeyRangesFailure::BadRequest),
            "unauthorized" => Some(ListPartitionKeyRangesFailure::Unauthorized),
            "forbidden" => Some(ListPartitionKeyRangesFailure::Forbidden),
            "not_found" => Some(ListPartitionKeyRangesFailure::NotFound),
            "read_session_not_available" => {
                Some(ListPartitionKeyRangesFailure::ReadSessionNotAvailable)
            }
            "method_not_allowed" => Some(ListPartitionKeyRangesFailure::MethodNotAllowed),
            "request_timeout" => Some(ListPartitionKeyRangesFailure::RequestTimeout),
            "gone" => Some(ListPartitionKeyRangesFailure::Gone),
            "throttled" => Some(ListPartitionKeyRangesFailure::Throttled),
            "request_rate_too_large" => {
                Some(ListPartitionKeyRangesFailure::RequestRateTooLarge)
            }
            "internal_server_error" => {
                Some(ListPartitionKeyRangesFailure::InternalServerError)
            }
            "bad_gateway" => Some(ListPartitionKeyRangesFailure::BadGateway),
            "service_unavailable" => {
                Some(ListPartitionKeyRangesFailure::ServiceUnavailable)
            }
            "gateway_timeout" => Some(ListPartitionKeyRangesFailure::GatewayTimeout),
            _ => None,
        }
    }
}

/// How [`ListPartitionKeyRanges`] fails: what [`Error::failure`](cosmosdb_core::Error::failure) tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ListPartitionKeyRangesFailure {
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
