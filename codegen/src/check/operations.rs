//! Operations say all that is needed, and nothing that HTTP does not have.

use super::Cx;
use super::statuses::is_status;
use crate::codes;
use crate::diag::Diagnostic;
use crate::ir::{Api, Body, Content, Form, HeaderId, IdKind, Operation, TypeRef};
use crate::resolve::Op;
use crate::spec::{Effect, On, Verb};

pub(super) fn check(cx: &mut Cx<'_, '_>) {
    let operations: Vec<_> = cx.operations().collect();
    for (op, it) in operations {
        complete(cx, op);
        address(cx, op);
        body(cx, op, it);
        successes(cx, op);
        failures(cx, op);
        pages(cx, op, it);
        several(cx, op, it);
        rows(cx, op, it);
    }
}

fn complete(cx: &mut Cx<'_, '_>, op: &Op<'_>) {
    let full = &op.full;
    let fields =
        [("verb", full.verb.is_none()), ("on", full.on.is_none()), ("effect", full.effect.is_none()), ("ok", full.ok.is_none())];
    for (field, _) in fields.into_iter().filter(|(_, missing)| *missing && op.whole) {
        cx.fault(&codes::INCOMPLETE, op.name.span, format!("the operation `{}` has no `{field}`", op.name.value));
    }
}

fn address(cx: &mut Cx<'_, '_>, op: &Op<'_>) {
    let (Some(on), Some(resource)) = (&op.full.on, cx.api.resources.get(op.resource)) else { return };
    if on.value == On::Item && resource.id == IdKind::None {
        let message = format!("there is no path to a single `{}`", resource.name.spec);
        cx.fault(&codes::NO_ITEM, on.span, message);
    }
}

fn body(cx: &mut Cx<'_, '_>, op: &Op<'_>, it: &Operation) {
    let full = &op.full;
    let name = &op.name.value;
    if let (Some(body), Some(fields)) = (&full.body, &full.fields) {
        let it =
            Diagnostic::new(&codes::BODY_AND_FIELDS, fields.span, format!("the operation `{name}` has both `body` and `fields`"));
        cx.tell(it.and(body.span, "the whole body"));
    }
    let given = full.body.as_ref().or(full.fields.as_ref());
    if let (Some(verb), Some(given)) = (&full.verb, given)
        && matches!(verb.value, Verb::Get | Verb::Head | Verb::Delete)
    {
        let it = Diagnostic::new(&codes::BODY_NOT_ALLOWED, given.span, format!("a {} has no body", verb.as_str()));
        cx.tell(it.and(verb.span, format!("the verb of `{name}`")));
    }
    if let (Some(verb), Some(effect)) = (&full.verb, &full.effect)
        && matches!(verb.value, Verb::Get | Verb::Head)
        && effect.value != Effect::Read
    {
        let it = Diagnostic::new(&codes::VERB_AND_EFFECT, effect.span, format!("a {} changes nothing", verb.as_str()));
        cx.tell(it.and(verb.span, format!("the verb of `{name}`")));
    }
    let Some(content_type) = &full.content_type else { return };
    if it.body == Body::None && given.is_none() {
        let message = format!("the operation `{name}` has a content type, and no body");
        cx.fault(&codes::CONTENT_TYPE, content_type.span, message);
    } else if content_type.value == "header" {
        if !it.requires.iter().any(|id| cx.header_name(*id) == "content_type") {
            let message = format!("the operation `{name}` does not require the header `content_type`");
            cx.fault(&codes::CONTENT_TYPE, content_type.span, message);
        }
    } else if content_type.split('/').filter(|it| !it.trim().is_empty()).count() != 2 {
        cx.fault(&codes::CONTENT_TYPE, content_type.span, format!("`{}` is not a media type", content_type.value));
    }
}

fn successes(cx: &mut Cx<'_, '_>, op: &Op<'_>) {
    let Some(ok) = &op.full.ok else { return };
    if ok.is_empty() {
        cx.fault(&codes::NO_SUCCESS, op.name.span, format!("the operation `{}` has no status of success", op.name.value));
    }
    let resource = cx.api.resources.get(op.resource);
    for (status, content) in ok.iter() {
        if let Ok(number) = status.parse::<u16>()
            && !(200..400).contains(&number)
        {
            cx.fault(&codes::NO_SUCCESS, status.span, format!("{number} is not a status of success"));
        }
        if let Some(resource) = resource.filter(|it| content.value == "feed" && it.feed.is_none()) {
            let it =
                Diagnostic::new(&codes::NO_FEED, content.span, format!("the resource `{}` has no `feed`", resource.name.spec));
            cx.tell(it.help("say in the resource what the array in the envelope is called"));
        }
    }
    if let Some(verb) = op.full.verb.as_ref().filter(|it| it.value == Verb::Head) {
        let contents = ok.iter().filter(|(_, content)| content.value != "none");
        for (_, content) in contents {
            let it = Diagnostic::new(&codes::NO_CONTENT_ALLOWED, content.span, "the answer to a HEAD has no body");
            cx.tell(it.and(verb.span, format!("the verb of `{}`", op.name.value)));
        }
    }
}

fn failures(cx: &mut Cx<'_, '_>, op: &Op<'_>) {
    for name in op.full.fails.iter().flatten() {
        let status = cx.resolved.status_names.get(name).and_then(|id| cx.api.statuses.get(id)).and_then(|it| it.status);
        if let Some(status) = status.filter(|it| is_status(*it) && *it < 400 && *it != 304) {
            let message = format!("`{}` is not a failure: its status is {status}", name.value);
            cx.fault(&codes::BAD_STATUS, name.span, message);
        }
    }
}

fn pages(cx: &mut Cx<'_, '_>, op: &Op<'_>, it: &Operation) {
    let Some(pages) = &op.full.pages else { return };
    let (api, name) = (cx.api, &op.name.value);
    let id = |it: &str| cx.resolved.header_names.get(it).map(HeaderId);
    let (next, resume) = (id(&pages.next), id(&pages.resume));
    if let Some(next) = next.filter(|id| cx.knows_headers(op, false) && !it.returns.contains(id) && !api.responses.contains(id)) {
        let message = format!("the operation `{name}` does not return the header `{}`", cx.header_name(next));
        cx.tell(Diagnostic::new(&codes::PAGES_HEADERS, pages.next.span, message).help("add it to `returns`"));
    }
    if let Some(resume) = resume.filter(|id| cx.knows_headers(op, true) && !it.headers.contains(id) && !api.requests.contains(id))
    {
        let message = format!("the operation `{name}` has no optional header `{}`", cx.header_name(resume));
        cx.tell(Diagnostic::new(&codes::PAGES_HEADERS, pages.resume.span, message).help("add it to `headers`"));
    }
    let has_items = |content: &Content| matches!(content, Content::Feed | Content::Type(TypeRef::List(_)));
    if op.full.ok.is_some() && !it.ok.iter().any(|(_, content)| has_items(content)) {
        let message = format!("the operation `{name}` has pages, but answers no feed");
        cx.fault(&codes::PAGES_WITHOUT_FEED, pages.next.span, message);
    }
    if let Some(until) = &pages.until {
        let answered = it.ok.iter().any(|(status, _)| *status == until.value)
            || it.fails.iter().any(|id| api.status(*id).status == Some(until.value));
        if !answered {
            let message = format!("the operation `{name}` never answers {}", until.value);
            cx.fault(&codes::PAGES_WITHOUT_FEED, until.span, message);
        }
    }
}

fn several(cx: &mut Cx<'_, '_>, op: &Op<'_>, it: &Operation) {
    let name = &op.name.value;
    let of_operations = is_of_operations(cx.api, &it.body);
    if let Some(batch) = op.full.batch.as_ref().filter(|_| !of_operations && op.whole) {
        let message = format!("the body of the operation `{name}` is no list of operations");
        cx.fault(&codes::SEVERAL, batch.operations.span, message);
    }
    let Some(many) = &op.full.many else { return };
    let reads_one = it.on_item && it.effect == crate::ir::Effect::Read;
    if op.whole && !reads_one && !(of_operations && it.batch.is_some()) {
        let message =
            format!("the operation `{name}` neither reads one item nor has a `batch`: there is no way to carry out many");
        cx.fault(&codes::SEVERAL, many.method.span, message);
    }
    if cx.resolved.operations.iter().any(|other| other.name.value == many.method.value) {
        cx.fault(&codes::SEVERAL, many.method.span, format!("there is an operation `{}`", many.method.value));
    }
}

fn rows(cx: &mut Cx<'_, '_>, op: &Op<'_>, it: &Operation) {
    let (Some(rows), Some(id)) = (&op.full.rows, it.rows) else { return };
    let is_free = cx.api.resources.get(op.resource).is_some_and(|it| it.free);
    if op.whole && !(is_free && it.ok.iter().any(|(_, content)| *content == Content::Feed)) {
        let message = format!("the operation `{}` answers no feed of a free-form resource", op.name.value);
        cx.fault(&codes::ROWS, rows.span, message);
    } else if !matches!(cx.api.ty(id).form, Form::Struct { native: None, .. }) {
        cx.fault(&codes::ROWS, rows.span, format!("`{}` is not a structure", rows.value));
    }
}

/// Whether a body is a list of what stands for operations.
fn is_of_operations(api: &Api, body: &Body) -> bool {
    let Body::Whole(TypeRef::List(inner)) = body else { return false };
    let TypeRef::Named(id) = &**inner else { return false };
    matches!(&api.ty(*id).form, Form::Union { variants, .. } if variants.iter().all(|variant| variant.effect.is_some()))
}
