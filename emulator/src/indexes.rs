//! Indexes: which documents have certain values, or lie in a certain place, so that a query need not look at all of them.
//!
//! An index is made when a query first asks for what it knows, and kept up from then on. Which paths may have one, the collection's
//! indexing policy says.

mod key;
mod policy;
mod terms;

use std::collections::{BTreeSet, HashMap};
use std::ops::Bound;

use cosmosdb_core::service::Resource;
use cosmosdb_query::epk::EpkRange;
use cosmosdb_sql::plan::{KeyRange, PathRanges};

use crate::store::{Feed, Node, Position};

use key::{Key, Place};
pub(crate) use policy::Policy;
pub(crate) use terms::Terms;

/// How many paths of a collection have an index at most.
const MOST: usize = 64;
const FIRST: Position = Position { number: 0 };
const LAST: Position = Position { number: u64::MAX };

/// The indexes of a collection.
#[derive(Debug, Default)]
pub(crate) struct Indexes {
    values: HashMap<(&'static str, Box<[String]>), Values>,
    places: HashMap<&'static str, Places>,
}

/// By the value at a path.
type Values = BTreeSet<(Key, Position)>;
/// By the effective partition key.
type Places = BTreeSet<(Place, Position)>;

/// A copy is made where it is asked.
impl Clone for Indexes {
    fn clone(&self) -> Self {
        Self::default()
    }
}

impl Indexes {
    pub(crate) fn add(&mut self, resource: &'static Resource, position: Position, node: &Node) {
        for ((of, path), values) in &mut self.values {
            if *of == resource.name {
                values.insert((Key::of(node.body.at(path)), position));
            }
        }
        if let Some((places, epk)) = self.places.get_mut(resource.name).zip(node.epk.as_deref()) {
            places.insert((Place::at(epk), position));
        }
    }

    pub(crate) fn remove(&mut self, resource: &'static Resource, position: Position, node: &Node) {
        for ((of, path), values) in &mut self.values {
            if *of == resource.name {
                values.remove(&(Key::of(node.body.at(path)), position));
            }
        }
        if let Some((places, epk)) = self.places.get_mut(resource.name).zip(node.epk.as_deref()) {
            places.remove(&(Place::at(epk), position));
        }
    }

    /// Where the documents are that can have what a filter wants at one of these paths, in a span of the key space: by the index that knows
    /// best. `None`: none knows better than that they may be anywhere.
    pub(crate) fn find(
        &mut self,
        resource: &'static Resource,
        wanted: &[PathRanges],
        span: &EpkRange,
        feed: &Feed,
    ) -> Option<Vec<Position>> {
        let mut best: Option<Vec<Position>> = None;
        for PathRanges { path, ranges } in wanted {
            let Some(ranges) = ranges.iter().map(between).collect::<Option<Vec<_>>>() else { continue };
            let at = (resource.name, path.as_slice().into());
            if !self.values.contains_key(&at) && self.values.len() >= MOST {
                continue;
            }
            let values = self
                .values
                .entry(at)
                .or_insert_with(|| feed.nodes().map(|(position, node)| (Key::of(node.body.at(path)), position)).collect());
            let found = ranges.iter().filter(|range| !is_empty(range)).flat_map(|range| values.range(range.clone()));
            better(&mut best, found.map(|(_, position)| *position));
        }
        // Where in the key space comes last: a partition may have many documents, and they are gone through no further than need be.
        if *span != EpkRange::full() {
            let places = self.places.entry(resource.name).or_insert_with(|| {
                feed.nodes().filter_map(|(position, node)| Some((Place::at(node.epk.as_deref()?), position))).collect()
            });
            let ends = (Bound::Included((Place::at(&span.min), FIRST)), Bound::Excluded((Place::at(&span.max), FIRST)));
            let found = (!is_empty(&ends)).then(|| places.range(ends)).into_iter().flatten();
            better(&mut best, found.map(|(_, position)| *position));
        }
        let mut best = best?;
        best.sort_unstable();
        best.dedup();
        Some(best)
    }
}

/// Takes what was found if it is less than the best so far.
fn better(best: &mut Option<Vec<Position>>, found: impl Iterator<Item = Position>) {
    let most = best.as_ref().map_or(usize::MAX, Vec::len);
    let found: Vec<Position> = found.take(most).collect();
    if found.len() < most {
        *best = Some(found);
    }
}

type Ends<K> = (Bound<(K, Position)>, Bound<(K, Position)>);

/// The part of an index that a range stands for; `None` if there are ends in it that no index has.
fn between(range: &KeyRange) -> Option<Ends<Key>> {
    let ([min], [max]) = (range.min.as_slice(), range.max.as_slice()) else { return None };
    let (min, max) = (Key::end(min)?, Key::end(max)?);
    let start = if range.is_min_inclusive { Bound::Included((min, FIRST)) } else { Bound::Excluded((min, LAST)) };
    let end = if range.is_max_inclusive { Bound::Included((max, LAST)) } else { Bound::Excluded((max, FIRST)) };
    Some((start, end))
}

/// Whether nothing can be between two ends: no set takes them then.
fn is_empty<K: Ord>(ends: &Ends<K>) -> bool {
    match ends {
        (Bound::Included(min) | Bound::Excluded(min), Bound::Included(max) | Bound::Excluded(max)) => min >= max,
        _ => false,
    }
}
