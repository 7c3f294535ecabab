//! When a request is sent again, and when it is not: `docs/retry.md` is the page on it.

mod budget;
mod decide;

use std::hash::{BuildHasher, Hasher, RandomState};
use std::time::Duration;

pub(crate) use budget::Budget;
pub(crate) use decide::{Action, Failure, decide, find, tells_against_region};

/// How often, and for how long, requests are sent again. What is retried at all, the specification says status by status: see
/// [`Status::retry`](crate::service::Status::retry).
///
/// ```
/// use std::time::Duration;
/// use cosmosdb_core::RetryPolicy;
///
/// let patient = RetryPolicy::default().with_max_retries(20).with_max_wait(Duration::from_secs(120));
/// assert!(patient.max_wait > RetryPolicy::default().max_wait);
/// ```
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub struct RetryPolicy {
    /// How many times a request is sent again at most. Default: 9.
    pub max_retries: u32,
    /// For how long all the waits of one call may last. Default: 30 s.
    pub max_wait: Duration,
    /// The first wait where the service does not name one; it doubles from attempt to attempt, with jitter. Default: 50 ms.
    pub backoff: Duration,
    /// The longest wait where the service does not name one. Default: 3.2 s.
    pub max_backoff: Duration,
}

impl RetryPolicy {
    /// Nothing is sent again.
    pub const NEVER: RetryPolicy =
        RetryPolicy { max_retries: 0, max_wait: Duration::ZERO, backoff: Duration::ZERO, max_backoff: Duration::ZERO };

    /// This policy with so many retries.
    #[must_use]
    pub fn with_max_retries(mut self, retries: u32) -> Self {
        self.max_retries = retries;
        self
    }

    /// This policy with so much time to wait.
    #[must_use]
    pub fn with_max_wait(mut self, wait: Duration) -> Self {
        self.max_wait = wait;
        self
    }

    /// This policy with this first wait, and this longest one.
    #[must_use]
    pub fn with_backoff(mut self, first: Duration, longest: Duration) -> Self {
        self.backoff = first;
        self.max_backoff = longest;
        self
    }

    /// How long to wait before the next attempt; `None` if the wait would be one too many.
    ///
    /// `asked` is what the service asked for, `retries` how often this request was sent again before.
    pub(crate) fn delay(&self, retries: u32, waited: Duration, asked: Option<Duration>) -> Option<Duration> {
        if retries >= self.max_retries {
            return None;
        }
        let delay = asked.unwrap_or_else(|| {
            let doubled = self.backoff.saturating_mul(1 << retries.min(16)).min(self.max_backoff);
            // Between half and all of it, so that clients that failed together do not come back together.
            doubled.mul_f64(0.5 + random() / 2.0)
        });
        waited.checked_add(delay).is_some_and(|all| all <= self.max_wait).then_some(delay)
    }
}

/// A number from 0 to below 1. Hashing is seeded at random, which is random enough to keep clients apart.
fn random() -> f64 {
    let bits = RandomState::new().build_hasher().finish() >> 32;
    u32::try_from(bits).map_or(0.0, |bits| f64::from(bits) / (f64::from(u32::MAX) + 1.0))
}

impl Default for RetryPolicy {
    fn default() -> Self {
        Self {
            max_retries: 9,
            max_wait: Duration::from_secs(30),
            backoff: Duration::from_millis(50),
            max_backoff: Duration::from_millis(3200),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_service_is_obeyed_within_the_limits() {
        let policy = RetryPolicy::default();
        let asked = Some(Duration::from_millis(700));
        assert_eq!(policy.delay(0, Duration::ZERO, asked), asked);
        assert_eq!(policy.delay(9, Duration::ZERO, asked), None);
        assert_eq!(policy.delay(1, Duration::from_secs(30), asked), None);
        assert_eq!(RetryPolicy::NEVER.delay(0, Duration::ZERO, None), None);
    }

    #[test]
    fn waits_double_and_are_capped() {
        let policy = RetryPolicy::default().with_max_retries(99);
        for (retries, most) in [(0, 50), (1, 100), (2, 200), (8, 3200), (60, 3200)] {
            let delay = policy.delay(retries, Duration::ZERO, None);
            let most = Duration::from_millis(most);
            assert!(delay.is_some_and(|delay| delay <= most && delay >= most / 2), "{retries}: {delay:?}");
        }
    }
}
