//! Credentials, and the authorization that each request carries.

#[cfg(feature = "azure_core")]
mod azure;
mod cached;
mod challenge;
mod header;
mod key;
mod provider;
mod resource_token;
mod resource_tokens;
mod rotation;
mod sign;
pub(crate) mod skew;

use std::fmt;
use std::sync::Arc;

use http::header::WWW_AUTHENTICATE;
use http::{HeaderMap, HeaderValue};

#[cfg(feature = "azure_core")]
pub use azure::AzureCredential;
pub use key::MasterKey;
pub use provider::{AccessToken, Provided, TokenProvider};
pub use resource_token::ResourceToken;
pub use resource_tokens::ResourceTokens;
pub use rotation::{KeyProvider, RotatingKey};
pub use sign::string_to_sign;
pub(crate) use skew::clock_skew;

pub(crate) use cached::Background;
use cached::Cached;

use crate::error::Result;
use crate::service::Status;

/// The status that a revoked token of Microsoft Entra is refused with, with claims or without.
const REVOKED: &str = "aad_token_revoked";

/// What authorises a client.
#[derive(Clone)]
pub struct Credential(Kind);

#[derive(Clone)]
enum Kind {
    MasterKey(Arc<MasterKey>),
    RotatingKey(RotatingKey),
    KeyProvider(Cached<MasterKey>),
    ResourceToken(ResourceToken),
    ResourceTokens(ResourceTokens),
    TokenProvider(Cached<AccessToken>),
}

impl Credential {
    /// Authorises by Microsoft Entra tokens.
    pub fn provider(provider: impl TokenProvider) -> Self {
        let provider = Arc::new(provider);
        Self(Kind::TokenProvider(Cached::new(move |claims| {
            let provider = provider.clone();
            async move { provider.token(claims.as_deref()).await }
        })))
    }

    /// Authorises by the account's key, from where it is kept: it is fetched again when the service refuses it.
    pub fn key_provider(provider: impl KeyProvider) -> Self {
        let provider = Arc::new(provider);
        Self(Kind::KeyProvider(Cached::new(move |_| {
            let provider = provider.clone();
            async move { provider.key().await }
        })))
    }

    /// The `Authorization` header of a request, which addresses a link, not encoded and whole even if it is by rids. A signature is made
    /// anew for every attempt, because it holds the date.
    pub(crate) async fn authorize(&self, request: &Signed<'_>, link: &str) -> Result<Authorization> {
        let sign = |key: &MasterKey| header::value(header::MASTER, key.sign_request(request).as_str());
        match &self.0 {
            Kind::MasterKey(key) => sign(key).map(Authorization::fixed),
            Kind::RotatingKey(key) => {
                let key = key.get();
                Ok(Authorization { value: sign(&key)?, used: Used::Key(key), background: Background::NONE })
            }
            Kind::KeyProvider(keys) => {
                let (key, background) = keys.get().await?;
                Ok(Authorization { value: sign(&key)?, used: Used::Key(key), background })
            }
            Kind::ResourceToken(token) => header::value("", token.secret()).map(Authorization::fixed),
            Kind::ResourceTokens(tokens) => header::value("", tokens.choose(link)?.secret()).map(Authorization::fixed),
            Kind::TokenProvider(tokens) => {
                let (token, background) = tokens.get().await?;
                Ok(Authorization { value: header::value(header::AAD, token.secret())?, used: Used::Token(token), background })
            }
        }
    }

    /// After a 401: whether there is something else to authorise the request with, so that it is worth sending again. To be asked once
    /// a call; what is asked for, a provider is asked for once, however many requests were refused.
    ///
    /// # Errors
    ///
    /// If the provider fails.
    pub(crate) async fn renew(&self, used: &Used, status: Option<&Status>, headers: &HeaderMap) -> Result<bool> {
        match (&self.0, used) {
            (Kind::RotatingKey(key), Used::Key(refused)) => Ok(!key.get().is(refused)),
            (Kind::KeyProvider(keys), Used::Key(refused)) => keys.renew(refused, None).await,
            (Kind::TokenProvider(tokens), Used::Token(refused)) => {
                let challenges = headers.get_all(WWW_AUTHENTICATE).iter().filter_map(|value| value.to_str().ok());
                let claims = challenges.filter_map(challenge::claims).next();
                let revoked = status.is_some_and(|status| status.name == REVOKED);
                if claims.is_none() && !revoked {
                    return Ok(false);
                }
                tokens.renew(refused, claims.as_deref()).await
            }
            _ => Ok(false),
        }
    }
}

/// What a signature is about.
pub(crate) struct Signed<'a> {
    pub(crate) method: &'a str,
    pub(crate) resource_type: &'a str,
    pub(crate) link: &'a str,
    pub(crate) date: &'a str,
}

/// The authorization of one attempt.
pub(crate) struct Authorization {
    /// The header.
    pub(crate) value: HeaderValue,
    /// What it was made with.
    pub(crate) used: Used,
    /// A refresh of a token, to go on while the request is under way.
    pub(crate) background: Background,
}

/// What a request was authorised with: what [`Credential::renew`] has to better.
pub(crate) enum Used {
    Fixed,
    Key(Arc<MasterKey>),
    Token(Arc<AccessToken>),
}

impl Authorization {
    fn fixed(value: HeaderValue) -> Self {
        Self { value, used: Used::Fixed, background: Background::NONE }
    }
}

impl From<MasterKey> for Credential {
    fn from(key: MasterKey) -> Self {
        Self(Kind::MasterKey(Arc::new(key)))
    }
}

impl From<RotatingKey> for Credential {
    fn from(key: RotatingKey) -> Self {
        Self(Kind::RotatingKey(key))
    }
}

impl From<ResourceToken> for Credential {
    fn from(token: ResourceToken) -> Self {
        Self(Kind::ResourceToken(token))
    }
}

impl From<ResourceTokens> for Credential {
    fn from(tokens: ResourceTokens) -> Self {
        Self(Kind::ResourceTokens(tokens))
    }
}

impl fmt::Debug for Credential {
    /// The kind alone.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match &self.0 {
            Kind::MasterKey(_) => "Credential(master key)",
            Kind::RotatingKey(_) => "Credential(rotating key)",
            Kind::KeyProvider(_) => "Credential(key provider)",
            Kind::ResourceToken(_) => "Credential(resource token)",
            Kind::ResourceTokens(_) => "Credential(resource tokens)",
            Kind::TokenProvider(_) => "Credential(token provider)",
        })
    }
}

#[cfg(test)]
mod tests;
