//! HTTP by reqwest, with TLS by rustls.

use std::error::Error as StdError;
use std::io;
use std::time::Duration;

use bytes::{Bytes, BytesMut};

use super::{Answer, Transport, TransportError};
use crate::error::{Error, ErrorKind, Result};

/// How long to wait for a connection.
const CONNECT_TIMEOUT: Duration = Duration::from_secs(5);
/// How long to wait for the next byte of an answer. The service gives up on a request after 60 seconds itself.
const READ_TIMEOUT: Duration = Duration::from_secs(65);
/// The service's pages are at most 4 MB; only media of attachments are larger.
const LARGEST_ANSWER: usize = 256 << 20;

pub(crate) struct HttpClient(reqwest::Client);

impl HttpClient {
    /// A client of a service on this machine, or of one elsewhere.
    pub(crate) fn new(local: bool) -> Result<Self> {
        let builder = reqwest::Client::builder();
        // The environment's proxy is for what is elsewhere.
        let builder = if local { builder.no_proxy() } else { builder };
        // Redirects are never followed: the signature would go to whoever the answer names.
        builder
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
            let request = reqwest::Request::try_from(request.map(reqwest::Body::from)).map_err(TransportError::permanent)?;
            // URLs hold ids, which are the application's data: no error shows one.
            let mut answer = self.0.execute(request).await.map_err(|error| {
                let error = error.without_url();
                match error.is_connect() {
                    true if is_about_trust(&error) => TransportError::permanent(error),
                    true => TransportError::not_sent(error),
                    false if error.is_builder() => TransportError::permanent(error),
                    false => TransportError::maybe_sent(error),
                }
            })?;
            let mut body = BytesMut::new();
            while let Some(chunk) = answer.chunk().await.map_err(|error| TransportError::maybe_sent(error.without_url()))? {
                if body.len() + chunk.len() > LARGEST_ANSWER {
                    return Err(TransportError::permanent(format!("the answer is larger than {LARGEST_ANSWER} bytes")));
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

/// Whether a connection failed because one side does not trust the other, or does not speak TLS as it should.
fn is_about_trust(error: &(dyn StdError + 'static)) -> bool {
    let mut cause = Some(error);
    while let Some(error) = cause {
        // The TLS library's errors come wrapped in those of input and output.
        if error.downcast_ref::<io::Error>().is_some_and(|error| error.kind() == io::ErrorKind::InvalidData) {
            return true;
        }
        cause = error.source();
    }
    false
}
