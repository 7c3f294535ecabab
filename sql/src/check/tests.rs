#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]
use super::check;
use crate::error::Code;
use crate::parser::parse;

/// Codes and marked texts of what is wrong.
fn wrong(text: &str) -> Vec<(Code, &str)> {
    let query = parse(text).unwrap_or_else(|errors| panic!("{errors}"));
    let Err(errors) = check(&query, text) else { return Vec::new() };
    errors.diagnostics().iter().map(|d| (d.code, d.span.map_or("", |span| &text[span.start..span.end]))).collect()
}

#[track_caller]
fn right(text: &str) {
    assert_eq!(wrong(text), [], "{text}");
}

#[test]
fn names() {
    right("SELECT c.a FROM c");
    right("SELECT r.a FROM Root r");
    right("SELECT t.x, u FROM c JOIN t IN c.tags JOIN (SELECT VALUE s FROM s IN t.more) u");
    right("SELECT VALUE (SELECT VALUE x FROM x IN c.list WHERE x = c.y) FROM c");
    right("SELECT COUNT(1) FROM (SELECT DISTINCT c.x FROM c)");
    right("SELECT e FROM c.d[\"e\"]");
    assert_eq!(wrong("SELECT * FROM Root r WHERE a.b = 1"), [(Code::UNRESOLVED_IDENTIFIER, "a")]);
    assert_eq!(wrong("SELECT c.x FROM c JOIN t IN d.tags"), [(Code::UNRESOLVED_IDENTIFIER, "d")]);
    assert_eq!(wrong("SELECT (SELECT VALUE s FROM s IN c.a), s FROM c"), [(Code::UNRESOLVED_IDENTIFIER, "s")]);
    assert_eq!(wrong("SELECT x"), [(Code::UNRESOLVED_IDENTIFIER, "x")]);
}

#[test]
fn functions() {
    assert_eq!(wrong("SELECT BADFUNC(r.age) FROM Root r"), [(Code::UNKNOWN_FUNCTION, "BADFUNC")]);
    assert_eq!(
        wrong("SELECT * FROM Root r WHERE STARTSWITH(r.key, 'a', 'b', 'c')"),
        [(Code::ARGUMENT_COUNT, "STARTSWITH(r.key, 'a', 'b', 'c')")]
    );
    right("SELECT udf.anything(1, 2, 3)");
    let many = |n: usize| format!("SELECT {}", vec!["udf.f(1)"; n].join(", "));
    right(&many(10));
    assert_eq!(wrong(&many(11)), [(Code::OVER_LIMIT, "udf.f(1)")]);
    let joins = |n: usize| format!("SELECT 1 FROM c{}", (0..n).map(|i| format!(" JOIN j{i} IN c.x")).collect::<String>());
    right(&joins(10));
    assert_eq!(wrong(&joins(11)), [(Code::OVER_LIMIT, "j10 IN c.x")]);
}

#[test]
fn aggregates_and_groups() {
    right("SELECT c.a, UPPER(c.b), COUNT(1), c.d.e FROM c GROUP BY c.a, UPPER(c.b), c.d");
    right("SELECT VALUE {\"age\": c.age, n: COUNT(1) + 1} FROM c GROUP BY c.age");
    right("SELECT c.name, s FROM c JOIN (SELECT score, c.id, COUNT(1) AS n FROM score IN c.scores GROUP BY score) s");
    assert_eq!(wrong("SELECT VALUE MAX(MIN(r)) FROM r"), [(Code::NESTED_AGGREGATE, "MAX(MIN(r))")]);
    assert_eq!(wrong("SELECT VALUE SUM((SELECT 1)) FROM r"), [(Code::NESTED_AGGREGATE, "SUM((SELECT 1))")]);
    assert_eq!(wrong("SELECT * FROM c GROUP BY c.a"), [(Code::STAR_WITH_GROUP_BY, "*")]);
    assert_eq!(wrong("SELECT c.a, c.b.d FROM c GROUP BY c.a"), [(Code::NOT_GROUPED, "c.b.d")]);
    assert_eq!(wrong("SELECT c.a, COUNT(1) FROM c"), [(Code::NOT_GROUPED, "c.a")]);
    assert_eq!(wrong("SELECT c.a FROM c GROUP BY c.a ORDER BY c.a"), [(Code::ORDER_BY_WITH_GROUP_BY, "ORDER BY c.a")]);
    assert_eq!(wrong("SELECT 1 FROM c WHERE COUNT(1) > 1"), [(Code::MISPLACED_AGGREGATE, "COUNT(1)")]);
}

#[test]
fn stars() {
    assert_eq!(wrong("SELECT *"), [(Code::STAR_NEEDS_ONE_SOURCE, "*")]);
    assert_eq!(wrong("SELECT * FROM c JOIN t IN c.tags"), [(Code::STAR_NEEDS_ONE_SOURCE, "*")]);
    right("SELECT * FROM t IN c.tags");
}

#[test]
fn counts() {
    right("SELECT TOP 4294967295 * FROM c");
    assert_eq!(wrong("SELECT TOP 4294967296 * FROM c"), [(Code::TOP_COUNT, "4294967296")]);
    assert_eq!(wrong("SELECT TOP 1.5 * FROM c"), [(Code::TOP_COUNT, "1.5")]);
    assert_eq!(wrong("SELECT * FROM c OFFSET 4294967296 LIMIT 1"), [(Code::OFFSET_COUNT, "4294967296")]);
    assert_eq!(wrong("SELECT * FROM c OFFSET 0 LIMIT 4294967296"), [(Code::LIMIT_COUNT, "4294967296")]);
}

#[test]
fn subqueries_have_no_order_and_no_window() {
    assert_eq!(
        wrong("SELECT ARRAY(SELECT TOP 1 VALUE s FROM s IN c.a ORDER BY s.x OFFSET 0 LIMIT 1) FROM c"),
        [
            (Code::TOP_IN_SUBQUERY, "1"),
            (Code::ORDER_BY_IN_SUBQUERY, "ORDER BY s.x"),
            (Code::OFFSET_LIMIT_IN_SUBQUERY, "0 LIMIT 1"),
            (Code::ORDER_BY_NOT_A_PATH, ""),
        ]
    );
}

#[test]
fn order() {
    right("SELECT * FROM c ORDER BY c.a.b, c['x y'] DESC, c[0]");
    right("SELECT TOP 5 * FROM c ORDER BY VectorDistance(c.v, [1, 2])");
    right("SELECT TOP 5 * FROM c ORDER BY RANK FullTextScore(c.t, 'x')");
    right("SELECT TOP 5 * FROM c ORDER BY RANK RRF(FullTextScore(c.t, 'x'), VectorDistance(c.v, @v), [1, 2])");
    for text in
        ["SELECT * FROM c ORDER BY LOWER(c.a)", "SELECT * FROM c ORDER BY 1", "SELECT s FROM c JOIN s IN c.scores ORDER BY s.x"]
    {
        assert_eq!(wrong(text), [(Code::ORDER_BY_NOT_A_PATH, "")], "{text}");
    }
    assert_eq!(wrong("SELECT * FROM c ORDER BY RANK LOWER(c.a)"), [(Code::RANK_NOT_A_SCORE, "LOWER(c.a)")]);
    assert_eq!(wrong("SELECT * FROM c ORDER BY RANK RRF(c.a, FullTextScore(c.t, 'x'))"), [(Code::RRF_MISUSED, "c.a")]);
    assert_eq!(wrong("SELECT FullTextScore(c.t, 'x') FROM c"), [(Code::FULL_TEXT_SCORE_MISUSED, "FullTextScore(c.t, 'x')")]);
}
