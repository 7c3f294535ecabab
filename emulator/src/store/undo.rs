//! Doing several things or none: what was changed is put back if not all of it succeeds.

use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::Arc;

use super::{Node, Spot, State};
use crate::error::{Failure, Outcome};
use crate::partitions::Partitions;

/// How everything was before.
#[derive(Debug)]
pub(super) struct Journal {
    /// Where the changes are counted.
    parent: Vec<Spot>,
    lsn: u64,
    partitions: Option<Partitions>,
    changes: u64,
    steps: Vec<Changed>,
    /// How many of the steps some region may not know of.
    unknown: usize,
}

/// What was in one place before it was changed.
#[derive(Debug)]
pub(crate) struct Changed {
    pub(crate) parent: Vec<Spot>,
    pub(crate) spot: Spot,
    pub(crate) before: Option<Arc<Node>>,
}

impl Changed {
    /// The way to the place.
    pub(crate) fn way(&self) -> Vec<Spot> {
        self.spot.way(&self.parent)
    }
}

impl State {
    /// Does something with the resources in `parent`; if it fails, all is as it was.
    pub(crate) fn atomically<T, E: From<Failure>>(
        &mut self,
        parent: &[Spot],
        work: impl FnOnce(&mut State) -> Result<T, E>,
    ) -> Result<T, E> {
        let partitions = self.container(parent).map(|container| container.partitions.clone());
        let (lsn, changes) = (self.lsn(parent), self.changes);
        let journal = Journal { parent: parent.to_vec(), lsn, partitions, changes, steps: Vec::new(), unknown: 0 };
        let outer = self.journal.replace(journal);
        // A panic is a fault of the emulator, and no reason to leave something half done.
        let outcome = catch_unwind(AssertUnwindSafe(|| work(self)));
        let journal = std::mem::replace(&mut self.journal, outer);
        let outcome = match outcome {
            Ok(outcome) => outcome,
            Err(panic) => {
                let _ = journal.map(|journal| self.undo(journal));
                resume_unwind(panic);
            }
        };
        match outcome {
            Ok(done) => {
                if let (Some(outer), Some(inner)) = (&mut self.journal, journal) {
                    outer.steps.extend(inner.steps);
                    outer.unknown += inner.unknown;
                }
                Ok(done)
            }
            Err(failure) => {
                journal.map_or(Ok(()), |journal| self.undo(journal))?;
                Err(failure)
            }
        }
    }

    /// Does something, and tells what was changed, in that order.
    pub(crate) fn traced<T>(&mut self, work: impl FnOnce(&mut State) -> T) -> (T, Vec<Changed>) {
        let journal = Journal { parent: Vec::new(), lsn: 0, partitions: None, changes: 0, steps: Vec::new(), unknown: 0 };
        let outer = self.journal.replace(journal);
        let done = work(self);
        let journal = std::mem::replace(&mut self.journal, outer);
        (done, journal.map(|journal| journal.steps).unwrap_or_default())
    }

    /// Notes what is in a place that is about to be changed.
    pub(super) fn remember(&mut self, parent: &[Spot], spot: Spot) {
        let is_unknown = self.note_past(parent, spot);
        if self.journal.is_none() {
            return;
        }
        let way = spot.way(parent);
        let before = self.node_shared(&way);
        if let Some(journal) = &mut self.journal {
            journal.steps.push(Changed { parent: parent.to_vec(), spot, before });
            journal.unknown += usize::from(is_unknown);
        }
    }

    /// Puts a node, or nothing, in a place, whatever is there.
    pub(super) fn put_back(&mut self, parent: &[Spot], spot: Spot, node: Option<Arc<Node>>) -> Outcome<()> {
        let way = spot.way(parent);
        if self.node(&way).is_some() {
            self.detach(parent, spot)?;
        }
        match node {
            Some(node) => self.attach(parent, spot, node),
            None => Ok(()),
        }
    }

    fn undo(&mut self, journal: Journal) -> Outcome<()> {
        for Changed { parent, spot, before } in journal.steps.into_iter().rev() {
            self.put_back(&parent, spot, before)?;
        }
        self.forget_past(journal.unknown);
        self.changes = journal.changes;
        match self.container_mut(&journal.parent) {
            Some(container) => {
                container.lsn = journal.lsn;
                if let Some(partitions) = journal.partitions {
                    container.partitions = partitions;
                }
                container.log.forget_after(journal.lsn);
            }
            None => self.lsn = journal.lsn,
        }
        Ok(())
    }
}
