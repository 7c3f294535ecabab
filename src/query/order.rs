//! `ORDER BY`: the rows of all ranges, each range sorted, become one sorted sequence. And where it goes on after a pause.

use std::cmp::Ordering;
use std::collections::BinaryHeap;
use std::sync::Arc;
use std::task::{Context, Poll, ready};

use cosmosdb_query::plan::SortOrder;
use serde_json::Value;

use super::cursor::{Cursor, Given};
use super::fanout::FanOut;
use super::row::{Keys, Place, Row, compare};
use super::source::Execution;
use super::tally::Tally;
use crate::error::Result;
use crate::rid;

/// Merges the rows of sorted ranges. Of equal rows, that of the lower range comes first.
pub(super) struct Merge {
    orders: Arc<[SortOrder]>,
    /// The first row of each range.
    heads: BinaryHeap<Head>,
    /// What the last row given was sorted by.
    last: Option<Keys>,
}

struct Head {
    keys: Keys,
    /// The range, by its lower end.
    min: Arc<str>,
    orders: Arc<[SortOrder]>,
}

impl Merge {
    pub(super) fn new(orders: &[SortOrder], last: Option<Keys>) -> Self {
        Self { orders: orders.into(), heads: BinaryHeap::new(), last }
    }

    /// What the last row given was sorted by.
    pub(super) fn last(&self) -> Option<&Keys> {
        self.last.as_ref()
    }

    /// The next row.
    pub(super) fn poll(&mut self, fan: &mut FanOut, cx: &mut Context<'_>, tally: &mut Tally) -> Poll<Result<Option<Row>>> {
        while self.heads.len() < fan.cursors.len() {
            ready!(fan.poll_all(cx, tally))?;
            self.queue_up(fan);
        }
        let Some(head) = self.heads.pop() else { return Poll::Ready(Ok(None)) };
        let Some(at) = fan.find(&head.min) else { return Poll::Ready(Ok(None)) };
        let Some(cursor) = fan.cursors.get_mut(at) else { return Poll::Ready(Ok(None)) };
        let row = cursor.rows.pop_front();
        cursor.queued = false;
        if let Some(Row { place: Some(Place { rid, nth, .. }), .. }) = &row {
            cursor.given = Some((Given { rid: rid.clone(), nth: *nth, tied: true }, Some(head.keys.clone())));
        }
        self.last = Some(head.keys);
        if cursor.rows.is_empty() {
            fan.turn(at);
        } else {
            self.queue(cursor);
        }
        Poll::Ready(Ok(row))
    }

    /// Takes in the first row of every new page; those without rows are turned.
    fn queue_up(&mut self, fan: &mut FanOut) {
        let mut at = 0;
        while let Some(cursor) = fan.cursors.get_mut(at) {
            if !cursor.queued {
                self.resume(cursor);
                if cursor.rows.is_empty() {
                    let ranges = fan.cursors.len();
                    fan.turn(at);
                    if fan.cursors.len() < ranges {
                        continue;
                    }
                } else {
                    self.queue(cursor);
                }
            }
            at += 1;
        }
    }

    fn queue(&mut self, cursor: &mut Cursor) {
        let Some(Row { place: Some(place), .. }) = cursor.rows.front() else { return };
        cursor.queued = true;
        self.heads.push(Head { keys: place.keys.clone(), min: cursor.min.clone(), orders: self.orders.clone() });
    }

    /// Drops the rows of a page that were given before a pause.
    ///
    /// The last one given is looked for by its document. If it is not in the page (the document was deleted or changed, or is in
    /// another part of a range that was split), what was given is told by the order of rows: by what they are sorted by, then by rid.
    fn resume(&self, cursor: &mut Cursor) {
        let Some(given) = cursor.resume.take() else { return };
        let is_last = |row: &Row| row.place.as_ref().is_some_and(|place| place.rid == given.rid && place.nth == given.nth);
        let keys = self.last.clone().filter(|_| given.tied);
        if let Some(at) = cursor.rows.iter().position(is_last) {
            cursor.rows.drain(..=at);
            cursor.given = Some((given, keys));
            return;
        }
        let Some(last) = &self.last else { return };
        let mut left = given.nth;
        while let Some(place) = cursor.rows.front().and_then(|row| row.place.as_ref()) {
            if place.rid == given.rid && place.nth <= given.nth {
                left = given.nth - place.nth;
            } else if !self.is_before(place, last, &given, cursor.execution) {
                break;
            }
            cursor.rows.pop_front();
        }
        if !cursor.rows.is_empty() {
            cursor.given = Some((given, keys));
        } else if left > 0 {
            // The page has become shorter: more of what was given may be in the next.
            cursor.resume = Some(Given { nth: left, ..given });
        }
    }

    /// Whether a row of another document than the last one given comes before it.
    fn is_before(&self, place: &Place, last: &Keys, given: &Given, execution: Option<Execution>) -> bool {
        match compare(&place.keys, last, &self.orders) {
            Ordering::Less => true,
            Ordering::Greater => false,
            Ordering::Equal => {
                let order = rid::compare_documents(&place.rid, &given.rid);
                let backwards = match execution {
                    Some(Execution { reverse_rid_enabled: false, reverse_index_scan }) => reverse_index_scan,
                    // Unless the service says otherwise, an index that is read backwards gives equal rows backwards, too.
                    _ => self.orders.first() == Some(&SortOrder::Descending),
                };
                given.tied && if backwards { order.is_gt() } else { order.is_lt() }
            }
        }
    }

    /// Whether a row that was given is equal in order to the last of all.
    pub(super) fn is_tied(&self, keys: Option<&Keys>) -> bool {
        let equal = |(a, b): (&Keys, &Keys)| Arc::ptr_eq(a, b) || compare(a, b, &self.orders).is_eq();
        keys.zip(self.last.as_ref()).is_some_and(equal)
    }
}

/// The smallest is the greatest, for a heap that gives the greatest first.
impl Ord for Head {
    fn cmp(&self, other: &Self) -> Ordering {
        compare(&other.keys, &self.keys, &self.orders).then_with(|| cosmosdb_query::epk::compare(&other.min, &self.min))
    }
}

impl PartialOrd for Head {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Head {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Head {}

/// Values as a token holds them: `[value]`, or `[]` for what is undefined.
pub(super) fn keys_to_json(keys: &[Option<Value>]) -> Vec<Vec<Value>> {
    keys.iter().map(|key| key.iter().cloned().collect()).collect()
}

/// The reverse of [`keys_to_json`].
pub(super) fn keys_from_json(keys: Vec<Vec<Value>>) -> Keys {
    keys.into_iter().map(|key| key.into_iter().next()).collect()
}
