//! Headers can be written, and are used in their direction, once, by who may.

use super::Cx;
use crate::codes;
use crate::diag::Diagnostic;
use crate::ir::{Header, HeaderId, Operation, TypeRef};
use crate::resolve::Op;
use crate::source::{Map, Sp, Span};

pub(super) fn check(cx: &mut Cx<'_, '_>) {
    declarations(cx);
    let service = cx.resolved.spec.service;
    list(cx, "`requests:`", &service.requests, true);
    list(cx, "`responses:`", &service.responses, false);
    for (name, group) in &cx.resolved.groups {
        by_core(cx, &format!("the group `{}`", name.value), group.headers.iter());
    }
    let operations: Vec<_> = cx.operations().collect();
    for (op, it) in operations {
        let who = format!("the operation `{}`", op.name.value);
        list(cx, &who, op.full.requires.as_deref().unwrap_or_default(), true);
        list(cx, &who, op.full.headers.as_deref().unwrap_or_default(), true);
        list(cx, &who, op.full.returns.as_deref().unwrap_or_default(), false);
        sends(cx, op, it);
        twice(cx, op);
    }
}

// ---- declarations ------------------------------------------------------------------------------------------------------------

fn declarations(cx: &mut Cx<'_, '_>) {
    let headers: Vec<_> = cx.resolved.headers.iter().zip(&cx.api.headers).collect();
    for ((name, source), header) in headers {
        let more = [
            ("type", source.ty.as_ref().map(|it| it.span)),
            ("default", source.default.as_ref().map(|it| it.span)),
            ("min", source.min.as_ref().map(|it| it.span)),
            ("max", source.max.as_ref().map(|it| it.span)),
        ];
        for (field, span) in more {
            if let (Some(value), Some(span)) = (&source.value, span) {
                let message = format!("the header `{}` has a fixed value, and a `{field}`", name.value);
                cx.tell(Diagnostic::new(&codes::FIXED_VALUE, span, message).and(value.span, "the only value it takes"));
            }
        }
        if *header.ty.base() == TypeRef::Bytes {
            let span = source.ty.as_ref().map_or(name.span, |it| it.span);
            cx.fault(&codes::NOT_FOR_HEADERS, span, format!("the header `{}` cannot hold bytes", name.value));
        }
        if !is_token(&header.wire) {
            cx.fault(&codes::HEADER_TEXT, source.wire.span, format!("`{}` is not a name of a header", header.wire));
        }
        if let Some(value) = &source.value {
            text(cx, value, value.span);
        }
    }
}

/// A token of RFC 9110.
fn is_token(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|c| c.is_ascii_alphanumeric() || "!#$%&'*+-.^_`|~".contains(c))
}

/// What is written into a header is visible ASCII.
fn text(cx: &mut Cx<'_, '_>, text: &str, span: Span) {
    if text != text.trim() || !text.chars().all(|c| c == ' ' || c.is_ascii_graphic()) {
        cx.fault(&codes::HEADER_TEXT, span, "a header holds visible ASCII, without space at its ends");
    }
}

// ---- uses --------------------------------------------------------------------------------------------------------------------

/// The headers that a list means, groups and all, with the place of the name.
fn meant<'a>(cx: &Cx<'a, '_>, list: &'a [Sp<String>]) -> Vec<(Span, &'a Header)> {
    let mut all = Vec::new();
    let find = |name: &str| cx.resolved.header_names.get(name).map(|id| cx.api.header(HeaderId(id)));
    for name in list {
        match name.strip_prefix('$') {
            None => all.extend(find(name).map(|it| (name.span, it))),
            Some(group) => {
                let group = cx.resolved.group_names.get(group).and_then(|id| cx.resolved.groups.get(id));
                let headers = group.iter().flat_map(|(_, it)| &it.headers);
                all.extend(headers.filter_map(|it| find(it)).map(|it| (name.span, it)));
            }
        }
    }
    all
}

fn list(cx: &mut Cx<'_, '_>, who: &str, list: &[Sp<String>], in_request: bool) {
    if in_request {
        by_core(cx, who, list.iter());
    }
    for (span, header) in meant(cx, list) {
        direction(cx, who, header, span, in_request);
    }
}

fn by_core<'n>(cx: &mut Cx<'_, '_>, who: &str, names: impl Iterator<Item = &'n Sp<String>>) {
    for name in names {
        let header = cx.resolved.header_names.get(name).map(|id| cx.api.header(HeaderId(id)));
        if header.is_some_and(|it| it.by_core) {
            let message = format!("{who} may not use the header `{}`, which the core writes", name.value);
            cx.fault(&codes::BY_CORE, name.span, message);
        }
    }
}

fn direction(cx: &mut Cx<'_, '_>, who: &str, header: &Header, span: Span, in_request: bool) {
    let name = &header.name.spec;
    if in_request && !header.in_request {
        cx.fault(&codes::DIRECTION, span, format!("{who} sends the header `{name}`, which only responses carry"));
    }
    if !in_request && !header.in_response {
        cx.fault(&codes::DIRECTION, span, format!("{who} returns the header `{name}`, which only requests carry"));
    }
}

fn sends(cx: &mut Cx<'_, '_>, op: &Op<'_>, it: &Operation) {
    let who = format!("the operation `{}`", op.name.value);
    for (name, value) in op.full.sends.iter().flat_map(Map::iter) {
        let Some(id) = cx.resolved.header_names.get(name).map(HeaderId) else { continue };
        by_core(cx, &who, [name].into_iter());
        direction(cx, &who, cx.api.header(id), name.span, true);
        text(cx, value, value.span);
        if it.sends.iter().any(|(sent, text)| *sent == id && text.is_empty()) {
            cx.fault(&codes::EMPTY_SENDS, name.span, format!("{who} sends `{}` without a value", name.value));
        }
    }
}

/// A header that is named itself is named once.
fn twice(cx: &mut Cx<'_, '_>, op: &Op<'_>) {
    let full = &op.full;
    let requires = full.requires.iter().flatten();
    let sends = full.sends.iter().flat_map(Map::iter).map(|(name, _)| name);
    let headers = full.headers.iter().flatten();
    once(cx, op, requires.chain(sends).chain(headers).collect());
    once(cx, op, full.returns.iter().flatten().collect());
}

fn once(cx: &mut Cx<'_, '_>, op: &Op<'_>, names: Vec<&Sp<String>>) {
    for (at, name) in names.iter().enumerate() {
        if let Some(first) = names.iter().take(at).find(|it| it.value == name.value) {
            let message = format!("the operation `{}` names `{}` twice", op.name.value, name.value);
            cx.tell(Diagnostic::new(&codes::HEADER_TWICE, name.span, message).and(first.span, "for the first time"));
        }
    }
}
