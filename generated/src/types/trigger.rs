// @generated from spec/resources/trigger.yaml. Do not edit: run `cargo codegen generate`.

//! Types of the wire: trigger.

#[allow(unused_imports)]
use serde::{Deserialize, Serialize};

/// The properties of a resource: trigger.
///
/// A JavaScript function that is kept in a collection and runs before or after a document is written.
/// It runs only for the writes that name it in a header, and in their transaction: where it throws, nothing is written.
/// A write may name one trigger to run before it and one to run after it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct TriggerProperties {
    /// The name by which writes call the trigger, unique in the collection; at most 255 characters.
    pub id: String,
    /// The source of the function, in JavaScript; it takes no arguments.
    pub body: String,
    /// Whether it runs before or after the write.
    /// Before it, it may change what is written; after it, it sees what has been written.
    ///
    /// On the wire `triggerType`.
    #[serde(rename = "triggerType")]
    pub trigger_type: crate::types::TriggerType,
    /// The kind of write that may name it.
    ///
    /// On the wire `triggerOperation`.
    #[serde(rename = "triggerOperation")]
    pub trigger_operation: crate::types::TriggerOperation,
    /// The identifier that the service gave to the trigger.
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

impl TriggerProperties {
    /// What is required; the rest is set one by one.
    #[must_use]
    pub fn new(
        id: impl Into<String>,
        body: impl Into<String>,
        trigger_type: crate::types::TriggerType,
        trigger_operation: crate::types::TriggerOperation,
    ) -> Self {
        Self {
            id: id.into(),
            body: body.into(),
            trigger_type,
            trigger_operation,
            rid: None,
            timestamp: None,
            self_link: None,
            etag: None,
            extra: serde_json::Map::new(),
        }
    }
}
