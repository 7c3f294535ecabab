//! What is kept of collections: rid, partition key definition, partition key ranges.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError, RwLock};

use serde::Deserialize;

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
    /// Who reads either of them.
    pub(crate) turn: Turn,
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

    /// Forgets the collection of this path; `false` if nothing was kept of it.
    pub(crate) fn forget(&self, path: &str) -> bool {
        let kept = self.0.lock().unwrap_or_else(PoisonError::into_inner).remove(path);
        kept.is_some_and(|kept| kept.collection().is_some())
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

    /// Forgets the ranges; `false` if none were kept.
    pub(crate) fn forget_ranges(&self) -> bool {
        self.ranges.write().unwrap_or_else(PoisonError::into_inner).take().is_some()
    }
}
