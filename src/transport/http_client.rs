//! HTTP by hyper, with TLS by rustls.

use std::future::Future;
use std::io;
use std::time::Duration;

use bytes::{Bytes, BytesMut};
use http::HeaderMap;
use http::header::CONTENT_TYPE;
use http_body_util::{BodyExt, Full};
use hyper::body::{Body, Incoming};
use hyper_util::client::legacy::Client;
use hyper_util::rt::{TokioExecutor, TokioTimer};
use tokio::sync::Semaphore;

use super::connector::Connector;
use super::{Answer, HttpOptions, HttpVersion, Transport, TransportError, tls};
use crate::error::Result;

/// How many bytes the headers of an answer may have in HTTP/2. In HTTP/1.1, hyper's limits hold: 100 headers, 400 KB.
const LARGEST_HEADERS: u32 = 64 << 10;

/// Speaks HTTP with a pool of connections. Redirects are not followed: the signature would go to whoever the answer names. Bodies are
/// not decompressed.
pub(crate) struct HttpClient {
    client: Client<Connector, Full<Bytes>>,
    turns: Option<Semaphore>,
    read_timeout: Duration,
    largest_json: usize,
    largest_media: usize,
}

impl HttpClient {
    /// A client of services with TLS (`secure`), or, unless the options say whom to trust, only of such without.
    pub(crate) fn new(options: &HttpOptions, secure: bool) -> Result<Self> {
        let secure = secure || !options.roots.is_empty() || options.accept_invalid_certificates;
        let tls = if secure { tls::trusting(options)? } else { tls::trusting_nobody()? };
        let client = Client::builder(TokioExecutor::new())
            .timer(TokioTimer::new())
            .pool_timer(TokioTimer::new())
            .pool_idle_timeout(options.idle_timeout)
            .pool_max_idle_per_host(options.idle_connections)
            .http2_only(options.version == HttpVersion::Http2)
            // Half the time until a ping, half until its answer.
            .http2_keep_alive_interval(options.keep_alive / 2)
            .http2_keep_alive_timeout(options.keep_alive / 2)
            .http2_keep_alive_while_idle(true)
            .http2_max_header_list_size(LARGEST_HEADERS)
            .build(Connector::new(options, tls));
        Ok(Self {
            client,
            turns: options.in_flight.map(|most| Semaphore::new(most.min(Semaphore::MAX_PERMITS))),
            read_timeout: options.read_timeout,
            largest_json: options.largest_json,
            largest_media: options.largest_media,
        })
    }
}

impl Transport for HttpClient {
    fn send<'a>(&'a self, request: http::Request<Bytes>) -> Answer<'a> {
        Box::pin(async move {
            let _turn = match &self.turns {
                Some(turns) => Some(turns.acquire().await.map_err(TransportError::not_sent)?),
                None => None,
            };
            let answer = in_time(self.read_timeout, self.client.request(request.map(Full::new))).await??;
            let (head, body) = answer.into_parts();
            let most = if is_json(&head.headers) { self.largest_json } else { self.largest_media };
            Ok(http::Response::from_parts(head, whole(body, most, self.read_timeout).await?))
        })
    }
}

/// All of a body that has at most so many bytes.
async fn whole(mut body: Incoming, most: usize, patience: Duration) -> Result<Bytes, TransportError> {
    let too_large = || TransportError::bad_answer(format!("it has more than {most} bytes"));
    let announced = usize::try_from(body.size_hint().lower()).map_err(|_| too_large())?;
    if announced > most {
        return Err(too_large());
    }
    let mut first = Bytes::new();
    let mut all = BytesMut::new();
    while !body.is_end_stream() {
        let Some(frame) = in_time(patience, body.frame()).await? else { break };
        // Trailers are of no use.
        let Ok(part) = frame?.into_data() else { continue };
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

/// Waits for the next part of an answer.
async fn in_time<T>(patience: Duration, part: impl Future<Output = T>) -> Result<T, TransportError> {
    tokio::time::timeout(patience, part).await.map_err(|_| {
        TransportError::maybe_sent(io::Error::new(io::ErrorKind::TimedOut, format!("nothing came for {patience:?}")))
    })
}

fn is_json(headers: &HeaderMap) -> bool {
    let media_type = headers.get(CONTENT_TYPE).map_or(&b""[..], http::HeaderValue::as_bytes);
    media_type.get(..16).is_some_and(|start| start.eq_ignore_ascii_case(b"application/json"))
}
