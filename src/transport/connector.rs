//! Connections: TCP, a proxy perhaps, TLS.

use std::error::Error as StdError;
use std::future::Future;
use std::io;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;

use http::Uri;
use hyper_rustls::{HttpsConnector, MaybeHttpsStream};
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::client::legacy::connect::proxy::{SocksV5, Tunnel};
use hyper_util::client::proxy::matcher::Matcher;
use hyper_util::rt::TokioIo;
use rustls::ClientConfig;
use tokio::net::TcpStream;
use tower_service::Service;

use super::HttpOptions;
use super::options::Proxy;
use crate::origin::is_loopback;

type Connecting<T> = Pin<Box<dyn Future<Output = Result<T, BoxError>> + Send>>;
type BoxError = Box<dyn StdError + Send + Sync>;
/// To the service or to a proxy, where TLS may be spoken already.
type Hop = MaybeHttpsStream<TokioIo<TcpStream>>;

/// Makes connections within the time allowed.
#[derive(Clone)]
pub(super) struct Connector {
    secured: HttpsConnector<Route>,
    timeout: Duration,
}

impl Connector {
    pub(super) fn new(options: &HttpOptions, tls: ClientConfig) -> Self {
        // To a proxy without HTTP/2, in which tunnels are another thing.
        let mut to_proxy = tls.clone();
        to_proxy.alpn_protocols.clear();
        let route = Route { tcp: tcp(options), tls: Arc::new(to_proxy), proxies: Proxies::new(&options.proxy) };
        Self { secured: HttpsConnector::from((route, tls)), timeout: options.connect_timeout }
    }
}

impl Service<Uri> for Connector {
    type Response = MaybeHttpsStream<Hop>;
    type Error = BoxError;
    type Future = Connecting<Self::Response>;

    fn poll_ready(&mut self, context: &mut Context<'_>) -> Poll<Result<(), BoxError>> {
        self.secured.poll_ready(context)
    }

    fn call(&mut self, to: Uri) -> Self::Future {
        let connecting = self.secured.call(to);
        let timeout = self.timeout;
        Box::pin(async move {
            let late = |_| io::Error::new(io::ErrorKind::TimedOut, format!("no connection within {timeout:?}"));
            tokio::time::timeout(timeout, connecting).await.map_err(late)?
        })
    }
}

/// TCP that notices when the other end is gone.
fn tcp(options: &HttpOptions) -> HttpConnector {
    let mut tcp = HttpConnector::new();
    tcp.enforce_http(false);
    tcp.set_nodelay(true);
    tcp.set_connect_timeout(Some(options.connect_timeout));
    // Silence, then two probes: a third of the time for each. The system counts in seconds.
    let third = (options.keep_alive / 3).max(Duration::from_secs(1));
    tcp.set_keepalive(Some(third));
    tcp.set_keepalive_interval(Some(third));
    tcp.set_keepalive_retries(Some(2));
    // No probes are sent while data waits to be acknowledged: that has a limit of its own.
    #[cfg(any(target_os = "android", target_os = "fuchsia", target_os = "linux"))]
    tcp.set_tcp_user_timeout(Some(options.keep_alive));
    tcp
}

/// Goes to the service itself or to the proxy before it.
#[derive(Clone)]
struct Route {
    tcp: HttpConnector,
    /// For proxies that speak TLS.
    tls: Arc<ClientConfig>,
    proxies: Proxies,
}

impl Service<Uri> for Route {
    type Response = Hop;
    type Error = BoxError;
    type Future = Connecting<Hop>;

    fn poll_ready(&mut self, context: &mut Context<'_>) -> Poll<Result<(), BoxError>> {
        self.tcp.poll_ready(context).map_err(Into::into)
    }

    fn call(&mut self, to: Uri) -> Self::Future {
        let Some(proxy) = self.proxies.of(&to) else {
            let connecting = self.tcp.call(to);
            return Box::pin(async move { Ok(MaybeHttpsStream::Http(connecting.await?)) });
        };
        let address = proxy.uri().clone();
        match address.scheme_str() {
            Some("http" | "https") => {
                let mut tunnel = Tunnel::new(address, HttpsConnector::from((self.tcp.clone(), self.tls.clone())));
                if let Some(credentials) = proxy.basic_auth() {
                    tunnel = tunnel.with_auth(credentials.clone());
                }
                let connecting = tunnel.call(to);
                Box::pin(async move { Ok(connecting.await?) })
            }
            Some(scheme @ ("socks5" | "socks5h")) => {
                let here = scheme == "socks5";
                let mut socks = SocksV5::new(address, self.tcp.clone()).local_dns(here);
                if let Some((user, password)) = proxy.raw_auth() {
                    socks = socks.with_auth(user.to_owned(), password.to_owned());
                }
                let connecting = socks.call(to);
                Box::pin(async move { Ok(MaybeHttpsStream::Http(connecting.await?)) })
            }
            _ => Box::pin(async { Err("the proxy is of an unknown kind".into()) }),
        }
    }
}

/// Which proxy leads where.
#[derive(Clone)]
enum Proxies {
    None,
    /// The environment's, which are for what is elsewhere.
    Elsewhere(Arc<Matcher>),
    All(Arc<Matcher>),
}

impl Proxies {
    fn new(proxy: &Proxy) -> Self {
        match proxy {
            Proxy::None => Self::None,
            Proxy::Environment => Self::Elsewhere(Arc::new(Matcher::from_env())),
            Proxy::Url(url) => Self::All(Arc::new(Matcher::builder().all(url.as_str()).build())),
        }
    }

    fn of(&self, to: &Uri) -> Option<hyper_util::client::proxy::matcher::Intercept> {
        match self {
            Self::None => None,
            Self::Elsewhere(_) if to.host().is_some_and(is_loopback) => None,
            Self::Elsewhere(matcher) | Self::All(matcher) => matcher.intercept(to),
        }
    }
}
