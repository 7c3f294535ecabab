//! The core under the generated Azure Cosmos DB client `cosmosdb`: authorization, transport, retry, paging.
//!
//! Applications depend on the `cosmosdb` crate, which re-exports what they need of this one. It is written by hand, and knows no
//! operation of the service: what there is, it reads from the [`service`] tables that the generator makes of the specification.
//!
//! A request goes one way, whatever it is: an [`Operation`] value is a [`Call`] under construction; awaiting it makes a [`Request`],
//! which is signed, sent over a [`Transport`] and classified, again and again if need be, and decoded last. A query that goes across
//! partitions ([`AcrossPartitions`]) is many such requests, whose answers are merged; so is a change feed that is followed over all of them
//! ([`ChangeFeed`]).

#![cfg_attr(not(any(feature = "reqwest", feature = "hyper")), allow(dead_code, reason = "how to speak HTTP"))]

mod auth;
mod batch;
mod breaker;
mod bulk;
mod change_feed;
mod client;
mod date;
mod diagnostics;
mod error;
mod exchange;
mod failed;
pub mod header;
mod hedging;
mod known;
mod link;
mod log;
mod many;
mod observer;
mod operation;
mod options;
mod origin;
mod own;
mod page;
mod partition_key;
mod pipeline;
mod query;
mod ranged;
mod response;
mod retry;
mod rid;
mod routing;
mod sealed;
pub mod service;
mod session;
mod side_by_side;
mod string_enum;
mod trace;
mod transport;
mod version;

#[cfg(feature = "azure_core")]
pub use auth::AzureCredential;
pub use auth::{
    AccessToken, Credential, KeyProvider, MasterKey, Provided, ResourceToken, ResourceTokens, RotatingKey, TokenProvider,
    string_to_sign,
};
pub use batch::{BatchMember, BatchResult};
pub use breaker::CircuitBreaker;
pub use bulk::{Bulk, BulkItem, BulkResults};
pub use change_feed::{ChangeFeed, ChangeFeedEvent, Changes};
pub use client::ClientBuilder;
/// Plans of queries: what [`AcrossPartitions::explain`] tells.
pub use cosmosdb_query::plan;
pub use diagnostics::{Attempt, Diagnostics, Outcome};
pub use error::{Error, ErrorKind, Result};
pub use header::{HeaderText, ResponseHeader};
pub use hedging::Hedging;
pub use link::{Id, Link, Rid};
pub use many::{ReadMany, ReadManyResults};
pub use observer::{Finished, Observer};
pub use operation::{Call, Handle, Operation, Request, Sending};
pub use options::CallOptions;
pub use own::own;
pub use page::{Items, Page, Pages, RawPage};
pub use partition_key::{PartitionKey, PartitionKeyValue};
pub use pipeline::Pipeline;
pub use query::AcrossPartitions;
pub use response::{Body, Meta, RawResponse, Response};
pub use retry::RetryPolicy;
pub use routing::Region;
pub use service::Service;
pub use session::SessionStore;
pub use transport::{Answer, HttpOptions, HttpVersion, Scripted, Sent, Transport, TransportError};
pub use version::ApiVersion;

pub use bytes;
pub use http;
