//! The account's key.

use std::fmt;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use zeroize::Zeroizing;

use crate::error::{Error, Result};

/// A primary or secondary key of an account, read-write or read-only. It is never shown, and wiped from memory when dropped.
///
/// ```
/// use cosmosdb_core::MasterKey;
///
/// let key = MasterKey::new("VGhpcyBpcyBhIHNhbXBsZSBzdHJpbmc=")?;
/// assert_eq!(format!("{key:?}"), "MasterKey(…)");
/// assert!(MasterKey::new("not base64!").is_err());
/// # Ok::<(), cosmosdb_core::Error>(())
/// ```
pub struct MasterKey(Hmac<Sha256>);

impl MasterKey {
    /// A key in base64, as the portal shows it.
    ///
    /// # Errors
    ///
    /// If it is not base64, or empty. The error does not quote it.
    pub fn new(base64: &str) -> Result<Self> {
        let bytes = STANDARD.decode(base64.trim()).map(Zeroizing::new).map_err(|error| match error {
            base64::DecodeError::InvalidByte(at, _) => {
                Error::input(format!("the account key is not base64: byte {at} is foreign to it"))
            }
            _ => Error::input("the account key is not base64: it seems cut short, or has too much at its end"),
        })?;
        if bytes.is_empty() {
            return Err(Error::input("the account key is empty"));
        }
        Hmac::new_from_slice(&bytes).map(Self).map_err(|_| Error::input("the account key has an impossible length"))
    }

    /// The signature of a text, in base64.
    #[must_use]
    pub fn sign(&self, text: &str) -> String {
        let mut mac = self.0.clone();
        mac.update(text.as_bytes());
        STANDARD.encode(mac.finalize().into_bytes())
    }
}

impl fmt::Debug for MasterKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("MasterKey(…)")
    }
}
