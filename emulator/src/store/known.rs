//! What a region knows that lags behind: the state without the latest changes that were made elsewhere.

use std::collections::VecDeque;
use std::sync::Arc;
use std::time::Duration;

use cosmosdb::types::ConsistencyLevel;

use super::{Node, Spot, State};
use crate::regions::{Here, RegionChange, milliseconds};
use crate::special;

/// The latest changes of documents, as long as some region may not know of them, the oldest first.
#[derive(Debug, Default)]
pub(super) struct History(VecDeque<Past>);

/// What was in one place before it was changed.
#[derive(Debug)]
struct Past {
    /// When it was changed, in milliseconds since 1970, and in which region.
    at: u64,
    region: usize,
    /// The number of the change among all of the account.
    change: u64,
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
        self.forget_known();
        let here = self.here;
        let way = spot.way(parent);
        let (before, lsn) = (self.node_shared(&way), self.lsn(parent));
        let parent = parent.to_vec();
        // The change itself is counted next.
        let change = self.changes + 1;
        self.history.0.push_back(Past { at: here.millis, change, region: here.region, parent, spot, before, lsn });
        true
    }

    /// Forgets the latest changes, which were undone.
    pub(crate) fn forget_past(&mut self, count: usize) {
        self.history.0.truncate(self.history.0.len().saturating_sub(count));
    }

    /// Lets every region know of all that was changed in some places.
    pub(crate) fn make_known(&mut self, places: &[(Vec<Spot>, Spot)]) {
        self.history.0.retain(|past| !places.iter().any(|(parent, spot)| *parent == past.parent && *spot == past.spot));
    }

    /// Lets every region know of everything.
    pub(crate) fn make_all_known(&mut self) {
        self.history.0.clear();
        self.regions.make_known(self.changes);
    }

    /// Lets another region take the writes, which knows of everything first, as all do.
    ///
    /// # Errors
    ///
    /// The reason why it cannot.
    pub(crate) fn fail_over(&mut self, region: usize) -> Result<(), String> {
        self.regions.fail_over(region)?;
        self.make_all_known();
        Ok(())
    }

    /// How many changes are not known everywhere, as far as is noted.
    pub(crate) fn count_unknown(&self) -> usize {
        self.history.0.len()
    }

    /// Sets how long it takes until a region knows of what is written elsewhere from now on; it knows of all that was.
    ///
    /// # Errors
    ///
    /// Writes would never be answered.
    pub(crate) fn set_lag(&mut self, region: usize, lag: Duration) -> Result<(), String> {
        if milliseconds(lag) == u64::MAX && self.consistency.level == ConsistencyLevel::Strong {
            return Err("under strong consistency, a lag for ever lets no write be answered".to_owned());
        }
        self.regions.set_lag(region, lag, self.changes);
        Ok(())
    }

    /// Changes a region in several ways; if one of them cannot be, in none.
    ///
    /// # Errors
    ///
    /// The reason why it cannot.
    pub(crate) fn change_region(&mut self, region: usize, change: &RegionChange) -> Result<(), String> {
        let before = self.regions.clone();
        if let Err(why) = self.change_in_turn(region, change) {
            self.regions = before;
            return Err(why);
        }
        if change.takes_writes {
            self.make_all_known();
        }
        Ok(())
    }

    /// It comes back before it is to take writes, and is taken away last.
    fn change_in_turn(&mut self, region: usize, change: &RegionChange) -> Result<(), String> {
        if let Some(lag) = change.lag {
            self.set_lag(region, lag)?;
        }
        if change.removed == Some(false) {
            self.regions.set_removed(region, false)?;
        }
        if change.takes_writes {
            self.regions.fail_over(region)?;
        }
        if change.removed == Some(true) {
            self.regions.set_removed(region, true)?;
        }
        if let Some(online) = change.online {
            self.regions.set_offline(region, !online);
        }
        Ok(())
    }

    /// Where and when a request of this consistency is served, in milliseconds since 1970; how far it may be behind there, by time and by
    /// the number of changes.
    pub(crate) fn at(&self, region: usize, millis: u64, level: &ConsistencyLevel) -> Here {
        let behind = self.consistency.behind(level, (self.regions.lag(region), self.regions.known(region)));
        let mut here = Here { region, millis, changes: 0, behind };
        let versions = self.consistency.versions_behind(level);
        // Of the changes that have not come yet, so many may stay unknown; those before them are known all the same.
        if let Some(last) = versions.and_then(|versions| self.unknown(here).rev().nth(versions)) {
            here.behind.since = last.change;
        }
        here
    }

    /// The changes that are not known here, the oldest first.
    fn unknown(&self, here: Here) -> impl DoubleEndedIterator<Item = &Past> {
        self.history.0.iter().filter(move |past| {
            past.region != here.region
                && past.change > here.behind.since
                && past.at.saturating_add(here.behind.time) > here.millis
        })
    }

    /// The state as it is known here; `None`: everything is.
    pub(crate) fn known(&mut self) -> Option<State> {
        let here = self.here;
        if here.behind.time == 0 {
            return None;
        }
        self.forget_known();
        let unknown: Vec<&Past> = self.unknown(here).collect();
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

    /// Forgets what every region knows of by now.
    fn forget_known(&mut self) {
        let (longest, now) = (self.regions.longest_lag(), self.here.millis);
        while self.history.0.front().is_some_and(|past| past.at.saturating_add(longest) <= now) {
            self.history.0.pop_front();
        }
    }
}

/// Whether changes of a place take their time to be known elsewhere.
fn is_replicated(parent: &[Spot], spot: Spot) -> bool {
    parent.iter().any(|spot| spot.resource.free) || special::is_replicated(spot.resource)
}
