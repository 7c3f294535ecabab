//! The facts of the wire as certain versions have them, as JSON in one canonical form.
//!
//! Whatever says nothing of the wire is left out: prose, examples, names of other clients, the order of the specification. Ranges
//! are told in terms of the given versions alone, so that a range that ends or begins between or after them is the same as one that
//! does so at the next of them.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use super::reach;
use crate::ir::{
    About, Api, Body, Content, ContentType, EnumValue, Form, Header, HeaderId, IdKind, Operation, Property, Range, Resource,
    Status, StatusId, Type, Variant, Version,
};
use crate::text;

/// Everything that is known of these versions, which are in order.
pub(super) fn of(api: &Api, versions: &[Version]) -> Value {
    let facts = Facts { api, versions };
    let reach = reach::of(api, versions);
    let retired = api.versions.iter().filter(|it| versions.contains(&it.version));
    json!({
        "endpoint": api.endpoint,
        "authorization": sorted(api.authorization.iter().map(|(name, kind)| (name.clone(), Some(json!(kind.version))))),
        "retired": sorted(retired.map(|it| (it.version.to_string(), it.retired.as_ref().map(|it| json!(it))))),
        "requests": facts.headers_of(&api.requests, versions),
        "responses": facts.headers_of(&api.responses, versions),
        "error": api.ty(api.error).name.spec,
        "headers": sorted(reach.headers.iter().map(|id| api.header(*id)).map(|it| (it.name.spec.clone(), facts.header(it)))),
        "statuses": sorted(reach.statuses.iter().map(|id| api.status(*id)).map(|it| (it.name.spec.clone(), facts.status(it)))),
        "types": sorted(reach.types.iter().map(|id| api.ty(*id)).map(|it| (it.name.spec.clone(), facts.ty(it)))),
        "resources": sorted(reach.resources.iter().map(|id| api.resource(*id)).map(|it| (it.name.spec.clone(), facts.resource(it)))),
        "operations": sorted(api.operations.iter().map(|it| (it.name.spec.clone(), facts.operation(it)))),
    })
}

/// Members by name, without those that are not there.
fn sorted(members: impl Iterator<Item = (String, Option<Value>)>) -> Value {
    let sorted: BTreeMap<String, Value> = members.filter_map(|(name, value)| Some((name, value?))).collect();
    Value::Object(sorted.into_iter().collect())
}

struct Facts<'a> {
    api: &'a Api,
    versions: &'a [Version],
}

impl Facts<'_> {
    /// The versions that have an element.
    fn having(&self, range: &Range) -> Vec<Version> {
        self.versions.iter().copied().filter(|it| range.contains(*it)).collect()
    }

    /// What stands at the head of an element: its own facts follow. `None` if none of the versions has it.
    fn element(&self, about: &About) -> Option<Map<String, Value>> {
        let having = self.having(&about.range);
        let mut map = Map::new();
        if let Some(range) = self.range(&having)? {
            map.extend(range);
        }
        let deprecated = about.deprecated.as_ref().and_then(|it| having.iter().find(|version| it.since <= **version));
        put(&mut map, "deprecated", deprecated.map(|it| json!(it.to_string())));
        Some(map)
    }

    /// The ends of a range: `None` if it is empty, `Some(None)` if it has none.
    fn range(&self, having: &[Version]) -> Option<Option<Map<String, Value>>> {
        let (first, last) = (having.first()?, having.last()?);
        let mut map = Map::new();
        let begins = self.versions.first() != Some(first);
        let after = self.versions.iter().find(|it| *it > last);
        put(&mut map, "since", begins.then(|| json!(first.to_string())));
        put(&mut map, "until", after.map(|it| json!(it.to_string())));
        Some((!map.is_empty()).then_some(map))
    }

    /// The names of those headers that any of the versions has.
    fn headers_of(&self, ids: &[HeaderId], versions: &[Version]) -> Value {
        let has = |id: &&HeaderId| versions.iter().any(|it| self.api.header(**id).about.range.contains(*it));
        let mut names: Vec<&str> = ids.iter().filter(has).map(|id| self.api.header(*id).name.spec.as_str()).collect();
        names.sort_unstable();
        json!(names)
    }

    fn header(&self, header: &Header) -> Option<Value> {
        let mut map = self.element(&header.about)?;
        map.insert("wire".into(), json!(header.wire));
        let way = match (header.in_request, header.in_response) {
            (true, true) => Some("both"),
            (false, true) => Some("response"),
            _ => None,
        };
        put(&mut map, "in", way.map(|it| json!(it)));
        map.insert("type".into(), json!(text::expression(self.api, &header.ty)));
        put(&mut map, "value", header.value.as_ref().map(|it| json!(it)));
        limits(&mut map, header.default.as_deref(), header.min, header.max);
        flag(&mut map, "drops_body", header.drops_body);
        Some(map.into())
    }

    fn status(&self, status: &Status) -> Option<Value> {
        let mut map = self.element(&status.about)?;
        put(&mut map, "status", status.status.map(|it| json!(it)));
        put(&mut map, "sub", status.sub.map(|it| json!(it)));
        flag(&mut map, "maybe_processed", status.maybe_processed);
        map.insert("origin".into(), json!(text::origin(status.origin)));
        Some(map.into())
    }

    fn ty(&self, ty: &Type) -> Option<Value> {
        let mut map = self.element(&ty.about)?;
        match &ty.form {
            Form::Struct { open, of, properties, .. } => {
                flag(&mut map, "open", *open);
                put(&mut map, "of", of.map(|id| json!(self.api.ty(id).name.spec)));
                map.insert("properties".into(), self.properties(properties));
            }
            Form::Enum(values) => {
                let named = |it: &EnumValue| (it.wire.clone(), it.name.snake.clone(), self.element(&it.about).map(Value::from));
                map.insert("values".into(), distinct(values.iter().map(named).collect()));
            }
            Form::Union { tag, variants } => {
                map.insert("tag".into(), json!(tag));
                let named = |it: &Variant| {
                    let mut variant = self.element(&it.about);
                    if let Some(map) = &mut variant {
                        map.insert("properties".into(), self.properties(&it.properties));
                    }
                    (it.wire.clone(), it.name.snake.clone(), variant.map(Value::from))
                };
                map.insert("variants".into(), distinct(variants.iter().map(named).collect()));
            }
            Form::Native { schema, .. } => put(&mut map, "schema", Some(schema.clone())),
            Form::Alias(of) => put(&mut map, "alias", Some(json!(text::expression(self.api, of)))),
        }
        Some(map.into())
    }

    fn properties(&self, properties: &[Property]) -> Value {
        let named = |it: &Property| (it.wire.clone(), it.name.snake.clone(), self.property(it));
        distinct(properties.iter().map(named).collect())
    }

    fn property(&self, property: &Property) -> Option<Value> {
        let mut map = self.element(&property.about)?;
        map.insert("type".into(), json!(text::expression(self.api, &property.ty)));
        let having = self.having(&property.about.range);
        let requiring: Vec<_> =
            having.iter().copied().filter(|it| property.required.is_some_and(|at| at.contains(*it))).collect();
        let required = match self.range(&requiring) {
            None => None,
            Some(_) if requiring == having => Some(json!(true)),
            Some(range) => Some(range.map_or(json!(true), Value::from)),
        };
        put(&mut map, "required", required);
        limits(&mut map, property.default.as_deref(), property.min, property.max);
        flag(&mut map, "system", property.system);
        flag(&mut map, "identity", property.identity);
        Some(map.into())
    }

    fn resource(&self, resource: &Resource) -> Option<Value> {
        let mut map = self.element(&resource.about)?;
        put(&mut map, "parent", resource.parent.map(|id| json!(self.api.resource(id).name.spec)));
        map.insert("segment".into(), json!(resource.segment));
        let id = match resource.id {
            IdKind::Name => "name",
            IdKind::Rid => "rid",
            IdKind::None => "none",
        };
        map.insert("id".into(), json!(id));
        map.insert("signs".into(), json!(resource.signs));
        put(&mut map, "rid_bytes", resource.rid_bytes.map(|it| json!(it)));
        put(&mut map, "feed", resource.feed.as_ref().map(|it| json!(it)));
        flag(&mut map, "free", resource.free);
        Some(map.into())
    }

    fn operation(&self, op: &Operation) -> Option<Value> {
        let mut map = self.element(&op.about)?;
        let versions = self.having(&op.about.range);
        let api = self.api;
        let header = |id: HeaderId| api.header(id).name.spec.as_str();
        let content = |content: &Content| match content {
            Content::None => "none".to_owned(),
            Content::Json => "json".into(),
            Content::Bytes => "bytes".into(),
            Content::Resource => "resource".into(),
            Content::Feed => "feed".into(),
            Content::Type(ty) => text::expression(api, ty),
        };
        map.insert("verb".into(), json!(op.verb));
        map.insert("path".into(), json!(text::path(api, &op.path)));
        map.insert("effect".into(), json!(op.effect.as_str()));
        filled(&mut map, "sends", sorted(op.sends.iter().map(|(id, value)| (header(*id).to_owned(), Some(json!(value))))));
        filled(&mut map, "requires", self.headers_of(&op.requires, &versions));
        filled(&mut map, "headers", self.headers_of(&op.headers, &versions));
        let body = match &op.body {
            Body::None => None,
            Body::Whole(ty) => Some(("body", text::expression(api, ty))),
            Body::Fields(id) => Some(("fields", api.ty(*id).name.spec.clone())),
        };
        if let Some((key, ty)) = body {
            map.insert(key.into(), json!(ty));
        }
        let content_type = match &op.content_type {
            ContentType::None => None,
            ContentType::Fixed(text) => Some(json!(text)),
            ContentType::FromHeader => Some(json!("header")),
        };
        put(&mut map, "content_type", content_type);
        map.insert("ok".into(), sorted(op.ok.iter().map(|(status, it)| (status.to_string(), Some(json!(content(it)))))));
        put(&mut map, "rows", op.rows.map(|id| json!(api.ty(id).name.spec)));
        filled(&mut map, "fails", self.statuses_of(&op.fails, &versions));
        filled(&mut map, "returns", self.headers_of(&op.returns, &versions));
        if let Some(pages) = &op.pages {
            let mut value = json!({"next": header(pages.next), "resume": header(pages.resume)});
            if let (Some(until), Some(map)) = (pages.until, value.as_object_mut()) {
                map.insert("until".into(), json!(until));
            }
            map.insert("pages".into(), value);
        }
        Some(map.into())
    }

    fn statuses_of(&self, ids: &[StatusId], versions: &[Version]) -> Value {
        let has = |id: &&StatusId| versions.iter().any(|it| self.api.status(**id).about.range.contains(*it));
        let mut names: Vec<&str> = ids.iter().filter(has).map(|id| self.api.status(*id).name.spec.as_str()).collect();
        names.sort_unstable();
        json!(names)
    }
}

/// Members by their name on the wire; where two versions of one share it, by both names.
fn distinct(members: Vec<(String, String, Option<Value>)>) -> Value {
    let shared: Vec<bool> =
        members.iter().map(|(wire, ..)| members.iter().filter(|(other, ..)| other == wire).count() > 1).collect();
    let key = |((wire, name, value), shared): ((String, String, Option<Value>), bool)| {
        (if shared { format!("{wire} ({name})") } else { wire }, value)
    };
    sorted(members.into_iter().zip(shared).map(key))
}

fn limits(map: &mut Map<String, Value>, default: Option<&str>, min: Option<f64>, max: Option<f64>) {
    put(map, "default", default.map(|it| json!(it)));
    put(map, "min", min.map(text::number));
    put(map, "max", max.map(text::number));
}

fn put(map: &mut Map<String, Value>, key: &str, value: Option<Value>) {
    if let Some(value) = value {
        map.insert(key.into(), value);
    }
}

fn flag(map: &mut Map<String, Value>, key: &str, set: bool) {
    put(map, key, set.then_some(Value::Bool(true)));
}

/// Puts a list or a map, unless there is nothing in it.
fn filled(map: &mut Map<String, Value>, key: &str, value: Value) {
    let empty = value.as_array().is_some_and(Vec::is_empty) || value.as_object().is_some_and(Map::is_empty);
    put(map, key, (!empty).then_some(value));
}
