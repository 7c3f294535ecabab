//! Raw media of attachments: their bytes are kept beside the attachment, and read at a path of their own.

use bytes::Bytes;
use serde_json::{Map, Value};

use crate::call::Call;
use crate::error::{Failure, Outcome};
use crate::rid::Rid;
use crate::store::{Place, State};

/// The byte that makes an attachment's rid the id of its media.
const MARK: u8 = 1;
/// What the service allots to the media of an account, in MB.
const QUOTA: u64 = 2048;

/// Raw bytes, with their type.
#[derive(Debug, Clone)]
pub(crate) struct Media {
    pub(crate) media_type: String,
    pub(crate) bytes: Bytes,
}

/// The properties and the media that a raw body makes.
pub(crate) fn from_raw(call: &Call<'_>) -> (Map<String, Value>, Media) {
    let media_type = call.headers.get("content_type").unwrap_or("application/octet-stream").to_owned();
    let mut body = Map::new();
    if let Some(slug) = call.headers.get("slug") {
        body.insert("id".to_owned(), slug.into());
    }
    body.insert("contentType".to_owned(), media_type.clone().into());
    // Overwritten with the true link once the rid is known.
    body.insert("media".to_owned(), "".into());
    (body, Media { media_type, bytes: call.body.clone() })
}

/// Lets a resource refer to its own media.
pub(crate) fn refer(body: &mut Map<String, Value>, rid: &Rid) {
    body.insert("media".to_owned(), link(rid).into());
}

/// Whether a resource refers to its own media.
pub(crate) fn refers(body: &Map<String, Value>, rid: &Rid) -> bool {
    body.get("media").and_then(Value::as_str) == Some(&link(rid))
}

fn link(rid: &Rid) -> String {
    format!("/media/{}", rid.with_byte(MARK))
}

/// The place of the attachment that a request for media is about.
pub(crate) fn locate(state: &State, call: &Call<'_>) -> Outcome<Place> {
    let rid = call.path.steps.first().and_then(|step| Rid::parse(&step.id));
    let rid = rid.ok_or_else(|| Failure::bad_request("The id of media is the rid of an attachment, with one byte more."))?;
    let attachment = rid.front(rid.len().saturating_sub(1)).filter(|front| front.with_byte(MARK) == rid);
    let spots = attachment.and_then(|rid| state.locate_rid(call.api, &rid));
    let spots = spots.filter(|spots| state.node(spots).is_some_and(|node| node.media.is_some()));
    Ok(Place::found(spots, &call.path))
}

/// What the media of the account take, as headers.
pub(crate) fn usage(state: &State) -> Vec<(&'static str, String)> {
    let megabytes = state.media_size().div_ceil(1 << 20);
    vec![("max_media_storage_usage_mb", QUOTA.to_string()), ("media_storage_usage_mb", megabytes.to_string())]
}
