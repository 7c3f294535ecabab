//! Ids of paths and headers of requests as parameters.

use std::collections::BTreeSet;

use indexmap::IndexMap;
use serde_json::{Map, Value, json};

use super::schemas::{is_structured, put_limits, reference};
use super::{description, is_elsewhere, put_about};
use crate::ir::{Api, Header, HeaderId, Operation, Resource, View};
use crate::text;

/// Ids of resources, and headers, each optional and required: those of them that are `used`.
pub(super) fn components(view: View<'_>, used: &BTreeSet<&str>) -> Value {
    let api = view.api;
    let ids = api.resources.iter().map(|it| (format!("id.{}", it.name.snake), id(it)));
    let headers = api.headers.iter().filter(|it| it.in_request && view.has(&it.about)).flat_map(|it| {
        let required = free(view, it, true);
        [(format!("header.{}", it.name.snake), free(view, it, it.by_core)), (format!("required.{}", it.name.snake), required)]
    });
    let used = |name: &str| used.contains(address(name).as_str());
    ids.chain(headers).filter(|(name, _)| used(name)).collect::<Map<String, Value>>().into()
}

/// The parameters that all operations of a path have.
pub(super) fn of_path(view: View<'_>, operation: &Operation) -> Vec<Value> {
    let api = view.api;
    let ids = text::ids(operation).map(|id| format!("id.{}", api.resource(id).name.snake));
    let common =
        text::common_request_headers(api).map(|id| api.header(id)).filter(|it| view.has(&it.about) && !is_elsewhere(&it.wire));
    ids.chain(common.map(|it| format!("header.{}", it.name.snake))).map(|name| link(&name)).collect()
}

/// The parameters of operations that are told apart by them.
pub(super) fn merged(view: View<'_>, operations: &[&Operation]) -> Vec<Value> {
    let mut parameters: IndexMap<String, Merged<'_>> = IndexMap::new();
    let api = view.api;
    for op in operations {
        let fixed = op.sends.iter().map(|(id, value)| (*id, Some(value.as_str()), true));
        let required = op.requires.iter().map(|id| (*id, None, requires(api, op, *id)));
        let optional = op.headers.iter().map(|id| (*id, None, false));
        for (id, value, required) in fixed.chain(required).chain(optional) {
            let header = api.header(id);
            if view.has(&header.about) && !is_elsewhere(&header.wire) {
                let merged = parameters.entry(header.wire.to_ascii_lowercase()).or_default();
                merged.uses.push(Use { header, value: value.or(header.value.as_deref()), required, operation: op });
            }
        }
    }
    parameters.values().map(|it| it.to_json(view, operations.len())).collect()
}

/// Whether every request of the operation must have the header.
fn requires(api: &Api, op: &Operation, id: HeaderId) -> bool {
    op.requires.contains(&id) && api.header(id).required_when.is_none()
}

/// One name on the wire, as all operations of a path and verb use it.
#[derive(Default)]
struct Merged<'a> {
    uses: Vec<Use<'a>>,
}

struct Use<'a> {
    header: &'a Header,
    value: Option<&'a str>,
    required: bool,
    operation: &'a Operation,
}

impl Merged<'_> {
    fn to_json(&self, view: View<'_>, operations: usize) -> Value {
        let Some(first) = self.uses.first() else { return Value::Null };
        let mut requiring: Vec<_> = self.uses.iter().filter(|it| it.required).map(|it| &it.operation.name.spec).collect();
        requiring.dedup();
        let required = requiring.len() == operations;
        let same = self.uses.iter().all(|it| it.header.name == first.header.name);
        if same && self.uses.iter().all(|it| it.value == first.header.value.as_deref()) {
            return link(&format!("{}.{}", if required { "required" } else { "header" }, first.header.name.snake));
        }

        let mut map = head(first.header, required);
        let mut docs: Vec<String> = Vec::new();
        let mut values: Vec<&str> = Vec::new();
        for used in self.uses.iter().filter(|it| it.value.is_some() || it.header.name != first.header.name) {
            let line = match used.value {
                Some(value) if used.required => format!("- `{value}`: the request is for `{}`.", used.operation.name.spec),
                Some(value) => format!("- `{value}`: {}", text::flat(&used.header.about.docs)),
                None => format!("- {}", text::flat(&used.header.about.docs)),
            };
            if !docs.contains(&line) {
                docs.push(line);
            }
            values.extend(used.value.filter(|value| !values.contains(value)));
        }
        let docs = format!("{}\n\n{}", first.header.about.docs.trim(), docs.join("\n"));
        map.insert("description".into(), json!(docs));
        if self.uses.iter().all(|it| it.value.is_some()) {
            map.insert("schema".into(), json!({"type": "string", "enum": values}));
        } else {
            put_value(&mut map, view, first.header);
        }
        put_about(&mut map, view, &first.header.about);
        map.into()
    }
}

fn link(name: &str) -> Value {
    json!({"$ref": address(name)})
}

fn address(name: &str) -> String {
    format!("#/components/parameters/{name}")
}

fn id(resource: &Resource) -> Value {
    let kind = match resource.id {
        crate::ir::IdKind::Rid => "rid",
        _ => "id or rid",
    };
    let docs = format!("The {kind} of the {}.", text::words(&resource.name));
    json!({"name": resource.name.snake, "in": "path", "required": true, "description": docs, "schema": {"type": "string"}})
}

fn free(view: View<'_>, header: &Header, required: bool) -> Value {
    let mut map = head(header, required);
    map.insert("description".into(), json!(description(view, &header.about)));
    match &header.value {
        Some(value) => {
            map.insert("schema".into(), json!({"type": "string", "enum": [value]}));
        }
        None => put_value(&mut map, view, header),
    }
    put_about(&mut map, view, &header.about);
    map.into()
}

fn head(header: &Header, required: bool) -> Map<String, Value> {
    let mut map = Map::new();
    map.insert("name".into(), json!(header.wire));
    map.insert("in".into(), json!("header"));
    if required {
        map.insert("required".into(), json!(true));
    }
    map
}

/// Puts what values a header takes: text, or JSON as text.
pub(super) fn put_value(map: &mut Map<String, Value>, view: View<'_>, header: &Header) {
    let mut schema = reference(view, &header.ty).as_object().cloned().unwrap_or_default();
    put_limits(&mut schema, view, &header.ty, header.default.as_deref(), header.min, header.max);
    match is_structured(view, &header.ty) {
        true => map.insert("content".into(), json!({"application/json": {"schema": schema}})),
        false => map.insert("schema".into(), schema.into()),
    };
}
