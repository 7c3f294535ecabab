//! The change feed of a collection: its documents in the order in which they were last changed, or every change of them.
//!
//! A position in it is the number of the last change that was told, and `etag` is the position.

use std::time::UNIX_EPOCH;

use serde_json::{Map, Value, json};

use crate::answer::{Answer, success};
use crate::call::Call;
use crate::change_log::Change;
use crate::documents::Scope;
use crate::error::{Failure, Outcome};
use crate::packed::Body;
use crate::partition_key::Key;
use crate::store::{Node, Place, Spot, State};
use crate::{charge, documents, json, page};

/// The form of rows in which documents are told together with what happened to them.
const ENVELOPES: &str = "2021-09-15";

/// Where a request begins to read.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Start {
    Beginning,
    /// After all that has happened.
    Now,
    /// After a change.
    After(u64),
    /// After a time, in seconds since 1970.
    Since(u64),
}

/// What every change feed is read by.
struct Reader<'a> {
    call: &'a Call<'a>,
    parent: Vec<Spot>,
    scope: Scope,
    start: Start,
    /// The number of the last change in the collection.
    reached: u64,
}

/// A change as the answer tells it.
struct Row {
    lsn: u64,
    size: usize,
    body: Map<String, Value>,
}

/// Reads the latest versions of what was changed.
pub(crate) fn incremental(state: &mut State, call: &Call<'_>, place: &Place) -> Outcome<Answer> {
    let reader = Reader::new(state, call, place)?;
    let in_envelopes = match call.headers.get("change_feed_wire_format_version") {
        None => false,
        Some(ENVELOPES) => true,
        Some(other) => return Err(call.headers.invalid("change_feed_wire_format_version", other, ENVELOPES)),
    };
    let Some(feed) = state.feed(&reader.parent, call.resource()) else { return reader.answer(state, std::iter::empty()) };
    let position = match reader.start {
        Start::Beginning => 0,
        Start::Now => reader.reached,
        Start::After(lsn) => lsn,
        Start::Since(time) => {
            let first = feed.changed_after(0).find(|node| node.timestamp > time);
            first.map_or(reader.reached, |node| node.lsn.saturating_sub(1))
        }
    };
    let known = feed.changed_after(position).take_while(|node| node.lsn <= reader.reached);
    let wanted = known.filter(|node| reader.scope.wants(node.key.as_ref(), node.epk.as_deref()));
    reader.answer(state, wanted.map(|node| if in_envelopes { enveloped(node) } else { bare(node) }))
}

/// Reads every change, those that removed something included.
pub(crate) fn full(state: &mut State, call: &Call<'_>, place: &Place) -> Outcome<Answer> {
    let reader = Reader::new(state, call, place)?;
    let Some(container) = state.container(&reader.parent).filter(|container| container.log.is_kept()) else {
        return Err(Failure::bad_request(
            "The collection does not keep all versions and deletes: give it a changeFeedPolicy with a retentionDuration.",
        ));
    };
    let position = match reader.start {
        Start::Now => reader.reached,
        Start::After(lsn) => lsn,
        Start::Beginning | Start::Since(_) => {
            return Err(Failure::bad_request(
                "All versions and deletes can be read from now on, with If-None-Match: *, or after an etag; not from the past.",
            ));
        }
    };
    let changes = container.log.after(position).ok_or_else(|| {
        let message = format!("The changes after \"{position}\" are no longer all kept: begin again, with If-None-Match: *.");
        Failure::bad_request(message)
    })?;
    let changes = changes.take_while(|change| change.lsn <= reader.reached);
    reader.answer(state, changes.filter(|change| reader.scope.wants(change.key.as_ref(), change.epk.as_deref())).map(logged))
}

impl<'a> Reader<'a> {
    fn new(state: &State, call: &'a Call<'a>, place: &Place) -> Outcome<Self> {
        let parent = place.parent()?.to_vec();
        let scope = documents::scope(state, call, &parent)?;
        let reached = state.container(&parent).and_then(|container| container.known).unwrap_or_else(|| state.lsn(&parent));
        let start = start(call)?;
        match start {
            Start::After(lsn) if lsn > state.lsn(&parent) => Err(Failure::bad_request(format!(
                "The change feed is at \"{reached}\", and has not come to \"{lsn}\": the etag is of another collection, or of \
                 one that was deleted and made anew."
            ))),
            _ => Ok(Self { call, parent, scope, start, reached }),
        }
    }

    /// A page of rows, or the answer that there are none.
    fn answer(&self, state: &State, rows: impl Iterator<Item = Row>) -> Outcome<Answer> {
        let limit = page::limit(self.call)?;
        let mut page: Vec<Row> = Vec::new();
        let mut size = 0;
        for row in rows {
            size += row.size;
            if page.len() == limit || (!page.is_empty() && size > page::LARGEST) {
                break;
            }
            page.push(row);
        }
        let Some(last) = page.last().map(|row| row.lsn) else {
            // Whatever has happened meanwhile is none of the reader's: it may skip it.
            return Ok(Answer::empty(304, charge::POINT).with("etag", etag(self.reached)));
        };
        let charge = charge::page(page.iter().map(|row| row.size));
        let bodies = page.iter().map(|row| serde_json::to_vec(&row.body).unwrap_or_default()).collect::<Vec<_>>();
        let feed = self.call.resource().feed.unwrap_or(self.call.resource().segment);
        let body = page::envelope(feed, &state.rid(&self.parent), &bodies).into();
        let answer = Answer { body, ..Answer::empty(success(self.call.operation), charge) };
        Ok(answer.with("etag", etag(last)).with("item_count", bodies.len()))
    }
}

fn start(call: &Call<'_>) -> Outcome<Start> {
    if let Some(tag) = call.headers.get("if_none_match") {
        if tag == "*" {
            return Ok(Start::Now);
        }
        let number = tag.trim_start_matches("W/").trim_matches('"').parse();
        return number
            .map(Start::After)
            .map_err(|_| call.headers.invalid("if_none_match", tag, "* or the etag of an answer of this change feed"));
    }
    let Some(date) = call.headers.get("if_modified_since") else { return Ok(Start::Beginning) };
    let time = httpdate::parse_http_date(date);
    let time = time.map_err(|_| call.headers.invalid("if_modified_since", date, "a date as HTTP writes it"))?;
    // The least date that a client can name is long before the beginning.
    Ok(time.duration_since(UNIX_EPOCH).map_or(Start::Beginning, |since| Start::Since(since.as_secs())))
}

fn etag(lsn: u64) -> String {
    format!("\"{lsn}\"")
}

// ---- rows ----------------------------------------------------------------------------------------------------------

fn bare(node: &Node) -> Row {
    let mut body = node.body.to_map();
    body.insert("_lsn".to_owned(), node.lsn.into());
    Row { lsn: node.lsn, size: node.size, body }
}

fn enveloped(node: &Node) -> Row {
    let mut metadata = json!({
        "lsn": node.lsn,
        "crts": node.timestamp,
        "operationType": if node.lsn_before.is_none() { "create" } else { "replace" },
    });
    if let (Some(before), Some(metadata)) = (node.lsn_before, metadata.as_object_mut()) {
        metadata.insert("previousImageLSN".to_owned(), before.into());
    }
    let body = [("current".to_owned(), Value::Object(node.body.to_map())), ("metadata".to_owned(), metadata)];
    Row { lsn: node.lsn, size: node.size, body: body.into_iter().collect() }
}

fn logged(change: &Change) -> Row {
    let mut metadata = Map::new();
    metadata.insert("lsn".to_owned(), change.lsn.into());
    metadata.insert("crts".to_owned(), change.timestamp.into());
    metadata.insert("operationType".to_owned(), change.kind.name().into());
    if let Some(before) = change.previous_lsn {
        metadata.insert("previousImageLSN".to_owned(), before.into());
    }
    if change.kind.removes() {
        metadata.insert("timeToLiveExpired".to_owned(), change.kind.expires().into());
        metadata.insert("id".to_owned(), change.id.as_str().into());
        metadata.insert("partitionKey".to_owned(), change.key.as_ref().map_or(Value::Null, Key::to_json));
    }
    let mut body = Map::new();
    body.insert("current".to_owned(), Value::Object(change.current.as_ref().map(Body::to_map).unwrap_or_default()));
    if let Some(previous) = &change.previous {
        body.insert("previous".to_owned(), Value::Object(previous.to_map()));
    }
    body.insert("metadata".to_owned(), Value::Object(metadata));
    let size = json::size(&body);
    Row { lsn: change.lsn, size, body }
}
