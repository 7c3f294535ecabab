//! `statuses.yaml`: every status and sub-status, what it means and what a client does about it.

use schemars::JsonSchema;
use serde::Deserialize;

use super::{OneOrMany, element};
use crate::source::{Map, Sp};

/// Every status and sub-status.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct StatusesFile {
    /// The statuses by their names, in `snake_case`.
    pub statuses: Map<Status>,
}

element! {
    /// A status, or a status with a sub-status.
    pub struct Status {
        /// The HTTP status; left out: any.
        pub status: Option<Sp<u16>>,
        /// The sub-status; left out: none or any other.
        pub sub: Option<Sp<u32>>,
        /// The operations of which effect may answer it: effects, `read`, `write` or `all`; left out: those that name it.
        pub on: Option<Sp<OneOrMany<Whose>>>,
        /// What a client does about it, by effect; every failure has it, if only `{all: never}`.
        pub retry: Option<Retry>,
        /// Whether the service may have carried the request out; default: `no` for 4xx, `maybe` for the rest.
        pub processed: Option<Sp<Processed>>,
        /// Who makes it; default: `service`.
        pub origin: Option<Sp<Origin>>,
    }
}

/// Operations by their effect.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Whose {
    /// All operations.
    All,
    /// Those that read.
    Read,
    /// All but those that read.
    Write,
    /// Those that create.
    Create,
    /// Those that create or replace.
    Upsert,
    /// Those that replace.
    Replace,
    /// Those that change a part.
    Patch,
    /// Those that delete.
    Delete,
    /// Those that run something.
    Execute,
}

/// What a client does about a failure, by the effect of the operation. The most precise entry holds: an effect before `write`
/// before `all`.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Retry {
    /// All operations.
    pub all: Option<Sp<Action>>,
    /// Those that read.
    pub read: Option<Sp<Action>>,
    /// All but those that read.
    pub write: Option<Sp<Action>>,
    /// Those that create.
    pub create: Option<Sp<Action>>,
    /// Those that create or replace.
    pub upsert: Option<Sp<Action>>,
    /// Those that replace.
    pub replace: Option<Sp<Action>>,
    /// Those that change a part.
    pub patch: Option<Sp<Action>>,
    /// Those that delete.
    pub delete: Option<Sp<Action>>,
    /// Those that run something.
    pub execute: Option<Sp<Action>>,
}

/// What a client does about a failure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Action {
    /// Nothing.
    Never,
    /// Obey retry-after, else back off; then send again.
    Wait,
    /// Send again in another region.
    Elsewhere,
    /// Send again in the region that writes, which is ahead of all others.
    WriteRegion,
    /// Read the account anew, then send again.
    RefreshAccount,
    /// Read the collection anew, then send again.
    RefreshCollection,
    /// Read the partition key ranges anew, then send again.
    RefreshRanges,
}

/// Whether the service may have carried a request out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Processed {
    /// It has not.
    No,
    /// It may have.
    Maybe,
}

/// Who makes a status.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Origin {
    /// The service.
    Service,
    /// The gateway before it.
    Gateway,
    /// A client library; it is never on the wire.
    Client,
}
