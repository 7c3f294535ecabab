//! Finding documents by the indexes of their collection.

use cosmosdb_core::service::Resource;
use cosmosdb_query::epk::EpkRange;
use cosmosdb_sql::plan::PathRanges;

use super::{Position, Spot, State};

/// Fewer documents than this are looked at one by one.
const FEW: usize = 100;

impl State {
    /// Where the documents of a collection are, in order, that can have what a filter wants at these paths and lie in a span of the key
    /// space. `None`: anywhere.
    pub(crate) fn lookup(
        &mut self,
        parent: &[Spot],
        resource: &'static Resource,
        wanted: Vec<PathRanges>,
        span: &EpkRange,
    ) -> Option<Vec<Position>> {
        let collection = self.node_mut(parent)?;
        let feed = collection.feeds.get(resource.name).filter(|feed| resource.free && feed.len() >= FEW)?;
        let container = collection.container.as_mut()?;
        let is_indexed = |found: &PathRanges| container.policy.as_ref().is_some_and(|policy| policy.includes(&found.path));
        let wanted: Vec<PathRanges> = wanted.into_iter().filter(is_indexed).collect();
        container.indexes.find(resource, &wanted, span, feed)
    }
}
