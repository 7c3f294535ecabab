//! What is wrong with a specification, and how it is told.

use std::collections::BTreeSet;

use crate::codes::Code;
use crate::source::{SourceMap, Span};

mod github;
mod human;
mod json;
mod short;

/// How bad it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// Nothing is made of such a specification.
    Error,
    /// It can be lived with.
    Warning,
}

impl Level {
    /// As it is shown.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Level::Error => "error",
            Level::Warning => "warning",
        }
    }
}

/// One fault.
#[derive(Debug, Clone)]
pub struct Diagnostic {
    /// How bad it is.
    pub level: Level,
    /// Which rule is broken.
    pub code: &'static Code,
    /// What is wrong, in one line.
    pub message: String,
    /// Where, and what of it; the first is the fault itself.
    pub labels: Vec<Label>,
    /// How to mend it.
    pub help: Vec<Help>,
    /// What else is worth knowing.
    pub notes: Vec<String>,
}

/// A piece of a file, and what there is to say of it.
#[derive(Debug, Clone)]
pub struct Label {
    /// The piece.
    pub span: Span,
    /// What there is to say; may be empty.
    pub text: String,
}

/// How to mend a fault.
#[derive(Debug, Clone)]
pub struct Help {
    /// What to do.
    pub text: String,
    /// What to write, and instead of what.
    pub replace: Option<(Span, String)>,
}

impl Diagnostic {
    /// A fault at a place.
    pub fn new(code: &'static Code, span: Span, message: impl Into<String>) -> Self {
        Self {
            level: code.level,
            code,
            message: message.into(),
            labels: vec![Label { span, text: String::new() }],
            help: Vec::new(),
            notes: Vec::new(),
        }
    }

    /// Says more of the place of the fault.
    #[must_use]
    pub fn label(mut self, text: impl Into<String>) -> Self {
        if let Some(first) = self.labels.first_mut() {
            first.text = text.into();
        }
        self
    }

    /// Points at another place, too.
    #[must_use]
    pub fn and(mut self, span: Span, text: impl Into<String>) -> Self {
        self.labels.push(Label { span, text: text.into() });
        self
    }

    /// Says how to mend it.
    #[must_use]
    pub fn help(mut self, text: impl Into<String>) -> Self {
        self.help.push(Help { text: text.into(), replace: None });
        self
    }

    /// Says what to write instead.
    #[must_use]
    pub fn replace(mut self, span: Span, new: impl Into<String>, text: impl Into<String>) -> Self {
        self.help.push(Help { text: text.into(), replace: Some((span, new.into())) });
        self
    }

    /// Adds what else is worth knowing.
    #[must_use]
    pub fn note(mut self, text: impl Into<String>) -> Self {
        self.notes.push(text.into());
        self
    }

    /// Where the fault itself is.
    #[must_use]
    pub fn span(&self) -> Span {
        self.labels.first().map(|it| it.span).unwrap_or_default()
    }
}

/// Collects diagnostics; the same one comes up once.
#[derive(Debug, Default)]
pub struct Diagnostics {
    list: Vec<Diagnostic>,
    seen: BTreeSet<(&'static str, Span, String)>,
}

impl Diagnostics {
    /// Adds a diagnostic, unless it is there already: what `like` takes over is looked at more than once.
    pub fn push(&mut self, it: Diagnostic) {
        if self.seen.insert((it.code.id, it.span(), it.message.clone())) {
            self.list.push(it);
        }
    }

    /// Whether one of them is an error.
    #[must_use]
    pub fn any_error(&self) -> bool {
        self.list.iter().any(|it| it.level == Level::Error)
    }

    /// All of them, file by file, from top to bottom.
    #[must_use]
    pub fn into_sorted(mut self, sources: &SourceMap) -> Vec<Diagnostic> {
        for (span, new) in self.list.iter_mut().flat_map(|it| &mut it.help).filter_map(|it| it.replace.as_mut()) {
            // What is written in quotes may need them.
            if let Some(quote) = sources.snippet(sources.tidy(*span)).chars().next().filter(|it| matches!(it, '"' | '\'')) {
                *new = format!("{quote}{new}{quote}");
            }
        }
        self.list.sort_by(|a, b| (a.span(), a.code.id, &a.message).cmp(&(b.span(), b.code.id, &b.message)));
        self.list
    }
}

/// How diagnostics are told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Format {
    /// For people: the lines in question, with the fault underlined.
    #[default]
    Human,
    /// One line each, such as editors and terminals make links of: `path:line:column: error[S014]: …`
    Short,
    /// One JSON object a line.
    Json,
}

/// The diagnostics as text.
#[must_use]
pub fn render(diagnostics: &[Diagnostic], sources: &SourceMap, format: Format, colour: bool) -> String {
    let one = |it: &Diagnostic| match format {
        Format::Human => human::render(it, sources, colour),
        Format::Short => short::render(it, sources),
        Format::Json => json::render(it, sources),
    };
    diagnostics.iter().map(one).collect()
}

/// The diagnostics as commands to GitHub's runner, which shows them beside the changed lines.
#[must_use]
pub fn render_for_github(diagnostics: &[Diagnostic], sources: &SourceMap) -> String {
    diagnostics.iter().map(|it| github::render(it, sources)).collect()
}
