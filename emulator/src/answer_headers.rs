//! The headers of an answer, before they are HTTP's.

use std::fmt::{self, Display, Write as _};

use bytes::Bytes;
use http::HeaderMap;
use http::header::HeaderValue;

use crate::api::Api;
use crate::surroundings::encoded;

/// Headers, by their names in the specification, in the order in which they were set. All values are in one text, so that an answer
/// takes one piece of memory for them, not a dozen.
#[derive(Debug, Default)]
pub(crate) struct AnswerHeaders {
    text: String,
    /// Their names, and where in the text their values end.
    ends: Vec<(&'static str, usize)>,
}

impl AnswerHeaders {
    /// None, with room for most answers'.
    pub(crate) fn with_room() -> Self {
        Self { text: String::with_capacity(1024), ends: Vec::with_capacity(24) }
    }

    /// Sets a header; what was set before under the same name counts no more.
    pub(crate) fn set(&mut self, name: &'static str, value: impl Display) {
        self.write(name, |text| write!(text, "{value}"));
    }

    /// The same, where the value is text already.
    pub(crate) fn text(&mut self, name: &'static str, value: &str) {
        self.text.push_str(value);
        self.ends.push((name, self.text.len()));
    }

    /// The same, by what writes the value at the end of a text.
    pub(crate) fn write(&mut self, name: &'static str, value: impl FnOnce(&mut String) -> fmt::Result) {
        // Memory takes whatever is written to it.
        let _ = value(&mut self.text);
        self.ends.push((name, self.text.len()));
    }

    /// What was set under a name.
    pub(crate) fn get(&self, name: &str) -> Option<&str> {
        let at = self.ends.iter().rposition(|(own, _)| *own == name)?;
        let start = at.checked_sub(1).and_then(|before| self.ends.get(before)).map_or(0, |(_, end)| *end);
        self.text.get(start..self.ends.get(at)?.1)
    }

    /// Puts them where HTTP has them. One that the service does not have is left out, and what cannot stand in one is encoded.
    pub(crate) fn put(self, api: &Api, headers: &mut HeaderMap) {
        let text = Bytes::from(self.text);
        let mut start = 0;
        for (name, end) in self.ends {
            let value = text.slice(start..end);
            start = end;
            if let Some(header) = api.header(name) {
                headers.insert(header.clone(), from_text(value));
            }
        }
    }
}

/// A header's value; what cannot stand in one is encoded.
pub(crate) fn value(text: &str) -> HeaderValue {
    from_text(Bytes::copy_from_slice(text.as_bytes()))
}

fn from_text(text: Bytes) -> HeaderValue {
    // Other bytes may stand in one, too, but clients read no text from them.
    if text.is_ascii()
        && let Ok(value) = HeaderValue::from_maybe_shared(text.clone())
    {
        return value;
    }
    let encoded = encoded(&String::from_utf8_lossy(&text)).to_string();
    HeaderValue::try_from(encoded).unwrap_or(HeaderValue::from_static(""))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn what_is_set_last_counts() {
        let mut headers = AnswerHeaders::default();
        headers.set("etag", "\"1\"");
        headers.set("lsn", 7);
        headers.set("etag", "\"2\"");
        headers.set("nothing_of_the_kind", "x");
        headers.set("continuation", "ö\n");
        assert_eq!((headers.get("etag"), headers.get("lsn"), headers.get("session_token")), (Some("\"2\""), Some("7"), None));
        let mut map = HeaderMap::new();
        headers.put(&Api::new(&cosmosdb::SERVICE), &mut map);
        let pairs: Vec<(&str, &str)> = map.iter().map(|(name, value)| (name.as_str(), value.to_str().unwrap())).collect();
        assert_eq!(pairs.len(), 3);
        assert!(pairs.contains(&("etag", "\"2\"")) && pairs.contains(&("lsn", "7")));
        assert!(pairs.contains(&("x-ms-continuation", "%C3%B6%0A")));
    }
}
