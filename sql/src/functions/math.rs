//! Numbers: IEEE doubles, and the `INT…` family over 64-bit integers that wrap around.

use std::f64::consts::{E, PI};

use super::{
    Answer, Args, Stop,
    args::{OrUndefined, to_integer},
};
use crate::{
    eval::Env,
    value::{Value, View},
};

/// Functions of one number.
macro_rules! of_number {
    ($($name:ident = $body:expr;)*) => {
        $(pub(super) fn $name<'a, V: View<'a>>(args: Args<'_, 'a, V>, _: &Env<'a>) -> Answer<'a, V> {
            let body: fn(f64) -> f64 = $body;
            Ok(Value::Number(body(args.number(0)?)))
        })*
    };
}

of_number! {
    abs = f64::abs;
    acos = f64::acos;
    asin = f64::asin;
    atan = f64::atan;
    ceiling = f64::ceil;
    cos = f64::cos;
    cot = |x| 1.0 / x.tan();
    degrees = f64::to_degrees;
    exp = f64::exp;
    floor = f64::floor;
    log10 = f64::log10;
    radians = f64::to_radians;
    round = f64::round;
    sign = |x| if x == 0.0 || x.is_nan() { x } else { x.signum() };
    sin = f64::sin;
    sqrt = f64::sqrt;
    square = |x| x * x;
    tan = f64::tan;
    trunc = f64::trunc;
}

pub(super) fn atn2<'a, V: View<'a>>(args: Args<'_, 'a, V>, _: &Env<'a>) -> Answer<'a, V> {
    Ok(Value::Number(args.number(0)?.atan2(args.number(1)?)))
}

/// Natural without a base.
pub(super) fn log<'a, V: View<'a>>(args: Args<'_, 'a, V>, _: &Env<'a>) -> Answer<'a, V> {
    let value = args.number(0)?;
    // Exact for the common bases, where a quotient of logarithms is not.
    let base = args.number_or(1, E)?;
    Ok(Value::Number(if base == E {
        value.ln()
    } else if base == 2.0 {
        value.log2()
    } else if base == 10.0 {
        value.log10()
    } else {
        value.ln() / base.ln()
    }))
}

/// Rounds down to a multiple of the bin.
pub(super) fn number_bin<'a, V: View<'a>>(args: Args<'_, 'a, V>, _: &Env<'a>) -> Answer<'a, V> {
    let (value, bin) = (args.number(0)?, args.number_or(1, 1.0)?);
    if bin == 0.0 {
        return Err(Stop::Undefined);
    }
    let bins = (value / bin).floor();
    // A bin of 0.1 is not exact in binary: dividing by its exact reciprocal gives 37.7 where multiplying gives 37.7000…01.
    let reciprocal = (1.0 / bin).round();
    let exact = bin.abs() < 1.0 && (1.0 / reciprocal) == bin;
    Ok(Value::Number(if exact { bins / reciprocal } else { bins * bin }))
}

pub(super) fn pi<'a, V: View<'a>>(_: Args<'_, 'a, V>, _: &Env<'a>) -> Answer<'a, V> {
    Ok(Value::Number(PI))
}

pub(super) fn power<'a, V: View<'a>>(args: Args<'_, 'a, V>, _: &Env<'a>) -> Answer<'a, V> {
    Ok(Value::Number(args.number(0)?.powf(args.number(1)?)))
}

pub(super) fn rand<'a, V: View<'a>>(_: Args<'_, 'a, V>, _: &Env<'a>) -> Answer<'a, V> {
    Ok(Value::Number(fastrand::f64()))
}

/// Functions of two 64-bit integers; `None` is undefined.
macro_rules! of_integers {
    ($($name:ident = $body:expr;)*) => {
        $(pub(super) fn $name<'a, V: View<'a>>(args: Args<'_, 'a, V>, _: &Env<'a>) -> Answer<'a, V> {
            let body: fn(i64, i64) -> Option<i64> = $body;
            integer(body(args.integer(0)?, args.integer(1)?).or_undefined()?)
        })*
    };
}

#[allow(clippy::cast_precision_loss)]
fn integer<'a, V: View<'a>>(value: i64) -> Answer<'a, V> {
    Ok(Value::Number(value as f64))
}

of_integers! {
    int_add = |a, b| Some(a.wrapping_add(b));
    int_sub = |a, b| Some(a.wrapping_sub(b));
    int_mul = |a, b| Some(a.wrapping_mul(b));
    int_div = |a, b| (b != 0).then(|| a.wrapping_div(b));
    int_mod = |a, b| (b != 0).then(|| a.wrapping_rem(b));
    int_bit_and = |a, b| Some(a & b);
    int_bit_or = |a, b| Some(a | b);
    int_bit_xor = |a, b| Some(a ^ b);
    int_bit_left_shift = |a, b| Some(a.wrapping_shl(low_bits(b)));
    int_bit_right_shift = |a, b| Some(a.wrapping_shr(low_bits(b)));
}

/// Shifts count modulo 64, as the processor does.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
fn low_bits(count: i64) -> u32 {
    (count & 63) as u32
}

pub(super) fn int_bit_not<'a, V: View<'a>>(args: Args<'_, 'a, V>, _: &Env<'a>) -> Answer<'a, V> {
    integer(!to_integer(args.number(0)?).or_undefined()?)
}
