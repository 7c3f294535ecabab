//! Where a request goes: the account's regions, and the partition key ranges of a collection.

mod collections;
pub(crate) mod definition;
mod endpoint;
mod locations;
pub(crate) mod ranges;
mod region;
mod topology;
mod turn;

pub(crate) use collections::{Collection, Collections, Kept};
pub(crate) use endpoint::Endpoint;
pub(crate) use locations::{Locations, Preferences, Use};
pub use region::Region;
pub(crate) use topology::Topology;
pub(crate) use turn::Turn;
