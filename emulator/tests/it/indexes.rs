//! Indexes change how long a query takes, never what it answers.

use cosmosdb::{Client, Collection};
use cosmosdb_emulator::Emulator;
use serde_json::{Value, json};

/// Numbers that look random, and are the same every time.
struct Dice(u64);

impl Dice {
    fn below(&mut self, end: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % end
    }

    fn of<'a, T>(&mut self, items: &'a [T]) -> &'a T {
        &items[usize::try_from(self.below(items.len() as u64)).unwrap()]
    }
}

/// Values of all types, among them some that are hard to tell apart or to put in order.
fn values() -> Vec<Value> {
    let numbers = [json!(0), json!(-0.0), json!(1), json!(1.5), json!(-7), json!(9_007_199_254_740_993_u64), json!(1e300)];
    let texts = ["", "a", "A", "ab", "b", "\u{ffff}", "\u{10000}", "it's", "a b"].map(Value::from);
    let others = [json!(null), json!(true), json!(false), json!([1]), json!({"b": 1}), json!([])];
    [&numbers[..], &texts, &others].concat()
}

fn document(dice: &mut Dice, id: u64) -> Value {
    let values = values();
    let mut document = json!({"id": id.to_string(), "pk": format!("p{}", dice.below(5)), "n": dice.below(1000)});
    if dice.below(4) > 0 {
        document["a"] = dice.of(&values).clone();
    }
    if dice.below(4) > 0 {
        document["b"] = json!({"c": dice.of(&values).clone(), "x y": dice.below(9)});
    }
    document
}

fn literal(value: &Value) -> String {
    value.to_string()
}

fn condition(dice: &mut Dice, depth: u32) -> String {
    let values = values();
    let path = *dice.of(&["c.a", "c.b.c", "c[\"b\"][\"x y\"]", "c.n", "c.id", "c.missing"]);
    let (one, other) = (literal(dice.of(&values)), literal(dice.of(&values)));
    match dice.below(if depth > 2 { 9 } else { 12 }) {
        0 | 1 => format!("{path} = {one}"),
        2 => format!("{one} <= {path}"),
        3 => format!("{path} > {one}"),
        4 => format!("{path} IN ({one}, {other}, 5)"),
        5 => format!("{path} BETWEEN {one} AND {other}"),
        6 => format!("NOT {path}"),
        7 => format!("{path} != {one}"),
        8 => format!("IS_NULL({path})"),
        9 => format!("({} AND {})", condition(dice, depth + 1), condition(dice, depth + 1)),
        10 => format!("({} OR {})", condition(dice, depth + 1), condition(dice, depth + 1)),
        _ => format!("NOT ({})", condition(dice, depth + 1)),
    }
}

async fn client() -> Client {
    let emulator = Emulator::builder().in_process().unwrap();
    let client = Client::builder(emulator.endpoint()).key(emulator.key()).unwrap().transport(emulator.transport());
    let client = client.build().unwrap();
    client.create_database("shop").await.unwrap();
    client
}

async fn collection(client: &Client, id: &str, policy: Value) -> Collection {
    let shop = client.database("shop");
    let wanted: cosmosdb::types::IndexingPolicy = serde_json::from_value(policy).unwrap();
    let key = serde_json::from_value(json!({"paths": ["/pk"], "version": 2})).unwrap();
    shop.create_collection(id, key).indexing_policy(wanted).await.unwrap();
    shop.collection(id)
}

async fn ask(orders: &Collection, text: &str, pk: Option<&str>, size: i64) -> Vec<Value> {
    let query = orders.query_documents(text).max_item_count(size);
    let query = match pk {
        Some(pk) => query.partition_key(pk),
        None => query.enable_cross_partition_query(true),
    };
    let mut pages = query.pages();
    let mut all = Vec::new();
    while let Some(page) = pages.try_next().await.unwrap_or_else(|error| panic!("{text}: {error}")) {
        all.extend(page.into_items::<Value>().unwrap());
    }
    all
}

#[tokio::test]
async fn answers_are_the_same_with_and_without_them() {
    let client = client().await;
    let indexed = json!({"indexingMode": "consistent", "includedPaths": [{"path": "/*"}], "excludedPaths": [{"path": "/n/?"}]});
    let both = [
        collection(&client, "indexed", indexed).await,
        collection(&client, "plain", json!({"indexingMode": "none", "automatic": false})).await,
    ];
    let mut dice = Dice(7);
    let mut keys = std::collections::HashMap::new();
    let mut next = 0;
    for round in 0..6 {
        // Between the rounds, some documents change, some go, and some come.
        for _ in 0..if round == 0 { 150 } else { 30 } {
            let id = if round > 0 && dice.below(2) == 0 { dice.below(next) } else { next };
            next = next.max(id + 1);
            if let Some(pk) = keys.remove(&id) {
                for orders in &both {
                    orders.delete_document(&pk, id.to_string()).await.unwrap();
                }
                if dice.below(2) == 0 {
                    continue;
                }
            }
            let document = document(&mut dice, id);
            let pk: String = document["pk"].as_str().unwrap().to_owned();
            for orders in &both {
                orders.upsert_document(&pk, &document).await.unwrap();
            }
            keys.insert(id, pk);
        }
        for _ in 0..60 {
            let select =
                *dice.of(&["SELECT VALUE c.id", "SELECT VALUE COUNT(1)", "SELECT DISTINCT VALUE c.a", "SELECT TOP 5 c.id, c.a"]);
            let text = format!("{select} FROM c WHERE {}", condition(&mut dice, 0));
            let pk = (dice.below(2) == 0 || !select.ends_with("c.id")).then(|| format!("p{}", dice.below(6)));
            let size = *dice.of(&[1, 7, 100]);
            let [with, without] =
                [ask(&both[0], &text, pk.as_deref(), size).await, ask(&both[1], &text, pk.as_deref(), size).await];
            assert_eq!(with, without, "{text} of {pk:?}");
        }
    }
}

#[tokio::test]
async fn an_index_costs_less_than_a_scan() {
    let client = client().await;
    let orders = collection(
        &client,
        "orders",
        json!({"indexingMode": "consistent", "includedPaths": [{"path": "/*"}], "excludedPaths": [{"path": "/b/?"}]}),
    )
    .await;
    for id in 0..300 {
        orders.create_document("p", &json!({"id": id.to_string(), "pk": "p", "a": id, "b": id})).await.unwrap();
    }
    let read = async |filter: &str| {
        let page = orders
            .query_documents(format!("SELECT * FROM c WHERE {filter}"))
            .partition_key("p")
            .populate_query_metrics(true)
            .max_item_count(-1)
            .await
            .unwrap();
        let metrics = page.meta().headers()["x-ms-documentdb-query-metrics"].to_str().unwrap();
        metrics.split(';').find_map(|one| one.strip_prefix("retrievedDocumentCount=")).unwrap().parse::<u32>().unwrap()
    };
    assert_eq!(read("c.a = 7").await, 1);
    assert_eq!(read("c.a >= 7 AND c.a < 17 AND c.b > 0").await, 10);
    assert_eq!(read("c.b = 7").await, 300, "this path is not indexed");
    assert_eq!(read("c.a != 7").await, 300);
}
