// @generated from spec/resources/permission.yaml. Do not edit: run `cargo codegen generate`.

//! What a user may do with one resource, as a token for those who must not hold the account's key.
//! An application that holds the key makes and reads permissions, and hands their tokens on; whoever sends such a token
//! as authorization may do what it grants. Every answer that holds the permission holds a new token, valid for an hour
//! unless `x-ms-documentdb-expiry-seconds` says otherwise.

mod create_permission;
mod upsert_permission;
mod list_permissions;
mod read_permission;
mod replace_permission;
mod delete_permission;
mod query_permissions;
mod head_permissions;
mod head_permission;
pub use create_permission::{CreatePermission, CreatePermissionFailure};
pub use upsert_permission::{UpsertPermission, UpsertPermissionFailure};
pub use list_permissions::{ListPermissions, ListPermissionsFailure};
pub use read_permission::{ReadPermission, ReadPermissionFailure};
pub use replace_permission::{ReplacePermission, ReplacePermissionFailure};
pub use delete_permission::{DeletePermission, DeletePermissionFailure};
pub use query_permissions::{QueryPermissions, QueryPermissionsFailure};
pub use head_permissions::{HeadPermissions, HeadPermissionsFailure};
pub use head_permission::{HeadPermission, HeadPermissionFailure};

/// The address of a permission, and the operations on what is in it.
///
/// What a user may do with one resource, as a token for those who must not hold the account's key.
///
/// A handle is cheap to make and to clone; making one asks the service nothing.
#[doc(alias = "resource_token")]
#[derive(Debug, Clone)]
pub struct Permission(pub(crate) cosmosdb_core::Handle);

impl Permission {
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

impl From<&Permission> for cosmosdb_core::Link {
    fn from(handle: &Permission) -> Self {
        handle.link()
    }
}
