// @generated from spec. Do not edit: run `cargo codegen generate`.

//! Azure Cosmos DB for NoSQL: every operation of its REST API, typed; API version 2020-07-15.
//!
//! The data-plane REST API of Azure Cosmos DB for NoSQL, once known as DocumentDB.
//! It is spoken over HTTPS with the gateway. An account holds databases, a database holds collections and users, and a
//! collection holds documents and the scripts that work on them.
//!
//! [`Client`] is where everything starts. From it, handles lead down the resources; they hold an address and nothing else. The
//! methods of a handle are operations on what is directly in it: what is required is an argument, what is optional a method of
//! the operation, and `.await` sends it. Every operation is documented with its request, its options, its failures and an
//! example, in the module of its resource, or all together in [`operations`].
//!
//! The crate is generated from a specification; what it stands on, `cosmosdb_core`, is re-exported as far as it is needed.

#[macro_use]
mod macros;
mod client;
mod options;
mod tables;
pub mod account;
pub mod database;
pub mod client_encryption_key;
pub mod collection;
pub mod conflict;
pub mod document;
pub mod attachment;
pub mod logical_partition;
pub mod partition_key_range;
pub mod stored_procedure;
pub mod trigger;
pub mod user_defined_function;
pub mod user;
pub mod permission;
pub mod media;
pub mod offer;
pub mod headers;
pub mod types;
pub mod versions;
#[doc(inline)]
pub use client::Client;
#[doc(inline)]
pub use database::Database;
#[doc(inline)]
pub use client_encryption_key::ClientEncryptionKey;
#[doc(inline)]
pub use collection::Collection;
#[doc(inline)]
pub use conflict::Conflict;
#[doc(inline)]
pub use document::Document;
#[doc(inline)]
pub use attachment::Attachment;
#[doc(inline)]
pub use stored_procedure::StoredProcedure;
#[doc(inline)]
pub use trigger::Trigger;
#[doc(inline)]
pub use user_defined_function::UserDefinedFunction;
#[doc(inline)]
pub use user::User;
#[doc(inline)]
pub use permission::Permission;
#[doc(inline)]
pub use media::Media;
#[doc(inline)]
pub use offer::Offer;
pub use options::RequestOptions;
pub use tables::SERVICE;
pub use cosmosdb_core::{
    AccessToken, AcrossPartitions, Answer, ApiVersion, Attempt, BatchResult, Body, Bulk,
    BulkItem, BulkResults, CallOptions, ChangeFeed, ChangeFeedEvent, Changes,
    CircuitBreaker, ClientBuilder, Credential, Diagnostics, Error, ErrorKind, Finished,
    Hedging, HttpOptions, HttpVersion, Id, Items, KeyProvider, Link, MasterKey, Meta,
    Observer, Operation, Outcome, Page, Pages, PartitionKey, PartitionKeyValue, Provided,
    RawPage, ReadMany, ReadManyResults, Region, Request, ResourceToken, ResourceTokens,
    Response, ResponseHeader, Result, RetryPolicy, Rid, RotatingKey, Scripted, Sending,
    Sent, Service, SessionStore, TokenProvider, Transport, TransportError, bytes, http,
    plan, service,
};
#[cfg(feature = "azure_core")]
pub use cosmosdb_core::AzureCredential;
/// Every operation, of whatever resource.
pub mod operations {
    #[allow(unused_imports)]
    pub use crate::account::*;
    #[allow(unused_imports)]
    pub use crate::database::*;
    #[allow(unused_imports)]
    pub use crate::client_encryption_key::*;
    #[allow(unused_imports)]
    pub use crate::collection::*;
    #[allow(unused_imports)]
    pub use crate::conflict::*;
    #[allow(unused_imports)]
    pub use crate::document::*;
    #[allow(unused_imports)]
    pub use crate::attachment::*;
    #[allow(unused_imports)]
    pub use crate::logical_partition::*;
    #[allow(unused_imports)]
    pub use crate::partition_key_range::*;
    #[allow(unused_imports)]
    pub use crate::stored_procedure::*;
    #[allow(unused_imports)]
    pub use crate::trigger::*;
    #[allow(unused_imports)]
    pub use crate::user_defined_function::*;
    #[allow(unused_imports)]
    pub use crate::user::*;
    #[allow(unused_imports)]
    pub use crate::permission::*;
    #[allow(unused_imports)]
    pub use crate::media::*;
    #[allow(unused_imports)]
    pub use crate::offer::*;
}
