//! A region that is behind, that does not write any more, that was removed, or that is unwell.

use std::time::Duration;

use cosmosdb::{CircuitBreaker, ErrorKind};
use cosmosdb_emulator::{Emulator, Fault};
use cosmosdb_tests::wire::assert_same_call;
use tokio::time::Instant;

use crate::support::{DOCUMENTS, EAST, NORTH, Shop, WEST, document, orders, regions_of, two_regions};

#[tokio::test(start_paused = true)]
async fn row_07_a_session_that_a_region_does_not_know_is_asked_for_at_the_hub() {
    let shop = Shop::new(two_regions()).await;
    let client = shop.builder().preferred_regions([EAST]).build().unwrap();
    let orders = orders(&client);
    orders.upsert_document(3, &document("1", 3)).await.unwrap();
    shop.wire.sent();
    let behind = || Fault::status(404).sub_status(1002).on("read_document");
    shop.emulator.faults().add(behind().in_region(EAST));
    let read = orders.read_document(3, "1").await.unwrap();
    assert_eq!(regions_of(read.meta().diagnostics()), [EAST, WEST]);
    let sent = shop.wire.sent();
    assert_same_call(&sent);
    let token = sent[0].headers()["x-ms-session-token"].clone();
    assert_eq!((sent.len(), token.is_empty()), (2, false));

    // Nobody knows it: the end is near, and the token is the same to the last attempt and in the next call.
    shop.emulator.faults().add(behind());
    let started = Instant::now();
    let error = orders.read_document(3, "1").await.unwrap_err();
    shop.seen().error(&error);
    assert_eq!((error.sub_status(), error.attempts(), error.is_not_found()), (Some(1002), 5, false), "{error}");
    assert_eq!(regions_of(error.diagnostics()), [EAST, WEST, WEST, WEST, WEST]);
    assert!(started.elapsed() < Duration::from_secs(5));
    let (sent, others): (Vec<_>, _) = shop.wire.sent().into_iter().partition(|request| request.uri().path().contains("/docs/"));
    assert_eq!((sent.len(), others.len()), (5, 1), "and whether the collection is another one");
    assert_same_call(&sent);
    assert_eq!(sent[4].headers()["x-ms-session-token"], token);
    shop.emulator.faults().clear();
    orders.read_document(3, "1").await.unwrap();
    assert_eq!(shop.wire.sent()[0].headers()["x-ms-session-token"], token);
}

#[tokio::test(start_paused = true)]
async fn row_08_writes_follow_a_failover_after_one_refresh() {
    let shop = Shop::new(two_regions()).await;
    let client = shop.builder().preferred_regions([WEST, EAST]).build().unwrap();
    orders(&client).upsert_document(1, &document("1", 1)).await.unwrap();
    shop.emulator.failover(EAST).unwrap();
    let before = shop.requests("read_account");
    shop.wire.sent();
    let started = Instant::now();
    let response = orders(&client).create_document(1, &document("2", 1)).await.unwrap();
    assert_eq!(regions_of(response.meta().diagnostics()), [WEST, EAST]);
    assert_eq!(shop.requests("read_account"), before + 1);
    assert!(started.elapsed() < Duration::from_secs(5));
    let mut sent = shop.wire.sent();
    sent.retain(|request| request.method() == "POST");
    assert_eq!(sent.len(), 2);
    assert_same_call(&sent);
    let response = orders(&client).create_document(1, &document("3", 1)).await.unwrap();
    assert_eq!(regions_of(response.meta().diagnostics()), [EAST]);

    shop.emulator.failover(WEST).unwrap();
    let response = orders(&client).create_document(1, &document("4", 1)).await.unwrap();
    assert_eq!(regions_of(response.meta().diagnostics()), [EAST, WEST], "and back");
    assert_eq!(shop.documents().await.len(), DOCUMENTS + 3, "none lost, none doubled");
}

#[tokio::test(start_paused = true)]
async fn row_08_a_failover_that_the_account_does_not_know_of_yet_is_waited_for() {
    let shop = Shop::new(two_regions()).await;
    let client = shop.builder().preferred_regions([WEST, EAST]).build().unwrap();
    orders(&client).upsert_document(1, &document("1", 1)).await.unwrap();
    shop.wire.sent();
    // Both refuse for a while, as in the middle of it.
    let refusing = Fault::status(403).sub_status(3).on("create_document");
    shop.emulator.faults().add(refusing.times(3));
    let started = Instant::now();
    orders(&client).create_document(1, &document("2", 1)).await.unwrap();
    assert!(started.elapsed() < Duration::from_secs(5), "{:?}", started.elapsed());
    assert_eq!(shop.wire.sent().iter().filter(|request| request.method() == "POST").count(), 4);
    assert_eq!(shop.documents().await.len(), DOCUMENTS + 1);
}

#[tokio::test(start_paused = true)]
async fn row_09_a_region_that_was_removed_is_left_for_good_and_not_for_an_excluded_one() {
    let shop = Shop::new(Emulator::builder().regions([WEST, NORTH, EAST])).await;
    let builder = shop.builder().preferred_regions([EAST, NORTH, WEST]).excluded_regions([NORTH]);
    let orders = orders(&builder.build().unwrap());
    orders.read_document(1, "1").await.unwrap();
    shop.emulator.remove_region(EAST).unwrap();
    let before = shop.requests("read_document");
    let response = orders.read_document(1, "1").await.unwrap();
    assert_eq!(regions_of(response.meta().diagnostics()), [EAST, WEST]);
    assert_eq!(shop.requests("read_document"), before + 2);
    tokio::time::advance(Duration::from_secs(301)).await;
    let response = orders.read_document(1, "1").await.unwrap();
    assert_eq!(regions_of(response.meta().diagnostics()), [WEST]);
    assert_eq!(shop.emulator.requests().in_region(NORTH), 0, "nothing ever went to the excluded one");
}

#[tokio::test(start_paused = true)]
async fn row_10_a_read_leaves_a_region_that_is_unwell_at_once() {
    let shop = Shop::new(two_regions()).await;
    let client = shop.builder().preferred_regions([WEST, EAST]).build().unwrap();
    shop.emulator.faults().add(Fault::status(503).on("read_document").in_region(WEST));
    let before = shop.requests("read_document");
    let started = Instant::now();
    let read = orders(&client).read_document(1, "1").await.unwrap();
    assert_eq!((regions_of(read.meta().diagnostics()), started.elapsed()), (vec![WEST.into(), EAST.into()], Duration::ZERO));
    assert_eq!(shop.requests("read_document"), before + 2);

    // A write of the service's own 503 was not done: the region that takes it is asked again, and it is done once.
    shop.emulator.faults().add(Fault::status(503).on("create_document").times(2));
    let before = shop.requests("create_document");
    orders(&client).create_document(1, &document("2", 1)).await.unwrap();
    assert_eq!(shop.requests("create_document"), before + 3);
    assert_eq!(shop.documents().await.len(), DOCUMENTS + 1);

    // Unwell everywhere is unwell.
    shop.emulator.faults().add(Fault::status(503).on("read_document"));
    let error = orders(&client).read_document(1, "1").await.unwrap_err();
    shop.seen().error(&error);
    assert_eq!((error.kind(), error.status(), error.attempts()), (ErrorKind::Status, Some(503), 10));
}

#[tokio::test(start_paused = true)]
async fn row_10_a_range_that_fails_in_a_region_goes_elsewhere_by_itself() {
    let shop = Shop::new(two_regions().partitions(4)).await;
    let breaker = CircuitBreaker::default().read_failures(3).probe_after(Duration::from_secs(5));
    let client = shop.builder().preferred_regions([WEST, EAST]).circuit_breaker(breaker).build().unwrap();
    let read = || async { regions_of(orders(&client).read_document(1, "1").await.unwrap().meta().diagnostics()) };
    read().await;
    let fault = shop.emulator.faults().add(Fault::status(503).on("read_document").in_region(WEST));
    for _ in 0..3 {
        assert_eq!(read().await, [WEST, EAST]);
    }
    let before = shop.requests("read_document");
    for _ in 0..20 {
        assert_eq!(read().await, [EAST], "the range is passed over");
    }
    assert_eq!(shop.requests("read_document"), before + 20);
    tokio::time::advance(Duration::from_secs(6)).await;
    assert_eq!(read().await, [WEST, EAST], "one tries, in vain");
    assert_eq!(read().await, [EAST]);
    fault.remove();
    tokio::time::advance(Duration::from_secs(6)).await;
    assert_eq!(read().await, [WEST], "one tries, and finds it well");
    assert_eq!(read().await, [WEST]);
}
