//! Documentation comments.

use proc_macro2::TokenStream;
use quote::quote;

use crate::ir::{About, View};

/// `#[doc]` attributes of a Markdown text.
pub(super) fn doc(text: &str) -> TokenStream {
    let lines = safe(text).into_iter().map(|line| if line.is_empty() { line } else { format!(" {line}") });
    quote!(#(#[doc = #lines])*)
}

/// The documentation of an element: what it says of itself, from which version on it is there, who knows of it.
pub(super) fn about(about: &About) -> String {
    let mut text = about.docs.trim().to_owned();
    let mut notes = Vec::new();
    if let Some(since) = about.range.since {
        notes.push(format!("Since API version {since}."));
    }
    if let Some(until) = about.range.until {
        notes.push(format!("Until API version {until}."));
    }
    if let Some(source) = &about.undocumented {
        notes.push(format!("Not in the REST reference; known from: {source}."));
    }
    if !notes.is_empty() {
        text.push_str("\n\n");
        text.push_str(&notes.join(" "));
    }
    text
}

/// `#[deprecated]`, where the version advises against the element.
pub(super) fn deprecated(view: View<'_>, about: &About) -> TokenStream {
    match view.deprecated(about) {
        Some(deprecated) => {
            let note = format!("since API version {}: {}", deprecated.since, deprecated.note);
            quote!(#[deprecated(note = #note)])
        }
        None => TokenStream::new(),
    }
}

/// `#[doc(alias)]` for every name that people look for.
pub(super) fn aliases<'a>(names: impl IntoIterator<Item = &'a str>) -> TokenStream {
    let names = names.into_iter();
    quote!(#(#[doc(alias = #names)])*)
}

/// The lines of a text of the specification that rustdoc reads as they are meant: fences without a language are text, brackets and
/// angles outside of code are no links and no tags.
fn safe(text: &str) -> Vec<String> {
    let mut fenced = false;
    text.trim_end()
        .lines()
        .map(|line| {
            if let Some(language) = line.trim_start().strip_prefix("```") {
                fenced = !fenced;
                return if fenced && language.is_empty() { line.replace("```", "```text") } else { line.to_owned() };
            }
            if fenced { line.to_owned() } else { escaped(line) }
        })
        .collect()
}

fn escaped(line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    let mut code = false;
    for c in line.chars() {
        if c == '`' {
            code = !code;
        }
        if c == '<' && !code {
            out.push('\\');
        }
        out.push(c);
    }
    out
}
