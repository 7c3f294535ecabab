//! Several operations in one request: what they are, and what became of each.

mod result;

use std::fmt;

use crate::service::Effect;

pub use result::BatchResult;
pub(crate) use result::results;

/// One of the operations that a batch, or a bulk, is made of, as the specification describes it: what the core has to know of it.
///
/// The generated type of such operations is one.
pub trait BatchMember: fmt::Debug + Send {
    /// What it does.
    fn effect(&self) -> Effect;

    /// What it says where a request of its own would have a header, by the header's name in code.
    fn given(&self, header: &str) -> Option<&str>;

    /// Says what a request of its own would say by a header; nothing if it has no such thing.
    fn give(&mut self, header: &str, text: String);

    /// Its form in the body of the request.
    ///
    /// # Errors
    ///
    /// If it does not serialize to JSON.
    fn to_json(&self) -> serde_json::Result<Vec<u8>>;
}
