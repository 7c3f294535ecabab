//! Headers of responses, and the failures that operations share.

use indexmap::IndexMap;
use serde_json::{Map, Value, json};

use super::parameters::put_value;
use super::schemas::reference;
use super::{description, is_elsewhere, put_about};
use crate::ir::{Api, ExampleBody, Header, HeaderId, Operation, Origin, Status, TypeRef, View};
use crate::text;

/// Every header that a response may carry.
pub(super) fn headers(view: View<'_>) -> Value {
    let all = view.api.headers.iter().filter(|it| it.in_response && view.has(&it.about) && !is_elsewhere(&it.wire));
    all.map(|it| (it.name.snake.clone(), header(view, it))).collect::<Map<String, Value>>().into()
}

fn header(view: View<'_>, header: &Header) -> Value {
    let mut map = Map::new();
    map.insert("description".into(), json!(description(view, &header.about)));
    put_value(&mut map, view, header);
    put_about(&mut map, view, &header.about);
    map.into()
}

/// References to headers by their names on the wire.
pub(super) fn links(view: View<'_>, ids: impl Iterator<Item = HeaderId>) -> Value {
    let mut map: Map<String, Value> = Map::new();
    for header in ids.map(|id| view.api.header(id)).filter(|it| view.has(&it.about) && !is_elsewhere(&it.wire)) {
        map.entry(header.wire.clone()).or_insert_with(|| json!({"$ref": format!("#/components/headers/{}", header.name.snake)}));
    }
    map.into()
}

/// The statuses that a merged operation may fail with, by the key of their response.
pub(super) fn failures_of<'a>(view: View<'a>, operations: &[&'a Operation]) -> IndexMap<String, Vec<&'a Status>> {
    let mut all: IndexMap<String, Vec<&Status>> = IndexMap::new();
    for op in operations {
        for status in op.fails.iter().map(|id| view.api.status(*id)).filter(|it| is_answered(view, it)) {
            let named = all.entry(key(status)).or_default();
            if !named.iter().any(|it| it.name == status.name) {
                named.push(status);
            }
        }
    }
    all
}

/// One response for each HTTP status, with all that it may mean.
pub(super) fn failures(view: View<'_>) -> Value {
    let api = view.api;
    let operations: Vec<&Operation> = api.operations.iter().filter(|it| view.has(&it.about)).collect();
    let mut all: Vec<(String, Value)> = Vec::new();
    for (key, statuses) in failures_of(view, &operations) {
        let docs = statuses.iter().map(|it| format!("- {}: {}", title(it), text::flat(&it.about.docs)));
        let docs = format!("{}\n\n{}", phrase(&statuses), docs.collect::<Vec<_>>().join("\n"));
        let mut map = Map::new();
        map.insert("description".into(), json!(docs));
        map.insert("headers".into(), links(view, api.responses.iter().copied()));
        if has_body(&statuses) {
            let mut content = json!({"schema": error(view)});
            let examples = examples(api, &operations, &statuses);
            if let (false, Some(map)) = (examples.is_empty(), content.as_object_mut()) {
                map.insert("examples".into(), examples.into());
            }
            map.insert("content".into(), json!({"application/json": content}));
        }
        all.push((key, map.into()));
    }
    all.sort_by(|(a, _), (b, _)| a.cmp(b));
    all.into_iter().collect::<Map<String, Value>>().into()
}

/// What a merged operation says of a shared failure: the names that it may have there.
pub(super) fn failure(key: &str, statuses: &[&Status]) -> Value {
    let names: Vec<_> = statuses.iter().map(|it| title(it)).collect();
    json!({"$ref": format!("#/components/responses/{key}"), "description": format!("{}: {}.", phrase(statuses), names.join(", "))})
}

/// The body of failures.
pub(super) fn error(view: View<'_>) -> Value {
    reference(view, &TypeRef::Named(view.api.error))
}

/// Whether failures of these statuses have a body: redirections and the like have none.
pub(super) fn has_body(statuses: &[&Status]) -> bool {
    statuses.iter().any(|it| it.is_failure())
}

/// Whether a status is ever seen on the wire.
fn is_answered(view: View<'_>, status: &Status) -> bool {
    view.has(&status.about) && status.origin != Origin::Client
}

fn key(status: &Status) -> String {
    status.status.map_or_else(|| "default".into(), |it| it.to_string())
}

fn phrase(statuses: &[&Status]) -> &'static str {
    statuses.first().and_then(|it| it.status).map_or("Any other failure", text::reason)
}

fn title(status: &Status) -> String {
    match status.sub {
        Some(sub) => format!("`{}` (sub-status {sub})", status.name.spec),
        None => format!("`{}`", status.name.spec),
    }
}

/// The examples that fail with one of the statuses.
fn examples(api: &Api, operations: &[&Operation], statuses: &[&Status]) -> Map<String, Value> {
    let mut all = Map::new();
    for op in operations {
        for example in op.examples.iter().filter(|it| statuses.iter().any(|status| status.status == Some(it.status))) {
            if op.ok.iter().any(|(status, _)| *status == example.status) {
                continue;
            }
            if let Some(ExampleBody::Json(body)) = &example.get_body {
                let name = match all.contains_key(&example.name) {
                    true => format!("{}.{}", api.resource(op.resource).name.snake, example.name),
                    false => example.name.clone(),
                };
                all.insert(name, json!({"value": body}));
            }
        }
    }
    all
}
