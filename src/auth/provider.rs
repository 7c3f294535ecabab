//! Tokens of Microsoft Entra, from whoever can get them.

use std::error::Error as StdError;
use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::time::{Duration, SystemTime};

use zeroize::Zeroizing;

use super::cached::{Expiry, Secret};

/// What a provider of tokens or keys answers with: `Box::pin(async move { … })`.
pub type Provided<'a, T> = Pin<Box<dyn Future<Output = Result<T, Box<dyn StdError + Send + Sync>>> + Send + 'a>>;

/// Gets Microsoft Entra access tokens for the account, whose scope is `https://cosmos.azure.com/.default`, or the account's endpoint
/// with `/.default`.
///
/// The client keeps the token that it gets. However many requests need one, it is asked for once; the next one is asked for when half of
/// the time is over, while requests go on with the one that is valid. Asking may take a minute.
///
/// ```
/// use std::time::Duration;
/// use cosmosdb_core::{AccessToken, Provided, TokenProvider};
///
/// struct Directory;
///
/// impl TokenProvider for Directory {
///     fn token<'a>(&'a self, claims: Option<&'a str>) -> Provided<'a, AccessToken> {
///         Box::pin(async move {
///             // Ask the directory, with the claims if there are some.
///             Ok(AccessToken::new("eyJ…").expiring_in(Duration::from_secs(3600)))
///         })
///     }
/// }
/// ```
pub trait TokenProvider: Send + Sync + 'static {
    /// A token that is valid now, and not one of a store of its own if there are `claims`: then the service has refused the token
    /// before, and names (as JSON) what the directory has to look at anew.
    fn token<'a>(&'a self, claims: Option<&'a str>) -> Provided<'a, AccessToken>;
}

/// An access token of Microsoft Entra. It is never shown, and wiped from memory when dropped.
#[derive(Clone)]
pub struct AccessToken {
    secret: Zeroizing<String>,
    expires_at: Option<SystemTime>,
}

impl AccessToken {
    /// A token as the directory gave it (a JWT). Until it is said when it expires, it is not kept for other requests.
    #[must_use]
    pub fn new(token: impl Into<String>) -> Self {
        Self { secret: Zeroizing::new(token.into()), expires_at: None }
    }

    /// When it expires, the directory's `expires_on`.
    #[must_use]
    pub fn expiring_at(mut self, time: SystemTime) -> Self {
        self.expires_at = Some(time);
        self
    }

    /// After how long it expires, the directory's `expires_in`.
    #[must_use]
    pub fn expiring_in(self, time: Duration) -> Self {
        // Of a time beyond the clock nothing is known.
        let Some(time) = SystemTime::now().checked_add(time) else { return self };
        self.expiring_at(time)
    }

    pub(crate) fn secret(&self) -> &str {
        &self.secret
    }
}

impl Secret for AccessToken {
    const PROVIDER: &'static str = "token provider";

    fn is(&self, other: &Self) -> bool {
        self.secret == other.secret
    }

    fn expiry(&self) -> Expiry {
        self.expires_at.map_or(Expiry::Unknown, Expiry::At)
    }
}

impl fmt::Debug for AccessToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("AccessToken(…)")
    }
}
