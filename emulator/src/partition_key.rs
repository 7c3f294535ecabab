//! Partition keys: their definition in a collection, their values in documents and in the header.

pub(crate) use cosmosdb_query::epk::split_path as split;
use cosmosdb_query::epk::{Component as Hashed, EpkRange, Scheme, effective_partition_key};
use cosmosdb_sql::value::{Shape, View};
use serde_json::{Map, Value, json};

use crate::error::{Failure, Fault, Outcome};
use crate::packed::Body;

/// The longest value in bytes: with the first version of the hash, and with the second.
const LONGEST: (usize, usize) = (101, 2048);

/// The partition key value of a document, or the front of one.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) struct Key(Vec<Component>);

#[derive(Debug, Clone, PartialEq, Eq, Hash)]
enum Component {
    Undefined,
    Null,
    Boolean(bool),
    /// The bits of a float: every number is one here, and 1 is 1.0.
    Number(u64),
    Text(String),
}

impl Key {
    /// Reads the form of the header: a JSON array.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        Self::from_json(&serde_json::from_str(text).ok()?)
    }

    pub(crate) fn from_json(value: &Value) -> Option<Self> {
        value.as_array()?.iter().map(Component::from_json).collect::<Option<Vec<_>>>().map(Self)
    }

    pub(crate) fn to_json(&self) -> Value {
        Value::Array(self.0.iter().map(Component::to_json).collect())
    }

    /// Whether `front` is this key, or the front of it.
    pub(crate) fn starts_with(&self, front: &Key) -> bool {
        self.0.starts_with(&front.0)
    }

    fn hashed(&self) -> Vec<Hashed> {
        self.0.iter().map(Component::hashed).collect()
    }
}

impl Component {
    fn from_json(value: &Value) -> Option<Self> {
        Some(match value {
            Value::Null => Self::Null,
            Value::Bool(value) => Self::Boolean(*value),
            Value::Number(value) => Self::Number(value.as_f64()?.to_bits()),
            Value::String(value) => Self::Text(value.clone()),
            Value::Object(members) if members.is_empty() => Self::Undefined,
            _ => return None,
        })
    }

    /// The value of a document at a path: what is no scalar counts as absent.
    fn of<'v, V: View<'v>>(value: Option<V>) -> Self {
        match value.map(View::shape) {
            None | Some(Shape::Object | Shape::Array) => Self::Undefined,
            Some(Shape::Null) => Self::Null,
            Some(Shape::Bool(value)) => Self::Boolean(value),
            Some(Shape::Number(value)) => Self::Number(value.to_bits()),
            Some(Shape::String(value)) => Self::Text(value.to_owned()),
        }
    }

    fn hashed(&self) -> Hashed {
        match self {
            Self::Undefined => Hashed::Undefined,
            Self::Null => Hashed::Null,
            Self::Boolean(value) => Hashed::Bool(*value),
            Self::Number(bits) => Hashed::Number(f64::from_bits(*bits)),
            Self::Text(value) => Hashed::String(value.as_str().into()),
        }
    }

    fn to_json(&self) -> Value {
        match self {
            Self::Undefined => json!({}),
            Self::Null => Value::Null,
            Self::Boolean(value) => json!(value),
            Self::Number(bits) => json!(f64::from_bits(*bits)),
            Self::Text(value) => json!(value),
        }
    }
}

/// How a collection tells the partition key value of a document.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Definition {
    paths: Vec<Vec<String>>,
    scheme: Scheme,
    large: bool,
    /// Made up for a collection without one: its documents need none.
    system: bool,
}

/// The path of the key that the service makes up for a collection without one.
pub(crate) const SYSTEM_PATH: &str = "/_partitionKey";

impl Definition {
    /// That of a collection: its `partitionKey`, which has been checked.
    pub(crate) fn of(partition_key: Option<&Value>) -> Self {
        let paths = partition_key.and_then(|key| key.get("paths")).and_then(Value::as_array);
        match paths {
            Some(paths) => Self {
                paths: paths.iter().filter_map(Value::as_str).map(split).collect(),
                scheme: scheme(partition_key),
                large: version(partition_key) == Some(2),
                system: false,
            },
            None => Self { paths: vec![split(SYSTEM_PATH)], scheme: Scheme::HashV2, large: true, system: true },
        }
    }

    pub(crate) fn scheme(&self) -> Scheme {
        self.scheme
    }

    /// Whether it is made up for a collection without one.
    pub(crate) fn is_system(&self) -> bool {
        self.system
    }

    /// Where documents with this key lie.
    pub(crate) fn epk(&self, key: &Key) -> Box<str> {
        effective_partition_key(&key.hashed(), self.scheme).into()
    }

    /// Where documents with this key lie, or with a key that begins like this.
    pub(crate) fn span(&self, key: &Key) -> EpkRange {
        EpkRange::of(&key.hashed(), self.paths.len(), self.scheme)
    }

    /// The key of a document.
    pub(crate) fn extract(&self, document: &Map<String, Value>) -> Key {
        Key(self.paths.iter().map(|path| Component::of(walk(document, path))).collect())
    }

    /// The key of a document that is stored.
    pub(crate) fn extract_packed(&self, document: &Body) -> Key {
        Key(self.paths.iter().map(|path| Component::of(document.at(path))).collect())
    }

    /// The whole key that a request for a single document names.
    pub(crate) fn point(&self, named: Option<Key>) -> Outcome<Key> {
        match named {
            None if self.system => Ok(self.nothing()),
            Some(key) if self.system && key.0.is_empty() => Ok(self.nothing()),
            None => Err(Failure::bad_request(
                "The collection has a partition key: its value has to be supplied in x-ms-documentdb-partitionkey.",
            )),
            Some(key) if key.0.len() != self.paths.len() => Err(Failure::bad_request(format!(
                "The partition key of the collection has {} components; the request supplies {}.",
                self.paths.len(),
                key.0.len()
            ))),
            Some(key) => Ok(key),
        }
    }

    /// The key, or the front of one, that a request for many documents names; `None`: it asks for all.
    pub(crate) fn filter(&self, named: Option<Key>) -> Outcome<Option<Key>> {
        match named {
            Some(key) if key.0.is_empty() => Ok(None),
            Some(key) if key.0.len() > self.paths.len() => self.point(Some(key)).map(Some),
            other => Ok(other),
        }
    }

    /// Checks that a document has the key that the request names.
    pub(crate) fn check(&self, document: &Map<String, Value>, named: &Key) -> Outcome<()> {
        let own = self.extract(document);
        if own != *named {
            return Err(Failure::new(
                Fault::PartitionKeyMismatch,
                format!(
                    "The partition key that the document has, {}, is not the one in the header, {}.",
                    own.to_json(),
                    named.to_json()
                ),
            ));
        }
        let longest = if self.large { LONGEST.1 } else { LONGEST.0 };
        let too_long = |component: &Component| matches!(component, Component::Text(text) if text.len() > longest);
        if own.0.iter().any(too_long) {
            return Err(Failure::bad_request(format!("A partition key value may have {longest} bytes at most.")));
        }
        Ok(())
    }

    /// Whether a path, as its steps, leads to the key, into it, or to what it is in.
    pub(crate) fn touches(&self, path: &[String]) -> bool {
        self.paths.iter().any(|own| own.starts_with(path) || path.starts_with(own.as_slice()))
    }

    fn nothing(&self) -> Key {
        Key(self.paths.iter().map(|_| Component::Undefined).collect())
    }
}

fn version(partition_key: Option<&Value>) -> Option<i64> {
    partition_key?.get("version")?.as_i64()
}

/// Clients may write the kind in any case.
fn scheme(partition_key: Option<&Value>) -> Scheme {
    let kind = partition_key.and_then(|key| key.get("kind")).and_then(Value::as_str).unwrap_or_default();
    let known = ["MultiHash", "Range"].into_iter().find(|known| known.eq_ignore_ascii_case(kind));
    Scheme::of(known.unwrap_or("Hash"), version(partition_key)).unwrap_or(Scheme::HashV1)
}

/// What a document has at a path.
pub(crate) fn walk<'v>(document: &'v Map<String, Value>, path: &[String]) -> Option<&'v Value> {
    let (first, rest) = path.split_first()?;
    rest.iter().try_fold(document.get(first)?, |value, step| value.get(step))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn definition(json: Value) -> Definition {
        Definition::of(Some(&json))
    }

    fn document(json: Value) -> Map<String, Value> {
        json.as_object().unwrap().clone()
    }

    #[test]
    fn the_header_has_every_kind_of_value() {
        let key = Key::parse(r#"["a",1,true,null,{}]"#).unwrap();
        assert_eq!(key.to_json().to_string(), r#"["a",1.0,true,null,{}]"#);
        assert_eq!(Key::parse("[1]"), Key::parse("[1.0]"));
        assert_eq!(Key::parse(r#"["\u00e9"]"#), Key::parse("[\"é\"]"));
        for text in ["", "a", "{}", "[[1]]", r#"[{"a":1}]"#, "5"] {
            assert_eq!(Key::parse(text), None, "{text}");
        }
    }

    #[test]
    fn a_key_is_taken_from_the_document() {
        let single = definition(json!({"paths": ["/a/b"]}));
        assert_eq!(single.extract(&document(json!({"a": {"b": 7}}))), Key::parse("[7]").unwrap());
        for nothing in [json!({}), json!({"a": 1}), json!({"a": {"b": {}}}), json!({"a": {"b": [1]}})] {
            assert_eq!(single.extract(&document(nothing)), Key::parse("[{}]").unwrap());
        }
        assert_eq!(single.extract(&document(json!({"a": {"b": null}}))), Key::parse("[null]").unwrap());
        let quoted = definition(json!({"paths": ["/\"a/b\""]}));
        assert_eq!(quoted.extract(&document(json!({"a/b": "x"}))), Key::parse(r#"["x"]"#).unwrap());
        let hierarchical = definition(json!({"paths": ["/t", "/u"], "kind": "MultiHash", "version": 2}));
        assert_eq!(hierarchical.extract(&document(json!({"t": "t1"}))), Key::parse(r#"["t1",{}]"#).unwrap());
    }

    #[test]
    fn a_single_document_needs_the_whole_key() {
        let hierarchical = definition(json!({"paths": ["/t", "/u"], "kind": "MultiHash", "version": 2}));
        assert_eq!(hierarchical.point(None).unwrap_err().fault, Fault::BadRequest);
        assert_eq!(hierarchical.point(Key::parse(r#"["a"]"#)).unwrap_err().fault, Fault::BadRequest);
        assert!(hierarchical.point(Key::parse(r#"["a",1]"#)).is_ok());
        assert!(hierarchical.filter(Key::parse(r#"["a"]"#)).unwrap().is_some());
        assert!(hierarchical.filter(Key::parse("[]")).unwrap().is_none());
    }

    #[test]
    fn a_collection_without_a_key_needs_none() {
        let none = Definition::of(None);
        let nothing = Key::parse("[{}]").unwrap();
        assert_eq!(none.point(None).unwrap(), nothing);
        assert_eq!(none.point(Key::parse("[]")).unwrap(), nothing);
        assert_eq!(none.extract(&document(json!({"id": "1"}))), nothing);
        assert_eq!(none.extract(&document(json!({"_partitionKey": "a"}))), Key::parse(r#"["a"]"#).unwrap());
    }

    #[test]
    fn header_and_document_must_agree() {
        let single = definition(json!({"paths": ["/pk"]}));
        let check = |document: Value, key: &str| single.check(&self::document(document), &Key::parse(key).unwrap());
        assert!(check(json!({"pk": "a"}), r#"["a"]"#).is_ok());
        assert_eq!(check(json!({"pk": "a"}), r#"["b"]"#).unwrap_err().fault, Fault::PartitionKeyMismatch);
        assert_eq!(check(json!({}), r#"[null]"#).unwrap_err().fault, Fault::PartitionKeyMismatch);
        let long = "x".repeat(102);
        assert_eq!(check(json!({"pk": long}), &json!([long]).to_string()).unwrap_err().fault, Fault::BadRequest);
    }
}
