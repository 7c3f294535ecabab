//! Settings of an emulator, and its start.

use std::collections::BTreeMap;
use std::fmt;
use std::io;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::path::PathBuf;
use std::sync::{Arc, Weak};
use std::time::{Duration, SystemTime};

use cosmosdb::types::ConsistencyLevel;
use cosmosdb_core::service::Service;

use crate::WELL_KNOWN_KEY;
use crate::admin::Admin;
use crate::auth::{Key, Keys};
use crate::clock::{Clock, Source};
use crate::consistency::Consistency;
use crate::emulator::{Emulator, invalid};
use crate::faults::Faults;
use crate::handler::Handler;
use crate::log::{Log, Logged};
use crate::regions::Regions;
use crate::script::Limits;
use crate::server::Server;
#[cfg(feature = "durable")]
use crate::storage::File;
use crate::storage::{Memory, Storage};
use crate::store::State;
use crate::tls::Identity;
use crate::tokens::Issuer;

/// Where an emulator in-process seems to listen.
const USUAL_PORT: u16 = 8081;

/// Settings of an emulator.
pub struct EmulatorBuilder {
    host: IpAddr,
    port: u16,
    admin_port: Option<u16>,
    key: String,
    secondary_key: Option<String>,
    read_only_keys: Vec<String>,
    service: &'static Service,
    clock: Source,
    begins_at: Option<SystemTime>,
    partitions: u32,
    regions: Vec<String>,
    multiple_writes: bool,
    consistency: Consistency,
    seed: u64,
    scripts: Limits,
    throttled: bool,
    log: Option<Log>,
    /// The names that a certificate is made for, if there is to be one.
    tls: Option<Vec<String>>,
    seed_file: Option<PathBuf>,
    #[cfg(feature = "durable")]
    data: Option<PathBuf>,
    #[cfg(feature = "durable")]
    syncs: bool,
}

impl Default for EmulatorBuilder {
    fn default() -> Self {
        Self {
            host: IpAddr::V4(Ipv4Addr::LOCALHOST),
            port: 0,
            admin_port: None,
            key: WELL_KNOWN_KEY.to_owned(),
            secondary_key: None,
            read_only_keys: Vec::new(),
            service: &cosmosdb::SERVICE,
            clock: Arc::new(SystemTime::now),
            begins_at: None,
            partitions: 1,
            regions: Vec::new(),
            multiple_writes: false,
            consistency: Consistency::default(),
            seed: 0,
            scripts: Limits::default(),
            throttled: false,
            log: None,
            tls: None,
            seed_file: None,
            #[cfg(feature = "durable")]
            data: None,
            #[cfg(feature = "durable")]
            syncs: true,
        }
    }
}

impl EmulatorBuilder {
    /// The address to listen at; 127.0.0.1 by default. One that is no loopback address takes TLS and keys that nobody knows.
    #[must_use]
    pub fn host(mut self, host: IpAddr) -> Self {
        self.host = host;
        self
    }

    /// The port to listen on; 0, the default, takes a free one. Several regions take the ports after it.
    #[must_use]
    pub fn port(mut self, port: u16) -> Self {
        self.port = port;
        self
    }

    /// Lets the emulator be told what to do by HTTP, on a port of its own; 0 takes a free one. By default it cannot. It is always at a
    /// loopback address, and takes no key: whoever is on the machine can use it, but no page that a browser shows from elsewhere. In-process,
    /// it means nothing.
    ///
    /// `GET /` lists what it does: health, faults, the clock, regions, splits and merges, snapshots, export.
    ///
    /// ```
    /// # #[tokio::main]
    /// # async fn main() -> std::io::Result<()> {
    /// let emulator = cosmosdb_emulator::Emulator::builder().admin_port(0).start().await?;
    /// println!("curl {}/health", emulator.admin_endpoint().unwrap_or_default());
    /// # Ok(())
    /// # }
    /// ```
    #[must_use]
    pub fn admin_port(mut self, port: u16) -> Self {
        self.admin_port = Some(port);
        self
    }

    /// The master key, in base64; [`WELL_KNOWN_KEY`] by default.
    #[must_use]
    pub fn key(mut self, base64: impl Into<String>) -> Self {
        self.key = base64.into();
        self
    }

    /// The secondary key, in base64, which allows what the master key does; by default there is none.
    #[must_use]
    pub fn secondary_key(mut self, base64: impl Into<String>) -> Self {
        self.secondary_key = Some(base64.into());
        self
    }

    /// A key, in base64, that allows reads only; by default there is none. There may be several.
    #[must_use]
    pub fn read_only_key(mut self, base64: impl Into<String>) -> Self {
        self.read_only_keys.push(base64.into());
        self
    }

    /// The tables of the service to serve; those of Cosmos DB by default.
    #[must_use]
    pub fn service(mut self, service: &'static Service) -> Self {
        self.service = service;
        self
    }

    /// What tells the emulator the time; the system's clock by default. The [clock of the emulator](Emulator::clock) follows it, and can be
    /// moved.
    #[must_use]
    pub fn clock(mut self, clock: impl Fn() -> SystemTime + Send + Sync + 'static) -> Self {
        self.clock = Arc::new(clock);
        self
    }

    /// What time it is when the emulator starts; from there its clock goes on.
    #[must_use]
    pub fn begin_at(mut self, time: SystemTime) -> Self {
        self.begins_at = Some(time);
        self
    }

    /// How many physical partitions a new collection has; one by default. A collection without a partition key, or with one that is
    /// not hashed, has one whatever this says.
    #[must_use]
    pub fn partitions(mut self, count: u32) -> Self {
        self.partitions = count;
        self
    }

    /// The regions that the account is in, by priority: the first one takes the writes. By default there is one, which is called
    /// `Local`.
    ///
    /// With several, each has an [endpoint](Emulator::region_endpoint) of its own, beside that of the account, which always leads to
    /// the region that takes writes, or to another if that is offline.
    #[must_use]
    pub fn regions<S: Into<String>>(mut self, names: impl IntoIterator<Item = S>) -> Self {
        self.regions = names.into_iter().map(Into::into).collect();
        self
    }

    /// Whether documents may be written in every region; by default in one only.
    #[must_use]
    pub fn multiple_write_regions(mut self, multiple: bool) -> Self {
        self.multiple_writes = multiple;
        self
    }

    /// How consistent reads are; by default they are of a session. Requests may ask for less. It shows where a region
    /// [lags](Emulator::set_lag).
    #[must_use]
    pub fn consistency(mut self, level: ConsistencyLevel) -> Self {
        self.consistency.level = level;
        self
    }

    /// How far reads of bounded staleness may be behind: this many versions, and this long; 100 and five seconds by default.
    #[must_use]
    pub fn staleness(mut self, versions: u32, time: Duration) -> Self {
        (self.consistency.versions, self.consistency.time) = (versions, time);
        self
    }

    /// What the share of requests that a [`Fault`](crate::Fault) concerns is drawn from: with the same seed, and the same requests
    /// in the same order, it concerns the same.
    #[must_use]
    pub fn seed(mut self, seed: u64) -> Self {
        self.seed = seed;
        self
    }

    /// Lets throughput run out: the physical partitions of a collection spend what its offer gives them, or its database's offer, second by
    /// second, and what comes after that is answered with 429 (sub-status 3200) and how long to wait. Requests of low
    /// priority are refused first, and those in a throughput bucket when its share is spent (sub-status 3212). Without this, nothing is
    /// throttled.
    #[must_use]
    pub fn throttled(mut self) -> Self {
        self.throttled = true;
        self
    }

    /// Who is told of every request when it has been answered, or has come to another end. Whoever is told should not take long: the
    /// request waits.
    #[must_use]
    pub fn log(mut self, log: impl Fn(&Logged) + Send + Sync + 'static) -> Self {
        self.log = Some(Arc::new(log));
        self
    }

    /// How long a script may run, 5 seconds by default as in the service; a query whose functions take longer fails, too. After four
    /// fifths of it, a script's operations are no longer accepted.
    #[must_use]
    pub fn script_time(mut self, time: Duration) -> Self {
        self.scripts.time = time;
        self
    }

    /// How much memory a script may use, in bytes; 64 MB by default. The engine itself needs one of them.
    #[must_use]
    pub fn script_memory(mut self, bytes: usize) -> Self {
        self.scripts.memory = bytes;
        self
    }

    /// Speaks TLS, with a certificate for `localhost`, for the address that it listens at, and for these names. It comes from an
    /// authority that is made at the start, whose [certificate](Emulator::certificate) clients have to trust. In-process, it means nothing.
    #[must_use]
    pub fn tls<S: Into<String>>(mut self, names: impl IntoIterator<Item = S>) -> Self {
        self.tls = Some(names.into_iter().map(Into::into).collect());
        self
    }

    /// Begins with what this file says, unless something was [kept](Self::data). It is of lines of JSON, one for each resource: `in`, the
    /// path of its feed, and `body`, as a request would create it. Databases and collections may have an `offer` with
    /// `offerThroughput`, `offerAutopilotSettings` or `offerType`; what is in a document needs its `partitionKey`; an attachment may
    /// have `media` in base64. [`Emulator::export`] writes such files.
    ///
    /// ```
    /// # #[tokio::main]
    /// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let file = std::env::temp_dir().join(format!("seed-{}.ndjson", std::process::id()));
    /// std::fs::write(&file, r#"{"in": "dbs", "body": {"id": "shop"}}
    /// {"in": "dbs/shop/colls", "body": {"id": "orders", "partitionKey": {"paths": ["/pk"]}}, "offer": {"offerThroughput": 400}}
    /// {"in": "dbs/shop/colls/orders/docs", "body": {"id": "1", "pk": "a"}}
    /// "#)?;
    /// let emulator = cosmosdb_emulator::Emulator::builder().seed_file(&file).in_process()?;
    /// # std::fs::remove_file(&file)?;
    /// let client = cosmosdb::Client::builder(emulator.endpoint()).key(emulator.key())?.transport(emulator.transport()).build()?;
    /// client.database("shop").collection("orders").read_document("a", "1").await?;
    /// # Ok(())
    /// # }
    /// ```
    #[must_use]
    pub fn seed_file(mut self, path: impl Into<PathBuf>) -> Self {
        self.seed_file = Some(path.into());
        self
    }

    /// Keeps everything in this file, which is made if it is not there, and begins with what is in it. By default nothing is kept.
    ///
    /// Who is answered may rely on it: a change is in the file before its answer is given. Requests that come at the same time share
    /// the wait. A change that cannot be kept is refused with 503, and so are all later ones, until the emulator is started anew; what
    /// was kept can be read.
    ///
    /// ```
    /// # #[tokio::main]
    /// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let directory = std::env::temp_dir().join(format!("emulator-{}", std::process::id()));
    /// # std::fs::create_dir_all(&directory)?;
    /// # let path = directory.join("shop.redb");
    /// # let emulate = || cosmosdb_emulator::Emulator::builder().data(&path).in_process();
    /// # let connect = |emulator: &cosmosdb_emulator::Emulator| {
    /// #     cosmosdb::Client::builder(emulator.endpoint()).key(emulator.key())?.transport(emulator.transport()).build()
    /// # };
    /// let emulator = emulate()?;
    /// connect(&emulator)?.create_database("shop").await?;
    /// drop(emulator);
    /// let emulator = emulate()?;
    /// connect(&emulator)?.read_database("shop").await?;
    /// # drop(emulator);
    /// # std::fs::remove_dir_all(&directory)?;
    /// # Ok(())
    /// # }
    /// ```
    #[cfg(feature = "durable")]
    #[must_use]
    pub fn data(mut self, path: impl Into<PathBuf>) -> Self {
        self.data = Some(path.into());
        self
    }

    /// Whether changes are on the disk before they are answered, as they are by default. If not, they are with the operating system:
    /// they outlive the emulator, however it ends, but not the machine.
    #[cfg(feature = "durable")]
    #[must_use]
    pub fn fsync(mut self, always: bool) -> Self {
        self.syncs = always;
        self
    }

    /// Whether one of its keys is that which everybody knows.
    fn has_a_known_key(&self) -> bool {
        let all = std::iter::once(&self.key).chain(&self.secondary_key).chain(&self.read_only_keys);
        all.into_iter().any(|key| key.trim() == WELL_KNOWN_KEY)
    }

    /// Starts the emulator as a server.
    ///
    /// # Errors
    ///
    /// A key is not base64, two regions have the same name, the host is not a loopback address and there is no TLS or no key but the
    /// well-known one, a name for TLS is none, a port is taken, the file of [`data`](Self::data) is in use, damaged, or
    /// something else, or that of [`seed_file`](Self::seed_file) cannot be read or says what cannot be.
    pub async fn start(mut self) -> io::Result<Emulator> {
        if !self.host.is_loopback() && (self.tls.is_none() || self.has_a_known_key()) {
            // What anybody can read, or whose key everybody knows, is nothing for a network.
            return Err(invalid(format!(
                "without TLS and a key of its own, the emulator listens at loopback addresses only, and {} is none",
                self.host
            )));
        }
        let (host, port, admin_port) = (self.host, self.port, self.admin_port);
        let tls = self.tls.take().map(|names| Identity::new(host, &names)).transpose()?;
        let mut emulator = self.in_process()?;
        emulator.tls = tls;
        let mut servers = BTreeMap::new();
        let mut ports = Vec::new();
        for offset in 0..emulator.ports.len() {
            let wanted = if port == 0 { 0 } else { after(port, offset)? };
            let address = SocketAddr::new(host, wanted);
            let started = Server::start(address, Arc::clone(&emulator.handler), emulator.acceptor()).await;
            let (server, port) = started
                .map_err(|error| io::Error::new(error.kind(), format!("the emulator cannot listen at {address}: {error}")))?;
            servers.insert(port, server);
            ports.push(port);
        }
        emulator.ports = ports;
        emulator.listen();
        let servers = Arc::new(servers.into());
        emulator.servers = Arc::downgrade(&servers);
        emulator.running = Some(servers);
        if let Some(port) = admin_port {
            emulator.admin = Some(Admin::start(emulator.handle(), port).await?);
        }
        Ok(emulator)
    }

    /// An emulator that listens nowhere: it is reached by its [`transport`](Emulator::transport) alone.
    ///
    /// # Errors
    ///
    /// A key is not base64, two regions have the same name, or the file of [`data`](Self::data) is in use, damaged, or something
    /// else.
    pub fn in_process(self) -> io::Result<Emulator> {
        let key = |base64: &str| Key::parse(base64).ok_or_else(|| invalid("the key is not base64".to_owned()));
        let secondary = self.secondary_key.as_deref().map(key).transpose()?;
        let read_only = self.read_only_keys.iter().map(|text| key(text)).collect::<io::Result<_>>()?;
        let keys = Keys { primary: key(&self.key)?, secondary, read_only };
        let regions = match self.regions.as_slice() {
            [] => Regions::default(),
            names => Regions::new(names, self.multiple_writes),
        };
        for (index, name) in self.regions.iter().enumerate() {
            if regions.find(name) != Ok(index) {
                return Err(invalid(format!("there are two regions {name}")));
            }
        }
        // Where there is one region, the account's port is that of the region.
        let doors = if regions.are_several() { regions.len() + 1 } else { 1 };
        let ports = if self.port == 0 { usual_ports(doors)? } else { ports(self.port, doors)? };
        let storage = self.storage()?;
        if self.consistency.level == ConsistencyLevel::Strong && self.multiple_writes && regions.are_several() {
            return Err(invalid("an account of strong consistency takes its writes in one region".to_owned()));
        }
        let mut state = State::new(regions, self.partitions, self.scripts);
        state.consistency = self.consistency;
        let issuer = Issuer::new(key(&self.key)?);
        let clock = Clock::new(self.clock);
        if let Some(time) = self.begins_at {
            clock.set(time);
        }
        let mut handler = Handler::new(self.service, keys, issuer, clock, state, storage, Faults::seeded(self.seed))?;
        if self.throttled {
            handler = handler.throttled();
        }
        if let Some(log) = self.log {
            handler = handler.logged(log);
        }
        let handler = Arc::new(handler);
        let servers = Weak::new();
        let emulator =
            Emulator { handler, key: self.key, host: self.host, ports, servers, running: None, tls: None, admin: None };
        emulator.listen();
        if let Some(file) = &self.seed_file {
            emulator.handler.seed(file)?;
        }
        Ok(emulator)
    }

    #[cfg(feature = "durable")]
    fn storage(&self) -> io::Result<Box<dyn Storage>> {
        Ok(match &self.data {
            Some(path) => Box::new(File::open(path, self.syncs)?),
            None => Box::new(Memory),
        })
    }

    #[cfg(not(feature = "durable"))]
    #[allow(clippy::unnecessary_wraps, clippy::unused_self)]
    fn storage(&self) -> io::Result<Box<dyn Storage>> {
        Ok(Box::new(Memory))
    }
}

impl fmt::Debug for EmulatorBuilder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("EmulatorBuilder").field("host", &self.host).field("port", &self.port).finish_non_exhaustive()
    }
}

/// Where an emulator in-process seems to listen.
pub(crate) fn usual_ports(count: usize) -> io::Result<Vec<u16>> {
    ports(USUAL_PORT, count)
}

fn ports(first: u16, count: usize) -> io::Result<Vec<u16>> {
    (0..count).map(|offset| after(first, offset)).collect()
}

fn after(port: u16, offset: usize) -> io::Result<u16> {
    let port = u16::try_from(offset).ok().and_then(|offset| port.checked_add(offset));
    port.ok_or_else(|| invalid("there are not enough ports after the first".to_owned()))
}
