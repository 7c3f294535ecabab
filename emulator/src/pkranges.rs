//! Partition key ranges: the list of a collection's physical partitions, and what becomes of it when they split and merge.

use serde_json::{Map, Value, json};

use crate::api::Api;
use crate::call::Call;
use crate::error::{Failure, Outcome};
use crate::partitions::{Partition, Partitions};
use crate::special::{self, Kind};
use crate::store::{Draft, Place, Spot, State};

/// Makes the ranges of a new collection.
pub(crate) fn make(state: &mut State, call: &Call<'_>, collection: &[Spot]) -> Outcome<()> {
    let count = state.partitions;
    let Some(container) = state.container_mut(collection) else { return Ok(()) };
    container.partitions = Partitions::new(&container.key, count);
    let partitions: Vec<Partition> = container.partitions.iter().cloned().collect();
    partitions.iter().try_for_each(|partition| list(state, call.api, collection, partition, call.now))?;
    if let Some(container) = state.container_mut(collection) {
        container.partitions.begin_at(container.lsn);
    }
    Ok(())
}

/// Splits a partition of a collection in two; returns the ids of the new ones.
///
/// # Errors
///
/// The collection is not there, or the partition cannot be split.
pub(crate) fn split(state: &mut State, api: &Api, collection: &[Spot], id: &str, now: u64) -> Outcome<[String; 2]> {
    let [low, high] = partitions(state, collection)?.split(id).map_err(Failure::bad_request)?;
    delist(state, api, collection, id, now)?;
    list(state, api, collection, &low, now)?;
    list(state, api, collection, &high, now)?;
    Ok([low.id.to_string(), high.id.to_string()])
}

/// Makes one of two neighbouring partitions of a collection; returns its id.
///
/// # Errors
///
/// The collection is not there, or the partitions cannot be merged.
pub(crate) fn merge(state: &mut State, api: &Api, collection: &[Spot], ids: [&str; 2], now: u64) -> Outcome<String> {
    let [one, other] = ids;
    let merged = partitions(state, collection)?.merge(one, other).map_err(Failure::bad_request)?;
    delist(state, api, collection, one, now)?;
    delist(state, api, collection, other, now)?;
    list(state, api, collection, &merged, now)?;
    Ok(merged.id.to_string())
}

/// The entity tag of the list: it changes when a range does.
pub(crate) fn etag(state: &State, place: &Place, api: &Api) -> Option<String> {
    let parent = place.parent().ok()?;
    let (_, last) = state.feed(parent, resource(api, parent)?)?.nodes().max_by_key(|(_, range)| range.lsn)?;
    Some(format!("\"{}\"", last.lsn))
}

/// The change after which a request wants to know what has changed.
pub(crate) fn changed_since(call: &Call<'_>) -> Option<u64> {
    call.headers.get("a_im")?;
    call.headers.get("if_none_match")?.trim_matches('"').parse().ok()
}

// ---- below ---------------------------------------------------------------------------------------------------------

fn partitions<'s>(state: &'s mut State, collection: &[Spot]) -> Outcome<&'s mut Partitions> {
    let container = state.container_mut(collection).map(|container| &mut container.partitions);
    container.ok_or_else(|| Failure::bad_request("there is no such collection"))
}

fn resource(api: &Api, collection: &[Spot]) -> Option<&'static cosmosdb_core::service::Resource> {
    api.children(collection.last().map(|spot| spot.resource)).find(|resource| special::kind(resource) == Kind::Ranges)
}

fn list(state: &mut State, api: &Api, collection: &[Spot], partition: &Partition, now: u64) -> Outcome<()> {
    let Some(resource) = resource(api, collection) else { return Ok(()) };
    let body = Map::from_iter([
        ("id".to_owned(), json!(partition.id.to_string())),
        ("minInclusive".to_owned(), json!(partition.span.min.to_string())),
        ("maxExclusive".to_owned(), json!(partition.span.max.to_string())),
        ("ridPrefix".to_owned(), json!(partition.id)),
        ("throughputFraction".to_owned(), share(partition.share)),
        ("status".to_owned(), json!("online")),
        ("parents".to_owned(), partition.parents.iter().map(u32::to_string).collect()),
        ("_lsn".to_owned(), json!(state.lsn(collection) + 1)),
    ]);
    state.insert(api, collection, resource, Draft { body, ..Draft::default() }, now).map(drop)
}

/// The whole is written as a whole number.
fn share(share: f64) -> Value {
    if share == 1.0 { json!(1) } else { json!(share) }
}

fn delist(state: &mut State, api: &Api, collection: &[Spot], id: &str, now: u64) -> Outcome<()> {
    let Some(resource) = resource(api, collection) else { return Ok(()) };
    let found =
        state.feed(collection, resource).and_then(|feed| feed.nodes().find(|(_, range)| range.body.text("id") == Some(id)));
    let Some((position, _)) = found else { return Ok(()) };
    let way = Spot { resource, position }.way(collection);
    state.remove(&way, now).map(drop)
}
