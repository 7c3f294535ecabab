// @generated from spec. Do not edit: run `cargo codegen generate`.

//! The client.

use cosmosdb_core::{ClientBuilder, Handle, Pipeline, Result};
use crate::tables::SERVICE;

/// A client of Azure Cosmos DB for NoSQL. Cheap to clone; clones share connections and everything else.
///
/// ```no_run
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let key = std::env::var("ACCOUNT_KEY")?;
/// let client = cosmosdb::Client::builder("https://contoso.documents.azure.com:443").key(&key)?.build()?;
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone)]
pub struct Client(pub(crate) Handle);

impl Client {
    /// A client of the account at this endpoint.
    #[must_use]
    pub fn builder(endpoint: impl Into<String>) -> ClientBuilder<Client> {
        ClientBuilder::new(&SERVICE, endpoint)
    }

    /// A client of the account that a connection string names: `AccountEndpoint=https://…;AccountKey=…;`.
    ///
    /// # Errors
    ///
    /// If a part of it is missing, or the key is not base64.
    pub fn from_connection_string(text: &str) -> Result<ClientBuilder<Client>> {
        ClientBuilder::from_connection_string(&SERVICE, text)
    }

    /// A client of the account that the environment variables `COSMOSDB_ENDPOINT` and `COSMOSDB_KEY` name.
    ///
    /// # Errors
    ///
    /// If one of them is not set, or the key is not base64.
    pub fn from_env() -> Result<ClientBuilder<Client>> {
        ClientBuilder::from_env(&SERVICE)
    }

    /// What requests go through.
    #[must_use]
    pub fn pipeline(&self) -> &Pipeline {
        self.0.pipeline()
    }

    /// The database of this id: its id, or by rid.
    #[must_use]
    pub fn database(&self, id: impl Into<cosmosdb_core::Id>) -> crate::Database {
        crate::Database(self.0.child(&crate::tables::resources::DATABASE, id))
    }

    /// The media of this id: its rid.
    #[must_use]
    pub fn media(&self, id: impl Into<cosmosdb_core::Id>) -> crate::Media {
        crate::Media(self.0.child(&crate::tables::resources::MEDIA, id))
    }

    /// The offer of this id: its rid.
    #[doc(alias = "throughput")]
    #[must_use]
    pub fn offer(&self, id: impl Into<cosmosdb_core::Id>) -> crate::Offer {
        crate::Offer(self.0.child(&crate::tables::resources::OFFER, id))
    }
}

impl From<Pipeline> for Client {
    fn from(pipeline: Pipeline) -> Self {
        Self(Handle::root(pipeline))
    }
}
