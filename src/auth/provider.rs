//! Tokens of Microsoft Entra, from whoever can get them.

use std::error::Error as StdError;
use std::fmt;
use std::future::Future;
use std::pin::Pin;

use zeroize::Zeroizing;

/// Gets Microsoft Entra access tokens for the account. It is asked before every attempt, so it should keep a token while it is valid.
///
/// The scope is `https://cosmos.azure.com/.default`, or the account's endpoint with `/.default`.
pub trait TokenProvider: Send + Sync + 'static {
    /// A token that is valid now.
    #[allow(clippy::type_complexity, reason = "what an object-safe async function looks like")]
    fn token(&self) -> Pin<Box<dyn Future<Output = Result<AccessToken, Box<dyn StdError + Send + Sync>>> + Send + '_>>;
}

/// An access token of Microsoft Entra. It is never shown.
#[derive(Clone)]
pub struct AccessToken(Zeroizing<String>);

impl AccessToken {
    /// A token as the directory gave it (a JWT).
    #[must_use]
    pub fn new(token: impl Into<String>) -> Self {
        Self(Zeroizing::new(token.into()))
    }

    pub(crate) fn secret(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for AccessToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("AccessToken(…)")
    }
}
