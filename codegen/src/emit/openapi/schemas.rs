//! The schemas of types.

use serde_json::{Map, Value, json};

use super::{description, put_about};
use crate::ir::{Body, Content, Effect, Form, Operation, Property, Range, Resource, ResourceId, Type, TypeRef, Variant, View};
use crate::text::number;

/// Every type, and an envelope for every feed.
pub(super) fn components(view: View<'_>) -> Value {
    let api = view.api;
    let mut all: Map<String, Value> = Map::new();
    for ty in api.types.iter().filter(|it| view.has(&it.about)) {
        all.insert(ty.name.spec.clone(), of_type(view, ty));
    }
    for (i, resource) in api.resources.iter().enumerate() {
        let Some(feed) = &resource.feed else { continue };
        let id = ResourceId(i);
        for (_, op) in api.operations_of(id).filter(|(_, op)| view.has(&op.about) && gives_feed(op)) {
            let (items, docs) = match (op.rows, asks(op)) {
                (Some(rows), _) => {
                    (reference(view, &TypeRef::Named(rows)), "A page of the feed; its rows are more than the resource.")
                }
                (None, false) => (answered(view, resource), "A page of the feed."),
                (None, true) => (json!({}), "A page of what was asked for; its rows have any form."),
            };
            let envelope = json!({
                "type": "object",
                "description": docs,
                "required": [feed],
                "properties": {feed: {"type": "array", "items": items}},
            });
            all.insert(feed_name(view, op), envelope);
        }
    }
    all.into()
}

fn gives_feed(op: &Operation) -> bool {
    op.ok.iter().any(|(_, content)| *content == Content::Feed)
}

/// Whether an operation asks for what its feed shall hold: what answers a body has the form that the body says.
fn asks(op: &Operation) -> bool {
    op.body != Body::None
}

fn feed_name(view: View<'_>, op: &Operation) -> String {
    let resource = &view.api.resource(op.resource).name.pascal;
    match op.rows {
        Some(rows) => format!("{resource}{}Feed", view.api.ty(rows).name.pascal),
        None => format!("{resource}{}", if asks(op) { "Rows" } else { "Feed" }),
    }
}

/// What a successful answer holds, and which JSON that is; `None` if it has no JSON body.
pub(super) fn of_content(view: View<'_>, op: &Operation, content: &Content) -> Option<(Value, Option<&'static str>)> {
    let resource = view.api.resource(op.resource);
    match content {
        Content::None | Content::Bytes => None,
        Content::Json if resource.free && op.effect != Effect::Execute => Some((answered(view, resource), Some("object"))),
        Content::Json => Some((json!({}), None)),
        Content::Resource => Some((answered(view, resource), Some("object"))),
        Content::Feed => {
            let name = feed_name(view, op);
            Some((json!({"$ref": format!("#/components/schemas/{name}")}), Some("object")))
        }
        Content::Type(ty) => Some((reference(view, ty), kind(view, ty))),
    }
}

/// A resource as the service answers it: with all that it always sets.
fn answered(view: View<'_>, resource: &Resource) -> Value {
    let mut schema = reference(view, &TypeRef::Named(resource.ty));
    let properties: &[Property] =
        if let Form::Struct { properties, .. } = &view.api.ty(resource.ty).form { properties } else { &[] };
    let set: Vec<_> = properties.iter().filter(|it| it.system && is_always_required(it)).map(|it| it.wire.as_str()).collect();
    if let (false, Some(map)) = (set.is_empty(), schema.as_object_mut()) {
        map.insert("required".into(), json!(set));
    }
    schema
}

fn is_always_required(property: &Property) -> bool {
    property.required.is_some_and(|it| it == Range::default() || it == property.about.range)
}

/// Which JSON a type is; `None` if more than one.
pub(super) fn kind(view: View<'_>, ty: &TypeRef) -> Option<&'static str> {
    match ty {
        TypeRef::String | TypeRef::Date => Some("string"),
        TypeRef::Integer | TypeRef::Decimal => Some("number"),
        TypeRef::Boolean => Some("boolean"),
        TypeRef::List(_) => Some("array"),
        TypeRef::Map(_) => Some("object"),
        TypeRef::Json | TypeRef::Bytes => None,
        TypeRef::Named(id) => match &view.api.ty(*id).form {
            Form::Struct { .. } | Form::Union { .. } => Some("object"),
            Form::Enum(_) => Some("string"),
            Form::Alias(of) => kind(view, of),
            Form::Native { .. } => None,
        },
    }
}

/// A reference to a type where it has a name, else its schema.
pub(super) fn reference(view: View<'_>, ty: &TypeRef) -> Value {
    match ty {
        TypeRef::String => json!({"type": "string"}),
        TypeRef::Integer => json!({"type": "integer", "format": "int64"}),
        TypeRef::Decimal => json!({"type": "number"}),
        TypeRef::Boolean => json!({"type": "boolean"}),
        TypeRef::Date => json!({"type": "string", "format": "http-date"}),
        TypeRef::Json | TypeRef::Bytes => json!({}),
        TypeRef::Named(id) => json!({"$ref": format!("#/components/schemas/{}", view.api.ty(*id).name.spec)}),
        TypeRef::List(of) => json!({"type": "array", "items": reference(view, of)}),
        TypeRef::Map(of) => json!({"type": "object", "additionalProperties": reference(view, of)}),
    }
}

fn of_type(view: View<'_>, ty: &Type) -> Value {
    let mut map = Map::new();
    map.insert("description".into(), json!(description(view, &ty.about)));
    match &ty.form {
        Form::Struct { properties, .. } => {
            map.insert("type".into(), json!("object"));
            // Of a resource, what only some requests must have is said with the requests: the service may answer one that was
            // made when less was required. What the service sets is said with the answers.
            let is_free = ty.resource.is_some_and(|id| view.api.resource(id).free);
            let in_any = |it: &Property| is_always_required(it) && !it.system && !is_free;
            let required = |it: &Property| if ty.resource.is_some() { in_any(it) } else { view.requires(it) };
            put_properties(&mut map, view, properties, required);
        }
        Form::Enum(values) => {
            // Known values first, each with its meaning; then any other text: the service may learn new ones.
            let known = values.iter().filter(|it| view.has(&it.about)).map(|it| {
                let mut value = Map::new();
                value.insert("const".into(), json!(it.wire));
                value.insert("description".into(), json!(description(view, &it.about)));
                put_about(&mut value, view, &it.about);
                Value::from(value)
            });
            map.insert("anyOf".into(), known.chain([json!({"type": "string"})]).collect());
        }
        Form::Union { tag, variants } => {
            let variants = variants.iter().filter(|it| view.has(&it.about));
            map.insert("type".into(), json!("object"));
            map.insert("oneOf".into(), variants.map(|it| of_variant(view, tag, it)).collect());
            map.insert("discriminator".into(), json!({"propertyName": tag}));
        }
        Form::Native { schema, .. } => map.extend(schema.as_object().cloned().unwrap_or_default()),
        Form::Alias(of) => map.extend(reference(view, of).as_object().cloned().unwrap_or_default()),
    }
    put_about(&mut map, view, &ty.about);
    map.into()
}

fn of_variant(view: View<'_>, tag: &str, variant: &Variant) -> Value {
    let mut map = Map::new();
    map.insert("title".into(), json!(variant.wire));
    map.insert("description".into(), json!(description(view, &variant.about)));
    put_properties(&mut map, view, &variant.properties, |it| view.requires(it));
    let (properties, required) = (map.remove("properties"), map.remove("required"));
    let mut all = Map::new();
    all.insert(tag.into(), json!({"const": variant.wire}));
    all.extend(properties.and_then(|it| it.as_object().cloned()).unwrap_or_default());
    let required = [json!(tag)].into_iter().chain(required.and_then(|it| it.as_array().cloned()).unwrap_or_default());
    map.insert("required".into(), required.collect());
    map.insert("properties".into(), all.into());
    put_about(&mut map, view, &variant.about);
    map.into()
}

fn put_properties(map: &mut Map<String, Value>, view: View<'_>, properties: &[Property], required: impl Fn(&Property) -> bool) {
    let properties: Vec<_> = properties.iter().filter(|it| view.has(&it.about)).collect();
    let names: Vec<_> = properties.iter().filter(|it| required(it)).map(|it| it.wire.as_str()).collect();
    if !names.is_empty() {
        map.insert("required".into(), json!(names));
    }
    let all: Map<String, Value> = properties.iter().map(|it| (it.wire.clone(), of_property(view, it))).collect();
    map.insert("properties".into(), all.into());
}

fn of_property(view: View<'_>, property: &Property) -> Value {
    let mut map = reference(view, &property.ty).as_object().cloned().unwrap_or_default();
    map.insert("description".into(), json!(description(view, &property.about)));
    put_limits(&mut map, view, &property.ty, property.default.as_deref(), property.min, property.max);
    if property.system {
        map.insert("readOnly".into(), json!(true));
    }
    if property.sensitive {
        map.insert("x-sensitive".into(), json!(true));
    }
    put_about(&mut map, view, &property.about);
    map.into()
}

/// Puts the default and the limits of a value.
pub(super) fn put_limits(
    map: &mut Map<String, Value>,
    view: View<'_>,
    ty: &TypeRef,
    default: Option<&str>,
    min: Option<f64>,
    max: Option<f64>,
) {
    if let Some(default) = default.and_then(|text| literal(view, ty, text)) {
        map.insert("default".into(), default);
    }
    for (key, limit) in [("minimum", min), ("maximum", max)] {
        if let Some(limit) = limit {
            map.insert(key.into(), number(limit));
        }
    }
}

/// A default, which the specification writes as text, as a value of its type; `None` if it is none, but prose.
fn literal(view: View<'_>, ty: &TypeRef, text: &str) -> Option<Value> {
    match ty {
        TypeRef::Integer => text.parse::<i64>().ok().map(Value::from),
        TypeRef::Decimal => text.parse::<f64>().ok().map(number),
        TypeRef::Boolean => text.to_ascii_lowercase().parse::<bool>().ok().map(Value::from),
        TypeRef::String | TypeRef::Date => Some(json!(text)),
        TypeRef::Named(id) => match &view.api.ty(*id).form {
            Form::Enum(values) => values.iter().any(|it| it.wire == text).then(|| json!(text)),
            Form::Alias(of) => literal(view, of, text),
            _ => None,
        },
        TypeRef::Json | TypeRef::Bytes | TypeRef::List(_) | TypeRef::Map(_) => None,
    }
}

/// Whether the values of a type are no scalars: in a header they are JSON.
pub(super) fn is_structured(view: View<'_>, ty: &TypeRef) -> bool {
    match ty {
        TypeRef::Json | TypeRef::List(_) | TypeRef::Map(_) => true,
        TypeRef::Named(id) => match &view.api.ty(*id).form {
            Form::Struct { .. } | Form::Union { .. } => true,
            Form::Native { schema, .. } => schema.get("type").is_none_or(|it| it == "array" || it == "object"),
            Form::Alias(of) => is_structured(view, of),
            Form::Enum(_) => false,
        },
        _ => false,
    }
}
