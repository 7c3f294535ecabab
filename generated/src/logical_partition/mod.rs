// @generated from spec/resources/logical_partition.yaml. Do not edit: run `cargo codegen generate`.

//! A value of a collection's partition key, with all documents that have it.
//! It is not stored anywhere: it can only be deleted.

mod delete_logical_partition;
pub use delete_logical_partition::{
    DeleteLogicalPartition, DeleteLogicalPartitionFailure,
};
