// @generated from spec/resources/conflict.yaml. Do not edit: run `cargo codegen generate`.

//! A write that lost against another one that a second region took at the same time.
//! Conflicts come up on accounts with several write regions whose collection does not resolve them by itself. Whoever
//! reads one decides: write the losing document anew, or leave the winner as it is; then delete the conflict.

mod list_conflicts;
mod read_conflict;
mod delete_conflict;
mod query_conflicts;
mod head_conflicts;
mod head_conflict;
pub use list_conflicts::{ListConflicts, ListConflictsFailure};
pub use read_conflict::{ReadConflict, ReadConflictFailure};
pub use delete_conflict::{DeleteConflict, DeleteConflictFailure};
pub use query_conflicts::{QueryConflicts, QueryConflictsFailure};
pub use head_conflicts::{HeadConflicts, HeadConflictsFailure};
pub use head_conflict::{HeadConflict, HeadConflictFailure};

/// The address of a conflict, and the operations on what is in it.
///
/// A write that lost against another one that a second region took at the same time.
///
/// A handle is cheap to make and to clone; making one asks the service nothing.
#[derive(Debug, Clone)]
pub struct Conflict(pub(crate) cosmosdb_core::Handle);

impl Conflict {
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

impl From<&Conflict> for cosmosdb_core::Link {
    fn from(handle: &Conflict) -> Self {
        handle.link()
    }
}
