//! Requests of whatever kind, to the emulator: it answers, with the service's form of an error where it is one, and goes on.

use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, SystemTime};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use bytes::Bytes;
use cosmosdb::Transport;
use hmac::{Hmac, KeyInit, Mac};
use http::header::{AUTHORIZATION, HeaderName, HeaderValue};
use http::{HeaderMap, Method, Request, Response, Uri};
use serde_json::Value;
use sha2::Sha256;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpSocket;

use crate::ground::FULL;

/// Longer inputs only take longer.
const LONGEST: usize = 8192;
/// What inputs begin with that are sent as they are.
const RAW: &[u8] = b"RAW\n";
/// What stands between requests.
const BETWEEN: &str = "\n===\n";
/// More requests than this only take longer.
const MOST: usize = 6;

/// Takes the input for requests: each a line with method and path, lines with headers, an empty line, a body. A request without an
/// authorization is signed. `$etag`, `$session`, `$continuation` and `$rid` stand for what the last answer had.
pub fn run(data: &[u8]) {
    if data.len() > LONGEST {
        return;
    }
    if let Some(bytes) = data.strip_prefix(RAW) {
        return FULL.run(send_raw(bytes));
    }
    let text = String::from_utf8_lossy(data);
    FULL.run(async {
        let transport = FULL.emulator.transport();
        let mut known = Known::default();
        for request in text.split(BETWEEN).take(MOST) {
            let Some(request) = read(&known.fill(request)) else { continue };
            let is_head = request.method() == Method::HEAD;
            let about = format!("{} {}", request.method(), request.uri());
            let response = transport.send(request).await.unwrap_or_else(|error| panic!("{about}: {error}"));
            check(&response, is_head, &about);
            known = Known::of(&response);
        }
    });
}

/// What the last answer had.
#[derive(Default)]
struct Known([(&'static str, String); 4]);

impl Known {
    fn of(response: &Response<Bytes>) -> Self {
        let header =
            |name: &str| response.headers().get(name).and_then(|value| value.to_str().ok()).unwrap_or_default().to_owned();
        let body: Value = serde_json::from_slice(response.body()).unwrap_or_default();
        let rid = body.get("_rid").and_then(Value::as_str).unwrap_or_default().to_owned();
        Self([
            ("$etag", header("etag")),
            ("$session", header("x-ms-session-token")),
            ("$continuation", header("x-ms-continuation")),
            ("$rid", rid),
        ])
    }

    fn fill(&self, text: &str) -> String {
        self.0.iter().filter(|(name, _)| !name.is_empty()).fold(text.to_owned(), |text, (name, value)| text.replace(name, value))
    }
}

/// A request of a text; none, where HTTP itself would not have it.
fn read(text: &str) -> Option<Request<Bytes>> {
    let (head, body) = text.split_once("\n\n").unwrap_or((text, ""));
    let mut lines = head.lines();
    let (method, path) = lines.next()?.split_once(' ')?;
    let method = Method::from_bytes(method.as_bytes()).ok()?;
    let uri: Uri = path.trim().parse().ok().filter(|uri: &Uri| uri.path().starts_with('/'))?;
    let mut request = Request::new(Bytes::from(body.to_owned()));
    let date = httpdate::fmt_http_date(SystemTime::now());
    request.headers_mut().insert("x-ms-date", HeaderValue::from_str(&date).ok()?);
    for line in lines {
        let (name, value) = line.split_once(':')?;
        let name = HeaderName::from_bytes(name.trim().as_bytes()).ok()?;
        request.headers_mut().insert(name, HeaderValue::from_bytes(value.trim().as_bytes()).ok()?);
    }
    if !request.headers().contains_key(AUTHORIZATION) {
        let signature = sign(&method, uri.path(), request.headers());
        request.headers_mut().insert(AUTHORIZATION, HeaderValue::from_str(&signature).ok()?);
    }
    *request.method_mut() = method;
    // The port is that of the account, unless the request names another.
    *request.uri_mut() = uri;
    Some(request)
}

/// The header that authorises a request by the account's key.
fn sign(method: &Method, path: &str, headers: &HeaderMap) -> String {
    let segments: Vec<String> = path.split('/').filter(|segment| !segment.is_empty()).map(decoded).collect();
    let (kind, link) = match segments.as_slice() {
        [] => ("", String::new()),
        all if all.len() % 2 == 0 => (all[all.len() - 2].as_str(), all.join("/")),
        [parent @ .., kind] => (kind.as_str(), parent.join("/")),
    };
    let date = headers.get("x-ms-date").and_then(|date| date.to_str().ok()).unwrap_or_default();
    let payload = format!("{}\n{}\n{link}\n{}\n\n", method.as_str().to_lowercase(), kind.to_lowercase(), date.to_lowercase());
    let key = STANDARD.decode(FULL.emulator.key()).expect("the key is base64");
    let mut mac = Hmac::<Sha256>::new_from_slice(&key).expect("any key will do");
    mac.update(payload.as_bytes());
    let signature = STANDARD.encode(mac.finalize().into_bytes());
    format!("type%3Dmaster%26ver%3D1.0%26sig%3D{}", signature.replace('+', "%2B").replace('/', "%2F").replace('=', "%3D"))
}

/// A segment without its percent signs.
fn decoded(segment: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = segment.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let code = after.get(..2).and_then(|two| std::str::from_utf8(two).ok()).and_then(|two| u8::from_str_radix(two, 16).ok());
        match code.filter(|_| *first == b'%') {
            Some(byte) => {
                bytes.push(byte);
                rest = &after[2..];
            }
            None => {
                bytes.push(*first);
                rest = after;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// What holds for every answer.
fn check(response: &Response<Bytes>, is_head: bool, about: &str) {
    let status = response.status().as_u16();
    let body = String::from_utf8_lossy(response.body());
    assert_ne!(status, 500, "{about}: {body}");
    for name in ["x-ms-activity-id", "x-ms-request-charge"] {
        assert!(response.headers().contains_key(name), "{about}: {status} without {name}");
    }
    if status >= 400 && !is_head {
        let error: Value =
            serde_json::from_slice(response.body()).unwrap_or_else(|error| panic!("{about}: {status} {body}: {error}"));
        let has = |name: &str| error.get(name).is_some_and(Value::is_string);
        assert!(has("code") && has("message"), "{about}: {status} {body}");
    }
}

/// Sends bytes over a connection, and waits until the emulator has closed it.
async fn send_raw(bytes: &[u8]) {
    // An address for each connection: a port that was just closed cannot be used for a while.
    static CONNECTIONS: AtomicU32 = AtomicU32::new(0);
    let number = CONNECTIONS.fetch_add(1, Ordering::Relaxed);
    let from = std::net::Ipv4Addr::from(0x7f01_0000 + number % 0xff_0000);
    let to = FULL.emulator.endpoint().trim_start_matches("http://").parse().expect("the emulator listens at an address");
    let socket = TcpSocket::new_v4().expect("a socket is made");
    socket.bind((from, 0).into()).expect("the loopback has this address");
    let mut stream = socket.connect(to).await.expect("the emulator takes connections");
    let answer = async {
        // The emulator may hang up before it has read everything.
        let _ = stream.write_all(bytes).await;
        let _ = stream.shutdown().await;
        let mut answer = Vec::new();
        let _ = stream.read_to_end(&mut answer).await;
        answer
    };
    let answer = tokio::time::timeout(Duration::from_secs(5), answer).await.expect("the emulator hangs up");
    assert!(!answer.starts_with(b"HTTP/1.1 500"), "{}", String::from_utf8_lossy(&answer));
}
