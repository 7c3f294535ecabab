//! Endpoints: where requests are sent, and which of those that an account names may be trusted with a credential.

use std::fmt;
use std::sync::Arc;

use url::{Host, Url};

use super::Region;
use crate::error::{Error, Result};

/// An endpoint of the account. Two are the same if scheme, host and port are.
#[derive(Clone)]
pub(crate) struct Endpoint(Arc<Inner>);

struct Inner {
    /// Scheme, host and port, without a slash at the end.
    origin: String,
    region: Option<Region>,
}

impl Endpoint {
    pub(crate) fn new(origin: String, region: Option<Region>) -> Self {
        Self(Arc::new(Inner { origin, region }))
    }

    /// Scheme, host and port, without a slash at the end.
    pub(crate) fn origin(&self) -> &str {
        &self.0.origin
    }

    /// The region, where the account named it.
    pub(crate) fn region(&self) -> Option<&Region> {
        self.0.region.as_ref()
    }

    /// The endpoint that an account names for a region. `None` if it is not one that a credential may be sent to: only hosts below the
    /// same domain as the configured one, over TLS; of an emulator on this machine, only this machine.
    pub(crate) fn advertised(configured: &str, url: &str, region: Region) -> Option<Self> {
        let (own, other) = (Url::parse(configured).ok()?, Url::parse(url.trim()).ok()?);
        let trusted = match (is_loopback(&own), is_loopback(&other)) {
            (true, both) => both && matches!(other.scheme(), "http" | "https"),
            (false, true) => false,
            (false, false) => other.scheme() == "https" && is_sibling(own.host_str()?, other.host_str()?),
        };
        let plain = other.username().is_empty() && other.password().is_none();
        (trusted && plain).then(|| Self::new(other.origin().ascii_serialization(), Some(region)))
    }

    /// The endpoint that a region has by convention, for as long as the account could not be asked.
    pub(crate) fn derived(configured: &str, region: &Region) -> Option<Self> {
        let url = Url::parse(configured).ok()?;
        if is_loopback(&url) || url.scheme() != "https" {
            return None;
        }
        let (account, domain) = url.host_str()?.split_once('.')?;
        let port = url.port().map_or_else(String::new, |port| format!(":{port}"));
        let url = format!("https://{account}-{}.{domain}{port}", region.label());
        Self::advertised(configured, &url, region.clone())
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

/// Whether an endpoint is on this machine.
pub(crate) fn is_local(endpoint: &str) -> bool {
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

/// Scheme, host and port of the endpoint that somebody configured, or what is wrong with it.
pub(crate) fn origin(text: &str) -> Result<String> {
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

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn endpoints_are_reduced_to_their_origin() {
        assert_eq!(origin("https://a.documents.azure.com:443/").unwrap(), "https://a.documents.azure.com");
        assert_eq!(origin("http://localhost:8081/").unwrap(), "http://localhost:8081");
        assert_eq!(origin("http://127.0.0.1:8081").unwrap(), "http://127.0.0.1:8081");
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
            let error = origin(bad).unwrap_err();
            assert!(!error.to_string().contains("secret"), "{error}");
        }
    }

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
