//! Who a request is from: checks its token. The signature is computed here, not by the client's code, which makes the emulator a
//! test of the latter.

use std::time::{Duration, SystemTime};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use cosmosdb_core::service::Target;
use hmac::{Hmac, KeyInit, Mac};
use http::Method;
use percent_encoding::percent_decode_str;
use sha2::Sha256;

use crate::entra::{self, Role};
use crate::error::{Failure, Fault, Outcome};
use crate::headers::Headers;
use crate::rid::Rid;
use crate::router::Path;
use crate::tokens::{Claims, Issuer};

/// How far the clocks of client and service may be apart.
const SKEW: Duration = Duration::from_secs(15 * 60);

/// A key of the account, ready to authenticate texts.
#[derive(Clone)]
pub(crate) struct Key(Hmac<Sha256>);

impl Key {
    /// Reads a key from its base64.
    pub(crate) fn parse(base64: &str) -> Option<Self> {
        let bytes = STANDARD.decode(base64.trim()).ok()?;
        if bytes.is_empty() {
            return None;
        }
        Hmac::new_from_slice(&bytes).ok().map(Self)
    }

    /// The code that authenticates a text.
    pub(crate) fn mac(&self, text: &[u8]) -> Hmac<Sha256> {
        self.0.clone().chain_update(text)
    }

    /// Whether `signature` is the one of `text`; in constant time.
    fn verifies(&self, text: &str, signature: &[u8]) -> bool {
        self.mac(text.as_bytes()).verify_slice(signature).is_ok()
    }
}

impl std::fmt::Debug for Key {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Key(…)")
    }
}

/// The keys of the account.
#[derive(Debug, Clone)]
pub(crate) struct Keys {
    /// That of everything else that is signed, too.
    pub(crate) primary: Key,
    pub(crate) secondary: Option<Key>,
    /// Those that allow reads only.
    pub(crate) read_only: Vec<Key>,
}

/// What a request's token allows.
#[derive(Debug, Clone)]
pub(crate) enum Grant {
    /// Everything.
    All,
    /// To read everything.
    Read,
    /// What a permission says.
    Permission(Claims),
    /// What a role allows.
    Role(Role),
}

/// What is signed, beyond the verb and the date.
pub(crate) struct Signed<'p> {
    pub(crate) path: &'p Path,
    /// The resource types that it may be signed as.
    pub(crate) types: Vec<&'static str>,
    /// How much of a rid is signed.
    pub(crate) rid_bytes: Option<usize>,
}

/// Checks the token of a request.
pub(crate) fn authenticate(
    keys: &Keys,
    issuer: &Issuer,
    now: SystemTime,
    method: &Method,
    signed: &Signed<'_>,
    headers: &Headers<'_>,
    host: &str,
) -> Outcome<Grant> {
    let authorization = headers.get("authorization").or_else(|| headers.wire("authorization"));
    let Some(authorization) = authorization else {
        return Err(Failure::new(Fault::MissingAuthorization, "The request has no Authorization header."));
    };
    let malformed = || {
        let expected = "type={master|resource|aad}&ver={version}&sig={signature or token}";
        Failure::new(Fault::MalformedAuthorization, format!("The Authorization header should be {expected}, URL-encoded."))
    };
    // It becomes no longer: there is room for it from the beginning.
    let mut decoded = Vec::with_capacity(authorization.len());
    decoded.extend(percent_decode_str(authorization));
    let decoded = String::from_utf8(decoded).map_err(|_| malformed())?;
    let field = |name: &str| decoded.split('&').find_map(|pair| pair.strip_prefix(name)?.strip_prefix('='));
    let kind = field("type").ok_or_else(malformed)?;
    // The signature may hold `&` and `=` only as padding, and comes last.
    let (_, signature) = decoded.split_once("sig=").ok_or_else(malformed)?;
    match kind {
        "master" => master(keys, now, method, signed, headers, signature),
        "resource" => issuer.verify(signature, now).map(Grant::Permission),
        "aad" => entra::verify(&keys.primary, signature, host, now).map(Grant::Role),
        _ => Err(malformed()),
    }
}

fn master(
    keys: &Keys,
    now: SystemTime,
    method: &Method,
    signed: &Signed<'_>,
    headers: &Headers<'_>,
    signature: &str,
) -> Outcome<Grant> {
    let own_date = headers.get("date").or_else(|| headers.wire("x-ms-date"));
    let date = own_date.or_else(|| headers.wire("date"));
    let Some(date) = date else {
        return Err(Failure::new(Fault::Unauthorized, "The request has no date: send x-ms-date, which is signed."));
    };
    let Ok(time) = httpdate::parse_http_date(date) else {
        let example = "Tue, 01 Nov 1994 08:12:31 GMT";
        return Err(Failure::new(Fault::Unauthorized, format!("The date {date} should have the form {example}.")));
    };
    let Ok(signature) = STANDARD.decode(signature.trim()) else {
        return Err(Failure::new(Fault::MalformedAuthorization, "The signature is not base64."));
    };
    // The date stands in the fourth line, unless only HTTP's own header has it: then it stands in the fifth.
    let (verb, lower) = (method.as_str().to_ascii_lowercase(), date.to_ascii_lowercase());
    let (fourth, fifth) = if own_date.is_some() { (lower.as_str(), "") } else { ("", lower.as_str()) };
    let payload = |kind: &str, link: &str| [&verb, &kind.to_ascii_lowercase(), link, fourth, fifth, ""].join("\n");
    // Mostly the first is the one: the others are made only if it is not.
    let link = signed.path.link();
    let payloads = || {
        let links = std::iter::once_with(|| link.clone()).chain(std::iter::once_with(|| link_by_rid(signed)).flatten());
        links.flat_map(|link| signed.types.iter().map(move |kind| payload(kind, &link)))
    };
    let signed_by = |key: &Key| payloads().any(|payload| key.verifies(&payload, &signature));
    let grant = if std::iter::once(&keys.primary).chain(&keys.secondary).any(signed_by) {
        Grant::All
    } else if keys.read_only.iter().any(signed_by) {
        Grant::Read
    } else {
        let expected = payloads().next().map(|payload| payload.replace('\n', "\\n")).unwrap_or_default();
        return Err(Failure::new(
            Fault::Unauthorized,
            format!(
                "The signature does not fit the request: the key is another one, or what was signed is. To be signed here: \
                 '{expected}'."
            ),
        ));
    };
    let apart = now.duration_since(time).unwrap_or_else(|ahead| ahead.duration());
    if apart > SKEW {
        let now = httpdate::fmt_http_date(now);
        return Err(Failure::new(
            Fault::Forbidden,
            format!("The authorization token is not valid at the current time: it was signed at {date}, and it is {now}."),
        ));
    }
    Ok(grant)
}

/// What is signed in place of a link by rids: the last one alone, in lower case.
fn link_by_rid(signed: &Signed<'_>) -> Option<String> {
    let rids: Vec<Rid> = signed.path.steps.iter().map(|step| Rid::parse(&step.id)).collect::<Option<_>>()?;
    let last = rids.last()?;
    let part = signed.rid_bytes.filter(|_| signed.path.target == Target::Item).and_then(|bytes| last.front(bytes));
    Some(part.as_ref().unwrap_or(last).to_string().to_lowercase())
}
