//! The headers of an answer that come from where the request is about: its session, its parent, its quota.

use cosmosdb_core::service::Effect;

use crate::call::Call;
use crate::store::{Feed, Place, State};
use crate::{collections, documents, session, special};

/// Headers, by their names in the specification.
#[derive(Default)]
pub(crate) struct Surroundings(pub(crate) Vec<(&'static str, String)>);

impl Surroundings {
    /// Those of what a request is about, as it is by now.
    pub(crate) fn of(state: &State, call: &Call<'_>, place: &Place) -> Self {
        let mut headers = Vec::new();
        match state.container(place.spots()) {
            Some(container) => {
                let partitions = documents::partitions(state, call, place.spots());
                let partitions = partitions.unwrap_or_else(|_| container.partitions.iter().collect());
                headers.push(("session_token", session::token(state, call.version, partitions.iter().copied())));
                headers.push(("lsn", session::lsn(state, partitions.iter().copied()).to_string()));
                if let ([partition], true) = (partitions.as_slice(), place.is_partitioned()) {
                    headers.push(("partition_key_range_id", partition.id.to_string()));
                }
            }
            None => {
                headers.push(("session_token", session::token_of_account(state, call.version)));
                headers.push(("lsn", state.lsn(&[]).to_string()));
            }
        }
        let parent = place.ancestors();
        if !parent.is_empty() {
            headers.push(("alt_content_path", state.path_by_ids(parent)));
            headers.push(("content_path", state.rid(parent).to_string()));
        }
        if place.is_item() && call.operation.effect != Effect::Execute {
            headers.push(("content_location", format!("{}/{}", call.origin, encoded(&call.path.link()))));
        } else if call.operation.method == http::Method::GET {
            let link = format!("{}/{}", call.path.link(), call.resource().segment);
            headers.push(("content_location", format!("{}/{}", call.origin, encoded(link.trim_start_matches('/')))));
        }
        if let Some((quota, usage)) = quota(state, call, place) {
            headers.push(("resource_quota", quota));
            headers.push(("resource_usage", usage));
        }
        Self(headers)
    }
}

fn quota(state: &State, call: &Call<'_>, place: &Place) -> Option<(String, String)> {
    let ways = (1..=place.spots().len()).rev().filter_map(|end| place.spots().get(..end));
    let collection = ways.filter_map(|way| state.node(way)).find_map(|node| Some((node, node.container.as_deref()?)));
    let wanted = place.is_partitioned() || call.headers.flag("populate_quota_info").unwrap_or(false);
    if let Some((node, container)) = collection.filter(|_| wanted) {
        return Some(collections::quota(node, container));
    }
    if call.operation.method == http::Method::GET && !place.is_item() && call.resource().parent.is_none() {
        let resources = special::OF_THE_ACCOUNT.iter().filter_map(|name| call.api.service().resource(name));
        let all: Vec<_> = resources.filter_map(|of| Some((special::quota(of)?, state.total(of.name)))).collect();
        let quota: String = all.iter().map(|((name, most), _)| format!("{name}={most};")).collect();
        let usage: String = all.iter().map(|((name, _), used)| format!("{name}={used};")).collect();
        return special::quota(call.resource()).map(|_| (quota, usage));
    }
    let (name, most) = special::quota(call.resource())?;
    let used = state.feed(place.ancestors(), call.resource()).map_or(0, Feed::len);
    Some((format!("{name}={most};"), format!("{name}={used};")))
}

/// A link as part of a URL.
pub(crate) fn encoded(link: &str) -> String {
    use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
    const KEPT: &AsciiSet = &NON_ALPHANUMERIC.remove(b'/').remove(b'-').remove(b'_').remove(b'.').remove(b'~').remove(b'=');
    utf8_percent_encode(link, KEPT).to_string()
}
