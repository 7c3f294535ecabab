//! The partition key definition of a collection: how documents and partition keys find their place in its key space.

use std::borrow::Cow;

use cosmosdb_query::epk::{EpkRange, Scheme, effective_partition_key, split_path};
use serde::Deserialize;
use serde_json::Value;

use crate::error::{Error, Result};
use crate::partition_key::{PartitionKey, PartitionKeyValue};

/// The `partitionKey` of a collection.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(from = "Wire")]
pub(crate) struct KeyDefinition {
    /// The names on the way to each value.
    paths: Vec<Vec<String>>,
    /// `None` if it is one that we do not know: then every key may lie anywhere.
    scheme: Option<Scheme>,
    /// The service made it up, for a collection from the time when there were none.
    system: bool,
}

#[derive(Deserialize)]
struct Wire {
    #[serde(default)]
    paths: Vec<String>,
    kind: Option<String>,
    version: Option<i64>,
    #[serde(default, rename = "systemKey")]
    system: bool,
}

impl From<Wire> for KeyDefinition {
    fn from(wire: Wire) -> Self {
        Self {
            paths: wire.paths.iter().map(|path| split_path(path)).collect(),
            scheme: Scheme::of(wire.kind.as_deref().unwrap_or("Hash"), wire.version),
            system: wire.system,
        }
    }
}

/// Where the documents of a partition key are.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Place {
    /// All values are given: the effective partition key of one logical partition.
    Point(String),
    /// Some, or none, are given: all keys that they leave open.
    Part(EpkRange),
}

impl KeyDefinition {
    /// The names on the way to each value.
    pub(crate) fn paths(&self) -> &[Vec<String>] {
        &self.paths
    }

    /// Whether a partition key has a value for every path.
    pub(crate) fn is_whole(&self, key: &PartitionKey) -> bool {
        self.fitted(key).components().is_none_or(|values| values.len() == self.paths.len())
    }

    /// How values become keys; `None` if it is not known.
    #[cfg(feature = "local-plan")]
    pub(crate) fn scheme(&self) -> Option<Scheme> {
        self.scheme
    }

    /// The partition key of a document. What is not there, and what cannot be a key, is undefined.
    pub(crate) fn key_of(&self, document: &Value) -> PartitionKey {
        let value = |path: &Vec<String>| {
            let found = path.iter().try_fold(document, |value, name| value.get(name));
            found
                .filter(|value| !value.is_object())
                .and_then(PartitionKeyValue::from_json)
                .unwrap_or(PartitionKeyValue::UNDEFINED)
        };
        let values: Vec<_> = self.paths.iter().map(value).collect();
        if values.is_empty() { PartitionKey::UNPARTITIONED } else { self.fitted(&PartitionKey::from(values)).into_owned() }
    }

    /// A partition key in the form that it has for this collection: "no value" is nothing where the key is made up by the service, and
    /// a value that is undefined for each of several paths.
    pub(crate) fn fitted<'a>(&self, key: &'a PartitionKey) -> Cow<'a, PartitionKey> {
        match self.paths.len() {
            _ if *key != PartitionKey::NONE => Cow::Borrowed(key),
            _ if self.system => Cow::Owned(PartitionKey::EMPTY),
            0 | 1 => Cow::Borrowed(key),
            paths => Cow::Owned(PartitionKey::from(vec![PartitionKeyValue::UNDEFINED; paths])),
        }
    }

    /// Where the documents of a partition key are.
    ///
    /// # Errors
    ///
    /// If it has more values than the collection has paths.
    pub(crate) fn place(&self, key: &PartitionKey) -> Result<Place> {
        let anywhere = || Ok(Place::Part(EpkRange::full()));
        let (Some(components), Some(scheme)) = (self.fitted(key).components(), self.scheme) else { return anywhere() };
        let (given, paths) = (components.len(), self.paths.len());
        if given > paths {
            return Err(Error::input(format!(
                "the partition key {key} has {given} values, and the collection's partition key has {paths}"
            )));
        }
        // The made-up key of a document without a value is the lowest of all.
        if given == paths || (given == 0 && self.system) {
            return Ok(Place::Point(effective_partition_key(&components, scheme)));
        }
        Ok(Place::Part(EpkRange::of(&components, paths, scheme)))
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::panic)]
mod tests {
    use serde_json::json;

    use super::*;

    const REDMOND: &str = "22E342F38A486A088463DFF7838A5963";

    fn definition(json: Value) -> KeyDefinition {
        serde_json::from_value(json).unwrap()
    }

    fn hierarchical() -> KeyDefinition {
        definition(json!({"paths": ["/tenant", "/user"], "kind": "MultiHash", "version": 2}))
    }

    fn point(definition: &KeyDefinition, key: impl Into<PartitionKey>) -> String {
        match definition.place(&key.into()).unwrap() {
            Place::Point(key) => key,
            Place::Part(range) => panic!("{range:?}"),
        }
    }

    #[test]
    fn the_key_is_taken_out_of_a_document() {
        let one = |path: &str, document: Value| definition(json!({"paths": [path]})).key_of(&document).to_string();
        assert_eq!(one("/tenant", json!({"tenant": "a"})), r#"["a"]"#);
        assert_eq!(one("/a/b", json!({"a": {"b": 5}})), "[5]");
        assert_eq!(one(r#"/"quoted x"/y"#, json!({"quoted x": {"y": null}})), "[null]");
        assert_eq!(one(r#"/"a/b""#, json!({"a/b": true})), "[true]");
        for nothing in
            [json!({}), json!({"a": 1}), json!({"a": [{"b": 1}]}), json!({"a": {"b": [1]}}), json!({"a": {"b": {}}}), json!(7)]
        {
            assert_eq!(one("/a/b", nothing), "[{}]");
        }
        let two = hierarchical();
        assert_eq!(two.key_of(&json!({"tenant": "t", "user": 1})), PartitionKey::from(("t", 1)));
        assert_eq!(two.key_of(&json!({"tenant": "t"})).to_string(), r#"["t",{}]"#);
        assert_eq!(two.key_of(&json!({})).to_string(), "[{},{}]");
        assert_eq!(definition(json!({"paths": []})).key_of(&json!({"a": 1})), PartitionKey::UNPARTITIONED);
    }

    #[test]
    fn kind_and_version_decide_on_the_hash() {
        let v2 = definition(json!({"paths": ["/city"], "kind": "Hash", "version": 2}));
        assert_eq!(point(&v2, "redmond"), REDMOND);
        assert_eq!(point(&v2, 5), "19C08621B135968252FB34B4CF66F811");
        for v1 in [json!({"paths": ["/city"], "kind": "Hash"}), json!({"paths": ["/city"], "version": 1})] {
            assert_eq!(point(&definition(v1), "redmond"), "05C1EFE313830C087366656E706F6500");
        }
        assert_eq!(point(&hierarchical(), ("redmond", 5)), format!("{REDMOND}19C08621B135968252FB34B4CF66F811"));
        let unknown = definition(json!({"paths": ["/city"], "kind": "Sponge", "version": 2}));
        assert_eq!(unknown.place(&"redmond".into()).unwrap(), Place::Part(EpkRange::full()));
    }

    #[test]
    fn fewer_values_leave_a_part_of_the_key_space_open() {
        let part = hierarchical().place(&"redmond".into()).unwrap();
        assert_eq!(part, Place::Part(EpkRange::prefix(REDMOND)));
        assert!(hierarchical().place(&("a", 1, true).into()).is_err());
        for open in [PartitionKey::UNPARTITIONED, PartitionKey::EMPTY] {
            assert_eq!(hierarchical().place(&open).unwrap(), Place::Part(EpkRange::full()));
        }
    }

    #[test]
    fn no_value_has_the_form_that_the_collection_wants() {
        let plain = definition(json!({"paths": ["/a"], "kind": "Hash", "version": 2}));
        assert_eq!(plain.fitted(&PartitionKey::NONE).to_string(), "[{}]");
        assert_eq!(point(&plain, PartitionKey::NONE), "11622DAA78F835834610ABE56EFF5CB5");
        assert_eq!(hierarchical().fitted(&PartitionKey::NONE).to_string(), "[{},{}]");
        assert!(matches!(hierarchical().place(&PartitionKey::NONE).unwrap(), Place::Point(_)));
        let migrated = definition(json!({"paths": ["/_partitionKey"], "kind": "Hash", "systemKey": true}));
        assert_eq!(migrated.fitted(&PartitionKey::NONE).to_string(), "[]");
        assert_eq!(migrated.key_of(&json!({"id": "1"})), PartitionKey::EMPTY);
        assert_eq!(point(&migrated, PartitionKey::NONE), "");
        assert_eq!(migrated.fitted(&"a".into()).to_string(), r#"["a"]"#);
    }
}
