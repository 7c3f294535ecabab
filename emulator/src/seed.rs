//! Seed files: what an emulator begins with, as lines of JSON, one for each resource.
//!
//! A line says in which feed a resource is, `dbs/shop/colls/orders/docs`, and what it is. It is created as a request would create it:
//! what no request could do, no line does.

use std::borrow::Cow;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Write};
use std::path::Path as FilePath;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use bytes::Bytes;
use cosmosdb_core::ApiVersion;
use cosmosdb_core::service::{Body, Effect, Operation, Resource, Target};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::api::Api;
use crate::auth::Grant;
use crate::call::Call;
use crate::error::{Failure, Outcome};
use crate::headers::{self, Headers};
use crate::rid::Rid;
use crate::router::Path;
use crate::special::{self, Kind};
use crate::store::{Node, Spot, State};
use crate::surroundings::encoded;
use crate::tokens::Issuer;
use crate::{collections, crud, json, offers};

/// A resource.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
struct Line<'l> {
    /// The path of its feed.
    r#in: Cow<'l, str>,
    /// The API version in which such a thing can be made, where it is not the newest.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    version: Option<String>,
    /// The partition key value of the document that it is in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    partition_key: Option<Value>,
    /// The throughput of a database or a collection: one of the headers by which it is asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    offer: Option<Offer>,
    body: Map<String, Value>,
    /// The raw media of an attachment, in base64.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    media: Option<String>,
}

/// What a database or a collection is offered.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub(crate) struct Offer {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) offer_throughput: Option<i64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) offer_autopilot_settings: Option<Value>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) offer_type: Option<String>,
}

// ---- reading -------------------------------------------------------------------------------------------------------

/// Creates what a file says.
///
/// # Errors
///
/// The file cannot be read, or a line of it says something that cannot be: the message names it, as `file:line`.
pub(crate) fn read(state: &mut State, api: &Api, issuer: &Issuer, now: u64, file: &FilePath) -> io::Result<()> {
    let named = |error: io::Error| io::Error::new(error.kind(), format!("{}: {error}", file.display()));
    let lines = BufReader::new(File::open(file).map_err(named)?).lines();
    for (number, line) in (1..).zip(lines) {
        let line = line.map_err(named)?;
        if line.trim().is_empty() {
            continue;
        }
        let invalid = |why: &str| io::Error::new(io::ErrorKind::InvalidData, format!("{}:{number}: {why}", file.display()));
        if !json::is_shallow(line.as_bytes(), 1) {
            return Err(invalid("it nests arrays and objects too deep"));
        }
        let line: Line<'_> = json::any_depth(line.as_bytes()).map_err(|error| {
            let text = error.to_string();
            let why = text.split(" at line ").next().unwrap_or(&text);
            invalid(&format!("{why}, at column {}", error.column()))
        })?;
        create(state, api, issuer, now, line).map_err(|failure| invalid(&failure.message))?;
    }
    Ok(())
}

fn create(state: &mut State, api: &Api, issuer: &Issuer, now: u64, line: Line<'_>) -> Outcome<()> {
    let feed = Path::parse(api, &line.r#in).filter(|path| path.target == Target::Feed && !path.resource.segment.is_empty());
    let path = feed.ok_or_else(|| {
        Failure::bad_request(format!("{} is no feed of resources, such as dbs or dbs/shop/colls/orders/docs", line.r#in))
    })?;
    let version = match &line.version {
        Some(text) => ApiVersion::parse(text).filter(|version| api.service().version(*version).is_some()),
        None => Some(latest(api)),
    };
    let version = version.ok_or_else(|| Failure::bad_request("There is no such API version"))?;
    let operation = operation(api, path.resource, version, line.media.is_some())
        .ok_or_else(|| Failure::bad_request(format!("nothing is created in {} by itself", line.r#in)))?;
    let key = line.partition_key.or_else(|| {
        let spots = state.locate(api, &path, None).ok()?;
        state.definition(&spots, path.resource).map(|definition| definition.extract(&line.body).to_json())
    });
    let text = |name: &str| line.body.get(name).and_then(Value::as_str).map(str::to_owned).filter(|_| line.media.is_some());
    let offer = line.offer.unwrap_or_default();
    let sent = [
        ("partition_key", key.map(|key| key.to_string())),
        ("offer_throughput", offer.offer_throughput.map(|throughput| throughput.to_string())),
        ("offer_autopilot_settings", offer.offer_autopilot_settings.map(|settings| settings.to_string())),
        ("offer_type", offer.offer_type),
        ("slug", text("id")),
        ("content_type", text("contentType")),
    ];
    let headers = headers::map(api, sent)?;
    let body = match &line.media {
        Some(media) => STANDARD.decode(media).map_err(|_| Failure::bad_request("media is not base64"))?,
        None => Value::Object(line.body).to_string().into_bytes(),
    };
    let (headers, body) = (Headers::new(api, &headers), &Bytes::from(body));
    let call = Call { api, operation, path, version, headers, body, now, origin: "", grant: Grant::All, issuer };
    call.check_required()?;
    let place = crud::locate(state, &call)?;
    crud::carry_out(state, &call, &place).map(drop)
}

/// The version that knows most, published or not.
fn latest(api: &Api) -> ApiVersion {
    let latest = api.service().versions.iter().rev().find(|info| info.retired.is_none());
    latest.map_or(api.newest(), |info| info.version)
}

/// The operation that creates a resource, of raw bytes or of JSON; `None`: it comes with others.
fn operation(api: &Api, resource: &Resource, version: ApiVersion, raw: bool) -> Option<&'static Operation> {
    let operations = api.service().operations.iter().copied();
    operations
        .filter(|it| it.resource.name == resource.name && it.effect == Effect::Create && it.on == Target::Feed)
        .filter(|it| it.role.is_none() && it.range.contains(version) && matches!(it.body, Body::Bytes) == raw)
        .min_by_key(|it| it.sends.len())
}

// ---- writing -------------------------------------------------------------------------------------------------------

/// Writes everything that can be created again, what is in a resource after it.
///
/// # Errors
///
/// It cannot be written.
pub(crate) fn write(state: &State, api: &Api, to: &mut dyn Write) -> io::Result<()> {
    write_below(state, api, &mut Vec::new(), to)
}

fn write_below(state: &State, api: &Api, parent: &mut Vec<Spot>, to: &mut dyn Write) -> io::Result<()> {
    for resource in api.children(parent.last().map(|spot| spot.resource)) {
        let Some(feed) = state.feed(parent, resource) else { continue };
        if operation(api, resource, latest(api), false).is_none() {
            continue;
        }
        let link = encoded(&state.path_by_ids(parent)).to_string();
        let path = format!("{link}{}{}", if link.is_empty() { "" } else { "/" }, resource.segment);
        for (position, node) in feed.nodes() {
            let line = Line {
                r#in: Cow::Borrowed(&path),
                version: collections::needs_version(api, node),
                partition_key: state.node(parent).and_then(|document| Some(document.key.as_ref()?.to_json())),
                offer: offers::of(state, api, &node.rid),
                body: plain(state, api, resource, node),
                media: node.media.as_ref().map(|media| STANDARD.encode(&media.bytes)),
            };
            serde_json::to_writer(&mut *to, &line)?;
            to.write_all(b"\n")?;
            parent.push(Spot { resource, position });
            write_below(state, api, parent, to)?;
            parent.pop();
        }
    }
    Ok(())
}

/// The body without what the service adds.
fn plain(state: &State, api: &Api, resource: &Resource, node: &Node) -> Map<String, Value> {
    let mut body = node.body.to_map();
    for property in resource.shape.properties.iter().filter(|property| property.system) {
        body.shift_remove(property.wire);
    }
    if node.media.is_some() {
        // It is written beside the body; its link is made anew.
        body.shift_remove("media");
    }
    if special::kind(resource) == Kind::Permission {
        // A link by rids leads nowhere once everything has new ones.
        let link = body.get("resource").and_then(Value::as_str).and_then(|link| Path::parse(api, link));
        let rid = link.and_then(|path| Rid::parse(&path.steps.last()?.id));
        if let Some(way) = rid.and_then(|rid| state.locate_rid(api, &rid)) {
            body.insert("resource".to_owned(), state.path_by_ids(&way).into());
        }
    }
    body
}
