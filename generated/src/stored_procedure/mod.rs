// @generated from spec/resources/stored_procedure.yaml. Do not edit: run `cargo codegen generate`.

//! A JavaScript function that is kept in a collection and runs there as one transaction.
//! It works on the documents of one partition key value: all that it writes is kept, or, when it throws, none of it.

mod create_stored_procedure;
mod upsert_stored_procedure;
mod list_stored_procedures;
mod read_stored_procedure;
mod replace_stored_procedure;
mod delete_stored_procedure;
mod query_stored_procedures;
mod execute_stored_procedure;
mod head_stored_procedures;
mod head_stored_procedure;
pub use create_stored_procedure::{CreateStoredProcedure, CreateStoredProcedureFailure};
pub use upsert_stored_procedure::{UpsertStoredProcedure, UpsertStoredProcedureFailure};
pub use list_stored_procedures::{ListStoredProcedures, ListStoredProceduresFailure};
pub use read_stored_procedure::{ReadStoredProcedure, ReadStoredProcedureFailure};
pub use replace_stored_procedure::{
    ReplaceStoredProcedure, ReplaceStoredProcedureFailure,
};
pub use delete_stored_procedure::{DeleteStoredProcedure, DeleteStoredProcedureFailure};
pub use query_stored_procedures::{QueryStoredProcedures, QueryStoredProceduresFailure};
pub use execute_stored_procedure::{
    ExecuteStoredProcedure, ExecuteStoredProcedureFailure,
};
pub use head_stored_procedures::{HeadStoredProcedures, HeadStoredProceduresFailure};
pub use head_stored_procedure::{HeadStoredProcedure, HeadStoredProcedureFailure};

/// The address of a stored procedure, and the operations on what is in it.
///
/// A JavaScript function that is kept in a collection and runs there as one transaction.
///
/// A handle is cheap to make and to clone; making one asks the service nothing.
#[doc(alias = "sproc")]
#[doc(alias = "script")]
#[derive(Debug, Clone)]
pub struct StoredProcedure(pub(crate) cosmosdb_core::Handle);

impl StoredProcedure {
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
}

impl From<&StoredProcedure> for cosmosdb_core::Link {
    fn from(handle: &StoredProcedure) -> Self {
        handle.link()
    }
}
