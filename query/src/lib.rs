//! What all sides of a query agree on: the values of the query language and their order, where in the key space of a collection a
//! document lies, and the plans by which a query is carried out over many partitions.
//!
//! The planner and the evaluator (`cosmosdb-sql`), the client that merges (`cosmosdb-core`) and the emulator all use it, so that a
//! merge sorts as a partition does.

pub mod epk;
pub mod plan;
pub mod value;
