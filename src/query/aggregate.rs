//! Aggregates: one value of what each range has aggregated by itself.

use std::cmp::Ordering;
use std::collections::HashSet;

use bytes::Bytes;
use cosmosdb_query::plan::AggregateType;
use cosmosdb_query::value;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use serde_json::value::RawValue;

use super::row::{Print, compared, present, print};
use super::token::Raw;

/// An aggregate in the making. What is undefined once stays so.
#[derive(Debug)]
pub(super) enum Total {
    Count(u64),
    Sum(Option<f64>),
    Average {
        sum: Option<f64>,
        count: u64,
    },
    Extreme {
        greatest: bool,
        /// Something came that has no order.
        spoilt: bool,
        value: Option<(Value, Bytes)>,
    },
    List {
        items: Vec<Bytes>,
        /// What is in it, if nothing is to be in it twice.
        seen: Option<HashSet<Print>>,
    },
}

/// What a page says of an aggregate: `{"item": …}`, or `{"item": …, "item2": {"min": …, "count": n}}`.
#[derive(Deserialize)]
struct Partial<'a> {
    #[serde(borrow, default, deserialize_with = "present")]
    item: Option<&'a RawValue>,
    #[serde(borrow, default, deserialize_with = "present")]
    item2: Option<&'a RawValue>,
}

/// A value and how many values it is of.
#[derive(Deserialize)]
struct Counted<'a> {
    #[serde(borrow, default, deserialize_with = "present", alias = "max")]
    min: Option<&'a RawValue>,
    #[serde(default, deserialize_with = "present")]
    sum: Option<Value>,
    count: f64,
}

impl Total {
    pub(super) fn new(aggregate: AggregateType) -> Option<Self> {
        let extreme = |greatest| Self::Extreme { greatest, spoilt: false, value: None };
        Some(match aggregate {
            AggregateType::Count | AggregateType::CountIf => Self::Count(0),
            AggregateType::Sum => Self::Sum(Some(0.0)),
            AggregateType::Average => Self::Average { sum: Some(0.0), count: 0 },
            AggregateType::Min => extreme(false),
            AggregateType::Max => extreme(true),
            AggregateType::MakeList => Self::List { items: Vec::new(), seen: None },
            AggregateType::MakeSet => Self::List { items: Vec::new(), seen: Some(HashSet::new()) },
            // One that we do not know could not be asked for.
            _ => return None,
        })
    }

    /// Adds what a page says.
    pub(super) fn add(&mut self, partial: &RawValue) -> serde_json::Result<()> {
        let Partial { item, item2 } = serde_json::from_str(partial.get())?;
        match self {
            Self::Count(count) => *count = count.saturating_add(whole(number(item)?.unwrap_or(0.0))),
            Self::Sum(sum) => *sum = sum.zip(number(item)?).map(|(sum, more)| sum + more),
            Self::Average { sum, count } => {
                let Some(item) = item else {
                    *sum = None;
                    return Ok(());
                };
                let part: Counted<'_> = serde_json::from_str(item.get())?;
                *sum = sum.zip(part.sum.and_then(|sum| sum.as_f64())).map(|(sum, more)| sum + more);
                *count = count.saturating_add(whole(part.count));
            }
            Self::Extreme { .. } => {
                // The form with the count tells a page without values from one whose values have no order.
                let (value, some) = match item2 {
                    Some(counted) => {
                        let counted: Counted<'_> = serde_json::from_str(counted.get())?;
                        (counted.min, counted.count > 0.0)
                    }
                    None => (item, true),
                };
                if some {
                    self.compete(value)?;
                }
            }
            Self::List { items, seen } => {
                let list: Vec<&RawValue> = item.map_or(Ok(Vec::new()), |item| serde_json::from_str(item.get()))?;
                for raw in list {
                    let new = match seen {
                        Some(seen) => seen.insert(print([Some(&serde_json::from_str(raw.get())?)])),
                        None => true,
                    };
                    if new {
                        items.push(raw.get().to_owned().into());
                    }
                }
            }
        }
        Ok(())
    }

    fn compete(&mut self, raw: Option<&RawValue>) -> serde_json::Result<()> {
        let Self::Extreme { greatest, spoilt, value: best } = self else { return Ok(()) };
        let parsed: Option<Value> = raw.map(|raw| serde_json::from_str(raw.get())).transpose()?;
        match (parsed, raw) {
            (Some(value), Some(raw)) if !value.is_array() && !value.is_object() => {
                let better = if *greatest { Ordering::Greater } else { Ordering::Less };
                let wins = |best: &Value| value::compare(&compared(Some(&value)), &compared(Some(best))) == better;
                if best.as_ref().is_none_or(|(best, _)| wins(best)) {
                    *best = Some((value, raw.get().to_owned().into()));
                }
            }
            _ => *spoilt = true,
        }
        Ok(())
    }

    /// The value; `None` if it is undefined.
    pub(super) fn finish(&self) -> Option<Bytes> {
        match self {
            Self::Count(count) => Some(count.to_string().into()),
            Self::Sum(sum) => sum.and_then(text),
            #[allow(clippy::cast_precision_loss, reason = "nobody counts 2^53 documents")]
            Self::Average { sum, count } => sum.filter(|_| *count > 0).and_then(|sum| text(sum / *count as f64)),
            Self::Extreme { spoilt, value, .. } => value.as_ref().filter(|_| !spoilt).map(|(_, raw)| raw.clone()),
            Self::List { items, .. } => Some([&b"["[..], &items.join(&b','), b"]"].concat().into()),
        }
    }

    pub(super) fn state(&self) -> TotalState {
        match self {
            Self::Count(count) => TotalState::Count(*count),
            Self::Sum(sum) => TotalState::Sum(sum.map(f64::to_bits)),
            Self::Average { sum, count } => TotalState::Average(sum.map(f64::to_bits), *count),
            Self::Extreme { spoilt, value, .. } => {
                TotalState::Extreme(*spoilt, value.iter().map(|(_, raw)| Raw(raw.clone())).collect())
            }
            Self::List { items, .. } => TotalState::List(items.iter().cloned().map(Raw).collect()),
        }
    }

    /// Takes over what a token holds; `None` if it is of another aggregate.
    pub(super) fn restore(&mut self, state: TotalState) -> Option<()> {
        match (self, state) {
            (Self::Count(count), TotalState::Count(state)) => *count = state,
            (Self::Sum(sum), TotalState::Sum(state)) => *sum = state.map(f64::from_bits),
            (Self::Average { sum, count }, TotalState::Average(bits, state)) => {
                (*sum, *count) = (bits.map(f64::from_bits), state);
            }
            (Self::Extreme { spoilt, value, .. }, TotalState::Extreme(state, best)) => {
                *spoilt = state;
                *value = match best.into_iter().next() {
                    Some(Raw(raw)) => Some((serde_json::from_slice(&raw).ok()?, raw)),
                    None => None,
                };
            }
            (Self::List { items, seen }, TotalState::List(list)) => {
                for Raw(raw) in list {
                    if let Some(seen) = seen {
                        seen.insert(print([Some(&serde_json::from_slice(&raw).ok()?)]));
                    }
                    items.push(raw);
                }
            }
            _ => return None,
        }
        Some(())
    }
}

/// An aggregate in a token. Numbers are in bits: text would round them.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum TotalState {
    Count(u64),
    Sum(Option<u64>),
    Average(Option<u64>, u64),
    Extreme(bool, Vec<Raw>),
    List(Vec<Raw>),
}

fn number(raw: Option<&RawValue>) -> serde_json::Result<Option<f64>> {
    let value: Option<Value> = raw.map(|raw| serde_json::from_str(raw.get())).transpose()?;
    Ok(value.and_then(|value| value.as_f64()))
}

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a count is a whole number that is not negative")]
fn whole(count: f64) -> u64 {
    count as u64
}

/// A number as the service writes it; `None` for what JSON cannot say.
fn text(number: f64) -> Option<Bytes> {
    let value: cosmosdb_query::value::Value<'_> = cosmosdb_query::value::Value::Number(number);
    value.to_json().map(|json| json.to_string().into())
}
