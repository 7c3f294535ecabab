// @generated from spec/resources/offer.yaml. Do not edit: run `cargo codegen generate`.

//! `query_offers`: `POST /offers`.

use cosmosdb_core::{Call, RawResponse, Response, Result, service};

/// Reads the offers of the account that a query selects, page by page.
/// With `SELECT * FROM root r WHERE r.offerResourceId = @rid` it finds the offer of a database or collection; nothing
/// is found where that has no throughput of its own. A query that does not parse is answered by 400.
///
/// `POST /offers` (OP-67)
///
/// # Errors
///
/// | failure | status | when | sent again by the client |
/// |---|---|---|---|
/// | `BadRequest` | 400 | The service does not understand the request, or does not allow what it says. | no |
/// | `Unauthorized` | 401 | The `Authorization` header does not authorize the request. | no |
/// | `Forbidden` | 403 | The request is understood and not allowed. | no |
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
/// let response = client
///     .query_offers("SELECT * FROM root WHERE (root[\"_self\"] = \"dbs/EVQzAA==/colls/EVQzALIIEQw=/\") ")
///     .enable_cross_partition_query(false).await?;
/// println!("{}", response.status());
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone)]
#[must_use = "an operation does nothing until it is awaited"]
pub struct QueryOffers {
    call: Call,
}

impl crate::Client {
    /// Reads the offers of the account that a query selects, page by page.
    ///
    /// - `query`: The text of the query.
    ///
    /// Options, failures and an example: [`QueryOffers`].
    #[doc(alias = "query_throughputs")]
    pub fn query_offers(&self, query: impl Into<String>) -> QueryOffers {
        let mut call = Call::feed(&self.0, &crate::tables::operations::QUERY_OFFERS);
        let query: String = query.into();
        call.field("query", &query);
        QueryOffers { call }
    }
}

impl QueryOffers {
    /// One more of `parameters`: the values of the names that begin with `@` in the text.
    pub fn param(
        mut self,
        name: impl Into<String>,
        value: impl Into<serde_json::Value>,
    ) -> Self {
        self.call.element("parameters", &crate::types::QueryParameter::new(name, value));
        self
    }

    /// The values of the names that begin with `@` in the text.
    pub fn parameters(
        mut self,
        parameters: impl IntoIterator<Item = crate::types::QueryParameter>,
    ) -> Self {
        let parameters: Vec<crate::types::QueryParameter> = parameters
            .into_iter()
            .collect();
        self.call.field("parameters", &parameters);
        self
    }

    /// The row of an ORDER BY to go on after.
    ///
    /// Not in the REST reference; known from: .NET SDK.
    ///
    /// On the wire `resumeFilter`.
    pub fn resume_filter(
        mut self,
        resume_filter: crate::types::QueryResumeFilter,
    ) -> Self {
        let resume_filter: crate::types::QueryResumeFilter = resume_filter;
        self.call.field("resumeFilter", &resume_filter);
        self
    }

    /// The version of the query language that the client was made for.
    ///
    /// Not in the REST reference; known from: .NET SDK.
    ///
    /// On the wire `clientQLCompatibilityLevel`.
    pub fn client_ql_compatibility_level(
        mut self,
        client_ql_compatibility_level: i64,
    ) -> Self {
        let client_ql_compatibility_level: i64 = client_ql_compatibility_level;
        self.call.field("clientQLCompatibilityLevel", &client_ql_compatibility_level);
        self
    }

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

    /// Lets the query scan where no index serves its filter.
    ///
    /// Sends `x-ms-documentdb-query-enable-scan`. Default: `False`.
    #[doc(alias = "enable_scan_in_query")]
    pub fn enable_scan(mut self, enable_scan: bool) -> Self {
        let call = &mut self.call;
        call.header(&crate::tables::headers::ENABLE_SCAN, &enable_scan);
        self
    }

    /// Makes the query scan even where an index would serve it; meant for tests.
    ///
    /// Not in the REST reference; known from: SDKs.
    ///
    /// Sends `x-ms-documentdb-force-query-scan`.
    pub fn force_query_scan(mut self, force_query_scan: bool) -> Self {
        let call = &mut self.call;
        call.header(&crate::tables::headers::FORCE_QUERY_SCAN, &force_query_scan);
        self
    }

    /// Asks for `x-ms-documentdb-query-metrics` in the answer.
    ///
    /// Sends `x-ms-documentdb-populatequerymetrics`. Default: `False`.
    pub fn populate_query_metrics(mut self, populate_query_metrics: bool) -> Self {
        let call = &mut self.call;
        call.header(
            &crate::tables::headers::POPULATE_QUERY_METRICS,
            &populate_query_metrics,
        );
        self
    }

    /// Asks for `x-ms-cosmos-index-utilization` in the answer, as base64 of JSON.
    ///
    /// Not in the REST reference; known from: SDKs.
    ///
    /// Sends `x-ms-cosmos-populateindexmetrics`. Default: `False`.
    pub fn populate_index_metrics(mut self, populate_index_metrics: bool) -> Self {
        let call = &mut self.call;
        call.header(
            &crate::tables::headers::POPULATE_INDEX_METRICS,
            &populate_index_metrics,
        );
        self
    }

    /// Asks for `x-ms-cosmos-index-utilization` in the answer, in its second form, as URL-encoded JSON.
    ///
    /// Not in the REST reference; known from: .NET SDK.
    ///
    /// Sends `x-ms-cosmos-populateindexmetrics-V2`. Default: `False`.
    pub fn populate_index_metrics_v2(mut self, populate_index_metrics_v2: bool) -> Self {
        let call = &mut self.call;
        call.header(
            &crate::tables::headers::POPULATE_INDEX_METRICS_V2,
            &populate_index_metrics_v2,
        );
        self
    }

    /// Asks for `x-ms-cosmos-query-advice` in the answer.
    ///
    /// Not in the REST reference; known from: Python SDK.
    ///
    /// Sends `x-ms-cosmos-populatequeryadvice`. Default: `False`.
    pub fn populate_query_advice(mut self, populate_query_advice: bool) -> Self {
        let call = &mut self.call;
        call.header(
            &crate::tables::headers::POPULATE_QUERY_ADVICE,
            &populate_query_advice,
        );
        self
    }

    /// Lets the gateway visit partitions side by side; newer gateways ignore it.
    ///
    /// Not in the REST reference; known from: SDKs.
    ///
    /// Sends `x-ms-documentdb-query-parallelizecrosspartitionquery`.
    pub fn parallelize_cross_partition_query(
        mut self,
        parallelize_cross_partition_query: bool,
    ) -> Self {
        let call = &mut self.call;
        call.header(
            &crate::tables::headers::PARALLELIZE_CROSS_PARTITION_QUERY,
            &parallelize_cross_partition_query,
        );
        self
    }

    /// Whether the client may ask for further pages; `False` spares the service the work of preparing them.
    ///
    /// Not in the REST reference; known from: .NET SDK.
    ///
    /// Sends `x-ms-documentdb-query-iscontinuationexpected`.
    pub fn is_continuation_expected(mut self, is_continuation_expected: bool) -> Self {
        let call = &mut self.call;
        call.header(
            &crate::tables::headers::IS_CONTINUATION_EXPECTED,
            &is_continuation_expected,
        );
        self
    }

    /// The most that the continuation of a query may take, in KB.
    ///
    /// Not in the REST reference; known from: SDKs.
    ///
    /// Sends `x-ms-documentdb-responsecontinuationtokenlimitinkb`. At least 1.
    pub fn response_continuation_token_limit_kb(
        mut self,
        response_continuation_token_limit_kb: i64,
    ) -> Self {
        let call = &mut self.call;
        call.header(
            &crate::tables::headers::RESPONSE_CONTINUATION_TOKEN_LIMIT_KB,
            &response_continuation_token_limit_kb,
        );
        self
    }

    /// Lets ORDER BY use an index of less than full precision; of old.
    ///
    /// Not in the REST reference; known from: .NET SDK.
    ///
    /// Sends `x-ms-documentdb-query-enable-low-precision-order-by`.
    pub fn enable_low_precision_order_by(
        mut self,
        enable_low_precision_order_by: bool,
    ) -> Self {
        let call = &mut self.call;
        call.header(
            &crate::tables::headers::ENABLE_LOW_PRECISION_ORDER_BY,
            &enable_low_precision_order_by,
        );
        self
    }

    /// Asks for traces of the query's execution; of old.
    ///
    /// Not in the REST reference; known from: .NET SDK.
    ///
    /// Sends `x-ms-documentdb-query-emit-traces`.
    pub fn emit_query_traces(mut self, emit_query_traces: bool) -> Self {
        let call = &mut self.call;
        call.header(&crate::tables::headers::EMIT_QUERY_TRACES, &emit_query_traces);
        self
    }

    /// Runs the query as it stands on the one partition key range that it is sent to, without a plan.
    /// Where that cannot be, the answer says so in `x-ms-cosmos-query-requiresdistribution`.
    ///
    /// Not in the REST reference; known from: .NET SDK.
    ///
    /// Sends `x-ms-cosmos-query-optimisticdirectexecute`.
    pub fn optimistic_direct_execution(
        mut self,
        optimistic_direct_execution: bool,
    ) -> Self {
        let call = &mut self.call;
        call.header(
            &crate::tables::headers::OPTIMISTIC_DIRECT_EXECUTION,
            &optimistic_direct_execution,
        );
        self
    }

    /// Lets the query visit every partition.
    /// Needed where neither the partition key header nor the query's filter leaves just one.
    ///
    /// Since API version 2015-12-16.
    ///
    /// Sends `x-ms-documentdb-query-enablecrosspartition`. Default: `False`.
    pub fn enable_cross_partition_query(
        mut self,
        enable_cross_partition_query: bool,
    ) -> Self {
        let call = &mut self.call;
        call.header(
            &crate::tables::headers::ENABLE_CROSS_PARTITION_QUERY,
            &enable_cross_partition_query,
        );
        self
    }

    /// One page after the other, until the service names no further one.
    pub fn pages(
        self,
    ) -> cosmosdb_core::Pages<
        Response<cosmosdb_core::Page<crate::types::OfferProperties>>,
    > {
        self.call.pages(<Self as cosmosdb_core::Operation>::decode)
    }

    /// One item after the other, over all pages.
    pub fn items(self) -> cosmosdb_core::Items<crate::types::OfferProperties> {
        cosmosdb_core::Items::new(self.call.pages(RawResponse::page_items))
    }
}

operation!(
    QueryOffers, Response < cosmosdb_core::Page < crate ::types::OfferProperties >>
);

impl cosmosdb_core::Operation for QueryOffers {
    const INFO: &'static service::Operation = &crate::tables::operations::QUERY_OFFERS;
    type Output = Response<cosmosdb_core::Page<crate::types::OfferProperties>>;
    type Failure = QueryOffersFailure;

    fn into_call(self) -> Call {
        self.call
    }

    fn decode(response: RawResponse) -> Result<Self::Output> {
        response.page()
    }

    fn failure(status: &'static service::Status) -> Option<Self::Failure> {
        match status.name {
            "bad_request" => Some(QueryOffersFailure::BadRequest),
            "unauthorized" => Some(QueryOffersFailure::Unauthorized),
            "forbidden" => Some(QueryOffersFailure::Forbidden),
            "read_session_not_available" => {
                Some(QueryOffersFailure::ReadSessionNotAvailable)
            }
            "method_not_allowed" => Some(QueryOffersFailure::MethodNotAllowed),
            "request_timeout" => Some(QueryOffersFailure::RequestTimeout),
            "gone" => Some(QueryOffersFailure::Gone),
            "throttled" => Some(QueryOffersFailure::Throttled),
            "request_rate_too_large" => Some(QueryOffersFailure::RequestRateTooLarge),
            "internal_server_error" => Some(QueryOffersFailure::InternalServerError),
            "bad_gateway" => Some(QueryOffersFailure::BadGateway),
            "service_unavailable" => Some(QueryOffersFailure::ServiceUnavailable),
            "gateway_timeout" => Some(QueryOffersFailure::GatewayTimeout),
            _ => None,
        }
    }
}

/// How [`QueryOffers`] fails: what [`Error::failure`](cosmosdb_core::Error::failure) tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum QueryOffersFailure {
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
