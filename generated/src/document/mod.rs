// @generated from spec/resources/document.yaml. Do not edit: run `cargo codegen generate`.

//! A JSON object in a collection.
//! Its id is unique among the documents of one partition key value; the two together name it. Beside the properties that
//! are told here it has whatever it was written with. It may take up to 2 MB.

mod create_document;
mod upsert_document;
mod list_documents;
mod read_change_feed;
mod read_full_fidelity_change_feed;
mod read_document;
mod replace_document;
mod patch_document;
mod delete_document;
mod query_documents;
mod read_query_plan;
mod execute_batch;
mod execute_bulk;
mod head_documents;
mod head_document;
pub use create_document::{CreateDocument, CreateDocumentFailure};
pub use upsert_document::{UpsertDocument, UpsertDocumentFailure};
pub use list_documents::{ListDocuments, ListDocumentsFailure};
pub use read_change_feed::{ReadChangeFeed, ReadChangeFeedFailure};
pub use read_full_fidelity_change_feed::{
    ReadFullFidelityChangeFeed, ReadFullFidelityChangeFeedFailure,
};
pub use read_document::{ReadDocument, ReadDocumentFailure};
pub use replace_document::{ReplaceDocument, ReplaceDocumentFailure};
pub use patch_document::{PatchDocument, PatchDocumentFailure};
pub use delete_document::{DeleteDocument, DeleteDocumentFailure};
pub use query_documents::{QueryDocuments, QueryDocumentsFailure};
pub use read_query_plan::{ReadQueryPlan, ReadQueryPlanFailure};
pub use execute_batch::{ExecuteBatch, ExecuteBatchFailure};
pub use execute_bulk::{ExecuteBulk, ExecuteBulkFailure};
pub use head_documents::{HeadDocuments, HeadDocumentsFailure};
pub use head_document::{HeadDocument, HeadDocumentFailure};

/// The address of a document, and the operations on what is in it.
///
/// A JSON object in a collection.
///
/// A handle is cheap to make and to clone; making one asks the service nothing.
#[doc(alias = "item")]
#[derive(Debug, Clone)]
pub struct Document(pub(crate) cosmosdb_core::Handle);

impl Document {
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

    /// The attachment of this id: its id, or by rid.
    #[must_use]
    pub fn attachment(&self, id: impl Into<cosmosdb_core::Id>) -> crate::Attachment {
        crate::Attachment(self.0.child(&crate::tables::resources::ATTACHMENT, id))
    }
}

impl From<&Document> for cosmosdb_core::Link {
    fn from(handle: &Document) -> Self {
        handle.link()
    }
}
