//! Partition key ranges: a collection has one so far, over all hashes.

use serde_json::{Value, json};

use crate::api::Api;
use crate::call::Call;
use crate::error::Outcome;
use crate::special::{self, Kind};
use crate::store::{Draft, Place, Spot, State};

/// The id of the only range.
pub(crate) const ONLY: &str = "0";

/// Makes the range of a new collection.
pub(crate) fn make(state: &mut State, call: &Call<'_>, collection: &[Spot]) -> Outcome<()> {
    let resource = call.api.children(collection.last().map(|spot| spot.resource));
    let Some(resource) = resource.into_iter().find(|resource| special::kind(resource) == Kind::Ranges) else { return Ok(()) };
    let range = json!({
        "id": ONLY,
        "minInclusive": "",
        "maxExclusive": "FF",
        "ridPrefix": 0,
        "throughputFraction": 1,
        "status": "online",
        "parents": [],
        "_lsn": 1,
    });
    let Value::Object(body) = range else { return Ok(()) };
    state.insert(call.api, collection, resource, Draft { body, ..Draft::default() }, call.now).map(drop)
}

/// The entity tag of the list: it changes when a range does.
pub(crate) fn etag(state: &State, place: &Place, api: &Api) -> Option<String> {
    let parent = place.parent().ok()?;
    let resource = api.children(parent.last().map(|spot| spot.resource)).find(|it| special::kind(it) == Kind::Ranges)?;
    let last = state.feed(parent, resource)?.nodes().map(|(_, range)| range.lsn).max()?;
    Some(format!("\"{last}\""))
}
