//! A limit to how many requests are under way.

use std::sync::Arc;

use bytes::Bytes;
use tokio::runtime::Handle;
use tokio::sync::Semaphore;
use tokio::task::JoinHandle;

use super::{Answer, Transport, TransportError};

/// Lets only so many requests be under way at once; others wait their turn.
///
/// Each is a task, so that it comes to its end even if nobody asks for its answer: a stream that reads ahead, and is left alone meanwhile,
/// would keep its turns for ever. Who no longer wants the answer ends the task.
pub(super) struct InFlight {
    transport: Arc<dyn Transport>,
    turns: Arc<Semaphore>,
}

impl InFlight {
    pub(super) fn new(transport: Arc<dyn Transport>, most: usize) -> Self {
        Self { transport, turns: Arc::new(Semaphore::new(most.clamp(1, Semaphore::MAX_PERMITS))) }
    }
}

impl Transport for InFlight {
    fn send<'a>(&'a self, request: http::Request<Bytes>) -> Answer<'a> {
        Box::pin(async move {
            let (transport, turns) = (Arc::clone(&self.transport), Arc::clone(&self.turns));
            let task = Handle::try_current().map_err(TransportError::not_sent)?.spawn(async move {
                // It is waited for in the task, too: a turn that somebody has got, and does not take, is nobody else's.
                let _turn = turns.acquire().await.map_err(TransportError::not_sent)?;
                transport.send(request).await
            });
            let mut task = Wanted(task);
            (&mut task.0).await.unwrap_or_else(|error| Err(TransportError::maybe_sent(error)))
        })
    }
}

/// A task that is ended when nobody waits for it any more.
struct Wanted<T>(JoinHandle<T>);

impl<T> Drop for Wanted<T> {
    fn drop(&mut self) {
        self.0.abort();
    }
}
