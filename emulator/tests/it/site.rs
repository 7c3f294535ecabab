//! An emulator in-process, and a hand to ask it.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use cosmosdb_core::bytes::Bytes;
use cosmosdb_core::http::{HeaderMap, Request};
use cosmosdb_core::service::Service;
use cosmosdb_core::{MasterKey, Transport, TransportError, string_to_sign};
use cosmosdb_emulator::{Emulator, EmulatorBuilder, InProcess, WELL_KNOWN_KEY};
use serde_json::Value;

/// 2020-07-15 12:00 UTC.
pub(crate) const START: u64 = 1_594_814_400;

pub(crate) struct Site {
    pub(crate) emulator: Emulator,
    transport: InProcess,
    version: &'static str,
    seconds: Arc<AtomicU64>,
}

/// What was answered.
#[derive(Debug)]
pub(crate) struct Reply {
    pub(crate) status: u16,
    pub(crate) headers: HeaderMap,
    pub(crate) bytes: Bytes,
    pub(crate) body: Value,
}

impl Site {
    pub(crate) fn new() -> Self {
        Self::of(Emulator::builder())
    }

    pub(crate) fn speaking(version: &'static str) -> Self {
        Self { version, ..Self::new() }
    }

    pub(crate) fn serving(service: &'static Service) -> Self {
        Self::of(Emulator::builder().service(service))
    }

    pub(crate) fn of(builder: EmulatorBuilder) -> Self {
        let seconds = Arc::new(AtomicU64::new(START));
        let clock = Arc::clone(&seconds);
        let emulator =
            builder.clock(move || UNIX_EPOCH + Duration::from_secs(clock.load(Ordering::Relaxed))).in_process().unwrap();
        Self { transport: emulator.transport(), emulator, version: "2020-07-15", seconds }
    }

    /// Another one with the same in it.
    pub(crate) fn fork(&self) -> Self {
        let emulator = self.emulator.fork().unwrap();
        Self { transport: emulator.transport(), emulator, version: self.version, seconds: Arc::clone(&self.seconds) }
    }

    /// Lets time pass.
    pub(crate) fn wait(&self, seconds: u64) {
        self.seconds.fetch_add(seconds, Ordering::Relaxed);
    }

    pub(crate) fn now(&self) -> SystemTime {
        UNIX_EPOCH + Duration::from_secs(self.seconds.load(Ordering::Relaxed))
    }

    /// Sends a request, signed with the master key.
    pub(crate) async fn send(&self, method: &str, path: &str, headers: &[(&str, &str)], body: impl ToString) -> Reply {
        self.send_as(&self.token(method, path), method, path, headers, body).await
    }

    /// Sends a request to a region.
    pub(crate) async fn at(
        &self,
        region: &str,
        method: &str,
        path: &str,
        headers: &[(&str, &str)],
        body: impl ToString,
    ) -> Reply {
        let endpoint = self.emulator.region_endpoint(region).unwrap();
        self.raw(self.request(&endpoint, &self.token(method, path), method, path, headers, body)).await
    }

    /// Sends a request with another token.
    pub(crate) async fn send_as(
        &self,
        token: &str,
        method: &str,
        path: &str,
        headers: &[(&str, &str)],
        body: impl ToString,
    ) -> Reply {
        self.raw(self.request(&self.emulator.endpoint(), token, method, path, headers, body)).await
    }

    fn token(&self, method: &str, path: &str) -> String {
        let date = cosmos_date(self.now());
        let (kind, link) = signed_link(path);
        let signature = MasterKey::new(WELL_KNOWN_KEY).unwrap().sign(&string_to_sign(method, &kind, &link, &date));
        encode(&format!("type=master&ver=1.0&sig={signature}"))
    }

    fn request(
        &self,
        endpoint: &str,
        token: &str,
        method: &str,
        path: &str,
        headers: &[(&str, &str)],
        body: impl ToString,
    ) -> Request<Bytes> {
        let mut request = Request::builder().method(method).uri(format!("{endpoint}{path}"));
        let own = |name: &str| headers.iter().any(|(own, _)| own.eq_ignore_ascii_case(name));
        if !own("authorization") {
            request = request.header("authorization", token);
        }
        if !own("x-ms-date") {
            request = request.header("x-ms-date", cosmos_date(self.now()));
        }
        if !own("x-ms-version") {
            request = request.header("x-ms-version", self.version);
        }
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        request.body(Bytes::from(body.to_string())).unwrap()
    }

    pub(crate) async fn raw(&self, request: Request<Bytes>) -> Reply {
        self.try_raw(request).await.unwrap()
    }

    async fn try_raw(&self, request: Request<Bytes>) -> Result<Reply, TransportError> {
        let (parts, bytes) = self.transport.send(request).await?.into_parts();
        let body = serde_json::from_slice(&bytes).unwrap_or(Value::Null);
        Ok(Reply { status: parts.status.as_u16(), headers: parts.headers, bytes, body })
    }

    pub(crate) async fn get(&self, path: &str) -> Reply {
        self.send("GET", path, &[], "").await
    }

    pub(crate) async fn post(&self, path: &str, body: Value) -> Reply {
        self.send("POST", path, &[], body).await
    }

    pub(crate) async fn put(&self, path: &str, body: Value) -> Reply {
        self.send("PUT", path, &[], body).await
    }

    pub(crate) async fn delete(&self, path: &str) -> Reply {
        self.send("DELETE", path, &[], "").await
    }

    /// With a database `shop` and a collection `orders` in it, partitioned by `/pk`.
    pub(crate) async fn with_orders() -> Self {
        let site = Self::new();
        site.add_orders().await;
        site
    }

    pub(crate) async fn add_orders(&self) {
        assert_eq!(self.post("/dbs", serde_json::json!({"id": "shop"})).await.status, 201);
        let definition = serde_json::json!({"id": "orders", "partitionKey": {"paths": ["/pk"], "kind": "Hash", "version": 2}});
        let reply = self.post("/dbs/shop/colls", definition).await;
        assert_eq!(reply.status, 201, "{reply:?}");
    }

    /// Adds a document to `orders`.
    pub(crate) async fn add(&self, id: &str, pk: &str) -> Reply {
        let reply = self.on_docs("POST", "", pk, serde_json::json!({"id": id, "pk": pk})).await;
        assert_eq!(reply.status, 201, "{reply:?}");
        reply
    }

    /// Asks for documents of `orders`.
    pub(crate) async fn on_docs(&self, method: &str, id: &str, pk: &str, body: impl ToString) -> Reply {
        self.try_on_docs(method, id, pk, body).await.unwrap()
    }

    /// The same, where there may be no answer.
    pub(crate) async fn try_on_docs(
        &self,
        method: &str,
        id: &str,
        pk: &str,
        body: impl ToString,
    ) -> Result<Reply, TransportError> {
        let slash = if id.is_empty() { "" } else { "/" };
        let path = format!("/dbs/shop/colls/orders/docs{slash}{id}");
        let key = serde_json::json!([pk]).to_string();
        let token = self.token(method, &path);
        self.try_raw(self.request(&self.emulator.endpoint(), &token, method, &path, &[(KEY, &key)], body)).await
    }
}

pub(crate) const KEY: &str = "x-ms-documentdb-partitionkey";

impl Reply {
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).and_then(|value| value.to_str().ok())
    }

    pub(crate) fn sub_status(&self) -> Option<u32> {
        self.header("x-ms-substatus")?.parse().ok()
    }

    pub(crate) fn message(&self) -> &str {
        self.body["message"].as_str().unwrap_or_default()
    }

    /// The status, and the sub-status or 0.
    pub(crate) fn code(&self) -> (u16, u32) {
        (self.status, self.sub_status().unwrap_or(0))
    }

    pub(crate) fn text(&self, property: &str) -> String {
        self.body[property].as_str().unwrap_or_else(|| panic!("no {property} in {self:?}")).to_owned()
    }

    /// The ids of the feed of this name.
    pub(crate) fn ids(&self, feed: &str) -> Vec<String> {
        let items = self.body[feed].as_array().unwrap_or_else(|| panic!("no {feed} in {self:?}"));
        items.iter().map(|item| item["id"].as_str().unwrap().to_owned()).collect()
    }
}

/// The resource type and the link that clients sign for a path.
pub(crate) fn signed_link(path: &str) -> (String, String) {
    let path = path.trim_matches('/');
    let segments: Vec<String> = path
        .split('/')
        .filter(|segment| !segment.is_empty())
        .map(|segment| percent_encoding::percent_decode_str(segment).decode_utf8().unwrap().into_owned())
        .collect();
    if path.ends_with("operations/partitionkeydelete") {
        return ("colls".to_owned(), segments[..segments.len() - 2].join("/"));
    }
    let is_rid = |id: &String| id.len().is_multiple_of(4) && (id.ends_with('=') || (id.len() == 4 && segments[0] == "offers"));
    let (kind, link) = match segments.len() {
        0 => (String::new(), &segments[..]),
        count if count % 2 == 1 => (segments[count - 1].clone(), &segments[..count - 1]),
        count => (segments[count - 2].clone(), &segments[..]),
    };
    // By rids, the last one alone is signed, in lower case.
    if link.iter().skip(1).step_by(2).all(is_rid) && !link.is_empty() {
        return (kind, link[link.len() - 1].to_lowercase());
    }
    (kind, link.join("/"))
}

pub(crate) fn cosmos_date(time: SystemTime) -> String {
    httpdate::fmt_http_date(time)
}

pub(crate) fn encode(token: &str) -> String {
    percent_encoding::utf8_percent_encode(token, percent_encoding::NON_ALPHANUMERIC).to_string()
}
