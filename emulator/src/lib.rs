//! A local Azure Cosmos DB for tests and development: in-process, or as a server.
//!
//! ```
//! # #[tokio::main]
//! # async fn main() -> std::io::Result<()> {
//! use cosmosdb_emulator::Emulator;
//!
//! let emulator = Emulator::start().await?;
//! println!("{} {}", emulator.endpoint(), emulator.key());
//! emulator.shutdown().await;
//! # Ok(())
//! # }
//! ```
//!
//! It speaks plain HTTP on a loopback port, checks every signature and token, and has everything in memory; what changes it keeps in a
//! [file](EmulatorBuilder::data), if it is given one. It begins with a [seed file](EmulatorBuilder::seed_file) and
//! [writes](Emulator::export) such files; tests go back to a [snapshot](Emulator::snapshot), or go on with a
//! [fork](Emulator::fork). What it serves it reads from the same tables as the client: every resource and every operation of the specification is there, whether the emulator
//! has heard of it or not. Beyond that it answers SQL queries and plans them, carries out transactional batches and bulk requests,
//! tells the change feed in both of its modes, lets documents expire, and answers 404 with sub-status 1002 to a session
//! that it has not come to.
//!
//! Collections have as many physical partitions as [`EmulatorBuilder::partitions`] says, which [split](Emulator::split) and
//! [merge](Emulator::merge) on command; the account is in as many [regions](EmulatorBuilder::regions) as are wanted, which
//! [fail over](Emulator::failover), go [offline](Emulator::set_offline) and [lag](Emulator::set_lag) behind; and whatever is to go
//! wrong on the way, a [`Fault`] does. Its [clock](Emulator::clock) can be moved, and stopped. All this can be told over HTTP, too, at an
//! [endpoint of its own](EmulatorBuilder::admin_port).
//!
//! Stored procedures, triggers and user-defined functions run, with the whole server-side API, in bounds of time, memory and
//! recursion. While a script runs, all other requests wait: the service keeps only those of its logical partition waiting.
//!
//! Requests cost what the service publishes, and throughput runs out if that is [asked for](EmulatorBuilder::throttled).
//!
//! What it does not do it answers with 501, and says so: `ttlPropertyPath`. There is one copy of everything: regions that write at the
//! same time do not conflict.

mod account;
mod admin;
mod answer;
mod answer_headers;
mod api;
mod auth;
mod batch;
mod buckets;
mod builder;
mod call;
mod change_feed;
mod change_log;
mod charge;
mod clock;
mod collections;
mod conflicts;
mod consistency;
mod crud;
mod documents;
mod emulator;
mod entra;
mod error;
mod fault;
mod faults;
mod handler;
mod headers;
mod in_process;
mod indexes;
mod json;
mod keeping;
mod lifetimes;
mod log;
mod media;
mod offers;
mod packed;
mod page;
mod partition_key;
mod partitions;
mod patch;
mod permissions;
mod pkranges;
mod precondition;
mod progress;
mod purge;
mod query;
mod random;
mod regions;
mod rid;
mod router;
mod script;
mod seed;
mod served;
mod server;
mod session;
mod shape;
mod snapshot;
mod special;
mod storage;
mod store;
mod surroundings;
mod throttle;
mod tls;
mod tokens;
mod traffic;

pub use builder::EmulatorBuilder;
pub use clock::Clock;
pub use emulator::Emulator;
pub use entra::{EntraToken, Role};
pub use fault::Fault;
pub use faults::{AddedFault, Faults};
pub use in_process::InProcess;
pub use log::{Logged, LoggedQuery};
pub use snapshot::Snapshot;
pub use traffic::Requests;

/// The key that emulators of Cosmos DB have: publicly documented, and no secret.
pub const WELL_KNOWN_KEY: &str = "C2y6yDjf5/R+ob0N8A7Cgv30VRDJIWEHLM+4QDU5DE2nQ9nDuVTqobD4b8mGGyPMbIZnqyMsEcaGQy67XIw/Jw==";
