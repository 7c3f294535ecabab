//! Values as indexes order them: as the query language does.

use std::cmp::Ordering;
use std::sync::Arc;

use cosmosdb_query::epk::{self, Component};
use cosmosdb_sql::value::{Shape, Value, View, compare, compare_text};

use crate::packed::{Body, Packed};

/// A value at a path, or an end of a range of such.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Key {
    Undefined,
    Null,
    Bool(bool),
    Number(Number),
    Text(Text),
    /// After all texts.
    AfterText,
    Nested(Box<Nested>),
}

/// A number; zero has no sign.
#[derive(Debug, Clone, Copy)]
pub(super) struct Number(f64);

/// A text, in the order of the query language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Text(Box<str>);

/// An array or an object. It is not copied: the index shares the body that it is in.
#[derive(Debug, Clone)]
pub(super) struct Nested {
    body: Body,
    path: Arc<[String]>,
}

impl Key {
    /// That of what a document has.
    pub(super) fn of(body: &Body, path: &Arc<[String]>) -> Self {
        match body.at(path).map(Packed::shape) {
            None => Self::Undefined,
            Some(Shape::Null) => Self::Null,
            Some(Shape::Bool(value)) => Self::Bool(value),
            Some(Shape::Number(number)) => Self::number(number),
            Some(Shape::String(text)) => Self::Text(Text(text.into())),
            Some(Shape::Array | Shape::Object) => Self::Nested(Box::new(Nested { body: body.clone(), path: path.clone() })),
        }
    }

    /// That of an end of a range, but for [`Component::Undefined`], which stands for arrays and objects, too.
    pub(super) fn end(end: &Component) -> Option<Self> {
        Some(match end {
            Component::Null => Self::Null,
            Component::Bool(value) => Self::Bool(*value),
            Component::Number(number) => Self::number(*number),
            Component::String(text) => Self::Text(Text(text.clone())),
            Component::MinNumber => Self::number(f64::NEG_INFINITY),
            Component::MaxNumber => Self::number(f64::INFINITY),
            Component::MinString => Self::Text(Text("".into())),
            Component::MaxString => Self::AfterText,
            _ => return None,
        })
    }

    fn number(number: f64) -> Self {
        Self::Number(Number(number + 0.0))
    }
}

impl Nested {
    fn value(&self) -> Value<'_, Packed<'_>> {
        self.body.at(&self.path).map_or(Value::Undefined, Value::of)
    }
}

/// An effective partition key, in the order of the key space.
#[derive(Debug, Clone)]
pub(super) struct Place(Box<str>);

impl Place {
    pub(super) fn at(epk: &str) -> Self {
        Self(epk.into())
    }
}

impl PartialEq for Place {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Place {}

impl PartialOrd for Place {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Place {
    fn cmp(&self, other: &Self) -> Ordering {
        epk::compare(&self.0, &other.0)
    }
}

impl PartialEq for Number {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Number {}

impl PartialOrd for Number {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Number {
    fn cmp(&self, other: &Self) -> Ordering {
        self.0.total_cmp(&other.0)
    }
}

impl PartialOrd for Text {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Text {
    fn cmp(&self, other: &Self) -> Ordering {
        compare_text(&self.0, &other.0)
    }
}

impl PartialEq for Nested {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Nested {}

impl PartialOrd for Nested {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Nested {
    fn cmp(&self, other: &Self) -> Ordering {
        compare(&self.value(), &other.value())
    }
}
