//! Which expressions have a value that no document changes.

use std::borrow::Cow;

use serde_json::Value;

use crate::ast::{Expr, ExprKind, Literal, Number, Projection, Query, Select, Span};
use crate::eval::{Env, Program};
use crate::functions::{Kind, find};

/// The value of an expression, if it is the same for all documents. The inner `None` is undefined.
pub(super) fn constant<'a>(expr: &Expr, env: &Env<'a>) -> Option<Option<Cow<'a, Value>>> {
    match &expr.kind {
        ExprKind::Literal(literal) => Some(self::literal(literal).map(Cow::Owned)),
        ExprKind::Parameter(name) => Some(Some(Cow::Borrowed(env.parameter(name)?))),
        _ if is_constant(expr, env) => evaluate(expr, env).map(|value| value.map(Cow::Owned)),
        _ => None,
    }
}

fn literal(literal: &Literal) -> Option<Value> {
    match literal {
        Literal::Undefined => None,
        Literal::Null => Some(Value::Null),
        Literal::Bool(value) => Some(Value::Bool(*value)),
        Literal::Number(Number::Integer(value)) => Some((*value).into()),
        Literal::Number(Number::Double(value)) => serde_json::Number::from_f64(*value).map(Value::Number),
        Literal::String(value) => Some(Value::String(value.to_string())),
    }
}

fn is_constant(expr: &Expr, env: &Env<'_>) -> bool {
    let mut constant = match &expr.kind {
        ExprKind::Identifier(_) | ExprKind::Subquery { .. } | ExprKind::Placeholder(_) => false,
        ExprKind::Parameter(name) => env.parameter(name).is_some(),
        ExprKind::Call { udf, name, .. } => !udf && is_timeless(&name.name),
        _ => true,
    };
    expr.for_each_child(&mut |child| constant = constant && is_constant(child, env));
    constant
}

/// Whether a function gives the same for the same arguments when the query runs as when it is planned.
fn is_timeless(name: &str) -> bool {
    let Some(function) = find(name) else { return false };
    let tells_time = function.name.starts_with("GETCURRENT") || matches!(function.name, "NOW" | "AGO");
    function.kind() == Kind::Scalar && function.name != "RAND" && !tells_time
}

/// What takes more steps than are left is not known.
fn evaluate(expr: &Expr, env: &Env<'_>) -> Option<Option<Value>> {
    let span = Span::default();
    let query = Query {
        select: Select { distinct: false, top: None, projection: Projection::Value(expr.clone()), span },
        from: None,
        filter: None,
        group_by: Vec::new(),
        order_by: None,
        offset_limit: None,
        span,
    };
    let program = Program::new(&query).ok()?;
    let mut rows = program.rows([&Value::Null], env).ok()?;
    match rows.next() {
        None => Some(None),
        Some(row) => Some(row.ok()?.to_json()),
    }
}
