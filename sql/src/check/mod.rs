//! What the grammar allows and the language does not: unknown names and functions, aggregates and clauses where they may not
//! stand, counts that are too large. The codes and words are the service's.

mod grouping;
mod ordering;
mod signature;

use crate::ast::{Collection, Count, CountKind, Expr, ExprKind, Number, Projection, Query, Source, Span};
use crate::error::{Code, Diagnostic, Errors};

/// Nobody reads more than so many errors.
const MAX_DIAGNOSTICS: usize = 100;

/// How much of some things a query may have. The defaults are the service's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Limits {
    /// `JOIN`s, subqueries included.
    pub joins: usize,
    /// Calls of user-defined functions.
    pub udf_calls: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self { joins: 10, udf_calls: 10 }
    }
}

/// Checks a query against the default [`Limits`]. `text` is what it was parsed from; errors point into it.
///
/// # Errors
///
/// Everything that is wrong, in the order of the text.
pub fn check(query: &Query, text: &str) -> Result<(), Errors> {
    check_with(query, text, Limits::default())
}

/// As [`check`], with limits of one's own.
///
/// # Errors
///
/// As [`check`].
pub fn check_with(query: &Query, text: &str, limits: Limits) -> Result<(), Errors> {
    let mut checker = Checker { limits, scopes: Vec::new(), udf_calls: 0, joins: 0, diagnostics: Vec::new(), is_cut: false };
    checker.query(query, Position::Top);
    if checker.diagnostics.is_empty() {
        return Ok(());
    }
    checker.diagnostics.sort_by_key(|diagnostic| diagnostic.span.map_or(usize::MAX, |span| span.start));
    Err(Errors::new(text, checker.diagnostics))
}

/// Whether a call is of an aggregate function.
pub(crate) fn is_aggregate(udf: bool, name: &str) -> bool {
    !udf && signature::signature(name).is_some_and(|signature| signature.aggregate)
}

/// Whether an expression has an aggregate of this query in it (those of subqueries are their own).
pub(crate) fn has_aggregate(expr: &Expr) -> bool {
    let mut found = matches!(&expr.kind, ExprKind::Call { udf, name, .. } if is_aggregate(*udf, &name.name));
    expr.for_each_child(&mut |child| found = found || has_aggregate(child));
    found
}

#[derive(Clone, Copy, PartialEq)]
enum Position {
    Top,
    Subquery,
}

/// What a scalar expression stands in.
#[derive(Clone, Copy, PartialEq)]
enum Context {
    /// A select list, where aggregates may stand.
    Projection,
    /// The argument of an aggregate.
    Aggregate,
    /// `ORDER BY`, where scores may stand.
    Order,
    /// Anything else.
    Plain,
}

/// A name that a source binds.
struct Binding {
    name: Box<str>,
    /// Whether the name stands for one place in the document, so that a path below it is a path of the document.
    is_document_path: bool,
}

struct Checker {
    limits: Limits,
    /// One for each query around the place at work, innermost last.
    scopes: Vec<Vec<Binding>>,
    udf_calls: usize,
    joins: usize,
    diagnostics: Vec<Diagnostic>,
    /// Whether names were left out, so that nothing more can be said.
    is_cut: bool,
}

impl Checker {
    fn report(&mut self, code: Code, span: Span, message: impl Into<String>) {
        if !self.is_cut && self.diagnostics.len() < MAX_DIAGNOSTICS {
            self.diagnostics.push(Diagnostic::at(code, span, message));
        }
    }

    fn query(&mut self, query: &Query, position: Position) {
        if position == Position::Subquery {
            self.subquery_clauses(query);
        }
        self.counts(query);
        self.scopes.push(Vec::new());
        self.from(query);
        self.projection(query);
        if let Some(filter) = &query.filter {
            self.expr(filter, Context::Plain);
        }
        for expr in &query.group_by {
            self.expr(expr, Context::Plain);
        }
        self.grouping(query);
        if let Some(order_by) = &query.order_by {
            for item in &order_by.items {
                self.expr(&item.expr, Context::Order);
            }
            if query.group_by.is_empty() {
                self.ordering(order_by);
            } else {
                self.report(Code::ORDER_BY_WITH_GROUP_BY, order_by.span, "'ORDER BY' is not allowed with GROUP BY.");
            }
        }
        self.scopes.pop();
    }

    fn subquery_clauses(&mut self, query: &Query) {
        if let Some(order_by) = &query.order_by {
            self.report(Code::ORDER_BY_IN_SUBQUERY, order_by.span, "'ORDER BY' is not supported in subqueries.");
        }
        if let Some(top) = &query.select.top {
            self.report(Code::TOP_IN_SUBQUERY, top.span, "'TOP' is not supported in subqueries.");
        }
        if let Some(page) = &query.offset_limit {
            let span = page.offset.span.to(page.limit.span);
            self.report(Code::OFFSET_LIMIT_IN_SUBQUERY, span, "'OFFSET LIMIT' is not supported in subqueries.");
        }
    }

    fn counts(&mut self, query: &Query) {
        let mut count = |count: &Count, code, what| match &count.kind {
            CountKind::Literal(Number::Integer(value)) if u32::try_from(*value).is_ok() => {}
            CountKind::Literal(Number::Integer(_)) => {
                self.report(code, count.span, format!("The {what} value exceeds the maximum allowed value."));
            }
            CountKind::Literal(Number::Double(_)) => {
                self.report(code, count.span, format!("The {what} value must be an integer."));
            }
            CountKind::Parameter(_) => {}
        };
        if let Some(top) = &query.select.top {
            count(top, Code::TOP_COUNT, "count");
        }
        if let Some(page) = &query.offset_limit {
            count(&page.offset, Code::OFFSET_COUNT, "OFFSET count");
            count(&page.limit, Code::LIMIT_COUNT, "LIMIT count");
        }
    }

    fn from(&mut self, query: &Query) {
        let Some(from) = &query.from else { return };
        self.source(&from.source);
        for join in &from.joins {
            self.joins += 1;
            if self.joins == self.limits.joins + 1 {
                let message =
                    format!("The query exceeded the maximum number of joins. The allowed limit is {}.", self.limits.joins);
                self.report(Code::OVER_LIMIT, join.span, message);
                self.is_cut = true;
            }
            if !self.is_cut {
                self.source(join);
            }
        }
    }

    fn source(&mut self, source: &Source) {
        let mut is_document_path = !source.iterate;
        match &source.collection {
            Collection::Path { root, .. } => match self.binding(&root.name) {
                Some(binding) => is_document_path = is_document_path && binding.is_document_path,
                // The first source of all is the container, whatever it is called.
                None if self.scopes.iter().all(Vec::is_empty) => {}
                None => self.unresolved(&root.name, root.span),
            },
            Collection::Subquery(query) => {
                is_document_path = false;
                self.query(query, Position::Subquery);
            }
        }
        // An unnamed source binds nothing that can be written, but it is one.
        let name = source.binding().unwrap_or_default();
        if let Some(scope) = self.scopes.last_mut() {
            scope.push(Binding { name: name.into(), is_document_path });
        }
    }

    fn binding(&self, name: &str) -> Option<&Binding> {
        self.scopes.iter().rev().flat_map(|scope| scope.iter().rev()).find(|binding| *binding.name == *name)
    }

    fn unresolved(&mut self, name: &str, span: Span) {
        self.report(Code::UNRESOLVED_IDENTIFIER, span, format!("Identifier '{name}' could not be resolved."));
    }

    fn projection(&mut self, query: &Query) {
        match &query.select.projection {
            Projection::Star(span) => match &query.from {
                None => self.report(Code::STAR_NEEDS_ONE_SOURCE, *span, "'SELECT *' is not valid if FROM clause is omitted."),
                Some(from) if !from.joins.is_empty() => {
                    self.report(Code::STAR_NEEDS_ONE_SOURCE, *span, "'SELECT *' is only valid with a single input set.");
                }
                Some(_) => {}
            },
            Projection::Value(expr) => self.expr(expr, Context::Projection),
            Projection::List(items) => items.iter().for_each(|item| self.expr(&item.expr, Context::Projection)),
        }
    }

    fn expr(&mut self, expr: &Expr, context: Context) {
        match &expr.kind {
            ExprKind::Identifier(name) if self.binding(name).is_none() => self.unresolved(name, expr.span),
            ExprKind::Subquery { query, .. } => self.query(query, Position::Subquery),
            ExprKind::Call { udf: true, .. } => {
                self.udf_calls += 1;
                if self.udf_calls == self.limits.udf_calls + 1 {
                    let limit = self.limits.udf_calls;
                    let message = format!(
                        "The query exceeded the maximum number of user-defined function calls. The allowed limit is {limit}."
                    );
                    self.report(Code::OVER_LIMIT, expr.span, message);
                }
                expr.for_each_child(&mut |child| self.expr(child, context));
            }
            ExprKind::Call { udf: false, name, args } => {
                let inner = self.call(expr, &name.name, name.span, args, context);
                args.iter().for_each(|arg| self.expr(arg, inner));
            }
            _ => expr.for_each_child(&mut |child| self.expr(child, context)),
        }
    }

    /// Checks the call itself; gives what its arguments stand in.
    fn call(&mut self, call: &Expr, name: &str, name_span: Span, args: &[Expr], context: Context) -> Context {
        let Some(signature) = signature::signature(name) else {
            self.report(Code::UNKNOWN_FUNCTION, name_span, format!("'{name}' is not a recognized built-in function name."));
            return context;
        };
        if !(signature.min..=signature.max).contains(&args.len()) {
            let count = match (signature.min, signature.max) {
                (min, max) if min == max => min.to_string(),
                (min, usize::MAX) => format!("at least {min}"),
                (min, max) => format!("{min} to {max}"),
            };
            let message = format!("The {} function requires {count} argument(s).", signature.name);
            self.report(Code::ARGUMENT_COUNT, call.span, message);
        }
        if signature.score {
            if context != Context::Order {
                let code = if signature.name == "RRF" { Code::RRF_MISUSED } else { Code::FULL_TEXT_SCORE_MISUSED };
                let message = format!("The {} function is only valid in the ORDER BY RANK clause.", signature.name);
                self.report(code, call.span, message);
            }
            return context;
        }
        if !signature.aggregate {
            return context;
        }
        match context {
            Context::Projection => {
                if args.iter().any(|arg| has_aggregate(arg) || has_subquery(arg)) {
                    let message = "Cannot perform an aggregate function on an expression containing an aggregate or a subquery.";
                    self.report(Code::NESTED_AGGREGATE, call.span, message);
                }
            }
            // Reported with the outer one.
            Context::Aggregate => {}
            Context::Order | Context::Plain => {
                let message = format!("The aggregate function {} is only valid in the SELECT clause.", signature.name);
                self.report(Code::MISPLACED_AGGREGATE, call.span, message);
            }
        }
        Context::Aggregate
    }
}

fn has_subquery(expr: &Expr) -> bool {
    let mut found = matches!(expr.kind, ExprKind::Subquery { .. });
    expr.for_each_child(&mut |child| found = found || has_subquery(child));
    found
}

#[cfg(test)]
mod tests;
