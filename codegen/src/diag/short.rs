//! One line: `path:line:column: error[S014]: message`.

use super::Diagnostic;
use crate::source::SourceMap;

pub(super) fn render(it: &Diagnostic, sources: &SourceMap) -> String {
    let span = it.span();
    let (line, column) = sources.line_and_column(span.file, span.start);
    format!("{}:{line}:{column}: {}[{}]: {}\n", sources.path(span.file), it.level.as_str(), it.code.id, it.message)
}
