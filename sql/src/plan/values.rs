//! Which values a filter allows at the paths of a document, for whoever has an index of them.

use serde_json::Value;

use super::ranges::{environment, key_ranges_in};
use super::{KeyRange, Options, PartitionKey, PartitionKind};
use crate::ast::{Collection, Expr, ExprKind, Literal, Query, Source};
use crate::epk::Component;

/// More paths of a filter than this are not looked at.
const MAX_PATHS: usize = 32;

/// What a filter allows at one path.
#[derive(Clone, Debug, PartialEq)]
pub struct PathRanges {
    /// The steps of the path, from the root of a document.
    pub path: Vec<String>,
    /// The ranges that the value is in, for every document that has rows; without any, none has. [`Component::Undefined`] stands for
    /// what is missing, and for arrays and objects. The ranges may overlap.
    pub ranges: Vec<KeyRange>,
}

/// The paths at which the filter of a query allows only some values. What it says beyond that only widens the ranges.
///
/// ```
/// use cosmosdb_sql::parser::parse;
/// use cosmosdb_sql::plan::{Options, path_ranges};
///
/// let query = parse("SELECT * FROM c WHERE c.address.city = 'Seattle' AND c.open != false")?;
/// let found = path_ranges(&query, &[], &Options::default());
/// assert_eq!(found.len(), 1);
/// assert_eq!(found[0].path, ["address", "city"]);
/// # Ok::<(), cosmosdb_sql::error::Errors>(())
/// ```
pub fn path_ranges(query: &Query, parameters: &[(String, Value)], options: &Options) -> Vec<PathRanges> {
    let (Some(filter), Some(from)) = (&query.filter, &query.from) else { return Vec::new() };
    // What ranks looks at all documents, filtered or not.
    let ranks = query.order_by.as_ref().is_some_and(|order| order.rank);
    let over_subquery = |source: &Source| matches!(source.collection, Collection::Subquery(_));
    if ranks || over_subquery(&from.source) || from.joins.iter().any(over_subquery) {
        return Vec::new();
    }
    let env = environment(parameters, options);
    let mut paths = Vec::new();
    collect(filter, &mut paths);
    let found = paths.into_iter().filter_map(|path| {
        // Their analysis is that of a partition key, as if there were one at the path.
        let quoted: String = path.iter().map(|step| format!("/\"{step}\"")).collect();
        let key = PartitionKey { paths: vec![quoted], kind: PartitionKind::Range, version: 2 };
        let ranges = key_ranges_in(query, &key, &env);
        let is_all = |range: &KeyRange| range.min.is_empty() && matches!(range.max.as_slice(), [Component::Infinity]);
        let is_none = |range: &KeyRange| range.min.is_empty() && range.max.is_empty();
        if ranges.iter().any(is_all) {
            return None;
        }
        Some(PathRanges { path, ranges: ranges.into_iter().filter(|range| !is_none(range)).collect() })
    });
    found.collect()
}

/// The paths that conditions are about.
fn collect(expr: &Expr, paths: &mut Vec<Vec<String>>) {
    if let Some(path) = path(expr) {
        if !path.is_empty() && paths.len() < MAX_PATHS && !paths.contains(&path) {
            paths.push(path);
        }
        return;
    }
    match &expr.kind {
        ExprKind::Logical { operands, .. } => operands.iter().for_each(|operand| collect(operand, paths)),
        ExprKind::Unary { operand, .. } => collect(operand, paths),
        ExprKind::Binary { left, right, .. } => [left, right].into_iter().for_each(|side| collect(side, paths)),
        ExprKind::In { needle, .. } => collect(needle, paths),
        ExprKind::Between { value, .. } | ExprKind::Like { value, .. } => collect(value, paths),
        ExprKind::Call { args, .. } => args.iter().for_each(|arg| collect(arg, paths)),
        _ => {}
    }
}

/// The steps below an alias.
fn path(expr: &Expr) -> Option<Vec<String>> {
    let (base, step) = match &expr.kind {
        ExprKind::Identifier(_) => return Some(Vec::new()),
        ExprKind::Member { base, name } => (base, name),
        ExprKind::Index { base, index } => match &index.kind {
            ExprKind::Literal(Literal::String(name)) => (base, name),
            _ => return None,
        },
        _ => return None,
    };
    let mut steps = path(base)?;
    steps.push(step.to_string());
    // A path is written in quotes, which have no escape.
    (!step.contains('"')).then_some(steps)
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod tests {
    use super::*;
    use crate::parser::parse;

    fn ranges(filter: &str) -> Vec<(String, usize)> {
        let query = parse(&format!("SELECT * FROM c WHERE {filter}")).unwrap();
        let found = path_ranges(&query, &[("@n".to_owned(), Value::from(3))], &Options::default());
        found.into_iter().map(|found| (found.path.join("/"), found.ranges.len())).collect()
    }

    #[test]
    fn values_are_told_path_by_path() {
        assert_eq!(ranges("c.a = 1 AND c.b.c >= @n AND c.d != 5"), [("a".to_owned(), 1), ("b/c".to_owned(), 1)]);
        assert_eq!(ranges("c.a IN (1, 2, 'x') AND c[\"a b\"].x = null"), [("a".to_owned(), 3), ("a b/x".to_owned(), 1)]);
        assert_eq!(ranges("c.a = 1 OR c.a BETWEEN 3 AND 5"), [("a".to_owned(), 2)]);
        assert_eq!(ranges("c.a = 1 OR c.b = 2"), []);
        assert_eq!(ranges("c.a = 1 AND c.a = 2"), [("a".to_owned(), 0)]);
        assert_eq!(ranges("LOWER(c.a) = 'x' AND c.list[0] = 1"), []);
        let long = "x".repeat(200);
        assert_eq!(ranges(&format!("c.a IN ('{long}1', '{long}2')")), [("a".to_owned(), 2)]);
    }

    #[test]
    fn what_looks_at_all_documents_has_no_ranges() {
        for text in [
            "SELECT TOP 3 * FROM c WHERE c.a = 1 ORDER BY RANK FullTextScore(c.text, 'x')",
            "SELECT * FROM (SELECT * FROM c) AS s WHERE s.a = 1",
        ] {
            assert_eq!(path_ranges(&parse(text).unwrap(), &[], &Options::default()), [], "{text}");
        }
    }

    #[test]
    fn an_alias_is_not_always_the_document() {
        let query = parse("SELECT * FROM c JOIN t IN c.tags WHERE t.name = 'x' AND c.id = '7'").unwrap();
        let found = path_ranges(&query, &[], &Options::default());
        assert_eq!(found.iter().map(|found| found.path.join("/")).collect::<Vec<_>>(), ["id"]);
    }
}
