// @generated from spec/resources/logical_partition.yaml. Do not edit: run `cargo codegen generate`.

//! Types of the wire: logical partition.

#[allow(unused_imports)]
use serde::{Deserialize, Serialize};

/// The properties of a resource: logical partition.
///
/// A value of a collection's partition key, with all documents that have it.
/// It is not stored anywhere: it can only be deleted.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct LogicalPartitionProperties {}

impl LogicalPartitionProperties {
    /// Nothing set.
    #[must_use]
    pub fn new() -> Self {
        Self {}
    }
}
