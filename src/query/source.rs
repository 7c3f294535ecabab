//! What a merge asks of the service: a plan, the ranges of the collection, pages of a range.

use std::sync::Arc;

use bytes::Bytes;
use cosmosdb_query::epk::{EpkRange, compare};
use cosmosdb_query::plan::{QueryPlan, QueryRange};
use serde::Deserialize;

pub(super) use crate::ranged::{Routes, Target};
use crate::response::Meta;
use crate::routing::ranges::RoutingMap;
pub(super) use crate::side_by_side::{Answering, Fetched};

/// Where the pages of a query come from: the service, or what stands for it in tests.
pub(super) trait Source: Send + Sync {
    /// How to carry the query out. `resumed`: it goes on where it stopped before, so that it has to be known of which collection it is.
    fn plan(&self, resumed: bool) -> Answering<Planned>;

    /// The partition key ranges that have keys of these. `stale`, `failures`: see [`Routes::over`].
    fn routes(&self, over: EpkRange, stale: Option<Arc<RoutingMap>>, failures: u32) -> Answering<Routes>;

    /// A page.
    fn fetch(&self, ask: Ask) -> Answering<Fetched<Sheet>>;
}

/// A plan, and what the answer that it came in says.
pub(super) struct Planned {
    pub(super) plan: QueryPlan,
    /// What of the key space is asked; `None`: the documents of one partition key value, whichever range they are in.
    pub(super) scope: Option<EpkRange>,
    /// The rid of the collection, if that has to be known.
    pub(super) collection: Option<String>,
    pub(super) meta: Option<Meta>,
}

/// What is asked.
#[derive(Clone, Debug)]
pub(super) struct Ask {
    pub(super) target: Target,
    /// The text of the query; its parameters are the caller's.
    pub(super) text: Arc<str>,
    /// The service's own continuation.
    pub(super) continuation: Option<String>,
    /// How many rows to ask for; `None`: what the service thinks right.
    pub(super) size: Option<i64>,
}

/// A page as it came.
pub(super) struct Sheet {
    pub(super) body: Bytes,
    /// The name of its array.
    pub(super) feed: &'static str,
    pub(super) continuation: Option<String>,
    /// How its rows were read, if that is told.
    pub(super) execution: Option<Execution>,
    pub(super) meta: Option<Meta>,
}

/// How the service read the rows of a page.
#[derive(Clone, Copy, Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub(super) struct Execution {
    /// Whether rows that are equal in a descending order come by descending rid.
    pub(super) reverse_rid_enabled: bool,
    /// Whether the index was read backwards.
    pub(super) reverse_index_scan: bool,
}

/// Whether a range of a plan has keys of a part of the key space.
pub(super) fn meets(keys: &EpkRange, range: &QueryRange) -> bool {
    let upper = compare(&keys.min, &range.max);
    compare(&range.min, &keys.max).is_lt() && (upper.is_lt() || (upper.is_eq() && range.is_max_inclusive))
}
