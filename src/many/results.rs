//! The documents that were asked for, each in its place.

use serde::de::DeserializeOwned;

use super::group::Group;
use crate::error::Result;
use crate::response::Body;

/// The documents that were asked for, in the order of the asking.
#[derive(Debug, Clone)]
pub struct ReadManyResults {
    pub(super) documents: Vec<Option<Body>>,
    pub(super) request_charge: f64,
    pub(super) requests: u64,
}

impl ReadManyResults {
    /// The documents as JSON of type `T`, in the order in which they were asked for; `None` is one that is not there.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Decode`](crate::ErrorKind::Decode) if one is of another shape.
    pub fn into_json<T: DeserializeOwned>(self) -> Result<Vec<Option<T>>> {
        self.documents.iter().map(|document| document.as_ref().map(Body::json).transpose()).collect()
    }

    /// The documents that are there as JSON of type `T`, in the order in which they were asked for.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Decode`](crate::ErrorKind::Decode) if one is of another shape.
    pub fn found<T: DeserializeOwned>(self) -> Result<Vec<T>> {
        self.documents.iter().flatten().map(Body::json).collect()
    }

    /// The documents as they came, in the order in which they were asked for; `None` is one that is not there.
    #[must_use]
    pub fn documents(&self) -> &[Option<Body>] {
        &self.documents
    }

    /// The places in the list of what was asked for and is not there.
    pub fn missing(&self) -> impl Iterator<Item = usize> + '_ {
        self.documents.iter().enumerate().filter(|(_, document)| document.is_none()).map(|(place, _)| place)
    }

    /// The places of a group whose documents have not come: its earlier pages may have had some.
    pub(super) fn missing_of(&self, group: Group) -> impl Iterator<Item = usize> {
        group.places.into_iter().filter(|place| self.documents.get(*place).is_none_or(Option::is_none))
    }

    /// The request units of all requests.
    #[must_use]
    pub fn request_charge(&self) -> f64 {
        self.request_charge
    }

    /// How many requests it took, those that were sent again not counted.
    #[must_use]
    pub fn requests(&self) -> u64 {
        self.requests
    }
}
