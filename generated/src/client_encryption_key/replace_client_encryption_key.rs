// @generated from spec/resources/client_encryption_key.yaml. Do not edit: run `cargo codegen generate`.

//! `replace_client_encryption_key`: `PUT /dbs/{database}/clientencryptionkeys/{client_encryption_key}`.

use cosmosdb_core::{Call, RawResponse, Response, Result, service};

/// Replaces the wrapped form of a key, as when the key that wraps it is changed for a new one.
/// The key itself has to stay the same, or nothing that is encrypted with it can be read again; the service cannot
/// tell. Send `If-Match`: it is 412 where somebody else has wrapped the key anew since it was read.
///
/// Not in the REST reference; known from: .NET SDK.
///
/// `PUT /dbs/{database}/clientencryptionkeys/{client_encryption_key}`
///
/// # Errors
///
/// | failure | status | when | sent again by the client |
/// |---|---|---|---|
/// | `BadRequest` | 400 | The service does not understand the request, or does not allow what it says. | no |
/// | `Unauthorized` | 401 | The `Authorization` header does not authorize the request. | no |
/// | `Forbidden` | 403 | The request is understood and not allowed. | no |
/// | `WriteForbidden` | 403/3 | The region does not take writes, or no longer does. | after reading the account anew |
/// | `NotFound` | 404 | There is no such resource, or no longer. | no |
/// | `MethodNotAllowed` | 405 | The resource does not know the verb. | no |
/// | `RequestTimeout` | 408 | The request took longer than the service allows. | no |
/// | `Conflict` | 409 | The id is taken. | no |
/// | `Gone` | 410 | What the request was sent to has moved. | after a wait |
/// | `PreconditionFailed` | 412 | The resource has another entity tag than the condition says. | no |
/// | `TooLarge` | 413 | The body is larger than the service takes. | no |
/// | `Throttled` | 429 | There are too many requests, or they cost too much. | after a wait |
/// | `RequestRateTooLarge` | 429/3200 | The request units of this second are used up. | after a wait |
/// | `RetryWith` | 449 | The write met another inside the service, and was not done. | after a wait |
/// | `InternalServerError` | 500 | Something went wrong inside the service. | no |
/// | `BadGateway` | 502 | What stands between the client and the service could not reach it. | no |
/// | `ServiceUnavailable` | 503 | The service cannot take the request just now, and did not carry it out. | in another region |
/// | `GatewayTimeout` | 504 | What stands between the client and the service waited too long for it. | no |
///
/// # Example
///
/// ```no_run
/// use cosmosdb::types;
/// # async fn example(client: cosmosdb::Client) -> Result<(), Box<dyn std::error::Error>> {
/// let response = client
///     .database("volcanodb")
///     .replace_client_encryption_key("key1", "AEAD_AES_256_CBC_HMAC_SHA256", "gg1di692LsZtzVb+0Vx4vyeY1Pm9SS9FU+mbRoSGVJhna4u4TOcmfdUg3spIEcjx", types::KeyWrapMetadata::new("AZURE_KEY_VAULT", "master2", "https://volcano.vault.azure.net/keys/master2/0c9d8e7f6a5b4c3d2e1f0a9b8c7d6e5f", "RSA-OAEP"))
///     .if_match("\"0000e100-0000-0000-0000-5f0000610000\"").await?;
/// println!("{}", response.status());
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone)]
#[must_use = "an operation does nothing until it is awaited"]
pub struct ReplaceClientEncryptionKey {
    call: Call,
}

impl crate::Database {
    /// Replaces the wrapped form of a key, as when the key that wraps it is changed for a new one.
    ///
    /// - `id`: the client encryption key, by id or by rid.
    /// - `encryption_algorithm`: What the key encrypts with: `AEAD_AES_256_CBC_HMAC_SHA256`.
    /// - `wrapped_data_encryption_key`: The key itself, wrapped and then in base64.
    /// - `key_wrap_metadata`: Which key it is wrapped with, and how.
    ///
    /// Options, failures and an example: [`ReplaceClientEncryptionKey`].
    #[doc(alias = "replace_cek")]
    #[doc(alias = "replace_data_encryption_key")]
    pub fn replace_client_encryption_key(
        &self,
        id: impl Into<cosmosdb_core::Id>,
        encryption_algorithm: impl Into<String>,
        wrapped_data_encryption_key: impl Into<String>,
        key_wrap_metadata: crate::types::KeyWrapMetadata,
    ) -> ReplaceClientEncryptionKey {
        let mut call = Call::item(
            &self.0,
            &crate::tables::operations::REPLACE_CLIENT_ENCRYPTION_KEY,
            id,
        );
        call.identity("id");
        let encryption_algorithm: String = encryption_algorithm.into();
        call.field("encryptionAlgorithm", &encryption_algorithm);
        let wrapped_data_encryption_key: String = wrapped_data_encryption_key.into();
        call.field("wrappedDataEncryptionKey", &wrapped_data_encryption_key);
        let key_wrap_metadata: crate::types::KeyWrapMetadata = key_wrap_metadata;
        call.field("keyWrapMetadata", &key_wrap_metadata);
        ReplaceClientEncryptionKey { call }
    }
}

impl ReplaceClientEncryptionKey {
    /// The name of the key, unique in the database; at most 255 characters.
    ///
    /// Default: the id of the path. Another id renames the resource, where the service lets it.
    pub fn id(mut self, id: impl Into<String>) -> Self {
        let id: String = id.into();
        self.call.field("id", &id);
        self
    }

    /// Keeps every member of the resource as it was read, those that the specification does not know too; arguments and
    /// other options come before it.
    pub fn based_on(mut self, resource: &impl serde::Serialize) -> Self {
        self.call.based_on(resource);
        self
    }

    /// Changes the resource only if it still has this entity tag.
    /// `*` asks for any version. Else the answer is 412.
    ///
    /// Sends `If-Match`.
    #[doc(alias = "access_condition")]
    pub fn if_match(mut self, if_match: impl AsRef<str>) -> Self {
        let call = &mut self.call;
        call.header(&crate::tables::headers::IF_MATCH, if_match.as_ref());
        self
    }
}

operation!(
    ReplaceClientEncryptionKey, Response < crate ::types::ClientEncryptionKeyProperties >
);

impl cosmosdb_core::Operation for ReplaceClientEncryptionKey {
    const INFO: &'static service::Operation = &crate::tables::operations::REPLACE_CLIENT_ENCRYPTION_KEY;
    type Output = Response<crate::types::ClientEncryptionKeyProperties>;
    type Failure = ReplaceClientEncryptionKeyFailure;

    fn into_call(self) -> Call {
        self.call
    }

    fn decode(response: RawResponse) -> Result<Self::Output> {
        response.typed()
    }

    fn failure(status: &'static service::Status) -> Option<Self::Failure> {
        match status.name {
            "bad_request" => Some(ReplaceClientEncryptionKeyFailure::BadRequest),
            "unauthorized" => Some(ReplaceClientEncryptionKeyFailure::Unauthorized),
            "forbidden" => Some(ReplaceClientEncryptionKeyFailure::Forbidden),
            "write_forbidden" => Some(ReplaceClientEncryptionKeyFailure::WriteForbidden),
            "not_found" => Some(ReplaceClientEncryptionKeyFailure::NotFound),
            "method_not_allowed" => {
                Some(ReplaceClientEncryptionKeyFailure::MethodNotAllowed)
            }
            "request_timeout" => Some(ReplaceClientEncryptionKeyFailure::RequestTimeout),
            "conflict" => Some(ReplaceClientEncryptionKeyFailure::Conflict),
            "gone" => Some(ReplaceClientEncryptionKeyFailure::Gone),
            "precondition_failed" => {
                Some(ReplaceClientEncryptionKeyFailure::PreconditionFailed)
            }
            "too_large" => Some(ReplaceClientEncryptionKeyFailure::TooLarge),
            "throttled" => Some(ReplaceClientEncryptionKeyFailure::Throttled),
            "request_rate_too_large" => {
                Some(ReplaceClientEncryptionKeyFailure::RequestRateTooLarge)
            }
            "retry_with" => Some(ReplaceClientEncryptionKeyFailure::RetryWith),
            "internal_server_error" => {
                Some(ReplaceClientEncryptionKeyFailure::InternalServerError)
            }
            "bad_gateway" => Some(ReplaceClientEncryptionKeyFailure::BadGateway),
            "service_unavailable" => {
                Some(ReplaceClientEncryptionKeyFailure::ServiceUnavailable)
            }
            "gateway_timeout" => Some(ReplaceClientEncryptionKeyFailure::GatewayTimeout),
            _ => None,
        }
    }
}

/// How [`ReplaceClientEncryptionKey`] fails: what [`Error::failure`](cosmosdb_core::Error::failure) tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ReplaceClientEncryptionKeyFailure {
    /// Status 400.
    ///
    /// The service does not understand the request, or does not allow what it says.
    /// The JSON, the SQL or the script may be wrong, a property or the partition key may be missing, or a header may be
    /// out of range. Mend the request.
    BadRequest,
    /// Status 401.
    ///
    /// The `Authorization` header does not authorize the request.
    /// The key is wrong, the signature was made over something else, the clock is off by more than fifteen minutes, or
    /// the token has expired.
    Unauthorized,
    /// Status 403.
    ///
    /// The request is understood and not allowed.
    /// The token has expired or does not reach so far, a quota is used up, a script is blocked for its cost, a firewall
    /// stands in the way, or the region takes no writes.
    Forbidden,
    /// Status 403, sub-status 3.
    ///
    /// The region does not take writes, or no longer does.
    /// Read the account to find the region that does, then send the request there.
    WriteForbidden,
    /// Status 404.
    ///
    /// There is no such resource, or no longer.
    /// The id, the partition key value or the path is wrong, or it was deleted.
    NotFound,
    /// Status 405.
    ///
    /// The resource does not know the verb.
    ///
    /// Not in the REST reference; known from: SDKs.
    MethodNotAllowed,
    /// Status 408.
    ///
    /// The request took longer than the service allows.
    /// A script or a function in a query ran too long, or a replica did not answer. Whether a write was done is not
    /// known: read before writing again.
    RequestTimeout,
    /// Status 409.
    ///
    /// The id is taken.
    /// In a collection it is taken within the partition key value. For a permission the user may already have one for
    /// the resource.
    Conflict,
    /// Status 410.
    ///
    /// What the request was sent to has moved.
    /// Through the gateway this is rare. Try again.
    ///
    /// Not in the REST reference; known from: SDKs.
    Gone,
    /// Status 412.
    ///
    /// The resource has another entity tag than the condition says.
    /// Somebody else changed it. Read it, and decide anew.
    PreconditionFailed,
    /// Status 413.
    ///
    /// The body is larger than the service takes.
    /// A document may have 2 MB, and so may a whole request.
    TooLarge,
    /// Status 429.
    ///
    /// There are too many requests, or they cost too much.
    /// Wait as long as `x-ms-retry-after-ms` says, then send it again. If it happens often, raise the throughput.
    Throttled,
    /// Status 429, sub-status 3200.
    ///
    /// The request units of this second are used up.
    /// Wait as long as `x-ms-retry-after-ms` says, then send it again. If it happens often, raise the throughput, or
    /// make requests cheaper.
    ///
    /// Not in the REST reference; known from: SDKs.
    RequestRateTooLarge,
    /// Status 449.
    ///
    /// The write met another inside the service, and was not done.
    /// Send it again.
    RetryWith,
    /// Status 500.
    ///
    /// Something went wrong inside the service.
    /// Whether a write was done is not known. If it goes on, ask support, and quote the activity id.
    InternalServerError,
    /// Status 502.
    ///
    /// What stands between the client and the service could not reach it.
    ///
    /// Not in the REST reference; known from: SDKs.
    BadGateway,
    /// Status 503.
    ///
    /// The service cannot take the request just now, and did not carry it out.
    /// Send it to another region, or again later.
    ServiceUnavailable,
    /// Status 504.
    ///
    /// What stands between the client and the service waited too long for it.
    /// Whether a write was done is not known.
    ///
    /// Not in the REST reference; known from: SDKs.
    GatewayTimeout,
}
