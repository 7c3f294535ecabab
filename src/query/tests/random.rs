//! Random documents and random queries of every shape: many partitions answer as one, in one go, page by page and stopped at any
//! moment, while ranges split and merge.

use std::sync::Arc;

use super::super::fake::Fake;
use super::answers::in_any_order;
use super::{documents, in_one_go, interrupted, page_by_page};

const FILTERS: &[&str] = &[
    "",
    " WHERE c.n > 2",
    " WHERE c.k = 1 OR c.n < @n",
    " WHERE IS_DEFINED(c.k) AND NOT IS_NULL(c.k)",
    " WHERE c.pk = 'p3'",
    " WHERE c.pk IN ('p1', 'p4', 'p9')",
    " WHERE c.s IN ('a', 'ä', @s)",
    " WHERE ARRAY_CONTAINS(c.tags, 1)",
    " WHERE EXISTS (SELECT VALUE t FROM t IN c.tags WHERE t > 2)",
    " WHERE false",
];
const KEYS: &[&str] = &["c.n", "c.s", "c.k", "c.nothing"];
const AGGREGATES: &[&str] = &["COUNT(1)", "COUNT(c.k)", "SUM(c.n)", "AVG(c.n)", "MIN(c.s)", "MAX(c.n)", "MAX(c.k)", "SUM(c.k)"];

/// A query, and whether its rows have one order.
fn random_query(random: &mut fastrand::Rng) -> (String, bool) {
    let mut one = |of: &[&'static str]| of[random.usize(..of.len())];
    let (filter, aggregate, other) = (one(FILTERS), one(AGGREGATES), one(AGGREGATES));
    let (key, second, way, ways) = (one(KEYS), one(&["c.n", "c.s"]), one(&["", " DESC"]), one(&["", " DESC"]));
    let row = one(&["c.id, c.k", "VALUE c.id", "VALUE {'k': c.k, 'n': c.n}", "VALUE c.tags", "VALUE c.k"]);
    let from = one(&["c", "c JOIN t IN c.tags"]);
    let (skip, take) = (random.u8(..6), random.u8(..20));
    match random.u8(..10) {
        0 => (format!("SELECT * FROM c{filter}"), false),
        1 => (format!("SELECT {row} FROM {from}{filter}"), false),
        2 => (format!("SELECT {row} FROM {from}{filter} ORDER BY {key}{way}, c.id{ways}"), true),
        3 => (format!("SELECT {row} FROM {from}{filter} ORDER BY {key}{way}, c.id{ways} OFFSET {skip} LIMIT {take}"), true),
        4 => (format!("SELECT TOP {take} {row} FROM {from}{filter} ORDER BY {key}{way}, c.id{ways}"), true),
        5 => (format!("SELECT VALUE {aggregate} FROM {from}{filter}"), true),
        6 => (format!("SELECT {aggregate} AS a, {other} AS b FROM {from}{filter}"), true),
        7 => (format!("SELECT {second} AS key, {aggregate} AS a, {other} AS b FROM {from}{filter} GROUP BY {second}"), false),
        8 => (format!("SELECT DISTINCT {key} AS k, {second} AS l FROM {from}{filter}"), false),
        _ => (format!("SELECT DISTINCT VALUE {second} FROM {from}{filter} ORDER BY {second}{way}"), true),
    }
}

#[test]
fn random_queries_have_the_rows_of_one_partition() {
    let mut random = fastrand::Rng::with_seed(11);
    for round in 0..300 {
        let (text, ordered) = random_query(&mut random);
        let documents = documents(random.usize(..30), &mut random);
        let (ranges, page, size) = (random.usize(1..9), random.usize(1..9), random.i64(1..9));
        let fake = || Arc::new(Fake::new(&text, &documents, ranges, page, round).with_changes(5));
        let expected: Vec<serde_json::Value> =
            serde_json::from_str(&serde_json::Value::from(fake().whole()).to_string()).unwrap();
        let found =
            [in_one_go(&fake(), Some(size)), page_by_page(&fake(), Some(size)), interrupted(&fake(), Some(size), &mut random)];
        for (rows, how) in found.into_iter().zip(["in one go", "page by page", "interrupted"]) {
            let how = format!("{text}, round {round}, {how}");
            if ordered {
                assert_eq!(rows, expected, "{how}");
            } else {
                assert_eq!(in_any_order(rows), in_any_order(expected.clone()), "{how}");
            }
        }
    }
}
