// @generated from spec/types/patch.yaml. Do not edit: run `cargo codegen generate`.

//! Types of the wire: patch.

#[allow(unused_imports)]
use serde::{Deserialize, Serialize};

/// How a document is to be changed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Patch {
    /// The changes; up to ten.
    pub operations: Vec<crate::types::PatchOperation>,
    /// The changes are made only if the document meets it.
    /// Such as `from c where c.stock > 0`. Else the answer is 412.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub condition: Option<String>,
}

impl Patch {
    /// What is required; the rest is set one by one.
    #[must_use]
    pub fn new(
        operations: impl IntoIterator<Item = impl Into<crate::types::PatchOperation>>,
    ) -> Self {
        Self {
            operations: operations.into_iter().map(Into::into).collect(),
            condition: None,
        }
    }

    /// The changes are made only if the document meets it.
    /// Such as `from c where c.stock > 0`. Else the answer is 412.
    #[must_use]
    pub fn condition(mut self, condition: impl Into<String>) -> Self {
        self.condition = Some(condition.into());
        self
    }
}

/// One change of a document.
/// Paths are JSON Pointers: `~0` stands for `~`, `~1` for `/`.
/// The id, the partition key and what the service sets cannot be changed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "op")]
#[non_exhaustive]
pub enum PatchOperation {
    /// Adds a member, or replaces it; inserts an element into an array.
    /// An index of the array's length, or `-`, appends to it; a greater one is an error.
    #[serde(rename = "add")]
    #[non_exhaustive]
    Add {
        /// Where to.
        path: String,
        /// What.
        value: serde_json::Value,
    },
    /// Adds a member, or replaces it; replaces an element of an array.
    #[serde(rename = "set")]
    #[non_exhaustive]
    Set {
        /// Where to.
        path: String,
        /// What.
        value: serde_json::Value,
    },
    /// Replaces what is there; an error where there is nothing.
    #[serde(rename = "replace")]
    #[non_exhaustive]
    Replace {
        /// Where.
        path: String,
        /// By what.
        value: serde_json::Value,
    },
    /// Removes what is there; an error where there is nothing.
    #[serde(rename = "remove")]
    #[non_exhaustive]
    Remove {
        /// Where.
        path: String,
    },
    /// Adds to a number, and makes it where there is none.
    #[serde(rename = "incr")]
    #[non_exhaustive]
    Incr {
        /// Where.
        path: String,
        /// How much; it may be negative.
        value: f64,
    },
    /// Moves what is there to another place.
    /// An error where there is nothing, or where the new place lies below the old one.
    #[serde(rename = "move")]
    #[non_exhaustive]
    Move {
        /// From where.
        from: String,
        /// To where.
        path: String,
    },
}

impl PatchOperation {
    /// Adds a member, or replaces it; inserts an element into an array.
    /// An index of the array's length, or `-`, appends to it; a greater one is an error.
    #[must_use]
    pub fn add(path: impl Into<String>, value: impl Into<serde_json::Value>) -> Self {
        Self::Add {
            path: path.into(),
            value: value.into(),
        }
    }

    /// Adds a member, or replaces it; replaces an element of an array.
    #[must_use]
    pub fn set(path: impl Into<String>, value: impl Into<serde_json::Value>) -> Self {
        Self::Set {
            path: path.into(),
            value: value.into(),
        }
    }

    /// Replaces what is there; an error where there is nothing.
    #[must_use]
    pub fn replace(
        path: impl Into<String>,
        value: impl Into<serde_json::Value>,
    ) -> Self {
        Self::Replace {
            path: path.into(),
            value: value.into(),
        }
    }

    /// Removes what is there; an error where there is nothing.
    #[must_use]
    pub fn remove(path: impl Into<String>) -> Self {
        Self::Remove { path: path.into() }
    }

    /// Adds to a number, and makes it where there is none.
    #[must_use]
    pub fn incr(path: impl Into<String>, value: f64) -> Self {
        Self::Incr {
            path: path.into(),
            value,
        }
    }

    /// Moves what is there to another place.
    /// An error where there is nothing, or where the new place lies below the old one.
    #[must_use]
    pub fn move_(from: impl Into<String>, path: impl Into<String>) -> Self {
        Self::Move {
            from: from.into(),
            path: path.into(),
        }
    }
}
