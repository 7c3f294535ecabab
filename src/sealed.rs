//! Tokens that callers keep for later: a version, and, in base64, a checksum and JSON.
//!
//! What was changed on its way is refused; who means to change it can, so that nothing is trusted for that.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as BASE64;
use serde::de::DeserializeOwned;
use sha2::{Digest, Sha256};

/// How many bytes the checksum has.
const CHECKSUM: usize = 8;

/// Why a token cannot be read.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Fault {
    /// It does not begin with the version.
    Foreign,
    TooLong,
    Damaged,
}

/// A token of this version that holds this.
pub(crate) fn seal(version: &str, json: &[u8]) -> String {
    format!("{version}{}", BASE64.encode([checksum(json).as_slice(), json].concat()))
}

/// What a token of this version holds, if it is not longer than it may be.
pub(crate) fn open<T: DeserializeOwned>(version: &str, token: &str, longest: usize) -> Result<T, Fault> {
    let coded = token.strip_prefix(version).ok_or(Fault::Foreign)?;
    if token.len() > longest {
        return Err(Fault::TooLong);
    }
    let bytes = BASE64.decode(coded).map_err(|_| Fault::Damaged)?;
    let (_, json) = bytes.split_at_checked(CHECKSUM).filter(|(sum, json)| *sum == checksum(json)).ok_or(Fault::Damaged)?;
    serde_json::from_slice(json).map_err(|_| Fault::Damaged)
}

/// The first 16 bytes of a hash, as text: what is the same for two only if they are.
pub(crate) fn fingerprint(of: &serde_json::Value) -> String {
    BASE64.encode(Sha256::digest(of.to_string()).get(..16).unwrap_or_default())
}

/// What tells that a token is not as it was given.
fn checksum(json: &[u8]) -> [u8; CHECKSUM] {
    let mut sum = [0; CHECKSUM];
    sum.iter_mut().zip(Sha256::digest(json)).for_each(|(to, from)| *to = from);
    sum
}
