//! Keeping the state: what has changed is noted by its place, and read there when a request is done.
//!
//! So a batch says how everything is by now, whatever was done and undone on the way.

use std::collections::BTreeMap;
use std::io;
use std::sync::Arc;

use cosmosdb_core::service::Resource;

use super::record::{self, Account, Counts, Of};
use super::{Feeds, History, Node, Spot, State, change_of};
use crate::api::Api;
use crate::storage::{Storage, Write};

/// The places where something has changed since it was last kept, by their keys.
#[derive(Debug, Clone, Default)]
pub(super) struct Places {
    /// Whether nothing is as it was kept.
    all: bool,
    account: bool,
    nodes: BTreeMap<Vec<u8>, Vec<Spot>>,
    /// With the numbers after which there are changes to log.
    containers: BTreeMap<Vec<u8>, (Vec<Spot>, u64)>,
    feeds: BTreeMap<Vec<u8>, (Vec<Spot>, &'static Resource)>,
}

impl State {
    pub(crate) fn notes_changes(&self) -> bool {
        self.changed.is_some()
    }

    /// Notes from now on what changes.
    pub(crate) fn note_changes(&mut self) {
        self.changed = Some(Places::default());
    }

    /// What has changed since this was last asked for, as what is to be written.
    pub(crate) fn take_changes(&mut self) -> Vec<Write> {
        let Some(changed) = self.changed.as_mut().map(std::mem::take) else { return Vec::new() };
        let mut writes: Vec<Write> = changed.all.then(|| Write::Remove(Vec::new())).into_iter().collect();
        let mut containers = changed.containers;
        for (key, way) in changed.nodes {
            let Some(node) = self.node(&way) else {
                writes.push(Write::Remove(key));
                continue;
            };
            if let Some(container) = &node.container {
                let logged = if changed.all { 0 } else { container.lsn };
                containers.entry(record::container_key(&way)).or_insert_with(|| (way.clone(), logged));
            }
            writes.push(Write::Put(key, record::of_node(node)));
        }
        for (key, (way, logged)) in containers {
            let Some(container) = self.node(&way).and_then(|node| node.container.as_deref()) else { continue };
            writes.push(Write::Put(key, record::to_json(&Counts::of(container))));
            let gone = container.log.whole_after();
            if gone > 0 {
                writes.push(Write::RemoveBetween(record::log_key(&way, 0), record::log_key(&way, gone)));
            }
            let new = container.log.all_after(logged);
            writes.extend(new.map(|change| Write::Put(record::log_key(&way, change.lsn), record::of_change(change))));
        }
        for (key, (parent, resource)) in changed.feeds {
            if let Some(feed) = self.feed(&parent, resource) {
                writes.push(Write::Put(key, feed.last.to_be_bytes().to_vec()));
            }
        }
        if changed.account {
            writes.push(Write::Put(record::account_key(), self.account()));
        }
        writes
    }

    /// Becomes what a storage has kept, and notes what changes from then on if that can be kept, too.
    ///
    /// # Errors
    ///
    /// It cannot be read, or not understood.
    pub(crate) fn load(&mut self, api: &Api, storage: &dyn Storage) -> io::Result<()> {
        (self.changed, self.journal, self.history) = (None, None, History::default());
        (self.feeds, self.lsn, self.changes) = (Feeds::new(), 0, 0);
        storage.read(&mut |key, value| {
            self.restore(api, key, value).ok_or_else(|| {
                let message = format!("damaged: the record {} cannot be understood", key.escape_ascii());
                io::Error::new(io::ErrorKind::InvalidData, message)
            })
        })?;
        if storage.is_durable() && storage.failure().is_none() {
            self.note_changes();
        }
        Ok(())
    }

    fn restore(&mut self, api: &Api, key: &[u8], value: &[u8]) -> Option<()> {
        let (way, of) = record::parse(api, key)?;
        match of {
            Of::Account => {
                let account: Account = record::read(value)?;
                (self.lsn, self.changes) = (account.lsn, account.changes);
                self.regions.restore(&account.regions);
            }
            Of::Node => {
                let (spot, parent) = way.split_last()?;
                let definition = self.definition(parent, spot.resource);
                let node = record::node(value, spot.resource, definition)?;
                self.resume(parent, &node);
                self.attach(parent, *spot, Arc::new(node)).ok()?;
            }
            Of::Container => record::read::<Counts>(value)?.restore(self.node_mut(&way)?.container.as_deref_mut()?),
            Of::Log(lsn) => {
                let container = self.node_mut(&way)?.container.as_deref_mut()?;
                container.log.record(record::change(lsn, value, &container.key)?);
            }
            Of::Feed(resource) => {
                let feed = Arc::make_mut(self.feeds_mut(&way).ok()?.entry(resource.name).or_default());
                feed.last = feed.last.max(u64::from_be_bytes(value.try_into().ok()?));
            }
        }
        Some(())
    }

    /// Counts on from the last change of a node, if that is not counted yet.
    fn resume(&mut self, parent: &[Spot], node: &Node) {
        self.changes = self.changes.max(change_of(node.etag()));
        let (region, epk) = (self.regions.write_region(), node.epk.clone().or_else(|| self.epk(parent)));
        match self.container_mut(parent) {
            Some(container) => {
                container.lsn = container.lsn.max(node.lsn);
                if let Some(progress) = epk.and_then(|epk| container.partitions.progress_of(&epk)) {
                    progress.resume(node.lsn, region);
                }
            }
            None => self.lsn = self.lsn.max(node.lsn),
        }
    }

    fn account(&self) -> Vec<u8> {
        record::to_json(&Account { lsn: self.lsn, changes: self.changes, regions: self.regions.record() })
    }

    // ---- noting ----------------------------------------------------------------------------------------------------

    /// Notes that nothing is as it was.
    pub(super) fn note_everything(&mut self, api: &Api) {
        if self.changed.is_some() {
            self.changed = Some(Places { all: true, account: true, ..Places::default() });
            self.note_below(api, &mut Vec::new());
        }
    }

    fn note_below(&mut self, api: &Api, parent: &mut Vec<Spot>) {
        for resource in api.children(parent.last().map(|spot| spot.resource)) {
            let Some(feed) = self.feed(parent, resource) else { continue };
            let spots: Vec<Spot> = feed.nodes.keys().map(|position| Spot { resource, position: *position }).collect();
            self.note_feed(parent, resource);
            for spot in spots {
                self.note_node(parent, spot);
                parent.push(spot);
                self.note_below(api, parent);
                parent.pop();
            }
        }
    }

    /// Notes that what the account keeps of itself has changed.
    pub(crate) fn note_account(&mut self) {
        if let Some(changed) = &mut self.changed {
            changed.account = true;
        }
    }

    /// Notes that a node is new, another one, or gone.
    pub(super) fn note_node(&mut self, parent: &[Spot], spot: Spot) {
        if let Some(changed) = &mut self.changed {
            let way = spot.way(parent);
            changed.nodes.insert(record::node_key(&way), way);
        }
    }

    /// Notes that a feed lacks something which it had.
    pub(super) fn note_feed(&mut self, parent: &[Spot], resource: &'static Resource) {
        if let Some(changed) = &mut self.changed {
            changed.feeds.insert(record::feed_key(parent, resource), (parent.to_vec(), resource));
        }
    }

    /// Notes that a change is about to be counted in the innermost collection of a way, or outside of all; whether the node is there
    /// afterwards that tells its number.
    pub(super) fn note_count(&mut self, spots: &[Spot], is_told: bool) {
        if self.changed.is_none() {
            return;
        }
        // No node tells in which region it was changed.
        let is_told = is_told && !self.regions.are_several();
        if !is_told {
            // Entity tags count all changes, wherever they are.
            self.note_account();
        }
        let ways = (1..=spots.len()).rev().filter_map(|end| spots.get(..end));
        let container = ways.into_iter().find_map(|way| Some((way, self.node(way)?.container.as_deref()?)));
        let container = container.filter(|(_, container)| !is_told || container.log.is_kept());
        let noted = container.map(|(way, container)| (record::container_key(way), (way.to_vec(), container.lsn)));
        if let (Some(changed), Some((key, place))) = (&mut self.changed, noted) {
            changed.containers.entry(key).or_insert(place);
        }
    }
}
