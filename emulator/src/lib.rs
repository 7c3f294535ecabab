//! A local Azure Cosmos DB for tests and development: in-process, or as a server.
//!
//! ```
//! # #[tokio::main]
//! # async fn main() -> std::io::Result<()> {
//! use cosmosdb_emulator::Emulator;
//!
//! let emulator = Emulator::start().await?;
//! println!("{} {}", emulator.endpoint(), emulator.key());
//! emulator.shutdown().await;
//! # Ok(())
//! # }
//! ```
//!
//! It speaks plain HTTP on a loopback port, checks every signature and token, and keeps everything in memory. What it serves it
//! reads from the same tables as the client: every resource and every operation of the specification is there, whether the emulator
//! has heard of it or not. Beyond that it answers SQL queries and plans them, carries out transactional batches and bulk requests,
//! tells the change feed in both of its modes, lets documents expire, and answers 404 with sub-status 1002 to a session
//! that it has not come to.
//!
//! What it does not do it answers with 501, and says so: patches with a condition, stored procedures, triggers,
//! queries that call user-defined functions, `ttlPropertyPath`, and reading a part of a partition key range. A collection has one
//! physical partition, the account has one region, and nothing is ever throttled.

mod account;
mod answer;
mod api;
mod auth;
mod batch;
mod call;
mod change_feed;
mod change_log;
mod charge;
mod collections;
mod crud;
mod documents;
mod error;
mod handler;
mod headers;
mod json;
mod lifetimes;
mod media;
mod offers;
mod page;
mod partition_key;
mod patch;
mod permissions;
mod pkranges;
mod precondition;
mod purge;
mod query;
mod rid;
mod router;
mod server;
mod session;
mod shape;
mod special;
mod store;
mod tokens;

use std::fmt;
use std::io;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::sync::Arc;
use std::time::SystemTime;

use bytes::Bytes;
use cosmosdb_core::service::Service;
use cosmosdb_core::{Answer, Transport};
use tokio::net::TcpListener;
use tokio::sync::watch;
use tokio::task::JoinHandle;

use crate::auth::{Key, Keys};
use crate::handler::{Clock, Handler};
use crate::tokens::Issuer;

/// The key that emulators of Cosmos DB have: publicly documented, and no secret.
pub const WELL_KNOWN_KEY: &str = "C2y6yDjf5/R+ob0N8A7Cgv30VRDJIWEHLM+4QDU5DE2nQ9nDuVTqobD4b8mGGyPMbIZnqyMsEcaGQy67XIw/Jw==";

/// A running emulator. It stops when it is dropped.
pub struct Emulator {
    handler: Arc<Handler>,
    key: String,
    address: SocketAddr,
    server: Option<Server>,
}

struct Server {
    stop: watch::Sender<bool>,
    task: JoinHandle<()>,
}

impl Emulator {
    /// Starts an emulator with the well-known key on a free port of 127.0.0.1.
    ///
    /// # Errors
    ///
    /// There is no free port.
    pub async fn start() -> io::Result<Self> {
        Self::builder().start().await
    }

    /// An emulator that listens nowhere: it is reached by its [`transport`](Self::transport) alone.
    ///
    /// # Errors
    ///
    /// Never, with nothing set; see [`EmulatorBuilder::in_process`].
    pub fn in_process() -> io::Result<Self> {
        Self::builder().in_process()
    }

    /// An emulator with other settings.
    #[must_use]
    pub fn builder() -> EmulatorBuilder {
        EmulatorBuilder::default()
    }

    /// Where it listens: `http://127.0.0.1:54321`. In-process, where it seems to.
    #[must_use]
    pub fn endpoint(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Its master key, in base64.
    #[must_use]
    pub fn key(&self) -> &str {
        &self.key
    }

    /// A transport to it that needs no sockets; it reaches the same data as the endpoint, and outlives the server.
    #[must_use]
    pub fn transport(&self) -> InProcess {
        InProcess { handler: Arc::clone(&self.handler), address: self.address.to_string().into() }
    }

    /// Stops to listen, and waits until what was begun is answered.
    pub async fn shutdown(mut self) {
        if let Some(server) = self.server.take() {
            let _ = server.stop.send(true);
            let _ = server.task.await;
        }
    }
}

impl Drop for Emulator {
    fn drop(&mut self) {
        if let Some(server) = &self.server {
            let _ = server.stop.send(true);
        }
    }
}

impl fmt::Debug for Emulator {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Emulator").field("endpoint", &self.endpoint()).finish_non_exhaustive()
    }
}

/// Settings of an emulator.
pub struct EmulatorBuilder {
    host: IpAddr,
    port: u16,
    key: String,
    read_only_key: Option<String>,
    service: &'static Service,
    clock: Clock,
}

impl Default for EmulatorBuilder {
    fn default() -> Self {
        Self {
            host: IpAddr::V4(Ipv4Addr::LOCALHOST),
            port: 0,
            key: WELL_KNOWN_KEY.to_owned(),
            read_only_key: None,
            service: &cosmosdb::SERVICE,
            clock: Arc::new(SystemTime::now),
        }
    }
}

impl EmulatorBuilder {
    /// The loopback address to listen at; 127.0.0.1 by default.
    #[must_use]
    pub fn host(mut self, host: IpAddr) -> Self {
        self.host = host;
        self
    }

    /// The port to listen on; 0, the default, takes a free one.
    #[must_use]
    pub fn port(mut self, port: u16) -> Self {
        self.port = port;
        self
    }

    /// The master key, in base64; [`WELL_KNOWN_KEY`] by default.
    #[must_use]
    pub fn key(mut self, base64: impl Into<String>) -> Self {
        self.key = base64.into();
        self
    }

    /// A second key, in base64, that allows reads only; by default there is none.
    #[must_use]
    pub fn read_only_key(mut self, base64: impl Into<String>) -> Self {
        self.read_only_key = Some(base64.into());
        self
    }

    /// The tables of the service to serve; those of Cosmos DB by default.
    #[must_use]
    pub fn service(mut self, service: &'static Service) -> Self {
        self.service = service;
        self
    }

    /// What tells the emulator the time; the system's clock by default.
    #[must_use]
    pub fn clock(mut self, clock: impl Fn() -> SystemTime + Send + Sync + 'static) -> Self {
        self.clock = Arc::new(clock);
        self
    }

    /// Starts the emulator as a server.
    ///
    /// # Errors
    ///
    /// A key is not base64, the host is not a loopback address, or the port is taken.
    pub async fn start(self) -> io::Result<Emulator> {
        if !self.host.is_loopback() {
            // The key is public and the connection is not encrypted: nothing for a network.
            return Err(invalid(format!("the emulator listens at loopback addresses only, and {} is none", self.host)));
        }
        let (host, port) = (self.host, self.port);
        let mut emulator = self.in_process()?;
        let listener = TcpListener::bind((host, port)).await?;
        emulator.address = listener.local_addr()?;
        let (stop, stopped) = watch::channel(false);
        let task = tokio::spawn(server::serve(listener, emulator.address, Arc::clone(&emulator.handler), stopped));
        emulator.server = Some(Server { stop, task });
        Ok(emulator)
    }

    /// An emulator that listens nowhere: it is reached by its [`transport`](Emulator::transport) alone.
    ///
    /// # Errors
    ///
    /// A key is not base64.
    pub fn in_process(self) -> io::Result<Emulator> {
        let key = |base64: &str| Key::parse(base64).ok_or_else(|| invalid("the key is not base64".to_owned()));
        let read_only = self.read_only_key.as_deref().map(key).transpose()?;
        let keys = Keys { master: key(&self.key)?, read_only };
        let handler = Handler::new(self.service, keys, Issuer::new(key(&self.key)?), self.clock);
        let port = if self.port == 0 { 8081 } else { self.port };
        Ok(Emulator { handler: Arc::new(handler), key: self.key, address: SocketAddr::new(self.host, port), server: None })
    }
}

impl fmt::Debug for EmulatorBuilder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("EmulatorBuilder").field("host", &self.host).field("port", &self.port).finish_non_exhaustive()
    }
}

fn invalid(message: String) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidInput, message)
}

/// A way to an emulator without sockets: hand it to a client as its transport.
#[derive(Clone)]
pub struct InProcess {
    handler: Arc<Handler>,
    address: Arc<str>,
}

impl Transport for InProcess {
    fn send<'a>(&'a self, request: http::Request<Bytes>) -> Answer<'a> {
        Box::pin(async move { Ok(self.handler.handle(&self.address, &request)) })
    }
}

impl fmt::Debug for InProcess {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("InProcess").field("address", &self.address).finish_non_exhaustive()
    }
}
