//! The ranges of a query side by side: which are to be read, what is on its way, what has come, and what becomes of a range that
//! splits or merges while it is read.

use std::collections::VecDeque;
use std::sync::Arc;
use std::task::{Context, Poll};

use cosmosdb_query::epk::compare;
use cosmosdb_query::plan::QueryRange;

use super::cursor::{Cursor, Position, Size, State};
use super::row::{Keys, Row, Rows};
use super::source::{Ask, Fetched, Route, Sheet, Source, Target, meets};
use super::tally::Tally;
use super::token;
use crate::error::Result;
use crate::ranged::{MOST_FAILURES, incomplete, parts};

/// How the pages of all ranges are read.
pub(super) struct Reading {
    pub(super) source: Arc<dyn Source>,
    pub(super) text: Arc<str>,
    /// Reads the rows of a page.
    pub(super) read: fn(&Sheet) -> serde_json::Result<Rows>,
    /// What the plan says is to be visited; empty: everything.
    pub(super) visits: Vec<QueryRange>,
    /// Whether the caller named a partition key value: there are no ranges then.
    pub(super) one_key: bool,
    /// How many rows a page is to have, given the number of ranges.
    pub(super) size: Size,
    /// How many requests may be on their way at once.
    pub(super) concurrency: usize,
}

/// All ranges of a query, in the order of their keys.
pub(super) struct FanOut {
    reading: Reading,
    pub(super) cursors: VecDeque<Cursor>,
    /// How many of the first cursors are read ahead.
    ahead: usize,
    /// The rid of the collection.
    pub(super) collection: Option<String>,
}

impl FanOut {
    pub(super) fn new(reading: Reading, start: Vec<Position>, ahead: usize, collection: Option<String>) -> Self {
        let state = || if reading.one_key { State::Idle(Target::Key) } else { State::Lost };
        let cursors = start.into_iter().map(|position| Cursor::new(position, state(), 0)).collect();
        Self { reading, cursors, ahead, collection }
    }

    /// Where all of them stand. Neighbours that have not been touched are one. `tied`: whether something is equal in order to the last
    /// row of all.
    pub(super) fn positions(&self, tied: impl Fn(Option<&Keys>) -> bool) -> Vec<Position> {
        let mut positions: Vec<Position> = Vec::new();
        for position in self.cursors.iter().map(|cursor| cursor.position(&tied)) {
            match positions.last_mut() {
                Some(last) if last.is_untouched() && position.is_untouched() && compare(&last.max, &position.min).is_eq() => {
                    last.max = position.max;
                }
                _ => positions.push(position),
            }
        }
        positions
    }

    /// No page that is asked for from now on needs more rows than this.
    pub(super) fn at_most(&mut self, rows: usize) {
        self.reading.size.room = i64::try_from(rows).ok();
    }

    /// How many requests are on their way.
    pub(super) fn busy(&self) -> usize {
        self.cursors.iter().filter(|cursor| cursor.is_busy()).count()
    }

    /// No more requests than this are on their way at once from now on; none: nothing is asked for.
    pub(super) fn at_once(&mut self, requests: usize) {
        self.reading.concurrency = requests;
    }

    /// Waits until there is a page of the first range at hand. `None`: there are no ranges left.
    pub(super) fn poll_first(&mut self, cx: &mut Context<'_>, tally: &mut Tally) -> Poll<Result<Option<usize>>> {
        self.poll_until(cx, tally, |cursors| cursors.front().filter(|first| first.is_ready()).map(|_| 0))
    }

    /// Waits until there is a page of any range at hand.
    pub(super) fn poll_any(&mut self, cx: &mut Context<'_>, tally: &mut Tally) -> Poll<Result<Option<usize>>> {
        self.poll_until(cx, tally, |cursors| cursors.iter().position(Cursor::is_ready))
    }

    fn poll_until(
        &mut self,
        cx: &mut Context<'_>,
        tally: &mut Tally,
        found: fn(&VecDeque<Cursor>) -> Option<usize>,
    ) -> Poll<Result<Option<usize>>> {
        loop {
            let moved = self.drive(cx, tally)?;
            match found(&self.cursors) {
                Some(at) => return Poll::Ready(Ok(Some(at))),
                None if self.cursors.is_empty() => return Poll::Ready(Ok(None)),
                None if moved => {}
                None => return Poll::Pending,
            }
        }
    }

    /// All ranges, once there is a page of each at hand. Those that are at their end are gone.
    pub(super) fn poll_all(&mut self, cx: &mut Context<'_>, tally: &mut Tally) -> Poll<Result<()>> {
        while !self.cursors.iter().all(Cursor::is_ready) {
            if !self.drive(cx, tally)? {
                return Poll::Pending;
            }
        }
        Poll::Ready(Ok(()))
    }

    /// All rows of the page at hand.
    pub(super) fn take(&mut self, at: usize) -> VecDeque<Row> {
        let rows = self.cursors.get_mut(at).map(|cursor| std::mem::take(&mut cursor.rows)).unwrap_or_default();
        self.turn(at);
        rows
    }

    /// The rows of the page at hand are done with: the cursor turns to the next page, or ends.
    pub(super) fn turn(&mut self, at: usize) {
        let Some(cursor) = self.cursors.get_mut(at) else { return };
        cursor.given = None;
        match cursor.next.take() {
            Some(next) => {
                cursor.continuation = Some(next);
                if let State::Ready(target) = &cursor.state {
                    cursor.state = State::Idle(target.clone());
                }
            }
            None => drop(self.cursors.remove(at)),
        }
    }

    /// The cursor that begins at a key.
    pub(super) fn find(&self, min: &str) -> Option<usize> {
        self.cursors.binary_search_by(|cursor| compare(&cursor.min, min)).ok()
    }

    /// Starts what may start and takes in what has come. Says whether anything has come.
    fn drive(&mut self, cx: &mut Context<'_>, tally: &mut Tally) -> Result<bool> {
        let mut moved = false;
        let mut busy = self.busy();
        let mut at = 0;
        while at < self.cursors.len().min(self.ahead) {
            let ranges = self.cursors.len();
            let Some(cursor) = self.cursors.get_mut(at) else { break };
            if !cursor.is_busy() && !cursor.is_ready() {
                if busy >= self.reading.concurrency {
                    at += 1;
                    continue;
                }
                busy += 1;
                self.reading.start(cursor, ranges);
            }
            match &mut cursor.state {
                State::Locating(answer) => {
                    let Poll::Ready(routes) = answer.as_mut().poll(cx) else {
                        at += 1;
                        continue;
                    };
                    (moved, busy) = (true, busy - 1);
                    // Whatever fails can be asked for again.
                    cursor.state = State::Lost;
                    self.replace(at, routes?)?;
                }
                State::Fetching(target, answer) => {
                    let Poll::Ready(fetched) = answer.as_mut().poll(cx) else {
                        at += 1;
                        continue;
                    };
                    (moved, busy) = (true, busy - 1);
                    cursor.state = State::Idle(target.clone());
                    match fetched? {
                        Fetched::Gone(error) => {
                            cursor.failures += 1;
                            if cursor.failures > MOST_FAILURES {
                                return Err(error);
                            }
                            cursor.state = State::Lost;
                        }
                        Fetched::Page(sheet) => self.take_in(at, sheet, tally)?,
                    }
                }
                _ => at += 1,
            }
        }
        Ok(moved)
    }

    /// A cursor becomes one for each range that its interval lies in, each going on where it stood.
    fn replace(&mut self, at: usize, routes: Vec<Route>) -> Result<()> {
        let Some(cursor) = self.cursors.remove(at) else { return Ok(()) };
        // Of a page at hand nothing is left when the next one is asked for: there is nothing that could be tied.
        let (position, failures) = (cursor.position(|_| false), cursor.failures);
        let Some(parts) = parts(&cursor.keys, routes) else {
            // The cursor stays, so that the query can go on from here.
            self.cursors.insert(at, Cursor::new(position, State::Lost, failures));
            return Err(incomplete());
        };
        let visits = &self.reading.visits;
        let visited = parts.into_iter().filter(|(keys, _)| visits.is_empty() || visits.iter().any(|range| meets(keys, range)));
        let children: Vec<_> = visited
            .map(|(keys, target)| {
                let position = Position { min: keys.min, max: keys.max, ..position.clone() };
                Cursor::new(position, State::Idle(target), failures)
            })
            .collect();
        for child in children.into_iter().rev() {
            self.cursors.insert(at, child);
        }
        Ok(())
    }

    /// A page has come.
    fn take_in(&mut self, at: usize, sheet: Sheet, tally: &mut Tally) -> Result<()> {
        let read = (self.reading.read)(&sheet);
        let Rows { collection, rows } =
            read.map_err(|error| token::undecodable("a page of the query", &error, sheet.meta.as_ref()))?;
        match &self.collection {
            Some(known) if *known != collection => {
                return Err(token::refused(
                    "the query began in another collection, or in one of this name that has been deleted since",
                ));
            }
            Some(_) => {}
            None => self.collection = Some(collection),
        }
        tally.add(sheet.meta.as_ref());
        let Some(cursor) = self.cursors.get_mut(at) else { return Ok(()) };
        cursor.failures = 0;
        cursor.next = sheet.continuation.filter(|token| !token.is_empty());
        cursor.rows = rows.into();
        cursor.execution = sheet.execution;
        if let State::Idle(target) = &cursor.state {
            cursor.state = State::Ready(target.clone());
        }
        Ok(())
    }
}

impl Reading {
    /// Asks for what a cursor needs next.
    fn start(&self, cursor: &mut Cursor, ranges: usize) {
        cursor.state = match std::mem::replace(&mut cursor.state, State::Lost) {
            State::Lost => State::Locating(self.source.routes(&cursor.keys, cursor.failures)),
            State::Idle(target) => {
                let ask = Ask {
                    target: target.clone(),
                    text: self.text.clone(),
                    continuation: cursor.continuation.clone(),
                    size: self.size.of_each(ranges),
                };
                State::Fetching(target, self.source.fetch(ask))
            }
            busy => busy,
        };
    }
}
