//! What is kept of collections: rid, partition key definition, partition key ranges.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError, RwLock};
use std::time::Duration;

use serde::Deserialize;
use tokio::time::Instant;

use super::Turn;
use super::definition::KeyDefinition;
use super::ranges::RoutingMap;

/// Of how many collections something is kept. More than that at once is rare; then it starts anew.
const MOST: usize = 10_000;

/// What the core must know of a collection. That these are properties of the specification's collection, a test sees to.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub(crate) struct Collection {
    #[serde(rename = "_rid")]
    pub(crate) rid: Box<str>,
    #[serde(rename = "partitionKey")]
    pub(crate) key: KeyDefinition,
}

/// What is kept of collections, by their paths. Nothing expires: it is read anew when an answer shows that it is out of date.
#[derive(Debug, Default)]
pub(crate) struct Collections(Mutex<HashMap<Box<str>, Arc<Kept>>>);

/// What is kept of a collection.
#[derive(Debug, Default)]
pub(crate) struct Kept {
    collection: RwLock<Option<Arc<Collection>>>,
    ranges: RwLock<Option<Arc<RoutingMap>>>,
    /// The reads of them that are under way.
    pub(crate) reading: Turn<Collection>,
    pub(crate) reading_ranges: Turn<RoutingMap>,
    /// When reading one of them failed last.
    failure: Mutex<Option<Instant>>,
}

impl Collections {
    /// What is kept of the collection of this path.
    pub(crate) fn of(&self, path: &str) -> Arc<Kept> {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(kept) = all.get(path) {
            return Arc::clone(kept);
        }
        if all.len() >= MOST {
            all.clear();
        }
        Arc::clone(all.entry(path.into()).or_default())
    }

    /// What is kept of the collection of this path, if anything.
    pub(crate) fn get(&self, path: &str) -> Option<Arc<Kept>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).get(path).cloned()
    }

    /// Forgets the collection of this path.
    pub(crate) fn forget(&self, path: &str) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).remove(path);
    }
}

impl Kept {
    pub(crate) fn collection(&self) -> Option<Arc<Collection>> {
        self.collection.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    pub(crate) fn ranges(&self) -> Option<Arc<RoutingMap>> {
        self.ranges.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    pub(crate) fn learn_collection(&self, collection: Arc<Collection>) {
        *self.collection.write().unwrap_or_else(PoisonError::into_inner) = Some(collection);
    }

    pub(crate) fn learn_ranges(&self, ranges: Arc<RoutingMap>) {
        *self.ranges.write().unwrap_or_else(PoisonError::into_inner) = Some(ranges);
    }

    pub(crate) fn forget_ranges(&self) {
        *self.ranges.write().unwrap_or_else(PoisonError::into_inner) = None;
    }

    /// Remembers that it could not be read.
    pub(crate) fn failed(&self) {
        *self.failure.lock().unwrap_or_else(PoisonError::into_inner) = Some(Instant::now());
    }

    /// Whether it could not be read a moment ago: then whoever can do without does.
    pub(crate) fn failed_lately(&self) -> bool {
        let failure = self.failure.lock().unwrap_or_else(PoisonError::into_inner);
        failure.is_some_and(|at| at.elapsed() < Duration::from_secs(10))
    }
}
