//! A transport for tests: it answers what it was told, and keeps what it was sent.

use std::collections::VecDeque;
use std::sync::{Mutex, PoisonError};

use bytes::Bytes;

use super::{Answer, Transport, TransportError};

/// Answers requests with a list of prepared answers, in order, and keeps the requests.
///
/// ```
/// use std::sync::Arc;
/// use cosmosdb_core::Scripted;
///
/// let transport = Arc::new(Scripted::new([http::Response::builder().status(204).body("".into())?]));
/// // … `Client::builder(endpoint).transport(transport.clone())`, a call, and then:
/// assert!(transport.sent().is_empty());
/// # Ok::<(), http::Error>(())
/// ```
#[derive(Debug, Default)]
pub struct Scripted {
    answers: Mutex<VecDeque<Result<http::Response<Bytes>, TransportError>>>,
    sent: Mutex<Vec<Sent>>,
}

/// A request that a [`Scripted`] transport was given.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Sent {
    /// The HTTP method.
    pub method: http::Method,
    /// The whole URI.
    pub uri: http::Uri,
    /// The headers.
    pub headers: http::HeaderMap,
    /// The body.
    pub body: Bytes,
}

impl Scripted {
    /// A transport with these answers.
    pub fn new(answers: impl IntoIterator<Item = http::Response<Bytes>>) -> Self {
        Self { answers: Mutex::new(answers.into_iter().map(Ok).collect()), sent: Mutex::default() }
    }

    /// Adds an answer at the end.
    pub fn push(&self, answer: http::Response<Bytes>) {
        self.answers.lock().unwrap_or_else(PoisonError::into_inner).push_back(Ok(answer));
    }

    /// Adds a failure at the end.
    pub fn push_error(&self, error: TransportError) {
        self.answers.lock().unwrap_or_else(PoisonError::into_inner).push_back(Err(error));
    }

    /// The requests so far.
    #[must_use]
    pub fn sent(&self) -> Vec<Sent> {
        self.sent.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

impl Transport for Scripted {
    fn send<'a>(&'a self, request: http::Request<Bytes>) -> Answer<'a> {
        let (parts, body) = request.into_parts();
        let sent = Sent { method: parts.method, uri: parts.uri, headers: parts.headers, body };
        self.sent.lock().unwrap_or_else(PoisonError::into_inner).push(sent);
        let answer = self.answers.lock().unwrap_or_else(PoisonError::into_inner).pop_front();
        Box::pin(async move { answer.unwrap_or_else(|| Err(TransportError::permanent("the script has no further answer"))) })
    }
}
