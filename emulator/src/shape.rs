//! Checking bodies against the structures of the specification.

use cosmosdb_core::ApiVersion;
use cosmosdb_core::service::{Property, Type};
use serde_json::{Map, Value};

use crate::error::{Failure, Outcome};
use crate::json;

/// Checks that what is required is there, and that what has a structure is an object.
pub(crate) fn check(shape: &Type, body: &Map<String, Value>, version: ApiVersion) -> Outcome<()> {
    for property in shape.properties.iter().filter(|property| !property.system) {
        match (body.get(property.wire), property.shape) {
            (None, _) if property.required.is_some_and(|range| range.contains(version)) && property.range.contains(version) => {
                return Err(Failure::bad_request(format!(
                    "The required property {} of {} is missing.",
                    property.wire, shape.name
                )));
            }
            (Some(value), Some(inner)) => {
                each(value, property.depth, &mut |value| match value {
                    Value::Object(members) => check(inner, members, version),
                    Value::Null => Ok(()),
                    other => Err(Failure::bad_request(format!(
                        "The property {} should be {}; it is {}.",
                        property.wire,
                        if property.depth > 0 { "an array or an object" } else { "an object" },
                        json::name(other)
                    ))),
                })?;
            }
            _ => {}
        }
    }
    Ok(())
}

/// Checks that what is of an enumeration has one of its values, in any case, and one that the version knows.
pub(crate) fn check_choices(shape: &Type, body: &Map<String, Value>, version: ApiVersion) -> Outcome<()> {
    for property in shape.properties.iter().filter(|property| !property.system) {
        let Some(value) = body.get(property.wire) else { continue };
        each(value, property.depth, &mut |value| match (value, property.shape) {
            (Value::Object(members), Some(inner)) => check_choices(inner, members, version),
            (Value::Null, _) => Ok(()),
            (value, None) if !property.values.is_empty() => check_choice(property, value, version),
            _ => Ok(()),
        })?;
    }
    Ok(())
}

/// Checks a value, or what is in `depth` lists or maps of it.
fn each(value: &Value, depth: u8, check: &mut dyn FnMut(&Value) -> Outcome<()>) -> Outcome<()> {
    match value {
        Value::Array(items) if depth > 0 => items.iter().try_for_each(|item| each(item, depth - 1, check)),
        Value::Object(members) if depth > 0 => members.values().try_for_each(|member| each(member, depth - 1, check)),
        value => check(value),
    }
}

fn check_choice(property: &Property, value: &Value, version: ApiVersion) -> Outcome<()> {
    let known = value.as_str().and_then(|text| property.values.iter().find(|(value, _)| value.eq_ignore_ascii_case(text)));
    match known {
        Some((_, range)) if range.contains(version) => Ok(()),
        Some((value, range)) => Err(Failure::bad_request(format!(
            "The value {value} of {} needs API version {range}; the request speaks {version}.",
            property.wire
        ))),
        None => {
            let values = property.values.iter().filter(|(_, range)| range.contains(version));
            let values: Vec<&str> = values.map(|(value, _)| *value).collect();
            let values = values.join(", ");
            Err(Failure::bad_request(format!("The property {} is {value}, and should be one of {values}.", property.wire)))
        }
    }
}
