//! Ways to resources, and how far they lead.

use cosmosdb_core::service::{Resource, Target};

use super::Position;
use crate::error::{Failure, Fault, Outcome};
use crate::router::Path;

/// A step of the way to a node.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Spot {
    pub(crate) resource: &'static Resource,
    pub(crate) position: Position,
}

impl Spot {
    /// The way to it, through what it is in.
    pub(crate) fn way(self, parent: &[Spot]) -> Vec<Spot> {
        parent.iter().copied().chain([self]).collect()
    }
}

impl PartialEq for Spot {
    fn eq(&self, other: &Self) -> bool {
        self.position == other.position && self.resource.name == other.resource.name
    }
}

/// What of a path there is.
#[derive(Debug)]
pub(crate) struct Place {
    spots: Vec<Spot>,
    steps: usize,
    resource: &'static Resource,
    target: Target,
}

impl Place {
    pub(crate) fn new(spots: Vec<Spot>, path: &Path) -> Self {
        Self { spots, steps: path.steps.len(), resource: path.resource, target: path.target }
    }

    /// The place of something that is not addressed by its own path, if it was found.
    pub(crate) fn found(spots: Option<Vec<Spot>>, path: &Path) -> Self {
        let spots = spots.unwrap_or_default();
        // One step at least, so that nothing is not the root.
        Self { steps: spots.len().max(1), spots, resource: path.resource, target: path.target }
    }

    /// As far as the path leads.
    pub(crate) fn spots(&self) -> &[Spot] {
        &self.spots
    }

    /// How long the whole path is.
    pub(crate) fn steps(&self) -> usize {
        self.steps
    }

    pub(crate) fn is_item(&self) -> bool {
        self.target == Target::Item
    }

    /// Whether it is about documents, or what is in them.
    pub(crate) fn is_partitioned(&self) -> bool {
        self.resource.free || self.spots.iter().any(|spot| spot.resource.free)
    }

    /// The way to the parent, as far as it is there.
    pub(crate) fn ancestors(&self) -> &[Spot] {
        let parents = if self.is_item() { self.steps.saturating_sub(1) } else { self.steps };
        self.spots.get(..parents).unwrap_or(&self.spots)
    }

    /// The way to the parent; a failure if it is not there.
    pub(crate) fn parent(&self) -> Outcome<&[Spot]> {
        let parents = if self.is_item() { self.steps.saturating_sub(1) } else { self.steps };
        self.spots.get(..parents).ok_or_else(|| {
            Failure::new(Fault::OwnerNotFound, "Owner resource does not exist: something that the path leads through is missing.")
        })
    }

    /// The way to the resource itself; a failure if it is not there.
    pub(crate) fn item(&self) -> Outcome<&[Spot]> {
        self.parent()?;
        if self.spots.len() == self.steps {
            Ok(&self.spots)
        } else {
            let message = "Entity with the specified id does not exist in the system.";
            Err(Failure::new(Fault::NotFound, message))
        }
    }
}
