// @generated from spec/resources/collection.yaml. Do not edit: run `cargo codegen generate`.

//! A container of documents and of the scripts that work on them.
//! It is the unit of partitioning, of indexing, and mostly of throughput. Its documents are spread over partition key
//! ranges by the hash of their partition key.

mod create_collection;
mod list_collections;
mod read_collection;
mod replace_collection;
mod delete_collection;
mod query_collections;
mod head_collections;
mod head_collection;
pub use create_collection::{CreateCollection, CreateCollectionFailure};
pub use list_collections::{ListCollections, ListCollectionsFailure};
pub use read_collection::{ReadCollection, ReadCollectionFailure};
pub use replace_collection::{ReplaceCollection, ReplaceCollectionFailure};
pub use delete_collection::{DeleteCollection, DeleteCollectionFailure};
pub use query_collections::{QueryCollections, QueryCollectionsFailure};
pub use head_collections::{HeadCollections, HeadCollectionsFailure};
pub use head_collection::{HeadCollection, HeadCollectionFailure};

/// The address of a collection, and the operations on what is in it.
///
/// A container of documents and of the scripts that work on them.
///
/// A handle is cheap to make and to clone; making one asks the service nothing.
#[doc(alias = "container")]
#[derive(Debug, Clone)]
pub struct Collection(pub(crate) cosmosdb_core::Handle);

impl Collection {
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

    /// The partition key of a document: what it has at the paths of the definition, which is read once a client.
    ///
    /// # Errors
    ///
    /// If the definition cannot be read, or the document does not serialize to JSON.
    pub async fn partition_key_of(
        &self,
        document: &impl serde::Serialize,
    ) -> cosmosdb_core::Result<cosmosdb_core::PartitionKey> {
        self.0.partition_key_of(document).await
    }

    /// The conflict of this id: its id, or by rid.
    #[must_use]
    pub fn conflict(&self, id: impl Into<cosmosdb_core::Id>) -> crate::Conflict {
        crate::Conflict(self.0.child(&crate::tables::resources::CONFLICT, id))
    }

    /// The document of this id: its id, or by rid.
    #[doc(alias = "item")]
    #[must_use]
    pub fn document(&self, id: impl Into<cosmosdb_core::Id>) -> crate::Document {
        crate::Document(self.0.child(&crate::tables::resources::DOCUMENT, id))
    }

    /// The stored procedure of this id: its id, or by rid.
    #[doc(alias = "sproc")]
    #[doc(alias = "script")]
    #[must_use]
    pub fn stored_procedure(
        &self,
        id: impl Into<cosmosdb_core::Id>,
    ) -> crate::StoredProcedure {
        crate::StoredProcedure(
            self.0.child(&crate::tables::resources::STORED_PROCEDURE, id),
        )
    }

    /// The trigger of this id: its id, or by rid.
    #[must_use]
    pub fn trigger(&self, id: impl Into<cosmosdb_core::Id>) -> crate::Trigger {
        crate::Trigger(self.0.child(&crate::tables::resources::TRIGGER, id))
    }

    /// The user defined function of this id: its id, or by rid.
    #[doc(alias = "udf")]
    #[must_use]
    pub fn user_defined_function(
        &self,
        id: impl Into<cosmosdb_core::Id>,
    ) -> crate::UserDefinedFunction {
        crate::UserDefinedFunction(
            self.0.child(&crate::tables::resources::USER_DEFINED_FUNCTION, id),
        )
    }
}

impl From<&Collection> for cosmosdb_core::Link {
    fn from(handle: &Collection) -> Self {
        handle.link()
    }
}
