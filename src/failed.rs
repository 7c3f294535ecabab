//! An attempt that failed, and the error that becomes of it if there is no other.

use std::time::SystemTime;

use bytes::Bytes;
use http::HeaderMap;
use serde::Deserialize;

use crate::auth::clock_skew;
use crate::diagnostics::Diagnostics;
use crate::error::{Error, ErrorKind};
use crate::known::Known;
use crate::pipeline::Pipeline;
use crate::response::Meta;
use crate::retry::{Failure, find};
use crate::service::{Effect, Retry, Service, Status};
use crate::transport::TransportError;

/// An attempt that failed.
#[derive(Debug)]
pub(crate) enum Failed {
    /// There was an answer.
    Answer(Refusal),
    /// There was none.
    Transport(TransportError),
}

/// An answer that says no.
#[derive(Debug)]
pub(crate) struct Refusal {
    pub(crate) status: u16,
    pub(crate) headers: HeaderMap,
    /// What is known of the status.
    pub(crate) row: Option<&'static Status>,
    message: String,
    /// Whether the service gave the answer, and not what stands between.
    of_the_service: bool,
}

impl Refusal {
    pub(crate) fn new(service: &'static Service, known: &Known, answer: http::Response<Bytes>) -> Self {
        #[derive(Deserialize)]
        struct Message {
            message: String,
        }
        let (head, body) = answer.into_parts();
        let (status, sub_status) = (head.status.as_u16(), known.sub_status(&head.headers));
        let row = find(service, status, sub_status);
        let message = serde_json::from_slice::<Message>(&body).ok().map(|body| body.message);
        // What is between us and the service answers in HTML, and without the service's headers.
        let of_the_service = message.is_some() || sub_status.is_some() || known.activity_id(&head.headers).is_some();
        let message = message.unwrap_or_else(|| match row {
            _ if !of_the_service && !body.is_empty() => {
                "the answer is not from the service: its body is not an error's".to_owned()
            }
            Some(row) => row.docs.lines().next().unwrap_or_default().to_owned(),
            None => String::new(),
        });
        Self { status, row, headers: head.headers, message, of_the_service }
    }
}

impl Failed {
    pub(crate) fn failure(&self) -> Failure {
        match self {
            Self::Answer(refusal) => {
                Failure::Answer { status: refusal.status, row: refusal.row, of_the_service: refusal.of_the_service }
            }
            Self::Transport(error) => match (error.is_final(), error.is_maybe_sent()) {
                (true, true) => Failure::BadAnswer,
                (true, false) => Failure::Final,
                (false, true) => Failure::MaybeSent,
                (false, false) => Failure::NotSent,
            },
        }
    }

    /// Whether sending the request again, anywhere, would meet the same.
    pub(crate) fn is_final(&self) -> bool {
        match self {
            Self::Answer(refusal) => refusal.row.is_none_or(|row| row.retry(Effect::Read) == Retry::Never),
            Self::Transport(error) => error.is_final(),
        }
    }

    /// The error of a call that ended so. `unclear`: this attempt, or one before it, may have been carried out.
    pub(crate) fn into_error(self, unclear: bool, diagnostics: Diagnostics, pipeline: &Pipeline) -> Error {
        let kind = |else_kind| if unclear { ErrorKind::Ambiguous } else { else_kind };
        let unclear = unclear.then_some(UNCLEAR);
        match self {
            Self::Answer(refusal) => {
                let notes = [unclear.map(str::to_owned), refusal.skew(pipeline.known()), refusal.remedy()];
                let notes: Vec<_> = notes.into_iter().flatten().collect();
                let note = (!notes.is_empty()).then(|| notes.join("; "));
                let Refusal { status, headers, row, .. } = refusal;
                Error::new(kind(ErrorKind::Status), refusal.message).with_note(note).with_status(row).with_meta(Meta::new(
                    status,
                    headers,
                    diagnostics,
                    pipeline.clone(),
                ))
            }
            Self::Transport(error) => Error::new(kind(ErrorKind::Connect), error.to_string())
                .with_note(unclear.map(str::to_owned))
                .with_diagnostics(diagnostics)
                .with_source(error),
        }
    }
}

/// What the caller of a write has to know when nobody knows what became of it.
pub(crate) const UNCLEAR: &str = "the service may have carried the request out";

impl Refusal {
    /// How far our clock is off, where that may be why.
    fn skew(&self, known: &Known) -> Option<String> {
        let date = known.text(&self.headers, known.server_date.as_ref())?;
        matches!(self.status, 401 | 403).then(|| clock_skew(date, SystemTime::now()))?
    }

    /// What the specification says is to be done, beyond what the status means.
    fn remedy(&self) -> Option<String> {
        let (_, remedy) = self.row?.docs.trim().split_once('\n')?;
        let remedy = remedy.split_whitespace().collect::<Vec<_>>().join(" ");
        Some(remedy.trim_end_matches('.').to_owned()).filter(|remedy| !remedy.is_empty())
    }
}
