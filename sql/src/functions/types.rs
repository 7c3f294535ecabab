//! Type checks, conversions from and to text, and `IIF`.

use serde_json::Value as Json;

use super::{
    Answer, Args, Stop,
    args::{OrUndefined, to_integer},
    date, text,
};
use crate::{
    eval::Env,
    value::{Type, Value, View},
};

/// Type checks: they have a value for every argument, undefined included.
macro_rules! checks {
    ($($name:ident = $test:expr;)*) => {
        $(pub(super) fn $name<'a, V: View<'a>>(args: Args<'_, 'a, V>, _: &Env<'a>) -> Answer<'a, V> {
            let value = args.any(0);
            Ok(Value::Bool($test(value)))
        })*
    };
}

checks! {
    is_array = |value: &Value<'a, V>| value.kind() == Type::Array;
    is_bool = |value: &Value<'a, V>| value.kind() == Type::Bool;
    is_datetime = |value: &Value<'a, V>| value.as_str().is_some_and(|text| date::parse(text).is_some());
    is_defined = |value: &Value<'a, V>| !value.is_undefined();
    is_finite_number = |value: &Value<'a, V>| value.as_number().is_some_and(f64::is_finite);
    is_integer = |value: &Value<'a, V>| value.as_number().and_then(to_integer).is_some();
    is_null = |value: &Value<'a, V>| value.kind() == Type::Null;
    is_number = |value: &Value<'a, V>| value.kind() == Type::Number;
    is_object = |value: &Value<'a, V>| value.kind() == Type::Object;
    is_primitive = |value: &Value<'a, V>| value.kind().is_primitive();
    is_string = |value: &Value<'a, V>| value.kind() == Type::String;
}

/// Anything but `true`, undefined included, selects the alternative.
pub(super) fn iif<'a, V: View<'a>>(args: Args<'_, 'a, V>, _: &Env<'a>) -> Answer<'a, V> {
    Ok(args.any(if args.any(0).is_true() { 1 } else { 2 }).clone())
}

/// The text of a value: strings as they are, numbers as JavaScript prints them, arrays and objects as compact JSON.
pub(super) fn to_string<'a, V: View<'a>>(args: Args<'_, 'a, V>, _: &Env<'a>) -> Answer<'a, V> {
    Ok(Value::text(match args.any(0) {
        Value::Undefined => return Err(Stop::Undefined),
        Value::String(text) => return Ok(Value::String(text.clone())),
        Value::Null => "null".to_owned(),
        Value::Bool(value) => value.to_string(),
        Value::Number(value) => text::number_to_text(*value),
        other => serde_json::to_string(other).ok().or_undefined()?,
    }))
}

/// Parses text as JSON, white space around it included; it must be of the wanted type.
fn parsed<'a, V: View<'a>>(args: Args<'_, 'a, V>, wanted: Type) -> Answer<'a, V> {
    let json: Json = serde_json::from_str(args.text(0)?).ok().or_undefined()?;
    Some(Value::from_json(json)).filter(|value: &Value<'a, V>| value.kind() == wanted).or_undefined()
}

pub(super) fn string_to_array<'a, V: View<'a>>(args: Args<'_, 'a, V>, _: &Env<'a>) -> Answer<'a, V> {
    parsed(args, Type::Array)
}

pub(super) fn string_to_boolean<'a, V: View<'a>>(args: Args<'_, 'a, V>, _: &Env<'a>) -> Answer<'a, V> {
    parsed(args, Type::Bool)
}

pub(super) fn string_to_null<'a, V: View<'a>>(args: Args<'_, 'a, V>, _: &Env<'a>) -> Answer<'a, V> {
    parsed(args, Type::Null)
}

pub(super) fn string_to_number<'a, V: View<'a>>(args: Args<'_, 'a, V>, _: &Env<'a>) -> Answer<'a, V> {
    parsed(args, Type::Number)
}

pub(super) fn string_to_object<'a, V: View<'a>>(args: Args<'_, 'a, V>, _: &Env<'a>) -> Answer<'a, V> {
    parsed(args, Type::Object)
}
