//! What a successful request is answered.

use std::fmt::Display;

use bytes::Bytes;
use cosmosdb_core::service::{Content, Operation};
use serde::Serialize;

use crate::answer_headers::AnswerHeaders;
use crate::log::LoggedQuery;
use crate::packed::Body;

/// The answer to a request, but for the headers that every answer has.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) body: Bytes,
    /// The media type of the body; `None`: JSON.
    pub(crate) media_type: Option<String>,
    /// Those of its headers that not every answer has.
    pub(crate) headers: AnswerHeaders,
    /// What the request costs, in request units.
    pub(crate) charge: f64,
    /// Whether the body is sent even to a client that wants none of what it wrote.
    pub(crate) whole: bool,
    /// What the log tells of a query.
    pub(crate) query: Option<LoggedQuery>,
}

impl Answer {
    /// An answer without a body.
    pub(crate) fn empty(status: u16, charge: f64) -> Self {
        Self {
            status,
            body: Bytes::new(),
            media_type: None,
            headers: AnswerHeaders::default(),
            charge,
            whole: false,
            query: None,
        }
    }

    /// An answer with a body of JSON.
    pub(crate) fn json(status: u16, body: &impl Serialize, charge: f64) -> Self {
        // Values whose keys are strings always serialize.
        let body = serde_json::to_vec(body).unwrap_or_default();
        Self { body: body.into(), ..Self::empty(status, charge) }
    }

    /// An answer with a resource as its body.
    pub(crate) fn of(status: u16, resource: &Body, charge: f64) -> Self {
        Self { body: resource.to_text().into(), ..Self::empty(status, charge) }
    }

    pub(crate) fn with(mut self, header: &'static str, value: impl Display) -> Self {
        self.headers.set(header, value);
        self
    }

    pub(crate) fn with_all(mut self, headers: Vec<(&'static str, String)>) -> Self {
        headers.into_iter().for_each(|(header, value)| self.headers.set(header, value));
        self
    }
}

/// The status with which an operation succeeds.
pub(crate) fn success(operation: &Operation) -> u16 {
    let mut statuses = operation.ok.iter().map(|(status, _)| *status);
    statuses.find(|status| *status != 304).unwrap_or(200)
}

/// The status of an operation that has either made something or replaced it.
pub(crate) fn success_of_upsert(operation: &Operation, created: bool) -> u16 {
    let wanted = if created { 201 } else { 200 };
    let known = operation.ok.iter().any(|(status, _)| *status == wanted);
    if known { wanted } else { success(operation) }
}

/// Whether what the operation reads are bytes, not JSON.
pub(crate) fn answers_bytes(operation: &Operation) -> bool {
    operation.ok.iter().any(|(_, content)| matches!(content, Content::Bytes))
}
