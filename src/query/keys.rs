//! What rows are sorted by.

use std::cmp::Ordering;
use std::fmt;

use cosmosdb_query::plan::SortOrder;
use cosmosdb_query::value::{self, Type, Value as Compared};
use serde::de::{self, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::Value;

use super::row::Item;

/// What a row is sorted by: a value for each expression, ready to be compared. There is nearly always one, which needs no list.
#[derive(Clone, Debug, Default)]
pub(super) struct Keys {
    first: Compared<'static>,
    others: Vec<Compared<'static>>,
}

impl Keys {
    /// The order of two rows.
    pub(super) fn compare(&self, other: &Self, orders: &[SortOrder]) -> Ordering {
        let Some((first, others)) = orders.split_first() else { return Ordering::Equal };
        compare(&self.first, &other.first, *first).then_with(|| {
            let pairs = self.others.iter().zip(&other.others).zip(others);
            pairs.map(|((a, b), order)| compare(a, b, *order)).find(|order| order.is_ne()).unwrap_or(Ordering::Equal)
        })
    }

    /// How many there are; one at least.
    pub(super) fn len(&self) -> usize {
        1 + self.others.len()
    }

    /// Whether none is an array or an object.
    pub(super) fn are_scalar(&self) -> bool {
        let is_scalar = |key: &Compared<'_>| !matches!(key.kind(), Type::Array | Type::Object);
        is_scalar(&self.first) && self.others.iter().all(is_scalar)
    }

    /// Reads the form that a page has: `[{"item": value}, {}]`, where `{}` is undefined.
    pub(super) fn of_items<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_seq(Items)
    }
}

fn compare(left: &Compared<'_>, right: &Compared<'_>, order: SortOrder) -> Ordering {
    let ascending = value::compare(left, right);
    if order == SortOrder::Descending { ascending.reverse() } else { ascending }
}

/// Values, of which `None` is undefined.
impl FromIterator<Option<Value>> for Keys {
    fn from_iter<I: IntoIterator<Item = Option<Value>>>(values: I) -> Self {
        let mut keys = values.into_iter().map(key);
        Self { first: keys.next().unwrap_or_default(), others: keys.collect() }
    }
}

fn key(value: Option<Value>) -> Compared<'static> {
    value.map_or(Compared::Undefined, Compared::from_json)
}

struct Items;

impl<'de> Visitor<'de> for Items {
    type Value = Keys;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("what a row is sorted by")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Keys, A::Error> {
        let mut keys = Keys::default();
        if let Some(first) = items.next_element::<Item>()? {
            keys.first = key(first.item);
            while let Some(other) = items.next_element::<Item>()? {
                keys.others.push(key(other.item));
            }
        }
        Ok(keys)
    }
}

/// In a token each value is a list: `[value]`, or `[]` for what is undefined.
impl Serialize for Keys {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let all = std::iter::once(&self.first).chain(&self.others);
        serializer.collect_seq(all.map(|key| Vec::from_iter(key.to_json())))
    }
}

impl<'de> Deserialize<'de> for Keys {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let all: Vec<Vec<Value>> = Vec::deserialize(deserializer)?;
        if all.is_empty() || all.iter().any(|key| key.len() > 1) {
            return Err(de::Error::custom("a row is sorted by one value at least, and each is one or undefined"));
        }
        Ok(all.into_iter().map(|key| key.into_iter().next()).collect())
    }
}
