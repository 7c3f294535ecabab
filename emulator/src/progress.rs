//! How far a partition has come, and how far that is known in each region.
//!
//! A region that lags does not know of the latest changes made elsewhere: sessions that have seen them are not available in it yet.

use std::collections::VecDeque;

use serde::{Deserialize, Serialize};

use crate::regions::{Here, Regions};

/// The changes of a partition.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(crate) struct Progress {
    /// The number of the last one.
    lsn: u64,
    /// How often the partition has been merged.
    merges: i64,
    /// The number of the last one made in each region.
    origins: Vec<u64>,
    /// Those that some regions may not know of yet, the oldest first. Nothing lags when an emulator starts.
    #[serde(skip)]
    latest: VecDeque<Write>,
}

#[derive(Debug, Clone, Copy)]
struct Write {
    lsn: u64,
    /// Its number among all of the account.
    change: u64,
    /// In milliseconds since 1970.
    at: u64,
    region: usize,
}

/// How far a session has come in a partition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Reached {
    /// The number that it has seen.
    pub(crate) lsn: u64,
    /// Of the changes made in a region.
    pub(crate) regions: Vec<(usize, u64)>,
}

impl Progress {
    pub(crate) fn at(lsn: u64) -> Self {
        Self { lsn, ..Self::default() }
    }

    /// How often the order of its changes has become another one.
    pub(crate) fn merges(&self) -> i64 {
        self.merges
    }

    /// Takes note of a change.
    pub(crate) fn write(&mut self, lsn: u64, here: Here, regions: &Regions) {
        self.lsn = lsn;
        self.set_origin(here.region, lsn);
        let longest = regions.longest_lag();
        while self.latest.front().is_some_and(|write| write.is_known(longest, here)) {
            self.latest.pop_front();
        }
        if longest > 0 {
            self.latest.push_back(Write { lsn, change: here.changes, at: here.millis, region: here.region });
        }
    }

    /// Goes on from a change that was made in a region before the emulator started, if it does not know of it.
    pub(crate) fn resume(&mut self, lsn: u64, region: usize) {
        if lsn > self.lsn {
            self.lsn = lsn;
            self.set_origin(region, lsn);
        }
    }

    fn set_origin(&mut self, region: usize, lsn: u64) {
        if self.origins.len() <= region {
            self.origins.resize(region + 1, 0);
        }
        if let Some(origin) = self.origins.get_mut(region) {
            *origin = lsn;
        }
    }

    /// That of the partition which is made of two.
    pub(crate) fn merge(mut self, other: Self) -> Self {
        if self.origins.len() < other.origins.len() {
            self.origins.resize(other.origins.len(), 0);
        }
        self.origins.iter_mut().zip(other.origins).for_each(|(own, other)| *own = other.max(*own));
        self.latest.extend(other.latest);
        self.latest.make_contiguous().sort_unstable_by_key(|write| write.lsn);
        Self { lsn: self.lsn.max(other.lsn), merges: self.merges.max(other.merges) + 1, ..self }
    }

    /// How far it has come as far as is known here.
    pub(crate) fn known_lsn(&self, here: Here, regions: &Regions) -> u64 {
        let highest = self.known_of_regions(here, regions).max().filter(|_| !self.origins.is_empty());
        highest.unwrap_or(self.lsn)
    }

    /// How far the changes made in each region are known here. All regions are told, whether anything was written in them or not:
    /// clients compare only vectors of the same length.
    pub(crate) fn known_of_regions(&self, here: Here, regions: &Regions) -> impl Iterator<Item = u64> {
        (0..regions.len()).map(move |origin| match self.first_unknown(origin, here) {
            // Before the first change of a region that is not known there may be others of it; any number between will do.
            Some(first) => first.saturating_sub(1),
            None => self.origins.get(origin).copied().unwrap_or(0),
        })
    }

    /// Whether everything that a session has seen is known here.
    pub(crate) fn has_reached(&self, session: &Reached, here: Here) -> bool {
        let seen = |region: usize| {
            let own = session.regions.iter().find(|(named, _)| *named == region);
            own.map_or(session.lsn, |(_, lsn)| *lsn)
        };
        let knows = |region| self.first_unknown(region, here).is_none_or(|first| seen(region) < first);
        session.lsn <= self.lsn && (0..self.origins.len()).all(knows)
    }

    /// The number of the first change of a region that is not known here.
    fn first_unknown(&self, origin: usize, here: Here) -> Option<u64> {
        if origin == here.region || here.behind.time == 0 {
            return None;
        }
        let is_known = |write: &Write| write.change <= here.behind.since || write.is_known(here.behind.time, here);
        let known = self.latest.partition_point(is_known);
        self.latest.range(known..).find(|write| write.region == origin).map(|write| write.lsn)
    }
}

impl Write {
    /// Whether it is known where it takes so many milliseconds.
    fn is_known(&self, lag: u64, here: Here) -> bool {
        self.at.saturating_add(lag) <= here.millis
    }
}
