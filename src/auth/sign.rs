//! The text that a master key signs.

use super::Signed;

/// Verb, resource type, link and date, each on a line; verb, type and date in lower case, the link as it is. The slot of the standard
/// `Date` header stays empty, because requests carry `x-ms-date`.
///
/// The link of an item operation is the item's own, that of a feed operation the parent's; by rid it is the last rid alone, in lower
/// case already.
///
/// ```
/// use cosmosdb_core::string_to_sign;
///
/// let text = string_to_sign("GET", "dbs", "dbs/ToDoList", "Thu, 27 Apr 2017 00:51:12 GMT");
/// assert_eq!(text, "get\ndbs\ndbs/ToDoList\nthu, 27 apr 2017 00:51:12 gmt\n\n");
/// ```
#[must_use]
pub fn string_to_sign(method: &str, resource_type: &str, link: &str, date: &str) -> String {
    let mut text = Vec::with_capacity(method.len() + resource_type.len() + link.len() + date.len() + 5);
    pieces(&Signed { method, resource_type, link, date }, |piece| text.extend_from_slice(piece));
    // Lower case in ASCII leaves UTF-8 what it is.
    String::from_utf8(text).unwrap_or_default()
}

/// The text piece by piece: what signs it needs not have it in one.
pub(super) fn pieces(request: &Signed<'_>, mut take: impl FnMut(&[u8])) {
    lower_case(request.method, &mut take);
    take(b"\n");
    lower_case(request.resource_type, &mut take);
    take(b"\n");
    take(request.link.as_bytes());
    take(b"\n");
    lower_case(request.date, &mut take);
    take(b"\n\n");
}

fn lower_case(text: &str, take: &mut impl FnMut(&[u8])) {
    let mut buffer = [0; 32];
    for chunk in text.as_bytes().chunks(buffer.len()) {
        if let Some(piece) = buffer.get_mut(..chunk.len()) {
            piece.copy_from_slice(chunk);
            piece.make_ascii_lowercase();
            take(piece);
        }
    }
}
