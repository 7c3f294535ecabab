//! One JSON object a line, for tools.

use serde_json::{Value, json};

use super::Diagnostic;
use crate::source::{SourceMap, Span};

pub(super) fn render(it: &Diagnostic, sources: &SourceMap) -> String {
    let labels: Vec<Value> =
        it.labels.iter().map(|label| json!({"place": place(label.span, sources), "text": label.text})).collect();
    let help: Vec<Value> = it
        .help
        .iter()
        .map(|help| match &help.replace {
            None => json!({"text": help.text}),
            Some((span, new)) => json!({"text": help.text, "replace": {"place": place(*span, sources), "with": new}}),
        })
        .collect();
    let object = json!({
        "level": it.level.as_str(),
        "code": it.code.id,
        "message": it.message,
        "labels": labels,
        "help": help,
        "notes": it.notes,
    });
    format!("{object}\n")
}

fn place(span: Span, sources: &SourceMap) -> Value {
    let span = sources.tidy(span);
    let (line, column) = sources.line_and_column(span.file, span.start);
    let (end_line, end_column) = sources.line_and_column(span.file, span.end);
    json!({
        "path": sources.path(span.file),
        "line": line,
        "column": column,
        "end_line": end_line,
        "end_column": end_column,
        "bytes": [span.start, span.end],
    })
}
