//! From a request to its answer: route, authenticate, carry out, and write the headers that every answer has.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{SystemTime, UNIX_EPOCH};

use bytes::Bytes;
use cosmosdb_core::ApiVersion;
use cosmosdb_core::service::{Effect, Service};
use http::header::{ALLOW, CONTENT_TYPE, HOST, HeaderName, HeaderValue};
use http::{HeaderMap, Method, Request, Response, StatusCode};

use crate::answer::Answer;
use crate::api::Api;
use crate::auth::{self, Keys, Signed};
use crate::call::Call;
use crate::error::{Failure, Fault, Outcome};
use crate::headers::Headers;
use crate::router::{self, Path};
use crate::store::{Feed, Place, State};
use crate::tokens::Issuer;
use crate::{charge, collections, crud, session, special};

/// What tells the time.
pub(crate) type Clock = Arc<dyn Fn() -> SystemTime + Send + Sync>;

/// The levels of consistency that the account has, weaker ones included.
const CONSISTENCY: [&str; 3] = ["Session", "ConsistentPrefix", "Eventual"];

/// Answers requests; the same in-process and behind a socket.
pub(crate) struct Handler {
    api: Api,
    keys: Keys,
    issuer: Issuer,
    clock: Clock,
    state: Mutex<State>,
    requests: AtomicU64,
}

/// The headers of an answer that come from where the request is about.
#[derive(Default)]
struct Surroundings(Vec<(&'static str, String)>);

impl Handler {
    pub(crate) fn new(service: &'static Service, keys: Keys, issuer: Issuer, clock: Clock) -> Self {
        Self { api: Api::new(service), keys, issuer, clock, state: Mutex::default(), requests: AtomicU64::new(0) }
    }

    /// Answers a request that came to `address`, `127.0.0.1:8081`.
    pub(crate) fn handle(&self, address: &str, request: &Request<Bytes>) -> Response<Bytes> {
        let activity_id = self.activity_id(request.headers());
        let (surroundings, outcome) = self.run(address, request);
        let headers = Headers::new(&self.api, request.headers());
        match outcome {
            Ok(answer) => {
                let drops = request.method() != Method::GET && !answer.whole && headers.drops_body();
                let bodiless = request.method() == Method::HEAD || drops;
                self.respond(&activity_id, &surroundings, answer, bodiless)
            }
            Err(failure) => self.refuse(&activity_id, &surroundings, &failure, request.method() == Method::HEAD),
        }
    }

    /// Answers a request whose body is too large to be read.
    pub(crate) fn refuse_large(&self, headers: &HeaderMap, largest: usize) -> Response<Bytes> {
        let failure = Failure::new(Fault::TooLarge, format!("The body has more than {largest} bytes."));
        self.refuse(&self.activity_id(headers), &Surroundings::default(), &failure, false)
    }

    fn run(&self, address: &str, request: &Request<Bytes>) -> (Surroundings, Outcome<Answer>) {
        let origin = origin(address, request);
        let call = match self.understand(&origin, request) {
            Ok(call) => call,
            Err(failure) => return (Surroundings::default(), Err(failure)),
        };
        let mut state = self.state();
        let place = match crud::locate(&mut state, &call) {
            Ok(place) => place,
            Err(failure) => return (Surroundings::default(), Err(failure)),
        };
        let outcome = crud::serve(&mut state, &call, &place);
        (surroundings(&state, &call, &place), outcome)
    }

    /// Everything that can be told of a request without the state.
    fn understand<'a>(&'a self, origin: &'a str, request: &'a Request<Bytes>) -> Outcome<Call<'a>> {
        let headers = Headers::new(&self.api, request.headers());
        let version = self.version(&headers)?;
        let path = Path::parse(&self.api, request.uri().path())
            .ok_or_else(|| Failure::new(Fault::NotFound, "There is nothing at this path."))?;
        let operation = router::route(&self.api, request.method(), &path, &headers, version)?;
        let mut types = vec![operation.resource.signs];
        types.extend(special::signed_also(operation));
        let signed = Signed { path: &path, types, rid_bytes: operation.resource.rid_bytes };
        let now = (self.clock)();
        let grant = auth::authenticate(&self.keys, &self.issuer, now, request.method(), &signed, &headers)?;
        let call = Call {
            api: &self.api,
            operation,
            path,
            version,
            headers,
            body: request.body(),
            now: now.duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs()),
            origin,
            grant,
            issuer: &self.issuer,
        };
        call.check_required()?;
        check_consistency(&call)?;
        special::check_supported(&call)?;
        Ok(call)
    }

    /// The API version that a request speaks.
    fn version(&self, headers: &Headers<'_>) -> Outcome<ApiVersion> {
        let Some(text) = headers.get("version") else { return Ok(self.api.newest()) };
        let known = ApiVersion::parse(text).and_then(|version| self.api.service().version(version));
        match known {
            Some(info) => match info.retired {
                Some(date) => Err(Failure::bad_request(format!("The API version {text} was retired on {date}."))),
                None => Ok(info.version),
            },
            None => {
                let versions = self.api.service().versions.iter().filter(|info| info.retired.is_none());
                let versions: Vec<String> = versions.map(|info| info.version.to_string()).collect();
                Err(headers.invalid("version", text, &format!("one of {}", versions.join(", "))))
            }
        }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        // A panic in a handler would be a fault of the emulator; what it holds is still whole enough to go on.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The client's, or one that counts: a run of the same requests has the same ids.
    fn activity_id(&self, headers: &HeaderMap) -> String {
        let sent = Headers::new(&self.api, headers).get("activity_id");
        let number = self.requests.fetch_add(1, Ordering::Relaxed);
        sent.map_or_else(|| uuid(number), str::to_owned)
    }

    fn respond(&self, activity_id: &str, surroundings: &Surroundings, answer: Answer, bodiless: bool) -> Response<Bytes> {
        let status = StatusCode::from_u16(answer.status).unwrap_or(StatusCode::OK);
        let mut response = Response::new(if bodiless { Bytes::new() } else { answer.body });
        *response.status_mut() = status;
        let headers = response.headers_mut();
        if status != StatusCode::NOT_MODIFIED {
            let media_type = answer.media_type.as_deref().unwrap_or("application/json");
            headers.insert(CONTENT_TYPE, text(media_type));
        }
        self.common(headers, activity_id, answer.charge);
        for (name, value) in surroundings.0.iter().chain(&answer.headers) {
            self.set(headers, name, value);
        }
        response
    }

    fn refuse(&self, activity_id: &str, surroundings: &Surroundings, failure: &Failure, bodiless: bool) -> Response<Bytes> {
        let (status, sub_status) = failure.fault.code(&self.api);
        let mut response = Response::new(if bodiless { Bytes::new() } else { failure.body(status, activity_id) });
        *response.status_mut() = status;
        let headers = response.headers_mut();
        headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
        self.common(headers, activity_id, charge::POINT);
        for (name, value) in &surroundings.0 {
            self.set(headers, name, value);
        }
        if let Some(sub_status) = sub_status {
            self.set(headers, "sub_status", &sub_status.to_string());
        }
        if let Some(verbs) = &failure.allow {
            headers.insert(ALLOW, text(verbs));
        }
        response
    }

    /// What every answer has.
    fn common(&self, headers: &mut HeaderMap, activity_id: &str, cost: f64) {
        self.set(headers, "server_date", &httpdate::fmt_http_date((self.clock)()));
        self.set(headers, "activity_id", activity_id);
        self.set(headers, "request_charge", &charge::text(cost));
        self.set(headers, "schema_version", "1.19");
        self.set(headers, "service_version", concat!("version=", env!("CARGO_PKG_VERSION")));
        self.set(headers, "gateway_version", concat!("version=", env!("CARGO_PKG_VERSION")));
    }

    /// Sets a header by its name in the specification; one that the service does not have is left out.
    fn set(&self, headers: &mut HeaderMap, name: &str, value: &str) {
        if let Some(wire) = self.api.wire(name)
            && let Ok(wire) = HeaderName::try_from(wire)
        {
            headers.insert(wire, text(value));
        }
    }
}

/// Scheme, host and port that the client used, so that the account can name them.
fn origin(address: &str, request: &Request<Bytes>) -> String {
    let scheme = request.uri().scheme_str().unwrap_or("http");
    let host = request.headers().get(HOST).and_then(|host| host.to_str().ok());
    let host = host.or_else(|| request.uri().authority().map(|authority| authority.as_str()));
    format!("{scheme}://{}", host.unwrap_or(address))
}

/// A request may be content with less consistency than the account has, not ask for more.
fn check_consistency(call: &Call<'_>) -> Outcome<()> {
    match call.headers.get("consistency_level") {
        Some(level) if call.is_read() && !CONSISTENCY.iter().any(|known| known.eq_ignore_ascii_case(level)) => {
            Err(call.headers.invalid("consistency_level", level, "Session, which the account has, or weaker"))
        }
        _ => Ok(()),
    }
}

/// The session, the parent and the quota of what the request was about.
fn surroundings(state: &State, call: &Call<'_>, place: &Place) -> Surroundings {
    let mut headers = Vec::new();
    let in_collection = state.container(place.spots()).is_some();
    let lsn = state.lsn(place.spots());
    headers.push(("session_token", session::token(call.version, in_collection, lsn)));
    headers.push(("lsn", lsn.to_string()));
    let parent = place.ancestors();
    if !parent.is_empty() {
        headers.push(("alt_content_path", state.path_by_ids(parent)));
        headers.push(("content_path", state.rid(parent).to_string()));
    }
    if place.is_partitioned() && in_collection {
        headers.push(("partition_key_range_id", crate::pkranges::ONLY.to_owned()));
    }
    if place.is_item() && call.operation.effect != Effect::Execute {
        headers.push(("content_location", format!("{}/{}", call.origin, encoded(&call.path.link()))));
    } else if call.operation.method == http::Method::GET {
        let link = format!("{}/{}", call.path.link(), call.resource().segment);
        headers.push(("content_location", format!("{}/{}", call.origin, encoded(link.trim_start_matches('/')))));
    }
    if let Some((quota, usage)) = quota(state, call, place) {
        headers.push(("resource_quota", quota));
        headers.push(("resource_usage", usage));
    }
    Surroundings(headers)
}

fn quota(state: &State, call: &Call<'_>, place: &Place) -> Option<(String, String)> {
    let ways = (1..=place.spots().len()).rev().filter_map(|end| place.spots().get(..end));
    let collection = ways.filter_map(|way| state.node(way)).find_map(|node| Some((node, node.container.as_deref()?)));
    let wanted = place.is_partitioned() || call.headers.flag("populate_quota_info").unwrap_or(false);
    if let Some((node, container)) = collection.filter(|_| wanted) {
        return Some(collections::quota(node, container));
    }
    if call.operation.method == http::Method::GET && !place.is_item() && call.resource().parent.is_none() {
        let resources = special::OF_THE_ACCOUNT.iter().filter_map(|name| call.api.service().resource(name));
        let all: Vec<_> = resources.filter_map(|of| Some((special::quota(of)?, state.total(of.name)))).collect();
        let quota: String = all.iter().map(|((name, most), _)| format!("{name}={most};")).collect();
        let usage: String = all.iter().map(|((name, _), used)| format!("{name}={used};")).collect();
        return special::quota(call.resource()).map(|_| (quota, usage));
    }
    let (name, most) = special::quota(call.resource())?;
    let used = state.feed(place.ancestors(), call.resource()).map_or(0, Feed::len);
    Some((format!("{name}={most};"), format!("{name}={used};")))
}

/// A link as part of a URL.
fn encoded(link: &str) -> String {
    use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
    const KEPT: &AsciiSet = &NON_ALPHANUMERIC.remove(b'/').remove(b'-').remove(b'_').remove(b'.').remove(b'~').remove(b'=');
    utf8_percent_encode(link, KEPT).to_string()
}

/// A header's text; what cannot stand in one is left out.
fn text(value: &str) -> HeaderValue {
    HeaderValue::from_str(value).or_else(|_| HeaderValue::from_str(&encoded(value))).unwrap_or(HeaderValue::from_static(""))
}

/// A UUID of a number; the same one always has the same.
fn uuid(number: u64) -> String {
    let mix = |seed: u64| {
        // SplitMix64.
        let mut z = number.wrapping_add(seed).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    };
    let (high, low) = (mix(1), mix(0x1_0000_0001));
    format!(
        "{:08x}-{:04x}-4{:03x}-{:04x}-{:012x}",
        high >> 32,
        (high >> 16) & 0xFFFF,
        high & 0xFFF,
        0x8000 | (low >> 48) & 0x3FFF,
        low & 0xFFFF_FFFF_FFFF
    )
}
