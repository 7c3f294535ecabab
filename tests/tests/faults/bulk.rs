//! Many operations at once under all kinds of faults, and batches that are lost on their way.

use std::collections::{BTreeMap, HashSet, VecDeque};
use std::sync::Mutex;
use std::time::Duration;

use cosmosdb::types::BatchOperation;
use cosmosdb::{BatchResult, Bulk, Client, ErrorKind};
use cosmosdb_emulator::{Emulator, Fault};
use cosmosdb_tests::meddler::Meddler;
use serde_json::{Value, json};

use crate::support::{DOCUMENTS, Shop, document, orders, quickly};

/// How many operations there are, and how many partition keys.
const OPERATIONS: usize = 3000;
const KEYS: usize = 150;

/// A client on whose way 10 % of the operations are throttled, and 1 % of them find their range just splitting; requests are lost, and
/// ranges split in truth.
fn troubled(shop: &Shop) -> Client {
    let count = Mutex::new(0_u64);
    let meddler = Meddler::new(shop.wire.clone(), move |_| {
        let mut count = count.lock().unwrap();
        *count += 1;
        match *count % 100 {
            0 => Some(json!({"statusCode": 410, "subStatusCode": 1007, "requestCharge": 0})),
            at if at % 10 == 0 => {
                Some(json!({"statusCode": 429, "subStatusCode": 3200, "requestCharge": 0.4, "retryAfterMilliseconds": 5}))
            }
            _ => None,
        }
    });
    shop.emulator.faults().add(Fault::cut_after().on("execute_bulk").after(3).times(1));
    shop.emulator.faults().add(Fault::cut_before().on("execute_bulk").after(9).times(1));
    shop.emulator
        .faults()
        .add(Fault::status(429).sub_status(3200).on("execute_bulk").retry_after(Duration::from_millis(7)).share(0.05));
    shop.builder_over(meddler).single_endpoint().retry(quickly()).build().unwrap()
}

/// The results of a bulk, during which the ranges split again and again; each operation has one.
async fn results(shop: &Shop, mut bulk: Bulk<'_>) -> Vec<cosmosdb::Result<BatchResult>> {
    let mut ranges = VecDeque::from(["0".to_owned()]);
    let mut results: Vec<_> = (0..OPERATIONS).map(|_| None).collect();
    let mut count = 0;
    while let Some(item) = bulk.next().await {
        count += 1;
        if count % 350 == 0 {
            let children = shop.emulator.split("dbs/shop/colls/orders", &ranges.pop_front().unwrap()).unwrap();
            ranges.extend(children);
        }
        let before = results[item.index].replace(item.result);
        assert!(before.is_none(), "operation {} has a second result", item.index);
    }
    assert!(ranges.len() > 5);
    results.into_iter().map(|result| result.unwrap()).collect()
}

#[tokio::test(start_paused = true)]
async fn row_38_a_bulk_in_trouble_has_one_status_for_each_operation() {
    // Whatever does no harm twice is carried out, and in order if that is asked for.
    for ordered in [false, true] {
        let shop = Shop::new(Emulator::builder()).await;
        let client = troubled(&shop);
        let upserts = (0..OPERATIONS).map(|number| {
            let pk = i64::try_from(100 + number % KEYS).unwrap();
            (pk, BatchOperation::upsert(json!({"id": "last", "pk": pk, "n": number})))
        });
        let bulk = orders(&client).bulk_documents(upserts).idempotent();
        let bulk = if ordered { bulk.ordered() } else { bulk };
        for (number, result) in results(&shop, bulk).await.into_iter().enumerate() {
            let result = result.unwrap_or_else(|error| panic!("operation {number}: {error}"));
            assert!(result.is_success());
        }
        let left: Vec<Value> = shop.documents().await.into_iter().filter(|it| it["id"] == "last").collect();
        assert_eq!(left.len(), KEYS);
        if ordered {
            for document in left {
                let last = OPERATIONS - KEYS + usize::try_from(document["pk"].as_i64().unwrap() - 100).unwrap();
                assert_eq!(document["n"], last);
            }
        }
    }

    // What may not be done twice is not, and what is not known is told.
    let shop = Shop::new(Emulator::builder()).await;
    let client = troubled(&shop);
    let creates = (0..OPERATIONS).map(|number| {
        let pk = i64::try_from(100 + number % KEYS).unwrap();
        (pk, BatchOperation::create(document(&number.to_string(), pk)).minimal_return_preference(true))
    });
    let done = results(&shop, orders(&client).bulk_documents(creates)).await;
    let there: HashSet<String> = shop.documents().await.iter().map(|it| it["id"].as_str().unwrap().to_owned()).collect();
    let mut told: BTreeMap<bool, usize> = BTreeMap::new();
    for (number, result) in done.iter().enumerate() {
        let is_there = number == 1 || there.contains(&number.to_string());
        match result {
            Ok(_) => assert!(is_there, "{number} is said to be there"),
            Err(error) => {
                shop.seen().error(error);
                assert_eq!(error.kind(), ErrorKind::Ambiguous, "{number}: {error}");
                *told.entry(is_there).or_default() += 1;
            }
        }
    }
    // Of two requests nobody knows: one was carried out, and one was not.
    assert!(told.len() == 2 && told.values().all(|count| *count <= 100), "{told:?}");
}

#[tokio::test(start_paused = true)]
async fn row_39_a_batch_that_is_lost_was_carried_out_whole_or_not_at_all() {
    for carried_out in [false, true] {
        let shop = Shop::new(Emulator::builder()).await;
        let orders = orders(&shop.client());
        let fault = if carried_out { Fault::cut_after() } else { Fault::cut_before() };
        shop.emulator.faults().add(fault.on("execute_batch").times(1));
        let batch = || {
            let new = ["a", "b", "c"].map(|id| BatchOperation::create(document(id, 3)));
            orders.execute_batch(3, new).and(BatchOperation::delete("1"))
        };
        let error = batch().await.unwrap_err();
        shop.seen().error(&error);
        assert_eq!((error.kind(), error.attempts()), (ErrorKind::Ambiguous, 1));
        let found: Vec<Value> = shop.documents().await.into_iter().filter(|it| it["pk"] == 3).collect();
        assert_eq!(found.len(), if carried_out { 3 } else { 1 }, "all or nothing");
        assert_eq!(shop.documents().await.len(), DOCUMENTS + if carried_out { 2 } else { 0 });
        // Reading back tells, and so does what a second time meets.
        let again = batch().await.unwrap();
        assert_eq!(again.culprit().map(|(place, culprit)| (place, culprit.status())), carried_out.then_some((0, 409)));
        assert_eq!(shop.documents().await.len(), DOCUMENTS + 2);
    }
}
