//! The regions of the account: which of them take writes, which answer at all, and how far they lag behind.

use std::time::Duration;

use cosmosdb_core::service::Effect;
use serde_json::{Value, json};

use crate::call::Call;
use crate::consistency::Behind;
use crate::error::{Failure, Fault, Outcome};

/// What the only region is called where nobody has named any.
const ONLY: &str = "Local";

/// The regions of the account, in the order of their priority.
#[derive(Debug, Clone)]
pub(crate) struct Regions {
    all: Vec<Region>,
    /// Which one takes writes.
    write: usize,
    /// Whether all of them do.
    multiple_writes: bool,
    /// How often the account has changed.
    changes: i64,
    /// The port at which the account answers, wherever it is; that of the only region, if there is one.
    port: u16,
}

#[derive(Debug, Clone)]
struct Region {
    name: String,
    port: u16,
    /// How long it takes until what is written elsewhere is known in it, in milliseconds.
    lag: u64,
    /// The change up to which it knows of everything, whatever the lag.
    known: u64,
    is_offline: bool,
    is_removed: bool,
}

/// Where and when a request is served.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Here {
    pub(crate) region: usize,
    /// In milliseconds since 1970.
    pub(crate) millis: u64,
    /// How many changes there have been in the account.
    pub(crate) changes: u64,
    /// How far it may be behind what was written elsewhere.
    pub(crate) behind: Behind,
}

/// How a region is to become another; what is not said stays as it is.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct RegionChange {
    pub(crate) lag: Option<Duration>,
    pub(crate) removed: Option<bool>,
    pub(crate) takes_writes: bool,
    pub(crate) online: Option<bool>,
}

/// A lag in milliseconds; the longest is for ever.
pub(crate) fn milliseconds(lag: Duration) -> u64 {
    u64::try_from(lag.as_millis()).unwrap_or(u64::MAX)
}

/// Whether two names are of one region: spaces and case count for nothing.
pub(crate) fn are_same(one: &str, other: &str) -> bool {
    let plain = |name: &str| name.replace(' ', "").to_lowercase();
    plain(one) == plain(other)
}

impl Default for Regions {
    fn default() -> Self {
        Self::new(&[ONLY.to_owned()], false)
    }
}

impl Regions {
    /// The regions of these names; the first of them takes writes.
    pub(crate) fn new(names: &[String], multiple_writes: bool) -> Self {
        let region =
            |name: &String| Region { name: name.clone(), port: 0, lag: 0, known: 0, is_offline: false, is_removed: false };
        let all: Vec<Region> = names.iter().map(region).collect();
        // An account with several regions has changed at least once: it was made with one.
        let changes = i64::from(all.len() > 1);
        Self { all, write: 0, multiple_writes, changes, port: 0 }
    }

    pub(crate) fn are_several(&self) -> bool {
        self.all.len() > 1
    }

    pub(crate) fn len(&self) -> usize {
        self.all.len()
    }

    /// The region that takes writes.
    pub(crate) fn write_region(&self) -> usize {
        self.write
    }

    pub(crate) fn changes(&self) -> i64 {
        self.changes
    }

    /// The region of this name; spaces and case count for nothing.
    pub(crate) fn find(&self, name: &str) -> Result<usize, String> {
        let found = self.all.iter().position(|region| are_same(&region.name, name));
        found.ok_or_else(|| format!("the account has no region {name}"))
    }

    pub(crate) fn name(&self, region: usize) -> &str {
        self.all.get(region).map_or("", |region| &region.name)
    }

    // ---- doors -----------------------------------------------------------------------------------------------------

    /// Says at which port the account answers, and at which each region does.
    pub(crate) fn listen(&mut self, account: u16, regions: &[u16]) {
        self.port = account;
        self.all.iter_mut().zip(regions).for_each(|(region, port)| region.port = *port);
    }

    pub(crate) fn port(&self, region: usize) -> u16 {
        self.all.get(region).map_or(self.port, |region| region.port)
    }

    /// Which region answers at a port; `None`: none does.
    pub(crate) fn at(&self, port: u16) -> Option<usize> {
        match self.all.iter().position(|region| region.port == port) {
            Some(region) => Some(region).filter(|region| self.answers(*region)),
            // The account's own, or whatever a proxy has made of it.
            None => self.anywhere(),
        }
    }

    /// The region that answers for the account: the one that takes writes, or another if that is offline.
    fn anywhere(&self) -> Option<usize> {
        let others = 0..self.all.len();
        std::iter::once(self.write).chain(others).find(|region| self.answers(*region) && !self.is_removed(*region))
    }

    fn answers(&self, region: usize) -> bool {
        self.all.get(region).is_some_and(|region| !region.is_offline)
    }

    pub(crate) fn is_offline(&self, region: usize) -> bool {
        !self.answers(region)
    }

    pub(crate) fn is_removed(&self, region: usize) -> bool {
        self.all.get(region).is_none_or(|region| region.is_removed)
    }

    // ---- what is told to do ----------------------------------------------------------------------------------------

    pub(crate) fn set_offline(&mut self, region: usize, is_offline: bool) {
        if let Some(region) = self.all.get_mut(region) {
            region.is_offline = is_offline;
        }
    }

    /// Lets another region take the writes.
    pub(crate) fn fail_over(&mut self, region: usize) -> Result<(), String> {
        if self.is_removed(region) {
            return Err(format!("the region {} is not one of the account's", self.name(region)));
        }
        self.write = region;
        self.changes += 1;
        Ok(())
    }

    /// Takes a region out of the account, or back into it.
    pub(crate) fn set_removed(&mut self, region: usize, is_removed: bool) -> Result<(), String> {
        if is_removed && region == self.write {
            return Err(format!("the region {} takes the writes: let another do so first", self.name(region)));
        }
        if let Some(region) = self.all.get_mut(region) {
            region.is_removed = is_removed;
        }
        self.changes += 1;
        Ok(())
    }

    /// Sets how long it takes until a region knows of what is written elsewhere after the change of this number.
    pub(crate) fn set_lag(&mut self, region: usize, lag: Duration, change: u64) {
        if let Some(region) = self.all.get_mut(region) {
            (region.lag, region.known) = (milliseconds(lag), change);
        }
    }

    /// Lets every region know of all changes up to one.
    pub(crate) fn make_known(&mut self, change: u64) {
        self.all.iter_mut().for_each(|region| region.known = change);
    }

    // ---- what is kept ----------------------------------------------------------------------------------------------

    /// What is to be kept of them.
    pub(crate) fn record(&self) -> Value {
        let names: Vec<&str> = self.all.iter().map(|region| region.name.as_str()).collect();
        let removed: Vec<bool> = self.all.iter().map(|region| region.is_removed).collect();
        json!({"names": names, "write": self.write, "changes": self.changes, "removed": removed})
    }

    /// Becomes what was kept, if it was kept of the same regions.
    pub(crate) fn restore(&mut self, record: &Value) {
        let names = self.all.iter().map(|region| Value::from(region.name.as_str()));
        if record["names"] != Value::Array(names.collect()) {
            return;
        }
        let write = record["write"].as_u64().and_then(|write| usize::try_from(write).ok());
        self.write = write.filter(|write| *write < self.all.len()).unwrap_or(self.write);
        self.changes = record["changes"].as_i64().unwrap_or(self.changes);
        let removed = record["removed"].as_array().into_iter().flatten();
        self.all.iter_mut().zip(removed).for_each(|(region, removed)| region.is_removed = *removed == Value::Bool(true));
    }

    // ---- what requests ask -----------------------------------------------------------------------------------------

    pub(crate) fn lag(&self, region: usize) -> u64 {
        self.all.get(region).map_or(0, |region| region.lag)
    }

    /// The change up to which a region knows of everything, whatever its lag.
    pub(crate) fn known(&self, region: usize) -> u64 {
        self.all.get(region).map_or(0, |region| region.known)
    }

    /// How long it takes until all regions that can be reached know of what is written in one of them, in milliseconds.
    pub(crate) fn longest_lag_from(&self, own: usize) -> u64 {
        let others = self.all.iter().enumerate().filter(|(index, it)| *index != own && !it.is_offline && !it.is_removed);
        others.map(|(_, region)| region.lag).max().unwrap_or(0)
    }

    /// Whether what is written in a region may conflict with what was written elsewhere.
    pub(crate) fn may_conflict(&self, region: usize) -> bool {
        self.multiple_writes && self.lag(region) > 0
    }

    pub(crate) fn longest_lag(&self) -> u64 {
        self.all.iter().map(|region| region.lag).max().unwrap_or(0)
    }

    /// Checks that a region serves such a request.
    pub(crate) fn check(&self, region: usize, call: &Call<'_>) -> Outcome<()> {
        let name = self.name(region);
        if self.is_removed(region) {
            let message = format!("The account is not in the region {name}: read it anew at another of its endpoints.");
            return Err(Failure::new(Fault::AccountNotFound, message));
        }
        if call.operation.effect == Effect::Read || region == self.write {
            return Ok(());
        }
        let anywhere = call.resource().free || call.operation.role == Some("script");
        if self.multiple_writes && anywhere && call.headers.flag("allow_tentative_writes")? {
            return Ok(());
        }
        let message = format!(
            "The requested operation cannot be performed at this region: {} takes such writes, and {name} does not.",
            self.name(self.write)
        );
        Err(Failure::new(Fault::WriteForbidden, message))
    }

    /// The properties of the account that tell of regions. `origin` is where the client has asked: other regions are on the same
    /// host.
    pub(crate) fn locations(&self, origin: &str) -> [(&'static str, Value); 3] {
        let (scheme, host) = origin.split_once("://").unwrap_or(("http", origin));
        let name = host.rsplit_once(':').map_or(host, |(name, _)| name);
        let location = |(_, region): (usize, &Region)| {
            let endpoint = if self.are_several() { format!("{scheme}://{name}:{}/", region.port) } else { format!("{origin}/") };
            json!({"name": region.name, "databaseAccountEndpoint": endpoint})
        };
        let mut all: Vec<(usize, &Region)> = self.all.iter().enumerate().filter(|(_, region)| !region.is_removed).collect();
        all.sort_by_key(|(index, _)| *index != self.write);
        let readable: Vec<Value> = all.iter().copied().map(location).collect();
        let writable: Vec<Value> = readable.iter().take(if self.multiple_writes { all.len() } else { 1 }).cloned().collect();
        [
            ("writableLocations", writable.into()),
            ("readableLocations", readable.into()),
            ("enableMultipleWriteLocations", self.multiple_writes.into()),
        ]
    }
}
