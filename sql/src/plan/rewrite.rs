//! What all rewritings share: the choice between them, the row window, and small trees to build the new text from.

use super::Options;
use crate::ast::{
    Collection, Count, CountKind, Expr, ExprKind, Identifier, Literal, Number, OffsetLimit, Projection, Query, Select,
    SelectItem, Span,
};
use crate::check::{has_aggregate, is_aggregate};
use crate::error::{Code, Diagnostic};
use crate::parameters::Parameters;
use cosmosdb_query::plan::{DCountInfo, DistinctType, QueryInfo};

pub(super) struct Planner<'a> {
    pub(super) query: &'a Query,
    pub(super) parameters: Parameters<'a>,
    pub(super) options: &'a Options,
    /// Whether the filter leaves a single partition key value.
    pub(super) one_partition: bool,
}

/// The counts of `TOP`, `OFFSET` and `LIMIT`.
#[derive(Clone, Copy, Default)]
pub(super) struct Window {
    pub(super) top: Option<u64>,
    pub(super) offset: Option<u64>,
    pub(super) limit: Option<u64>,
}

impl Planner<'_> {
    /// The plan of a query that is no hybrid search.
    pub(super) fn info(&self) -> Result<QueryInfo, Diagnostic> {
        let query = self.query;
        let has_select_value = matches!(query.select.projection, Projection::Value(_));
        let mut info = QueryInfo { has_select_value, ..QueryInfo::default() };
        let Some(from) = &query.from else {
            // One row from anywhere; nothing to merge.
            return Ok(info);
        };
        if let Some((alias, distinct)) = self.distinct_count() {
            info.distinct_type = DistinctType::Unordered;
            info.d_count_info = Some(DCountInfo { d_count_alias: alias });
            info.rewritten_query = distinct.to_string();
            return Ok(info);
        }
        let window = self.window()?;
        (info.top, info.offset, info.limit) = (window.top, window.offset, window.limit);
        if query.select.distinct {
            info.distinct_type = self.distinct_type();
        }
        if !query.group_by.is_empty() || projected(query).any(has_aggregate) {
            self.aggregate(&mut info)?;
        } else if let Some(order_by) = &query.order_by {
            self.order_by(from, order_by, window, &mut info);
        } else {
            self.plain(window, &mut info);
        }
        Ok(info)
    }

    /// Neither sorted nor grouped: the query can stay as it is unless rows are cut off.
    fn plain(&self, window: Window, info: &mut QueryInfo) {
        if self.query.select.distinct {
            // A partition must not cut off before rows of all are made distinct.
            if window.top.is_some() || window.offset.is_some() {
                let mut rewritten = self.query.clone();
                rewritten.select.top = None;
                rewritten.offset_limit = None;
                info.rewritten_query = rewritten.to_string();
            }
        } else if window.offset.is_some() {
            if self.one_partition {
                // The partition skips by itself.
                (info.offset, info.limit) = (None, None);
            } else {
                let mut rewritten = self.query.clone();
                rewritten.offset_limit = window.merged();
                info.rewritten_query = rewritten.to_string();
            }
        }
    }

    /// `SELECT [VALUE] COUNT(1) FROM (SELECT DISTINCT …)`: the alias of the count, and the inner query.
    fn distinct_count(&self) -> Option<(String, &Query)> {
        let query = self.query;
        let (counted, alias) = match &query.select.projection {
            Projection::Value(expr) => (expr, String::new()),
            Projection::List(items) => match items.as_slice() {
                [item] => (&item.expr, item.name().unwrap_or("$1").to_owned()),
                _ => return None,
            },
            Projection::Star(_) => return None,
        };
        let ExprKind::Call { udf: false, name, args } = &counted.kind else { return None };
        let [Expr { kind: ExprKind::Literal(literal), .. }] = args.as_slice() else { return None };
        if !name.name.eq_ignore_ascii_case("COUNT") || *literal == Literal::Undefined {
            return None;
        }
        let from = query.from.as_ref()?;
        let Collection::Subquery(inner) = &from.source.collection else { return None };
        let bare = from.joins.is_empty() && !from.source.iterate && query.filter.is_none() && query.group_by.is_empty();
        let bare = bare && query.order_by.is_none() && query.select.top.is_none() && query.offset_limit.is_none();
        let mergeable = inner.select.distinct && inner.group_by.is_empty() && !projected(inner).any(has_aggregate);
        (bare && mergeable).then_some((alias, inner))
    }

    pub(super) fn window(&self) -> Result<Window, Diagnostic> {
        let count = |count: &Count, code| self.count(count, code).map(Some);
        let (top, page) = (&self.query.select.top, &self.query.offset_limit);
        Ok(Window {
            top: top.as_ref().map_or(Ok(None), |top| count(top, Code::TOP_COUNT))?,
            offset: page.as_ref().map_or(Ok(None), |page| count(&page.offset, Code::OFFSET_COUNT))?,
            limit: page.as_ref().map_or(Ok(None), |page| count(&page.limit, Code::LIMIT_COUNT))?,
        })
    }

    fn count(&self, count: &Count, code: Code) -> Result<u64, Diagnostic> {
        let value = match &count.kind {
            CountKind::Literal(Number::Integer(value)) => u32::try_from(*value).ok(),
            CountKind::Literal(Number::Double(_)) => None,
            CountKind::Parameter(name) => self.parameters.get(name).and_then(|value| {
                let integral = value.as_f64().filter(|value| value.fract() == 0.0 && (0.0..=f64::from(u32::MAX)).contains(value));
                #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
                integral.map(|value| value as u32)
            }),
        };
        value.map(u64::from).ok_or_else(|| Diagnostic::at(code, count.span, "The count must be a non-negative integer."))
    }

    /// The name of the first source, by which the rewritten query reaches the document.
    pub(super) fn source_name(&self) -> &str {
        let source = self.query.from.as_ref().map(|from| &from.source);
        source.and_then(crate::ast::Source::binding).unwrap_or("root")
    }

    pub(super) fn source(&self) -> Expr {
        identifier(self.source_name())
    }

    /// The projection as one value.
    pub(super) fn payload(&self) -> Expr {
        match &self.query.select.projection {
            Projection::Star(_) => self.source(),
            Projection::Value(expr) => expr.clone(),
            Projection::List(items) => {
                let names = item_names(items);
                object(names.into_iter().zip(items).map(|(name, item)| (name, item.expr.clone())))
            }
        }
    }
}

impl Window {
    /// What each partition returns, so that the merge can skip and take.
    pub(super) fn merged(self) -> Option<OffsetLimit> {
        let limit = self.offset?.saturating_add(self.limit?);
        Some(OffsetLimit { offset: literal_count(0), limit: literal_count(limit) })
    }
}

/// The expressions of a select list; none for `*`.
pub(super) fn projected(query: &Query) -> impl Iterator<Item = &Expr> {
    let (value, items) = match &query.select.projection {
        Projection::Star(_) => (None, [].as_slice()),
        Projection::Value(expr) => (Some(expr), [].as_slice()),
        Projection::List(items) => (None, items.as_slice()),
    };
    value.into_iter().chain(items.iter().map(|item| &item.expr))
}

/// What the items of a select list are called; those without a name are numbered.
pub(super) fn item_names(items: &[SelectItem]) -> Vec<String> {
    let mut unnamed = 0;
    let name = |item: &SelectItem| {
        item.name().filter(|_| !is_aggregate_item(item)).map_or_else(
            || {
                unnamed += 1;
                format!("${unnamed}")
            },
            str::to_owned,
        )
    };
    items.iter().map(name).collect()
}

fn is_aggregate_item(item: &SelectItem) -> bool {
    item.alias.is_none() && matches!(&item.expr.kind, ExprKind::Call { udf, name, .. } if is_aggregate(*udf, &name.name))
}

const NOWHERE: Span = Span::new(0, 0);

pub(super) fn expr(kind: ExprKind) -> Expr {
    Expr { kind, span: NOWHERE }
}

pub(super) fn identifier(name: &str) -> Expr {
    expr(ExprKind::Identifier(name.into()))
}

pub(super) fn placeholder(text: impl Into<Box<str>>) -> Expr {
    expr(ExprKind::Placeholder(text.into()))
}

pub(super) fn array(items: Vec<Expr>) -> Expr {
    expr(ExprKind::Array(items))
}

pub(super) fn object<S: Into<Box<str>>>(members: impl IntoIterator<Item = (S, Expr)>) -> Expr {
    expr(ExprKind::Object(members.into_iter().map(|(name, value)| (name.into(), value)).collect()))
}

pub(super) fn call(name: &str, args: Vec<Expr>) -> Expr {
    let name = Identifier { name: name.into(), span: NOWHERE };
    expr(ExprKind::Call { udf: false, name, args })
}

/// `[{"item": a}, {"item": b}]`
pub(super) fn items<'a>(values: impl IntoIterator<Item = &'a Expr>) -> Expr {
    array(values.into_iter().map(|value| object([("item", value.clone())])).collect())
}

pub(super) fn item(expr: Expr, alias: &str) -> SelectItem {
    SelectItem { expr, alias: Some(Identifier { name: alias.into(), span: NOWHERE }) }
}

pub(super) fn literal_count(value: u64) -> Count {
    let value = i64::try_from(value).unwrap_or(i64::MAX);
    Count { kind: CountKind::Literal(Number::Integer(value)), span: NOWHERE }
}

/// `SELECT …` and nothing else yet.
pub(super) fn select(projection: Vec<SelectItem>) -> Query {
    Query {
        select: Select { distinct: false, top: None, projection: Projection::List(projection), span: NOWHERE },
        from: None,
        filter: None,
        group_by: Vec::new(),
        order_by: None,
        offset_limit: None,
        span: NOWHERE,
    }
}
