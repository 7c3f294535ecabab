//! The operations, by their effects: the same for every resource of the specification, whatever it is.

use cosmosdb_core::service::{Body, Content, Effect, IdKind, Target};
use serde_json::{Map, Value};

use crate::answer::{Answer, answers_bytes, success, success_of_upsert};
use crate::api::identity;
use crate::call::Call;
use crate::error::{Failure, Fault, Outcome};
use crate::packed::Body as Stored;
use crate::store::{Draft, Node, Place, Spot, State};
use crate::{charge, documents, json, media, page, precondition, script, session, shape, special, tokens};

/// How long an id may be, in characters.
const LONGEST_ID: usize = 255;

/// Finds what a request is about, now that some of it may have expired.
pub(crate) fn locate(state: &mut State, call: &Call<'_>) -> Outcome<Place> {
    let place = find(state, call)?;
    if state.expire(place.spots(), call.now)? { find(state, call) } else { Ok(place) }
}

fn find(state: &State, call: &Call<'_>) -> Outcome<Place> {
    if let Some(place) = special::locate(state, call) {
        return place;
    }
    let spots = state.locate(call.api, &call.path, call.key()?.as_ref())?;
    Ok(Place::new(spots, &call.path))
}

/// Carries a request out.
pub(crate) fn serve(state: &mut State, call: &Call<'_>, place: &Place) -> Outcome<Answer> {
    if !special::is_open_to_all(call) {
        tokens::allow(state, call, place)?;
    }
    check_collection(state, call, place)?;
    session::check(state, call, place)?;
    match script::Triggers::of(call)? {
        Some(triggers) => script::write(state, call, place, &triggers),
        None => carry_out(state, call, place),
    }
}

/// Does what a request asks for, and no more.
pub(crate) fn carry_out(state: &mut State, call: &Call<'_>, place: &Place) -> Outcome<Answer> {
    if let Some(handler) = special::handler(call) {
        return handler(state, call, place);
    }
    match (call.operation.effect, call.operation.on) {
        (Effect::Read, Target::Feed) => list(state, call, place),
        (Effect::Read, Target::Item) => read(state, call, place),
        (Effect::Create, Target::Feed) => create(state, call, place),
        (Effect::Upsert, Target::Feed) => upsert(state, call, place),
        (Effect::Replace | Effect::Upsert, Target::Item) => replace(state, call, place),
        (Effect::Patch, Target::Item) => patch(state, call, place),
        (Effect::Delete, Target::Item) => delete(state, call, place),
        _ => Err(Failure::not_implemented(call.operation.name)),
    }
}

/// Checks that the collection is the one that the client thinks it is.
fn check_collection(state: &State, call: &Call<'_>, place: &Place) -> Outcome<()> {
    let Some(intended) = call.headers.get("intended_collection_rid") else { return Ok(()) };
    let ways = (1..=place.spots().len()).filter_map(|end| place.spots().get(..end));
    let collection = ways.filter_map(|way| state.node(way)).find(|node| node.container.is_some());
    match collection {
        Some(collection) if collection.rid.to_string() != intended => Err(Failure::new(
            Fault::CollectionRidMismatch,
            format!("The collection is not {intended}, but {}: it was deleted and made anew.", collection.rid),
        )),
        _ => Ok(()),
    }
}

// ---- reading -------------------------------------------------------------------------------------------------------

fn read(state: &State, call: &Call<'_>, place: &Place) -> Outcome<Answer> {
    let node = found(state, place.item()?)?;
    let headers = special::headers(state, call, Some(node));
    precondition::check_read(&call.headers, node)?;
    if precondition::is_unchanged(&call.headers, node) {
        return Ok(Answer::empty(304, charge::POINT).with("etag", node.etag()).with_all(headers));
    }
    let status = success(call.operation);
    let answer = match &node.media {
        Some(media) if answers_bytes(call.operation) => {
            let charge = charge::read(media.bytes.len());
            let media_type = Some(media.media_type.clone());
            Answer { body: media.bytes.clone(), media_type, ..Answer::empty(status, charge) }
        }
        _ => Answer::of(status, &presented(state, call, node)?, charge::read(node.size)),
    };
    Ok(answer.with("etag", node.etag()).with("item_lsn", node.lsn).with_all(headers))
}

fn list(state: &State, call: &Call<'_>, place: &Place) -> Outcome<Answer> {
    let parent = place.parent()?;
    if !call.operation.ok.iter().any(|(_, content)| matches!(content, Content::Feed | Content::None)) {
        return Err(Failure::not_implemented(format_args!("{}, which reads no feed", call.operation.name)));
    }
    let scope = documents::scope(state, call, parent)?;
    let etag = special::feed_etag(state, call, place);
    if let Some((etag, true)) = &etag
        && call.headers.get("if_none_match").is_some_and(|tags| precondition::matches(tags, etag))
    {
        return Ok(Answer::empty(304, charge::POINT).with("etag", etag));
    }
    let since = special::changed_since(call);
    let page = page::read(state, call, place, |node| {
        scope.wants(node.key.as_ref(), node.epk.as_deref()) && since.is_none_or(|since| node.lsn > since)
    })?;
    let bodies = page.nodes.iter().map(|node| Ok(presented(state, call, node)?.to_text())).collect::<Outcome<Vec<_>>>()?;
    let feed = call.resource().feed.unwrap_or(call.resource().segment);
    let mut answer = Answer {
        body: page::envelope(feed, &state.rid(parent), &bodies).into(),
        ..Answer::empty(success(call.operation), charge::page(page.nodes.iter().map(|node| node.size)))
    };
    answer = answer.with("item_count", bodies.len());
    if let Some(continuation) = page.continuation {
        answer = answer.with("continuation", continuation);
    }
    if let Some((etag, _)) = etag {
        answer = answer.with("etag", etag);
    }
    Ok(answer.with_all(special::headers(state, call, None)))
}

// ---- writing -------------------------------------------------------------------------------------------------------

fn create(state: &mut State, call: &Call<'_>, place: &Place) -> Outcome<Answer> {
    let parent = place.parent()?.to_vec();
    let draft = draft(state, call, &parent, None)?;
    insert(state, call, &parent, draft)
}

fn upsert(state: &mut State, call: &Call<'_>, place: &Place) -> Outcome<Answer> {
    let parent = place.parent()?.to_vec();
    let body = received(call)?.body;
    let key = state.definition(&parent, call.resource()).map(|definition| definition.extract(&body));
    let id = identity(call.resource()).and_then(|id| body.get(id)).and_then(Value::as_str);
    let existing = id.and_then(|id| state.feed(&parent, call.resource())?.find(key.as_ref(), id));
    match existing {
        Some(position) => {
            let mut spots = parent;
            spots.push(Spot { resource: call.resource(), position });
            overwrite(state, call, &spots)
        }
        None => {
            let draft = draft(state, call, &parent, None)?;
            insert(state, call, &parent, draft)
        }
    }
}

fn insert(state: &mut State, call: &Call<'_>, parent: &[Spot], draft: Draft) -> Outcome<Answer> {
    special::before_create(state, call, parent)?;
    let spots = state.insert(call.api, parent, call.resource(), draft, call.now)?;
    special::after_create(state, call, &spots)?;
    let node = found(state, &spots)?;
    let charge = charge::write(node.size, &documents::terms(state, call, parent, &node.body));
    written(state, call, node, success_of_upsert(call.operation, true), charge)
}

fn replace(state: &mut State, call: &Call<'_>, place: &Place) -> Outcome<Answer> {
    let spots = place.item()?.to_vec();
    overwrite(state, call, &spots)
}

fn overwrite(state: &mut State, call: &Call<'_>, spots: &[Spot]) -> Outcome<Answer> {
    let old = found(state, spots)?;
    let (old_size, old_terms) = (old.size, documents::terms(state, call, parent_of(spots), &old.body));
    precondition::check_write(&call.headers, old)?;
    let draft = draft(state, call, parent_of(spots), Some(old))?;
    state.replace(call.api, spots, draft, call.now)?;
    let node = found(state, spots)?;
    let status = success_of_upsert(call.operation, false);
    let terms = documents::terms(state, call, parent_of(spots), &node.body);
    written(state, call, node, status, charge::replace((old_size, &old_terms), (node.size, &terms)))
}

fn patch(state: &mut State, call: &Call<'_>, place: &Place) -> Outcome<Answer> {
    let spots = place.item()?.to_vec();
    let old = found(state, &spots)?;
    let (old_size, old_terms) = (old.size, documents::terms(state, call, parent_of(&spots), &old.body));
    precondition::check_write(&call.headers, old)?;
    let (body, operations) = documents::patched(state, call, parent_of(&spots), old)?;
    if json::size(&body) > json::LARGEST {
        return Err(Failure::new(Fault::TooLarge, "The patch makes the resource too large."));
    }
    documents::check(state, call, parent_of(&spots), &body)?;
    state.replace(call.api, &spots, Draft { body, ..Draft::default() }, call.now)?;
    let node = found(state, &spots)?;
    let terms = documents::terms(state, call, parent_of(&spots), &node.body);
    let charge = charge::replace((old_size, &old_terms), (node.size, &terms)) + charge::patch(operations);
    written(state, call, node, success(call.operation), charge)
}

fn delete(state: &mut State, call: &Call<'_>, place: &Place) -> Outcome<Answer> {
    let spots = place.item()?.to_vec();
    precondition::check_write(&call.headers, found(state, &spots)?)?;
    let node = state.remove(&spots, call.now)?;
    special::after_delete(state, call, &node)?;
    let headers = special::headers(state, call, Some(&node));
    let charge = charge::write(node.size, &documents::terms(state, call, parent_of(&spots), &node.body));
    Ok(Answer::empty(success(call.operation), charge).with_all(headers))
}

/// The answer to a write.
fn written(state: &State, call: &Call<'_>, node: &Node, status: u16, charge: f64) -> Outcome<Answer> {
    let body = presented(state, call, node)?;
    let mut answer = Answer::of(status, &body, charge).with("etag", node.etag()).with("item_lsn", node.lsn);
    if let Some(container) = &node.container {
        // A new collection begins its own session.
        let partitions = container.partitions.iter();
        answer.headers.write("session_token", |text| session::write_token(text, state, call.version, partitions));
    }
    Ok(answer.with_all(special::headers(state, call, Some(node))))
}

// ---- bodies --------------------------------------------------------------------------------------------------------

/// What the request is to put in the place of `old`, or of nothing: checked, and without what only the service sets.
fn draft(state: &State, call: &Call<'_>, parent: &[Spot], old: Option<&Node>) -> Outcome<Draft> {
    let mut draft = received(call)?;
    if let Some(name) = identity(call.resource())
        && call.resource().id != IdKind::Rid
    {
        check_id(call, name, &draft.body)?;
    }
    // Enumerations before all else: what is special to a resource takes their values for granted.
    shape::check_choices(call.resource().shape, &draft.body, call.version)?;
    special::prepare(state, call, parent, old, &mut draft)?;
    shape::check(call.resource().shape, &draft.body, call.version)?;
    if call.resource().free {
        documents::check(state, call, parent, &draft.body)?;
    }
    Ok(draft)
}

fn received(call: &Call<'_>) -> Outcome<Draft> {
    if matches!(call.operation.body, Body::Bytes) {
        let (body, media) = media::from_raw(call);
        return Ok(Draft { body, media: Some(Box::new(media)), ..Draft::default() });
    }
    let mut body = json::object(call.body)?;
    for property in call.resource().shape.properties.iter().filter(|property| property.system) {
        body.shift_remove(property.wire);
    }
    Ok(Draft { body, ..Draft::default() })
}

fn check_id(call: &Call<'_>, name: &str, body: &Map<String, Value>) -> Outcome<()> {
    let invalid = |why: String| Err(Failure::bad_request(format!("The {name} is invalid: {why}.")));
    let id = match body.get(name) {
        Some(Value::String(id)) => id,
        Some(other) => return invalid(format!("it should be a string, and is {}", json::name(other))),
        None => return invalid("it is missing".to_owned()),
    };
    if id.is_empty() {
        return invalid("it is empty".to_owned());
    }
    if let Some(found) = id.chars().find(|c| ['/', '\\', '?', '#'].contains(c)) {
        return invalid(format!("it holds {found}, which no id may"));
    }
    if id.ends_with(' ') {
        return invalid("it ends in a space".to_owned());
    }
    if call.resource().free {
        if id.len() > documents::LONGEST_ID {
            return invalid(format!("it has {} bytes, and may have {}", id.len(), documents::LONGEST_ID));
        }
    } else if id.chars().count() > LONGEST_ID {
        return invalid(format!("it has {} characters, and may have {LONGEST_ID}", id.chars().count()));
    }
    Ok(())
}

fn presented(state: &State, call: &Call<'_>, node: &Node) -> Outcome<Stored> {
    Ok(special::present(state, call, node)?.unwrap_or_else(|| node.body.clone()))
}

fn found<'s>(state: &'s State, spots: &[Spot]) -> Outcome<&'s Node> {
    state.node(spots).ok_or_else(|| Failure::internal("What was found is not there."))
}

fn parent_of(spots: &[Spot]) -> &[Spot] {
    spots.split_last().map_or(&[], |(_, parent)| parent)
}
