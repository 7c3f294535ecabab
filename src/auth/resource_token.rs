//! Tokens that permissions grant.

use std::fmt;

use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

/// The token of a permission: it authorises what the permission names, for as long as it is valid. It is never shown.
#[derive(Clone, PartialEq, Eq)]
pub struct ResourceToken(Zeroizing<String>);

impl ResourceToken {
    /// A token as the service gave it, `type=resource&ver=1&sig=…`.
    #[must_use]
    pub fn new(token: impl Into<String>) -> Self {
        Self(Zeroizing::new(token.into()))
    }

    /// The token in clear: to hand it to whom it is meant for.
    #[must_use]
    pub fn secret(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for ResourceToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ResourceToken(…)")
    }
}

impl From<&str> for ResourceToken {
    fn from(token: &str) -> Self {
        Self::new(token)
    }
}

impl From<String> for ResourceToken {
    fn from(token: String) -> Self {
        Self::new(token)
    }
}

impl<'de> Deserialize<'de> for ResourceToken {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer).map(Self::new)
    }
}

impl Serialize for ResourceToken {
    /// In clear: whoever serializes a permission hands it on.
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.secret())
    }
}
