//! How requests travel: over HTTP, or to something that stands in for it.

mod http_client;
mod scripted;

use std::error::Error as StdError;
use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

use bytes::Bytes;

pub(crate) use http_client::HttpClient;
pub use scripted::{Scripted, Sent};

/// What carries requests to a service and brings its answers back. The default speaks HTTP; the emulator in-process is another.
pub trait Transport: Send + Sync + 'static {
    /// Sends a request, whose URI is absolute, and waits for the whole answer.
    fn send<'a>(&'a self, request: http::Request<Bytes>) -> Answer<'a>;
}

/// What [`Transport::send`] returns.
pub type Answer<'a> = Pin<Box<dyn Future<Output = Result<http::Response<Bytes>, TransportError>> + Send + 'a>>;

impl<T: Transport + ?Sized> Transport for Arc<T> {
    fn send<'a>(&'a self, request: http::Request<Bytes>) -> Answer<'a> {
        (**self).send(request)
    }
}

/// Why there is no answer.
#[derive(Debug)]
pub struct TransportError {
    sent: bool,
    source: Box<dyn StdError + Send + Sync>,
}

impl TransportError {
    /// The service cannot have seen the request: there was no connection.
    #[must_use]
    pub fn not_sent(source: impl Into<Box<dyn StdError + Send + Sync>>) -> Self {
        Self { sent: false, source: source.into() }
    }

    /// The request may have reached the service before things broke.
    #[must_use]
    pub fn maybe_sent(source: impl Into<Box<dyn StdError + Send + Sync>>) -> Self {
        Self { sent: true, source: source.into() }
    }

    /// Whether the request may have reached the service.
    #[must_use]
    pub fn is_maybe_sent(&self) -> bool {
        self.sent
    }
}

impl fmt::Display for TransportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.sent {
            "the connection broke before the answer was there"
        } else {
            "the service could not be reached"
        })?;
        // The cause of the cause is what a reader needs: "error sending request" says nothing, "connection refused" does.
        let mut cause: Option<&(dyn StdError + 'static)> = Some(&*self.source);
        let mut last = String::new();
        while let Some(error) = cause {
            last = error.to_string();
            cause = error.source();
        }
        write!(f, ": {last}")
    }
}

impl StdError for TransportError {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        Some(&*self.source)
    }
}
