//! The one path of every request: sign, send, classify, send again.

use std::fmt;
use std::sync::Arc;
use std::time::{Duration, Instant, SystemTime};

use bytes::Bytes;
use http::header::AUTHORIZATION;
use http::{HeaderName, HeaderValue};
use serde::Deserialize;

use crate::auth::{Credential, Signed};
use crate::error::{Error, ErrorKind, Result};
use crate::header::HeaderText;
use crate::operation::Request;
use crate::response::{Known, Meta, RawResponse};
use crate::retry::{RetryPolicy, UNREACHABLE, find, resends};
use crate::service::{self, Effect, Service};
use crate::transport::{Transport, TransportError};
use crate::version::ApiVersion;

/// The core of a client. Cheap to clone; clones share everything.
#[derive(Clone)]
pub struct Pipeline(Arc<Inner>);

pub(crate) struct Inner {
    pub(crate) service: &'static Service,
    /// Scheme, host and port, without a slash at the end.
    pub(crate) endpoint: String,
    pub(crate) credential: Credential,
    pub(crate) transport: Arc<dyn Transport>,
    pub(crate) version: ApiVersion,
    pub(crate) retry: RetryPolicy,
    pub(crate) user_agent: Option<HeaderValue>,
    pub(crate) known: Arc<Known>,
    pub(crate) date_header: HeaderName,
    pub(crate) version_header: HeaderName,
}

impl Pipeline {
    pub(crate) fn new(inner: Inner) -> Self {
        Self(Arc::new(inner))
    }

    /// The tables of the service.
    #[must_use]
    pub fn service(&self) -> &'static Service {
        self.0.service
    }

    /// The API version that requests carry.
    #[must_use]
    pub fn version(&self) -> ApiVersion {
        self.0.version
    }

    /// The endpoint: scheme, host and port.
    #[must_use]
    pub fn endpoint(&self) -> &str {
        &self.0.endpoint
    }

    pub(crate) fn user_agent(&self) -> Option<&HeaderValue> {
        self.0.user_agent.as_ref()
    }

    pub(crate) fn version_header(&self) -> &HeaderName {
        &self.0.version_header
    }
}

impl fmt::Debug for Pipeline {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Pipeline")
            .field("endpoint", &self.0.endpoint)
            .field("version", &self.0.version)
            .field("credential", &self.0.credential)
            .finish_non_exhaustive()
    }
}

/// Sends a request until it succeeds, fails for good, or time runs out.
pub(crate) async fn exchange(
    pipeline: &Pipeline,
    operation: &'static service::Operation,
    request: &Request,
    timeout: Option<Duration>,
) -> Result<RawResponse> {
    // A time limit beyond what the clock can count is none.
    let deadline = timeout.and_then(|limit| Instant::now().checked_add(limit));
    let mut waited = Duration::ZERO;
    let mut attempt = 0;
    let mut last: Option<Error> = None;
    loop {
        attempt += 1;
        let answer = match deadline {
            None => send(pipeline, request).await?,
            Some(deadline) => match tokio::time::timeout_at(deadline.into(), send(pipeline, request)).await {
                Ok(answer) => answer?,
                Err(_) => return Err(timed_out(timeout, operation.effect != Effect::Read, last).with_attempts(attempt)),
            },
        };
        let (error, most) = match answer {
            Ok(answer) => {
                let (head, body) = answer.into_parts();
                let status = head.status.as_u16();
                let meta = Meta::new(status, head.headers, attempt, pipeline.0.known.clone());
                if head.status.is_success() || operation.ok.iter().any(|(ok, _)| *ok == status) {
                    return Ok(RawResponse { operation, body, meta });
                }
                refused(pipeline, operation, meta, &body)
            }
            Err(error) => broken(operation, error),
        };
        let error = error.with_attempts(attempt);
        let Some(delay) = pipeline.0.retry.delay(attempt, most, waited, error.retry_after()) else { return Err(error) };
        if deadline.is_some_and(|deadline| deadline.saturating_duration_since(Instant::now()) <= delay) {
            return Err(timed_out(timeout, false, Some(error)).with_attempts(attempt));
        }
        tokio::time::sleep(delay).await;
        waited = waited.saturating_add(delay);
        last = Some(error);
    }
}

/// The time is over, in the middle of an attempt or before the next one. What was answered last, if anything, tells why it took so
/// long.
fn timed_out(limit: Option<Duration>, maybe_processed: bool, last: Option<Error>) -> Error {
    let limit = limit.unwrap_or_default();
    let advice = if maybe_processed { "; the service may have carried the request out" } else { "" };
    match last {
        None => Error::new(ErrorKind::Timeout, format!("no answer within {limit:?}{advice}")),
        Some(last) => {
            let error = Error::new(ErrorKind::Timeout, format!("no success within {limit:?}{advice}; the last attempt: {last}"));
            let error = error.with_status(last.status_info());
            let error = if let Some(meta) = last.meta() { error.with_meta(meta.clone()) } else { error };
            error.with_source(last)
        }
    }
}

/// One attempt, dated and signed for itself. The outer error is final.
async fn send(pipeline: &Pipeline, request: &Request) -> Result<std::result::Result<http::Response<Bytes>, TransportError>> {
    let no_date = |why: String| Error::input(format!("the clock shows no date that HTTP knows: {why}"));
    let date = SystemTime::now().header_text().map_err(no_date)?.unwrap_or_default();
    let signed =
        Signed { method: request.method().as_str(), resource_type: request.resource_type(), link: request.link(), date: &date };
    let authorization = pipeline.0.credential.authorization(&signed).await?;
    let mut authorization = HeaderValue::try_from(authorization)
        .map_err(|_| Error::new(ErrorKind::Credential, "the token has characters that no header can hold"))?;
    authorization.set_sensitive(true);

    let mut message = http::Request::new(request.body().clone());
    *message.method_mut() = request.method().clone();
    *message.uri_mut() = http::Uri::try_from(format!("{}{}", pipeline.0.endpoint, request.path()))
        .map_err(|error| Error::input("the path is no URI: an id may be too long").with_source(error))?;
    *message.headers_mut() = request.headers().clone();
    message
        .headers_mut()
        .insert(pipeline.0.date_header.clone(), HeaderValue::try_from(date).map_err(|error| no_date(error.to_string()))?);
    message.headers_mut().insert(AUTHORIZATION, authorization);
    Ok(pipeline.0.transport.send(message).await)
}

/// An answer that says no, and how many times the request may be sent again for it.
fn refused(pipeline: &Pipeline, operation: &'static service::Operation, meta: Meta, body: &Bytes) -> (Error, u32) {
    #[derive(Deserialize)]
    struct Message {
        message: String,
    }
    let row = find(pipeline.0.service, meta.status(), meta.sub_status());
    let parsed = serde_json::from_slice::<Message>(body);
    // What is between us and the service answers in HTML, and without the service's headers.
    let of_the_service = parsed.is_ok() || meta.activity_id().is_some() || meta.sub_status().is_some();
    let message = match parsed {
        Ok(body) => body.message,
        Err(_) if !of_the_service && !body.is_empty() => {
            "the answer is not from the service: its body is not an error's".to_owned()
        }
        Err(_) => row.map(|row| row.docs.lines().next().unwrap_or_default().to_owned()).unwrap_or_default(),
    };
    let most = row.map_or(0, |row| resends(row, operation.effect, of_the_service));
    (Error::new(ErrorKind::Status, message).with_status(row).with_meta(meta), most)
}

/// No answer, and how many times the request may be sent again for it.
fn broken(operation: &'static service::Operation, error: TransportError) -> (Error, u32) {
    let ambiguous = error.is_maybe_sent() && operation.effect != Effect::Read;
    let (kind, advice) = if ambiguous {
        (ErrorKind::Ambiguous, "; the service may have carried the request out")
    } else {
        (ErrorKind::Connect, "")
    };
    let most = if ambiguous || error.is_final() { 0 } else { UNREACHABLE };
    (Error::new(kind, format!("{error}{advice}")).with_source(error), most)
}
