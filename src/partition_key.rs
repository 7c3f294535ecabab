//! Partition key values and their form in the header.

use std::fmt::{self, Write as _};

use cosmosdb_query::epk::Component;

use crate::header::HeaderText;

/// The value of a document's partition key: what says in which logical partition it lives.
///
/// Strings, numbers, booleans and `None` (the JSON `null`) convert into it; for a hierarchical key, tuples of up to three of them, or
/// a `Vec` of [`PartitionKeyValue`]s.
///
/// ```
/// use cosmosdb_core::{PartitionKey, PartitionKeyValue};
///
/// assert_eq!(PartitionKey::from("tenant-7").to_string(), r#"["tenant-7"]"#);
/// assert_eq!(PartitionKey::from(("tenant-7", 2026)).to_string(), r#"["tenant-7",2026]"#);
/// assert_eq!(PartitionKey::from(("tenant-7", PartitionKeyValue::UNDEFINED)).to_string(), r#"["tenant-7",{}]"#);
/// // It travels in a header: pure ASCII, whatever the text is.
/// assert_eq!(PartitionKey::from("größe").to_string(), r#"["gr\u00f6\u00dfe"]"#);
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct PartitionKey(Repr);

#[derive(Debug, Clone, PartialEq)]
enum Repr {
    Unpartitioned,
    None,
    Values(Vec<PartitionKeyValue>),
}

impl PartitionKey {
    /// The documents that have no value at the path of the partition key: `[{}]`.
    pub const NONE: PartitionKey = PartitionKey(Repr::None);

    /// The documents without a value in a collection that was migrated from one without a partition key: `[]`.
    pub const EMPTY: PartitionKey = PartitionKey(Repr::Values(Vec::new()));

    /// No partition key is sent: for collections without one, which exist only where they were made with an API version before
    /// 2018-12-31. Versions before 2015-12-16 know no other.
    pub const UNPARTITIONED: PartitionKey = PartitionKey(Repr::Unpartitioned);

    /// Reads the form of the header, a JSON array of strings, numbers, booleans, nulls and `{}`; `None` if it is another.
    #[must_use]
    pub fn from_header(text: &str) -> Option<Self> {
        let values: Vec<serde_json::Value> = serde_json::from_str(text).ok()?;
        let values = values.iter().map(PartitionKeyValue::from_json).collect::<Option<Vec<_>>>()?;
        Some(Self::from(values))
    }

    /// What is hashed of it; `None` for no partition key at all.
    pub(crate) fn components(&self) -> Option<Vec<Component>> {
        match &self.0 {
            Repr::Unpartitioned => None,
            Repr::None => Some(vec![Component::Undefined]),
            Repr::Values(values) => Some(values.iter().map(PartitionKeyValue::component).collect()),
        }
    }
}

/// One level of a partition key.
#[derive(Debug, Clone, PartialEq)]
pub struct PartitionKeyValue(Value);

#[derive(Debug, Clone, PartialEq)]
enum Value {
    Undefined,
    Null,
    Boolean(bool),
    Number(f64),
    String(Box<str>),
}

impl PartitionKeyValue {
    /// The document has nothing at the path of this level.
    pub const UNDEFINED: PartitionKeyValue = PartitionKeyValue(Value::Undefined);
    /// The document has a `null` there.
    pub const NULL: PartitionKeyValue = PartitionKeyValue(Value::Null);

    pub(crate) fn from_json(value: &serde_json::Value) -> Option<Self> {
        Some(Self(match value {
            serde_json::Value::Null => Value::Null,
            serde_json::Value::Bool(value) => Value::Boolean(*value),
            serde_json::Value::Number(value) => Value::Number(value.as_f64()?),
            serde_json::Value::String(value) => Value::String(value.as_str().into()),
            serde_json::Value::Object(members) if members.is_empty() => Value::Undefined,
            _ => return None,
        }))
    }

    fn component(&self) -> Component {
        match &self.0 {
            Value::Undefined => Component::Undefined,
            Value::Null => Component::Null,
            Value::Boolean(value) => Component::Bool(*value),
            Value::Number(value) => Component::Number(*value),
            Value::String(value) => Component::String(value.clone()),
        }
    }

    fn write(&self, out: &mut String) {
        match &self.0 {
            Value::Undefined => out.push_str("{}"),
            Value::Null => out.push_str("null"),
            Value::Boolean(value) => out.push_str(if *value { "true" } else { "false" }),
            Value::Number(value) => write_number(*value, out),
            Value::String(value) => write_string(value, out),
        }
    }
}

/// Numbers are 64-bit floats on the wire; whole ones are written without a point.
fn write_number(value: f64, out: &mut String) {
    // Writing to a string does not fail.
    let _ = if value != 0.0 && !(1e-6..1e21).contains(&value.abs()) { write!(out, "{value:e}") } else { write!(out, "{value}") };
}

/// A JSON string in pure ASCII: characters beyond it as UTF-16 escapes.
fn write_string(value: &str, out: &mut String) {
    out.push('"');
    for c in value.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            ' '..='~' => out.push(c),
            _ => {
                for unit in c.encode_utf16(&mut [0; 2]) {
                    let _ = write!(out, "\\u{unit:04x}");
                }
            }
        }
    }
    out.push('"');
}

impl std::fmt::Display for PartitionKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match &self.0 {
            Repr::Unpartitioned => f.write_str("(unpartitioned)"),
            Repr::None => f.write_str("[{}]"),
            Repr::Values(values) => {
                let mut out = String::from("[");
                for (i, value) in values.iter().enumerate() {
                    if i > 0 {
                        out.push(',');
                    }
                    value.write(&mut out);
                }
                out.push(']');
                f.write_str(&out)
            }
        }
    }
}

impl HeaderText for PartitionKey {
    fn header_text(&self) -> Result<Option<String>, String> {
        match &self.0 {
            Repr::Unpartitioned => Ok(None),
            Repr::Values(values) if values.iter().any(|v| matches!(v.0, Value::Number(n) if !n.is_finite())) => {
                Err("a partition key cannot hold NaN or an infinity: JSON has no such numbers".to_owned())
            }
            _ => Ok(Some(self.to_string())),
        }
    }
}

impl serde::Serialize for PartitionKey {
    /// As a JSON array, the form that a permission's `resourcePartitionKey` has.
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let text = self.header_text().map_err(serde::ser::Error::custom)?;
        let array: Vec<serde_json::Value> = match text {
            Some(text) => serde_json::from_str(&text).map_err(serde::ser::Error::custom)?,
            None => Vec::new(),
        };
        array.serialize(serializer)
    }
}

impl<'de> serde::Deserialize<'de> for PartitionKey {
    /// From a JSON array of the components, or an object that has the only one by its path, as change feeds may. An object of several is
    /// refused: members of JSON have no order, and components do.
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Components)
    }
}

struct Components;

impl<'de> serde::de::Visitor<'de> for Components {
    type Value = PartitionKey;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a partition key: an array of scalars or {}")
    }

    fn visit_seq<A: serde::de::SeqAccess<'de>>(self, mut array: A) -> Result<PartitionKey, A::Error> {
        let mut components = Vec::new();
        while let Some(component) = array.next_element()? {
            components.push(component);
        }
        of_components(components)
    }

    fn visit_map<A: serde::de::MapAccess<'de>>(self, mut object: A) -> Result<PartitionKey, A::Error> {
        let Some((_, component)) = object.next_entry::<serde::de::IgnoredAny, _>()? else {
            return Err(serde::de::Error::custom("not a partition key: an object without a path"));
        };
        if object.next_entry::<serde::de::IgnoredAny, serde::de::IgnoredAny>()?.is_some() {
            // Only the definition knows which is the first: in another order they are another key.
            return Err(serde::de::Error::custom(
                "a partition key of several paths in an object, which does not tell their order",
            ));
        }
        of_components(vec![component])
    }
}

fn of_components<E: serde::de::Error>(components: Vec<serde_json::Value>) -> Result<PartitionKey, E> {
    let text = serde_json::Value::Array(components).to_string();
    PartitionKey::from_header(&text).ok_or_else(|| E::custom("not a partition key: an array of scalars or {}"))
}

impl From<&str> for PartitionKeyValue {
    fn from(value: &str) -> Self {
        Self(Value::String(value.into()))
    }
}

impl From<String> for PartitionKeyValue {
    fn from(value: String) -> Self {
        Self(Value::String(value.into()))
    }
}

impl From<&String> for PartitionKeyValue {
    fn from(value: &String) -> Self {
        Self(Value::String(value.as_str().into()))
    }
}

impl From<bool> for PartitionKeyValue {
    fn from(value: bool) -> Self {
        Self(Value::Boolean(value))
    }
}

impl From<()> for PartitionKeyValue {
    /// The JSON `null`.
    fn from((): ()) -> Self {
        Self::NULL
    }
}

impl<T: Into<PartitionKeyValue>> From<Option<T>> for PartitionKeyValue {
    /// `None` is the JSON `null`.
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::NULL, Into::into)
    }
}

macro_rules! numbers {
    ($($number:ty),*) => {$(
        impl From<$number> for PartitionKeyValue {
            /// Numbers are 64-bit floats on the wire: whole ones are exact up to 2^53.
            #[allow(clippy::cast_precision_loss, clippy::cast_lossless, reason = "documented: the wire has nothing wider")]
            fn from(value: $number) -> Self {
                Self(Value::Number(value as f64))
            }
        }
    )*};
}
numbers!(i8, u8, i16, u16, i32, u32, i64, u64, f64);

macro_rules! single {
    ($($value:ty),*) => {$(
        impl From<$value> for PartitionKey {
            fn from(value: $value) -> Self {
                Self(Repr::Values(vec![value.into()]))
            }
        }
    )*};
}
single!(&str, String, &String, bool, (), i8, u8, i16, u16, i32, u32, i64, u64, f64);

impl<T: Into<PartitionKeyValue>> From<Option<T>> for PartitionKey {
    /// `None` is the JSON `null`.
    fn from(value: Option<T>) -> Self {
        Self(Repr::Values(vec![value.into()]))
    }
}

impl From<PartitionKeyValue> for PartitionKey {
    fn from(value: PartitionKeyValue) -> Self {
        if value == PartitionKeyValue::UNDEFINED { Self::NONE } else { Self(Repr::Values(vec![value])) }
    }
}

impl From<Vec<PartitionKeyValue>> for PartitionKey {
    fn from(values: Vec<PartitionKeyValue>) -> Self {
        if values == [PartitionKeyValue::UNDEFINED] { Self::NONE } else { Self(Repr::Values(values)) }
    }
}

impl From<&PartitionKey> for PartitionKey {
    fn from(key: &PartitionKey) -> Self {
        key.clone()
    }
}

impl<A: Into<PartitionKeyValue>, B: Into<PartitionKeyValue>> From<(A, B)> for PartitionKey {
    fn from((a, b): (A, B)) -> Self {
        Self(Repr::Values(vec![a.into(), b.into()]))
    }
}

impl<A: Into<PartitionKeyValue>, B: Into<PartitionKeyValue>, C: Into<PartitionKeyValue>> From<(A, B, C)> for PartitionKey {
    fn from((a, b, c): (A, B, C)) -> Self {
        Self(Repr::Values(vec![a.into(), b.into(), c.into()]))
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn text(key: impl Into<PartitionKey>) -> String {
        key.into().header_text().unwrap().unwrap()
    }

    #[test]
    fn every_kind_of_value_has_its_form() {
        assert_eq!(text("a"), r#"["a"]"#);
        assert_eq!(text(5), "[5]");
        assert_eq!(text(-0.0), "[-0]");
        assert_eq!(text(5.25), "[5.25]");
        assert_eq!(text(1e300), "[1e300]");
        assert_eq!(text(i64::MAX), "[9223372036854776000]");
        assert_eq!(text(true), "[true]");
        assert_eq!(text(None::<&str>), "[null]");
        assert_eq!(text(("a", 1, false)), r#"["a",1,false]"#);
        assert_eq!(text(PartitionKey::NONE), "[{}]");
        assert_eq!(text(PartitionKey::EMPTY), "[]");
        assert_eq!(PartitionKey::UNPARTITIONED.header_text().unwrap(), None);
        assert!(PartitionKey::from(f64::NAN).header_text().is_err());
    }

    #[test]
    fn text_is_pure_ascii() {
        assert_eq!(text("é\u{1F600}\u{7}\"\\"), r#"["\u00e9\ud83d\ude00\u0007\"\\"]"#);
    }

    #[test]
    fn json_is_read_as_an_array_or_by_the_only_path() {
        let read = |json: &str| serde_json::from_str::<PartitionKey>(json);
        assert_eq!(read(r#"["a", 1, {}]"#).unwrap(), PartitionKey::from(("a", 1, PartitionKeyValue::UNDEFINED)));
        assert_eq!(read(r#"{"/tenant": "b"}"#).unwrap(), PartitionKey::from("b"));
        assert_eq!(read("[{}]").unwrap(), PartitionKey::NONE);
        for wrong in ["7", "null", "{}", r#"[["a"]]"#, r#"{"/tenant": ["a"]}"#, r#"{"/tenant": "b", "/day": 1}"#] {
            let refused = read(wrong).unwrap_err().to_string();
            assert!(refused.contains("a partition key"), "{wrong}: {refused}");
        }
    }

    #[test]
    fn the_header_reads_back() {
        for key in [r#"["a",1,null,true]"#, "[{}]", "[]", r#"["t1",{}]"#] {
            assert_eq!(text(PartitionKey::from_header(key).unwrap()), key);
        }
        assert_eq!(PartitionKey::from_header("[[1]]"), None);
        assert_eq!(PartitionKey::from_header("5"), None);
    }
}
