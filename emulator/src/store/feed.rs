//! Feeds: the resources of one kind in one parent, in order.

use std::collections::BTreeMap;
use std::hash::BuildHasher;
use std::sync::Arc;

use hashbrown::{DefaultHashBuilder, HashTable};

use super::Node;
use crate::partition_key::Key;

/// The resources of one kind in one parent.
#[derive(Debug, Clone, Default)]
pub(crate) struct Feed {
    pub(super) nodes: BTreeMap<Position, Arc<Node>>,
    /// By what is unique in a feed: the id, and for documents the partition key value with it.
    names: HashTable<Position>,
    hasher: DefaultHashBuilder,
    /// In the order of their last changes.
    changes: BTreeMap<u64, Position>,
    pub(super) last: u64,
}

/// Where a resource is in its feed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Position {
    /// The number of the resource, which its rid holds.
    pub(crate) number: u64,
}

impl Position {
    /// The place before it, whether anything is there or not.
    pub(crate) fn before(self) -> Self {
        Self { number: self.number.saturating_sub(1) }
    }

    /// The place after it.
    pub(crate) fn after(self) -> Self {
        Self { number: self.number.saturating_add(1) }
    }
}

impl Feed {
    pub(crate) fn get(&self, position: Position) -> Option<&Node> {
        self.nodes.get(&position).map(Arc::as_ref)
    }

    /// The nodes after a position, in order.
    pub(crate) fn after(&self, position: Option<Position>) -> impl Iterator<Item = (Position, &Node)> {
        use std::ops::Bound::{Excluded, Unbounded};
        let start = position.map_or(Unbounded, Excluded);
        self.nodes.range((start, Unbounded)).map(|(position, node)| (*position, node.as_ref()))
    }

    pub(crate) fn nodes(&self) -> impl Iterator<Item = (Position, &Node)> {
        self.after(None)
    }

    /// The nodes from a position on, in order: all of them, or those in a list of positions that is in order.
    pub(crate) fn some<'s>(
        &'s self,
        only: Option<&'s [Position]>,
        from: Option<Position>,
    ) -> impl Iterator<Item = (Position, &'s Node)> {
        let all = only.is_none().then(|| self.after(from.map(Position::before))).into_iter().flatten();
        let only = only.unwrap_or_default().iter().filter(move |position| from.is_none_or(|from| **position >= from));
        all.chain(only.filter_map(|position| Some((*position, self.get(*position)?))))
    }

    /// The nodes that were changed after a change, in the order of their last changes.
    pub(crate) fn changed_after(&self, lsn: u64) -> impl Iterator<Item = &Node> {
        use std::ops::Bound::{Excluded, Unbounded};
        self.changes.range((Excluded(lsn), Unbounded)).filter_map(|(_, position)| self.get(*position))
    }

    pub(crate) fn len(&self) -> usize {
        self.nodes.len()
    }

    pub(crate) fn find(&self, key: Option<&Key>, id: &str) -> Option<Position> {
        let is_it = |position: &Position| self.get(*position).is_some_and(|node| node.id == id && node.key.as_ref() == key);
        self.names.find(self.hasher.hash_one((key, id)), is_it).copied()
    }

    pub(super) fn add(&mut self, position: Position, node: Arc<Node>) {
        self.last = self.last.max(position.number);
        self.changes.insert(node.lsn, position);
        let hash = self.hasher.hash_one(name(&node));
        self.nodes.insert(position, node);
        let (nodes, hasher) = (&self.nodes, &self.hasher);
        let hash_of = |position: &Position| nodes.get(position).map_or(0, |node| hasher.hash_one(name(node)));
        self.names.insert_unique(hash, position, hash_of);
    }

    pub(super) fn remove(&mut self, position: Position) -> Option<Arc<Node>> {
        let node = self.nodes.remove(&position)?;
        self.changes.remove(&node.lsn);
        let hash = self.hasher.hash_one(name(&node));
        if let Ok(entry) = self.names.find_entry(hash, |other| *other == position) {
            entry.remove();
        }
        Some(node)
    }
}

/// What is unique of a node in its feed.
fn name(node: &Node) -> (Option<&Key>, &str) {
    (node.key.as_ref(), &node.id)
}
