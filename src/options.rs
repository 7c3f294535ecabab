//! What can be set for a single call, of whatever operation.

use std::time::Duration;

use crate::hedging::Hedging;
use crate::retry::RetryPolicy;
use crate::routing::Region;

/// How a call is carried out, where that differs from how the client does it.
///
/// ```
/// use std::time::Duration;
/// use cosmosdb_core::{CallOptions, RetryPolicy};
///
/// let once = CallOptions::new().retry(RetryPolicy::NEVER).timeout(Duration::from_millis(200));
/// let away = CallOptions::new().exclude_region("West US");
/// ```
#[derive(Debug, Clone, Default, PartialEq)]
#[must_use = "options do nothing until they are given to an operation"]
pub struct CallOptions {
    pub(crate) timeout: Option<Duration>,
    pub(crate) idempotent: bool,
    pub(crate) retry: Option<RetryPolicy>,
    pub(crate) excluded: Vec<Region>,
    pub(crate) hedging: Option<Option<Hedging>>,
    /// Whether a 429 is told at once: the caller waits by itself.
    pub(crate) tells_throttling: bool,
}

impl CallOptions {
    /// As the client does it.
    pub fn new() -> Self {
        Self::default()
    }

    /// The time that the call may take, attempts and waits included; of a feed, each page. Default: no limit of its own.
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.timeout = Some(timeout);
        self
    }

    /// Says that carrying the request out twice does no harm, so that it may be sent again after a failure that leaves open whether it
    /// was carried out. Reads, and writes under an etag (`if_match`), are so without saying.
    pub fn idempotent(mut self) -> Self {
        self.idempotent = true;
        self
    }

    /// When the request is sent again.
    pub fn retry(mut self, policy: RetryPolicy) -> Self {
        self.retry = Some(policy);
        self
    }

    /// Passes over a region, as long as there is another; may be called several times.
    pub fn exclude_region(mut self, region: impl Into<Region>) -> Self {
        self.excluded.push(region.into());
        self
    }

    /// These options, with all that the other ones set.
    pub(crate) fn overridden(mut self, other: Self) -> Self {
        self.excluded.extend(other.excluded);
        Self {
            timeout: other.timeout.or(self.timeout),
            idempotent: other.idempotent || self.idempotent,
            retry: other.retry.or(self.retry),
            excluded: self.excluded,
            hedging: other.hedging.or(self.hedging),
            tells_throttling: other.tells_throttling || self.tells_throttling,
        }
    }

    /// Asks a second region when the first one takes long, or (`None`) does not, whatever the client does.
    pub fn hedging(mut self, hedging: impl Into<Option<Hedging>>) -> Self {
        self.hedging = Some(hedging.into());
        self
    }
}
