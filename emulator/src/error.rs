//! Failures: what went wrong, under the specification's name for it, and the body that says so.

use std::time::Duration;

use bytes::Bytes;
use http::StatusCode;
use serde_json::json;

use crate::api::Api;

/// Why a request fails. The kinds are the statuses of the specification that the emulator answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fault {
    BadRequest,
    CrossPartitionQueryNotServable,
    PartitionKeyMismatch,
    PartitionKeyDefinitionMissing,
    CollectionRidMismatch,
    ScriptCompileError,
    Unauthorized,
    MissingAuthorization,
    MalformedAuthorization,
    EntraMalformed,
    EntraSignature,
    EntraNotYetValid,
    EntraExpired,
    EntraAudience,
    EntraUnsupported,
    EntraUnauthorized,
    Forbidden,
    WriteForbidden,
    AccountNotFound,
    TooManySharing,
    NotFound,
    ReadSessionNotAvailable,
    OwnerNotFound,
    MethodNotAllowed,
    RequestTimeout,
    Conflict,
    UniqueIndexConflict,
    RangeGone,
    PreconditionFailed,
    PatchConditionNotMet,
    TooLarge,
    BatchResponseTooLarge,
    FailedDependency,
    StoredProcedureConcurrency,
    RequestRateTooLarge,
    BucketExhausted,
    Internal,
    NotImplemented,
    Unavailable,
}

impl Fault {
    /// The name in the specification; the numbers hold where a specification lacks it.
    fn known_as(self) -> (&'static str, u16, Option<u32>) {
        match self {
            Fault::BadRequest => ("bad_request", 400, None),
            Fault::CrossPartitionQueryNotServable => ("cross_partition_query_not_servable", 400, Some(1004)),
            Fault::PartitionKeyMismatch => ("partition_key_mismatch", 400, Some(1001)),
            Fault::PartitionKeyDefinitionMissing => ("partition_key_definition_not_specified", 400, Some(1013)),
            Fault::CollectionRidMismatch => ("collection_rid_mismatch", 400, Some(1024)),
            Fault::ScriptCompileError => ("script_compile_error", 400, Some(65535)),
            Fault::Unauthorized => ("unauthorized", 401, None),
            Fault::MissingAuthorization => ("missing_auth_header", 401, Some(5000)),
            Fault::MalformedAuthorization => ("malformed_auth_header", 401, Some(5001)),
            Fault::EntraMalformed => ("aad_token_malformed", 401, Some(5003)),
            Fault::EntraSignature => ("aad_token_invalid_signature", 401, Some(5004)),
            Fault::EntraNotYetValid => ("aad_token_not_yet_valid", 401, Some(5005)),
            Fault::EntraExpired => ("aad_token_expired", 401, Some(5006)),
            Fault::EntraAudience => ("aad_token_invalid_audience", 401, Some(5008)),
            Fault::EntraUnsupported => ("rbac_operation_not_supported", 403, Some(5300)),
            Fault::EntraUnauthorized => ("rbac_data_unauthorized_by_name", 403, Some(5302)),
            Fault::Forbidden => ("forbidden", 403, None),
            Fault::WriteForbidden => ("write_forbidden", 403, Some(3)),
            Fault::AccountNotFound => ("database_account_not_found", 403, Some(1008)),
            Fault::TooManySharing => ("shared_throughput_collection_count_exceeded", 403, Some(1019)),
            Fault::NotFound => ("not_found", 404, None),
            Fault::ReadSessionNotAvailable => ("read_session_not_available", 404, Some(1002)),
            Fault::OwnerNotFound => ("owner_not_found", 404, Some(1003)),
            Fault::MethodNotAllowed => ("method_not_allowed", 405, None),
            Fault::RequestTimeout => ("request_timeout", 408, None),
            Fault::Conflict => ("conflict", 409, None),
            Fault::UniqueIndexConflict => ("unique_index_conflict", 409, Some(3301)),
            Fault::RangeGone => ("partition_key_range_gone", 410, Some(1002)),
            Fault::PreconditionFailed => ("precondition_failed", 412, None),
            Fault::PatchConditionNotMet => ("patch_condition_not_met", 412, Some(1110)),
            Fault::TooLarge => ("too_large", 413, None),
            Fault::BatchResponseTooLarge => ("batch_response_too_large", 413, Some(3402)),
            Fault::FailedDependency => ("failed_dependency", 424, None),
            Fault::StoredProcedureConcurrency => ("stored_procedure_concurrency", 429, Some(3084)),
            Fault::RequestRateTooLarge => ("request_rate_too_large", 429, Some(3200)),
            Fault::BucketExhausted => ("throughput_bucket_exhausted", 429, Some(3212)),
            Fault::Internal => ("internal_server_error", 500, None),
            // The service has no such status: it does everything. The emulator says what it does not do.
            Fault::NotImplemented => ("not_implemented", 501, None),
            Fault::Unavailable => ("service_unavailable", 503, None),
        }
    }

    /// The status and sub-status, as the specification has them.
    pub(crate) fn code(self, api: &Api) -> (StatusCode, Option<u32>) {
        let (name, status, sub_status) = self.known_as();
        let (status, sub_status) = match api.service().status(name) {
            Some(known) => (known.status.unwrap_or(status), known.sub_status),
            None => (status, sub_status),
        };
        (StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR), sub_status)
    }
}

/// A failed request.
#[derive(Debug, Clone)]
pub(crate) struct Failure {
    pub(crate) fault: Fault,
    pub(crate) message: String,
    /// Methods that the path does have, for 405.
    pub(crate) allow: Option<String>,
    /// What more there is to say to programs, as the text of JSON.
    pub(crate) additional: Option<String>,
    /// How long to wait before the request is sent again.
    pub(crate) retry_after: Option<Duration>,
}

/// What handling a request comes to.
pub(crate) type Outcome<T> = Result<T, Failure>;

impl Failure {
    pub(crate) fn new(fault: Fault, message: impl Into<String>) -> Self {
        Self { fault, message: message.into(), allow: None, additional: None, retry_after: None }
    }

    pub(crate) fn bad_request(message: impl Into<String>) -> Self {
        Self::new(Fault::BadRequest, message)
    }

    pub(crate) fn not_implemented(feature: impl std::fmt::Display) -> Self {
        Self::new(Fault::NotImplemented, format!("The emulator does not do this yet: {feature}."))
    }

    /// Something that cannot be; said instead of panicking.
    pub(crate) fn internal(message: impl Into<String>) -> Self {
        Self::new(Fault::Internal, message)
    }

    /// The body in the service's form.
    pub(crate) fn body(&self, status: StatusCode, activity_id: &str) -> Bytes {
        let message = format!("{}\r\nActivityId: {activity_id}, cosmosdb-emulator/{}", self.message, env!("CARGO_PKG_VERSION"));
        let mut body = json!({"code": phrase(status), "message": message});
        if let (Some(additional), Some(body)) = (&self.additional, body.as_object_mut()) {
            body.insert("additionalErrorInfo".to_owned(), additional.as_str().into());
        }
        Bytes::from(body.to_string())
    }
}

/// The status' name as bodies have it: `NotFound`.
pub(crate) fn phrase(status: StatusCode) -> String {
    match status {
        StatusCode::PAYLOAD_TOO_LARGE => "RequestEntityTooLarge".to_owned(),
        _ => status.canonical_reason().unwrap_or("Error").split([' ', '-']).collect(),
    }
}
