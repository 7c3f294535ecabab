//! The body of an answer, all of it: within limits of size and patience.

use std::future::Future;
use std::time::Duration;
use std::{fmt, io};

use bytes::{Bytes, BytesMut};
use http::HeaderMap;
use http::header::CONTENT_TYPE;
use http_body_util::BodyExt;
use hyper::body::Body;

use super::{HttpOptions, TransportError};

/// What an answer may be like.
#[derive(Debug, Clone, Copy)]
pub(super) struct Limits {
    read_timeout: Duration,
    largest_json: usize,
    largest_media: usize,
}

impl Limits {
    pub(super) fn of(options: &HttpOptions) -> Self {
        let HttpOptions { read_timeout, largest_json, largest_media, .. } = *options;
        Self { read_timeout, largest_json, largest_media }
    }

    /// Waits for the next part of an answer.
    pub(super) async fn in_time<T>(&self, part: impl Future<Output = T>) -> Result<T, TransportError> {
        let patience = self.read_timeout;
        tokio::time::timeout(patience, part)
            .await
            .map_err(|_| TransportError::maybe_sent(io::Error::new(io::ErrorKind::TimedOut, Silence(patience))))
    }

    /// An answer with all of its body.
    pub(super) async fn whole<B>(&self, answer: http::Response<B>) -> Result<http::Response<Bytes>, TransportError>
    where
        B: Body<Data = Bytes> + Unpin,
        B::Error: Into<TransportError>,
    {
        let (head, body) = answer.into_parts();
        let most = if is_json(&head.headers) { self.largest_json } else { self.largest_media };
        Ok(http::Response::from_parts(head, self.read(body, most).await?))
    }

    /// All of a body that has at most so many bytes.
    async fn read<B>(&self, mut body: B, most: usize) -> Result<Bytes, TransportError>
    where
        B: Body<Data = Bytes> + Unpin,
        B::Error: Into<TransportError>,
    {
        let too_large = || TransportError::bad_answer(format!("it has more than {most} bytes"));
        let announced = usize::try_from(body.size_hint().lower()).map_err(|_| too_large())?;
        if announced > most {
            return Err(too_large());
        }
        let mut first = Bytes::new();
        let mut all = BytesMut::new();
        while !body.is_end_stream() {
            let Some(frame) = self.in_time(body.frame()).await? else { break };
            // Trailers are of no use.
            let Ok(part) = frame.map_err(Into::into)?.into_data() else { continue };
            if first.len() + all.len() + part.len() > most {
                return Err(too_large());
            }
            // Most answers come in one part, which need not be copied.
            if all.is_empty() && first.is_empty() {
                first = part;
                continue;
            }
            if all.is_empty() {
                all.reserve(announced.max(first.len() + part.len()));
                all.extend_from_slice(&first);
                first.clear();
            }
            all.extend_from_slice(&part);
        }
        Ok(if all.is_empty() { first } else { all.freeze() })
    }
}

/// Nothing came for so long.
#[derive(Debug)]
pub(super) struct Silence(Duration);

impl fmt::Display for Silence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "nothing came for {:?}", self.0)
    }
}

impl std::error::Error for Silence {}

fn is_json(headers: &HeaderMap) -> bool {
    let media_type = headers.get(CONTENT_TYPE).map_or(&b""[..], http::HeaderValue::as_bytes);
    media_type.get(..16).is_some_and(|start| start.eq_ignore_ascii_case(b"application/json"))
}
