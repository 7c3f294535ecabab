//! Endpoints: where requests are sent, and which of those that an account names may be trusted with a credential.

use std::fmt;
use std::sync::Arc;

use http::uri::{self, PathAndQuery, Uri};

use super::Region;
use crate::origin::Origin;

/// An endpoint of the account. Two are the same if scheme, host and port are.
#[derive(Clone)]
pub(crate) struct Endpoint(Arc<Inner>);

struct Inner {
    /// Scheme, host and port, without a slash at the end.
    origin: String,
    /// The same, ready for the URIs of requests.
    base: Uri,
    region: Option<Region>,
}

impl Endpoint {
    pub(crate) fn new(origin: String, region: Option<Region>) -> Self {
        // What was put together of scheme, host and port is a URI.
        let base = origin.parse().unwrap_or_default();
        Self(Arc::new(Inner { origin, base, region }))
    }

    /// Scheme, host and port, without a slash at the end.
    pub(crate) fn origin(&self) -> &str {
        &self.0.origin
    }

    /// The URI of a path there, which begins with a slash.
    pub(crate) fn uri(&self, path: &str) -> Result<Uri, http::Error> {
        let mut parts = uri::Parts::default();
        parts.scheme = self.0.base.scheme().cloned();
        parts.authority = self.0.base.authority().cloned();
        parts.path_and_query = Some(PathAndQuery::try_from(path)?);
        Ok(Uri::from_parts(parts)?)
    }

    /// The region, where the account named it.
    pub(crate) fn region(&self) -> Option<&Region> {
        self.0.region.as_ref()
    }

    /// The endpoint that an account names for a region. `None` if it is not one that a credential may be sent to: only hosts below the
    /// same domain as the configured one, over TLS; of an emulator on this machine, only this machine.
    pub(crate) fn advertised(configured: &str, url: &str, region: Region) -> Option<Self> {
        let (own, other) = (Origin::parse(configured)?, Origin::parse(url)?);
        let trusted = match (own.is_loopback(), other.is_loopback()) {
            (true, both) => both && other.is_safe(),
            (false, true) => false,
            (false, false) => other.is_https() && is_sibling(own.host(), other.host()),
        };
        trusted.then(|| Self::new(other.to_string(), Some(region)))
    }

    /// The endpoint that a region has by convention, for as long as the account could not be asked.
    pub(crate) fn derived(configured: &str, region: &Region) -> Option<Self> {
        let own = Origin::parse(configured)?;
        if own.is_loopback() || !own.is_https() {
            return None;
        }
        let (account, domain) = own.host().split_once('.')?;
        let derived = own.with_host(format!("{account}-{}.{domain}", region.label()));
        Self::advertised(configured, &derived.to_string(), region.clone())
    }
}

impl PartialEq for Endpoint {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0) || self.0.origin == other.0.origin
    }
}

impl fmt::Debug for Endpoint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.origin)
    }
}

/// Whether two hosts stand below the same domain: `a.documents.azure.com` and `a-westus.documents.azure.com`. A domain is more than one
/// label: nothing is a sibling below `com`.
fn is_sibling(one: &str, other: &str) -> bool {
    let domain = |host: &str| host.split_once('.').map(|(_, domain)| domain.to_ascii_lowercase()).filter(|it| it.contains('.'));
    one.eq_ignore_ascii_case(other) || domain(one).is_some_and(|it| Some(it) == domain(other))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn only_siblings_are_trusted() {
        let trusted = |own: &str, other: &str| Endpoint::advertised(own, other, "West US".into()).is_some();
        let azure = "https://acct.documents.azure.com";
        assert!(trusted(azure, "https://acct-westus.documents.azure.com:443/"));
        assert!(trusted(azure, "https://acct.documents.azure.com:443/"));
        assert!(!trusted(azure, "http://acct-westus.documents.azure.com/"));
        assert!(!trusted(azure, "https://acct-westus.documents.azure.com.evil.example/"));
        assert!(!trusted(azure, "https://evil.example/"));
        assert!(!trusted(azure, "https://127.0.0.1:8081/"));
        assert!(!trusted(azure, "https://u:p@acct-westus.documents.azure.com/"));
        assert!(!trusted("https://acct.com", "https://evil.com"));
        assert!(trusted("http://localhost:8081", "http://127.0.0.1:8082/"));
        assert!(!trusted("http://localhost:8081", "http://192.168.0.1:8082/"));
        assert!(!trusted("http://localhost:8081", "https://acct.documents.azure.com/"));
    }

    #[test]
    fn a_region_has_a_host_by_convention() {
        let derived = |own: &str| Endpoint::derived(own, &"East US 2".into());
        assert_eq!(derived("https://acct.documents.azure.com").unwrap().origin(), "https://acct-eastus2.documents.azure.com");
        assert!(derived("http://localhost:8081").is_none());
    }
}
