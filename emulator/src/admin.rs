//! The admin endpoint: a port of its own, by which an emulator is told over HTTP what Rust can tell it.

mod commands;
mod guard;
mod reply;

use std::collections::BTreeMap;
use std::io;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::sync::{Arc, Mutex};
use std::time::Instant;

use http::{Method, Request, Response};
use http_body_util::{BodyExt, Limited};
use hyper::body::Incoming;
use serde_json::json;

use crate::fault::segments;
use crate::served::Cut;
use crate::server::{Answers, Outgoing, Server};
use crate::{Emulator, Snapshot};

use reply::{Refusal, Reply};

/// The largest body that is read.
const LARGEST: usize = 1 << 20;

/// What can be asked for: verb, path, what it does.
const COMMANDS: [(&str, &str, &str); 20] = [
    ("GET", "/", "lists all this"),
    ("GET", "/health", "whether the emulator works (200), or has failed to keep something (503); its version and endpoint"),
    ("GET", "/ready", "the same"),
    ("GET", "/requests", "how many requests came, by operation and region"),
    ("GET", "/faults", "the faults that are to happen, and how often each did"),
    ("POST", "/faults", r#"adds one: {"operation": "create_document", "effect": {"answer": {"status": 503}}, "times": 2}"#),
    ("DELETE", "/faults", "takes all faults away"),
    ("GET", "/faults/{id}", "one of the faults"),
    ("DELETE", "/faults/{id}", "takes one away"),
    ("GET", "/clock", "what time it is"),
    ("PATCH", "/clock", r#"moves the clock: {"now": "2026-11-28T12:00:00Z", "advance_ms": 1000, "frozen": true}, or any of it"#),
    ("GET", "/regions", "the regions of the account"),
    (
        "PATCH",
        "/regions/{name}",
        r#"changes one: {"online": false, "lag_ms": 500, "removed": false, "takes_writes": true}, or any of it; a lag may be "forever""#,
    ),
    ("POST", "/split", r#"splits a physical partition: {"collection": "dbs/shop/colls/orders", "range": "0"}"#),
    ("POST", "/merge", r#"merges two neighbours: {"collection": "dbs/shop/colls/orders", "ranges": ["1", "2"]}"#),
    ("GET", "/snapshots", "the names of the snapshots"),
    ("PUT", "/snapshots/{name}", "takes a snapshot of this name, in place of one that has it"),
    ("DELETE", "/snapshots/{name}", "forgets one"),
    ("POST", "/restore", r#"goes back to one: {"snapshot": "seeded"}"#),
    ("GET", "/export", "everything there is, as lines of JSON that --seed takes"),
];

/// What the admin endpoint needs to do what it is told.
pub(crate) struct Admin {
    emulator: Emulator,
    snapshots: Mutex<BTreeMap<String, Snapshot>>,
    began: Instant,
}

/// The address of an admin endpoint: a loopback one, wherever the emulator itself listens.
pub(crate) fn address(host: IpAddr, port: u16) -> SocketAddr {
    SocketAddr::new(if host.is_loopback() { host } else { Ipv4Addr::LOCALHOST.into() }, port)
}

impl Admin {
    /// Listens for what an emulator is to do; returns the server, and the port that it has.
    ///
    /// # Errors
    ///
    /// The port is taken.
    pub(crate) async fn start(emulator: Emulator, port: u16) -> io::Result<(Server, u16)> {
        let address = address(emulator.host, port);
        let admin = Self { emulator, snapshots: Mutex::default(), began: Instant::now() };
        let started = Server::start(address, Arc::new(admin), None).await;
        started.map_err(|error| {
            io::Error::new(error.kind(), format!("the admin endpoint of the emulator cannot listen at {address}: {error}"))
        })
    }

    async fn obey(self: Arc<Self>, request: Request<Incoming>) -> Result<Result<Reply, Refusal>, Cut> {
        let (parts, body) = request.into_parts();
        if let Err(refusal) = guard::check(&parts) {
            return Ok(Err(refusal));
        }
        let body = match Limited::new(body, LARGEST).collect().await {
            Ok(body) => body.to_bytes(),
            Err(error) if error.is::<http_body_util::LengthLimitError>() => {
                return Ok(Err(Refusal::new(413, format!("the body has more than {LARGEST} bytes"))));
            }
            Err(_) => return Err(Cut::Before),
        };
        if let Err(refusal) = guard::check_body(&parts, &body) {
            return Ok(Err(refusal));
        }
        let path = segments(parts.uri.path());
        // What is told may have to wait for the state or for the disk, which must hold nobody else up.
        let done = tokio::task::spawn_blocking(move || self.carry_out(&parts.method, &path, &body)).await;
        Ok(done.unwrap_or_else(|_| Err(Refusal::new(500, "the emulator has panicked"))))
    }

    fn carry_out(&self, method: &Method, path: &[String], body: &[u8]) -> Result<Reply, Refusal> {
        let method = if method == Method::HEAD { "GET" } else { method.as_str() };
        let path: Vec<&str> = path.iter().map(String::as_str).collect();
        match (method, path.as_slice()) {
            ("GET", []) => Ok(index()),
            ("GET", ["health" | "ready"]) => Ok(self.health()),
            ("GET", ["requests"]) => Ok(self.requests()),
            ("GET", ["faults"]) => Ok(self.faults()),
            ("POST", ["faults"]) => self.add_fault(body),
            ("DELETE", ["faults"]) => Ok(self.clear_faults()),
            ("GET", ["faults", id]) => self.fault(id),
            ("DELETE", ["faults", id]) => self.remove_fault(id),
            ("GET", ["clock"]) => Ok(self.clock()),
            ("PATCH", ["clock"]) => self.move_clock(body),
            ("GET", ["regions"]) => Ok(self.regions()),
            ("PATCH", ["regions", name]) => self.change_region(name, body),
            ("POST", ["split"]) => self.split(body),
            ("POST", ["merge"]) => self.merge(body),
            ("GET", ["snapshots"]) => Ok(self.snapshots()),
            ("PUT", ["snapshots", name]) => Ok(self.take_snapshot(name)),
            ("DELETE", ["snapshots", name]) => self.forget_snapshot(name),
            ("POST", ["restore"]) => self.restore(body),
            ("GET", ["export"]) => self.export(),
            (_, path) => Err(unknown(path)),
        }
    }
}

impl Answers for Admin {
    async fn answer(self: Arc<Self>, _: u16, request: Request<Incoming>) -> Result<Response<Outgoing>, Cut> {
        let outcome = self.obey(request).await?;
        let response = outcome.map_or_else(Refusal::respond, Reply::respond);
        Ok(response.map(|body| Outgoing::new(body, None)))
    }
}

fn index() -> Reply {
    let commands: Vec<_> =
        COMMANDS.iter().map(|(verb, path, does)| json!({"request": format!("{verb} {path}"), "does": does})).collect();
    Reply::ok(json!({"emulator": env!("CARGO_PKG_VERSION"), "commands": commands}))
}

/// Says what there is instead: other verbs of the path, or other paths.
fn unknown(path: &[&str]) -> Refusal {
    let is_it = |known: &str| {
        let known: Vec<&str> = known.split('/').filter(|segment| !segment.is_empty()).collect();
        known.len() == path.len() && known.iter().zip(path).all(|(known, own)| known == own || known.starts_with('{'))
    };
    let verbs: Vec<&str> = COMMANDS.iter().filter(|(_, known, _)| is_it(known)).map(|(verb, ..)| *verb).collect();
    if verbs.is_empty() {
        return Refusal::new(404, format!("there is nothing at /{}: GET / lists what there is", path.join("/")));
    }
    let verbs = verbs.join(", ");
    Refusal::new(405, format!("/{} takes {verbs}", path.join("/"))).allowing(verbs)
}
