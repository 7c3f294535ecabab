//! `ORDER BY`: the rows of all ranges, each range sorted, become one sorted sequence. And where it goes on after a pause.

use std::cmp::Ordering;
use std::collections::BinaryHeap;
use std::collections::binary_heap::PeekMut;
use std::sync::Arc;
use std::task::{Context, Poll, ready};

use cosmosdb_query::plan::SortOrder;

use super::cursor::{Cursor, Given};
use super::fanout::FanOut;
use super::keys::Keys;
use super::row::{Place, Row};
use super::source::Execution;
use super::tally::Tally;
use crate::error::{Error, ErrorKind, Result};
use crate::rid;

/// Merges the rows of sorted ranges. Of equal rows, that of the lower range comes first.
pub(super) struct Merge {
    orders: Arc<[SortOrder]>,
    /// The first row of each range.
    heads: BinaryHeap<Head>,
    /// What the last row given was sorted by.
    last: Option<Keys>,
    /// Which of the runs of equal rows that is in, counted from 1.
    run: u64,
}

struct Head {
    keys: Keys,
    /// The range, by its lower end.
    min: Arc<str>,
    /// Where its cursor was last.
    near: usize,
    orders: Arc<[SortOrder]>,
}

impl Merge {
    pub(super) fn new(orders: &[SortOrder], last: Option<Keys>) -> Self {
        Self { orders: orders.into(), heads: BinaryHeap::new(), last, run: 1 }
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
        let Some(head) = self.heads.peek_mut() else { return Poll::Ready(Ok(None)) };
        let found = fan.find(&head.min, head.near).and_then(|at| Some((at, fan.cursors.get_mut(at)?)));
        let next = found.and_then(|(at, cursor)| Some((at, cursor.rows.pop_front()?, cursor)));
        let Some((at, Row { payload, place }, cursor)) = next else { return Poll::Ready(Err(lost())) };
        let Head { keys, min, orders, .. } = PeekMut::pop(head);
        if self.last.as_ref().is_none_or(|last| last.compare(&keys, &orders).is_ne()) {
            self.run += 1;
        }
        self.last = Some(keys);
        cursor.given = place.map(|Place { rid, nth, .. }| Given { rid, nth, tied: true });
        cursor.run = self.run;
        match next_keys(cursor) {
            Some(keys) => self.heads.push(Head { keys, min, near: at, orders }),
            None => {
                cursor.queued = false;
                fan.turn(at);
            }
        }
        Poll::Ready(Ok(Some(Row { payload, place: None })))
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
                } else if let Some(keys) = next_keys(cursor) {
                    cursor.queued = true;
                    self.heads.push(Head { keys, min: cursor.min.clone(), near: at, orders: self.orders.clone() });
                }
            }
            at += 1;
        }
    }

    /// Drops the rows of a page that were given before a pause.
    ///
    /// The last one given is looked for by its document. If it is not where it was (the document was deleted or changed, or is in
    /// another part of a range that was split), what was given is told by the order of rows: by what they are sorted by, then by rid.
    fn resume(&self, cursor: &mut Cursor) {
        let Some(given) = cursor.resume.take() else { return };
        let Some(last) = &self.last else { return };
        let is_where_it_was = |place: &Place| match (last.are_scalar(), given.tied) {
            (true, true) => place.keys.compare(last, &self.orders).is_eq(),
            // Where that was is not known; but whatever comes before the last row of all was given.
            (true, false) => false,
            // The service orders arrays and objects in its own way, so that they tell nothing.
            (false, _) => true,
        };
        let is_last = |place: &Place| place.rid == given.rid && place.nth == given.nth && is_where_it_was(place);
        cursor.run = if given.tied { self.run } else { 0 };
        if let Some(at) = cursor.rows.iter().position(|row| row.place.as_ref().is_some_and(is_last)) {
            cursor.rows.drain(..=at);
            cursor.given = Some(given);
            return;
        }
        let mut left = given.nth;
        while let Some(place) = cursor.rows.front().and_then(|row| row.place.as_ref()) {
            if place.rid == given.rid && place.nth <= given.nth && is_where_it_was(place) {
                left = given.nth - place.nth;
            } else if !self.is_before(place, last, &given, cursor.execution) {
                break;
            }
            cursor.rows.pop_front();
        }
        if !cursor.rows.is_empty() {
            cursor.given = Some(given);
        } else if left > 0 {
            // The page has become shorter: more of what was given may be in the next.
            cursor.resume = Some(Given { nth: left, ..given });
        }
    }

    /// Whether a row of another document than the last one given comes before it.
    fn is_before(&self, place: &Place, last: &Keys, given: &Given, execution: Option<Execution>) -> bool {
        match place.keys.compare(last, &self.orders) {
            Ordering::Less => true,
            Ordering::Greater => false,
            Ordering::Equal => {
                let order = rid::compare_documents(place.rid.as_str(), given.rid.as_str());
                let backwards = match execution {
                    Some(Execution { reverse_rid_enabled: false, reverse_index_scan }) => reverse_index_scan,
                    // Unless the service says otherwise, an index that is read backwards gives equal rows backwards, too.
                    _ => self.orders.first() == Some(&SortOrder::Descending),
                };
                given.tied && if backwards { order.is_gt() } else { order.is_lt() }
            }
        }
    }

    /// Which of the runs of rows that are equal in order the last row given is in.
    pub(super) fn run(&self) -> u64 {
        self.run
    }
}

/// The failure of a range that has lost its row at hand, which cannot be: to end there would leave out rows without a word.
fn lost() -> Error {
    Error::new(ErrorKind::Decode, "the client has lost a row of the query: this is a fault of the client")
}

/// What the first row of a page is sorted by; it is taken out of the row, which stays where it is.
fn next_keys(cursor: &mut Cursor) -> Option<Keys> {
    cursor.rows.front_mut()?.place.as_mut().map(|place| std::mem::take(&mut place.keys))
}

/// The smallest is the greatest, for a heap that gives the greatest first.
impl Ord for Head {
    fn cmp(&self, other: &Self) -> Ordering {
        other.keys.compare(&self.keys, &self.orders).then_with(|| cosmosdb_query::epk::compare(&other.min, &self.min))
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

#[cfg(test)]
mod tests {
    use std::task::Waker;

    use super::super::cursor::Size;
    use super::super::fake::{Fake, Shared};
    use super::super::fanout::Reading;
    use super::super::row;
    use super::*;

    #[test]
    fn a_lost_row_is_not_taken_for_the_end() {
        let text = "SELECT * FROM c ORDER BY c.n";
        let reading = Reading {
            source: Arc::new(Shared(Arc::new(Fake::new(text, &[], 1, 1, 1)))),
            text: text.into(),
            read: row::sorted,
            visits: Vec::new(),
            one_key: false,
            size: Size { wanted: None, most: None, shared: true, room: None },
            concurrency: 1,
        };
        let (mut fan, mut tally) = (FanOut::new(reading, Vec::new(), usize::MAX, None), Tally::default());
        let mut merge = Merge::new(&[SortOrder::Ascending], None);
        let mut poll = |merge: &mut Merge| merge.poll(&mut fan, &mut Context::from_waker(Waker::noop()), &mut tally);
        assert!(matches!(poll(&mut merge), Poll::Ready(Ok(None))), "there was none");
        let (keys, orders) = (Keys::default(), merge.orders.clone());
        merge.heads.push(Head { keys, min: "".into(), near: 0, orders });
        for _ in 0..2 {
            assert!(matches!(poll(&mut merge), Poll::Ready(Err(_))), "however often it is asked for");
        }
    }
}
