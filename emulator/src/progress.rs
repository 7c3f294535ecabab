//! How far a partition has come, and how far that is known in each region.
//!
//! There is one copy of everything. A region that lags shows what there is all the same, but does not know of the latest changes
//! made elsewhere: sessions that have seen them are not available in it yet.

use std::collections::VecDeque;

use crate::regions::{Here, Regions};

/// The changes of a partition.
#[derive(Debug, Clone, Default)]
pub(crate) struct Progress {
    /// The number of the last one.
    lsn: u64,
    /// How often the partition has been merged.
    merges: i64,
    /// The number of the last one made in each region.
    origins: Vec<u64>,
    /// Those that some regions may not know of yet, the oldest first.
    latest: VecDeque<Write>,
}

#[derive(Debug, Clone, Copy)]
struct Write {
    lsn: u64,
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
        if self.origins.len() <= here.region {
            self.origins.resize(here.region + 1, 0);
        }
        if let Some(origin) = self.origins.get_mut(here.region) {
            *origin = lsn;
        }
        let longest = regions.longest_lag();
        self.latest.retain(|write| write.at.saturating_add(longest) > here.millis);
        if longest > 0 {
            self.latest.push_back(Write { lsn, at: here.millis, region: here.region });
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
    pub(crate) fn reached(&self, here: Here, regions: &Regions) -> Reached {
        let unknown = |origin: usize| self.unknown(here, regions).find(|write| write.region == origin).map(|write| write.lsn);
        // Before the first change that is not known there may be others of the region; any number between will do.
        let known = |origin: usize, last: u64| unknown(origin).map_or(last, |first| first.saturating_sub(1));
        let all = self.origins.iter().copied().enumerate();
        let known: Vec<(usize, u64)> = all.map(|(origin, last)| (origin, known(origin, last))).collect();
        let highest = known.iter().map(|(_, lsn)| *lsn).max();
        Reached { lsn: highest.unwrap_or(self.lsn), regions: known }
    }

    /// Whether everything that a session has seen is known here.
    pub(crate) fn has_reached(&self, session: &Reached, here: Here, regions: &Regions) -> bool {
        let seen = |region: usize| {
            let own = session.regions.iter().find(|(named, _)| *named == region);
            own.map_or(session.lsn, |(_, lsn)| *lsn)
        };
        session.lsn <= self.lsn && self.unknown(here, regions).all(|write| write.lsn > seen(write.region))
    }

    fn unknown(&self, here: Here, regions: &Regions) -> impl Iterator<Item = &Write> {
        let lag = regions.lag(here.region);
        self.latest.iter().filter(move |write| write.region != here.region && write.at.saturating_add(lag) > here.millis)
    }
}
