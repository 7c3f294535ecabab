//! What an answer says of the documents of a group.

use std::collections::HashMap;

use bytes::Bytes;
use serde_json::Value;
use serde_json::value::RawValue;

use super::group::Group;
use super::reading::Reading;
use super::request::key_text;
use super::results::ReadManyResults;
use crate::error::{Error, ErrorKind, Result};
use crate::page::feed_items;
use crate::response::{Body, RawResponse};
use crate::routing::definition::KeyDefinition;
use crate::service::{Effect, Retry};

impl Reading<'_> {
    /// Puts the documents of an answer where they were asked for.
    pub(super) fn take_in(
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

/// Whether the ranges are not what they were when the request was made.
pub(super) fn is_gone(error: &Error) -> bool {
    error.status_info().is_some_and(|status| status.retry(Effect::Read) == Retry::RefreshRanges)
}

/// Whether a 404 says that the document is not there; what says that something about it is not there has a sub-status.
pub(super) fn is_about_document(error: &Error) -> bool {
    error.sub_status().is_none()
}
