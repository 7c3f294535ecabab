//! Examples of the specification as Rust: in documentation, and in tests.

use serde_json::Value;

use super::model::has_options;
use super::operation::{is_argument, sent};
use super::types::{is_certain, resolve, rust_name};
use crate::ir::{
    Api, Body, ContentType, Example, ExampleBody, Form, Header, IdKind, Operation, Property, Step, Type, TypeRef, View,
};

/// The documentation's example: the first that succeeds, whole, with what a reader needs around it.
pub(super) fn shown(view: View<'_>, operation: &Operation) -> Option<String> {
    let good = |example: &&Example| operation.ok.iter().any(|(status, _)| *status == example.status);
    let example = operation.examples.iter().find(good).or(operation.examples.first())?;
    let call = call(view, operation, example)?;
    let shown = match operation.rows {
        Some(rows) => format!("println!(\"{{:?}}\", response.into_items::<types::{}>()?);", rust_name(view.api.ty(rows))),
        None => "println!(\"{}\", response.status());".to_owned(),
    };
    let mut text = String::new();
    let uses = [
        (call.contains("types::") || shown.contains("types::"), "use cosmosdb::types;\n"),
        (call.contains("json!("), "use serde_json::json;\n"),
        (call.contains("Rid("), "use cosmosdb::Rid;\n"),
        (uses_options(view, operation, example), "use cosmosdb::RequestOptions;\n"),
    ];
    for (_, line) in uses.iter().filter(|(needed, _)| *needed) {
        text.push_str(line);
    }
    text.push_str("# async fn example(client: cosmosdb::Client) -> Result<(), Box<dyn std::error::Error>> {\n");
    text.push_str(&format!("let response = {call}.await?;\n"));
    text.push_str(&format!("{shown}\n# Ok(())\n# }}\n"));
    Some(text)
}

/// The example of an operation whose pages are followed over all partitions: with nothing that would narrow it.
pub(super) fn followed(view: View<'_>, operation: &Operation) -> Option<String> {
    let mut example = operation.examples.first()?.clone();
    example.send_headers.retain(|(id, _)| operation.requires.contains(id));
    let call = call(view, operation, &example)?;
    let (row, uses) = match operation.rows {
        Some(rows) => (format!("types::{}<serde_json::Value>", rust_name(view.api.ty(rows))), "{types, ChangeFeedEvent}"),
        None => ("serde_json::Value".to_owned(), "ChangeFeedEvent"),
    };
    Some(format!(
        "use cosmosdb::{uses};\n\
         # async fn example(client: cosmosdb::Client) -> Result<(), Box<dyn std::error::Error>> {{\n\
         let mut changes = {call}\n    .changes()\n    .start_from_now()\n    .events::<{row}>();\n\
         while let Some(event) = changes.try_next().await? {{\n    match event {{\n        \
         ChangeFeedEvent::Page(page) => println!(\"{{}} changes\", page.body().items.len()),\n        \
         ChangeFeedEvent::CaughtUp => println!(\"nothing new; to go on later: {{:?}}\", changes.continuation()),\n    }}\n}}\n\
         # Ok(())\n# }}\n"
    ))
}

fn uses_options(view: View<'_>, operation: &Operation, example: &Example) -> bool {
    example.send_headers.iter().any(|(id, _)| view.api.requests.contains(id) && !operation.requires.contains(id))
}

/// The expression that makes the operation of an example, from a `client`; `None` where the version cannot express it.
pub(super) fn call(view: View<'_>, operation: &Operation, example: &Example) -> Option<String> {
    let api = view.api;
    let mut text = "client".to_owned();
    let mut ids = example.ids.iter();
    let steps: Vec<_> = operation.path.iter().filter_map(|step| if let Step::Id(id) = step { Some(*id) } else { None }).collect();
    let own = operation.on_item && api.resource(operation.resource).id != IdKind::None;
    let parents = steps.len() - usize::from(own);
    for resource in steps.iter().take(parents) {
        text.push_str(&format!("\n    .{}({})", api.resource(*resource).name.snake, id(example, ids.next()?)));
    }
    let mut arguments = Vec::new();
    for header_id in &operation.requires {
        let header = api.header(*header_id);
        if !view.has(&header.about) {
            continue;
        }
        let given = example.send_headers.iter().find(|(id, _)| id == header_id);
        arguments.push(match given {
            Some((_, value)) => header_value(view, header, value)?,
            None => absent(api, header)?,
        });
    }
    if own {
        arguments.push(id(example, ids.next()?));
    }
    let mut options = String::new();
    body(view, operation, example, &mut arguments, &mut options)?;
    for (header_id, value) in &example.send_headers {
        let header = api.header(*header_id);
        let fixed = operation.sends.iter().any(|(id, _)| id == header_id);
        let media = header.wire.eq_ignore_ascii_case("content-type") && operation.content_type != ContentType::FromHeader;
        if operation.requires.contains(header_id) || fixed || media {
            continue;
        }
        let argument = if header.value.is_some() { String::new() } else { header_value(view, header, value)? };
        options.push_str(&format!("\n    .{}({argument})", super::file::ident(&header.name.snake)));
    }
    text.push_str(&format!("\n    .{}({}){options}", super::file::ident(&operation.name.snake), arguments.join(", ")));
    // Short ones stand on one line.
    let one = text.replace("\n    ", "");
    Some(if one.len() < 90 && !one.contains('\n') { one } else { text })
}

fn id(example: &Example, id: &str) -> String {
    if example.by_rid { format!("Rid({id:?})") } else { format!("{id:?}") }
}

fn body(
    view: View<'_>,
    operation: &Operation,
    example: &Example,
    arguments: &mut Vec<String>,
    options: &mut String,
) -> Option<()> {
    let api = view.api;
    match (&operation.body, &example.send_body) {
        (Body::None, _) => {}
        (Body::Whole(ty), Some(ExampleBody::Json(json))) => arguments.push(match resolve(api, ty) {
            TypeRef::List(inner) if **inner != TypeRef::Json => {
                let items = json.as_array()?.iter().map(|item| element(view, inner, item)).collect::<Option<Vec<_>>>()?;
                let union = matches!(resolve(api, inner), TypeRef::Named(id) if matches!(api.ty(*id).form, Form::Union { .. }));
                if union { format!("[{}]", items.join(", ")) } else { format!("&[{}]", items.join(", ")) }
            }
            TypeRef::Named(_) => format!("&{}", from_json(api, ty, json)),
            _ => format!("&{}", json_macro(json)),
        }),
        (Body::Whole(_), Some(ExampleBody::Text(text))) => arguments.push(format!("{text:?}")),
        (Body::Whole(ty), None) => arguments.push(match resolve(api, ty) {
            TypeRef::List(_) => "&()".to_owned(),
            _ => return None,
        }),
        (Body::Fields(id), given) => {
            let empty = serde_json::Map::new();
            let members = match given {
                Some(ExampleBody::Json(Value::Object(members))) => members,
                _ => &empty,
            };
            let properties = sent(view, *id);
            let mut rest = serde_json::Map::new();
            for property in &properties {
                let given = members.get(&property.wire);
                if is_argument(view, operation, property) {
                    arguments.push(value(view, &property.ty, given?)?);
                } else if let Some(json) = given {
                    let same_id = property.identity
                        && operation.on_item
                        && !example.by_rid
                        && json.as_str() == example.ids.last().map(String::as_str);
                    if !same_id {
                        setter(view, property, json, options)?;
                    }
                }
            }
            for (wire, json) in members {
                if !properties.iter().any(|property| property.wire == *wire) {
                    rest.insert(wire.clone(), json.clone());
                }
            }
            if !rest.is_empty() {
                if !operation.on_item || api.ty(*id).resource != Some(operation.resource) {
                    return None;
                }
                options.push_str(&format!("\n    .based_on(&{})", json_macro(&Value::Object(rest))));
            }
        }
    }
    Some(())
}

fn setter(view: View<'_>, property: &Property, json: &Value, options: &mut String) -> Option<()> {
    let name = super::file::ident(&property.name.snake);
    if let (Some(each), Some(items)) = (&property.each, json.as_array()) {
        for item in items {
            let TypeRef::List(inner) = resolve(view.api, &property.ty) else { return None };
            let TypeRef::Named(id) = resolve(view.api, inner) else { return None };
            let parts = sent(view, *id);
            let required: Vec<_> = parts.iter().filter(|part| is_certain(view, part)).collect();
            let arguments =
                required.iter().map(|part| value(view, &part.ty, item.get(&part.wire)?)).collect::<Option<Vec<_>>>()?;
            options.push_str(&format!("\n    .{}({})", super::file::ident(&each.snake), arguments.join(", ")));
        }
        return Some(());
    }
    options.push_str(&format!("\n    .{name}({})", value(view, &property.ty, json)?));
    Some(())
}

/// What is given for a required header in a version that does not have it yet.
fn absent(api: &Api, header: &Header) -> Option<String> {
    match resolve(api, &header.ty) {
        TypeRef::Named(id) => match &api.ty(*id).form {
            Form::Native { rust, absent: Some(absent), .. } => Some(format!("cosmosdb::{rust}::{absent}")),
            _ => None,
        },
        _ => None,
    }
}

/// A header's text on the wire as the value that its setter takes.
fn header_value(view: View<'_>, header: &Header, text: &str) -> Option<String> {
    let api = view.api;
    Some(match resolve(api, &header.ty) {
        TypeRef::String | TypeRef::Bytes => format!("{text:?}"),
        TypeRef::Integer => text.trim().parse::<i64>().ok()?.to_string(),
        TypeRef::Decimal => format!("{:?}", text.trim().parse::<f64>().ok()?),
        TypeRef::Boolean => text.trim().to_ascii_lowercase().parse::<bool>().ok()?.to_string(),
        TypeRef::Date => {
            let date = httpdate::parse_http_date(text).ok()?;
            let seconds = date.duration_since(std::time::UNIX_EPOCH).ok()?.as_secs();
            format!("std::time::UNIX_EPOCH + std::time::Duration::from_secs({seconds})")
        }
        TypeRef::Json | TypeRef::Map(_) => format!("&{}", json_macro(&serde_json::from_str(text).ok()?)),
        TypeRef::List(inner) => match resolve(api, inner) {
            TypeRef::String => {
                let items: Vec<_> = text.split(',').map(|item| format!("{:?}", item.trim())).collect();
                format!("[{}]", items.join(", "))
            }
            _ => format!("&{}", from_json(api, &header.ty, &serde_json::from_str(text).ok()?)),
        },
        TypeRef::Named(id) => {
            let ty = api.ty(*id);
            match &ty.form {
                Form::Native { rust, json_literals: true, .. } => native(rust, text),
                Form::Native { .. } => format!("{text:?}"),
                Form::Enum(_) => variant(view, ty, text),
                _ => format!("&{}", value(view, &header.ty, &serde_json::from_str(text).ok()?)?),
            }
        }
    })
}

/// A value of a native type that converts from scalars and tuples of them, or reads its own text.
fn native(rust: &str, text: &str) -> String {
    let scalar = |value: &Value| match value {
        Value::String(text) => Some(format!("{text:?}")),
        Value::Bool(_) | Value::Number(_) => Some(value.to_string()),
        _ => None,
    };
    let scalars = match serde_json::from_str(text) {
        Ok(Value::Array(values)) => values.iter().map(scalar).collect::<Option<Vec<_>>>(),
        _ => None,
    };
    match scalars.as_deref() {
        Some([one]) => one.clone(),
        Some(several @ ([_, _] | [_, _, _])) => format!("({})", several.join(", ")),
        _ => format!("cosmosdb::{rust}::from_header({text:?}).ok_or(\"no {rust}\")?"),
    }
}

fn variant(view: View<'_>, ty: &Type, text: &str) -> String {
    let name = rust_name(ty);
    let Form::Enum(values) = &ty.form else { return format!("types::{name}::from({text:?})") };
    match values.iter().find(|value| value.wire.eq_ignore_ascii_case(text) && view.has(&value.about)) {
        Some(value) if value.wire == text => format!("types::{name}::{}", super::file::ident(&value.name.pascal)),
        _ => format!("types::{name}::Unknown({text:?}.into())"),
    }
}

/// JSON as the value that a parameter of a type takes.
fn value(view: View<'_>, ty: &TypeRef, json: &Value) -> Option<String> {
    let api = view.api;
    Some(match resolve(api, ty) {
        TypeRef::String | TypeRef::Date => format!("{:?}", json.as_str()?),
        TypeRef::Integer => json.as_i64()?.to_string(),
        TypeRef::Decimal => format!("{:?}", json.as_f64()?),
        TypeRef::Boolean => json.as_bool()?.to_string(),
        TypeRef::Json => literal(json),
        TypeRef::Bytes | TypeRef::Map(_) => from_json(api, ty, json),
        TypeRef::List(inner) => {
            let items = json.as_array()?;
            if items.is_empty() {
                return Some(format!("Vec::<{}>::new()", owned_text(api, inner)));
            }
            let list = items.iter().map(|item| element(view, inner, item)).collect::<Option<Vec<_>>>()?.join(", ");
            // A list of lists is one of vectors.
            if matches!(resolve(api, inner), TypeRef::List(_)) {
                list_of_vectors(view, inner, items)?
            } else {
                format!("[{list}]")
            }
        }
        TypeRef::Named(id) => {
            let ty_of = api.ty(*id);
            match &ty_of.form {
                Form::Native { rust, json_literals: true, .. } => native(rust, &json.to_string()),
                Form::Native { .. } => format!("{:?}", json.as_str()?),
                Form::Enum(_) => variant(view, ty_of, json.as_str()?),
                Form::Struct { .. } => structure(view, ty_of, json).unwrap_or_else(|| from_json(api, ty, json)),
                Form::Union { .. } => union(view, ty_of, json).unwrap_or_else(|| from_json(api, ty, json)),
                Form::Alias(_) => return None,
            }
        }
    })
}

fn list_of_vectors(view: View<'_>, inner: &TypeRef, items: &[Value]) -> Option<String> {
    let TypeRef::List(inner) = resolve(view.api, inner) else { return None };
    let lists = items.iter().map(|item| {
        let items = item.as_array()?.iter().map(|item| value(view, inner, item)).collect::<Option<Vec<_>>>()?;
        Some(format!("vec![{}]", items.join(", ")))
    });
    Some(format!("[{}]", lists.collect::<Option<Vec<_>>>()?.join(", ")))
}

/// An element of a list: those of a union have to be of one type, which variants with options are not.
fn element(view: View<'_>, ty: &TypeRef, json: &Value) -> Option<String> {
    let text = value(view, ty, json)?;
    let TypeRef::Named(id) = resolve(view.api, ty) else { return Some(text) };
    let ty = view.api.ty(*id);
    let Form::Union { tag, variants } = &ty.form else { return Some(text) };
    let wire = json.get(tag)?.as_str()?;
    let is_part = variants.iter().any(|variant| variant.wire == wire && has_options(view, &variant.properties));
    Some(if is_part { format!("types::{}::from({text})", rust_name(ty)) } else { text })
}

fn structure(view: View<'_>, ty: &Type, json: &Value) -> Option<String> {
    let Form::Struct { properties, .. } = &ty.form else { return None };
    built(view, &format!("types::{}::new", rust_name(ty)), properties, json, None)
}

fn union(view: View<'_>, ty: &Type, json: &Value) -> Option<String> {
    let Form::Union { tag, variants } = &ty.form else { return None };
    let wire = json.get(tag)?.as_str()?;
    let variant = variants.iter().find(|variant| variant.wire == wire)?;
    let function = format!("types::{}::{}", rust_name(ty), super::file::ident(&variant.name.snake));
    built(view, &function, &variant.properties, json, Some(tag))
}

/// A constructor with what is required, and a setter for each of the rest; `None` if a member has none.
fn built(view: View<'_>, function: &str, properties: &[Property], json: &Value, tag: Option<&str>) -> Option<String> {
    let members = json.as_object()?;
    let (mut arguments, mut setters) = (Vec::new(), String::new());
    for property in properties.iter().filter(|property| view.has(&property.about)) {
        let given = members.get(&property.wire);
        if is_certain(view, property) {
            arguments.push(value(view, &property.ty, given?)?);
        } else if let Some(json) = given {
            if property.system {
                return None;
            }
            setters.push_str(&format!(".{}({})", super::file::ident(&property.name.snake), value(view, &property.ty, json)?));
        }
    }
    let known = |wire: &String| tag == Some(wire.as_str()) || properties.iter().any(|p| p.wire == *wire && view.has(&p.about));
    members.keys().all(known).then(|| format!("{function}({}){setters}", arguments.join(", ")))
}

/// A value that is read from JSON, where there is no shorter way to write it.
fn from_json(api: &Api, ty: &TypeRef, json: &Value) -> String {
    format!("serde_json::from_value::<{}>({})?", owned_text(api, ty), json_macro(json))
}

fn owned_text(api: &Api, ty: &TypeRef) -> String {
    match resolve(api, ty) {
        TypeRef::String | TypeRef::Date => "String".to_owned(),
        TypeRef::Integer => "i64".to_owned(),
        TypeRef::Decimal => "f64".to_owned(),
        TypeRef::Boolean => "bool".to_owned(),
        TypeRef::Json => "serde_json::Value".to_owned(),
        TypeRef::Bytes => "Vec<u8>".to_owned(),
        TypeRef::List(inner) => format!("Vec<{}>", owned_text(api, inner)),
        TypeRef::Map(inner) => format!("std::collections::BTreeMap<String, {}>", owned_text(api, inner)),
        TypeRef::Named(id) => match &api.ty(*id).form {
            Form::Native { rust, .. } | Form::Struct { native: Some(rust), .. } => format!("cosmosdb::{rust}"),
            _ => format!("types::{}", rust_name(api.ty(*id))),
        },
    }
}

/// What converts into any JSON: scalars do as they are.
fn literal(json: &Value) -> String {
    match json {
        Value::String(text) => format!("{text:?}"),
        Value::Bool(_) | Value::Number(_) => json.to_string(),
        _ => json_macro(json),
    }
}

/// `json!(…)`, broken into lines only where it is long.
pub(super) fn json_macro(json: &Value) -> String {
    let mut out = "json!(".to_owned();
    write_json(json, 1, &mut out);
    out.push(')');
    out
}

/// No line is to be longer than this, if it can be broken.
const WIDTH: usize = 76;

fn write_json(json: &Value, depth: usize, out: &mut String) {
    let one = one_line(json);
    if one.len() + 4 * depth < WIDTH {
        return out.push_str(&one);
    }
    let line = |out: &mut String, depth: usize| {
        out.push('\n');
        out.push_str(&"    ".repeat(depth));
    };
    match json {
        Value::Array(items) => {
            out.push('[');
            for item in items {
                line(out, depth + 1);
                write_json(item, depth + 1, out);
                out.push(',');
            }
            line(out, depth);
            out.push(']');
        }
        Value::Object(members) => {
            out.push('{');
            for (name, value) in members {
                line(out, depth + 1);
                out.push_str(&format!("{}: ", Value::from(name.as_str())));
                write_json(value, depth + 1, out);
                out.push(',');
            }
            line(out, depth);
            out.push('}');
        }
        _ => out.push_str(&one),
    }
}

fn one_line(json: &Value) -> String {
    match json {
        Value::Array(items) => format!("[{}]", items.iter().map(one_line).collect::<Vec<_>>().join(", ")),
        Value::Object(members) if members.is_empty() => "{}".to_owned(),
        Value::Object(members) => {
            let members = members.iter().map(|(name, value)| format!("{}: {}", Value::from(name.as_str()), one_line(value)));
            format!("{{ {} }}", members.collect::<Vec<_>>().join(", "))
        }
        scalar => scalar.to_string(),
    }
}
