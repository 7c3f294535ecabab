//! Queries across partitions: planned, sent to every partition key range side by side, merged.
//!
//! ```text
//! plan ─▶ fan-out over the ranges ─▶ order ─▶ stages ─▶ pages
//! ```
//!
//! [`merge`] is the whole of it; [`fanout`] reads the ranges, each by a [`cursor`], and knows what becomes of them when they split or
//! merge; [`order`] makes one sorted sequence of theirs; [`stages`] make of the rows what the query asks for: aggregates, groups, no
//! duplicates, a window, and by [`sort`] an order that no range can give; [`hybrid`] is a search that ranks by several scores. A [`row`]
//! is a stretch of the page that it came in until the end, with the [`keys`] that it is sorted by. [`token`] says how a query is stopped
//! and taken up again.

mod across;
mod aggregate;
mod calls;
mod cursor;
mod fanout;
mod group;
mod hybrid;
mod keys;
#[cfg(feature = "local-plan")]
mod local;
mod merge;
mod order;
mod row;
mod sort;
mod source;
mod stages;
mod tally;
mod token;

pub use across::AcrossPartitions;

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]
mod fake;
#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]
mod tests;
