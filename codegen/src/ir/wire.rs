//! Headers and statuses.

use super::{About, Effect, Name, TypeRef};

/// A header.
#[derive(Debug, Clone)]
pub struct Header {
    /// Its name in code.
    pub name: Name,
    /// Its name on the wire.
    pub wire: String,
    /// What all elements have.
    pub about: About,
    /// Whether requests carry it.
    pub in_request: bool,
    /// Whether responses carry it.
    pub in_response: bool,
    /// Its type.
    pub ty: TypeRef,
    /// The only value it takes.
    pub value: Option<String>,
    /// What holds when it is not sent.
    pub default: Option<String>,
    /// The least value.
    pub min: Option<f64>,
    /// The greatest value.
    pub max: Option<f64>,
    /// Whether the response has no body when it is sent.
    pub drops_body: bool,
    /// Whether its value must never be shown.
    pub sensitive: bool,
    /// Whether the core writes it.
    pub by_core: bool,
    /// When it is required, where that depends on more than the operation.
    pub required_when: Option<String>,
    /// Other names that people look for.
    pub aliases: Vec<String>,
}

/// A status, or a status with a sub-status.
#[derive(Debug, Clone)]
pub struct Status {
    /// Its name.
    pub name: Name,
    /// What all elements have.
    pub about: About,
    /// The HTTP status; `None`: any.
    pub status: Option<u16>,
    /// The sub-status; `None`: any other.
    pub sub: Option<u32>,
    /// The effects of the operations that may answer it.
    pub on: Vec<Effect>,
    /// What a client does about it, for each effect where that is not nothing.
    pub retry: Vec<(Effect, Retry)>,
    /// Whether the service may have carried the request out.
    pub maybe_processed: bool,
    /// Who makes it.
    pub origin: Origin,
}

impl Status {
    /// Whether it says that the request was not carried out as it was meant. A sub-status that comes with any status may.
    #[must_use]
    pub fn is_failure(&self) -> bool {
        self.status.is_none_or(|status| status >= 400)
    }
}

/// Who makes a status.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// The service.
    Service,
    /// The gateway before it.
    Gateway,
    /// A client library.
    Client,
}

/// What a client does after a failure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Retry {
    /// Fail.
    Never,
    /// Wait and send again.
    Wait,
    /// Send again in another region.
    Elsewhere,
    /// Send again in the region that writes.
    WriteRegion,
    /// Read the account anew and send again.
    RefreshAccount,
    /// Read the collection anew and send again.
    RefreshCollection,
    /// Read the partition key ranges anew and send again.
    RefreshRanges,
}
