//! The ranges of a query side by side: which are to be read, what is on its way, what has come, and what becomes of a range that
//! splits or merges while it is read.

use std::collections::VecDeque;
use std::sync::Arc;
use std::task::{Context, Poll};

use cosmosdb_query::epk::{EpkRange, compare};
use cosmosdb_query::plan::QueryRange;

use super::cursor::{Cursor, Position, Size};
use super::row::{Row, Rows};
use super::source::{Answering, Ask, Fetched, Routes, Sheet, Source, Target, meets};
use super::tally::Tally;
use super::token;
use crate::error::Result;
use crate::routing::ranges::RoutingMap;
use crate::side_by_side::{SideBySide, Stretch, drive};

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
        let cursor = |position: Position| {
            let keys = EpkRange { min: position.min.clone(), max: position.max.clone() };
            Cursor::new(Stretch::new(keys, reading.one_key), position)
        };
        let cursors = start.into_iter().map(cursor).collect();
        Self { reading, cursors, ahead, collection }
    }

    /// Where all of them stand. Neighbours that have not been touched are one. `run`: that of the last row of all, where rows are sorted.
    pub(super) fn positions(&self, run: u64) -> Vec<Position> {
        let mut positions: Vec<Position> = Vec::new();
        for position in self.cursors.iter().map(|cursor| cursor.position(run)) {
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
        self.cursors.iter().filter(|cursor| cursor.stretch.is_on_way()).count()
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
            let moved = drive(&mut Driven { fan: self, tally }, cx)?;
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
            if !drive(&mut Driven { fan: self, tally }, cx)? {
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
                cursor.stretch.release();
            }
            None => drop(self.cursors.remove(at)),
        }
    }

    /// Where the cursor is that begins at a key, and that was at `near` once: it still is, unless one before it has ended.
    pub(super) fn find(&self, min: &Arc<str>, near: usize) -> Option<usize> {
        let is_there = self.cursors.get(near).is_some_and(|cursor| Arc::ptr_eq(&cursor.min, min));
        if is_there { Some(near) } else { self.cursors.binary_search_by(|cursor| compare(&cursor.min, min)).ok() }
    }
}

/// The ranges of a query, and what their answers are counted in.
struct Driven<'a> {
    fan: &'a mut FanOut,
    tally: &'a mut Tally,
}

impl SideBySide for Driven<'_> {
    type Answer = Sheet;
    type Held = ();

    fn on_way(&self) -> usize {
        self.fan.busy()
    }

    fn room(&self) -> usize {
        self.fan.reading.concurrency
    }

    fn stretch(&mut self, at: usize) -> Option<&mut Stretch<Sheet, ()>> {
        self.fan.cursors.get_mut(at).filter(|_| at < self.fan.ahead).map(|cursor| &mut cursor.stretch)
    }

    fn locate(&self, keys: EpkRange, stale: Option<Arc<RoutingMap>>, failures: u32) -> Answering<Routes> {
        self.fan.reading.source.routes(keys, stale, failures)
    }

    fn fetch(&self, at: usize, target: Target) -> Answering<Fetched<Sheet>> {
        let FanOut { reading, cursors, .. } = &self.fan;
        let continuation = cursors.get(at).and_then(|cursor| cursor.continuation.clone());
        let size = reading.size.of_each(cursors.len());
        reading.source.fetch(Ask { target, text: reading.text.clone(), continuation, size })
    }

    fn replace(&mut self, at: usize, parts: Vec<Stretch<Sheet, ()>>) {
        let FanOut { reading, cursors, .. } = &mut self.fan;
        let Some(cursor) = cursors.remove(at) else { return };
        // Of a page at hand nothing is left when the next one is asked for: there is nothing that could be tied.
        let position = cursor.position(0);
        let visits = &reading.visits;
        let is_visited = |keys: &EpkRange| visits.is_empty() || visits.iter().any(|range| meets(keys, range));
        for stretch in parts.into_iter().filter(|part| is_visited(&part.keys)).rev() {
            cursors.insert(at, Cursor::new(stretch, position.clone()));
        }
    }

    fn take_in(&mut self, at: usize, sheet: Sheet) -> Result<()> {
        let read = (self.fan.reading.read)(&sheet);
        let Rows { collection, rows } =
            read.map_err(|error| token::undecodable("a page of the query", &error, sheet.meta.as_ref()))?;
        match &self.fan.collection {
            Some(known) if *known != collection => {
                return Err(token::refused(
                    "the query began in another collection, or in one of this name that has been deleted since",
                ));
            }
            Some(_) => {}
            None => self.fan.collection = Some(collection),
        }
        self.tally.add(sheet.meta.as_ref());
        let Some(cursor) = self.fan.cursors.get_mut(at) else { return Ok(()) };
        cursor.next = sheet.continuation.filter(|token| !token.is_empty());
        cursor.rows = rows.into();
        cursor.execution = sheet.execution;
        cursor.stretch.hold(());
        Ok(())
    }
}
