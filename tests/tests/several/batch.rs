//! Transactional batches.

use cosmosdb::ErrorKind;
use cosmosdb::types::{BatchOperation, Patch, PatchOperation};
use serde::Deserialize;
use serde_json::{Value, json};

use crate::{ids, shop};

#[derive(Deserialize, PartialEq, Debug)]
struct Order<'a> {
    id: &'a str,
    n: f64,
}

fn order(id: &str, n: u64) -> Value {
    json!({"id": id, "pk": "a", "n": n})
}

#[tokio::test]
async fn operations_of_all_kinds_have_results_of_their_own() {
    let (_emulator, orders) = shop(2).await;
    let there = orders.create_document("a", &order("there", 1)).await.unwrap();
    let etag = there.meta().etag().unwrap();
    let batch = orders
        .execute_batch("a", [BatchOperation::create(order("new", 2))])
        .and(BatchOperation::upsert(order("other", 3)).minimal_return_preference(true))
        .and(BatchOperation::replace("there", order("there", 4)).if_match(etag))
        .and(BatchOperation::patch("new", Patch::new([PatchOperation::incr("/n", 10.0)])))
        .and(BatchOperation::read("new"))
        .and(BatchOperation::delete("other"));
    let done = batch.await.unwrap();
    assert!(done.culprit().is_none());
    let charge = done.meta().request_charge().unwrap();
    let results = done.committed().unwrap();
    let statuses: Vec<u16> = results.iter().map(cosmosdb::BatchResult::status).collect();
    assert_eq!(statuses, [201, 201, 200, 200, 200, 204]);
    // Decoded when it is asked for, and borrowed from the result.
    assert_eq!(results[4].json::<Order<'_>>().unwrap(), Order { id: "new", n: 12.0 });
    assert_ne!(results[2].etag(), Some(etag));
    assert!(results[4].etag().is_some());
    assert_eq!(results[1].text(), None, "it was not asked for");
    assert_eq!(results[5].json::<Value>().unwrap_err().kind(), ErrorKind::Decode);
    let sum: f64 = results.iter().filter_map(cosmosdb::BatchResult::request_charge).sum();
    assert!((sum - charge).abs() < 0.011 && sum > 0.0, "{sum} {charge}");
    assert_eq!(ids(&orders).await.into_iter().collect::<Vec<_>>(), ["new", "there"]);
}

#[tokio::test]
async fn the_one_that_failed_is_told_from_those_that_failed_for_it() {
    let (_emulator, orders) = shop(2).await;
    orders.create_document("a", &order("there", 1)).await.unwrap();
    let batch = || {
        orders
            .execute_batch("a", [BatchOperation::create(order("new", 2))])
            .and(BatchOperation::replace("there", order("there", 4)).if_match("\"stale\""))
            .and(BatchOperation::delete("there"))
    };
    let failed = batch().await.unwrap();
    assert_eq!(failed.status(), 207);
    let (place, culprit) = failed.culprit().unwrap();
    assert_eq!((place, culprit.status(), culprit.is_failed_dependency()), (1, 412, false));
    for other in [0, 2] {
        assert!(failed.body()[other].is_failed_dependency());
    }
    let error = batch().await.unwrap().committed().unwrap_err();
    assert!(error.is_precondition_failed() && error.kind() == ErrorKind::Status, "{error}");
    assert!(error.to_string().contains("execute_batch: 412 precondition_failed: operation 1 of the batch"), "{error}");
    let left: Value = orders.read_document("a", "there").await.unwrap().into_json().unwrap();
    assert_eq!(left["n"], 1, "nothing was changed");
    assert_eq!(ids(&orders).await.len(), 1);
}

#[tokio::test]
async fn a_patch_may_have_a_condition() {
    let (_emulator, orders) = shop(1).await;
    let patch = Patch::new([PatchOperation::incr("/n", 1.0)]).condition("FROM c WHERE c.n = 7");
    let sent = orders.execute_batch("a", [BatchOperation::patch("there", patch)]).request().unwrap();
    let body: Value = serde_json::from_slice(sent.body()).unwrap();
    assert_eq!(body[0]["resourceBody"]["condition"], "FROM c WHERE c.n = 7");
}

#[tokio::test]
async fn what_is_too_much_is_refused_before_it_is_sent() {
    let (emulator, orders) = shop(1).await;
    let before = emulator.requests().total();
    let of = |count: u64| orders.execute_batch("a", (0..count).map(|n| BatchOperation::create(order(&n.to_string(), n))));
    let error = of(101).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::InvalidInput);
    assert!(error.to_string().contains("101 operations, and a request may have 100"), "{error}");
    let error = of(100).and(BatchOperation::read("1")).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::InvalidInput);
    let large = "x".repeat(1_200_000);
    let large = |id: &str| BatchOperation::create(json!({"id": id, "pk": "a", "large": large}));
    let error = orders.execute_batch("a", [large("1")]).and(large("2")).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::InvalidInput);
    assert!(error.to_string().contains("and a request may have 2202010"), "{error}");
    let error = orders.execute_batch("a", Vec::<BatchOperation>::new()).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::InvalidInput);
    assert_eq!(emulator.requests().total(), before);
    of(100).await.unwrap().committed().unwrap();
}
