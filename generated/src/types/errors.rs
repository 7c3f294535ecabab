// @generated from spec/types/errors.yaml. Do not edit: run `cargo codegen generate`.

//! Types of the wire: errors.

#[allow(unused_imports)]
use serde::{Deserialize, Serialize};

/// What the service says of a failure.
/// For people to read: only the status and the sub-status are to be depended on.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ErrorBody {
    /// The name of the status, such as `NotFound`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    /// What went wrong; the activity id stands in it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub message: Option<String>,
    /// More about it, as JSON text.
    /// The plan of the query, where the gateway cannot serve a query over all partitions.
    ///
    /// On the wire `additionalErrorInfo`.
    #[serde(
        rename = "additionalErrorInfo",
        default,
        skip_serializing_if = "Option::is_none"
    )]
    pub additional_error_info: Option<String>,
    /// More about it.
    ///
    /// Not in the REST reference; known from: SDKs.
    ///
    /// On the wire `errorDetails`.
    #[serde(rename = "errorDetails", default, skip_serializing_if = "Option::is_none")]
    pub error_details: Option<serde_json::Value>,
    /// Members that the specification does not know; they are kept when the value is sent back.
    #[serde(flatten)]
    pub extra: serde_json::Map<String, serde_json::Value>,
}

impl ErrorBody {
    /// Nothing set.
    #[must_use]
    pub fn new() -> Self {
        Self {
            code: None,
            message: None,
            additional_error_info: None,
            error_details: None,
            extra: serde_json::Map::new(),
        }
    }

    /// The name of the status, such as `NotFound`.
    #[must_use]
    pub fn code(mut self, code: impl Into<String>) -> Self {
        self.code = Some(code.into());
        self
    }

    /// What went wrong; the activity id stands in it.
    #[must_use]
    pub fn message(mut self, message: impl Into<String>) -> Self {
        self.message = Some(message.into());
        self
    }

    /// More about it, as JSON text.
    /// The plan of the query, where the gateway cannot serve a query over all partitions.
    ///
    /// On the wire `additionalErrorInfo`.
    #[must_use]
    pub fn additional_error_info(
        mut self,
        additional_error_info: impl Into<String>,
    ) -> Self {
        self.additional_error_info = Some(additional_error_info.into());
        self
    }

    /// More about it.
    ///
    /// Not in the REST reference; known from: SDKs.
    ///
    /// On the wire `errorDetails`.
    #[must_use]
    pub fn error_details(mut self, error_details: impl Into<serde_json::Value>) -> Self {
        self.error_details = Some(error_details.into());
        self
    }
}
