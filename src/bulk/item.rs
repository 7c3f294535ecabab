//! One operation of a bulk, and what it has behind it.

use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use tokio::time::Instant;

use crate::batch::BatchMember;
use crate::error::{Error, Result};
use crate::header::HeaderText;
use crate::partition_key::PartitionKey;
use crate::routing::Collection;
use crate::routing::definition::Place;
use crate::routing::ranges::RoutingMap;
use crate::service::Effect;

/// An operation as it was given.
pub(super) struct Draft {
    key: PartitionKey,
    effect: Effect,
    /// An etag sees to it that doing it twice does no harm.
    conditional: bool,
    /// Its form on the wire, once its partition key has one.
    write: Box<dyn FnOnce(Option<String>) -> serde_json::Result<Vec<u8>> + Send>,
}

/// An operation that waits to be carried out, or is on its way.
pub(super) struct Item {
    pub(super) index: usize,
    key: PartitionKey,
    /// The collection that it has its place in.
    collection: Arc<Collection>,
    /// Its place in the key space.
    pub(super) epk: String,
    pub(super) text: Bytes,
    pub(super) effect: Effect,
    pub(super) conditional: bool,
    /// How many operations a request with this one may have.
    pub(super) company: usize,
    /// How often it was sent again, and how long it waited for that.
    pub(super) retries: u32,
    pub(super) waited: Duration,
    /// How often in a row its range was gone.
    pub(super) moves: u32,
    /// It is not sent before this.
    pub(super) not_before: Option<Instant>,
    /// It may have been carried out.
    pub(super) unclear: bool,
    /// How it failed last.
    pub(super) last: Option<Box<str>>,
}

impl Draft {
    pub(super) fn new(key: PartitionKey, mut operation: impl BatchMember + 'static) -> Self {
        Self {
            key,
            effect: operation.effect(),
            conditional: operation.given("if_match").is_some_and(|etag| etag.trim() != "*"),
            write: Box::new(move |key| {
                if let Some(key) = key {
                    operation.give("partition_key", key);
                }
                operation.to_json()
            }),
        }
    }

    /// The operation with its place in a collection.
    pub(super) fn place(self, index: usize, collection: &Arc<Collection>, map: &RoutingMap, company: usize) -> Result<Item> {
        let epk = place(&self.key, collection, map)?;
        let key = collection.key.fitted(&self.key).header_text();
        let key = key.map_err(|message| Error::input(format!("the partition key has no form on the wire: {message}")))?;
        let text =
            (self.write)(key).map_err(|error| Error::input(format!("the operation does not serialize to JSON: {error}")))?;
        Ok(Item {
            index,
            key: self.key,
            collection: Arc::clone(collection),
            epk,
            text: text.into(),
            effect: self.effect,
            conditional: self.conditional,
            company,
            retries: 0,
            waited: Duration::ZERO,
            moves: 0,
            not_before: None,
            unclear: false,
            last: None,
        })
    }
}

impl Item {
    /// Finds its place anew if the collection is another of the same name.
    pub(super) fn settle(&mut self, collection: &Arc<Collection>, map: &RoutingMap) -> Result<()> {
        if self.collection.rid != collection.rid {
            self.epk = place(&self.key, collection, map)?;
            self.collection = Arc::clone(collection);
        }
        Ok(())
    }

    pub(super) fn is_due(&self, now: Instant) -> bool {
        self.not_before.is_none_or(|at| at <= now)
    }
}

/// The effective partition key. Where we do not know how keys are hashed, and there is one range, everything is in it.
fn place(key: &PartitionKey, collection: &Collection, map: &RoutingMap) -> Result<String> {
    match collection.key.place(key)? {
        Place::Point(key) => Ok(key),
        Place::Part(_) if map.ranges().len() == 1 && collection.key.is_whole(key) => Ok(String::new()),
        Place::Part(_) => {
            Err(Error::input(format!("the partition key {key} leaves open where the document is: give all values of the key")))
        }
    }
}
