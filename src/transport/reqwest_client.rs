//! HTTP by reqwest.

use std::time::Duration;

use bytes::Bytes;
use reqwest::redirect::Policy;

use super::body::Limits;
use super::options::Proxy;
use super::renewed::{Renewed, authority};
use super::{Answer, HttpOptions, HttpVersion, LARGEST_HEADERS, Transport, TransportError, tls};
use crate::error::{Error, ErrorKind, Result};

/// Speaks HTTP with reqwest's pool of connections.
pub(super) struct ReqwestClient {
    client: Renewed<reqwest::Client>,
    limits: Limits,
}

impl ReqwestClient {
    /// A client of services with TLS (`secure`) or without; `local`: on this machine.
    pub(super) fn new(options: &HttpOptions, secure: bool, local: bool) -> Result<Self> {
        let (limits, tls, options) = (Limits::of(options), tls::config(options, secure)?, options.clone());
        Ok(Self { client: Renewed::new(move || client(&options, tls.clone(), local))?, limits })
    }
}

fn client(options: &HttpOptions, tls: rustls::ClientConfig, local: bool) -> Result<reqwest::Client> {
    let failed = |error: reqwest::Error| {
        Error::new(ErrorKind::Connect, "the HTTP client could not be set up").with_source(error.without_url())
    };
    // Silence, then two probes: a third of the time for each. The system counts in seconds.
    let third = (options.keep_alive / 3).max(Duration::from_secs(1));
    let builder = reqwest::Client::builder()
        .redirect(Policy::none())
        // What a request says of itself, the core decides.
        .referer(false)
        .retry(reqwest::retry::never())
        .tls_backend_preconfigured(tls)
        .connect_timeout(options.connect_timeout)
        .pool_idle_timeout(options.idle_timeout)
        .pool_max_idle_per_host(options.idle_connections)
        .tcp_nodelay(true)
        .tcp_keepalive(third)
        .tcp_keepalive_interval(third)
        .tcp_keepalive_retries(2)
        // Half the time until a ping, half until its answer.
        .http2_keep_alive_interval(options.keep_alive / 2)
        .http2_keep_alive_timeout(options.keep_alive / 2)
        .http2_keep_alive_while_idle(true)
        .http2_max_header_list_size(LARGEST_HEADERS);
    // No probes are sent while data waits to be acknowledged: that has a limit of its own.
    #[cfg(any(target_os = "android", target_os = "fuchsia", target_os = "linux"))]
    let builder = builder.tcp_user_timeout(options.keep_alive);
    let builder = match &options.proxy {
        Proxy::None => builder.no_proxy(),
        // The environment's are for what is elsewhere.
        Proxy::Environment if local => builder.no_proxy(),
        Proxy::Environment => builder,
        Proxy::Url(url) => builder.proxy(reqwest::Proxy::all(url.as_str()).map_err(failed)?),
    };
    let builder = match options.version {
        HttpVersion::Any => builder,
        HttpVersion::Http1 => builder.http1_only(),
        HttpVersion::Http2 => builder.http2_prior_knowledge(),
    };
    builder.build().map_err(failed)
}

impl Transport for ReqwestClient {
    fn send<'a>(&'a self, request: http::Request<Bytes>) -> Answer<'a> {
        Box::pin(async move {
            let endpoint = authority(&request)?;
            let request = reqwest::Request::try_from(request).map_err(TransportError::permanent)?;
            let client = self.client.of(&endpoint);
            let answer = async {
                let answer = self.limits.in_time(client.execute(request)).await??;
                self.limits.whole(http::Response::<reqwest::Body>::from(answer)).await
            };
            answer.await.inspect_err(|error| self.client.has_failed(&endpoint, &client, error))
        })
    }
}
