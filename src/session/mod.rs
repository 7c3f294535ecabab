//! Sessions: how far each partition key range was seen to be, so that reads see earlier writes.

mod export;
mod store;
mod token;

pub use store::SessionStore;
