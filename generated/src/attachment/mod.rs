// @generated from spec/resources/attachment.yaml. Do not edit: run `cargo codegen generate`.

//! A reference from a document to media, with what is worth knowing of them.
//! The media lie elsewhere, at a URL, or with the service, which then takes them as raw bytes. What an attachment tells
//! of its media can be queried, the media themselves cannot. Of old: today media are kept in a store of their own.

mod create_attachment;
mod create_media_attachment;
mod upsert_attachment;
mod upsert_media_attachment;
mod list_attachments;
mod read_attachment;
mod replace_attachment;
mod replace_media_attachment;
mod delete_attachment;
mod query_attachments;
mod head_attachments;
mod head_attachment;
pub use create_attachment::{CreateAttachment, CreateAttachmentFailure};
pub use create_media_attachment::{CreateMediaAttachment, CreateMediaAttachmentFailure};
pub use upsert_attachment::{UpsertAttachment, UpsertAttachmentFailure};
pub use upsert_media_attachment::{UpsertMediaAttachment, UpsertMediaAttachmentFailure};
pub use list_attachments::{ListAttachments, ListAttachmentsFailure};
pub use read_attachment::{ReadAttachment, ReadAttachmentFailure};
pub use replace_attachment::{ReplaceAttachment, ReplaceAttachmentFailure};
pub use replace_media_attachment::{
    ReplaceMediaAttachment, ReplaceMediaAttachmentFailure,
};
pub use delete_attachment::{DeleteAttachment, DeleteAttachmentFailure};
pub use query_attachments::{QueryAttachments, QueryAttachmentsFailure};
pub use head_attachments::{HeadAttachments, HeadAttachmentsFailure};
pub use head_attachment::{HeadAttachment, HeadAttachmentFailure};

/// The address of a attachment, and the operations on what is in it.
///
/// A reference from a document to media, with what is worth knowing of them.
///
/// A handle is cheap to make and to clone; making one asks the service nothing.
#[derive(Debug, Clone)]
pub struct Attachment(pub(crate) cosmosdb_core::Handle);

impl Attachment {
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

impl From<&Attachment> for cosmosdb_core::Link {
    fn from(handle: &Attachment) -> Self {
        handle.link()
    }
}
