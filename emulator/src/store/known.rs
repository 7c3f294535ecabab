//! What a region knows that lags behind: the state without the latest changes that were made elsewhere.

use std::collections::VecDeque;
use std::sync::Arc;

use super::{Feeds, Node, Spot, State};
use crate::special::{self, Kind};

/// The latest changes of documents, as long as some region may not know of them, the oldest first.
#[derive(Debug, Default)]
pub(super) struct History(VecDeque<Past>);

/// What was in one place before it was changed.
#[derive(Debug)]
struct Past {
    /// When it was changed, in milliseconds since 1970, and in which region.
    at: u64,
    region: usize,
    parent: Vec<Spot>,
    spot: Spot,
    before: Option<Arc<Node>>,
    /// How many changes there had been in the collection.
    lsn: u64,
}

impl State {
    /// Takes note of what is in a place that is about to be changed; whether there is a region that may not know of it.
    pub(super) fn note_past(&mut self, parent: &[Spot], spot: Spot) -> bool {
        let longest = self.regions.longest_lag();
        if longest == 0 || !is_replicated(parent, spot) {
            return false;
        }
        let here = self.here;
        while self.history.0.front().is_some_and(|past| past.at.saturating_add(longest) <= here.millis) {
            self.history.0.pop_front();
        }
        let way: Vec<Spot> = parent.iter().copied().chain([spot]).collect();
        let (before, lsn) = (self.node_shared(&way), self.lsn(parent));
        let parent = parent.to_vec();
        self.history.0.push_back(Past { at: here.millis, region: here.region, parent, spot, before, lsn });
        true
    }

    /// Forgets the latest changes, which were undone.
    pub(super) fn forget_past(&mut self, count: usize) {
        self.history.0.truncate(self.history.0.len().saturating_sub(count));
    }

    /// Lets every region know of all that was changed in some places.
    pub(crate) fn make_known(&mut self, places: &[(Vec<Spot>, Spot)]) {
        self.history.0.retain(|past| !places.iter().any(|(parent, spot)| *parent == past.parent && *spot == past.spot));
    }

    /// Lets another region take the writes, which knows of everything first, as all do.
    ///
    /// # Errors
    ///
    /// The reason why it cannot.
    pub(crate) fn fail_over(&mut self, region: usize) -> Result<(), String> {
        self.regions.fail_over(region)?;
        self.history.0.clear();
        forget_lags(&mut self.feeds);
        Ok(())
    }

    /// The state as it is known here; `None`: everything is.
    pub(crate) fn known(&self) -> Option<State> {
        let here = self.here;
        let is_unknown = |past: &&Past| past.region != here.region && past.at.saturating_add(here.behind.time) > here.millis;
        let unknown: Vec<&Past> = self.history.0.iter().filter(is_unknown).collect();
        let most = here.behind.versions.unwrap_or(usize::MAX);
        let unknown = unknown.get(unknown.len().saturating_sub(most)..).unwrap_or_default();
        if unknown.is_empty() {
            return None;
        }
        let mut view = self.fork();
        view.here = here;
        for past in unknown.iter().rev() {
            // Where the collection has gone meanwhile, there is nothing to be put back.
            let _ = view.put_back(&past.parent, past.spot, past.before.clone());
            if let Some(container) = view.container_mut(&past.parent) {
                container.known = Some(container.known.map_or(past.lsn, |known| known.min(past.lsn)));
            }
        }
        Some(view)
    }
}

/// Lets every region know of all sessions.
fn forget_lags(feeds: &mut Feeds) {
    for feed in feeds.values_mut() {
        for node in Arc::make_mut(feed).nodes.values_mut() {
            let node = Arc::make_mut(node);
            match node.container.as_deref_mut() {
                Some(container) => container.partitions.forget_lags(),
                None => forget_lags(&mut node.feeds),
            }
        }
    }
}

/// Whether changes of a place take their time to be known elsewhere: those of documents do, and of what is in them.
fn is_replicated(parent: &[Spot], spot: Spot) -> bool {
    let is_free = |spot: &Spot| spot.resource.free || special::kind(spot.resource) == Kind::Conflict;
    is_free(&spot) || parent.iter().any(is_free)
}
