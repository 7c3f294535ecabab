// @generated from spec/resources/attachment.yaml. Do not edit: run `cargo codegen generate`.

//! `upsert_attachment`: `POST /dbs/{database}/colls/{collection}/docs/{document}/attachments`.

use cosmosdb_core::{Call, RawResponse, Response, Result, service};

/// Creates an attachment for media that lie elsewhere, or replaces the one that has its id.
/// 201 tells that it was created, 200 that it was replaced.
///
/// Since API version 2015-08-06. Not in the REST reference; known from: SDKs.
///
/// `POST /dbs/{database}/colls/{collection}/docs/{document}/attachments` (OP-76)
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
/// use cosmosdb::Rid;
/// # async fn example(client: cosmosdb::Client) -> Result<(), Box<dyn std::error::Error>> {
/// let response = client
///     .database(Rid("bZEsAA=="))
///     .collection(Rid("bZEsAKMfXgc="))
///     .document(Rid("bZEsAKMfXgcBAAAAAAAAAA=="))
///     .upsert_attachment("ann", "invoice", "application/pdf", "https://files.contoso.com/invoice-1b.pdf").await?;
/// println!("{}", response.status());
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone)]
#[must_use = "an operation does nothing until it is awaited"]
pub struct UpsertAttachment {
    call: Call,
}

impl crate::Document {
    /// Creates an attachment for media that lie elsewhere, or replaces the one that has its id.
    ///
    /// - `partition_key`: The partition key value of the document.
    /// - `id`: The name of the attachment, unique in the document; up to 255 characters.
    /// - `content_type`: The media type of the media.
    /// - `media`: Where the media are: a URL or a path.
    ///
    /// Options, failures and an example: [`UpsertAttachment`].
    pub fn upsert_attachment(
        &self,
        partition_key: impl Into<cosmosdb_core::PartitionKey>,
        id: impl Into<String>,
        content_type: impl Into<String>,
        media: impl Into<String>,
    ) -> UpsertAttachment {
        let mut call = Call::feed(
            &self.0,
            &crate::tables::operations::UPSERT_ATTACHMENT,
        );
        call.header(&crate::tables::headers::PARTITION_KEY, &partition_key.into());
        let id: String = id.into();
        call.field("id", &id);
        let content_type: String = content_type.into();
        call.field("contentType", &content_type);
        let media: String = media.into();
        call.field("media", &media);
        UpsertAttachment { call }
    }
}

impl UpsertAttachment {
    /// How far the session has seen the collection; a read with it is not older than that.
    /// Send the latest one that the collection's answers carried. Opaque; its form grew with the versions of the API.
    ///
    /// Sends `x-ms-session-token`.
    pub fn session_token(mut self, session_token: impl AsRef<str>) -> Self {
        let call = &mut self.call;
        call.header(&crate::tables::headers::SESSION_TOKEN, session_token.as_ref());
        self
    }
}

operation!(UpsertAttachment, Response < crate ::types::AttachmentProperties >);

impl cosmosdb_core::Operation for UpsertAttachment {
    const INFO: &'static service::Operation = &crate::tables::operations::UPSERT_ATTACHMENT;
    type Output = Response<crate::types::AttachmentProperties>;
    type Failure = UpsertAttachmentFailure;

    fn into_call(self) -> Call {
        self.call
    }

    fn decode(response: RawResponse) -> Result<Self::Output> {
        response.typed()
    }

    fn failure(status: &'static service::Status) -> Option<Self::Failure> {
        match status.name {
            "bad_request" => Some(UpsertAttachmentFailure::BadRequest),
            "unauthorized" => Some(UpsertAttachmentFailure::Unauthorized),
            "forbidden" => Some(UpsertAttachmentFailure::Forbidden),
            "write_forbidden" => Some(UpsertAttachmentFailure::WriteForbidden),
            "not_found" => Some(UpsertAttachmentFailure::NotFound),
            "method_not_allowed" => Some(UpsertAttachmentFailure::MethodNotAllowed),
            "request_timeout" => Some(UpsertAttachmentFailure::RequestTimeout),
            "conflict" => Some(UpsertAttachmentFailure::Conflict),
            "gone" => Some(UpsertAttachmentFailure::Gone),
            "precondition_failed" => Some(UpsertAttachmentFailure::PreconditionFailed),
            "too_large" => Some(UpsertAttachmentFailure::TooLarge),
            "throttled" => Some(UpsertAttachmentFailure::Throttled),
            "request_rate_too_large" => {
                Some(UpsertAttachmentFailure::RequestRateTooLarge)
            }
            "retry_with" => Some(UpsertAttachmentFailure::RetryWith),
            "internal_server_error" => Some(UpsertAttachmentFailure::InternalServerError),
            "bad_gateway" => Some(UpsertAttachmentFailure::BadGateway),
            "service_unavailable" => Some(UpsertAttachmentFailure::ServiceUnavailable),
            "gateway_timeout" => Some(UpsertAttachmentFailure::GatewayTimeout),
            _ => None,
        }
    }
}

/// How [`UpsertAttachment`] fails: what [`Error::failure`](cosmosdb_core::Error::failure) tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum UpsertAttachmentFailure {
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
