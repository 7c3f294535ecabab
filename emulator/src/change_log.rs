//! Every change of a collection's documents, kept for as long as its `changeFeedPolicy` says.

use std::collections::VecDeque;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::packed::Body;
use crate::partition_key::Key;
use crate::store::Node;

/// The changes of a collection, the oldest first.
#[derive(Debug, Clone, Default)]
pub(crate) struct Log {
    /// How long changes are kept, in seconds; `None`: not at all.
    retention: Option<u64>,
    changes: VecDeque<Change>,
    /// The number after which none is missing.
    whole_after: u64,
}

/// A change of a document.
#[derive(Debug, Clone)]
pub(crate) struct Change {
    pub(crate) lsn: u64,
    /// In seconds since 1970.
    pub(crate) timestamp: u64,
    pub(crate) kind: Kind,
    pub(crate) id: String,
    pub(crate) key: Option<Key>,
    /// Where the key lies.
    pub(crate) epk: Option<Box<str>>,
    pub(crate) current: Option<Body>,
    pub(crate) previous: Option<Body>,
    /// The number of the change that made `previous`.
    pub(crate) previous_lsn: Option<u64>,
}

/// What was done to a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Kind {
    Create,
    Replace,
    Delete,
    /// Its time was over.
    Expire,
}

impl Kind {
    /// As the change feed calls it.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Create => "create",
            Self::Replace => "replace",
            Self::Delete | Self::Expire => "delete",
        }
    }

    pub(crate) fn removes(self) -> bool {
        matches!(self, Self::Delete | Self::Expire)
    }

    pub(crate) fn expires(self) -> bool {
        self == Self::Expire
    }
}

impl Change {
    /// One whose number and time are still to be told.
    pub(crate) fn of(kind: Kind, current: Option<&Node>, previous: Option<Body>) -> Self {
        Self {
            lsn: 0,
            timestamp: 0,
            kind,
            id: current.map(|node| node.id.clone()).unwrap_or_default(),
            key: current.and_then(|node| node.key.clone()),
            epk: current.and_then(|node| node.epk.clone()),
            current: current.map(|node| node.body.clone()),
            previous,
            previous_lsn: current.and_then(|node| node.lsn_before),
        }
    }

    /// Of a document that is no longer there.
    pub(crate) fn about(self, removed: &Node) -> Self {
        let (id, key, epk) = (removed.id.clone(), removed.key.clone(), removed.epk.clone());
        Self { id, key, epk, previous_lsn: Some(removed.lsn), ..self }
    }
}

impl Log {
    /// That of a new collection.
    pub(crate) fn of(collection: &Map<String, Value>) -> Self {
        let policy = collection.get("changeFeedPolicy").and_then(|policy| policy.get("retentionDuration"));
        let minutes = policy.and_then(Value::as_u64).filter(|minutes| *minutes > 0);
        Self { retention: minutes.map(|minutes| minutes.saturating_mul(60)), ..Self::default() }
    }

    pub(crate) fn is_kept(&self) -> bool {
        self.retention.is_some()
    }

    /// Follows another policy from now on, when the collection has come to `lsn`.
    pub(crate) fn adopt(&mut self, new: Log, lsn: u64) {
        if new.retention.is_none() || self.retention.is_none() {
            self.changes.clear();
            self.whole_after = lsn;
        }
        self.retention = new.retention;
    }

    pub(crate) fn record(&mut self, change: Change) {
        self.changes.push_back(change);
    }

    /// Whether something in it is older than it has to be.
    pub(crate) fn is_outdated(&self, now: u64) -> bool {
        let oldest = self.retention.zip(self.changes.front());
        oldest.is_some_and(|(retention, oldest)| oldest.timestamp.saturating_add(retention) < now)
    }

    /// Forgets what is older than it has to be.
    pub(crate) fn prune(&mut self, now: u64) {
        while self.is_outdated(now) {
            self.whole_after = self.changes.pop_front().map_or(self.whole_after, |oldest| oldest.lsn);
        }
    }

    /// The number after which none is missing.
    pub(crate) fn whole_after(&self) -> u64 {
        self.whole_after
    }

    /// Says after which number none is missing.
    pub(crate) fn begin_after(&mut self, lsn: u64) {
        self.whole_after = lsn;
    }

    /// Forgets changes that were undone.
    pub(crate) fn forget_after(&mut self, lsn: u64) {
        self.changes.retain(|change| change.lsn <= lsn);
    }

    /// The changes after a number; `None`: they are no longer all there.
    pub(crate) fn after(&self, lsn: u64) -> Option<impl Iterator<Item = &Change>> {
        (lsn >= self.whole_after).then(|| self.all_after(lsn))
    }

    /// The changes after a number, as far as they are there.
    pub(crate) fn all_after(&self, lsn: u64) -> impl Iterator<Item = &Change> {
        let first = self.changes.partition_point(|change| change.lsn <= lsn);
        self.changes.iter().skip(first)
    }
}
