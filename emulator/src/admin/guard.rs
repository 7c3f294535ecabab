//! Who may not use the admin endpoint: pages that a browser has from elsewhere.
//!
//! Such a page can have its browser send requests here, but not without an `Origin` where they change something; not of JSON without
//! asking first; and if a name of its own leads here, `Host` says so.

use http::header::{CONTENT_TYPE, HOST, ORIGIN};
use http::request::Parts;
use http::uri::Authority;
use http::{HeaderName, Method};

use super::reply::Refusal;

/// Checks from where a request comes.
pub(super) fn check(parts: &Parts) -> Result<(), Refusal> {
    let host = parts.uri.authority().map(Authority::as_str).or_else(|| header(parts, &HOST));
    if !host.is_some_and(is_loopback) {
        return Err(Refusal::new(403, "the admin endpoint is at localhost: no other name leads to it"));
    }
    if parts.headers.contains_key(ORIGIN) {
        let origin = header(parts, &ORIGIN).and_then(|origin| origin.split_once("://"));
        if !origin.is_some_and(|(_, host)| is_loopback(host)) {
            return Err(Refusal::new(403, "the admin endpoint is not for pages from elsewhere"));
        }
    }
    Ok(())
}

/// Checks that there is JSON where something is to be read.
pub(super) fn check_body(parts: &Parts, body: &[u8]) -> Result<(), Refusal> {
    let needs_one = [Method::POST, Method::PATCH].contains(&parts.method);
    if body.is_empty() && !needs_one {
        return Ok(());
    }
    let media_type = header(parts, &CONTENT_TYPE).unwrap_or_default();
    let essence = media_type.split(';').next().unwrap_or_default().trim();
    if !essence.eq_ignore_ascii_case("application/json") {
        return Err(Refusal::new(415, "the body should be JSON, and the header Content-Type should say application/json"));
    }
    Ok(())
}

fn header<'p>(parts: &'p Parts, name: &HeaderName) -> Option<&'p str> {
    parts.headers.get(name)?.to_str().ok()
}

/// Whether a host, with or without a port, is this machine.
fn is_loopback(host: &str) -> bool {
    let Ok(authority) = host.parse::<Authority>() else { return false };
    let name = authority.host().trim_start_matches('[').trim_end_matches(']');
    let is_address = name.parse::<std::net::IpAddr>().is_ok_and(|address| address.is_loopback());
    is_address || name.eq_ignore_ascii_case("localhost")
}

#[cfg(test)]
mod tests {
    use super::is_loopback;

    #[test]
    fn loopback_is_this_machine() {
        for host in ["localhost", "LOCALHOST:8082", "127.0.0.1", "127.0.0.1:1", "127.1.2.3:80", "[::1]:8082"] {
            assert!(is_loopback(host), "{host}");
        }
        for host in ["", "null", "example.org", "localhost.example.org", "127.0.0.1.example.org", "10.0.0.1:80", "[::2]", "a b"] {
            assert!(!is_loopback(host), "{host}");
        }
    }
}
