// @generated from spec/types/query.yaml. Do not edit: run `cargo codegen generate`.

//! Types of the wire: query.

#[allow(unused_imports)]
use serde::{Deserialize, Serialize};

/// A query and its parameters.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Query {
    /// The text of the query.
    pub query: String,
    /// The values of the names that begin with `@` in the text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parameters: Option<Vec<crate::types::QueryParameter>>,
    /// The row of an ORDER BY to go on after.
    ///
    /// Not in the REST reference; known from: .NET SDK.
    ///
    /// On the wire `resumeFilter`.
    #[serde(rename = "resumeFilter", default, skip_serializing_if = "Option::is_none")]
    pub resume_filter: Option<crate::types::QueryResumeFilter>,
    /// The version of the query language that the client was made for.
    ///
    /// Not in the REST reference; known from: .NET SDK.
    ///
    /// On the wire `clientQLCompatibilityLevel`.
    #[serde(
        rename = "clientQLCompatibilityLevel",
        default,
        skip_serializing_if = "Option::is_none"
    )]
    pub client_ql_compatibility_level: Option<i64>,
}

impl Query {
    /// What is required; the rest is set one by one.
    #[must_use]
    pub fn new(query: impl Into<String>) -> Self {
        Self {
            query: query.into(),
            parameters: None,
            resume_filter: None,
            client_ql_compatibility_level: None,
        }
    }

    /// The values of the names that begin with `@` in the text.
    #[must_use]
    pub fn parameters(
        mut self,
        parameters: impl IntoIterator<Item = crate::types::QueryParameter>,
    ) -> Self {
        self.parameters = Some(parameters.into_iter().collect());
        self
    }

    /// The row of an ORDER BY to go on after.
    ///
    /// Not in the REST reference; known from: .NET SDK.
    ///
    /// On the wire `resumeFilter`.
    #[must_use]
    pub fn resume_filter(
        mut self,
        resume_filter: crate::types::QueryResumeFilter,
    ) -> Self {
        self.resume_filter = Some(resume_filter);
        self
    }

    /// The version of the query language that the client was made for.
    ///
    /// Not in the REST reference; known from: .NET SDK.
    ///
    /// On the wire `clientQLCompatibilityLevel`.
    #[must_use]
    pub fn client_ql_compatibility_level(
        mut self,
        client_ql_compatibility_level: i64,
    ) -> Self {
        self.client_ql_compatibility_level = Some(client_ql_compatibility_level);
        self
    }
}

/// The value of a parameter of a query.
/// A parameter without a value is undefined; one that the text does not use is ignored.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct QueryParameter {
    /// Its name, which begins with `@`.
    pub name: String,
    /// Its value; any JSON.
    pub value: serde_json::Value,
}

impl QueryParameter {
    /// What is required; the rest is set one by one.
    #[must_use]
    pub fn new(name: impl Into<String>, value: impl Into<serde_json::Value>) -> Self {
        Self {
            name: name.into(),
            value: value.into(),
        }
    }
}

/// The row of an ORDER BY to go on after.
///
/// Not in the REST reference; known from: .NET SDK.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct QueryResumeFilter {
    /// The row's value for every ORDER BY expression.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value: Option<Vec<serde_json::Value>>,
    /// The row's `_rid`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rid: Option<String>,
    /// Whether the row itself is left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub exclude: Option<bool>,
}

impl QueryResumeFilter {
    /// Nothing set.
    #[must_use]
    pub fn new() -> Self {
        Self {
            value: None,
            rid: None,
            exclude: None,
        }
    }

    /// The row's value for every ORDER BY expression.
    #[must_use]
    pub fn value(
        mut self,
        value: impl IntoIterator<Item = impl Into<serde_json::Value>>,
    ) -> Self {
        self.value = Some(value.into_iter().map(Into::into).collect());
        self
    }

    /// The row's `_rid`.
    #[must_use]
    pub fn rid(mut self, rid: impl Into<String>) -> Self {
        self.rid = Some(rid.into());
        self
    }

    /// Whether the row itself is left out.
    #[must_use]
    pub fn exclude(mut self, exclude: bool) -> Self {
        self.exclude = Some(exclude);
        self
    }
}

/// How a query's rows were read.
///
/// Not in the REST reference; known from: .NET SDK.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct QueryExecutionInfo {
    /// Whether rows that are equal in order may come by descending rid.
    ///
    /// On the wire `reverseRidEnabled`.
    #[serde(
        rename = "reverseRidEnabled",
        default,
        skip_serializing_if = "Option::is_none"
    )]
    pub reverse_rid_enabled: Option<bool>,
    /// Whether the index was read backwards.
    ///
    /// On the wire `reverseIndexScan`.
    #[serde(
        rename = "reverseIndexScan",
        default,
        skip_serializing_if = "Option::is_none"
    )]
    pub reverse_index_scan: Option<bool>,
    /// Members that the specification does not know; they are kept when the value is sent back.
    #[serde(flatten)]
    pub extra: serde_json::Map<String, serde_json::Value>,
}

impl QueryExecutionInfo {
    /// Nothing set.
    #[must_use]
    pub fn new() -> Self {
        Self {
            reverse_rid_enabled: None,
            reverse_index_scan: None,
            extra: serde_json::Map::new(),
        }
    }

    /// Whether rows that are equal in order may come by descending rid.
    ///
    /// On the wire `reverseRidEnabled`.
    #[must_use]
    pub fn reverse_rid_enabled(mut self, reverse_rid_enabled: bool) -> Self {
        self.reverse_rid_enabled = Some(reverse_rid_enabled);
        self
    }

    /// Whether the index was read backwards.
    ///
    /// On the wire `reverseIndexScan`.
    #[must_use]
    pub fn reverse_index_scan(mut self, reverse_index_scan: bool) -> Self {
        self.reverse_index_scan = Some(reverse_index_scan);
        self
    }
}

/// What a client has to do to answer a query from the answers of the partitions.
/// Made by the service; also the text of an error's `additionalErrorInfo` where the gateway cannot serve a query.
///
/// Not in the REST reference; known from: SDKs.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct QueryPlan {
    /// The version of the plan's form.
    ///
    /// On the wire `partitionedQueryExecutionInfoVersion`.
    #[serde(
        rename = "partitionedQueryExecutionInfoVersion",
        default,
        skip_serializing_if = "Option::is_none"
    )]
    pub partitioned_query_execution_info_version: Option<i64>,
    /// How to merge; absent where `hybridSearchQueryInfo` is present.
    ///
    /// On the wire `queryInfo`.
    #[serde(rename = "queryInfo", default, skip_serializing_if = "Option::is_none")]
    pub query_info: Option<crate::types::QueryInfo>,
    /// What to visit; in no certain order.
    ///
    /// On the wire `queryRanges`.
    #[serde(rename = "queryRanges", default, skip_serializing_if = "Option::is_none")]
    pub query_ranges: Option<Vec<crate::types::QueryRange>>,
    /// How to merge a query that ranks by several scores.
    ///
    /// On the wire `hybridSearchQueryInfo`.
    #[serde(
        rename = "hybridSearchQueryInfo",
        default,
        skip_serializing_if = "Option::is_none"
    )]
    pub hybrid_search_query_info: Option<crate::types::HybridSearchQueryInfo>,
    /// Members that the specification does not know; they are kept when the value is sent back.
    #[serde(flatten)]
    pub extra: serde_json::Map<String, serde_json::Value>,
}

impl QueryPlan {
    /// Nothing set.
    #[must_use]
    pub fn new() -> Self {
        Self {
            partitioned_query_execution_info_version: None,
            query_info: None,
            query_ranges: None,
            hybrid_search_query_info: None,
            extra: serde_json::Map::new(),
        }
    }

    /// The version of the plan's form.
    ///
    /// On the wire `partitionedQueryExecutionInfoVersion`.
    #[must_use]
    pub fn partitioned_query_execution_info_version(
        mut self,
        partitioned_query_execution_info_version: i64,
    ) -> Self {
        self.partitioned_query_execution_info_version = Some(
            partitioned_query_execution_info_version,
        );
        self
    }

    /// How to merge; absent where `hybridSearchQueryInfo` is present.
    ///
    /// On the wire `queryInfo`.
    #[must_use]
    pub fn query_info(mut self, query_info: crate::types::QueryInfo) -> Self {
        self.query_info = Some(query_info);
        self
    }

    /// What to visit; in no certain order.
    ///
    /// On the wire `queryRanges`.
    #[must_use]
    pub fn query_ranges(
        mut self,
        query_ranges: impl IntoIterator<Item = crate::types::QueryRange>,
    ) -> Self {
        self.query_ranges = Some(query_ranges.into_iter().collect());
        self
    }

    /// How to merge a query that ranks by several scores.
    ///
    /// On the wire `hybridSearchQueryInfo`.
    #[must_use]
    pub fn hybrid_search_query_info(
        mut self,
        hybrid_search_query_info: crate::types::HybridSearchQueryInfo,
    ) -> Self {
        self.hybrid_search_query_info = Some(hybrid_search_query_info);
        self
    }
}

/// How the answers of the partitions are merged.
///
/// Not in the REST reference; known from: SDKs.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct QueryInfo {
    /// Whether equal rows are dropped.
    ///
    /// On the wire `distinctType`. Default: `None`.
    #[serde(rename = "distinctType", default, skip_serializing_if = "Option::is_none")]
    pub distinct_type: Option<crate::types::DistinctType>,
    /// How many rows to give out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub top: Option<i64>,
    /// How many rows to leave out first.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub offset: Option<i64>,
    /// How many rows to give out after that.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub limit: Option<i64>,
    /// The order of each ORDER BY expression.
    ///
    /// On the wire `orderBy`.
    #[serde(rename = "orderBy", default, skip_serializing_if = "Option::is_none")]
    pub order_by: Option<Vec<crate::types::SortOrder>>,
    /// The ORDER BY expressions.
    ///
    /// On the wire `orderByExpressions`.
    #[serde(
        rename = "orderByExpressions",
        default,
        skip_serializing_if = "Option::is_none"
    )]
    pub order_by_expressions: Option<Vec<String>>,
    /// The GROUP BY expressions.
    ///
    /// On the wire `groupByExpressions`.
    #[serde(
        rename = "groupByExpressions",
        default,
        skip_serializing_if = "Option::is_none"
    )]
    pub group_by_expressions: Option<Vec<String>>,
    /// The names of the properties of a row; in the order of the text.
    ///
    /// On the wire `groupByAliases`.
    #[serde(rename = "groupByAliases", default, skip_serializing_if = "Option::is_none")]
    pub group_by_aliases: Option<Vec<String>>,
    /// What `SELECT VALUE` aggregates by.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub aggregates: Option<Vec<crate::types::AggregateOperator>>,
    /// What each property of a row is aggregated by.
    /// The name of an aggregate operator, or null for a value of the group.
    ///
    /// On the wire `groupByAliasToAggregateType`.
    #[serde(
        rename = "groupByAliasToAggregateType",
        default,
        skip_serializing_if = "Option::is_none"
    )]
    pub group_by_alias_to_aggregate_type: Option<
        std::collections::BTreeMap<String, serde_json::Value>,
    >,
    /// The text to send to the partitions instead of the query's own.
    /// With the query's own parameters; nothing where it is empty.
    ///
    /// On the wire `rewrittenQuery`.
    #[serde(rename = "rewrittenQuery", default, skip_serializing_if = "Option::is_none")]
    pub rewritten_query: Option<String>,
    /// Whether a row is a value instead of an object.
    ///
    /// On the wire `hasSelectValue`. Default: `false`.
    #[serde(rename = "hasSelectValue", default, skip_serializing_if = "Option::is_none")]
    pub has_select_value: Option<bool>,
    /// The query counts different rows.
    ///
    /// On the wire `dCountInfo`.
    #[serde(rename = "dCountInfo", default, skip_serializing_if = "Option::is_none")]
    pub dcount_info: Option<crate::types::DCountInfo>,
    /// Whether all rows have to be read before the first can be given out.
    ///
    /// On the wire `hasNonStreamingOrderBy`. Default: `false`.
    #[serde(
        rename = "hasNonStreamingOrderBy",
        default,
        skip_serializing_if = "Option::is_none"
    )]
    pub has_non_streaming_order_by: Option<bool>,
    /// The parameters whose text the client turns into vectors; a preview.
    ///
    /// Not in the REST reference; known from: .NET SDK.
    ///
    /// On the wire `embeddingParameterMap`.
    #[serde(
        rename = "embeddingParameterMap",
        default,
        skip_serializing_if = "Option::is_none"
    )]
    pub embedding_parameter_map: Option<serde_json::Value>,
    /// Members that the specification does not know; they are kept when the value is sent back.
    #[serde(flatten)]
    pub extra: serde_json::Map<String, serde_json::Value>,
}

impl QueryInfo {
    /// Nothing set.
    #[must_use]
    pub fn new() -> Self {
        Self {
            distinct_type: None,
            top: None,
            offset: None,
            limit: None,
            order_by: None,
            order_by_expressions: None,
            group_by_expressions: None,
            group_by_aliases: None,
            aggregates: None,
            group_by_alias_to_aggregate_type: None,
            rewritten_query: None,
            has_select_value: None,
            dcount_info: None,
            has_non_streaming_order_by: None,
            embedding_parameter_map: None,
            extra: serde_json::Map::new(),
        }
    }

    /// Whether equal rows are dropped.
    ///
    /// On the wire `distinctType`. Default: `None`.
    #[must_use]
    pub fn distinct_type(mut self, distinct_type: crate::types::DistinctType) -> Self {
        self.distinct_type = Some(distinct_type);
        self
    }

    /// How many rows to give out.
    #[must_use]
    pub fn top(mut self, top: i64) -> Self {
        self.top = Some(top);
        self
    }

    /// How many rows to leave out first.
    #[must_use]
    pub fn offset(mut self, offset: i64) -> Self {
        self.offset = Some(offset);
        self
    }

    /// How many rows to give out after that.
    #[must_use]
    pub fn limit(mut self, limit: i64) -> Self {
        self.limit = Some(limit);
        self
    }

    /// The order of each ORDER BY expression.
    ///
    /// On the wire `orderBy`.
    #[must_use]
    pub fn order_by(
        mut self,
        order_by: impl IntoIterator<Item = crate::types::SortOrder>,
    ) -> Self {
        self.order_by = Some(order_by.into_iter().collect());
        self
    }

    /// The ORDER BY expressions.
    ///
    /// On the wire `orderByExpressions`.
    #[must_use]
    pub fn order_by_expressions(
        mut self,
        order_by_expressions: impl IntoIterator<Item = impl Into<String>>,
    ) -> Self {
        self.order_by_expressions = Some(
            order_by_expressions.into_iter().map(Into::into).collect(),
        );
        self
    }

    /// The GROUP BY expressions.
    ///
    /// On the wire `groupByExpressions`.
    #[must_use]
    pub fn group_by_expressions(
        mut self,
        group_by_expressions: impl IntoIterator<Item = impl Into<String>>,
    ) -> Self {
        self.group_by_expressions = Some(
            group_by_expressions.into_iter().map(Into::into).collect(),
        );
        self
    }

    /// The names of the properties of a row; in the order of the text.
    ///
    /// On the wire `groupByAliases`.
    #[must_use]
    pub fn group_by_aliases(
        mut self,
        group_by_aliases: impl IntoIterator<Item = impl Into<String>>,
    ) -> Self {
        self.group_by_aliases = Some(
            group_by_aliases.into_iter().map(Into::into).collect(),
        );
        self
    }

    /// What `SELECT VALUE` aggregates by.
    #[must_use]
    pub fn aggregates(
        mut self,
        aggregates: impl IntoIterator<Item = crate::types::AggregateOperator>,
    ) -> Self {
        self.aggregates = Some(aggregates.into_iter().collect());
        self
    }

    /// What each property of a row is aggregated by.
    /// The name of an aggregate operator, or null for a value of the group.
    ///
    /// On the wire `groupByAliasToAggregateType`.
    #[must_use]
    pub fn group_by_alias_to_aggregate_type(
        mut self,
        group_by_alias_to_aggregate_type: std::collections::BTreeMap<
            String,
            serde_json::Value,
        >,
    ) -> Self {
        self.group_by_alias_to_aggregate_type = Some(group_by_alias_to_aggregate_type);
        self
    }

    /// The text to send to the partitions instead of the query's own.
    /// With the query's own parameters; nothing where it is empty.
    ///
    /// On the wire `rewrittenQuery`.
    #[must_use]
    pub fn rewritten_query(mut self, rewritten_query: impl Into<String>) -> Self {
        self.rewritten_query = Some(rewritten_query.into());
        self
    }

    /// Whether a row is a value instead of an object.
    ///
    /// On the wire `hasSelectValue`. Default: `false`.
    #[must_use]
    pub fn has_select_value(mut self, has_select_value: bool) -> Self {
        self.has_select_value = Some(has_select_value);
        self
    }

    /// The query counts different rows.
    ///
    /// On the wire `dCountInfo`.
    #[must_use]
    pub fn dcount_info(mut self, dcount_info: crate::types::DCountInfo) -> Self {
        self.dcount_info = Some(dcount_info);
        self
    }

    /// Whether all rows have to be read before the first can be given out.
    ///
    /// On the wire `hasNonStreamingOrderBy`. Default: `false`.
    #[must_use]
    pub fn has_non_streaming_order_by(
        mut self,
        has_non_streaming_order_by: bool,
    ) -> Self {
        self.has_non_streaming_order_by = Some(has_non_streaming_order_by);
        self
    }

    /// The parameters whose text the client turns into vectors; a preview.
    ///
    /// Not in the REST reference; known from: .NET SDK.
    ///
    /// On the wire `embeddingParameterMap`.
    #[must_use]
    pub fn embedding_parameter_map(
        mut self,
        embedding_parameter_map: impl Into<serde_json::Value>,
    ) -> Self {
        self.embedding_parameter_map = Some(embedding_parameter_map.into());
        self
    }
}

/// An interval of effective partition keys.
///
/// Not in the REST reference; known from: SDKs.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct QueryRange {
    /// Where it begins; in hex.
    pub min: String,
    /// Where it ends; in hex.
    pub max: String,
    /// Whether its begin belongs to it.
    ///
    /// On the wire `isMinInclusive`. Default: `true`.
    #[serde(rename = "isMinInclusive", default, skip_serializing_if = "Option::is_none")]
    pub is_min_inclusive: Option<bool>,
    /// Whether its end belongs to it.
    ///
    /// On the wire `isMaxInclusive`. Default: `false`.
    #[serde(rename = "isMaxInclusive", default, skip_serializing_if = "Option::is_none")]
    pub is_max_inclusive: Option<bool>,
    /// Members that the specification does not know; they are kept when the value is sent back.
    #[serde(flatten)]
    pub extra: serde_json::Map<String, serde_json::Value>,
}

impl QueryRange {
    /// What is required; the rest is set one by one.
    #[must_use]
    pub fn new(min: impl Into<String>, max: impl Into<String>) -> Self {
        Self {
            min: min.into(),
            max: max.into(),
            is_min_inclusive: None,
            is_max_inclusive: None,
            extra: serde_json::Map::new(),
        }
    }

    /// Whether its begin belongs to it.
    ///
    /// On the wire `isMinInclusive`. Default: `true`.
    #[must_use]
    pub fn is_min_inclusive(mut self, is_min_inclusive: bool) -> Self {
        self.is_min_inclusive = Some(is_min_inclusive);
        self
    }

    /// Whether its end belongs to it.
    ///
    /// On the wire `isMaxInclusive`. Default: `false`.
    #[must_use]
    pub fn is_max_inclusive(mut self, is_max_inclusive: bool) -> Self {
        self.is_max_inclusive = Some(is_max_inclusive);
        self
    }
}

/// A count of different rows.
///
/// Not in the REST reference; known from: SDKs.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct DCountInfo {
    /// The property that takes the count; empty where the count is the row.
    ///
    /// On the wire `dCountAlias`.
    #[serde(rename = "dCountAlias", default, skip_serializing_if = "Option::is_none")]
    pub alias: Option<String>,
    /// Members that the specification does not know; they are kept when the value is sent back.
    #[serde(flatten)]
    pub extra: serde_json::Map<String, serde_json::Value>,
}

impl DCountInfo {
    /// Nothing set.
    #[must_use]
    pub fn new() -> Self {
        Self {
            alias: None,
            extra: serde_json::Map::new(),
        }
    }

    /// The property that takes the count; empty where the count is the row.
    ///
    /// On the wire `dCountAlias`.
    #[must_use]
    pub fn alias(mut self, alias: impl Into<String>) -> Self {
        self.alias = Some(alias.into());
        self
    }
}

/// How to answer a query that ranks by several scores.
///
/// Not in the REST reference; known from: SDKs.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct HybridSearchQueryInfo {
    /// What to ask every partition first.
    ///
    /// On the wire `globalStatisticsQuery`.
    #[serde(
        rename = "globalStatisticsQuery",
        default,
        skip_serializing_if = "Option::is_none"
    )]
    pub global_statistics_query: Option<String>,
    /// One query for every score.
    ///
    /// On the wire `componentQueryInfos`.
    #[serde(
        rename = "componentQueryInfos",
        default,
        skip_serializing_if = "Option::is_none"
    )]
    pub component_query_infos: Option<Vec<crate::types::QueryInfo>>,
    /// The same without what is to be given out.
    ///
    /// On the wire `componentWithoutPayloadQueryInfos`.
    #[serde(
        rename = "componentWithoutPayloadQueryInfos",
        default,
        skip_serializing_if = "Option::is_none"
    )]
    pub component_without_payload_query_infos: Option<Vec<crate::types::QueryInfo>>,
    /// What fetches what is to be given out.
    ///
    /// On the wire `projectionQueryInfo`.
    #[serde(
        rename = "projectionQueryInfo",
        default,
        skip_serializing_if = "Option::is_none"
    )]
    pub projection_query_info: Option<crate::types::QueryInfo>,
    /// The weight of every score; one each where absent or empty.
    ///
    /// On the wire `componentWeights`.
    #[serde(
        rename = "componentWeights",
        default,
        skip_serializing_if = "Option::is_none"
    )]
    pub component_weights: Option<Vec<f64>>,
    /// How many rows to leave out first.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub skip: Option<i64>,
    /// How many rows to give out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub take: Option<i64>,
    /// Whether the partitions are to be asked first.
    ///
    /// On the wire `requiresGlobalStatistics`. Default: `false`.
    #[serde(
        rename = "requiresGlobalStatistics",
        default,
        skip_serializing_if = "Option::is_none"
    )]
    pub requires_global_statistics: Option<bool>,
    /// Members that the specification does not know; they are kept when the value is sent back.
    #[serde(flatten)]
    pub extra: serde_json::Map<String, serde_json::Value>,
}

impl HybridSearchQueryInfo {
    /// Nothing set.
    #[must_use]
    pub fn new() -> Self {
        Self {
            global_statistics_query: None,
            component_query_infos: None,
            component_without_payload_query_infos: None,
            projection_query_info: None,
            component_weights: None,
            skip: None,
            take: None,
            requires_global_statistics: None,
            extra: serde_json::Map::new(),
        }
    }

    /// What to ask every partition first.
    ///
    /// On the wire `globalStatisticsQuery`.
    #[must_use]
    pub fn global_statistics_query(
        mut self,
        global_statistics_query: impl Into<String>,
    ) -> Self {
        self.global_statistics_query = Some(global_statistics_query.into());
        self
    }

    /// One query for every score.
    ///
    /// On the wire `componentQueryInfos`.
    #[must_use]
    pub fn component_query_infos(
        mut self,
        component_query_infos: impl IntoIterator<Item = crate::types::QueryInfo>,
    ) -> Self {
        self.component_query_infos = Some(component_query_infos.into_iter().collect());
        self
    }

    /// The same without what is to be given out.
    ///
    /// On the wire `componentWithoutPayloadQueryInfos`.
    #[must_use]
    pub fn component_without_payload_query_infos(
        mut self,
        component_without_payload_query_infos: impl IntoIterator<
            Item = crate::types::QueryInfo,
        >,
    ) -> Self {
        self.component_without_payload_query_infos = Some(
            component_without_payload_query_infos.into_iter().collect(),
        );
        self
    }

    /// What fetches what is to be given out.
    ///
    /// On the wire `projectionQueryInfo`.
    #[must_use]
    pub fn projection_query_info(
        mut self,
        projection_query_info: crate::types::QueryInfo,
    ) -> Self {
        self.projection_query_info = Some(projection_query_info);
        self
    }

    /// The weight of every score; one each where absent or empty.
    ///
    /// On the wire `componentWeights`.
    #[must_use]
    pub fn component_weights(
        mut self,
        component_weights: impl IntoIterator<Item = f64>,
    ) -> Self {
        self.component_weights = Some(component_weights.into_iter().collect());
        self
    }

    /// How many rows to leave out first.
    #[must_use]
    pub fn skip(mut self, skip: i64) -> Self {
        self.skip = Some(skip);
        self
    }

    /// How many rows to give out.
    #[must_use]
    pub fn take(mut self, take: i64) -> Self {
        self.take = Some(take);
        self
    }

    /// Whether the partitions are to be asked first.
    ///
    /// On the wire `requiresGlobalStatistics`. Default: `false`.
    #[must_use]
    pub fn requires_global_statistics(
        mut self,
        requires_global_statistics: bool,
    ) -> Self {
        self.requires_global_statistics = Some(requires_global_statistics);
        self
    }
}

cosmosdb_core::string_enum! {
    #[doc = " Whether equal rows are dropped."] #[doc = ""] #[doc =
    " Not in the REST reference; known from: SDKs."] pub enum DistinctType { #[doc =
    " They are not."] NotDistinct = "None", #[doc =
    " They are; and they follow on one another."] Ordered = "Ordered", #[doc =
    " They are; and they may be anywhere."] Unordered = "Unordered", }
}

cosmosdb_core::string_enum! {
    #[doc = " The order of rows."] #[doc = ""] #[doc =
    " Not in the REST reference; known from: SDKs."] pub enum SortOrder { #[doc =
    " The smallest first."] Ascending = "Ascending", #[doc = " The greatest first."]
    Descending = "Descending", }
}

cosmosdb_core::string_enum! {
    #[doc = " How values are aggregated."] #[doc = ""] #[doc =
    " Not in the REST reference; known from: SDKs."] pub enum AggregateOperator { #[doc =
    " Their mean."] Average = "Average", #[doc = " Their number."] Count = "Count", #[doc
    = " The number of those that are true."] CountIf = "CountIf", #[doc =
    " The greatest."] Max = "Max", #[doc = " The smallest."] Min = "Min", #[doc =
    " Their sum."] Sum = "Sum", #[doc = " A list of them."] MakeList = "MakeList", #[doc
    = " A list of them without repetitions."] MakeSet = "MakeSet", }
}
