//! Every example is a request that the client can make, and an answer that it can read.

use super::values::Side;
use super::{Cx, versions};
use crate::codes;
use crate::diag::Diagnostic;
use crate::ir::{Body, Content, HeaderId, IdKind, Operation, Property, StatusId, TypeRef, Version};
use crate::lower::{fit, placeholder};
use crate::names::{SIMILAR, nearest};
use crate::resolve::Op;
use crate::source::{Map, Sp};
use crate::spec::{Answer, Example, Json, Scalar, Verb};

/// The header that tells more than the status, if the service has one.
const SUB_STATUS: &str = "sub_status";

pub(super) fn check(cx: &mut Cx<'_, '_>) {
    let operations: Vec<_> = cx.operations().collect();
    for (op, it) in operations.into_iter().filter(|(op, _)| op.whole) {
        if op.full.examples.is_empty() {
            let message = format!("the operation `{}` has no example", op.name.value);
            cx.tell(Diagnostic::new(&codes::NO_EXAMPLE, op.name.span, message).help("an example is not taken over by `like`"));
        }
        for example in &op.full.examples {
            let version = cx.resolved.version_names.get(&example.version).and_then(|_| Version::parse(&example.version));
            place(cx, op, it, example, version);
            request(cx, op, it, example, Side { is_request: true, version });
            answer(cx, op, it, example, Side { is_request: false, version });
        }
    }
}

/// Version and path.
fn place(cx: &mut Cx<'_, '_>, op: &Op<'_>, it: &Operation, example: &Example, version: Option<Version>) {
    let range = it.about.range;
    if let Some(version) = version.filter(|version| range.meets(range) && !range.contains(*version)) {
        let message = format!("version {version} does not have the operation `{}`", op.name.value);
        let label = format!("it lives {}", versions(range));
        cx.tell(Diagnostic::new(&codes::EXAMPLE_VERSION, example.version.span, message).label(label));
    }
    let addressable = !it.on_item || cx.api.resource(it.resource).id != IdKind::None;
    if cx.is_placed(op) && addressable && fit(&it.path, &example.path).is_none() {
        let message = format!("`{}` is not a path of the operation `{}`", example.path.value, op.name.value);
        let label = format!("its path is {}", placeholder(&it.path, &cx.api.resources));
        cx.tell(Diagnostic::new(&codes::EXAMPLE_PATH, example.path.span, message).label(label));
    }
}

/// Tells of headers that are not the operation's, and of texts that do not fit.
fn headers(cx: &mut Cx<'_, '_>, op: &Op<'_>, given: &Map<Sp<Scalar>>, known: &[HeaderId], side: Side) {
    for (name, text) in given.iter() {
        let Some(id) = cx.resolved.header_names.get(name).map(HeaderId) else { continue };
        if known.contains(&id) {
            cx.fit_text(cx.api.header(id), text, side);
        }
        // Where the operation has a name that is not known, it may be this one that was meant.
        if known.contains(&id) || !cx.knows_headers(op, side.is_request) {
            continue;
        }
        let verb = if side.is_request { "send" } else { "return" };
        let message = format!("the operation `{}` does not {verb} the header `{}`", op.name.value, name.value);
        let it = Diagnostic::new(&codes::EXAMPLE_UNKNOWN, name.span, message);
        let list = if side.is_request { "headers" } else { "returns" };
        cx.tell(match nearest(name, known.iter().map(|id| cx.header_name(*id))) {
            Some(near) => it.replace(name.span, near, SIMILAR),
            None => it.help(format!("add it to `{list}`, if the operation has it")),
        });
    }
}

// ---- the request -------------------------------------------------------------------------------------------------------------

fn request<'a>(cx: &mut Cx<'a, '_>, op: &Op<'_>, it: &'a Operation, example: &Example, side: Side) {
    let api = cx.api;
    let given = &example.send.headers;
    let known = it.requires.iter().chain(&it.headers).chain(&api.requests).chain(it.sends.iter().map(|(id, _)| id));
    headers(cx, op, given, &known.copied().collect::<Vec<_>>(), side);
    for (name, text) in given.iter() {
        let Some(id) = cx.resolved.header_names.get(name).map(HeaderId) else { continue };
        cx.in_version(&codes::EXAMPLE_VERSION, "header", name, api.header(id).about.range, name.span, side);
        if let Some((_, fixed)) = it.sends.iter().find(|(sent, fixed)| *sent == id && **fixed != ***text) {
            cx.misfit(text.span, format!("the operation `{}` always sends `{fixed}`", op.name.value));
        }
    }
    for id in &it.requires {
        let header = api.header(*id);
        let exists = side.version.is_none_or(|it| header.about.range.contains(it));
        if exists && !cx.may_be_absent(&header.ty) && given.get(&header.name.spec).is_none() {
            let message = format!("the operation `{}` requires the header `{}`", op.name.value, header.name.spec);
            let it = Diagnostic::new(&codes::EXAMPLE_INCOMPLETE, example.name.span, message);
            cx.tell(it.help("give it in `send: {headers: {…}}`"));
        }
    }
    request_body(cx, op, it, example, side);
}

fn request_body<'a>(cx: &mut Cx<'a, '_>, op: &Op<'_>, it: &'a Operation, example: &Example, side: Side) {
    let name = &op.name.value;
    let (json, text) = (example.send.body.as_ref(), example.send.text.as_ref());
    match &it.body {
        Body::None => {
            // A type that is not known is told already.
            let has_none = op.full.body.is_none() && op.full.fields.is_none();
            if let Some(span) = json.map(|it| it.span).or(text.map(|it| it.span)).filter(|_| has_none) {
                cx.fault(&codes::EXAMPLE_BODY, span, format!("the operation `{name}` sends no body"));
            }
        }
        Body::Whole(ty) => {
            if json.is_none() && text.is_none() {
                cx.fault(&codes::EXAMPLE_INCOMPLETE, example.name.span, format!("the operation `{name}` sends a body"));
            } else if let Some(json) = in_form(cx, name, *ty == TypeRef::Bytes, json, text, side) {
                cx.fit(ty, json, side);
            }
        }
        Body::Fields(ty) => {
            let json = in_form(cx, name, false, json, text, side);
            if let Some(properties) = cx.api.ty(*ty).form.properties() {
                fields(cx, it, properties, json, example, side);
            }
        }
    }
}

/// The JSON of a body, if it is to be JSON and is; tells of bytes in its place, and the other way round.
fn in_form<'e>(
    cx: &mut Cx<'_, '_>,
    name: &str,
    is_bytes: bool,
    json: Option<&'e Sp<Json>>,
    text: Option<&Sp<String>>,
    side: Side,
) -> Option<&'e Sp<Json>> {
    let verb = if side.is_request { "sends" } else { "answers" };
    match (json, text) {
        (Some(json), _) if is_bytes => {
            cx.fault(&codes::EXAMPLE_BODY, json.span, format!("the operation `{name}` {verb} bytes: write them as `text`"));
            None
        }
        (_, Some(text)) if !is_bytes => {
            cx.fault(&codes::EXAMPLE_BODY, text.span, format!("the operation `{name}` {verb} JSON: write it as `body`"));
            None
        }
        (json, _) => json,
    }
}

/// A body that the client makes of arguments and setters.
fn fields<'a>(
    cx: &mut Cx<'a, '_>,
    it: &Operation,
    properties: &'a [Property],
    json: Option<&Sp<Json>>,
    example: &Example,
    side: Side,
) {
    let no_members = Vec::new();
    let (members, span) = match json {
        None => (&no_members, example.name.span),
        Some(Sp { value: Json::Object(members), span }) => (members, *span),
        Some(other) => return cx.misfit(other.span, format!("{} where an object is expected", other.kind())),
    };
    cx.fit_members(properties, members, side);
    for (key, _) in members {
        match properties.iter().find(|it| it.wire == key.value) {
            None => cx.unknown_member(key, properties),
            Some(property) if property.system => {
                let message = format!("the client cannot send `{}`, which the service sets", key.value);
                cx.fault(&codes::EXAMPLE_UNKNOWN, key.span, message);
            }
            Some(_) => {}
        }
    }
    for property in properties {
        // What the service sets is not sent, and the id of an item is that of the path, if the body does not say another.
        let is_given = property.system || property.identity && it.on_item;
        let exists = |it: crate::ir::Range| side.version.is_none_or(|version| it.contains(version));
        if !is_given && property.required.is_some_and(exists) && !members.iter().any(|(key, _)| key.value == property.wire) {
            let message = format!("the property `{}` is required", property.wire);
            cx.tell(Diagnostic::new(&codes::EXAMPLE_INCOMPLETE, span, message).label("in here"));
        }
    }
}

// ---- the answer --------------------------------------------------------------------------------------------------------------

fn answer<'a>(cx: &mut Cx<'a, '_>, op: &Op<'_>, it: &'a Operation, example: &Example, side: Side) {
    let api = cx.api;
    let get = &example.get;
    let known: Vec<HeaderId> = it.returns.iter().chain(&api.responses).copied().collect();
    headers(cx, op, &get.headers, &known, side);

    let content = it.ok.iter().find(|(status, _)| *status == get.status.value).map(|(_, content)| content);
    if content.is_none() && !it.fails.iter().any(|id| is_of(cx, *id, get)) {
        if op.full.ok.is_none() {
            return;
        }
        let sub = get.headers.get(SUB_STATUS).map_or_else(String::new, |it| format!(" with sub-status {}", &***it));
        let message = format!("the operation `{}` does not answer {}{sub}", op.name.value, get.status.value);
        let it = Diagnostic::new(&codes::EXAMPLE_STATUS, get.status.span, message);
        return cx.tell(it.help("if it does, add the status to `ok` or `fails`"));
    }
    answer_body(cx, op, it, content, example, side);
}

/// Whether an answer is of a status.
fn is_of(cx: &Cx<'_, '_>, id: StatusId, get: &Answer) -> bool {
    let status = cx.api.status(id);
    let sub: Option<u32> = get.headers.get(SUB_STATUS).and_then(|it| it.parse().ok());
    status.status.is_none_or(|it| it == get.status.value) && status.sub.is_none_or(|it| sub == Some(it))
}

fn answer_body<'a>(
    cx: &mut Cx<'a, '_>,
    op: &Op<'_>,
    it: &'a Operation,
    content: Option<&'a Content>,
    example: &Example,
    side: Side,
) {
    let name = &op.name.value;
    let (json, text) = (example.get.body.as_ref(), example.get.text.as_ref());
    let given = json.map(|it| it.span).or(text.map(|it| it.span));
    let is_head = op.full.verb.as_ref().is_some_and(|it| it.value == Verb::Head);
    if let Some(span) = given.filter(|_| is_head || content == Some(&Content::None)) {
        let message = format!("the operation `{name}` answers {} without a body", example.get.status.value);
        return cx.fault(&codes::EXAMPLE_BODY, span, message);
    }
    let Some(content) = content else {
        let error = cx.resolved.type_names.get(&cx.resolved.spec.service.error.value).map(|_| cx.api.error);
        let json = in_form(cx, name, false, json, text, side);
        if let (Some(error), Some(json)) = (error, json) {
            cx.fit_named(error, json, side);
        }
        return;
    };
    if given.is_none() && *content != Content::None && !is_head && !drops_body(cx, it, example) {
        let message = format!("the operation `{name}` answers {} with a body", example.get.status.value);
        return cx.fault(&codes::EXAMPLE_BODY, example.get.status.span, message);
    }
    let Some(json) = in_form(cx, name, *content == Content::Bytes, json, text, side) else { return };
    let resource = cx.api.resource(it.resource);
    match content {
        Content::None | Content::Json | Content::Bytes => {}
        Content::Resource if resource.free => {}
        Content::Resource => cx.fit_named(resource.ty, json, side),
        Content::Type(ty) => cx.fit(ty, json, side),
        Content::Feed => feed(cx, it, json, side),
    }
}

/// Whether the request asks for an answer without a body.
fn drops_body(cx: &Cx<'_, '_>, it: &Operation, example: &Example) -> bool {
    let sent = example.send.headers.iter().filter_map(|(name, _)| cx.resolved.header_names.get(name).map(HeaderId));
    sent.chain(it.sends.iter().map(|(id, _)| *id)).any(|id| cx.api.header(id).drops_body)
}

/// An envelope with an array of resources in it.
fn feed(cx: &mut Cx<'_, '_>, it: &Operation, json: &Sp<Json>, side: Side) {
    let resource = cx.api.resource(it.resource);
    // That there is no name for the array is told already.
    let Some(name) = &resource.feed else { return };
    let Json::Object(members) = &json.value else {
        return cx.misfit(json.span, format!("{} where the envelope of a feed is expected", json.kind()));
    };
    let Some((_, items)) = members.iter().find(|(key, _)| key.value == *name) else {
        let it = Diagnostic::new(&codes::EXAMPLE_BODY, json.span, format!("the feed has no `{name}`"));
        return cx.tell(it.label("in here"));
    };
    let Json::Array(items) = &items.value else {
        return cx.misfit(items.span, format!("{} where a list is expected", items.kind()));
    };
    if let Some(ty) = it.rows.or((!resource.free).then_some(resource.ty)) {
        items.iter().for_each(|it| cx.fit_named(ty, it, side));
    }
}
