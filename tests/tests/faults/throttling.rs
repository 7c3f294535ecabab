//! The service asks for patience: 429 and 449, and calls that have no time for it.

use std::time::Duration;

use cosmosdb::{AccessToken, Client, Credential, ErrorKind, Hedging, Provided, RequestOptions, TokenProvider};
use cosmosdb_emulator::{Emulator, Fault};
use cosmosdb_tests::watch::Watch;
use cosmosdb_tests::wire::{Wire, assert_same_call};
use serde_json::Value;
use tokio::time::Instant;

use crate::support::{DOCUMENTS, EAST, Shop, WEST, document, orders, two_regions};

fn throttled() -> Fault {
    Fault::status(429).sub_status(3200).on("read_document")
}

fn millis(millis: u64) -> Duration {
    Duration::from_millis(millis)
}

#[tokio::test(start_paused = true)]
async fn row_01_a_throttled_request_waits_as_long_as_it_is_told() {
    let shop = Shop::new(Emulator::builder()).await;
    let client = shop.client();
    for asked in [10, 75, 500] {
        for times in 1..=9 {
            shop.emulator.faults().add(throttled().retry_after(millis(asked)).times(times));
            let started = Instant::now();
            let read = orders(&client).read_document(3, "1").activity_id("a-1").await.unwrap();
            let (waited, least) = (started.elapsed(), millis(asked * times));
            // The clock of the runtime counts milliseconds, and rounds up.
            assert!(waited >= least && waited <= least + millis(2 * times), "{times} × {asked} ms: {waited:?}");
            let attempts = &read.meta().diagnostics().attempts;
            assert_eq!(attempts.len() as u64, times + 1);
            assert!(attempts.iter().skip(1).all(|attempt| attempt.waited == millis(asked)), "{attempts:?}");
            let sent = shop.wire.sent();
            assert_eq!(sent.len() as u64, times + 1);
            assert_same_call(&sent);
            assert_eq!(sent[0].headers()["x-ms-activity-id"], "a-1");
        }
    }
}

#[tokio::test(start_paused = true)]
async fn row_02_throttling_without_end_is_given_up_by_count_or_by_time() {
    let shop = Shop::new(Emulator::builder()).await;
    let client = shop.client();
    // Nine retries, and the tenth answer is the one that is told.
    shop.emulator.faults().add(throttled().retry_after(millis(100)).times(9));
    shop.emulator.faults().add(throttled().retry_after(millis(250)));
    let started = Instant::now();
    let error = orders(&client).read_document(3, "1").await.unwrap_err();
    shop.seen().error(&error);
    assert!(error.is_throttled() && error.kind() == ErrorKind::Status);
    assert_eq!((error.attempts(), error.retry_after()), (10, Some(millis(250))));
    assert!(started.elapsed() <= millis(9 * 102), "{:?}", started.elapsed());
    assert_eq!(shop.wire.sent().len(), 10);

    // Thirty seconds hold four waits of seven.
    shop.emulator.faults().clear();
    shop.emulator.faults().add(throttled().retry_after(millis(7000)));
    let started = Instant::now();
    let error = orders(&client).read_document(3, "1").await.unwrap_err();
    shop.seen().error(&error);
    assert_eq!((error.attempts(), error.retry_after(), error.sub_status()), (5, Some(millis(7000)), Some(3200)));
    assert!(started.elapsed() <= millis(30_000 + 7000), "{:?}", started.elapsed());
    assert_eq!(shop.wire.sent().len(), 5);

    // Who is told to wait for an hour is not kept waiting.
    shop.emulator.faults().clear();
    shop.emulator.faults().add(throttled().retry_after(millis(3_600_000)));
    let started = Instant::now();
    let error = orders(&client).read_document(3, "1").await.unwrap_err();
    assert_eq!((error.attempts(), started.elapsed()), (1, Duration::ZERO));
}

#[tokio::test(start_paused = true)]
async fn row_03_without_a_time_waits_double_up_to_a_limit_with_jitter() {
    let shop = Shop::new(Emulator::builder()).await;
    shop.emulator.faults().add(throttled());
    let mut all = Vec::new();
    for _ in 0..8 {
        let client = shop.client();
        let started = Instant::now();
        let error = orders(&client).read_document(3, "1").await.unwrap_err();
        shop.seen().error(&error);
        let waits: Vec<_> = error.diagnostics().attempts.iter().skip(1).map(|attempt| attempt.waited).collect();
        assert_eq!((waits.len(), shop.wire.sent().len()), (9, 10));
        for (number, wait) in waits.iter().enumerate() {
            let most = millis((50 << number).min(3200));
            assert!(*wait >= most / 2 && *wait <= most, "wait {number}: {wait:?}");
        }
        assert!(started.elapsed() >= waits.iter().sum::<Duration>(), "it is waited in truth");
        all.push(waits);
    }
    all.sort();
    all.dedup();
    assert_eq!(all.len(), 8, "no two wait alike");
}

#[tokio::test(start_paused = true)]
async fn row_04_a_write_that_met_another_is_sent_again_as_it_was() {
    let shop = Shop::new(Emulator::builder()).await;
    let client = shop.client();
    for times in 1..=4 {
        let conflict = Fault::status(449).on("create_document").times(times);
        shop.emulator.faults().add(conflict);
        let id = format!("new-{times}");
        let created = orders(&client).create_document(3, &document(&id, 3)).await.unwrap();
        let attempts = &created.meta().diagnostics().attempts;
        assert!(attempts.iter().skip(1).all(|attempt| !attempt.waited.is_zero()), "{attempts:?}");
        let sent = shop.wire.sent();
        assert_eq!((sent.len() as u64, attempts.len()), (times + 1, sent.len()));
        assert_same_call(&sent);
        let body: Value = serde_json::from_slice(sent[0].body()).unwrap();
        assert_eq!(body, document(&id, 3));
    }
    assert_eq!(shop.documents().await.len(), DOCUMENTS + 4, "each is there once");
}

// ---- deadlines -----------------------------------------------------------------------------------------------------------------

/// That a call with so much time ends when it is over, to five milliseconds.
fn assert_on_time(limit: Duration, started: Instant) {
    let (elapsed, near) = (started.elapsed(), millis(5));
    assert!(elapsed >= limit.saturating_sub(near) && elapsed <= limit + near, "{elapsed:?} instead of {limit:?}");
}

#[tokio::test(start_paused = true)]
async fn row_25_a_wait_beyond_the_deadline_is_not_begun() {
    let shop = Shop::new(Emulator::builder()).await;
    let client = shop.client();
    shop.emulator.faults().add(throttled().retry_after(millis(300)));
    for (limit, attempts) in [(50, 1), (299, 1), (650, 3), (1000, 4)] {
        let started = Instant::now();
        let error = orders(&client).read_document(3, "1").timeout(millis(limit)).await.unwrap_err();
        shop.seen().error(&error);
        // It would fail anyway, and later: so it ends before, never after.
        assert!(started.elapsed() <= millis(limit + 5), "{:?}", started.elapsed());
        assert!(error.is_timeout() && error.kind() == ErrorKind::Timeout);
        assert_eq!((error.status(), error.attempts(), shop.wire.sent().len()), (Some(429), attempts, attempts as usize));
        assert_eq!(error.retry_after(), Some(millis(300)));
    }
}

#[tokio::test(start_paused = true)]
async fn row_25_an_attempt_ends_at_the_deadline() {
    let shop = Shop::new(Emulator::builder()).await;
    let client = shop.client();
    let slow = || Fault::delay(Duration::from_secs(60));
    for limit in [1, 20, 1000, 59_000].map(millis) {
        shop.emulator.faults().clear();
        shop.emulator.faults().add(slow());
        let started = Instant::now();
        let error = orders(&client).read_document(3, "1").timeout(limit).await.unwrap_err();
        assert_on_time(limit, started);
        assert_eq!((error.kind(), error.status(), error.attempts()), (ErrorKind::Timeout, None, 1));
        let started = Instant::now();
        let error = orders(&client).create_document(3, &document("late", 3)).timeout(limit).await.unwrap_err();
        shop.seen().error(&error);
        assert_on_time(limit, started);
        assert!(error.to_string().contains("may have carried the request out"), "{error}");
        assert_eq!(shop.wire.sent().len(), 2);

        // The second attempt is cut short; what the first was answered is told.
        shop.emulator.faults().clear();
        shop.emulator.faults().add(throttled().times(1));
        shop.emulator.faults().add(slow());
        let started = Instant::now();
        let error = orders(&client).read_document(3, "1").timeout(limit + millis(50)).await.unwrap_err();
        assert_on_time(limit + millis(50), started);
        assert_eq!((error.status(), error.attempts(), shop.wire.sent().len()), (Some(429), 2, 2));
    }
}

#[tokio::test(start_paused = true)]
async fn row_25_what_a_call_needs_first_is_in_its_time() {
    // The regions of the account, and both arms of a hedged read.
    let shop = Shop::new(two_regions()).await;
    let client = shop.builder().preferred_regions([EAST, WEST]).hedging(Hedging::after(millis(300))).build().unwrap();
    let slow = shop.emulator.faults().add(Fault::delay(Duration::from_secs(60)));
    let started = Instant::now();
    let error = orders(&client).read_document(3, "1").timeout(millis(200)).await.unwrap_err();
    assert_on_time(millis(200), started);
    assert_eq!((error.kind(), shop.wire.sent().len()), (ErrorKind::Timeout, 2), "the account, and what is asked without it");
    slow.remove();
    tokio::time::advance(Duration::from_secs(60)).await;
    orders(&client).read_document(3, "1").await.unwrap();
    shop.wire.sent();
    shop.emulator.faults().add(Fault::delay(Duration::from_secs(60)).on("read_document"));
    let started = Instant::now();
    let error = orders(&client).read_document(3, "1").timeout(millis(1000)).await.unwrap_err();
    assert_on_time(millis(1000), started);
    assert_eq!((error.kind(), error.attempts(), shop.wire.sent().len()), (ErrorKind::Timeout, 2, 2));

    // A token that does not come.
    struct Nobody;
    impl TokenProvider for Nobody {
        fn token<'a>(&'a self, _: Option<&'a str>) -> Provided<'a, AccessToken> {
            Box::pin(std::future::pending())
        }
    }
    let watch = Watch::begin();
    let wire = Wire::new(shop.emulator.transport(), watch.seen());
    let client = Client::builder(shop.emulator.endpoint()).credential(Credential::provider(Nobody)).transport(wire.clone());
    let client = client.single_endpoint().build().unwrap();
    let started = Instant::now();
    let error = orders(&client).read_document(3, "1").timeout(millis(1000)).await.unwrap_err();
    watch.seen().error(&error);
    assert_on_time(millis(1000), started);
    assert_eq!((error.kind(), error.attempts(), wire.sent().len()), (ErrorKind::Timeout, 0, 0));
}

#[tokio::test(start_paused = true)]
async fn row_25_each_page_has_the_time_of_a_call() {
    let shop = Shop::new(Emulator::builder()).await;
    let client = shop.client();
    shop.emulator.faults().add(Fault::delay(millis(400)).on("list_documents").times(3));
    shop.emulator.faults().add(Fault::delay(Duration::from_secs(60)).on("list_documents"));
    let mut pages = orders(&client).list_documents().max_item_count(2).timeout(millis(500)).pages();
    for _ in 0..3 {
        assert!(pages.try_next().await.unwrap().is_some());
    }
    let started = Instant::now();
    let error = pages.try_next().await.unwrap_err();
    assert_on_time(millis(500), started);
    assert!(error.is_timeout());
    assert!(pages.continuation().unwrap().is_some(), "and where it was is known");
    assert_eq!(shop.wire.sent().len(), 4);
}
