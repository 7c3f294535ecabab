// @generated from spec/resources/media.yaml. Do not edit: run `cargo codegen generate`.

//! Types of the wire: media.

#[allow(unused_imports)]
use serde::{Deserialize, Serialize};

/// The properties of a resource: media.
///
/// The raw bytes that an attachment refers to, where the service keeps them.
/// They are written through the attachment; its `media` tells their path. Their id is the attachment's `_rid` with one
/// byte more, of which only the `_rid` is signed.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct MediaProperties {}

impl MediaProperties {
    /// Nothing set.
    #[must_use]
    pub fn new() -> Self {
        Self {}
    }
}
