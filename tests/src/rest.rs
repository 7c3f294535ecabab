//! The requests and answers that the REST reference prints, one pair of each operation, and an emulator to send them to.

use std::time::SystemTime;

use cosmosdb::bytes::Bytes;
use cosmosdb::http::{self, HeaderMap};
use cosmosdb::{ApiVersion, Client, MasterKey, RetryPolicy, Transport};
use cosmosdb_core::{HeaderText, string_to_sign};
use cosmosdb_emulator::Emulator;
use serde::Deserialize;
use serde_json::Value;

/// A page of the reference: what it sends, and what is answered.
#[derive(Debug, Clone, Deserialize)]
pub struct Pair {
    /// The page, which is named like the operation.
    pub operation: String,
    /// What is sent.
    pub request: Request,
    /// What is answered.
    pub response: Response,
}

/// A request as it is printed.
#[derive(Debug, Clone, Deserialize)]
pub struct Request {
    /// The HTTP method.
    pub method: String,
    /// The path.
    pub path: String,
    /// The headers.
    pub headers: Vec<(String, String)>,
    /// The body: JSON, or the text that should be JSON and is not.
    #[serde(default)]
    pub body: Value,
    /// Whether the body is JSON; `None`: there is none.
    pub body_is_json: Option<bool>,
}

/// An answer as it is printed.
#[derive(Debug, Clone, Deserialize)]
pub struct Response {
    /// The status.
    pub status: u16,
    /// The headers.
    pub headers: Vec<(String, String)>,
    /// The body: JSON, or nothing.
    #[serde(default)]
    pub body: Value,
}

/// Text of a request's body that is put right.
#[derive(Debug, Clone, Copy)]
pub struct Repair {
    /// The page.
    pub page: &'static str,
    /// What it prints; JSON without spaces.
    pub printed: &'static str,
    /// What it means.
    pub meant: &'static str,
    /// What is wrong with it.
    pub why: &'static str,
}

/// Every page, with these repairs made.
///
/// # Panics
///
/// If a repair finds nothing to repair, or a request's body still is no JSON then.
#[must_use]
pub fn pairs(repairs: &[Repair]) -> Vec<Pair> {
    let mut pairs: Vec<Pair> = serde_json::from_str(include_str!("../vectors/rest-examples.json"))
        .unwrap_or_else(|error| panic!("the recorded pairs are no JSON: {error}"));
    for Repair { page, printed, meant, .. } in repairs {
        let pair = pairs.iter_mut().find(|pair| pair.operation == *page);
        let request = &mut pair.unwrap_or_else(|| panic!("there is no page {page}")).request;
        let text = request.text();
        assert_eq!(text.matches(printed).count(), 1, "{page}: what is to be repaired in {text}");
        request.body = serde_json::from_str(&text.replace(printed, meant)).unwrap_or_else(|error| panic!("{page}: {error}"));
        request.body_is_json = Some(true);
    }
    for pair in &pairs {
        assert_ne!(pair.request.body_is_json, Some(false), "{}: the body is no JSON", pair.operation);
    }
    pairs
}

impl Pair {
    /// The API version that the request speaks.
    ///
    /// # Panics
    ///
    /// If it names none.
    #[must_use]
    pub fn version(&self) -> ApiVersion {
        let version = self.request.header("x-ms-version").and_then(ApiVersion::parse);
        version.unwrap_or_else(|| panic!("{}: no version", self.operation))
    }
}

impl Request {
    /// A header, by its name in lower case.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(own, _)| own.eq_ignore_ascii_case(name)).map(|(_, value)| value.as_str())
    }

    /// The text of the body; none is the empty one.
    #[must_use]
    pub fn text(&self) -> String {
        match &self.body {
            Value::Null => String::new(),
            Value::String(text) if self.body_is_json == Some(false) => text.clone(),
            body => body.to_string(),
        }
    }

    /// A text of the body.
    ///
    /// # Panics
    ///
    /// If there is none of that name.
    #[must_use]
    pub fn property(&self, name: &str) -> &str {
        self.body.get(name).and_then(Value::as_str).unwrap_or_else(|| panic!("no text `{name}` in {}", self.body))
    }
}

impl Response {
    /// The answer for a transport that makes it.
    ///
    /// # Panics
    ///
    /// If it is no HTTP.
    #[must_use]
    pub fn http(&self) -> http::Response<Bytes> {
        let body = if self.body.is_null() { String::new() } else { self.body.to_string() };
        let mut answer = http::Response::builder().status(self.status);
        for (name, value) in &self.headers {
            answer = answer.header(name, value);
        }
        answer.body(Bytes::from(body)).unwrap_or_else(|error| panic!("the answer is no HTTP: {error}"))
    }

    /// The array of a feed; `None`: the body is something else.
    #[must_use]
    pub fn items(&self) -> Option<&Vec<Value>> {
        items(&self.body)
    }
}

/// The array of a feed; `None`: the body is something else.
#[must_use]
pub fn items(body: &Value) -> Option<&Vec<Value>> {
    body.get("_count")?;
    body.as_object()?.values().find_map(Value::as_array)
}

/// A resource without what the service adds to it.
///
/// # Panics
///
/// If it is no object.
#[must_use]
pub fn without_system_properties(resource: &Value) -> Value {
    let members = resource.as_object().unwrap_or_else(|| panic!("{resource} is no object")).clone();
    Value::Object(members.into_iter().filter(|(name, _)| !name.starts_with('_')).collect())
}

/// An emulator, a client of it, and what the rids of a page are called there.
#[derive(Debug)]
pub struct Site {
    emulator: Emulator,
    /// A client that speaks the page's version.
    pub client: Client,
    rids: Vec<(String, String)>,
}

/// What the emulator answered.
#[derive(Debug)]
pub struct Reply {
    /// The status.
    pub status: u16,
    /// The headers.
    pub headers: HeaderMap,
    /// The body; `null` where there is none.
    pub body: Value,
}

impl Reply {
    /// A header's text.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).and_then(|value| value.to_str().ok())
    }
}

impl Site {
    /// An empty one.
    ///
    /// # Panics
    ///
    /// If it cannot be made.
    #[must_use]
    pub fn new(version: ApiVersion) -> Self {
        let emulator = Emulator::in_process().unwrap_or_else(|error| panic!("no emulator: {error}"));
        let client = Client::builder(emulator.endpoint())
            .key(emulator.key())
            .and_then(|builder| builder.api_version(version).retry(RetryPolicy::NEVER).transport(emulator.transport()).build());
        let client = client.unwrap_or_else(|error| panic!("no client: {error}"));
        Self { emulator, client, rids: Vec::new() }
    }

    /// What the page calls `printed` is called `own` here.
    ///
    /// # Panics
    ///
    /// If it is called nothing.
    pub fn rid(&mut self, printed: &str, own: Option<String>) {
        let own = own.unwrap_or_else(|| panic!("nothing stands for the rid {printed}"));
        self.rids.push((printed.to_owned(), own));
    }

    /// A text of the page with the rids that things have here.
    #[must_use]
    pub fn own(&self, printed: &str) -> String {
        self.rids.iter().fold(printed.to_owned(), |text, (printed, own)| text.replace(printed, own))
    }

    /// Whether a text holds a rid of this site.
    #[must_use]
    pub fn is_own(&self, text: &str) -> bool {
        self.rids.iter().any(|(_, own)| text.contains(own))
    }

    /// JSON of the page with the rids that things have here.
    #[must_use]
    pub fn own_json(&self, printed: &Value) -> Value {
        serde_json::from_str(&self.own(&printed.to_string())).unwrap_or_default()
    }

    /// Sends the request of a page as it is, but for its date, its signature, its length and its session, and with more headers.
    ///
    /// # Panics
    ///
    /// If it is no HTTP.
    pub async fn ask(&self, request: &Request, more: &[(&str, &str)]) -> Reply {
        // The session of the printed requests saw more of their collection than there is of this one.
        const NEW: [&str; 4] = ["authorization", "x-ms-date", "content-length", "x-ms-session-token"];
        let kept = request.headers.iter().filter(|(name, _)| !NEW.contains(&name.to_ascii_lowercase().as_str()));
        let kept = kept.map(|(name, value)| (name.as_str(), value.as_str()));
        let headers: Vec<(&str, &str)> = kept.chain(more.iter().copied()).collect();
        self.send(&request.method, &self.own(&request.path), &headers, &self.own(&request.text())).await
    }

    /// Sends a request, signed with the key of the account.
    ///
    /// # Panics
    ///
    /// If it is no HTTP.
    pub async fn send(&self, method: &str, path: &str, headers: &[(&str, &str)], body: &str) -> Reply {
        let date = SystemTime::now().header_text().ok().flatten().unwrap_or_default();
        let key = MasterKey::new(self.emulator.key()).unwrap_or_else(|error| panic!("no key: {error}"));
        let (kind, link) = signed(path);
        let signature = key.sign(&string_to_sign(method, &kind, &link, &date));
        let signature = signature.replace('+', "%2B").replace('/', "%2F").replace('=', "%3D");
        let host = headers.iter().find(|(name, _)| name.eq_ignore_ascii_case("host")).map_or("localhost", |(_, host)| host);
        let mut request = http::Request::builder().method(method).uri(format!("https://{host}{path}"));
        request = request.header("authorization", format!("type%3Dmaster%26ver%3D1.0%26sig%3D{signature}"));
        request = request.header("x-ms-date", date);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let request = request.body(Bytes::from(body.to_owned())).unwrap_or_else(|error| panic!("{method} {path}: {error}"));
        let reply = self.emulator.transport().send(request).await.unwrap_or_else(|error| panic!("{method} {path}: {error}"));
        let (parts, bytes) = reply.into_parts();
        let body = if bytes.is_empty() {
            Value::Null
        } else {
            serde_json::from_slice(&bytes).unwrap_or_else(|error| panic!("{method} {path}: the answer is no JSON: {error}"))
        };
        Reply { status: parts.status.as_u16(), headers: parts.headers, body }
    }
}

/// The resource type and the link that are signed: a path by names as it stands, of one by rids the last alone, in lower case.
fn signed(path: &str) -> (String, String) {
    let segments: Vec<&str> = path.split('/').filter(|segment| !segment.is_empty()).collect();
    let (kind, link) = match segments.as_slice() {
        [link @ .., kind] if segments.len() % 2 == 1 => (*kind, link),
        [.., kind, _] => (*kind, &segments[..]),
        _ => ("", &segments[..]),
    };
    let link = match link.last() {
        Some(last) if last.ends_with('=') || kind == "offers" => last.to_lowercase(),
        _ => link.join("/"),
    };
    (kind.to_owned(), link)
}
