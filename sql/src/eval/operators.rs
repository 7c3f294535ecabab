//! The operators: arithmetic, bits, comparison. A wrong type is undefined, never an error.

use std::cmp::Ordering;

use super::{Env, MixedEquality};
use crate::{
    ast::{BinaryOp, UnaryOp},
    functions::text::MAX_MADE,
    value::{Type, Value, View, compare, equal},
};

pub(super) fn unary<'a, V: View<'a>>(op: UnaryOp, operand: &Value<'a, V>) -> Value<'a, V> {
    match (op, operand) {
        (UnaryOp::Not, Value::Bool(value)) => Value::Bool(!value),
        (UnaryOp::Minus, Value::Number(value)) => Value::Number(-value),
        (UnaryOp::Plus, Value::Number(value)) => Value::Number(*value),
        (UnaryOp::BitNot, Value::Number(value)) => Value::Number(f64::from(!int32(*value))),
        _ => Value::Undefined,
    }
}

/// All but `??`, which need not look at its right operand.
pub(super) fn binary<'a, V: View<'a>>(op: BinaryOp, left: &Value<'a, V>, right: &Value<'a, V>, env: &Env<'a>) -> Value<'a, V> {
    let truth = |known: Option<bool>| known.map_or(Value::Undefined, Value::Bool);
    match op {
        BinaryOp::Equal => truth(equals(left, right, env)),
        BinaryOp::NotEqual => truth(equals(left, right, env).map(|same| !same)),
        BinaryOp::Less => truth(ordered(left, right, Ordering::is_lt)),
        BinaryOp::LessOrEqual => truth(ordered(left, right, Ordering::is_le)),
        BinaryOp::Greater => truth(ordered(left, right, Ordering::is_gt)),
        BinaryOp::GreaterOrEqual => truth(ordered(left, right, Ordering::is_ge)),
        BinaryOp::Concat => match (left, right) {
            (Value::String(left), Value::String(right)) if left.len() + right.len() <= MAX_MADE => {
                Value::text(format!("{}{}", &**left, &**right))
            }
            _ => Value::Undefined,
        },
        _ => match (left, right) {
            (Value::Number(left), Value::Number(right)) => arithmetic(op, *left, *right).map_or(Value::Undefined, Value::Number),
            _ => Value::Undefined,
        },
    }
}

fn arithmetic(op: BinaryOp, left: f64, right: f64) -> Option<f64> {
    let bits = |join: fn(i32, i32) -> i32| f64::from(join(int32(left), int32(right)));
    Some(match op {
        BinaryOp::Add => left + right,
        BinaryOp::Subtract => left - right,
        BinaryOp::Multiply => left * right,
        BinaryOp::Divide => left / right,
        BinaryOp::Modulo => left % right,
        BinaryOp::BitAnd => bits(|a, b| a & b),
        BinaryOp::BitOr => bits(|a, b| a | b),
        BinaryOp::BitXor => bits(|a, b| a ^ b),
        // The wrapping shifts take the count modulo 32, as JavaScript does.
        BinaryOp::ShiftLeft => bits(|a, b| a.wrapping_shl(b.cast_unsigned())),
        BinaryOp::ShiftRight => bits(|a, b| a.wrapping_shr(b.cast_unsigned())),
        BinaryOp::ShiftRightZeroFill => f64::from(int32(left).cast_unsigned().wrapping_shr(int32(right).cast_unsigned())),
        _ => return None,
    })
}

/// JavaScript's conversion: cut off the fraction, wrap around 2^32.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
fn int32(value: f64) -> i32 {
    if value.is_finite() { (value.trunc().rem_euclid(4_294_967_296.0) as u32).cast_signed() } else { 0 }
}

/// `=`: unknown if a side is undefined.
pub(super) fn equals<'a, V: View<'a>>(left: &Value<'a, V>, right: &Value<'a, V>, env: &Env<'a>) -> Option<bool> {
    match (left.kind(), right.kind()) {
        (Type::Undefined, _) | (_, Type::Undefined) => None,
        (a, b) if a == b => Some(equal(left, right)),
        _ => match env.options.mixed_equality {
            MixedEquality::False => Some(false),
            MixedEquality::Undefined => None,
        },
    }
}

/// `<` and the like: of two primitive values of one type.
pub(super) fn ordered<'a, V: View<'a>>(left: &Value<'a, V>, right: &Value<'a, V>, test: fn(Ordering) -> bool) -> Option<bool> {
    match (left, right) {
        // NaN is neither less nor more.
        (Value::Number(a), Value::Number(b)) => Some(a.partial_cmp(b).is_some_and(test)),
        _ if left.kind() == right.kind() && left.kind().is_primitive() => Some(test(compare(left, right))),
        _ => None,
    }
}

/// `AND` of two three-valued truths.
pub(super) fn both(left: Option<bool>, right: Option<bool>) -> Option<bool> {
    match (left, right) {
        (Some(false), _) | (_, Some(false)) => Some(false),
        (Some(true), Some(true)) => Some(true),
        _ => None,
    }
}
