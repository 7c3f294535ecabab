//! What the core must know of the form of a `_rid`.

use std::cmp::Ordering;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

/// The rid of its first `bytes` bytes: a media id is the rid of its attachment and one byte more, and the attachment's is signed.
///
/// Text that is no rid stays as it is; the service will say that it knows no such resource.
pub(crate) fn truncated(rid: &str, bytes: Option<usize>) -> String {
    let Some(bytes) = bytes else { return rid.to_owned() };
    match bytes_of(rid) {
        Some(decoded) => match decoded.get(..bytes) {
            Some(front) => STANDARD.encode(front).replace('/', "-"),
            None => rid.to_owned(),
        },
        None => rid.to_owned(),
    }
}

/// The bytes of a collection's rid: four of its database, four of its own.
const COLLECTION_BYTES: usize = 8;

/// The rid of the collection that something with this rid is in, or is.
pub(crate) fn of_collection(rid: &str) -> String {
    truncated(rid, Some(COLLECTION_BYTES))
}

/// The order in which the documents of a range were made, which is that of their numbers: the last eight bytes, the least significant
/// first.
pub(crate) fn compare_documents(left: &str, right: &str) -> Ordering {
    let number = |rid: &str| Some(u64::from_le_bytes(bytes_of(rid)?.get(8..16)?.try_into().ok()?));
    match (number(left), number(right)) {
        (Some(left), Some(right)) => left.cmp(&right),
        _ => left.cmp(right),
    }
}

/// A rid is base64 with `-` in place of `/`, so that it can stand in a path.
fn bytes_of(rid: &str) -> Option<Vec<u8>> {
    STANDARD.decode(rid.replace('-', "/")).ok()
}
