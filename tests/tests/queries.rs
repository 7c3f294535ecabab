//! Queries across partitions, from the client through the emulator and back: the answers are those of a single partition.

#![allow(missing_docs, clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use std::time::Duration;

use cosmosdb::types::{PartitionKeyDefinition, PartitionKeyKind};
use cosmosdb::{Client, Collection, ErrorKind, headers};
use cosmosdb_emulator::{Emulator, Fault};
use serde_json::{Value, json};
use tokio::time::Instant;

/// What has one order only.
const SORTED: &[&str] = &[
    "SELECT VALUE c.id FROM c ORDER BY c.id",
    "SELECT c.id, c.k FROM c WHERE c.n > @least ORDER BY c.k DESC, c.id",
    "SELECT VALUE c.k FROM c ORDER BY c.k",
    "SELECT TOP 5 VALUE c.id FROM c ORDER BY c.n DESC, c.id",
    "SELECT VALUE c.id FROM c ORDER BY c.n, c.id OFFSET 4 LIMIT 6",
    "SELECT DISTINCT VALUE c.s FROM c ORDER BY c.s",
    "SELECT c.id, t FROM c JOIN t IN c.tags ORDER BY c.id",
    "SELECT VALUE COUNT(1) FROM c",
    "SELECT VALUE SUM(c.n) FROM c",
    "SELECT VALUE AVG(c.n) FROM c WHERE c.n > @least",
    "SELECT VALUE MIN(c.s) FROM c",
    "SELECT VALUE MAX(c.nothing) FROM c",
    "SELECT COUNT(1) AS count, AVG(c.n) AS mean, MAX(c.s) AS last FROM c",
    "SELECT VALUE COUNT(1) FROM (SELECT DISTINCT c.s FROM c)",
];

/// What may come in any order.
const UNSORTED: &[&str] = &[
    "SELECT * FROM c",
    "SELECT VALUE c.id FROM c WHERE c.pk IN ('p1', 'p7')",
    "SELECT DISTINCT VALUE c.k FROM c",
    "SELECT c.s, COUNT(1) AS count, SUM(c.n) AS sum FROM c GROUP BY c.s",
    "SELECT VALUE t FROM c JOIN t IN c.tags",
];

async fn shop(partitions: u32) -> (Emulator, Collection) {
    let emulator = Emulator::builder().partitions(partitions).in_process().unwrap();
    let builder = Client::builder(emulator.endpoint()).key(emulator.key()).unwrap();
    let client = builder.transport(emulator.transport()).build().unwrap();
    client.create_database("shop").await.unwrap();
    let shop = client.database("shop");
    shop.create_collection("orders", PartitionKeyDefinition::new(["/pk"]).version(2)).await.unwrap();
    let orders = shop.collection("orders");
    for at in 0..60 {
        let k = [Value::Null, json!(at % 5), json!(format!("k{}", at % 3)), json!(at % 2 == 0), json!([at % 4])][at % 5].clone();
        let pk = format!("p{}", at % 17);
        let (tags, s): (Vec<usize>, _) = ((0..at % 3).collect(), ["x", "y", "ä"][at % 3]);
        let mut order = json!({"id": format!("o{at:02}"), "pk": pk, "n": at % 7, "s": s, "k": k, "tags": tags});
        if at % 11 == 0 {
            order.as_object_mut().unwrap().remove("k");
        }
        orders.create_document(pk.as_str(), &order).await.unwrap();
    }
    (emulator, orders)
}

/// Rows without what differs from emulator to emulator.
fn plain(mut rows: Vec<Value>) -> Vec<Value> {
    for row in rows.iter_mut().filter_map(Value::as_object_mut) {
        row.retain(|name, _| !name.starts_with('_'));
    }
    rows
}

fn in_some_order(rows: Vec<Value>) -> Vec<String> {
    let mut rows: Vec<String> = plain(rows).iter().map(ToString::to_string).collect();
    rows.sort();
    rows
}

fn check(text: &str, found: Vec<Value>, expected: &[Value], how: &str) {
    if SORTED.contains(&text) {
        assert_eq!(plain(found), plain(expected.to_vec()), "{text}: {how}");
    } else {
        assert_eq!(in_some_order(found), in_some_order(expected.to_vec()), "{text}: {how}");
    }
}

/// Page by page, each asked for by a query of its own.
async fn page_by_page(orders: &Collection, text: &str, size: i64) -> Vec<Value> {
    let (mut all, mut continuation) = (Vec::new(), None::<String>);
    loop {
        let mut query = orders.query_documents(text).param("@least", 2).max_item_count(size).across_partitions();
        if let Some(continuation) = continuation {
            query = query.continuation(continuation);
        }
        let page = query.await.unwrap();
        let rows: Vec<Value> = page.items().unwrap();
        assert!(rows.len() <= usize::try_from(size).unwrap());
        all.extend(rows);
        continuation = page.meta().continuation().map(str::to_owned);
        if continuation.is_none() {
            return all;
        }
    }
}

#[tokio::test]
async fn any_number_of_partitions_answers_as_one() {
    let (_one, single) = shop(1).await;
    for partitions in [1, 2, 16] {
        let (_emulator, orders) = shop(partitions).await;
        for text in SORTED.iter().chain(UNSORTED) {
            let whole = single.query_documents(*text).param("@least", 2).partition_key_range_id("0");
            let expected: Vec<Value> = whole.max_item_count(1000).await.unwrap().into_items().unwrap();
            let query = orders.query_documents(*text).param("@least", 2).max_item_count(4).across_partitions();
            let found = query.items::<Value>().try_collect().await.unwrap();
            check(text, found, &expected, &format!("{partitions} partitions"));
            let found = page_by_page(&orders, text, 3).await;
            check(text, found, &expected, &format!("{partitions} partitions, page by page"));
        }
    }
}

#[tokio::test]
async fn partitions_split_and_merge_while_a_query_runs() {
    let (_one, single) = shop(1).await;
    for text in SORTED.iter().chain(UNSORTED) {
        let whole = single.query_documents(*text).param("@least", 2).partition_key_range_id("0");
        let expected: Vec<Value> = whole.max_item_count(1000).await.unwrap().into_items().unwrap();
        let (emulator, orders) = shop(2).await;
        let mut pages = orders.query_documents(*text).param("@least", 2).max_item_count(2).across_partitions().pages();
        let (mut found, mut ranges, mut turn) = (Vec::new(), vec!["0".to_owned(), "1".to_owned()], 0);
        while let Some(page) = pages.try_next().await.unwrap() {
            found.extend(page.items::<Value>().unwrap());
            turn += 1;
            if turn % 3 == 0 && ranges.len() > 2 {
                let merged = emulator.merge("dbs/shop/colls/orders", &ranges[0], &ranges[1]).unwrap();
                ranges.splice(..2, [merged]);
            } else if ranges.len() < 9 {
                let at = turn % ranges.len();
                let children = emulator.split("dbs/shop/colls/orders", &ranges[at]).unwrap();
                ranges.splice(at..=at, children);
            }
        }
        check(text, found, &expected, "with splits and merges");
    }
}

#[tokio::test]
async fn a_query_can_be_narrowed() {
    let (_emulator, orders) = shop(4).await;
    let of = |query: cosmosdb::operations::QueryDocuments| async move {
        query.max_item_count(2).across_partitions().items::<Value>().try_collect().await.unwrap()
    };
    // An aggregate over one partition key is computed page by page, and has to be put together as well.
    assert_eq!(of(orders.query_documents("SELECT VALUE COUNT(1) FROM c").partition_key("p3")).await, [json!(4)]);
    assert_eq!(of(orders.query_documents("SELECT VALUE c.id FROM c ORDER BY c.id DESC").partition_key("p3")).await.len(), 4);
    let mut counted = 0;
    for range in ["0", "1", "2", "3"] {
        let query = orders.query_documents("SELECT VALUE COUNT(1) FROM c").partition_key_range_id(range);
        counted += of(query).await[0].as_u64().unwrap();
    }
    assert_eq!(counted, 60);
    let nowhere = orders.query_documents("SELECT * FROM c").partition_key_range_id("99").across_partitions().await.unwrap_err();
    assert_eq!(nowhere.kind(), ErrorKind::InvalidInput);
    assert!(nowhere.to_string().contains("`99`"), "{nowhere}");
}

/// A query over one range is stopped, the range splits twice, and its children are read to their end; of others nothing is.
#[tokio::test]
async fn a_query_of_one_range_goes_on_after_its_split() {
    for text in ["SELECT VALUE c.id FROM c", "SELECT VALUE c.id FROM c ORDER BY c.n DESC"] {
        let (emulator, orders) = shop(2).await;
        let query = || orders.query_documents(text).partition_key_range_id("1").max_item_count(4).across_partitions();
        let expected = in_some_order(query().items::<Value>().try_collect().await.unwrap());
        let mut pages = query().pages();
        let mut found: Vec<Value> = pages.try_next().await.unwrap().unwrap().items().unwrap();
        let continuation = pages.continuation().unwrap().unwrap();
        let children = emulator.split("dbs/shop/colls/orders", "1").unwrap();
        emulator.split("dbs/shop/colls/orders", &children[0]).unwrap();
        found.extend(query().continuation(continuation).items::<Value>().try_collect().await.unwrap());
        assert_eq!(in_some_order(found), expected, "{text}");
        let error = query().await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::InvalidInput, "a query that begins now begins in a range that is there: {error}");
    }
}

#[tokio::test]
async fn the_first_values_of_a_hierarchical_key_are_enough() {
    let emulator = Emulator::builder().partitions(4).in_process().unwrap();
    let builder = Client::builder(emulator.endpoint()).key(emulator.key()).unwrap();
    let client = builder.transport(emulator.transport()).build().unwrap();
    client.create_database("shop").await.unwrap();
    let shop = client.database("shop");
    let key = PartitionKeyDefinition::new(["/tenant", "/user"]).kind(PartitionKeyKind::MultiHash).version(2);
    shop.create_collection("visits", key).await.unwrap();
    let visits = shop.collection("visits");
    for at in 0..40 {
        let (tenant, user) = (format!("t{}", at % 3), format!("u{}", at % 8));
        let visit = json!({"id": at.to_string(), "tenant": tenant, "user": user, "n": at});
        visits.create_document((tenant, user), &visit).await.unwrap();
    }
    let query = |text: &str| visits.query_documents(text).partition_key("t1").max_item_count(3).across_partitions();
    let found: Vec<u64> = query("SELECT VALUE c.n FROM c ORDER BY c.n").items().try_collect().await.unwrap();
    assert_eq!(found, (0..40).filter(|at| at % 3 == 1).collect::<Vec<u64>>());
    let sum: Vec<u64> = query("SELECT VALUE SUM(c.n) FROM c").items().try_collect().await.unwrap();
    assert_eq!(sum, [found.iter().sum::<u64>()]);
    let full: Vec<u64> = visits
        .query_documents("SELECT VALUE COUNT(1) FROM c")
        .partition_key(("t1", "u1"))
        .across_partitions()
        .items()
        .try_collect()
        .await
        .unwrap();
    assert_eq!(full, [(0..40).filter(|at| at % 3 == 1 && at % 8 == 1).count() as u64]);
}

#[tokio::test]
async fn a_continuation_is_of_its_query_alone() {
    let (emulator, orders) = shop(4).await;
    let builder = Client::builder(emulator.endpoint()).key(emulator.key()).unwrap();
    let database = builder.transport(emulator.transport()).build().unwrap().database("shop");
    let text = "SELECT * FROM c WHERE c.n > @least ORDER BY c.id";
    let query =
        |text: &str, least: i64| orders.query_documents(text).param("@least", least).max_item_count(2).across_partitions();
    let first = query(text, 1).await.unwrap();
    let continuation = first.meta().continuation().unwrap();
    assert!(query(text, 1).continuation(continuation).await.is_ok());
    database.create_collection("other", PartitionKeyDefinition::new(["/pk"]).version(2)).await.unwrap();
    let elsewhere = database.collection("other");
    let foreign = [
        query("SELECT * FROM c WHERE c.n > @least ORDER BY c.n", 1),
        query(text, 2),
        orders.query_documents(text).param("@least", 1).partition_key("p1").across_partitions(),
    ];
    for query in foreign {
        let error = query.continuation(continuation).await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Continuation, "{error}");
    }
    let plain = orders.query_documents("SELECT * FROM c").enable_cross_partition_query(true).max_item_count(2).await.unwrap();
    let error = query(text, 1).continuation(plain.meta().continuation().unwrap()).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Continuation, "{error}");
    let query = elsewhere.query_documents(text).param("@least", 1).max_item_count(2).across_partitions();
    let error = query.continuation(continuation).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Continuation, "{error}");
    assert!(error.to_string().contains("another collection"), "{error}");
}

#[tokio::test]
async fn what_a_query_costs_is_told_for_all_its_requests() {
    let (emulator, orders) = shop(4).await;
    let before = emulator.requests().total();
    let query = orders.query_documents("SELECT VALUE COUNT(1) FROM c").populate_query_metrics(true).across_partitions();
    let page = query.await.unwrap();
    assert!(emulator.requests().total() - before >= 4, "four ranges, and a plan unless that is made here");
    let single = orders.query_documents("SELECT VALUE COUNT(1) FROM c").partition_key_range_id("0").await.unwrap();
    assert!(page.meta().request_charge().unwrap() > 3.0 * single.meta().request_charge().unwrap());
    let metrics = page.header::<headers::QueryMetrics>().unwrap();
    assert!(metrics.contains("retrievedDocumentCount=60;"), "{metrics}");
    assert_eq!(page.header::<headers::ItemCount>(), Some(1));
    assert_eq!(page.meta().continuation(), None);
}

#[tokio::test]
async fn a_plan_can_be_looked_at() {
    let (_emulator, orders) = shop(2).await;
    let plan = orders.query_documents("SELECT TOP 3 * FROM c ORDER BY c.n").across_partitions().explain().await.unwrap();
    let info = plan.query_info.unwrap();
    assert_eq!(info.top, Some(3));
    assert_eq!(info.order_by_expressions, ["c.n"]);
}

#[tokio::test]
async fn a_wrong_query_fails_as_the_service_says() {
    let (_emulator, orders) = shop(2).await;
    let error = orders.query_documents("SELECT FROM c").across_partitions().await.unwrap_err();
    assert!(error.is_bad_request(), "{error}");
}

/// One after the other, twenty ranges that take 20 ms each would take 400 ms. Time is that of the test alone.
#[tokio::test(start_paused = true)]
async fn ranges_are_read_side_by_side() {
    let (emulator, orders) = shop(20).await;
    orders.query_documents("SELECT VALUE COUNT(1) FROM c").across_partitions().await.unwrap();
    emulator.faults().add(Fault::delay(Duration::from_millis(20)).on("query_documents"));
    for text in ["SELECT VALUE COUNT(1) FROM c", "SELECT VALUE c.id FROM c ORDER BY c.id", "SELECT VALUE c.id FROM c"] {
        let started = Instant::now();
        let rows = orders.query_documents(text).across_partitions().items::<Value>().try_collect().await.unwrap();
        let took = started.elapsed();
        assert!(!rows.is_empty());
        assert!(took < Duration::from_millis(60), "{text} took {took:?}");
    }
}

#[tokio::test(start_paused = true)]
async fn ranges_are_read_anew_once_for_all_that_find_them_gone() {
    let (emulator, orders) = shop(8).await;
    let mut rows =
        orders.query_documents("SELECT * FROM c").max_item_count(1).across_partitions().max_concurrency(1).items::<Value>();
    assert!(rows.try_next().await.unwrap().is_some());
    for range in 0..8 {
        emulator.split("dbs/shop/colls/orders", &range.to_string()).unwrap();
    }
    let reads = || emulator.requests().of("list_partition_key_ranges");
    let (before, mut all) = (reads(), 1);
    while rows.try_next().await.unwrap().is_some() {
        all += 1;
    }
    assert_eq!((all, reads() - before), (60, 1));
}
