//! Equality and order of values, and keys that are equal when values are.

use std::cmp::Ordering;

use super::{Type, Value, View};

/// How many members are found one by one as fast as in any other way.
const FEW: usize = 16;

/// Whether two values are the same: numbers by value, arrays by position, objects by their members in any order. Undefined
/// equals only itself here; the operator `=` is three-valued and lives with the evaluator.
#[allow(clippy::float_cmp)]
pub fn equal<'a, V: View<'a>>(left: &Value<'a, V>, right: &Value<'a, V>) -> bool {
    match (left, right) {
        (Value::Undefined, Value::Undefined) | (Value::Null, Value::Null) => true,
        (Value::Bool(a), Value::Bool(b)) => a == b,
        (Value::Number(a), Value::Number(b)) => a == b,
        (Value::String(a), Value::String(b)) => **a == **b,
        _ => match (left.kind(), right.kind()) {
            (Type::Array, Type::Array) => {
                left.len() == right.len() && left.elements().zip(right.elements()).all(|(a, b)| equal(&a, &b))
            }
            (Type::Object, Type::Object) if left.len() != right.len() => false,
            // The members of what was made are found one by one: where there are many, both sides are put in order instead.
            (Type::Object, Type::Object) if matches!(right, Value::Object(members) if members.len() > FEW) => {
                let (left, right) = (sorted_members(left), sorted_members(right));
                left.iter().zip(&right).all(|((a, left), (b, right))| **a == **b && equal(left, right))
            }
            (Type::Object, Type::Object) => left.members().all(|(name, a)| {
                let b = right.member(&name);
                !b.is_undefined() && equal(&a, &b)
            }),
            _ => false,
        },
    }
}

/// The total order of `ORDER BY`: by type, then by value. Strings compare by UTF-16 code units. The service orders arrays
/// and objects by an internal hash; here arrays go by their elements and objects by their sorted members, which is as
/// stable and easier to follow.
pub fn compare<'a, V: View<'a>>(left: &Value<'a, V>, right: &Value<'a, V>) -> Ordering {
    match (left, right) {
        (Value::Bool(a), Value::Bool(b)) => a.cmp(b),
        (Value::Number(a), Value::Number(b)) => compare_numbers(*a, *b),
        (Value::String(a), Value::String(b)) => compare_text(a, b),
        _ => {
            let (a, b) = (left.kind(), right.kind());
            match (a, b) {
                (Type::Array, Type::Array) => compare_all(left.elements(), right.elements(), compare),
                (Type::Object, Type::Object) => {
                    compare_all(sorted_members(left).into_iter(), sorted_members(right).into_iter(), |a, b| {
                        compare_text(&a.0, &b.0).then_with(|| compare(&a.1, &b.1))
                    })
                }
                _ => a.cmp(&b),
            }
        }
    }
}

/// Compares strings by UTF-16 code units, as JavaScript and .NET's ordinal comparison do. It differs from the order of
/// UTF-8 bytes only where a character beyond U+FFFF meets one in U+E000 … U+FFFF.
pub fn compare_text(left: &str, right: &str) -> Ordering {
    let same = left.bytes().zip(right.bytes()).take_while(|(a, b)| a == b).count();
    let (a, b) = (left.as_bytes().get(same), right.as_bytes().get(same));
    match (a, b) {
        // Both differ inside or at the head of a character of three or four bytes: the only case of two minds.
        (Some(a), Some(b)) if *a >= 0xE0 || *b >= 0xE0 => left.encode_utf16().cmp(right.encode_utf16()),
        _ => a.cmp(&b),
    }
}

fn compare_numbers(left: f64, right: f64) -> Ordering {
    // NaN sorts first, so that the order stays total.
    left.partial_cmp(&right).unwrap_or_else(|| right.is_nan().cmp(&left.is_nan()))
}

fn compare_all<T>(
    mut left: impl Iterator<Item = T>,
    mut right: impl Iterator<Item = T>,
    compare: impl Fn(&T, &T) -> Ordering,
) -> Ordering {
    loop {
        match (left.next(), right.next()) {
            (None, None) => return Ordering::Equal,
            (None, Some(_)) => return Ordering::Less,
            (Some(_), None) => return Ordering::Greater,
            (Some(a), Some(b)) => match compare(&a, &b) {
                Ordering::Equal => {}
                unequal => return unequal,
            },
        }
    }
}

fn sorted_members<'a, V: View<'a>>(value: &Value<'a, V>) -> super::Members<'a, V> {
    let mut members: Vec<_> = value.members().collect();
    members.sort_by(|a, b| compare_text(&a.0, &b.0));
    members
}

/// Bytes that are equal exactly when values are: for `DISTINCT`, `GROUP BY` and the set functions.
pub type Key = Vec<u8>;

/// Appends the key of a value. `-0` has the key of `0`, all `NaN`s have one key, members go by sorted names.
pub fn key<'a, V: View<'a>>(value: &Value<'a, V>, out: &mut Key) {
    match value {
        Value::Undefined => out.push(0),
        Value::Null => out.push(1),
        Value::Bool(value) => out.extend([2, u8::from(*value)]),
        Value::Number(value) => {
            let value = if value.is_nan() { f64::NAN } else { value + 0.0 };
            out.push(3);
            out.extend(value.to_bits().to_be_bytes());
        }
        Value::String(text) => {
            out.push(4);
            text_key(text, out);
        }
        _ if value.kind() == Type::Array => {
            out.push(5);
            for item in value.elements() {
                key(&item, out);
            }
            out.push(0xFF);
        }
        _ => {
            out.push(6);
            for (name, value) in sorted_members(value) {
                out.push(4);
                text_key(&name, out);
                key(&value, out);
            }
            out.push(0xFF);
        }
    }
}

fn text_key(text: &str, out: &mut Key) {
    out.extend((text.len() as u64).to_be_bytes());
    out.extend(text.as_bytes());
}
