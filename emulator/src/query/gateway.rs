//! What the gateway of the service answers itself, and what it leaves to its clients.

use cosmosdb_sql::ast::Collection;
use cosmosdb_sql::error::Errors;
use cosmosdb_sql::plan::QueryPlan;

use crate::call::Call;
use crate::error::{Failure, Fault, Outcome};
use crate::partition_key::Definition;

use super::asked::{self, Asked};

/// By this clients say that they merge the rows of a hybrid search without sort keys.
pub(super) const FLAT_HYBRID_ROWS: &str = "HybridSearchSkipOrderByRewrite";

/// Checks that a query says where it is to be carried out, and that rows need not be merged where that is everywhere.
pub(super) fn check(call: &Call<'_>, definition: &Definition, plan: &Result<QueryPlan, Errors>) -> Outcome<()> {
    let named = ["partition_key", "partition_key_range_id", "start_epk"].iter().any(|header| call.headers.get(header).is_some());
    let across = call.headers.flag("enable_cross_partition_query")?;
    // A collection without a key has but one partition.
    if named || definition.point(None).is_ok() {
        return Ok(());
    }
    let plan = plan.as_ref().map_err(asked::wrong)?;
    if is_of_one_key(plan) {
        return Ok(());
    }
    if !across {
        return Err(Failure::bad_request(
            "Cross partition query is required but disabled. Please set x-ms-documentdb-query-enablecrosspartition to true, \
             specify x-ms-documentdb-partitionkey, or revise your query to avoid this exception.",
        ));
    }
    if plan.required_features().is_empty() {
        return Ok(());
    }
    let failure = Failure::new(
        Fault::CrossPartitionQueryNotServable,
        "The provided cross partition query can not be directly served by the gateway. This is a first chance (internal) \
         exception that all newer clients will know how to handle gracefully. This exception is traced, but unless you see it \
         bubble up as an exception (which only happens on older SDK clients), then you can safely ignore this message.",
    );
    Err(Failure { additional: serde_json::to_string(plan).ok(), ..failure })
}

/// Checks that the client can do what a plan leaves to it.
pub(super) fn check_features(plan: &QueryPlan, supported: &[&str]) -> Outcome<()> {
    let missing: Vec<&str> = plan.required_features().into_iter().filter(|feature| !supported.contains(feature)).collect();
    if missing.is_empty() {
        return Ok(());
    }
    Err(Failure::bad_request(format!(
        "Query contains the following features, which the calling client does not support. {}",
        missing.join(", ")
    )))
}

/// Whether the rows of a query are those of one document after another: then a page can go on from where the last one ended,
/// whatever comes and goes between them.
pub(super) fn is_scan(asked: &Asked, plan: &Result<QueryPlan, Errors>) -> bool {
    let first = asked.query.from.as_ref().map(|from| &from.source.collection);
    let over_documents = first.is_some_and(|first| !matches!(first, Collection::Subquery(_)));
    over_documents && plan.as_ref().is_ok_and(|plan| plan.required_features().is_empty())
}

/// Whether the filter leaves documents of one partition key value only, or none.
fn is_of_one_key(plan: &QueryPlan) -> bool {
    match plan.query_ranges.as_slice() {
        [] => true,
        [range] => range.min == range.max,
        _ => false,
    }
}
