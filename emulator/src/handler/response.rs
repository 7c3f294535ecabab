//! Answers and failures as HTTP has them: the status, the headers that every answer has, and the body.

use std::sync::atomic::Ordering;

use bytes::Bytes;
use http::header::{ALLOW, CONTENT_TYPE, HeaderValue};
use http::{HeaderMap, Response, StatusCode};
use httpdate::HttpDate;

use crate::answer::Answer;
use crate::answer_headers::{AnswerHeaders, value};
use crate::error::Failure;
use crate::headers::Headers;
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
        surroundings: AnswerHeaders,
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
        headers.reserve(HEADERS);
        if status != StatusCode::NOT_MODIFIED {
            headers.insert(CONTENT_TYPE, answer.media_type.map_or(JSON, |media_type| value(&media_type)));
        }
        self.common(surroundings, &activity_id, answer.charge).put(&self.api, headers);
        answer.headers.put(&self.api, headers);
        response
    }

    pub(super) fn refuse(
        &self,
        activity_id: String,
        surroundings: AnswerHeaders,
        (status, sub_status): (StatusCode, Option<u32>),
        failure: &Failure,
        bodiless: bool,
    ) -> Response<Bytes> {
        let mut response = Response::new(if bodiless { Bytes::new() } else { failure.body(status, &activity_id) });
        *response.status_mut() = status;
        let headers = response.headers_mut();
        headers.reserve(HEADERS);
        headers.insert(CONTENT_TYPE, JSON);
        let mut all = self.common(surroundings, &activity_id, charge::POINT);
        if let Some(sub_status) = sub_status {
            all.set("sub_status", sub_status);
        }
        if let Some(wait) = failure.retry_after {
            all.set("retry_after_ms", wait.as_millis());
        }
        all.put(&self.api, headers);
        if let Some(verbs) = &failure.allow {
            headers.insert(ALLOW, value(verbs));
        }
        response
    }

    /// What every answer has, beside what comes from where it is about.
    fn common(&self, mut headers: AnswerHeaders, activity_id: &str, cost: f64) -> AnswerHeaders {
        const OWN_VERSION: &str = concat!("version=", env!("CARGO_PKG_VERSION"));
        headers.set("server_date", HttpDate::from(self.clock.now()));
        headers.text("activity_id", activity_id);
        headers.set("request_charge", charge::rounded(cost));
        headers.text("schema_version", "1.19");
        headers.text("service_version", OWN_VERSION);
        headers.text("gateway_version", OWN_VERSION);
        headers
    }
}
