//! Where operations belong: found at first, and anew when it turns out to be out of date.

use super::{Engine, MOST_DOUBTS};
use crate::bulk::lane::Lane;
use crate::bulk::locate::{Located, Stale, locate};
use crate::error::Result;

impl Engine {
    pub(super) fn find(&mut self, moves: u32) {
        if self.locating.is_none() {
            // A key that is in no range for long may have another place in a collection that was made anew.
            let doubted = !self.doubted.is_empty() || (moves > 2 && self.doubts < MOST_DOUBTS);
            self.doubts += u32::from(doubted);
            let stale = if doubted { Stale::Collection } else { Stale::Ranges };
            let known = self.located.as_ref().map(|located| (located, stale));
            self.locating = Some(locate(&self.call, known, moves));
            // Those that come later are for the next time.
            self.asked = std::mem::take(&mut self.doubted);
        }
    }

    /// Whether every operation is where it belongs, as far as is known.
    pub(super) fn is_settled(&self) -> bool {
        self.lost.is_empty() && self.doubted.is_empty()
    }

    pub(super) fn has_located(&mut self, located: Result<Located>) {
        let asked = std::mem::take(&mut self.asked);
        let located = match located {
            Ok(located) => located,
            Err(error) if self.located.is_none() => {
                self.over = Some(error.of(self.call.operation()));
                return;
            }
            Err(error) => {
                for (item, error) in asked {
                    self.finish(item, Err(error));
                }
                for item in std::mem::take(&mut self.lost) {
                    let error = item.told(&error).of(self.call.operation());
                    self.finish(item, Err(error));
                }
                return;
            }
        };
        let recreated = self.located.as_ref().is_some_and(|before| before.collection.rid != located.collection.rid);
        let mut items = std::mem::take(&mut self.lost);
        for (item, error) in asked {
            if recreated {
                items.push(item);
            } else {
                self.finish(item, Err(error));
            }
        }
        items.extend(self.lanes.values_mut().flat_map(Lane::drain));
        items.sort_unstable_by_key(|item| item.index);
        self.lanes.retain(|id, lane| !lane.is_idle() || located.map.get(id).is_some());
        self.located = Some(located);
        for item in items {
            self.put(item);
        }
    }
}
