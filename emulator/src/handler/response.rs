//! Answers and failures as HTTP has them: the status, the headers that every answer has, and the body.

use std::sync::atomic::Ordering;

use bytes::Bytes;
use http::header::{ALLOW, CONTENT_TYPE, HeaderValue};
use http::{HeaderMap, Response, StatusCode};

use crate::answer::Answer;
use crate::error::Failure;
use crate::headers::Headers;
use crate::surroundings::{Surroundings, encoded};
use crate::{charge, random};

use super::Handler;

/// How many headers an answer may have without more room being made.
const HEADERS: usize = 28;
const JSON: HeaderValue = HeaderValue::from_static("application/json");

impl Handler {
    /// The client's, or one that counts: a run of the same requests has the same ids.
    pub(super) fn activity_id(&self, headers: &HeaderMap) -> String {
        let sent = Headers::new(&self.api, headers).get("activity_id");
        let number = self.requests.fetch_add(1, Ordering::Relaxed);
        sent.map_or_else(|| random::uuid(number), str::to_owned)
    }

    pub(super) fn respond(
        &self,
        activity_id: String,
        surroundings: Surroundings,
        answer: Answer,
        bodiless: bool,
    ) -> Response<Bytes> {
        let status = StatusCode::from_u16(answer.status).unwrap_or(StatusCode::OK);
        let mut response = Response::new(if bodiless { Bytes::new() } else { answer.body });
        *response.status_mut() = status;
        if let Some(query) = answer.query {
            response.extensions_mut().insert(query);
        }
        let headers = response.headers_mut();
        if status != StatusCode::NOT_MODIFIED {
            headers.insert(CONTENT_TYPE, answer.media_type.map_or(JSON, text));
        }
        self.common(headers, activity_id, answer.charge);
        for (name, value) in surroundings.0.into_iter().chain(answer.headers) {
            self.set(headers, name, text(value));
        }
        response
    }

    pub(super) fn refuse(
        &self,
        activity_id: String,
        surroundings: Surroundings,
        (status, sub_status): (StatusCode, Option<u32>),
        failure: &Failure,
        bodiless: bool,
    ) -> Response<Bytes> {
        let mut response = Response::new(if bodiless { Bytes::new() } else { failure.body(status, &activity_id) });
        *response.status_mut() = status;
        let headers = response.headers_mut();
        headers.insert(CONTENT_TYPE, JSON);
        self.common(headers, activity_id, charge::POINT);
        for (name, value) in surroundings.0 {
            self.set(headers, name, text(value));
        }
        if let Some(sub_status) = sub_status {
            self.set(headers, "sub_status", sub_status.into());
        }
        if let Some(wait) = failure.retry_after {
            self.set(headers, "retry_after_ms", text(wait.as_millis().to_string()));
        }
        if let Some(verbs) = &failure.allow {
            headers.insert(ALLOW, text(verbs));
        }
        response
    }

    /// What every answer has.
    fn common(&self, headers: &mut HeaderMap, activity_id: String, cost: f64) {
        const OWN_VERSION: HeaderValue = HeaderValue::from_static(concat!("version=", env!("CARGO_PKG_VERSION")));
        headers.reserve(HEADERS);
        self.set(headers, "server_date", text(httpdate::fmt_http_date(self.clock.now())));
        self.set(headers, "activity_id", text(activity_id));
        self.set(headers, "request_charge", text(charge::text(cost)));
        self.set(headers, "schema_version", HeaderValue::from_static("1.19"));
        self.set(headers, "service_version", OWN_VERSION);
        self.set(headers, "gateway_version", OWN_VERSION);
    }

    /// Sets a header by its name in the specification; one that the service does not have is left out.
    fn set(&self, headers: &mut HeaderMap, name: &str, value: HeaderValue) {
        if let Some(header) = self.api.header(name) {
            headers.insert(header.clone(), value);
        }
    }
}

/// A header's text; what cannot stand in one is encoded.
pub(super) fn text(value: impl AsRef<str>) -> HeaderValue {
    let value = value.as_ref();
    HeaderValue::from_str(value).or_else(|_| HeaderValue::from_str(&encoded(value))).unwrap_or(HeaderValue::from_static(""))
}
