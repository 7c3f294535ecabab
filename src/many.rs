//! Many documents by their ids and partition keys, read with few requests.

use std::collections::{HashMap, VecDeque};
use std::fmt;
use std::fmt::Write as _;
use std::future::IntoFuture;
use std::pin::{Pin, pin};
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use futures_util::StreamExt;
use futures_util::future::{Either, select};
use futures_util::stream::FuturesUnordered;
use serde::de::DeserializeOwned;
use serde_json::value::RawValue;
use serde_json::{Value, json};
use tokio::time::Instant;

use crate::bulk::{Located, Locating, Stale, locate};
use crate::error::{Error, ErrorKind, Result};
use crate::header::HeaderText;
use crate::operation::{Call, Handle};
use crate::options::CallOptions;
use crate::page::feed_items;
use crate::partition_key::PartitionKey;
use crate::response::{Body, RawResponse};
use crate::routing::definition::{KeyDefinition, Place};
use crate::service::{self, Effect, Retry};

/// How many requests are on their way at once, unless the caller says.
const CONCURRENCY: usize = 32;
/// How many documents one query asks for: its text stays short, and its answer is a page or two.
const QUERIED: usize = 100;
/// How often in a row the range of a group may be gone.
const MOST_MOVES: u32 = 10;

/// Many documents by their ids and partition keys.
///
/// They are grouped by partition key range: one that is alone in its range is read by itself, those of one range by queries, several
/// ranges side by side. Ranges that split or merge in the meantime are followed. Documents that are not there are no failure.
///
/// # Errors
///
/// As for reading and querying documents; [`ErrorKind::InvalidInput`] if a partition key leaves open where its document is.
#[must_use = "nothing is read until it is awaited"]
pub struct ReadMany {
    handle: Handle,
    operation: &'static service::Operation,
    wanted: Vec<(PartitionKey, String)>,
    concurrency: usize,
    options: CallOptions,
    headers: Vec<(String, String)>,
}

/// The documents that were asked for, in the order of the asking.
#[derive(Debug, Clone)]
pub struct ReadManyResults {
    documents: Vec<Option<Body>>,
    request_charge: f64,
    requests: u64,
}

impl ReadManyResults {
    /// The documents as JSON of type `T`, in the order in which they were asked for; `None` is one that is not there.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Decode`] if one is of another shape.
    pub fn into_json<T: DeserializeOwned>(self) -> Result<Vec<Option<T>>> {
        self.documents.iter().map(|document| document.as_ref().map(Body::json).transpose()).collect()
    }

    /// The documents that are there as JSON of type `T`, in the order in which they were asked for.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Decode`] if one is of another shape.
    pub fn found<T: DeserializeOwned>(self) -> Result<Vec<T>> {
        self.documents.iter().flatten().map(Body::json).collect()
    }

    /// The documents as they came, in the order in which they were asked for; `None` is one that is not there.
    #[must_use]
    pub fn documents(&self) -> &[Option<Body>] {
        &self.documents
    }

    /// The places in the list of what was asked for and is not there.
    pub fn missing(&self) -> impl Iterator<Item = usize> + '_ {
        self.documents.iter().enumerate().filter(|(_, document)| document.is_none()).map(|(place, _)| place)
    }

    /// The request units of all requests.
    #[must_use]
    pub fn request_charge(&self) -> f64 {
        self.request_charge
    }

    /// How many requests it took, those that were sent again not counted.
    #[must_use]
    pub fn requests(&self) -> u64 {
        self.requests
    }
}

impl ReadMany {
    /// For the generated code: the operation that reads one of them.
    #[doc(hidden)]
    pub fn new(
        handle: &Handle,
        operation: &'static service::Operation,
        wanted: impl Iterator<Item = (PartitionKey, String)>,
    ) -> Self {
        let wanted = wanted.collect();
        Self {
            handle: handle.clone(),
            operation,
            wanted,
            concurrency: CONCURRENCY,
            options: CallOptions::new(),
            headers: Vec::new(),
        }
    }

    /// How many requests may be on their way at once. Default: 32.
    pub fn max_concurrency(mut self, requests: usize) -> Self {
        self.concurrency = requests.max(1);
        self
    }

    /// The time that the whole may take. Default: no limit.
    pub fn timeout(self, timeout: Duration) -> Self {
        self.options(CallOptions::new().timeout(timeout))
    }

    /// How it is carried out, where that differs from how the client does it. The timeout is that of the whole, the rest of each request.
    pub fn options(mut self, options: CallOptions) -> Self {
        self.options = self.options.overridden(options);
        self
    }

    /// Sends a header with each request, by its name on the wire, such as `x-ms-consistency-level`.
    pub fn header(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.headers.push((name.into(), value.into()));
        self
    }

    async fn read(self, query: &'static service::Operation) -> Result<ReadManyResults> {
        let mut results = ReadManyResults { documents: vec![None; self.wanted.len()], request_charge: 0.0, requests: 0 };
        if self.wanted.is_empty() {
            return Ok(results);
        }
        let reading = Reading { feed: self.set(Call::feed(&self.handle, query)), of: &self };
        let mut located = locate(&reading.feed, None, 0).await?;
        let all = (0..self.wanted.len()).collect();
        let mut waiting: VecDeque<Group> = reading.groups(&located, all, 0)?.into();
        let mut flights = FuturesUnordered::new();
        // The ranges are looked for beside what is on its way: a request that nobody polls may hold what others need.
        let (mut locating, mut lost): (Option<Locating>, Vec<Group>) = (None, Vec::new());
        loop {
            while locating.is_none() && flights.len() < self.concurrency {
                let Some(group) = waiting.pop_front() else { break };
                results.requests += 1;
                let call = reading.request(&group, &located.collection.key)?;
                let map = Arc::clone(&located.map);
                flights.push(async move { (call.exchange().await, group, map) });
            }
            let landed = match &mut locating {
                None => flights.next().await,
                Some(finding) => match select(finding, pin!(until_some(&mut flights))).await {
                    Either::Left((found, _)) => {
                        locating = None;
                        located = found?;
                        // Those that wait for a range that is gone would each find it out in vain.
                        let is_there = |group: &Group| located.map.get(&group.range).is_some();
                        let (there, mut gone): (VecDeque<_>, VecDeque<_>) =
                            std::mem::take(&mut waiting).into_iter().partition(is_there);
                        gone.extend(lost.drain(..));
                        let moves = gone.iter().map(|group| group.moves + 1).max().unwrap_or_default();
                        let places = gone.into_iter().flat_map(|group| group.places).collect();
                        waiting = there;
                        waiting.extend(reading.groups(&located, places, moves)?);
                        continue;
                    }
                    Either::Right((landed, _)) => Some(landed),
                },
            };
            let Some((answer, mut group, map)) = landed else { return Ok(results) };
            match answer {
                Ok(answer) => {
                    results.request_charge += answer.meta.request_charge().unwrap_or_default();
                    group.continuation = answer.meta.continuation().map(str::to_owned).filter(|_| !group.is_alone());
                    reading.take_in(&group, &located.collection.key, &answer, &mut results)?;
                    if group.continuation.is_some() {
                        waiting.push_front(group);
                    }
                }
                Err(error) if error.is_not_found() && group.is_alone() && is_about_document(&error) => {
                    results.request_charge += error.request_charge().unwrap_or_default();
                }
                Err(error) if is_gone(&error) && group.moves < MOST_MOVES => {
                    // Others may have found it out before.
                    if Arc::ptr_eq(&map, &located.map) {
                        let moves = group.moves + 1;
                        locating.get_or_insert_with(|| locate(&reading.feed, Some((&located, Stale::Ranges)), moves));
                        lost.push(group);
                    } else {
                        waiting.extend(reading.groups(&located, group.places, group.moves + 1)?);
                    }
                }
                Err(error) => return Err(error),
            }
        }
    }

    /// A call with what was set of all.
    fn set(&self, mut call: Call) -> Call {
        call.options(CallOptions { timeout: None, ..self.options.clone() });
        for (name, value) in &self.headers {
            call.extra_header(name, value);
        }
        call
    }
}

/// The next of some futures; it waits for ever where there is none.
async fn until_some<F: Future>(flights: &mut FuturesUnordered<F>) -> F::Output {
    match flights.next().await {
        Some(landed) => landed,
        None => std::future::pending().await,
    }
}

/// Documents of one range that are asked for together.
struct Group {
    range: Box<str>,
    /// Their places in the list.
    places: Vec<usize>,
    continuation: Option<String>,
    /// How often in a row their range was gone.
    moves: u32,
    /// Whether it is read by itself, and not by a query.
    alone: bool,
}

impl Group {
    fn is_alone(&self) -> bool {
        self.alone
    }
}

/// How the documents are asked for.
struct Reading<'a> {
    of: &'a ReadMany,
    feed: Call,
}

impl Reading<'_> {
    fn wanted(&self, place: usize) -> Result<&(PartitionKey, String)> {
        self.of.wanted.get(place).ok_or_else(|| Error::input("there is no such place"))
    }

    /// Groups of documents that are in one range.
    fn groups(&self, located: &Located, places: Vec<usize>, moves: u32) -> Result<Vec<Group>> {
        let mut ranges: HashMap<Box<str>, Vec<usize>> = HashMap::new();
        let mut order = Vec::new();
        for place in places {
            let (key, _) = self.wanted(place)?;
            let epk = match located.collection.key.place(key)? {
                Place::Point(epk) => Some(epk),
                Place::Part(_) if located.map.ranges().len() == 1 && located.collection.key.is_whole(key) => None,
                Place::Part(_) => {
                    let message =
                        format!("the partition key {key} leaves open where the document is: give all values of the key");
                    return Err(Error::input(message).of(self.of.operation));
                }
            };
            let range = located.map.find(epk.as_deref().unwrap_or_default());
            let range = range.ok_or_else(|| Error::input("the partition key is in none of the collection's ranges"))?;
            let all = ranges.entry(range.id.clone()).or_default();
            if all.is_empty() {
                order.push(range.id.clone());
            }
            all.push(place);
        }
        let mut groups = Vec::new();
        for range in order {
            let places = ranges.remove(&range).unwrap_or_default();
            // A document that is addressed by rid cannot be read by its name.
            let alone = places.len() == 1 && !self.of.handle.is_rid();
            for places in places.chunks(QUERIED) {
                let (range, places) = (range.clone(), places.to_vec());
                groups.push(Group { range, places, continuation: None, moves, alone });
            }
        }
        Ok(groups)
    }

    /// The request for a group.
    fn request(&self, group: &Group, definition: &KeyDefinition) -> Result<Call> {
        if let (true, [place]) = (group.alone, group.places.as_slice()) {
            let (key, id) = self.wanted(*place)?;
            let mut call = self.of.set(Call::item(&self.of.handle, self.of.operation, id.as_str()));
            if let Some(key) = key_text(definition, key)? {
                call.set("partition_key", &key);
            }
            return Ok(call);
        }
        let mut call = self.feed.clone();
        call.set("partition_key_range_id", &group.range);
        call.set("enable_cross_partition_query", "True");
        if let Some(continuation) = &group.continuation {
            call.resume(continuation);
        }
        let (text, parameters) = self.query(group, definition)?;
        call.field("query", &text);
        call.field("parameters", &parameters);
        Ok(call)
    }

    /// The query for the documents of a group, by partition key: `(key = … AND id IN (…)) OR …`
    fn query(&self, group: &Group, definition: &KeyDefinition) -> Result<(String, Vec<Value>)> {
        let mut ids: Vec<(String, Vec<&str>)> = Vec::new();
        let mut known: HashMap<String, usize> = HashMap::new();
        for place in &group.places {
            let (key, id) = self.wanted(*place)?;
            let key = key_text(definition, key)?.unwrap_or_default();
            let at = *known.entry(key.clone()).or_insert_with(|| {
                ids.push((key, Vec::new()));
                ids.len() - 1
            });
            if let Some((_, ids)) = ids.get_mut(at) {
                ids.push(id);
            }
        }
        let (mut text, mut parameters) = (String::from("SELECT * FROM c WHERE "), Vec::new());
        let mut parameter = |value: Value| {
            let name = format!("@p{}", parameters.len());
            parameters.push(json!({"name": name, "value": value}));
            name
        };
        for (at, (key, ids)) in ids.into_iter().enumerate() {
            text.push_str(if at > 0 { " OR (" } else { "(" });
            let values: Vec<Value> = if key.is_empty() { Vec::new() } else { serde_json::from_str(&key).unwrap_or_default() };
            for (number, path) in definition.paths().iter().enumerate() {
                let property = path.iter().fold(String::from("c"), |all, name| format!("{all}[{}]", Value::from(name.as_str())));
                // Writing to a string does not fail.
                let _ = match values.get(number) {
                    Some(value) if !value.is_object() => write!(text, "{property} = {} AND ", parameter(value.clone())),
                    _ => write!(text, "NOT IS_DEFINED({property}) AND "),
                };
            }
            let ids: Vec<String> = ids.into_iter().map(|id| parameter(Value::from(id))).collect();
            let _ = write!(text, "c.id IN ({}))", ids.join(", "));
        }
        Ok((text, parameters))
    }

    /// Puts the documents of an answer where they were asked for.
    fn take_in(
        &self,
        group: &Group,
        definition: &KeyDefinition,
        answer: &RawResponse,
        results: &mut ReadManyResults,
    ) -> Result<()> {
        let body = |bytes: Bytes| Some(Body::of(answer.operation, bytes, answer.meta.clone()));
        let mut put = |place: usize, document: Option<Body>| {
            if let Some(slot) = results.documents.get_mut(place) {
                *slot = document;
            }
        };
        if let (true, [place]) = (group.alone, group.places.as_slice()) {
            put(*place, body(answer.body.clone()));
            return Ok(());
        }
        let mut places: HashMap<(String, &str), Vec<usize>> = HashMap::new();
        for place in &group.places {
            let (key, id) = self.wanted(*place)?;
            places.entry((key_text(definition, key)?.unwrap_or_default(), id.as_str())).or_default().push(*place);
        }
        for row in feed_items::<&RawValue>(answer)? {
            let document: Value =
                serde_json::from_str(row.get()).map_err(|error| Error::new(ErrorKind::Decode, error.to_string()))?;
            let key = key_text(definition, &definition.key_of(&document))?.unwrap_or_default();
            let id = document.get("id").and_then(Value::as_str).unwrap_or_default();
            for place in places.get(&(key, id)).into_iter().flatten() {
                put(*place, body(answer.body.slice_ref(row.get().as_bytes())));
            }
        }
        Ok(())
    }
}

/// A partition key as the collection has it on the wire.
fn key_text(definition: &KeyDefinition, key: &PartitionKey) -> Result<Option<String>> {
    let text = definition.fitted(key).header_text();
    text.map_err(|message| Error::input(format!("the partition key has no form on the wire: {message}")))
}

/// Whether the ranges are not what they were when the request was made.
fn is_gone(error: &Error) -> bool {
    error.status_info().is_some_and(|status| status.retry(Effect::Read) == Retry::RefreshRanges)
}

/// Whether a 404 says that the document is not there; what says that something about it is not there has a sub-status.
fn is_about_document(error: &Error) -> bool {
    error.sub_status().is_none()
}

impl IntoFuture for ReadMany {
    type Output = Result<ReadManyResults>;
    type IntoFuture = Pin<Box<dyn Future<Output = Result<ReadManyResults>> + Send>>;

    fn into_future(self) -> Self::IntoFuture {
        let (operation, timeout) = (self.operation, self.options.timeout);
        Box::pin(async move {
            let mut operations = self.handle.pipeline().service().operations.iter();
            let queries =
                |it: &&&'static service::Operation| it.role == Some("query") && std::ptr::eq(it.resource, operation.resource);
            let Some(query) = operations.find(queries) else {
                return Err(Error::input("the service has no queries"));
            };
            let read = self.read(query);
            let Some((limit, deadline)) = timeout.and_then(|limit| Some((limit, Instant::now().checked_add(limit)?))) else {
                return read.await.map_err(|error| error.within(operation));
            };
            let late = |_| Err(Error::new(ErrorKind::Timeout, format!("not all documents were read within {limit:?}")));
            tokio::time::timeout_at(deadline, read).await.unwrap_or_else(late).map_err(|error| error.within(operation))
        })
    }
}

impl fmt::Debug for ReadMany {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ReadMany({:?}, {} documents)", self.handle, self.wanted.len())
    }
}
