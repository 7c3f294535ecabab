//! From tokens to a file that reads well.

use heck::ToSnakeCase;
use proc_macro2::{Ident, Span, TokenStream};

/// Strict and reserved words, and those that no raw identifier can be.
const KEYWORDS: &[&str] = &[
    "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "crate", "do", "dyn", "else", "enum",
    "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in", "let", "loop", "macro", "match", "mod", "move", "mut",
    "override", "priv", "pub", "ref", "return", "self", "static", "struct", "super", "trait", "true", "try", "type", "typeof",
    "unsafe", "unsized", "use", "virtual", "where", "while", "yield", "Self",
];

/// An identifier; keywords get an underscore.
pub(super) fn ident(name: &str) -> Ident {
    let safe = if KEYWORDS.contains(&name) { format!("{name}_") } else { name.to_owned() };
    let safe = if safe.starts_with(|c: char| c.is_ascii_digit()) || safe.is_empty() { format!("_{safe}") } else { safe };
    Ident::new(&safe, Span::call_site())
}

pub(super) fn snake(text: &str) -> String {
    text.to_snake_case()
}

/// What a file is made from, and what is in it.
pub(super) struct File<'a> {
    /// The files of the specification.
    pub(super) from: &'a str,
    /// The module's documentation.
    pub(super) docs: String,
    /// Its items.
    pub(super) items: Vec<TokenStream>,
}

impl File<'_> {
    pub(super) fn render(self) -> String {
        let mut out = format!("// @generated from {}. Do not edit: run `cargo codegen generate`.\n\n", self.from);
        for line in self.docs.lines() {
            out.push_str(if line.is_empty() { "//!" } else { "//! " });
            out.push_str(line);
            out.push('\n');
        }
        out.push('\n');
        out.push_str(&format(self.items));
        out
    }
}

/// Prints items, a blank line between any two of them and between the methods of an `impl`.
#[must_use]
pub fn format(items: Vec<TokenStream>) -> String {
    let mut parts: Vec<(bool, String)> = Vec::new();
    for tokens in items {
        match syn::parse2::<syn::File>(tokens.clone()) {
            Ok(file) => {
                if !file.attrs.is_empty() {
                    let attrs = syn::File { shebang: None, frontmatter: None, attrs: file.attrs, items: Vec::new() };
                    parts.push((false, prettyplease::unparse(&attrs)));
                }
                for item in file.items {
                    let brief = matches!(item, syn::Item::Use(_) | syn::Item::Mod(_));
                    let one = syn::File { shebang: None, frontmatter: None, attrs: Vec::new(), items: vec![item] };
                    parts.push((brief, spaced(&prettyplease::unparse(&one))));
                }
            }
            // A fault of the renderer: show what it made, so that the compiler points at it.
            Err(error) => parts.push((false, format!("compile_error!({:?});\n{tokens}\n", error.to_string()))),
        }
    }
    let mut out = String::new();
    let mut last: Option<bool> = None;
    for (brief, text) in parts {
        if last.is_some_and(|last| !(last && brief)) {
            out.push('\n');
        }
        out.push_str(&text);
        last = Some(brief);
    }
    out
}

/// A blank line before what is documented, or a function, after what has ended.
fn spaced(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 16);
    let mut ended = false;
    for line in text.lines() {
        let bare = line.trim_start();
        if ended && (bare.starts_with("///") || bare.starts_with("fn ") || bare.starts_with("pub fn ") || bare.starts_with("#["))
        {
            out.push('\n');
        }
        ended = bare == "}"
            || (bare.starts_with("type ") && bare.ends_with(';'))
            || (bare.starts_with("const ") && bare.ends_with(';'));
        out.push_str(line);
        out.push('\n');
    }
    out
}
