//! A request under construction.

use std::fmt;
use std::time::Duration;

use bytes::Bytes;
use http::header::{CONNECTION, CONTENT_LENGTH, HOST, TRANSFER_ENCODING, UPGRADE};
use http::{HeaderMap, HeaderName, HeaderValue};
use serde::Serialize;
use serde_json::{Map, Value};

use super::handle::Fault;
use super::{Handle, Sending};
use crate::error::{Error, Result};
use crate::exchange::{Exchange, exchange};
use crate::header::HeaderText;
use crate::link::{Address, Id};
use crate::options::CallOptions;
use crate::page::{CallFeed, Pages};
use crate::pipeline::Pipeline;
use crate::response::RawResponse;
use crate::service::{self, Header};

/// Headers that say where a message goes and where it ends.
const FRAMING: [HeaderName; 5] = [CONNECTION, CONTENT_LENGTH, HOST, TRANSFER_ENCODING, UPGRADE];

/// Room for the headers that most requests have in the end, so that none of those on the way has to make it.
const HEADERS: usize = 12;

#[derive(Clone)]
pub(super) enum Payload {
    None,
    Bytes(Bytes),
    Fields(Map<String, Value>),
    /// The elements of an array.
    List(Vec<Bytes>),
}

/// A request under construction, of whatever operation: setters write straight into it.
#[derive(Clone)]
pub struct Call {
    pub(super) pipeline: Pipeline,
    pub(super) operation: &'static service::Operation,
    pub(super) address: Address,
    id: Option<Id>,
    pub(super) headers: HeaderMap,
    pub(super) payload: Payload,
    pub(super) options: CallOptions,
    pub(super) fault: Option<Fault>,
}

/// For the generated code: what constructors and setters call.
#[doc(hidden)]
impl Call {
    /// A call of a feed operation.
    #[must_use]
    pub fn feed(handle: &Handle, operation: &'static service::Operation) -> Self {
        Self::new(handle, operation, handle.address.feed(operation.resource), None)
    }

    /// A call of an item operation.
    pub fn item(handle: &Handle, operation: &'static service::Operation, id: impl Into<Id>) -> Self {
        let id = id.into();
        match handle.address.item(operation.resource, id.clone()) {
            Ok(address) => Self::new(handle, operation, address, Some(id)),
            Err(error) => {
                let mut call = Self::new(handle, operation, handle.address.clone(), Some(id));
                call.fail(error);
                call
            }
        }
    }

    fn new(handle: &Handle, operation: &'static service::Operation, address: Address, id: Option<Id>) -> Self {
        let mut call = Self {
            pipeline: handle.pipeline.clone(),
            operation,
            address,
            id,
            headers: HeaderMap::with_capacity(HEADERS),
            payload: Payload::None,
            options: CallOptions::new(),
            fault: handle.fault.clone(),
        };
        let version = call.pipeline.version();
        if !operation.range.contains(version) {
            call.fail(Error::version(format_args!("the operation"), operation.range, version));
        }
        for (header, value) in operation.sends {
            call.put(header, value);
        }
        call
    }

    fn fail(&mut self, error: Error) {
        self.fault.get_or_insert_with(|| error.into());
    }

    fn put(&mut self, header: &'static Header, text: &str) {
        let version = self.pipeline.version();
        if !header.range.contains(version) {
            return self.fail(Error::version(format_args!("the header `{}`", header.name), header.range, version));
        }
        match (HeaderName::from_bytes(header.wire.as_bytes()), HeaderValue::from_str(text)) {
            (Ok(name), Ok(mut value)) => {
                value.set_sensitive(header.sensitive);
                self.headers.insert(name, value);
            }
            _ => self.fail(Error::input(format!(
                "the value of `{}` cannot stand in a header: it has line breaks or other control characters",
                header.name
            ))),
        }
    }

    /// A header.
    pub fn header(&mut self, header: &'static Header, value: &(impl HeaderText + ?Sized)) {
        match value.header_text() {
            Ok(Some(text)) => self.put(header, &text),
            Ok(None) => {}
            Err(message) => self.fail(Error::input(format!("the value of `{}` has no form in a header: {message}", header.name))),
        }
    }

    /// A header whose value is JSON.
    pub fn json_header(&mut self, header: &'static Header, value: &impl Serialize) {
        match serde_json::to_string(value) {
            Ok(text) => self.put(header, &text),
            Err(error) => self.fail(Error::input(format!("the value of `{}` is not JSON: {error}", header.name))),
        }
    }

    /// A header whose value is a list, joined by commas.
    pub fn list_header(&mut self, header: &'static Header, values: impl IntoIterator<Item = impl AsRef<str>>) {
        let values: Vec<_> = values.into_iter().map(|value| value.as_ref().to_owned()).collect();
        self.put(header, &values.join(","));
    }

    /// A header that has only one value.
    pub fn flag(&mut self, header: &'static Header) {
        self.put(header, header.value.unwrap_or_default());
    }

    /// The whole body, as JSON.
    pub fn json(&mut self, body: &(impl Serialize + ?Sized)) {
        if matches!(self.operation.body, service::Body::Object(_)) {
            // Its properties are looked at before it is sent.
            return self.based_on(body);
        }
        match serde_json::to_vec(body) {
            Ok(bytes) => self.payload = Payload::Bytes(bytes.into()),
            Err(error) => self.fail(Error::input(format!("the body does not serialize to JSON: {error}"))),
        }
    }

    /// The whole body, as a JSON array.
    pub fn json_array(&mut self, body: &(impl Serialize + ?Sized)) {
        self.json(body);
        let Payload::Bytes(bytes) = &self.payload else { return };
        match bytes.first() {
            Some(b'[') => {}
            // A unit is `null` to serde, and "no arguments" to everybody else.
            Some(b'n') => self.payload = Payload::Bytes(Bytes::from_static(b"[]")),
            _ => self.fail(Error::input("the body must be a JSON array: give a tuple, a slice or a `Vec`, and `()` for none")),
        }
    }

    /// One more of the operations that the body is made of.
    pub fn add(&mut self, operation: &impl Serialize) {
        match serde_json::to_vec(operation) {
            Ok(bytes) => match &mut self.payload {
                Payload::List(all) => all.push(bytes.into()),
                other => *other = Payload::List(vec![bytes.into()]),
            },
            Err(error) => self.fail(Error::input(format!("an operation does not serialize to JSON: {error}"))),
        }
    }

    /// The whole body, as bytes.
    pub fn bytes(&mut self, body: impl Into<Bytes>) {
        self.payload = Payload::Bytes(body.into());
    }

    fn fields(&mut self) -> &mut Map<String, Value> {
        if !matches!(self.payload, Payload::Fields(_)) {
            self.payload = Payload::Fields(Map::new());
        }
        match &mut self.payload {
            Payload::Fields(fields) => fields,
            // Just made above.
            Payload::None | Payload::Bytes(_) | Payload::List(_) => unreachable!("the payload is a map of fields"),
        }
    }

    /// A property of the body.
    pub fn field(&mut self, wire: &'static str, value: &(impl Serialize + ?Sized)) {
        match serde_json::to_value(value) {
            Ok(value) => {
                self.fields().insert(wire.to_owned(), value);
            }
            Err(error) => self.fail(Error::input(format!("the property `{wire}` does not serialize to JSON: {error}"))),
        }
    }

    /// One more element of a list property of the body.
    pub fn element(&mut self, wire: &'static str, value: &impl Serialize) {
        match serde_json::to_value(value) {
            Ok(value) => match self.fields().entry(wire).or_insert_with(|| Value::Array(Vec::new())) {
                Value::Array(list) => list.push(value),
                other => *other = Value::Array(vec![value]),
            },
            Err(error) => self.fail(Error::input(format!("an element of `{wire}` does not serialize to JSON: {error}"))),
        }
    }

    /// The resource's id in the body, from the path; a path by rid does not know it.
    pub fn identity(&mut self, wire: &'static str) {
        let name = match &self.id {
            Some(Id::Name(name)) => Some(Value::String(name.clone())),
            Some(Id::Rid(_)) | None => None,
        };
        // Even if there is nothing in it, it is a body whose required properties are looked for.
        self.fields().extend(name.map(|name| (wire.to_owned(), name)));
    }

    /// Every member of a value that the body has not yet.
    pub fn based_on(&mut self, value: &(impl Serialize + ?Sized)) {
        match serde_json::to_value(value) {
            Ok(Value::Object(members)) => {
                let fields = self.fields();
                for (name, value) in members {
                    fields.entry(name).or_insert(value);
                }
            }
            Ok(_) => self.fail(Error::input("the body can only be based on a JSON object")),
            Err(error) => self.fail(Error::input(format!("what the body is based on does not serialize to JSON: {error}"))),
        }
    }

    /// A header that the specification does not know.
    pub fn extra_header(&mut self, name: &str, value: &str) {
        let reserved = |header: &&&'static Header| header.by_core && header.wire.eq_ignore_ascii_case(name);
        if let Some(header) = self.pipeline.service().headers.iter().find(reserved) {
            return self.fail(Error::input(format!("the header `{}` is written by the client itself", header.wire)));
        }
        match (HeaderName::from_bytes(name.as_bytes()), HeaderValue::from_str(value)) {
            (Ok(name), Ok(_)) if FRAMING.contains(&name) => {
                self.fail(Error::input(format!("the header `{name}` frames the message: it is written by the transport")));
            }
            (Ok(name), Ok(value)) => {
                self.headers.insert(name, value);
            }
            (Err(_), _) => self.fail(Error::input(format!("`{name}` is no name of a header"))),
            (_, Err(_)) => self.fail(Error::input(format!("the value of `{name}` cannot stand in a header"))),
        }
    }

    /// The time that the call may take, attempts and waits included.
    pub fn timeout(&mut self, timeout: Duration) {
        self.options.timeout = Some(timeout);
    }

    /// Says that carrying it out twice does no harm.
    pub fn idempotent(&mut self) {
        self.options.idempotent = true;
    }

    /// How the call is carried out: what is set there, goes before what was set here.
    pub fn options(&mut self, options: CallOptions) {
        self.options = std::mem::take(&mut self.options).overridden(options);
    }

    /// Sends the request.
    pub fn send<T>(self, decode: fn(RawResponse) -> Result<T>) -> Sending<T> {
        Sending::new(self.exchange(), decode)
    }

    pub(crate) fn exchange(self) -> Exchange {
        match self.into_request() {
            Ok((pipeline, request, options)) => exchange(pipeline, request, options),
            Err(error) => Box::pin(std::future::ready(Err(error))),
        }
    }

    /// One page after the other.
    pub fn pages<T>(self, decode: fn(RawResponse) -> Result<T>) -> Pages<T> {
        Pages::new(CallFeed::new(self), decode)
    }

    pub(crate) fn operation(&self) -> &'static service::Operation {
        self.operation
    }

    /// Has a 429 told at once: whoever made the call waits by itself.
    pub(crate) fn tell_throttling(&mut self) {
        self.options.tells_throttling = true;
    }

    pub(crate) fn call_options(&self) -> &CallOptions {
        &self.options
    }

    pub(crate) fn pipeline(&self) -> &Pipeline {
        &self.pipeline
    }

    /// The address of the collection that the call is about or in.
    pub(crate) fn collection_address(&self) -> Option<Address> {
        self.address.ancestor(self.pipeline.known().collection_depth())
    }

    /// A header of the operation, by its name in code. One that the operation has not is nothing to it.
    pub(crate) fn set(&mut self, name: &str, text: &str) {
        let headers = self.operation.requires.iter().chain(self.operation.headers);
        if let Some(header) = headers.copied().find(|header| header.name == name) {
            self.put(header, text);
        }
    }

    /// The text of a header, by its name in code.
    pub(crate) fn header_text(&self, name: &str) -> Option<&str> {
        self.headers.get(self.pipeline.service().header(name)?.wire)?.to_str().ok()
    }

    /// Takes a header back, by its name in code.
    pub(crate) fn unset(&mut self, name: &str) {
        if let Some(header) = self.pipeline.service().header(name) {
            self.headers.remove(header.wire);
        }
    }

    /// A property of the body, as it was given.
    pub(crate) fn given(&self, wire: &str) -> Option<&Value> {
        match &self.payload {
            Payload::Fields(fields) => fields.get(wire),
            Payload::None | Payload::Bytes(_) | Payload::List(_) => None,
        }
    }

    /// Another operation of the same feed, with the same body; of the headers, those that it has as well.
    pub(crate) fn become_of(&self, operation: &'static service::Operation) -> Self {
        let service = self.pipeline.service();
        let has = |headers: &[&'static Header], name: &HeaderName| {
            headers.iter().any(|header| header.wire.eq_ignore_ascii_case(name.as_str()))
        };
        let is_kept = |name: &HeaderName| {
            let own = [operation.requires, operation.headers, service.request_headers];
            !has(service.headers, name) || own.into_iter().any(|headers| has(headers, name))
        };
        let mut headers = self.headers.clone();
        for name in self.headers.keys().filter(|name| !is_kept(name)) {
            headers.remove(name);
        }
        let mut call = Self { operation, headers, ..self.clone() };
        for (header, value) in operation.sends {
            call.put(header, value);
        }
        call
    }

    /// What is wrong with the arguments, if anything.
    pub(crate) fn check_arguments(&self) -> Result<()> {
        match &self.fault {
            Some(fault) => Err(Error::new(fault.kind, &*fault.message).of(self.operation)),
            None => Ok(()),
        }
    }

    pub(crate) fn resume(&mut self, token: &str) {
        if let Some(paging) = self.operation.pages.as_ref() {
            self.put(paging.resume, token);
        }
    }

    pub(crate) fn forget_resume(&mut self) {
        if let Some(paging) = self.operation.pages.as_ref() {
            self.headers.remove(paging.resume.wire);
        }
    }

    pub(crate) fn resumes_at(&self) -> Option<String> {
        let name = self.operation.pages.as_ref()?.resume.wire;
        Some(self.headers.get(name)?.to_str().ok()?.to_owned())
    }
}

impl fmt::Debug for Call {
    /// Operation and path; headers and body are the application's data.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.operation.name, self.address.path())
    }
}
