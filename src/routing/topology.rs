//! The regions of an account, as it tells of itself.

use serde::Deserialize;

use super::{Endpoint, Region};

/// The regions of an account.
#[derive(Debug)]
pub(crate) struct Topology {
    /// The regions that take writes; the first is the hub.
    pub(crate) writes: Vec<Endpoint>,
    /// The regions that can be read from, in the order of failover.
    pub(crate) reads: Vec<Endpoint>,
    /// Whether all of `writes` take writes at once.
    pub(crate) multi_write: bool,
    /// The consistency of requests that ask for none.
    pub(crate) consistency: Option<Box<str>>,
    /// Whether the operators of the service switched hedging off.
    pub(crate) no_hedging: bool,
}

/// What the core reads of an account. That these are properties of the specification's account, a test sees to.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Account {
    #[serde(default)]
    writable_locations: Vec<Location>,
    #[serde(default)]
    readable_locations: Vec<Location>,
    #[serde(default)]
    enable_multiple_write_locations: bool,
    user_consistency_policy: Option<ConsistencyPolicy>,
    #[serde(default)]
    disable_cross_regional_hedging: bool,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Location {
    name: String,
    database_account_endpoint: String,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct ConsistencyPolicy {
    default_consistency_level: Option<Box<str>>,
}

impl Topology {
    /// Reads an account. Endpoints that are not to be trusted are left out; what is missing is not an error, since emulators leave out
    /// a good deal.
    pub(crate) fn parse(account: &[u8], configured: &str) -> serde_json::Result<Self> {
        let account: Account = serde_json::from_slice(account)?;
        let endpoints = |locations: Vec<Location>| {
            let trusted = |it: Location| Endpoint::advertised(configured, &it.database_account_endpoint, Region::from(it.name));
            locations.into_iter().filter_map(trusted).collect()
        };
        Ok(Self {
            writes: endpoints(account.writable_locations),
            reads: endpoints(account.readable_locations),
            multi_write: account.enable_multiple_write_locations,
            consistency: account.user_consistency_policy.and_then(|policy| policy.default_consistency_level),
            no_hedging: account.disable_cross_regional_hedging,
        })
    }
}
