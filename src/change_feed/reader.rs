//! A change feed as it is read: opened, then one event after the other.

use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use cosmosdb_query::epk::EpkRange;
use serde_json::json;
use tokio::time::{Instant, Sleep, sleep_until};

use super::cursors::{Cursors, DELETED, Found};
use super::start::Start;
use super::token::{Position, Subject, Token, refused};
use crate::error::{Error, Result};
use crate::operation::Call;
use crate::page::Page;
use crate::ranged::{check_scope, nowhere, scope, scope_since};
use crate::response::{RawResponse, Response};
use crate::side_by_side::Answering;

/// What makes a feed that of one mode.
const MODE: &str = "a_im";
/// What makes a feed that of a part of the collection.
const PARTS: [&str; 2] = ["partition_key", "partition_key_range_id"];
/// What makes sure that the collection is the one that was meant.
const COLLECTION: &str = "intended_collection_rid";

/// How a feed is to be read.
#[derive(Clone, Debug)]
pub(super) struct Wanted {
    pub(super) start: Start,
    pub(super) concurrency: usize,
    pub(super) interval: Duration,
}

/// A feed as it is read.
pub(super) struct Reader {
    call: Call,
    wanted: Wanted,
    subject: Subject,
    step: Step,
    /// When a range has rested enough.
    alarm: Option<Pin<Box<Sleep>>>,
}

enum Step {
    /// It cannot be read; once told, there is no more to it. The continuation that was given, if any.
    Refused(Option<Error>, Option<String>),
    Opening(Option<Token>, Answering<Opened>),
    Running(Box<Running>),
    /// After an error. Where to go on can still be told.
    Failed(Box<Running>),
}

struct Running {
    collection: String,
    cursors: Cursors,
}

/// What has to be known before anything is read.
struct Opened {
    /// The rid of the collection.
    collection: String,
    /// What of the key space is read; `None`: the documents of one partition key value.
    scope: Option<EpkRange>,
}

/// What a feed tells.
pub(super) enum Told<T> {
    Page(Response<Page<T>>),
    CaughtUp,
}

impl Reader {
    pub(super) fn new(call: Call, wanted: Wanted, continuation: Option<String>) -> Self {
        let text = |header: &str| call.header_text(header).unwrap_or_default().to_owned();
        let part = crate::sealed::fingerprint(&json!(PARTS.map(|header| call.header_text(header))));
        let subject = Subject { mode: text(MODE), part };
        let token = continuation.as_deref().map(|text| Token::read(text, &subject)).transpose();
        let step = match token {
            Ok(token) => {
                let answer = open(call.clone(), token.as_ref().map_or(&wanted.start, |token| &token.start), token.is_some());
                Step::Opening(token, answer)
            }
            Err(error) => Step::Refused(Some(error), continuation),
        };
        Self { call, wanted, subject, step, alarm: None }
    }

    /// What comes next; `None` after an error.
    pub(super) fn poll<T>(
        &mut self,
        cx: &mut Context<'_>,
        decode: fn(RawResponse) -> Result<Response<Page<T>>>,
    ) -> Poll<Option<Result<Told<T>>>> {
        loop {
            match &mut self.step {
                Step::Refused(error, _) => {
                    return Poll::Ready(error.take().map(|error| Err(error.of(self.call.operation()))));
                }
                Step::Failed(_) => return Poll::Ready(None),
                Step::Opening(token, answer) => {
                    let opened = ready!(answer.as_mut().poll(cx));
                    let token = token.take();
                    let given = token.clone().map(Token::write);
                    let running = opened.and_then(|opened| Running::new(&self.call, &self.wanted, opened, token));
                    self.step = match running {
                        Ok(running) => Step::Running(Box::new(running)),
                        Err(error) => Step::Refused(Some(error), given),
                    };
                }
                Step::Running(running) => match ready!(running.poll(cx, &mut self.alarm, decode)) {
                    Ok(told) => return Poll::Ready(Some(Ok(told))),
                    Err(error) => {
                        if let Step::Running(running) = std::mem::replace(&mut self.step, Step::Refused(None, None)) {
                            self.step = Step::Failed(running);
                        }
                        return Poll::Ready(Some(Err(error.of(self.call.operation()))));
                    }
                },
            }
        }
    }

    /// Where the feed stands, at any moment; `None` before anything is known of it.
    pub(super) fn continuation(&self) -> Option<String> {
        match &self.step {
            Step::Refused(_, given) => given.clone(),
            Step::Opening(token, _) => token.clone().map(Token::write),
            Step::Running(running) | Step::Failed(running) => {
                let (collection, start) = (running.collection.clone(), running.cursors.start.clone());
                let token = Token { collection, subject: self.subject.clone(), start, ranges: running.cursors.positions() };
                Some(token.write())
            }
        }
    }

    /// What all answers have cost so far.
    pub(super) fn charge(&self) -> f64 {
        match &self.step {
            Step::Running(running) | Step::Failed(running) => running.cursors.charge,
            Step::Refused(..) | Step::Opening(..) => 0.0,
        }
    }

    pub(super) fn call(&self) -> &Call {
        &self.call
    }
}

/// Learns what has to be known before anything is read.
fn open(call: Call, start: &Start, resumed: bool) -> Answering<Opened> {
    let checked = call.check_arguments().and_then(|()| check_scope(&call)).and_then(|()| start.check(&call));
    Box::pin(async move {
        checked?;
        let Some(address) = call.collection_address() else { return Err(nowhere()) };
        let collection = call.pipeline().collection(&address).await?.rid.to_string();
        // A range that a feed was begun with may have split since.
        let scope = if resumed { scope_since(&call).await? } else { scope(&call).await? };
        Ok(Opened { collection, scope })
    })
}

impl Running {
    fn new(call: &Call, wanted: &Wanted, opened: Opened, token: Option<Token>) -> Result<Self> {
        let Opened { collection, scope } = opened;
        let one_key = scope.is_none();
        let (start, positions) = match token {
            Some(token) => {
                token.check(&collection, scope.as_ref())?;
                (token.start, token.ranges)
            }
            None => (wanted.start.clone(), vec![Position::start(scope)]),
        };
        let mut call = call.clone();
        if call.header_text(COLLECTION).is_none() {
            call.set(COLLECTION, &collection);
        }
        let cursors = Cursors::new(call, wanted, start, positions, one_key);
        Ok(Self { collection, cursors })
    }

    fn poll<T>(
        &mut self,
        cx: &mut Context<'_>,
        alarm: &mut Option<Pin<Box<Sleep>>>,
        decode: fn(RawResponse) -> Result<Response<Page<T>>>,
    ) -> Poll<Result<Told<T>>> {
        loop {
            match ready!(self.cursors.poll(cx))? {
                Found::Nothing => return Poll::Ready(Ok(Told::CaughtUp)),
                Found::Page(at) => {
                    let Some(page) = self.cursors.page(at) else { continue };
                    let page = decode(page.clone())?;
                    let rid = &page.body().rid;
                    if !rid.is_empty() && *rid != self.collection {
                        return Poll::Ready(Err(refused(DELETED)));
                    }
                    let empty = page.body().items.is_empty();
                    self.cursors.turn(at, empty);
                    if !empty {
                        return Poll::Ready(Ok(Told::Page(page)));
                    }
                }
                Found::Rest(until) => {
                    ready!(ring(alarm, until).poll(cx));
                    *alarm = None;
                    self.cursors.wake(Instant::now());
                }
            }
        }
    }
}

/// The alarm, set to this time.
fn ring(alarm: &mut Option<Pin<Box<Sleep>>>, until: Instant) -> Pin<&mut Sleep> {
    let alarm = alarm.get_or_insert_with(|| Box::pin(sleep_until(until)));
    if alarm.deadline() != until {
        alarm.as_mut().reset(until);
    }
    alarm.as_mut()
}
