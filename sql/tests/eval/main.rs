//! The evaluator by queries over small data, and what the queries cannot show: switches, laziness, hostile trees.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, missing_docs)]

use cosmosdb_sql::{
    eval::{Env, EvalError, Geometry, MixedEquality, Options, Program, Udfs, VectorMeasure},
    parser, plan,
};
use serde_json::{Value as Json, json};

const QUERIES: &str = include_str!("queries.txt");

struct Scripts;

impl Udfs for Scripts {
    fn call(&self, name: &str, args: &[Option<Json>]) -> Result<Option<Json>, EvalError> {
        match (name, args) {
            ("twice", [Some(value)]) => Ok(value.as_f64().map(|value| json!(value * 2.0))),
            ("twice", _) => Ok(None),
            ("throws", _) => Err(EvalError::new("thrown")),
            _ => Err(EvalError::new("no such function")),
        }
    }
}

fn run(query: &str, documents: &[Json], parameters: &[(String, Json)], options: &Options) -> Result<Vec<Json>, String> {
    let query = parser::parse(query).map_err(|error| format!("syntax: {error}"))?;
    let program = Program::new(&query).map_err(|error| error.to_string())?;
    let env = Env::new(options).with_parameters(parameters).with_udfs(&Scripts);
    let rows = program.rows(documents, &env).map_err(|error| error.to_string())?;
    rows.map(|row| row.map(|row| row.to_json().expect("rows are printable")).map_err(|error| error.to_string())).collect()
}

fn rows(query: &str, documents: &Json, options: &Options) -> Json {
    Json::Array(run(query, documents.as_array().unwrap(), &[], options).unwrap_or_else(|error| panic!("{query}: {error}")))
}

#[test]
fn every_query_holds() {
    let mut wrong = Vec::new();
    let (mut documents, mut parameters, mut query) = (Vec::new(), Vec::new(), "");
    let mut count = 0;
    for (number, line) in QUERIES.lines().enumerate() {
        let Some((mark, rest)) = line.split_once(' ') else { continue };
        match mark {
            "@" => documents = serde_json::from_str(rest).unwrap_or_else(|error| panic!("line {}: {error}", number + 1)),
            "$" => {
                let given: serde_json::Map<String, Json> = serde_json::from_str(rest).unwrap();
                parameters = given.into_iter().collect();
            }
            "?" => query = rest,
            "=" => {
                count += 1;
                let found = run(query, &documents, &parameters, &Options::default());
                let same = match (&found, rest) {
                    (Err(error), "syntax") => error.starts_with("syntax"),
                    (Err(error), "error") => !error.starts_with("syntax"),
                    (Err(error), rest) => rest.strip_prefix("error: ") == Some(error),
                    (Ok(found), rest) => serde_json::from_str::<Json>(rest)
                        .is_ok_and(|rest| as_doubles(rest) == as_doubles(Json::Array(found.clone()))),
                };
                if !same {
                    let found = found.map(|rows| Json::Array(rows).to_string());
                    wrong.push(format!("line {}: {query}\n  expected {rest}\n  found    {found:?}", number + 1));
                }
                parameters.clear();
            }
            _ => {}
        }
    }
    assert!(count > 150, "only {count} queries");
    assert!(wrong.is_empty(), "{} of {count} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

/// `1` and `1.0` are one number.
fn as_doubles(json: Json) -> Json {
    match json {
        Json::Number(number) => json!(number.as_f64()),
        Json::Array(items) => items.into_iter().map(as_doubles).collect(),
        Json::Object(members) => members.into_iter().map(|(name, value)| (name, as_doubles(value))).collect(),
        other => other,
    }
}

#[test]
fn mixed_equality_is_a_switch() {
    let mut options = Options::default();
    options.mixed_equality = MixedEquality::Undefined;
    let query = r#"SELECT VALUE {"eq": 1 = "1", "ne": 1 != "1", "not": NOT (1 = "1"), "same": 1 = 1}"#;
    assert_eq!(rows(query, &json!([]), &options), json!([{"same": true}]));
}

#[test]
fn missing_order_keys_are_a_switch() {
    let mut options = Options::default();
    let documents = json!([{"id": 1}, {"id": 2, "k": 1, "l": 1}, {"id": 3, "k": null}]);
    let query = "SELECT VALUE c.id FROM c ORDER BY c.k";
    assert_eq!(rows(query, &documents, &options), json!([1, 3, 2]));
    options.order_by_drops_undefined = true;
    assert_eq!(rows(query, &documents, &options), json!([3, 2]));
    assert_eq!(rows("SELECT VALUE c.id FROM c ORDER BY c.k, c.l", &documents, &options), json!([1, 3, 2]));
}

#[test]
fn containers_may_be_planar_and_measure_otherwise() {
    let mut options = Options::default();
    options.geometry = Geometry::Planar;
    options.vector_measure = VectorMeasure::Euclidean;
    let documents = json!([{"p": {"type": "Point", "coordinates": [300, 400]}, "v": [3, 4]}]);
    let square = r#"{"type": "Polygon", "coordinates": [[[0, 0], [1, 0], [1, 1], [0, 1], [0, 0]]]}"#;
    let query = format!(
        r#"SELECT VALUE [ST_DISTANCE(c.p, {{"type": "Point", "coordinates": [0, 0]}}), ST_WITHIN(c.p, {square}),
           ST_AREA({square}), ST_INTERSECTS({square}, {{"type": "LineString", "coordinates": [[-1, -1], [2, 2]]}}),
           ST_DISTANCE({{"type": "Point", "coordinates": [0.5, 3]}}, {square}), VECTORDISTANCE(c.v, [0, 0])] FROM c"#
    );
    assert_eq!(rows(&query, &documents, &options), json!([[500, false, 1, true, 2, 5]]));
}

/// Documents stored in another way: here, a flat list of nodes.
mod stored {
    use cosmosdb_sql::value::{Shape, View};
    use serde_json::Value as Json;

    pub(super) enum Node {
        Scalar(Json),
        Array(Vec<usize>),
        Object(Vec<(String, usize)>),
    }

    #[derive(Clone, Copy)]
    pub(super) struct Handle<'a> {
        nodes: &'a [Node],
        at: usize,
    }

    pub(super) fn store(json: &Json, nodes: &mut Vec<Node>) -> usize {
        let node = match json {
            Json::Array(items) => Node::Array(items.iter().map(|item| store(item, nodes)).collect()),
            Json::Object(members) => {
                Node::Object(members.iter().map(|(name, value)| (name.clone(), store(value, nodes))).collect())
            }
            scalar => Node::Scalar(scalar.clone()),
        };
        nodes.push(node);
        nodes.len() - 1
    }

    impl<'a> Handle<'a> {
        pub(super) fn new(nodes: &'a [Node], at: usize) -> Self {
            Self { nodes, at }
        }
    }

    impl<'a> View<'a> for Handle<'a> {
        type Elements = std::vec::IntoIter<Self>;
        type Members = std::vec::IntoIter<(&'a str, Self)>;

        fn shape(self) -> Shape<'a> {
            match &self.nodes[self.at] {
                Node::Scalar(json) => View::shape(json),
                Node::Array(_) => Shape::Array,
                Node::Object(_) => Shape::Object,
            }
        }

        fn member(self, name: &str) -> Option<Self> {
            self.members().find(|(known, _)| *known == name).map(|(_, value)| value)
        }

        fn element(self, index: usize) -> Option<Self> {
            self.elements().nth(index)
        }

        fn len(self) -> usize {
            self.elements().len() + self.members().len()
        }

        fn elements(self) -> Self::Elements {
            let Node::Array(items) = &self.nodes[self.at] else { return Vec::new().into_iter() };
            items.iter().map(|at| Self { at: *at, ..self }).collect::<Vec<_>>().into_iter()
        }

        fn members(self) -> Self::Members {
            let Node::Object(members) = &self.nodes[self.at] else { return Vec::new().into_iter() };
            members.iter().map(|(name, at)| (name.as_str(), Self { at: *at, ..self })).collect::<Vec<_>>().into_iter()
        }
    }
}

/// Every query gives the same rows, however the documents are stored.
#[test]
fn storage_makes_no_difference() {
    let (mut documents, mut query): (Vec<Json>, &str) = (Vec::new(), "");
    let options = Options::default();
    for line in QUERIES.lines() {
        match line.split_once(' ') {
            Some(("@", rest)) => documents = serde_json::from_str(rest).unwrap(),
            Some(("?", rest)) => query = rest,
            Some(("=", _)) => {
                let Ok(parsed) = parser::parse(query) else { continue };
                let Ok(program) = Program::new(&parsed) else { continue };
                let mut nodes = Vec::new();
                let places: Vec<usize> = documents.iter().map(|document| stored::store(document, &mut nodes)).collect();
                let handles = places.iter().map(|at| stored::Handle::new(&nodes, *at));
                let env = Env::new(&options).with_udfs(&Scripts);
                let found = program.rows(handles, &env).map_err(|error| error.to_string()).and_then(|rows| {
                    rows.map(|row| row.map(|row| row.to_json().unwrap()).map_err(|error| error.to_string())).collect()
                });
                assert_eq!(found, run(query, &documents, &[], &options), "{query}");
            }
            _ => {}
        }
    }
}

/// What the planner makes of a query is a query for one partition: run over all documents and unwrapped as a client unwraps
/// it, an ordered query gives the rows of the original.
#[test]
fn rewritten_queries_run() {
    let (mut documents, mut query): (Vec<Json>, &str) = (Vec::new(), "");
    let (options, mut ordered, mut rewritten) = (Options::default(), 0, 0);
    for line in QUERIES.lines() {
        match line.split_once(' ') {
            Some(("@", rest)) => documents = serde_json::from_str(rest).unwrap(),
            Some(("?", rest)) => query = rest,
            Some(("=", _)) => {
                let Ok(expected) = run(query, &documents, &[], &options) else { continue };
                let Ok(plan) = plan::plan(query, &[], &plan::PartitionKey::new(["/pk"]), &plan::Options::default()) else {
                    continue;
                };
                let Some(info) = plan.query_info.filter(|info| !info.rewritten_query.is_empty()) else { continue };
                rewritten += 1;
                let text = info.rewritten_query.replace("{documentdb-formattableorderbyquery-filter}", "true");
                let rows = run(&text, &documents, &[], &options).unwrap_or_else(|error| panic!("{query}\n{text}\n{error}"));
                if info.order_by.is_empty() || query.contains("DISTINCT") {
                    continue;
                }
                ordered += 1;
                let count = |count: Option<u64>| count.map_or(usize::MAX, |count| usize::try_from(count).unwrap());
                let payloads = rows.into_iter().filter_map(|row| row.get("payload").cloned());
                let unwrapped = payloads.skip(count(info.offset.or(Some(0)))).take(count(info.limit)).take(count(info.top));
                assert_eq!(unwrapped.collect::<Vec<_>>(), expected, "{query}\n{text}");
            }
            _ => {}
        }
    }
    assert!(rewritten > 30 && ordered > 8, "{rewritten} rewritten, {ordered} ordered");
}

/// A ranked query gives the same rows as its plan, carried out as a client does it: statistics, one query a score, fusion.
#[test]
fn ranked_plans_agree() {
    let documents = json!([
        {"_rid": "1", "id": 1, "text": "I ride a bike", "v": [1, 0]},
        {"_rid": "2", "id": 2, "text": "swimming and more swimming", "v": [0, 1]},
        {"_rid": "3", "id": 3, "text": "I run, then swim for a while and walk home after that", "v": [0.7, 0.7]},
        {"_rid": "4", "id": 4, "v": [0, -1]},
        {"_rid": "5", "id": 5, "text": "bike, swim, run: a triathlon", "v": [0.2, 0.9]}
    ]);
    let documents = documents.as_array().unwrap();
    let options = Options::default();
    for rank in [
        r#"FullTextScore(c.text, "swim", "bike")"#,
        r#"RRF(FullTextScore(c.text, "swim"), VectorDistance(c.v, [0.6, 0.8]))"#,
        r#"RRF(FullTextScore(c.text, "swim", "run"), VectorDistance(c.v, [1, 0.1]), [0.5, 2])"#,
        r#"RRF(VectorDistance(c.v, [1, 0.1]), FullTextScore(c.text, "bike"), FullTextScore(c.text, "swim"), [1, -1, 3])"#,
    ] {
        let query = format!("SELECT TOP 4 VALUE c.id FROM c WHERE c.id != 2 ORDER BY RANK {rank}");
        let expected = run(&query, documents, &[], &options).unwrap();
        let plan = plan::plan(&query, &[], &plan::PartitionKey::new(["/pk"]), &plan::Options::default()).unwrap();
        let hybrid = plan.hybrid_search_query_info.unwrap();
        let statistics = run(&hybrid.global_statistics_query, documents, &[], &options).unwrap().remove(0);
        let mut found = std::collections::BTreeMap::new();
        let mut directions = Vec::new();
        for component in &hybrid.component_query_infos {
            let mark = "{documentdb-formattablehybridsearchquery";
            // Every component scores the others too: each placeholder is filled with the statistics of its own number.
            let mut text = component.rewritten_query.replace("{documentdb-formattableorderbyquery-filter}", "true");
            let mut next = 0;
            for at in 0..hybrid.component_query_infos.len() {
                let words = format!("{mark}-totalwordcount-{at}}}");
                if text.contains(&words) {
                    let own = &statistics["fullTextStatistics"][next];
                    text = text.replace(&words, &own["totalWordCount"].to_string());
                    text = text.replace(&format!("{mark}-hitcountsarray-{at}}}"), &own["hitCounts"].to_string());
                    next += 1;
                }
            }
            let text = text.replace(&format!("{mark}-totaldocumentcount}}"), &statistics["documentCount"].to_string());
            for row in run(&text, documents, &[], &options).unwrap_or_else(|error| panic!("{text}: {error}")) {
                found.insert(row["_rid"].to_string(), row["payload"].clone());
            }
            directions.push(component.order_by[0]);
        }
        let rows: Vec<Json> = found.into_values().collect();
        let mut fused = vec![0.0; rows.len()];
        for (index, direction) in directions.iter().enumerate() {
            let score = |row: &Json| row["componentScores"][index].as_f64().unwrap();
            let mut scores: Vec<f64> = rows.iter().map(score).collect();
            scores.sort_by(f64::total_cmp);
            scores.dedup();
            if *direction == plan::SortOrder::Descending {
                scores.reverse();
            }
            let weight = hybrid.component_weights.get(index).copied().unwrap_or(1.0);
            for (total, row) in fused.iter_mut().zip(&rows) {
                let place = scores.iter().position(|known| *known == score(row)).unwrap();
                *total += weight / (61.0 + place as f64);
            }
        }
        let mut order: Vec<usize> = (0..rows.len()).collect();
        order.sort_by(|a, b| fused[*b].total_cmp(&fused[*a]));
        let merged: Vec<Json> = order.into_iter().take(4).map(|at| rows[at]["payload"].clone()).collect();
        assert_eq!(merged, expected, "{query}");
    }
}

/// A program is made once and run anywhere.
#[test]
fn programs_are_shared() {
    fn shared<T: Send + Sync>() {}
    shared::<Program>();
    shared::<EvalError>();
}

/// Rows come as documents come: a reader that stops early reads no more than it must.
#[test]
fn rows_are_streamed() {
    let documents: Vec<Json> = (0..100).map(|id| json!({"id": id})).collect();
    let read = std::cell::Cell::new(0);
    let counted = documents.iter().inspect(|_| read.set(read.get() + 1));
    let query = parser::parse("SELECT TOP 3 VALUE c.id FROM c WHERE c.id > 4").unwrap();
    let (program, options) = (Program::new(&query).unwrap(), Options::default());
    let env = Env::new(&options);
    let mut rows = program.rows(counted, &env).unwrap();
    assert_eq!(rows.next().unwrap().unwrap().to_json(), Some(json!(5)));
    assert_eq!(read.get(), 6);
    assert_eq!(rows.count(), 2);
    assert_eq!(read.get(), 8);
}

/// Members print in the order of the select list, not of the alphabet.
#[test]
fn members_keep_their_order() {
    let query = parser::parse(r#"SELECT c.z, c.a, {"y": 1, "b": 2} AS m FROM c"#).unwrap();
    let (program, options) = (Program::new(&query).unwrap(), Options::default());
    let env = Env::new(&options);
    let document = json!({"a": 1, "z": 2.0});
    let row = program.rows([&document], &env).unwrap().next().unwrap().unwrap();
    assert_eq!(serde_json::to_string(&row).unwrap(), r#"{"z":2,"a":1,"m":{"y":1,"b":2}}"#);
}

/// After an error there is nothing more.
#[test]
fn an_error_ends_the_rows() {
    let query = parser::parse("SELECT VALUE (SELECT VALUE t FROM t IN c.t) FROM c").unwrap();
    let (program, options) = (Program::new(&query).unwrap(), Options::default());
    let env = Env::new(&options);
    let documents = [json!({"t": [1]}), json!({"t": [1, 2]}), json!({"t": [3]})];
    let mut rows = program.rows(&documents, &env).unwrap();
    assert!(rows.next().unwrap().is_ok());
    let error = rows.next().unwrap().unwrap_err();
    assert_eq!(error.span().map(|span| span.start), Some(13));
    assert!(rows.next().is_none());
}

/// The deepest query that the parser takes is evaluated; deeper trees, made by hand, are refused, not overflowed.
#[test]
fn depth_is_bounded() {
    let shapes = [
        ("ABS(", "1", ")"),
        ("(SELECT VALUE ", "1", ")"),
        ("ARRAY(SELECT VALUE x FROM x IN (SELECT VALUE ", "[1]", "))"),
        ("[", "1", "]"),
        (r#"{"a": "#, "1", "}"),
        ("true ? ", "1", " : 2"),
        ("NOT ", "true", ""),
        ("", "1", " + 1"),
        ("1 + (", "1", ")"),
        ("1 IN (", "1", ")"),
        ("IIF(true, ", "1", ", 2)"),
        (r#""a" LIKE ("#, r#""a""#, ")"),
        ("(SELECT VALUE COUNT(1) FROM (SELECT VALUE ", "1", "))"),
    ];
    for (open, middle, close) in shapes {
        let text = |depth: usize| format!("SELECT VALUE {}{middle}{}", open.repeat(depth), close.repeat(depth));
        let deepest = (1..200).rev().map(text).find_map(|text| parser::parse(&text).ok()).expect(open);
        let program = Program::new(&deepest).unwrap();
        let options = Options::default();
        let env = Env::new(&options);
        assert!(program.rows(std::iter::empty::<&Json>(), &env).unwrap().all(|row| row.is_ok()), "{open}");
    }
    let mut query = parser::parse("SELECT VALUE 1").unwrap();
    for _ in 0..1000 {
        let cosmosdb_sql::ast::Projection::Value(inner) = query.select.projection else { panic!() };
        let span = inner.span;
        let kind = cosmosdb_sql::ast::ExprKind::Unary { op: cosmosdb_sql::ast::UnaryOp::Not, operand: Box::new(inner) };
        query.select.projection = cosmosdb_sql::ast::Projection::Value(cosmosdb_sql::ast::Expr { kind, span });
    }
    assert!(Program::new(&query).is_err());
}

/// Whatever a query multiplies, it ends when its steps are used up, and one that does little does not notice.
#[test]
fn hostile_queries_end() {
    let list = |count: usize| serde_json::to_string(&(0..count).collect::<Vec<_>>()).unwrap();
    let ten = list(10);
    let lists: String = (0..12).map(|at| format!(" JOIN j{at} IN l")).collect();
    let joins = format!(" JOIN (SELECT VALUE {ten}) AS l{lists}");
    let long = "JOIN (SELECT VALUE @long) AS l JOIN a IN l";
    let nested = (0..9).fold("SELECT VALUE 1 FROM c".to_owned(), |inner, at| {
        format!("SELECT VALUE ARRAY({inner}) FROM n{at} IN (SELECT VALUE {ten})")
    });
    // A string that is four times as long at every level.
    let grown = (0..12)
        .fold("'abcdefgh'".to_owned(), |inner, _| format!("(SELECT VALUE CONCAT(s, s, s, s) FROM (SELECT VALUE {inner}) AS s)"));
    let hostile = [
        format!("SELECT VALUE 1 FROM c{joins}"),
        format!("SELECT VALUE COUNT(1) FROM c{joins}"),
        format!("SELECT VALUE j0 FROM c{joins} WHERE false"),
        format!("SELECT TOP 1 VALUE c.id FROM c{joins} ORDER BY j1"),
        format!("SELECT DISTINCT VALUE 1 FROM c{joins}"),
        format!("SELECT j1, COUNT(1) FROM c{joins} GROUP BY j1"),
        format!("SELECT * FROM c WHERE EXISTS (SELECT VALUE 1 FROM c{joins} WHERE j1 = 'x')"),
        format!("SELECT VALUE ARRAY_LENGTH(ARRAY(SELECT VALUE j1 FROM c{joins})) FROM c"),
        nested,
        format!("SELECT VALUE LENGTH({grown})"),
        format!("SELECT VALUE 1 FROM c {long} JOIN b IN l"),
        format!("SELECT VALUE 1 FROM c {long} WHERE @deep = [[a]]"),
        format!("SELECT VALUE 1 FROM c {long} WHERE @deep IN (1, @deep)"),
        format!("SELECT VALUE 1 FROM c {long} WHERE ARRAY_CONTAINS(@long, -1)"),
        "SELECT VALUE 1 FROM c JOIN a IN c.stored JOIN b IN c.stored".to_owned(),
        format!("SELECT VALUE 1 FROM c {long} WHERE CONTAINS(@text, 'x')"),
        format!("SELECT VALUE 1 FROM c {long} WHERE @text LIKE '%x%'"),
        format!("SELECT VALUE 1 FROM c {long} WHERE udf.twice(@deep)"),
        format!("SELECT DISTINCT VALUE @deep FROM c {long}"),
        format!("SELECT VALUE ARRAY_CONTAINS_ANY(@long, {}) FROM c", vec!["-1"; 100].join(", ")),
    ];
    let numbers = json!((0..3000).collect::<Vec<_>>());
    let documents = [json!({"id": "1", "stored": numbers, "words": vec![""; 3000]})];
    let parameters = [
        ("@deep".to_owned(), json!([[numbers]])),
        ("@long".to_owned(), numbers.clone()),
        ("@text".to_owned(), json!("a".repeat(20_000))),
    ];
    let options = Options::default();
    let run = |text: &str| {
        let query = parser::parse(text).unwrap_or_else(|error| panic!("{text}: {error}"));
        let program = Program::new(&query).unwrap_or_else(|error| panic!("{text}: {error}"));
        let env = Env::new(&options).with_parameters(&parameters).with_udfs(&Scripts).with_steps(100_000);
        program
            .rows(&documents, &env)
            .unwrap()
            .collect::<Result<Vec<_>, _>>()
            .map(|rows| rows.len())
            .map_err(|error| error.to_string())
    };
    for text in hostile {
        let error = run(&text).expect_err(&text);
        assert!(error.contains("more steps than it may"), "{text}: {error}");
    }
    // What would be too long is not made at all.
    for text in ["SELECT VALUE REPLACE(@text, 'a', @text) FROM c", "SELECT VALUE STRINGJOIN(c.words, @text) FROM c"] {
        assert_eq!(run(text), Ok(0), "{text}");
    }
    assert_eq!(run(&format!("SELECT VALUE 1 FROM c {long} WHERE a < 50 AND ARRAY_CONTAINS([1, 2], 2)")), Ok(50));
}
