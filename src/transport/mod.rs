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
    state: State,
    source: Box<dyn StdError + Send + Sync>,
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum State {
    NotSent,
    MaybeSent,
    Final,
}

impl TransportError {
    /// The service cannot have seen the request: there was no connection.
    #[must_use]
    pub fn not_sent(source: impl Into<Box<dyn StdError + Send + Sync>>) -> Self {
        Self { state: State::NotSent, source: source.into() }
    }

    /// The request may have reached the service before things broke.
    #[must_use]
    pub fn maybe_sent(source: impl Into<Box<dyn StdError + Send + Sync>>) -> Self {
        Self { state: State::MaybeSent, source: source.into() }
    }

    /// It would be the same the next time: a certificate that is not trusted, an answer that is too large.
    #[must_use]
    pub fn permanent(source: impl Into<Box<dyn StdError + Send + Sync>>) -> Self {
        Self { state: State::Final, source: source.into() }
    }

    /// Whether the request may have reached the service.
    #[must_use]
    pub fn is_maybe_sent(&self) -> bool {
        self.state == State::MaybeSent
    }

    /// Whether trying again is in vain.
    #[must_use]
    pub fn is_final(&self) -> bool {
        self.state == State::Final
    }
}

impl fmt::Display for TransportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self.state {
            State::NotSent => "the service could not be reached",
            State::MaybeSent => "the connection broke before the answer was there",
            State::Final => "the service cannot be talked to",
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
