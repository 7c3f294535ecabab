//! The core under the generated Azure Cosmos DB client `cosmosdb`: authorization, transport, retry, paging.
//!
//! Applications depend on the `cosmosdb` crate, which re-exports what they need of this one. It is written by hand, and knows no
//! operation of the service: what there is, it reads from the [`service`] tables that the generator makes of the specification.
//!
//! A request goes one way, whatever it is: an [`Operation`] value is a [`Call`] under construction; awaiting it makes a [`Request`],
//! which is signed, sent over a [`Transport`] and classified, again and again if need be, and decoded last.

mod auth;
mod client;
mod error;
pub mod header;
mod link;
mod operation;
mod page;
mod partition_key;
mod pipeline;
mod response;
mod retry;
mod rid;
#[allow(dead_code, reason = "the pipeline does not choose ranges yet")]
mod routing;
pub mod service;
#[allow(dead_code, reason = "the pipeline does not keep a session yet")]
mod session;
mod string_enum;
mod transport;
mod version;

pub use auth::{AccessToken, Credential, MasterKey, ResourceToken, TokenProvider, string_to_sign};
pub use client::ClientBuilder;
pub use error::{Error, ErrorKind, Result};
pub use header::{HeaderText, ResponseHeader};
pub use link::{Id, Link, Rid};
pub use operation::{Call, Handle, Operation, Request, Sending};
pub use page::{Items, Page, Pages, RawPage};
pub use partition_key::{PartitionKey, PartitionKeyValue};
pub use pipeline::Pipeline;
pub use response::{Body, Meta, RawResponse, Response};
pub use retry::RetryPolicy;
pub use service::Service;
pub use session::SessionStore;
pub use transport::{Answer, Scripted, Sent, Transport, TransportError};
pub use version::ApiVersion;

pub use bytes;
pub use http;
