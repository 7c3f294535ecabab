//! The rules of `GROUP BY` and of aggregates: what a select list may name.

use std::collections::HashSet;

use super::{Checker, has_aggregate, is_aggregate};
use crate::ast::{Expr, ExprKind, Projection, Query};
use crate::error::Code;

impl Checker {
    /// Where rows are grouped, a select list may name only what is grouped or aggregated.
    pub(super) fn grouping(&mut self, query: &Query) {
        let exprs: Vec<&Expr> = match &query.select.projection {
            Projection::Star(span) => {
                if !query.group_by.is_empty() {
                    self.report(Code::STAR_WITH_GROUP_BY, *span, "'SELECT *' is not allowed with GROUP BY.");
                }
                return;
            }
            Projection::Value(expr) => vec![expr],
            Projection::List(items) => items.iter().map(|item| &item.expr).collect(),
        };
        if query.group_by.is_empty() && !exprs.iter().any(|expr| has_aggregate(expr)) {
            return;
        }
        let keys = query.group_by.iter().map(Expr::to_string).collect();
        for expr in exprs {
            self.grouped(expr, &keys);
        }
    }

    /// Keys are told apart by their texts: there may be thousands of both.
    fn grouped(&mut self, expr: &Expr, keys: &HashSet<String>) {
        let is_key = |expr: &Expr| !keys.is_empty() && keys.contains(&expr.to_string());
        if is_key(expr) {
            return;
        }
        match &expr.kind {
            ExprKind::Call { udf, name, .. } if is_aggregate(*udf, &name.name) => {}
            ExprKind::Identifier(_) | ExprKind::Member { .. } | ExprKind::Index { .. } => {
                if let Some(path) = Path::of(expr) {
                    if self.binds(path.root) && !path.prefixes.iter().any(|prefix| is_key(prefix)) {
                        let message = format!(
                            "Property reference '{expr}' is invalid in the select list because it is not contained in either an \
                             aggregate function or the GROUP BY clause."
                        );
                        self.report(Code::NOT_GROUPED, expr.span, message);
                    }
                } else {
                    expr.for_each_child(&mut |child| self.grouped(child, keys));
                }
            }
            _ => expr.for_each_child(&mut |child| self.grouped(child, keys)),
        }
    }

    /// Whether the query at work (and not one around it) binds the name.
    fn binds(&self, name: &str) -> bool {
        self.scopes.last().is_some_and(|scope| scope.iter().any(|binding| *binding.name == *name))
    }
}

/// A name with steps below it.
struct Path<'a> {
    root: &'a str,
    prefixes: Vec<&'a Expr>,
}

impl<'a> Path<'a> {
    fn of(expr: &'a Expr) -> Option<Self> {
        let (mut at, mut prefixes) = (expr, Vec::new());
        loop {
            prefixes.push(at);
            at = match &at.kind {
                ExprKind::Identifier(root) => return Some(Self { root, prefixes }),
                ExprKind::Member { base, .. } => base,
                ExprKind::Index { base, index } if matches!(index.kind, ExprKind::Literal(_)) => base,
                _ => return None,
            };
        }
    }
}
