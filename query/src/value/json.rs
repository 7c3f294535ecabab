//! Values as JSON: parsed JSON is a [`View`], and every value prints.

use serde::ser::{Serialize, SerializeMap, SerializeSeq, Serializer};
use serde_json::Value as Json;

use super::{Shape, Value, View};

impl<'a> View<'a> for &'a Json {
    type Elements = std::slice::Iter<'a, Json>;
    type Members = JsonMembers<'a>;

    fn shape(self) -> Shape<'a> {
        match self {
            Json::Null => Shape::Null,
            Json::Bool(value) => Shape::Bool(*value),
            // Without serde_json's arbitrary precision every number has a double.
            Json::Number(value) => Shape::Number(value.as_f64().unwrap_or(f64::NAN)),
            Json::String(text) => Shape::String(text),
            Json::Array(_) => Shape::Array,
            Json::Object(_) => Shape::Object,
        }
    }

    fn member(self, name: &str) -> Option<Self> {
        self.as_object()?.get(name)
    }

    fn element(self, index: usize) -> Option<Self> {
        self.as_array()?.get(index)
    }

    fn len(self) -> usize {
        match self {
            Json::Array(items) => items.len(),
            Json::Object(members) => members.len(),
            _ => 0,
        }
    }

    fn elements(self) -> Self::Elements {
        self.as_array().map(Vec::as_slice).unwrap_or_default().iter()
    }

    fn members(self) -> Self::Members {
        JsonMembers(self.as_object().map(serde_json::Map::iter))
    }
}

/// The members of a JSON object.
pub struct JsonMembers<'a>(Option<serde_json::map::Iter<'a>>);

impl<'a> Iterator for JsonMembers<'a> {
    type Item = (&'a str, &'a Json);

    fn next(&mut self) -> Option<Self::Item> {
        self.0.as_mut()?.next().map(|(name, value)| (name.as_str(), value))
    }
}

/// Prints as JSON. What JSON cannot say (`NaN`, infinities) is left out of arrays and objects, as undefined is; at the top
/// both print as `null`, so look at [`Value::is_printable`] first.
impl<'a, V: View<'a>> Serialize for Value<'a, V> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Undefined | Self::Null => serializer.serialize_unit(),
            Self::Bool(value) => serializer.serialize_bool(*value),
            Self::Number(value) => serialize_number(*value, serializer),
            Self::String(text) => serializer.serialize_str(text),
            Self::Json(json) => Stored(*json, std::marker::PhantomData).serialize(serializer),
            Self::Array(items) => {
                let mut sequence = serializer.serialize_seq(None)?;
                for item in items.iter().filter(|item| item.is_printable()) {
                    sequence.serialize_element(item)?;
                }
                sequence.end()
            }
            Self::Object(members) => {
                let mut map = serializer.serialize_map(None)?;
                for (name, value) in members.iter().filter(|(_, value)| value.is_printable()) {
                    map.serialize_entry(&**name, value)?;
                }
                map.end()
            }
            Self::Stored(view) => Stored(*view, std::marker::PhantomData).serialize(serializer),
        }
    }
}

impl<'a, V: View<'a>> Value<'a, V> {
    /// Whether JSON can say it: neither undefined, `NaN` nor infinite. Rows that are not are dropped.
    pub fn is_printable(&self) -> bool {
        match self {
            Self::Undefined => false,
            Self::Number(value) => value.is_finite(),
            _ => true,
        }
    }

    /// The JSON of it; `None` if it is not [printable](Self::is_printable).
    pub fn to_json(&self) -> Option<Json> {
        if self.is_printable() { serde_json::to_value(self).ok() } else { None }
    }
}

struct Stored<'a, V>(V, std::marker::PhantomData<&'a ()>);

impl<'a, V: View<'a>> Serialize for Stored<'a, V> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0.shape() {
            Shape::Null => serializer.serialize_unit(),
            Shape::Bool(value) => serializer.serialize_bool(value),
            Shape::Number(value) => serialize_number(value, serializer),
            Shape::String(text) => serializer.serialize_str(text),
            Shape::Array => {
                let mut sequence = serializer.serialize_seq(Some(self.0.len()))?;
                for view in self.0.elements() {
                    sequence.serialize_element(&Stored(view, self.1))?;
                }
                sequence.end()
            }
            Shape::Object => {
                let mut map = serializer.serialize_map(Some(self.0.len()))?;
                for (name, view) in self.0.members() {
                    map.serialize_entry(name, &Stored(view, self.1))?;
                }
                map.end()
            }
        }
    }
}

/// Integers print without a fraction, as JavaScript prints them.
#[allow(clippy::cast_possible_truncation, clippy::float_cmp)]
fn serialize_number<S: Serializer>(value: f64, serializer: S) -> Result<S::Ok, S::Error> {
    if value.fract() == 0.0 && value.abs() < 9.2e18 {
        serializer.serialize_i64(value as i64)
    } else {
        serializer.serialize_f64(value)
    }
}
