//! Building a client.

use std::fmt;
use std::marker::PhantomData;
use std::sync::Arc;

use http::{HeaderName, HeaderValue};
use url::{Host, Url};

use crate::auth::{Credential, MasterKey, ResourceToken, TokenProvider};
use crate::error::{Error, Result};
use crate::pipeline::{Inner, Pipeline};
use crate::response::Known;
use crate::retry::RetryPolicy;
use crate::service::Service;
use crate::transport::{HttpClient, Transport};
use crate::version::ApiVersion;

/// The environment variable that names the account's endpoint.
const ENDPOINT_VARIABLE: &str = "COSMOSDB_ENDPOINT";
/// The environment variable that holds the account's key.
const KEY_VARIABLE: &str = "COSMOSDB_KEY";

/// Builds a client of type `C`, the `Client` of the generated crate.
pub struct ClientBuilder<C> {
    service: &'static Service,
    /// Reduced to its origin, or what is wrong with it: the text itself may hold a key, if it is a connection string.
    endpoint: Result<String>,
    credential: Option<Credential>,
    transport: Option<Arc<dyn Transport>>,
    version: Option<ApiVersion>,
    retry: RetryPolicy,
    application: Option<String>,
    client: PhantomData<fn() -> C>,
}

impl<C: From<Pipeline>> ClientBuilder<C> {
    /// A client of `service` at `endpoint`.
    #[doc(hidden)]
    pub fn new(service: &'static Service, endpoint_text: impl Into<String>) -> Self {
        Self {
            service,
            endpoint: endpoint(&endpoint_text.into()),
            credential: None,
            transport: None,
            version: None,
            retry: RetryPolicy::default(),
            application: None,
            client: PhantomData,
        }
    }

    /// Endpoint and key from `AccountEndpoint=https://…;AccountKey=…;`, as the portal shows it.
    #[doc(hidden)]
    pub fn from_connection_string(service: &'static Service, text: &str) -> Result<Self> {
        let part = |name: &str| {
            let mut parts = text.split(';').filter_map(|part| part.split_once('='));
            parts.find(|(key, _)| key.trim().eq_ignore_ascii_case(name)).map(|(_, value)| value.trim())
        };
        let missing = |name| {
            Error::input(format!(
                "the connection string has no `{name}`: it looks like `AccountEndpoint=https://…;AccountKey=…;`"
            ))
        };
        let endpoint = part("AccountEndpoint").ok_or_else(|| missing("AccountEndpoint"))?;
        let key = part("AccountKey").ok_or_else(|| missing("AccountKey"))?;
        Self::new(service, endpoint).key(key)
    }

    /// Endpoint and key from the environment variables `COSMOSDB_ENDPOINT` and `COSMOSDB_KEY`.
    #[doc(hidden)]
    pub fn from_env(service: &'static Service) -> Result<Self> {
        let variable =
            |name: &str| std::env::var(name).map_err(|_| Error::input(format!("the environment variable `{name}` is not set")));
        Self::new(service, variable(ENDPOINT_VARIABLE)?).key(&variable(KEY_VARIABLE)?)
    }

    /// Authorises by the account's primary or secondary key, read-write or read-only.
    ///
    /// # Errors
    ///
    /// If the key is not base64.
    pub fn key(self, base64: &str) -> Result<Self> {
        Ok(self.credential(MasterKey::new(base64)?))
    }

    /// Authorises by the token of a permission.
    #[must_use]
    pub fn resource_token(self, token: impl Into<ResourceToken>) -> Self {
        self.credential(token.into())
    }

    /// Authorises by Microsoft Entra.
    #[must_use]
    pub fn token_provider(self, provider: impl TokenProvider) -> Self {
        self.credential(Credential::provider(provider))
    }

    /// Authorises by a credential of any kind.
    #[must_use]
    pub fn credential(mut self, credential: impl Into<Credential>) -> Self {
        self.credential = Some(credential.into());
        self
    }

    /// Speaks another API version than the default. What that version does not have fails before it is sent.
    #[must_use]
    pub fn api_version(mut self, version: ApiVersion) -> Self {
        self.version = Some(version);
        self
    }

    /// Sends requests by this instead of by HTTP.
    #[must_use]
    pub fn transport(mut self, transport: impl Transport) -> Self {
        self.transport = Some(Arc::new(transport));
        self
    }

    /// When requests are sent again.
    #[must_use]
    pub fn retry(mut self, policy: RetryPolicy) -> Self {
        self.retry = policy;
        self
    }

    /// The application's name and version, `shop/1.2`: requests carry it in `User-Agent`.
    #[must_use]
    pub fn application(mut self, name: impl Into<String>) -> Self {
        self.application = Some(name.into());
        self
    }

    /// The client.
    ///
    /// # Errors
    ///
    /// If the endpoint is no URL, is not encrypted (other than to this machine), or no credential was given; if the API version is
    /// not one that the service knows.
    pub fn build(self) -> Result<C> {
        let endpoint = self.endpoint?;
        let credential = self.credential.ok_or_else(|| {
            Error::input("no credential was given: use `key`, `resource_token`, `token_provider` or `credential`")
        })?;
        let version = self.version.unwrap_or(self.service.default_version);
        if self.service.version(version).is_none() {
            let known: Vec<_> = self.service.versions.iter().map(|info| info.version.to_string()).collect();
            return Err(Error::input(format!("the service has no API version {version}: it has {}", known.join(", "))));
        }
        let transport = match self.transport {
            Some(transport) => transport,
            None => Arc::new(HttpClient::new(is_local(&endpoint))?),
        };
        let wire = |name: &str| {
            self.service
                .header(name)
                .and_then(|header| HeaderName::from_bytes(header.wire.as_bytes()).ok())
                .ok_or_else(|| Error::input(format!("the tables of the service have no header `{name}`")))
        };
        let agent = concat!("cosmosdb-rust/", env!("CARGO_PKG_VERSION"));
        let agent = self.application.map_or_else(|| agent.to_owned(), |application| format!("{application} {agent}"));
        Ok(C::from(Pipeline::new(Inner {
            service: self.service,
            endpoint,
            credential,
            transport,
            version,
            retry: self.retry,
            user_agent: Some(
                HeaderValue::try_from(agent).map_err(|_| Error::input("the application's name cannot stand in a header"))?,
            ),
            known: Arc::new(Known::of(self.service)),
            date_header: wire("date")?,
            version_header: wire("version")?,
        })))
    }
}

/// Whether an endpoint is on this machine.
fn is_local(endpoint: &str) -> bool {
    Url::parse(endpoint).is_ok_and(|url| is_loopback(&url))
}

fn is_loopback(url: &Url) -> bool {
    match url.host() {
        Some(Host::Domain(name)) => name.eq_ignore_ascii_case("localhost"),
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.is_loopback(),
        None => false,
    }
}

/// Scheme, host and port of a URL, or why not.
fn endpoint(text: &str) -> Result<String> {
    if text.contains(';') {
        return Err(Error::input("the endpoint looks like a connection string: use `Client::from_connection_string`"));
    }
    let url = Url::parse(text.trim()).map_err(|error| {
        Error::input(format!("the endpoint is no URL ({error}): it looks like https://account.documents.azure.com"))
    })?;
    match url.scheme() {
        "https" => {}
        "http" if is_loopback(&url) => {}
        "http" => {
            return Err(Error::input("the endpoint is not encrypted: use https; http is only for an emulator on this machine"));
        }
        other => return Err(Error::input(format!("the endpoint's scheme is `{other}`: it must be https"))),
    }
    if !url.username().is_empty() || url.password().is_some() {
        return Err(Error::input("the endpoint holds a user or a password: give credentials to the builder"));
    }
    if !matches!(url.path(), "" | "/") || url.query().is_some() {
        return Err(Error::input("the endpoint has a path or a query: it is just scheme, host and port"));
    }
    Ok(url.origin().ascii_serialization())
}

impl<C> fmt::Debug for ClientBuilder<C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ClientBuilder")
            .field("endpoint", &self.endpoint.as_deref().unwrap_or("(faulty)"))
            .field("version", &self.version)
            .field("credential", &self.credential)
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::endpoint;

    #[test]
    fn endpoints_are_reduced_to_their_origin() {
        assert_eq!(endpoint("https://a.documents.azure.com:443/").unwrap(), "https://a.documents.azure.com");
        assert_eq!(endpoint("http://localhost:8081/").unwrap(), "http://localhost:8081");
        assert_eq!(endpoint("http://127.0.0.1:8081").unwrap(), "http://127.0.0.1:8081");
    }

    #[test]
    fn endpoints_that_leak_are_refused() {
        for bad in [
            "http://a.documents.azure.com",
            "ftp://x",
            "nonsense",
            "https://u:p@x",
            "https://x/dbs",
            "https://x?y=1",
            "AccountEndpoint=https://x;AccountKey=secret;",
        ] {
            let error = endpoint(bad).unwrap_err();
            assert!(!error.to_string().contains("secret"), "{error}");
        }
    }
}
