#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]
use serde_json::{Value, json};

use super::{DCountInfo, DistinctType, Options, PartitionKey, PartitionKind, QueryInfo, QueryPlan, SortOrder, key_ranges, plan};
use crate::epk::{Component, Scheme, effective_partition_key};
use crate::eval::VectorMeasure;

fn parameters() -> [(String, Value); 3] {
    [("@skip".to_owned(), json!(42)), ("@take".to_owned(), json!(1337.0)), ("@list".to_owned(), json!(["a", 1]))]
}

fn planned(text: &str, key: &PartitionKey, options: &Options) -> QueryPlan {
    plan(text, &parameters(), key, options).unwrap_or_else(|errors| panic!("{text}\n{errors}"))
}

fn info(text: &str) -> QueryInfo {
    planned(text, &PartitionKey::new(["/key"]), &Options::default()).query_info.unwrap()
}

fn rewritten(text: &str) -> String {
    info(text).rewritten_query.replace('\n', " ")
}

fn points(text: &str) -> Vec<Component> {
    let query = crate::parser::parse(text).unwrap();
    let ranges = key_ranges(&query, &parameters(), &PartitionKey::new(["/key"]), &Options::default());
    ranges.iter().filter(|range| range.is_one_key(1)).map(|range| range.min[0].clone()).collect()
}

fn string(value: &str) -> Component {
    Component::String(value.into())
}

#[test]
fn the_json_is_the_gateways() {
    let plan = planned("SELECT * FROM c", &PartitionKey::new(["/key"]), &Options::default());
    let text = serde_json::to_string(&plan).unwrap();
    let expected = concat!(
        r#"{"partitionedQueryExecutionInfoVersion":2,"queryInfo":{"distinctType":"None","top":null,"offset":null,"limit":null,"#,
        r#""orderBy":[],"orderByExpressions":[],"groupByExpressions":[],"groupByAliases":[],"aggregates":[],"#,
        r#""groupByAliasToAggregateType":{},"rewrittenQuery":"","hasSelectValue":false,"dCountInfo":null,"#,
        r#""hasNonStreamingOrderBy":false},"queryRanges":[{"min":"","max":"FF","isMinInclusive":true,"isMaxInclusive":false}]}"#
    );
    assert_eq!(text, expected);
    assert_eq!(serde_json::from_str::<QueryPlan>(&text).unwrap(), plan);
    // Native planners write null, 0 and 1.
    let native = r#"{"distinctType":"None","orderBy":null,"rewrittenQuery":null,"hasSelectValue":1,"groupByAliases":null}"#;
    assert!(serde_json::from_str::<QueryInfo>(native).unwrap().has_select_value);
}

#[test]
fn windows() {
    let both = info("SELECT * FROM c OFFSET @skip LIMIT @take");
    assert_eq!((both.offset, both.limit), (Some(42), Some(1337)));
    assert_eq!(both.rewritten_query, "SELECT *\nFROM c\nOFFSET 0 LIMIT 1379");
    let aggregated = info("SELECT VALUE COUNT(1) FROM c WHERE c.key = 5 OFFSET 1 LIMIT 2");
    assert_eq!((aggregated.offset, aggregated.limit), (Some(1), Some(2)));
    assert_eq!(aggregated.rewritten_query, "SELECT VALUE [{\"item\": COUNT(1)}]\nFROM c\nWHERE (c.key = 5)");
    let missing = plan("SELECT TOP @n * FROM c", &[], &PartitionKey::new(["/key"]), &Options::default());
    assert_eq!(missing.unwrap_err().code(), crate::error::Code::TOP_COUNT);
}

#[test]
fn distinct() {
    let ordered = info("SELECT DISTINCT TOP 3 VALUE c.a FROM c ORDER BY c.a");
    assert_eq!(ordered.distinct_type, DistinctType::Ordered);
    assert_eq!(ordered.top, Some(3));
    assert_eq!(
        ordered.rewritten_query.replace('\n', " "),
        "SELECT c._rid, [{\"item\": c.a}] AS orderByItems, c.a AS payload FROM c \
         WHERE (({documentdb-formattableorderbyquery-filter}) AND IS_DEFINED(c.a)) ORDER BY c.a"
    );
    assert_eq!(info("SELECT DISTINCT c.a, c.b FROM c ORDER BY c.b, c.a, c.x").distinct_type, DistinctType::Ordered);
    assert_eq!(info("SELECT DISTINCT c.a, c.b FROM c ORDER BY c.a").distinct_type, DistinctType::Unordered);
    assert_eq!(info("SELECT DISTINCT c.a FROM c ORDER BY c.b").distinct_type, DistinctType::Unordered);
    let counted = info("SELECT COUNT(1) AS n FROM (SELECT DISTINCT c.x FROM c)");
    assert_eq!(counted.d_count_info, Some(DCountInfo { d_count_alias: "n".to_owned() }));
    assert_eq!(counted.rewritten_query, "SELECT DISTINCT c.x\nFROM c");
    let value = info("SELECT VALUE COUNT(1) FROM (SELECT DISTINCT VALUE c.x FROM c) AS d");
    assert_eq!(value.d_count_info, Some(DCountInfo::default()));
}

#[test]
fn aggregates() {
    assert_eq!(
        rewritten("SELECT c.z, COUNTIF(c.valid) AS n, 1 FROM c GROUP BY c.z"),
        "SELECT [{\"item\": c.z}] AS groupByItems, {\"z\": c.z, \"n\": {\"item\": COUNTIF(c.valid)}, \"$1\": 1} AS payload \
         FROM c GROUP BY c.z"
    );
    assert_eq!(
        rewritten("SELECT VALUE AVG(c.age) FROM c GROUP BY c.age"),
        "SELECT [{\"item\": c.age}] AS groupByItems, [{\"item\": {\"sum\": SUM(c.age), \"count\": COUNT(c.age)}}] AS payload \
         FROM c GROUP BY c.age"
    );
    // An aggregate inside a subquery is the partition's own affair.
    assert_eq!(rewritten("SELECT (SELECT VALUE COUNT(1) FROM t IN c.tags) AS n FROM c"), "");
}

#[test]
fn vectors_and_their_order() {
    let order = |arguments: &str, measure| {
        let mut options = Options::default();
        options.vector_paths.insert("/v".to_owned(), measure);
        let text = format!("SELECT TOP 9 c.a FROM c ORDER BY VectorDistance({arguments})");
        let info = planned(&text, &PartitionKey::new(["/key"]), &options).query_info.unwrap();
        assert!(info.has_non_streaming_order_by);
        info.order_by[0]
    };
    assert_eq!(order("c.v, [1]", VectorMeasure::Euclidean), SortOrder::Ascending);
    assert_eq!(order("[1], c['v']", VectorMeasure::Euclidean), SortOrder::Ascending);
    assert_eq!(order("c.v, [1]", VectorMeasure::DotProduct), SortOrder::Descending);
    assert_eq!(order("c.w, [1]", VectorMeasure::Euclidean), SortOrder::Descending);
    assert_eq!(order("[1], c.v, true, {distanceFunction: 'Cosine'}", VectorMeasure::Euclidean), SortOrder::Descending);
    assert_eq!(order("[1], c.v, true, {distanceFunction: 'Euclidean'}", VectorMeasure::Cosine), SortOrder::Ascending);
}

const SCORE: &str = "_FullTextScore(c.text, [\"swim\", \"run\"], {documentdb-formattablehybridsearchquery-totaldocumentcount}, \
                     {documentdb-formattablehybridsearchquery-totalwordcount-0}, \
                     {documentdb-formattablehybridsearchquery-hitcountsarray-0})";

fn hybrid(text: &str, skip_order_by_rewrite: bool) -> Value {
    let options = Options { skip_order_by_rewrite, ..Options::default() };
    let plan = planned(text, &PartitionKey::new(["/key"]), &options);
    assert!(plan.query_info.is_none());
    serde_json::to_value(plan.hybrid_search_query_info.unwrap()).unwrap()
}

/// Cases of the .NET SDK's `QueryPlanRetrieverTests`.
#[test]
fn hybrid_searches() {
    let text =
        "SELECT TOP 10 * FROM c ORDER BY RANK RRF(FullTextScore(c.text, 'swim', 'run'), VectorDistance(c.image, [1, 2, 3]))";
    let found = hybrid(text, false);
    assert_eq!(
        found["globalStatisticsQuery"],
        "SELECT COUNT(1) AS documentCount, [{\"totalWordCount\": SUM(_FullTextWordCount(c.text)), \"hitCounts\": \
         [COUNTIF(FullTextContains(c.text, \"swim\")), COUNTIF(FullTextContains(c.text, \"run\"))]}] AS fullTextStatistics\nFROM c"
    );
    let scores = format!("[({SCORE} ?? -1), (_VectorScore(c.image, [1, 2, 3]) ?? -1.79769e+308)]");
    let first = &found["componentQueryInfos"][0];
    assert_eq!(first["top"], 120);
    assert_eq!(first["orderBy"], json!(["Descending"]));
    assert_eq!(first["orderByExpressions"], json!([SCORE]));
    assert_eq!(first["hasNonStreamingOrderBy"], true);
    assert_eq!(
        first["rewrittenQuery"],
        format!(
            "SELECT TOP 120 c._rid, [{{\"item\": {SCORE}}}] AS orderByItems, {{\"payload\": c, \"componentScores\": {scores}}} AS payload\n\
             FROM c\nWHERE ({{documentdb-formattableorderbyquery-filter}})\nORDER BY {SCORE} DESC"
        )
    );
    let second = &found["componentQueryInfos"][1];
    let tail = "\nORDER BY _VectorScore(c.image, [1, 2, 3])";
    assert!(second["rewrittenQuery"].as_str().unwrap().ends_with(tail));
    let window = (&found["skip"], &found["take"], &found["requiresGlobalStatistics"], &found["componentWeights"]);
    assert_eq!(window, (&Value::Null, &json!(10), &json!(true), &json!([])));

    let flat = hybrid(text, true);
    assert_eq!(
        flat["componentQueryInfos"][1]["rewrittenQuery"],
        format!("SELECT TOP 120 c._rid, c AS payload, {scores} AS componentScores\nFROM c{tail}")
    );
    assert_eq!(flat["componentQueryInfos"][1]["orderBy"], json!([]));
    assert_eq!(flat["componentQueryInfos"][1]["hasNonStreamingOrderBy"], false);
}

#[test]
fn hybrid_weights() {
    let text = "SELECT TOP 10 * FROM c ORDER BY RANK RRF(VectorDistance(c.b, [0.5]), VectorDistance(c.image, [1, 2]), [1, -0.3])";
    let found = hybrid(text, true);
    assert_eq!(found["componentWeights"], json!([1.0, 0.3]));
    assert_eq!(found["requiresGlobalStatistics"], false);
    assert_eq!(found["globalStatisticsQuery"], "SELECT COUNT(1) AS documentCount, [] AS fullTextStatistics\nFROM c");
    assert_eq!(
        found["componentQueryInfos"][1]["rewrittenQuery"],
        "SELECT TOP 120 c._rid, c AS payload, [(_VectorScore(c.b, [0.5]) ?? -1.79769e+308), \
         (-1 * (_VectorScore(c.image, [1, 2]) ?? 1.79769e+308))] AS componentScores\nFROM c\n\
         ORDER BY _VectorScore(c.image, [1, 2]) ASC"
    );
    assert_eq!(hybrid(text, false)["componentQueryInfos"][1]["orderBy"], json!(["Ascending"]));
}

#[test]
fn hybrid_windows() {
    let text = "SELECT c.name FROM c WHERE c.a = 1 ORDER BY RANK FullTextScore(c.text, ['swim', 'run']) OFFSET 80 LIMIT 10";
    let found = hybrid(text, true);
    assert_eq!((&found["skip"], &found["take"]), (&json!(80), &json!(10)));
    let component = &found["componentQueryInfos"][0];
    assert_eq!((&component["top"], &component["offset"], &component["limit"]), (&Value::Null, &json!(0), &json!(180)));
    assert_eq!(
        component["rewrittenQuery"],
        format!(
            "SELECT c._rid, [{{\"item\": {SCORE}}}] AS orderByItems, {{\"payload\": {{\"name\": c.name}}, \"componentScores\": []}} AS \
             payload\nFROM c\nWHERE ((c.a = 1) AND ({{documentdb-formattableorderbyquery-filter}}))\nORDER BY {SCORE} DESC\n\
             OFFSET 0 LIMIT 180"
        )
    );
}

#[test]
fn keys_of_a_filter() {
    let number = Component::Number;
    let mixed = points("SELECT * FROM c WHERE c.key IN (1, 'a', true, false, null, 2.0, {x: 8}, [7])");
    let expected = [number(1.0), string("a"), Component::Bool(true), Component::Bool(false), Component::Null, number(2.0)];
    assert_eq!(mixed, [expected.as_slice(), &[Component::Undefined]].concat());
    assert_eq!(points("SELECT * FROM c WHERE ABS(c.key) = 1"), [number(-1.0), number(1.0)]);
    assert_eq!(points("SELECT * FROM c x WHERE @list[0] = x['key'] AND x.b"), [string("a")]);
    assert_eq!(points("SELECT * FROM c WHERE ARRAY_CONTAINS(@list, c.key)"), [string("a"), number(1.0)]);
    assert_eq!(points("SELECT * FROM c WHERE c.key = CONCAT('a', 'b')"), [string("ab")]);
    assert_eq!(points("SELECT t FROM c JOIN t IN c.tags WHERE t.key = 1 AND c.key = 2"), [number(2.0)]);
    assert_eq!(points("SELECT * FROM c WHERE (c.key = 1 OR c.key = 2) AND c.key IN (2, 3) AND c.key < 5"), [number(2.0)]);
    assert_eq!(points("SELECT * FROM c WHERE EXISTS(SELECT 1 FROM t IN c.tags WHERE c.key = 1)"), [number(1.0)]);
    assert_eq!(points("SELECT VALUE x FROM (SELECT VALUE c FROM c WHERE c.key = 1) x"), [number(1.0)]);
    for open in [
        "c.key != 1",
        "NOT (c.key = 1)",
        "c.key NOT IN (1)",
        "c.key = c.other",
        "c.key = @unknown",
        "c.key = 1 OR c.other = 2",
        "c.key = 1 ? true : false",
        "c.key.deeper = 1",
        "(SELECT VALUE COUNT(1) FROM c WHERE c.key = 1) = 0",
        "c.key LIKE 'a%'",
        "udf.f(c.key)",
    ] {
        assert_eq!(points(&format!("SELECT * FROM c WHERE {open}")), [], "{open}");
        let plan = planned(&format!("SELECT * FROM c WHERE {open}"), &PartitionKey::new(["/key"]), &Options::default());
        assert_eq!(plan.query_ranges[0].max, "FF", "{open}");
    }
    for never in ["false", "1 = 2", "'yes'", "c.key = 1 AND c.key = 'x'", "c.key = undefined", "null"] {
        let plan = planned(&format!("SELECT * FROM c WHERE {never}"), &PartitionKey::new(["/key"]), &Options::default());
        assert_eq!(plan.query_ranges[0].max, "", "{never}");
    }
}

#[test]
fn hierarchical_keys_have_prefixes() {
    let key = PartitionKey::new(["/a", "/b/c", "/\"x/y\""]);
    assert_eq!(key.kind, PartitionKind::MultiHash);
    let range = |filter: &str| {
        let plan = planned(&format!("SELECT * FROM c WHERE {filter}"), &key, &Options::default());
        let [range] = plan.query_ranges.as_slice() else { panic!("{filter}") };
        (range.min.clone(), range.max.clone(), range.is_max_inclusive)
    };
    let epk = |values: &[Component]| effective_partition_key(values, Scheme::MultiHash);
    let (one, two) = (epk(&[string("t")]), epk(&[string("t"), Component::Null]));
    assert_eq!(range("c.a = 't'"), (one.clone(), format!("{one}FF"), false));
    assert_eq!(range("c.a = 't' AND c.b.c = null"), (two.clone(), format!("{two}FF"), false));
    let all = epk(&[string("t"), Component::Null, Component::Number(1.0)]);
    assert_eq!(range("c.a = 't' AND c.b.c = null AND c['x/y'] = 1"), (all.clone(), all, true));
    assert_eq!(range("c.b.c = null"), (String::new(), "FF".to_owned(), false));
    // A prefix swallows what lies within.
    assert_eq!(range("c.a = 't' OR (c.a = 't' AND c.b.c = null)"), (one.clone(), format!("{one}FF"), false));
}

#[test]
fn many_keys_are_sorted_and_bounded() {
    let list = |n: usize| (0..n).map(|i| i.to_string()).collect::<Vec<_>>().join(", ");
    let key = PartitionKey::new(["/key"]);
    let plan = planned(&format!("SELECT * FROM c WHERE c.key IN ({})", list(2_000)), &key, &Options::default());
    assert_eq!(plan.query_ranges.len(), 2_000);
    assert!(plan.query_ranges.is_sorted_by(|a, b| a.min < b.min));
    let plan = planned(&format!("SELECT * FROM c WHERE c.key IN ({})", list(20_000)), &key, &Options::default());
    assert_eq!(plan.query_ranges.len(), 1);
    let two = PartitionKey { paths: vec!["/a".to_owned(), "/b".to_owned()], kind: PartitionKind::Hash, version: 2 };
    let text = format!("SELECT * FROM c WHERE c.a IN ({0}) AND c.b IN ({0})", list(1_000));
    assert_eq!(planned(&text, &two, &Options::default()).query_ranges[0].max, "FF");
}

#[test]
fn features() {
    let features = |text| planned(text, &PartitionKey::new(["/key"]), &Options::default()).required_features();
    assert_eq!(features("SELECT * FROM c"), [""; 0]);
    assert_eq!(features("SELECT DISTINCT TOP 1 c.a FROM c ORDER BY c.a, c.b"), ["Distinct", "MultipleOrderBy", "OrderBy", "Top"]);
    assert_eq!(features("SELECT COUNT(1), SUM(c.x) FROM c"), ["Aggregate", "MultipleAggregates", "NonValueAggregate"]);
    assert_eq!(features("SELECT VALUE MAKESET(c.x) FROM c GROUP BY c.y"), ["Aggregate", "GroupBy", "ListAndSetAggregate"]);
    assert_eq!(features("SELECT TOP 5 * FROM c ORDER BY RANK FullTextScore(c.t, 'x')"), ["HybridSearch"]);
}
