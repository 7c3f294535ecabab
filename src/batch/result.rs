//! What became of one operation of several.

use std::fmt;
use std::time::Duration;

use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

use crate::error::{Error, ErrorKind, Result};
use crate::failed::UNCLEAR;
use crate::response::{Meta, Response, decode_json};
use crate::retry::find;
use crate::service::{Operation, Status};

/// What became of one operation of a batch or a bulk.
///
/// The document, if there is one in the answer, is decoded when it is asked for: [`json`](BatchResult::json).
#[derive(Clone, Serialize, Deserialize)]
#[serde(transparent)]
pub struct BatchResult(Wire);

/// Its form on the wire.
#[derive(Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Wire {
    status_code: u16,
    #[serde(alias = "substatusCode", skip_serializing_if = "Option::is_none")]
    sub_status_code: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    request_charge: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    e_tag: Option<Box<str>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    resource_body: Option<Box<RawValue>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    retry_after_milliseconds: Option<f64>,
}

impl BatchResult {
    /// Its status, such as 201.
    #[must_use]
    pub fn status(&self) -> u16 {
        self.0.status_code
    }

    /// Its sub-status, which tells apart the causes of one status.
    #[must_use]
    pub fn sub_status(&self) -> Option<u32> {
        self.0.sub_status_code.filter(|sub| *sub != 0)
    }

    /// The request units that it was charged.
    #[must_use]
    pub fn request_charge(&self) -> Option<f64> {
        self.0.request_charge
    }

    /// The version of the document, quotes included, as conditions take it.
    #[must_use]
    pub fn etag(&self) -> Option<&str> {
        self.0.e_tag.as_deref()
    }

    /// How long the service asks to wait before it is sent again.
    #[must_use]
    pub fn retry_after(&self) -> Option<Duration> {
        Duration::try_from_secs_f64(self.0.retry_after_milliseconds? / 1000.0).ok()
    }

    /// Whether it was carried out.
    #[must_use]
    pub fn is_success(&self) -> bool {
        (200..300).contains(&self.status())
    }

    /// 424: it was not carried out, because another operation of the same transactional batch failed.
    #[must_use]
    pub fn is_failed_dependency(&self) -> bool {
        self.status() == 424
    }

    /// The document as JSON of type `T`, which may borrow from the result.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Decode`] if there is no document (as after a delete, and with `minimal_return_preference`), or it is of another
    /// shape.
    pub fn json<'a, T: Deserialize<'a>>(&'a self) -> Result<T> {
        let Some(body) = &self.0.resource_body else {
            return Err(Error::new(ErrorKind::Decode, format!("the result ({}) has no document to decode", self.status())));
        };
        serde_json::from_str(body.get()).map_err(|error| {
            Error::new(
                ErrorKind::Decode,
                format!("the document is not of the expected shape: {}", crate::response::without_values(&error)),
            )
        })
    }

    /// The document as it came; `None` if there is none.
    #[must_use]
    pub fn text(&self) -> Option<&str> {
        self.0.resource_body.as_deref().map(RawValue::get)
    }

    /// The error of an operation that ended so. `meta` is that of the request.
    pub(crate) fn error(&self, operation: &'static Operation, meta: &Meta, unclear: bool) -> Error {
        let row = self.row(meta);
        let kind = if unclear { ErrorKind::Ambiguous } else { ErrorKind::Status };
        let message = row.and_then(|row| row.docs.lines().next()).unwrap_or_default();
        let meta = meta.part(self.status(), self.sub_status(), self.request_charge(), self.etag(), self.retry_after());
        let note = unclear.then(|| UNCLEAR.to_owned());
        Error::new(kind, message).with_note(note).with_status(row).with_meta(meta).of(operation)
    }

    /// What is known of its status.
    pub(crate) fn row(&self, meta: &Meta) -> Option<&'static Status> {
        find(meta.pipeline().service(), self.status(), self.sub_status())
    }
}

impl fmt::Debug for BatchResult {
    /// Without the document, which is the application's data.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("BatchResult")
            .field("status", &self.status())
            .field("sub_status", &self.sub_status())
            .field("request_charge", &self.request_charge())
            .field("etag", &self.etag())
            .field("retry_after", &self.retry_after())
            .field("bytes", &self.text().map_or(0, str::len))
            .finish()
    }
}

impl Response<Vec<BatchResult>> {
    /// The operation that failed, and its place: the first that says something else than that another failed. `None` if all were
    /// carried out.
    #[must_use]
    pub fn culprit(&self) -> Option<(usize, &BatchResult)> {
        let failed = || self.body().iter().enumerate().filter(|(_, result)| !result.is_success());
        failed().find(|(_, result)| !result.is_failed_dependency()).or_else(|| failed().next())
    }

    /// The results of a transactional batch that was carried out, in the order of its operations.
    ///
    /// # Errors
    ///
    /// If it was not: the failure of the [`culprit`](Self::culprit), as if it had been sent alone. Nothing was changed then.
    pub fn committed(self) -> Result<Vec<BatchResult>> {
        let Some((place, culprit)) = self.culprit() else { return Ok(self.into_body()) };
        let meta = self.meta();
        let Some(operation) = meta.pipeline().service().role("batch") else {
            return Err(Error::input("the service has no batches"));
        };
        let error = culprit.error(operation, meta, false);
        let message = format!("operation {place} of the batch: {}", error.message());
        Err(error.with_message(message))
    }
}

/// The results of a request, one for each operation.
///
/// # Errors
///
/// If there are more or fewer, or they are of another shape.
pub(crate) fn results(operation: &'static Operation, body: &[u8], meta: &Meta, count: usize) -> Result<Vec<BatchResult>> {
    let results: Vec<BatchResult> = decode_json(operation, body, meta)?;
    if results.len() == count {
        return Ok(results);
    }
    let message = format!("the answer has {} results for {count} operations", results.len());
    Err(Error::new(ErrorKind::Decode, message).of(operation).with_meta(meta.clone()))
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod tests {
    use super::*;

    #[test]
    fn every_member_of_a_result_is_read() {
        let text = r#"{"statusCode":429,"subStatusCode":3200,"requestCharge":1.5,"eTag":"\"e\"","retryAfterMilliseconds":20.5,
                       "resourceBody":{"id":"a"}}"#;
        let result: BatchResult = serde_json::from_str(text).unwrap();
        assert_eq!((result.status(), result.sub_status(), result.request_charge()), (429, Some(3200), Some(1.5)));
        assert_eq!((result.etag(), result.retry_after()), (Some("\"e\""), Some(Duration::from_micros(20_500))));
        assert_eq!(result.json::<serde_json::Value>().unwrap()["id"], "a");
        let other: BatchResult = serde_json::from_str(r#"{"statusCode":404,"substatusCode":0,"resourceBody":null}"#).unwrap();
        assert_eq!((other.sub_status(), other.text()), (None, None));
        assert_eq!(other.json::<serde_json::Value>().unwrap_err().kind(), ErrorKind::Decode);
        let never: BatchResult = serde_json::from_str(r#"{"statusCode":429,"retryAfterMilliseconds":-1}"#).unwrap();
        assert_eq!(never.retry_after(), None);
        assert_eq!(serde_json::to_value(&never).unwrap()["statusCode"], 429);
    }
}
