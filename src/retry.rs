//! When a request is sent again.

use std::time::Duration;

use crate::service::{Effect, Retry, Service, Status};

/// How often, and for how long, requests are sent again. What is retried at all, the specification says status by status: see
/// [`Status::retry`].
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub struct RetryPolicy {
    /// How many times a request is sent again at most. Default: 9.
    pub max_retries: u32,
    /// For how long all the waits of one call may last. Default: 30 s.
    pub max_wait: Duration,
    /// The first wait where the service does not name one; it doubles from attempt to attempt, with jitter. Default: 50 ms.
    pub backoff: Duration,
}

impl RetryPolicy {
    /// Nothing is sent again.
    pub const NEVER: RetryPolicy = RetryPolicy { max_retries: 0, max_wait: Duration::ZERO, backoff: Duration::ZERO };

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

    /// How long to wait before the next attempt; `None` if there is to be none.
    pub(crate) fn delay(&self, attempts: u32, most: u32, waited: Duration, asked: Option<Duration>) -> Option<Duration> {
        if attempts > self.max_retries.min(most) {
            return None;
        }
        let delay = asked.unwrap_or_else(|| {
            let doubled = self.backoff.saturating_mul(1 << attempts.saturating_sub(1).min(6));
            // Between half and all of it, so that clients that failed together do not come back together.
            doubled.mul_f64(0.5 + fastrand::f64() / 2.0)
        });
        waited.checked_add(delay).is_some_and(|all| all <= self.max_wait).then_some(delay)
    }
}

impl Default for RetryPolicy {
    fn default() -> Self {
        Self { max_retries: 9, max_wait: Duration::from_secs(30), backoff: Duration::from_millis(50) }
    }
}

/// What is known of a status: of the rows that fit, the one that names the sub-status.
pub(crate) fn find(service: &'static Service, status: u16, sub: Option<u32>) -> Option<&'static Status> {
    let rows = || service.statuses.iter().copied();
    let named = sub.and_then(|sub| {
        rows()
            .find(|row| row.status == Some(status) && row.sub_status == Some(sub))
            .or_else(|| rows().find(|row| row.status.is_none() && row.sub_status == Some(sub)))
    });
    named.or_else(|| rows().find(|row| row.status == Some(status) && row.sub_status.is_none()))
}

/// How many times a request without an answer from the service is sent again: what does not answer at once rarely does a little later.
pub(crate) const UNREACHABLE: u32 = 3;

/// How many times a request that failed so may be sent again.
pub(crate) fn resends(status: &Status, effect: Effect, of_the_service: bool) -> u32 {
    match status.retry(effect) {
        Retry::Never => 0,
        // A write that may have been carried out is not repeated: only the caller knows whether that does harm. Of an answer that is
        // not the service's, nobody knows what came before it.
        _ if effect != Effect::Read && (status.maybe_processed || !of_the_service) => 0,
        // There is one endpoint: to go elsewhere is to ask the gateway again.
        Retry::Wait | Retry::Elsewhere | Retry::WriteRegion => u32::MAX,
        // The gateway keeps these itself, and learns soon.
        Retry::RefreshAccount | Retry::RefreshRanges => 2,
        // Nothing is kept that could be out of date: the same request fails in the same way.
        Retry::RefreshCollection => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_service_is_obeyed_within_the_budget() {
        let policy = RetryPolicy::default();
        let asked = Some(Duration::from_millis(700));
        assert_eq!(policy.delay(1, u32::MAX, Duration::ZERO, asked), asked);
        assert_eq!(policy.delay(10, u32::MAX, Duration::ZERO, asked), None);
        assert_eq!(policy.delay(2, u32::MAX, Duration::from_secs(30), asked), None);
        assert_eq!(RetryPolicy::NEVER.delay(1, u32::MAX, Duration::ZERO, None), None);
    }

    #[test]
    fn waits_double_and_are_capped() {
        let policy = RetryPolicy::default();
        for (attempt, most) in [(1, 50), (2, 100), (3, 200), (9, 3200)] {
            let delay = policy.delay(attempt, u32::MAX, Duration::ZERO, None);
            let most = Duration::from_millis(most);
            assert!(delay.is_some_and(|delay| delay <= most && delay >= most / 2), "{attempt}: {delay:?}");
        }
    }
}
