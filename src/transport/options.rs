//! How the client speaks HTTP: trust, proxies, connections, time and size limits.

use std::fmt;
use std::time::Duration;

use http::Uri;
use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject;

use crate::error::{Error, Result};

/// How a client speaks HTTP. The defaults suit the service; what differs from place to place is what machine and network allow.
///
/// ```
/// use std::time::Duration;
/// use cosmosdb_core::{HttpOptions, HttpVersion};
///
/// let http = HttpOptions::new()
///     .proxy("http://user:password@proxy.example:3128")?
///     .version(HttpVersion::Http1)
///     .read_timeout(Duration::from_secs(10));
/// # Ok::<(), cosmosdb_core::Error>(())
/// ```
#[derive(Clone)]
pub struct HttpOptions {
    pub(super) roots: Vec<CertificateDer<'static>>,
    pub(super) accept_invalid_certificates: bool,
    pub(super) proxy: Proxy,
    pub(super) version: HttpVersion,
    #[cfg(feature = "hyper")]
    pub(super) hyper: bool,
    pub(super) in_flight: Option<usize>,
    pub(super) idle_connections: usize,
    pub(super) idle_timeout: Duration,
    pub(super) keep_alive: Duration,
    pub(super) connect_timeout: Duration,
    pub(super) read_timeout: Duration,
    pub(super) largest_json: usize,
    pub(super) largest_media: usize,
}

/// The versions of HTTP that a client speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
pub enum HttpVersion {
    /// HTTP/2 where TLS agrees on it, else HTTP/1.1; without TLS, HTTP/1.1.
    #[default]
    Any,
    /// HTTP/1.1 alone: one request at a time on each connection.
    Http1,
    /// HTTP/2 alone: one connection for all requests. Without TLS, the server has to know.
    Http2,
}

#[derive(Clone)]
pub(super) enum Proxy {
    Environment,
    None,
    /// A URL, which may hold a password.
    Url(String),
}

impl HttpOptions {
    /// The defaults.
    #[must_use]
    pub fn new() -> Self {
        Self {
            roots: Vec::new(),
            accept_invalid_certificates: false,
            proxy: Proxy::Environment,
            version: HttpVersion::Any,
            #[cfg(feature = "hyper")]
            hyper: false,
            in_flight: None,
            idle_connections: 64,
            idle_timeout: Duration::from_secs(90),
            keep_alive: Duration::from_secs(45),
            connect_timeout: Duration::from_secs(5),
            // The service gives up on a request after 60 seconds itself.
            read_timeout: Duration::from_secs(65),
            // Pages have at most 4 MB.
            largest_json: 32 << 20,
            largest_media: 256 << 20,
        }
    }

    /// Trusts the certificates in a PEM file, besides those that the system trusts: those of an own authority, or one that a server
    /// signed itself, an emulator's say.
    ///
    /// # Errors
    ///
    /// If the file is not PEM, or holds no certificate.
    pub fn root_certificates(mut self, pem: impl AsRef<[u8]>) -> Result<Self> {
        let before = self.roots.len();
        for certificate in CertificateDer::pem_slice_iter(pem.as_ref()) {
            self.roots
                .push(certificate.map_err(|error| Error::input(format!("the root certificates are no PEM file: {error}")))?);
        }
        if self.roots.len() == before {
            return Err(Error::input(
                "the root certificates hold no certificate: a PEM file with `BEGIN CERTIFICATE` is expected",
            ));
        }
        Ok(self)
    }

    /// Takes any certificate of a server on this machine (`localhost`, 127.0.0.1, `[::1]`): for emulators that sign their own. Of other
    /// servers, certificates are verified all the same.
    #[must_use]
    pub fn accept_invalid_certificates(mut self) -> Self {
        self.accept_invalid_certificates = true;
        self
    }

    /// Goes through a proxy: `http://`, `https://` (TLS to the proxy), `socks5://` or `socks5h://` (the proxy resolves names), with
    /// user and password if it wants them. Without this, the environment decides (`HTTPS_PROXY`, `ALL_PROXY`, `NO_PROXY`), other than
    /// for servers on this machine.
    ///
    /// # Errors
    ///
    /// If it is no URL, or not of those kinds.
    pub fn proxy(mut self, url: impl Into<String>) -> Result<Self> {
        let url = url.into();
        // The URL may hold a password: no message quotes it.
        let parsed: Uri = url.parse().map_err(|error| Error::input(format!("the proxy is no URL: {error}")))?;
        match (parsed.scheme_str(), parsed.host()) {
            (Some("http" | "https" | "socks5" | "socks5h"), Some(host)) if !host.is_empty() => {}
            _ => return Err(Error::input("the proxy is none that is known: it looks like http://proxy.example:3128")),
        }
        self.proxy = Proxy::Url(url);
        Ok(self)
    }

    /// Goes through no proxy, whatever the environment says.
    #[must_use]
    pub fn no_proxy(mut self) -> Self {
        self.proxy = Proxy::None;
        self
    }

    /// Speaks HTTP by hyper alone, which costs a good third less of the processor than by reqwest. Without the feature `reqwest`, it is
    /// so anyhow.
    #[cfg(feature = "hyper")]
    #[must_use]
    pub fn hyper(mut self) -> Self {
        self.hyper = true;
        self
    }

    /// The versions of HTTP to speak. Default: [`HttpVersion::Any`].
    #[must_use]
    pub fn version(mut self, version: HttpVersion) -> Self {
        self.version = version;
        self
    }

    /// Has at most so many requests under way at once, over HTTP/1.1 therefore so many connections in use; others wait their turn.
    /// Zero means one. Default: no limit.
    ///
    /// With a limit each request is a task of the tokio runtime, which ends with the call. So what a stream reads ahead comes to its end
    /// and makes room for others, even while nobody asks the stream for more.
    #[must_use]
    pub fn max_in_flight(mut self, requests: usize) -> Self {
        self.in_flight = Some(requests.max(1));
        self
    }

    /// Keeps at most so many unused connections to a host. Default: 64.
    #[must_use]
    pub fn max_idle_connections(mut self, connections: usize) -> Self {
        self.idle_connections = connections;
        self
    }

    /// Closes connections that were not used for so long. Default: 90 s.
    #[must_use]
    pub fn idle_timeout(mut self, idle: Duration) -> Self {
        self.idle_timeout = idle;
        self
    }

    /// Gives a connection up when the other end has shown no sign of life for so long, by probes of TCP and pings of HTTP/2. They also
    /// keep what lies between from forgetting the connection. At least 1 s. Default: 45 s.
    #[must_use]
    pub fn keep_alive(mut self, silence: Duration) -> Self {
        self.keep_alive = silence.max(Duration::from_secs(1));
        self
    }

    /// How long to wait for a connection, TLS and proxy included. Default: 5 s.
    #[must_use]
    pub fn connect_timeout(mut self, timeout: Duration) -> Self {
        self.connect_timeout = timeout;
        self
    }

    /// How long one attempt waits for an answer to begin, and then for each further part of it. Default: 65 s.
    ///
    /// After so long a silence the other unused connections to the endpoint are given up, too. A call whose own time is over earlier tells
    /// nothing of them: where such times are short and connections break without a word, let this one be as short.
    #[must_use]
    pub fn read_timeout(mut self, timeout: Duration) -> Self {
        self.read_timeout = timeout;
        self
    }

    /// How many bytes an answer in JSON may have. Default: 32 MB; the service's pages have at most 4 MB.
    #[must_use]
    pub fn max_json_size(mut self, bytes: usize) -> Self {
        self.largest_json = bytes;
        self
    }

    /// How many bytes any other answer may have: the media of an attachment. They are kept in memory. Default: 256 MB.
    #[must_use]
    pub fn max_media_size(mut self, bytes: usize) -> Self {
        self.largest_media = bytes;
        self
    }
}

impl Default for HttpOptions {
    fn default() -> Self {
        Self::new()
    }
}

impl fmt::Debug for HttpOptions {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("HttpOptions")
            .field("root_certificates", &self.roots.len())
            .field("accept_invalid_certificates", &self.accept_invalid_certificates)
            .field("proxy", &self.proxy)
            .field("version", &self.version)
            .field("max_in_flight", &self.in_flight)
            .field("max_idle_connections", &self.idle_connections)
            .field("idle_timeout", &self.idle_timeout)
            .field("keep_alive", &self.keep_alive)
            .field("connect_timeout", &self.connect_timeout)
            .field("read_timeout", &self.read_timeout)
            .field("max_json_size", &self.largest_json)
            .field("max_media_size", &self.largest_media)
            .finish()
    }
}

impl fmt::Debug for Proxy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Environment => "environment",
            Self::None => "none",
            Self::Url(_) => "given",
        })
    }
}
