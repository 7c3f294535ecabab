//! A query: parsed, printed and parsed again, checked, planned, and evaluated over some documents in a bounded number of steps.

use std::cmp::Ordering;
use std::sync::LazyLock;

use cosmosdb_sql::ast::{Expr, ExprKind, Literal, Number, Projection, Query, Select};
use cosmosdb_sql::check::check;
use cosmosdb_sql::epk::{Component, compare, effective_partition_key, split_path};
use cosmosdb_sql::error::Code;
use cosmosdb_sql::eval::{Env, EvalError, Options, Program, Udfs};
use cosmosdb_sql::parser::parse;
use cosmosdb_sql::plan::{self, KeyRange, PartitionKey, PathRanges, QueryPlan, QueryRange, path_ranges, plan_query};
use cosmosdb_sql::value::compare_text;
use serde_json::{Value, json};

/// Longer texts only take longer.
const LONGEST: usize = 4096;
/// How many steps a run may take.
const STEPS: u64 = 50_000;
/// What a client puts into a rewritten query where it goes on.
const FILTER: &str = "{documentdb-formattableorderbyquery-filter}";

static DOCUMENTS: LazyLock<Vec<Value>> = LazyLock::new(|| {
    vec![
        json!({"id": "1", "key": "x", "a": 1, "b": "y", "n": null, "t": [1, 2, 3], "v": [0.1, 0.2, -3.5]}),
        json!({"id": "2", "key": 7, "a": 2.5, "b": "quick brown Fox", "o": {"p": {"q": 5}, "r": []}, "t": [[1], {"x": "z"}]}),
        json!({"id": "3", "key": true, "a": "1", "d": "2024-02-29T23:59:59.9999999Z", "g": {"type": "Point", "coordinates": [-122.1, 47.6]}}),
        json!({"id": "4", "key": null, "a": {"key": "x"}, "e": "日本😀\u{0}é", "g": {"type": "Polygon", "coordinates":
            [[[0, 0], [10, 0], [10, 10], [0, 10], [0, 0]]]}}),
        json!({"id": "5", "a": -1, "z": -0.0, "k": "", "t": [], "big": 1e308, "small": 5e-324, "int": 9_007_199_254_740_993_i64}),
        json!([1, "x", {"key": "x"}]),
    ]
});

static PARAMETERS: LazyLock<Vec<(String, Value)>> = LazyLock::new(|| {
    vec![
        ("@p".to_owned(), json!([1, {"a": null}, "x"])),
        ("@n".to_owned(), json!(3)),
        ("@s".to_owned(), json!("x")),
        ("@d".to_owned(), json!({"type": "Point", "coordinates": [5, 5]})),
    ]
});

/// Functions as a caller may have them: one that answers, one that fails.
struct Functions;

impl Udfs for Functions {
    fn call(&self, name: &str, args: &[Option<Value>]) -> Result<Option<Value>, EvalError> {
        match name {
            "f" => Ok(args.first().cloned().flatten()),
            _ => Err(EvalError::new("no such function")),
        }
    }
}

/// Takes the input for the text of a query.
pub fn run(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else { return };
    if text.len() > LONGEST {
        return;
    }
    let query = match parse(text) {
        Ok(query) => query,
        Err(errors) => {
            assert!(!errors.to_string().is_empty() && !errors.diagnostics().is_empty());
            serde_json::to_string(&errors).expect("errors are serialised");
            return;
        }
    };
    let printed = query.to_string();
    let again = parse(&printed).unwrap_or_else(|errors| panic!("what was printed is no query\n{printed}\n{errors}"));
    assert_eq!(again, query, "{printed}");
    assert_eq!(again.to_string(), printed);

    if let Err(errors) = check(&query, text) {
        assert!(!errors.to_string().is_empty());
    }
    let found = rows(&query, &DOCUMENTS);
    if !text.to_ascii_uppercase().contains("RAND") {
        assert_eq!(found, rows(&again, &DOCUMENTS), "{printed}");
    }
    for key in
        [PartitionKey::new(["/key"]), PartitionKey::new(["/a", "/key"]), PartitionKey { version: 1, ..PartitionKey::new(["/b"]) }]
    {
        if let Ok(plan) = plan_query(&query, text, &PARAMETERS, &key, &plan::Options::default()) {
            serde_json::to_string(&plan).expect("plans are serialised");
            partitions_understand(&plan);
            plan_finds(&query, &plan, &key);
        }
    }
    index_finds(&query);
}

/// What comes of a query, as text: the rows up to the first error, and that. None if it cannot be run at all.
fn rows(query: &Query, documents: &[Value]) -> Option<Vec<String>> {
    let options = Options::default();
    let env = Env::new(&options).with_parameters(&PARAMETERS).with_udfs(&Functions).with_now(0).with_steps(STEPS);
    let program = Program::new(query).ok()?;
    let rows = program.rows(documents, &env).ok()?;
    Some(rows.map(|row| row.map_or_else(|error| error.to_string(), |row| format!("{:?}", row.to_json()))).collect())
}

/// What is sent to the partitions instead of the query is one.
fn partitions_understand(plan: &QueryPlan) {
    let Some(info) = plan.query_info.as_ref().filter(|info| !info.rewritten_query.is_empty()) else { return };
    let text = info.rewritten_query.replace(FILTER, "true");
    match parse(&text) {
        Ok(query) => drop(rows(&query, &DOCUMENTS)),
        // It may be deeper than what it was made of.
        Err(errors) => assert_eq!(errors.code(), Code::OVER_LIMIT, "{text}\n{errors}"),
    }
}

/// A document that passes the filter lies in a range of the plan.
fn plan_finds(query: &Query, plan: &QueryPlan, key: &PartitionKey) {
    for document in DOCUMENTS.iter().filter(|document| passes(query, document)) {
        let values: Vec<Component> = key.paths.iter().map(|path| component(at(document, &split_path(path)))).collect();
        let epk = effective_partition_key(&values, key.scheme());
        let holds = |range: &QueryRange| {
            let (min, max) = (compare(&range.min, &epk), compare(&epk, &range.max));
            (min.is_lt() || min.is_eq() && range.is_min_inclusive) && (max.is_lt() || max.is_eq() && range.is_max_inclusive)
        };
        assert!(plan.query_ranges.iter().any(holds), "{key:?}: {document} is not in {:?}\n{query}", plan.query_ranges);
    }
}

/// A document that passes the filter has values that an index would find.
fn index_finds(query: &Query) {
    let paths = path_ranges(query, &PARAMETERS, &plan::Options::default());
    if paths.is_empty() {
        return;
    }
    for document in DOCUMENTS.iter().filter(|document| passes(query, document)) {
        for PathRanges { path, ranges } in &paths {
            let value = component(at(document, path));
            let holds = |range: &KeyRange| {
                let above = range.min.first().is_none_or(|min| {
                    let order = order(min, &value);
                    order.is_lt() || order.is_eq() && range.is_min_inclusive
                });
                let below = range.max.first().is_none_or(|max| {
                    let order = order(&value, max);
                    order.is_lt() || order.is_eq() && range.is_max_inclusive
                });
                above && below
            };
            assert!(ranges.iter().any(holds), "{document} at {path:?} is not in {ranges:?}\n{query}");
        }
    }
}

/// Whether there is a row of the sources and the filter alone.
fn passes(query: &Query, document: &Value) -> bool {
    let one = Expr { kind: ExprKind::Literal(Literal::Number(Number::Integer(1))), span: query.span };
    let select = Select { distinct: false, top: None, projection: Projection::Value(one), span: query.span };
    let (from, filter) = (query.from.clone(), query.filter.clone());
    let query = Query { select, from, filter, group_by: Vec::new(), order_by: None, offset_limit: None, span: query.span };
    query.from.is_some()
        && rows(&query, std::slice::from_ref(document))
            .is_some_and(|rows| rows.first().is_some_and(|row| row.contains("Number(1)")))
}

/// What is at a path of a document.
fn at<'d>(document: &'d Value, path: &[String]) -> Option<&'d Value> {
    path.iter().try_fold(document, |value, step| value.as_object()?.get(step))
}

/// A value as a part of a partition key.
fn component(value: Option<&Value>) -> Component {
    match value {
        Some(Value::Null) => Component::Null,
        Some(Value::Bool(value)) => Component::Bool(*value),
        Some(Value::Number(value)) => Component::Number(value.as_f64().unwrap_or_default()),
        Some(Value::String(value)) => Component::String(value.as_str().into()),
        Some(Value::Array(_) | Value::Object(_)) | None => Component::Undefined,
    }
}

/// The order of values, and of ends of ranges among them.
fn order(a: &Component, b: &Component) -> Ordering {
    let rank = |of: &Component| match of {
        Component::Undefined => 0,
        Component::Null => 1,
        Component::Bool(false) => 2,
        Component::Bool(true) => 3,
        Component::MinNumber => 4,
        Component::Number(_) => 5,
        Component::MaxNumber => 6,
        Component::MinString => 7,
        Component::String(_) => 8,
        Component::MaxString => 9,
        _ => 10,
    };
    match (a, b) {
        (Component::Number(a), Component::Number(b)) => a.partial_cmp(b).unwrap_or(Ordering::Equal),
        (Component::String(a), Component::String(b)) => compare_text(a, b),
        _ => rank(a).cmp(&rank(b)),
    }
}
