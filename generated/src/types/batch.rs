// @generated from spec/types/batch.yaml. Do not edit: run `cargo codegen generate`.

//! Types of the wire: batch.

#[allow(unused_imports)]
use serde::{Deserialize, Serialize};

/// One operation of a batch, on a document.
/// A batch has up to one hundred of them, and its body up to 2 MB.
///
/// Not in the REST reference; known from: SDKs.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "operationType")]
#[non_exhaustive]
pub enum BatchOperation {
    /// Creates a document.
    #[serde(rename = "Create")]
    Create(BatchOperationCreate),
    /// Creates a document, or replaces the one with its id.
    #[serde(rename = "Upsert")]
    Upsert(BatchOperationUpsert),
    /// Replaces a document.
    #[serde(rename = "Replace")]
    Replace(BatchOperationReplace),
    /// Reads a document.
    #[serde(rename = "Read")]
    Read(BatchOperationRead),
    /// Deletes a document.
    #[serde(rename = "Delete")]
    Delete(BatchOperationDelete),
    /// Changes a document.
    #[serde(rename = "Patch")]
    Patch(BatchOperationPatch),
}

impl BatchOperation {
    /// Creates a document.
    #[must_use]
    pub fn create(resource_body: impl Into<serde_json::Value>) -> BatchOperationCreate {
        BatchOperationCreate::new(resource_body)
    }

    /// Creates a document, or replaces the one with its id.
    #[must_use]
    pub fn upsert(resource_body: impl Into<serde_json::Value>) -> BatchOperationUpsert {
        BatchOperationUpsert::new(resource_body)
    }

    /// Replaces a document.
    #[must_use]
    pub fn replace(
        id: impl Into<String>,
        resource_body: impl Into<serde_json::Value>,
    ) -> BatchOperationReplace {
        BatchOperationReplace::new(id, resource_body)
    }

    /// Reads a document.
    #[must_use]
    pub fn read(id: impl Into<String>) -> BatchOperationRead {
        BatchOperationRead::new(id)
    }

    /// Deletes a document.
    #[must_use]
    pub fn delete(id: impl Into<String>) -> BatchOperationDelete {
        BatchOperationDelete::new(id)
    }

    /// Changes a document.
    #[must_use]
    pub fn patch(
        id: impl Into<String>,
        resource_body: crate::types::Patch,
    ) -> BatchOperationPatch {
        BatchOperationPatch::new(id, resource_body)
    }
}

/// Creates a document.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct BatchOperationCreate {
    /// The document.
    ///
    /// On the wire `resourceBody`.
    #[serde(rename = "resourceBody")]
    pub resource_body: serde_json::Value,
    /// Whether it is indexed.
    ///
    /// On the wire `indexingDirective`.
    #[serde(
        rename = "indexingDirective",
        default,
        skip_serializing_if = "Option::is_none"
    )]
    pub indexing_directive: Option<crate::types::IndexingDirective>,
    /// The condition; `*` is that there is none yet.
    ///
    /// On the wire `ifNoneMatch`.
    #[serde(rename = "ifNoneMatch", default, skip_serializing_if = "Option::is_none")]
    pub if_none_match: Option<String>,
    /// Whether the document is left out of the answer.
    ///
    /// On the wire `minimalReturnPreference`.
    #[serde(
        rename = "minimalReturnPreference",
        default,
        skip_serializing_if = "Option::is_none"
    )]
    pub minimal_return_preference: Option<bool>,
    /// The partition key value as JSON text; only in a bulk request.
    ///
    /// On the wire `partitionKey`.
    #[serde(rename = "partitionKey", default, skip_serializing_if = "Option::is_none")]
    pub partition_key: Option<String>,
}

impl BatchOperationCreate {
    /// What is required; the rest is set one by one.
    #[must_use]
    pub fn new(resource_body: impl Into<serde_json::Value>) -> Self {
        Self {
            resource_body: resource_body.into(),
            indexing_directive: None,
            if_none_match: None,
            minimal_return_preference: None,
            partition_key: None,
        }
    }

    /// Whether it is indexed.
    ///
    /// On the wire `indexingDirective`.
    #[must_use]
    pub fn indexing_directive(
        mut self,
        indexing_directive: crate::types::IndexingDirective,
    ) -> Self {
        self.indexing_directive = Some(indexing_directive);
        self
    }

    /// The condition; `*` is that there is none yet.
    ///
    /// On the wire `ifNoneMatch`.
    #[must_use]
    pub fn if_none_match(mut self, if_none_match: impl Into<String>) -> Self {
        self.if_none_match = Some(if_none_match.into());
        self
    }

    /// Whether the document is left out of the answer.
    ///
    /// On the wire `minimalReturnPreference`.
    #[must_use]
    pub fn minimal_return_preference(mut self, minimal_return_preference: bool) -> Self {
        self.minimal_return_preference = Some(minimal_return_preference);
        self
    }

    /// The partition key value as JSON text; only in a bulk request.
    ///
    /// On the wire `partitionKey`.
    #[must_use]
    pub fn partition_key(mut self, partition_key: impl Into<String>) -> Self {
        self.partition_key = Some(partition_key.into());
        self
    }
}

impl From<BatchOperationCreate> for BatchOperation {
    fn from(value: BatchOperationCreate) -> Self {
        Self::Create(value)
    }
}

/// Creates a document, or replaces the one with its id.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct BatchOperationUpsert {
    /// The document.
    ///
    /// On the wire `resourceBody`.
    #[serde(rename = "resourceBody")]
    pub resource_body: serde_json::Value,
    /// Whether it is indexed.
    ///
    /// On the wire `indexingDirective`.
    #[serde(
        rename = "indexingDirective",
        default,
        skip_serializing_if = "Option::is_none"
    )]
    pub indexing_directive: Option<crate::types::IndexingDirective>,
    /// The version that it has to have.
    ///
    /// On the wire `ifMatch`.
    #[serde(rename = "ifMatch", default, skip_serializing_if = "Option::is_none")]
    pub if_match: Option<String>,
    /// The version that it must not have.
    ///
    /// On the wire `ifNoneMatch`.
    #[serde(rename = "ifNoneMatch", default, skip_serializing_if = "Option::is_none")]
    pub if_none_match: Option<String>,
    /// Whether the document is left out of the answer.
    ///
    /// On the wire `minimalReturnPreference`.
    #[serde(
        rename = "minimalReturnPreference",
        default,
        skip_serializing_if = "Option::is_none"
    )]
    pub minimal_return_preference: Option<bool>,
    /// The partition key value as JSON text; only in a bulk request.
    ///
    /// On the wire `partitionKey`.
    #[serde(rename = "partitionKey", default, skip_serializing_if = "Option::is_none")]
    pub partition_key: Option<String>,
}

impl BatchOperationUpsert {
    /// What is required; the rest is set one by one.
    #[must_use]
    pub fn new(resource_body: impl Into<serde_json::Value>) -> Self {
        Self {
            resource_body: resource_body.into(),
            indexing_directive: None,
            if_match: None,
            if_none_match: None,
            minimal_return_preference: None,
            partition_key: None,
        }
    }

    /// Whether it is indexed.
    ///
    /// On the wire `indexingDirective`.
    #[must_use]
    pub fn indexing_directive(
        mut self,
        indexing_directive: crate::types::IndexingDirective,
    ) -> Self {
        self.indexing_directive = Some(indexing_directive);
        self
    }

    /// The version that it has to have.
    ///
    /// On the wire `ifMatch`.
    #[must_use]
    pub fn if_match(mut self, if_match: impl Into<String>) -> Self {
        self.if_match = Some(if_match.into());
        self
    }

    /// The version that it must not have.
    ///
    /// On the wire `ifNoneMatch`.
    #[must_use]
    pub fn if_none_match(mut self, if_none_match: impl Into<String>) -> Self {
        self.if_none_match = Some(if_none_match.into());
        self
    }

    /// Whether the document is left out of the answer.
    ///
    /// On the wire `minimalReturnPreference`.
    #[must_use]
    pub fn minimal_return_preference(mut self, minimal_return_preference: bool) -> Self {
        self.minimal_return_preference = Some(minimal_return_preference);
        self
    }

    /// The partition key value as JSON text; only in a bulk request.
    ///
    /// On the wire `partitionKey`.
    #[must_use]
    pub fn partition_key(mut self, partition_key: impl Into<String>) -> Self {
        self.partition_key = Some(partition_key.into());
        self
    }
}

impl From<BatchOperationUpsert> for BatchOperation {
    fn from(value: BatchOperationUpsert) -> Self {
        Self::Upsert(value)
    }
}

/// Replaces a document.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct BatchOperationReplace {
    /// The id of the document.
    pub id: String,
    /// The document.
    ///
    /// On the wire `resourceBody`.
    #[serde(rename = "resourceBody")]
    pub resource_body: serde_json::Value,
    /// Whether it is indexed.
    ///
    /// On the wire `indexingDirective`.
    #[serde(
        rename = "indexingDirective",
        default,
        skip_serializing_if = "Option::is_none"
    )]
    pub indexing_directive: Option<crate::types::IndexingDirective>,
    /// The version that it has to have.
    ///
    /// On the wire `ifMatch`.
    #[serde(rename = "ifMatch", default, skip_serializing_if = "Option::is_none")]
    pub if_match: Option<String>,
    /// The version that it must not have.
    ///
    /// On the wire `ifNoneMatch`.
    #[serde(rename = "ifNoneMatch", default, skip_serializing_if = "Option::is_none")]
    pub if_none_match: Option<String>,
    /// Whether the document is left out of the answer.
    ///
    /// On the wire `minimalReturnPreference`.
    #[serde(
        rename = "minimalReturnPreference",
        default,
        skip_serializing_if = "Option::is_none"
    )]
    pub minimal_return_preference: Option<bool>,
    /// The partition key value as JSON text; only in a bulk request.
    ///
    /// On the wire `partitionKey`.
    #[serde(rename = "partitionKey", default, skip_serializing_if = "Option::is_none")]
    pub partition_key: Option<String>,
}

impl BatchOperationReplace {
    /// What is required; the rest is set one by one.
    #[must_use]
    pub fn new(
        id: impl Into<String>,
        resource_body: impl Into<serde_json::Value>,
    ) -> Self {
        Self {
            id: id.into(),
            resource_body: resource_body.into(),
            indexing_directive: None,
            if_match: None,
            if_none_match: None,
            minimal_return_preference: None,
            partition_key: None,
        }
    }

    /// Whether it is indexed.
    ///
    /// On the wire `indexingDirective`.
    #[must_use]
    pub fn indexing_directive(
        mut self,
        indexing_directive: crate::types::IndexingDirective,
    ) -> Self {
        self.indexing_directive = Some(indexing_directive);
        self
    }

    /// The version that it has to have.
    ///
    /// On the wire `ifMatch`.
    #[must_use]
    pub fn if_match(mut self, if_match: impl Into<String>) -> Self {
        self.if_match = Some(if_match.into());
        self
    }

    /// The version that it must not have.
    ///
    /// On the wire `ifNoneMatch`.
    #[must_use]
    pub fn if_none_match(mut self, if_none_match: impl Into<String>) -> Self {
        self.if_none_match = Some(if_none_match.into());
        self
    }

    /// Whether the document is left out of the answer.
    ///
    /// On the wire `minimalReturnPreference`.
    #[must_use]
    pub fn minimal_return_preference(mut self, minimal_return_preference: bool) -> Self {
        self.minimal_return_preference = Some(minimal_return_preference);
        self
    }

    /// The partition key value as JSON text; only in a bulk request.
    ///
    /// On the wire `partitionKey`.
    #[must_use]
    pub fn partition_key(mut self, partition_key: impl Into<String>) -> Self {
        self.partition_key = Some(partition_key.into());
        self
    }
}

impl From<BatchOperationReplace> for BatchOperation {
    fn from(value: BatchOperationReplace) -> Self {
        Self::Replace(value)
    }
}

/// Reads a document.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct BatchOperationRead {
    /// The id of the document.
    pub id: String,
    /// The version that it has to have.
    ///
    /// On the wire `ifMatch`.
    #[serde(rename = "ifMatch", default, skip_serializing_if = "Option::is_none")]
    pub if_match: Option<String>,
    /// The version that it must not have.
    ///
    /// On the wire `ifNoneMatch`.
    #[serde(rename = "ifNoneMatch", default, skip_serializing_if = "Option::is_none")]
    pub if_none_match: Option<String>,
    /// The partition key value as JSON text; only in a bulk request.
    ///
    /// On the wire `partitionKey`.
    #[serde(rename = "partitionKey", default, skip_serializing_if = "Option::is_none")]
    pub partition_key: Option<String>,
}

impl BatchOperationRead {
    /// What is required; the rest is set one by one.
    #[must_use]
    pub fn new(id: impl Into<String>) -> Self {
        Self {
            id: id.into(),
            if_match: None,
            if_none_match: None,
            partition_key: None,
        }
    }

    /// The version that it has to have.
    ///
    /// On the wire `ifMatch`.
    #[must_use]
    pub fn if_match(mut self, if_match: impl Into<String>) -> Self {
        self.if_match = Some(if_match.into());
        self
    }

    /// The version that it must not have.
    ///
    /// On the wire `ifNoneMatch`.
    #[must_use]
    pub fn if_none_match(mut self, if_none_match: impl Into<String>) -> Self {
        self.if_none_match = Some(if_none_match.into());
        self
    }

    /// The partition key value as JSON text; only in a bulk request.
    ///
    /// On the wire `partitionKey`.
    #[must_use]
    pub fn partition_key(mut self, partition_key: impl Into<String>) -> Self {
        self.partition_key = Some(partition_key.into());
        self
    }
}

impl From<BatchOperationRead> for BatchOperation {
    fn from(value: BatchOperationRead) -> Self {
        Self::Read(value)
    }
}

/// Deletes a document.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct BatchOperationDelete {
    /// The id of the document.
    pub id: String,
    /// The version that it has to have.
    ///
    /// On the wire `ifMatch`.
    #[serde(rename = "ifMatch", default, skip_serializing_if = "Option::is_none")]
    pub if_match: Option<String>,
    /// The version that it must not have.
    ///
    /// On the wire `ifNoneMatch`.
    #[serde(rename = "ifNoneMatch", default, skip_serializing_if = "Option::is_none")]
    pub if_none_match: Option<String>,
    /// The partition key value as JSON text; only in a bulk request.
    ///
    /// On the wire `partitionKey`.
    #[serde(rename = "partitionKey", default, skip_serializing_if = "Option::is_none")]
    pub partition_key: Option<String>,
}

impl BatchOperationDelete {
    /// What is required; the rest is set one by one.
    #[must_use]
    pub fn new(id: impl Into<String>) -> Self {
        Self {
            id: id.into(),
            if_match: None,
            if_none_match: None,
            partition_key: None,
        }
    }

    /// The version that it has to have.
    ///
    /// On the wire `ifMatch`.
    #[must_use]
    pub fn if_match(mut self, if_match: impl Into<String>) -> Self {
        self.if_match = Some(if_match.into());
        self
    }

    /// The version that it must not have.
    ///
    /// On the wire `ifNoneMatch`.
    #[must_use]
    pub fn if_none_match(mut self, if_none_match: impl Into<String>) -> Self {
        self.if_none_match = Some(if_none_match.into());
        self
    }

    /// The partition key value as JSON text; only in a bulk request.
    ///
    /// On the wire `partitionKey`.
    #[must_use]
    pub fn partition_key(mut self, partition_key: impl Into<String>) -> Self {
        self.partition_key = Some(partition_key.into());
        self
    }
}

impl From<BatchOperationDelete> for BatchOperation {
    fn from(value: BatchOperationDelete) -> Self {
        Self::Delete(value)
    }
}

/// Changes a document.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct BatchOperationPatch {
    /// The id of the document.
    pub id: String,
    /// The changes.
    ///
    /// On the wire `resourceBody`.
    #[serde(rename = "resourceBody")]
    pub resource_body: crate::types::Patch,
    /// Whether it is indexed.
    ///
    /// On the wire `indexingDirective`.
    #[serde(
        rename = "indexingDirective",
        default,
        skip_serializing_if = "Option::is_none"
    )]
    pub indexing_directive: Option<crate::types::IndexingDirective>,
    /// The version that it has to have.
    ///
    /// On the wire `ifMatch`.
    #[serde(rename = "ifMatch", default, skip_serializing_if = "Option::is_none")]
    pub if_match: Option<String>,
    /// The version that it must not have.
    ///
    /// On the wire `ifNoneMatch`.
    #[serde(rename = "ifNoneMatch", default, skip_serializing_if = "Option::is_none")]
    pub if_none_match: Option<String>,
    /// Whether the document is left out of the answer.
    ///
    /// On the wire `minimalReturnPreference`.
    #[serde(
        rename = "minimalReturnPreference",
        default,
        skip_serializing_if = "Option::is_none"
    )]
    pub minimal_return_preference: Option<bool>,
    /// The partition key value as JSON text; only in a bulk request.
    ///
    /// On the wire `partitionKey`.
    #[serde(rename = "partitionKey", default, skip_serializing_if = "Option::is_none")]
    pub partition_key: Option<String>,
}

impl BatchOperationPatch {
    /// What is required; the rest is set one by one.
    #[must_use]
    pub fn new(id: impl Into<String>, resource_body: crate::types::Patch) -> Self {
        Self {
            id: id.into(),
            resource_body,
            indexing_directive: None,
            if_match: None,
            if_none_match: None,
            minimal_return_preference: None,
            partition_key: None,
        }
    }

    /// Whether it is indexed.
    ///
    /// On the wire `indexingDirective`.
    #[must_use]
    pub fn indexing_directive(
        mut self,
        indexing_directive: crate::types::IndexingDirective,
    ) -> Self {
        self.indexing_directive = Some(indexing_directive);
        self
    }

    /// The version that it has to have.
    ///
    /// On the wire `ifMatch`.
    #[must_use]
    pub fn if_match(mut self, if_match: impl Into<String>) -> Self {
        self.if_match = Some(if_match.into());
        self
    }

    /// The version that it must not have.
    ///
    /// On the wire `ifNoneMatch`.
    #[must_use]
    pub fn if_none_match(mut self, if_none_match: impl Into<String>) -> Self {
        self.if_none_match = Some(if_none_match.into());
        self
    }

    /// Whether the document is left out of the answer.
    ///
    /// On the wire `minimalReturnPreference`.
    #[must_use]
    pub fn minimal_return_preference(mut self, minimal_return_preference: bool) -> Self {
        self.minimal_return_preference = Some(minimal_return_preference);
        self
    }

    /// The partition key value as JSON text; only in a bulk request.
    ///
    /// On the wire `partitionKey`.
    #[must_use]
    pub fn partition_key(mut self, partition_key: impl Into<String>) -> Self {
        self.partition_key = Some(partition_key.into());
        self
    }
}

impl From<BatchOperationPatch> for BatchOperation {
    fn from(value: BatchOperationPatch) -> Self {
        Self::Patch(value)
    }
}

impl cosmosdb_core::BatchMember for BatchOperation {
    fn effect(&self) -> cosmosdb_core::service::Effect {
        match self {
            Self::Create { .. } => cosmosdb_core::service::Effect::Create,
            Self::Upsert { .. } => cosmosdb_core::service::Effect::Upsert,
            Self::Replace { .. } => cosmosdb_core::service::Effect::Replace,
            Self::Read { .. } => cosmosdb_core::service::Effect::Read,
            Self::Delete { .. } => cosmosdb_core::service::Effect::Delete,
            Self::Patch { .. } => cosmosdb_core::service::Effect::Patch,
        }
    }

    fn given(&self, header: &str) -> Option<&str> {
        match (self, header) {
            (Self::Create(operation), "if_none_match") => {
                operation.if_none_match.as_deref()
            }
            (Self::Create(operation), "partition_key") => {
                operation.partition_key.as_deref()
            }
            (Self::Upsert(operation), "if_match") => operation.if_match.as_deref(),
            (Self::Upsert(operation), "if_none_match") => {
                operation.if_none_match.as_deref()
            }
            (Self::Upsert(operation), "partition_key") => {
                operation.partition_key.as_deref()
            }
            (Self::Replace(operation), "if_match") => operation.if_match.as_deref(),
            (Self::Replace(operation), "if_none_match") => {
                operation.if_none_match.as_deref()
            }
            (Self::Replace(operation), "partition_key") => {
                operation.partition_key.as_deref()
            }
            (Self::Read(operation), "if_match") => operation.if_match.as_deref(),
            (Self::Read(operation), "if_none_match") => {
                operation.if_none_match.as_deref()
            }
            (Self::Read(operation), "partition_key") => {
                operation.partition_key.as_deref()
            }
            (Self::Delete(operation), "if_match") => operation.if_match.as_deref(),
            (Self::Delete(operation), "if_none_match") => {
                operation.if_none_match.as_deref()
            }
            (Self::Delete(operation), "partition_key") => {
                operation.partition_key.as_deref()
            }
            (Self::Patch(operation), "if_match") => operation.if_match.as_deref(),
            (Self::Patch(operation), "if_none_match") => {
                operation.if_none_match.as_deref()
            }
            (Self::Patch(operation), "partition_key") => {
                operation.partition_key.as_deref()
            }
            _ => None,
        }
    }

    fn give(&mut self, header: &str, text: String) {
        match (self, header) {
            (Self::Create(operation), "if_none_match") => {
                operation.if_none_match = Some(text);
            }
            (Self::Create(operation), "partition_key") => {
                operation.partition_key = Some(text);
            }
            (Self::Upsert(operation), "if_match") => operation.if_match = Some(text),
            (Self::Upsert(operation), "if_none_match") => {
                operation.if_none_match = Some(text);
            }
            (Self::Upsert(operation), "partition_key") => {
                operation.partition_key = Some(text);
            }
            (Self::Replace(operation), "if_match") => operation.if_match = Some(text),
            (Self::Replace(operation), "if_none_match") => {
                operation.if_none_match = Some(text);
            }
            (Self::Replace(operation), "partition_key") => {
                operation.partition_key = Some(text);
            }
            (Self::Read(operation), "if_match") => operation.if_match = Some(text),
            (Self::Read(operation), "if_none_match") => {
                operation.if_none_match = Some(text);
            }
            (Self::Read(operation), "partition_key") => {
                operation.partition_key = Some(text);
            }
            (Self::Delete(operation), "if_match") => operation.if_match = Some(text),
            (Self::Delete(operation), "if_none_match") => {
                operation.if_none_match = Some(text);
            }
            (Self::Delete(operation), "partition_key") => {
                operation.partition_key = Some(text);
            }
            (Self::Patch(operation), "if_match") => operation.if_match = Some(text),
            (Self::Patch(operation), "if_none_match") => {
                operation.if_none_match = Some(text);
            }
            (Self::Patch(operation), "partition_key") => {
                operation.partition_key = Some(text);
            }
            _ => {}
        }
    }

    fn to_json(&self) -> serde_json::Result<Vec<u8>> {
        serde_json::to_vec(self)
    }
}
