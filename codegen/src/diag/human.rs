//! The lines in question, with the fault underlined and the way to mend it.

use annotate_snippets::{AnnotationKind, Group, Level as Title, Patch, Renderer, Snippet};

use super::{Diagnostic, Label, Level};
use crate::source::{FileId, SourceMap, Span};

pub(super) fn render(it: &Diagnostic, sources: &SourceMap, colour: bool) -> String {
    let level = match it.level {
        Level::Error => Title::ERROR,
        Level::Warning => Title::WARNING,
    };
    let mut main = level.primary_title(it.message.as_str()).id(it.code.id).elements(snippets(&it.labels, sources));
    for note in &it.notes {
        main = main.element(Title::NOTE.message(note.as_str()));
    }
    let mut report = Vec::new();
    for help in it.help.iter().filter(|it| it.replace.is_none()) {
        main = main.element(Title::HELP.message(help.text.as_str()));
    }
    report.push(main);
    for help in &it.help {
        if let Some((span, new)) = &help.replace {
            report.push(suggestion(&help.text, *span, new, sources));
        }
    }
    let renderer = if colour { Renderer::styled() } else { Renderer::plain() };
    format!("{}\n\n", renderer.render(&report))
}

/// One snippet a file; the file of the fault first.
fn snippets<'a>(labels: &'a [Label], sources: &'a SourceMap) -> Vec<Snippet<'a, annotate_snippets::Annotation<'a>>> {
    let mut files: Vec<FileId> = Vec::new();
    for label in labels {
        if !files.contains(&label.span.file) {
            files.push(label.span.file);
        }
    }
    files
        .into_iter()
        .map(|file| {
            let annotations = labels.iter().enumerate().filter(|(_, label)| label.span.file == file).map(|(at, label)| {
                let kind = if at == 0 { AnnotationKind::Primary } else { AnnotationKind::Context };
                let annotation = kind.span(visible(label.span, sources).range());
                if label.text.is_empty() { annotation } else { annotation.label(label.text.as_str()) }
            });
            Snippet::source(sources.text(file)).path(sources.path(file)).annotations(annotations)
        })
        .collect()
}

fn suggestion<'a>(text: &'a str, span: Span, new: &'a str, sources: &'a SourceMap) -> Group<'a> {
    let span = sources.tidy(span);
    Title::HELP
        .secondary_title(text)
        .element(Snippet::source(sources.text(span.file)).path(sources.path(span.file)).patch(Patch::new(span.range(), new)))
}

/// Of a piece of several lines, such as a block of text or a map, only the first is underlined: the place is what matters.
fn visible(span: Span, sources: &SourceMap) -> Span {
    let span = sources.tidy(span);
    let first = sources.snippet(span).lines().next().map_or(0, str::len);
    Span { end: span.start + first, ..span }
}
