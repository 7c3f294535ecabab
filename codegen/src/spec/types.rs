//! `types/*.yaml`: wire models that are not resources of their own.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::{Deserialize, Deserializer};

use super::{Scalar, element};
use crate::source::{Map, Sp};

/// The types of a file by their names, in `PascalCase`.
#[derive(Debug, Clone, Default)]
pub struct TypesFile {
    /// The types, in order.
    pub types: Map<Type>,
}

impl<'de> Deserialize<'de> for TypesFile {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(Self { types: Map::deserialize(deserializer)? })
    }
}

impl JsonSchema for TypesFile {
    fn schema_name() -> Cow<'static, str> {
        "TypesFile".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        Map::<Type>::json_schema(generator)
    }
}

element! {
    /// A type: a structure (`properties`), a string enum (`values`), a union (`tag`, `variants`), something that the core writes by
    /// hand (`native`) or another name for a type (`alias`).
    pub struct Type {
        /// The properties of a structure by their names on the wire.
        pub properties: Option<Map<Property>>,
        /// Of a structure: whether members that we do not know are kept.
        pub open: Option<Sp<bool>>,
        /// Of a structure: the free-form resource that some of its properties hold. An application has a type of its own in its place.
        pub of: Option<Sp<String>>,
        /// The values of a string enum by their texts on the wire.
        pub values: Option<Map<EnumValue>>,
        /// The member that tells the variants of a union apart.
        pub tag: Option<Sp<String>>,
        /// The variants of a union by the values of the tag.
        pub variants: Option<Map<Variant>>,
        /// The name of the type in the core, where it is written by hand; with `properties`, those are what it has.
        pub native: Option<Sp<String>>,
        /// Of a native type: what its values convert from.
        pub literals: Option<Sp<Literals>>,
        /// Of a native type: its associated constant for "nothing is sent", in versions without the header that it is for.
        pub absent: Option<Sp<String>>,
        /// Of a native type: its JSON Schema, as JSON.
        pub schema: Option<Sp<String>>,
        /// The type expression that this is another name for.
        pub alias: Option<Sp<String>>,
    }
}

/// What the values of a native type convert from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Literals {
    /// JSON scalars and tuples of them.
    Json,
}

element! {
    /// A value of a string enum.
    pub struct EnumValue {
        /// The name in code, in `snake_case`; default: made from the text on the wire.
        pub name: Option<Sp<String>>,
    }
}

element! {
    /// A variant of a union.
    pub struct Variant {
        /// What it does, if it stands for an operation of its own.
        pub effect: Option<Sp<super::Effect>>,
        /// The name in code, in `snake_case`; default: made from the value of the tag.
        pub name: Option<Sp<String>>,
        /// The properties by their names on the wire.
        #[serde(default)]
        pub properties: Map<Property>,
    }
}

element! {
    /// A property of a structure.
    pub struct Property {
        /// The name in code, in `snake_case`; default: made from the name on the wire.
        pub name: Option<Sp<String>>,
        /// A type expression; default: `string`.
        #[serde(rename = "type")]
        pub ty: Option<Sp<String>>,
        /// Whether requests must have it.
        pub required: Option<Sp<bool>>,
        /// The first version whose requests must have it.
        pub required_since: Option<Sp<String>>,
        /// What holds when it is not sent.
        pub default: Option<Sp<Scalar>>,
        /// The least value.
        pub min: Option<Sp<f64>>,
        /// The greatest value.
        pub max: Option<Sp<f64>>,
        /// The header that an operation of its own would have in its place.
        pub header: Option<Sp<String>>,
        /// Whether the service sets it; then it is never sent in `fields`.
        #[serde(default)]
        pub system: bool,
        /// Whether its value must never be shown.
        #[serde(default)]
        pub sensitive: bool,
        /// Of a list: the name of a setter that adds one element.
        pub each: Option<Sp<String>>,
        /// Whether it is the id of the resource: in the body of an item operation it defaults to the id of the path.
        pub identity: Option<Sp<bool>>,
    }
}
