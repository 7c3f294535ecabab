//! Aggregates and `GROUP BY`: each partition returns partial results that can be merged.

use super::rewrite::{Planner, array, call, item, item_names, items, object};
use crate::ast::{Expr, ExprKind, Projection};
use crate::check::has_aggregate;
use crate::error::{Code, Diagnostic};
use crate::functions::find;
use cosmosdb_query::plan::{AggregateType, QueryInfo};

impl Planner<'_> {
    pub(super) fn aggregate(&self, info: &mut QueryInfo) -> Result<(), Diagnostic> {
        let query = self.query;
        let mut rewritten = query.clone();
        rewritten.select.top = None;
        rewritten.select.distinct = false;
        rewritten.offset_limit = None;
        rewritten.order_by = None;
        let payload = match &query.select.projection {
            // The checker has refused it.
            Projection::Star(_) => self.source(),
            Projection::Value(expr) => match partial(expr)? {
                Some((aggregate, partial)) => {
                    info.aggregates = vec![aggregate];
                    array(vec![partial])
                }
                None => expr.clone(),
            },
            Projection::List(list) => {
                let mut members = Vec::with_capacity(list.len());
                for (name, item) in item_names(list).into_iter().zip(list) {
                    let (aggregate, value) = match partial(&item.expr)? {
                        Some((aggregate, partial)) => (Some(aggregate), partial),
                        None => (None, item.expr.clone()),
                    };
                    info.group_by_alias_to_aggregate_type.insert(name.clone(), aggregate);
                    info.group_by_aliases.push(name.clone());
                    members.push((name, value));
                }
                object(members)
            }
        };
        info.group_by_expressions = query.group_by.iter().map(Expr::to_string).collect();
        rewritten.select.projection = if !query.group_by.is_empty() {
            Projection::List(vec![item(items(&query.group_by), "groupByItems"), item(payload, "payload")])
        } else if info.has_select_value {
            Projection::Value(payload)
        } else {
            Projection::List(vec![item(payload, "payload")])
        };
        info.rewritten_query = rewritten.to_string();
        Ok(())
    }
}

/// An aggregate and what a partition returns of it; `None` for an expression without aggregates.
fn partial(expr: &Expr) -> Result<Option<(AggregateType, Expr)>, Diagnostic> {
    let ExprKind::Call { udf: false, name, args } = &expr.kind else { return no_aggregate(expr) };
    let Some(aggregate) = find(&name.name).and_then(|function| function.builtin.aggregate()) else { return no_aggregate(expr) };
    let whole = || expr.clone();
    let over = |function| call(function, args.clone());
    let with_count = |which, function| {
        let counted = object([(which, over(function)), ("count", over("COUNT"))]);
        object([("item", whole()), ("item2", counted)])
    };
    let partial = match aggregate {
        AggregateType::Average => {
            let parts = object([("sum", over("SUM")), ("count", over("COUNT"))]);
            object([("item", parts)])
        }
        // The count tells a partition without values from one whose values cannot be compared.
        AggregateType::Min => with_count("min", "MIN"),
        AggregateType::Max => with_count("max", "MAX"),
        _ => object([("item", whole())]),
    };
    Ok(Some((aggregate, partial)))
}

fn no_aggregate(expr: &Expr) -> Result<Option<(AggregateType, Expr)>, Diagnostic> {
    if has_aggregate(expr) {
        let message = "Compositions of aggregates and other expressions are not allowed.";
        return Err(Diagnostic::whole(Code::Uncoded, message));
    }
    Ok(None)
}
