//! Evaluates scalar expressions.

use std::{cmp::Ordering, sync::Arc};

use super::{
    Env, EvalError,
    like::Pattern,
    node::{LikePattern, Node, Plan, Slot},
    operators::{binary, both, equals, ordered, unary},
    query::subquery,
};
use crate::{
    ast::{BinaryOp, Span, SubqueryKind},
    functions::{self, Builtin},
    value::{Text, Value, View},
};

/// The values that names stand for, by slot.
pub(super) type Frame<'a, V> = Vec<Value<'a, V>>;

/// The value of a slot.
pub(super) fn slot<'f, 'a, V: View<'a>>(frame: &'f Frame<'a, V>, slot: Slot) -> &'f Value<'a, V> {
    frame.get(slot).unwrap_or(&Value::Undefined)
}

impl Node {
    pub(super) fn eval<'a, V: View<'a>>(&'a self, frame: &mut Frame<'a, V>, env: &Env<'a>) -> Result<Value<'a, V>, EvalError> {
        env.budget.step()?;
        Ok(match self {
            Self::Undefined => Value::Undefined,
            Self::Null => Value::Null,
            Self::Bool(value) => Value::Bool(*value),
            Self::Number(value) => Value::Number(*value),
            Self::String(text) => Value::String(Text::Borrowed(text)),
            Self::Json(json) => Value::of_json(json),
            Self::Parameter(name) => env.parameter(name).map_or(Value::Undefined, Value::of_json),
            Self::Path(at, steps) => path(slot(frame, *at), steps, env)?,
            Self::Member(base, name) => member(&base.eval(frame, env)?, name, env)?,
            Self::Index(base, index) => indexed(&base.eval(frame, env)?, &index.eval(frame, env)?, env)?,
            Self::Array(items) => Value::array(all(items, frame, env)?),
            Self::Object(members) => object(members, frame, env)?,
            Self::Unary(op, operand) => unary(*op, &operand.eval(frame, env)?),
            Self::Binary(BinaryOp::Coalesce, left, right) => match left.eval(frame, env)? {
                Value::Undefined => right.eval(frame, env)?,
                value => value,
            },
            Self::Binary(op, left, right) => {
                let (left, right) = (left.eval(frame, env)?, right.eval(frame, env)?);
                env.budget.look_at(&left)?;
                env.budget.look_at(&right)?;
                binary(*op, &left, &right, env)
            }
            Self::And(operands) => chain(operands, false, frame, env)?,
            Self::Or(operands) => chain(operands, true, frame, env)?,
            Self::Conditional(operands) => {
                let [condition, then, otherwise] = &**operands;
                if condition.eval(frame, env)?.is_true() { then } else { otherwise }.eval(frame, env)?
            }
            Self::In { negated, needle, list } => truth(is_in(needle, list, frame, env)?, *negated),
            Self::Between { negated, operands } => {
                let [value, low, high] = &**operands;
                let (value, low, high) = (value.eval(frame, env)?, low.eval(frame, env)?, high.eval(frame, env)?);
                env.budget.look_at(&value)?;
                let inside = both(ordered(&value, &low, Ordering::is_ge), ordered(&value, &high, Ordering::is_le));
                truth(inside, *negated)
            }
            Self::Like { negated, value, pattern } => {
                let value = value.eval(frame, env)?;
                env.budget.look_at(&value)?;
                truth(like(value.as_str(), pattern, frame, env)?, *negated)
            }
            Self::Call(builtin, args) => call(*builtin, args, frame, env)?,
            Self::Udf(name, args, span) => udf(name, all(args, frame, env)?, *span, env)?,
            Self::Subquery(kind, plan, span) => nested(*kind, plan, frame, env).map_err(|error| error.at(*span))?,
        })
    }
}

fn truth<'a, V>(known: Option<bool>, negated: bool) -> Value<'a, V> {
    known.map_or(Value::Undefined, |known| Value::Bool(known != negated))
}

/// Follows names below a value; what is stored is not copied on the way.
fn path<'a, V: View<'a>>(value: &Value<'a, V>, steps: &[Box<str>], env: &Env<'a>) -> Result<Value<'a, V>, EvalError> {
    if let Value::Stored(view) = value {
        let found = steps.iter().try_fold(*view, |at, name| at.member(name));
        return Ok(found.map_or(Value::Undefined, Value::of));
    }
    steps.iter().try_fold(value.clone(), |at, name| member(&at, name, env))
}

fn member<'a, V: View<'a>>(base: &Value<'a, V>, name: &str, env: &Env<'a>) -> Result<Value<'a, V>, EvalError> {
    env.budget.search(base)?;
    Ok(base.member(name))
}

fn indexed<'a, V: View<'a>>(base: &Value<'a, V>, index: &Value<'a, V>, env: &Env<'a>) -> Result<Value<'a, V>, EvalError> {
    match index {
        Value::String(name) => member(base, name, env),
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        Value::Number(at) if *at >= 0.0 && at.fract() == 0.0 => Ok(base.element(*at as usize)),
        _ => Ok(Value::Undefined),
    }
}

pub(super) fn all<'a, V: View<'a>>(
    nodes: &'a [Node],
    frame: &mut Frame<'a, V>,
    env: &Env<'a>,
) -> Result<Vec<Value<'a, V>>, EvalError> {
    nodes.iter().map(|node| node.eval(frame, env)).collect()
}

/// An object of the members that have a value. Their names are unique: the compiler sees to that.
pub(super) fn object<'a, V: View<'a>>(
    members: &'a [(Box<str>, Node)],
    frame: &mut Frame<'a, V>,
    env: &Env<'a>,
) -> Result<Value<'a, V>, EvalError> {
    let mut object = Vec::with_capacity(members.len());
    for (name, node) in members {
        let value = node.eval(frame, env)?;
        if !value.is_undefined() {
            object.push((Text::Borrowed(name), value));
        }
    }
    Ok(Value::Object(Arc::new(object)))
}

/// `AND` (decided by `false`) or `OR` (decided by `true`): the rest is not looked at once it is decided.
fn chain<'a, V: View<'a>>(
    operands: &'a [Node],
    decisive: bool,
    frame: &mut Frame<'a, V>,
    env: &Env<'a>,
) -> Result<Value<'a, V>, EvalError> {
    let mut unknown = false;
    for operand in operands {
        match operand.eval(frame, env)?.as_bool() {
            Some(value) if value == decisive => return Ok(Value::Bool(decisive)),
            Some(_) => {}
            None => unknown = true,
        }
    }
    Ok(if unknown { Value::Undefined } else { Value::Bool(!decisive) })
}

fn is_in<'a, V: View<'a>>(
    needle: &'a Node,
    list: &'a [Node],
    frame: &mut Frame<'a, V>,
    env: &Env<'a>,
) -> Result<Option<bool>, EvalError> {
    let needle = needle.eval(frame, env)?;
    if needle.is_undefined() {
        return Ok(None);
    }
    for item in list {
        env.budget.look_at(&needle)?;
        if equals(&needle, &item.eval(frame, env)?, env) == Some(true) {
            return Ok(Some(true));
        }
    }
    Ok(Some(false))
}

fn like<'a, V: View<'a>>(
    text: Option<&str>,
    pattern: &'a LikePattern,
    frame: &mut Frame<'a, V>,
    env: &Env<'a>,
) -> Result<Option<bool>, EvalError> {
    let Some(text) = text else { return Ok(None) };
    Ok(match pattern {
        LikePattern::Constant(pattern) => Some(pattern.matches(text, &env.budget)?),
        LikePattern::Computed(node, escape) => {
            let pattern = node.eval(frame, env)?;
            env.budget.look_at(&pattern)?;
            let matches = |pattern| Pattern::new(pattern, *escape).matches(text, &env.budget);
            pattern.as_str().map(matches).transpose()?
        }
    })
}

fn call<'a, V: View<'a>>(
    builtin: Builtin,
    args: &'a [Node],
    frame: &mut Frame<'a, V>,
    env: &Env<'a>,
) -> Result<Value<'a, V>, EvalError> {
    // Most calls have few arguments: no need to allocate for them.
    match args {
        [] => paid(builtin, &[], env),
        [one] => paid(builtin, &[one.eval(frame, env)?], env),
        [one, two] => paid(builtin, &[one.eval(frame, env)?, two.eval(frame, env)?], env),
        many => paid(builtin, &all(many, frame, env)?, env),
    }
}

/// A call may look at all of its arguments, at the first one for each of those after the second, and what it makes may be longer.
fn paid<'a, V: View<'a>>(builtin: Builtin, args: &[Value<'a, V>], env: &Env<'a>) -> Result<Value<'a, V>, EvalError> {
    args.iter().try_for_each(|arg| env.budget.look_at(arg))?;
    if let [first, _, more @ ..] = args {
        more.iter().try_for_each(|_| env.budget.look_at(first))?;
    }
    let value = functions::call(builtin, args, env)?;
    env.budget.look_at(&value)?;
    Ok(value)
}

fn udf<'a, V: View<'a>>(name: &str, args: Vec<Value<'a, V>>, span: Span, env: &Env<'a>) -> Result<Value<'a, V>, EvalError> {
    let Some(udfs) = env.udfs else {
        return Err(EvalError::new(format!("User-defined function '{name}' does not exist.")).at(span));
    };
    args.iter().try_for_each(|arg| env.budget.look_at(arg))?;
    let args: Vec<_> = args.iter().map(Value::to_json).collect();
    let result = udfs.call(name, &args).map_err(|error| error.at(span))?;
    Ok(result.map_or(Value::Undefined, Value::from_json))
}

fn nested<'a, V: View<'a>>(
    kind: SubqueryKind,
    plan: &'a Plan,
    frame: &mut Frame<'a, V>,
    env: &Env<'a>,
) -> Result<Value<'a, V>, EvalError> {
    // Two rows are enough to know that a scalar subquery has too many.
    let enough = match kind {
        SubqueryKind::Exists | SubqueryKind::First => 1,
        SubqueryKind::Scalar => 2,
        SubqueryKind::Array | SubqueryKind::All | SubqueryKind::Last => usize::MAX,
    };
    let mut rows = subquery(plan, enough, frame, env)?;
    Ok(match kind {
        SubqueryKind::Exists => Value::Bool(!rows.is_empty()),
        SubqueryKind::Array => Value::array(rows),
        SubqueryKind::All => Value::Bool(rows.iter().all(Value::is_true)),
        SubqueryKind::First => rows.into_iter().next().unwrap_or_default(),
        SubqueryKind::Last => rows.pop().unwrap_or_default(),
        SubqueryKind::Scalar if rows.len() > 1 => {
            return Err(EvalError::new("A scalar subquery must not return more than one row."));
        }
        SubqueryKind::Scalar => rows.pop().unwrap_or_default(),
    })
}
