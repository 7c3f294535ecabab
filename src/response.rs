//! What comes back: the body, decoded or not, and what the headers say.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use http::{HeaderMap, HeaderName, HeaderValue};
use serde::Deserialize;
use serde::de::DeserializeOwned;

use crate::diagnostics::Diagnostics;
use crate::error::{Error, ErrorKind, Result};
use crate::header::ResponseHeader;
use crate::known::Known;
use crate::pipeline::Pipeline;
use crate::service;

/// A successful answer.
///
/// Where the specification knows the shape of the body, `T` is that type: [`body`](Response::body). Where it is free-form (documents,
/// results of scripts), `T` is [`Body`], and the caller says what it is: [`into_json`](Response::into_json).
#[derive(Debug, Clone)]
pub struct Response<T = Body> {
    body: T,
    meta: Meta,
}

impl<T> Response<T> {
    pub(crate) fn new(body: T, meta: Meta) -> Self {
        Self { body, meta }
    }

    /// The decoded body.
    #[must_use]
    pub fn body(&self) -> &T {
        &self.body
    }

    /// The decoded body, alone.
    #[must_use]
    pub fn into_body(self) -> T {
        self.body
    }

    /// What the status line and the headers say.
    #[must_use]
    pub fn meta(&self) -> &Meta {
        &self.meta
    }

    /// The body and what the headers say.
    #[must_use]
    pub fn into_parts(self) -> (T, Meta) {
        (self.body, self.meta)
    }

    /// The HTTP status.
    #[must_use]
    pub fn status(&self) -> u16 {
        self.meta.status()
    }

    /// A header of the response, by its marker; `None` if it is absent or not of its form.
    #[must_use]
    pub fn header<H: ResponseHeader>(&self) -> Option<H::Value> {
        self.meta.header::<H>()
    }
}

/// A body that is not decoded yet.
#[derive(Clone)]
pub struct Body {
    bytes: Bytes,
    operation: &'static service::Operation,
    meta: Meta,
}

impl fmt::Debug for Body {
    /// The length alone: the body is the application's data.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Body({} bytes)", self.bytes.len())
    }
}

impl Body {
    /// A part of an answer's body.
    pub(crate) fn of(operation: &'static service::Operation, bytes: Bytes, meta: Meta) -> Self {
        Self { bytes, operation, meta }
    }

    /// The body as JSON that may borrow from it.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Decode`] if the body is empty (as after `prefer_minimal`) or of another shape.
    pub fn json<'a, T: Deserialize<'a>>(&'a self) -> Result<T> {
        decode_json(self.operation, &self.bytes, &self.meta)
    }

    /// The body as it came.
    #[must_use]
    pub fn bytes(&self) -> &Bytes {
        &self.bytes
    }
}

impl Response<Body> {
    /// The body as JSON of type `T`.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Decode`] if the body is empty (as after `prefer_minimal`) or of another shape.
    pub fn into_json<T: DeserializeOwned>(self) -> Result<T> {
        self.body.json()
    }

    /// The body as JSON that may borrow from the response.
    ///
    /// # Errors
    ///
    /// As for [`into_json`](Response::into_json).
    pub fn json<'a, T: Deserialize<'a>>(&'a self) -> Result<T> {
        self.body.json()
    }

    /// The body as it came.
    #[must_use]
    pub fn bytes(&self) -> &Bytes {
        &self.body.bytes
    }

    /// The body as it came, alone.
    #[must_use]
    pub fn into_bytes(self) -> Bytes {
        self.body.bytes
    }
}

/// An answer before it is decoded.
#[derive(Clone)]
pub struct RawResponse {
    pub(crate) operation: &'static service::Operation,
    pub(crate) body: Bytes,
    pub(crate) meta: Meta,
}

impl fmt::Debug for RawResponse {
    /// Without the body, which is the application's data.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {:?}", self.operation.name, self.meta)
    }
}

impl RawResponse {
    /// A free-form answer.
    ///
    /// # Errors
    ///
    /// None; the signature is that of every decoder.
    pub fn undecoded(self) -> Result<Response> {
        let body = Body { bytes: self.body, operation: self.operation, meta: self.meta.clone() };
        Ok(Response::new(body, self.meta))
    }

    /// An answer whose body is not wanted.
    ///
    /// # Errors
    ///
    /// None; the signature is that of every decoder.
    pub fn empty(self) -> Result<Response<()>> {
        Ok(Response::new((), self.meta))
    }

    /// An answer that holds a value of type `T`, or nothing.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Decode`] if the body is of another shape.
    pub fn typed_or_empty<T: DeserializeOwned>(self) -> Result<Response<Option<T>>> {
        let body = if self.body.is_empty() { None } else { Some(decode_json(self.operation, &self.body, &self.meta)?) };
        Ok(Response::new(body, self.meta))
    }

    /// An answer that holds a value of type `T`.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Decode`] if the body is of another shape.
    pub fn typed<T: DeserializeOwned>(self) -> Result<Response<T>> {
        let body = decode_json(self.operation, &self.body, &self.meta)?;
        Ok(Response::new(body, self.meta))
    }
}

pub(crate) fn decode_json<'a, T: Deserialize<'a>>(
    operation: &'static service::Operation,
    body: &'a [u8],
    meta: &Meta,
) -> Result<T> {
    serde_json::from_slice(body).map_err(|error| decode_error(operation, body, meta, &error))
}

pub(crate) fn decode_error(operation: &'static service::Operation, body: &[u8], meta: &Meta, error: &serde_json::Error) -> Error {
    let message = if body.is_empty() {
        format!("the answer ({}) has no body to decode", meta.status())
    } else {
        format!("the answer's body is not of the expected shape: {}", without_values(error))
    };
    Error::new(ErrorKind::Decode, message).of(operation).with_meta(meta.clone())
}

/// Messages of decoders quote what they found, and that is the application's data: what was expected stays, what was there goes, and
/// of messages that are not the decoder's own nothing but the place.
pub(crate) fn without_values(error: &serde_json::Error) -> String {
    let (message, place) = (error.to_string(), format!("at line {} column {}", error.line(), error.column()));
    match (message.split_once(": "), message.rsplit_once(", expected ")) {
        (Some((what, _)), Some((_, expected))) if what.starts_with("invalid ") => format!("{what}, expected {expected}"),
        _ if message.starts_with("missing field `") || !error.is_data() => message,
        _ => format!("a value is not as it should be {place}"),
    }
}

/// What the status line and the headers of an answer say.
#[derive(Clone)]
pub struct Meta(Arc<MetaInner>);

struct MetaInner {
    status: u16,
    headers: HeaderMap,
    diagnostics: Diagnostics,
    pipeline: Pipeline,
}

impl Meta {
    pub(crate) fn new(status: u16, headers: HeaderMap, diagnostics: Diagnostics, pipeline: Pipeline) -> Self {
        Self(Arc::new(MetaInner { status, headers, diagnostics, pipeline }))
    }

    fn known(&self) -> &Known {
        self.0.pipeline.known()
    }

    /// The answer of a page that was put together from several: this one, but for what is added up.
    pub(crate) fn merged(&self, charge: f64, rows: usize, continuation: Option<&str>, session: &str, metrics: &str) -> Self {
        let MetaInner { status, headers, diagnostics, pipeline } = &*self.0;
        let (known, mut headers) = (pipeline.known(), headers.clone());
        let mut put = |name: Option<&HeaderName>, text: Option<String>| {
            let Some(name) = name else { return };
            match text.filter(|text| !text.is_empty()).and_then(|text| HeaderValue::try_from(text).ok()) {
                Some(value) => drop(headers.insert(name, value)),
                None => drop(headers.remove(name)),
            }
        };
        put(known.request_charge.as_ref(), Some(charge.to_string()));
        put(known.item_count.as_ref(), Some(rows.to_string()));
        put(known.continuation.as_ref(), continuation.map(str::to_owned));
        put(known.session_token.as_ref(), Some(session.to_owned()));
        put(known.query_metrics.as_ref(), Some(metrics.to_owned()));
        Self::new(*status, headers, diagnostics.clone(), pipeline.clone())
    }

    /// The answer to one of the operations that were sent as one request: this is the request's.
    pub(crate) fn part(
        &self,
        status: u16,
        sub_status: Option<u32>,
        charge: Option<f64>,
        etag: Option<&str>,
        retry_after: Option<Duration>,
    ) -> Self {
        let MetaInner { headers: all, diagnostics, pipeline, .. } = &*self.0;
        let known = pipeline.known();
        let mut headers = HeaderMap::new();
        let mut put = |name: Option<&HeaderName>, value: Option<HeaderValue>| {
            if let (Some(name), Some(value)) = (name, value) {
                headers.insert(name, value);
            }
        };
        let kept = |name: Option<&HeaderName>| all.get(name?).cloned();
        put(known.activity_id.as_ref(), kept(known.activity_id.as_ref()));
        put(known.session_token.as_ref(), kept(known.session_token.as_ref()));
        let text = |text: Option<String>| text.and_then(|text| HeaderValue::try_from(text).ok());
        put(known.sub_status.as_ref(), sub_status.map(HeaderValue::from));
        put(known.request_charge.as_ref(), text(charge.map(|charge| charge.to_string())));
        put(known.etag.as_ref(), text(etag.map(str::to_owned)));
        put(known.retry_after_ms.as_ref(), text(retry_after.map(|wait| (wait.as_secs_f64() * 1000.0).to_string())));
        Self::new(status, headers, diagnostics.clone(), pipeline.clone())
    }

    pub(crate) fn pipeline(&self) -> &Pipeline {
        &self.0.pipeline
    }

    /// How the service carried the query out.
    pub(crate) fn query_metrics(&self) -> Option<&str> {
        self.known().text(&self.0.headers, self.known().query_metrics.as_ref())
    }

    /// How the service read the rows of a query, as JSON.
    pub(crate) fn query_execution(&self) -> Option<&str> {
        self.known().text(&self.0.headers, self.known().query_execution.as_ref())
    }

    /// The HTTP status.
    #[must_use]
    pub fn status(&self) -> u16 {
        self.0.status
    }

    /// The sub-status, which tells apart the causes of one status.
    #[must_use]
    pub fn sub_status(&self) -> Option<u32> {
        self.known().sub_status(&self.0.headers)
    }

    /// The request units charged for this answer; [`diagnostics`](Meta::diagnostics) has those of earlier attempts as well.
    #[must_use]
    pub fn request_charge(&self) -> Option<f64> {
        self.known().request_charge(&self.0.headers)
    }

    /// The token that makes a later read see this state, under session consistency. The client keeps it; it is for handing on.
    #[must_use]
    pub fn session_token(&self) -> Option<&str> {
        self.known().session_token(&self.0.headers)
    }

    /// The version of the resource, quotes included, as conditions take it.
    #[must_use]
    pub fn etag(&self) -> Option<&str> {
        self.known().etag(&self.0.headers)
    }

    /// The id under which the service logged the request.
    #[must_use]
    pub fn activity_id(&self) -> Option<&str> {
        self.known().activity_id(&self.0.headers)
    }

    /// What names the next page; `None` on the last.
    #[must_use]
    pub fn continuation(&self) -> Option<&str> {
        self.known().continuation(&self.0.headers)
    }

    /// How long the service asks to wait before the next attempt.
    #[must_use]
    pub fn retry_after(&self) -> Option<Duration> {
        self.known().retry_after(&self.0.headers)
    }

    /// How many times the request was sent.
    #[must_use]
    pub fn attempts(&self) -> u32 {
        self.0.diagnostics.count()
    }

    /// What became of each attempt.
    #[must_use]
    pub fn diagnostics(&self) -> &Diagnostics {
        &self.0.diagnostics
    }

    /// A header, by its marker; `None` if it is absent or not of its form.
    #[must_use]
    pub fn header<H: ResponseHeader>(&self) -> Option<H::Value> {
        H::parse(self.0.headers.get(H::HEADER.wire)?.to_str().ok()?)
    }

    /// Every header, as it came.
    #[must_use]
    pub fn headers(&self) -> &HeaderMap {
        &self.0.headers
    }
}

impl fmt::Debug for Meta {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Meta")
            .field("status", &self.status())
            .field("sub_status", &self.sub_status())
            .field("request_charge", &self.request_charge())
            .field("activity_id", &self.activity_id())
            .field("attempts", &self.attempts())
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::without_values;

    #[derive(Debug, serde::Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Thing {
        #[allow(dead_code, reason = "it is there to be read")]
        id: u32,
    }

    #[test]
    fn a_decoder_does_not_quote_data() {
        let told =
            |text: &str| serde_json::from_str::<Thing>(text).map_err(|error| without_values(&error)).err().unwrap_or_default();
        assert_eq!(told(r#"{"id":"secret, expected"}"#), "invalid type, expected u32 at line 1 column 24");
        assert_eq!(told("{}"), "missing field `id` at line 1 column 2");
        assert_eq!(told(r#"{"id":1,"secret":2}"#), "a value is not as it should be at line 1 column 16");
        assert_eq!(told(r#"{"id":"#), "EOF while parsing a value at line 1 column 6");
    }
}
