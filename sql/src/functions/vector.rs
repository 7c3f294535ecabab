//! `VECTORDISTANCE`: how alike two vectors are.

use super::{Answer, Args, Stop, args::OrUndefined};
use crate::{
    eval::{Env, VectorMeasure},
    value::{Type, Value, View},
};

/// The third argument asks for an exact search, which this always is; the fourth may name another measure.
pub(super) fn distance<'a, V: View<'a>>(args: Args<'_, 'a, V>, env: &Env<'a>) -> Answer<'a, V> {
    let (left, right) = (numbers(args.array(0)?)?, numbers(args.array(1)?)?);
    if left.len() != right.len() || left.is_empty() {
        return Err(Stop::Undefined);
    }
    let measure = measure(args, env)?;
    let dot = |a: &[f64], b: &[f64]| a.iter().zip(b).map(|(a, b)| a * b).sum::<f64>();
    Ok(Value::Number(match measure {
        VectorMeasure::Cosine => dot(&left, &right) / (dot(&left, &left).sqrt() * dot(&right, &right).sqrt()),
        VectorMeasure::DotProduct => dot(&left, &right),
        VectorMeasure::Euclidean => left.iter().zip(&right).map(|(a, b)| (a - b) * (a - b)).sum::<f64>().sqrt(),
    }))
}

/// The measure of a call: of its options, else the container's.
pub(crate) fn measure<'a, V: View<'a>>(args: Args<'_, 'a, V>, env: &Env<'a>) -> Result<VectorMeasure, Stop> {
    args.flag_or(2, false)?;
    if !args.given(3) {
        return Ok(env.options.vector_measure);
    }
    let name = args.object(3)?.members().find(|(name, _)| name.eq_ignore_ascii_case("distanceFunction"));
    match name {
        None => Ok(env.options.vector_measure),
        Some((_, value)) if value.kind() == Type::String => VectorMeasure::parse(value.as_str().or_undefined()?).or_undefined(),
        Some(_) => Err(Stop::Undefined),
    }
}

fn numbers<'a, V: View<'a>>(vector: &Value<'a, V>) -> Result<Vec<f64>, Stop> {
    vector.elements().map(|item| item.as_number().or_undefined()).collect()
}
