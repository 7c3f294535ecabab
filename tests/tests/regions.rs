//! How the client finds its way among regions, ranges and sessions: against the emulator, in virtual time. That writes fail over, regions
//! are removed and ranges fail is among the faults, in `faults/regions.rs`.

#![allow(missing_docs, clippy::unwrap_used, clippy::panic)]

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use cosmosdb::types::PartitionKeyDefinition;
use std::future::IntoFuture;

use cosmosdb::bytes::Bytes;
use cosmosdb::http::Request;
use cosmosdb::{
    Answer, CallOptions, Client, ClientBuilder, Collection, ErrorKind, Finished, Hedging, Observer, Outcome, RetryPolicy, Rid,
    Transport,
};
use cosmosdb_emulator::{Emulator, EmulatorBuilder, Fault, InProcess};
use serde_json::{Value, json};
use tokio::time::Instant;

const WEST: &str = "West US";
const EAST: &str = "East US";

fn two_regions() -> EmulatorBuilder {
    Emulator::builder().regions([WEST, EAST])
}

fn builder(emulator: &Emulator) -> ClientBuilder<Client> {
    Client::builder(emulator.endpoint()).key(emulator.key()).unwrap().transport(emulator.transport())
}

/// An emulator, and a collection in it with a document for each of some keys.
async fn shop(emulator: EmulatorBuilder) -> Emulator {
    let emulator = emulator.in_process().unwrap();
    let client = builder(&emulator).single_endpoint().build().unwrap();
    client.create_database("shop").await.unwrap();
    let key = PartitionKeyDefinition::new(["/pk"]).version(2);
    client.database("shop").create_collection("orders", key).await.unwrap();
    for pk in 0..10 {
        orders(&client).create_document(pk, &json!({"id": "1", "pk": pk})).await.unwrap();
    }
    emulator
}

fn orders(client: &Client) -> Collection {
    client.database("shop").collection("orders")
}

fn regions_of(attempts: &cosmosdb::Diagnostics) -> Vec<String> {
    attempts.attempts.iter().map(|attempt| attempt.region.as_ref().map_or("-".to_owned(), ToString::to_string)).collect()
}

// ---- failover ------------------------------------------------------------------------------------------------------------------

#[tokio::test(start_paused = true)]
async fn reads_leave_a_region_that_is_gone_and_come_back() {
    let emulator = shop(two_regions()).await;
    let client = builder(&emulator).preferred_regions([EAST, WEST]).build().unwrap();
    let read = || async { orders(&client).read_document(1, "1").await.unwrap() };
    assert_eq!(regions_of(read().await.meta().diagnostics()), [EAST]);

    emulator.set_offline(EAST).await.unwrap();
    let started = Instant::now();
    assert_eq!(regions_of(read().await.meta().diagnostics()), [EAST, WEST], "within two attempts");
    assert_eq!(started.elapsed(), Duration::ZERO, "and without a wait");
    assert_eq!(regions_of(read().await.meta().diagnostics()), [WEST], "it is remembered");

    emulator.set_online(EAST).await.unwrap();
    tokio::time::advance(Duration::from_secs(301)).await;
    assert_eq!(regions_of(read().await.meta().diagnostics()), [EAST], "and forgotten after five minutes");
}

#[tokio::test(start_paused = true)]
async fn without_preferences_the_account_is_asked_only_when_it_has_to_be() {
    let emulator = shop(two_regions()).await;
    let before = emulator.requests().of("read_account");
    let client = builder(&emulator).build().unwrap();
    orders(&client).read_document(1, "1").await.unwrap();
    assert_eq!(emulator.requests().of("read_account"), before);
    emulator.faults().add(Fault::status(503).on("read_document").in_region(WEST).times(1));
    let response = orders(&client).read_document(1, "1").await.unwrap();
    assert_eq!(regions_of(response.meta().diagnostics()), ["-", EAST]);
    assert_eq!(emulator.requests().of("read_account"), before + 1);
}

#[tokio::test(start_paused = true)]
async fn excluded_regions_are_passed_over_as_long_as_there_is_another() {
    let emulator = shop(two_regions()).await;
    let client = builder(&emulator).excluded_regions([WEST]).build().unwrap();
    let response = orders(&client).read_document(1, "1").await.unwrap();
    assert_eq!(regions_of(response.meta().diagnostics()), [EAST]);
    let response = orders(&client).read_document(1, "1").options(CallOptions::new().exclude_region("eastus")).await.unwrap();
    assert_eq!(response.status(), 200);
    // Writes go where they must.
    let response = orders(&client).upsert_document(1, &json!({"id": "1", "pk": 1})).await.unwrap();
    assert_eq!(regions_of(response.meta().diagnostics()), [WEST]);
}

#[tokio::test(start_paused = true)]
async fn an_account_that_writes_everywhere_is_written_to_nearby() {
    let emulator = shop(two_regions().multiple_write_regions(true)).await;
    let client = builder(&emulator).preferred_regions([EAST]).multiple_write_regions().build().unwrap();
    let response = orders(&client).create_document(1, &json!({"id": "2", "pk": 1})).await.unwrap();
    assert_eq!(regions_of(response.meta().diagnostics()), [EAST]);
    // What is not a document is the hub's.
    let response = client.create_database("other").await.unwrap();
    assert_eq!(regions_of(response.meta().diagnostics()), [WEST]);
}

#[tokio::test(start_paused = true)]
async fn a_write_that_was_cut_off_is_told_of_and_not_repeated() {
    let emulator = shop(two_regions()).await;
    let client = builder(&emulator).preferred_regions([WEST, EAST]).build().unwrap();
    let document = json!({"id": "2", "pk": 1});
    emulator.faults().add(Fault::cut_after().on("create_document").times(1));
    let error = orders(&client).create_document(1, &document).await.unwrap_err();
    assert_eq!((error.kind(), error.attempts()), (ErrorKind::Ambiguous, 1));
    orders(&client).read_document(1, "2").await.unwrap();

    // Where the caller says that twice is as good as once, it is sent again; and what it meets then may be its own doing.
    emulator.faults().add(Fault::cut_after().on("create_document").times(1));
    let error = orders(&client).create_document(1, &json!({"id": "3", "pk": 1})).idempotent().await.unwrap_err();
    assert_eq!((error.kind(), error.status(), error.attempts()), (ErrorKind::Ambiguous, Some(409), 2), "{error}");
    emulator.faults().add(Fault::cut_after().on("upsert_document").times(1));
    orders(&client).upsert_document(1, &document).idempotent().await.unwrap();

    // An etag makes it safe by itself.
    let etag = orders(&client).read_document(1, "2").await.unwrap().meta().etag().unwrap().to_owned();
    emulator.faults().add(Fault::cut_before().on("replace_document").times(1));
    orders(&client).replace_document(1, "2", &document).if_match(etag).await.unwrap();
}

#[tokio::test(start_paused = true)]
async fn failing_over_costs_nothing_of_the_budget_and_a_region_that_keeps_failing_is_left() {
    let emulator = shop(two_regions()).await;
    let client = builder(&emulator).preferred_regions([WEST, EAST]).build().unwrap();
    emulator.faults().add(Fault::status(503).on("read_document").in_region(WEST));
    for _ in 0..1000 {
        orders(&client).read_document(1, "1").await.unwrap();
    }
    assert!(emulator.requests().of_in("read_document", WEST) < 20);
    // A region that is behind is no worse than that: it is asked again and again, and the session is found at the hub.
    emulator.faults().clear();
    emulator.set_lag(EAST, Duration::from_secs(3600)).unwrap();
    let client = builder(&emulator).preferred_regions([EAST]).build().unwrap();
    for _ in 0..500 {
        orders(&client).upsert_document(1, &json!({"id": "1", "pk": 1})).await.unwrap();
        orders(&client).read_document(1, "1").await.unwrap();
    }
}

#[tokio::test(start_paused = true)]
async fn a_region_that_hangs_is_left_after_some_calls_that_ran_out_of_time() {
    let emulator = shop(two_regions()).await;
    let client = builder(&emulator).preferred_regions([WEST, EAST]).build().unwrap();
    emulator.faults().add(Fault::delay(Duration::from_secs(600)).on("read_document").in_region(WEST));
    let read = || orders(&client).read_document(1, "1").timeout(Duration::from_secs(2)).into_future();
    for _ in 0..5 {
        assert!(read().await.unwrap_err().is_timeout());
    }
    assert_eq!(regions_of(read().await.unwrap().meta().diagnostics()), [EAST]);
}

#[tokio::test(start_paused = true)]
async fn an_account_that_does_not_tell_does_not_hold_calls_up_for_long() {
    let emulator = shop(two_regions()).await;
    let client = builder(&emulator).preferred_regions([EAST]).build().unwrap();
    emulator.faults().add(Fault::delay(Duration::from_secs(600)).on("read_account"));
    let read = || orders(&client).read_document(1, "1").timeout(Duration::from_secs(1)).into_future();
    let started = Instant::now();
    assert_eq!(regions_of(read().await.unwrap().meta().diagnostics()), ["-"], "there is still the endpoint that was given");
    assert!(started.elapsed() <= Duration::from_millis(501));
    read().await.unwrap();
    assert!(started.elapsed() <= Duration::from_millis(502), "nobody waits for it again");
}

#[tokio::test(start_paused = true)]
async fn the_account_is_read_anew_once_however_short_calls_are() {
    let emulator = shop(two_regions()).await;
    let client = builder(&emulator).preferred_regions([EAST]).build().unwrap();
    orders(&client).read_document(1, "1").await.unwrap();
    tokio::time::advance(Duration::from_secs(301)).await;
    let before = emulator.requests().of("read_account");
    emulator.faults().add(Fault::delay(Duration::from_millis(50)).on("read_account"));
    for _ in 0..20 {
        orders(&client).read_document(1, "1").await.unwrap();
        tokio::time::advance(Duration::from_millis(10)).await;
    }
    assert_eq!(emulator.requests().of("read_account"), before + 1);
}

#[tokio::test(start_paused = true)]
async fn a_write_that_ran_out_of_time_says_whether_it_may_have_been_carried_out() {
    let emulator = shop(two_regions()).await;
    let client = builder(&emulator).build().unwrap();
    let create = |id: &str| {
        let call = orders(&client).create_document(1, &json!({"id": id, "pk": 1}));
        call.timeout(Duration::from_secs(1)).into_future()
    };
    let throttled = Fault::status(429).retry_after(Duration::from_millis(100)).on("create_document");
    emulator.faults().add(throttled.clone().times(1));
    emulator.faults().add(Fault::delay(Duration::from_secs(60)).on("create_document"));
    let error = create("2").await.unwrap_err();
    assert!(error.is_timeout() && error.to_string().contains("may have carried"), "{error}");
    emulator.faults().clear();
    emulator.faults().add(throttled.retry_after(Duration::from_secs(5)));
    let error = create("3").await.unwrap_err();
    assert!(error.is_timeout() && !error.to_string().contains("may have carried"), "{error}");
}

// ---- hedging and breaking --------------------------------------------------------------------------------------------------------

#[tokio::test(start_paused = true)]
async fn a_second_region_is_asked_when_the_first_takes_long() {
    let emulator = shop(two_regions()).await;
    let hedging = Hedging::after(Duration::from_millis(500));
    let client = builder(&emulator).preferred_regions([WEST, EAST]).hedging(hedging).build().unwrap();
    let response = orders(&client).read_document(1, "1").await.unwrap();
    assert_eq!(response.meta().attempts(), 1, "a quick answer is not hedged");

    emulator.faults().add(Fault::delay(Duration::from_secs(60)).on("read_document").in_region(WEST));
    let started = Instant::now();
    let response = orders(&client).read_document(1, "1").await.unwrap();
    assert!(started.elapsed() < Duration::from_millis(600), "{:?}", started.elapsed());
    let attempts = &response.meta().diagnostics().attempts;
    assert!(
        attempts.iter().any(|it| it.hedged && it.region.as_ref().is_some_and(|region| region.as_str() == EAST)),
        "{attempts:?}"
    );

    // An answer of "no" from the first region counts as well; a failure of the region does not.
    emulator.faults().clear();
    emulator.faults().add(Fault::status(503).on("read_document").in_region(WEST));
    orders(&client).read_document(1, "1").await.unwrap();
    assert!(orders(&client).read_document(1, "none").await.unwrap_err().is_not_found());

    let off = CallOptions::new().hedging(None);
    let client = builder(&emulator).preferred_regions([WEST, EAST]).hedging(hedging).build().unwrap();
    emulator.faults().clear();
    emulator.faults().add(Fault::delay(Duration::from_secs(2)).on("read_document").in_region(WEST));
    let started = Instant::now();
    orders(&client).read_document(1, "1").options(off).await.unwrap();
    assert!(started.elapsed() >= Duration::from_secs(2));
    let before = emulator.requests().of("create_document");
    orders(&client).create_document(1, &json!({"id": "2", "pk": 1})).await.unwrap();
    assert_eq!(emulator.requests().of("create_document"), before + 1, "writes are never hedged");
}

// ---- sessions ------------------------------------------------------------------------------------------------------------------

#[tokio::test(start_paused = true)]
async fn reads_see_what_the_client_wrote_whatever_region_they_go_to() {
    let emulator = shop(two_regions().partitions(3)).await;
    emulator.set_lag(EAST, Duration::from_secs(3600)).unwrap();
    let client = builder(&emulator).preferred_regions([EAST]).build().unwrap();
    for pk in 0..10 {
        orders(&client).upsert_document(pk, &json!({"id": "1", "pk": pk, "new": true})).await.unwrap();
    }
    for pk in 0..10 {
        let response = orders(&client).read_document(pk, "1").await.unwrap();
        assert_eq!(regions_of(response.meta().diagnostics()), [EAST, WEST], "where it is not known yet, the hub is asked");
        let document: Value = response.into_json().unwrap();
        assert_eq!(document["new"], true);
    }

    // Another process that is handed the session sees it as well.
    let session = client.pipeline().session().unwrap().export();
    let other = builder(&emulator).preferred_regions([EAST]).build().unwrap();
    let response = orders(&other).read_document(1, "1").await.unwrap();
    assert_eq!(regions_of(response.meta().diagnostics()), [EAST], "it knows of nothing");
    other.pipeline().session().unwrap().import(&session).unwrap();
    let response = orders(&other).read_document(1, "1").await.unwrap();
    assert_eq!(regions_of(response.meta().diagnostics()), [EAST, WEST]);
}

#[tokio::test(start_paused = true)]
async fn a_session_is_kept_by_rid_as_well() {
    let emulator = shop(two_regions()).await;
    emulator.set_lag(EAST, Duration::from_secs(3600)).unwrap();
    let client = builder(&emulator).preferred_regions([EAST]).build().unwrap();
    let rid = client.database("shop").read_collection("orders").await.unwrap().body().rid.clone().unwrap();
    let database = client.read_database("shop").await.unwrap().body().rid.clone().unwrap();
    let orders = client.database(Rid(database)).collection(Rid(rid));
    let written = orders.create_document(1, &json!({"id": "2", "pk": 1})).await.unwrap();
    let rid = written.json::<Value>().unwrap()["_rid"].as_str().unwrap().to_owned();
    let response = orders.read_document(1, Rid(rid)).await.unwrap();
    assert_eq!(regions_of(response.meta().diagnostics()), [EAST, WEST]);
}

#[tokio::test(start_paused = true)]
async fn a_split_is_noticed_by_the_ranges_that_answer() {
    let emulator = shop(two_regions().partitions(2)).await;
    let client = builder(&emulator).preferred_regions([EAST]).build().unwrap();
    for pk in 0..10 {
        orders(&client).upsert_document(pk, &json!({"id": "1", "pk": pk})).await.unwrap();
        orders(&client).read_document(pk, "1").await.unwrap();
    }
    for range in ["0", "1"] {
        emulator.split("dbs/shop/colls/orders", range).unwrap();
    }
    emulator.set_lag(EAST, Duration::from_secs(3600)).unwrap();
    for pk in 0..10 {
        orders(&client).upsert_document(pk, &json!({"id": "1", "pk": pk, "new": true})).await.unwrap();
        let response = orders(&client).read_document(pk, "1").await.unwrap();
        assert_eq!(regions_of(response.meta().diagnostics()), [EAST, WEST], "{pk}");
    }
}

#[tokio::test(start_paused = true)]
async fn sessions_outlive_splits_and_end_with_their_collection() {
    let emulator = shop(Emulator::builder().partitions(2)).await;
    let client = builder(&emulator).build().unwrap();
    for pk in 0..10 {
        orders(&client).upsert_document(pk, &json!({"id": "1", "pk": pk})).await.unwrap();
    }
    emulator.split("dbs/shop/colls/orders", "0").unwrap();
    for pk in 0..10 {
        orders(&client).read_document(pk, "1").await.unwrap();
        orders(&client).upsert_document(pk, &json!({"id": "2", "pk": pk})).await.unwrap();
        orders(&client).read_document(pk, "2").await.unwrap();
    }
    let shop = client.database("shop");
    shop.delete_collection("orders").await.unwrap();
    shop.create_collection("orders", PartitionKeyDefinition::new(["/pk"]).version(2)).await.unwrap();
    orders(&client).create_document(1, &json!({"id": "1", "pk": 1})).await.unwrap();
    let response = orders(&client).read_document(1, "1").await.unwrap();
    assert_eq!(response.meta().attempts(), 1, "the tokens of the old collection are forgotten");
}

#[tokio::test(start_paused = true)]
async fn the_session_of_a_collection_that_somebody_else_made_anew_is_dropped() {
    let emulator = shop(Emulator::builder()).await;
    let client = builder(&emulator).build().unwrap();
    for _ in 0..20 {
        orders(&client).upsert_document(1, &json!({"id": "1", "pk": 1})).await.unwrap();
    }
    let other = builder(&emulator).build().unwrap();
    let shop = other.database("shop");
    shop.delete_collection("orders").await.unwrap();
    shop.create_collection("orders", PartitionKeyDefinition::new(["/pk"]).version(2)).await.unwrap();
    orders(&other).create_document(1, &json!({"id": "1", "pk": 1, "new": true})).await.unwrap();
    let document: Value = orders(&client).read_document(1, "1").await.unwrap().into_json().unwrap();
    assert_eq!(document["new"], true);
    assert_eq!(orders(&client).read_document(1, "1").await.unwrap().meta().attempts(), 1);
}

/// Carries requests on, and tells no more what answers are about once it is told so.
struct Quiet {
    beyond: InProcess,
    quiet: AtomicBool,
}

impl Transport for Quiet {
    fn send<'a>(&'a self, request: Request<Bytes>) -> Answer<'a> {
        Box::pin(async move {
            let mut answer = self.beyond.send(request).await?;
            if self.quiet.load(Ordering::Relaxed) {
                answer.headers_mut().remove("x-ms-content-path");
            }
            Ok(answer)
        })
    }
}

#[tokio::test(start_paused = true)]
async fn a_session_holds_where_answers_do_not_tell_what_they_are_about() {
    for (at_first, later) in [(true, true), (true, false), (false, true)] {
        let emulator = shop(two_regions()).await;
        let transport = Arc::new(Quiet { beyond: emulator.transport(), quiet: at_first.into() });
        let client = builder(&emulator).preferred_regions([EAST, WEST]).transport(Arc::clone(&transport)).build().unwrap();
        let seen = || client.pipeline().session().unwrap().resolve_all("dbs/shop/colls/orders");
        for n in 0..20 {
            transport.quiet.store(if n < 10 { at_first } else { later }, Ordering::Relaxed);
            let written = orders(&client).upsert_document(1, &json!({"id": "1", "pk": 1, "n": n})).await.unwrap();
            assert_eq!(seen().as_deref(), written.meta().session_token(), "{at_first} {later} {n}");
        }
        // Somebody else makes it anew, and it has not come as far as the old one.
        let other = builder(&emulator).build().unwrap();
        let shop = other.database("shop");
        shop.delete_collection("orders").await.unwrap();
        shop.create_collection("orders", PartitionKeyDefinition::new(["/pk"]).version(2)).await.unwrap();
        orders(&other).create_document(1, &json!({"id": "1", "pk": 1, "new": true})).await.unwrap();
        let document: Value = orders(&client).read_document(1, "1").await.unwrap().into_json().unwrap();
        assert_eq!(document["new"], true);
        let again = orders(&client).read_document(1, "1").await.unwrap();
        assert_eq!(again.meta().attempts(), 1, "{at_first} {later}");
        assert_eq!(seen().as_deref(), again.meta().session_token());
    }
}

/// The first to tell what it is about is an answer of the new collection: by then nobody knows any more that what is kept is of the old one.
#[tokio::test(start_paused = true)]
async fn a_session_that_was_taken_for_that_of_a_collection_made_anew_is_dropped() {
    let emulator = shop(Emulator::builder()).await;
    let transport = Arc::new(Quiet { beyond: emulator.transport(), quiet: true.into() });
    let client = builder(&emulator).transport(Arc::clone(&transport)).build().unwrap();
    for _ in 0..20 {
        orders(&client).upsert_document(1, &json!({"id": "1", "pk": 1})).await.unwrap();
    }
    let other = builder(&emulator).build().unwrap();
    let shop = other.database("shop");
    shop.delete_collection("orders").await.unwrap();
    shop.create_collection("orders", PartitionKeyDefinition::new(["/pk"]).version(2)).await.unwrap();
    transport.quiet.store(false, Ordering::Relaxed);
    let written = orders(&client).upsert_document(1, &json!({"id": "1", "pk": 1, "new": true})).await.unwrap();
    let seen = || client.pipeline().session().unwrap().resolve_all("dbs/shop/colls/orders");
    assert_ne!(seen().as_deref(), written.meta().session_token(), "the old token is ahead, or there is nothing to see");

    let document: Value = orders(&client).read_document(1, "1").await.unwrap().into_json().unwrap();
    assert_eq!(document["new"], true);
    let again = orders(&client).read_document(1, "1").await.unwrap();
    assert_eq!(again.meta().attempts(), 1);
    assert_eq!(seen().as_deref(), again.meta().session_token());
}

/// What is kept of the definition is of a collection that is no more, and the session of that which has its name now.
#[tokio::test(start_paused = true)]
async fn a_session_is_not_dropped_with_a_definition_that_is_out_of_date() {
    let emulator = shop(Emulator::builder()).await;
    let client = builder(&emulator).build().unwrap();
    // The client learns the definition.
    orders(&client).partition_key_of(&json!({"id": "1", "pk": 1})).await.unwrap();
    let other = builder(&emulator).build().unwrap();
    let shop = other.database("shop");
    shop.delete_collection("orders").await.unwrap();
    shop.create_collection("orders", PartitionKeyDefinition::new(["/other"]).version(2)).await.unwrap();
    orders(&client).upsert_document(2, &json!({"id": "1", "other": 2})).await.unwrap();
    let seen = || client.pipeline().session().unwrap().resolve_all("dbs/shop/colls/orders");
    let before = seen();
    assert!(before.is_some());
    let refused = orders(&client).upsert_document(3, &json!({"id": "2", "other": 2})).await.unwrap_err();
    assert_eq!((refused.status(), refused.sub_status()), (Some(400), Some(1001)));
    assert_eq!((seen(), refused.attempts()), (before, 2), "it is worth another attempt, for the definition was another");
}

/// A request that is wrong in itself says nothing about the session, whatever that is made of.
#[tokio::test(start_paused = true)]
async fn a_wrong_partition_key_costs_no_session() {
    let emulator = shop(Emulator::builder()).await;
    let transport = Arc::new(Quiet { beyond: emulator.transport(), quiet: true.into() });
    let client = builder(&emulator).transport(Arc::clone(&transport)).build().unwrap();
    orders(&client).upsert_document(1, &json!({"id": "1", "pk": 1})).await.unwrap();
    transport.quiet.store(false, Ordering::Relaxed);
    orders(&client).upsert_document(1, &json!({"id": "1", "pk": 1})).await.unwrap();
    let seen = || client.pipeline().session().unwrap().resolve_all("dbs/shop/colls/orders");
    let before = seen();
    let refused = orders(&client).upsert_document(2, &json!({"id": "1", "pk": 1})).await.unwrap_err();
    assert_eq!((refused.status(), refused.sub_status()), (Some(400), Some(1001)));
    assert_eq!((seen(), refused.attempts()), (before, 1));
}

#[tokio::test(start_paused = true)]
async fn a_session_from_the_future_is_given_up_in_time() {
    let emulator = shop(Emulator::builder()).await;
    let client = builder(&emulator).build().unwrap();
    let started = Instant::now();
    let error = orders(&client).read_document(1, "1").session_token("0:-1#1000000").await.unwrap_err();
    assert_eq!((error.status(), error.sub_status()), (Some(404), Some(1002)));
    assert!(!error.is_not_found() && error.attempts() <= 6 && started.elapsed() < Duration::from_secs(5), "{error}");
}

#[tokio::test(start_paused = true)]
async fn the_partition_key_of_a_document_is_found_by_the_definition_which_is_read_once() {
    let emulator = shop(Emulator::builder()).await;
    let client = builder(&emulator).build().unwrap();
    let before = emulator.requests().of("read_collection");
    let keys = [(json!({"id": "x", "pk": 7}), "[7]"), (json!({"id": "x"}), "[{}]"), (json!({"id": "x", "pk": null}), "[null]")];
    for (document, key) in keys {
        assert_eq!(orders(&client).partition_key_of(&document).await.unwrap().to_string(), key);
    }
    assert_eq!(emulator.requests().of("read_collection"), before + 1);
    let document = json!({"id": "9", "pk": 9});
    let key = orders(&client).partition_key_of(&document).await.unwrap();
    orders(&client).create_document(key, &document).await.unwrap();
    orders(&client).read_document(9, "9").await.unwrap();
    let error = client.database("shop").collection("none").partition_key_of(&document).await.unwrap_err();
    assert!(error.is_not_found(), "{error}");
}

// ---- what is told --------------------------------------------------------------------------------------------------------------

#[derive(Clone, Default)]
struct Told(Arc<Mutex<Vec<String>>>);

impl Observer for Told {
    fn finished(&self, call: &Finished<'_>) {
        let ok = call.outcome.is_ok();
        let line =
            format!("{} {:?} {:?} {ok} {}", call.operation.name, call.database, call.collection, call.diagnostics.attempts.len());
        self.0.lock().unwrap().push(line);
    }
}

#[tokio::test(start_paused = true)]
async fn an_observer_is_told_of_every_call_and_every_attempt_of_it() {
    let emulator = shop(Emulator::builder()).await;
    let told = Told::default();
    let client = builder(&emulator).observer(told.clone()).build().unwrap();
    emulator.faults().add(Fault::status(429).sub_status(3200).retry_after(Duration::from_millis(5)).on("read_document").times(2));
    let response = orders(&client).read_document(1, "1").await.unwrap();
    assert_eq!(response.meta().diagnostics().attempts[0].outcome, Outcome::Answered { status: 429, sub_status: Some(3200) });
    orders(&client).read_document(1, "none").await.unwrap_err();
    let told = told.0.lock().unwrap();
    assert_eq!(
        *told,
        ["read_document Some(\"shop\") Some(\"orders\") true 3", "read_document Some(\"shop\") Some(\"orders\") false 1",]
    );
}

#[tokio::test(start_paused = true)]
async fn retries_come_out_of_a_budget_that_all_calls_share() {
    let emulator = shop(Emulator::builder()).await;
    let patient = RetryPolicy::default().with_max_retries(1000).with_max_wait(Duration::from_secs(100_000));
    let client = builder(&emulator).single_endpoint().retry(patient).build().unwrap();
    emulator.faults().add(Fault::status(500).on("read_document"));
    let before = emulator.requests().of("read_document");
    let error = orders(&client).read_document(1, "1").await.unwrap_err();
    assert_eq!(error.attempts(), 101, "a hundred retries in a row, and no more");
    let error = orders(&client).read_document(1, "1").await.unwrap_err();
    assert_eq!(error.attempts(), 1);
    assert_eq!(emulator.requests().of("read_document"), before + 102);
}
