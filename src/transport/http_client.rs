//! HTTP by reqwest, with TLS by rustls.

use std::time::Duration;

use bytes::{Bytes, BytesMut};

use super::{Answer, Transport, TransportError};
use crate::error::{Error, ErrorKind, Result};

/// How long to wait for a connection.
const CONNECT_TIMEOUT: Duration = Duration::from_secs(5);
/// How long to wait for the next byte of an answer. The service gives up on a request after 60 seconds itself.
const READ_TIMEOUT: Duration = Duration::from_secs(65);
/// The service's answers are at most 4 MB; more is not from the service.
const LARGEST_ANSWER: usize = 16 << 20;

pub(crate) struct HttpClient(reqwest::Client);

impl HttpClient {
    pub(crate) fn new() -> Result<Self> {
        // Redirects are never followed: the signature would go to whoever the answer names.
        reqwest::Client::builder()
            .redirect(reqwest::redirect::Policy::none())
            .connect_timeout(CONNECT_TIMEOUT)
            .read_timeout(READ_TIMEOUT)
            .tcp_nodelay(true)
            .build()
            .map(Self)
            .map_err(|error| Error::new(ErrorKind::Connect, "the HTTP client could not be set up").with_source(error))
    }
}

impl Transport for HttpClient {
    fn send<'a>(&'a self, request: http::Request<Bytes>) -> Answer<'a> {
        Box::pin(async move {
            let request = reqwest::Request::try_from(request.map(reqwest::Body::from)).map_err(TransportError::not_sent)?;
            // URLs hold ids, which are the application's data: no error shows one.
            let mut answer = self.0.execute(request).await.map_err(|error| {
                let sent = !error.is_connect() && !error.is_builder();
                let error = error.without_url();
                if sent { TransportError::maybe_sent(error) } else { TransportError::not_sent(error) }
            })?;
            let mut body = BytesMut::new();
            while let Some(chunk) = answer.chunk().await.map_err(|error| TransportError::maybe_sent(error.without_url()))? {
                if body.len() + chunk.len() > LARGEST_ANSWER {
                    return Err(TransportError::maybe_sent(format!("the answer is larger than {LARGEST_ANSWER} bytes")));
                }
                body.extend_from_slice(&chunk);
            }
            let mut response = http::Response::new(body.freeze());
            *response.status_mut() = answer.status();
            *response.headers_mut() = std::mem::take(answer.headers_mut());
            Ok(response)
        })
    }
}
