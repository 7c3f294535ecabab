//! Deleting all documents of a partition key value.

use crate::answer::{Answer, success};
use crate::call::Call;
use crate::charge;
use crate::error::{Failure, Outcome};
use crate::store::{Place, Spot, State};

/// Deletes them, at once and all.
pub(crate) fn run(state: &mut State, call: &Call<'_>, place: &Place) -> Outcome<Answer> {
    let collection = place.parent()?.to_vec();
    let Some(container) = state.container(&collection) else {
        return Err(Failure::not_implemented("deleting by partition key outside of a collection"));
    };
    let key = container.key.point(call.key()?)?;
    let free = call.api.children(collection.last().map(|spot| spot.resource)).filter(|resource| resource.free);
    for resource in free {
        let doomed: Vec<_> = state.feed(&collection, resource).map_or_else(Vec::new, |feed| {
            feed.nodes().filter(|(_, node)| node.key.as_ref() == Some(&key)).map(|(position, _)| position).collect()
        });
        for position in doomed {
            let mut spots = collection.clone();
            spots.push(Spot { resource, position });
            state.remove(&spots, call.now)?;
        }
    }
    Ok(Answer::empty(success(call.operation), charge::POINT).with("is_partition_key_delete_pending", "False"))
}
