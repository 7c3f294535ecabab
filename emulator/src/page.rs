//! Pages of feeds. A continuation is the rid of the last resource shown: it holds whatever happens to that resource.

use crate::call::Call;
use crate::error::{Failure, Outcome};
use crate::packed::put_string;
use crate::rid::Rid;
use crate::store::{Node, Place, Position, State};

/// How many resources a page holds if the request does not say.
const USUAL: usize = 100;
/// How many it holds at most.
const MOST: usize = 1000;
/// How large its resources may be together.
pub(crate) const LARGEST: usize = 4 << 20;

/// A page of a feed.
pub(crate) struct Page<'s> {
    pub(crate) nodes: Vec<&'s Node>,
    /// Where the next page begins, if there is one.
    pub(crate) continuation: Option<String>,
}

/// Reads the page that a request asks for, of the resources that it wants.
pub(crate) fn read<'s>(state: &'s State, call: &Call<'_>, place: &Place, wanted: impl Fn(&Node) -> bool) -> Outcome<Page<'s>> {
    let limit = limit(call)?;
    let parent = place.parent()?;
    let after = match call.headers.get("continuation") {
        None => None,
        Some(token) => Some(position(state, call, place, token)?),
    };
    let mut page = Page { nodes: Vec::new(), continuation: None };
    let Some(feed) = state.feed(parent, call.resource()) else { return Ok(page) };
    let mut size = 0;
    for (_, node) in feed.after(after).filter(|(_, node)| wanted(node)) {
        let full = page.nodes.len() == limit || (!page.nodes.is_empty() && size + node.size > LARGEST);
        if full {
            page.continuation = page.nodes.last().map(|last| last.rid.to_string());
            break;
        }
        size += node.size;
        page.nodes.push(node);
    }
    Ok(page)
}

/// How many resources a request wants in a page.
pub(crate) fn limit(call: &Call<'_>) -> Outcome<usize> {
    match call.headers.integer("max_item_count")? {
        None => Ok(USUAL),
        Some(-1) => Ok(MOST),
        Some(count) => match usize::try_from(count) {
            Ok(count) if count > 0 => Ok(count.min(MOST)),
            _ => Err(call.headers.invalid("max_item_count", &count.to_string(), "-1 or from 1 to 1000")),
        },
    }
}

fn position(state: &State, call: &Call<'_>, place: &Place, token: &str) -> Outcome<Position> {
    let found = Rid::parse(token).and_then(|rid| state.position(call.api, place.parent().ok()?, call.resource(), &rid));
    found.ok_or_else(|| Failure::bad_request(format!("The continuation {token} is not one of this feed.")))
}

/// The envelope of a feed, around the texts of what is in it.
pub(crate) fn envelope(name: &str, parent: &Rid, bodies: &[Vec<u8>]) -> Vec<u8> {
    let mut text = Vec::with_capacity(128 + bodies.iter().map(|body| body.len() + 1).sum::<usize>());
    text.extend_from_slice(b"{\"_rid\":");
    put_string(&mut text, parent.to_string().as_bytes());
    text.push(b',');
    put_string(&mut text, name.as_bytes());
    text.extend_from_slice(b":[");
    for (index, body) in bodies.iter().enumerate() {
        if index > 0 {
            text.push(b',');
        }
        text.extend_from_slice(body);
    }
    text.extend_from_slice(format!("],\"_count\":{}}}", bodies.len()).as_bytes());
    text
}
