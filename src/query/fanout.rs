//! The ranges of a query side by side: which are to be read, what is on its way, what has come, and what becomes of a range that
//! splits or merges while it is read.

use std::collections::VecDeque;
use std::sync::Arc;
use std::task::{Context, Poll};

use cosmosdb_epk::{EpkRange, compare};
use cosmosdb_query::plan::QueryRange;
use serde::{Deserialize, Serialize};

use super::row::{Keys, Row, Rows};
use super::source::{Answering, Ask, Fetched, Route, Sheet, Source, Target, meets};
use super::tally::Tally;
use super::token::{self, PAGE};
use crate::error::{Error, ErrorKind, Result};

/// How often in a row the ranges of a cursor may be out of date.
const MOST_FAILURES: u32 = 10;

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

/// How many rows the pages of a range are to have.
#[derive(Clone, Copy, Debug)]
pub(super) struct Size {
    /// What the caller wants in a page.
    pub(super) wanted: Option<i64>,
    /// How many rows there can be altogether.
    pub(super) most: Option<u64>,
    /// Whether a page of the caller is made of rows of all ranges.
    pub(super) shared: bool,
}

impl Size {
    /// What to ask each of so many ranges for: if the rows are spread well, one page of each will do.
    fn of_each(self, ranges: usize) -> Option<i64> {
        const SLACK: i64 = 5;
        let most = self.most.map(|most| i64::try_from(most).unwrap_or(i64::MAX).max(1));
        let wanted = self.wanted.filter(|wanted| *wanted > 0);
        let all = match (wanted, most) {
            (Some(wanted), Some(most)) => wanted.min(most),
            (Some(one), None) | (None, Some(one)) => one,
            (None, None) => return self.wanted,
        };
        let share = || all.unsigned_abs().div_ceil(ranges.max(1) as u64).try_into().unwrap_or(i64::MAX).saturating_mul(SLACK);
        let of_each = if self.shared { share().min(all) } else { all };
        // What there can be is no reason to ask for more than the service would give.
        Some(if wanted.is_none() { of_each.min(PAGE) } else { of_each })
    }
}

/// A stretch of the key space and how far it has been read. In a token it is just that.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(super) struct Position {
    pub(super) min: String,
    pub(super) max: String,
    /// The service's continuation that the page at hand was asked with; none: the first page.
    #[serde(rename = "at", default, skip_serializing_if = "Option::is_none")]
    pub(super) continuation: Option<String>,
    /// The last row given of that page.
    #[serde(flatten, default, skip_serializing_if = "Option::is_none")]
    pub(super) given: Option<Given>,
}

impl Position {
    pub(super) fn start(keys: EpkRange) -> Self {
        Self { min: keys.min, max: keys.max, continuation: None, given: None }
    }

    fn is_untouched(&self) -> bool {
        self.continuation.is_none() && self.given.is_none()
    }
}

/// A row that was given: the rows of its page up to it are done with.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(super) struct Given {
    pub(super) rid: Arc<str>,
    pub(super) nth: u32,
    /// Whether it is equal in order to the last row of all that were given.
    #[serde(rename = "eq", default)]
    pub(super) tied: bool,
}

/// A range as it is read.
pub(super) struct Cursor {
    keys: EpkRange,
    /// The lower end of its keys.
    pub(super) min: Arc<str>,
    /// What the page at hand, or the one to come, was asked with.
    continuation: Option<String>,
    /// What the next page is to be asked with.
    next: Option<String>,
    state: State,
    /// The rows of the page at hand.
    pub(super) rows: VecDeque<Row>,
    /// The last row given of the page at hand; its keys, if they are known.
    pub(super) given: Option<(Given, Option<Keys>)>,
    /// The rows up to this one are still to be dropped.
    pub(super) resume: Option<Given>,
    /// Whether its first row takes part in the merge.
    pub(super) queued: bool,
    failures: u32,
}

enum State {
    /// Where it lies is not known.
    Lost,
    Locating(Answering<Vec<Route>>),
    /// The next page can be asked for.
    Idle(Target),
    Fetching(Target, Answering<Fetched>),
    /// There is a page at hand.
    Ready(Target),
}

impl Cursor {
    fn new(position: Position, state: State, failures: u32) -> Self {
        let Position { min, max, continuation, given } = position;
        let (keys, min, rows) = (EpkRange { min: min.clone(), max }, min.into(), VecDeque::new());
        Self { keys, min, continuation, next: None, state, rows, given: None, resume: given, queued: false, failures }
    }

    pub(super) fn is_ready(&self) -> bool {
        matches!(self.state, State::Ready(_))
    }

    fn is_busy(&self) -> bool {
        matches!(self.state, State::Locating(_) | State::Fetching(..))
    }

    /// How far it has been read. What was equal in order to the last row when it was given may not be so any more.
    fn position(&self, tied: impl Fn(Option<&Keys>) -> bool) -> Position {
        let given = self.given.as_ref().map(|(given, keys)| Given { tied: tied(keys.as_ref()), ..given.clone() });
        let given = given.or_else(|| self.resume.clone());
        let EpkRange { min, max } = self.keys.clone();
        Position { min, max, continuation: self.continuation.clone(), given }
    }
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

    /// Reads twice as many ranges ahead: those read so far had little in them.
    pub(super) fn widen(&mut self) {
        self.ahead = self.ahead.saturating_mul(2).min(self.reading.concurrency);
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
        let mut busy = self.cursors.iter().filter(|cursor| cursor.is_busy()).count();
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
        let mut covered = cursor.keys.min.clone();
        let mut children = Vec::with_capacity(routes.len());
        for route in routes {
            let Some(keys) = cursor.keys.intersection(&route.keys) else { continue };
            if compare(&keys.min, &covered).is_ne() {
                break;
            }
            covered.clone_from(&keys.max);
            if self.reading.visits.is_empty() || self.reading.visits.iter().any(|range| meets(&keys, range)) {
                let part = (keys != route.keys).then(|| keys.clone());
                let position = Position { min: keys.min, max: keys.max, ..position.clone() };
                children.push(Cursor::new(position, State::Idle(Target::Range(route.id, part)), failures));
            }
        }
        if compare(&covered, &cursor.keys.max).is_ne() {
            // The cursor stays, so that the query can go on from here.
            self.cursors.insert(at, Cursor::new(position, State::Lost, failures));
            let message = "the partition key ranges of the collection do not cover its key space: they may be changing just now";
            return Err(Error::new(ErrorKind::Decode, message));
        }
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
            Some(known) if *known != collection => return Err(token::refused("it is of another collection")),
            Some(_) => {}
            None => self.collection = Some(collection),
        }
        tally.add(sheet.meta.as_ref());
        let Some(cursor) = self.cursors.get_mut(at) else { return Ok(()) };
        cursor.failures = 0;
        cursor.next = sheet.continuation.filter(|token| !token.is_empty());
        cursor.rows = rows.into();
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
