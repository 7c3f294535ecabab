//! How long the documents of a collection live: `defaultTtl` and `ttlPropertyPath` of the collection, `ttl` of the document.
//!
//! The clock is looked at when a request comes: what has expired by then is removed before anything else is done.

use std::collections::BTreeMap;

use cosmosdb_core::service::Resource;
use serde_json::{Map, Value};

use crate::packed::Packed;
use crate::partition_key::split;
use crate::store::{Node, Position};

/// The ends of the documents that have one, the next one first.
#[derive(Debug, Clone, Default)]
pub(crate) struct Lifetimes {
    /// In seconds, or -1 for ever; `None`: nothing expires, whatever documents say.
    default: Option<i64>,
    /// Where documents say from which second on their time is reckoned; `None`: it is from their last change on.
    base: Option<Vec<String>>,
    ends: BTreeMap<(u64, Position, &'static str), &'static Resource>,
}

impl Lifetimes {
    /// Those of a collection without documents.
    pub(crate) fn of(collection: &Map<String, Value>) -> Self {
        let base = collection.get("ttlPropertyPath").and_then(Value::as_str).map(split);
        Self { default: collection.get("defaultTtl").and_then(Value::as_i64), base, ends: BTreeMap::new() }
    }

    pub(crate) fn add(&mut self, resource: &'static Resource, position: Position, node: &Node) {
        if let Some(end) = self.end(node) {
            self.ends.insert((end, position, resource.name), resource);
        }
    }

    pub(crate) fn remove(&mut self, resource: &'static Resource, position: Position, node: &Node) {
        if let Some(end) = self.end(node) {
            self.ends.remove(&(end, position, resource.name));
        }
    }

    /// A document whose time is over, if there is one.
    pub(crate) fn over(&self, now: u64) -> Option<(&'static Resource, Position)> {
        let ((end, position, _), resource) = self.ends.first_key_value()?;
        (*end <= now).then_some((*resource, *position))
    }

    fn end(&self, node: &Node) -> Option<u64> {
        let default = self.default?;
        let ttl = node.body.get("ttl").and_then(Packed::as_i64).unwrap_or(default);
        let base = match &self.base {
            // What does not say when it begins has no end.
            Some(path) => u64::try_from(node.body.at(path)?.as_i64()?).ok()?,
            None => node.timestamp,
        };
        Some(base.saturating_add(u64::try_from(ttl).ok()?))
    }
}
