//! Pieces that every page is made of: headings, tables, blocks, and links to other pages.

use std::fmt::Display;

use crate::ir::{About, Api, Header, HeaderId, Operation, Place, Range, Resource, ResourceId, Status, Type, TypeRef};
use crate::text;

/// The pages that are not about one resource.
const FIXED: [&str; 6] = ["README", "headers", "statuses", "types", "versions", "quirks"];

/// A page that is being written.
pub(super) struct Page {
    text: String,
}

impl Page {
    /// A page with its heading; `sources` tells what to edit instead.
    pub(super) fn new(title: &str, sources: &str) -> Self {
        let text = format!("<!-- @generated from {sources} by `cargo codegen generate`. Do not edit. -->\n\n# {title}\n");
        Self { text }
    }

    pub(super) fn heading(&mut self, level: usize, text: impl Display) {
        self.text.push_str(&format!("\n{} {text}\n", "#".repeat(level)));
    }

    /// Markdown of one or more lines; nothing where it is empty.
    pub(super) fn paragraph(&mut self, markdown: impl AsRef<str>) {
        let markdown = markdown.as_ref().trim();
        if !markdown.is_empty() {
            self.text.push_str(&format!("\n{markdown}\n"));
        }
    }

    /// A list; nothing where it is empty.
    pub(super) fn list(&mut self, items: impl IntoIterator<Item = String>) {
        for (i, item) in items.into_iter().enumerate() {
            self.text.push_str(if i == 0 { "\n- " } else { "- " });
            self.text.push_str(&item);
            self.text.push('\n');
        }
    }

    /// A table; nothing where it has no rows. Columns that are empty in every row are left out.
    pub(super) fn table<const N: usize>(&mut self, head: [&str; N], rows: impl IntoIterator<Item = [String; N]>) {
        let rows: Vec<[String; N]> = rows.into_iter().collect();
        if rows.is_empty() {
            return;
        }
        let filled = |column: usize| rows.iter().any(|row| row.get(column).is_some_and(|cell| !cell.is_empty()));
        let columns: Vec<usize> = (0..N).filter(|column| filled(*column)).collect();
        let pick = |row: &[String; N]| {
            let cells = columns.iter().filter_map(|column| row.get(*column));
            cells.map(|cell| cell.replace('|', "\\|").replace('\n', " ")).collect::<Vec<_>>().join(" | ")
        };
        self.text.push_str(&format!("\n| {} |\n", pick(&head.map(str::to_owned))));
        self.text.push_str(&format!("|{}\n", "---|".repeat(columns.len())));
        for row in &rows {
            self.text.push_str(&format!("| {} |\n", pick(row)));
        }
    }

    /// A block of code.
    pub(super) fn code(&mut self, language: &str, code: &str) {
        // Longer than any fence inside.
        let fence = if code.contains("```") { "````" } else { "```" };
        self.text.push_str(&format!("\n{fence}{language}\n{}\n{fence}\n", code.trim_end()));
    }

    /// What is folded away until it is asked for.
    pub(super) fn fold(&mut self, summary: &str, inside: impl FnOnce(&mut Self)) {
        self.text.push_str(&format!("\n<details><summary>{summary}</summary>\n"));
        inside(self);
        self.text.push_str("\n</details>\n");
    }

    /// The text, without spaces at the ends of lines.
    pub(super) fn finish(self) -> String {
        let mut text = String::with_capacity(self.text.len());
        for line in self.text.lines() {
            text.push_str(line.trim_end());
            text.push('\n');
        }
        text
    }
}

/// Where everything stands.
#[derive(Clone, Copy)]
pub(super) struct Links<'a> {
    pub(super) api: &'a Api,
}

impl Links<'_> {
    /// The page of a resource.
    pub(super) fn resource_page(self, resource: &Resource) -> String {
        let name = &resource.name.snake;
        if FIXED.contains(&name.as_str()) { format!("{name}_resource.md") } else { format!("{name}.md") }
    }

    pub(super) fn resource(self, id: ResourceId) -> String {
        let resource = self.api.resource(id);
        format!("[{}]({})", text::words(&resource.name), self.resource_page(resource))
    }

    pub(super) fn operation(self, op: &Operation) -> String {
        let page = self.resource_page(self.api.resource(op.resource));
        format!("[`{}`]({page}#{})", op.name.spec, anchor(&op.name.spec))
    }

    pub(super) fn header(self, id: HeaderId) -> String {
        self.header_named(self.api.header(id))
    }

    pub(super) fn header_named(self, header: &Header) -> String {
        format!("[`{}`](headers.md#{})", header.name.spec, anchor(&header.name.spec))
    }

    pub(super) fn status(self, status: &Status) -> String {
        format!("[`{}`](statuses.md#{})", status.name.spec, anchor(&status.name.spec))
    }

    /// A type expression, its name linked.
    pub(super) fn expression(self, ty: &TypeRef) -> String {
        let mut at = ty;
        loop {
            match at {
                TypeRef::List(of) | TypeRef::Map(of) => at = of,
                TypeRef::Named(id) => return self.linked(&text::expression(self.api, ty), self.api.ty(*id)),
                _ => return format!("`{}`", text::expression(self.api, ty)),
            }
        }
    }

    pub(super) fn ty(self, ty: &Type) -> String {
        self.linked(&ty.name.spec, ty)
    }

    fn linked(self, shown: &str, ty: &Type) -> String {
        match ty.resource {
            Some(id) => format!("[`{shown}`]({}#properties)", self.resource_page(self.api.resource(id))),
            None => format!("[`{shown}`](types.md#{})", anchor(&ty.name.spec)),
        }
    }

    /// The file of the specification that says so.
    pub(super) fn source(self, place: &Place) -> String {
        format!("[{0}](../../{0})", place.file)
    }
}

/// The anchor that a heading gets: its text in lower case without punctuation, words joined by hyphens.
pub(super) fn anchor(heading: &str) -> String {
    let kept = heading.chars().filter(|it| it.is_alphanumeric() || matches!(it, ' ' | '-' | '_'));
    kept.flat_map(char::to_lowercase).map(|it| if it == ' ' { '-' } else { it }).collect()
}

/// The sentence and whatever sets the element apart from its parent: its range, its deprecation, its source.
pub(super) fn describe(about: &About, parent: &Range) -> String {
    let mut text = text::flat(&about.docs);
    for note in notes(about, parent) {
        text.push_str(&format!(" *{}.*", capital(&note)));
    }
    text.trim().to_owned()
}

/// What sets an element apart from its parent.
pub(super) fn notes(about: &About, parent: &Range) -> Vec<String> {
    let own = Range {
        since: about.range.since.filter(|it| Some(*it) != parent.since),
        until: about.range.until.filter(|it| Some(*it) != parent.until),
    };
    let range = Some(text::range(&own)).filter(|it| !it.is_empty());
    let deprecated = about.deprecated.as_ref().map(|it| {
        let note = text::flat(&it.note);
        format!("deprecated since {}: {}", it.since, note.trim_end_matches('.'))
    });
    let undocumented = about.undocumented.as_ref().map(|source| format!("known to: {source}"));
    range.into_iter().chain(deprecated).chain(undocumented).collect()
}

/// The limits of a value: `at least 1`, `-1 to 1000`.
pub(super) fn limits(min: Option<f64>, max: Option<f64>) -> String {
    match (min, max) {
        (Some(min), Some(max)) => format!("{min} to {max}"),
        (Some(min), None) => format!("at least {min}"),
        (None, Some(max)) => format!("at most {max}"),
        (None, None) => String::new(),
    }
}

/// As code, or nothing.
pub(super) fn code(text: Option<&String>) -> String {
    text.map(|it| format!("`{it}`")).unwrap_or_default()
}

/// Whether anything is to be said.
pub(super) fn yes(said: bool, word: &str) -> String {
    if said { word.to_owned() } else { String::new() }
}

/// With a capital at its beginning.
pub(super) fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}
