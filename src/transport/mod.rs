//! How requests travel: over HTTP, or to something that stands in for it.

mod connector;
mod failure;
mod http_client;
mod options;
mod scripted;
mod tls;

use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

use bytes::Bytes;

pub use failure::TransportError;
pub(crate) use http_client::HttpClient;
pub use options::{HttpOptions, HttpVersion};
pub use scripted::{Scripted, Sent};

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
