//! Permissions: what they are for, and the tokens that they hand out.

use serde_json::{Map, Value};

use crate::call::Call;
use crate::error::{Failure, Fault, Outcome};
use crate::partition_key::Key;
use crate::rid::Rid;
use crate::router::Path;
use crate::store::{Node, Spot, State};
use crate::tokens::Claims;

/// How long a token lives if the request does not say, in seconds.
const USUAL_LIFE: i64 = 3600;
const SHORTEST_LIFE: i64 = 10;
const LONGEST_LIFE: i64 = 24 * 3600;

/// Checks a permission that is to be written.
pub(crate) fn prepare(
    state: &State,
    call: &Call<'_>,
    user: &[Spot],
    old: Option<&Node>,
    body: &mut Map<String, Value>,
) -> Outcome<()> {
    life(call)?;
    let Some(mode) = body.get_mut("permissionMode") else { return Ok(()) };
    *mode = match mode.as_str() {
        Some(text) if text.eq_ignore_ascii_case("all") => "All".into(),
        Some(text) if text.eq_ignore_ascii_case("read") => "Read".into(),
        _ => return Err(Failure::bad_request("permissionMode should be All or Read.")),
    };
    let Some(link) = body.get("resource") else { return Ok(()) };
    let Some(link) = link.as_str().filter(|link| Path::parse(call.api, link).is_some_and(|path| !path.steps.is_empty())) else {
        return Err(Failure::bad_request("resource should be the link of a resource, such as dbs/shop/colls/orders."));
    };
    let key = key_of(body)?;
    // One permission for a user and a resource; of a resource with a partition key value, one for each value.
    let what = (named(state, call, link, key.as_ref()).ok_or(link), &key);
    let others = state.feed(user, call.resource());
    let taken = others.is_some_and(|feed| {
        feed.nodes().filter(|(_, other)| old.is_none_or(|old| old.rid != other.rid)).any(|(_, other)| {
            let link = other.body.text("resource").unwrap_or_default();
            let key = key_of(&other.body.to_map()).ok().flatten();
            (named(state, call, link, key.as_ref()).ok_or(link), &key) == what
        })
    });
    if taken {
        return Err(Failure::new(Fault::Conflict, format!("The user has a permission for {link} already.")));
    }
    Ok(())
}

/// A permission as it is read: with a fresh token.
pub(crate) fn present(state: &State, call: &Call<'_>, permission: &Node) -> Outcome<Map<String, Value>> {
    let mut body = permission.body.to_map();
    let link = body.get("resource").and_then(Value::as_str).unwrap_or_default();
    let key = key_of(&body)?;
    let claims = Claims {
        // What is not there cannot be granted.
        resource: named(state, call, link, key.as_ref()).unwrap_or_else(Rid::root),
        read_only: body.get("permissionMode").and_then(Value::as_str) != Some("All"),
        key,
        expires: call.now.saturating_add_signed(life(call)?),
    };
    body.insert("_token".to_owned(), call.issuer.issue(&claims)?.into());
    Ok(body)
}

/// How long the token is to live, in seconds.
fn life(call: &Call<'_>) -> Outcome<i64> {
    match call.headers.integer("expiry_seconds")? {
        None => Ok(USUAL_LIFE),
        Some(life) if (SHORTEST_LIFE..=LONGEST_LIFE).contains(&life) => Ok(life),
        Some(life) => {
            let expected = format!("from {SHORTEST_LIFE} to {LONGEST_LIFE}");
            Err(call.headers.invalid("expiry_seconds", &life.to_string(), &expected))
        }
    }
}

fn key_of(body: &Map<String, Value>) -> Outcome<Option<Key>> {
    match body.get("resourcePartitionKey") {
        None | Some(Value::Null) => Ok(None),
        Some(key) => Key::from_json(key)
            .map(Some)
            .ok_or_else(|| Failure::bad_request("resourcePartitionKey should be an array of partition key values.")),
    }
}

/// The rid of what a link names, if it is there.
fn named(state: &State, call: &Call<'_>, link: &str, key: Option<&Key>) -> Option<Rid> {
    let path = Path::parse(call.api, link)?;
    let by_path = state.locate(call.api, &path, key).ok().filter(|spots| spots.len() == path.steps.len());
    // A link by rids says all by its last one, without a partition key value.
    let by_rid = || state.locate_rid(call.api, &Rid::parse(&path.steps.last()?.id)?);
    by_path.or_else(by_rid).map(|spots| state.rid(&spots)).filter(|rid| *rid != Rid::root())
}
