//! A client of HTTP whose connections to an endpoint are given up together.

use std::collections::HashMap;
use std::sync::{Arc, PoisonError, RwLock};

use bytes::Bytes;
use http::uri::Authority;

use super::TransportError;
use crate::error::Result;

/// What makes another one.
type Make<C> = Box<dyn Fn() -> Result<C> + Send + Sync>;

/// A client that is replaced for an endpoint which has kept silent: when that has vanished without a word, all unused connections to it are as dead
/// as the one that was tried, and each of them would cost whoever tries it next as much time. Other endpoints keep theirs.
pub(super) struct Renewed<C> {
    /// For endpoints that have never been silent.
    first: Arc<C>,
    /// For those that have, each its own.
    later: RwLock<HashMap<Authority, Arc<C>>>,
    make: Make<C>,
}

impl<C> Renewed<C> {
    pub(super) fn new(make: impl Fn() -> Result<C> + Send + Sync + 'static) -> Result<Self> {
        Ok(Self { first: Arc::new(make()?), later: RwLock::default(), make: Box::new(make) })
    }

    /// The client for an endpoint.
    pub(super) fn of(&self, endpoint: &Authority) -> Arc<C> {
        let later = self.later.read().unwrap_or_else(PoisonError::into_inner);
        Arc::clone(later.get(endpoint).unwrap_or(&self.first))
    }

    /// A request failed. If that was because nothing came, no other request to the endpoint gets a connection of the client that was used;
    /// what is under way over others goes on.
    pub(super) fn has_failed(&self, endpoint: &Authority, used: &Arc<C>, error: &TransportError) {
        if !error.is_silence() {
            return;
        }
        let mut later = self.later.write().unwrap_or_else(PoisonError::into_inner);
        // Others may have found it out before.
        if let (true, Ok(another)) = (Arc::ptr_eq(later.get(endpoint).unwrap_or(&self.first), used), (self.make)()) {
            later.insert(endpoint.clone(), Arc::new(another));
        }
    }
}

/// Where a request goes.
pub(super) fn authority(request: &http::Request<Bytes>) -> Result<Authority, TransportError> {
    request.uri().authority().cloned().ok_or_else(|| TransportError::permanent("the URL of the request names no host"))
}
