//! The ranges of a feed side by side: what is on its way, what has come, who rests because there was nothing new, and what becomes of a
//! range that splits or merges while it is read.

use std::collections::VecDeque;
use std::task::{Context, Poll};
use std::time::Duration;

use cosmosdb_query::epk::EpkRange;
use tokio::time::Instant;

use super::reader::Wanted;
use super::start::Start;
use super::token::{Position, is_position, refused};
use crate::error::{Error, ErrorKind, Result};
use crate::exchange::Exchange;
use crate::operation::Call;
use crate::ranged::{Answering, MOST_FAILURES, Route, Routes, Target, incomplete, is_gone, parts};
use crate::response::{Meta, RawResponse};
use crate::service::{Effect, Retry};

/// Why a feed cannot go on.
pub(super) const DELETED: &str = "the feed began in a collection of this name that has been deleted since";

/// All ranges of a feed, those that were served longest ago first.
pub(super) struct Cursors {
    /// What is sent to each.
    call: Call,
    /// Where ranges begin that have not answered yet.
    pub(super) start: Start,
    routes: Routes,
    all: VecDeque<Cursor>,
    /// Of how many ranges something may be on its way or at hand.
    concurrency: usize,
    /// How long a range rests that had nothing new.
    interval: Duration,
    /// Whether a change has come since all ranges had nothing new.
    changed: bool,
    /// What all answers have cost.
    pub(super) charge: f64,
}

/// A range as it is read.
struct Cursor {
    keys: EpkRange,
    /// The position behind what has been given.
    etag: Option<String>,
    state: State,
    /// Whether it had nothing new when it was asked last, and no other range has given a change since.
    quiet: bool,
    /// How often in a row its range was not where it was thought to be.
    failures: u32,
}

enum State {
    /// Where it lies is not known.
    Lost,
    Locating(Answering<Vec<Route>>),
    /// It can be asked.
    Idle(Target),
    Fetching(Target, Exchange),
    /// There is a page at hand, and the position behind it.
    Ready(Target, RawResponse, String),
    /// It had nothing new, and is not asked before this.
    Resting(Target, Instant),
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
        let state = || if one_key { State::Idle(Target::Key) } else { State::Lost };
        let cursor = |Position { min, max, etag }| Cursor::new(EpkRange { min, max }, etag, state(), 0);
        let all = positions.into_iter().map(cursor).collect();
        Self { call, start, routes: Routes::default(), all, concurrency, interval, changed: true, charge: 0.0 }
    }

    /// Where all of them stand.
    pub(super) fn positions(&self) -> Vec<Position> {
        let position = |cursor: &Cursor| {
            let EpkRange { min, max } = cursor.keys.clone();
            Position { min, max, etag: cursor.etag.clone() }
        };
        self.all.iter().map(position).collect()
    }

    /// Waits for a page, or until there is nothing to wait for.
    pub(super) fn poll(&mut self, cx: &mut Context<'_>) -> Poll<Result<Found>> {
        loop {
            let moved = self.drive(cx)?;
            if let Some(at) = self.all.iter().position(|cursor| matches!(cursor.state, State::Ready(..))) {
                return Poll::Ready(Ok(Found::Page(at)));
            }
            if moved {
                continue;
            }
            let resting = |cursor: &Cursor| if let State::Resting(_, until) = cursor.state { Some(until) } else { None };
            let first = self.all.iter().filter_map(resting).min();
            if !self.all.iter().all(|cursor| resting(cursor).is_some()) {
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
        let rested = |cursor: &&mut Cursor| matches!(cursor.state, State::Resting(_, until) if until <= now);
        self.all.iter_mut().filter(rested).for_each(Cursor::wake);
    }

    /// The page of a cursor.
    pub(super) fn page(&self, at: usize) -> Option<&RawResponse> {
        match self.all.get(at).map(|cursor| &cursor.state) {
            Some(State::Ready(_, page, _)) => Some(page),
            _ => None,
        }
    }

    /// The page of a cursor is done with. `empty`: there was nothing in it.
    pub(super) fn turn(&mut self, at: usize, empty: bool) {
        let Some(mut cursor) = self.all.remove(at) else { return };
        if let State::Ready(target, _, etag) = cursor.state {
            // A page of nothing that leads nowhere is no reason to ask again at once.
            cursor.quiet = empty && cursor.etag.as_ref() == Some(&etag);
            cursor.state =
                if cursor.quiet { State::Resting(target, Instant::now() + self.interval) } else { State::Idle(target) };
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
            if let State::Resting(_, rests) = &mut cursor.state {
                *rests = until;
            }
        }
    }

    /// Starts what may start and takes in what has come. Says whether anything has come.
    fn drive(&mut self, cx: &mut Context<'_>) -> Result<bool> {
        let mut moved = false;
        let mut busy = self.all.iter().filter(|cursor| cursor.is_busy()).count();
        let mut at = 0;
        while let Some(cursor) = self.all.get_mut(at) {
            if busy < self.concurrency && matches!(cursor.state, State::Lost | State::Idle(_)) {
                busy += 1;
                cursor.begin(&self.call, &self.start, &self.routes);
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
                    let Poll::Ready(answer) = answer.as_mut().poll(cx) else {
                        at += 1;
                        continue;
                    };
                    let target = target.clone();
                    cursor.state = State::Idle(target.clone());
                    match answer {
                        Ok(answer) => self.take_in(at, target, answer)?,
                        Err(error) if is_gone(&error) && target != Target::Key && cursor.failures < MOST_FAILURES => {
                            cursor.failures += 1;
                            cursor.state = State::Lost;
                        }
                        Err(error) => return Err(self.explained(error)),
                    }
                    moved = true;
                    if !self.all.get(at).is_some_and(Cursor::is_busy) {
                        busy -= 1;
                    }
                }
                _ => at += 1,
            }
        }
        Ok(moved)
    }

    /// A cursor becomes one for each range that its interval lies in, each going on where it stood.
    fn replace(&mut self, at: usize, routes: Vec<Route>) -> Result<()> {
        let Some(cursor) = self.all.get(at) else { return Ok(()) };
        let parts = parts(&cursor.keys, routes).ok_or_else(incomplete)?;
        let Some(cursor) = self.all.remove(at) else { return Ok(()) };
        for (keys, target) in parts.into_iter().rev() {
            self.all.insert(at, Cursor::new(keys, cursor.etag.clone(), State::Idle(target), cursor.failures));
        }
        Ok(())
    }

    /// An answer has come.
    fn take_in(&mut self, at: usize, target: Target, answer: RawResponse) -> Result<()> {
        self.charge += answer.meta.request_charge().unwrap_or_default();
        let etag = self.etag(&answer.meta)?;
        let until = self.call.operation().pages.as_ref().and_then(|pages| pages.until);
        let Some(cursor) = self.all.get_mut(at) else { return Ok(()) };
        cursor.failures = 0;
        if until == Some(answer.meta.status()) {
            cursor.etag = Some(etag);
            cursor.quiet = true;
            cursor.state = State::Resting(target, Instant::now() + self.interval);
        } else {
            cursor.state = State::Ready(target, answer, etag);
        }
        Ok(())
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

impl Cursor {
    fn new(keys: EpkRange, etag: Option<String>, state: State, failures: u32) -> Self {
        Self { keys, etag, state, quiet: false, failures }
    }

    /// Whether something is on its way or at hand.
    fn is_busy(&self) -> bool {
        matches!(self.state, State::Locating(_) | State::Fetching(..) | State::Ready(..))
    }

    fn wake(&mut self) {
        if let State::Resting(target, _) = &self.state {
            self.state = State::Idle(target.clone());
        }
    }

    /// Asks for what it needs next.
    fn begin(&mut self, call: &Call, start: &Start, routes: &Routes) {
        self.state = match std::mem::replace(&mut self.state, State::Lost) {
            State::Lost => {
                let (call, routes, keys, failures) = (call.clone(), routes.clone(), self.keys.clone(), self.failures);
                State::Locating(Box::pin(async move { routes.over(&call, &keys, failures).await }))
            }
            State::Idle(target) => {
                let mut call = call.clone();
                target.aim(&mut call);
                match &self.etag {
                    Some(etag) => call.resume(etag),
                    None => start.apply(&mut call),
                }
                State::Fetching(target, call.exchange())
            }
            other => other,
        };
    }
}
