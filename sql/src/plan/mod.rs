//! How to run a query over many partitions: the query plan that the service's gateway would give.
//!
//! A plan says which part of the key space the filter allows ([`QueryPlan::query_ranges`]), what text to send to each
//! partition ([`QueryInfo::rewritten_query`]) and how to merge what comes back.

mod aggregate;
mod constant;
mod hybrid;
mod order;
mod ranges;
mod rewrite;
mod values;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::ast::Query;
use crate::check::{Limits, check_with};
use crate::epk::Scheme;
use crate::error::Errors;
use crate::eval::VectorMeasure;
use crate::parameters::Parameters;
use crate::parser::parse;

pub use cosmosdb_query::plan::{
    AggregateType, DCountInfo, DistinctType, HybridSearchQueryInfo, QueryInfo, QueryPlan, QueryRange, SortOrder,
};
pub use ranges::{KeyRange, key_ranges};
pub use values::{PathRanges, path_ranges};

/// The partition key definition of a container.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PartitionKey {
    /// The paths, such as `/tenant` or `/"a b"/c`. None: the container has one partition only.
    pub paths: Vec<String>,
    /// How the values at the paths make a key.
    #[serde(default)]
    pub kind: PartitionKind,
    /// 1 or 2; absent in a definition, it is 1.
    #[serde(default = "PartitionKey::version_if_absent")]
    pub version: u8,
}

impl PartitionKey {
    /// A definition of today's kind for one path or none, a hierarchical one for several.
    pub fn new<S: Into<String>>(paths: impl IntoIterator<Item = S>) -> Self {
        let paths: Vec<String> = paths.into_iter().map(Into::into).collect();
        let kind = if paths.len() > 1 { PartitionKind::MultiHash } else { PartitionKind::Hash };
        Self { paths, kind, version: 2 }
    }

    /// How values become effective partition keys.
    pub fn scheme(&self) -> Scheme {
        match (self.kind, self.version) {
            (PartitionKind::Range, _) => Scheme::Range,
            (PartitionKind::MultiHash, _) => Scheme::MultiHash,
            (PartitionKind::Hash, 2) => Scheme::HashV2,
            (PartitionKind::Hash, _) => Scheme::HashV1,
        }
    }

    fn version_if_absent() -> u8 {
        1
    }
}

/// How the values at the paths of a partition key definition make a key.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[non_exhaustive]
pub enum PartitionKind {
    /// One hash of all values.
    #[default]
    Hash,
    /// A hash of each value: a hierarchical partition key.
    MultiHash,
    /// No hash. Old containers only.
    Range,
}

/// What else a plan depends on.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Options {
    /// The container's vector embedding policy: which path (`/embedding`) has which distance function. A path that is not
    /// here counts as [`VectorMeasure::Cosine`].
    pub vector_paths: BTreeMap<String, VectorMeasure>,
    /// Whether the client knows the feature `HybridSearchSkipOrderByRewrite`: the component queries of a hybrid search then
    /// have flat rows without sort keys.
    pub skip_order_by_rewrite: bool,
    /// How constants in the filter are computed.
    pub evaluation: crate::eval::Options,
    /// How much of some things the query may have.
    pub limits: Limits,
}

/// Plans a query with its parameters, by name; the names include the `@`.
///
/// ```
/// use cosmosdb_sql::plan::{Options, PartitionKey, plan};
///
/// let key = PartitionKey::new(["/tenant"]);
/// let plan = plan("SELECT VALUE COUNT(1) FROM c WHERE c.tenant = 'a'", &[], &key, &Options::default())?;
/// let info = plan.query_info.unwrap();
/// assert_eq!(info.rewritten_query, "SELECT VALUE [{\"item\": COUNT(1)}]\nFROM c\nWHERE (c.tenant = \"a\")");
/// assert_eq!(plan.query_ranges[0].min, plan.query_ranges[0].max);
/// # Ok::<(), cosmosdb_sql::error::Errors>(())
/// ```
///
/// # Errors
///
/// What [`parse`] and [`check`](crate::check::check) find wrong, and what cannot be merged over partitions, such as an
/// expression over an aggregate.
pub fn plan(text: &str, parameters: &[(String, Value)], key: &PartitionKey, options: &Options) -> Result<QueryPlan, Errors> {
    let query = parse(text)?;
    plan_query(&query, text, parameters, key, options)
}

/// Plans a query that is parsed already. `text` is what it was parsed from; errors point into it.
///
/// # Errors
///
/// As [`plan`], but for syntax.
pub fn plan_query(
    query: &Query,
    text: &str,
    parameters: &[(String, Value)],
    key: &PartitionKey,
    options: &Options,
) -> Result<QueryPlan, Errors> {
    check_with(query, text, options.limits)?;
    let key_ranges = key_ranges(query, parameters, key, options);
    let planner = rewrite::Planner {
        query,
        parameters: Parameters::new(parameters),
        options,
        one_partition: matches!(key_ranges.as_slice(), [range] if range.is_one_key(key.paths.len())),
    };
    let fail = |diagnostic| Errors::new(text, vec![diagnostic]);
    let mut plan = QueryPlan { query_ranges: ranges::query_ranges(&key_ranges, key), ..QueryPlan::default() };
    if query.order_by.as_ref().is_some_and(|order_by| order_by.rank) {
        plan.hybrid_search_query_info = Some(planner.hybrid().map_err(fail)?);
    } else {
        plan.query_info = Some(planner.info().map_err(fail)?);
    }
    Ok(plan)
}

#[cfg(test)]
mod tests;
