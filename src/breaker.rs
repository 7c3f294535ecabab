//! A circuit breaker for every partition key range in every region.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use tokio::time::Instant;

use crate::routing::Endpoint;

/// Of how many ranges failures are counted. More at once means that everything fails, and then a region is no better than another.
const MOST: usize = 100_000;

/// When requests to one partition key range pass a region over: it is off unless a client is given this.
///
/// After so many failures in a row that tell against the region (it cannot be reached, answers 503 or 408 …), the next region is asked
/// first, for this range alone. Then single requests try the region again, and the first that succeeds brings the others back. Reads
/// are counted apart from writes; writes have a next region only where the account writes in several.
///
/// To know the range of a request, the client reads each collection's definition and ranges once.
///
/// ```
/// use std::time::Duration;
/// use cosmosdb_core::CircuitBreaker;
///
/// let breaker = CircuitBreaker::default().read_failures(5).probe_after(Duration::from_secs(2));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CircuitBreaker {
    read_failures: u32,
    write_failures: u32,
    window: Duration,
    probe_after: Duration,
}

impl Default for CircuitBreaker {
    fn default() -> Self {
        Self { read_failures: 10, write_failures: 5, window: Duration::from_secs(5 * 60), probe_after: Duration::from_secs(5) }
    }
}

impl CircuitBreaker {
    /// After how many failed reads in a row. Default: 10.
    #[must_use]
    pub fn read_failures(mut self, failures: u32) -> Self {
        self.read_failures = failures.max(1);
        self
    }

    /// After how many failed writes in a row. Default: 5.
    #[must_use]
    pub fn write_failures(mut self, failures: u32) -> Self {
        self.write_failures = failures.max(1);
        self
    }

    /// Failures that lie further apart than this do not count together. Default: 5 minutes.
    #[must_use]
    pub fn window(mut self, window: Duration) -> Self {
        self.window = window;
        self
    }

    /// How long the region is passed over before a request tries it again. Default: 5 s.
    #[must_use]
    pub fn probe_after(mut self, time: Duration) -> Self {
        self.probe_after = time;
        self
    }
}

/// The failures of every range in every region.
#[derive(Debug)]
pub(crate) struct Breaker {
    settings: CircuitBreaker,
    counters: Mutex<HashMap<Circuit, Vec<Counter>>>,
}

/// The failures of a range in one region.
#[derive(Debug)]
struct Counter {
    endpoint: Endpoint,
    failures: u32,
    last: Instant,
    /// Until when the region is passed over, once there were enough failures.
    open_until: Option<Instant>,
}

/// What failures are counted of: a partition key range, by its collection's rid and its id, for reads or for writes.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) struct Circuit {
    pub(crate) collection: Box<str>,
    pub(crate) range: Box<str>,
    pub(crate) write: bool,
}

impl Breaker {
    pub(crate) fn new(settings: CircuitBreaker) -> Self {
        Self { settings, counters: Mutex::default() }
    }

    /// Whether a request is to pass the endpoint over. Once in a while one is not: it tries whether the endpoint is back.
    pub(crate) fn is_open(&self, circuit: &Circuit, endpoint: &Endpoint) -> bool {
        let mut counters = self.counters.lock().unwrap_or_else(PoisonError::into_inner);
        let mut of_range = counters.get_mut(circuit).into_iter().flatten();
        let Some(counter) = of_range.find(|it| it.endpoint == *endpoint) else { return false };
        let Some(until) = counter.open_until else { return false };
        let now = Instant::now();
        if now < until {
            return true;
        }
        counter.open_until = Some(self.probe_at(now));
        false
    }

    /// When a request tries again. A time beyond what the clock can count is a year, which is as good as never.
    fn probe_at(&self, now: Instant) -> Instant {
        let year = Duration::from_secs(365 * 24 * 3600);
        now.checked_add(self.settings.probe_after).unwrap_or(now + year)
    }

    /// Counts a failure that tells against the region.
    pub(crate) fn failed(&self, circuit: &Circuit, endpoint: &Endpoint) {
        let mut counters = self.counters.lock().unwrap_or_else(PoisonError::into_inner);
        if counters.len() >= MOST {
            counters.clear();
        }
        let now = Instant::now();
        let enough = if circuit.write { self.settings.write_failures } else { self.settings.read_failures };
        let of_range = counters.entry(circuit.clone()).or_default();
        let known = of_range.iter().position(|it| it.endpoint == *endpoint);
        let at = known.unwrap_or_else(|| {
            of_range.push(Counter { endpoint: endpoint.clone(), failures: 0, last: now, open_until: None });
            of_range.len() - 1
        });
        let Some(counter) = of_range.get_mut(at) else { return };
        if now.duration_since(counter.last) > self.settings.window {
            counter.failures = 0;
        }
        counter.failures = counter.failures.saturating_add(1);
        counter.last = now;
        if counter.failures >= enough {
            counter.open_until = Some(self.probe_at(now));
        }
    }

    /// The endpoint works for the range.
    pub(crate) fn succeeded(&self, circuit: &Circuit, endpoint: &Endpoint) {
        let mut counters = self.counters.lock().unwrap_or_else(PoisonError::into_inner);
        let Some(of_range) = counters.get_mut(circuit) else { return };
        of_range.retain(|it| it.endpoint != *endpoint);
        if of_range.is_empty() {
            counters.remove(circuit);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test(start_paused = true)]
    async fn a_region_is_passed_over_and_tried_again() {
        let breaker = Breaker::new(CircuitBreaker::default().read_failures(2));
        let circuit = |range: &str| Circuit { collection: "c".into(), range: range.into(), write: false };
        let west = Endpoint::new("https://west".to_owned(), None);
        breaker.failed(&circuit("0"), &west);
        assert!(!breaker.is_open(&circuit("0"), &west));
        breaker.failed(&circuit("0"), &west);
        assert!(breaker.is_open(&circuit("0"), &west));
        assert!(!breaker.is_open(&circuit("1"), &west), "another range is another matter");
        let east = Endpoint::new("https://east".to_owned(), None);
        breaker.failed(&circuit("0"), &east);
        assert!(!breaker.is_open(&circuit("0"), &east), "and so is another region");
        tokio::time::advance(Duration::from_secs(6)).await;
        assert!(!breaker.is_open(&circuit("0"), &west), "one request tries");
        assert!(breaker.is_open(&circuit("0"), &west), "and only one");
        breaker.succeeded(&circuit("0"), &west);
        assert!(!breaker.is_open(&circuit("0"), &west));
    }
}
