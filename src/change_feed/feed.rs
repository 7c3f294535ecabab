//! A change feed, as its caller sees it.

use std::fmt;
use std::future::poll_fn;
use std::marker::PhantomData;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::time::{Duration, SystemTime};

use futures_core::Stream;
use serde::de::DeserializeOwned;

use super::reader::{Reader, Told, Wanted};
use super::start::Start;
use crate::error::Result;
use crate::operation::Call;
use crate::page::Page;
use crate::response::{RawResponse, Response};

/// So long that no clock runs over.
const LONGEST_INTERVAL: Duration = Duration::from_secs(365 * 24 * 3600);

/// Of how many ranges something may be on its way or at hand, unless the caller says.
const CONCURRENCY: usize = 32;
/// How long a range rests that had nothing new, unless the caller says.
const INTERVAL: Duration = Duration::from_secs(1);

/// The changes of a collection as one stream over all its partition key ranges, that does not end.
///
/// Ranges are read side by side, and followed when they split or merge. Changes of one partition key value come in the order in which
/// they were made; between values there is no order. Each change comes once: what is read twice is only what came after the
/// [continuation](Changes::continuation) that the feed is taken up with.
///
/// What it reads is narrowed by what the operation was given before: with `partition_key` it reads the changes of that value, or, given
/// the first values of a hierarchical key, all that are under them; with `partition_key_range_id`, those of that range, and, if the
/// feed is taken up after it has split, of all that came of it. It starts where the operation says: at the beginning; with `if_none_match("*")`, or [`start_from_now`](Self::start_from_now),
/// now; with `if_modified_since`, or [`start_from_time`](Self::start_from_time), at a time.
#[derive(Clone)]
#[must_use = "a change feed does nothing until its events are asked for"]
pub struct ChangeFeed {
    call: Call,
    wanted: Wanted,
    continuation: Option<String>,
}

impl ChangeFeed {
    /// For the generated code: the operation as a stream over all ranges.
    #[doc(hidden)]
    pub fn new(mut call: Call) -> Self {
        let start = Start::take(&mut call);
        Self { call, wanted: Wanted { start, concurrency: CONCURRENCY, interval: INTERVAL }, continuation: None }
    }

    /// Starts with the oldest change that there is.
    pub fn start_from_beginning(mut self) -> Self {
        self.wanted.start = Start::Beginning;
        self
    }

    /// Starts with what is changed from now on: after the first time that a range is asked. When the stream tells for the first time that
    /// it has caught up, all were.
    pub fn start_from_now(mut self) -> Self {
        self.wanted.start = Start::Now;
        self
    }

    /// Starts with what was changed after a time, to the second. A time before 1970 is the beginning.
    pub fn start_from_time(mut self, time: SystemTime) -> Self {
        self.wanted.start = crate::date::format(time).map_or(Start::Beginning, Start::At);
        self
    }

    /// Goes on where a stream of the same operation over the same collection stopped, wherever it was to start.
    pub fn continuation(mut self, continuation: impl Into<String>) -> Self {
        self.continuation = Some(continuation.into());
        self
    }

    /// Of how many ranges a request may be on its way, or a page at hand, at once. Default: 32.
    pub fn max_concurrency(mut self, ranges: usize) -> Self {
        self.wanted.concurrency = ranges.max(1);
        self
    }

    /// How long a range that had nothing new is left alone before it is asked again. Default: a second. A request for nothing costs a
    /// request unit, too. A year at most.
    pub fn poll_interval(mut self, interval: Duration) -> Self {
        self.wanted.interval = interval.min(LONGEST_INTERVAL);
        self
    }

    /// The stream, with each change as JSON of type `T`.
    pub fn events<T: DeserializeOwned>(self) -> Changes<T> {
        Changes { reader: Reader::new(self.call, self.wanted, self.continuation), items: PhantomData }
    }
}

impl fmt::Debug for ChangeFeed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ChangeFeed({:?})", self.call)
    }
}

/// What a change feed tells.
#[derive(Debug, Clone)]
pub enum ChangeFeedEvent<T> {
    /// Changes of one range, oldest first; at least one.
    Page(Response<Page<T>>),
    /// No range had anything new since the last change: all that was changed before has been told. The stream goes on.
    CaughtUp,
}

/// The events of a change feed, as they are asked for. It has no end.
///
/// After [`CaughtUp`](ChangeFeedEvent::CaughtUp) it waits before it asks the service again, and tells it each time that there is still
/// nothing new. After an error it is over, and [`continuation`](Changes::continuation) still tells where to go on.
#[must_use = "changes are only fetched as they are asked for"]
pub struct Changes<T> {
    reader: Reader,
    items: PhantomData<fn() -> T>,
}

impl<T: DeserializeOwned> Changes<T> {
    /// What comes next; `None` only after an error.
    ///
    /// It may be dropped while it waits: nothing is lost.
    ///
    /// # Errors
    ///
    /// As for the operation, and [`ErrorKind::Continuation`](crate::ErrorKind::Continuation) for a continuation that is not of this feed,
    /// or if the collection has been deleted and made anew.
    pub async fn try_next(&mut self) -> Result<Option<ChangeFeedEvent<T>>> {
        poll_fn(|cx| self.poll(cx)).await.transpose()
    }

    fn poll(&mut self, cx: &mut Context<'_>) -> Poll<Option<Result<ChangeFeedEvent<T>>>> {
        let told = ready!(self.reader.poll(cx, RawResponse::page::<T>));
        Poll::Ready(told.map(|told| {
            told.map(|told| match told {
                Told::Page(page) => ChangeFeedEvent::Page(page),
                Told::CaughtUp => ChangeFeedEvent::CaughtUp,
            })
        }))
    }
}

impl<T> Changes<T> {
    /// Where the stream stands behind the last event that was told: give it to the same operation over the same collection, on any
    /// machine, to go on from here. `None` before the first event of a stream that was not taken up itself.
    ///
    /// It holds the position of each range, and is a few dozen bytes for each. It is not encrypted and not signed: who can change one can
    /// change what the stream goes on with, though never what it may read.
    #[must_use]
    pub fn continuation(&self) -> Option<String> {
        self.reader.continuation()
    }

    /// The request units that the stream has cost so far, those of answers without changes included.
    #[must_use]
    pub fn request_charge(&self) -> f64 {
        self.reader.charge()
    }
}

impl<T: DeserializeOwned> Stream for Changes<T> {
    type Item = Result<ChangeFeedEvent<T>>;

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.get_mut().poll(cx)
    }
}

impl<T> fmt::Debug for Changes<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Changes({:?})", self.reader.call())
    }
}
