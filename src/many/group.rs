//! Which documents are asked for together: those of one partition key range.

use std::collections::HashMap;

use super::reading::Reading;
use crate::bulk::Located;
use crate::error::{Error, Result};
use crate::routing::definition::Place;

/// How many documents one query asks for: its text stays short, and its answer is a page or two.
const QUERIED: usize = 100;

/// Documents of one range that are asked for together.
pub(super) struct Group {
    pub(super) range: Box<str>,
    /// Their places in the list.
    pub(super) places: Vec<usize>,
    pub(super) continuation: Option<String>,
    /// How often in a row their range was gone.
    pub(super) moves: u32,
    /// Whether it is read by itself, and not by a query.
    pub(super) alone: bool,
}

impl Reading<'_> {
    /// Groups of documents that are in one range.
    pub(super) fn groups(&self, located: &Located, places: Vec<usize>, moves: u32) -> Result<Vec<Group>> {
        let mut ranges: HashMap<Box<str>, Vec<usize>> = HashMap::new();
        let mut order = Vec::new();
        for place in places {
            let (key, _) = self.wanted(place)?;
            let epk = match located.collection.key.place(key)? {
                Place::Point(epk) => Some(epk),
                Place::Part(_) if located.map.ranges().len() == 1 && located.collection.key.is_whole(key) => None,
                Place::Part(_) => {
                    let message =
                        format!("the partition key {key} leaves open where the document is: give all values of the key");
                    return Err(Error::input(message).of(self.of.operation));
                }
            };
            let range = located.map.find(epk.as_deref().unwrap_or_default());
            let range = range.ok_or_else(|| Error::input("the partition key is in none of the collection's ranges"))?;
            let all = ranges.entry(range.id.clone()).or_default();
            if all.is_empty() {
                order.push(range.id.clone());
            }
            all.push(place);
        }
        let mut groups = Vec::new();
        for range in order {
            let places = ranges.remove(&range).unwrap_or_default();
            // A document that is addressed by rid cannot be read by its name.
            let alone = places.len() == 1 && !self.of.handle.is_rid();
            for places in places.chunks(QUERIED) {
                let (range, places) = (range.clone(), places.to_vec());
                groups.push(Group { range, places, continuation: None, moves, alone });
            }
        }
        Ok(groups)
    }
}
