//! Many documents by their ids and partition keys, read with few requests.
//!
//! A [`group`] is what is asked for together, [`request`] asks for it, [`answer`] reads what comes, [`reading`] is the whole of it.

mod answer;
mod group;
mod reading;
mod request;
mod results;

use std::fmt;
use std::future::IntoFuture;
use std::pin::Pin;
use std::time::Duration;

use tokio::time::Instant;

pub use results::ReadManyResults;

use crate::error::{Error, ErrorKind, Result};
use crate::operation::Handle;
use crate::options::CallOptions;
use crate::partition_key::PartitionKey;
use crate::service;

/// How many requests are on their way at once, unless the caller says.
const CONCURRENCY: usize = 32;

/// Many documents by their ids and partition keys.
///
/// They are grouped by partition key range: one that is alone in its range is read by itself, those of one range by queries, several
/// ranges side by side. Ranges that split or merge in the meantime are followed. Documents that are not there are no failure.
///
/// # Errors
///
/// As for reading and querying documents; [`ErrorKind::InvalidInput`] if a partition key leaves open where its document is.
#[must_use = "nothing is read until it is awaited"]
pub struct ReadMany {
    handle: Handle,
    operation: &'static service::Operation,
    wanted: Vec<(PartitionKey, String)>,
    concurrency: usize,
    options: CallOptions,
    headers: Vec<(String, String)>,
}

impl ReadMany {
    /// For the generated code: the operation that reads one of them.
    #[doc(hidden)]
    pub fn new(
        handle: &Handle,
        operation: &'static service::Operation,
        wanted: impl Iterator<Item = (PartitionKey, String)>,
    ) -> Self {
        let wanted = wanted.collect();
        Self {
            handle: handle.clone(),
            operation,
            wanted,
            concurrency: CONCURRENCY,
            options: CallOptions::new(),
            headers: Vec::new(),
        }
    }

    /// How many requests may be on their way at once. Default: 32.
    pub fn max_concurrency(mut self, requests: usize) -> Self {
        self.concurrency = requests.max(1);
        self
    }

    /// The time that the whole may take. Default: no limit.
    pub fn timeout(self, timeout: Duration) -> Self {
        self.options(CallOptions::new().timeout(timeout))
    }

    /// How it is carried out, where that differs from how the client does it. The timeout is that of the whole, the rest of each request.
    pub fn options(mut self, options: CallOptions) -> Self {
        self.options = self.options.overridden(options);
        self
    }

    /// Sends a header with each request, by its name on the wire, such as `x-ms-consistency-level`.
    pub fn header(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.headers.push((name.into(), value.into()));
        self
    }
}

impl IntoFuture for ReadMany {
    type Output = Result<ReadManyResults>;
    type IntoFuture = Pin<Box<dyn Future<Output = Result<ReadManyResults>> + Send>>;

    fn into_future(self) -> Self::IntoFuture {
        let (operation, timeout) = (self.operation, self.options.timeout);
        Box::pin(async move {
            let mut operations = self.handle.pipeline().service().operations.iter();
            let queries =
                |it: &&&'static service::Operation| it.role == Some("query") && std::ptr::eq(it.resource, operation.resource);
            let Some(query) = operations.find(queries) else {
                return Err(Error::input("the service has no queries"));
            };
            let read = self.read(query);
            let Some((limit, deadline)) = timeout.and_then(|limit| Some((limit, Instant::now().checked_add(limit)?))) else {
                return read.await.map_err(|error| error.within(operation));
            };
            let late = |_| Err(Error::new(ErrorKind::Timeout, format!("not all documents were read within {limit:?}")));
            tokio::time::timeout_at(deadline, read).await.unwrap_or_else(late).map_err(|error| error.within(operation))
        })
    }
}

impl fmt::Debug for ReadMany {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ReadMany({:?}, {} documents)", self.handle, self.wanted.len())
    }
}
