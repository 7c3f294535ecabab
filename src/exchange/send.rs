//! One attempt.

use std::time::SystemTime;

use bytes::Bytes;
use http::header::AUTHORIZATION;
use http::{HeaderName, HeaderValue};

use crate::auth::{Signed, Used};
use crate::error::{Error, Result};
use crate::header::HeaderText;
use crate::operation::Request;
use crate::pipeline::Pipeline;
use crate::routing::Endpoint;
use crate::service::Effect;
use crate::transport::TransportError;

/// One attempt, dated and signed for itself, and what it was signed with. The outer error is final: nothing was sent.
pub(crate) async fn attempt(
    pipeline: &Pipeline,
    request: &Request,
    endpoint: &Endpoint,
    session: Option<&str>,
) -> Result<(std::result::Result<http::Response<Bytes>, TransportError>, Used)> {
    let inner = pipeline.inner();
    let no_date = |why: String| Error::input(format!("the clock shows no date that HTTP knows: {why}"));
    let date = SystemTime::now().header_text().map_err(no_date)?.unwrap_or_default();
    let signed =
        Signed { method: request.method().as_str(), resource_type: request.resource_type(), link: request.link(), date: &date };
    let authorization = inner.credential.authorize(&signed, request.address().path()).await?;

    let mut message = http::Request::new(request.body().clone());
    *message.method_mut() = request.method().clone();
    *message.uri_mut() = http::Uri::try_from(format!("{}{}", endpoint.origin(), request.path()))
        .map_err(|error| Error::input("the path is no URI: an id may be too long").with_source(error))?;
    *message.headers_mut() = request.headers().clone();
    let mut put = |name: HeaderName, value: HeaderValue| message.headers_mut().insert(name, value);
    put(inner.known.date.clone(), HeaderValue::try_from(date).map_err(|error| no_date(error.to_string()))?);
    put(AUTHORIZATION, authorization.value);
    if let (Some(name), Some(token)) = (&inner.known.session_token, session) {
        // A token that the service gave in a header can stand in one.
        if let Ok(token) = HeaderValue::from_str(token) {
            put(name.clone(), token);
        }
    }
    let tentative = inner.known.tentative_writes().filter(|_| request.operation().effect != Effect::Read);
    if let Some((name, value)) = tentative.filter(|_| inner.locations.is_multi_write()) {
        put(name, value);
    }
    let answer = authorization.background.alongside(inner.transport.send(message)).await;
    Ok((answer, authorization.used))
}
