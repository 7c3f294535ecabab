// @generated from spec/resources/attachment.yaml. Do not edit: run `cargo codegen generate`.

//! `replace_media_attachment`: `PUT /dbs/{database}/colls/{collection}/docs/{document}/attachments/{attachment}`.

use cosmosdb_core::{Call, RawResponse, Response, Result, service};

/// Replaces the media of an attachment that the service keeps.
/// The body is the new media; `Content-Type` is their type, and `Slug` becomes the attachment's id.
///
/// `PUT /dbs/{database}/colls/{collection}/docs/{document}/attachments/{attachment}` (OP-28)
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
/// # async fn example(client: cosmosdb::Client) -> Result<(), Box<dyn std::error::Error>> {
/// let response = client
///     .database("shop")
///     .collection("orders")
///     .document("order-1")
///     .replace_media_attachment("ann", "text/plain", "note.txt", "note.txt", "Ring twice.").await?;
/// println!("{}", response.status());
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone)]
#[must_use = "an operation does nothing until it is awaited"]
pub struct ReplaceMediaAttachment {
    call: Call,
}

impl crate::Document {
    /// Replaces the media of an attachment that the service keeps.
    ///
    /// - `partition_key`: The partition key value of the document.
    /// - `content_type`: The media type of the body.
    /// - `slug`: The name of an attachment that is sent as raw media; it becomes its id.
    /// - `id`: the attachment, by id or by rid.
    /// - `body`: the body of the request.
    ///
    /// Options, failures and an example: [`ReplaceMediaAttachment`].
    pub fn replace_media_attachment(
        &self,
        partition_key: impl Into<cosmosdb_core::PartitionKey>,
        content_type: impl AsRef<str>,
        slug: impl AsRef<str>,
        id: impl Into<cosmosdb_core::Id>,
        body: impl Into<cosmosdb_core::bytes::Bytes>,
    ) -> ReplaceMediaAttachment {
        let mut call = Call::item(
            &self.0,
            &crate::tables::operations::REPLACE_MEDIA_ATTACHMENT,
            id,
        );
        call.header(&crate::tables::headers::PARTITION_KEY, &partition_key.into());
        call.header(&crate::tables::headers::CONTENT_TYPE, content_type.as_ref());
        call.header(&crate::tables::headers::SLUG, slug.as_ref());
        call.bytes(body);
        ReplaceMediaAttachment { call }
    }
}

impl ReplaceMediaAttachment {
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

operation!(ReplaceMediaAttachment, Response < crate ::types::AttachmentProperties >);

impl cosmosdb_core::Operation for ReplaceMediaAttachment {
    const INFO: &'static service::Operation = &crate::tables::operations::REPLACE_MEDIA_ATTACHMENT;
    type Output = Response<crate::types::AttachmentProperties>;
    type Failure = ReplaceMediaAttachmentFailure;

    fn into_call(self) -> Call {
        self.call
    }

    fn decode(response: RawResponse) -> Result<Self::Output> {
        response.typed()
    }

    fn failure(status: &'static service::Status) -> Option<Self::Failure> {
        match status.name {
            "bad_request" => Some(ReplaceMediaAttachmentFailure::BadRequest),
            "unauthorized" => Some(ReplaceMediaAttachmentFailure::Unauthorized),
            "forbidden" => Some(ReplaceMediaAttachmentFailure::Forbidden),
            "write_forbidden" => Some(ReplaceMediaAttachmentFailure::WriteForbidden),
            "not_found" => Some(ReplaceMediaAttachmentFailure::NotFound),
            "method_not_allowed" => Some(ReplaceMediaAttachmentFailure::MethodNotAllowed),
            "request_timeout" => Some(ReplaceMediaAttachmentFailure::RequestTimeout),
            "conflict" => Some(ReplaceMediaAttachmentFailure::Conflict),
            "gone" => Some(ReplaceMediaAttachmentFailure::Gone),
            "precondition_failed" => {
                Some(ReplaceMediaAttachmentFailure::PreconditionFailed)
            }
            "too_large" => Some(ReplaceMediaAttachmentFailure::TooLarge),
            "throttled" => Some(ReplaceMediaAttachmentFailure::Throttled),
            "request_rate_too_large" => {
                Some(ReplaceMediaAttachmentFailure::RequestRateTooLarge)
            }
            "retry_with" => Some(ReplaceMediaAttachmentFailure::RetryWith),
            "internal_server_error" => {
                Some(ReplaceMediaAttachmentFailure::InternalServerError)
            }
            "bad_gateway" => Some(ReplaceMediaAttachmentFailure::BadGateway),
            "service_unavailable" => {
                Some(ReplaceMediaAttachmentFailure::ServiceUnavailable)
            }
            "gateway_timeout" => Some(ReplaceMediaAttachmentFailure::GatewayTimeout),
            _ => None,
        }
    }
}

/// How [`ReplaceMediaAttachment`] fails: what [`Error::failure`](cosmosdb_core::Error::failure) tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ReplaceMediaAttachmentFailure {
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
