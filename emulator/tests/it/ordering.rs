//! `ORDER BY`: an index changes how many documents a page looks at, never which rows it has.

mod places;

use std::collections::BTreeMap;

use cosmosdb_emulator::Emulator;
use cosmosdb_sql::eval::{Env, Options, Program};
use cosmosdb_sql::parser;
use serde_json::{Value, json};

use crate::site::{KEY, Reply, Site};

const ORDERS: &str = "dbs/shop/colls/orders";
const DOCS: &str = "/dbs/shop/colls/orders/docs";
const QUERY: (&str, &str) = ("x-ms-documentdb-isquery", "True");
const METRICS: (&str, &str) = ("x-ms-documentdb-populatequerymetrics", "True");
const A: (&str, &str) = (KEY, r#"["a"]"#);

/// Numbers that look random, and are the same every time.
struct Dice(u64);

impl Dice {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % end
    }

    fn of<'a, T: ?Sized>(&mut self, items: &[&'a T]) -> &'a T {
        items[self.below(items.len())]
    }

    /// A value of any type, or nothing; some that are hard to tell apart or to put in order.
    fn value(&mut self) -> Option<Value> {
        let numbers = [json!(0), json!(-0.0), json!(1), json!(1.5), json!(-7), json!(9_007_199_254_740_993_u64), json!(1e300)];
        let texts = ["", "a", "A", "ab", "b", "\u{ffff}", "\u{10000}", "it's", "a b"].map(Value::from);
        let flat = [json!(null), json!(true), json!(false)];
        let deep = [json!([]), json!([1]), json!([1, "x"]), json!([[0]]), json!({}), json!({"b": 1}), json!({"b": [2], "a": 0})];
        let all = [&numbers[..], &texts, &flat, &deep].concat();
        (self.below(8) > 0).then(|| all[self.below(all.len())].clone())
    }

    fn document(&mut self, id: usize) -> Value {
        let tags: Vec<usize> = (0..self.below(4)).collect();
        let keys = ["a", "b", "c", "d", "e"];
        let mut document = json!({"id": id.to_string(), "pk": self.of(&keys), "n": self.below(9), "tags": tags});
        for (place, value) in [("a", self.value()), ("x", self.value())] {
            value.into_iter().for_each(|value| document[place] = value);
        }
        if let Some(value) = self.value() {
            document["b"] = json!({"c": value});
        }
        document
    }
}

/// A collection with indexes of all single paths but `/x`, and of two lists of paths.
async fn site(partitions: u32) -> Site {
    let site = Site::of(Emulator::builder().partitions(partitions));
    site.post("/dbs", json!({"id": "shop"})).await;
    let policy = json!({
        "indexingMode": "consistent",
        "includedPaths": [{"path": "/*"}],
        "excludedPaths": [{"path": "/x/?"}],
        "compositeIndexes": [
            [{"path": "/a", "order": "ascending"}, {"path": "/n", "order": "descending"}],
            [{"path": "/b/c", "order": "descending"}, {"path": "/a", "order": "descending"}, {"path": "/n"}],
        ],
    });
    let key = json!({"paths": ["/pk"], "kind": "Hash", "version": 2});
    let made = site.post("/dbs/shop/colls", json!({"id": "orders", "partitionKey": key, "indexingPolicy": policy})).await;
    assert_eq!(made.status, 201, "{made:?}");
    site
}

async fn put(site: &Site, document: &Value) {
    let made = site.on_docs("POST", "", document["pk"].as_str().unwrap(), document).await;
    assert_eq!(made.status, 201, "{made:?}");
}

/// With so many documents of all kinds.
async fn filled(partitions: u32, documents: usize, dice: &mut Dice) -> Site {
    let site = site(partitions).await;
    for id in 0..documents {
        put(&site, &dice.document(id)).await;
    }
    site
}

async fn ranges(site: &Site) -> Vec<String> {
    site.get("/dbs/shop/colls/orders/pkranges").await.ids("PartitionKeyRanges")
}

fn range(id: &str) -> (&str, &str) {
    ("x-ms-documentdb-partitionkeyrangeid", id)
}

async fn ask(site: &Site, headers: &[(&str, &str)], body: &Value) -> Reply {
    site.send("POST", DOCS, &[&[QUERY], headers].concat(), body).await
}

fn told(reply: &Reply) -> Vec<Value> {
    assert_eq!(reply.status, 200, "{reply:?}");
    reply.body["Documents"].as_array().unwrap().clone()
}

/// The rows of a page, and the continuation.
async fn page(site: &Site, scope: (&str, &str), body: &Value, size: usize, after: Option<&str>) -> (Vec<Value>, Option<String>) {
    let size = size.to_string();
    let headers = [scope, ("x-ms-max-item-count", &size), ("x-ms-continuation", after.unwrap_or_default())];
    let reply = ask(site, &headers, body).await;
    (told(&reply), reply.header("x-ms-continuation").map(str::to_owned))
}

async fn paged(site: &Site, scope: (&str, &str), text: &str, size: usize, mut after: Option<String>) -> Vec<Value> {
    let mut all = Vec::new();
    loop {
        let (rows, next) = page(site, scope, &json!({"query": text}), size, after.as_deref()).await;
        assert!(!rows.is_empty() || next.is_none(), "{text}");
        all.extend(rows);
        after = Some(next).filter(Option::is_some).flatten();
        if after.is_none() {
            return all;
        }
    }
}

/// What the evaluator makes of documents that come in the order of the collection.
fn evaluated(text: &str, documents: &[Value]) -> Vec<Value> {
    let query = parser::parse(text).unwrap();
    let (program, options) = (Program::new(&query).unwrap(), Options::default());
    let env = Env::new(&options);
    program.rows(documents, &env).unwrap().map(|row| row.unwrap().to_json().unwrap()).collect()
}

/// With all numbers in one form.
fn plain(value: &Value) -> Value {
    match value {
        Value::Number(number) => json!(number.as_f64().unwrap() + 0.0),
        Value::Array(items) => items.iter().map(plain).collect(),
        Value::Object(members) => members.iter().map(|(name, value)| (name.clone(), plain(value))).collect(),
        other => other.clone(),
    }
}

fn query(dice: &mut Dice) -> String {
    let key = dice.of(&[
        "c.a",
        "c.a DESC",
        "c.b.c",
        "c.b.c DESC",
        "c.n",
        "c.n DESC",
        "c.id DESC",
        "c.x",
        "c.x DESC",
        "c.none DESC",
        "c.a, c.n DESC",
        "c.a DESC, c.n",
        "c.a, c.n",
        "c.x DESC, c.a",
        "c.b.c DESC, c.a DESC, c.n",
        "c.b.c, c.a, c.n DESC",
        "c.b.c, c.a DESC, c.n",
    ]);
    let filter = dice.of(&[
        "",
        "",
        "WHERE c.n > 3",
        "WHERE c.a >= 1",
        "WHERE c.a < 'b' AND c.n != 2",
        "WHERE c.id = '7'",
        "WHERE c.a = [1]",
        "WHERE IS_STRING(c.a) OR c.a > 0",
        "WHERE c.a IN (null, 'a', 1)",
        "WHERE c.n = 100",
        "WHERE (c.n < 8 AND (true))",
    ]);
    let (select, joins, end) = match dice.below(6) {
        0 => ("SELECT TOP 9 VALUE c.id", "", ""),
        1 => ("SELECT c.id, c.a", "", "OFFSET 5 LIMIT 11"),
        2 => ("SELECT c.id, t", "JOIN t IN c.tags", ""),
        3 => ("SELECT VALUE c.a", "", ""),
        4 => ("SELECT VALUE t", "JOIN t IN c.tags", "OFFSET 3 LIMIT 20"),
        _ => ("SELECT c._rid, [{\"item\": c.a}] AS orderByItems, c AS payload", "", ""),
    };
    format!("{select} FROM c {joins} {filter} ORDER BY {key} {end}")
}

#[tokio::test]
async fn pages_in_order_have_the_rows_that_the_evaluator_sorts() {
    for partitions in [1, 3] {
        let mut dice = Dice(u64::from(partitions));
        let site = filled(partitions, 150, &mut dice).await;
        for round in 0..120 {
            // Indexes are there by now, and are kept up.
            if round % 10 == 9 {
                put(&site, &dice.document(1000 + round)).await;
                let key = format!("[\"{}\"]", dice.of(&["a", "b", "c", "d", "e"]));
                let of_key = told(&ask(&site, &[(KEY, &key)], &json!({"query": "SELECT * FROM c"})).await);
                let one = &of_key[dice.below(of_key.len())];
                let (id, pk) = (one["id"].as_str().unwrap(), one["pk"].as_str().unwrap());
                let mut other = dice.document(0);
                (other["id"], other["pk"]) = (id.into(), pk.into());
                assert_eq!(site.on_docs("PUT", id, pk, other).await.status, 200);
                let gone = of_key[dice.below(of_key.len())]["id"].as_str().unwrap();
                assert_eq!(site.on_docs("DELETE", gone, pk, "").await.status, 204);
            }
            let text = query(&mut dice);
            let ranges = ranges(&site).await;
            let scope = if dice.below(4) == 0 { A } else { range(&ranges[dice.below(ranges.len())]) };
            let documents =
                told(&ask(&site, &[scope, ("x-ms-max-item-count", "-1")], &json!({"query": "SELECT * FROM c"})).await);
            let size = [1, 2, 3, 7, 50, 1000][dice.below(6)];
            let rows = paged(&site, scope, &text, size, None).await;
            let expected = evaluated(&text, &documents);
            assert_eq!(rows.len(), expected.len(), "{text} by {size} in {scope:?} of {partitions}");
            for (row, expected) in rows.iter().zip(&expected) {
                assert_eq!(plain(row), plain(expected), "{text} by {size} in {scope:?} of {partitions}");
            }
        }
    }
}

#[tokio::test]
async fn what_does_not_change_is_told_once_whatever_comes_and_goes() {
    let mut dice = Dice(5);
    for text in ["SELECT * FROM c ORDER BY c.a", "SELECT * FROM c ORDER BY c.a DESC, c.n", "SELECT * FROM c ORDER BY c.x DESC"] {
        let site = filled(1, 150, &mut dice).await;
        let by_id = |rows: Vec<Value>| rows.into_iter().map(|row| (row["id"].as_str().unwrap().to_owned(), row));
        let mut steady: BTreeMap<String, Value> = by_id(paged(&site, range("0"), "SELECT * FROM c", 1000, None).await).collect();
        let (mut seen, mut after, mut next) = (Vec::new(), None, 1000);
        loop {
            let (rows, continuation) = page(&site, range("0"), &json!({"query": text}), 4, after.as_deref()).await;
            // The last one told goes, one that was not told changes, and another one comes.
            let last = by_id(rows.clone()).next_back().unwrap();
            let key = last.1["pk"].as_str().unwrap().to_owned();
            assert_eq!(site.on_docs("DELETE", &last.0, &key, "").await.status, 204);
            seen.extend(by_id(rows));
            steady.remove(&last.0);
            let other = steady.keys().find(|id| !seen.iter().any(|(seen, _)| seen == *id)).cloned();
            if let Some(document) = other.and_then(|id| steady.remove(&id)) {
                let mut changed = dice.document(0);
                (changed["id"], changed["pk"]) = (document["id"].clone(), document["pk"].clone());
                let (id, key) = (document["id"].as_str().unwrap(), document["pk"].as_str().unwrap());
                assert_eq!(site.on_docs("PUT", id, key, changed).await.status, 200);
            }
            put(&site, &dice.document(next)).await;
            next += 1;
            after = continuation;
            if after.is_none() {
                break;
            }
        }
        let kept: Vec<&Value> = seen.iter().filter(|(id, _)| steady.contains_key(id)).map(|(_, row)| &row["id"]).collect();
        let mut expected: Vec<Value> = steady.into_values().collect();
        expected.sort_by_key(|row| row["id"].as_str().unwrap().parse::<usize>().unwrap());
        assert!(expected.len() > 50, "{}", expected.len());
        let sorted = evaluated(text, &expected);
        assert_eq!(kept, sorted.iter().map(|row| &row["id"]).collect::<Vec<_>>(), "{text}");
    }
}

#[tokio::test]
async fn pages_in_order_go_on_where_their_partition_went() {
    for (key, text) in [
        ("c.n", "SELECT VALUE c.id FROM c ORDER BY c.n"),
        ("c.a DESC", "SELECT VALUE c.id FROM c ORDER BY c.a DESC"),
        ("c.a, c.n DESC", "SELECT VALUE c.id FROM c ORDER BY c.a, c.n DESC"),
        ("c.x", "SELECT VALUE c.id FROM c ORDER BY c.x"),
    ] {
        let site = filled(1, 150, &mut Dice(9)).await;
        let all = paged(&site, range("0"), text, 1000, None).await;
        let (first, after) = page(&site, range("0"), &json!({"query": text}), 40, None).await;
        site.emulator.split(ORDERS, "0").unwrap();
        let mut parts = Vec::new();
        for id in ["1", "2"] {
            parts.push(paged(&site, range(id), text, 7, after.clone()).await);
        }
        assert!(parts.iter().all(|part| part.len() > 10), "{key}");
        // Each is in order for itself, and together they are what was left.
        for part in &parts {
            let left: Vec<Value> = all[40..].iter().filter(|id| part.contains(id)).cloned().collect();
            assert_eq!(*part, left, "{key}");
        }
        assert_eq!(parts.concat().len() + first.len(), all.len(), "{key}");

        let (some, after) = page(&site, range("1"), &json!({"query": text}), 20, None).await;
        site.emulator.merge(ORDERS, "1", "2").unwrap();
        let merged = ranges(&site).await;
        let span = site.get("/dbs/shop/colls/orders/pkranges").await.body["PartitionKeyRanges"][0].clone();
        assert_eq!((merged.len(), &span["minInclusive"]), (1, &json!("")));
        let middle = format!("1{}", "F".repeat(31));
        let size = ("x-ms-max-item-count", "1000");
        let part = [range(&merged[0]), ("x-ms-read-key-type", "EffectivePartitionKeyRange"), ("x-ms-start-epk", "")];
        let rest = [&part[..], &[("x-ms-end-epk", &*middle), size, ("x-ms-continuation", after.as_deref().unwrap())]].concat();
        let rest = told(&ask(&site, &rest, &json!({"query": text})).await);
        let of_first: Vec<Value> = all.iter().filter(|id| some.contains(id) || rest.contains(id)).cloned().collect();
        assert_eq!([some, rest].concat(), of_first, "{key} after a merge");
    }
}

/// How many documents a page looks at.
async fn looked_at(site: &Site, text: &str, size: &str, after: &str) -> usize {
    let headers = [range("0"), METRICS, ("x-ms-max-item-count", size), ("x-ms-continuation", after)];
    let reply = ask(site, &headers, &json!({"query": text})).await;
    assert_eq!(reply.status, 200, "{reply:?}");
    let metrics = reply.header("x-ms-documentdb-query-metrics").unwrap();
    metrics.split(';').find_map(|one| one.strip_prefix("retrievedDocumentCount=")).unwrap().parse().unwrap()
}

#[tokio::test]
async fn a_page_looks_at_no_more_documents_than_it_must() {
    let site = site(1).await;
    for n in 0..400 {
        put(&site, &json!({"id": n.to_string(), "pk": "a", "n": n % 40, "a": n, "x": n, "few": n / 10, "b": {"c": n % 7}})).await;
    }
    for (text, most) in [
        ("SELECT * FROM c ORDER BY c.a", 11),
        ("SELECT * FROM c ORDER BY c.a DESC", 11),
        ("SELECT * FROM c ORDER BY c.a, c.n DESC", 11),
        ("SELECT * FROM c ORDER BY c.a DESC, c.n ASC", 11),
        ("SELECT * FROM c ORDER BY c.b.c, c.a, c.n DESC", 11),
        ("SELECT * FROM c WHERE c.a > 100 AND c.a < 390 ORDER BY c.a DESC", 11),
        ("SELECT * FROM c WHERE c.n >= 10 ORDER BY c.a", 21),
        ("SELECT TOP 5 * FROM c ORDER BY c.a", 5),
        ("SELECT * FROM c ORDER BY c.a OFFSET 7 LIMIT 5", 12),
        ("SELECT c._rid, [{\"item\": c.a}] AS orderByItems, c AS payload FROM c WHERE (true) ORDER BY c.a", 11),
        ("SELECT * FROM c WHERE c.few = 3 ORDER BY c.a", 10),
        ("SELECT * FROM c WHERE c.few IN (3, 4) ORDER BY c.a, c.n", 20),
    ] {
        assert_eq!(looked_at(&site, text, "10", "").await, most, "{text}");
    }
    for text in ["SELECT * FROM c ORDER BY c.x", "SELECT * FROM c ORDER BY c.a, c.n", "SELECT DISTINCT c.a FROM c ORDER BY c.a"] {
        assert_eq!(looked_at(&site, text, "10", "").await, 400, "no index: {text}");
    }
    // What was told is not gone through again.
    let text = "SELECT * FROM c ORDER BY c.a DESC";
    let (_, after) = page(&site, range("0"), &json!({"query": text}), 300, None).await;
    assert_eq!(looked_at(&site, text, "10", &after.unwrap()).await, 12);
}

#[tokio::test]
async fn pages_in_order_cost_what_the_whole_costs() {
    let site = site(1).await;
    for n in 0..120 {
        put(&site, &json!({"id": n.to_string(), "pk": "a", "n": n % 7, "a": n, "x": n, "tags": [1, 2]})).await;
    }
    for text in [
        "SELECT * FROM c ORDER BY c.a DESC",
        "SELECT * FROM c WHERE c.n < 5 ORDER BY c.a",
        "SELECT * FROM c WHERE c.n = 5 ORDER BY c.x",
        "SELECT t FROM c JOIN t IN c.tags ORDER BY c.a, c.n DESC",
        "SELECT * FROM c ORDER BY c.a OFFSET 10 LIMIT 50",
    ] {
        let mut sums = Vec::new();
        for size in ["1000", "50", "7"] {
            let (mut sum, mut after) = (0.0, String::new());
            loop {
                let reply =
                    ask(&site, &[A, ("x-ms-max-item-count", size), ("x-ms-continuation", &after)], &json!({"query": text})).await;
                sum += reply.header("x-ms-request-charge").unwrap().parse::<f64>().unwrap();
                match reply.header("x-ms-continuation") {
                    Some(next) => next.clone_into(&mut after),
                    None => break,
                }
            }
            sums.push(sum);
        }
        // Every page is rounded for itself.
        assert!(sums.iter().all(|sum| (sum - sums[0]).abs() < 0.2), "{text}: {sums:?}");
    }
}
