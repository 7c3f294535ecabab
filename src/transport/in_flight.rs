//! A limit to how many requests are under way.

use std::sync::Arc;

use bytes::Bytes;
use tokio::sync::Semaphore;

use super::{Answer, Transport, TransportError};

/// Lets only so many requests be under way at once; others wait their turn.
pub(super) struct InFlight {
    transport: Arc<dyn Transport>,
    turns: Semaphore,
}

impl InFlight {
    pub(super) fn new(transport: Arc<dyn Transport>, most: usize) -> Self {
        Self { transport, turns: Semaphore::new(most.clamp(1, Semaphore::MAX_PERMITS)) }
    }
}

impl Transport for InFlight {
    fn send<'a>(&'a self, request: http::Request<Bytes>) -> Answer<'a> {
        Box::pin(async move {
            let _turn = self.turns.acquire().await.map_err(TransportError::not_sent)?;
            self.transport.send(request).await
        })
    }
}
