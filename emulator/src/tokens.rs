//! Resource tokens: what permissions hand out, and what they allow.
//!
//! A token says itself what it grants, and is signed with the master key: the emulator keeps none. It looks like the service's:
//! `type=resource&ver=1&sig={16 bytes of a signature, in base64};{what is granted, in base64};`.

use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use cosmosdb_core::service::Effect;
use hmac::Mac;
use serde_json::{Value, json};

use crate::auth::{Grant, Key as Secret};
use crate::call::Call;
use crate::entra;
use crate::error::{Failure, Fault, Outcome};
use crate::partition_key::Key;
use crate::rid::Rid;
use crate::store::{Place, State};

/// How much of the signature stands in the token.
const SIGNATURE: usize = 16;

/// What a token grants.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Claims {
    /// The resource; everything in it is granted, too.
    pub(crate) resource: Rid,
    /// Whether only reads are.
    pub(crate) read_only: bool,
    /// The partition key value that its documents must have.
    pub(crate) key: Option<Key>,
    /// Until when, in seconds since 1970.
    pub(crate) expires: u64,
}

/// What makes tokens and checks them.
#[derive(Debug)]
pub(crate) struct Issuer {
    secret: Secret,
    issued: AtomicU64,
}

impl Issuer {
    /// One with the same secret: tokens of either are good for both.
    pub(crate) fn fork(&self) -> Self {
        Self::new(self.secret.clone())
    }

    pub(crate) fn new(secret: Secret) -> Self {
        Self { secret, issued: AtomicU64::new(0) }
    }

    /// Makes a token. No two are alike.
    pub(crate) fn issue(&self, claims: &Claims) -> Outcome<String> {
        let payload = json!({
            "r": claims.resource.to_string(),
            "m": if claims.read_only { "Read" } else { "All" },
            "k": claims.key.as_ref().map(Key::to_json),
            "e": claims.expires,
            "n": self.issued.fetch_add(1, Ordering::Relaxed),
        })
        .to_string();
        let mac = self.secret.mac(payload.as_bytes());
        let signature: Vec<u8> = mac.finalize().into_bytes().into_iter().take(SIGNATURE).collect();
        Ok(format!("type=resource&ver=1&sig={};{};", STANDARD.encode(signature), STANDARD.encode(payload)))
    }

    /// Reads the `sig` of a token and checks it.
    pub(crate) fn verify(&self, signature: &str, now: SystemTime) -> Outcome<Claims> {
        let unknown = || Failure::new(Fault::Unauthorized, "The resource token was not made here, or not whole.");
        let mut parts = signature.split(';');
        let (Some(signature), Some(payload)) = (parts.next(), parts.next()) else { return Err(unknown()) };
        let signature = STANDARD.decode(signature.trim()).map_err(|_| unknown())?;
        let payload = STANDARD.decode(payload.trim()).map_err(|_| unknown())?;
        let mac = self.secret.mac(&payload);
        if signature.len() != SIGNATURE || mac.verify_truncated_left(&signature).is_err() {
            return Err(unknown());
        }
        let claims = claims(&payload).ok_or_else(unknown)?;
        let expires = UNIX_EPOCH.checked_add(Duration::from_secs(claims.expires));
        if expires.is_none_or(|expires| expires <= now) {
            return Err(Failure::new(
                Fault::Forbidden,
                "The resource token has expired. Read the permission again for a new one.",
            ));
        }
        Ok(claims)
    }
}

fn claims(payload: &[u8]) -> Option<Claims> {
    let payload: Value = serde_json::from_slice(payload).ok()?;
    Some(Claims {
        // A permission for what is not there grants nothing: no resource has the empty rid.
        resource: Rid::parse(payload.get("r")?.as_str()?).unwrap_or_default(),
        read_only: payload.get("m")?.as_str()? == "Read",
        key: match payload.get("k")? {
            Value::Null => None,
            key => Some(Key::from_json(key)?),
        },
        expires: payload.get("e")?.as_u64()?,
    })
}

/// Checks that the request's token allows what it asks for.
pub(crate) fn allow(state: &State, call: &Call<'_>, place: &Place) -> Outcome<()> {
    let refused = |why: &str| {
        let message = format!("The token does not allow {}: {why}.", call.operation.name);
        Err(Failure::new(Fault::Forbidden, message))
    };
    match &call.grant {
        Grant::All => Ok(()),
        Grant::Read if call.is_read() => Ok(()),
        Grant::Read => refused("the key is for reading only"),
        Grant::Role(role) => entra::allow(*role, call, place),
        Grant::Permission(claims) => {
            let rids = state.rids(place.spots());
            let covers = rids.contains(&claims.resource);
            let own = place.is_item() && rids.len() == place.steps() && rids.last() == Some(&claims.resource);
            if !covers {
                refused("it is for another resource")
            } else if claims.read_only && !call.is_read() {
                refused("it is for reading only")
            } else if call.operation.effect == Effect::Execute && own {
                refused("to run a script takes a permission on the whole collection")
            } else if let Some(key) = &claims.key {
                match call.key()? {
                    Some(named) if place.is_partitioned() && named.starts_with(key) => Ok(()),
                    None if !place.is_partitioned() && call.is_read() => Ok(()),
                    Some(_) if !place.is_partitioned() && call.is_read() => Ok(()),
                    _ => refused("it is for one partition key value, which the request has to name"),
                }
            } else {
                Ok(())
            }
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn issuer() -> Issuer {
        Issuer::new(Secret::parse(crate::WELL_KNOWN_KEY).unwrap())
    }

    fn claims() -> Claims {
        Claims { resource: Rid::parse("Sl8fALN4sw4=").unwrap(), read_only: true, key: Key::parse(r#"["a",{}]"#), expires: 1_000 }
    }

    fn at(seconds: u64) -> SystemTime {
        UNIX_EPOCH + Duration::from_secs(seconds)
    }

    fn sig(token: &str) -> &str {
        token.strip_prefix("type=resource&ver=1&sig=").unwrap()
    }

    #[test]
    fn a_token_says_what_it_grants() {
        let issuer = issuer();
        let token = issuer.issue(&claims()).unwrap();
        assert_eq!(issuer.verify(sig(&token), at(999)).unwrap(), claims());
        assert_ne!(token, issuer.issue(&claims()).unwrap(), "a fresh one every time");
    }

    #[test]
    fn a_token_expires() {
        let issuer = issuer();
        let token = issuer.issue(&claims()).unwrap();
        assert_eq!(issuer.verify(sig(&token), at(1_000)).unwrap_err().fault, Fault::Forbidden);
    }

    #[test]
    fn a_forged_token_is_refused() {
        let issuer = issuer();
        let token = issuer.issue(&claims()).unwrap();
        let (signature, _) = sig(&token).split_once(';').unwrap();
        let more = STANDARD.encode(r#"{"r":"Sl8fALN4sw4=","m":"All","k":null,"e":99999999}"#);
        for forged in [format!("{signature};{more};"), format!(";{more};"), "x".to_owned(), String::new()] {
            assert_eq!(issuer.verify(&forged, at(0)).unwrap_err().fault, Fault::Unauthorized, "{forged}");
        }
    }
}
