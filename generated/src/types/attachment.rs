// @generated from spec/resources/attachment.yaml. Do not edit: run `cargo codegen generate`.

//! Types of the wire: attachment.

#[allow(unused_imports)]
use serde::{Deserialize, Serialize};

/// The properties of a resource: attachment.
///
/// A reference from a document to media, with what is worth knowing of them.
/// The media lie elsewhere, at a URL, or with the service, which then takes them as raw bytes. What an attachment tells
/// of its media can be queried, the media themselves cannot. Of old: today media are kept in a store of their own.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct AttachmentProperties {
    /// The name of the attachment, unique in the document; up to 255 characters.
    /// Where raw media are sent it is taken from `Slug`.
    pub id: String,
    /// The media type of the media.
    /// Where raw media are sent it is taken from `Content-Type`.
    ///
    /// On the wire `contentType`.
    #[serde(rename = "contentType")]
    pub content_type: String,
    /// Where the media are: a URL or a path.
    /// For those that the service keeps it is `/media/` and an id, which `read_media` takes.
    pub media: String,
    /// The system id; the id of media that the service keeps is made from it.
    ///
    /// On the wire `_rid`.
    #[serde(rename = "_rid", default, skip_serializing_if = "Option::is_none")]
    pub rid: Option<String>,
    /// When it was last changed, in seconds since 1970.
    ///
    /// On the wire `_ts`.
    #[serde(rename = "_ts", default, skip_serializing_if = "Option::is_none")]
    pub timestamp: Option<i64>,
    /// The path of the attachment by rids.
    ///
    /// On the wire `_self`.
    #[serde(rename = "_self", default, skip_serializing_if = "Option::is_none")]
    pub self_link: Option<cosmosdb_core::Link>,
    /// The version of the attachment, quotes included.
    ///
    /// On the wire `_etag`.
    #[serde(rename = "_etag", default, skip_serializing_if = "Option::is_none")]
    pub etag: Option<String>,
    /// Members that the specification does not know; they are kept when the value is sent back.
    #[serde(flatten)]
    pub extra: serde_json::Map<String, serde_json::Value>,
}

impl AttachmentProperties {
    /// What is required; the rest is set one by one.
    #[must_use]
    pub fn new(
        id: impl Into<String>,
        content_type: impl Into<String>,
        media: impl Into<String>,
    ) -> Self {
        Self {
            id: id.into(),
            content_type: content_type.into(),
            media: media.into(),
            rid: None,
            timestamp: None,
            self_link: None,
            etag: None,
            extra: serde_json::Map::new(),
        }
    }
}
