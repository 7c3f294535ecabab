//! The one path of every request: sign, send, classify, send again.

use std::fmt;
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use bytes::Bytes;
use http::header::AUTHORIZATION;
use http::{HeaderName, HeaderValue};
use serde::Deserialize;

use crate::auth::{Credential, Signed};
use crate::error::{Error, ErrorKind, Result};
use crate::operation::Request;
use crate::response::{Known, Meta, RawResponse};
use crate::retry::{RetryPolicy, find, may_resend};
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
    let attempts = attempts(pipeline, operation, request);
    match timeout {
        None => attempts.await,
        Some(limit) => tokio::time::timeout(limit, attempts).await.unwrap_or_else(|_| {
            let advice = if operation.is_read() { "" } else { "; the service may have carried it out" };
            Err(Error::new(ErrorKind::Timeout, format!("no answer within {limit:?}{advice}")))
        }),
    }
}

async fn attempts(pipeline: &Pipeline, operation: &'static service::Operation, request: &Request) -> Result<RawResponse> {
    let mut waited = Duration::ZERO;
    let mut attempt = 0;
    loop {
        attempt += 1;
        let (error, again) = match send(pipeline, request).await? {
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
        let delay = if again { pipeline.0.retry.delay(attempt, waited, error.retry_after()) } else { None };
        match delay {
            Some(delay) => tokio::time::sleep(delay).await,
            None => return Err(error),
        }
        waited += delay.unwrap_or_default();
    }
}

/// One attempt, dated and signed for itself. The outer error is final.
async fn send(pipeline: &Pipeline, request: &Request) -> Result<std::result::Result<http::Response<Bytes>, TransportError>> {
    let date = httpdate::fmt_http_date(SystemTime::now());
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
    message.headers_mut().insert(
        pipeline.0.date_header.clone(),
        HeaderValue::try_from(date)
            .map_err(|error| Error::input("the clock shows no date that HTTP knows").with_source(error))?,
    );
    message.headers_mut().insert(AUTHORIZATION, authorization);
    Ok(pipeline.0.transport.send(message).await)
}

/// An answer that says no.
fn refused(pipeline: &Pipeline, operation: &'static service::Operation, meta: Meta, body: &Bytes) -> (Error, bool) {
    #[derive(Deserialize)]
    struct Message {
        message: String,
    }
    let row = find(pipeline.0.service, meta.status(), meta.sub_status());
    let message = match serde_json::from_slice::<Message>(body) {
        Ok(body) => body.message,
        // What is between us and the service answers in HTML.
        Err(_) if !body.is_empty() => "the answer is not from the service: its body is not an error's".to_owned(),
        Err(_) => row.map(|row| row.docs.lines().next().unwrap_or_default().to_owned()).unwrap_or_default(),
    };
    let again = row.is_some_and(|row| may_resend(row, operation.effect));
    (Error::new(ErrorKind::Status, message).with_status(row).with_meta(meta), again)
}

/// No answer.
fn broken(operation: &'static service::Operation, error: TransportError) -> (Error, bool) {
    let maybe_sent = error.is_maybe_sent();
    let kind = if maybe_sent && operation.effect != Effect::Read { ErrorKind::Ambiguous } else { ErrorKind::Connect };
    let advice = if kind == ErrorKind::Ambiguous { "; the service may have carried the request out" } else { "" };
    (Error::new(kind, format!("{error}{advice}")).with_source(error), kind == ErrorKind::Connect)
}
