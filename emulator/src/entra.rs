//! Tokens of Microsoft Entra, such as the emulator itself makes: who somebody is, and in what role.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use cosmosdb_core::service::Effect;
use hmac::Mac;
use serde_json::{Value, json};

use crate::auth::Key;
use crate::call::Call;
use crate::error::{Failure, Fault, Outcome};
use crate::special::{Kind, kind};
use crate::store::Place;

/// The audience of tokens that are for any account.
const ANY_ACCOUNT: &str = "https://cosmos.azure.com";
/// How long a token is valid unless it says otherwise, and the scheme's header, in JSON.
const LIFETIME: Duration = Duration::from_secs(3600);
const HEADER: &str = r#"{"alg":"HS256","typ":"JWT"}"#;

/// A role that the service has built in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Role {
    /// "Cosmos DB Built-in Data Reader": reads and queries documents and the change feed, and reads what databases and collections there
    /// are.
    DataReader,
    /// "Cosmos DB Built-in Data Contributor": does everything with documents, and runs stored procedures.
    DataContributor,
}

/// A token of Microsoft Entra that an emulator is to [make](crate::Emulator::entra_token).
///
/// ```
/// use cosmosdb_emulator::{EntraToken, Role};
/// use std::time::Duration;
///
/// let token = EntraToken::new(Role::DataReader).lifetime(Duration::from_secs(60));
/// # let _ = token;
/// ```
#[derive(Debug, Clone)]
pub struct EntraToken {
    role: Role,
    audience: String,
    begins_in: Duration,
    lifetime: Duration,
}

impl EntraToken {
    /// A token of somebody who has a role, for any account, for an hour from now on.
    #[must_use]
    pub fn new(role: Role) -> Self {
        Self { role, audience: ANY_ACCOUNT.to_owned(), begins_in: Duration::ZERO, lifetime: LIFETIME }
    }

    /// What it is for: the endpoint of an account. A token for another is refused.
    #[must_use]
    pub fn audience(mut self, audience: impl Into<String>) -> Self {
        self.audience = audience.into();
        self
    }

    /// In what time from now it becomes valid.
    #[must_use]
    pub fn begins_in(mut self, time: Duration) -> Self {
        self.begins_in = time;
        self
    }

    /// How long it is valid then.
    #[must_use]
    pub fn lifetime(mut self, time: Duration) -> Self {
        self.lifetime = time;
        self
    }

    /// The text of the token.
    pub(crate) fn sign(&self, secret: &Key, now: SystemTime) -> String {
        let begins = seconds(now).saturating_add(self.begins_in.as_secs());
        let claims = json!({
            "aud": self.audience,
            "iat": seconds(now),
            "nbf": begins,
            "exp": begins.saturating_add(self.lifetime.as_secs()),
            "roles": [self.role.name()],
        });
        let signed = format!("{}.{}", URL_SAFE_NO_PAD.encode(HEADER), URL_SAFE_NO_PAD.encode(claims.to_string()));
        let signature = secret.mac(signed.as_bytes()).finalize().into_bytes();
        format!("{signed}.{}", URL_SAFE_NO_PAD.encode(signature))
    }
}

impl Role {
    fn name(self) -> &'static str {
        match self {
            Self::DataReader => "Cosmos DB Built-in Data Reader",
            Self::DataContributor => "Cosmos DB Built-in Data Contributor",
        }
    }

    fn named(name: &str) -> Option<Self> {
        [Self::DataReader, Self::DataContributor].into_iter().find(|role| role.name() == name)
    }
}

/// Checks a token; `host` is that of the account. Returns the role of whoever has it.
pub(crate) fn verify(secret: &Key, token: &str, host: &str, now: SystemTime) -> Outcome<Role> {
    let refused = |fault, why: &str| Failure::new(fault, format!("The token of Microsoft Entra {why}."));
    let malformed = || refused(Fault::EntraMalformed, "cannot be read");
    let (signed, signature) = token.trim().rsplit_once('.').ok_or_else(malformed)?;
    let (_, claims) = signed.split_once('.').ok_or_else(malformed)?;
    let decode = |text: &str| URL_SAFE_NO_PAD.decode(text).map_err(|_| malformed());
    let claims: Value = serde_json::from_slice(&decode(claims)?).map_err(|_| malformed())?;
    let signature = decode(signature)?;
    if secret.mac(signed.as_bytes()).verify_slice(&signature).is_err() {
        return Err(refused(Fault::EntraSignature, "was not made by this emulator"));
    }
    let time = |name: &str| claims.get(name).and_then(Value::as_u64).ok_or_else(malformed);
    if time("nbf")? > seconds(now) {
        return Err(refused(Fault::EntraNotYetValid, "is not valid yet"));
    }
    if time("exp")? <= seconds(now) {
        return Err(refused(Fault::EntraExpired, "has expired"));
    }
    let audience = claims.get("aud").and_then(Value::as_str).ok_or_else(malformed)?;
    if audience.trim_end_matches('/') != ANY_ACCOUNT && self::host(audience) != self::host(host) {
        return Err(refused(Fault::EntraAudience, &format!("is for {audience}")));
    }
    let roles = claims.get("roles").and_then(Value::as_array).ok_or_else(malformed)?;
    roles.iter().filter_map(Value::as_str).find_map(Role::named).ok_or_else(malformed)
}

/// Checks that a role allows what a request asks for.
pub(crate) fn allow(role: Role, call: &Call<'_>, place: &Place) -> Outcome<()> {
    let tells_structure = matches!(kind(call.resource()), Kind::Account | Kind::Database | Kind::Collection | Kind::Ranges);
    let is_data = place.is_partitioned() || call.operation.effect == Effect::Execute;
    let is_metadata = tells_structure && call.is_read();
    if !(is_data || is_metadata) {
        return Err(Failure::new(
            Fault::EntraUnsupported,
            format!("{} cannot be authorized by a token of Microsoft Entra: use a key.", call.operation.name),
        ));
    }
    if call.is_read() || role == Role::DataContributor {
        return Ok(());
    }
    Err(Failure::new(
        Fault::EntraUnauthorized,
        format!("Request blocked by Auth: the role {} does not allow {}.", role.name(), call.operation.name),
    ))
}

/// The host of a URL, or of what is one already.
fn host(url: &str) -> String {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    rest.split('/').next().unwrap_or_default().to_ascii_lowercase()
}

fn seconds(time: SystemTime) -> u64 {
    time.duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs())
}
