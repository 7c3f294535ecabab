//! Aggregates: one value of many.

use std::{cmp::Ordering, collections::HashSet};

use cosmosdb_query::plan::AggregateType;

use crate::value::{Key, Type, Value, View, compare, key};

/// An aggregate in the making. Undefined values are ignored by all.
pub(crate) struct Accumulator<'a, V> {
    aggregate: AggregateType,
    count: f64,
    sum: f64,
    /// A value came that the aggregate is not made for: the result is undefined.
    spoilt: bool,
    extreme: Value<'a, V>,
    list: Vec<Value<'a, V>>,
    seen: HashSet<Key>,
}

impl<'a, V: View<'a>> Accumulator<'a, V> {
    pub(crate) fn new(aggregate: AggregateType) -> Self {
        Self { aggregate, count: 0.0, sum: 0.0, spoilt: false, extreme: Value::Undefined, list: Vec::new(), seen: HashSet::new() }
    }

    pub(crate) fn push(&mut self, value: Value<'a, V>) {
        if value.is_undefined() || self.spoilt {
            return;
        }
        match self.aggregate {
            AggregateType::Count => self.count += 1.0,
            AggregateType::CountIf => self.count += f64::from(value.is_true()),
            AggregateType::Sum | AggregateType::Average => match value {
                Value::Number(number) => {
                    self.sum += number;
                    self.count += 1.0;
                }
                _ => self.spoilt = true,
            },
            AggregateType::Min => self.keep(value, Ordering::Less),
            AggregateType::Max => self.keep(value, Ordering::Greater),
            AggregateType::MakeList => self.list.push(value),
            AggregateType::MakeSet => {
                let mut own = Key::new();
                key(&value, &mut own);
                if self.seen.insert(own) {
                    self.list.push(value);
                }
            }
            // The language has no other.
            _ => self.spoilt = true,
        }
    }

    /// Of all types that have an order; arrays and objects have none.
    fn keep(&mut self, value: Value<'a, V>, better: Ordering) {
        if matches!(value.kind(), Type::Array | Type::Object) {
            self.spoilt = true;
        } else if self.extreme.is_undefined() || compare(&value, &self.extreme) == better {
            self.extreme = value;
        }
    }

    pub(crate) fn finish(self) -> Value<'a, V> {
        if self.spoilt {
            return Value::Undefined;
        }
        match self.aggregate {
            AggregateType::Count | AggregateType::CountIf => Value::Number(self.count),
            AggregateType::Sum => Value::Number(self.sum),
            AggregateType::Average if self.count > 0.0 => Value::Number(self.sum / self.count),
            AggregateType::Average => Value::Undefined,
            AggregateType::Min | AggregateType::Max => self.extreme,
            AggregateType::MakeList | AggregateType::MakeSet => Value::array(self.list),
            _ => Value::Undefined,
        }
    }
}
