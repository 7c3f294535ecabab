//! User-defined functions in queries.

use serde_json::{Value, json};

use super::{DOCS, error};
use crate::site::{Reply, Site};

async fn ask(site: &Site, query: &str) -> Reply {
    let headers = [("x-ms-documentdb-isquery", "True"), ("x-ms-documentdb-query-enablecrosspartition", "True")];
    site.send("POST", DOCS, &headers, json!({"query": query})).await
}

async fn rows(site: &Site, query: &str) -> Value {
    let reply = ask(site, query).await;
    assert_eq!(reply.status, 200, "{query}: {reply:?}");
    reply.body["Documents"].clone()
}

async fn with_incomes() -> Site {
    let site = Site::with_orders().await;
    for (id, name, income) in [("1", "Ann", 500), ("2", "Bob", 5_000), ("3", "Cay", 50_000)] {
        site.put_document(json!({"id": id, "pk": "a", "name": name, "income": income})).await;
    }
    site.function("tax", include_str!("samples/tax.js")).await;
    site.function("regexMatch", include_str!("samples/regex_match.js")).await;
    site
}

#[tokio::test]
async fn a_tax_is_told_and_filtered_by() {
    let site = with_incomes().await;
    assert_eq!(rows(&site, "SELECT VALUE udf.tax(c.income) FROM c").await, json!([50, 1000, 20000]));
    assert_eq!(
        rows(&site, "SELECT c.name, udf.tax(c.income) AS tax FROM c WHERE c.id = '2'").await,
        json!([{"name": "Bob", "tax": 1000}])
    );
    assert_eq!(rows(&site, "SELECT VALUE c.name FROM c WHERE udf.tax(c.income) > 20000 - 1").await, json!(["Cay"]));
    assert_eq!(rows(&site, "SELECT VALUE udf.tax(udf.tax(c.income)) FROM c WHERE c.id = '3'").await, json!([8000]));
}

#[tokio::test]
async fn a_pattern_is_matched() {
    let site = with_incomes().await;
    assert_eq!(rows(&site, "SELECT VALUE c.name FROM c WHERE udf.regexMatch(c.name, '^[AB]')").await, json!(["Ann", "Bob"]));
    assert_eq!(rows(&site, "SELECT VALUE c.name FROM c WHERE udf.regexMatch(c.none, 'x')").await, json!([]));
}

#[tokio::test]
async fn undefined_goes_in_and_out() {
    let site = with_incomes().await;
    site.function("kind", "function (value) { return typeof value; }").await;
    site.function("nothing", "function () {}").await;
    site.function("count", "function () { return arguments.length; }").await;
    assert_eq!(
        rows(
            &site,
            "SELECT VALUE [udf.kind(c.none), udf.kind(null), udf.kind({}), udf.count(1, c.none)] FROM c WHERE c.id = '1'"
        )
        .await,
        json!([["undefined", "object", "object", 2]])
    );
    assert_eq!(rows(&site, "SELECT VALUE udf.nothing() FROM c").await, json!([]));
    assert_eq!(rows(&site, "SELECT VALUE {a: udf.nothing(), b: 1} FROM c WHERE c.id = '1'").await, json!([{"b": 1}]));
    site.function("nan", "() => NaN").await;
    assert_eq!(rows(&site, "SELECT VALUE udf.nan() FROM c WHERE c.id = '1'").await, json!([null]));
}

#[tokio::test]
async fn values_of_all_kinds_go_in_and_out() {
    let site = with_incomes().await;
    site.function("echo", "function echo(value) { return value; }").await;
    let all = r#"[null, true, 1.5, "ü\u0000\"", [1, [2]], {"a": {"b": []}}]"#;
    assert_eq!(
        rows(&site, &format!("SELECT VALUE udf.echo({all}) FROM c WHERE c.id = '1'")).await,
        json!([[null, true, 1.5, "ü\u{0}\"", [1, [2]], {"a": {"b": []}}]])
    );
    assert_eq!(rows(&site, "SELECT VALUE udf.echo(c).name FROM c").await, json!(["Ann", "Bob", "Cay"]));
}

#[tokio::test]
async fn a_function_is_compiled_once_a_query() {
    let site = with_incomes().await;
    // What it keeps between calls shows that it is the same function.
    site.function("next", "(() => { let n = 0; return () => ++n; })()").await;
    for _ in 0..2 {
        assert_eq!(rows(&site, "SELECT VALUE udf.next() FROM c").await, json!([1, 2, 3]));
    }
}

#[tokio::test]
async fn order_groups_and_pages_work_with_functions() {
    let site = with_incomes().await;
    site.function("bracket", "function (income) { return income < 1000 ? 'low' : 'high'; }").await;
    let headers = [("x-ms-documentdb-isquery", "True"), super::A];
    let grouped = "SELECT udf.bracket(c.income) AS bracket, COUNT(1) AS n FROM c GROUP BY udf.bracket(c.income)";
    let reply = site.send("POST", DOCS, &headers, json!({"query": grouped})).await;
    assert_eq!(reply.body["Documents"], json!([{"bracket": "low", "n": 1}, {"bracket": "high", "n": 2}]), "{reply:?}");
    let paged = [headers[0], headers[1], ("x-ms-max-item-count", "2")];
    let first = site.send("POST", DOCS, &paged, json!({"query": "SELECT VALUE udf.tax(c.income) FROM c"})).await;
    assert_eq!(first.body["Documents"], json!([50, 1000]));
    let next = [headers[0], headers[1], ("x-ms-continuation", first.header("x-ms-continuation").unwrap())];
    let second = site.send("POST", DOCS, &next, json!({"query": "SELECT VALUE udf.tax(c.income) FROM c"})).await;
    assert_eq!(second.body["Documents"], json!([20000]));
}

#[tokio::test]
async fn a_function_that_fails_fails_the_query() {
    let site = with_incomes().await;
    let thrown = ask(&site, "SELECT VALUE udf.tax(c.none) FROM c").await;
    assert_eq!(thrown.code(), (400, 0));
    assert!(error(&thrown).contains("Exception = no input"), "{thrown:?}");
    let missing = ask(&site, "SELECT VALUE udf.toll(c.none) FROM c").await;
    assert_eq!(missing.code(), (400, 0));
    assert!(missing.message().contains("no user-defined function toll"), "{missing:?}");
    assert_eq!(ask(&site, "SELECT VALUE udf.Tax(1) FROM c").await.status, 400, "names have their letter case");
    // Nothing is called where there are no documents.
    assert_eq!(rows(&site, "SELECT VALUE udf.toll(1) FROM c WHERE false").await, json!([]));
    site.function("writes", "function () { return __.createDocument(__.getSelfLink(), {}); }").await;
    assert_eq!(ask(&site, "SELECT VALUE udf.writes() FROM c").await.status, 400, "a function sees no collection");
}

#[tokio::test]
async fn a_function_works_in_the_query_of_a_script() {
    let site = with_incomes().await;
    let source = "function () { __.queryDocuments(__.getSelfLink(), 'SELECT VALUE udf.tax(c.income) FROM c'); }";
    assert_eq!(site.value(source, json!([])).await, json!([50, 1000, 20000]));
}
