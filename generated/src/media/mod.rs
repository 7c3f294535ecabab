// @generated from spec/resources/media.yaml. Do not edit: run `cargo codegen generate`.

//! The raw bytes that an attachment refers to, where the service keeps them.
//! They are written through the attachment; its `media` tells their path. Their id is the attachment's `_rid` with one
//! byte more, of which only the `_rid` is signed.

mod read_media;
mod head_media;
pub use read_media::{ReadMedia, ReadMediaFailure};
pub use head_media::{HeadMedia, HeadMediaFailure};

/// The address of a media, and the operations on what is in it.
///
/// The raw bytes that an attachment refers to, where the service keeps them.
///
/// A handle is cheap to make and to clone; making one asks the service nothing.
#[derive(Debug, Clone)]
pub struct Media(pub(crate) cosmosdb_core::Handle);

impl Media {
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

impl From<&Media> for cosmosdb_core::Link {
    fn from(handle: &Media) -> Self {
        handle.link()
    }
}
