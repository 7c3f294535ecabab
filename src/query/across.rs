//! A query across partitions, as its caller sees it.

use std::fmt;
use std::future::{IntoFuture, poll_fn};
use std::sync::Arc;
use std::task::{Context, Poll, ready};

use bytes::Bytes;
use cosmosdb_query::plan::QueryPlan;
use http::HeaderMap;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use super::calls::Calls;
use super::merge::{Query, Wanted};
use super::source::Source;
use crate::error::Result;
use crate::operation::{Call, Sending};
use crate::page::{Feed, Items, Pages, RawPage};
use crate::response::{Meta, RawResponse, Response};
use crate::service;

/// A query that is sent to all partitions, and whose rows are merged into one sequence.
///
/// It does what no gateway does: it orders, aggregates, groups, drops duplicates and cuts windows over all partitions, whatever the
/// query. Ranges that split or merge while it runs are followed.
///
/// What it reads is narrowed by what the query was given before: with `partition_key` it reads the documents of that value, or, given
/// the first values of a hierarchical key, all that are under them; with `partition_key_range_id`, those of that range.
///
/// `.await` is one page; [`pages`](Self::pages) all of them, [`items`](Self::items) the rows. Charges, query metrics and session tokens
/// of a page are those of all requests that it took.
///
/// # Going on later
///
/// The continuation of a page that was awaited alone, or that of the stream at any moment, takes the query up again, on any machine:
/// give it to the same query with the same parameters over the same collection. It is made when it is asked for: pages of a stream do
/// not name one, [`Pages::continuation`] does. A continuation holds one entry for each range that is still to be read, and what the
/// query has collected so far: of `GROUP BY` the groups, of `DISTINCT` 16 bytes for each row. It may be up to 256 KiB long; a query that
/// collects more can be read to its end, but not stopped. Continuations are not encrypted and not signed: who can change one can change
/// what the query goes on to answer, though never what it may read.
///
/// # Errors
///
/// As for the operation, and [`ErrorKind::Continuation`](crate::ErrorKind::Continuation) for a continuation that is not of the query.
#[derive(Clone)]
#[must_use = "a query does nothing until it is awaited"]
pub struct AcrossPartitions {
    call: Call,
    concurrency: usize,
    continuation: Option<String>,
}

/// How many ranges are read at once, unless the caller says.
const CONCURRENCY: usize = 32;

impl AcrossPartitions {
    /// For the generated code: the operation as a query across partitions.
    #[doc(hidden)]
    pub fn new(call: Call) -> Self {
        let continuation = call.resumes_at();
        Self { call, concurrency: CONCURRENCY, continuation }
    }

    /// How many requests may be on their way at once; of each range that is read ahead, one page is held. Default: 32.
    ///
    /// With 1, ranges are read one after the other.
    pub fn max_concurrency(mut self, requests: usize) -> Self {
        self.concurrency = requests.max(1);
        self
    }

    /// Goes on where the same query stopped.
    pub fn continuation(mut self, continuation: impl Into<String>) -> Self {
        self.continuation = Some(continuation.into());
        self
    }

    /// One page after the other.
    pub fn pages(self) -> Pages<Response<RawPage>> {
        self.decoded(RawResponse::raw_page)
    }

    /// One row after the other, each as JSON of type `T`.
    pub fn items<T: DeserializeOwned>(self) -> Items<T> {
        Items::new(self.decoded(RawResponse::page_items))
    }

    /// How the query would be carried out: what is read, what is sent to each range, how rows are merged. It costs a request.
    ///
    /// # Errors
    ///
    /// As for the operation.
    pub async fn explain(self) -> Result<QueryPlan> {
        Calls::new(self.call).plan(false).await.map(|planned| planned.plan)
    }

    fn decoded<T>(self, decode: fn(RawResponse) -> Result<T>) -> Pages<T> {
        Pages::new(self.feed(false), decode)
    }

    fn feed(self, one_page: bool) -> MergedFeed {
        let text = self.call.given("query").and_then(Value::as_str).unwrap_or_default();
        let wanted = Wanted {
            text: text.into(),
            fingerprint: fingerprint(&self.call, text),
            size: self.call.header_text("max_item_count").and_then(|size| size.parse().ok()),
            concurrency: self.concurrency,
            one_page,
        };
        // What the first page says if nothing has to be asked for it.
        let nothing = Meta::new(200, HeaderMap::new(), Default::default(), self.call.pipeline().clone());
        let operation = self.call.operation();
        let query = Query::new(Arc::new(Calls::new(self.call)), wanted, self.continuation.as_deref(), Some(nothing));
        let state = query.map_or_else(|error| State::Refused(Some(error)), |query| State::Running(Box::new(query)));
        MergedFeed { operation, state, turned: true }
    }
}

impl fmt::Debug for AcrossPartitions {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "AcrossPartitions({:?})", self.call)
    }
}

impl IntoFuture for AcrossPartitions {
    type Output = Result<Response<RawPage>>;
    type IntoFuture = Sending<Response<RawPage>>;

    /// One page. To read all of a query, [`pages`](Self::pages) and [`items`](Self::items) are faster: a single page reads no range ahead
    /// that it may not need.
    fn into_future(self) -> Self::IntoFuture {
        let mut feed = self.feed(true);
        let page = async move {
            let page = poll_fn(|cx| feed.poll(cx)).await;
            page.unwrap_or_else(|| Err(super::token::refused("there is nothing behind it")))
        };
        Sending::new(Box::pin(page), RawResponse::raw_page)
    }
}

/// What is the same for two queries only if one can go on where the other stopped.
fn fingerprint(call: &Call, text: &str) -> String {
    let scope = ["partition_key", "partition_key_range_id"].map(|header| call.header_text(header));
    crate::sealed::fingerprint(&json!([text, call.given("parameters"), scope]))
}

/// The pages of a merged query.
struct MergedFeed {
    operation: &'static service::Operation,
    state: State,
    /// Whether the last page was decoded.
    turned: bool,
}

enum State {
    Refused(Option<crate::Error>),
    Running(Box<Query>),
    /// After an error. Where to go on can still be told.
    Failed(Box<Query>),
}

impl Feed for MergedFeed {
    fn poll(&mut self, cx: &mut Context<'_>) -> Poll<Option<Result<RawResponse>>> {
        let query = match &mut self.state {
            State::Refused(error) => return Poll::Ready(error.take().map(|error| Err(error.of(self.operation)))),
            State::Failed(_) => return Poll::Ready(None),
            State::Running(_) if !self.turned => return Poll::Ready(None),
            State::Running(query) => query,
        };
        let page = ready!(query.poll(cx));
        let Some(page) = page else { return Poll::Ready(None) };
        Poll::Ready(Some(match page {
            Ok(page) => {
                self.turned = false;
                let body = envelope(self.operation, &page.collection, &page.rows);
                let meta = page.meta.ok_or_else(|| super::token::refused("there is nothing behind it"))?;
                Ok(RawResponse { operation: self.operation, body, meta })
            }
            Err(error) => {
                if let State::Running(query) = std::mem::replace(&mut self.state, State::Refused(None)) {
                    self.state = State::Failed(query);
                }
                Err(error.of(self.operation))
            }
        }))
    }

    fn turn(&mut self, _: &Meta) {
        self.turned = true;
    }

    fn continuation(&self) -> Result<Option<String>> {
        match &self.state {
            State::Running(query) | State::Failed(query) if self.turned => query.continuation(),
            State::Running(query) | State::Failed(query) => query.beginning(),
            State::Refused(_) => Ok(None),
        }
    }
}

impl fmt::Debug for MergedFeed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} across partitions", self.operation.name)
    }
}

/// Rows in the form of a page of the service.
fn envelope(operation: &service::Operation, collection: &str, rows: &[Bytes]) -> Bytes {
    let feed = operation.resource.feed.unwrap_or_default();
    let mut body = format!("{{\"_rid\":{},{}:[", Value::from(collection), Value::from(feed)).into_bytes();
    body.reserve(rows.iter().map(|row| row.len() + 1).sum::<usize>() + 32);
    for (at, row) in rows.iter().enumerate() {
        if at > 0 {
            body.push(b',');
        }
        body.extend_from_slice(row);
    }
    body.extend_from_slice(format!("],\"_count\":{}}}", rows.len()).as_bytes());
    body.into()
}
