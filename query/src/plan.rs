//! Query plans, in the shape in which the service sends them: which parts of the key space to visit, what to send to each
//! partition, and how to merge what comes back.

mod features;

use std::collections::BTreeMap;

use serde::{Deserialize, Deserializer, Serialize};

/// The plan of a query.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct QueryPlan {
    /// The version of this shape.
    pub partitioned_query_execution_info_version: u8,
    /// How to run it; absent for a hybrid search.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub query_info: Option<QueryInfo>,
    /// Which parts of the key space to visit: in order, without overlap.
    #[serde(default)]
    pub query_ranges: Vec<QueryRange>,
    /// How to run a hybrid search; absent for any other query.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub hybrid_search_query_info: Option<HybridSearchQueryInfo>,
}

impl Default for QueryPlan {
    fn default() -> Self {
        Self {
            partitioned_query_execution_info_version: 2,
            query_info: None,
            query_ranges: Vec::new(),
            hybrid_search_query_info: None,
        }
    }
}

/// A part of the key space, between two effective partition keys.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct QueryRange {
    /// The lower end.
    pub min: String,
    /// The upper end.
    pub max: String,
    /// Whether the lower end belongs to it.
    #[serde(deserialize_with = "flag")]
    pub is_min_inclusive: bool,
    /// Whether the upper end belongs to it.
    #[serde(deserialize_with = "flag")]
    pub is_max_inclusive: bool,
}

/// How to run a query on each partition and merge what comes back.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct QueryInfo {
    /// Whether rows must be made distinct, and whether equal ones arrive side by side.
    pub distinct_type: DistinctType,
    /// `TOP`
    pub top: Option<u64>,
    /// `OFFSET`
    pub offset: Option<u64>,
    /// `LIMIT`
    pub limit: Option<u64>,
    /// The directions of the sort keys.
    #[serde(deserialize_with = "nullable")]
    pub order_by: Vec<SortOrder>,
    /// The sort keys.
    #[serde(deserialize_with = "nullable")]
    pub order_by_expressions: Vec<String>,
    /// The grouping keys.
    #[serde(deserialize_with = "nullable")]
    pub group_by_expressions: Vec<String>,
    /// The properties of a row under `GROUP BY`, or of aggregates without `VALUE`, in order.
    #[serde(deserialize_with = "nullable")]
    pub group_by_aliases: Vec<String>,
    /// The aggregate of `SELECT VALUE`.
    #[serde(deserialize_with = "nullable")]
    pub aggregates: Vec<AggregateType>,
    /// For each of `group_by_aliases` its aggregate; none for a plain value.
    #[serde(deserialize_with = "nullable")]
    pub group_by_alias_to_aggregate_type: BTreeMap<String, Option<AggregateType>>,
    /// The text to send in place of the query, with the same parameters; empty where the query itself will do.
    #[serde(deserialize_with = "nullable")]
    pub rewritten_query: String,
    /// Whether rows are values (`SELECT VALUE`).
    #[serde(deserialize_with = "flag")]
    pub has_select_value: bool,
    /// Set where the rows are to be made distinct and then counted.
    pub d_count_info: Option<DCountInfo>,
    /// Whether the rows of a partition must all be there before they can be merged.
    #[serde(deserialize_with = "flag")]
    pub has_non_streaming_order_by: bool,
}

/// How rows must be made distinct.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[non_exhaustive]
pub enum DistinctType {
    /// Not at all.
    #[default]
    None,
    /// Equal rows arrive side by side.
    Ordered,
    /// Equal rows arrive anywhere.
    Unordered,
}

/// The direction of a sort key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[non_exhaustive]
pub enum SortOrder {
    /// The smallest first.
    Ascending,
    /// The greatest first.
    Descending,
}

/// An aggregate to merge.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[non_exhaustive]
pub enum AggregateType {
    /// `AVG`
    Average,
    /// `COUNT`
    Count,
    /// `COUNTIF`
    CountIf,
    /// `MAKELIST`
    MakeList,
    /// `MAKESET`
    MakeSet,
    /// `MAX`
    Max,
    /// `MIN`
    Min,
    /// `SUM`
    Sum,
}

/// What becomes of the count of distinct rows.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct DCountInfo {
    /// The property it goes to; empty for `SELECT VALUE`.
    #[serde(deserialize_with = "nullable")]
    pub d_count_alias: String,
}

/// How to run a hybrid search: one query for each score, merged by rank.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct HybridSearchQueryInfo {
    /// What to ask every partition first, where `requires_global_statistics`.
    pub global_statistics_query: String,
    /// One query for each score.
    #[serde(deserialize_with = "nullable")]
    pub component_query_infos: Vec<QueryInfo>,
    /// Never filled here.
    #[serde(deserialize_with = "nullable")]
    pub component_without_payload_query_infos: Vec<QueryInfo>,
    /// Never filled here.
    pub projection_query_info: Option<QueryInfo>,
    /// The weight of each score; empty where all are 1.
    #[serde(deserialize_with = "nullable")]
    pub component_weights: Vec<f64>,
    /// Rows to skip after the merge.
    pub skip: Option<u64>,
    /// Rows to return at most.
    pub take: Option<u64>,
    /// Whether the component queries have statistics to fill in.
    #[serde(deserialize_with = "flag")]
    pub requires_global_statistics: bool,
}

/// A boolean, for which native planners write 0 or 1, or null.
fn flag<'de, D: Deserializer<'de>>(deserializer: D) -> Result<bool, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Flag {
        Bool(bool),
        Number(u8),
        Null(()),
    }
    Ok(match Flag::deserialize(deserializer)? {
        Flag::Bool(value) => value,
        Flag::Number(value) => value != 0,
        Flag::Null(()) => false,
    })
}

/// A value, for which native planners may write null.
fn nullable<'de, D: Deserializer<'de>, T: Default + Deserialize<'de>>(deserializer: D) -> Result<T, D::Error> {
    Ok(Option::deserialize(deserializer)?.unwrap_or_default())
}
