//! What the admin endpoint reads and answers: JSON.

use std::io;

use bytes::Bytes;
use http::header::{ALLOW, CACHE_CONTROL, CONTENT_TYPE, HeaderValue};
use http::{Response, StatusCode};
use serde::Deserialize;
use serde_json::{Value, json};

/// The answer to what was done.
#[derive(Debug)]
pub(super) struct Reply {
    status: u16,
    media_type: &'static str,
    body: Bytes,
}

/// Why nothing was done.
#[derive(Debug)]
pub(super) struct Refusal {
    status: u16,
    message: String,
    /// Verbs that the path does take.
    allow: Option<String>,
}

impl Reply {
    pub(super) fn ok(body: Value) -> Self {
        Self::json(200, body)
    }

    pub(super) fn json(status: u16, body: Value) -> Self {
        Self { status, media_type: "application/json", body: format!("{body:#}\n").into() }
    }

    pub(super) fn empty() -> Self {
        Self { body: Bytes::new(), ..Self::json(204, Value::Null) }
    }

    /// Lines of JSON.
    pub(super) fn lines(body: Vec<u8>) -> Self {
        Self { status: 200, media_type: "application/x-ndjson", body: body.into() }
    }

    pub(super) fn respond(self) -> Response<Bytes> {
        let is_empty = self.body.is_empty();
        let mut response = Response::new(self.body);
        *response.status_mut() = StatusCode::from_u16(self.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let headers = response.headers_mut();
        if !is_empty {
            headers.insert(CONTENT_TYPE, HeaderValue::from_static(self.media_type));
        }
        headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
        response
    }
}

impl Refusal {
    pub(super) fn new(status: u16, message: impl Into<String>) -> Self {
        Self { status, message: message.into(), allow: None }
    }

    pub(super) fn allowing(self, verbs: String) -> Self {
        Self { allow: Some(verbs), ..self }
    }

    pub(super) fn wrong(message: impl Into<String>) -> Self {
        Self::new(400, message)
    }

    pub(super) fn respond(self) -> Response<Bytes> {
        let mut response = Reply::json(self.status, json!({"error": self.message})).respond();
        if let Some(verbs) = self.allow.and_then(|verbs| HeaderValue::try_from(verbs).ok()) {
            response.headers_mut().insert(ALLOW, verbs);
        }
        response
    }
}

impl From<io::Error> for Refusal {
    fn from(error: io::Error) -> Self {
        let status = if error.kind() == io::ErrorKind::InvalidInput { 400 } else { 500 };
        Self::new(status, error.to_string())
    }
}

/// Reads a body.
pub(super) fn read<'de, T: Deserialize<'de>>(body: &'de [u8]) -> Result<T, Refusal> {
    serde_json::from_slice(body).map_err(|error| Refusal::wrong(format!("the body is not what it should be: {error}")))
}
