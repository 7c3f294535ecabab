// @generated from spec/resources/user.yaml. Do not edit: run `cargo codegen generate`.

//! Somebody to whom permissions are given in a database.
//! It is a name only, under which permissions stand; it cannot sign in. An application makes one for each of its own
//! users.

mod create_user;
mod upsert_user;
mod list_users;
mod read_user;
mod replace_user;
mod delete_user;
mod query_users;
mod head_users;
mod head_user;
pub use create_user::{CreateUser, CreateUserFailure};
pub use upsert_user::{UpsertUser, UpsertUserFailure};
pub use list_users::{ListUsers, ListUsersFailure};
pub use read_user::{ReadUser, ReadUserFailure};
pub use replace_user::{ReplaceUser, ReplaceUserFailure};
pub use delete_user::{DeleteUser, DeleteUserFailure};
pub use query_users::{QueryUsers, QueryUsersFailure};
pub use head_users::{HeadUsers, HeadUsersFailure};
pub use head_user::{HeadUser, HeadUserFailure};

/// The address of a user, and the operations on what is in it.
///
/// Somebody to whom permissions are given in a database.
///
/// A handle is cheap to make and to clone; making one asks the service nothing.
#[doc(alias = "database_user")]
#[derive(Debug, Clone)]
pub struct User(pub(crate) cosmosdb_core::Handle);

impl User {
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

    /// The permission of this id: its id, or by rid.
    #[doc(alias = "resource_token")]
    #[must_use]
    pub fn permission(&self, id: impl Into<cosmosdb_core::Id>) -> crate::Permission {
        crate::Permission(self.0.child(&crate::tables::resources::PERMISSION, id))
    }
}

impl From<&User> for cosmosdb_core::Link {
    fn from(handle: &User) -> Self {
        handle.link()
    }
}
