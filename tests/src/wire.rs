//! What went over the wire: a transport that writes down what it carries.

use std::sync::{Arc, Mutex, PoisonError};

use cosmosdb::bytes::Bytes;
use cosmosdb::http::{HeaderMap, Request, Response};
use cosmosdb::{Answer, Transport, TransportError};

use crate::watch::Seen;

/// Carries requests on, and writes them down. Clones share what they wrote.
#[derive(Clone)]
pub struct Wire {
    beyond: Arc<dyn Transport>,
    sent: Arc<Mutex<Vec<Request<Bytes>>>>,
    seen: Seen,
}

impl Wire {
    /// A wire to something; what requests are signed with must not be shown to a watch.
    pub fn new(beyond: impl Transport, seen: &Seen) -> Self {
        Self { beyond: Arc::new(beyond), sent: Arc::default(), seen: seen.clone() }
    }

    /// A wire to a function that answers.
    pub fn answered(by: impl Fn(&Request<Bytes>) -> Response<Bytes> + Send + Sync + 'static, seen: &Seen) -> Self {
        Self::new(Answered(by), seen)
    }

    /// The requests since this was asked last.
    #[allow(clippy::must_use_candidate, reason = "to forget them is a use, too")]
    pub fn sent(&self) -> Vec<Request<Bytes>> {
        std::mem::take(&mut *self.sent.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl Transport for Wire {
    fn send<'a>(&'a self, request: Request<Bytes>) -> Answer<'a> {
        self.seen.authorization(request.headers());
        self.sent.lock().unwrap_or_else(PoisonError::into_inner).push(request.clone());
        self.beyond.send(request)
    }
}

struct Answered<F>(F);

impl<F: Fn(&Request<Bytes>) -> Response<Bytes> + Send + Sync + 'static> Transport for Answered<F> {
    fn send<'a>(&'a self, request: Request<Bytes>) -> Answer<'a> {
        let answer: Result<_, TransportError> = Ok((self.0)(&request));
        Box::pin(async move { answer })
    }
}

/// Asserts that requests are attempts of the same call: all that the caller chose is in each of them. Only the date and the signature, which
/// are made anew, and where it goes may differ.
pub fn assert_same_call(attempts: &[Request<Bytes>]) {
    let chosen = |request: &Request<Bytes>| -> HeaderMap {
        let mut headers = request.headers().clone();
        headers.remove("x-ms-date");
        headers.remove("authorization");
        headers
    };
    for pair in attempts.windows(2) {
        let [one, other] = pair else { continue };
        assert_eq!((one.method(), one.uri().path()), (other.method(), other.uri().path()));
        assert_eq!(one.body(), other.body(), "the body is the same to the byte");
        assert_eq!(chosen(one), chosen(other), "and so are the headers");
    }
}
