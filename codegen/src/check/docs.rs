//! Everything is documented, and begins with a sentence.

use super::Cx;
use super::elements::elements;
use crate::codes;
use crate::diag::Diagnostic;
use crate::source::{Sp, Span};

pub(super) fn check(cx: &mut Cx<'_, '_>) {
    for item in elements(cx) {
        docs(cx, item.what, item.name, item.name.span, item.element.docs());
    }
    let service = cx.resolved.spec.service;
    docs(cx, "service", &service.title, service.title.span, service.docs.as_ref());
    for (name, it) in service.versions.iter() {
        docs(cx, "version", name, name.span, it.docs.as_ref());
    }
    for (name, it) in service.authorization.iter() {
        docs(cx, "authorization", name, name.span, it.docs.as_ref());
    }
    for (name, it) in &cx.resolved.groups {
        docs(cx, "group of headers", name, name.span, it.docs.as_ref());
    }
    for op in &cx.resolved.operations {
        for example in &op.full.examples {
            if let Some(it) = &example.docs {
                docs(cx, "example", &example.name, example.name.span, Some(it));
            }
        }
    }
}

fn docs(cx: &mut Cx<'_, '_>, what: &str, name: &str, place: Span, docs: Option<&Sp<String>>) {
    let Some(docs) = docs.filter(|it| !it.trim().is_empty()) else {
        let it = Diagnostic::new(&codes::DOCS_MISSING, place, format!("the {what} `{name}` has no documentation"));
        return cx.tell(it.help("say what it is in `docs`, in a sentence"));
    };
    let first = docs.trim().lines().next().unwrap_or("").trim_end();
    let what_is_wrong = if !first.ends_with('.') {
        "does not end in a full stop"
    } else if first.starts_with(char::is_lowercase) {
        "does not begin with a capital letter"
    } else {
        return;
    };
    let message = format!("the first line of the documentation of the {what} `{name}` {what_is_wrong}");
    cx.tell(Diagnostic::new(&codes::DOCS_FORM, docs.span, message).help("the first line is a sentence; write the rest below it"));
}
