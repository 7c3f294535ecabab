//! The ranges of a feed side by side: what is on its way, what has come, who rests because there was nothing new, and what becomes of a
//! range that splits or merges while it is read.

use std::collections::VecDeque;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;

use cosmosdb_query::epk::EpkRange;
use tokio::time::Instant;

use super::reader::Wanted;
use super::start::Start;
use super::token::{Position, is_position, refused};
use crate::error::{Error, ErrorKind, Result};
use crate::operation::Call;
use crate::ranged::{Routes, Target, ask};
use crate::response::{Meta, RawResponse};
use crate::routing::ranges::RoutingMap;
use crate::service::{Effect, Retry};
use crate::side_by_side::{Answering, Fetched, SideBySide, Stretch, drive};

/// Why a feed cannot go on.
pub(super) const DELETED: &str = "the feed began in a collection of this name that has been deleted since";

/// All ranges of a feed, those that were served longest ago first.
pub(super) struct Cursors {
    /// What is sent to each.
    call: Call,
    /// Where ranges begin that have not answered yet.
    pub(super) start: Start,
    all: VecDeque<Cursor>,
    /// Of how many ranges something may be on its way or at hand.
    concurrency: usize,
    /// Of how many a page is at hand.
    pages: usize,
    /// How long a range rests that had nothing new.
    interval: Duration,
    /// Whether a change has come since all ranges had nothing new.
    changed: bool,
    /// What all answers have cost.
    pub(super) charge: f64,
}

/// A range as it is read.
struct Cursor {
    stretch: Stretch<RawResponse, Held>,
    /// The position behind what has been given.
    etag: Option<String>,
    /// Whether it had nothing new when it was asked last, and no other range has given a change since.
    quiet: bool,
}

/// Why a range is not asked.
pub(super) enum Held {
    /// There is a page at hand, and the position behind it.
    Page(RawResponse, String),
    /// It had nothing new, and is not asked before this.
    Rest(Instant),
}

/// What the cursors have to tell.
pub(super) enum Found {
    /// There is a page of this cursor at hand.
    Page(usize),
    /// No range has anything new.
    Nothing,
    /// None is to be asked before this.
    Rest(Instant),
}

impl Cursors {
    /// `one_key`: the caller named a partition key value: there are no ranges then.
    pub(super) fn new(call: Call, wanted: &Wanted, start: Start, positions: Vec<Position>, one_key: bool) -> Self {
        let &Wanted { concurrency, interval, .. } = wanted;
        let cursor = |Position { min, max, etag }| {
            let stretch = Stretch::new(EpkRange { min, max }, one_key);
            Cursor { stretch, etag, quiet: false }
        };
        let all = positions.into_iter().map(cursor).collect();
        Self { call, start, all, concurrency, pages: 0, interval, changed: true, charge: 0.0 }
    }

    /// Where all of them stand.
    pub(super) fn positions(&self) -> Vec<Position> {
        let position = |cursor: &Cursor| {
            let EpkRange { min, max } = cursor.stretch.keys.clone();
            Position { min, max, etag: cursor.etag.clone() }
        };
        self.all.iter().map(position).collect()
    }

    /// Waits for a page, or until there is nothing to wait for.
    pub(super) fn poll(&mut self, cx: &mut Context<'_>) -> Poll<Result<Found>> {
        loop {
            let moved = drive(self, cx).map_err(|error| self.explained(error))?;
            if let Some(at) = self.all.iter().position(|cursor| cursor.page().is_some()) {
                return Poll::Ready(Ok(Found::Page(at)));
            }
            if moved {
                continue;
            }
            let first = self.all.iter().filter_map(Cursor::rests_until).min();
            if !self.all.iter().all(|cursor| cursor.rests_until().is_some()) {
                // What rests is looked after, too, while others are on their way.
                return first.map_or(Poll::Pending, |until| Poll::Ready(Ok(Found::Rest(until))));
            }
            if self.all.iter().all(|cursor| cursor.quiet) {
                self.begin_round();
                return Poll::Ready(Ok(Found::Nothing));
            }
            if self.changed {
                // A range may have got something new while the others were read: they are asked at once.
                self.all.iter_mut().filter(|cursor| !cursor.quiet).for_each(Cursor::wake);
                self.changed = false;
                continue;
            }
            return first.map_or(Poll::Pending, |until| Poll::Ready(Ok(Found::Rest(until))));
        }
    }

    /// Those that have rested long enough can be asked again.
    pub(super) fn wake(&mut self, now: Instant) {
        let rested = |cursor: &&mut Cursor| cursor.rests_until().is_some_and(|until| until <= now);
        self.all.iter_mut().filter(rested).for_each(Cursor::wake);
    }

    /// The page of a cursor.
    pub(super) fn page(&self, at: usize) -> Option<&RawResponse> {
        self.all.get(at)?.page()
    }

    /// The page of a cursor is done with. `empty`: there was nothing in it.
    pub(super) fn turn(&mut self, at: usize, empty: bool) {
        let Some(mut cursor) = self.all.remove(at) else { return };
        if let Some(Held::Page(_, etag)) = cursor.stretch.release() {
            self.pages -= 1;
            // A page of nothing that leads nowhere is no reason to ask again at once.
            cursor.quiet = empty && cursor.etag.as_ref() == Some(&etag);
            if cursor.quiet {
                cursor.stretch.hold(Held::Rest(Instant::now() + self.interval));
            }
            cursor.etag = Some(etag);
        }
        if !empty {
            self.changed = true;
            self.all.iter_mut().for_each(|cursor| cursor.quiet = false);
        }
        self.all.push_back(cursor);
    }

    /// All had nothing new: they rest, and are asked anew.
    fn begin_round(&mut self) {
        let until = Instant::now() + self.interval;
        self.changed = false;
        for cursor in &mut self.all {
            cursor.quiet = false;
            if cursor.rests_until().is_some() {
                cursor.stretch.hold(Held::Rest(until));
            }
        }
    }

    /// A failure, told as what it means to a feed: that there is no going on in another collection.
    fn explained(&self, error: Error) -> Error {
        let is_stale = error.status_info().is_some_and(|status| status.retry(Effect::Read) == Retry::RefreshCollection);
        if is_stale && self.all.iter().any(|cursor| cursor.etag.is_some()) { refused(DELETED).with_source(error) } else { error }
    }

    /// The position that an answer names.
    fn etag(&self, meta: &Meta) -> Result<String> {
        let operation = self.call.operation();
        let etag = operation.pages.as_ref().and_then(|pages| meta.headers().get(pages.next.wire));
        let etag = etag.and_then(|etag| etag.to_str().ok()).filter(|etag| is_position(etag));
        etag.map(str::to_owned).ok_or_else(|| {
            let message =
                "the service does not say where the change feed goes on: there is no entity tag, or none that can be sent back";
            Error::new(ErrorKind::Decode, message).with_meta(meta.clone())
        })
    }
}

impl SideBySide for Cursors {
    type Answer = RawResponse;
    type Held = Held;

    fn on_way(&self) -> usize {
        self.all.iter().filter(|cursor| cursor.stretch.is_on_way()).count()
    }

    fn room(&self) -> usize {
        self.concurrency.saturating_sub(self.pages)
    }

    fn stretch(&mut self, at: usize) -> Option<&mut Stretch<RawResponse, Held>> {
        self.all.get_mut(at).map(|cursor| &mut cursor.stretch)
    }

    fn locate(&self, keys: EpkRange, stale: Option<Arc<RoutingMap>>, failures: u32) -> Answering<Routes> {
        let call = self.call.clone();
        Box::pin(async move { Routes::over(&call, &keys, stale.as_ref(), failures).await })
    }

    fn fetch(&self, at: usize, target: Target) -> Answering<Fetched<RawResponse>> {
        let mut call = self.call.clone();
        target.aim(&mut call);
        match self.all.get(at).and_then(|cursor| cursor.etag.as_ref()) {
            Some(etag) => call.resume(etag),
            None => self.start.apply(&mut call),
        }
        Box::pin(async move { ask(call, &target).await })
    }

    fn replace(&mut self, at: usize, parts: Vec<Stretch<RawResponse, Held>>) {
        let Some(Cursor { etag, .. }) = self.all.remove(at) else { return };
        for stretch in parts.into_iter().rev() {
            self.all.insert(at, Cursor { stretch, etag: etag.clone(), quiet: false });
        }
    }

    fn take_in(&mut self, at: usize, answer: RawResponse) -> Result<()> {
        self.charge += answer.meta.request_charge().unwrap_or_default();
        let etag = self.etag(&answer.meta)?;
        let until = self.call.operation().pages.as_ref().and_then(|pages| pages.until);
        let Some(cursor) = self.all.get_mut(at) else { return Ok(()) };
        if until == Some(answer.meta.status()) {
            cursor.etag = Some(etag);
            cursor.quiet = true;
            cursor.stretch.hold(Held::Rest(Instant::now() + self.interval));
        } else {
            self.pages += 1;
            cursor.stretch.hold(Held::Page(answer, etag));
        }
        Ok(())
    }
}

impl Cursor {
    fn page(&self) -> Option<&RawResponse> {
        if let Some(Held::Page(page, _)) = self.stretch.held() { Some(page) } else { None }
    }

    fn rests_until(&self) -> Option<Instant> {
        if let Some(Held::Rest(until)) = self.stretch.held() { Some(*until) } else { None }
    }

    fn wake(&mut self) {
        if self.rests_until().is_some() {
            self.stretch.release();
        }
    }
}
