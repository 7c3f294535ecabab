//! The arguments of a call, and how a function ends without a value.

use crate::{
    eval::EvalError,
    value::{Type, Value, View},
};

/// Why a function has no value: it is undefined for these arguments, or the query is wrong.
pub(crate) enum Stop {
    Undefined,
    Failed(EvalError),
}

impl From<EvalError> for Stop {
    fn from(error: EvalError) -> Self {
        Self::Failed(error)
    }
}

pub(crate) type Answer<'a, V> = Result<Value<'a, V>, Stop>;

/// Makes `?` on an absent value end the call with undefined.
pub(crate) trait OrUndefined<T> {
    fn or_undefined(self) -> Result<T, Stop>;
}

impl<T> OrUndefined<T> for Option<T> {
    fn or_undefined(self) -> Result<T, Stop> {
        self.ok_or(Stop::Undefined)
    }
}

/// The arguments of a call.
#[derive(Clone, Copy)]
pub(crate) struct Args<'s, 'a, V>(pub(crate) &'s [Value<'a, V>]);

impl<'s, 'a, V: View<'a>> Args<'s, 'a, V> {
    /// The argument as it is; undefined if it was not given.
    pub(crate) fn any(self, index: usize) -> &'s Value<'a, V> {
        self.0.get(index).unwrap_or(&Value::Undefined)
    }

    pub(crate) fn given(self, index: usize) -> bool {
        index < self.0.len()
    }

    /// All arguments from one on.
    pub(crate) fn from(self, index: usize) -> &'s [Value<'a, V>] {
        self.0.get(index..).unwrap_or_default()
    }

    pub(crate) fn text(self, index: usize) -> Result<&'s str, Stop> {
        self.any(index).as_str().or_undefined()
    }

    pub(crate) fn number(self, index: usize) -> Result<f64, Stop> {
        self.any(index).as_number().or_undefined()
    }

    /// A 64-bit integer.
    pub(crate) fn integer(self, index: usize) -> Result<i64, Stop> {
        to_integer(self.number(index)?).or_undefined()
    }

    pub(crate) fn array(self, index: usize) -> Result<&'s Value<'a, V>, Stop> {
        Some(self.any(index)).filter(|value| value.kind() == Type::Array).or_undefined()
    }

    pub(crate) fn object(self, index: usize) -> Result<&'s Value<'a, V>, Stop> {
        Some(self.any(index)).filter(|value| value.kind() == Type::Object).or_undefined()
    }

    /// An optional boolean: `default` when it was not given; one that was given must be a boolean.
    pub(crate) fn flag_or(self, index: usize, default: bool) -> Result<bool, Stop> {
        if self.given(index) { self.any(index).as_bool().or_undefined() } else { Ok(default) }
    }

    pub(crate) fn number_or(self, index: usize, default: f64) -> Result<f64, Stop> {
        if self.given(index) { self.number(index) } else { Ok(default) }
    }

    pub(crate) fn integer_or(self, index: usize, default: i64) -> Result<i64, Stop> {
        if self.given(index) { self.integer(index) } else { Ok(default) }
    }

    pub(crate) fn text_or(self, index: usize, default: &'s str) -> Result<&'s str, Stop> {
        if self.given(index) { self.text(index) } else { Ok(default) }
    }
}

/// The integer that a double is, if it is one and fits 64 bits.
#[allow(clippy::cast_possible_truncation, clippy::float_cmp)]
pub(crate) fn to_integer(value: f64) -> Option<i64> {
    // 2^63 itself does not fit; -2^63 does.
    (value.fract() == 0.0 && (-9_223_372_036_854_775_808.0..9_223_372_036_854_775_808.0).contains(&value)).then_some(value as i64)
}
