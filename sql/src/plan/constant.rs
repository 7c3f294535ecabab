//! Which expressions have a value that no document changes.

use serde_json::{Map, Value};

use super::Options;
use crate::ast::{Expr, ExprKind, Literal, Number, UnaryOp};

/// The value of an expression, if it is the same for all documents. The inner `None` is undefined.
pub(super) fn constant(expr: &Expr, parameters: &[(String, Value)], options: &Options) -> Option<Option<Value>> {
    match &expr.kind {
        ExprKind::Literal(literal) => Some(self::literal(literal)),
        ExprKind::Parameter(name) => Some(Some(super::parameter(parameters, name)?.clone())),
        ExprKind::Array(items) => {
            let values: Option<Vec<_>> = items.iter().map(|item| constant(item, parameters, options)).collect();
            Some(Some(Value::Array(values?.into_iter().flatten().collect())))
        }
        ExprKind::Object(members) => {
            let mut object = Map::new();
            for (name, value) in members {
                if let Some(value) = constant(value, parameters, options)? {
                    object.insert(name.to_string(), value);
                }
            }
            Some(Some(Value::Object(object)))
        }
        ExprKind::Unary { op: UnaryOp::Not, operand } => {
            let value = constant(operand, parameters, options)?;
            Some(value.and_then(|value| value.as_bool()).map(|value| Value::Bool(!value)))
        }
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
