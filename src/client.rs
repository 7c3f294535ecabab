//! Building a client.

use std::fmt;
use std::marker::PhantomData;
use std::sync::Arc;

use http::HeaderValue;

use crate::auth::{Credential, MasterKey, ResourceToken, TokenProvider};
use crate::breaker::{Breaker, CircuitBreaker};
use crate::error::{Error, Result};
use crate::exchange::Wire;
use crate::hedging::Hedging;
use crate::known::Known;
use crate::observer::Observer;
use crate::origin::origin;
use crate::pipeline::{Inner, Pipeline};
use crate::retry::{Budget, RetryPolicy};
use crate::routing::{Collections, Endpoint, Locations, Preferences, Region};
use crate::service::Service;
use crate::session::SessionStore;
use crate::transport::{HttpOptions, Transport, http};
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
    http: HttpOptions,
    version: Option<ApiVersion>,
    retry: RetryPolicy,
    regions: Preferences,
    hedging: Option<Hedging>,
    breaker: Option<CircuitBreaker>,
    no_session: bool,
    observer: Option<Arc<dyn Observer>>,
    application: Option<String>,
    client: PhantomData<fn() -> C>,
}

impl<C: From<Pipeline>> ClientBuilder<C> {
    /// A client of `service` at `endpoint`.
    #[doc(hidden)]
    pub fn new(service: &'static Service, endpoint_text: impl Into<String>) -> Self {
        Self {
            service,
            endpoint: origin(&endpoint_text.into()),
            credential: None,
            transport: None,
            http: HttpOptions::new(),
            version: None,
            retry: RetryPolicy::default(),
            regions: Preferences::default(),
            hedging: None,
            breaker: None,
            no_session: false,
            observer: None,
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

    /// How to speak HTTP: certificates to trust, proxies, limits of time and size. Without effect on a [`transport`](Self::transport).
    #[must_use]
    pub fn http(mut self, options: HttpOptions) -> Self {
        self.http = options;
        self
    }

    /// When requests are sent again.
    #[must_use]
    pub fn retry(mut self, policy: RetryPolicy) -> Self {
        self.retry = policy;
        self
    }

    /// The regions to prefer, the best first: reads go to the first of them that the account has and that works, and so do writes of
    /// documents with [`multiple_write_regions`](Self::multiple_write_regions). Without any, they go to the endpoint that was given,
    /// and elsewhere only if it fails.
    #[must_use]
    pub fn preferred_regions(mut self, regions: impl IntoIterator<Item = impl Into<Region>>) -> Self {
        self.regions.preferred = regions.into_iter().map(Into::into).collect();
        self
    }

    /// The regions to pass over, as long as there is another.
    #[must_use]
    pub fn excluded_regions(mut self, regions: impl IntoIterator<Item = impl Into<Region>>) -> Self {
        self.regions.excluded = regions.into_iter().map(Into::into).collect();
        self
    }

    /// Writes documents in the preferred region too, and not only reads there, if the account takes writes in several regions.
    #[must_use]
    pub fn multiple_write_regions(mut self) -> Self {
        self.regions.multi_write = true;
        self
    }

    /// Uses the endpoint that was given and no other: the account is never asked for its regions.
    #[must_use]
    pub fn single_endpoint(mut self) -> Self {
        self.regions.single = true;
        self
    }

    /// Asks a second region when the first takes long to answer a read. Off by default. The account must have told of its regions, so
    /// name some with [`preferred_regions`](Self::preferred_regions).
    #[must_use]
    pub fn hedging(mut self, hedging: Hedging) -> Self {
        self.hedging = Some(hedging);
        self
    }

    /// Passes a region over for a partition key range that keeps failing there. Off by default.
    #[must_use]
    pub fn circuit_breaker(mut self, breaker: CircuitBreaker) -> Self {
        self.breaker = Some(breaker);
        self
    }

    /// Keeps no session: reads carry a session token only if they are given one.
    #[must_use]
    pub fn without_session(mut self) -> Self {
        self.no_session = true;
        self
    }

    /// Tells this of every call when it ends.
    #[must_use]
    pub fn observer(mut self, observer: impl Observer) -> Self {
        self.observer = Some(Arc::new(observer));
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
            None => http(&self.http, &endpoint)?,
        };
        let agent = concat!("cosmosdb-rust/", env!("CARGO_PKG_VERSION"));
        let agent = self.application.map_or_else(|| agent.to_owned(), |application| format!("{application} {agent}"));
        Ok(C::from(Pipeline::new(Inner {
            wire: Arc::new(Wire { service: self.service, credential, transport, known: Known::of(self.service, version)? }),
            version,
            retry: self.retry,
            hedging: self.hedging,
            user_agent: Some(
                HeaderValue::try_from(agent).map_err(|_| Error::input("the application's name cannot stand in a header"))?,
            ),
            locations: Locations::new(Endpoint::new(endpoint, None), self.regions),
            collections: Collections::default(),
            session: (!self.no_session).then(SessionStore::new),
            budget: Budget::default(),
            breaker: self.breaker.map(Breaker::new),
            observer: self.observer,
        })))
    }
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
