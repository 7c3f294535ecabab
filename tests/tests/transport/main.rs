//! How the client speaks HTTP, against servers that misbehave byte by byte.

#![allow(missing_docs, clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

mod certificates;
mod connections;
mod frames;
mod http2;
mod limits;
mod proxies;
mod support;
