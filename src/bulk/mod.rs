//! Bulk: any number of operations over any partition keys, sent range by range.
//!
//! ```text
//! operations ─▶ item: its range ─▶ lane of the range ─▶ requests ─▶ one result for each
//!                 ▲                       ▲                 │
//!                 └── the range is gone ──┴── come later ───┘
//! ```
//!
//! [`engine`] is the whole of it; [`item`] is one operation and what it has behind it; [`lane`] what waits for a range, and how much of it
//! may be on its way; [`locate`] finds the ranges; [`judge`] says what becomes of an item after an answer. There is no task: whoever polls
//! moves it, and dropping it gives up what is on its way.

mod engine;
mod item;
mod judge;
mod lane;
mod locate;

use std::fmt;
use std::future::{IntoFuture, poll_fn};
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use futures_core::Stream;

use self::engine::Engine;
use self::item::Draft;
pub(crate) use self::locate::{Located, Locating, Stale, locate};
use crate::batch::{BatchMember, BatchResult};
use crate::error::Result;
use crate::operation::Call;
use crate::options::CallOptions;
use crate::partition_key::PartitionKey;

/// Any number of operations over any partition keys.
///
/// They are grouped by partition key range and sent as requests of many, several ranges side by side. Each is for itself: one that fails
/// keeps no other from being carried out, and each has exactly one result in the end.
///
/// `.await` is all results, in the order of the operations; [`next`](Self::next) one result after the other, as they come. Operations are
/// taken from the iterator as there is room for them, so that it may be longer than memory.
///
/// # What is sent again
///
/// Throttled operations (429) are sent again when the service says, and fewer at once to that range: how much is on its way to each range
/// adapts, by one more request a round while all goes well, to half of it after a 429. Operations whose range was split, merged or moved
/// go to where their partition key is now. What else the service did not carry out is sent again by the client's retry policy, operation
/// by operation.
///
/// When a request is lost on its way, nobody knows which of its operations were carried out. Those that do no harm twice are sent again:
/// reads, and writes under an etag (`if_match`); all of them with [`idempotent`](Self::idempotent). The others fail with
/// [`ErrorKind::Ambiguous`](crate::ErrorKind::Ambiguous).
///
/// # Order
///
/// Operations are carried out in any order, unless it is [`ordered`](Self::ordered).
///
/// # Giving up
///
/// Dropping it, or the future of [`next`](Self::next), is safe at any time; a dropped `next` loses no result. Requests that are on their way
/// when the whole is dropped may still be carried out.
#[must_use = "a bulk does nothing until it is awaited"]
pub struct Bulk<'a> {
    source: Source<'a>,
    engine: Engine,
}

type Source<'a> = std::iter::Peekable<Box<dyn Iterator<Item = Draft> + Send + 'a>>;

/// What became of one operation of a bulk.
#[derive(Debug)]
#[non_exhaustive]
pub struct BulkItem {
    /// The place of the operation among those that were given.
    pub index: usize,
    /// Its result. The diagnostics of an error are those of the request that it was last in.
    pub result: Result<BatchResult>,
}

/// What became of a bulk.
#[derive(Debug)]
#[non_exhaustive]
pub struct BulkResults {
    /// The result of each operation, in the order in which they were given.
    pub results: Vec<Result<BatchResult>>,
    /// The request units of all requests.
    pub request_charge: f64,
    /// How many requests of many operations were sent; what each of them took to be sent is not counted.
    pub requests: u64,
}

impl BulkResults {
    /// The results, if no operation failed.
    ///
    /// # Errors
    ///
    /// That of the first operation that failed.
    pub fn all(self) -> Result<Vec<BatchResult>> {
        self.results.into_iter().collect()
    }
}

impl<'a> Bulk<'a> {
    /// For the generated code: a call of the operation that carries out many at once, and what it is to carry out.
    #[doc(hidden)]
    pub fn new<O: BatchMember + 'static>(call: Call, operations: impl Iterator<Item = (PartitionKey, O)> + Send + 'a) -> Self {
        let drafts = operations.map(|(key, operation)| Draft::new(key, operation));
        let source: Box<dyn Iterator<Item = Draft> + Send + 'a> = Box::new(drafts);
        Self { source: source.peekable(), engine: Engine::new(call) }
    }

    /// Keeps the order of the operations of one partition key: each is sent when the one before it has its result, whatever that is.
    ///
    /// So of one partition key one operation at a time is on its way; of different ones, as many as without.
    pub fn ordered(mut self) -> Self {
        self.engine.ordered = true;
        self
    }

    /// How many requests may be on their way at once, over all ranges. Default: 32.
    pub fn max_concurrency(mut self, requests: usize) -> Self {
        self.engine.concurrency = requests.max(1);
        self
    }

    /// The time that the whole may take, waits included. What has no result then fails with
    /// [`ErrorKind::Timeout`](crate::ErrorKind::Timeout). Default: no limit.
    pub fn timeout(self, timeout: Duration) -> Self {
        self.options(CallOptions::new().timeout(timeout))
    }

    /// Says that carrying any of the operations out twice does no harm, so that they may be sent again after a failure that leaves open
    /// whether they were carried out.
    pub fn idempotent(self) -> Self {
        self.options(CallOptions::new().idempotent())
    }

    /// How it is carried out, where that differs from how the client does it. The retry policy is that of each operation, and of each
    /// request; the timeout that of the whole.
    pub fn options(mut self, options: CallOptions) -> Self {
        self.engine.set(options);
        self
    }

    /// Sends a header with each request, by its name on the wire, such as `x-ms-cosmos-priority-level`.
    pub fn header(mut self, name: &str, value: &str) -> Self {
        self.engine.header(name, value);
        self
    }

    /// The next result, of whatever operation; `None` when every operation has had its own.
    pub async fn next(&mut self) -> Option<BulkItem> {
        poll_fn(|cx| self.poll(cx)).await
    }

    /// The request units of all requests so far.
    #[must_use]
    pub fn request_charge(&self) -> f64 {
        self.engine.charge
    }

    fn poll(&mut self, cx: &mut Context<'_>) -> Poll<Option<BulkItem>> {
        self.engine.poll(cx, &mut self.source)
    }
}

impl Stream for Bulk<'_> {
    type Item = BulkItem;

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.get_mut().poll(cx)
    }
}

impl<'a> IntoFuture for Bulk<'a> {
    type Output = BulkResults;
    type IntoFuture = Pin<Box<dyn Future<Output = BulkResults> + Send + 'a>>;

    /// All results.
    fn into_future(mut self) -> Self::IntoFuture {
        Box::pin(async move {
            let mut all = Vec::new();
            while let Some(item) = self.next().await {
                all.push(item);
            }
            all.sort_unstable_by_key(|item| item.index);
            let results = all.into_iter().map(|item| item.result).collect();
            BulkResults { results, request_charge: self.engine.charge, requests: self.engine.requests }
        })
    }
}

impl fmt::Debug for Bulk<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Bulk({:?})", self.engine)
    }
}
