// @generated from spec/resources/client_encryption_key.yaml. Do not edit: run `cargo codegen generate`.

//! A key with which clients encrypt properties of documents before they send them.
//! The service keeps it only as wrapped by a key that it cannot use, such as one of a key vault, and can read nothing
//! that is encrypted with it. The client encryption policies of the database's collections refer to it by its id.

mod create_client_encryption_key;
mod list_client_encryption_keys;
mod read_client_encryption_key;
mod replace_client_encryption_key;
mod query_client_encryption_keys;
mod head_client_encryption_keys;
mod head_client_encryption_key;
pub use create_client_encryption_key::{
    CreateClientEncryptionKey, CreateClientEncryptionKeyFailure,
};
pub use list_client_encryption_keys::{
    ListClientEncryptionKeys, ListClientEncryptionKeysFailure,
};
pub use read_client_encryption_key::{
    ReadClientEncryptionKey, ReadClientEncryptionKeyFailure,
};
pub use replace_client_encryption_key::{
    ReplaceClientEncryptionKey, ReplaceClientEncryptionKeyFailure,
};
pub use query_client_encryption_keys::{
    QueryClientEncryptionKeys, QueryClientEncryptionKeysFailure,
};
pub use head_client_encryption_keys::{
    HeadClientEncryptionKeys, HeadClientEncryptionKeysFailure,
};
pub use head_client_encryption_key::{
    HeadClientEncryptionKey, HeadClientEncryptionKeyFailure,
};

/// The address of a client encryption key, and the operations on what is in it.
///
/// A key with which clients encrypt properties of documents before they send them.
///
/// A handle is cheap to make and to clone; making one asks the service nothing.
#[doc(alias = "cek")]
#[doc(alias = "data_encryption_key")]
#[derive(Debug, Clone)]
pub struct ClientEncryptionKey(pub(crate) cosmosdb_core::Handle);

impl ClientEncryptionKey {
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

impl From<&ClientEncryptionKey> for cosmosdb_core::Link {
    fn from(handle: &ClientEncryptionKey) -> Self {
        handle.link()
    }
}
