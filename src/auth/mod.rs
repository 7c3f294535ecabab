//! Credentials, and the authorization that each request carries.

mod key;
mod provider;
mod resource_token;
mod sign;

use std::fmt;
use std::sync::Arc;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

pub use key::MasterKey;
pub use provider::{AccessToken, TokenProvider};
pub use resource_token::ResourceToken;
pub use sign::string_to_sign;

use crate::error::{Error, ErrorKind, Result};

/// What stays as it is in an `Authorization` header.
const TOKEN: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'_').remove(b'.').remove(b'~');

/// What authorises a client.
#[derive(Clone)]
pub struct Credential(Kind);

#[derive(Clone)]
enum Kind {
    MasterKey(Arc<MasterKey>),
    ResourceToken(ResourceToken),
    Provider(Arc<dyn TokenProvider>),
}

impl Credential {
    /// Authorises by Microsoft Entra tokens, asked for one by one.
    pub fn provider(provider: impl TokenProvider) -> Self {
        Self(Kind::Provider(Arc::new(provider)))
    }

    /// The `Authorization` header of a request. A signature is made anew for every attempt, because it holds the date.
    pub(crate) async fn authorization(&self, request: &Signed<'_>) -> Result<String> {
        match &self.0 {
            Kind::MasterKey(key) => {
                let text = string_to_sign(request.method, request.resource_type, request.link, request.date);
                Ok(encode("master", "1.0", &key.sign(&text)))
            }
            Kind::ResourceToken(token) => Ok(utf8_percent_encode(token.secret(), TOKEN).to_string()),
            Kind::Provider(provider) => {
                let token = provider.token().await.map_err(|source| {
                    Error::new(ErrorKind::Credential, format!("the token provider failed: {source}")).with_source(source)
                })?;
                Ok(encode("aad", "1.0", token.secret()))
            }
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

fn encode(kind: &str, version: &str, signature: &str) -> String {
    utf8_percent_encode(&format!("type={kind}&ver={version}&sig={signature}"), TOKEN).to_string()
}

impl From<MasterKey> for Credential {
    fn from(key: MasterKey) -> Self {
        Self(Kind::MasterKey(Arc::new(key)))
    }
}

impl From<ResourceToken> for Credential {
    fn from(token: ResourceToken) -> Self {
        Self(Kind::ResourceToken(token))
    }
}

impl fmt::Debug for Credential {
    /// The kind alone.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match &self.0 {
            Kind::MasterKey(_) => "Credential(master key)",
            Kind::ResourceToken(_) => "Credential(resource token)",
            Kind::Provider(_) => "Credential(token provider)",
        })
    }
}
