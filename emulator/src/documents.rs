//! What is special to documents, and to what else the specification calls free: partition keys, partial reads, patches.

use serde_json::{Map, Value};

use crate::call::Call;
use crate::error::{Failure, Fault, Outcome};
use crate::json;
use crate::partition_key::Key;
use crate::patch::Patch;
use crate::pkranges::ONLY;
use crate::store::{Node, Spot, State};

/// How long a document's id may be, in bytes.
pub(crate) const LONGEST_ID: usize = 1023;

/// Checks a document that is to be written in a collection: its partition key against the header, and its lifetime.
pub(crate) fn check(state: &State, call: &Call<'_>, parent: &[Spot], body: &Map<String, Value>) -> Outcome<()> {
    // What is not free has no partition key, and `ttl` means nothing special in it.
    let Some(definition) = state.definition(parent, call.resource()) else { return Ok(()) };
    let named = definition.point(call.key()?)?;
    definition.check(body, &named)?;
    match body.get("ttl") {
        None | Some(Value::Null) => Ok(()),
        Some(ttl) if ttl.as_i64().is_some_and(|ttl| ttl == -1 || (1..=i64::from(i32::MAX)).contains(&ttl)) => Ok(()),
        Some(ttl) => Err(Failure::bad_request(format!(
            "ttl is {ttl}, and should be -1 or a whole number of seconds from 1 to {}.",
            i32::MAX
        ))),
    }
}

/// Which documents of a collection a request for many wants.
pub(crate) fn filter(state: &State, call: &Call<'_>, parent: &[Spot]) -> Outcome<Option<Key>> {
    let Some(definition) = state.definition(parent, call.resource()) else { return Ok(None) };
    check_range(state, call, parent)?;
    definition.filter(call.key()?)
}

/// Checks that the partition key range is there that the request names, as `{id}` or `{collection rid},{id}`.
pub(crate) fn check_range(state: &State, call: &Call<'_>, parent: &[Spot]) -> Outcome<()> {
    if let Some(range) = call.headers.get("partition_key_range_id") {
        let (collection, id) = range.split_once(',').map_or((None, range), |(rid, id)| (Some(rid), id));
        if id != ONLY || collection.is_some_and(|rid| rid != state.rid(parent).to_string()) {
            let message = format!("The partition key range {range} is not one of the collection: read its ranges anew.");
            return Err(Failure::new(Fault::RangeGone, message));
        }
    }
    let whole = [("start_epk", ""), ("end_epk", "FF")];
    for (header, bound) in whole {
        if call.headers.get(header).is_some_and(|epk| epk != bound) {
            return Err(Failure::not_implemented("reading a part of a partition key range"));
        }
    }
    Ok(())
}

/// The document that a patch makes of another, and how many operations that took.
pub(crate) fn patched(state: &State, call: &Call<'_>, parent: &[Spot], old: &Node) -> Outcome<(Map<String, Value>, usize)> {
    let patch = Patch::parse(json::value(call.body)?)?;
    if patch.condition.is_some() {
        return Err(Failure::not_implemented("patches with a condition"));
    }
    let properties = call.resource().shape.properties;
    for path in patch.paths() {
        let first = path.first().map(String::as_str).unwrap_or_default();
        let of_service = properties.iter().any(|property| (property.system || property.identity) && property.wire == first);
        let of_key = state.definition(parent, call.resource()).is_some_and(|definition| definition.touches(path));
        if of_service || of_key {
            return Err(Failure::bad_request(format!(
                "A patch cannot change /{}: neither the id, nor the partition key, nor what the service sets.",
                path.join("/")
            )));
        }
    }
    let mut body = old.body.clone();
    patch.apply(&mut body)?;
    Ok((body, patch.operations.len()))
}
