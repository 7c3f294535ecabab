//! What the emulator holds: a tree of resources, in memory.
//!
//! A node is a resource with its feeds; a feed is what of one kind is in a parent, in the order in which a list shows it. A collection
//! is a node with a [`Container`]: it counts the changes of everything in it, and knows the partition key of its documents. All
//! documents of a collection are in one feed; each knows where in the key space it lies, and so in which partition it is.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use cosmosdb_core::service::{IdKind, Resource};
use serde_json::{Map, Value};

use crate::api::{Api, identity};
use crate::change_log::{Change, Kind};
use crate::collections::Container;
use crate::consistency::Consistency;
use crate::error::{Failure, Fault, Outcome};
use crate::packed::Body;
use crate::partition_key::{Definition, Key};
use crate::regions::{Here, Regions};
use crate::rid::Rid;
use crate::router::{Path, Step};
use crate::script::{Bounds, Limits};
use crate::{json, media, special};

mod copy;
mod feed;
mod keep;
mod known;
mod lookup;
mod place;
mod record;
mod undo;

pub(crate) use copy::Copy;
pub(crate) use feed::{Feed, Position};
pub(crate) use lookup::Found;
pub(crate) use place::{Place, Spot};
pub(crate) use undo::Changed;

use known::History;
use undo::Journal;

/// Everything.
#[derive(Debug, Default)]
pub(crate) struct State {
    feeds: Feeds,
    /// Counts the changes outside of collections.
    lsn: u64,
    /// Counts all changes, for entity tags.
    changes: u64,
    /// What is needed to undo what is being done, if it may have to be.
    journal: Option<Journal>,
    /// What not every region knows of.
    history: History,
    /// Where something has changed that is still to be kept; `None`: nothing is kept.
    changed: Option<keep::Places>,
    /// Where the account is.
    pub(crate) regions: Regions,
    /// Where and when the request is served that is being carried out.
    pub(crate) here: Here,
    /// How many physical partitions a new collection has.
    pub(crate) partitions: u32,
    /// How consistent reads are.
    pub(crate) consistency: Consistency,
    /// What scripts may use.
    pub(crate) scripts: Arc<Bounds>,
}

/// The feeds of a node, by the names of the resources in them.
///
/// They are shared with whoever has a copy of the state, and become other ones when they are changed.
pub(crate) type Feeds = BTreeMap<&'static str, Arc<Feed>>;

/// A resource, with everything in it.
#[derive(Debug, Clone)]
pub(crate) struct Node {
    pub(crate) rid: Rid,
    pub(crate) id: String,
    /// The partition key value of a document.
    pub(crate) key: Option<Key>,
    /// Where that lies in the collection's key space.
    pub(crate) epk: Option<Box<str>>,
    /// All of it, with what the service adds.
    pub(crate) body: Body,
    /// How many bytes the body has as text.
    pub(crate) size: usize,
    /// Raw bytes that belong to it.
    pub(crate) media: Option<Box<media::Media>>,
    /// When it was last changed, in seconds since 1970.
    pub(crate) timestamp: u64,
    /// The number of its last change.
    pub(crate) lsn: u64,
    /// The number of the change before that; `None`: it is as it was made.
    pub(crate) lsn_before: Option<u64>,
    /// What makes it a collection.
    pub(crate) container: Option<Box<Container>>,
    feeds: Feeds,
}

/// What the ids of a path are.
#[derive(Clone, Copy)]
enum By {
    Name,
    Rid,
}

impl State {
    /// Nothing, in these regions.
    pub(crate) fn new(regions: Regions, partitions: u32, scripts: Limits) -> Self {
        Self { regions, partitions, scripts: Arc::new(Bounds::new(scripts)), ..Self::default() }
    }

    // ---- reading ---------------------------------------------------------------------------------------------------

    /// Whether anything was ever changed.
    pub(crate) fn has_changed(&self) -> bool {
        self.changes > 0
    }

    /// The node at the end of a way; `None` also for the root, which is none.
    pub(crate) fn node(&self, spots: &[Spot]) -> Option<&Node> {
        let (first, rest) = spots.split_first()?;
        let start = self.feeds.get(first.resource.name)?.get(first.position)?;
        rest.iter().try_fold(start, |node, spot| node.feeds.get(spot.resource.name)?.get(spot.position))
    }

    /// The nodes along a way, as far as they are there.
    fn along<'s>(&'s self, spots: &[Spot]) -> impl Iterator<Item = (Spot, &'s Node)> {
        let mut feeds = &self.feeds;
        spots.iter().map_while(move |spot| {
            let node = feeds.get(spot.resource.name)?.get(spot.position)?;
            feeds = &node.feeds;
            Some((*spot, node))
        })
    }

    /// The node at the end of a way, as it is now whatever becomes of it.
    pub(crate) fn node_shared(&self, spots: &[Spot]) -> Option<Arc<Node>> {
        let (last, parent) = spots.split_last()?;
        self.feed(parent, last.resource)?.nodes.get(&last.position).cloned()
    }

    /// A feed of the node at the end of a way, or of the root; `None` where nothing is in it.
    pub(crate) fn feed(&self, parent: &[Spot], resource: &Resource) -> Option<&Feed> {
        let feeds = if parent.is_empty() { &self.feeds } else { &self.node(parent)?.feeds };
        feeds.get(resource.name).map(Arc::as_ref)
    }

    /// The rids of the nodes along a way.
    pub(crate) fn rids(&self, spots: &[Spot]) -> Vec<Rid> {
        self.along(spots).map(|(_, node)| node.rid.clone()).collect()
    }

    /// The rid of the node at the end of a way, which is empty for the root.
    pub(crate) fn rid(&self, spots: &[Spot]) -> Rid {
        self.node(spots).map_or_else(Rid::root, |node| node.rid.clone())
    }

    /// The innermost collection of a way.
    pub(crate) fn collection(&self, spots: &[Spot]) -> Option<&Node> {
        self.along(spots).map(|(_, node)| node).filter(|node| node.container.is_some()).last()
    }

    /// What makes it one.
    pub(crate) fn container(&self, spots: &[Spot]) -> Option<&Container> {
        self.collection(spots)?.container.as_deref()
    }

    /// How many changes there were, in the innermost collection of a way or outside of all.
    pub(crate) fn lsn(&self, spots: &[Spot]) -> u64 {
        self.container(spots).map_or(self.lsn, |container| container.lsn)
    }

    /// The way by ids: `dbs/shop/colls/orders`.
    pub(crate) fn path_by_ids(&self, spots: &[Spot]) -> String {
        self.path(spots, |node, path| path.push_str(&node.id))
    }

    /// The way by rids, as `_self` has it.
    pub(crate) fn self_link(&self, spots: &[Spot]) -> String {
        let end = spots.last().map_or("", |spot| special::self_link_end(spot.resource));
        format!("{}{end}", self.path_by_rids(spots))
    }

    fn path_by_rids(&self, spots: &[Spot]) -> String {
        self.path(spots, |node, path| path.push_str(&node.rid.to_string()))
    }

    /// The way by what is put at the end of the path for each node.
    fn path(&self, spots: &[Spot], put: impl Fn(&Node, &mut String)) -> String {
        let mut path = String::with_capacity(64);
        for (spot, node) in self.along(spots) {
            if !path.is_empty() {
                path.push('/');
            }
            path.push_str(spot.resource.segment);
            path.push('/');
            put(node, &mut path);
        }
        path
    }

    // ---- finding ---------------------------------------------------------------------------------------------------

    /// Follows a path as far as there is something. Names come first; where they lead nowhere, the ids may be rids, all of them.
    ///
    /// `key` is the partition key value that the request names, for the documents on the way.
    pub(crate) fn locate(&self, api: &Api, path: &Path, key: Option<&Key>) -> Outcome<Vec<Spot>> {
        let by_name = self.follow(api, path, key, By::Name)?;
        if by_name.is_empty() && !path.steps.is_empty() {
            return self.follow(api, path, key, By::Rid);
        }
        Ok(by_name)
    }

    fn follow(&self, api: &Api, path: &Path, key: Option<&Key>, by: By) -> Outcome<Vec<Spot>> {
        let mut spots = Vec::with_capacity(path.steps.len());
        for step in &path.steps {
            let key = match self.definition(&spots, step.resource) {
                Some(definition) => Some(definition.point(key.cloned())?),
                None => None,
            };
            let found = match by {
                By::Name if step.resource.id == IdKind::Name => {
                    self.feed(&spots, step.resource).and_then(|feed| feed.find(key.as_ref(), &step.id))
                }
                _ => self.step_by_rid(api, &spots, step, key),
            };
            let Some(position) = found else { break };
            spots.push(Spot { resource: step.resource, position });
        }
        Ok(spots)
    }

    /// How the partition key of a free resource in `parent` is told; `None`: it has none.
    pub(crate) fn definition(&self, parent: &[Spot], resource: &Resource) -> Option<&Definition> {
        if resource.free { Some(&self.container(parent)?.key) } else { None }
    }

    fn step_by_rid(&self, api: &Api, parent: &[Spot], step: &Step, key: Option<Key>) -> Option<Position> {
        let rid = Rid::parse(&step.id)?;
        let position = self.position(api, parent, step.resource, &rid)?;
        let node = self.feed(parent, step.resource)?.get(position)?;
        // A document has to be asked for with its own partition key value.
        (node.key == key).then_some(position)
    }

    /// Where in a feed a rid is, or would be: what was deleted had its place, too.
    pub(crate) fn position(&self, api: &Api, parent: &[Spot], resource: &Resource, rid: &Rid) -> Option<Position> {
        let number = rid.number(&self.rid(parent), api.form(resource))?;
        Some(Position { number })
    }

    /// The way to what has a rid, whatever kind of resource it is; its partition key value is not asked for.
    pub(crate) fn locate_rid(&self, api: &Api, rid: &Rid) -> Option<Vec<Spot>> {
        self.search(api, &mut Vec::new(), rid)
    }

    fn search(&self, api: &Api, spots: &mut Vec<Spot>, rid: &Rid) -> Option<Vec<Spot>> {
        let feeds = if spots.is_empty() { &self.feeds } else { &self.node(spots)?.feeds };
        let parent = spots.last().map(|spot| spot.resource);
        for resource in api.children(parent) {
            let Some(feed) = feeds.get(resource.name) else { continue };
            // Either the rid itself, or the front of it that is this child's.
            let own = self.rid(spots).child(api.form(resource), 0).len();
            let Some(front) = rid.front(own) else { continue };
            let Some(position) = self.position(api, spots, resource, &front) else { continue };
            if feed.get(position).is_none_or(|node| node.rid != front) {
                continue;
            }
            spots.push(Spot { resource, position });
            if front == *rid {
                return Some(std::mem::take(spots));
            }
            if let Some(found) = self.search(api, spots, rid) {
                return Some(found);
            }
            spots.pop();
        }
        None
    }

    // ---- changing --------------------------------------------------------------------------------------------------

    /// Adds a resource, and returns the way to it.
    pub(crate) fn insert(
        &mut self,
        api: &Api,
        parent: &[Spot],
        resource: &'static Resource,
        draft: Draft,
        now: u64,
    ) -> Outcome<Vec<Spot>> {
        let definition = self.definition(parent, resource);
        let key = definition.map(|definition| definition.extract(&draft.body));
        let epk = definition.zip(key.as_ref()).map(|(definition, key)| definition.epk(key));
        let feed = self.feed(parent, resource);
        let number = feed.map_or(0, |feed| feed.last) + 1;
        let position = Position { number };
        let rid = self.rid(parent).child(api.form(resource), number);
        let id = match identity(resource).and_then(|id| draft.body.get(id)).and_then(Value::as_str) {
            Some(id) if resource.id != IdKind::Rid => id.to_owned(),
            _ => rid.to_string(),
        };
        if feed.is_some_and(|feed| feed.find(key.as_ref(), &id).is_some()) {
            return Err(taken());
        }
        if resource.free {
            self.check_unique(parent, key.as_ref(), &draft.body, None)?;
        }

        let mut body = draft.body;
        if let (Some(identity), IdKind::Rid) = (identity(resource), resource.id) {
            body.insert(identity.to_owned(), Value::String(id.clone()));
        }
        let mut node = Node {
            rid,
            id,
            key,
            epk,
            body: Body::default(),
            size: 0,
            media: draft.media,
            timestamp: now,
            lsn: 0,
            lsn_before: None,
            container: draft.container,
            feeds: Feeds::new(),
        };
        let mut spots = parent.to_vec();
        spots.push(Spot { resource, position });
        let link = format!("{}{}", self.path_by_rids(parent), if parent.is_empty() { "" } else { "/" });
        let link = format!("{link}{}/{}{}", resource.segment, node.rid, special::self_link_end(resource));
        self.stamp(api, &spots, &mut node, body, link, now);

        let spot = Spot { resource, position };
        self.remember(parent, spot);
        self.log(parent, resource, now, node.lsn, || Change::of(Kind::Create, Some(&node), None));
        self.attach(parent, spot, Arc::new(node))?;
        Ok(spots)
    }

    /// Puts a new body in the place of the one that a resource has. Its id may change, its partition key value not.
    pub(crate) fn replace(&mut self, api: &Api, spots: &[Spot], draft: Draft, now: u64) -> Outcome<()> {
        let missing = || Failure::internal("What is to be replaced is not there.");
        let (spot, parent) = spots.split_last().ok_or_else(missing)?;
        let Spot { resource, position } = *spot;
        let old = self.node(spots).ok_or_else(missing)?;
        let id = match identity(resource).and_then(|id| draft.body.get(id)).and_then(Value::as_str) {
            Some(id) if resource.id != IdKind::Rid => id.to_owned(),
            _ => old.id.clone(),
        };
        let key = old.key.clone();
        if id != old.id && self.feed(parent, resource).is_some_and(|feed| feed.find(key.as_ref(), &id).is_some()) {
            return Err(taken());
        }
        if resource.free {
            self.check_unique(parent, key.as_ref(), &draft.body, Some(position))?;
        }

        let link = self.self_link(spots);
        // The node is taken out to be changed: nothing fails from here on.
        self.remember(parent, *spot);
        let mut node = Arc::unwrap_or_clone(self.detach(parent, *spot)?);
        let old_body = node.body.clone();
        node.id = id;
        node.lsn_before = Some(node.lsn);
        if let (Some(container), Some(new)) = (node.container.as_deref_mut(), draft.container) {
            container.adopt(*new);
            for child in api.children(Some(resource)).filter(|child| child.free) {
                let documents = node.feeds.get(child.name).into_iter().flat_map(|feed| feed.nodes());
                documents.for_each(|(position, document)| container.lifetimes.add(child, position, document));
            }
        }
        // Metadata that a client writes leaves raw media alone only where it still refers to them.
        if draft.media.is_some() || !media::refers(&draft.body, &node.rid) {
            node.media = draft.media;
        }
        self.stamp(api, spots, &mut node, draft.body, link, now);
        self.log(parent, resource, now, node.lsn, || Change::of(Kind::Replace, Some(&node), Some(old_body)));
        self.attach(parent, *spot, Arc::new(node))
    }

    /// Takes over a document as it was written elsewhere, or that it is gone, whatever is here.
    pub(crate) fn take_over(&mut self, parent: &[Spot], spot: Spot, node: Option<Arc<Node>>, now: u64) -> Outcome<()> {
        if self.feeds_mut(parent).is_err() {
            // What it was in has gone.
            return Ok(());
        }
        self.remember(parent, spot);
        let way = spot.way(parent);
        let old = self.node_shared(&way);
        if old.is_some() {
            self.note_feed(parent, spot.resource);
            self.detach(parent, spot)?;
        }
        let lsn = self.count_for(parent, node.as_deref().or(old.as_deref()));
        match (node, old) {
            (Some(mut node), old) => {
                let own = Arc::make_mut(&mut node);
                own.lsn = lsn;
                // What is in it arrives by itself.
                own.feeds = old.as_ref().map(|old| old.feeds.clone()).unwrap_or_default();
                let kind = if old.is_some() { Kind::Replace } else { Kind::Create };
                let before = old.map(|old| old.body.clone());
                self.log(parent, spot.resource, now, lsn, || Change::of(kind, Some(&node), before));
                self.attach(parent, spot, node)
            }
            (None, Some(old)) => {
                let before = Some(old.body.clone());
                self.log(parent, spot.resource, now, lsn, || Change::of(Kind::Delete, None, before).about(&old));
                Ok(())
            }
            (None, None) => Ok(()),
        }
    }

    /// Counts a change of a document; returns its number.
    pub(crate) fn count_for(&mut self, parent: &[Spot], node: Option<&Node>) -> u64 {
        self.count(parent, node.and_then(|node| node.epk.as_deref()), false)
    }

    /// Where other resources are that have the id of this one, or values of its unique keys.
    pub(crate) fn in_the_way(&self, parent: &[Spot], spot: Spot, node: &Node) -> BTreeSet<Position> {
        let same = self.feed(parent, spot.resource).and_then(|feed| feed.find(node.key.as_ref(), &node.id));
        let unique = self.container(parent).filter(|_| spot.resource.free).map(|container| &container.unique);
        let unique = unique.into_iter().flat_map(|unique| unique.taken_by(node.key.as_ref(), &node.body));
        same.into_iter().chain(unique).filter(|at| *at != spot.position).collect()
    }

    /// Sees to it that the number of a place is given to nothing else.
    pub(crate) fn reserve(&mut self, parent: &[Spot], spot: Spot) {
        if let Ok(feeds) = self.feeds_mut(parent) {
            let feed = Arc::make_mut(feeds.entry(spot.resource.name).or_default());
            feed.last = feed.last.max(spot.position.number);
            self.note_feed(parent, spot.resource);
        }
    }

    /// Removes a resource with everything in it.
    pub(crate) fn remove(&mut self, spots: &[Spot], now: u64) -> Outcome<Arc<Node>> {
        self.remove_as(Kind::Delete, spots, now)
    }

    fn remove_as(&mut self, kind: Kind, spots: &[Spot], now: u64) -> Outcome<Arc<Node>> {
        let (spot, parent) = spots.split_last().ok_or_else(|| Failure::internal("What is to be removed is not there."))?;
        self.remember(parent, *spot);
        self.note_feed(parent, spot.resource);
        let node = self.detach(parent, *spot)?;
        let lsn = self.count(parent, node.epk.as_deref(), false);
        self.log(parent, spot.resource, now, lsn, || Change::of(kind, None, Some(node.body.clone())).about(&node));
        Ok(node)
    }

    /// Removes what has outlived its time in the collection of a way; whether there was anything.
    pub(crate) fn expire(&mut self, spots: &[Spot], now: u64) -> Outcome<bool> {
        let collection = self.along(spots).position(|(_, node)| node.container.is_some());
        let Some(way) = collection.and_then(|at| spots.get(..=at)) else { return Ok(false) };
        let mut any = false;
        while let Some((resource, position)) = self.container(way).and_then(|container| container.lifetimes.over(now)) {
            let mut spots = way.to_vec();
            spots.push(Spot { resource, position });
            self.remove_as(Kind::Expire, &spots, now)?;
            any = true;
        }
        if self.container(way).is_some_and(|container| container.log.is_outdated(now)) {
            self.note_count(way, false);
            self.container_mut(way).into_iter().for_each(|container| container.log.prune(now));
        }
        Ok(any)
    }

    /// How many bytes of media there are in all collections.
    pub(crate) fn media_size(&self) -> u64 {
        fn sum(feeds: &Feeds) -> u64 {
            let nodes = feeds.values().flat_map(|feed| feed.nodes.values());
            nodes.map(|node| node.container.as_ref().map_or_else(|| sum(&node.feeds), |container| container.media)).sum()
        }
        sum(&self.feeds)
    }

    /// How many resources of a kind there are in the whole account; what lives in collections is not looked at.
    pub(crate) fn total(&self, resource: &str) -> usize {
        fn sum(feeds: &Feeds, resource: &str) -> usize {
            let here = feeds.get(resource).map_or(0, |feed| feed.len());
            let nodes = feeds.values().flat_map(|feed| feed.nodes.values()).filter(|node| node.container.is_none());
            here + nodes.map(|node| sum(&node.feeds, resource)).sum::<usize>()
        }
        sum(&self.feeds, resource)
    }

    // ---- below -----------------------------------------------------------------------------------------------------

    fn feeds_mut(&mut self, spots: &[Spot]) -> Outcome<&mut Feeds> {
        let missing = || Failure::internal("The parent is not there.");
        spots.iter().try_fold(&mut self.feeds, |feeds, spot| {
            let feed = Arc::make_mut(feeds.get_mut(spot.resource.name).ok_or_else(missing)?);
            feed.nodes.get_mut(&spot.position).map(|node| &mut Arc::make_mut(node).feeds).ok_or_else(missing)
        })
    }

    fn node_mut(&mut self, spots: &[Spot]) -> Option<&mut Node> {
        let (last, parent) = spots.split_last()?;
        let feed = Arc::make_mut(self.feeds_mut(parent).ok()?.get_mut(last.resource.name)?);
        feed.nodes.get_mut(&last.position).map(Arc::make_mut)
    }

    pub(crate) fn container_mut(&mut self, spots: &[Spot]) -> Option<&mut Container> {
        let end = (1..=spots.len())
            .rev()
            .find(|end| spots.get(..*end).and_then(|way| self.node(way)).is_some_and(|node| node.container.is_some()))?;
        self.node_mut(spots.get(..end)?)?.container.as_deref_mut()
    }

    /// Counts a change of what lies at `epk`, or in something that lies anywhere; returns its number. `is_told`: there is a node afterwards
    /// that has it.
    fn count(&mut self, parent: &[Spot], epk: Option<&str>, is_told: bool) -> u64 {
        self.note_count(parent, is_told);
        self.changes += 1;
        let epk = epk.map(Box::from).or_else(|| self.epk(parent));
        let (here, regions) = (Here { changes: self.changes, ..self.here }, std::mem::take(&mut self.regions));
        let lsn = match self.container_mut(parent) {
            Some(container) => {
                container.lsn += 1;
                let lsn = container.lsn;
                if let Some(progress) = epk.and_then(|epk| container.partitions.progress_of(&epk)) {
                    progress.write(lsn, here, &regions);
                }
                lsn
            }
            None => {
                self.lsn += 1;
                self.lsn
            }
        };
        self.regions = regions;
        lsn
    }

    /// Where the document of a way lies.
    fn epk(&self, spots: &[Spot]) -> Option<Box<str>> {
        (1..=spots.len()).rev().find_map(|end| self.node(spots.get(..end)?)?.epk.clone())
    }

    /// Puts a node in its feed, and into whatever is kept of the nodes there.
    fn attach(&mut self, parent: &[Spot], spot: Spot, node: Arc<Node>) -> Outcome<()> {
        self.note_node(parent, spot);
        let Spot { resource, position } = spot;
        if let Some(container) = self.container_mut(parent) {
            container.grown(resource.free, node.size + node.size_below(), node.media_size() + node.media_below());
            if resource.free {
                container.unique.add(node.key.as_ref(), &node.body, position);
                container.lifetimes.add(resource, position, &node);
                container.indexes.add(resource, position, &node);
            }
        }
        Arc::make_mut(self.feeds_mut(parent)?.entry(resource.name).or_default()).add(position, node);
        Ok(())
    }

    /// Takes a node out of its feed, and out of whatever is kept of the nodes there.
    fn detach(&mut self, parent: &[Spot], spot: Spot) -> Outcome<Arc<Node>> {
        self.note_node(parent, spot);
        let missing = || Failure::internal("What is to be changed is not there.");
        let Spot { resource, position } = spot;
        let feed = Arc::make_mut(self.feeds_mut(parent)?.get_mut(resource.name).ok_or_else(missing)?);
        let node = feed.remove(position).ok_or_else(missing)?;
        if let Some(container) = self.container_mut(parent) {
            container.shrunk(resource.free, node.size + node.size_below(), node.media_size() + node.media_below());
            if resource.free {
                container.unique.remove(node.key.as_ref(), &node.body);
                container.lifetimes.remove(resource, position, &node);
                container.indexes.remove(resource, position, &node);
            }
        }
        Ok(node)
    }

    /// Logs a change of a document, if the collection keeps a log.
    fn log(&mut self, parent: &[Spot], resource: &Resource, now: u64, lsn: u64, change: impl FnOnce() -> Change) {
        if resource.free
            && let Some(container) = self.container_mut(parent)
            && container.log.is_kept()
        {
            container.log.record(Change { lsn, timestamp: now, ..change() });
        }
    }

    fn check_unique(&self, parent: &[Spot], key: Option<&Key>, body: &Map<String, Value>, own: Option<Position>) -> Outcome<()> {
        match self.container(parent) {
            Some(container) if container.unique.is_taken(key, body, own) => Err(Failure::new(
                Fault::UniqueIndexConflict,
                "Unique index constraint violation: another document with the same partition key value has these values.",
            )),
            _ => Ok(()),
        }
    }

    /// Counts the change of a node, and writes what the service sets.
    fn stamp(&mut self, api: &Api, spots: &[Spot], node: &mut Node, mut body: Map<String, Value>, link: String, now: u64) {
        let Some((spot, parent)) = spots.split_last() else { return };
        node.lsn = self.count(parent, node.epk.as_deref(), true);
        if let Some(container) = node.container.as_deref_mut() {
            container.lsn += 1;
        }
        node.timestamp = now;

        if node.media.is_some() {
            media::refer(&mut body, &node.rid);
        }
        let links = api.links(spot.resource);
        // What was there is taken out first: what the service sets stands at the end.
        for name in ["_rid", "_self", "_etag", "_ts"].into_iter().chain(links.iter().map(|(name, _)| *name)) {
            body.shift_remove(name);
        }
        body.insert("_rid".to_owned(), Value::String(node.rid.to_string()));
        body.insert("_self".to_owned(), Value::String(link));
        body.insert("_etag".to_owned(), Value::String(etag(self.changes, now)));
        for (name, link) in links {
            body.insert(name.to_owned(), Value::String(link));
        }
        body.insert("_ts".to_owned(), Value::from(now));
        node.size = json::size(&body);
        node.body = Body::pack(&body);
    }
}

/// A resource that is to be written.
#[derive(Debug, Default)]
pub(crate) struct Draft {
    pub(crate) body: Map<String, Value>,
    pub(crate) media: Option<Box<media::Media>>,
    pub(crate) container: Option<Box<Container>>,
}

impl Node {
    /// The entity tag, quotes included.
    pub(crate) fn etag(&self) -> &str {
        self.body.text("_etag").unwrap_or_default()
    }

    fn media_size(&self) -> u64 {
        self.media.as_ref().map_or(0, |media| media.bytes.len() as u64)
    }

    fn size_below(&self) -> usize {
        let nodes = self.feeds.values().flat_map(|feed| feed.nodes.values());
        nodes.map(|node| node.size + node.size_below()).sum()
    }

    fn media_below(&self) -> u64 {
        let nodes = self.feeds.values().flat_map(|feed| feed.nodes.values());
        nodes.map(|node| node.media_size() + node.media_below()).sum()
    }

    /// How many resources of a kind are in it.
    pub(crate) fn count(&self, resource: &str) -> usize {
        self.feeds.get(resource).map_or(0, |feed| feed.len())
    }
}

fn taken() -> Failure {
    Failure::new(Fault::Conflict, "Entity with the specified id already exists in the system.")
}

/// An entity tag in the service's form: a counter, and the time in seconds.
fn etag(change: u64, now: u64) -> String {
    format!("\"{:08x}-{:04x}-0000-0000-{:08x}0000\"", change & 0xFFFF_FFFF, (change >> 32) & 0xFFFF, now & 0xFFFF_FFFF)
}

/// The counter in an entity tag.
fn change_of(etag: &str) -> u64 {
    let mut parts = etag.trim_matches('"').split('-').map(|part| u64::from_str_radix(part, 16).unwrap_or(0));
    let (low, high) = (parts.next().unwrap_or(0), parts.next().unwrap_or(0));
    high << 32 | low
}
