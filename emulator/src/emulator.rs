//! A running emulator, and what it can be told to do.

use std::collections::BTreeMap;
use std::fmt;
use std::io;
use std::net::{IpAddr, SocketAddr};
use std::sync::{Arc, Mutex, PoisonError, Weak};
use std::time::Duration;

use tokio_rustls::TlsAcceptor;

use crate::EmulatorBuilder;
use crate::admin;
use crate::clock::Clock;
use crate::entra::EntraToken;
use crate::error::Failure;
use crate::faults::Faults;
use crate::handler::Handler;
use crate::in_process::InProcess;
use crate::pkranges;
use crate::regions::RegionChange;
use crate::router::Path;
use crate::server::Server;
use crate::store::{Spot, State};
use crate::tls::Identity;
use crate::traffic::Requests;

/// A running emulator. It stops when it is dropped.
pub struct Emulator {
    pub(crate) handler: Arc<Handler>,
    pub(crate) key: String,
    pub(crate) host: IpAddr,
    /// That of the account; where there are several regions, followed by theirs.
    pub(crate) ports: Vec<u16>,
    /// What listens; nothing does in-process, or when it has stopped.
    pub(crate) servers: Weak<Servers>,
    /// Keeps that listening. Only the emulator itself has it.
    pub(crate) running: Option<Arc<Servers>>,
    pub(crate) tls: Option<Identity>,
    /// The server by which it can be told what to do, and its port.
    pub(crate) admin: Option<(Server, u16)>,
}

/// What listens, by its port. Whatever listens stops when nobody has these any more.
pub(crate) type Servers = Mutex<BTreeMap<u16, Server>>;

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
        self.endpoint_at(self.port())
    }

    /// Where a region listens. Where there is but one, it is where the account does.
    ///
    /// # Errors
    ///
    /// There is no such region.
    pub fn region_endpoint(&self, region: &str) -> io::Result<String> {
        let state = self.handler.state();
        let region = state.regions.find(region).map_err(invalid)?;
        Ok(self.endpoint_at(state.regions.port(region)))
    }

    /// Where it can be [told what to do](EmulatorBuilder::admin_port), if it can: `http://127.0.0.1:54322`.
    #[must_use]
    pub fn admin_endpoint(&self) -> Option<String> {
        let (_, port) = self.admin.as_ref()?;
        Some(format!("http://{}", admin::address(self.host, *port)))
    }

    /// Makes a token of Microsoft Entra that the emulator takes: the directory of the account is the emulator itself.
    #[must_use]
    pub fn entra_token(&self, token: &EntraToken) -> String {
        self.handler.entra_token(token)
    }

    /// The certificate that vouches for its own, as a PEM file, where it speaks [TLS](crate::EmulatorBuilder::tls): what a client has to
    /// trust.
    #[must_use]
    pub fn certificate(&self) -> Option<&str> {
        self.tls.as_ref().map(|identity| &*identity.authority)
    }

    /// Its master key, in base64.
    #[must_use]
    pub fn key(&self) -> &str {
        &self.key
    }

    /// A transport to it that needs no sockets; it reaches the same data as the endpoints, and outlives the server.
    #[must_use]
    pub fn transport(&self) -> InProcess {
        InProcess { handler: Arc::clone(&self.handler), port: self.port() }
    }

    /// Stops to listen, and waits until what was begun is answered.
    pub async fn shutdown(mut self) {
        let admin = self.admin.take().map(|(server, _)| server);
        let servers = self.running.take().map(|servers| std::mem::take(&mut *lock(&servers)));
        let all: Vec<Server> = admin.into_iter().chain(servers.into_iter().flat_map(BTreeMap::into_values)).collect();
        all.iter().for_each(Server::stop);
        for server in all {
            server.stopped().await;
        }
    }

    // ---- partitions ------------------------------------------------------------------------------------------------

    /// Splits a physical partition of a collection, `dbs/shop/colls/orders`, in two; returns the ids of the new partition key
    /// ranges. Requests that name the old one are answered 410 with sub-status 1002 from now on.
    ///
    /// ```
    /// # #[tokio::main]
    /// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # use cosmosdb::types::PartitionKeyDefinition;
    /// let emulator = cosmosdb_emulator::Emulator::in_process()?;
    /// let client = cosmosdb::Client::builder(emulator.endpoint()).key(emulator.key())?.transport(emulator.transport()).build()?;
    /// client.create_database("shop").await?;
    /// client.database("shop").create_collection("orders", PartitionKeyDefinition::new(["/pk"]).version(2)).await?;
    /// assert_eq!(emulator.split("dbs/shop/colls/orders", "0")?, ["1", "2"]);
    /// assert_eq!(emulator.merge("dbs/shop/colls/orders", "1", "2")?, "3");
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// There is no such collection or range, or it cannot be split: its documents have no hashed partition key.
    pub fn split(&self, collection: &str, range: &str) -> io::Result<[String; 2]> {
        let now = self.handler.now();
        let mut state = self.handler.state();
        let way = self.collection(&state, collection)?;
        let ranges = pkranges::split(&mut state, self.handler.api(), &way, range, now).map_err(refused)?;
        self.handler.keep_now(state)?;
        Ok(ranges)
    }

    /// Makes one physical partition of two neighbours; returns the id of the new partition key range. The version of its session
    /// tokens is higher than theirs were.
    ///
    /// # Errors
    ///
    /// There is no such collection, or these ranges are not neighbours in it.
    pub fn merge(&self, collection: &str, range: &str, other: &str) -> io::Result<String> {
        let now = self.handler.now();
        let mut state = self.handler.state();
        let way = self.collection(&state, collection)?;
        let range = pkranges::merge(&mut state, self.handler.api(), &way, [range, other], now).map_err(refused)?;
        self.handler.keep_now(state)?;
        Ok(range)
    }

    // ---- regions ---------------------------------------------------------------------------------------------------

    /// Lets another region take the writes, once all of them know of what there is.
    ///
    /// # Errors
    ///
    /// There is no such region, or it has been removed.
    pub fn failover(&self, region: &str) -> io::Result<()> {
        self.in_regions(region, State::fail_over)
    }

    /// Takes a region out of the account: it is no longer listed, and answers 403 with sub-status 1008.
    ///
    /// # Errors
    ///
    /// There is no such region, or it takes the writes.
    pub fn remove_region(&self, region: &str) -> io::Result<()> {
        self.in_regions(region, |state, region| state.regions.set_removed(region, true))
    }

    /// Takes a region that was removed back into the account.
    ///
    /// # Errors
    ///
    /// There is no such region.
    pub fn restore_region(&self, region: &str) -> io::Result<()> {
        self.in_regions(region, |state, region| state.regions.set_removed(region, false))
    }

    /// How long it takes until a region knows of what is written elsewhere; no time by default. [`Duration::MAX`] is for ever, or
    /// until something else is set.
    ///
    /// The documents are as the region knows them: reads there do not see the latest writes, and a session that has seen such a write is
    /// not available: 404 with sub-status 1002. An account of [bounded staleness](crate::EmulatorBuilder::staleness) is behind by no more
    /// than it allows; in one of strong consistency a write is answered when all regions know of it. Where several regions take
    /// writes, a write may conflict with one that is not known yet: the conflict resolution policy of the collection says which stays.
    /// Databases, collections and scripts are known everywhere at once, and so are writes of before the lag was set.
    ///
    /// # Errors
    ///
    /// There is no such region, or writes would never be answered.
    pub fn set_lag(&self, region: &str, lag: Duration) -> io::Result<()> {
        self.in_regions(region, |state, region| state.set_lag(region, lag))
    }

    /// Takes a region off the network: its connections break, and new ones are refused, until it is set
    /// [online](Self::set_online). The account does not notice.
    ///
    /// # Errors
    ///
    /// There is no such region.
    pub async fn set_offline(&self, region: &str) -> io::Result<()> {
        let port = self.set_reachable(region, false)?;
        self.close(port).await;
        Ok(())
    }

    /// Brings a region back to the network, at the port that it had.
    ///
    /// # Errors
    ///
    /// There is no such region, or its port has been taken meanwhile.
    pub async fn set_online(&self, region: &str) -> io::Result<()> {
        let port = self.region_port(region)?;
        let server = self.open(port).await?;
        self.set_reachable(region, true)?;
        self.keep_open(port, server);
        Ok(())
    }

    /// Changes a region in several ways; if one of them cannot be, in none.
    ///
    /// # Errors
    ///
    /// There is no such region, or the reason why it cannot.
    pub(crate) async fn change_region(&self, region: &str, change: &RegionChange) -> io::Result<()> {
        let port = self.region_port(region)?;
        // Whether the port is to be had comes first: whoever asks there is refused until the region is online.
        let server = if change.online == Some(true) { self.open(port).await? } else { None };
        self.in_regions(region, |state, region| state.change_region(region, change))?;
        self.keep_open(port, server);
        if change.online == Some(false) {
            self.close(port).await;
        }
        Ok(())
    }

    // ---- time ------------------------------------------------------------------------------------------------------

    /// The time that it is for the emulator.
    #[must_use]
    pub fn clock(&self) -> Clock {
        self.handler.clock().clone()
    }

    // ---- what goes wrong, and what came ----------------------------------------------------------------------------

    /// What is to go wrong.
    #[must_use]
    pub fn faults(&self) -> Faults {
        self.handler.faults().clone()
    }

    /// How many requests have come so far. Those that an offline region should have had are not among them.
    #[must_use]
    pub fn requests(&self) -> Requests {
        let state = self.handler.state();
        self.handler.traffic().requests(|region| state.regions.name(region).to_owned())
    }

    // ---- below -----------------------------------------------------------------------------------------------------

    /// Lets the account say where it listens.
    pub(crate) fn listen(&self) {
        let (account, regions) = match self.ports.as_slice() {
            [only] => (*only, self.ports.as_slice()),
            [account, regions @ ..] => (*account, regions),
            [] => return,
        };
        self.handler.state().regions.listen(account, regions);
    }

    /// The same emulator, for whoever tells it what to do: it does not keep it running, whatever it has still to do.
    pub(crate) fn handle(&self) -> Self {
        Self {
            handler: Arc::clone(&self.handler),
            key: self.key.clone(),
            host: self.host,
            ports: self.ports.clone(),
            servers: Weak::clone(&self.servers),
            running: None,
            tls: self.tls.clone(),
            admin: None,
        }
    }

    fn port(&self) -> u16 {
        self.ports.first().copied().unwrap_or_default()
    }

    pub(crate) fn endpoint_at(&self, port: u16) -> String {
        let scheme = if self.tls.is_some() { "https" } else { "http" };
        format!("{scheme}://{}", SocketAddr::new(self.host, port))
    }

    pub(crate) fn acceptor(&self) -> Option<TlsAcceptor> {
        self.tls.as_ref().map(|identity| identity.acceptor.clone())
    }

    fn collection(&self, state: &State, path: &str) -> io::Result<Vec<Spot>> {
        let path = Path::parse(self.handler.api(), path).ok_or_else(|| invalid(format!("{path} is no path of a collection")))?;
        let way = state.locate(self.handler.api(), &path, None).map_err(refused)?;
        match state.node(&way) {
            Some(node) if node.container.is_some() && way.len() == path.steps.len() => Ok(way),
            _ => Err(invalid(format!("there is no collection {}", path.link()))),
        }
    }

    fn in_regions(&self, region: &str, work: impl FnOnce(&mut State, usize) -> Result<(), String>) -> io::Result<()> {
        let mut state = self.handler.state();
        let region = state.regions.find(region).map_err(invalid)?;
        work(&mut state, region).map_err(invalid)?;
        state.note_account();
        self.handler.keep_now(state)
    }

    fn region_port(&self, region: &str) -> io::Result<u16> {
        let state = self.handler.state();
        let region = state.regions.find(region).map_err(invalid)?;
        Ok(state.regions.port(region))
    }

    /// Listens at a port, unless something does already, or nothing does anywhere.
    async fn open(&self, port: u16) -> io::Result<Option<Server>> {
        let has_it = self.servers.upgrade().is_none_or(|servers| lock(&servers).contains_key(&port));
        if has_it {
            return Ok(None);
        }
        let address = SocketAddr::new(self.host, port);
        let (server, _) = Server::start(address, Arc::clone(&self.handler), self.acceptor()).await?;
        Ok(Some(server))
    }

    fn keep_open(&self, port: u16, server: Option<Server>) {
        if let (Some(servers), Some(server)) = (self.servers.upgrade(), server) {
            lock(&servers).insert(port, server);
        }
    }

    async fn close(&self, port: u16) {
        let server = self.servers.upgrade().and_then(|servers| lock(&servers).remove(&port));
        if let Some(server) = server {
            server.break_off().await;
        }
    }

    /// Says whether a region can be reached; returns its port.
    fn set_reachable(&self, region: &str, reachable: bool) -> io::Result<u16> {
        let mut state = self.handler.state();
        let region = state.regions.find(region).map_err(invalid)?;
        state.regions.set_offline(region, !reachable);
        Ok(state.regions.port(region))
    }
}

impl fmt::Debug for Emulator {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Emulator").field("endpoint", &self.endpoint()).finish_non_exhaustive()
    }
}

fn lock(servers: &Servers) -> std::sync::MutexGuard<'_, BTreeMap<u16, Server>> {
    servers.lock().unwrap_or_else(PoisonError::into_inner)
}

fn refused(failure: Failure) -> io::Error {
    invalid(failure.message)
}

pub(crate) fn invalid(message: String) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidInput, message)
}
