//! Where a change feed begins, for ranges that have not answered yet.

use serde::{Deserialize, Serialize};

use crate::error::{Error, Result};
use crate::operation::Call;

/// The header that names a time to start at.
const SINCE: &str = "if_modified_since";
/// The position after all that has happened.
const NOW: &str = "*";

/// Where a feed begins.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Start {
    /// With the oldest change there is.
    Beginning,
    /// With what comes after the first request.
    Now,
    /// At a time, as HTTP writes it.
    At(String),
    /// After the position of one range or partition key value.
    After(String),
}

impl Start {
    /// What the headers of the call say; they are taken off it.
    pub(super) fn take(call: &mut Call) -> Self {
        let (position, since) = (call.resumes_at(), call.header_text(SINCE).map(str::to_owned));
        call.forget_resume();
        call.unset(SINCE);
        match (position, since) {
            (Some(position), _) if position == NOW => Self::Now,
            (Some(position), _) => Self::After(position),
            (None, Some(since)) => Self::At(since),
            (None, None) => Self::Beginning,
        }
    }

    /// Refuses what the feed cannot begin with.
    pub(super) fn check(&self, call: &Call) -> Result<()> {
        let operation = call.operation();
        match self {
            Self::At(_) if !operation.headers.iter().any(|header| header.name == SINCE) => {
                Err(Error::input("this change feed cannot start at a time: start it now, or where it stopped before"))
            }
            Self::After(_) if ["partition_key", "partition_key_range_id"].iter().all(|it| call.header_text(it).is_none()) => {
                Err(Error::input(
                    "an entity tag is the position of one partition key range or value: name it, or give the continuation of a stream",
                ))
            }
            _ => Ok(()),
        }
    }

    /// Whether it is something that a feed can have begun with.
    pub(super) fn is_sound(&self) -> bool {
        match self {
            Self::Beginning | Self::Now => true,
            Self::At(date) => crate::date::parse(date).is_some(),
            Self::After(position) => super::token::is_position(position),
        }
    }

    /// Asks for what is first.
    pub(super) fn apply(&self, call: &mut Call) {
        match self {
            Self::Beginning => {}
            Self::Now => call.resume(NOW),
            Self::At(date) => call.set(SINCE, date),
            Self::After(position) => call.resume(position),
        }
    }
}
