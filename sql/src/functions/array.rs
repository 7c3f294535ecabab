//! Arrays, also as sets: equality is deep, results keep the order of first appearance.

use std::collections::HashSet;

use cosmosdb_query::plan::AggregateType;

use super::{
    Answer, Args, Stop,
    args::{OrUndefined, to_integer},
};
use crate::{
    eval::{Accumulator, Env, EvalError},
    value::{Key, Text, Type, Value, View, equal, key},
};

pub(super) fn concat<'a, V: View<'a>>(args: Args<'_, 'a, V>, _: &Env<'a>) -> Answer<'a, V> {
    let mut items = Vec::new();
    for index in 0..args.0.len() {
        items.extend(args.array(index)?.elements());
    }
    Ok(Value::array(items))
}

/// The third argument asks for partial matches of objects. An undefined needle is in no array.
pub(super) fn contains<'a, V: View<'a>>(args: Args<'_, 'a, V>, env: &Env<'a>) -> Answer<'a, V> {
    let (items, needle, partial) = (args.array(0)?, args.any(1), args.flag_or(2, false)?);
    if !partial || needle.is_undefined() {
        return Ok(Value::Bool(has(items, needle)));
    }
    for item in items.elements() {
        if includes(&item, needle, env)? {
            return Ok(Value::Bool(true));
        }
    }
    Ok(Value::Bool(false))
}

fn has<'a, V: View<'a>>(items: &Value<'a, V>, needle: &Value<'a, V>) -> bool {
    !needle.is_undefined() && items.elements().any(|item| equal(&item, needle))
}

/// Whether every member of the wanted object is in the item, at any depth; of arrays, element by element.
fn includes<'a, V: View<'a>>(item: &Value<'a, V>, wanted: &Value<'a, V>, env: &Env<'a>) -> Result<bool, EvalError> {
    match (item.kind(), wanted.kind()) {
        (Type::Object, Type::Object) => {}
        (Type::Array, Type::Array) => {
            for (item, wanted) in item.elements().zip(wanted.elements()) {
                if !includes(&item, &wanted, env)? {
                    return Ok(false);
                }
            }
            return Ok(item.len() == wanted.len());
        }
        _ => return Ok(equal(item, wanted)),
    }
    for (name, wanted) in wanted.members() {
        env.budget.search(item)?;
        let found = item.member(&name);
        if found.is_undefined() || !includes(&found, &wanted, env)? {
            return Ok(false);
        }
    }
    Ok(true)
}

pub(super) fn contains_all<'a, V: View<'a>>(args: Args<'_, 'a, V>, _: &Env<'a>) -> Answer<'a, V> {
    let items = args.array(0)?;
    Ok(Value::Bool(args.from(1).iter().all(|needle| has(items, needle))))
}

pub(super) fn contains_any<'a, V: View<'a>>(args: Args<'_, 'a, V>, _: &Env<'a>) -> Answer<'a, V> {
    let items = args.array(0)?;
    Ok(Value::Bool(args.from(1).iter().any(|needle| has(items, needle))))
}

#[allow(clippy::cast_precision_loss)]
pub(super) fn length<'a, V: View<'a>>(args: Args<'_, 'a, V>, _: &Env<'a>) -> Answer<'a, V> {
    Ok(Value::Number(args.array(0)?.len() as f64))
}

/// A negative start counts from the end; a negative length is none.
pub(super) fn slice<'a, V: View<'a>>(args: Args<'_, 'a, V>, _: &Env<'a>) -> Answer<'a, V> {
    let (items, start, count) = (args.array(0)?, args.integer(1)?, args.integer_or(2, i64::MAX)?);
    let total = i64::try_from(items.len()).unwrap_or(i64::MAX);
    let start = if start < 0 { total.saturating_add(start).max(0) } else { start };
    let (start, count) = (usize::try_from(start).unwrap_or(usize::MAX), usize::try_from(count.max(0)).unwrap_or(usize::MAX));
    Ok(Value::array(items.elements().skip(start).take(count)))
}

/// The list starts at 1.
pub(super) fn choose<'a, V: View<'a>>(args: Args<'_, 'a, V>, _: &Env<'a>) -> Answer<'a, V> {
    let index = to_integer(args.number(0)?).filter(|index| *index >= 1).or_undefined()?;
    Ok(args.any(usize::try_from(index).ok().or_undefined()?).clone())
}

pub(super) fn object_to_array<'a, V: View<'a>>(args: Args<'_, 'a, V>, _: &Env<'a>) -> Answer<'a, V> {
    let (object, name, value) = (args.object(0)?, args.text_or(1, "k")?, args.text_or(2, "v")?);
    let (name, value) = (Text::from(name.to_owned()), Text::from(value.to_owned()));
    Ok(Value::array(
        object.members().map(|(key, member)| Value::object([(name.clone(), Value::String(key)), (value.clone(), member)])),
    ))
}

/// Like the aggregate of the same name over the elements.
fn aggregate<'a, V: View<'a>>(args: Args<'_, 'a, V>, aggregate: AggregateType) -> Answer<'a, V> {
    let mut total = Accumulator::new(aggregate);
    args.array(0)?.elements().for_each(|item| total.push(item));
    Ok(total.finish())
}

pub(super) fn avg<'a, V: View<'a>>(args: Args<'_, 'a, V>, _: &Env<'a>) -> Answer<'a, V> {
    aggregate(args, AggregateType::Average)
}

pub(super) fn max<'a, V: View<'a>>(args: Args<'_, 'a, V>, _: &Env<'a>) -> Answer<'a, V> {
    aggregate(args, AggregateType::Max)
}

pub(super) fn min<'a, V: View<'a>>(args: Args<'_, 'a, V>, _: &Env<'a>) -> Answer<'a, V> {
    aggregate(args, AggregateType::Min)
}

pub(super) fn sum<'a, V: View<'a>>(args: Args<'_, 'a, V>, _: &Env<'a>) -> Answer<'a, V> {
    aggregate(args, AggregateType::Sum)
}

/// Of numbers only; of an even number of them, the mean of the middle two.
pub(super) fn median<'a, V: View<'a>>(args: Args<'_, 'a, V>, _: &Env<'a>) -> Answer<'a, V> {
    let mut numbers = args.array(0)?.elements().map(|item| item.as_number()).collect::<Option<Vec<_>>>().or_undefined()?;
    numbers.sort_by(f64::total_cmp);
    let (low, high) = (numbers.len().saturating_sub(1) / 2, numbers.len() / 2);
    let (low, high) = (numbers.get(low).or_undefined()?, numbers.get(high).or_undefined()?);
    Ok(Value::Number(low.midpoint(*high)))
}

fn keys<'a, V: View<'a>>(items: &Value<'a, V>) -> HashSet<Key> {
    items.elements().map(|item| key_of(&item)).collect()
}

fn key_of<'a, V: View<'a>>(item: &Value<'a, V>) -> Key {
    let mut out = Key::new();
    key(item, &mut out);
    out
}

/// The elements of both arrays in turn whose key is wanted, each once.
fn distinct<'a, V: View<'a>>(items: impl Iterator<Item = Value<'a, V>>, wanted: impl Fn(&Key) -> bool) -> Answer<'a, V> {
    let mut seen = HashSet::new();
    Ok(Value::array(items.filter(|item| {
        let key = key_of(item);
        wanted(&key) && seen.insert(key)
    })))
}

pub(super) fn set_difference<'a, V: View<'a>>(args: Args<'_, 'a, V>, _: &Env<'a>) -> Answer<'a, V> {
    let (items, others) = (args.array(0)?, keys(args.array(1)?));
    distinct(items.elements(), |key| !others.contains(key))
}

pub(super) fn set_intersect<'a, V: View<'a>>(args: Args<'_, 'a, V>, _: &Env<'a>) -> Answer<'a, V> {
    let (items, others) = (args.array(0)?, keys(args.array(1)?));
    distinct(items.elements(), |key| others.contains(key))
}

pub(super) fn set_union<'a, V: View<'a>>(args: Args<'_, 'a, V>, _: &Env<'a>) -> Answer<'a, V> {
    distinct(args.array(0)?.elements().chain(args.array(1)?.elements()), |_| true)
}

pub(super) fn set_equal<'a, V: View<'a>>(args: Args<'_, 'a, V>, _: &Env<'a>) -> Result<Value<'a, V>, Stop> {
    Ok(Value::Bool(keys(args.array(0)?) == keys(args.array(1)?)))
}
