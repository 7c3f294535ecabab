//! Checking bodies against the structures of the specification.

use cosmosdb_core::ApiVersion;
use cosmosdb_core::service::{Property, Type};
use serde_json::{Map, Value};

use crate::error::{Failure, Outcome};
use crate::json;

/// Checks that what is required is there, and that enumerations have no value that only another version knows.
pub(crate) fn check(shape: &Type, body: &Map<String, Value>, version: ApiVersion) -> Outcome<()> {
    for property in shape.properties.iter().filter(|property| !property.system) {
        match body.get(property.wire) {
            None if property.required.is_some_and(|range| range.contains(version)) && property.range.contains(version) => {
                return Err(Failure::bad_request(format!(
                    "The required property {} of {} is missing.",
                    property.wire, shape.name
                )));
            }
            None => {}
            Some(value) => check_value(property, property.depth, value, version)?,
        }
    }
    Ok(())
}

fn check_value(property: &Property, depth: u8, value: &Value, version: ApiVersion) -> Outcome<()> {
    if property.shape.is_none() && property.values.is_empty() {
        return Ok(());
    }
    match value {
        Value::Array(items) if depth > 0 => items.iter().try_for_each(|item| check_value(property, depth - 1, item, version)),
        Value::Object(members) if depth > 0 => {
            members.values().try_for_each(|member| check_value(property, depth - 1, member, version))
        }
        Value::Object(members) => property.shape.map_or(Ok(()), |shape| check(shape, members, version)),
        Value::String(text) => check_choice(property, text, version),
        Value::Null => Ok(()),
        other if property.shape.is_some() => Err(Failure::bad_request(format!(
            "The property {} should be {}; it is {}.",
            property.wire,
            if depth > 0 { "an array or an object" } else { "an object" },
            json::name(other)
        ))),
        _ => Ok(()),
    }
}

/// A value that nobody knows is let through: enumerations are open.
fn check_choice(property: &Property, text: &str, version: ApiVersion) -> Outcome<()> {
    let known = property.values.iter().find(|(value, _)| value.eq_ignore_ascii_case(text));
    match known {
        Some((value, range)) if !range.contains(version) => Err(Failure::bad_request(format!(
            "The value {value} of {} needs API version {range}; the request speaks {version}.",
            property.wire
        ))),
        _ => Ok(()),
    }
}
