//! A query in execution: plan it, read the ranges, put the rows through the stages, cut pages.

use std::collections::VecDeque;
use std::sync::Arc;
use std::task::{Context, Poll, ready};

use bytes::Bytes;
use cosmosdb_query::epk::{EpkRange, compare};
use cosmosdb_query::plan::{QueryInfo, QueryPlan};

use super::cursor::{Position, Size};
use super::fanout::{FanOut, Reading};
use super::hybrid::Hybrid;
use super::order::Merge;
use super::row;
use super::source::{Answering, Planned, Source};
use super::stages::{self, Stage};
use super::tally::Tally;
use super::token::{PAGE, Raw, Token, refused};
use crate::error::{Error, ErrorKind, Result};
use crate::response::Meta;

/// What a planner writes where the filter of an `ORDER BY` may be narrowed. It never has to be: ranges go on by their own
/// continuations.
pub(super) const FILTER: &str = "{documentdb-formattableorderbyquery-filter}";

/// What a query is, and how it is to be carried out.
#[derive(Clone, Debug)]
pub(super) struct Wanted {
    /// The text, as the caller wrote it.
    pub(super) text: Arc<str>,
    /// What is the same for two queries only if one can go on where the other stopped.
    pub(super) fingerprint: String,
    /// How many rows a page is to have: the value of the header.
    pub(super) size: Option<i64>,
    /// How many requests may be on their way at once.
    pub(super) concurrency: usize,
    /// Whether one page alone is wanted: then nothing is read ahead of it, and the page names the one behind it.
    pub(super) one_page: bool,
}

/// A page of a merged query.
pub(super) struct MergedPage {
    pub(super) rows: Vec<Bytes>,
    /// The rid of the collection.
    pub(super) collection: String,
    pub(super) meta: Option<Meta>,
}

/// A query in execution.
pub(super) struct Query {
    source: Arc<dyn Source>,
    wanted: Wanted,
    step: Step,
    tally: Tally,
    /// What the last page said; before the first, nothing.
    before: Option<Meta>,
    /// Where the page at hand begins.
    begins: Begins,
    /// Where the page behind it begins, if that is known without much ado.
    next: Option<Token>,
}

/// Where a page begins. It is asked for only if the page cannot be used, so that it must cost next to nothing.
enum Begins {
    /// Here; `None`: at the start.
    At(Option<Token>),
    /// These rows before what comes next: what the stages hold is not written down for each page.
    Before(Vec<Bytes>),
}

enum Step {
    /// Nothing has been asked yet. What is to be resumed, if anything.
    Start(Option<Token>),
    Planning(Option<Token>, Answering<Planned>),
    Running(Box<Running>),
    /// The last page was given.
    Ended(Box<Running>),
    Done,
}

/// What is read, and what becomes of it.
struct Running {
    fan: FanOut,
    order: Order,
    stages: Vec<Stage>,
    /// Rows for the next pages.
    ready: VecDeque<Bytes>,
    /// Whether there is nothing more to read: what is ready is all there is.
    done: bool,
    /// How many rows a page has.
    page: usize,
    /// Whether it is the only one that is wanted.
    one_page: bool,
    /// Whether a row could not be read: those before it are counted, and those after it are not.
    broken: bool,
}

/// In which order rows are taken from the ranges.
enum Order {
    /// Range by range, in the order of their keys.
    Ranges,
    /// As they come.
    Any,
    /// By what they are sorted by.
    Keys(Merge),
    /// By several scores.
    Scores(Box<Hybrid>),
}

impl Query {
    /// A query from its beginning, or from a continuation. `nothing` is what a page says for which nothing had to be asked.
    pub(super) fn new(
        source: Arc<dyn Source>,
        wanted: Wanted,
        continuation: Option<&str>,
        nothing: Option<Meta>,
    ) -> Result<Self> {
        let token = continuation.map(|text| Token::read(text, &wanted.fingerprint)).transpose()?;
        let (begins, next) = (Begins::At(token.clone()), token.clone());
        Ok(Self { source, wanted, step: Step::Start(token), tally: Tally::default(), before: nothing, begins, next })
    }

    /// The next page; `None` after the last. After an error it can be asked again.
    pub(super) fn poll(&mut self, cx: &mut Context<'_>) -> Poll<Option<Result<MergedPage>>> {
        loop {
            match &mut self.step {
                Step::Done => return Poll::Ready(None),
                Step::Ended(_) => self.step = Step::Done,
                Step::Start(token) => {
                    let answer = self.source.plan(token.is_some());
                    self.step = Step::Planning(token.take(), answer);
                }
                Step::Planning(token, answer) => {
                    let planned = ready!(answer.as_mut().poll(cx));
                    let token = token.take();
                    match planned {
                        Ok(planned) => {
                            self.tally.add(planned.meta.as_ref());
                            match Running::new(&self.source, &self.wanted, planned, token) {
                                Ok(running) => self.step = Step::Running(Box::new(running)),
                                Err(error) => {
                                    self.step = Step::Done;
                                    return Poll::Ready(Some(Err(error)));
                                }
                            }
                        }
                        Err(error) => {
                            self.step = Step::Start(token);
                            return Poll::Ready(Some(Err(error)));
                        }
                    }
                }
                Step::Running(running) => {
                    if let Err(error) = ready!(running.poll(cx, &mut self.tally)) {
                        return Poll::Ready(Some(Err(error)));
                    }
                    let rows = running.cut();
                    let collection = running.fan.collection.clone().unwrap_or_default();
                    self.begins = if running.is_light() {
                        Begins::At(self.next.replace(running.token(&self.wanted.fingerprint)))
                    } else {
                        Begins::Before(rows.clone())
                    };
                    if running.done && running.ready.is_empty() {
                        let Step::Running(running) = std::mem::replace(&mut self.step, Step::Done) else { continue };
                        self.step = Step::Ended(running);
                    }
                    return Poll::Ready(Some(self.page(rows, collection)));
                }
            }
        }
    }

    /// A page that stands alone names the one behind it; of others the query is asked.
    fn page(&mut self, rows: Vec<Bytes>, collection: String) -> Result<MergedPage> {
        let next = if self.wanted.one_page { self.continuation()? } else { None };
        let meta = self.tally.take(rows.len(), next.as_deref(), self.before.as_ref());
        self.before.clone_from(&meta);
        Ok(MergedPage { rows, collection, meta })
    }

    /// Where the query stands, at any moment; `None` at the start and at the end. An error: it can go on, but not from a token.
    pub(super) fn continuation(&self) -> Result<Option<String>> {
        match &self.step {
            Step::Done | Step::Ended(_) | Step::Start(None) | Step::Planning(None, _) => Ok(None),
            Step::Start(Some(token)) | Step::Planning(Some(token), _) => token.write().map(Some),
            Step::Running(running) if running.broken => {
                Err(Error::new(ErrorKind::Continuation, "a row could not be read: what was made of the rows before it is lost"))
            }
            Step::Running(running) => running.token(&self.wanted.fingerprint).write().map(Some),
        }
    }

    /// Where the page at hand begins; as for [`continuation`](Self::continuation).
    pub(super) fn beginning(&self) -> Result<Option<String>> {
        match (&self.begins, &self.step) {
            (Begins::At(token), _) => token.as_ref().map(Token::write).transpose(),
            (Begins::Before(rows), Step::Running(running) | Step::Ended(running)) => {
                let mut token = running.token(&self.wanted.fingerprint);
                token.ready.splice(..0, rows.iter().cloned().map(Raw));
                token.write().map(Some)
            }
            (Begins::Before(_), _) => Ok(None),
        }
    }
}

impl Running {
    fn new(source: &Arc<dyn Source>, wanted: &Wanted, planned: Planned, token: Option<Token>) -> Result<Self> {
        let QueryPlan { query_info, query_ranges, hybrid_search_query_info, .. } = planned.plan;
        let info = query_info.unwrap_or_default();
        let one_key = planned.scope.is_none();
        // A single partition key value is read as the service gives it, but for what it gives page by page.
        let as_it_is = one_key && !needs_merge(&info);
        let mut stages = if as_it_is { Vec::new() } else { stages::stages(&info) };
        let order = if let Some(hybrid) = hybrid_search_query_info {
            let (scope, visits) = (planned.scope.clone(), query_ranges.clone());
            Order::Scores(Box::new(Hybrid::new(source, wanted, scope, visits, hybrid)))
        } else if stages::is_collecting(&stages) {
            Order::Any
        } else if info.order_by.is_empty() || as_it_is {
            Order::Ranges
        } else {
            let last = token.as_ref().and_then(|token| token.last.clone());
            if last.as_ref().is_some_and(|last| last.len() != info.order_by.len()) {
                return Err(refused("the service plans the query in another way now"));
            }
            Order::Keys(Merge::new(&info.order_by, last))
        };
        let most = info.top.or(info.limit.map(|limit| limit.saturating_add(info.offset.unwrap_or(0))));
        // Where rows are put together, more of them are needed than come out, and pages are for the caller alone.
        let together = stages.iter().any(Stage::is_stateful);
        let size = Size {
            wanted: if stages::is_collecting(&stages) { Some(-1) } else { wanted.size },
            most: most.filter(|_| !as_it_is && !together),
            shared: matches!(order, Order::Keys(_)),
            room: None,
        };
        let rewritten = !info.rewritten_query.is_empty() && !as_it_is;
        let reading = Reading {
            source: source.clone(),
            text: if rewritten { info.rewritten_query.replace(FILTER, "true").into() } else { wanted.text.clone() },
            read: if info.order_by.is_empty() || as_it_is { row::plain } else { row::sorted },
            visits: query_ranges,
            one_key,
            size,
            concurrency: wanted.concurrency.max(1),
        };
        let ahead = match order {
            // Nobody would read what is read ahead of the only page.
            Order::Ranges if wanted.one_page => 1,
            Order::Ranges => reading.concurrency,
            Order::Any | Order::Keys(_) | Order::Scores(_) => usize::MAX,
        };
        let scope = planned.scope.unwrap_or_else(EpkRange::full);
        let start = Position::start(scope.clone());
        let (mut ready, mut done, mut collection, mut positions) = (VecDeque::new(), false, None, vec![start]);
        if let Some(token) = token {
            if planned.collection.is_some_and(|rid| token.collection.as_ref().is_some_and(|of| *of != rid)) {
                return Err(refused("it is of another collection"));
            }
            if !token.done && token.stages.len() != stages.len() {
                return Err(refused("the service plans the query in another way now"));
            }
            for (stage, state) in stages.iter_mut().zip(token.stages) {
                stage.restore(state).ok_or_else(|| refused("it is damaged"))?;
            }
            ready = token.ready.into_iter().map(|raw| raw.0).collect();
            // A token tells where to go on, and never what may be read.
            if !is_within(&scope, &token.ranges) {
                return Err(refused("it reads what the query does not"));
            }
            (done, collection, positions) = (token.done, token.collection, token.ranges);
        }
        if matches!(order, Order::Scores(_)) {
            // Nothing is given before all has been read, and that has ranges of its own.
            positions.clear();
        }
        let fan = FanOut::new(reading, positions, ahead, collection);
        let page = wanted.size.map_or(PAGE, |size| if size > 0 { size } else { PAGE * 10 });
        let page = usize::try_from(page).unwrap_or(usize::MAX);
        Ok(Self { fan, order, stages, ready, done, page, one_page: wanted.one_page, broken: false })
    }

    /// Waits until there are rows for a page, or all rows that are left.
    fn poll(&mut self, cx: &mut Context<'_>, tally: &mut Tally) -> Poll<Result<()>> {
        while !self.done && self.ready.len() < self.page {
            if stages::is_full(&self.stages) {
                self.finish()?;
                break;
            }
            if self.one_page && !self.ready.is_empty() {
                // What the page has no room for would be read for nothing.
                self.fan.at_most(self.page - self.ready.len());
            }
            match &mut self.order {
                Order::Keys(merge) => match ready!(merge.poll(&mut self.fan, cx, tally))? {
                    Some(row) => {
                        self.broken = true;
                        stages::push(&mut self.stages, row, &mut self.ready)?;
                        self.broken = false;
                    }
                    None => self.finish()?,
                },
                Order::Ranges => match ready!(self.fan.poll_first(cx, tally))? {
                    // A page is made of whole pages: so nothing has to be told of where in a page it ends.
                    Some(at) if !self.ready.is_empty() && self.ready.len() + self.waiting(at) > self.page => break,
                    Some(at) => self.take(at)?,
                    None => self.finish()?,
                },
                Order::Scores(hybrid) => {
                    let (rows, collection) = ready!(hybrid.poll(cx, tally))?;
                    self.ready = rows.into();
                    self.fan.collection = collection;
                    self.done = true;
                }
                Order::Any => match ready!(self.fan.poll_any(cx, tally))? {
                    Some(at) => self.take(at)?,
                    None => self.finish()?,
                },
            }
        }
        Poll::Ready(Ok(()))
    }

    /// The rows of a page, of those that are ready.
    fn cut(&mut self) -> Vec<Bytes> {
        // Without an order, a page of a range that is larger than was asked for is given as it came.
        let most = if matches!(self.order, Order::Ranges) { self.ready.len() } else { self.page.min(self.ready.len()) };
        self.ready.drain(..most).collect()
    }

    fn waiting(&self, at: usize) -> usize {
        self.fan.cursors.get(at).map_or(0, |cursor| cursor.rows.len())
    }

    /// Puts all rows of a page through the stages.
    fn take(&mut self, at: usize) -> Result<()> {
        let rows = self.fan.take(at);
        self.broken = true;
        rows.into_iter().try_for_each(|row| stages::push(&mut self.stages, row, &mut self.ready))?;
        self.broken = false;
        Ok(())
    }

    fn finish(&mut self) -> Result<()> {
        self.done = true;
        self.fan.cursors.clear();
        stages::finish(&mut self.stages, &mut self.ready)
    }

    /// Whether where it stands is told in a few words, however long it has run.
    fn is_light(&self) -> bool {
        !matches!(self.order, Order::Scores(_)) && !self.stages.iter().any(Stage::is_heavy)
    }

    fn token(&self, fingerprint: &str) -> Token {
        let (last, run) = match &self.order {
            Order::Keys(merge) => (merge.last().cloned(), merge.run()),
            _ => (None, 0),
        };
        Token {
            collection: self.fan.collection.clone(),
            query: fingerprint.to_owned(),
            ranges: self.fan.positions(run),
            last,
            // What has come out of them is ready.
            stages: if self.done { Vec::new() } else { self.stages.iter().map(Stage::state).collect() },
            ready: self.ready.iter().cloned().map(Raw).collect(),
            done: self.done,
        }
    }
}

/// Whether what the service gives page by page has to be put together, even of a single partition key value.
fn needs_merge(info: &QueryInfo) -> bool {
    info.has_non_streaming_order_by || info.d_count_info.is_some() || stages::stages(info).iter().any(Stage::is_stateful)
}

/// Whether stretches lie in a part of the key space, in order, and none in another.
fn is_within(scope: &EpkRange, positions: &[Position]) -> bool {
    let inside = |it: &Position| {
        compare(&scope.min, &it.min).is_le() && compare(&it.min, &it.max).is_lt() && compare(&it.max, &scope.max).is_le()
    };
    let apart = |pair: &[Position]| matches!(pair, [one, next] if compare(&one.max, &next.min).is_le());
    positions.iter().all(inside) && positions.windows(2).all(apart)
}
