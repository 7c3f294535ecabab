//! One attempt: a message, dated and signed for itself, on its way.

use std::sync::Arc;
use std::time::SystemTime;

use bytes::Bytes;
use http::header::AUTHORIZATION;
use http::{HeaderName, HeaderValue};

use crate::auth::{Background, Credential, Signed, Used};
use crate::error::{Error, Result};
use crate::header::HeaderText;
use crate::known::Known;
use crate::operation::Request;
use crate::routing::Endpoint;
use crate::service::Service;
use crate::transport::{Transport, TransportError};

/// What it takes to send something.
pub(crate) struct Wire {
    pub(crate) service: &'static Service,
    pub(crate) credential: Credential,
    pub(crate) transport: Arc<dyn Transport>,
    pub(crate) known: Known,
}

/// What an attempt adds to a request.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Extras<'a> {
    pub(crate) session: Option<&'a str>,
    /// Whether a region that does not write alone is told that it may.
    pub(crate) tentative: bool,
}

/// A message that is ready to be sent.
pub(crate) struct Ready {
    message: http::Request<Bytes>,
    background: Background,
    /// What it was authorised with.
    pub(crate) used: Used,
}

impl Wire {
    /// A message to an endpoint. An error is final: it would be the same again.
    pub(crate) async fn sign(&self, request: &Request, endpoint: &Endpoint, extras: Extras<'_>) -> Result<Ready> {
        let no_date = |why: String| Error::input(format!("the clock shows no date that HTTP knows: {why}"));
        let date = SystemTime::now().header_text().map_err(no_date)?.unwrap_or_default();
        let (method, resource_type) = (request.method().as_str(), request.resource_type());
        let signed = Signed { method, resource_type, link: request.link(), date: &date };
        let authorization = self.credential.authorize(&signed, request.address().path()).await?;

        let mut message = http::Request::new(request.body().clone());
        *message.method_mut() = request.method().clone();
        *message.uri_mut() = endpoint
            .uri(request.path())
            .map_err(|error| Error::input("the path is no URI: an id may be too long").with_source(error))?;
        *message.headers_mut() = request.headers().clone();
        let mut put = |name: HeaderName, value: HeaderValue| message.headers_mut().insert(name, value);
        put(self.known.date.clone(), HeaderValue::try_from(date).map_err(|error| no_date(error.to_string()))?);
        put(AUTHORIZATION, authorization.value);
        // A token that the service gave in a header can stand in one.
        let session = extras.session.and_then(|token| HeaderValue::from_str(token).ok());
        if let (Some(name), Some(token)) = (&self.known.session_token, session) {
            put(name.clone(), token);
        }
        if let Some((name, value)) = self.known.tentative_writes().filter(|_| extras.tentative) {
            put(name, value);
        }
        Ok(Ready { message, background: authorization.background, used: authorization.used })
    }

    /// The answer to a message, and what it was authorised with.
    pub(crate) async fn send(&self, ready: Ready) -> (std::result::Result<http::Response<Bytes>, TransportError>, Used) {
        (ready.background.alongside(self.transport.send(ready.message)).await, ready.used)
    }
}
