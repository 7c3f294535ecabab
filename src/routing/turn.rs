//! One at a time: how any number of callers share one refresh.

use tokio::sync::{Semaphore, SemaphorePermit};

/// Whoever takes the turn does the work; whoever waited for it looks first whether it is done by now. It is no lock over data: the data
/// has its own, which nobody holds while waiting. Dropping the future of the one at work hands the turn to the next.
#[derive(Debug)]
pub(crate) struct Turn(Semaphore);

impl Default for Turn {
    fn default() -> Self {
        Self(Semaphore::new(1))
    }
}

impl Turn {
    /// Waits until nobody else has the turn. It ends when what this returns is dropped.
    pub(crate) async fn take(&self) -> Option<SemaphorePermit<'_>> {
        // It is never closed, so that it is never refused.
        self.0.acquire().await.ok()
    }
}
