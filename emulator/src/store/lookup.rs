//! Finding documents by the indexes of their collection.

use cosmosdb_core::service::Resource;
use cosmosdb_query::epk::EpkRange;
use cosmosdb_sql::plan::PathRanges;

use super::{Node, Position, Spot, State};
use crate::indexes::{Order, Section};

/// Fewer documents than this are looked at one by one.
const FEW: usize = 100;

/// How many documents a page of a query has, more or less.
const PAGE: usize = 100;

/// Where to look for documents.
#[derive(Debug)]
pub(crate) enum Found {
    Anywhere,
    /// In these places, which are in order.
    At(Vec<Position>),
    /// In the index of the order that is wanted.
    InOrder,
}

impl State {
    /// Where the documents of a collection are that can have what a filter wants at these paths and lie in a span of the key space, if they
    /// are wanted in an order, or in none.
    pub(crate) fn lookup(
        &mut self,
        parent: &[Spot],
        resource: &'static Resource,
        wanted: &[PathRanges],
        span: &EpkRange,
        order: Option<&Order>,
    ) -> Found {
        self.look_up(parent, resource, wanted, span, order).unwrap_or(Found::Anywhere)
    }

    fn look_up(
        &mut self,
        parent: &[Spot],
        resource: &'static Resource,
        wanted: &[PathRanges],
        span: &EpkRange,
        order: Option<&Order>,
    ) -> Option<Found> {
        let collection = self.node_mut(parent)?;
        let feed = collection.feeds.get(resource.name).filter(|feed| resource.free && feed.len() >= FEW)?;
        let container = collection.container.as_mut()?;
        let policy = container.policy.as_ref();
        let is_indexed = |found: &&PathRanges| policy.is_some_and(|policy| policy.includes(&found.path));
        let wanted: Vec<PathRanges> = wanted.iter().filter(is_indexed).cloned().collect();
        let order = order.filter(|order| policy.is_some_and(|policy| order.is_indexed(policy)));
        // The index of the order is gone through until a page is full: of so many documents, one in so many is wanted. To put those in
        // order that are wanted takes less where they are fewer than there are to go through.
        let most = order.map_or(usize::MAX, |_| PAGE.saturating_mul(feed.len()).isqrt());
        if let Some(found) = container.indexes.find(resource, &wanted, span, feed, most) {
            return Some(Found::At(found));
        }
        order.filter(|order| container.indexes.prepare(resource, order, feed)).map(|_| Found::InOrder)
    }

    /// The documents of a collection in a section of the index of an order.
    pub(crate) fn in_order(
        &self,
        parent: &[Spot],
        resource: &Resource,
        order: &Order,
        section: Section,
    ) -> impl Iterator<Item = (Position, &Node)> {
        let collection = self.node(parent);
        let feed = collection.and_then(|collection| collection.feeds.get(resource.name));
        let indexes = collection.and_then(|collection| Some(&collection.container.as_ref()?.indexes));
        let found = indexes.zip(feed).map(|(indexes, feed)| {
            let positions = indexes.in_order(resource, order, section);
            positions.filter_map(|position| Some((position, feed.get(position)?)))
        });
        found.into_iter().flatten()
    }
}
