//! HTTP by hyper alone.

use bytes::Bytes;
use http_body_util::Full;
use hyper_util::client::legacy::Client;
use hyper_util::rt::{TokioExecutor, TokioTimer};

use super::body::Limits;
use super::connector::Connector;
use super::renewed::{Renewed, authority};
use super::{Answer, HttpOptions, HttpVersion, LARGEST_HEADERS, Transport, tls};
use crate::error::Result;

/// Speaks HTTP with hyper's pool of connections.
pub(super) struct HyperClient {
    client: Renewed<Client<Connector, Full<Bytes>>>,
    limits: Limits,
}

impl HyperClient {
    pub(super) fn new(options: &HttpOptions, secure: bool) -> Result<Self> {
        let (limits, tls, options) = (Limits::of(options), tls::config(options, secure)?, options.clone());
        Ok(Self { client: Renewed::new(move || Ok(client(&options, tls.clone())))?, limits })
    }
}

fn client(options: &HttpOptions, tls: rustls::ClientConfig) -> Client<Connector, Full<Bytes>> {
    Client::builder(TokioExecutor::new())
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
        .build(Connector::new(options, tls))
}

impl Transport for HyperClient {
    fn send<'a>(&'a self, request: http::Request<Bytes>) -> Answer<'a> {
        Box::pin(async move {
            let endpoint = authority(&request)?;
            let client = self.client.of(&endpoint);
            let answer = async {
                let answer = self.limits.in_time(client.request(request.map(Full::new))).await??;
                self.limits.whole(answer).await
            };
            answer.await.inspect_err(|error| self.client.has_failed(&endpoint, &client, error))
        })
    }
}
