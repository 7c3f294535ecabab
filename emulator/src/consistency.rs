//! How consistent reads are: what the account has, and what a request may ask for.
//!
//! A region that lags knows of a change some time after it was made elsewhere. How much of that a read sees, its level says; within a
//! region there is one copy of everything.

use std::time::Duration;

use cosmosdb::types::{ConsistencyLevel as Level, ReadConsistencyStrategy as Strategy};
use serde_json::{Value, json};

use crate::call::Call;
use crate::error::Outcome;

/// The levels, from the strongest to the weakest.
const LEVELS: [Level; 5] = [Level::Strong, Level::BoundedStaleness, Level::Session, Level::ConsistentPrefix, Level::Eventual];

/// The consistency of an account.
#[derive(Debug, Clone)]
pub(crate) struct Consistency {
    pub(crate) level: Level,
    /// How far reads of bounded staleness may be behind.
    pub(crate) versions: u32,
    pub(crate) time: Duration,
}

/// How far a read may be behind what was written elsewhere.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(crate) struct Behind {
    /// In milliseconds.
    pub(crate) time: u64,
    /// The changes up to this one are known.
    pub(crate) since: u64,
}

impl Default for Consistency {
    fn default() -> Self {
        Self { level: Level::Session, versions: 100, time: Duration::from_secs(5) }
    }
}

impl Consistency {
    /// The consistency with which a request is carried out.
    ///
    /// # Errors
    ///
    /// It asks for more than the account has.
    pub(crate) fn of(&self, call: &Call<'_>) -> Outcome<Level> {
        if !call.is_read() {
            return Ok(self.level.clone());
        }
        if let Some(text) = call.headers.get("consistency_level") {
            // A session is something that clients keep: any account that is not stronger takes one.
            let strongest = rank(&self.level).min(rank(&Level::Session));
            let level = Level::from(text);
            return match rank(&level) {
                Some(asked) if Some(asked) >= strongest => Ok(level),
                _ => {
                    let expected = format!("{}, which the account has, or weaker", self.level);
                    Err(call.headers.invalid("consistency_level", text, &expected))
                }
            };
        }
        let Some(text) = call.headers.get("read_consistency_strategy") else { return Ok(self.level.clone()) };
        match Strategy::from(text) {
            Strategy::Eventual | Strategy::LatestCommitted => Ok(Level::Eventual),
            Strategy::Session => Ok(Level::Session),
            Strategy::GlobalStrong if self.level == Level::Strong => Ok(Level::Strong),
            _ => {
                let expected = "Eventual, Session, LatestCommitted, or for an account of strong consistency GlobalStrong";
                Err(call.headers.invalid("read_consistency_strategy", text, expected))
            }
        }
    }

    /// How far a read may be behind where it takes so many milliseconds to know of a change, but of those up to a number.
    pub(crate) fn behind(&self, level: &Level, (lag, since): (u64, u64)) -> Behind {
        match level {
            Level::Strong => Behind { time: 0, since },
            Level::BoundedStaleness => {
                let time = u64::try_from(self.time.as_millis()).unwrap_or(u64::MAX);
                Behind { time: lag.min(time), since }
            }
            _ => Behind { time: lag, since },
        }
    }

    /// How many changes a read may be behind; `None`: any number.
    pub(crate) fn versions_behind(&self, level: &Level) -> Option<usize> {
        (*level == Level::BoundedStaleness).then(|| usize::try_from(self.versions).unwrap_or(usize::MAX))
    }

    /// As the account tells it.
    pub(crate) fn policy(&self) -> Value {
        let mut policy = json!({"defaultConsistencyLevel": self.level});
        if let (Level::BoundedStaleness, Some(policy)) = (&self.level, policy.as_object_mut()) {
            policy.insert("maxStalenessPrefix".to_owned(), self.versions.into());
            policy.insert("maxIntervalInSeconds".to_owned(), self.time.as_secs().into());
        }
        policy
    }
}

/// Whether a read at this level costs twice as much: more replicas are asked.
pub(crate) fn costs_double(level: &Level) -> bool {
    matches!(level, Level::Strong | Level::BoundedStaleness)
}

fn rank(level: &Level) -> Option<usize> {
    LEVELS.iter().position(|known| known == level)
}
