//! Faults of form, in our words where we know them.

use serde_saphyr::{Error, MessageFormatter, UserMessageFormatter};

use crate::codes;
use crate::diag::Diagnostic;
use crate::names::{SIMILAR, nearest};
use crate::source::{Span, span_of};

/// What is told of an error of the deserializer.
pub(super) fn diagnostic(error: &Error, text: &str) -> Diagnostic {
    let span = error.location().map(|it| widen(place(&it, text), text)).unwrap_or_default();
    match error.without_snippet() {
        Error::AliasError { error, .. } => diagnostic(error, text),
        Error::SerdeUnknownField { field, expected, .. } => {
            let it = Diagnostic::new(&codes::UNKNOWN_FIELD, span, format!("unknown field `{field}`"));
            let it = match nearest(field, expected.iter().copied()) {
                Some(near) => it.replace(span, near, SIMILAR),
                None => it,
            };
            it.note(format!("the fields here are {}", listed(expected)))
        }
        Error::SerdeUnknownVariant { variant, expected, .. } => {
            let it = Diagnostic::new(&codes::WRONG_KIND, span, format!("unknown word `{variant}`"));
            let it = match nearest(variant, expected.iter().copied()) {
                Some(near) => it.replace(span, near, SIMILAR),
                None => it,
            };
            it.note(format!("the words here are {}", listed(expected)))
        }
        Error::SerdeMissingField { field, .. } => {
            Diagnostic::new(&codes::MISSING_FIELD, span, format!("missing field `{field}`")).label("in here")
        }
        Error::DuplicateMappingKey { key, .. } => {
            let key = key.as_deref().unwrap_or("");
            Diagnostic::new(&codes::DUPLICATE_KEY, span, format!("key `{key}` given twice")).label("for the second time")
        }
        Error::Budget { .. }
        | Error::AliasReplayCounterOverflow { .. }
        | Error::AliasReplayLimitExceeded { .. }
        | Error::AliasExpansionLimitExceeded { .. }
        | Error::AliasReplayStackDepthExceeded { .. } => {
            Diagnostic::new(&codes::TOO_LARGE, span, "the file is nested too deeply, or too large").note(words(error))
        }
        Error::Unexpected { expected, .. } => {
            let expected = match *expected {
                "string scalar" => "a text",
                "mapping start" => "a map",
                "sequence start" => "a list",
                other => other,
            };
            Diagnostic::new(&codes::WRONG_KIND, span, format!("{expected} is expected here"))
        }
        Error::UnexpectedSequenceEnd { .. }
        | Error::UnexpectedMappingEnd { .. }
        | Error::TaggedScalarCannotDeserializeIntoString { .. }
        | Error::InvalidBooleanStrict { .. }
        | Error::NullIntoString { .. }
        | Error::UnexpectedValueForUnit { .. }
        | Error::ExpectedStringKeyForExternallyTaggedEnum { .. }
        | Error::ExternallyTaggedEnumExpectedScalarOrMapping { .. }
        | Error::UnexpectedValueForUnitEnumVariant { .. }
        | Error::InvalidScalar { .. }
        | Error::NonFiniteFloat { .. }
        | Error::SerdeInvalidType { .. }
        | Error::SerdeInvalidValue { .. }
        | Error::SerdeInvalidLength { .. }
        | Error::SerdeVariantId { .. } => told(&codes::WRONG_KIND, span, error),
        _ => told(&codes::SYNTAX, span, error),
    }
}

/// A fault in the words of the deserializer.
fn told(code: &'static codes::Code, span: Span, error: &Error) -> Diagnostic {
    Diagnostic::new(code, span, words(error))
}

fn words(error: &Error) -> String {
    UserMessageFormatter.format_message(error.without_snippet()).into_owned()
}

/// Faults of syntax come with a line and a column, but without an offset.
fn place(location: &serde_saphyr::Location, text: &str) -> Span {
    let span = span_of(location);
    if location.span().byte_offset().is_some() {
        return span;
    }
    let to_usize = |it: u64| usize::try_from(it).unwrap_or(0);
    let lines = text.split_inclusive('\n').take(to_usize(location.line()).saturating_sub(1));
    let line: usize = lines.map(str::len).sum();
    let rest = text.get(line..).unwrap_or("");
    let column = rest.chars().take(to_usize(location.column()).saturating_sub(1)).map(char::len_utf8).sum::<usize>();
    let at = (line + column).min(text.len());
    Span { start: at, end: at, ..span }
}

fn listed(words: &[&str]) -> String {
    words.iter().map(|it| format!("`{it}`")).collect::<Vec<_>>().join(", ")
}

/// An empty piece is widened to the word that begins there.
fn widen(span: Span, text: &str) -> Span {
    let word = text.get(span.start..).and_then(|it| it.split(|c: char| c.is_whitespace() || c == ':').next()).map_or(0, str::len);
    if span.end > span.start { span } else { Span { end: span.start + word, ..span } }
}
