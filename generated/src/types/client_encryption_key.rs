// @generated from spec/resources/client_encryption_key.yaml. Do not edit: run `cargo codegen generate`.

//! Types of the wire: client encryption key.

#[allow(unused_imports)]
use serde::{Deserialize, Serialize};

/// The properties of a resource: client encryption key.
///
/// A key with which clients encrypt properties of documents before they send them.
/// The service keeps it only as wrapped by a key that it cannot use, such as one of a key vault, and can read nothing
/// that is encrypted with it. The client encryption policies of the database's collections refer to it by its id.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ClientEncryptionKeyProperties {
    /// The name of the key, unique in the database; at most 255 characters.
    pub id: String,
    /// What the key encrypts with: `AEAD_AES_256_CBC_HMAC_SHA256`.
    ///
    /// On the wire `encryptionAlgorithm`.
    #[serde(rename = "encryptionAlgorithm")]
    pub encryption_algorithm: String,
    /// The key itself, wrapped and then in base64.
    ///
    /// On the wire `wrappedDataEncryptionKey`.
    #[serde(rename = "wrappedDataEncryptionKey")]
    pub wrapped_data_encryption_key: String,
    /// Which key it is wrapped with, and how.
    ///
    /// On the wire `keyWrapMetadata`.
    #[serde(rename = "keyWrapMetadata")]
    pub key_wrap_metadata: crate::types::KeyWrapMetadata,
    /// The identifier that the service gave to the key.
    ///
    /// On the wire `_rid`.
    #[serde(rename = "_rid", default, skip_serializing_if = "Option::is_none")]
    pub rid: Option<String>,
    /// When it was last changed, in seconds since 1970.
    ///
    /// On the wire `_ts`.
    #[serde(rename = "_ts", default, skip_serializing_if = "Option::is_none")]
    pub timestamp: Option<i64>,
    /// Its path by rids.
    ///
    /// On the wire `_self`.
    #[serde(rename = "_self", default, skip_serializing_if = "Option::is_none")]
    pub self_link: Option<cosmosdb_core::Link>,
    /// Its version, quotes included.
    ///
    /// On the wire `_etag`.
    #[serde(rename = "_etag", default, skip_serializing_if = "Option::is_none")]
    pub etag: Option<String>,
    /// Members that the specification does not know; they are kept when the value is sent back.
    #[serde(flatten)]
    pub extra: serde_json::Map<String, serde_json::Value>,
}

impl ClientEncryptionKeyProperties {
    /// What is required; the rest is set one by one.
    #[must_use]
    pub fn new(
        id: impl Into<String>,
        encryption_algorithm: impl Into<String>,
        wrapped_data_encryption_key: impl Into<String>,
        key_wrap_metadata: crate::types::KeyWrapMetadata,
    ) -> Self {
        Self {
            id: id.into(),
            encryption_algorithm: encryption_algorithm.into(),
            wrapped_data_encryption_key: wrapped_data_encryption_key.into(),
            key_wrap_metadata,
            rid: None,
            timestamp: None,
            self_link: None,
            etag: None,
            extra: serde_json::Map::new(),
        }
    }
}
