//! The value model: what an expression can be, seen the same way however a document is stored.
//!
//! [`View`] is how a stored document is read; [`Value`] is what expressions make of it. A value borrows from the documents,
//! the query and its parameters as long as it can; `clone` never copies text, arrays or objects.

use std::{borrow::Cow, ops::Deref, sync::Arc};

use serde_json::Value as Json;

mod json;
mod order;
pub use order::{Key, compare, compare_text, equal, key};

/// A stored value, borrowed for `'a`: a cheap handle with access to what lies below it.
pub trait View<'a>: Copy {
    /// Iterates over the elements of an array.
    type Elements: Iterator<Item = Self>;
    /// Iterates over the members of an object, in stored order.
    type Members: Iterator<Item = (&'a str, Self)>;

    /// What it is, with the value if it is a scalar.
    fn shape(self) -> Shape<'a>;
    /// The member of an object by name; `None` for anything else.
    fn member(self, name: &str) -> Option<Self>;
    /// The element of an array by position; `None` for anything else.
    fn element(self, index: usize) -> Option<Self>;
    /// How many elements or members there are; 0 for scalars.
    fn len(self) -> usize;
    /// Whether there are no elements or members.
    fn is_empty(self) -> bool {
        self.len() == 0
    }
    /// The elements; none unless it is an array.
    fn elements(self) -> Self::Elements;
    /// The members; none unless it is an object.
    fn members(self) -> Self::Members;
}

/// What a [`View`] sees.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Shape<'a> {
    /// `null`
    Null,
    /// `true`, `false`
    Bool(bool),
    /// A number; integers beyond 2^53 are rounded, as the service rounds them.
    Number(f64),
    /// A string.
    String(&'a str),
    /// An array; read it by [`View::elements`].
    Array,
    /// An object; read it by [`View::members`].
    Object,
}

/// Text that is borrowed from a document, the query or its parameters, or shared.
#[derive(Clone, Debug)]
pub enum Text<'a> {
    /// Borrowed.
    Borrowed(&'a str),
    /// Computed, shared by all clones.
    Shared(Arc<str>),
}

impl Deref for Text<'_> {
    type Target = str;

    fn deref(&self) -> &str {
        match self {
            Self::Borrowed(text) => text,
            Self::Shared(text) => text,
        }
    }
}

impl<'a> From<&'a str> for Text<'a> {
    fn from(text: &'a str) -> Self {
        Self::Borrowed(text)
    }
}

impl From<String> for Text<'_> {
    fn from(text: String) -> Self {
        Self::Shared(text.into())
    }
}

impl<'a> From<Cow<'a, str>> for Text<'a> {
    fn from(text: Cow<'a, str>) -> Self {
        match text {
            Cow::Borrowed(text) => Self::Borrowed(text),
            Cow::Owned(text) => text.into(),
        }
    }
}

/// A computed object: its members in the order they were made, names unique, none undefined.
pub type Members<'a, V> = Vec<(Text<'a>, Value<'a, V>)>;

/// The value of an expression.
#[derive(Clone, Debug, Default)]
pub enum Value<'a, V = &'a Json> {
    /// No value: a missing property, an operand of a wrong type. Never inside an array or object.
    #[default]
    Undefined,
    /// `null`
    Null,
    /// `true`, `false`
    Bool(bool),
    /// A number, which may be `NaN` or infinite until it is printed.
    Number(f64),
    /// A string.
    String(Text<'a>),
    /// A computed array.
    Array(Arc<Vec<Self>>),
    /// A computed object.
    Object(Arc<Members<'a, V>>),
    /// A stored array or object (never a scalar).
    Stored(V),
    /// An array or object of the parameters (never a scalar).
    Json(&'a Json),
}

/// The types of values, in the order in which `ORDER BY` sorts them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Type {
    /// No value.
    Undefined,
    /// `null`
    Null,
    /// A boolean.
    Bool,
    /// A number.
    Number,
    /// A string.
    String,
    /// An array.
    Array,
    /// An object.
    Object,
}

impl Type {
    /// Whether values of this type are neither arrays, objects nor undefined.
    pub fn is_primitive(self) -> bool {
        matches!(self, Self::Null | Self::Bool | Self::Number | Self::String)
    }
}

impl<'a, V: View<'a>> Value<'a, V> {
    /// The value of a stored one.
    pub fn of(view: V) -> Self {
        match view.shape() {
            Shape::Null => Self::Null,
            Shape::Bool(value) => Self::Bool(value),
            Shape::Number(value) => Self::Number(value),
            Shape::String(text) => Self::String(Text::Borrowed(text)),
            Shape::Array | Shape::Object => Self::Stored(view),
        }
    }

    /// The value of parsed JSON, such as a parameter.
    pub fn of_json(json: &'a Json) -> Self {
        match json.shape() {
            Shape::Null => Self::Null,
            Shape::Bool(value) => Self::Bool(value),
            Shape::Number(value) => Self::Number(value),
            Shape::String(text) => Self::String(Text::Borrowed(text)),
            Shape::Array | Shape::Object => Self::Json(json),
        }
    }

    /// The value of parsed JSON that nobody will own: the result of a user-defined function, a parsed string.
    pub fn from_json(json: Json) -> Self {
        match json {
            Json::Null => Self::Null,
            Json::Bool(value) => Self::Bool(value),
            Json::Number(value) => value.as_f64().map_or(Self::Undefined, Self::Number),
            Json::String(text) => Self::String(text.into()),
            Json::Array(items) => Self::array(items.into_iter().map(Self::from_json)),
            Json::Object(members) => {
                Self::Object(Arc::new(members.into_iter().map(|(name, value)| (name.into(), Self::from_json(value))).collect()))
            }
        }
    }

    /// A string.
    pub fn text(text: impl Into<Text<'a>>) -> Self {
        Self::String(text.into())
    }

    /// An array of what is not undefined.
    pub fn array(items: impl IntoIterator<Item = Self>) -> Self {
        Self::Array(Arc::new(items.into_iter().filter(|item| !item.is_undefined()).collect()))
    }

    /// An object of the members that are not undefined; of two members with one name, the last wins in the place of the first.
    pub fn object(items: impl IntoIterator<Item = (Text<'a>, Self)>) -> Self {
        let mut members: Members<'a, V> = Vec::new();
        for (name, value) in items {
            if value.is_undefined() {
                continue;
            }
            match members.iter_mut().find(|(known, _)| **known == *name) {
                Some((_, slot)) => *slot = value,
                None => members.push((name, value)),
            }
        }
        Self::Object(Arc::new(members))
    }

    /// The type.
    pub fn kind(&self) -> Type {
        match self {
            Self::Undefined => Type::Undefined,
            Self::Null => Type::Null,
            Self::Bool(_) => Type::Bool,
            Self::Number(_) => Type::Number,
            Self::String(_) => Type::String,
            Self::Array(_) => Type::Array,
            Self::Object(_) => Type::Object,
            Self::Stored(view) => kind_of(view.shape()),
            Self::Json(json) => kind_of(json.shape()),
        }
    }

    /// Whether there is no value.
    pub fn is_undefined(&self) -> bool {
        matches!(self, Self::Undefined)
    }

    /// Whether it is exactly `true`: what a filter asks.
    pub fn is_true(&self) -> bool {
        matches!(self, Self::Bool(true))
    }

    /// The boolean, if it is one.
    pub fn as_bool(&self) -> Option<bool> {
        if let Self::Bool(value) = self { Some(*value) } else { None }
    }

    /// The number, if it is one.
    pub fn as_number(&self) -> Option<f64> {
        if let Self::Number(value) = self { Some(*value) } else { None }
    }

    /// The text, if it is a string.
    pub fn as_str(&self) -> Option<&str> {
        if let Self::String(text) = self { Some(text) } else { None }
    }

    /// The member of an object by name; undefined if there is none or it is no object.
    pub fn member(&self, name: &str) -> Self {
        match self {
            Self::Object(members) => {
                members.iter().find(|(known, _)| **known == *name).map_or(Self::Undefined, |(_, value)| value.clone())
            }
            Self::Stored(view) => view.member(name).map_or(Self::Undefined, Self::of),
            Self::Json(json) => View::member(*json, name).map_or(Self::Undefined, Self::of_json),
            _ => Self::Undefined,
        }
    }

    /// The element of an array by position; undefined if there is none or it is no array.
    pub fn element(&self, index: usize) -> Self {
        match self {
            Self::Array(items) => items.get(index).cloned().unwrap_or_default(),
            Self::Stored(view) => view.element(index).map_or(Self::Undefined, Self::of),
            Self::Json(json) => View::element(*json, index).map_or(Self::Undefined, Self::of_json),
            _ => Self::Undefined,
        }
    }

    /// How many elements or members there are; 0 for scalars.
    pub fn len(&self) -> usize {
        match self {
            Self::Array(items) => items.len(),
            Self::Object(members) => members.len(),
            Self::Stored(view) => view.len(),
            Self::Json(json) => View::len(*json),
            _ => 0,
        }
    }

    /// Whether there are no elements or members.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The elements of an array; none of anything else.
    pub fn elements(&self) -> Elements<'_, 'a, V> {
        match self {
            Self::Array(items) => Elements::Computed(items.iter()),
            Self::Stored(view) => Elements::Stored(view.elements()),
            Self::Json(json) => Elements::Json(View::elements(*json)),
            _ => Elements::Computed([].iter()),
        }
    }

    /// The members of an object, in order; none of anything else.
    pub fn members(&self) -> MembersIter<'_, 'a, V> {
        match self {
            Self::Object(members) => MembersIter::Computed(members.iter()),
            Self::Stored(view) => MembersIter::Stored(view.members()),
            Self::Json(json) => MembersIter::Json(View::members(*json)),
            _ => MembersIter::Computed([].iter()),
        }
    }
}

fn kind_of(shape: Shape<'_>) -> Type {
    match shape {
        Shape::Null => Type::Null,
        Shape::Bool(_) => Type::Bool,
        Shape::Number(_) => Type::Number,
        Shape::String(_) => Type::String,
        Shape::Array => Type::Array,
        Shape::Object => Type::Object,
    }
}

/// The elements of an array: see [`Value::elements`].
pub enum Elements<'v, 'a, V: View<'a>> {
    /// Of a computed array.
    Computed(std::slice::Iter<'v, Value<'a, V>>),
    /// Of a stored one.
    Stored(V::Elements),
    /// Of a parameter.
    Json(<&'a Json as View<'a>>::Elements),
}

impl<'a, V: View<'a>> Iterator for Elements<'_, 'a, V> {
    type Item = Value<'a, V>;

    fn next(&mut self) -> Option<Self::Item> {
        match self {
            Self::Computed(items) => items.next().cloned(),
            Self::Stored(items) => items.next().map(Value::of),
            Self::Json(items) => items.next().map(Value::of_json),
        }
    }
}

/// The members of an object: see [`Value::members`].
pub enum MembersIter<'v, 'a, V: View<'a>> {
    /// Of a computed object.
    Computed(std::slice::Iter<'v, (Text<'a>, Value<'a, V>)>),
    /// Of a stored one.
    Stored(V::Members),
    /// Of a parameter.
    Json(<&'a Json as View<'a>>::Members),
}

impl<'a, V: View<'a>> Iterator for MembersIter<'_, 'a, V> {
    type Item = (Text<'a>, Value<'a, V>);

    fn next(&mut self) -> Option<Self::Item> {
        match self {
            Self::Computed(members) => members.next().cloned(),
            Self::Stored(members) => members.next().map(|(name, view)| (Text::Borrowed(name), Value::of(view))),
            Self::Json(members) => members.next().map(|(name, json)| (Text::Borrowed(name), Value::of_json(json))),
        }
    }
}
