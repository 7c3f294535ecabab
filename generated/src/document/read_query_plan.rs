// @generated from spec/resources/document.yaml. Do not edit: run `cargo codegen generate`.

//! `read_query_plan`: `POST /dbs/{database}/colls/{collection}/docs`.

use cosmosdb_core::{Call, RawResponse, Response, Result, service};

/// Reads how a query over several partition key ranges has to be carried out.
/// The plan tells which ranges to ask, which text to send to them, and how to merge their rows. 400 means that the
/// query is wrong, or that it needs a feature that is not among those that the request names.
///
/// Not in the REST reference; known from: SDKs.
///
/// `POST /dbs/{database}/colls/{collection}/docs` (OP-75)
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
/// # async fn example(client: cosmosdb::Client) -> Result<(), Box<dyn std::error::Error>> {
/// let response = client
///     .database("shop")
///     .collection("orders")
///     .read_query_plan("OrderBy,Top,OffsetAndLimit,MultipleOrderBy", "SELECT TOP 10 * FROM Root r ORDER BY r.key")
///     .query_version("1.0")
///     .enable_cross_partition_query(true).await?;
/// println!("{}", response.status());
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone)]
#[must_use = "an operation does nothing until it is awaited"]
pub struct ReadQueryPlan {
    call: Call,
}

impl crate::Collection {
    /// Reads how a query over several partition key ranges has to be carried out.
    ///
    /// - `supported_query_features`: What of queries the client can merge by itself, separated by commas.
    /// - `query`: The text of the query.
    ///
    /// Options, failures and an example: [`ReadQueryPlan`].
    pub fn read_query_plan(
        &self,
        supported_query_features: impl AsRef<str>,
        query: impl Into<String>,
    ) -> ReadQueryPlan {
        let mut call = Call::feed(&self.0, &crate::tables::operations::READ_QUERY_PLAN);
        call.header(
            &crate::tables::headers::SUPPORTED_QUERY_FEATURES,
            supported_query_features.as_ref(),
        );
        let query: String = query.into();
        call.field("query", &query);
        ReadQueryPlan { call }
    }
}

impl ReadQueryPlan {
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

    /// The version of the query plan's form; clients send `1.0` or `1.4`.
    ///
    /// Not in the REST reference; known from: SDKs.
    ///
    /// Sends `x-ms-cosmos-query-version`. Default: `1.0`.
    pub fn query_version(mut self, query_version: impl AsRef<str>) -> Self {
        let call = &mut self.call;
        call.header(&crate::tables::headers::QUERY_VERSION, query_version.as_ref());
        self
    }

    /// The partition key value of the document.
    /// On the wire a JSON array with one element for every path of the collection's key. On a query or a feed it narrows the search to that one logical partition.
    ///
    /// Since API version 2015-12-16.
    ///
    /// Sends `x-ms-documentdb-partitionkey`.
    pub fn partition_key(
        mut self,
        partition_key: impl Into<cosmosdb_core::PartitionKey>,
    ) -> Self {
        let call = &mut self.call;
        call.header(&crate::tables::headers::PARTITION_KEY, &partition_key.into());
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

    /// The `_rid` that the collection is expected to have.
    /// A collection that was deleted and made anew under its old name then answers 400 with sub-status 1024.
    ///
    /// Not in the REST reference; known from: SDKs.
    ///
    /// Sends `x-ms-cosmos-intended-collection-rid`.
    #[doc(alias = "intended_container_rid")]
    pub fn intended_collection_rid(
        mut self,
        intended_collection_rid: impl AsRef<str>,
    ) -> Self {
        let call = &mut self.call;
        call.header(
            &crate::tables::headers::INTENDED_COLLECTION_RID,
            intended_collection_rid.as_ref(),
        );
        self
    }
}

operation!(ReadQueryPlan, Response < crate ::types::QueryPlan >);

impl cosmosdb_core::Operation for ReadQueryPlan {
    const INFO: &'static service::Operation = &crate::tables::operations::READ_QUERY_PLAN;
    type Output = Response<crate::types::QueryPlan>;
    type Failure = ReadQueryPlanFailure;

    fn into_call(self) -> Call {
        self.call
    }

    fn decode(response: RawResponse) -> Result<Self::Output> {
        response.typed()
    }

    fn failure(status: &'static service::Status) -> Option<Self::Failure> {
        match status.name {
            "bad_request" => Some(ReadQueryPlanFailure::BadRequest),
            "unauthorized" => Some(ReadQueryPlanFailure::Unauthorized),
            "forbidden" => Some(ReadQueryPlanFailure::Forbidden),
            "not_found" => Some(ReadQueryPlanFailure::NotFound),
            "read_session_not_available" => {
                Some(ReadQueryPlanFailure::ReadSessionNotAvailable)
            }
            "method_not_allowed" => Some(ReadQueryPlanFailure::MethodNotAllowed),
            "request_timeout" => Some(ReadQueryPlanFailure::RequestTimeout),
            "gone" => Some(ReadQueryPlanFailure::Gone),
            "throttled" => Some(ReadQueryPlanFailure::Throttled),
            "request_rate_too_large" => Some(ReadQueryPlanFailure::RequestRateTooLarge),
            "internal_server_error" => Some(ReadQueryPlanFailure::InternalServerError),
            "bad_gateway" => Some(ReadQueryPlanFailure::BadGateway),
            "service_unavailable" => Some(ReadQueryPlanFailure::ServiceUnavailable),
            "gateway_timeout" => Some(ReadQueryPlanFailure::GatewayTimeout),
            _ => None,
        }
    }
}

/// How [`ReadQueryPlan`] fails: what [`Error::failure`](cosmosdb_core::Error::failure) tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ReadQueryPlanFailure {
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
