//! What an index holds of a document: its terms, which writing is charged for.

use std::collections::HashSet;
use std::hash::{DefaultHasher, Hash, Hasher};

use cosmosdb_sql::value::{Shape, View};

use super::Policy;
use crate::packed::{Body, Packed};

/// The step of a path that leads into an array.
const ELEMENT: &str = "[]";

/// The different values at the indexed paths of a document, as numbers that tell them apart.
#[derive(Debug, Default)]
pub(crate) struct Terms(HashSet<u64>);

impl Terms {
    /// Those of a document, but for what the service sets in it.
    pub(crate) fn of(policy: &Policy, body: &Body, is_system: impl Fn(&str) -> bool) -> Self {
        let mut terms = Self::default();
        for (name, value) in body.members().filter(|(name, _)| !is_system(name)) {
            terms.collect(policy, &mut vec![name], value);
        }
        terms
    }

    pub(crate) fn count(&self) -> usize {
        self.0.len()
    }

    /// How many are not among others.
    pub(crate) fn beyond(&self, others: &Self) -> usize {
        self.0.difference(&others.0).count()
    }

    fn collect<'b>(&mut self, policy: &Policy, path: &mut Vec<&'b str>, value: Packed<'b>) {
        match value {
            Packed::Object(members) => {
                for (name, value) in members {
                    path.push(name);
                    self.collect(policy, path, value);
                    path.pop();
                }
            }
            Packed::Array(items) => {
                path.push(ELEMENT);
                items.for_each(|item| self.collect(policy, path, item));
                path.pop();
            }
            leaf if policy.includes(path) => {
                let mut hasher = DefaultHasher::new();
                path.hash(&mut hasher);
                match leaf.shape() {
                    Shape::Number(number) => (1, number.to_bits()).hash(&mut hasher),
                    Shape::String(text) => (2, text).hash(&mut hasher),
                    Shape::Bool(value) => (3, value).hash(&mut hasher),
                    _ => 4.hash(&mut hasher),
                }
                self.0.insert(hasher.finish());
            }
            _ => {}
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    fn terms(body: &Value) -> Terms {
        let policy = json!({"indexingPolicy": {"includedPaths": [{"path": "/*"}], "excludedPaths": [{"path": "/secret/*"}]}});
        let policy = Policy::of(policy.as_object().unwrap()).unwrap();
        Terms::of(&policy, &Body::pack(body.as_object().unwrap()), |name| name == "_ts")
    }

    #[test]
    fn leaves_are_terms() {
        assert_eq!(
            terms(&json!({"id": "1", "a": {"b": [1, 1, 2], "c": null}, "_ts": 7, "secret": {"x": 1}, "none": []})).count(),
            4
        );
        let (old, new) = (terms(&json!({"id": "1", "n": 1})), terms(&json!({"id": "1", "n": "1", "m": 1})));
        assert_eq!((old.beyond(&new), new.beyond(&old)), (1, 2));
    }
}
