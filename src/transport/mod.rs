//! How requests travel: over HTTP, or to something that stands in for it.

mod body;
#[cfg(feature = "hyper")]
mod connector;
mod failure;
#[cfg(feature = "hyper")]
mod hyper_client;
mod in_flight;
mod options;
#[cfg(any(feature = "reqwest", feature = "hyper"))]
mod renewed;
#[cfg(feature = "reqwest")]
mod reqwest_client;
mod scripted;
mod tls;

use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

use bytes::Bytes;

pub use failure::TransportError;
pub use options::{HttpOptions, HttpVersion};
pub use scripted::{Scripted, Sent};

use crate::error::{Error, Result};
use crate::origin::Origin;
use in_flight::InFlight;

/// How many bytes the headers of an answer may have in HTTP/2. In HTTP/1.1, hyper's limits hold: 100 headers, 400 KB.
const LARGEST_HEADERS: u32 = 64 << 10;

/// What carries requests to a service and brings its answers back. The default speaks HTTP; the emulator in-process is another.
pub trait Transport: Send + Sync + 'static {
    /// Sends a request, whose URI is absolute, and waits for the whole answer.
    fn send<'a>(&'a self, request: http::Request<Bytes>) -> Answer<'a>;
}

/// What [`Transport::send`] returns.
pub type Answer<'a> = Pin<Box<dyn Future<Output = Result<http::Response<Bytes>, TransportError>> + Send + 'a>>;

impl<T: Transport + ?Sized> Transport for Arc<T> {
    fn send<'a>(&'a self, request: http::Request<Bytes>) -> Answer<'a> {
        (**self).send(request)
    }
}

/// What speaks HTTP with the service at this endpoint, or at another of the same kind: with TLS or without, on this machine or not.
///
/// Redirects are not followed: the signature would go to whoever the answer names. Bodies are not decompressed.
pub(crate) fn http(options: &HttpOptions, endpoint: &str) -> Result<Arc<dyn Transport>> {
    let origin = Origin::parse(endpoint).ok_or_else(|| Error::input("the endpoint is no URL"))?;
    let (secure, local) = (origin.is_https(), origin.is_loopback());
    let transport = by_library(options, secure, local)?;
    Ok(match options.in_flight {
        Some(most) => Arc::new(InFlight::new(transport, most)),
        None => transport,
    })
}

#[allow(unused_variables, reason = "which are used depends on the features")]
fn by_library(options: &HttpOptions, secure: bool, local: bool) -> Result<Arc<dyn Transport>> {
    #[cfg(feature = "hyper")]
    if options.hyper || cfg!(not(feature = "reqwest")) {
        return Ok(Arc::new(hyper_client::HyperClient::new(options, secure)?));
    }
    #[cfg(feature = "reqwest")]
    return Ok(Arc::new(reqwest_client::ReqwestClient::new(options, secure, local)?));
    #[cfg(not(feature = "reqwest"))]
    Err(Error::input("there is nothing that speaks HTTP: enable the feature `reqwest` or `hyper`, or give a `transport`"))
}
