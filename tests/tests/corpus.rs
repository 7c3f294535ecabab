//! The corpus of queries, with answers that others wrote down: the evaluator alone, then the emulator with 1, 2 and 16 partitions,
//! through the client.

#![allow(missing_docs, clippy::unwrap_used, clippy::panic)]

use cosmosdb::types::PartitionKeyDefinition;
use cosmosdb::{Client, Collection};
use cosmosdb_emulator::Emulator;
use cosmosdb_sql::eval::{Env, Options, Program};
use cosmosdb_sql::parser;
use serde_json::{Map, Value};

const FILES: &[(&str, &str)] = &[
    ("operators.txt", include_str!("../corpus/operators.txt")),
    ("functions.txt", include_str!("../corpus/functions.txt")),
    ("queries.txt", include_str!("../corpus/queries.txt")),
];

/// A query, and what comes of it.
struct Case {
    place: String,
    documents: usize,
    parameters: Map<String, Value>,
    query: String,
    rows: Vec<Value>,
    ordered: bool,
}

/// All cases, and the documents that they are about.
#[derive(Default)]
struct Corpus {
    documents: Vec<Vec<Value>>,
    cases: Vec<Case>,
}

impl Corpus {
    fn read() -> Self {
        let mut corpus = Self { documents: vec![Vec::new()], ..Self::default() };
        for (file, text) in FILES {
            let (mut parameters, mut query, mut documents, mut source) = (Map::new(), "", 0, false);
            for (number, line) in text.lines().enumerate() {
                let place = format!("{file}:{}", number + 1);
                let Some((mark, rest)) = line.split_once(' ') else { continue };
                let json = |text: &str| serde_json::from_str(text).unwrap_or_else(|error| panic!("{place}: {error}"));
                assert!(source || mark == "#", "{place}: a case without a source");
                match mark {
                    "#" => source |= rest.contains("https://"),
                    "@" => {
                        documents = corpus.documents.len();
                        corpus.documents.push(serde_json::from_value(json(rest)).unwrap());
                    }
                    "$" => parameters = serde_json::from_value(json(rest)).unwrap(),
                    "?" => query = rest,
                    "=" | "~" => {
                        let rows = serde_json::from_value(json(rest)).unwrap();
                        let (parameters, query, ordered) = (std::mem::take(&mut parameters), query.to_owned(), mark == "=");
                        corpus.cases.push(Case { place, documents, parameters, query, rows, ordered });
                    }
                    ">" => {
                        let (expression, value) = rest.rsplit_once(" => ").unwrap();
                        let rows = if value == "undefined" { Vec::new() } else { vec![json(value)] };
                        let query = format!("SELECT VALUE {expression}");
                        corpus.cases.push(Case { place, documents: 0, parameters: Map::new(), query, rows, ordered: true });
                    }
                    _ => panic!("{place}: what is `{mark}`?"),
                }
            }
        }
        corpus
    }
}

impl Case {
    /// What is wrong with what was found, if anything is.
    fn check(&self, found: Result<Vec<Value>, String>, how: &str) -> Option<String> {
        let told = |found: &str| Some(format!("{}: {} gives {found} {how}, and not {:?}", self.place, self.query, self.rows));
        let mut left = match found {
            Ok(rows) => rows,
            Err(error) => return told(&error),
        };
        let all = left.clone();
        let same = left.len() == self.rows.len()
            && self.rows.iter().all(|row| {
                let mut places = 0..if self.ordered { left.len().min(1) } else { left.len() };
                places.find(|at| alike(&left[*at], row)).map(|at| left.remove(at)).is_some()
            });
        if same { None } else { told(&Value::from(all).to_string()) }
    }
}

/// Whether two values are equal, but for the last digits of numbers, and for what the service adds to documents.
fn alike(found: &Value, expected: &Value) -> bool {
    match (found, expected) {
        (Value::Number(a), Value::Number(b)) => {
            let (a, b) = (a.as_f64().unwrap(), b.as_f64().unwrap());
            (a - b).abs() <= b.abs() * 1e-14
        }
        (Value::Array(a), Value::Array(b)) => a.len() == b.len() && a.iter().zip(b).all(|(a, b)| alike(a, b)),
        (Value::Object(a), Value::Object(b)) => {
            let own = a.iter().filter(|(name, _)| !name.starts_with('_'));
            own.clone().count() == b.len() && own.into_iter().all(|(name, a)| b.get(name).is_some_and(|b| alike(a, b)))
        }
        _ => found == expected,
    }
}

fn assert_none(wrong: &[String], of: usize) {
    assert!(wrong.is_empty(), "{} of {of} cases are wrong:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn the_evaluator_answers_as_others_do() {
    let corpus = Corpus::read();
    assert!(corpus.cases.len() >= 400);
    let options = Options::default();
    let run = |case: &Case| -> Result<Vec<Value>, String> {
        let query = parser::parse(&case.query).map_err(|error| error.to_string())?;
        let program = Program::new(&query).map_err(|error| error.to_string())?;
        let parameters: Vec<(String, Value)> = case.parameters.clone().into_iter().collect();
        let env = Env::new(&options).with_parameters(&parameters);
        let rows = program.rows(&corpus.documents[case.documents], &env).map_err(|error| error.to_string())?;
        rows.map(|row| row.map(|row| row.to_json().unwrap()).map_err(|error| error.to_string())).collect()
    };
    let wrong: Vec<String> = corpus.cases.iter().filter_map(|case| case.check(run(case), "by the evaluator")).collect();
    assert_none(&wrong, corpus.cases.len());
}

/// Two rows a page, so that queries are stopped and gone on with in each range.
async fn asked(collection: &Collection, case: &Case) -> Result<Vec<Value>, String> {
    let mut query = collection.query_documents(case.query.as_str()).max_item_count(2);
    for (name, value) in &case.parameters {
        query = query.param(name.as_str(), value.clone());
    }
    query.across_partitions().items().try_collect().await.map_err(|error| error.to_string())
}

async fn partitions_answer_as_others_do(partitions: u32) {
    let corpus = Corpus::read();
    let emulator = Emulator::builder().partitions(partitions).in_process().unwrap();
    let builder = Client::builder(emulator.endpoint()).key(emulator.key()).unwrap();
    let client = builder.transport(emulator.transport()).build().unwrap();
    client.create_database("corpus").await.unwrap();
    let database = client.database("corpus");
    let mut collections = Vec::new();
    for (at, documents) in corpus.documents.iter().enumerate() {
        let name = format!("c{at}");
        database.create_collection(name.as_str(), PartitionKeyDefinition::new(["/id"]).version(2)).await.unwrap();
        let collection = database.collection(name.as_str());
        for document in documents {
            collection.create_document(document["id"].as_str().unwrap(), document).await.unwrap();
        }
        collections.push(collection);
    }
    let mut wrong = Vec::new();
    for case in &corpus.cases {
        let found = asked(&collections[case.documents], case).await;
        wrong.extend(case.check(found, &format!("over {partitions} partitions")));
    }
    assert_none(&wrong, corpus.cases.len());
}

#[tokio::test]
async fn one_partition_answers_as_others_do() {
    partitions_answer_as_others_do(1).await;
}

#[tokio::test]
async fn two_partitions_answer_as_others_do() {
    partitions_answer_as_others_do(2).await;
}

#[tokio::test]
async fn sixteen_partitions_answer_as_others_do() {
    partitions_answer_as_others_do(16).await;
}
