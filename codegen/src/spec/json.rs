//! JSON that is written as YAML, every value of which knows its place.

use std::borrow::Cow;
use std::fmt;

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::de::{Deserialize, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::{Number, Value};

use crate::source::Sp;

/// Any JSON.
#[derive(Debug, Clone)]
pub enum Json {
    /// Null.
    Null,
    /// A truth value.
    Bool(bool),
    /// A number.
    Number(Number),
    /// Text.
    String(String),
    /// A list.
    Array(Vec<Sp<Json>>),
    /// An object, its members in the order of the file.
    Object(Vec<(Sp<String>, Sp<Json>)>),
}

impl Json {
    /// The JSON without its places.
    #[must_use]
    pub fn to_value(&self) -> Value {
        match self {
            Json::Null => Value::Null,
            Json::Bool(it) => Value::Bool(*it),
            Json::Number(it) => Value::Number(it.clone()),
            Json::String(it) => Value::String(it.clone()),
            Json::Array(items) => items.iter().map(|it| it.to_value()).collect(),
            Json::Object(members) => members.iter().map(|(key, it)| (key.value.clone(), it.to_value())).collect(),
        }
    }

    /// What it is, in words.
    #[must_use]
    pub fn kind(&self) -> &'static str {
        match self {
            Json::Null => "null",
            Json::Bool(_) => "a boolean",
            Json::Number(_) => "a number",
            Json::String(_) => "a string",
            Json::Array(_) => "a list",
            Json::Object(_) => "an object",
        }
    }
}

impl<'de> Deserialize<'de> for Json {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Any;

        impl<'de> Visitor<'de> for Any {
            type Value = Json;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("JSON")
            }

            fn visit_unit<E: Error>(self) -> Result<Json, E> {
                Ok(Json::Null)
            }

            fn visit_none<E: Error>(self) -> Result<Json, E> {
                Ok(Json::Null)
            }

            fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Json, D::Error> {
                Json::deserialize(deserializer)
            }

            fn visit_bool<E: Error>(self, it: bool) -> Result<Json, E> {
                Ok(Json::Bool(it))
            }

            fn visit_i64<E: Error>(self, it: i64) -> Result<Json, E> {
                Ok(Json::Number(it.into()))
            }

            fn visit_u64<E: Error>(self, it: u64) -> Result<Json, E> {
                Ok(Json::Number(it.into()))
            }

            fn visit_f64<E: Error>(self, it: f64) -> Result<Json, E> {
                Number::from_f64(it).map(Json::Number).ok_or_else(|| E::custom("JSON has only finite numbers"))
            }

            fn visit_str<E: Error>(self, it: &str) -> Result<Json, E> {
                Ok(Json::String(it.to_owned()))
            }

            fn visit_string<E: Error>(self, it: String) -> Result<Json, E> {
                Ok(Json::String(it))
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Json, A::Error> {
                let mut items = Vec::new();
                while let Some(item) = seq.next_element()? {
                    items.push(item);
                }
                Ok(Json::Array(items))
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Json, A::Error> {
                let mut members = Vec::new();
                while let Some(member) = map.next_entry()? {
                    members.push(member);
                }
                Ok(Json::Object(members))
            }
        }

        deserializer.deserialize_any(Any)
    }
}

impl JsonSchema for Json {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "Json".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        Schema::from(true)
    }
}
