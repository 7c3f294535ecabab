//! Paths, and the operations of a path and verb merged into one.

use std::collections::BTreeSet;

use indexmap::IndexMap;
use serde_json::{Map, Value, json};

use super::super::example::sent;
use super::schemas::{kind, of_content, reference};
use super::{parameters, put_about, responses};
use crate::ir::{Api, Body, Content, ContentType, Effect, Example, ExampleBody, Form, Operation, TypeRef, View};
use crate::text;

/// Every path with its verbs.
pub(super) fn paths(view: View<'_>) -> Value {
    let mut paths: IndexMap<String, IndexMap<String, Vec<&Operation>>> = IndexMap::new();
    for op in view.api.operations.iter().filter(|it| view.has(&it.about)) {
        let verbs = paths.entry(text::path(view.api, &op.path)).or_default();
        verbs.entry(op.verb.to_ascii_lowercase()).or_default().push(op);
    }
    let mut all = Map::new();
    for (path, verbs) in paths {
        let mut item = Map::new();
        if let Some(op) = verbs.values().flatten().next() {
            item.insert("parameters".into(), parameters::of_path(view, op).into());
        }
        item.extend(verbs.into_iter().map(|(verb, operations)| (verb, merged(view, &operations))));
        all.insert(path, item.into());
    }
    all.into()
}

fn merged(view: View<'_>, operations: &[&Operation]) -> Value {
    let api = view.api;
    // The plainest of them lends its name: the one that needs no header to be told from the others.
    let Some(plain) = operations.iter().min_by_key(|it| it.sends.len()) else { return Value::Null };
    let mut map = Map::new();
    map.insert("operationId".into(), json!(plain.name.spec));
    map.insert("tags".into(), json!([api.resource(plain.resource).name.spec]));
    match operations {
        [only] => {
            map.insert("summary".into(), json!(text::first_line(&only.about.docs)));
            map.insert("description".into(), json!(super::description(view, &only.about)));
        }
        several => {
            let names: Vec<_> = several.iter().map(|it| it.name.spec.as_str()).collect();
            let docs: Vec<_> = several.iter().map(|it| format!("- {}", told_apart(api, it))).collect();
            map.insert("summary".into(), json!(names.join(", ")));
            map.insert(
                "description".into(),
                json!(format!("Several operations, told apart by their headers:\n\n{}", docs.join("\n"))),
            );
        }
    }
    if operations.iter().all(|it| view.deprecated(&it.about).is_some()) {
        map.insert("deprecated".into(), json!(true));
    }
    let parameters = parameters::merged(view, operations);
    if !parameters.is_empty() {
        map.insert("parameters".into(), parameters.into());
    }
    if let Some(body) = request_body(view, operations) {
        map.insert("requestBody".into(), body);
    }
    map.insert("responses".into(), all_responses(view, operations));
    map.insert("x-operations".into(), operations.iter().map(|it| entry(view, it)).collect());
    map.into()
}

/// One of several operations in a sentence or two: `name`, what it sends, what it does.
fn told_apart(api: &Api, op: &Operation) -> String {
    let sends: Vec<_> = op.sends.iter().map(|(id, value)| format!("`{}: {value}`", api.header(*id).wire)).collect();
    let sends = if sends.is_empty() { String::new() } else { format!(" ({})", sends.join(", ")) };
    format!("`{}`{sends}: {}", op.name.spec, text::flat(&op.about.docs))
}

fn entry(view: View<'_>, op: &Operation) -> Value {
    let api = view.api;
    let mut map = Map::new();
    map.insert("name".into(), json!(op.name.spec));
    if let Some(reference) = &op.reference {
        map.insert("reference".into(), json!(reference));
    }
    map.insert("effect".into(), json!(op.effect.as_str()));
    let sends: Map<String, Value> = op.sends.iter().map(|(id, value)| (api.header(*id).wire.clone(), json!(value))).collect();
    if !sends.is_empty() {
        map.insert("sends".into(), sends.into());
    }
    let fails: Vec<_> =
        op.fails.iter().map(|id| api.status(*id)).filter(|it| view.has(&it.about)).map(|it| &it.name.spec).collect();
    if !fails.is_empty() {
        map.insert("fails".into(), json!(fails));
    }
    put_about(&mut map, view, &op.about);
    map.into()
}

/// Alternatives of one media type.
#[derive(Default)]
struct Media {
    /// Each with the one kind of JSON that it is, if it is but one.
    schemas: Vec<(Value, Option<&'static str>)>,
    examples: Map<String, Value>,
}

impl Media {
    fn add(&mut self, schema: Option<(Value, Option<&'static str>)>) {
        self.schemas.extend(schema.filter(|it| !self.schemas.contains(it)));
    }

    fn example(&mut self, example: &Example, body: &ExampleBody) {
        let value = match body {
            ExampleBody::Json(value) => value.clone(),
            ExampleBody::Text(text) => json!(text),
        };
        let mut map = Map::new();
        let docs = text::flat(&example.docs);
        if !docs.is_empty() {
            map.insert("summary".into(), json!(docs));
        }
        map.insert("value".into(), value);
        self.examples.insert(example.name.clone(), map.into());
    }

    fn into_json(self) -> Value {
        let mut map = Map::new();
        match self.schemas.as_slice() {
            [] => {}
            [(only, _)] => {
                map.insert("schema".into(), only.clone());
            }
            several => {
                // Just one of them fits where they are different kinds of JSON; else a body may well fit more.
                let kinds: BTreeSet<_> = several.iter().filter_map(|(_, kind)| *kind).collect();
                let key = if kinds.len() == several.len() { "oneOf" } else { "anyOf" };
                let schemas: Vec<_> = several.iter().map(|(schema, _)| schema).collect();
                map.insert("schema".into(), json!({key: schemas}));
            }
        }
        if !self.examples.is_empty() {
            map.insert("examples".into(), self.examples.into());
        }
        map.into()
    }
}

fn request_body(view: View<'_>, operations: &[&Operation]) -> Option<Value> {
    let api = view.api;
    let mut content: IndexMap<&str, Media> = IndexMap::new();
    for op in operations {
        let media = match &op.content_type {
            ContentType::Fixed(media) => media,
            ContentType::FromHeader => "*/*",
            ContentType::None => "application/json",
        };
        if op.body == Body::None {
            continue;
        }
        let entry = content.entry(media).or_default();
        entry.add(body(view, op));
        for example in &op.examples {
            if let Some(body) = sent(api, op, example).filter(|it| has_required(view, op, it)) {
                entry.example(example, &body);
            }
        }
    }
    if content.is_empty() {
        return None;
    }
    let required = operations.iter().all(|op| op.body != Body::None);
    let content: Map<String, Value> = content.into_iter().map(|(media, it)| (media.to_owned(), it.into_json())).collect();
    Some(json!({"required": required, "content": content}))
}

/// The schema of a request's body, and which JSON it is; `None` if it is not JSON.
fn body(view: View<'_>, op: &Operation) -> Option<(Value, Option<&'static str>)> {
    let resource = view.api.resource(op.resource);
    match &op.body {
        Body::None | Body::Whole(TypeRef::Bytes) => None,
        Body::Whole(TypeRef::Json) if resource.free && matches!(op.effect, Effect::Create | Effect::Upsert | Effect::Replace) => {
            Some((reference(view, &TypeRef::Named(resource.ty)), Some("object")))
        }
        Body::Whole(ty) => Some((reference(view, ty), kind(view, ty))),
        Body::Fields(id) => {
            let mut schema = reference(view, &TypeRef::Named(*id));
            let required = required_of_resource(view, op);
            if let (false, Some(map)) = (required.is_empty(), schema.as_object_mut()) {
                map.insert("required".into(), json!(required));
            }
            Some((schema, Some("object")))
        }
    }
}

/// What requests must have of a resource at the version; of other types their own schema says it.
fn required_of_resource<'a>(view: View<'a>, op: &Operation) -> Vec<&'a str> {
    let Body::Fields(id) = &op.body else { return Vec::new() };
    let ty = view.api.ty(*id);
    match (&ty.form, ty.resource) {
        (Form::Struct { properties, .. }, Some(_)) => {
            let required = properties.iter().filter(|it| view.has(&it.about) && view.requires(it) && !it.system);
            required.map(|it| it.wire.as_str()).collect()
        }
        _ => Vec::new(),
    }
}

/// Whether an example, which may be of an older version, has what the version requires.
fn has_required(view: View<'_>, op: &Operation, body: &ExampleBody) -> bool {
    match body {
        ExampleBody::Json(value) => required_of_resource(view, op).iter().all(|it| value.get(it).is_some()),
        ExampleBody::Text(_) => true,
    }
}

fn all_responses(view: View<'_>, operations: &[&Operation]) -> Value {
    let api = view.api;
    let mut failures = responses::failures_of(view, operations);
    let mut all: Vec<(String, Value)> = Vec::new();

    let mut codes: Vec<u16> = operations.iter().flat_map(|op| op.ok.iter().map(|(status, _)| *status)).collect();
    codes.sort_unstable();
    codes.dedup();
    for code in codes {
        let answering: Vec<_> = operations.iter().filter(|op| op.ok.iter().any(|(status, _)| *status == code)).collect();
        let mut content: IndexMap<&str, Media> = IndexMap::new();
        for op in &answering {
            for (_, it) in op.ok.iter().filter(|(status, _)| *status == code) {
                let media = match it {
                    Content::None => continue,
                    Content::Bytes => "*/*",
                    _ => "application/json",
                };
                let entry = content.entry(media).or_default();
                entry.add(of_content(view, op, it));
                for example in op.examples.iter().filter(|it| it.status == code) {
                    if let Some(body) = &example.get_body {
                        entry.example(example, body);
                    }
                }
            }
        }
        let mut docs = text::reason(code).to_owned();
        if answering.len() < operations.len() {
            let names: Vec<_> = answering.iter().map(|op| format!("`{}`", op.name.spec)).collect();
            docs = format!("{docs}: {}", names.join(", "));
        }
        // A status may be a success of one of the operations and a failure of another.
        if let Some(statuses) = failures.shift_remove(&code.to_string()) {
            let names: Vec<_> = statuses.iter().map(|it| format!("`{}`", it.name.spec)).collect();
            docs = format!("{docs}; or {}", names.join(", "));
            if responses::has_body(&statuses) {
                content.entry("application/json").or_default().add(Some((responses::error(view), None)));
            }
        }
        let mut map = Map::new();
        map.insert("description".into(), json!(docs));
        let own = answering.iter().flat_map(|op| op.returns.iter().copied());
        map.insert("headers".into(), responses::links(view, own.chain(api.responses.iter().copied())));
        if !content.is_empty() {
            let content: Map<String, Value> = content.into_iter().map(|(media, it)| (media.to_owned(), it.into_json())).collect();
            map.insert("content".into(), content.into());
        }
        all.push((code.to_string(), map.into()));
    }
    all.extend(failures.into_iter().map(|(key, statuses)| {
        let response = responses::failure(&key, &statuses);
        (key, response)
    }));
    all.sort_by(|(a, _), (b, _)| a.cmp(b));
    all.into_iter().collect::<Map<String, Value>>().into()
}
