//! The one error of every operation.

use std::error::Error as StdError;
use std::fmt;
use std::time::Duration;

use crate::diagnostics::Diagnostics;
use crate::operation::Operation;
use crate::response::Meta;
use crate::service::{self, Range, Status};
use crate::version::ApiVersion;

/// What the client's functions return.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// Why an operation failed.
///
/// `Display` says the operation, the status and sub-status by name, the service's message and the activity id; it never shows a key,
/// a token or a document. To act on a failure, ask a predicate such as [`is_not_found`](Error::is_not_found), or
/// [`failure`](Error::failure) for the failures that the operation documents.
pub struct Error(Box<Inner>);

struct Inner {
    kind: ErrorKind,
    operation: Option<&'static service::Operation>,
    status: Option<&'static Status>,
    message: String,
    /// What to know or to do beyond the message.
    note: Option<String>,
    meta: Option<Meta>,
    /// Where there is no answer that holds them.
    diagnostics: Diagnostics,
    source: Option<Box<dyn StdError + Send + Sync>>,
}

/// What went wrong, in broad terms.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorKind {
    /// The request could not be made of what was given; nothing was sent. Correct the arguments that the message names.
    InvalidInput,
    /// The operation, or a header or property it was given, does not exist in the configured API version; nothing was sent.
    UnsupportedVersion,
    /// There was no authorization to be had for the request; nothing was sent.
    Credential,
    /// The service could not be reached, or the connection broke in the middle of a read: nothing was changed. Trying again is safe.
    Connect,
    /// The service may have carried a write out: the connection broke after it was sent, the service gave up on it (408, 5xx), or it was
    /// sent again after such a failure and met what may be its own doing (404, 409, 412). Before repeating it, read what it would have
    /// changed.
    Ambiguous,
    /// The time given ran out. If a write may have been carried out, as with [`Ambiguous`](ErrorKind::Ambiguous), the message says so.
    Timeout,
    /// The service answered with a failure: see [`Error::status`] and [`Error::failure`].
    Status,
    /// The service's answer is not what the operation should answer.
    Decode,
    /// The continuation of a merged query, or of a change feed, cannot be used: it is of another query, mode, collection or version of the
    /// client, or damaged. Or there is none to be had, because the query has collected more than one may hold. Or a change feed cannot go
    /// on, because the collection has been deleted. The message says which.
    Continuation,
}

impl Error {
    pub(crate) fn new(kind: ErrorKind, message: impl Into<String>) -> Self {
        let message = message.into();
        Self(Box::new(Inner {
            kind,
            operation: None,
            status: None,
            message,
            note: None,
            meta: None,
            diagnostics: Diagnostics::NONE,
            source: None,
        }))
    }

    pub(crate) fn input(message: impl Into<String>) -> Self {
        Self::new(ErrorKind::InvalidInput, message)
    }

    pub(crate) fn version(what: fmt::Arguments<'_>, needs: Range, configured: ApiVersion) -> Self {
        Self::new(
            ErrorKind::UnsupportedVersion,
            format!("{what} needs API version {needs}, and this client speaks {configured}: choose another with `api_version`"),
        )
    }

    pub(crate) fn of(mut self, operation: &'static service::Operation) -> Self {
        self.0.operation = Some(operation);
        self
    }

    /// Of an operation, if it is of none yet.
    pub(crate) fn within(mut self, operation: &'static service::Operation) -> Self {
        self.0.operation.get_or_insert(operation);
        self
    }

    pub(crate) fn with_note(mut self, note: Option<String>) -> Self {
        self.0.note = note;
        self
    }

    pub(crate) fn with_source(mut self, source: impl Into<Box<dyn StdError + Send + Sync>>) -> Self {
        self.0.source = Some(source.into());
        self
    }

    pub(crate) fn with_status(mut self, status: Option<&'static Status>) -> Self {
        self.0.status = status;
        self
    }

    pub(crate) fn with_meta(mut self, meta: Meta) -> Self {
        self.0.meta = Some(meta);
        self
    }

    pub(crate) fn with_diagnostics(mut self, diagnostics: Diagnostics) -> Self {
        self.0.diagnostics = diagnostics;
        self
    }

    pub(crate) fn with_kind(mut self, kind: ErrorKind) -> Self {
        self.0.kind = kind;
        self
    }

    pub(crate) fn with_message(mut self, message: String) -> Self {
        self.0.message = message;
        self
    }

    /// The same for another who met it: all but the source.
    pub(crate) fn again(&self) -> Self {
        let Inner { kind, operation, status, message, note, meta, diagnostics, source: _ } = &*self.0;
        Self(Box::new(Inner {
            kind: *kind,
            operation: *operation,
            status: *status,
            message: message.clone(),
            note: note.clone(),
            meta: meta.clone(),
            diagnostics: diagnostics.clone(),
            source: None,
        }))
    }

    /// What went wrong, in broad terms.
    #[must_use]
    pub fn kind(&self) -> ErrorKind {
        self.0.kind
    }

    /// The HTTP status of the answer, if there was one.
    #[must_use]
    pub fn status(&self) -> Option<u16> {
        self.0.meta.as_ref().map(Meta::status)
    }

    /// The sub-status of the answer. The same number means different things under different statuses.
    #[must_use]
    pub fn sub_status(&self) -> Option<u32> {
        self.0.meta.as_ref().and_then(Meta::sub_status)
    }

    /// What is known of the status and sub-status: its name, its meaning, whether it is worth trying again.
    #[must_use]
    pub fn status_info(&self) -> Option<&'static Status> {
        self.0.status
    }

    /// The service's message, or ours where there was no answer. It may quote the request; do not show it to strangers.
    #[must_use]
    pub fn message(&self) -> &str {
        &self.0.message
    }

    /// What the answer's headers say, if there was an answer.
    #[must_use]
    pub fn meta(&self) -> Option<&Meta> {
        self.0.meta.as_ref()
    }

    /// The id under which the service logged the request; name it in a support case.
    #[must_use]
    pub fn activity_id(&self) -> Option<&str> {
        self.0.meta.as_ref().and_then(Meta::activity_id)
    }

    /// The request units that the failed request was charged.
    #[must_use]
    pub fn request_charge(&self) -> Option<f64> {
        self.0.meta.as_ref().and_then(Meta::request_charge)
    }

    /// How long the service asks to wait before the next attempt.
    #[must_use]
    pub fn retry_after(&self) -> Option<Duration> {
        self.0.meta.as_ref().and_then(Meta::retry_after)
    }

    /// How many times the request was sent; 0 if it never was.
    #[must_use]
    pub fn attempts(&self) -> u32 {
        self.diagnostics().count()
    }

    /// What became of each attempt: where it went, how it ended, how long it took.
    #[must_use]
    pub fn diagnostics(&self) -> &Diagnostics {
        self.0.meta.as_ref().map_or(&self.0.diagnostics, Meta::diagnostics)
    }

    /// The operation that failed, if it was one.
    #[must_use]
    pub fn operation(&self) -> Option<&'static service::Operation> {
        self.0.operation
    }

    /// The failure, as the operation `O` documents it; `None` if the error is of another operation or not among its failures.
    #[must_use]
    pub fn failure<O: Operation>(&self) -> Option<O::Failure> {
        let operation = self.0.operation?;
        if !std::ptr::eq(operation, O::INFO) {
            return None;
        }
        let (status, sub) = (self.status()?, self.sub_status());
        let named = |row: &&&'static Status| row.status == Some(status) && row.sub_status == sub && sub.is_some();
        let broad = |row: &&&'static Status| row.status == Some(status) && row.sub_status.is_none();
        let row = operation.fails.iter().find(named).or_else(|| operation.fails.iter().find(broad))?;
        O::failure(row)
    }

    fn has(&self, status: u16) -> bool {
        self.status() == Some(status)
    }

    /// 304: what was read has not changed since the etag that was given. The etag is in [`meta`](Error::meta).
    #[must_use]
    pub fn is_not_modified(&self) -> bool {
        self.has(304)
    }

    /// 400: the service could not make sense of the request. The message says of what; sending it again will not help.
    #[must_use]
    pub fn is_bad_request(&self) -> bool {
        self.has(400)
    }

    /// 401: the authorization is not valid for the resource. Check the key, and that the clock is right to 15 minutes.
    #[must_use]
    pub fn is_unauthorized(&self) -> bool {
        self.has(401)
    }

    /// 403: it is not allowed, or a limit is reached. The sub-status tells which.
    #[must_use]
    pub fn is_forbidden(&self) -> bool {
        self.has(403)
    }

    /// 404: there is no such resource, or no such parent. Not what is only not there yet, such as a session that the region has not
    /// come to: that has a sub-status of its own, and is worth trying again.
    #[must_use]
    pub fn is_not_found(&self) -> bool {
        self.has(404) && self.0.status.is_none_or(|status| status.retry.is_empty())
    }

    /// 409: the id, or a unique key, is taken.
    #[must_use]
    pub fn is_conflict(&self) -> bool {
        self.has(409)
    }

    /// 412: the resource has changed since its etag was read. Read it again, apply the change, and try again.
    #[must_use]
    pub fn is_precondition_failed(&self) -> bool {
        self.has(412)
    }

    /// 413: the document or request is larger than the service takes.
    #[must_use]
    pub fn is_too_large(&self) -> bool {
        self.has(413)
    }

    /// 429: the throughput is used up, and retries did not help. Wait for [`retry_after`](Error::retry_after), or provide more.
    #[must_use]
    pub fn is_throttled(&self) -> bool {
        self.has(429)
    }

    /// The time given ran out.
    #[must_use]
    pub fn is_timeout(&self) -> bool {
        self.0.kind == ErrorKind::Timeout || self.has(408)
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Inner { kind, operation, status, message, note, meta, .. } = &*self.0;
        if let Some(operation) = operation {
            write!(f, "{}: ", operation.name)?;
        }
        if let Some(meta) = meta.as_ref().filter(|_| matches!(kind, ErrorKind::Status | ErrorKind::Ambiguous)) {
            write!(f, "{}", meta.status())?;
            if let Some(sub) = meta.sub_status() {
                write!(f, "/{sub}")?;
            }
            match status {
                Some(status) => write!(f, " {}: ", status.name)?,
                None => f.write_str(": ")?,
            }
        }
        // The service repeats the activity id on a line of its own, with the version of its assembly: once is enough.
        let line = message.split(['\r', '\n']).next().unwrap_or_default();
        f.write_str(if line.is_empty() { "the service gave no message" } else { line })?;
        if let Some(note) = note {
            write!(f, " ({note})")?;
        }
        let attempts = self.attempts();
        if attempts > 1 {
            write!(f, " (after {attempts} attempts)")?;
        }
        if let Some(id) = self.activity_id() {
            write!(f, " [activity id {id}]")?;
        }
        Ok(())
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Error")
            .field("kind", &self.0.kind)
            .field("operation", &self.0.operation.map(|operation| operation.name))
            .field("status", &self.status())
            .field("sub_status", &self.sub_status())
            .field("name", &self.0.status.map(|status| status.name))
            .field("message", &self.0.message)
            .field("activity_id", &self.activity_id())
            .field("attempts", &self.attempts())
            .field("source", &self.0.source)
            .finish()
    }
}

impl StdError for Error {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        self.0.source.as_deref().map(|source| source as &(dyn StdError + 'static))
    }
}
