//! Ranges split and merge while a bulk runs: nothing is lost, nothing is done twice.

use std::sync::{Arc, Mutex};

use cosmosdb::types::BatchOperation;
use cosmosdb_tests::meddler::Meddler;
use serde_json::{Value, json};

use crate::bulk::creates;
use crate::{builder, ids, orders, shop};

/// Splits a range before every second request, up to eight; then merges two.
fn splitting(emulator: &Arc<cosmosdb_emulator::Emulator>) -> Meddler {
    let meddler = Meddler::new(emulator.transport(), |_| None);
    let (emulator, ranges) = (Arc::clone(emulator), Mutex::new(vec!["0".to_owned()]));
    meddler.before(move |number| {
        let mut ranges = ranges.lock().unwrap();
        if number % 2 == 1 {
            return;
        }
        let at = usize::try_from(number / 2).unwrap() % ranges.len();
        if ranges.len() < 8 {
            let children = emulator.split("dbs/shop/colls/orders", &ranges[at]).unwrap();
            ranges.splice(at..=at, children);
        } else if number % 6 == 0 {
            let merged = emulator.merge("dbs/shop/colls/orders", &ranges[0], &ranges[1]).unwrap();
            ranges.splice(..2, [merged]);
        }
    })
}

#[tokio::test(start_paused = true)]
async fn each_operation_is_carried_out_once() {
    let (emulator, _) = shop(1).await;
    let emulator = Arc::new(emulator);
    let meddler = splitting(&emulator);
    let client = builder(&emulator, meddler.clone()).build().unwrap();
    let orders = orders(&client);
    let done = orders.bulk_documents(creates(2000)).await;
    // A create that is done twice is a conflict.
    let failed: Vec<_> = done.results.iter().filter_map(|result| result.as_ref().err()).collect();
    assert!(failed.is_empty(), "{} failed: {}", failed.len(), failed[0]);
    assert_eq!(ids(&orders).await.len(), 2000);
    assert!(meddler.sizes().len() < 200, "{} requests", meddler.sizes().len());
}

#[tokio::test(start_paused = true)]
async fn the_order_is_kept_over_a_split() {
    let (emulator, _) = shop(1).await;
    let emulator = Arc::new(emulator);
    let client = builder(&emulator, splitting(&emulator)).build().unwrap();
    let orders = orders(&client);
    let upserts = (0..500).map(|number| {
        let pk = format!("k{}", number % 50);
        (pk.clone(), BatchOperation::upsert(json!({"id": "last", "pk": pk, "n": number})))
    });
    let done = orders.bulk_documents(upserts).ordered().await;
    assert!(done.results.iter().all(Result::is_ok));
    for pk in 0..50 {
        let left: Value = orders.read_document(format!("k{pk}"), "last").await.unwrap().into_json().unwrap();
        assert_eq!(left["n"], 450 + pk);
    }
}
