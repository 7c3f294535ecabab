//! The parameters of a query, by name: a query may name thousands, thousands of times.

use std::collections::BTreeMap;

use serde_json::Value;

/// Values by name, `@` included.
#[derive(Clone, Debug, Default)]
pub(crate) struct Parameters<'a>(BTreeMap<&'a str, &'a Value>);

impl<'a> Parameters<'a> {
    /// Of two with one name, the first counts.
    pub(crate) fn new(parameters: &'a [(String, Value)]) -> Self {
        Self(parameters.iter().rev().map(|(name, value)| (name.as_str(), value)).collect())
    }

    pub(crate) fn get(&self, name: &str) -> Option<&'a Value> {
        self.0.get(name).copied()
    }
}
