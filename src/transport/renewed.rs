//! A client of HTTP whose connections are given up together.

use std::sync::{Arc, PoisonError, RwLock};

use crate::error::Result;

/// What makes another one.
type Make<C> = Box<dyn Fn() -> Result<C> + Send + Sync>;

/// A client that is replaced once the other end has kept silent: when it has vanished without a word, all unused connections to it are as dead as
/// the one that was tried, and each of them would cost whoever tries it next as much time.
pub(super) struct Renewed<C> {
    client: RwLock<Arc<C>>,
    make: Make<C>,
}

impl<C> Renewed<C> {
    pub(super) fn new(make: impl Fn() -> Result<C> + Send + Sync + 'static) -> Result<Self> {
        Ok(Self { client: RwLock::new(Arc::new(make()?)), make: Box::new(make) })
    }

    pub(super) fn client(&self) -> Arc<C> {
        Arc::clone(&self.client.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Nothing came over a connection of this client. What is under way over others goes on; no other request gets one of them.
    pub(super) fn give_up(&self, silent: &Arc<C>) {
        let mut client = self.client.write().unwrap_or_else(PoisonError::into_inner);
        if let (true, Ok(another)) = (Arc::ptr_eq(&client, silent), (self.make)()) {
            *client = Arc::new(another);
        }
    }
}
