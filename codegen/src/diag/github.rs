//! A command to GitHub's runner: `::error file=…,line=…,col=…,title=…::message`.

use super::Diagnostic;
use crate::source::SourceMap;

pub(super) fn render(it: &Diagnostic, sources: &SourceMap) -> String {
    let span = it.span();
    let (line, column) = sources.line_and_column(span.file, span.start);
    let helps = it.help.iter().map(|help| format!("\nhelp: {}", help.text));
    let notes = it.notes.iter().map(|note| format!("\nnote: {note}"));
    let message: String = std::iter::once(it.message.clone()).chain(helps).chain(notes).collect();
    format!(
        "::{} file={},line={line},col={column},title={}::{}\n",
        it.level.as_str(),
        property(sources.path(span.file)),
        property(&format!("{} {}", it.code.id, it.code.title)),
        data(&message),
    )
}

fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
