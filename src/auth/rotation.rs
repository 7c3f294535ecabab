//! Keys that change while the client is at work.

use std::fmt;
use std::sync::{Arc, PoisonError, RwLock};

use super::cached::{Expiry, Secret};
use super::key::MasterKey;
use super::provider::Provided;

/// Gets the account's key, from a vault or wherever it is kept. It is asked when the first request is sent, and again when the service
/// refuses the key that it gave: keys are rotated without a restart.
///
/// ```
/// use cosmosdb_core::{Credential, KeyProvider, MasterKey, Provided};
///
/// struct Vault;
///
/// impl KeyProvider for Vault {
///     fn key(&self) -> Provided<'_, MasterKey> {
///         Box::pin(async { Ok(MasterKey::new("VGhpcyBpcyBhIHNhbXBsZSBzdHJpbmc=")?) })
///     }
/// }
///
/// let credential = Credential::key_provider(Vault);
/// ```
pub trait KeyProvider: Send + Sync + 'static {
    /// The key that is valid now.
    fn key(&self) -> Provided<'_, MasterKey>;
}

/// A key that the application exchanges while the client is at work. Clones are handles of the same key.
///
/// ```
/// use cosmosdb_core::{Credential, MasterKey, RotatingKey};
///
/// let key = RotatingKey::new(MasterKey::new("VGhpcyBpcyBhIHNhbXBsZSBzdHJpbmc=")?);
/// let credential = Credential::from(key.clone()); // for a client
/// key.set(MasterKey::new("YW5vdGhlciBzYW1wbGUgc3RyaW5n")?); // from now on signed so
/// # Ok::<(), cosmosdb_core::Error>(())
/// ```
#[derive(Clone)]
pub struct RotatingKey(Arc<RwLock<Arc<MasterKey>>>);

impl RotatingKey {
    /// The key to begin with.
    #[must_use]
    pub fn new(key: MasterKey) -> Self {
        Self(Arc::new(RwLock::new(Arc::new(key))))
    }

    /// Signs with another key from now on. A request that the service refused for the old one is sent again.
    pub fn set(&self, key: MasterKey) {
        *self.0.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(key);
    }

    pub(super) fn get(&self) -> Arc<MasterKey> {
        self.0.read().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

impl fmt::Debug for RotatingKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("RotatingKey(…)")
    }
}

impl Secret for MasterKey {
    const PROVIDER: &'static str = "key provider";

    fn is(&self, other: &Self) -> bool {
        MasterKey::is(self, other)
    }

    fn expiry(&self) -> Expiry {
        Expiry::Never
    }
}
