//! Which partition key range a request is for.

pub(crate) mod definition;
pub(crate) mod ranges;
