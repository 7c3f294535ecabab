//! A request as it would be sent.

use std::fmt;

use bytes::Bytes;
use http::header::{ACCEPT, CONTENT_TYPE, USER_AGENT};
use http::{HeaderMap, HeaderValue};

use crate::auth::string_to_sign;
use crate::link::Address;
use crate::pipeline::Pipeline;
use crate::service;

/// A request as it would be sent, but for its date and authorization, which every attempt gets anew.
#[derive(Clone)]
pub struct Request {
    operation: &'static service::Operation,
    address: Address,
    path: String,
    link: String,
    headers: HeaderMap,
    body: Bytes,
    depth: usize,
    in_partition: bool,
    about_collection: bool,
    about_account: bool,
    internal: bool,
}

impl Request {
    /// With the headers that every request has.
    pub(super) fn new(
        pipeline: &Pipeline,
        operation: &'static service::Operation,
        address: Address,
        mut headers: HeaderMap,
        body: Bytes,
    ) -> Self {
        let known = pipeline.known();
        if !operation.ok.iter().any(|(_, content)| matches!(content, service::Content::Bytes)) {
            headers.entry(ACCEPT).or_insert(HeaderValue::from_static("application/json"));
        }
        if let Some(agent) = pipeline.user_agent() {
            headers.entry(USER_AGENT).or_insert_with(|| agent.clone());
        }
        if let Some(media) = operation.content_type {
            headers.entry(CONTENT_TYPE).or_insert(HeaderValue::from_static(media));
        }
        headers.insert(known.version.clone(), known.version_value.clone());
        Self {
            operation,
            path: address.url_path(),
            // The address of a feed still signs its parent.
            link: address.signed(),
            address,
            headers,
            body,
            depth: known.collection_depth(),
            in_partition: known.is_in_partition(operation),
            about_collection: known.read_collection.is_some_and(|it| std::ptr::eq(it.resource, operation.resource)),
            about_account: known.account.is_some_and(|it| std::ptr::eq(it, operation)),
            internal: false,
        }
    }

    /// A request that the core makes for itself.
    pub(crate) fn internal(
        pipeline: &Pipeline,
        operation: &'static service::Operation,
        address: Address,
        headers: HeaderMap,
    ) -> Self {
        Self { internal: true, ..Self::new(pipeline, operation, address, headers, Bytes::new()) }
    }

    /// Whether the core makes it for itself: then nothing else is made for it.
    pub(crate) fn is_internal(&self) -> bool {
        self.internal
    }

    /// Whether it works on what is in the partitions of a collection.
    pub(crate) fn is_in_partition(&self) -> bool {
        self.in_partition
    }

    /// Whether it is about a collection itself, and not what is in it.
    pub(crate) fn is_about_collection(&self) -> bool {
        self.about_collection
    }

    /// Whether it reads the account.
    pub(crate) fn is_about_account(&self) -> bool {
        self.about_account
    }

    pub(crate) fn address(&self) -> &Address {
        &self.address
    }

    /// The path of the collection that it is in, or about.
    pub(crate) fn collection_path(&self) -> Option<&str> {
        self.address.path_to(self.depth)
    }

    /// What a session knows the collection by.
    pub(crate) fn session_key(&self) -> Option<&str> {
        if self.address.is_rid() { self.collection() } else { self.collection_path() }
    }

    pub(crate) fn collection(&self) -> Option<&str> {
        self.address.step(self.depth)
    }

    pub(crate) fn database(&self) -> Option<&str> {
        self.address.step(self.depth.checked_sub(1)?)
    }

    /// What the specification says of the operation.
    #[must_use]
    pub fn operation(&self) -> &'static service::Operation {
        self.operation
    }

    /// The HTTP method.
    #[must_use]
    pub fn method(&self) -> &'static http::Method {
        &self.operation.method
    }

    /// The path, percent-encoded, with the leading `/`.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.path
    }

    /// The headers.
    #[must_use]
    pub fn headers(&self) -> &HeaderMap {
        &self.headers
    }

    /// The body; empty if there is none.
    #[must_use]
    pub fn body(&self) -> &Bytes {
        &self.body
    }

    /// The resource type that is signed.
    #[must_use]
    pub fn resource_type(&self) -> &'static str {
        self.operation.resource.signs
    }

    /// The link that is signed.
    #[must_use]
    pub fn link(&self) -> &str {
        &self.link
    }

    /// The text that a master key would sign at this date (in the form of HTTP dates).
    #[must_use]
    pub fn string_to_sign(&self, date: &str) -> String {
        string_to_sign(self.method().as_str(), self.resource_type(), &self.link, date)
    }
}

impl fmt::Debug for Request {
    /// Method, path and the names of the headers; their values and the body are the application's data.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {} {:?} ({} bytes)", self.method(), self.path, self.headers.keys().collect::<Vec<_>>(), self.body.len())
    }
}
