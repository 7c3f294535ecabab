//! The log of a call in the making: what becomes [`Diagnostics`] when it ends, however it ends.

use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::time::Instant;

use crate::diagnostics::{Attempt, Diagnostics, Outcome};
use crate::failed::Failed;
use crate::routing::Endpoint;

/// Shared by the attempts of a call, also by those that run beside one another.
#[derive(Debug)]
pub(crate) struct Log {
    started: Instant,
    inner: Mutex<Inner>,
}

#[derive(Debug, Default)]
struct Inner {
    attempts: Vec<Attempt>,
    last: Option<Failed>,
    /// An attempt may have been carried out.
    unclear: bool,
    /// Where attempts went that were given up on their way.
    abandoned: Vec<Endpoint>,
}

impl Log {
    pub(crate) fn new() -> Self {
        Self { started: Instant::now(), inner: Mutex::default() }
    }

    fn lock(&self) -> MutexGuard<'_, Inner> {
        self.inner.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// When the call began.
    pub(crate) fn started(&self) -> Instant {
        self.started
    }

    /// An attempt begins. If what this returns is dropped before it was ended, the attempt was abandoned.
    pub(crate) fn begin(&self, endpoint: &Endpoint, waited: Duration, hedged: bool) -> InFlight<'_> {
        InFlight { log: self, endpoint: Some(endpoint.clone()), started: Instant::now(), waited, hedged }
    }

    /// Keeps how the last attempt failed, to tell of it if there is no time for another.
    pub(crate) fn keep(&self, failed: Failed) {
        self.lock().last = Some(failed);
    }

    /// An attempt may have been carried out, whatever comes later.
    pub(crate) fn note_unclear(&self) {
        self.lock().unclear = true;
    }

    /// Whether an attempt may have been carried out: it ended so, or it was given up on its way.
    pub(crate) fn is_unclear(&self) -> bool {
        let inner = self.lock();
        inner.unclear || !inner.abandoned.is_empty()
    }

    /// Where attempts went that were given up on their way.
    pub(crate) fn abandoned(&self) -> Vec<Endpoint> {
        self.lock().abandoned.clone()
    }

    pub(crate) fn take_last(&self) -> Option<Failed> {
        self.lock().last.take()
    }

    pub(crate) fn into_diagnostics(self) -> Diagnostics {
        let elapsed = self.started.elapsed();
        Diagnostics { elapsed, attempts: self.inner.into_inner().unwrap_or_else(PoisonError::into_inner).attempts }
    }
}

/// An attempt on its way.
pub(crate) struct InFlight<'a> {
    log: &'a Log,
    /// `None` once it has ended.
    endpoint: Option<Endpoint>,
    started: Instant,
    waited: Duration,
    hedged: bool,
}

impl InFlight<'_> {
    pub(crate) fn end(mut self, outcome: Outcome, charge: Option<f64>) {
        self.enter(outcome, charge);
    }

    fn enter(&mut self, outcome: Outcome, charge: Option<f64>) {
        let Some(endpoint) = self.endpoint.take() else { return };
        let attempt = Attempt {
            region: endpoint.region().cloned(),
            outcome,
            duration: self.started.elapsed(),
            charge,
            waited: self.waited,
            hedged: self.hedged,
        };
        tracing::debug!(target: crate::trace::TARGET, "{attempt}");
        let mut log = self.log.lock();
        log.attempts.push(attempt);
        if outcome == Outcome::Abandoned {
            log.abandoned.push(endpoint);
        }
    }
}

impl Drop for InFlight<'_> {
    fn drop(&mut self) {
        self.enter(Outcome::Abandoned, None);
    }
}
