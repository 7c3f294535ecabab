//! Reads the files of a specification into their forms.
//!
//! Every file is read by itself, so that each tells its own first fault of form.

use std::fs;
use std::io;
use std::path::Path;

use serde::de::DeserializeOwned;
use serde_saphyr::{Error, MessageFormatter, UserMessageFormatter};

use crate::codes;
use crate::diag::{Diagnostic, Diagnostics};
use crate::names::{SIMILAR, nearest};
use crate::source::{FileId, SourceMap, Sources, Span, span_of, within};
use crate::spec::Spec;

/// No file of a specification that people read is as long as this.
const MAX_BYTES: usize = 1 << 20;

/// Reads the texts of a specification from its folder. Only `.yaml` and `.yml` are read, and `schema/` is left out.
///
/// # Errors
///
/// If the folder or a file cannot be read. What they hold is of no concern here.
pub fn load(dir: &Path) -> io::Result<Sources> {
    let mut files = std::collections::BTreeMap::new();
    let name = dir.canonicalize()?.file_name().map_or_else(|| "spec".to_owned(), |it| it.to_string_lossy().into_owned());
    read_folder(dir, &name, &mut files)?;
    Ok(files.into())
}

fn read_folder(dir: &Path, prefix: &str, files: &mut std::collections::BTreeMap<String, String>) -> io::Result<()> {
    for entry in fs::read_dir(dir)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let path = format!("{prefix}/{name}");
        if entry.file_type()?.is_dir() {
            // Symbolic links are not followed, so there is no way to go round in circles.
            if name != "schema" {
                read_folder(&entry.path(), &path, files)?;
            }
        } else if has_ending(&name, ".yaml") || has_ending(&name, ".yml") {
            let bytes = fs::read(entry.path())?;
            files.insert(path, String::from_utf8_lossy(&bytes).into_owned());
        }
    }
    Ok(())
}

fn has_ending(name: &str, ending: &str) -> bool {
    name.len() > ending.len() && name.get(name.len() - ending.len()..).is_some_and(|it| it.eq_ignore_ascii_case(ending))
}

/// The forms of all files. Those with a fault of form are left empty.
pub(crate) fn read(sources: &Sources, map: &mut SourceMap, diagnostics: &mut Diagnostics) -> Spec {
    let mut spec = Spec::default();
    let mut missing = vec!["service.yaml", "headers.yaml", "statuses.yaml", "resources/*.yaml"];
    for (path, text) in sources.iter() {
        let file = map.add(path, text);
        let inner = path.split_once('/').map_or(path, |(_, inner)| inner);
        let parts: Vec<&str> = inner.split('/').collect();
        let mut known = inner;
        match parts.as_slice() {
            ["service.yaml"] => spec.service = form(file, text, diagnostics).unwrap_or_default(),
            ["headers.yaml"] => spec.headers = form(file, text, diagnostics).unwrap_or_default(),
            ["statuses.yaml"] => spec.statuses = form(file, text, diagnostics).unwrap_or_default(),
            ["quirks.yaml"] => spec.quirks = form(file, text, diagnostics).unwrap_or_default(),
            ["types", name] if name.ends_with(".yaml") => spec.types.extend(form(file, text, diagnostics)),
            ["resources", name] if name.ends_with(".yaml") => {
                spec.resources.extend(form(file, text, diagnostics));
                known = "resources/*.yaml";
            }
            _ => diagnostics.push(
                Diagnostic::new(&codes::STRAY_FILE, start(file), format!("`{inner}` is not a file of a specification"))
                    .help("types belong to `types/*.yaml`, resources to `resources/*.yaml`"),
            ),
        }
        missing.retain(|it| *it != known);
    }
    for path in missing {
        // There is no place to point at: the nearest is the start of the first file.
        let message = format!("there is no `{path}` in the specification");
        diagnostics.push(Diagnostic::new(&codes::MISSING_FILE, Span::default(), message));
    }
    spec
}

/// The form of a file, unless it has a fault of form, which is told.
fn form<T: DeserializeOwned>(file: FileId, text: &str, diagnostics: &mut Diagnostics) -> Option<T> {
    if text.len() > MAX_BYTES {
        let message = format!("the file has {} bytes, and may have {MAX_BYTES}", text.len());
        diagnostics.push(Diagnostic::new(&codes::TOO_LARGE, start(file), message));
        return None;
    }
    if let Some(at) = text.find(char::REPLACEMENT_CHARACTER) {
        let span = Span { file, start: at, end: at + char::REPLACEMENT_CHARACTER.len_utf8() };
        diagnostics.push(Diagnostic::new(&codes::NOT_TEXT, span, "the file is not UTF-8").label("this is no text"));
        return None;
    }
    match within(file, || serde_saphyr::from_str_with_options(text, options())) {
        Ok(it) => Some(it),
        Err(error) => {
            diagnostics.push(within(file, || diagnostic(&error, text)));
            None
        }
    }
}

/// The start of a file, for what is the fault of the whole.
fn start(file: FileId) -> Span {
    Span { file, start: 0, end: 0 }
}

fn options() -> serde_saphyr::Options {
    serde_saphyr::options! {
        with_snippet: false,
        budget: serde_saphyr::budget! {
            max_depth: 40,
            max_nodes: 100_000,
            max_aliases: 1_000,
            max_anchors: 1_000,
            max_merge_keys: 100,
        },
        alias_limits: serde_saphyr::alias_limits! {
            max_total_replayed_events: 20_000,
            max_replay_stack_depth: 8,
        },
    }
}

/// A fault of form, in our words where we know it.
fn diagnostic(error: &Error, text: &str) -> Diagnostic {
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
