//! Why a request has no answer.

use std::error::Error as StdError;
use std::{fmt, io};

#[cfg(any(feature = "reqwest", feature = "hyper"))]
use super::body::Silence;

/// Why there is no answer.
///
/// It says two things that decide whether a request may be sent again: whether the service can have seen it, and whether it would fail
/// in the same way the next time.
#[derive(Debug)]
pub struct TransportError {
    maybe_sent: bool,
    is_final: bool,
    source: Box<dyn StdError + Send + Sync>,
}

impl TransportError {
    /// The service cannot have seen the request: there was no connection, or it closed before the request was written.
    #[must_use]
    pub fn not_sent(source: impl Into<Box<dyn StdError + Send + Sync>>) -> Self {
        Self { maybe_sent: false, is_final: false, source: source.into() }
    }

    /// The request may have reached the service before things broke.
    #[must_use]
    pub fn maybe_sent(source: impl Into<Box<dyn StdError + Send + Sync>>) -> Self {
        Self { maybe_sent: true, is_final: false, source: source.into() }
    }

    /// The request was not sent, and would not be the next time: a certificate that is not trusted.
    #[must_use]
    pub fn permanent(source: impl Into<Box<dyn StdError + Send + Sync>>) -> Self {
        Self { maybe_sent: false, is_final: true, source: source.into() }
    }

    /// The request was sent, and its answer is of no use, nor would it be the next time: it is too large, or not HTTP.
    #[must_use]
    pub fn bad_answer(source: impl Into<Box<dyn StdError + Send + Sync>>) -> Self {
        Self { maybe_sent: true, is_final: true, source: source.into() }
    }

    /// Whether the request may have reached the service.
    #[must_use]
    pub fn is_maybe_sent(&self) -> bool {
        self.maybe_sent
    }

    /// Whether trying again is in vain.
    #[must_use]
    pub fn is_final(&self) -> bool {
        self.is_final
    }

    /// Whether the other end was waited for in vain, for the beginning of an answer or for more of it.
    #[cfg(any(feature = "reqwest", feature = "hyper"))]
    pub(super) fn is_silence(&self) -> bool {
        causes(&*self.source).any(|cause| cause.is::<Silence>())
    }
}

impl fmt::Display for TransportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match (self.maybe_sent, self.is_final) {
            (false, false) => "the service could not be reached",
            (false, true) => "the service cannot be talked to",
            (true, false) => "the connection broke before the answer was there",
            (true, true) => "the answer cannot be used",
        })?;
        // The cause of the cause is what a reader needs: "client error" says nothing, "connection refused" does.
        match causes(&*self.source).last() {
            Some(last) => write!(f, ": {last}"),
            None => Ok(()),
        }
    }
}

impl StdError for TransportError {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        Some(&*self.source)
    }
}

/// What a failed request of hyper's pool means.
#[cfg(feature = "hyper")]
impl From<hyper_util::client::legacy::Error> for TransportError {
    fn from(error: hyper_util::client::legacy::Error) -> Self {
        let connecting = error.is_connect();
        Self::of_request(error, connecting)
    }
}

/// What a failed request of reqwest, or a body that breaks off, means.
#[cfg(feature = "reqwest")]
impl From<reqwest::Error> for TransportError {
    fn from(error: reqwest::Error) -> Self {
        // URLs hold ids, which are the application's data: no error shows one.
        let error = error.without_url();
        if error.is_builder() {
            return Self::permanent(error);
        }
        let connecting = error.is_connect();
        Self::of_request(error, connecting)
    }
}

/// What it means that an answer, begun or expected, does not come.
#[cfg(feature = "hyper")]
impl From<hyper::Error> for TransportError {
    fn from(error: hyper::Error) -> Self {
        Self::broken(error)
    }
}

impl TransportError {
    fn of_request(error: impl StdError + Send + Sync + 'static, connecting: bool) -> Self {
        if connecting {
            // What one side does not trust, or does not speak, it will not the next time either.
            let tls = causes(&error).any(|cause| cause.is::<rustls::Error>());
            return if tls { Self::permanent(error) } else { Self::not_sent(error) };
        }
        if causes(&error).any(was_not_sent) { Self::not_sent(error) } else { Self::broken(error) }
    }

    fn broken(error: impl StdError + Send + Sync + 'static) -> Self {
        let unreadable = causes(&error).filter_map(|cause| cause.downcast_ref()).any(hyper::Error::is_parse);
        if unreadable { Self::bad_answer(error) } else { Self::maybe_sent(error) }
    }
}

/// Whether an error says that the request was not processed: it was still waiting for its connection when that closed, or the service
/// refused its stream, which HTTP/2 allows only before any processing, or went away and named an earlier stream as its last one (h2 has
/// this error for no other).
fn was_not_sent(error: &(dyn StdError + 'static)) -> bool {
    let untouched =
        |error: &h2::Error| error.reason() == Some(h2::Reason::REFUSED_STREAM) || error.is_go_away() && error.is_remote();
    error.downcast_ref().is_some_and(hyper::Error::is_canceled) || error.downcast_ref().is_some_and(untouched)
}

/// An error and its causes, outermost first.
fn causes<'a>(error: &'a (dyn StdError + 'static)) -> impl Iterator<Item = &'a (dyn StdError + 'static)> {
    std::iter::successors(Some(error), |&error| match error.downcast_ref::<io::Error>().and_then(io::Error::get_ref) {
        // `source` of an error of input and output passes over what it wraps.
        Some(wrapped) => Some(wrapped),
        None => error.source(),
    })
}
