//! What waits for one partition key range, and how much of it may be on its way at once.

use std::collections::{HashSet, VecDeque};

use tokio::time::Instant;

use super::item::Item;
use crate::service::Batch;

/// How many full requests of a range are on their way at most.
const MOST_REQUESTS: usize = 50;
/// How many of those that may not be sent yet are looked through for some that may.
const LOOKED_THROUGH: usize = 1000;

/// The operations of one range.
pub(super) struct Lane {
    /// In the order in which they were given.
    queue: VecDeque<Item>,
    most: Batch,
    /// How many operations may be on their way: one request more each round while all goes well, half of it after a throttling.
    window: usize,
    flying: usize,
    /// Counts how often the window shrank: a throttling of what was sent before the last time tells nothing new.
    era: u64,
    /// Nothing is sent before this.
    hold: Option<Instant>,
}

impl Lane {
    pub(super) fn new(most: Batch) -> Self {
        Self { queue: VecDeque::new(), most, window: most.operations, flying: 0, era: 0, hold: None }
    }

    pub(super) fn era(&self) -> u64 {
        self.era
    }

    pub(super) fn is_idle(&self) -> bool {
        self.queue.is_empty() && self.flying == 0
    }

    /// Adds an operation at its place in the order.
    pub(super) fn insert(&mut self, item: Item) {
        // Most are added at the end, and those that come back at the beginning.
        let at = match self.queue.back() {
            Some(last) if last.index > item.index => self.queue.partition_point(|other| other.index < item.index),
            _ => self.queue.len(),
        };
        self.queue.insert(at, item);
    }

    /// All that waits.
    pub(super) fn drain(&mut self) -> impl Iterator<Item = Item> {
        std::mem::take(&mut self.queue).into_iter()
    }

    /// The operations of the next request; none if nothing may be sent now. `busy`: the places in the key space of which something is on
    /// its way, if the order is kept.
    pub(super) fn take(&mut self, now: Instant, mut busy: Option<&mut HashSet<String>>) -> Vec<Item> {
        if self.hold.is_some_and(|hold| hold > now) || self.queue.is_empty() {
            return Vec::new();
        }
        let mut room = self.most.operations.min(self.window);
        // What is left of the window is waited for, until it is a request's worth.
        if self.flying > 0 && self.window.saturating_sub(self.flying) < room.min(self.queue.len()) {
            return Vec::new();
        }
        let (mut taken, mut bytes, mut kept, mut passed): (Vec<Item>, _, Vec<Item>, HashSet<String>) =
            (Vec::new(), 2, Vec::new(), HashSet::new());
        while let Some(item) = self.queue.pop_front() {
            let size = item.text.len() + 1;
            let full =
                taken.len() >= room || (!taken.is_empty() && bytes + size > self.most.bytes) || kept.len() >= LOOKED_THROUGH;
            if full {
                self.queue.push_front(item);
                break;
            }
            let waits = busy.as_ref().is_some_and(|busy| busy.contains(&item.epk) || passed.contains(&item.epk));
            if waits || !item.is_due(now) || taken.len() >= item.company {
                if busy.is_some() {
                    passed.insert(item.epk.clone());
                }
                kept.push(item);
                continue;
            }
            if let Some(busy) = &mut busy {
                busy.insert(item.epk.clone());
            }
            room = room.min(item.company);
            bytes += size;
            taken.push(item);
        }
        for item in kept.into_iter().rev() {
            self.queue.push_front(item);
        }
        self.flying += taken.len();
        taken
    }

    /// So many that were on their way have an answer.
    pub(super) fn landed(&mut self, count: usize) {
        self.flying = self.flying.saturating_sub(count);
    }

    /// A request went well.
    pub(super) fn went_well(&mut self, count: usize) {
        let more = (self.most.operations * count / self.window.max(1)).max(1);
        self.window = (self.window + more).min(self.most.operations * MOST_REQUESTS);
    }

    /// A request that was sent in an era was throttled.
    pub(super) fn throttled(&mut self, era: u64, until: Option<Instant>) {
        self.hold = self.hold.max(until);
        if era == self.era {
            self.window = (self.window / 2).max(1);
            self.era += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lane() -> Lane {
        Lane::new(Batch { operations: 100, bytes: 220_201 })
    }

    #[test]
    fn the_window_grows_by_a_request_a_round_and_halves_once_an_era() {
        let mut lane = lane();
        lane.went_well(100);
        assert_eq!(lane.window, 200);
        lane.went_well(100);
        lane.went_well(100);
        assert_eq!(lane.window, 290);
        let era = lane.era();
        lane.throttled(era, None);
        lane.throttled(era, None);
        assert_eq!(lane.window, 145, "what was sent before tells nothing new");
        for _ in 0..20 {
            lane.throttled(lane.era(), None);
        }
        assert_eq!(lane.window, 1);
        for _ in 0..10_000 {
            lane.went_well(100);
        }
        assert_eq!(lane.window, 5000);
    }
}
