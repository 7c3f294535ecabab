// @generated from spec/resources/database.yaml. Do not edit: run `cargo codegen generate`.

//! A namespace for collections and for the users that may see them.
//! It may have throughput of its own, which up to 25 of its collections then share. It cannot be changed: only its
//! throughput can, through its offer.

mod create_database;
mod list_databases;
mod read_database;
mod delete_database;
mod query_databases;
mod head_databases;
mod head_database;
pub use create_database::{CreateDatabase, CreateDatabaseFailure};
pub use list_databases::{ListDatabases, ListDatabasesFailure};
pub use read_database::{ReadDatabase, ReadDatabaseFailure};
pub use delete_database::{DeleteDatabase, DeleteDatabaseFailure};
pub use query_databases::{QueryDatabases, QueryDatabasesFailure};
pub use head_databases::{HeadDatabases, HeadDatabasesFailure};
pub use head_database::{HeadDatabase, HeadDatabaseFailure};

/// The address of a database, and the operations on what is in it.
///
/// A namespace for collections and for the users that may see them.
///
/// A handle is cheap to make and to clone; making one asks the service nothing.
#[derive(Debug, Clone)]
pub struct Database(pub(crate) cosmosdb_core::Handle);

impl Database {
    /// The id, or the rid, that it was made with.
    #[must_use]
    pub fn id(&self) -> &str {
        self.0.id()
    }

    /// The link to it, as permissions name it.
    #[must_use]
    pub fn link(&self) -> cosmosdb_core::Link {
        self.0.link()
    }

    /// The client encryption key of this id: its id, or by rid.
    #[doc(alias = "cek")]
    #[doc(alias = "data_encryption_key")]
    #[must_use]
    pub fn client_encryption_key(
        &self,
        id: impl Into<cosmosdb_core::Id>,
    ) -> crate::ClientEncryptionKey {
        crate::ClientEncryptionKey(
            self.0.child(&crate::tables::resources::CLIENT_ENCRYPTION_KEY, id),
        )
    }

    /// The collection of this id: its id, or by rid.
    #[doc(alias = "container")]
    #[must_use]
    pub fn collection(&self, id: impl Into<cosmosdb_core::Id>) -> crate::Collection {
        crate::Collection(self.0.child(&crate::tables::resources::COLLECTION, id))
    }

    /// The user of this id: its id, or by rid.
    #[doc(alias = "database_user")]
    #[must_use]
    pub fn user(&self, id: impl Into<cosmosdb_core::Id>) -> crate::User {
        crate::User(self.0.child(&crate::tables::resources::USER, id))
    }
}

impl From<&Database> for cosmosdb_core::Link {
    fn from(handle: &Database) -> Self {
        handle.link()
    }
}
