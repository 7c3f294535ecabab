//! Feeds: a page, pages one after the other, items one after the other.

use std::collections::VecDeque;
use std::fmt;
use std::future::poll_fn;
use std::marker::PhantomData;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use bytes::Bytes;
use futures_core::Stream;
use serde::de::{DeserializeOwned, DeserializeSeed, Deserializer, IgnoredAny, MapAccess, Visitor};
use serde::{Deserialize, de};

use crate::error::Result;
use crate::exchange::Exchange;
use crate::known::told;
use crate::operation::Call;
use crate::response::{Meta, RawResponse, Response, decode_error};
use crate::service;

/// A page of a feed whose items the specification knows.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Page<T> {
    /// The items, in the service's order. A page may be empty and still not be the last.
    pub items: Vec<T>,
    /// The rid of what the feed is of.
    pub rid: String,
}

/// A page of a feed of free-form items, not decoded yet.
#[derive(Clone)]
pub struct RawPage {
    body: Bytes,
    operation: &'static service::Operation,
    meta: Meta,
}

impl RawPage {
    /// The items, each as JSON that may borrow from the page.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Decode`](crate::ErrorKind::Decode) if the page, or an item, is of another shape.
    pub fn items<'a, T: Deserialize<'a>>(&'a self) -> Result<Vec<T>> {
        read(self.operation, &self.body, &self.meta).map(|page| page.items)
    }

    /// The page as it came, envelope included.
    #[must_use]
    pub fn bytes(&self) -> &Bytes {
        &self.body
    }
}

impl fmt::Debug for RawPage {
    /// The length alone: the items are the application's data.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "RawPage({} bytes)", self.body.len())
    }
}

impl Response<RawPage> {
    /// The items, each as JSON of type `T`.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Decode`](crate::ErrorKind::Decode) if the page, or an item, is of another shape.
    pub fn into_items<T: DeserializeOwned>(self) -> Result<Vec<T>> {
        self.items()
    }

    /// The items, each as JSON that may borrow from the response.
    ///
    /// # Errors
    ///
    /// As for [`into_items`](Response::into_items).
    pub fn items<'a, T: Deserialize<'a>>(&'a self) -> Result<Vec<T>> {
        self.body().items()
    }

    /// The body as it came, envelope included.
    #[must_use]
    pub fn bytes(&self) -> &Bytes {
        &self.body().body
    }
}

impl RawResponse {
    /// A page of items of type `T`.
    ///
    /// # Errors
    ///
    /// If the body is no page, or of other items.
    pub fn page<T: DeserializeOwned>(self) -> Result<Response<Page<T>>> {
        let page = read(self.operation, &self.body, &self.meta)?;
        Ok(Response::new(page, self.meta))
    }

    /// A page of free-form items.
    ///
    /// # Errors
    ///
    /// None; the signature is that of every decoder.
    pub fn raw_page(self) -> Result<Response<RawPage>> {
        let page = RawPage { body: self.body, operation: self.operation, meta: self.meta.clone() };
        Ok(Response::new(page, self.meta))
    }

    /// The items of a page, alone.
    ///
    /// # Errors
    ///
    /// If the body is no page, or of other items.
    pub fn page_items<T: DeserializeOwned>(self) -> Result<Vec<T>> {
        read(self.operation, &self.body, &self.meta).map(|page| page.items)
    }
}

/// The items of a page of something that the core reads for itself.
pub(crate) fn feed_items<'a, T: Deserialize<'a>>(page: &'a RawResponse) -> Result<Vec<T>> {
    read(page.operation, &page.body, &page.meta).map(|page| page.items)
}

fn read<'a, T: Deserialize<'a>>(operation: &'static service::Operation, body: &'a [u8], meta: &Meta) -> Result<Page<T>> {
    // "Nothing new" has no body.
    if body.is_empty() && operation.pages.as_ref().is_some_and(|pages| pages.until == Some(meta.status())) {
        return Ok(Page { items: Vec::new(), rid: String::new() });
    }
    read_feed(operation.resource.feed.unwrap_or_default(), body).map_err(|error| decode_error(operation, body, meta, &error))
}

/// Reads a page whose array has this name.
pub(crate) fn read_feed<'a, T: Deserialize<'a>>(feed: &'static str, body: &'a [u8]) -> serde_json::Result<Page<T>> {
    let mut json = serde_json::Deserializer::from_str(text(body)?);
    let page = Envelope { feed, items: PhantomData }.deserialize(&mut json)?;
    json.end().map(|()| page)
}

/// A body as text: it is looked at once, and not again for each string in it.
fn text(body: &[u8]) -> serde_json::Result<&str> {
    std::str::from_utf8(body).map_err(|error| {
        let before = body.get(..error.valid_up_to()).unwrap_or_default();
        let (lines, last) = before.split(|byte| *byte == b'\n').fold((0, 0), |(lines, _), line| (lines + 1, line.len()));
        // A place at the end of the message becomes that of the error.
        de::Error::custom(format_args!("invalid UTF-8 at line {lines} column {}", last + 1))
    })
}

/// Reads `{"_rid": …, "<feed>": [items], "_count": n}`; the array is named by the resource.
struct Envelope<T> {
    feed: &'static str,
    items: PhantomData<T>,
}

impl<'de, T: Deserialize<'de>> DeserializeSeed<'de> for Envelope<T> {
    type Value = Page<T>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Page<T>, D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de, T: Deserialize<'de>> Visitor<'de> for Envelope<T> {
    type Value = Page<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a feed with the array `{}`", self.feed)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Page<T>, A::Error> {
        let (mut items, mut rid) = (None, String::new());
        while let Some(key) = map.next_key::<std::borrow::Cow<'de, str>>()? {
            if key == self.feed {
                items = Some(map.next_value()?);
            } else if key == "_rid" {
                rid = map.next_value()?;
            } else {
                map.next_value::<IgnoredAny>()?;
            }
        }
        let items = items.ok_or_else(|| de::Error::missing_field(self.feed))?;
        Ok(Page { items, rid })
    }
}

/// The pages of a feed, as they are asked for.
///
/// It ends where there is no further page; pages on the way may be empty. After an error it is over as well, and
/// [`continuation`](Pages::continuation) still tells where to go on.
#[must_use = "pages are only fetched as they are asked for"]
pub struct Pages<T> {
    feed: Box<dyn Feed>,
    decode: fn(RawResponse) -> Result<T>,
}

/// Where pages come from.
pub(crate) trait Feed: fmt::Debug + Send {
    /// The next page; `None` after the last, and after an error.
    fn poll(&mut self, cx: &mut Context<'_>) -> Poll<Option<Result<RawResponse>>>;

    /// The page could be decoded: the next one is behind it. A page that could not is where to go on, not what is behind it.
    fn turn(&mut self, meta: &Meta);

    /// Where to go on; `None` at the start and at the end.
    fn continuation(&self) -> Result<Option<String>>;
}

impl<T> Pages<T> {
    pub(crate) fn new(feed: impl Feed + 'static, decode: fn(RawResponse) -> Result<T>) -> Self {
        Self { feed: Box::new(feed), decode }
    }

    /// The next page; `None` after the last.
    ///
    /// # Errors
    ///
    /// As for the operation.
    pub async fn try_next(&mut self) -> Result<Option<T>> {
        poll_fn(|cx| self.poll(cx)).await.transpose()
    }

    /// Where the next page would start: give it to a later call to go on from here. `None` at the start and after the last page.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Continuation`](crate::ErrorKind::Continuation) if there is more, but a query across partitions has collected more
    /// than a continuation may hold: groups, or rows to tell apart.
    pub fn continuation(&self) -> Result<Option<String>> {
        self.feed.continuation()
    }

    fn poll(&mut self, cx: &mut Context<'_>) -> Poll<Option<Result<T>>> {
        Poll::Ready(ready!(self.feed.poll(cx)).map(|answer| {
            let answer = answer?;
            let meta = answer.meta.clone();
            let page = (self.decode)(answer)?;
            self.feed.turn(&meta);
            Ok(page)
        }))
    }
}

/// The pages of one operation, one request each.
pub(crate) struct CallFeed {
    call: Call,
    state: State,
}

enum State {
    Ready,
    Waiting(Exchange),
    Done,
}

impl CallFeed {
    pub(crate) fn new(call: Call) -> Self {
        Self { call, state: State::Ready }
    }
}

impl Feed for CallFeed {
    fn poll(&mut self, cx: &mut Context<'_>) -> Poll<Option<Result<RawResponse>>> {
        loop {
            match &mut self.state {
                State::Done => return Poll::Ready(None),
                State::Ready => self.state = State::Waiting(self.call.clone().exchange()),
                State::Waiting(answer) => {
                    let answer = ready!(answer.as_mut().poll(cx));
                    self.state = State::Done;
                    return Poll::Ready(Some(answer));
                }
            }
        }
    }

    /// Turns to the next page, if this one names it.
    fn turn(&mut self, meta: &Meta) {
        let Some(paging) = self.call.operation().pages.as_ref() else { return };
        let next = meta.headers().get(paging.next.wire).and_then(told);
        let ended = paging.until.is_some_and(|until| until == meta.status());
        match next.map(str::to_owned) {
            Some(token) => {
                self.call.resume(&token);
                if !ended {
                    self.state = State::Ready;
                }
            }
            None => self.call.forget_resume(),
        }
    }

    fn continuation(&self) -> Result<Option<String>> {
        Ok(self.call.resumes_at())
    }
}

impl fmt::Debug for CallFeed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.call.fmt(f)
    }
}

impl<T> Stream for Pages<T> {
    type Item = Result<T>;

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.get_mut().poll(cx)
    }
}

impl<T> fmt::Debug for Pages<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Pages({:?})", self.feed)
    }
}

/// The items of a feed, one after the other, over all its pages.
#[must_use = "items are only fetched as they are asked for"]
pub struct Items<T> {
    pages: Pages<Vec<T>>,
    ready: VecDeque<T>,
}

impl<T> Items<T> {
    /// The items of these pages.
    pub fn new(pages: Pages<Vec<T>>) -> Self {
        Self { pages, ready: VecDeque::new() }
    }

    /// The next item; `None` after the last.
    ///
    /// # Errors
    ///
    /// As for the operation.
    pub async fn try_next(&mut self) -> Result<Option<T>> {
        poll_fn(|cx| self.poll(cx)).await.transpose()
    }

    /// Every item that is left.
    ///
    /// # Errors
    ///
    /// As for the operation.
    pub async fn try_collect(mut self) -> Result<Vec<T>> {
        let mut all = Vec::new();
        while let Some(item) = self.try_next().await? {
            all.push(item);
        }
        Ok(all)
    }

    /// Where the next page would start; the items of the page at hand that were not yet taken are not in it.
    ///
    /// # Errors
    ///
    /// As for [`Pages::continuation`].
    pub fn continuation(&self) -> Result<Option<String>> {
        self.pages.continuation()
    }

    fn poll(&mut self, cx: &mut Context<'_>) -> Poll<Option<Result<T>>> {
        loop {
            if let Some(item) = self.ready.pop_front() {
                return Poll::Ready(Some(Ok(item)));
            }
            match ready!(self.pages.poll(cx)) {
                None => return Poll::Ready(None),
                Some(Err(error)) => return Poll::Ready(Some(Err(error))),
                Some(Ok(items)) => self.ready.extend(items),
            }
        }
    }
}

// Nothing in it is pinned: the answer on its way is boxed.
impl<T> Unpin for Items<T> {}

impl<T> Stream for Items<T> {
    type Item = Result<T>;

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.get_mut().poll(cx)
    }
}

impl<T> fmt::Debug for Items<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Items({:?})", self.pages.feed)
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_text_is_told_with_its_place() {
        let place = |body: &[u8]| {
            let error = read_feed::<String>("Documents", body).err().unwrap();
            (error.line(), error.column())
        };
        assert_eq!(place(b"{\n \"Documents\": [\"\xC3\xA4\xFF\"]}"), (2, 19));
        assert_eq!(place(b"{\n \"Documents\": [\"\xC3\xA4\"?"), (2, 20), "as the decoder counts");
        assert_eq!((place(b"\xFF"), place(b"?")), ((1, 1), (1, 1)));
    }
}
