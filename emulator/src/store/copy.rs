//! Copies of the state: to go back to, or to go on with elsewhere.

use std::sync::Arc;

use serde_json::Value;

use super::{Feeds, State};
use crate::api::Api;

/// The state at some moment.
#[derive(Debug, Clone)]
pub(crate) struct Copy {
    feeds: Feeds,
    lsn: u64,
    /// How many changes there had been.
    changes: u64,
    regions: Value,
}

impl State {
    /// What there is.
    pub(crate) fn copy(&self) -> Copy {
        Copy { feeds: self.feeds.clone(), lsn: self.lsn, changes: self.changes, regions: self.regions.record() }
    }

    /// Becomes what there was. Entity tags go on: none that was given out means something else later.
    pub(crate) fn go_back(&mut self, api: &Api, copy: &Copy) {
        (self.feeds, self.lsn) = (copy.feeds.clone(), copy.lsn);
        self.changes = self.changes.max(copy.changes);
        self.regions.restore(&copy.regions);
        self.make_all_known();
        self.note_everything(api);
    }

    /// Another one with the same in it.
    pub(crate) fn fork(&self) -> Self {
        Self {
            feeds: self.feeds.clone(),
            lsn: self.lsn,
            changes: self.changes,
            regions: self.regions.clone(),
            partitions: self.partitions,
            consistency: self.consistency.clone(),
            scripts: Arc::new(self.scripts.anew()),
            ..Self::default()
        }
    }
}
