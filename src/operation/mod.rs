//! Operations as values: what the generated types are made of.

mod call;
mod handle;
mod prepare;
mod request;

use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};

pub use call::Call;
pub use handle::Handle;
pub(crate) use prepare::join;
pub use request::Request;

use crate::error::Result;
use crate::exchange::Exchange;
use crate::response::RawResponse;
use crate::service::{self, Status};

/// An operation of the service, as a value. Every generated operation type is one.
pub trait Operation: Sized {
    /// What the specification says of it.
    const INFO: &'static service::Operation;
    /// What its success holds.
    type Output;
    /// Its documented failures.
    type Failure: Copy;

    /// The request under construction.
    fn into_call(self) -> Call;

    /// The answer, decoded.
    ///
    /// # Errors
    ///
    /// If the answer is not of the operation's shape.
    fn decode(response: RawResponse) -> Result<Self::Output>;

    /// The documented failure that a status stands for.
    fn failure(status: &'static Status) -> Option<Self::Failure>;
}

/// An operation on its way: await it for the answer. Dropping it gives it up.
#[must_use = "an operation does nothing until it is awaited"]
pub struct Sending<T> {
    answer: Exchange,
    decode: fn(RawResponse) -> Result<T>,
}

impl<T> Sending<T> {
    pub(crate) fn new(answer: Exchange, decode: fn(RawResponse) -> Result<T>) -> Self {
        Self { answer, decode }
    }
}

impl<T> Future for Sending<T> {
    type Output = Result<T>;

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        let decode = self.decode;
        self.answer.as_mut().poll(cx).map(|answer| answer.and_then(decode))
    }
}

impl<T> fmt::Debug for Sending<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Sending")
    }
}
