//! The headers of a request, by their names in the specification.

use http::HeaderMap;
use http::header::HeaderValue;

use crate::api::Api;
use crate::error::{Failure, Outcome};

/// The headers of a request.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Headers<'a> {
    api: &'a Api,
    map: &'a HeaderMap,
}

impl<'a> Headers<'a> {
    pub(crate) fn new(api: &'a Api, map: &'a HeaderMap) -> Self {
        Self { api, map }
    }

    /// The text of a header; `None` where it is absent or empty, for clients send empty ones (`x-ms-session-token:`).
    pub(crate) fn get(&self, name: &str) -> Option<&'a str> {
        text(self.map.get(self.api.header(name)?)?)
    }

    /// The text of a header by its name on the wire.
    pub(crate) fn wire(&self, wire: &str) -> Option<&'a str> {
        text(self.map.get(wire)?)
    }

    /// All headers that are text: their names on the wire, in lower case, and their values.
    pub(crate) fn all(&self) -> impl Iterator<Item = (&'a str, &'a str)> {
        self.map.iter().filter_map(|(name, value)| Some((name.as_str(), value.to_str().ok()?)))
    }

    /// Whether a header is `True`, in any case.
    pub(crate) fn flag(&self, name: &str) -> Outcome<bool> {
        match self.get(name) {
            None => Ok(false),
            Some(text) if text.eq_ignore_ascii_case("true") => Ok(true),
            Some(text) if text.eq_ignore_ascii_case("false") => Ok(false),
            Some(text) => Err(self.invalid(name, text, "True or False")),
        }
    }

    /// A whole number.
    pub(crate) fn integer(&self, name: &str) -> Outcome<Option<i64>> {
        let Some(text) = self.get(name) else { return Ok(None) };
        text.parse().map(Some).map_err(|_| self.invalid(name, text, "a whole number"))
    }

    /// The failure of a header that has not the form it should.
    pub(crate) fn invalid(&self, name: &str, text: &str, expected: &str) -> Failure {
        let wire = self.api.wire(name).unwrap_or(name);
        Failure::bad_request(format!("The header {wire} is {text}, and should be {expected}."))
    }

    /// Whether a header is sent that asks for an answer without a body.
    pub(crate) fn drops_body(&self) -> bool {
        self.api.service().headers.iter().filter(|header| header.drops_body).any(|header| {
            let sent = self.wire(header.wire);
            // Several preferences may stand in one header.
            sent.is_some_and(|text| match header.value {
                Some(value) => text.split(',').any(|one| one.trim().eq_ignore_ascii_case(value)),
                None => true,
            })
        })
    }
}

fn text(value: &HeaderValue) -> Option<&str> {
    let text = std::str::from_utf8(value.as_bytes()).ok()?.trim();
    (!text.is_empty()).then_some(text)
}

/// The headers of a part of a request: those that have a value, and that the service knows.
pub(crate) fn map<const N: usize>(api: &Api, values: [(&str, Option<String>); N]) -> Outcome<HeaderMap> {
    let mut headers = HeaderMap::new();
    for (name, value) in values {
        let (Some(header), Some(value)) = (api.header(name), value) else { continue };
        // What is not ASCII may stand in a header as bytes.
        let value = HeaderValue::from_bytes(value.as_bytes())
            .map_err(|_| Failure::bad_request(format!("The value of {header} has characters that cannot stand in a header.")))?;
        headers.insert(header.clone(), value);
    }
    Ok(headers)
}
