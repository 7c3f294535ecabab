// @generated from spec/resources/partition_key_range.yaml. Do not edit: run `cargo codegen generate`.

//! A part of a collection, by the hashes of its documents' partition keys.
//! Ranges split when a collection grows and merge when it shrinks; the service does both by itself. Queries over the
//! whole collection and readers of its change feed visit range by range.

mod list_partition_key_ranges;
mod head_partition_key_ranges;
pub use list_partition_key_ranges::{
    ListPartitionKeyRanges, ListPartitionKeyRangesFailure,
};
pub use head_partition_key_ranges::{
    HeadPartitionKeyRanges, HeadPartitionKeyRangesFailure,
};
