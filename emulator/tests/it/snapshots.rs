//! Snapshots and forks; and what many writers of one document may count on.

use std::time::Instant;

use cosmosdb::Client;
use cosmosdb::types::PartitionKeyDefinition;
use cosmosdb_emulator::Emulator;
use serde_json::{Value, json};

use crate::site::Site;

const DOCS: &str = "/dbs/shop/colls/orders/docs";

fn client(emulator: &Emulator) -> Client {
    Client::builder(emulator.endpoint()).key(emulator.key()).unwrap().transport(emulator.transport()).build().unwrap()
}

#[tokio::test]
async fn a_snapshot_is_gone_back_to() {
    let site = Site::with_orders().await;
    site.add("1", "a").await;
    site.add("2", "a").await;
    let before = site.get(DOCS).await;
    let snapshot = site.emulator.snapshot();
    let later = site.on_docs("PUT", "1", "a", json!({"id": "1", "pk": "a", "n": 1})).await.text("_etag");
    site.on_docs("DELETE", "2", "a", "").await;
    site.post("/dbs", json!({"id": "more"})).await;
    for _ in 0..2 {
        site.emulator.restore(&snapshot).unwrap();
        let after = site.get(DOCS).await;
        assert_eq!((&after.body, after.header("x-ms-session-token")), (&before.body, before.header("x-ms-session-token")));
        assert_eq!(site.get("/dbs").await.ids("Databases"), ["shop"]);
        let again = site.on_docs("PUT", "1", "a", json!({"id": "1", "pk": "a", "n": 2})).await;
        assert_ne!(again.text("_etag"), later, "an entity tag that was given out stands for what it stood for");
    }
}

#[tokio::test]
async fn a_fork_goes_its_own_way() {
    let emulator = Emulator::builder().regions(["West US", "East US"]).in_process().unwrap();
    client(&emulator).create_database("shop").await.unwrap();
    let fork = emulator.fork().unwrap();
    let (here, there) = (client(&emulator), client(&fork));
    there.read_database("shop").await.unwrap();
    there.delete_database("shop").await.unwrap();
    here.read_database("shop").await.unwrap();
    here.create_database("other").await.unwrap();
    assert!(there.read_database("other").await.unwrap_err().is_not_found());
    fork.failover("East US").unwrap();
    assert_eq!(fork.requests().of("create_database"), 0, "it counts for itself");
    // What a fork holds comes back by a snapshot.
    emulator.restore(&fork.snapshot()).unwrap();
    assert!(here.read_database("shop").await.unwrap_err().is_not_found());
}

#[cfg(feature = "durable")]
#[tokio::test]
async fn what_was_gone_back_to_is_kept() {
    let directory = tempfile::tempdir().unwrap();
    let file = directory.path().join("shop.redb");
    let site = Site::of(Emulator::builder().data(&file));
    site.post("/dbs", json!({"id": "shop"})).await;
    let definition = json!({"id": "orders", "partitionKey": {"paths": ["/pk"]}, "changeFeedPolicy": {"retentionDuration": 5}});
    site.post("/dbs/shop/colls", definition).await;
    site.add("1", "a").await;
    let all = [
        ("A-IM", "Full-Fidelity Feed"),
        ("x-ms-cosmos-changefeed-wire-format-version", "2021-09-15"),
        ("If-None-Match", "\"1\""),
    ];
    let (documents, changes) = (site.get(DOCS).await.body, site.send("GET", DOCS, &all, "").await);
    assert_eq!(changes.status, 200, "{changes:?}");
    let snapshot = site.emulator.snapshot();
    site.delete("/dbs/shop").await;
    site.post("/dbs", json!({"id": "other"})).await;
    site.emulator.restore(&snapshot).unwrap();
    drop(site);
    let site = Site::of(Emulator::builder().data(&file));
    assert_eq!(site.get("/dbs").await.ids("Databases"), ["shop"]);
    assert_eq!(site.get(DOCS).await.body, documents);
    assert_eq!(site.send("GET", DOCS, &all, "").await.body, changes.body);
}

/// Figures, not a bound: `cargo test --release -- --ignored snapshots --nocapture`.
#[tokio::test]
#[ignore = "measures"]
async fn how_long_snapshots_take() {
    let site = Site::with_orders().await;
    for n in 0..1000 {
        let document = json!({"id": n.to_string(), "pk": "a", "text": "x".repeat(900)});
        site.on_docs("POST", "", "a", document).await;
    }
    let began = Instant::now();
    let snapshot = site.emulator.snapshot();
    let taken = began.elapsed();
    site.emulator.restore(&snapshot).unwrap();
    println!("1000 documents: snapshot {taken:?}, with restore {:?}", began.elapsed());
}

#[tokio::test(flavor = "multi_thread")]
async fn one_conditional_write_wins_for_each_entity_tag() {
    let emulator = Emulator::in_process().unwrap();
    client(&emulator).create_database("shop").await.unwrap();
    let shop = client(&emulator).database("shop");
    shop.create_collection("orders", PartitionKeyDefinition::new(["/pk"]).version(2)).await.unwrap();
    let orders = shop.collection("orders");
    orders.create_document("a", &json!({"id": "1", "pk": "a", "by": 0})).await.unwrap();
    for _ in 0..5 {
        let etag = orders.read_document("a", "1").await.unwrap().meta().etag().unwrap().to_owned();
        let writers = (0..100).map(|task| {
            let (orders, etag) = (orders.clone(), etag.clone());
            tokio::spawn(async move {
                let document = json!({"id": "1", "pk": "a", "by": task});
                let outcome = orders.replace_document("a", "1", &document).if_match(etag).await;
                (task, outcome.map_or_else(|error| error.status(), |_| None))
            })
        });
        let mut winners = Vec::new();
        for writer in writers.collect::<Vec<_>>() {
            match writer.await.unwrap() {
                (task, None) => winners.push(task),
                (_, status) => assert_eq!(status, Some(412)),
            }
        }
        let end: Value = orders.read_document("a", "1").await.unwrap().into_json().unwrap();
        assert_eq!(winners.as_slice(), [end["by"].as_i64().unwrap()], "exactly one wins, and what it wrote is there");
    }
}

/// The same at length: `cargo test --release -p cosmosdb-emulator --test it -- --ignored conditional`.
#[tokio::test(flavor = "multi_thread")]
#[ignore = "takes minutes where it is not optimised"]
async fn of_a_hundred_thousand_conditional_writes_one_wins_for_each_entity_tag() {
    let emulator = Emulator::in_process().unwrap();
    client(&emulator).create_database("shop").await.unwrap();
    let shop = client(&emulator).database("shop");
    shop.create_collection("orders", PartitionKeyDefinition::new(["/pk"]).version(2)).await.unwrap();
    let orders = shop.collection("orders");
    orders.create_document("a", &json!({"id": "1", "pk": "a", "n": 0})).await.unwrap();
    let writers = (0..100).map(|_| {
        let orders = orders.clone();
        tokio::spawn(async move {
            let mut won = Vec::new();
            for _ in 0..1000 {
                let read = orders.read_document("a", "1").await.unwrap();
                let etag = read.meta().etag().unwrap().to_owned();
                let n = read.into_json::<Value>().unwrap()["n"].as_u64().unwrap();
                let document = json!({"id": "1", "pk": "a", "n": n + 1});
                match orders.replace_document("a", "1", &document).if_match(etag.clone()).await {
                    Ok(_) => won.push(etag),
                    Err(error) => assert_eq!(error.status(), Some(412)),
                }
            }
            won
        })
    });
    let mut won = Vec::new();
    for writer in writers.collect::<Vec<_>>() {
        won.extend(writer.await.unwrap());
    }
    let writes = won.len();
    won.sort_unstable();
    won.dedup();
    let end: Value = orders.read_document("a", "1").await.unwrap().into_json().unwrap();
    println!("{writes} of 100000 won");
    assert_eq!(
        (won.len(), end["n"].as_u64()),
        (writes, u64::try_from(writes).ok()),
        "no entity tag was won twice, no write lost"
    );
}
