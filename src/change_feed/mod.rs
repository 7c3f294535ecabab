//! The change feed of a collection as one stream over all its partition key ranges.
//!
//! ```text
//! open ─▶ a cursor for each range, read side by side ─▶ pages as they come, "caught up" when no range has more ─▶ wait ─▶ again
//! ```
//!
//! [`feed`] is what its caller sees; [`reader`] opens the feed, and turns what [`cursors`] read into events; [`start`] is where it
//! begins, and [`token`] how it is stopped and taken up again. There is no order between ranges; changes of one partition key value come
//! in the order in which they were made.

mod cursors;
mod feed;
mod reader;
mod start;
mod token;

pub use feed::{ChangeFeed, ChangeFeedEvent, Changes};

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::panic)]
mod tests;
