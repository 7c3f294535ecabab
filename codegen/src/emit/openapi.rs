//! `docs/openapi.json`: the API at one version as an OpenAPI 3.1 document.
//!
//! OpenAPI knows one operation a path and verb where the service tells several apart by their headers. They are merged into one:
//! every header that any of them takes is a parameter, required if all require it; bodies and answers of one media type are
//! alternatives; `x-operations` tells them apart again.

mod operations;
mod parameters;
mod responses;
mod schemas;

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};

use crate::ir::{About, Api, View};
use crate::json::to_text;
use crate::sync::FileSet;
use crate::text;

/// Where the document stands.
pub const PATH: &str = "docs/openapi.json";

/// Adds the document of a version.
pub fn emit(view: View<'_>, files: &mut FileSet) {
    files.insert(PATH, to_text(&document(view), 130));
}

/// The document of a version.
#[must_use]
pub fn document(view: View<'_>) -> Value {
    let api = view.api;
    let paths = operations::paths(view);
    let mut used = BTreeSet::new();
    references(&paths, &mut used);
    let mut document = json!({
        "openapi": "3.1.0",
        "info": {"title": api.title, "version": view.version.to_string(), "description": api.docs.trim()},
        "servers": [server(api)],
        "tags": tags(view),
        "paths": paths,
        "components": {
            "schemas": schemas::components(view),
            "parameters": parameters::components(view, &used),
            "headers": responses::headers(view),
            "responses": responses::failures(view),
        },
    });
    if let (Some(scheme), Some(map)) = (security(api), document.as_object_mut()) {
        map.insert("security".into(), json!([{"authorization": []}]));
        if let Some(components) = map.get_mut("components").and_then(Value::as_object_mut) {
            components.insert("securitySchemes".into(), json!({"authorization": scheme}));
        }
    }
    document
}

/// Everything that a value refers to.
fn references<'a>(value: &'a Value, used: &mut BTreeSet<&'a str>) {
    match value {
        Value::Object(map) => {
            used.extend(map.get("$ref").and_then(Value::as_str));
            map.values().for_each(|it| references(it, used));
        }
        Value::Array(items) => items.iter().for_each(|it| references(it, used)),
        _ => {}
    }
}

fn server(api: &Api) -> Value {
    let names = api.endpoint.split('{').skip(1).filter_map(|rest| rest.split_once('}')).map(|(name, _)| name);
    let variables: Map<String, Value> = names.map(|name| (name.into(), json!({"default": name}))).collect();
    let mut server = json!({"url": api.endpoint});
    if let (false, Some(map)) = (variables.is_empty(), server.as_object_mut()) {
        map.insert("variables".into(), variables.into());
    }
    server
}

fn tags(view: View<'_>) -> Value {
    let resources = view.api.resources.iter().filter(|it| view.has(&it.about));
    resources.map(|it| json!({"name": it.name.spec, "description": it.about.docs.trim()})).collect()
}

/// The scheme for the header that authorizes requests.
fn security(api: &Api) -> Option<Value> {
    let header = api.headers.iter().find(|it| it.in_request && it.wire.eq_ignore_ascii_case("authorization"))?;
    let mut docs = header.about.docs.trim().to_owned();
    for (name, kind) in &api.authorization {
        docs.push_str(&format!("\n\n- `type={name}&ver={}`: {}", kind.version, text::flat(&kind.docs)));
    }
    Some(json!({"type": "apiKey", "in": "header", "name": header.wire, "description": docs}))
}

/// Puts the ends of a range, the deprecation and the source of what the reference does not say.
fn put_about(map: &mut Map<String, Value>, view: View<'_>, about: &About) {
    if view.deprecated(about).is_some() {
        map.insert("deprecated".into(), json!(true));
    }
    for (key, version) in [("x-since", about.range.since), ("x-until", about.range.until)] {
        if let Some(version) = version {
            map.insert(key.into(), json!(version.to_string()));
        }
    }
    if let Some(source) = &about.undocumented {
        map.insert("x-undocumented".into(), json!(source));
    }
}

/// Markdown, and what to use instead where it is deprecated.
fn description(view: View<'_>, about: &About) -> String {
    let docs = about.docs.trim();
    match view.deprecated(about) {
        Some(it) => format!("{docs}\n\nDeprecated since {}: {}", it.since, text::flat(&it.note)),
        None => docs.to_owned(),
    }
}

/// Headers that OpenAPI describes in other ways, and forbids as parameters.
fn is_elsewhere(wire: &str) -> bool {
    ["accept", "content-type", "authorization"].iter().any(|it| wire.eq_ignore_ascii_case(it))
}
