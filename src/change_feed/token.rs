//! The continuation of a change feed: where every range stands.
//!
//! A token is sealed JSON of the version `f1.`. It names the collection, the mode and the part of the collection that is read, and is
//! refused by any other feed. Ranges that have not answered yet begin where the feed began, so that this is in it, too. It knows
//! intervals of keys, never ids of ranges: they may have split or merged when it is taken up.

use cosmosdb_query::epk::{EpkRange, compare};
use serde::{Deserialize, Serialize};

use super::start::Start;
use crate::error::{Error, ErrorKind, Result};
use crate::sealed::{Fault, open, seal};

/// The version of the form.
const VERSION: &str = "f1.";
/// How long a token may be, in bytes: that of some ten thousand ranges.
const LONGEST: usize = 2 * 1024 * 1024;
/// How long a position of the service may be, in bytes.
const LONGEST_POSITION: usize = 1024;

/// Where a feed goes on.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(super) struct Token {
    /// The rid of the collection.
    #[serde(rename = "c")]
    pub(super) collection: String,
    /// The mode and the part of the collection that is read.
    #[serde(flatten)]
    pub(super) subject: Subject,
    /// Where ranges without a position begin.
    #[serde(rename = "s")]
    pub(super) start: Start,
    /// All ranges, in the order of their keys.
    #[serde(rename = "r")]
    pub(super) ranges: Vec<Position>,
}

/// What is the same for two feeds only if one can go on where the other stopped.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(super) struct Subject {
    /// What the service calls the mode.
    #[serde(rename = "m")]
    pub(super) mode: String,
    /// The fingerprint of the part of the collection.
    #[serde(rename = "q")]
    pub(super) part: String,
}

/// A stretch of the key space, and where it stands. Of a single partition key value, both bounds are empty.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(super) struct Position {
    pub(super) min: String,
    pub(super) max: String,
    /// The entity tag of its last answer; none: it has not answered yet.
    #[serde(rename = "at", default, skip_serializing_if = "Option::is_none")]
    pub(super) etag: Option<String>,
}

impl Position {
    /// All of a part of the collection that has not answered yet.
    pub(super) fn start(scope: Option<EpkRange>) -> Self {
        let EpkRange { min, max } = scope.unwrap_or_else(|| EpkRange { min: String::new(), max: String::new() });
        Self { min, max, etag: None }
    }

    fn is_sound(&self) -> bool {
        let is_bound = |text: &str| text.bytes().all(|digit| digit.is_ascii_hexdigit());
        is_bound(&self.min) && is_bound(&self.max) && self.etag.as_deref().is_none_or(is_position)
    }
}

/// Whether a text can be a position of the service.
pub(super) fn is_position(text: &str) -> bool {
    !text.is_empty() && text.len() <= LONGEST_POSITION && text.bytes().all(|byte| (b' '..=b'~').contains(&byte))
}

impl Token {
    /// As the caller gets it. Neighbours that have not answered yet are one.
    pub(super) fn write(mut self) -> String {
        self.ranges.sort_unstable_by(|a, b| compare(&a.min, &b.min));
        self.ranges.dedup_by(|next, one| {
            let joins = one.etag.is_none() && next.etag.is_none() && compare(&one.max, &next.min).is_eq();
            if joins {
                one.max = std::mem::take(&mut next.max);
            }
            joins
        });
        // There are only texts in it.
        seal(VERSION, &serde_json::to_vec(&self).unwrap_or_default())
    }

    /// What the caller gave, if it is of this feed.
    pub(super) fn read(text: &str, subject: &Subject) -> Result<Self> {
        let token: Self = open(VERSION, text, LONGEST).map_err(|fault| {
            refused(match fault {
                Fault::Foreign => "it is not of a change feed over all ranges, or of another version of this client",
                Fault::TooLong => "it is too long",
                Fault::Damaged => "it is damaged",
            })
        })?;
        if token.subject.mode != subject.mode {
            return Err(refused("it is of a change feed in another mode"));
        }
        if token.subject.part != subject.part {
            return Err(refused("it is of another part of the collection"));
        }
        if !token.start.is_sound() || token.ranges.is_empty() || !token.ranges.iter().all(Position::is_sound) {
            return Err(refused("it is damaged"));
        }
        Ok(token)
    }

    /// Refuses a token that does not read just what the feed does. `scope`: a part of the key space; `None`: one partition key value.
    pub(super) fn check(&self, collection: &str, scope: Option<&EpkRange>) -> Result<()> {
        if self.collection != collection {
            return Err(refused("it is of another collection, or of one of this name that has been deleted since"));
        }
        let fits = match (scope, self.ranges.as_slice()) {
            (None, [one]) => one.min.is_empty() && one.max.is_empty(),
            (None, _) => false,
            (Some(scope), ranges) => {
                let grows = ranges.iter().all(|it| compare(&it.min, &it.max).is_lt());
                let joins = ranges.windows(2).all(|pair| matches!(pair, [one, next] if compare(&one.max, &next.min).is_eq()));
                let ends = ranges.first().zip(ranges.last()).is_some_and(|(first, last)| {
                    compare(&scope.min, &first.min).is_le() && compare(&last.max, &scope.max).is_le()
                });
                grows && joins && ends
            }
        };
        if fits { Ok(()) } else { Err(refused("it reads what the feed does not")) }
    }
}

/// The failure of a continuation that is not of this feed.
pub(super) fn refused(why: &str) -> Error {
    Error::new(ErrorKind::Continuation, format!("the continuation cannot be used: {why}"))
}
