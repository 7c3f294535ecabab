//! The service as a source of pages: the query operation, sent to one range after the other.

use std::sync::{Arc, Mutex, PoisonError};

use cosmosdb_query::epk::EpkRange;
use cosmosdb_query::plan::QueryPlan;

use super::source::{Answering, Ask, Fetched, Planned, Route, Sheet, Source, Target};
use crate::error::{Error, Result};
use crate::operation::Call;
use crate::partition_key::PartitionKey;
use crate::response::decode_json;
use crate::routing::definition::Place;
use crate::routing::ranges::RoutingMap;
use crate::service::{Effect, Retry};

/// What this client can merge: a gateway refuses to plan what needs more.
const FEATURES: &str = "Aggregate, CompositeAggregate, CountIf, DCount, Distinct, GroupBy, HybridSearch, ListAndSetAggregate, \
                        MultipleAggregates, MultipleOrderBy, NonStreamingOrderBy, NonValueAggregate, OffsetAndLimit, OrderBy, \
                        Top, WeightedRankFusion";
/// The version of the form of plans.
const PLANS: &str = "1.0";
/// What bounds of a part of a range are.
const BOUNDS: &str = "EffectivePartitionKeyRange";
/// A gateway takes an empty lower bound for none: this is the same key.
const LOWEST: &str = "00";
const YES: &str = "True";

/// A query as the caller wrote it: a call of an operation that the specification marks as one that is merged.
pub(super) struct Calls {
    call: Call,
    /// The ranges as they were known last, so that they are read anew only once when several requests find them out of date.
    known: Arc<Mutex<Option<Arc<RoutingMap>>>>,
}

impl Calls {
    pub(super) fn new(mut call: Call) -> Self {
        call.forget_resume();
        call.set("enable_cross_partition_query", YES);
        Self { call, known: Arc::default() }
    }
}

impl Source for Calls {
    fn plan(&self, resumed: bool) -> Answering<Planned> {
        let mut call = self.call.clone();
        Box::pin(async move {
            call.check_arguments()?;
            let scope = scope(&call).await?;
            let Some(operation) = call.pipeline().service().role("query_plan") else {
                return Err(Error::input("the service does not plan queries"));
            };
            if scope.is_some() {
                call.unset("partition_key");
            }
            let collection = match call.collection_address().filter(|_| resumed || cfg!(feature = "local-plan")) {
                Some(address) => Some(call.pipeline().collection(&address).await?),
                None => None,
            };
            let rid = collection.as_ref().map(|collection| collection.rid.to_string());
            #[cfg(feature = "local-plan")]
            if let Some(plan) = collection.as_ref().and_then(|collection| super::local::planned(&call, &collection.key)) {
                return Ok(Planned { plan, scope, collection: rid, meta: None });
            }
            let mut asked = call.become_of(operation);
            asked.set("supported_query_features", FEATURES);
            asked.set("query_version", PLANS);
            let answer = asked.exchange().await?;
            let plan: QueryPlan = decode_json(operation, &answer.body, &answer.meta)?;
            Ok(Planned { plan, scope, collection: rid, meta: Some(answer.meta) })
        })
    }

    fn routes(&self, over: &EpkRange, failures: u32) -> Answering<Vec<Route>> {
        let (call, known, over) = (self.call.clone(), Arc::clone(&self.known), over.clone());
        Box::pin(async move {
            let Some(address) = call.collection_address() else { return Err(nowhere()) };
            if ["start_epk", "end_epk"].iter().any(|header| call.header_text(header).is_some()) {
                return Err(Error::input("a query across partitions has bounds of its own: leave `start_epk` and `end_epk` out"));
            }
            if call.header_text("partition_key_range_id").is_some() && call.header_text("partition_key").is_some() {
                return Err(Error::input("give a partition key or the id of a partition key range, not both"));
            }
            let last = || known.lock().unwrap_or_else(PoisonError::into_inner).clone();
            let pipeline = call.pipeline();
            let map = match last().filter(|_| failures > 0) {
                // A split may take a moment: who comes back for the second time waits first.
                Some(stale) => {
                    if failures > 1 {
                        tokio::time::sleep(std::time::Duration::from_millis(20) * 2_u32.pow(failures.min(7))).await;
                    }
                    pipeline.ranges_after(&address, Some(&stale)).await?
                }
                None => pipeline.ranges(&address).await?,
            };
            *known.lock().unwrap_or_else(PoisonError::into_inner) = Some(Arc::clone(&map));
            let route =
                |range: &crate::routing::ranges::PartitionKeyRange| Route { id: range.id.to_string(), keys: range.keys.clone() };
            Ok(map.overlapping(&over).iter().map(route).collect())
        })
    }

    fn fetch(&self, ask: Ask) -> Answering<Fetched> {
        let mut call = self.call.clone();
        if let Target::Range(id, part) = &ask.target {
            call.unset("partition_key");
            call.set("partition_key_range_id", id);
            if let Some(EpkRange { min, max }) = part {
                call.set("start_epk", if min.is_empty() { LOWEST } else { min });
                call.set("end_epk", max);
                call.set("read_key_type", BOUNDS);
            }
        }
        match ask.size {
            Some(size) => call.set("max_item_count", &size.to_string()),
            None => call.unset("max_item_count"),
        }
        if let Some(token) = &ask.continuation {
            call.resume(token);
        }
        call.field("query", &*ask.text);
        Box::pin(async move {
            let feed = call.operation().resource.feed.unwrap_or_default();
            match call.exchange().await {
                Ok(answer) => {
                    let continuation = answer.meta.continuation().map(str::to_owned);
                    Ok(Fetched::Page(Sheet { body: answer.body, feed, continuation, meta: Some(answer.meta) }))
                }
                Err(error) if is_gone(&error) && matches!(ask.target, Target::Range(..)) => Ok(Fetched::Gone(error)),
                Err(error) => Err(error),
            }
        })
    }
}

/// Whether the ranges are not what they were when the request was made.
fn is_gone(error: &Error) -> bool {
    error.status_info().is_some_and(|status| status.retry(Effect::Read) == Retry::RefreshRanges)
}

/// What of the collection is asked: all of it, one of its ranges, what is under the first values of a hierarchical key, or (`None`) one
/// partition key value.
async fn scope(call: &Call) -> Result<Option<EpkRange>> {
    let Some(address) = call.collection_address() else { return Err(nowhere()) };
    if let Some(id) = call.header_text("partition_key_range_id") {
        // It may be written with the rid of the collection before it.
        let id = id.rsplit(',').next().unwrap_or_default();
        let mut map = call.pipeline().ranges(&address).await?;
        if map.get(id).is_none() {
            map = call.pipeline().ranges_after(&address, Some(&map)).await?;
        }
        let range = map.get(id).ok_or_else(|| Error::input(format!("the collection has no partition key range `{id}`")))?;
        return Ok(Some(range.keys.clone()));
    }
    let Some(text) = call.header_text("partition_key") else { return Ok(Some(EpkRange::full())) };
    let Some(key) = PartitionKey::from_header(text) else { return Ok(None) };
    let collection = call.pipeline().collection(&address).await?;
    Ok(match collection.key.place(&key)? {
        Place::Point(_) => None,
        Place::Part(range) => Some(range),
    })
}

fn nowhere() -> Error {
    Error::input("the operation is not about a collection, and only collections have partitions")
}
