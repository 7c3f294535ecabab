//! `ORDER BY RANK`: one query for each score, whose rows the client ranks and merges.

use serde_json::Value;

use super::rewrite::{Planner, Window, array, call, expr, item, items, literal_count, object, placeholder, select};
use crate::ast::{BinaryOp, Direction, Expr, ExprKind, Literal, Number, OrderBy, OrderItem, Query, Span};
use crate::error::{Code, Diagnostic};
use crate::eval::VectorMeasure;
use cosmosdb_query::plan::{HybridSearchQueryInfo, QueryInfo, SortOrder};

/// Fewer rows of each score than this would make ranks too coarse.
const MIN_COMPONENT_ROWS: u64 = 120;

/// Each score has a query of its own, in which all of them stand.
const MAX_SCORES: usize = 100;

/// A score of the search.
struct Component {
    /// The call to sort by in the component's query.
    score: Expr,
    /// The sort direction, to write out where the score's own default will not do.
    written: Option<Direction>,
    order: SortOrder,
    /// The score of a document that has none: the worst.
    worst: &'static str,
    /// What the global statistics need: path and keywords.
    full_text: Option<(Expr, Vec<Expr>)>,
}

impl Planner<'_> {
    pub(super) fn hybrid(&self) -> Result<HybridSearchQueryInfo, Diagnostic> {
        let window = self.window()?;
        let (scores, weights) = self.scores();
        if let Some(score) = scores.get(MAX_SCORES) {
            let message = format!("The RRF function takes at most {MAX_SCORES} scoring functions.");
            return Err(Diagnostic::at(Code::OVER_LIMIT, score.span, message));
        }
        let mut components = Vec::with_capacity(scores.len());
        for (i, score) in scores.iter().enumerate() {
            let negative = weights.get(i).is_some_and(|weight| *weight < 0.0);
            components.push(self.component(i, score, negative)?);
        }
        let requires_global_statistics = components.iter().any(|component| component.full_text.is_some());
        Ok(HybridSearchQueryInfo {
            global_statistics_query: self.statistics(&components).to_string(),
            component_query_infos: (0..components.len()).map(|i| self.component_info(&components, i, window)).collect(),
            component_weights: weights.iter().map(|weight| weight.abs()).collect(),
            skip: window.offset,
            take: window.limit.or(window.top),
            requires_global_statistics,
            ..HybridSearchQueryInfo::default()
        })
    }

    /// The scores to rank by, and their weights if there are any.
    fn scores(&self) -> (Vec<&Expr>, Vec<f64>) {
        let Some(ranked) = self.query.order_by.as_ref().and_then(|order_by| order_by.items.first()) else {
            return Default::default();
        };
        match &ranked.expr.kind {
            ExprKind::Call { name, args, .. } if name.name.eq_ignore_ascii_case("RRF") => {
                let (mut scores, mut weights): (Vec<&Expr>, _) = (args.iter().collect(), Vec::new());
                if let Some(last) = args.last().and_then(|last| self.numbers(last)) {
                    weights = last;
                    scores.pop();
                }
                (scores, weights)
            }
            _ => (vec![&ranked.expr], Vec::new()),
        }
    }

    fn numbers(&self, expr: &Expr) -> Option<Vec<f64>> {
        match &expr.kind {
            ExprKind::Array(items) => {
                let number = |item: &Expr| match &item.kind {
                    ExprKind::Literal(Literal::Number(number)) => Some(number.as_f64()),
                    ExprKind::Parameter(name) => self.parameters.get(name)?.as_f64(),
                    _ => None,
                };
                items.iter().map(number).collect()
            }
            ExprKind::Parameter(name) => self.parameters.get(name)?.as_array()?.iter().map(Value::as_f64).collect(),
            _ => None,
        }
    }

    fn component(&self, i: usize, score: &Expr, negative: bool) -> Result<Component, Diagnostic> {
        let misused = || Diagnostic::at(Code::RRF_MISUSED, score.span, "The ORDER BY RANK clause takes scoring functions only.");
        let ExprKind::Call { udf: false, name, args } = &score.kind else { return Err(misused()) };
        if name.name.eq_ignore_ascii_case("FullTextScore") {
            let [path, keywords @ ..] = args.as_slice() else { return Err(misused()) };
            let keywords = self.keywords(keywords);
            let statistics = |of: &str| placeholder(format!("{{documentdb-formattablehybridsearchquery-{of}}}"));
            let args = vec![
                path.clone(),
                array(keywords.clone()),
                statistics("totaldocumentcount"),
                statistics(&format!("totalwordcount-{i}")),
                statistics(&format!("hitcountsarray-{i}")),
            ];
            let direction = if negative { Direction::Ascending } else { Direction::Descending };
            return Ok(Component {
                score: call("_FullTextScore", args),
                written: Some(direction),
                order: if negative { SortOrder::Ascending } else { SortOrder::Descending },
                worst: if negative { "1.79769e+308" } else { "-1" },
                full_text: Some((path.clone(), keywords)),
            });
        }
        let function = self.vector_function(score).ok_or_else(misused)?;
        let ascending = (function == VectorMeasure::Euclidean) != negative;
        let direction = if ascending { Direction::Ascending } else { Direction::Descending };
        Ok(Component {
            score: call("_VectorScore", args.clone()),
            written: negative.then_some(direction),
            order: if ascending { SortOrder::Ascending } else { SortOrder::Descending },
            worst: if ascending { "1.79769e+308" } else { "-1.79769e+308" },
            full_text: None,
        })
    }

    /// The keywords one by one: they are written as arguments, or as one array.
    fn keywords(&self, args: &[Expr]) -> Vec<Expr> {
        let [only] = args else { return args.to_vec() };
        match &only.kind {
            ExprKind::Array(keywords) => keywords.clone(),
            ExprKind::Parameter(name) => match self.parameters.get(name).and_then(Value::as_array) {
                Some(keywords) => keywords.iter().filter_map(Value::as_str).map(string).collect(),
                None => args.to_vec(),
            },
            _ => args.to_vec(),
        }
    }

    /// Counts documents, words and hits, for all documents: the filter of the search does not matter.
    fn statistics(&self, components: &[Component]) -> Query {
        let of_component = |(path, keywords): &(Expr, Vec<Expr>)| {
            let words = call("SUM", vec![call("_FullTextWordCount", vec![path.clone()])]);
            let hit = |keyword: &Expr| call("COUNTIF", vec![call("FullTextContains", vec![path.clone(), keyword.clone()])]);
            object([("totalWordCount", words), ("hitCounts", array(keywords.iter().map(hit).collect()))])
        };
        let statistics = components.iter().filter_map(|component| component.full_text.as_ref()).map(of_component).collect();
        let one = expr(ExprKind::Literal(Literal::Number(Number::Integer(1))));
        let projection = vec![item(call("COUNT", vec![one]), "documentCount"), item(array(statistics), "fullTextStatistics")];
        Query { from: self.query.from.clone(), ..select(projection) }
    }

    fn component_info(&self, components: &[Component], i: usize, window: Window) -> QueryInfo {
        let Some(component) = components.get(i) else { return QueryInfo::default() };
        let rows = |wanted: u64| MIN_COMPONENT_ROWS.max(wanted.saturating_mul(2));
        let top = window.top.map(rows);
        let page = Window { top, offset: window.offset.map(|_| 0), limit: window.merged_rows().map(rows) };
        // One component's rows need no scores to be ranked by.
        let flat = self.options.skip_order_by_rewrite && components.len() > 1;
        let scores = if self.options.skip_order_by_rewrite && components.len() == 1 {
            Vec::new()
        } else {
            components.iter().map(|component| component.projected(flat)).collect()
        };
        let mut projection = vec![self.rid()];
        if flat {
            projection.extend([item(self.payload(), "payload"), item(array(scores), "componentScores")]);
        } else {
            let payload = object([("payload", self.payload()), ("componentScores", array(scores))]);
            projection.extend([item(items([&component.score]), "orderByItems"), item(payload, "payload")]);
        }
        let mut query = select(projection);
        query.select.top = top.map(literal_count);
        query.from.clone_from(&self.query.from);
        query.filter = if flat { self.query.filter.clone() } else { Some(self.resumable_filter()) };
        let key = OrderItem { expr: component.score.clone(), direction: component.written };
        query.order_by = Some(OrderBy { rank: false, items: vec![key], span: Span::default() });
        query.offset_limit = page.merged();
        let mut info = QueryInfo { rewritten_query: query.to_string(), ..QueryInfo::default() };
        if !flat {
            (info.top, info.offset, info.limit) = (page.top, page.offset, page.limit);
            info.order_by = vec![component.order];
            info.order_by_expressions = vec![component.score.to_string()];
            info.has_non_streaming_order_by = true;
        }
        info
    }
}

impl Component {
    /// The score as a row carries it: never undefined; and, in a flat row, the greater the better.
    fn projected(&self, flat: bool) -> Expr {
        let binary = |op, left, right| expr(ExprKind::Binary { op, left: Box::new(left), right: Box::new(right) });
        let score = binary(BinaryOp::Coalesce, self.score.clone(), placeholder(self.worst));
        if flat && self.order == SortOrder::Ascending {
            return binary(BinaryOp::Multiply, placeholder("-1"), score);
        }
        score
    }
}

impl Window {
    /// How many rows the merge needs of `OFFSET … LIMIT …`.
    fn merged_rows(self) -> Option<u64> {
        Some(self.offset?.saturating_add(self.limit?))
    }
}

fn string(value: &str) -> Expr {
    expr(ExprKind::Literal(Literal::String(value.into())))
}
