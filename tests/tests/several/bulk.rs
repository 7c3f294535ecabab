//! Bulk: every operation has one result, whatever becomes of the others and of the requests.

use std::collections::HashMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use cosmosdb::types::{BatchOperation, PartitionKeyDefinition};
use cosmosdb::{BulkResults, CallOptions, ErrorKind, PartitionKey, RetryPolicy};
use cosmosdb_emulator::Fault;
use cosmosdb_tests::meddler::Meddler;
use serde_json::{Value, json};
use tokio::time::Instant;

use crate::{builder, ids, key, order, orders, shop};

pub fn creates(count: usize) -> impl Iterator<Item = (String, BatchOperation)> + Send {
    (0..count).map(|number| (key(number), BatchOperation::create(order(number)).minimal_return_preference(true).into()))
}

fn failed(results: &BulkResults) -> Vec<usize> {
    results.results.iter().enumerate().filter(|(_, result)| result.is_err()).map(|(index, _)| index).collect()
}

/// So that a fault is met by some.
fn sometimes(every: u64) -> impl Fn() -> bool {
    let met = AtomicU64::new(0);
    move || met.fetch_add(1, Ordering::Relaxed) % every == every - 1
}

#[tokio::test]
async fn operations_go_to_their_ranges_a_hundred_at_once() {
    for partitions in [1, 4] {
        let (emulator, orders) = shop(partitions).await;
        let before = emulator.requests().total();
        let done = orders.bulk_documents(creates(1000)).await;
        let requests = emulator.requests().total() - before;
        assert_eq!((failed(&done), done.results.len()), (vec![], 1000));
        assert!(done.results.iter().flatten().all(|result| result.status() == 201 && result.text().is_none()));
        // The collection, its ranges, and as many as it takes.
        assert!(requests <= 2 + 10 + u64::from(partitions), "{requests} requests");
        assert_eq!(done.requests, requests - 2);
        assert!(done.request_charge > 1000.0);
        assert_eq!(ids(&orders).await.len(), 1000);
    }
}

#[tokio::test]
async fn an_operation_that_fails_hides_no_other() {
    let (_emulator, orders) = shop(2).await;
    orders.create_document("k1", &order(1)).await.unwrap();
    let mixed: Vec<(PartitionKey, BatchOperation)> = vec![
        ("k0".into(), BatchOperation::create(order(0)).into()),
        ("k1".into(), BatchOperation::create(order(1)).into()),
        ("k2".into(), BatchOperation::read("none").into()),
        ("k1".into(), BatchOperation::replace("o1", order(1)).if_match("\"stale\"").into()),
        ("k1".into(), BatchOperation::read("o1").into()),
        // The key is not the document's; the key has no form; and of the id not even the request can be made sense of.
        ("k9".into(), BatchOperation::create(order(0)).into()),
        (f64::NAN.into(), BatchOperation::delete("o1").into()),
        ("k1".into(), BatchOperation::delete("").into()),
        ("k3".into(), BatchOperation::upsert(order(3)).into()),
    ];
    let done = orders.bulk_documents(mixed).await;
    let told: Vec<_> =
        done.results.iter().map(|it| it.as_ref().map_or_else(cosmosdb::Error::status, |it| Some(it.status()))).collect();
    assert_eq!(
        told,
        [Some(201), Some(409), Some(404), Some(412), Some(200), Some(400), None, Some(400), Some(201)],
        "{:?}",
        done.results
    );
    let errors: Vec<&cosmosdb::Error> = done.results.iter().filter_map(|result| result.as_ref().err()).collect();
    assert!(errors[0].is_conflict() && errors[0].failure::<cosmosdb::operations::CreateDocument>().is_none());
    assert!(errors[1].is_not_found() && errors[2].is_precondition_failed());
    assert!(errors[0].to_string().starts_with("execute_bulk: 409 conflict: "), "{}", errors[0]);
    assert!(errors[0].request_charge().unwrap() > 0.0 && errors[0].activity_id().is_some());
    assert_eq!(errors[4].kind(), ErrorKind::InvalidInput);
    let read: Value = done.results[4].as_ref().unwrap().json().unwrap();
    assert_eq!(read["id"], "o1");
    let mut left = ids(&orders).await.into_iter().collect::<Vec<_>>();
    left.sort();
    assert_eq!(left, ["o0", "o1", "o3"]);
}

#[tokio::test(start_paused = true)]
async fn throttled_operations_come_again_and_fewer_at_once() {
    let (emulator, _) = shop(1).await;
    // For a second, whatever is sent is throttled, but for one in twenty.
    let (started, some) = (Instant::now(), sometimes(20));
    let meddler = Meddler::new(emulator.transport(), move |_| {
        let busy = started.elapsed() < Duration::from_secs(1) && !some();
        busy.then(|| json!({"statusCode": 429, "subStatusCode": 3200, "requestCharge": 0.5, "retryAfterMilliseconds": 150}))
    });
    let client = builder(&emulator, meddler.clone()).build().unwrap();
    let orders = orders(&client);
    let done = orders.bulk_documents(creates(1500)).await;
    assert_eq!(failed(&done), Vec::<usize>::new());
    assert_eq!(ids(&orders).await.len(), 1500);
    let sizes = meddler.sizes();
    let least = *sizes.iter().min().unwrap();
    assert!(least <= 3, "a hundred at first, and half of it after each throttling: {sizes:?}");
    assert!(meddler.most_flying() > 1, "and more again when all goes well");
    assert!(started.elapsed() >= Duration::from_secs(1) && started.elapsed() < Duration::from_secs(3), "{:?}", started.elapsed());
}

#[tokio::test(start_paused = true)]
async fn a_range_that_is_throttled_holds_back_no_other() {
    let (emulator, orders) = shop(2).await;
    let throttled = Fault::status(429).sub_status(3200).on("execute_bulk").in_range("0");
    emulator.faults().add(throttled.retry_after(Duration::from_millis(300)).times(4));
    let started = Instant::now();
    let mut bulk = orders.bulk_documents(creates(1000));
    let (mut before, mut after) = (0, 0);
    while let Some(item) = bulk.next().await {
        item.result.unwrap();
        if started.elapsed() < Duration::from_millis(300) { before += 1 } else { after += 1 }
    }
    assert!(before > 300 && after > 300, "{before} at once, {after} later");
    // It was asked once each time, and not with all that waits.
    assert!(emulator.requests().of("execute_bulk") <= 4 + 2 + 12, "{}", emulator.requests().of("execute_bulk"));
    assert!(started.elapsed() >= Duration::from_millis(1200), "{:?}", started.elapsed());
}

#[tokio::test(start_paused = true)]
async fn throttling_without_end_is_a_failure_of_each() {
    let (emulator, orders) = shop(2).await;
    emulator.faults().add(Fault::status(429).sub_status(3200).on("execute_bulk").retry_after(Duration::from_millis(100)));
    let done = orders.bulk_documents(creates(50)).await;
    assert_eq!(failed(&done).len(), 50);
    for error in done.results.iter().filter_map(|result| result.as_ref().err()) {
        assert!(error.is_throttled() && error.kind() == ErrorKind::Status, "{error}");
    }
    assert!(ids(&orders).await.is_empty());
}

#[tokio::test(start_paused = true)]
async fn nobody_waits_for_longer_than_the_policy_says() {
    let (emulator, orders) = shop(1).await;
    let hour = Duration::from_secs(3600);
    emulator.faults().add(Fault::status(429).sub_status(3200).on("execute_bulk").retry_after(hour));
    let started = Instant::now();
    let done = orders.bulk_documents(creates(300)).await;
    assert_eq!(failed(&done).len(), 300);
    assert!(done.results.iter().filter_map(|result| result.as_ref().err()).all(cosmosdb::Error::is_throttled));
    assert!(started.elapsed() < Duration::from_secs(1), "{:?}", started.elapsed());
    // Whoever has the time is held for as long as the service says.
    emulator.faults().clear();
    emulator.faults().add(Fault::status(429).sub_status(3200).on("execute_bulk").retry_after(hour).times(1));
    let patient = CallOptions::new().retry(RetryPolicy::default().with_max_wait(2 * hour));
    let done = orders.bulk_documents(creates(300)).options(patient).await;
    assert_eq!(failed(&done), Vec::<usize>::new());
    assert!(started.elapsed() >= hour, "{:?}", started.elapsed());
}

#[tokio::test(start_paused = true)]
async fn what_was_not_carried_out_comes_again_by_itself() {
    for (status, sub_status) in
        [(449, None), (413, Some(3402)), (404, Some(1002)), (410, Some(1002)), (410, Some(1007)), (503, None)]
    {
        let (emulator, _) = shop(2).await;
        let some = sometimes(10);
        let meddler = Meddler::new(emulator.transport(), move |operation| {
            let is_read = operation["operationType"] == "Read";
            let mut result = json!({"statusCode": status, "requestCharge": 0});
            if let Some(sub_status) = sub_status {
                result["subStatusCode"] = json!(sub_status);
            }
            // A write sees every session, and a read meets no other write.
            let answers_so = match status {
                404 => is_read,
                449 => !is_read,
                _ => true,
            };
            (answers_so && some()).then_some(result)
        });
        let client = builder(&emulator, meddler.clone()).build().unwrap();
        let orders = orders(&client);
        let done = orders.bulk_documents(creates(200)).await;
        assert_eq!(
            failed(&done),
            Vec::<usize>::new(),
            "{status}/{sub_status:?}: {:?}",
            done.results.iter().find(|it| it.is_err())
        );
        let reads = (0..200).map(|number| (key(number), BatchOperation::read(format!("o{number}"))));
        let read = orders.bulk_documents(reads).await;
        assert_eq!(failed(&read), Vec::<usize>::new(), "{status}/{sub_status:?}");
        for (number, result) in read.results.iter().enumerate() {
            assert_eq!(result.as_ref().unwrap().json::<Value>().unwrap()["n"], number, "each has its own result");
        }
    }
}

#[tokio::test(start_paused = true)]
async fn answers_that_would_be_too_large_are_asked_for_in_parts() {
    let (emulator, orders) = shop(1).await;
    let large = "x".repeat(150_000);
    let large = |number: u64| ("k1", BatchOperation::create(json!({"id": number.to_string(), "pk": "k1", "large": large})));
    let done = orders.bulk_documents((0..40).map(large)).await;
    assert_eq!(failed(&done), Vec::<usize>::new(), "{:?}", done.results.iter().find(|it| it.is_err()));
    assert_eq!(emulator.requests().of("execute_bulk"), 40, "two of them are more than a request may have");
    let reads = (0..40).map(|number| ("k1", BatchOperation::read(number.to_string())));
    let read = orders.bulk_documents(reads).await;
    assert_eq!(failed(&read), Vec::<usize>::new(), "{:?}", read.results.iter().find(|it| it.is_err()));
    assert!(read.results.iter().flatten().all(|result| result.text().unwrap().len() > 150_000));
}

#[tokio::test(start_paused = true)]
async fn of_a_request_that_is_lost_each_operation_says_what_is_known() {
    for carried_out in [false, true] {
        let (emulator, orders) = shop(1).await;
        orders.create_document("k1", &order(1)).await.unwrap();
        let fault = if carried_out { Fault::cut_after() } else { Fault::cut_before() };
        emulator.faults().add(fault.on("execute_bulk").times(1));
        let etag = orders.read_document("k1", "o1").await.unwrap().meta().etag().unwrap().to_owned();
        let mixed: Vec<(PartitionKey, BatchOperation)> = vec![
            ("k0".into(), BatchOperation::create(order(0)).into()),
            ("k1".into(), BatchOperation::read("o1").into()),
            ("k1".into(), BatchOperation::replace("o1", order(1)).if_match(etag).into()),
        ];
        let done = orders.bulk_documents(mixed).await;
        // Nobody knows of the create, and it is not repeated.
        let error = done.results[0].as_ref().unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Ambiguous);
        assert!(error.to_string().contains("may have carried the request out"), "{error}");
        assert_eq!(orders.read_document("k0", "o0").await.is_ok(), carried_out);
        // A read is repeated, and so is what an etag protects; what that meets then may be its own doing.
        assert!(done.results[1].is_ok());
        match &done.results[2] {
            Ok(result) => assert!(!carried_out && result.status() == 200),
            Err(error) => assert!(carried_out && error.status() == Some(412) && error.kind() == ErrorKind::Ambiguous, "{error}"),
        }
        // What does no harm twice, is done twice.
        let fault = if carried_out { Fault::cut_after() } else { Fault::cut_before() };
        emulator.faults().add(fault.on("execute_bulk").times(2));
        let upserts = (0..30).map(|number| (key(number), BatchOperation::upsert(order(number))));
        let done = orders.bulk_documents(upserts).idempotent().await;
        assert_eq!(failed(&done), Vec::<usize>::new(), "{:?}", done.results);
    }
}

#[tokio::test(start_paused = true)]
async fn what_is_repeated_after_a_lost_request_may_be_throttled_as_well() {
    let (emulator, orders) = shop(1).await;
    orders.create_document("k1", &order(1)).await.unwrap();
    let etag = orders.read_document("k1", "o1").await.unwrap().meta().etag().unwrap().to_owned();
    emulator.faults().add(Fault::cut_before().on("execute_bulk").times(1));
    emulator.faults().add(Fault::status(429).sub_status(3200).on("execute_bulk").retry_after(Duration::from_millis(10)).times(1));
    let replace = || BatchOperation::from(BatchOperation::replace("o1", order(1)).if_match(&*etag));
    let done = orders.bulk_documents([("k1", replace()), ("k1", BatchOperation::read("o1").into())]).await;
    assert_eq!(failed(&done), Vec::<usize>::new(), "{:?}", done.results);
    // Without end, a read is not said to have done something, and a write is.
    emulator.faults().add(Fault::cut_before().on("execute_bulk"));
    let done = orders.bulk_documents([("k1", replace()), ("k1", BatchOperation::read("o1").into())]).await;
    let kinds: Vec<ErrorKind> = done.results.iter().filter_map(|it| it.as_ref().err()).map(cosmosdb::Error::kind).collect();
    assert_eq!(kinds, [ErrorKind::Ambiguous, ErrorKind::Connect]);
    assert!(!done.results[1].as_ref().unwrap_err().to_string().contains("may have carried"));
}

#[tokio::test(start_paused = true)]
async fn answers_that_make_no_sense_are_told_of_all() {
    for body in ["[]", "<html>", r#"[{"statusCode":"x"}]"#] {
        let (emulator, orders) = shop(1).await;
        emulator.faults().add(Fault::body(body).on("execute_bulk").times(1));
        let done = orders.bulk_documents(creates(3)).await;
        for result in done.results {
            let error = result.unwrap_err();
            assert_eq!(error.kind(), ErrorKind::Ambiguous, "{body}: {error}");
        }
        assert_eq!(ids(&orders).await.len(), 3);
    }
}

#[tokio::test(start_paused = true)]
async fn the_order_within_a_partition_key_is_kept_if_asked() {
    let (emulator, _) = shop(3).await;
    let some = sometimes(7);
    let meddler = Meddler::new(emulator.transport(), move |_| {
        some().then(|| json!({"statusCode": 429, "subStatusCode": 3200, "requestCharge": 0, "retryAfterMilliseconds": 3}))
    });
    let client = builder(&emulator, meddler.clone()).build().unwrap();
    let orders = orders(&client);
    // Each replaces the one before it.
    let upserts = (0..600).map(|number| {
        let pk = format!("k{}", number % 40);
        (pk.clone(), BatchOperation::upsert(json!({"id": "last", "pk": pk, "n": number})))
    });
    let mut bulk = orders.bulk_documents(upserts).ordered();
    let mut last: HashMap<usize, usize> = HashMap::new();
    let mut count = 0;
    while let Some(item) = bulk.next().await {
        item.result.unwrap();
        let before = last.insert(item.index % 40, item.index);
        assert!(before.is_none_or(|before| before < item.index), "their results come in order, too");
        count += 1;
    }
    assert_eq!(count, 600);
    for pk in 0..40 {
        let left: Value = orders.read_document(format!("k{pk}"), "last").await.unwrap().into_json().unwrap();
        assert_eq!(left["n"], 560 + pk);
    }
    let sent = meddler.sent();
    for request in sent.iter() {
        let mut keys: Vec<&str> = request.iter().map(|operation| operation["partitionKey"].as_str().unwrap()).collect();
        keys.sort_unstable();
        keys.dedup();
        assert_eq!(keys.len(), request.len(), "of one partition key one at a time");
    }
    assert!(sent.len() < 150, "and many of different ones: {} requests", sent.len());
}

#[tokio::test(start_paused = true)]
async fn when_time_is_up_everything_has_its_result() {
    let (emulator, orders) = shop(2).await;
    emulator.faults().add(Fault::delay(Duration::from_secs(10)).on("execute_bulk").after(2));
    let started = Instant::now();
    let done = orders.bulk_documents(creates(2000)).timeout(Duration::from_secs(2)).await;
    assert!(started.elapsed() <= Duration::from_millis(2005), "{:?}", started.elapsed());
    assert_eq!(done.results.len(), 2000);
    let (mut well, mut maybe, mut unsent) = (0, 0, 0);
    for result in &done.results {
        match result {
            Ok(_) => well += 1,
            Err(error) => {
                assert_eq!(error.kind(), ErrorKind::Timeout);
                if error.to_string().contains("may have carried the request out") { maybe += 1 } else { unsent += 1 }
            }
        }
    }
    assert!(well >= 100 && maybe >= 100 && unsent >= 1000, "{well}, {maybe}, {unsent}");
}

#[tokio::test]
async fn nothing_is_lost_by_who_stops_waiting_for_a_result() {
    let (emulator, orders) = shop(2).await;
    let taken = Arc::new(Mutex::new(0_usize));
    let counted = Arc::clone(&taken);
    let endless = (0..).map(move |number: usize| {
        *counted.lock().unwrap() += 1;
        (key(number), BatchOperation::upsert(order(number)))
    });
    let mut bulk = orders.bulk_documents(endless);
    let mut seen = Vec::new();
    while seen.len() < 500 {
        // Given up as soon as it has to wait.
        tokio::select! {
            biased;
            item = bulk.next() => {
                let item = item.unwrap();
                item.result.unwrap();
                seen.push(item.index);
            }
            () = std::future::ready(()) => tokio::task::yield_now().await,
        }
    }
    seen.sort_unstable();
    seen.dedup();
    assert_eq!(seen.len(), 500, "none is told twice");
    let taken = *taken.lock().unwrap();
    assert!(taken <= 10_600, "no more is taken than there is room for: {taken}");
    drop(bulk);
    let before = emulator.requests().total();
    tokio::task::yield_now().await;
    assert_eq!(emulator.requests().total(), before, "and then it is over");
}

#[tokio::test(start_paused = true)]
async fn ranges_take_turns_within_the_limit_of_requests() {
    let (emulator, _) = shop(8).await;
    let meddler = Meddler::new(emulator.transport(), |_| None);
    let client = builder(&emulator, meddler.clone()).build().unwrap();
    let orders = orders(&client);
    let creates = (0..2000).map(|number| {
        let pk = format!("k{}", number % 400);
        (pk.clone(), BatchOperation::create(json!({"id": number.to_string(), "pk": pk})))
    });
    let done = orders.bulk_documents(creates).max_concurrency(2).header("x-ms-cosmos-priority-level", "Low").await;
    assert_eq!(failed(&done), Vec::<usize>::new());
    assert_eq!(meddler.most_flying(), 2);
    let first: Vec<String> = meddler.sent().iter().take(8).map(|sent| sent[0]["partitionKey"].to_string()).collect();
    let mut different = first.clone();
    different.sort();
    different.dedup();
    assert_eq!(different.len(), 8, "{first:?}");
}

#[tokio::test]
async fn a_collection_that_was_made_anew_is_noticed() {
    let (emulator, orders) = shop(4).await;
    let creates = |ids: std::ops::Range<usize>| {
        ids.map(|number| {
            let pk = format!("k{number}");
            (pk.clone(), BatchOperation::create(json!({"id": number.to_string(), "pk": pk})))
        })
    };
    assert_eq!(failed(&orders.bulk_documents(creates(0..50)).await), Vec::<usize>::new());
    // Another client makes it anew, with another hash of its keys: each of them lies somewhere else.
    let other = builder(&emulator, emulator.transport()).build().unwrap();
    let shop = other.database("shop");
    shop.delete_collection("orders").await.unwrap();
    shop.create_collection("orders", PartitionKeyDefinition::new(["/pk"])).await.unwrap();
    let done = orders.bulk_documents(creates(50..150)).await;
    assert_eq!(failed(&done), Vec::<usize>::new(), "{:?}", done.results.iter().find(|it| it.is_err()));
    assert_eq!(ids(&orders).await.len(), 100);
}

#[tokio::test]
async fn a_bulk_of_nothing_asks_nothing_and_one_to_nowhere_fails_each() {
    let (emulator, orders) = shop(1).await;
    let before = emulator.requests().total();
    assert!(orders.bulk_documents(creates(0)).await.results.is_empty());
    assert_eq!(emulator.requests().total(), before);
    let client = builder(&emulator, emulator.transport()).build().unwrap();
    let nowhere = client.database("shop").collection("nowhere").bulk_documents(creates(3)).await;
    assert_eq!(nowhere.results.len(), 3);
    assert!(nowhere.results.iter().all(|result| result.as_ref().is_err_and(cosmosdb::Error::is_not_found)));
}
