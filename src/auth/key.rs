//! The account's key.

use std::fmt;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use zeroize::Zeroizing;

use super::Signed;
use super::sign::pieces;
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

/// A signature in base64.
pub(super) struct Signature([u8; 44]);

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
        self.signature(|mac| mac.update(text.as_bytes())).as_str().to_owned()
    }

    /// The signature of a request. Nothing is allocated for it.
    pub(super) fn sign_request(&self, request: &Signed<'_>) -> Signature {
        self.signature(|mac| pieces(request, |piece| mac.update(piece)))
    }

    /// Whether both sign alike.
    pub(super) fn is(&self, other: &Self) -> bool {
        self.0.clone().finalize() == other.0.clone().finalize()
    }

    fn signature(&self, feed: impl FnOnce(&mut Hmac<Sha256>)) -> Signature {
        let mut mac = self.0.clone();
        feed(&mut mac);
        let mut text = [0; 44];
        // 32 bytes are 44 characters.
        let _ = STANDARD.encode_slice(mac.finalize().into_bytes(), &mut text);
        Signature(text)
    }
}

impl Signature {
    pub(super) fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or_default()
    }
}

impl fmt::Debug for MasterKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("MasterKey(…)")
    }
}
