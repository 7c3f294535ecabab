//! The lock: what is known of the released versions of the API, so that an innocent edit cannot rewrite their history.
//!
//! `spec/lock.json` holds every fact of the wire as the published versions have it, without prose and examples. Whatever concerns
//! only versions that are not in it is free to change: a new version, and all that begins with one, needs no blessing until it is
//! released. A difference within a locked version is a fault, until it is blessed with a reason.

mod compare;
mod facts;
mod reach;

use std::fmt;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::ir::{Api, Place, Version};
use crate::json;

/// Where the lock stands.
pub const PATH: &str = "spec/lock.json";

/// The facts of released versions, and why they are what they are.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Lock {
    /// Every time that it was rewritten, the first first.
    pub blessings: Vec<Blessing>,
    /// The versions that it is about, the oldest first.
    pub versions: Vec<String>,
    /// What is known of them.
    pub facts: Value,
}

/// A rewrite of the lock.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Blessing {
    /// How many there were with this one.
    pub number: usize,
    /// Why what is known has changed.
    pub reason: String,
}

/// A difference between the lock and the specification.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// Where the element stands in the specification, if it still does.
    pub place: Option<Place>,
    /// The element, such as `operation create_document`.
    pub element: String,
    /// What is different about it.
    pub what: String,
    /// The locked versions that it concerns.
    pub versions: Vec<Version>,
}

impl fmt::Display for Change {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let versions = match self.versions.as_slice() {
            [] => "the released versions".to_owned(),
            [only] => only.to_string(),
            [first, .., last] => format!("{first} to {last}"),
        };
        write!(f, "{} differs from what is locked for {versions}: {}", self.element, self.what)
    }
}

/// What to do about changes of the lock.
pub const HELP: &str = "if it is of a new version, say so with `since:`; if we learned something new of the service: `cargo codegen bless --reason \"…\"`";

impl Lock {
    /// The lock of an API as it is now.
    #[must_use]
    pub fn of(api: &Api, blessings: Vec<Blessing>) -> Self {
        let released: Vec<Version> = api.versions.iter().filter(|it| it.published).map(|it| it.version).collect();
        Self { blessings, versions: released.iter().map(Version::to_string).collect(), facts: facts::of(api, &released) }
    }

    /// Reads a lock.
    ///
    /// # Errors
    /// What is wrong with it, in words.
    pub fn parse(text: &str) -> Result<Self, String> {
        let lock: Self = serde_json::from_str(text).map_err(|why| why.to_string())?;
        match lock.versions.iter().find(|it| Version::parse(it).is_none()) {
            Some(wrong) => Err(format!("`{wrong}` is not a version")),
            None => Ok(lock),
        }
    }

    /// The text of the file.
    #[must_use]
    pub fn to_text(&self) -> String {
        let value = serde_json::to_value(self).unwrap_or_default();
        json::to_text(&value, 160)
    }

    /// The versions that it is about.
    fn released(&self) -> Vec<Version> {
        self.versions.iter().filter_map(|it| Version::parse(it)).collect()
    }
}

/// What the specification says of locked versions that the lock does not.
#[must_use]
pub fn check(api: &Api, lock: &Lock) -> Vec<Change> {
    let released = lock.released();
    let mut changes: Vec<Change> = Vec::new();
    for version in &released {
        if !api.versions.iter().any(|it| it.version == *version && it.published) {
            let what = "it is no longer among the published versions".into();
            changes.push(Change { place: None, element: format!("version {version}"), what, versions: vec![*version] });
        }
    }
    changes.extend(compare::compare(api, &released, &lock.facts, &facts::of(api, &released)));
    changes
}

/// The lock that says what the specification says now, with one more blessing.
#[must_use]
pub fn bless(api: &Api, before: Option<&Lock>, reason: &str) -> Lock {
    let mut blessings = before.map(|lock| lock.blessings.clone()).unwrap_or_default();
    blessings.push(Blessing { number: blessings.len() + 1, reason: reason.trim().to_owned() });
    Lock::of(api, blessings)
}
