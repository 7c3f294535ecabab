//! The headers and operations that the core itself works with, found in the tables once a client.

use std::time::Duration;

use http::{HeaderMap, HeaderName, HeaderValue};

use crate::error::{Error, Result};
use crate::header::parse;
use crate::service::{self, Effect, Header, Operation, Resource, Service};
use crate::version::ApiVersion;

/// The value of a flag.
const TRUE: HeaderValue = HeaderValue::from_static("True");

/// What the core looks up in the tables by name. What a service does not have is `None`, and goes unused.
pub(crate) struct Known {
    pub(crate) date: HeaderName,
    pub(crate) version: HeaderName,
    pub(crate) version_value: HeaderValue,
    pub(crate) sub_status: Option<HeaderName>,
    pub(crate) request_charge: Option<HeaderName>,
    pub(crate) session_token: Option<HeaderName>,
    pub(crate) etag: Option<HeaderName>,
    pub(crate) activity_id: Option<HeaderName>,
    pub(crate) continuation: Option<HeaderName>,
    pub(crate) retry_after_ms: Option<HeaderName>,
    pub(crate) item_count: Option<HeaderName>,
    pub(crate) query_metrics: Option<HeaderName>,
    pub(crate) query_execution: Option<HeaderName>,
    pub(crate) server_date: Option<HeaderName>,
    pub(crate) content_path: Option<HeaderName>,
    pub(crate) partition_key: Option<HeaderName>,
    pub(crate) partition_key_range_id: Option<HeaderName>,
    pub(crate) consistency_level: Option<HeaderName>,
    pub(crate) if_match: Option<HeaderName>,
    allow_tentative_writes: Option<HeaderName>,
    session_header: Option<&'static Header>,
    partition_headers: [Option<&'static Header>; 2],
    pub(crate) account: Option<&'static Operation>,
    pub(crate) ranges: Option<&'static Operation>,
    pub(crate) read_collection: Option<&'static Operation>,
    /// How many steps lead from the root to a collection.
    collection_depth: usize,
}

impl Known {
    pub(crate) fn of(service: &'static Service, version: ApiVersion) -> Result<Self> {
        let wire = |name: &str| HeaderName::from_bytes(service.header(name)?.wire.as_bytes()).ok();
        let needed =
            |name: &str| wire(name).ok_or_else(|| Error::input(format!("the tables of the service have no header `{name}`")));
        let read_collection = service.role("collection");
        Ok(Self {
            date: needed("date")?,
            version: needed("version")?,
            version_value: HeaderValue::from_str(&version.to_string()).map_err(|error| Error::input(error.to_string()))?,
            sub_status: wire("sub_status"),
            request_charge: wire("request_charge"),
            session_token: wire("session_token"),
            etag: wire("etag"),
            activity_id: wire("activity_id"),
            continuation: wire("continuation"),
            retry_after_ms: wire("retry_after_ms"),
            item_count: wire("item_count"),
            query_metrics: wire("query_metrics"),
            query_execution: wire("query_execution_info"),
            server_date: wire("server_date"),
            content_path: wire("content_path"),
            partition_key: wire("partition_key"),
            partition_key_range_id: wire("partition_key_range_id"),
            consistency_level: wire("consistency_level"),
            if_match: wire("if_match"),
            allow_tentative_writes: wire("allow_tentative_writes"),
            session_header: service.header("session_token"),
            partition_headers: [service.header("partition_key"), service.header("partition_key_range_id")],
            account: service.role("account"),
            ranges: service.role("partition_key_ranges"),
            read_collection,
            collection_depth: read_collection.map_or(0, |operation| depth(operation.resource)),
        })
    }

    /// Whether an operation works on what is in partitions: it takes a session token, and a partition key or the id of a range.
    pub(crate) fn is_in_partition(&self, operation: &Operation) -> bool {
        let takes = |header: Option<&'static Header>| {
            let is = |it: &&'static Header| header.is_some_and(|header| std::ptr::eq(*it, header));
            operation.requires.iter().chain(operation.headers).any(is)
        };
        takes(self.session_header) && self.partition_headers.into_iter().any(takes)
    }

    /// Whether an operation reads what a session may have written. A batch does, too: its reads are among its operations.
    pub(crate) fn reads_session(&self, operation: &Operation) -> bool {
        operation.effect == Effect::Read || operation.batch.is_some()
    }

    /// The steps of a path that name the collection.
    pub(crate) fn collection_depth(&self) -> usize {
        self.collection_depth
    }

    /// What tells a region that does not write alone that it may.
    pub(crate) fn tentative_writes(&self) -> Option<(HeaderName, HeaderValue)> {
        self.allow_tentative_writes.clone().map(|name| (name, TRUE))
    }
}

/// Readers of an answer's headers.
impl Known {
    pub(crate) fn text<'a>(&self, headers: &'a HeaderMap, name: Option<&HeaderName>) -> Option<&'a str> {
        told(headers.get(name?)?)
    }

    pub(crate) fn sub_status(&self, headers: &HeaderMap) -> Option<u32> {
        self.text(headers, self.sub_status.as_ref())?.trim().parse().ok().filter(|sub| *sub != 0)
    }

    pub(crate) fn request_charge(&self, headers: &HeaderMap) -> Option<f64> {
        parse::decimal(self.text(headers, self.request_charge.as_ref())?)
    }

    pub(crate) fn session_token<'a>(&self, headers: &'a HeaderMap) -> Option<&'a str> {
        self.text(headers, self.session_token.as_ref())
    }

    pub(crate) fn etag<'a>(&self, headers: &'a HeaderMap) -> Option<&'a str> {
        self.text(headers, self.etag.as_ref())
    }

    pub(crate) fn activity_id<'a>(&self, headers: &'a HeaderMap) -> Option<&'a str> {
        self.text(headers, self.activity_id.as_ref())
    }

    pub(crate) fn continuation<'a>(&self, headers: &'a HeaderMap) -> Option<&'a str> {
        self.text(headers, self.continuation.as_ref())
    }

    pub(crate) fn retry_after(&self, headers: &HeaderMap) -> Option<Duration> {
        let millis = parse::decimal(self.text(headers, self.retry_after_ms.as_ref())?)?;
        Duration::try_from_secs_f64(millis / 1000.0).ok()
    }
}

/// What a header says; one that is blank says nothing.
pub(crate) fn told(value: &HeaderValue) -> Option<&str> {
    value.to_str().ok().filter(|text| !text.trim().is_empty())
}

/// How many steps lead from the root to a resource.
fn depth(resource: &'static service::Resource) -> usize {
    std::iter::successors(Some(resource), |it: &&'static Resource| it.parent).filter(|it| !it.segment.is_empty()).count()
}
