//! What can go wrong while a query is evaluated. Most things do not: they are undefined.

use std::fmt;

use crate::ast::Span;

/// A query that cannot be evaluated: the service answers 400.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EvalError {
    message: Box<str>,
    span: Option<Span>,
}

impl EvalError {
    /// An error with a message for people.
    pub fn new(message: impl Into<String>) -> Self {
        Self { message: message.into().into(), span: None }
    }

    /// The same error at a place of the query.
    #[must_use]
    pub fn at(self, span: Span) -> Self {
        Self { span: self.span.or(Some(span)), ..self }
    }

    /// What is wrong.
    pub fn message(&self) -> &str {
        &self.message
    }

    /// Where, if it is at one place.
    pub fn span(&self) -> Option<Span> {
        self.span
    }
}

impl fmt::Display for EvalError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for EvalError {}
