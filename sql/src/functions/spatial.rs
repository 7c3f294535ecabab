//! GeoJSON: reading, checking, and the `ST_…` functions. A geometry that is not valid makes the call undefined.

use super::{
    Answer, Args, Stop,
    args::OrUndefined,
    geometry::{Point, Ring, Shape, cross},
};
use crate::{
    eval::{Env, EvalError, Geometry as Space},
    value::{Text, Type, Value, View},
};

/// The service's limit for one polygon.
const MAX_POINTS: usize = 4096;
/// Beyond this many points a ring is taken to be simple: the check compares all pairs of edges.
const CHECKED_POINTS: usize = 512;

pub(super) fn area<'a, V: View<'a>>(args: Args<'_, 'a, V>, env: &Env<'a>) -> Answer<'a, V> {
    Ok(Value::Number(shape(args, 0, env)?.area(env.options.geometry)))
}

pub(super) fn distance<'a, V: View<'a>>(args: Args<'_, 'a, V>, env: &Env<'a>) -> Answer<'a, V> {
    let (left, right) = both(args, env)?;
    Ok(Value::Number(left.distance(&right, env.options.geometry)))
}

pub(super) fn intersects<'a, V: View<'a>>(args: Args<'_, 'a, V>, env: &Env<'a>) -> Answer<'a, V> {
    let (left, right) = both(args, env)?;
    Ok(Value::Bool(left.intersects(&right, env.options.geometry)))
}

pub(super) fn within<'a, V: View<'a>>(args: Args<'_, 'a, V>, env: &Env<'a>) -> Answer<'a, V> {
    let (left, right) = both(args, env)?;
    Ok(Value::Bool(left.within(&right, env.options.geometry)))
}

pub(super) fn is_valid<'a, V: View<'a>>(args: Args<'_, 'a, V>, env: &Env<'a>) -> Answer<'a, V> {
    Ok(Value::Bool(fault(args, env)?.is_none()))
}

pub(super) fn is_valid_detailed<'a, V: View<'a>>(args: Args<'_, 'a, V>, env: &Env<'a>) -> Answer<'a, V> {
    let reason = fault(args, env)?;
    let valid = (Text::Borrowed("valid"), Value::Bool(reason.is_none()));
    let reason = reason.map(|reason| (Text::Borrowed("reason"), Value::text(reason)));
    Ok(Value::object([valid].into_iter().chain(reason)))
}

/// What is wrong with the argument, if anything is.
fn fault<'a, V: View<'a>>(args: Args<'_, 'a, V>, env: &Env<'a>) -> Result<Option<&'static str>, Stop> {
    let value = Some(args.any(0)).filter(|value| !value.is_undefined()).or_undefined()?;
    match read(value, env) {
        Ok(_) => Ok(None),
        Err(Fault::Invalid(reason)) => Ok(Some(reason)),
        Err(Fault::Failed(error)) => Err(error.into()),
    }
}

fn shape<'a, V: View<'a>>(args: Args<'_, 'a, V>, index: usize, env: &Env<'a>) -> Result<Shape, Stop> {
    read(args.any(index), env).map_err(|fault| match fault {
        Fault::Invalid(_) => Stop::Undefined,
        Fault::Failed(error) => error.into(),
    })
}

/// Both arguments, whose points are looked at each beside each.
fn both<'a, V: View<'a>>(args: Args<'_, 'a, V>, env: &Env<'a>) -> Result<(Shape, Shape), Stop> {
    let (left, right) = (shape(args, 0, env)?, shape(args, 1, env)?);
    env.budget.pairs(left.size(), right.size())?;
    Ok((left, right))
}

/// Why there is no geometry.
enum Fault {
    Invalid(&'static str),
    Failed(EvalError),
}

impl From<&'static str> for Fault {
    fn from(reason: &'static str) -> Self {
        Self::Invalid(reason)
    }
}

impl From<EvalError> for Fault {
    fn from(error: EvalError) -> Self {
        Self::Failed(error)
    }
}

/// Reads a geometry, or says why it is none.
fn read<'a, V: View<'a>>(value: &Value<'a, V>, env: &Env<'a>) -> Result<Shape, Fault> {
    let space = env.options.geometry;
    let (kind, coordinates) = (value.member("type"), value.member("coordinates"));
    if coordinates.kind() != Type::Array {
        return Err("A geometry must have an array of coordinates.".into());
    }
    match kind.as_str() {
        Some("Point") => Ok(Shape::Point(point(&coordinates, space)?)),
        Some("LineString") => {
            let points = points(&coordinates, space)?;
            if points.len() < 2 { Err("A LineString must have at least two positions.".into()) } else { Ok(Shape::Line(points)) }
        }
        Some("Polygon") => Ok(Shape::Polygons(vec![polygon(&coordinates, env)?])),
        Some("MultiPolygon") => {
            let polygons = coordinates.elements().map(|item| polygon(&item, env)).collect::<Result<Vec<_>, _>>()?;
            if polygons.is_empty() { Err("A MultiPolygon must have a polygon.".into()) } else { Ok(Shape::Polygons(polygons)) }
        }
        _ => Err("The type of a geometry must be Point, LineString, Polygon or MultiPolygon.".into()),
    }
}

fn point<'a, V: View<'a>>(value: &Value<'a, V>, space: Space) -> Result<Point, &'static str> {
    // A third number, the altitude, is allowed and not looked at.
    let (x, y) = (value.element(0).as_number(), value.element(1).as_number());
    let (Some(x), Some(y)) = (x, y) else { return Err("A position must be an array of at least two numbers.") };
    if space == Space::Geographic {
        if !(-90.0..=90.0).contains(&y) {
            return Err("Latitude values must be between -90 and 90 degrees.");
        }
        if !(-180.0..=180.0).contains(&x) {
            return Err("Longitude values must be between -180 and 180 degrees.");
        }
    }
    Ok([x, y])
}

fn points<'a, V: View<'a>>(value: &Value<'a, V>, space: Space) -> Result<Vec<Point>, &'static str> {
    if value.kind() != Type::Array {
        return Err("Coordinates must be arrays of positions.");
    }
    if value.len() > MAX_POINTS {
        return Err("A geometry must have at most 4096 positions.");
    }
    value.elements().map(|item| point(&item, space)).collect()
}

fn polygon<'a, V: View<'a>>(value: &Value<'a, V>, env: &Env<'a>) -> Result<Vec<Ring>, Fault> {
    let rings = value.elements().map(|item| ring(&item, env)).collect::<Result<Vec<_>, _>>()?;
    if rings.is_empty() { Err("A Polygon must have a ring.".into()) } else { Ok(rings) }
}

fn ring<'a, V: View<'a>>(value: &Value<'a, V>, env: &Env<'a>) -> Result<Ring, Fault> {
    let space = env.options.geometry;
    let ring = points(value, space)?;
    if ring.len() < 4 {
        return Err("A ring of a Polygon must have at least four positions.".into());
    }
    if ring.first() != ring.last() {
        return Err("A ring of a Polygon must end where it starts.".into());
    }
    if ring.len() <= CHECKED_POINTS {
        // Edges are compared in no time.
        env.budget.pairs(ring.len(), ring.len() / 8)?;
        let edges: Vec<_> = ring.iter().copied().zip(ring.iter().copied().skip(1)).collect();
        let crosses = |index: usize| {
            edges.iter().skip(index + 2).any(|other| edges.get(index).is_some_and(|own| cross(*own, *other, space)))
        };
        if (0..edges.len()).any(crosses) {
            return Err("A ring of a Polygon must not cross itself.".into());
        }
    }
    Ok(ring)
}
