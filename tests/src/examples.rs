//! Runs a documented example through the client, against a transport that answers what the example says.

use std::error::Error as StdError;
use std::sync::Arc;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use cosmosdb::{ApiVersion, Client, Error, ErrorKind, Meta, Request, RetryPolicy, Scripted, bytes::Bytes, http};
use serde::Serialize;
use serde_json::Value;

use crate::json::lacks;

/// A date to sign; any would do.
const DATE: &str = "Tue, 01 Nov 1994 08:12:31 GMT";

/// An example: what is sent, and what is answered.
#[derive(Debug)]
pub struct Case {
    /// The operation's name.
    pub operation: &'static str,
    /// The API version that the example is of.
    pub version: &'static str,
    /// The HTTP method.
    pub verb: &'static str,
    /// The path, not encoded.
    pub path: &'static str,
    /// The resource type and the link that are signed.
    pub signs: (&'static str, &'static str),
    /// How many bytes of the link, which is a rid then, are signed.
    pub rid_bytes: Option<usize>,
    /// The headers that the request must carry.
    pub headers: &'static [(&'static str, &'static str)],
    /// The request's body.
    pub body: Option<&'static str>,
    /// The answer's status.
    pub status: u16,
    /// The array of the answer, where it is a feed.
    pub feed: Option<&'static str>,
    /// The answer's headers.
    pub answer_headers: &'static [(&'static str, &'static str)],
    /// The answer's body.
    pub answer_body: Option<&'static str>,
}

/// What the client made of the answer.
#[derive(Debug)]
pub enum Outcome {
    /// Nothing to decode.
    Nothing,
    /// A typed value, as JSON again.
    Json(Value),
    /// Undecoded bytes.
    Bytes(Bytes),
}

impl Outcome {
    /// A typed value.
    ///
    /// # Panics
    ///
    /// If it does not serialize.
    pub fn json(value: &impl Serialize) -> Self {
        Outcome::Json(serde_json::to_value(value).unwrap_or_else(|error| panic!("the decoded value does not serialize: {error}")))
    }

    /// Undecoded bytes.
    #[must_use]
    pub fn bytes(bytes: &Bytes) -> Self {
        Outcome::Bytes(bytes.clone())
    }
}

impl Case {
    /// A client whose next request is answered as the example says.
    ///
    /// # Errors
    ///
    /// If the example's version is unknown, or its answer is no HTTP.
    pub fn client(&self) -> Result<Client, Box<dyn StdError>> {
        let mut answer = http::Response::builder().status(self.status);
        for (name, value) in self.answer_headers {
            answer = answer.header(*name, *value);
        }
        let answer = answer.body(Bytes::from_static(self.answer_body.unwrap_or_default().as_bytes()))?;
        let version = ApiVersion::parse(self.version).ok_or("the version is no date")?;
        let transport = Arc::new(Scripted::new([answer]));
        Ok(Client::builder("https://contoso.documents.azure.com")
            .key("VGhpcyBpcyBhIHNhbXBsZSBzdHJpbmc=")?
            .api_version(version)
            .retry(RetryPolicy::NEVER)
            .transport(transport)
            .build()?)
    }

    /// The client makes the example's request.
    ///
    /// # Panics
    ///
    /// If it does not.
    pub fn check_request(&self, request: &Request) {
        assert_eq!(request.method().as_str(), self.verb, "{}: the method", self.operation);
        assert_eq!(decoded(request.path()), self.path, "{}: the path", self.operation);
        let (kind, link) = self.signs;
        let link = self.rid_bytes.map_or_else(|| link.to_owned(), |bytes| front(link, bytes));
        let expected = format!("{}\n{kind}\n{link}\n{}\n\n", self.verb.to_lowercase(), DATE.to_lowercase());
        assert_eq!(request.string_to_sign(DATE), expected, "{}: what is signed", self.operation);
        for (name, expected) in self.headers {
            let actual = request.headers().get(*name).and_then(|value| value.to_str().ok());
            let same = actual.is_some_and(|actual| same_text(actual, expected));
            assert!(same, "{}: the header {name} is {actual:?} and not {expected:?}", self.operation);
        }
        // What the client adds by itself; whatever else it sends, nobody asked for.
        const OWN: [&str; 3] = ["accept", "user-agent", "content-type"];
        for name in request.headers().keys().map(|name| name.as_str()).filter(|name| !OWN.contains(name)) {
            let asked_for = self.headers.iter().any(|(known, _)| known.eq_ignore_ascii_case(name));
            assert!(asked_for, "{}: nobody asked for the header {name}", self.operation);
        }
        let Some(expected) = self.body else {
            assert!(matches!(&request.body()[..], b"" | b"[]"), "{}: there is a body", self.operation);
            return;
        };
        match (serde_json::from_slice::<Value>(request.body()), serde_json::from_str::<Value>(expected)) {
            (Ok(actual), Ok(expected)) => {
                let difference =
                    lacks(&actual, &expected).or_else(|| lacks(&expected, &actual).map(|d| format!("too much: {d}")));
                assert_eq!(difference, None, "{}: the body {actual}", self.operation);
            }
            _ => assert_eq!(request.body(), expected.as_bytes(), "{}: the body", self.operation),
        }
    }

    /// The client decodes the example's answer.
    ///
    /// # Panics
    ///
    /// If it does not.
    pub fn check_success(&self, meta: &Meta, outcome: Outcome) {
        self.check_meta(meta);
        match outcome {
            Outcome::Nothing => {}
            Outcome::Bytes(bytes) => {
                assert_eq!(&bytes[..], self.answer_body.unwrap_or_default().as_bytes(), "{}", self.operation)
            }
            Outcome::Json(actual) => {
                let Some(body) = self.answer_body else {
                    assert!(matches!(&actual, Value::Null) || actual == Value::Array(Vec::new()), "{}: {actual}", self.operation);
                    return;
                };
                let expected: Value = serde_json::from_str(body).unwrap_or_else(|error| panic!("{}: {error}", self.operation));
                let expected = match self.feed {
                    Some(feed) => expected.get(feed).unwrap_or_else(|| panic!("{}: no `{feed}`", self.operation)),
                    None => &expected,
                };
                assert_eq!(lacks(&actual, expected), None, "{}: decoded {actual}", self.operation);
            }
        }
    }

    /// A header of the answer is there, and of the form that its marker reads.
    ///
    /// # Panics
    ///
    /// If it is not.
    pub fn check_header(&self, name: &str, read: bool) {
        assert!(read, "{}: the marker of {name} does not read it", self.operation);
    }

    /// The client fails as the example says.
    ///
    /// # Panics
    ///
    /// If it does not.
    pub fn check_failure(&self, error: &Error) {
        assert_eq!(error.kind(), ErrorKind::Status, "{}: {error}", self.operation);
        assert_eq!(error.status(), Some(self.status), "{}: {error}", self.operation);
        let operation = error.operation().map(|operation| operation.name);
        assert_eq!(operation, Some(self.operation));
        assert!(error.status_info().is_some(), "{}: the status {} is unknown", self.operation, self.status);
        if let Some(meta) = error.meta() {
            self.check_meta(meta);
        }
    }

    fn check_meta(&self, meta: &Meta) {
        assert_eq!(meta.status(), self.status, "{}", self.operation);
        for (name, expected) in self.answer_headers {
            let actual = match name.to_ascii_lowercase().as_str() {
                "etag" => meta.etag().map(str::to_owned),
                "x-ms-session-token" => meta.session_token().map(str::to_owned),
                "x-ms-activity-id" => meta.activity_id().map(str::to_owned),
                "x-ms-continuation" => meta.continuation().map(str::to_owned),
                "x-ms-request-charge" => {
                    assert_eq!(meta.request_charge(), expected.parse().ok(), "{}", self.operation);
                    continue;
                }
                _ => continue,
            };
            assert_eq!(actual.as_deref(), Some(*expected), "{}: {name}", self.operation);
        }
    }
}

/// The rid of the first bytes of a rid, in lower case.
fn front(rid: &str, bytes: usize) -> String {
    let decoded = STANDARD.decode(rid.replace('-', "/")).unwrap_or_else(|error| panic!("{rid} is no rid: {error}"));
    let front = decoded.get(..bytes).unwrap_or_else(|| panic!("{rid} is shorter than {bytes} bytes"));
    STANDARD.encode(front).replace('/', "-").to_lowercase()
}

/// Truth values are compared without case, JSON by what it means.
fn same_text(actual: &str, expected: &str) -> bool {
    let json = |text: &str| serde_json::from_str::<Value>(text).ok();
    actual == expected
        || (matches!(actual, "True" | "False") && actual.eq_ignore_ascii_case(expected))
        || matches!((json(actual), json(expected)), (Some(actual), Some(expected)) if actual == expected)
}

fn decoded(path: &str) -> String {
    let bytes = path.as_bytes();
    let (mut out, mut at) = (Vec::new(), 0);
    while let Some(byte) = bytes.get(at) {
        let hex = path.get(at + 1..at + 3).and_then(|hex| u8::from_str_radix(hex, 16).ok());
        match (byte, hex) {
            (b'%', Some(value)) => {
                out.push(value);
                at += 3;
            }
            (byte, _) => {
                out.push(*byte);
                at += 1;
            }
        }
    }
    String::from_utf8_lossy(&out).into_owned()
}
