//! The 219 query plans and errors of the service's own engine: the planner must give the same.
//!
//! The file of vectors keeps less than the engine said in four ways, which the tests allow for and no more:
//! - of several key ranges it has the first one only; [`WHOLE_RANGES`] has them all where the engine's are known;
//! - errors, and the plans of hybrid searches, are cut off after some 300 characters;
//! - parameter values and the container's vector and spatial policies are left out; they are given in [`parameters`] and [`options`];
//! - rewritten texts compare without regard to white space.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use std::fmt::Write;

use cosmosdb_sql::epk::Component;
use cosmosdb_sql::error::Errors;
use cosmosdb_sql::eval::{Geometry, VectorMeasure};
use cosmosdb_sql::parser::parse;
use cosmosdb_sql::plan::{KeyRange, Options, PartitionKey, PartitionKind, QueryPlan, key_ranges, plan};
use serde::Deserialize;
use serde_json::{Value, json};

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Vector {
    file: String,
    description: String,
    query: String,
    partition_keys: Vec<String>,
    pk_type: PartitionKind,
    plan: Option<Value>,
    ranges: Option<Vec<String>>,
    error: Option<String>,
}

/// All ranges of vectors that have several. The engine's own order is that of its hash table.
const WHOLE_RANGES: &[(&str, &[&str])] = &[
    ("IN Many String", &[r#"[["a"],["a"]]"#, r#"[["b"],["b"]]"#, r#"[["c"],["c"]]"#]),
    ("ORs", &["[[1.0],[1.0]]", "[[2.0],[2.0]]"]),
    ("IS_BOOL", &["[[false],[false]]", "[[true],[true]]"]),
    ("ARRAY_CONTAINS", &["[[1.0],[1.0]]", "[[2.0],[2.0]]", "[[3.0],[3.0]]"]),
    ("Complex filter", &["[[2.0,4.0,5.0],[3.0,4.0,5.0]]", "[[9.0,2.0],[10.0,2.0]]"]),
    ("Mixed Range On Partition Key", &[r#"[["2","4"],["2","4"]]"#, "[[2.0,4.0],[2.0,4.0]]"]),
];

/// Vectors for which the planner says something else than the engine: description, what differs, why.
const DEVIATIONS: &[(&str, &str, &str)] = &[];

fn parameters() -> Vec<(String, Value)> {
    vec![
        ("@TOPCOUNT".to_owned(), json!(42)),
        ("@LIKEPATTERN".to_owned(), json!("%a%")),
        ("@vectorEmbedding".to_owned(), json!([0.1, 0.2])),
    ]
}

fn options(vector: &Vector) -> Options {
    let mut options = Options::default();
    if vector.file == "VectorSearch" {
        let function = match vector.description.split(' ').next().unwrap() {
            "Euclidean" => VectorMeasure::Euclidean,
            "Cosine" => VectorMeasure::Cosine,
            _ => VectorMeasure::DotProduct,
        };
        options.vector_paths.insert("/embedding".to_owned(), function);
    }
    if vector.description.ends_with("Geometry") {
        options.evaluation.geometry = Geometry::Planar;
    }
    options
}

fn partition_key(vector: &Vector) -> PartitionKey {
    PartitionKey { paths: vector.partition_keys.clone(), kind: vector.pk_type, version: 2 }
}

fn run(vector: &Vector) -> Result<QueryPlan, Errors> {
    plan(&vector.query, &parameters(), &partition_key(vector), &options(vector))
}

/// The ranges of the query as values of the partition key, as the engine's tests print them.
fn ranges(vector: &Vector) -> Vec<String> {
    let query = parse(&vector.query).unwrap();
    key_ranges(&query, &parameters(), &partition_key(vector), &options(vector)).iter().map(range_text).collect()
}

/// What differs from the vector.
fn difference(vector: &Vector) -> Option<String> {
    let planned = run(vector);
    if let Some(error) = &vector.error {
        return error_difference(vector, error, planned);
    }
    let planned = match planned {
        Ok(planned) => planned,
        Err(errors) => return Some(errors.to_string()),
    };
    let mut info = serde_json::to_value(planned.query_info.as_ref().expect("a query info")).unwrap();
    for (name, expected) in vector.plan.as_ref().unwrap().as_object().unwrap() {
        let found = info[name].take();
        let (expected, found) = match name.as_str() {
            "rewrittenQuery" => (json!(squeeze(expected.as_str().unwrap())), json!(squeeze(found.as_str().unwrap()))),
            "groupByAliasToAggregateType" => (expected.clone(), nulls_as_text(found)),
            _ => (expected.clone(), found),
        };
        if expected != found {
            return Some(format!("{name}:\n    {expected}\n    {found}"));
        }
    }
    let mut found = ranges(vector);
    found.sort();
    let whole = WHOLE_RANGES.iter().find(|(description, _)| vector.description == *description);
    let expected: Vec<String> = match whole {
        Some((_, whole)) => {
            assert!(whole.contains(&vector.ranges.as_ref().unwrap()[0].as_str()), "{}", vector.description);
            whole.iter().map(|&range| range.to_owned()).collect()
        }
        None => vector.ranges.clone().unwrap(),
    };
    (found != expected).then(|| format!("ranges:\n    {expected:?}\n    {found:?}"))
}

fn error_difference(vector: &Vector, recorded: &str, planned: Result<QueryPlan, Errors>) -> Option<String> {
    let engine = recorded.split("ExpectedQueryPartitionProviderException : ").last().unwrap();
    let found = match planned {
        Err(errors) => serde_json::to_string(&errors).unwrap(),
        // The engine made a plan; only then the client that recorded it gave up, over a count or in printing it.
        Ok(plan) if engine.starts_with("{\"query") => native_json(&plan),
        Ok(plan) => hybrid_text(vector, &plan),
    };
    // Recorded texts are cut off, or go on with what the client added.
    let same = engine.starts_with(&found) || found.starts_with(engine);
    (!same).then(|| format!("error:\n    {engine}\n    {found}"))
}

/// A plan as the engine itself writes it, before the gateway: keys in this order, nothing for null, 0 and 1 for booleans.
fn native_json(plan: &QueryPlan) -> String {
    let ranges = r#""queryRanges":[{"min":[],"max":"Infinity","isMinInclusive":true,"isMaxInclusive":false}]"#;
    let Some(info) = &plan.query_info else { return format!("{{{ranges},\"hybridSearchQueryInfo\":") };
    let mut text = r#"{"queryInfo":{"distinctType":"None","#.to_owned();
    for (name, count) in [("top", info.top), ("offset", info.offset), ("limit", info.limit)] {
        if let Some(count) = count {
            write!(text, "\"{name}\":{count},").unwrap();
        }
    }
    text + r#""groupByExpressions":[],"groupByAli"#
}

/// A plan of a hybrid search as the baseline's elements run together.
fn hybrid_text(vector: &Vector, plan: &QueryPlan) -> String {
    let hybrid = plan.hybrid_search_query_info.as_ref().unwrap();
    let info = &hybrid.component_query_infos[0];
    let mut text = format!("{} {} {:?}", ranges(vector)[0], hybrid.global_statistics_query, info.distinct_type);
    for count in [info.top, info.offset, info.limit].into_iter().flatten() {
        write!(text, " {count}").unwrap();
    }
    write!(text, " {:?} {}", info.order_by[0], info.order_by_expressions[0]).unwrap();
    squeeze(&text)
}

fn nulls_as_text(mut map: Value) -> Value {
    map.as_object_mut().unwrap().values_mut().filter(|value| value.is_null()).for_each(|value| *value = json!("null"));
    map
}

fn squeeze(text: &str) -> String {
    let mut text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    for (spaced, tight) in [("( ", "("), (" )", ")")] {
        text = text.replace(spaced, tight);
    }
    text
}

/// A range as the engine's tests print it: `[[1.0],[1.0]]`, `([10.0],[{"type":"MaxNumber"}])`, `[[],"Infinity")`.
fn range_text(range: &KeyRange) -> String {
    let end = |components: &[Component]| match components {
        [Component::Infinity] => "\"Infinity\"".to_owned(),
        _ => format!("[{}]", components.iter().map(component_text).collect::<Vec<_>>().join(",")),
    };
    let (open, close) = (if range.is_min_inclusive { '[' } else { '(' }, if range.is_max_inclusive { ']' } else { ')' });
    format!("{open}{},{}{close}", end(&range.min), end(&range.max))
}

fn component_text(component: &Component) -> String {
    match component {
        Component::Undefined => "{}".to_owned(),
        Component::Null => "null".to_owned(),
        Component::Bool(value) => value.to_string(),
        Component::Number(value) => format!("{value:?}"),
        Component::String(value) => json!(value).to_string(),
        limit => format!("{{\"type\":\"{limit:?}\"}}"),
    }
}

fn vectors() -> Vec<Vector> {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../tests/vectors/query-plans.json");
    serde_json::from_str(&std::fs::read_to_string(path).expect(path)).unwrap()
}

#[test]
fn plans_are_those_of_the_service() {
    let vectors = vectors();
    assert_eq!(vectors.len(), 219);
    let mut report = String::new();
    for (i, vector) in vectors.iter().enumerate() {
        let known = DEVIATIONS.iter().find(|(description, ..)| vector.description == *description);
        match (difference(vector), known) {
            (None, None) => {}
            (None, Some((description, ..))) => writeln!(report, "{description}: no longer deviates").unwrap(),
            (Some(found), Some((_, expected, _))) if found.contains(expected) => {}
            (Some(found), _) => {
                writeln!(report, "{i} {}: {}\n  {}\n  {found}", vector.file, vector.description, vector.query).unwrap();
            }
        }
    }
    assert!(report.is_empty(), "{report}");
}
