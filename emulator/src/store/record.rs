//! The form in which the state is kept: keys and values, of which those of what is in a resource come right after its own.
//!
//! | key | value |
//! |---|---|
//! | `03` | how much was counted outside of collections, and the regions |
//! | way | a resource: the numbers of its last change and of the one before, how long its body is, the body, packed; if it has raw media, how long their type is, the type, the media |
//! | way `01` | what a collection counts, and its partitions |
//! | way `02` lsn | a change in a collection's log |
//! | way, resource `01` | the highest number that there was in a feed |
//!
//! A way has for each of its steps the name of the resource, `00`, and the number. Numbers have eight bytes, the highest first.
//!
//! What is counted has gone at least as far as the resources say that are there: it is written only where they do not tell.

use std::borrow::Cow;

use bytes::Bytes;
use cosmosdb_core::service::{IdKind, Resource};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::{Node, Position, Spot};
use crate::api::{Api, identity};
use crate::change_log::{Change, Kind};
use crate::collections::Container;
use crate::media::Media;
use crate::packed::Body;
use crate::partition_key::{Definition, Key};
use crate::rid::Rid;
use crate::{json, partitions, special};

const STEP: u8 = 0;
const CONTAINER: u8 = 1;
const FEED: u8 = 1;
const LOG: u8 = 2;
const ACCOUNT: u8 = 3;
/// Names have no bytes below this one.
const PLAIN: u8 = b' ';

/// What a key is of.
pub(super) enum Of {
    Account,
    Node,
    Container,
    Log(u64),
    Feed(&'static Resource),
}

pub(super) fn account_key() -> Vec<u8> {
    vec![ACCOUNT]
}

pub(super) fn node_key(way: &[Spot]) -> Vec<u8> {
    let mut key = Vec::with_capacity(way.len() * 20);
    for spot in way {
        key.extend_from_slice(spot.resource.name.as_bytes());
        key.push(STEP);
        key.extend_from_slice(&spot.position.number.to_be_bytes());
    }
    key
}

pub(super) fn container_key(way: &[Spot]) -> Vec<u8> {
    let mut key = node_key(way);
    key.push(CONTAINER);
    key
}

pub(super) fn log_key(way: &[Spot], lsn: u64) -> Vec<u8> {
    let mut key = node_key(way);
    key.push(LOG);
    key.extend_from_slice(&lsn.to_be_bytes());
    key
}

pub(super) fn feed_key(parent: &[Spot], resource: &Resource) -> Vec<u8> {
    let mut key = node_key(parent);
    key.extend_from_slice(resource.name.as_bytes());
    key.push(FEED);
    key
}

/// Reads a key.
pub(super) fn parse(api: &Api, key: &[u8]) -> Option<(Vec<Spot>, Of)> {
    let (mut way, mut rest) = (Vec::<Spot>::new(), key);
    loop {
        let end = rest.iter().position(|byte| *byte < PLAIN).unwrap_or(rest.len());
        let (name, tail) = rest.split_at(end);
        let Some((tag, tail)) = tail.split_first() else { return name.is_empty().then_some((way, Of::Node)) };
        if name.is_empty() {
            let of = match (*tag, tail) {
                (ACCOUNT, []) if way.is_empty() => Of::Account,
                (CONTAINER, []) => Of::Container,
                (LOG, lsn) => Of::Log(u64::from_be_bytes(lsn.try_into().ok()?)),
                _ => return None,
            };
            return Some((way, of));
        }
        let resource = api.children(way.last().map(|spot| spot.resource)).find(|child| child.name.as_bytes() == name)?;
        if *tag == FEED {
            return tail.is_empty().then_some((way, Of::Feed(resource)));
        }
        let (number, tail) = tail.split_first_chunk::<8>().filter(|_| *tag == STEP)?;
        way.push(Spot { resource, position: Position { number: u64::from_be_bytes(*number) } });
        rest = tail;
    }
}

// ---- resources -----------------------------------------------------------------------------------------------------

/// How much of a record of a resource comes before its body.
const HEAD: usize = 3 * size_of::<u64>();

pub(super) fn of_node(node: &Node) -> Vec<u8> {
    let body = node.body.bytes();
    let media = node.media.as_ref();
    let mut value =
        Vec::with_capacity(HEAD + body.len() + media.map_or(0, |media| 8 + media.media_type.len() + media.bytes.len()));
    for number in [node.lsn, node.lsn_before.unwrap_or(0), body.len() as u64] {
        value.extend_from_slice(&number.to_be_bytes());
    }
    value.extend_from_slice(body);
    if let Some(media) = media {
        value.extend_from_slice(&(media.media_type.len() as u64).to_be_bytes());
        value.extend_from_slice(media.media_type.as_bytes());
        value.extend_from_slice(&media.bytes);
    }
    value
}

/// Reads a resource, of which nothing is there yet that is in it. `definition` tells where it lies, if it is free.
pub(super) fn node(value: &[u8], resource: &Resource, definition: Option<&Definition>) -> Option<Node> {
    let mut rest = value;
    let (lsn, before) = (number(&mut rest)?, number(&mut rest)?);
    let body = Body::parse(text(&mut rest)?)?;
    let media = match rest {
        [] => None,
        _ => {
            let media_type = std::str::from_utf8(text(&mut rest)?).ok()?.to_owned();
            Some(Box::new(Media { media_type, bytes: Bytes::copy_from_slice(rest) }))
        }
    };
    let rid = Rid::parse(body.text("_rid")?)?;
    let key = definition.map(|definition| definition.extract_packed(&body));
    let is_collection = special::kind(resource) == special::Kind::Collection;
    Some(Node {
        id: match identity(resource).and_then(|id| body.text(id)) {
            Some(id) if resource.id != IdKind::Rid => id.to_owned(),
            _ => rid.to_string(),
        },
        rid,
        epk: definition.zip(key.as_ref()).map(|(definition, key)| definition.epk(key)),
        key,
        size: body.to_text().len(),
        media,
        timestamp: body.get("_ts")?.as_i64()?.try_into().ok()?,
        lsn,
        lsn_before: Some(before).filter(|before| *before > 0),
        container: is_collection.then(|| Box::new(Container::new(&body.to_map()))),
        body,
        feeds: super::Feeds::new(),
    })
}

fn number(bytes: &mut &[u8]) -> Option<u64> {
    let (number, rest) = bytes.split_first_chunk()?;
    *bytes = rest;
    Some(u64::from_be_bytes(*number))
}

/// What has its length before it.
fn text<'v>(bytes: &mut &'v [u8]) -> Option<&'v [u8]> {
    let length = usize::try_from(number(bytes)?).ok()?;
    let (text, rest) = bytes.split_at_checked(length)?;
    *bytes = rest;
    Some(text)
}

// ---- what is counted -----------------------------------------------------------------------------------------------

/// What is counted outside of collections.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Account {
    pub(super) lsn: u64,
    pub(super) changes: u64,
    pub(super) regions: Value,
}

/// What a collection keeps beside its documents, where it does not follow from them.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Counts {
    pub(super) lsn: u64,
    /// The number after which its log lacks nothing.
    pub(super) whole_after: u64,
    pub(super) partitions: partitions::Record,
}

impl Counts {
    pub(super) fn of(container: &Container) -> Self {
        Self { lsn: container.lsn, whole_after: container.log.whole_after(), partitions: container.partitions.record() }
    }

    pub(super) fn restore(self, container: &mut Container) {
        container.lsn = self.lsn;
        container.log.begin_after(self.whole_after);
        container.partitions.restore(self.partitions);
    }
}

// ---- logs ----------------------------------------------------------------------------------------------------------

#[derive(Debug, Serialize, Deserialize)]
struct ChangeRecord<'c> {
    timestamp: u64,
    kind: Kind,
    id: Cow<'c, str>,
    key: Option<Value>,
    current: Option<Map<String, Value>>,
    previous: Option<Map<String, Value>>,
    previous_lsn: Option<u64>,
}

pub(super) fn of_change(change: &Change) -> Vec<u8> {
    to_json(&ChangeRecord {
        timestamp: change.timestamp,
        kind: change.kind,
        id: Cow::Borrowed(&change.id),
        key: change.key.as_ref().map(Key::to_json),
        current: change.current.as_ref().map(Body::to_map),
        previous: change.previous.as_ref().map(Body::to_map),
        previous_lsn: change.previous_lsn,
    })
}

pub(super) fn change(lsn: u64, value: &[u8], definition: &Definition) -> Option<Change> {
    let record: ChangeRecord<'_> = read(value)?;
    let key = match &record.key {
        Some(key) => Some(Key::from_json(key)?),
        None => None,
    };
    Some(Change {
        lsn,
        timestamp: record.timestamp,
        kind: record.kind,
        id: record.id.into_owned(),
        epk: key.as_ref().map(|key| definition.epk(key)),
        key,
        current: record.current.as_ref().map(Body::pack),
        previous: record.previous.as_ref().map(Body::pack),
        previous_lsn: record.previous_lsn,
    })
}

// ---- JSON ----------------------------------------------------------------------------------------------------------

/// Nothing that is kept fails to be written: names are texts, and no number is infinite.
pub(super) fn to_json(record: &impl Serialize) -> Vec<u8> {
    serde_json::to_vec(record).unwrap_or_default()
}

/// Reads what was written as JSON.
pub(super) fn read<'v, T: Deserialize<'v>>(text: &'v [u8]) -> Option<T> {
    json::any_depth(text).ok()
}
