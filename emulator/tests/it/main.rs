//! The emulator, asked as a client would ask it.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod access;
mod admin;
mod batches;
mod buckets;
mod change_feed;
mod charges;
#[cfg(unix)]
mod cli;
mod client;
mod clock;
mod collections;
mod conflicts;
mod consistency;
mod documents;
mod durable;
mod enumerations;
mod faults;
mod indexes;
mod lifetimes;
mod log;
mod media;
mod ordering;
mod partitions;
mod permissions;
mod queries;
mod regions;
mod requests;
mod reshaping;
mod resources;
mod scratch;
mod scripts;
mod seeds;
mod server;
mod sessions;
mod site;
mod snapshots;
#[cfg(target_os = "linux")]
mod starting;
mod throttling;
mod throughput;
