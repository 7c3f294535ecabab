//! Operations as values: what the generated types are made of.

use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;

use bytes::Bytes;
use http::header::{ACCEPT, CONNECTION, CONTENT_LENGTH, CONTENT_TYPE, HOST, TRANSFER_ENCODING, UPGRADE, USER_AGENT};
use http::{HeaderMap, HeaderName, HeaderValue};
use serde::Serialize;
use serde_json::{Map, Value};

use crate::auth::string_to_sign;
use crate::error::{Error, ErrorKind, Result};
use crate::exchange::{Exchange, exchange};
use crate::header::HeaderText;
use crate::link::{Address, Id, Link};
use crate::options::CallOptions;
use crate::page::{CallFeed, Pages};
use crate::partition_key::PartitionKey;
use crate::pipeline::Pipeline;
use crate::response::RawResponse;
use crate::service::{self, Header, Property, Resource, Status};

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

/// Where operations start: a client and the address of a resource. The generated handles are made of it.
#[derive(Clone)]
pub struct Handle {
    pipeline: Pipeline,
    address: Address,
    fault: Option<Fault>,
}

impl Handle {
    /// Whether it is addressed by rid.
    pub(crate) fn is_rid(&self) -> bool {
        self.address.is_rid()
    }

    /// The service's root.
    #[must_use]
    pub fn root(pipeline: Pipeline) -> Self {
        Self { pipeline, address: Address::default(), fault: None }
    }

    /// A resource below this one. A fault of the id, or a mix of names and rids, is told by the first operation.
    #[must_use]
    pub fn child(&self, resource: &'static Resource, id: impl Into<Id>) -> Self {
        let mut child = self.clone();
        match self.address.item(resource, id.into()) {
            Ok(address) => child.address = address,
            Err(error) => child.fault = child.fault.or_else(|| Some(Fault::from(error))),
        }
        child
    }

    /// The link to the resource. That of a faulty handle is refused by whatever is to send it.
    #[must_use]
    pub fn link(&self) -> Link {
        if let Some(fault) = &self.fault {
            return Link::faulty(fault.message.clone());
        }
        // A link by rids ends in a slash, as the service writes it itself.
        Link::from(if self.address.is_rid() { format!("{}/", self.address.path()) } else { self.address.path().to_owned() })
    }

    /// The id, or rid, that the handle was made with; empty for the root.
    #[must_use]
    pub fn id(&self) -> &str {
        self.address.id()
    }

    /// The partition key of a document of this collection, by its definition.
    ///
    /// # Errors
    ///
    /// If the definition cannot be read, or the document does not serialize to JSON.
    pub async fn partition_key_of(&self, document: &impl Serialize) -> Result<PartitionKey> {
        if let Some(fault) = &self.fault {
            return Err(Error::new(fault.kind, &*fault.message));
        }
        let document = serde_json::to_value(document)
            .map_err(|error| Error::input(format!("the document does not serialize to JSON: {error}")))?;
        Ok(self.pipeline.collection(&self.address).await?.key.key_of(&document))
    }

    /// The client.
    #[must_use]
    pub fn pipeline(&self) -> &Pipeline {
        &self.pipeline
    }
}

impl fmt::Debug for Handle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.pipeline.endpoint(), self.address.path())
    }
}

/// What is wrong with a request before it is sent. Setters cannot fail, so it waits here until the request is looked at.
#[derive(Clone, Debug)]
struct Fault {
    kind: ErrorKind,
    message: Arc<str>,
}

impl From<Error> for Fault {
    fn from(error: Error) -> Self {
        Self { kind: error.kind(), message: error.message().into() }
    }
}

/// Headers that say where a message goes and where it ends.
const FRAMING: [HeaderName; 5] = [CONNECTION, CONTENT_LENGTH, HOST, TRANSFER_ENCODING, UPGRADE];

/// Room for the headers that most requests have in the end, so that none of those on the way has to make it.
const HEADERS: usize = 12;

#[derive(Clone)]
enum Payload {
    None,
    Bytes(Bytes),
    Fields(Map<String, Value>),
    /// The elements of an array.
    List(Vec<Bytes>),
}

/// A request under construction, of whatever operation: setters write straight into it.
#[derive(Clone)]
pub struct Call {
    pipeline: Pipeline,
    operation: &'static service::Operation,
    address: Address,
    id: Option<Id>,
    headers: HeaderMap,
    payload: Payload,
    options: CallOptions,
    fault: Option<Fault>,
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

    /// The request as it would be sent.
    ///
    /// # Errors
    ///
    /// What is wrong with the arguments.
    pub fn request(&self) -> Result<Request> {
        self.clone().into_request().map(|(_, request, _)| request)
    }

    fn into_request(self) -> Result<(Pipeline, Request, CallOptions)> {
        let operation = self.operation;
        if let Some(fault) = &self.fault {
            return Err(Error::new(fault.kind, &*fault.message).of(operation));
        }
        if let (Payload::Fields(fields), service::Body::Object(shape)) = (&self.payload, operation.body) {
            self.check(fields, shape).map_err(|error| error.of(operation))?;
        }
        let Self { pipeline, address, headers, payload, options, .. } = self;
        let body = match payload {
            Payload::None if operation.batch.is_some() => {
                return Err(Error::input("there are no operations to carry out").of(operation));
            }
            Payload::None => Bytes::new(),
            Payload::Bytes(bytes) => bytes,
            Payload::List(all) => array(operation, &all).map_err(|error| error.of(operation))?,
            Payload::Fields(fields) => {
                serde_json::to_vec(&fields).map_err(|error| Error::input(error.to_string()).of(operation))?.into()
            }
        };
        let request = Request::new(&pipeline, operation, address, headers, body);
        Ok((pipeline, request, options))
    }

    /// Refuses what the version does not know, and what it requires and is not there.
    fn check(&self, fields: &Map<String, Value>, shape: &'static service::Type) -> Result<()> {
        let version = self.pipeline.version();
        for property in shape.properties {
            let required = !property.system && property.required.is_some_and(|range| range.contains(version));
            match fields.get(property.wire) {
                None if required && property.identity => {
                    return Err(Error::input(format!(
                        "the {} is addressed by rid, which does not tell its id: give it with `.id(…)`",
                        self.operation.resource.name.replace('_', " ")
                    )));
                }
                None if required => return Err(Error::input(format!("the property `{}` is required", property.wire))),
                None => {}
                Some(value) => check_version(property, value, version)?,
            }
        }
        Ok(())
    }
}

/// Operations as the one body that they make, if it may be so large.
fn array(operation: &service::Operation, all: &[Bytes]) -> Result<Bytes> {
    let body = join(all.iter());
    match operation.batch {
        Some(most) if all.len() > most.operations => Err(Error::input(format!(
            "there are {} operations, and a request may have {}: nothing was sent",
            all.len(),
            most.operations
        ))),
        Some(most) if body.len() > most.bytes => Err(Error::input(format!(
            "the operations are {} bytes together, and a request may have {}: nothing was sent",
            body.len(),
            most.bytes
        ))),
        _ => Ok(body),
    }
}

/// A JSON array of elements that are JSON.
pub(crate) fn join<'a>(elements: impl Iterator<Item = &'a Bytes> + Clone) -> Bytes {
    let mut body = Vec::with_capacity(elements.clone().map(|element| element.len() + 1).sum::<usize>() + 1);
    body.push(b'[');
    for (at, element) in elements.enumerate() {
        if at > 0 {
            body.push(b',');
        }
        body.extend_from_slice(element);
    }
    body.push(b']');
    body.into()
}

fn check_version(property: &'static Property, value: &Value, version: crate::ApiVersion) -> Result<()> {
    if !property.range.contains(version) {
        return Err(Error::version(format_args!("the property `{}`", property.wire), property.range, version));
    }
    check_within(property, value, property.depth, version)
}

fn check_within(property: &'static Property, value: &Value, depth: u8, version: crate::ApiVersion) -> Result<()> {
    match (value, property.shape) {
        (Value::Array(items), _) if depth > 0 => {
            items.iter().try_for_each(|item| check_within(property, item, depth - 1, version))
        }
        (Value::Object(members), _) if depth > 0 => {
            members.values().try_for_each(|item| check_within(property, item, depth - 1, version))
        }
        (Value::Object(members), Some(shape)) => shape
            .properties
            .iter()
            .filter_map(|inner| Some((inner, members.get(inner.wire)?)))
            .try_for_each(|(inner, value)| check_version(inner, value, version)),
        (Value::String(text), None) => match property.values.iter().find(|(wire, _)| wire == text) {
            Some((_, range)) if !range.contains(version) => {
                Err(Error::version(format_args!("the value `{text}` of the property `{}`", property.wire), *range, version))
            }
            _ => Ok(()),
        },
        _ => Ok(()),
    }
}

impl fmt::Debug for Call {
    /// Operation and path; headers and body are the application's data.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.operation.name, self.address.path())
    }
}

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
    fn new(
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
