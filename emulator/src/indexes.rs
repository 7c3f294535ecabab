//! Indexes: which documents have certain values, in which order, or lie in a certain place, so that a query need not look at all of them.
//!
//! An index is made when a query first asks for what it knows, and kept up from then on. Which paths may have one, the collection's
//! indexing policy says.

mod key;
mod order;
mod policy;
mod terms;

use std::collections::{BTreeSet, HashMap};

use cosmosdb_core::service::Resource;
use cosmosdb_query::epk::EpkRange;
use cosmosdb_sql::plan::PathRanges;

use crate::store::{Feed, Node, Position};

use key::Place;
use order::{Column, Columns, Keys};
pub(crate) use order::{Entry, Order, Section, Seek};
pub(crate) use policy::Policy;
pub(crate) use terms::Terms;

/// How many indexes of values a collection has at most.
const MOST: usize = 64;
const FIRST: Position = Position { number: 0 };

/// The indexes of a collection.
#[derive(Debug, Default)]
pub(crate) struct Indexes {
    values: HashMap<(&'static str, Columns), Values>,
    places: HashMap<&'static str, Places>,
}

/// By the values at one path or several.
type Values = BTreeSet<Entry>;
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
        for ((of, columns), values) in &mut self.values {
            if *of == resource.name {
                values.insert((Keys::of(columns, &node.body), position));
            }
        }
        if let Some((places, epk)) = self.places.get_mut(resource.name).zip(node.epk.as_deref()) {
            places.insert((Place::at(epk), position));
        }
    }

    pub(crate) fn remove(&mut self, resource: &'static Resource, position: Position, node: &Node) {
        for ((of, columns), values) in &mut self.values {
            if *of == resource.name {
                values.remove(&(Keys::of(columns, &node.body), position));
            }
        }
        if let Some((places, epk)) = self.places.get_mut(resource.name).zip(node.epk.as_deref()) {
            places.remove(&(Place::at(epk), position));
        }
    }

    /// Where the documents are that can have what a filter wants at one of these paths, in a span of the key space: by the index that knows
    /// best. `None`: none knows better than that they may be anywhere, or there are more than `most`.
    pub(crate) fn find(
        &mut self,
        resource: &'static Resource,
        wanted: &[PathRanges],
        span: &EpkRange,
        feed: &Feed,
        most: usize,
    ) -> Option<Vec<Position>> {
        let mut best: Option<Vec<Position>> = None;
        for PathRanges { path, ranges } in wanted {
            let Some(sections) = order::sections(ranges) else { continue };
            let Some(values) = self.values(resource, &[Column::ascending(path)], feed) else { continue };
            let found = sections.into_iter().filter(|section| !section.is_empty()).flat_map(|section| values.range(section.0));
            better(&mut best, most, found.map(|(_, position)| *position));
        }
        // Where in the key space comes last: a partition may have many documents, and they are gone through no further than need be.
        if *span != EpkRange::full() {
            let places = self.places.entry(resource.name).or_insert_with(|| {
                feed.nodes().filter_map(|(position, node)| Some((Place::at(node.epk.as_deref()?), position))).collect()
            });
            let ends = (Place::at(&span.min), FIRST)..(Place::at(&span.max), FIRST);
            let found = (!ends.is_empty()).then(|| places.range(ends)).into_iter().flatten();
            better(&mut best, most, found.map(|(_, position)| *position));
        }
        let mut best = best?;
        best.sort_unstable();
        best.dedup();
        Some(best)
    }

    /// Sees to it that there is an index in an order; whether there is one now.
    pub(crate) fn prepare(&mut self, resource: &'static Resource, order: &Order, feed: &Feed) -> bool {
        self.values(resource, order.columns(), feed).is_some()
    }

    /// Where the documents of a section are, in order; none if there is no index in this order.
    pub(crate) fn in_order(&self, resource: &Resource, order: &Order, section: Section) -> impl Iterator<Item = Position> {
        let values = self.values.iter().find(|((of, columns), _)| *of == resource.name && columns == order.columns());
        let values = values.filter(|_| !section.is_empty()).map(|(_, values)| values);
        order.read(values.into_iter().flat_map(move |values| values.range(section.0.clone()))).map(|(_, position)| *position)
    }

    /// The index of some columns, made if it is not there yet and there is room for it.
    fn values(&mut self, resource: &'static Resource, columns: &[Column], feed: &Feed) -> Option<&Values> {
        let at = (resource.name, Columns::from(columns));
        if !self.values.contains_key(&at) && self.values.len() >= MOST {
            return None;
        }
        let made = || feed.nodes().map(|(position, node)| (Keys::of(columns, &node.body), position)).collect();
        Some(self.values.entry(at).or_insert_with(made))
    }
}

/// Takes what was found if it is less than the best so far, and not more than so many.
fn better(best: &mut Option<Vec<Position>>, most: usize, found: impl Iterator<Item = Position>) {
    let enough = best.as_ref().map_or(most.saturating_add(1), Vec::len);
    let found: Vec<Position> = found.take(enough).collect();
    if found.len() < enough {
        *best = Some(found);
    }
}
