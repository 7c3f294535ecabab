#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]
use super::{parse, parse_expression};
use crate::ast::{ExprKind, Projection, StepKind};
use crate::error::{Code, Errors};

fn prints(text: &str, expected: &str) {
    let query = parse(text).unwrap_or_else(|errors| panic!("{text}\n{errors}"));
    assert_eq!(query.to_string(), expected, "{text}");
    assert_eq!(parse(expected).unwrap(), query, "{expected}");
}

fn expression(text: &str, expected: &str) {
    prints(&format!("SELECT VALUE {text}"), &format!("SELECT VALUE {expected}"));
}

fn refused(text: &str) -> Errors {
    parse(text).expect_err(text)
}

#[test]
fn clauses() {
    prints("select * from c", "SELECT *\nFROM c");
    prints("SELECT DISTINCT TOP 5 VALUE c.name FROM c", "SELECT DISTINCT TOP 5 VALUE c.name\nFROM c");
    prints("SELECT TOP @n c.a x, c.b AS y FROM c z", "SELECT TOP @n c.a AS x, c.b AS y\nFROM c AS z");
    prints(
        "SELECT t FROM c JOIN t IN c.tags JOIN (SELECT VALUE s FROM s IN c['x'][0]) u",
        "SELECT t\nFROM c\nJOIN t IN c.tags\nJOIN (\n    SELECT VALUE s\n    FROM s IN c[\"x\"][0]\n) AS u",
    );
    prints("SELECT 1 FROM c GROUP BY c.a, c.b", "SELECT 1\nFROM c\nGROUP BY c.a, c.b");
    prints(
        "SELECT 1 FROM c WHERE true ORDER BY c.a, c.b ASC, c.d desc OFFSET 1 LIMIT @m",
        "SELECT 1\nFROM c\nWHERE true\nORDER BY c.a, c.b ASC, c.d DESC\nOFFSET 1 LIMIT @m",
    );
    prints("SELECT 1 FROM c ORDER BY RANK RRF(c.a)", "SELECT 1\nFROM c\nORDER BY RANK RRF(c.a)");
    prints("SELECT 1 FROM c ORDER BY RANK ([1])", "SELECT 1\nFROM c\nORDER BY RANK ([1])");
    prints("SELECT 1 FROM rank ORDER BY rank.a", "SELECT 1\nFROM rank\nORDER BY rank.a");
}

#[test]
fn precedence() {
    expression("1 / 2 * 3 % 4", "(((1 / 2) * 3) % 4)");
    expression("1 + 2 * 3 - 4 / 5", "((1 + (2 * 3)) - (4 / 5))");
    expression("1 < 2 <= 3 > 4 >= 5", "((((1 < 2) <= 3) > 4) >= 5)");
    expression("1 > 2 = false AND 1 > 2 <> true", "(((1 > 2) = false) AND ((1 > 2) != true))");
    expression("1 | 2 & 3 ^ 4", "(1 | ((2 & 3) ^ 4))");
    expression("1 = 2 & 3 != 4", "((1 = 2) & (3 != 4))");
    expression("1 AND 2 | 3 AND 4", "((1 AND (2 | 3)) AND 4)");
    expression("1 OR 2 AND 3 OR 4", "((1 OR (2 AND 3)) OR 4)");
    expression("1 OR (2 OR 3)", "(1 OR (2 OR 3))");
    expression("1 << 2 + 3 >>> 4 >> 5", "(((1 << (2 + 3)) >>> 4) >> 5)");
    expression("1 ? 2 : 3 + 4 ? 5 : 6", "(1 ? 2 : ((3 + 4) ? 5 : 6))");
    expression("1 ?? 2 ?? 3", "((1 ?? 2) ?? 3)");
    expression("a || b LIKE 'x' || '%' ESCAPE '!' AND c", "(((a || b) LIKE (\"x\" || \"%\") ESCAPE \"!\") AND c)");
    expression("a BETWEEN 1 AND 2 AND b NOT BETWEEN 3 AND 4", "((a BETWEEN 1 AND 2) AND (b NOT BETWEEN 3 AND 4))");
    expression("a NOT IN (1, 'x') OR b IN (c)", "((a NOT IN (1, \"x\")) OR (b IN (c)))");
    expression("NOT a.b AND NOT IS_NULL(c)", "((NOT a.b) AND (NOT IS_NULL(c)))");
    expression("- a + ~b - +1", "(((- a) + (~ b)) - (+ 1))");
}

#[test]
fn primaries() {
    expression("-1337.42", "-1337.42");
    expression("-(5)", "(- (5))");
    expression("- -5", "(- (-5))");
    expression("-5[0]", "(- (5)[0])");
    expression("(-5)[0].a", "(-5)[0].a");
    expression("1E2", "100");
    expression(
        "[1, {a: 2, 'b c': [], value: null}, undefined][0]",
        "[1, {\"a\": 2, \"b c\": [], \"value\": null}, undefined][0]",
    );
    expression("c.a['b'][c.i + 1].d", "c.a[\"b\"][(c.i + 1)].d");
    expression("udf.f(@p, Lower(c.x))", "udf.f(@p, Lower(c.x))");
    expression("left('abc', 1)", "left(\"abc\", 1)");
    expression("NaN = -Infinity", "(NaN = -Infinity)");
    expression("EXISTS(SELECT 1)", "EXISTS(\n    SELECT 1\n)");
    expression("(((SELECT 1)).a = 1)", "((\n    SELECT 1\n).a = 1)");
    expression("FIRST(SELECT 1) + first(1)", "(FIRST(\n    SELECT 1\n) + first(1))");
    expression("'quo\"te\\n'", "\"quo\\\"te\\n\"");
    expression("c.offset", "c.offset");
}

#[test]
fn numbers_are_written_as_the_service_does() {
    for (text, expected) in [
        ("0.01579204574227333", "0.015792045742273331"),
        ("-0.005676387343555689", "-0.0056763873435556889"),
        ("0.66178012", "0.66178012"),
        ("66408.034483", "66408.034483"),
        ("1e20", "1e+20"),
        ("1.5e-7", "1.5e-07"),
        ("0.0001", "0.0001"),
        ("5e-324", "4.94065645841247e-324"),
        ("1e999", "Infinity"),
        ("15943368134575530", "15943368134575530"),
        ("123456789012345678901234567890", "1.2345678901234568e+29"),
    ] {
        expression(text, expected);
    }
}

#[test]
fn spans_are_bytes_of_the_text() {
    let text = "SELECT c.é, F( 1 ) FROM c WHERE (c.a = 'x')";
    let query = parse(text).unwrap();
    let slice = |span: crate::ast::Span| &text[span.start..span.end];
    assert_eq!(slice(query.span), text);
    let Projection::List(items) = &query.select.projection else { panic!() };
    assert_eq!(slice(items[0].expr.span), "c.é");
    assert_eq!(slice(items[1].expr.span), "F( 1 )");
    assert_eq!(slice(query.filter.unwrap().span), "c.a = 'x'");
}

#[test]
fn names_of_items() {
    let query = parse("SELECT c, c.a.b, c['x y'], c[0], c.a + 1, 1 AS one FROM c.d[\"e\"]").unwrap();
    let Projection::List(items) = &query.select.projection else { panic!() };
    let names: Vec<_> = items.iter().map(crate::ast::SelectItem::name).collect();
    assert_eq!(names, [Some("c"), Some("b"), Some("x y"), None, None, Some("one")]);
    let source = query.from.unwrap().source;
    assert_eq!(source.binding(), Some("e"));
    let crate::ast::Collection::Path { steps, .. } = source.collection else { panic!() };
    assert_eq!(steps[1].kind, StepKind::Member("e".into()));
}

#[test]
fn syntax_errors_have_the_services_words() {
    for (text, start, end, near) in [
        ("SELECT * FORM c", 9, 13, "FORM"),
        ("SELECT a, FROM c", 10, 14, "FROM"),
        ("SELECT c.order FROM c", 9, 14, "order"),
        ("SELECT c.name FROM c OFFSET -1 LIMIT 10", 28, 29, "-"),
        ("SELECT 1 + FROM c", 11, 15, "FROM"),
        ("SELECT $42", 7, 8, "$"),
        ("SELECT 'abc", 7, 11, "'abc"),
        ("SELECT c.a IN () FROM c", 15, 16, ")"),
    ] {
        let errors = refused(text);
        let diagnostic = &errors.diagnostics()[0];
        assert_eq!(errors.code(), Code::SYNTAX, "{text}");
        assert_eq!(diagnostic.message, format!("Syntax error, incorrect syntax near '{near}'."));
        assert_eq!(errors.location(diagnostic), Some((start, end)), "{text}");
    }
    for text in
        ["", "SELECT", "SELECT VALUE *", "SELECT *, c FROM c", "SELECT 1 LIMIT 1", "SELECT 1 FROM c HAVING 1", "SELECT 1;"]
    {
        assert_eq!(refused(text).code(), Code::SYNTAX, "{text}");
    }
}

#[test]
fn depth_and_length_have_limits() {
    let nested = |n: usize, open: &str, close: &str| format!("SELECT VALUE {}1{}", open.repeat(n), close.repeat(n));
    for (open, close) in
        [("[", "]"), ("F(", ")"), ("(SELECT VALUE ", ")"), ("- ", ""), ("NOT ", ""), ("1 + (", ")"), ("{a:", "}")]
    {
        assert!(parse(&nested(30, open, close)).is_ok(), "{open}");
        assert_eq!(refused(&nested(50_000 / open.len(), open, close)).code(), Code::OVER_LIMIT, "{open}");
    }
    // Parentheses alone make no tree; a chain of operators does.
    assert!(parse(&nested(50_000, "(", ")")).is_ok());
    for chain in ["+ 1 ", "|| 1 ", "?? 1 ", "IN (1) ", ".a ", "[0] "] {
        assert_eq!(refused(&format!("SELECT VALUE c {}", chain.repeat(20_000))).code(), Code::OVER_LIMIT, "{chain}");
    }
    assert_eq!(refused(&format!("SELECT 1{}", " ".repeat(super::MAX_LENGTH))).code(), Code::OVER_LIMIT);
    // Subqueries do not reset the count.
    let layered = (0..20).fold("1".to_owned(), |inner, _| format!("(SELECT VALUE {inner}){}", " + 1".repeat(100)));
    assert_eq!(refused(&format!("SELECT VALUE {layered}")).code(), Code::OVER_LIMIT);
}

#[test]
fn the_deepest_tree_prints_back() {
    for (open, close) in
        [("~ ", ""), ("NOT (", ")"), ("1 ? 2 : ", ""), ("1 = 2 + (", ")"), ("c IN (", ")"), ("(SELECT VALUE ", ")")]
    {
        let text = |n: usize| format!("SELECT VALUE {}1{}", open.repeat(n), close.repeat(n));
        let deepest = (1..200).rev().find_map(|n| parse(&text(n)).ok()).unwrap();
        assert_eq!(parse(&deepest.to_string()).unwrap(), deepest, "{open}");
    }
}

#[test]
fn long_chains_of_or_are_flat_and_print_back() {
    let text = (0..2_000).map(|i| format!("c.id = {i}")).collect::<Vec<_>>().join(" OR ");
    let expr = parse_expression(&text).unwrap();
    let ExprKind::Logical { operands, .. } = &expr.kind else { panic!() };
    assert_eq!(operands.len(), 2_000);
    assert_eq!(parse_expression(&expr.to_string()).unwrap(), expr);
}
