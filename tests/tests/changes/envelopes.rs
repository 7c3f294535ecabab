//! Changes as what they are: the document before and after, and what happened to it.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use cosmosdb::types::{Change, ChangeFeedPolicy, ChangeMetadata, ChangeOperation, PartitionKeyDefinition};
use cosmosdb::{ChangeFeedEvent, Changes, Client, Collection, ErrorKind, PartitionKey};
use cosmosdb_core::{Scripted, http};
use cosmosdb_emulator::Emulator;
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::{ORDERS, Shop, reshape, shop};

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct Order {
    id: String,
    pk: String,
    n: u64,
}

fn order(id: usize, n: u64) -> Order {
    Order { id: format!("o{id}"), pk: format!("p{}", id % 13), n }
}

async fn put(orders: &Collection, order: &Order) {
    orders.upsert_document(order.pk.as_str(), order).await.unwrap();
}

/// All changes until there are no more for now.
async fn catch_up(changes: &mut Changes<Change<Order>>) -> Vec<Change<Order>> {
    let mut all = Vec::new();
    while let ChangeFeedEvent::Page(page) = changes.try_next().await.unwrap().unwrap() {
        all.extend(page.into_body().items);
    }
    all
}

/// What was done, the versions before and after.
fn told(change: &Change<Order>) -> (ChangeOperation, Option<u64>, Option<u64>) {
    let n = |order: &Option<Order>| order.as_ref().map(|order| order.n);
    (change.metadata.operation_type.clone(), n(&change.previous), n(&change.current))
}

#[tokio::test(start_paused = true)]
async fn every_change_says_what_was_done_before_and_after_splits() {
    let Shop { emulator, orders, .. } = shop(2).await;
    let mut changes = orders.read_full_fidelity_change_feed().max_item_count(3).changes().start_from_now().events();
    assert!(catch_up(&mut changes).await.is_empty());
    let (mut all, mut ranges) = (Vec::new(), vec!["0".to_owned(), "1".to_owned()]);
    for id in 0..20 {
        put(&orders, &order(id, 1)).await;
        put(&orders, &order(id, 2)).await;
        let order = order(id, 2);
        orders.delete_document(order.pk.as_str(), order.id.as_str()).await.unwrap();
        if id % 4 == 3 {
            reshape(&emulator, &mut ranges, id / 4);
            all.extend(catch_up(&mut changes).await);
        }
    }
    assert!(ranges.len() > 3, "{ranges:?}");
    let mut by_id: BTreeMap<String, Vec<Change<Order>>> = BTreeMap::new();
    for change in all {
        let id = change.current.as_ref().map(|order| order.id.clone()).or_else(|| change.metadata.id.clone()).unwrap();
        by_id.entry(id).or_default().push(change);
    }
    assert_eq!(by_id.len(), 20);
    for (id, changes) in by_id {
        use ChangeOperation::{Create, Delete, Replace};
        let whole = [(Create, None, Some(1)), (Replace, Some(1), Some(2)), (Delete, Some(2), None)];
        assert_eq!(changes.iter().map(told).collect::<Vec<_>>(), whole, "{id}");
        let [created, replaced, deleted] = changes.as_slice() else { panic!("{changes:?}") };
        assert_eq!((created.metadata.previous_image_lsn, created.metadata.time_to_live_expired), (None, None));
        assert_eq!(replaced.metadata.previous_image_lsn, Some(created.metadata.lsn));
        assert_eq!(deleted.metadata.previous_image_lsn, Some(replaced.metadata.lsn));
        assert!(deleted.metadata.timestamp.is_some_and(|seconds| seconds > 1_600_000_000));
        assert_eq!((deleted.metadata.id.as_deref(), deleted.metadata.time_to_live_expired), (Some(id.as_str()), Some(false)));
        // It is enough to find what was removed.
        let key = deleted.previous.as_ref().map(|order| PartitionKey::from(order.pk.as_str()));
        assert_eq!(deleted.metadata.partition_key, key);
    }
}

#[tokio::test(start_paused = true)]
async fn what_has_expired_says_so() {
    // A clock of its own that the signatures of today can stand.
    let seconds = Arc::new(AtomicU64::new(SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_secs()));
    let now = Arc::clone(&seconds);
    let clock = move || UNIX_EPOCH + Duration::from_secs(now.load(Ordering::Relaxed));
    let emulator = Emulator::builder().partitions(2).clock(clock).in_process().unwrap();
    let client =
        Client::builder(emulator.endpoint()).key(emulator.key()).unwrap().transport(emulator.transport()).build().unwrap();
    client.create_database("shop").await.unwrap();
    let key = PartitionKeyDefinition::new(["/pk"]).version(2);
    let shop = client.database("shop");
    shop.create_collection("orders", key).default_ttl(60).change_feed_policy(ChangeFeedPolicy::new(10)).await.unwrap();
    let orders = shop.collection("orders");
    let mut changes = orders.read_full_fidelity_change_feed().changes().start_from_now().events();
    assert!(catch_up(&mut changes).await.is_empty());
    put(&orders, &order(1, 1)).await;
    emulator.split(ORDERS, "0").unwrap();
    seconds.fetch_add(61, Ordering::Relaxed);
    let all = catch_up(&mut changes).await;
    assert_eq!(
        all.iter().map(told).collect::<Vec<_>>(),
        [(ChangeOperation::Create, None, Some(1)), (ChangeOperation::Delete, Some(1), None)]
    );
    let ChangeMetadata { id, time_to_live_expired, partition_key, .. } = all[1].metadata.clone();
    assert_eq!((id.as_deref(), time_to_live_expired, partition_key), (Some("o1"), Some(true), Some("p1".into())));
}

#[tokio::test]
async fn a_single_page_has_them_too() {
    let Shop { orders, .. } = shop(1).await;
    let of_range = || orders.read_full_fidelity_change_feed().partition_key_range_id("0");
    let now = of_range().if_none_match("*").await.unwrap();
    let etag = now.meta().etag().unwrap().to_owned();
    assert!(now.into_items::<Change<Order>>().unwrap().is_empty());
    put(&orders, &order(1, 1)).await;
    put(&orders, &order(1, 2)).await;
    let page = of_range().if_none_match(&etag).await.unwrap().into_items::<Change<Order>>().unwrap();
    assert_eq!(
        page.iter().map(told).collect::<Vec<_>>(),
        [(ChangeOperation::Create, None, Some(1)), (ChangeOperation::Replace, Some(1), Some(2))]
    );
    // Without a type of its own, a document is JSON.
    let [created, _] = of_range().if_none_match(etag).await.unwrap().into_items::<Change>().unwrap().try_into().unwrap();
    assert_eq!(created.current.unwrap()["n"], 1);
}

/// A page of the feed with one row, as a client reads it.
async fn row(row: serde_json::Value) -> cosmosdb::Result<Change<Order>> {
    let body = json!({"_rid": "bZEsAKMfXgc=", "Documents": [row], "_count": 1}).to_string();
    let answer = http::Response::builder().status(200).header("etag", "\"18\"").body(body.into()).unwrap();
    let service = Arc::new(Scripted::new([answer]));
    let client = Client::builder("https://account.documents.azure.com:443").key("c2VjcmV0").unwrap().transport(service);
    let orders = client.build().unwrap().database("shop").collection("orders");
    let page = orders.read_full_fidelity_change_feed().partition_key_range_id("0").if_none_match("\"16\"").await?;
    Ok(page.into_items()?.remove(0))
}

#[tokio::test]
async fn what_nobody_knows_yet_is_kept() {
    let whole = json!({"id": "o1", "pk": "p1", "n": 1, "_ts": 1});
    let metadata = json!({"lsn": 7, "crts": 3, "operationType": "undelete", "cause": "backup", "partitionKey": {"/pk": "p1"}});
    let change = row(json!({"current": whole, "previous": {}, "metadata": metadata})).await.unwrap();
    assert_eq!(change.metadata.operation_type.as_str(), "undelete");
    assert!(matches!(change.metadata.operation_type, ChangeOperation::Unknown(_)));
    assert_eq!(change.metadata.extra["cause"], "backup");
    assert_eq!(change.metadata.partition_key, Some("p1".into()));
    assert_eq!((change.current.map(|order| order.n), change.previous), (Some(1), None));
    // No document at all: absent, null or without members.
    for current in [json!({"current": null}), json!({"current": {}}), json!({})] {
        let mut body = current;
        body["metadata"] = json!({"lsn": 7, "operationType": "delete"});
        assert_eq!(row(body).await.unwrap().current, None);
    }
    // One that is of another shape is no such document, and not none.
    let other = row(json!({"current": {"id": "o1"}, "metadata": {"lsn": 7, "operationType": "create"}})).await;
    assert_eq!(other.unwrap_err().kind(), ErrorKind::Decode);
}
