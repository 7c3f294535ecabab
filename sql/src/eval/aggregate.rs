//! Aggregates: one value of many.

use std::{cmp::Ordering, collections::HashSet};

use crate::{
    functions::Builtin,
    value::{Key, Type, Value, View, compare, key},
};

/// Which aggregate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Aggregate {
    Avg,
    Count,
    CountIf,
    MakeList,
    MakeSet,
    Max,
    Min,
    Sum,
}

impl Aggregate {
    /// The aggregate that a function is, if it is one.
    pub(crate) fn of(builtin: Builtin) -> Option<Self> {
        Some(match builtin {
            Builtin::Avg => Self::Avg,
            Builtin::Count => Self::Count,
            Builtin::CountIf => Self::CountIf,
            Builtin::MakeList => Self::MakeList,
            Builtin::MakeSet => Self::MakeSet,
            Builtin::Max => Self::Max,
            Builtin::Min => Self::Min,
            Builtin::Sum => Self::Sum,
            _ => return None,
        })
    }
}

/// An aggregate in the making. Undefined values are ignored by all.
pub(crate) struct Accumulator<'a, V> {
    aggregate: Aggregate,
    count: f64,
    sum: f64,
    /// A value came that the aggregate is not made for: the result is undefined.
    spoilt: bool,
    extreme: Value<'a, V>,
    list: Vec<Value<'a, V>>,
    seen: HashSet<Key>,
}

impl<'a, V: View<'a>> Accumulator<'a, V> {
    pub(crate) fn new(aggregate: Aggregate) -> Self {
        Self { aggregate, count: 0.0, sum: 0.0, spoilt: false, extreme: Value::Undefined, list: Vec::new(), seen: HashSet::new() }
    }

    pub(crate) fn push(&mut self, value: Value<'a, V>) {
        if value.is_undefined() || self.spoilt {
            return;
        }
        match self.aggregate {
            Aggregate::Count => self.count += 1.0,
            Aggregate::CountIf => self.count += f64::from(value.is_true()),
            Aggregate::Sum | Aggregate::Avg => match value {
                Value::Number(number) => {
                    self.sum += number;
                    self.count += 1.0;
                }
                _ => self.spoilt = true,
            },
            Aggregate::Min => self.keep(value, Ordering::Less),
            Aggregate::Max => self.keep(value, Ordering::Greater),
            Aggregate::MakeList => self.list.push(value),
            Aggregate::MakeSet => {
                let mut own = Key::new();
                key(&value, &mut own);
                if self.seen.insert(own) {
                    self.list.push(value);
                }
            }
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
            Aggregate::Count | Aggregate::CountIf => Value::Number(self.count),
            Aggregate::Sum => Value::Number(self.sum),
            Aggregate::Avg if self.count > 0.0 => Value::Number(self.sum / self.count),
            Aggregate::Avg => Value::Undefined,
            Aggregate::Min | Aggregate::Max => self.extreme,
            Aggregate::MakeList | Aggregate::MakeSet => Value::array(self.list),
        }
    }
}
