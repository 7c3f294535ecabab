//! The headers of an answer that come from where the request is about: its session, its parent, its quota.

use std::fmt::Write as _;

use cosmosdb_core::service::Effect;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, PercentEncode, utf8_percent_encode};

use crate::answer_headers::AnswerHeaders;
use crate::call::Call;
use crate::store::{Feed, Place, State};
use crate::{collections, documents, session, special};

/// Those of what a request is about, as it is by now.
pub(crate) fn headers(state: &State, call: &Call<'_>, place: &Place) -> AnswerHeaders {
    let mut headers = AnswerHeaders::with_room();
    match state.container(place.spots()) {
        Some(container) => {
            let partitions = documents::partitions(state, call, place.spots());
            let partitions = partitions.unwrap_or_else(|_| container.partitions.iter().collect());
            let all = || partitions.iter().copied();
            headers.write("session_token", |text| session::write_token(text, state, call.version, all()));
            headers.set("lsn", session::lsn(state, all()));
            if let ([partition], true) = (partitions.as_slice(), place.is_partitioned()) {
                headers.set("partition_key_range_id", partition.id);
            }
        }
        None => {
            headers.set("session_token", session::token_of_account(state, call.version));
            headers.set("lsn", state.lsn(&[]));
        }
    }
    let parent = place.ancestors();
    if !parent.is_empty() {
        headers.text("alt_content_path", &state.path_by_ids(parent));
        headers.set("content_path", state.rid(parent));
    }
    if place.is_item() && call.operation.effect != Effect::Execute {
        headers.write("content_location", |text| write!(text, "{}/{}", call.origin, encoded(&call.path.link())));
    } else if call.operation.method == http::Method::GET {
        let link = format!("{}/{}", call.path.link(), call.resource().segment);
        headers.write("content_location", |text| write!(text, "{}/{}", call.origin, encoded(link.trim_start_matches('/'))));
    }
    quota(state, call, place, &mut headers);
    headers
}

/// What there may be and what there is, where that is told.
fn quota(state: &State, call: &Call<'_>, place: &Place, headers: &mut AnswerHeaders) {
    let wanted = place.is_partitioned() || call.headers.flag("populate_quota_info").unwrap_or(false);
    if let Some(collection) = state.collection(place.spots()).filter(|_| wanted) {
        headers.text("resource_quota", collections::QUOTA);
        return headers.text("resource_usage", &collections::usage(collection));
    }
    if call.operation.method == http::Method::GET && !place.is_item() && call.resource().parent.is_none() {
        if special::quota(call.resource()).is_none() {
            return;
        }
        let resources = special::OF_THE_ACCOUNT.iter().filter_map(|name| call.api.service().resource(name));
        let all: Vec<_> = resources.filter_map(|of| Some((special::quota(of)?, state.total(of.name)))).collect();
        headers.write("resource_quota", |text| all.iter().try_for_each(|((name, most), _)| write!(text, "{name}={most};")));
        return headers
            .write("resource_usage", |text| all.iter().try_for_each(|((name, _), used)| write!(text, "{name}={used};")));
    }
    if let Some((name, most)) = special::quota(call.resource()) {
        let used = state.feed(place.ancestors(), call.resource()).map_or(0, Feed::len);
        headers.set("resource_quota", format_args!("{name}={most};"));
        headers.set("resource_usage", format_args!("{name}={used};"));
    }
}

/// A link as part of a URL.
pub(crate) fn encoded(link: &str) -> PercentEncode<'_> {
    const KEPT: &AsciiSet = &NON_ALPHANUMERIC.remove(b'/').remove(b'-').remove(b'_').remove(b'.').remove(b'~').remove(b'=');
    utf8_percent_encode(link, KEPT)
}
