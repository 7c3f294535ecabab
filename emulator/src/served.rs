//! What becomes of a request on the wire: an answer, or none.

use std::fmt;

use bytes::Bytes;
use http::Response;

/// An answer, of which a part may get lost.
pub(crate) struct Served {
    pub(crate) response: Response<Bytes>,
    /// After how many bytes of the body the connection breaks.
    pub(crate) cut: Option<usize>,
}

/// Marks a request whose body has not been read, because it is larger than so many bytes.
#[derive(Debug, Clone, Copy)]
pub(crate) struct TooLarge(pub(crate) usize);

/// Says of a request that its body was not read, because it would be refused.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Unread;

/// Why a request has no answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Cut {
    /// Nobody is there to take it.
    Refused,
    /// The connection broke, and nothing was done.
    Before,
    /// The connection broke when everything was done.
    After,
}

impl From<Response<Bytes>> for Served {
    fn from(response: Response<Bytes>) -> Self {
        Self { response, cut: None }
    }
}

impl fmt::Display for Cut {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Refused => "nobody listens there",
            Self::Before | Self::After => "the connection was reset",
        })
    }
}

impl std::error::Error for Cut {}
