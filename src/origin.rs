//! Where a service is: scheme, host and port.

use std::fmt;
use std::net::{Ipv4Addr, Ipv6Addr};

use http::Uri;

use crate::error::{Error, Result};

/// Scheme, host and port of a URL. Shown without a slash at the end, and without the port that the scheme has anyhow.
#[derive(Debug, PartialEq)]
pub(crate) struct Origin {
    scheme: String,
    /// In small letters; that of an address of IPv6 in brackets.
    host: String,
    port: Option<u16>,
}

impl Origin {
    /// That of a URL, whatever its path. `None` if it is no URL, or holds a user or a password.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let url: Uri = text.trim().parse().ok()?;
        Self::of(&url).filter(|_| !has_user(&url))
    }

    fn of(url: &Uri) -> Option<Self> {
        let (scheme, authority) = (url.scheme_str()?, url.authority()?);
        let port = authority.port_u16();
        // What follows the host and is no port, was too large for one.
        let rest = authority.as_str().rsplit('@').next()?.strip_prefix(authority.host())?;
        if authority.host().is_empty() || (port.is_none() && !matches!(rest, "" | ":")) {
            return None;
        }
        let usual = matches!((scheme, port), ("https", Some(443)) | ("http", Some(80)));
        Some(Self {
            scheme: scheme.to_owned(),
            host: authority.host().to_ascii_lowercase(),
            port: if usual { None } else { port },
        })
    }

    pub(crate) fn is_https(&self) -> bool {
        self.scheme == "https"
    }

    /// Whether it may be trusted with a credential: encrypted, or on this machine.
    pub(crate) fn is_safe(&self) -> bool {
        self.is_https() || (self.scheme == "http" && self.is_loopback())
    }

    pub(crate) fn is_loopback(&self) -> bool {
        is_loopback(&self.host)
    }

    pub(crate) fn host(&self) -> &str {
        &self.host
    }

    /// This with another host.
    pub(crate) fn with_host(&self, host: String) -> Self {
        Self { scheme: self.scheme.clone(), host, port: self.port }
    }
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}://{}", self.scheme, self.host)?;
        self.port.map_or(Ok(()), |port| write!(f, ":{port}"))
    }
}

fn has_user(url: &Uri) -> bool {
    url.authority().is_some_and(|authority| authority.as_str().contains('@'))
}

/// The origin that somebody configured, or what is wrong with it. No message quotes the text, which may hold a key.
pub(crate) fn origin(text: &str) -> Result<String> {
    if text.contains(';') {
        return Err(Error::input("the endpoint looks like a connection string: use `Client::from_connection_string`"));
    }
    let no_url =
        |why: &str| Error::input(format!("the endpoint is no URL ({why}): it looks like https://account.documents.azure.com"));
    let url: Uri = text.trim().parse().map_err(|error: http::uri::InvalidUri| no_url(&error.to_string()))?;
    let origin = Origin::of(&url).ok_or_else(|| no_url("scheme, host or port is missing or cannot be"))?;
    match origin.scheme.as_str() {
        _ if origin.is_safe() => {}
        "http" => {
            return Err(Error::input("the endpoint is not encrypted: use https; http is only for an emulator on this machine"));
        }
        other => return Err(Error::input(format!("the endpoint's scheme is `{other}`: it must be https"))),
    }
    if has_user(&url) {
        return Err(Error::input("the endpoint holds a user or a password: give credentials to the builder"));
    }
    if url.path() != "/" || url.query().is_some() || text.contains('#') {
        return Err(Error::input("the endpoint has a path or a query: it is just scheme, host and port"));
    }
    Ok(origin.to_string())
}

/// Whether a host of a URL is this machine.
pub(crate) fn is_loopback(host: &str) -> bool {
    match host.strip_prefix('[').and_then(|host| host.strip_suffix(']')) {
        Some(v6) => v6.parse().is_ok_and(|address: Ipv6Addr| address.is_loopback()),
        None => host.eq_ignore_ascii_case("localhost") || host.parse().is_ok_and(|address: Ipv4Addr| address.is_loopback()),
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::{Origin, is_loopback, origin};

    #[test]
    fn endpoints_are_reduced_to_their_origin() {
        assert_eq!(origin("https://a.documents.azure.com:443/").unwrap(), "https://a.documents.azure.com");
        assert_eq!(origin(" https://A.documents.azure.com: ").unwrap(), "https://a.documents.azure.com");
        assert_eq!(origin("http://localhost:8081/").unwrap(), "http://localhost:8081");
        assert_eq!(origin("http://127.0.0.1:8081").unwrap(), "http://127.0.0.1:8081");
        assert_eq!(origin("http://[::1]:80").unwrap(), "http://[::1]");
    }

    #[test]
    fn endpoints_that_leak_are_refused() {
        for bad in [
            "http://a.documents.azure.com",
            "http://localhost.evil.example",
            "ftp://x",
            "nonsense",
            "secret@",
            "https://",
            "https://:443",
            "https://u:secret@x",
            "https://x/dbs",
            "https://x?y=1",
            "https://x#y",
            "https://x:99999",
            "AccountEndpoint=https://x;AccountKey=secret;",
        ] {
            let error = origin(bad).unwrap_err();
            assert!(!error.to_string().contains("secret"), "{error}");
        }
    }

    #[test]
    fn a_user_is_no_part_of_an_origin() {
        assert_eq!(Origin::parse("https://acct.documents.azure.com@evil.example/"), None);
        assert_eq!(Origin::parse("https://u:p@acct.documents.azure.com/"), None);
        assert!(Origin::parse("https://acct.documents.azure.com/dbs").is_some());
    }

    #[test]
    fn this_machine_is_known() {
        for host in ["localhost", "LOCALHOST", "127.0.0.1", "127.1.2.3", "[::1]"] {
            assert!(is_loopback(host), "{host}");
        }
        for host in ["localhost.evil.example", "10.0.0.1", "[::2]", "::1", "example.org", "0.0.0.0"] {
            assert!(!is_loopback(host), "{host}");
        }
    }
}
