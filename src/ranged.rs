//! Operations that are sent to the partition key ranges of a collection: what of it is read, which ranges that lies in, how a request is
//! made for one of them, and when it was not there any more.

use std::sync::Arc;
use std::time::Duration;

use cosmosdb_query::epk::EpkRange;

use crate::error::{Error, Result};
use crate::operation::Call;
use crate::partition_key::PartitionKey;
use crate::response::RawResponse;
use crate::routing::definition::Place;
use crate::routing::ranges::{PartitionKeyRange, RoutingMap};
use crate::service::{Effect, Retry};
use crate::side_by_side::Fetched;

/// How often in a row the ranges that something is sent to may be out of date.
pub(crate) const MOST_FAILURES: u32 = 10;

/// What bounds of a part of a range are.
const BOUNDS: &str = "EffectivePartitionKeyRange";
/// A gateway takes an empty lower bound for none: this is the same key.
const LOWEST: &str = "00";

/// A partition key range, as far as whoever reads it needs it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Route {
    pub(crate) id: String,
    pub(crate) keys: EpkRange,
}

/// What a page is asked of.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Target {
    /// The documents of the partition key value that the caller named.
    Key,
    /// A partition key range; of it a part alone, where one is named.
    Range(String, Option<EpkRange>),
}

impl Target {
    /// Makes the call one of this.
    pub(crate) fn aim(&self, call: &mut Call) {
        let Self::Range(id, part) = self else { return };
        for header in ["partition_key", "start_epk", "end_epk", "read_key_type"] {
            call.unset(header);
        }
        call.set("partition_key_range_id", id);
        if let Some(EpkRange { min, max }) = part {
            call.set("start_epk", if min.is_empty() { LOWEST } else { min });
            call.set("end_epk", max);
            call.set("read_key_type", BOUNDS);
        }
    }
}

/// The partition key ranges that have certain keys, in order.
#[derive(Debug, Clone)]
pub(crate) struct Routes {
    pub(crate) list: Vec<Route>,
    /// All ranges of the collection, as they were known.
    pub(crate) map: Option<Arc<RoutingMap>>,
}

impl Routes {
    /// The ranges that have keys of these. `stale` are those that turned out to be out of date, `failures` times in a row: they are read
    /// anew, unless somebody else has done so since.
    pub(crate) async fn over(call: &Call, keys: &EpkRange, stale: Option<&Arc<RoutingMap>>, failures: u32) -> Result<Self> {
        let Some(address) = call.collection_address() else { return Err(nowhere()) };
        // A split may take a moment: who comes back for the second time waits first.
        if failures > 1 {
            tokio::time::sleep(Duration::from_millis(20) * 2_u32.pow(failures.min(7))).await;
        }
        let map = call.pipeline().ranges_after(&address, stale).await?;
        let route = |range: &PartitionKeyRange| Route { id: range.id.to_string(), keys: range.keys.clone() };
        Ok(Self { list: map.overlapping(keys).iter().map(route).collect(), map: Some(map) })
    }
}

/// Sends a call that was aimed at a target.
pub(crate) async fn ask(call: Call, target: &Target) -> Result<Fetched<RawResponse>> {
    match call.exchange().await {
        Ok(answer) => Ok(Fetched::Page(answer)),
        Err(error) if is_gone(&error) && *target != Target::Key => Ok(Fetched::Gone(error)),
        Err(error) => Err(error),
    }
}

/// What of the collection is asked: all of it, one of its ranges, what is under the first values of a hierarchical key, or (`None`) one
/// partition key value.
pub(crate) async fn scope(call: &Call) -> Result<Option<EpkRange>> {
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
        // How its keys lie, this client does not know: the gateway does.
        Place::Part(_) if collection.key.is_whole(&key) => None,
        Place::Part(range) => Some(range),
    })
}

/// As [`scope`], for what began earlier: a range that is gone by now is what has come of it.
pub(crate) async fn scope_since(call: &Call) -> Result<Option<EpkRange>> {
    let Some(address) = call.collection_address() else { return Err(nowhere()) };
    let Some(id) = call.header_text("partition_key_range_id") else { return scope(call).await };
    let id = id.rsplit(',').next().unwrap_or_default();
    let mut map = call.pipeline().ranges(&address).await?;
    if map.descendants(id).is_none() {
        map = call.pipeline().ranges_after(&address, Some(&map)).await?;
    }
    let keys =
        map.descendants(id).ok_or_else(|| Error::input(format!("the collection never had a partition key range `{id}`")))?;
    Ok(Some(keys))
}

/// Refuses what narrows an operation that has bounds of its own, and what contradicts itself.
pub(crate) fn check_scope(call: &Call) -> Result<()> {
    if ["start_epk", "end_epk"].iter().any(|header| call.header_text(header).is_some()) {
        return Err(Error::input(
            "what reads all partition key ranges has bounds of its own: leave `start_epk` and `end_epk` out",
        ));
    }
    if call.header_text("partition_key_range_id").is_some() && call.header_text("partition_key").is_some() {
        return Err(Error::input("give a partition key or the id of a partition key range, not both"));
    }
    Ok(())
}

/// Whether the ranges are not what they were when the request was made.
fn is_gone(error: &Error) -> bool {
    error.status_info().is_some_and(|status| status.retry(Effect::Read) == Retry::RefreshRanges)
}

/// The failure of an operation that is not about a collection.
pub(crate) fn nowhere() -> Error {
    Error::input("the operation is not about a collection, and only collections have partitions")
}

/// The parts of an interval that lie in these ranges, each with what to ask of it; `None` if the ranges leave something of it out.
pub(crate) fn parts(keys: &EpkRange, routes: Vec<Route>) -> Option<Vec<(EpkRange, Target)>> {
    let mut covered = keys.min.clone();
    let mut parts = Vec::with_capacity(routes.len());
    for route in routes {
        let Some(part) = keys.intersection(&route.keys) else { continue };
        if cosmosdb_query::epk::compare(&part.min, &covered).is_ne() {
            break;
        }
        covered.clone_from(&part.max);
        let bounds = (part != route.keys).then(|| part.clone());
        parts.push((part, Target::Range(route.id, bounds)));
    }
    cosmosdb_query::epk::compare(&covered, &keys.max).is_eq().then_some(parts)
}

/// The failure of ranges that leave something of an interval out.
pub(crate) fn incomplete() -> Error {
    let message = "the partition key ranges of the collection do not cover its key space: they may be changing just now";
    Error::new(crate::error::ErrorKind::Decode, message)
}
