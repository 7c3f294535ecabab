// @generated from spec/resources/trigger.yaml. Do not edit: run `cargo codegen generate`.

//! A JavaScript function that is kept in a collection and runs before or after a document is written.
//! It runs only for the writes that name it in a header, and in their transaction: where it throws, nothing is written.
//! A write may name one trigger to run before it and one to run after it.

mod create_trigger;
mod upsert_trigger;
mod list_triggers;
mod read_trigger;
mod replace_trigger;
mod delete_trigger;
mod query_triggers;
mod head_triggers;
mod head_trigger;
pub use create_trigger::{CreateTrigger, CreateTriggerFailure};
pub use upsert_trigger::{UpsertTrigger, UpsertTriggerFailure};
pub use list_triggers::{ListTriggers, ListTriggersFailure};
pub use read_trigger::{ReadTrigger, ReadTriggerFailure};
pub use replace_trigger::{ReplaceTrigger, ReplaceTriggerFailure};
pub use delete_trigger::{DeleteTrigger, DeleteTriggerFailure};
pub use query_triggers::{QueryTriggers, QueryTriggersFailure};
pub use head_triggers::{HeadTriggers, HeadTriggersFailure};
pub use head_trigger::{HeadTrigger, HeadTriggerFailure};

/// The address of a trigger, and the operations on what is in it.
///
/// A JavaScript function that is kept in a collection and runs before or after a document is written.
///
/// A handle is cheap to make and to clone; making one asks the service nothing.
#[derive(Debug, Clone)]
pub struct Trigger(pub(crate) cosmosdb_core::Handle);

impl Trigger {
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

impl From<&Trigger> for cosmosdb_core::Link {
    fn from(handle: &Trigger) -> Self {
        handle.link()
    }
}
