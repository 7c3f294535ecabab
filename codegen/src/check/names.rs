//! Names have their case, are unique, and become identifiers that the code can have.

use std::collections::BTreeMap;

use heck::{ToKebabCase, ToPascalCase, ToSnakeCase};

use super::Cx;
use crate::codes;
use crate::diag::Diagnostic;
use crate::ir::{Body, Form, HeaderId, Name, Operation, Property};
use crate::resolve::Op;
use crate::source::{Map, Sp, Span};
use crate::spec;

/// What Rust keeps for itself, in all editions.
const KEYWORDS: [&str; 52] = [
    "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "crate", "do", "dyn", "else", "enum",
    "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in", "let", "loop", "macro", "match", "mod", "move", "mut",
    "override", "priv", "pub", "ref", "return", "self", "Self", "static", "struct", "super", "trait", "true", "try", "type",
    "typeof", "unsafe", "unsized", "use", "virtual", "where", "while", "yield",
];

/// What is in scope in every file; a type of such a name would hide it.
const PRELUDE: [&str; 40] = [
    "AsMut",
    "AsRef",
    "AsyncFn",
    "AsyncFnMut",
    "AsyncFnOnce",
    "Box",
    "Clone",
    "Copy",
    "Debug",
    "Default",
    "Deserialize",
    "DoubleEndedIterator",
    "Drop",
    "Eq",
    "Err",
    "ExactSizeIterator",
    "Extend",
    "Fn",
    "FnMut",
    "FnOnce",
    "From",
    "FromIterator",
    "Hash",
    "Into",
    "IntoIterator",
    "Iterator",
    "None",
    "Ok",
    "Option",
    "Ord",
    "PartialEq",
    "PartialOrd",
    "Result",
    "Send",
    "Serialize",
    "Sized",
    "Some",
    "String",
    "Sync",
    "Vec",
];

/// The methods that every operation value has: neither an operation nor a setter may be called so.
const METHODS: [&str; 13] = [
    "across_partitions",
    "and",
    "api_version",
    "build",
    "changes",
    "header",
    "into_future",
    "items",
    "new",
    "pages",
    "request",
    "send",
    "timeout",
];

/// The member of every open enum that takes what is not known.
const UNKNOWN: &str = "Unknown";

pub(super) fn check(cx: &mut Cx<'_, '_>) {
    cases(cx);
    duplicates(cx);
    wires(cx);
    reserved(cx);
    types(cx);
    let operations: Vec<_> = cx.operations().collect();
    for (op, it) in operations {
        setters(cx, op, it);
    }
}

// ---- cases -------------------------------------------------------------------------------------------------------------------

fn cases(cx: &mut Cx<'_, '_>) {
    let resolved = cx.resolved;
    for (name, _) in &resolved.headers {
        snake(cx, "header", name);
    }
    for (name, _) in &resolved.groups {
        snake(cx, "group of headers", name);
    }
    for (name, _) in &resolved.statuses {
        snake(cx, "status", name);
    }
    for (name, it) in &resolved.types {
        case(cx, "type", name, &name.to_pascal_case(), "PascalCase");
        properties_case(cx, it.properties.as_ref());
        for (_, it) in it.values.iter().flat_map(Map::iter) {
            given_case(cx, "value", it.name.as_ref());
        }
        for (_, it) in it.variants.iter().flat_map(Map::iter) {
            given_case(cx, "variant", it.name.as_ref());
            properties_case(cx, Some(&it.properties));
        }
    }
    for it in &resolved.resources {
        snake(cx, "resource", &it.file.resource);
        properties_case(cx, Some(&it.file.properties));
    }
    for op in &resolved.operations {
        snake(cx, "operation", op.name);
        for example in &op.full.examples {
            case(cx, "example", &example.name, &example.name.to_kebab_case(), "kebab-case");
        }
    }
    for (name, _) in resolved.spec.quirks() {
        snake(cx, "quirk", name);
    }
}

fn properties_case(cx: &mut Cx<'_, '_>, properties: Option<&Map<spec::Property>>) {
    for (_, it) in properties.into_iter().flat_map(Map::iter) {
        given_case(cx, "property", it.name.as_ref());
        given_case(cx, "setter", it.each.as_ref());
    }
}

fn given_case(cx: &mut Cx<'_, '_>, what: &str, name: Option<&Sp<String>>) {
    if let Some(name) = name {
        snake(cx, what, name);
    }
}

fn snake(cx: &mut Cx<'_, '_>, what: &str, name: &Sp<String>) {
    case(cx, what, name, &name.to_snake_case(), "snake_case");
}

fn case(cx: &mut Cx<'_, '_>, what: &str, name: &Sp<String>, right: &str, case: &str) {
    if name.value != right {
        let it = Diagnostic::new(&codes::NAME_CASE, name.span, format!("the name of the {what} `{}` is not {case}", name.value));
        // Of a name without a letter there is nothing to suggest.
        cx.tell(if right.is_empty() { it } else { it.replace(name.span, right, format!("in {case} it is")) });
    }
}

// ---- duplicates --------------------------------------------------------------------------------------------------------------

fn duplicates(cx: &mut Cx<'_, '_>) {
    let resolved = cx.resolved;
    let types = resolved.types.iter().map(|(name, _)| (name.value.clone(), name.span));
    let resources = || resolved.resources.iter().map(|it| &it.file.resource);
    let resource_types = resources().map(|name| (name.to_pascal_case(), name.span));
    unique(cx, "type", types.chain(resource_types).collect());
    unique(cx, "resource", resources().map(|name| (name.value.clone(), name.span)).collect());
    unique(cx, "operation", resolved.operations.iter().map(|op| (op.name.value.clone(), op.name.span)).collect());
    for resource in &resolved.resources {
        let operations = resource.file.operations.iter();
        let examples = operations.flat_map(|(_, op)| op.examples.iter().map(|it| (it.name.value.clone(), it.name.span)));
        unique(cx, "example", examples.collect());
    }
}

fn unique(cx: &mut Cx<'_, '_>, what: &str, names: Vec<(String, Span)>) {
    let mut seen: BTreeMap<String, Span> = BTreeMap::new();
    for (name, span) in names {
        match seen.get(&name) {
            // The type of a resource that is given twice is told as the resource.
            Some(first) if *first != span => {
                let it = Diagnostic::new(&codes::DUPLICATE_NAME, span, format!("the {what} `{name}` is there twice"));
                cx.tell(it.label("for the second time").and(*first, "for the first time"));
            }
            _ => {
                seen.insert(name, span);
            }
        }
    }
}

fn wires(cx: &mut Cx<'_, '_>) {
    let headers: Vec<_> = cx.resolved.headers.iter().zip(&cx.api.headers).collect();
    for (at, ((name, source), header)) in headers.iter().enumerate() {
        for ((other_name, other_source), other) in headers.iter().take(at) {
            let meet = (header.in_request && other.in_request) || (header.in_response && other.in_response);
            let fixed = header.value.is_some() && other.value.is_some() && header.value != other.value;
            if meet && !fixed && header.wire.eq_ignore_ascii_case(&other.wire) && header.about.range.meets(other.about.range) {
                let message = format!("the headers `{}` and `{}` are one on the wire", other_name.value, name.value);
                let it = Diagnostic::new(&codes::DUPLICATE_WIRE, source.wire.span, message);
                cx.diagnostics.push(it.and(other_source.wire.span, "the same name"));
            }
        }
    }
}

// ---- identifiers -------------------------------------------------------------------------------------------------------------

fn reserved(cx: &mut Cx<'_, '_>) {
    let resolved = cx.resolved;
    for ((name, _), header) in resolved.headers.iter().zip(&cx.api.headers) {
        identifier(cx, "header", &header.name, name.span);
    }
    for ((name, _), status) in resolved.statuses.iter().zip(&cx.api.statuses) {
        pascal(cx, "status", &status.name, name.span);
        member(cx, "status", &status.name, name.span);
    }
    for (it, resource) in resolved.resources.iter().zip(&cx.api.resources) {
        identifier(cx, "resource", &resource.name, it.file.resource.span);
        type_name(cx, "resource", &resource.name, it.file.resource.span);
    }
    for (op, it) in resolved.operations.iter().zip(&cx.api.operations) {
        identifier(cx, "operation", &it.name, op.name.span);
        if METHODS.contains(&it.name.snake.as_str()) {
            cx.fault(&codes::RESERVED_NAME, op.name.span, format!("`{}` is a method of every operation", it.name.snake));
        }
    }
}

/// A name of a function, a field or a module.
fn identifier(cx: &mut Cx<'_, '_>, what: &str, name: &Name, span: Span) {
    allowed(cx, what, name, &name.snake, span);
}

/// A name of a type or of one of its members.
fn pascal(cx: &mut Cx<'_, '_>, what: &str, name: &Name, span: Span) {
    allowed(cx, what, name, &name.pascal, span);
}

/// The name in its case is not a keyword, and is made of what identifiers are made of.
fn allowed(cx: &mut Cx<'_, '_>, what: &str, name: &Name, spelt: &str, span: Span) {
    let starts_well = spelt.starts_with(|c: char| c.is_ascii_alphabetic());
    let reason = if KEYWORDS.contains(&spelt) {
        format!("`{spelt}` is a keyword of Rust")
    } else if !starts_well || !spelt.chars().all(|c| c.is_ascii_alphanumeric() || c == '_') {
        format!("`{spelt}` is not an identifier")
    } else {
        return;
    };
    let it = Diagnostic::new(&codes::RESERVED_NAME, span, format!("the {what} `{}` cannot be called so: {reason}", name.spec));
    cx.tell(it.help("give it another `name`"));
}

fn type_name(cx: &mut Cx<'_, '_>, what: &str, name: &Name, span: Span) {
    if PRELUDE.contains(&name.pascal.as_str()) {
        let message = format!("the {what} `{}` cannot be called so: `{}` is in scope everywhere", name.spec, name.pascal);
        cx.fault(&codes::RESERVED_NAME, span, message);
    }
}

fn member(cx: &mut Cx<'_, '_>, what: &str, name: &Name, span: Span) {
    if name.pascal == UNKNOWN {
        let message = format!("the {what} `{}` cannot be called so: `{UNKNOWN}` takes what is not known", name.spec);
        cx.tell(Diagnostic::new(&codes::RESERVED_NAME, span, message).help("give it another `name`"));
    }
}

fn types(cx: &mut Cx<'_, '_>) {
    let resolved = cx.resolved;
    for ((name, source), ty) in resolved.types.iter().zip(&cx.api.types) {
        pascal(cx, "type", &ty.name, name.span);
        type_name(cx, "type", &ty.name, name.span);
        match &ty.form {
            Form::Struct { properties, .. } => fields(cx, source.properties.as_ref(), properties),
            Form::Enum(values) => {
                let sources = source.values.iter().flat_map(Map::iter);
                let spans = sources.map(|(wire, it)| it.name.as_ref().map_or(wire.span, |it| it.span));
                members(cx, "value", values.iter().map(|it| &it.name).zip(spans).collect());
            }
            Form::Union { tag, variants } => {
                let sources: Vec<_> = source.variants.iter().flat_map(Map::iter).collect();
                let spans = sources.iter().map(|(wire, it)| it.name.as_ref().map_or(wire.span, |it| it.span));
                members(cx, "variant", variants.iter().map(|it| &it.name).zip(spans).collect());
                for ((_, source), variant) in sources.iter().zip(variants) {
                    fields(cx, Some(&source.properties), &variant.properties);
                    for (wire, _) in source.properties.iter().filter(|(wire, _)| wire.value == *tag) {
                        cx.fault(&codes::NAME_COLLISION, wire.span, format!("`{tag}` is the tag of the union already"));
                    }
                }
            }
            Form::Native { .. } | Form::Alias(_) => {}
        }
    }
    let own = cx.api.types.iter().skip(resolved.types.len());
    for (resource, ty) in resolved.resources.iter().zip(own) {
        fields(cx, Some(&resource.file.properties), ty.form.properties().unwrap_or_default());
    }
}

fn members(cx: &mut Cx<'_, '_>, what: &str, all: Vec<(&Name, Span)>) {
    let mut seen: BTreeMap<&str, (&Name, Span)> = BTreeMap::new();
    for (name, span) in all {
        pascal(cx, what, name, span);
        member(cx, what, name, span);
        match seen.get(name.pascal.as_str()) {
            Some((other, at)) => collision(cx, what, (&other.spec, *at), (&name.spec, span), &name.pascal),
            None => {
                seen.insert(&name.pascal, (name, span));
            }
        }
    }
}

fn fields(cx: &mut Cx<'_, '_>, sources: Option<&Map<spec::Property>>, properties: &[Property]) {
    let mut seen: BTreeMap<&str, (&str, Span)> = BTreeMap::new();
    for ((wire, source), property) in sources.into_iter().flat_map(Map::iter).zip(properties) {
        let span = source.name.as_ref().map_or(wire.span, |it| it.span);
        identifier(cx, "property", &property.name, span);
        let each = property.each.as_ref().zip(source.each.as_ref().map(|it| it.span));
        if let Some((name, span)) = each {
            identifier(cx, "setter", name, span);
        }
        for (name, span) in [(&property.name, span)].into_iter().chain(each) {
            match seen.get(name.snake.as_str()) {
                Some((other, at)) => collision(cx, "property", (other, *at), (&property.wire, span), &name.snake),
                None => {
                    seen.insert(&name.snake, (&property.wire, span));
                }
            }
        }
    }
}

fn collision(cx: &mut Cx<'_, '_>, what: &str, first: (&str, Span), second: (&str, Span), both: &str) {
    let message = format!("the {what} `{}` becomes `{both}`, as `{}` does", second.0, first.0);
    let it = Diagnostic::new(&codes::NAME_COLLISION, second.1, message).and(first.1, "the other one");
    cx.tell(it.help("give one of them another `name`"));
}

/// An operation has one setter or argument of a name.
fn setters(cx: &mut Cx<'_, '_>, op: &Op<'_>, it: &Operation) {
    let api = cx.api;
    let headers = it.requires.iter().chain(&it.headers).chain(&api.requests);
    let headers: BTreeMap<&str, HeaderId> = headers.map(|id| (api.header(*id).name.snake.as_str(), *id)).collect();
    for (name, id) in &headers {
        if METHODS.contains(name)
            && let Some((at, _)) = cx.resolved.headers.get(id.0)
        {
            let message = format!("the header `{name}` of the operation `{}` cannot be called so", op.name.value);
            cx.tell(Diagnostic::new(&codes::RESERVED_NAME, at.span, message).label("a method of every operation"));
        }
    }
    let Body::Fields(ty) = it.body else { return };
    let Some(at) = op.full.fields.as_ref().map(|it| it.span) else { return };
    for property in api.ty(ty).form.properties().unwrap_or_default().iter().filter(|it| !it.system) {
        for name in [Some(&property.name), property.each.as_ref()].into_iter().flatten() {
            if headers.contains_key(name.snake.as_str()) {
                let message = format!("the operation `{}` has both a header and a property `{}`", op.name.value, name.snake);
                cx.tell(Diagnostic::new(&codes::NAME_COLLISION, at, message).help("give the property another `name`"));
            }
            if METHODS.contains(&name.snake.as_str()) {
                let message = format!("the property `{}` cannot be a setter of the operation `{}`", name.snake, op.name.value);
                let it = Diagnostic::new(&codes::RESERVED_NAME, at, message).label(format!("`{}` is a method of it", name.snake));
                cx.tell(it.help("give the property another `name`"));
            }
        }
    }
}
