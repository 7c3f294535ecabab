//! The text that a master key signs.

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
    let mut text = String::with_capacity(method.len() + resource_type.len() + link.len() + date.len() + 5);
    let lower = |text: &mut String, part: &str| text.extend(part.chars().map(|c| c.to_ascii_lowercase()));
    lower(&mut text, method);
    text.push('\n');
    lower(&mut text, resource_type);
    text.push('\n');
    text.push_str(link);
    text.push('\n');
    lower(&mut text, date);
    text.push_str("\n\n");
    text
}
