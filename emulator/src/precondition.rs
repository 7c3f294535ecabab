//! Conditions on the version of a resource: `If-Match`, `If-None-Match` and `If-Modified-Since`.

use std::time::{Duration, UNIX_EPOCH};

use crate::error::{Failure, Fault, Outcome};
use crate::headers::Headers;
use crate::store::Node;

/// Checks that what is to be read has the version that the request is about.
pub(crate) fn check_read(headers: &Headers<'_>, node: &Node) -> Outcome<()> {
    match headers.get("if_match") {
        Some(tags) if !matches(tags, node.etag()) => failed("the entity tag is another one by now"),
        _ => Ok(()),
    }
}

/// Checks that what is to be written has the version that the request is about.
pub(crate) fn check_write(headers: &Headers<'_>, node: &Node) -> Outcome<()> {
    if headers.get("if_match").is_some_and(|tags| !matches(tags, node.etag())) {
        return failed("the entity tag is another one by now");
    }
    if headers.get("if_none_match").is_some_and(|tags| matches(tags, node.etag())) {
        return failed("the resource exists in the version that it must not have");
    }
    Ok(())
}

fn failed(why: &str) -> Outcome<()> {
    let message = format!("Operation cannot be performed because one of the specified preconditions is not met: {why}.");
    Err(Failure::new(Fault::PreconditionFailed, message))
}

/// Whether what is to be read is what the client has already.
pub(crate) fn is_unchanged(headers: &Headers<'_>, node: &Node) -> bool {
    if let Some(tags) = headers.get("if_none_match") {
        return matches(tags, node.etag());
    }
    let since = headers.get("if_modified_since").and_then(|date| httpdate::parse_http_date(date).ok());
    since.is_some_and(|since| UNIX_EPOCH + Duration::from_secs(node.timestamp) <= since)
}

/// Whether one of a list of entity tags is `etag`. Some clients leave the quotes out.
pub(crate) fn matches(tags: &str, etag: &str) -> bool {
    let bare = |tag: &str| tag.trim().trim_start_matches("W/").trim_matches('"').to_owned();
    tags.split(',').any(|tag| tag.trim() == "*" || bare(tag) == bare(etag))
}

#[cfg(test)]
mod tests {
    use super::matches;

    #[test]
    fn tags_match_with_and_without_quotes() {
        let etag = "\"0000-1\"";
        assert!(matches("\"0000-1\"", etag));
        assert!(matches("0000-1", etag));
        assert!(matches("\"x\", \"0000-1\"", etag));
        assert!(matches("*", etag));
        assert!(!matches("\"0000-2\"", etag));
        assert!(!matches("\"\"", etag));
    }
}
