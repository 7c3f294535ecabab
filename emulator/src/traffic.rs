//! What has come over the wire: how many requests of which operation, in which region.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use crate::regions;

/// Counts requests, by operation and region.
#[derive(Debug, Default)]
pub(crate) struct Traffic(Mutex<BTreeMap<(&'static str, usize), u64>>);

/// How many requests have come to an emulator, whatever became of them.
///
/// ```
/// # #[tokio::main]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let emulator = cosmosdb_emulator::Emulator::in_process()?;
/// let client = cosmosdb::Client::builder(emulator.endpoint()).key(emulator.key())?.transport(emulator.transport()).build()?;
/// client.create_database("shop").await?;
/// assert_eq!((emulator.requests().of("create_database"), emulator.requests().total()), (1, 1));
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Requests {
    /// By operation and region.
    counts: BTreeMap<(&'static str, String), u64>,
}

impl Traffic {
    /// Counts a request; one that is for no operation is counted under the empty name.
    pub(crate) fn count(&self, operation: &'static str, region: usize) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner).entry((operation, region)).or_default() += 1;
    }

    pub(crate) fn requests(&self, name: impl Fn(usize) -> String) -> Requests {
        let counts = self.0.lock().unwrap_or_else(PoisonError::into_inner).clone();
        let counts = counts.into_iter().map(|((operation, region), count)| ((operation, name(region)), count));
        Requests { counts: counts.collect() }
    }
}

impl Requests {
    /// How many there were of an operation, by its name in the specification: `read_document`.
    #[must_use]
    pub fn of(&self, operation: &str) -> u64 {
        self.sum(|of, _| of == operation)
    }

    /// How many there were in a region.
    #[must_use]
    pub fn in_region(&self, region: &str) -> u64 {
        self.sum(|_, at| regions::are_same(at, region))
    }

    /// How many there were of an operation in a region.
    #[must_use]
    pub fn of_in(&self, operation: &str, region: &str) -> u64 {
        self.sum(|of, at| of == operation && regions::are_same(at, region))
    }

    /// How many there were, those included that were for no operation.
    #[must_use]
    pub fn total(&self) -> u64 {
        self.sum(|_, _| true)
    }

    /// All that there were: operation, region, how many.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str, u64)> {
        self.counts.iter().map(|((operation, region), count)| (*operation, region.as_str(), *count))
    }

    fn sum(&self, wanted: impl Fn(&str, &str) -> bool) -> u64 {
        self.iter().filter(|(operation, region, _)| wanted(operation, region)).map(|(_, _, count)| count).sum()
    }
}
