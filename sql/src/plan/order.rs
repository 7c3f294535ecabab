//! `ORDER BY`: each partition returns its rows with their sort keys, so that the client can merge them in order.

use std::collections::HashSet;
use std::fmt::{self, Write};

use super::rewrite::{Planner, Window, expr, item_names, placeholder, projected};
use crate::ast::{Direction, Expr, ExprKind, From, Literal, LogicalOp, OrderBy, OrderItem, Projection, SelectItem};
use crate::eval::VectorMeasure;
use crate::print::write_string;
use cosmosdb_query::plan::{DistinctType, QueryInfo, SortOrder};

/// What a client replaces by `true`, or by where to go on.
const RESUME_FILTER: &str = "({documentdb-formattableorderbyquery-filter})";

impl Planner<'_> {
    pub(super) fn order_by(&self, from: &From, order_by: &OrderBy, window: Window, info: &mut QueryInfo) {
        let keys = order_by.items.iter().map(|item| &item.expr);
        info.order_by = order_by.items.iter().map(|item| self.direction(item)).collect();
        info.order_by_expressions = keys.clone().map(Expr::to_string).collect();
        info.has_non_streaming_order_by = keys.clone().any(|key| self.vector_function(key).is_some());
        info.rewritten_query = Keyed { planner: self, from, order_by, window }.to_string();
    }

    /// Equal rows are neighbours if the rows are sorted by what they consist of, before anything else.
    pub(super) fn distinct_type(&self) -> DistinctType {
        let Some(order_by) = &self.query.order_by else { return DistinctType::Unordered };
        let parts: HashSet<String> = projected(self.query).map(Expr::to_string).collect();
        let mut leading = HashSet::new();
        for key in &order_by.items {
            if leading.len() < parts.len() {
                leading.insert(key.expr.to_string());
            }
        }
        let sorted_by_parts = !parts.is_empty() && leading == parts;
        if sorted_by_parts { DistinctType::Ordered } else { DistinctType::Unordered }
    }

    /// `c._rid`
    pub(super) fn rid(&self) -> SelectItem {
        let base = Box::new(self.source());
        SelectItem { expr: expr(ExprKind::Member { base, name: "_rid".into() }), alias: None }
    }

    /// The filter of a query whose rows are merged by sort keys.
    pub(super) fn resumable_filter(&self) -> Expr {
        and(self.query.filter.clone(), placeholder(RESUME_FILTER))
    }

    fn direction(&self, item: &OrderItem) -> SortOrder {
        match (item.direction, self.vector_function(&item.expr)) {
            (Some(Direction::Ascending), _) | (None, None | Some(VectorMeasure::Euclidean)) => SortOrder::Ascending,
            (Some(Direction::Descending), _) | (None, Some(_)) => SortOrder::Descending,
        }
    }

    /// The distance function of a `VectorDistance` call: from its options, else from the container's policy.
    pub(super) fn vector_function(&self, key: &Expr) -> Option<VectorMeasure> {
        let ExprKind::Call { udf: false, name, args } = &key.kind else { return None };
        if !name.name.eq_ignore_ascii_case("VectorDistance") && !name.name.eq_ignore_ascii_case("_VectorScore") {
            return None;
        }
        let chosen = args.get(3).and_then(|options| match &options.kind {
            ExprKind::Object(members) => members.iter().find(|(name, _)| &**name == "distanceFunction"),
            _ => None,
        });
        let chosen = chosen.and_then(|(_, function)| match &function.kind {
            ExprKind::Literal(Literal::String(function)) => VectorMeasure::parse(function),
            _ => None,
        });
        let of_path = || args.iter().take(2).find_map(|arg| self.options.vector_paths.get(&document_path(arg)?)).copied();
        Some(chosen.or_else(of_path).unwrap_or_default())
    }
}

/// The query for one partition: rows with their sort keys. It is written, not built: it has the parts of the query several times.
struct Keyed<'a> {
    planner: &'a Planner<'a>,
    from: &'a From,
    order_by: &'a OrderBy,
    window: Window,
}

impl fmt::Display for Keyed<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { planner, from, order_by, window } = self;
        let query = planner.query;
        // Rows of one document differ by their `_rid`, so that only the client can make them distinct, and cut off after that.
        let distinct = query.select.distinct;
        f.write_str("SELECT ")?;
        if let Some(top) = query.select.top.as_ref().filter(|_| !distinct) {
            write!(f, "TOP {top} ")?;
        }
        write!(f, "{}._rid, [", planner.source_name())?;
        for (i, item) in order_by.items.iter().enumerate() {
            write!(f, "{}{{\"item\": {}}}", if i > 0 { ", " } else { "" }, item.expr)?;
        }
        write!(f, "] AS orderByItems, {} AS payload\nFROM {from}\nWHERE ", Payload(planner))?;
        let value = match &query.select.projection {
            Projection::Value(value) => Some(value),
            _ => None,
        };
        f.write_str(if value.is_some() { "(" } else { "" })?;
        match &query.filter {
            Some(filter) => write!(f, "({filter} AND {RESUME_FILTER})")?,
            None => f.write_str(RESUME_FILTER)?,
        }
        if let Some(value) = value {
            write!(f, " AND IS_DEFINED({value}))")?;
        }
        write!(f, "\nORDER BY {order_by}")?;
        match window.merged().filter(|_| !distinct) {
            Some(page) => write!(f, "\nOFFSET {page}"),
            None => Ok(()),
        }
    }
}

/// The projection as one value.
struct Payload<'a>(&'a Planner<'a>);

impl fmt::Display for Payload<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let items = match &self.0.query.select.projection {
            Projection::Star(_) => return f.write_str(self.0.source_name()),
            Projection::Value(value) => return write!(f, "{value}"),
            Projection::List(items) => items,
        };
        for (i, (name, item)) in item_names(items).into_iter().zip(items).enumerate() {
            f.write_str(if i > 0 { ", " } else { "{" })?;
            write_string(f, &name)?;
            write!(f, ": {}", item.expr)?;
        }
        f.write_char('}')
    }
}

/// `c.a.b` as `/a/b`.
fn document_path(expr: &Expr) -> Option<String> {
    match &expr.kind {
        ExprKind::Identifier(_) => Some(String::new()),
        ExprKind::Member { base, name } => Some(format!("{}/{name}", document_path(base)?)),
        ExprKind::Index { base, index } => match &index.kind {
            ExprKind::Literal(Literal::String(name)) => Some(format!("{}/{name}", document_path(base)?)),
            _ => None,
        },
        _ => None,
    }
}

/// Adds a condition to a chain, in the tree that the parser would make.
fn and(filter: Option<Expr>, condition: Expr) -> Expr {
    let operands = match filter {
        None => return condition,
        Some(Expr { kind: ExprKind::Logical { op: LogicalOp::And, mut operands }, .. }) => {
            operands.push(condition);
            operands
        }
        Some(filter) => vec![filter, condition],
    };
    expr(ExprKind::Logical { op: LogicalOp::And, operands })
}
