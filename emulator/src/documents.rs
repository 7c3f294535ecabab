//! What is special to documents, and to what else the specification calls free: partition keys, partial reads, patches.

use cosmosdb_core::service::Effect;
use cosmosdb_query::epk::EpkRange;
use serde_json::{Map, Value};

use crate::call::Call;
use crate::error::{Failure, Fault, Outcome};
use crate::indexes::Terms;
use crate::json;
use crate::packed::Body;
use crate::partition_key::Key;
use crate::partitions::Partition;
use crate::patch::Patch;
use crate::query;
use crate::store::{Node, Spot, State};

/// How long a document's id may be, in bytes.
pub(crate) const LONGEST_ID: usize = 1023;

/// What says that the bounds of a part of a range are effective partition keys.
const BY_EPK: &str = "EffectivePartitionKeyRange";

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

/// Which documents of a collection a request wants.
#[derive(Debug)]
pub(crate) struct Scope {
    /// The partition key value, or the front of one.
    key: Option<Key>,
    /// Where in the key space.
    pub(crate) span: EpkRange,
}

impl Scope {
    /// The same, elsewhere in the key space.
    pub(crate) fn over(self, span: EpkRange) -> Self {
        Self { span, ..self }
    }

    /// Whether a document with this key, which lies there, is one of them. What has no key always is.
    pub(crate) fn wants(&self, key: Option<&Key>, epk: Option<&str>) -> bool {
        let has_key = self.key.as_ref().zip(key).is_none_or(|(front, own)| own.starts_with(front));
        has_key && epk.is_none_or(|epk| self.span.contains(epk))
    }
}

/// The partitions that a request is about.
pub(crate) fn partitions<'s>(state: &'s State, call: &Call<'_>, way: &[Spot]) -> Outcome<Vec<&'s Partition>> {
    let Some(container) = state.container(way) else { return Ok(Vec::new()) };
    if container.partitions.are_several() {
        return Ok(container.partitions.overlapping(&scope(state, call, way)?.span));
    }
    // There is no need to reckon where in it something lies.
    range(state, call, way)?;
    Ok(container.partitions.iter().collect())
}

/// Which documents a request is about, by the headers that name a key, a partition key range or a part of one.
pub(crate) fn scope(state: &State, call: &Call<'_>, way: &[Spot]) -> Outcome<Scope> {
    let partitioned =
        call.resource().free || call.operation.effect == Effect::Execute || way.iter().any(|spot| spot.resource.free);
    let Some(container) = state.container(way).filter(|_| partitioned) else {
        return Ok(Scope { key: None, span: EpkRange::full() });
    };
    let key = container.key.filter(call.key()?)?;
    let mut span = within(range(state, call, way)?, &part(call)?);
    if let Some(key) = &key {
        span = within(span, &container.key.span(key));
    }
    Ok(Scope { key, span })
}

/// The span of the partition key range that a request names, as `{id}` or `{collection rid},{id}`; the whole, if it names none.
fn range(state: &State, call: &Call<'_>, way: &[Spot]) -> Outcome<EpkRange> {
    let Some(named) = call.headers.get("partition_key_range_id") else { return Ok(EpkRange::full()) };
    let (collection, id) = named.split_once(',').map_or((None, named), |(rid, id)| (Some(rid), id));
    let of_another = collection.is_some_and(|rid| !state.rids(way).iter().any(|own| own.to_string() == rid));
    let partition = state.container(way).and_then(|container| container.partitions.get(id)).filter(|_| !of_another);
    partition.map(|partition| partition.span.clone()).ok_or_else(|| {
        let message = format!("The partition key range {named} is not one of the collection: read its ranges anew.");
        Failure::new(Fault::RangeGone, message)
    })
}

/// The part of a range that a request names by its bounds.
fn part(call: &Call<'_>) -> Outcome<EpkRange> {
    let bound = |header: &str| match call.headers.get(header) {
        None => Ok(None),
        Some(text) => match self::bound(text) {
            Some(epk) => Ok(Some(epk)),
            None => Err(call.headers.invalid(header, text, "an effective partition key, in hexadecimal digits")),
        },
    };
    let (min, max) = (bound("start_epk")?, bound("end_epk")?);
    if min.is_some() || max.is_some() {
        let kind = call.headers.get("read_key_type").unwrap_or_default();
        if kind != BY_EPK {
            return Err(call.headers.invalid("read_key_type", kind, BY_EPK));
        }
    }
    let whole = EpkRange::full();
    Ok(EpkRange { min: min.unwrap_or(whole.min), max: max.unwrap_or(whole.max) })
}

/// Reads a bound, in hexadecimal digits.
pub(crate) fn bound(text: &str) -> Option<String> {
    let is_hex = text.len().is_multiple_of(2) && text.bytes().all(|digit| digit.is_ascii_hexdigit());
    is_hex.then(|| text.to_ascii_uppercase())
}

/// What is in both. If nothing is, the span is empty where the first one begins.
fn within(span: EpkRange, other: &EpkRange) -> EpkRange {
    span.intersection(other).unwrap_or_else(|| EpkRange { max: span.min.clone(), min: span.min })
}

/// What the indexes of a collection hold of a document; nothing of what is none.
pub(crate) fn terms(state: &State, call: &Call<'_>, parent: &[Spot], body: &Body) -> Terms {
    let collection = state.node(parent).filter(|_| call.resource().free);
    let Some(policy) = collection.and_then(|collection| collection.container.as_ref()?.policy.as_ref()) else {
        return Terms::default();
    };
    let properties = call.resource().shape.properties;
    Terms::of(policy, body, |name| properties.iter().any(|property| property.system && property.wire == name))
}

/// The document that a patch makes of another, and how many operations that took.
pub(crate) fn patched(state: &State, call: &Call<'_>, parent: &[Spot], old: &Node) -> Outcome<(Map<String, Value>, usize)> {
    let patch = Patch::parse(json::value(call.body)?)?;
    if let Some(condition) = &patch.condition
        && !query::holds(state, call, parent, old, condition)?
    {
        return Err(Failure::new(Fault::PatchConditionNotMet, "One of the specified pre-condition is not met."));
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
    let mut body = old.body.to_map();
    patch.apply(&mut body)?;
    json::check_depth(&body)?;
    Ok((body, patch.operations.len()))
}
