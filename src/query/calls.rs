//! The service as a source of pages: the query operation, sent to one range after the other.

use std::sync::Arc;

use cosmosdb_query::epk::EpkRange;
use cosmosdb_query::plan::QueryPlan;

use super::source::{Answering, Ask, Fetched, Planned, Routes, Sheet, Source};
use crate::error::Error;
use crate::operation::Call;
use crate::ranged::{check_scope, scope, scope_since};
use crate::response::decode_json;
use crate::routing::ranges::RoutingMap;

/// What this client can merge: a gateway refuses to plan what needs more.
const FEATURES: &str = "Aggregate, CompositeAggregate, CountIf, DCount, Distinct, GroupBy, HybridSearch, ListAndSetAggregate, \
                        MultipleAggregates, MultipleOrderBy, NonStreamingOrderBy, NonValueAggregate, OffsetAndLimit, OrderBy, \
                        Top, WeightedRankFusion";
/// The version of the form of plans.
const PLANS: &str = "1.0";
const YES: &str = "True";

/// A query as the caller wrote it: a call of an operation that the specification marks as one that is merged.
pub(super) struct Calls {
    call: Call,
}

impl Calls {
    pub(super) fn new(mut call: Call) -> Self {
        call.forget_resume();
        call.set("enable_cross_partition_query", YES);
        Self { call }
    }
}

impl Source for Calls {
    fn plan(&self, resumed: bool) -> Answering<Planned> {
        let mut call = self.call.clone();
        Box::pin(async move {
            call.check_arguments()?;
            // A query that is resumed may have begun in a range that is gone.
            let scope = if resumed { scope_since(&call).await? } else { scope(&call).await? };
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

    fn routes(&self, over: EpkRange, stale: Option<Arc<RoutingMap>>, failures: u32) -> Answering<Routes> {
        let call = self.call.clone();
        Box::pin(async move {
            check_scope(&call)?;
            Routes::over(&call, &over, stale.as_ref(), failures).await
        })
    }

    fn fetch(&self, ask: Ask) -> Answering<Fetched<Sheet>> {
        let mut call = self.call.clone();
        ask.target.aim(&mut call);
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
            let answer = match crate::ranged::ask(call, &ask.target).await? {
                Fetched::Page(answer) => answer,
                Fetched::Gone(error) => return Ok(Fetched::Gone(error)),
            };
            let continuation = answer.meta.continuation().map(str::to_owned);
            let execution = answer.meta.query_execution().and_then(|info| serde_json::from_str(info).ok());
            Ok(Fetched::Page(Sheet { body: answer.body, feed, continuation, execution, meta: Some(answer.meta) }))
        })
    }
}
