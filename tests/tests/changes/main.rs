//! The change feed of a collection as one stream, from the client through the emulator and back.

#![allow(missing_docs, clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

mod envelopes;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use cosmosdb::types::{ChangeFeedPolicy, PartitionKeyDefinition, PartitionKeyKind};
use cosmosdb::{ChangeFeed, ChangeFeedEvent, Changes, Client, Collection, ErrorKind};
use cosmosdb_emulator::{Emulator, EmulatorBuilder, Fault};
use cosmosdb_tests::watch::Seen;
use cosmosdb_tests::wire::Wire;
use serde_json::{Value, json};
use tokio::time::Instant;

const ORDERS: &str = "dbs/shop/colls/orders";

struct Shop {
    emulator: Emulator,
    wire: Wire,
    client: Client,
    orders: Collection,
}

async fn shop_of(builder: EmulatorBuilder) -> Shop {
    let emulator = builder.in_process().unwrap();
    let wire = Wire::new(emulator.transport(), &Seen::default());
    let client = Client::builder(emulator.endpoint()).key(emulator.key()).unwrap().transport(wire.clone()).build().unwrap();
    client.create_database("shop").await.unwrap();
    let shop = client.database("shop");
    let key = PartitionKeyDefinition::new(["/pk"]).version(2);
    shop.create_collection("orders", key).change_feed_policy(ChangeFeedPolicy::new(10)).await.unwrap();
    let orders = shop.collection("orders");
    Shop { emulator, wire, client, orders }
}

async fn shop(partitions: u32) -> Shop {
    shop_of(Emulator::builder().partitions(partitions)).await
}

async fn put(orders: &Collection, id: usize, n: usize) {
    let pk = format!("p{}", id % 13);
    let document = json!({"id": format!("o{id}"), "pk": pk, "n": n});
    orders.upsert_document(pk.as_str(), &document).await.unwrap();
}

/// The next changes; `None` if there are none for now.
async fn next(changes: &mut Changes<Value>) -> Option<Vec<Value>> {
    match changes.try_next().await.unwrap().unwrap() {
        ChangeFeedEvent::Page(page) => {
            assert!(!page.body().items.is_empty());
            Some(page.into_body().items)
        }
        ChangeFeedEvent::CaughtUp => None,
    }
}

/// All changes until there are no more for now.
async fn catch_up(changes: &mut Changes<Value>) -> Vec<Value> {
    let mut all = Vec::new();
    while let Some(page) = next(changes).await {
        all.extend(page);
    }
    all
}

/// Which versions of which documents.
fn versions(changes: &[Value]) -> Vec<(String, u64)> {
    let mut all: Vec<_> = changes.iter().map(|it| (it["id"].as_str().unwrap().to_owned(), it["n"].as_u64().unwrap())).collect();
    all.sort();
    all
}

fn expected(of: impl IntoIterator<Item = (usize, u64)>) -> Vec<(String, u64)> {
    let mut all: Vec<_> = of.into_iter().map(|(id, n)| (format!("o{id}"), n)).collect();
    all.sort();
    all
}

/// Checks that changes of one partition key value came in their order.
fn check_order(changes: &[Value]) {
    let mut last = BTreeMap::new();
    for change in changes {
        let (pk, lsn) = (change["pk"].as_str().unwrap(), change["_lsn"].as_u64().unwrap());
        assert!(last.insert(pk, lsn).is_none_or(|before| before < lsn), "{pk}: {lsn}");
    }
}

fn feed(orders: &Collection, size: i64) -> ChangeFeed {
    orders.read_change_feed().max_item_count(size).changes()
}

#[tokio::test(start_paused = true)]
async fn any_number_of_partitions_is_one_stream() {
    for partitions in [1, 2, 8] {
        let Shop { orders, .. } = shop(partitions).await;
        for id in 0..60 {
            put(&orders, id, 0).await;
        }
        let mut changes = feed(&orders, 3).events();
        assert_eq!(changes.continuation(), None);
        let all = catch_up(&mut changes).await;
        check_order(&all);
        assert_eq!(versions(&all), expected((0..60).map(|id| (id, 0))));
        assert!(catch_up(&mut changes).await.is_empty());
        // What is written meanwhile comes, of each document what it was last.
        for id in 50..70 {
            put(&orders, id, 1).await;
            put(&orders, id, 2).await;
        }
        assert_eq!(versions(&catch_up(&mut changes).await), expected((50..70).map(|id| (id, 2))));
        assert!(changes.request_charge() > 60.0, "{}", changes.request_charge());
    }
}

/// Splits or merges one of the ranges.
fn reshape(emulator: &Emulator, ranges: &mut Vec<String>, turn: usize) {
    if turn % 4 == 3 && ranges.len() > 2 {
        let merged = emulator.merge(ORDERS, &ranges[0], &ranges[1]).unwrap();
        ranges.splice(..2, [merged]);
    } else if ranges.len() < 8 {
        let at = turn % ranges.len();
        let children = emulator.split(ORDERS, &ranges[at]).unwrap();
        ranges.splice(at..=at, children);
    }
}

#[tokio::test(start_paused = true)]
async fn ranges_that_split_and_merge_lose_nothing_and_double_nothing() {
    for merging in [false, true] {
        let Shop { emulator, orders, .. } = shop(1).await;
        for id in 0..60 {
            put(&orders, id, 0).await;
        }
        let (mut changes, mut ranges, mut all) = (feed(&orders, 2).events(), vec!["0".to_owned()], Vec::new());
        let (mut turn, mut written) = (0, 60);
        while let Some(page) = next(&mut changes).await {
            all.extend(page);
            turn += 1;
            if turn % 2 == 0 && written < 120 {
                put(&orders, written, 0).await;
                written += 1;
            }
            // 1, 2, 4, 8 ranges, or up and down.
            if merging {
                reshape(&emulator, &mut ranges, turn);
            } else if turn % 5 == 0 && ranges.len() < 8 {
                ranges = ranges.iter().flat_map(|range| emulator.split(ORDERS, range).unwrap()).collect();
            }
        }
        check_order(&all);
        assert!(written > 80 && ranges.len() > 2, "{written} {ranges:?}");
        assert_eq!(versions(&all), expected((0..written).map(|id| (id, 0))), "merging: {merging}");
    }
}

#[tokio::test(start_paused = true)]
async fn only_parts_of_ranges_are_asked_for_by_their_bounds() {
    let Shop { emulator, wire, orders, .. } = shop(2).await;
    put(&orders, 1, 0).await;
    let mut changes = feed(&orders, 10).events();
    assert_eq!(catch_up(&mut changes).await.len(), 1);
    emulator.split(ORDERS, "0").unwrap();
    wire.sent();
    catch_up(&mut changes).await;
    // The children are asked where their parent stood.
    let sent = wire.sent();
    let reads: Vec<_> = sent.iter().filter(|it| it.headers().contains_key("a-im")).collect();
    assert!(reads.iter().all(|it| it.headers().contains_key("if-none-match") && !it.headers().contains_key("x-ms-start-epk")));
    assert!(reads.len() >= 3, "{}", reads.len());
    let merged = emulator.merge(ORDERS, "2", "3").unwrap();
    put(&orders, 2, 0).await;
    assert_eq!(catch_up(&mut changes).await.len(), 1);
    let sent = wire.sent();
    let of_merged: Vec<_> = sent
        .iter()
        .filter(|it| it.headers().get("x-ms-documentdb-partitionkeyrangeid").is_some_and(|id| *id == *merged))
        .collect();
    assert!(of_merged.len() >= 2);
    for read in of_merged {
        assert!(read.headers().contains_key("x-ms-start-epk") && read.headers().contains_key("x-ms-end-epk"));
        assert_eq!(read.headers()["x-ms-read-key-type"], "EffectivePartitionKeyRange");
    }
}

#[tokio::test(start_paused = true)]
async fn ranges_are_read_anew_once_for_all_that_find_them_gone() {
    let Shop { emulator, wire, orders, .. } = shop(8).await;
    let mut ranges: Vec<String> = (0..8).map(|id| id.to_string()).collect();
    for concurrency in [1, 8] {
        let mut changes = feed(&orders, 10).max_concurrency(concurrency).events();
        catch_up(&mut changes).await;
        ranges = ranges.iter().flat_map(|range| emulator.split(ORDERS, range).unwrap()).collect();
        wire.sent();
        catch_up(&mut changes).await;
        let reads = wire.sent().iter().filter(|it| it.uri().path().ends_with("/pkranges")).count();
        assert_eq!(reads, 1, "{concurrency} at once");
    }
}

#[tokio::test(start_paused = true)]
async fn a_stream_can_be_taken_up_at_each_page() {
    for partitions in [1, 2, 8] {
        let Shop { emulator, orders, .. } = shop(partitions).await;
        for id in 0..50 {
            put(&orders, id, 0).await;
        }
        let mut ranges: Vec<_> = (0..partitions).map(|id| id.to_string()).collect();
        let (mut token, mut all, mut written, mut turn) = (None::<String>, Vec::new(), 50, 0);
        loop {
            let resumed = feed(&orders, 3);
            let mut changes = token.iter().fold(resumed, |feed, token| feed.continuation(token)).events();
            let page = next(&mut changes).await;
            token = changes.continuation();
            assert!(token.is_some());
            let Some(page) = page else { break };
            all.extend(page);
            turn += 1;
            if written < 70 {
                put(&orders, written, 0).await;
                written += 1;
            }
            reshape(&emulator, &mut ranges, turn);
        }
        check_order(&all);
        assert_eq!(versions(&all), expected((0..written).map(|id| (id, 0))));
        // A stream that was not asked yet stands where it was taken up.
        let untouched = feed(&orders, 3).continuation(token.clone().unwrap()).events::<Value>();
        assert_eq!(untouched.continuation(), token);
    }
}

#[tokio::test(start_paused = true)]
async fn full_fidelity_tells_every_change_and_deletes() {
    let Shop { emulator, orders, .. } = shop(2).await;
    put(&orders, 1, 0).await;
    let full = || orders.read_full_fidelity_change_feed().max_item_count(2).changes();
    let mut changes = full().start_from_now().events::<Value>();
    assert!(catch_up(&mut changes).await.is_empty());
    let mut told = Vec::new();
    for id in 0..12 {
        put(&orders, id + 100, 1).await;
        put(&orders, id + 100, 2).await;
        orders.delete_document(format!("p{}", (id + 100) % 13), format!("o{}", id + 100)).await.unwrap();
        if id == 4 {
            emulator.split(ORDERS, "0").unwrap();
        }
        if id % 3 == 0 {
            told.extend(next(&mut changes).await.unwrap());
            changes = full().continuation(changes.continuation().unwrap()).events();
        }
    }
    told.extend(catch_up(&mut changes).await);
    let mut kinds = BTreeMap::<String, Vec<String>>::new();
    for change in &told {
        let id = change["current"]["id"].as_str().or(change["metadata"]["id"].as_str()).unwrap();
        kinds.entry(id.to_owned()).or_default().push(change["metadata"]["operationType"].as_str().unwrap().to_owned());
    }
    assert_eq!((told.len(), kinds.len()), (36, 12));
    assert!(kinds.values().all(|kinds| *kinds == ["create", "replace", "delete"]), "{kinds:?}");

    let nowhere = full().start_from_time(UNIX_EPOCH + Duration::from_secs(1)).events::<Value>().try_next().await.unwrap_err();
    assert_eq!(nowhere.kind(), ErrorKind::InvalidInput);
    // Tokens of one mode are none of the other.
    let token = changes.continuation().unwrap();
    let mut other = feed(&orders, 2).continuation(token.clone()).events::<Value>();
    let error = other.try_next().await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Continuation);
    assert!(error.to_string().contains("another mode"), "{error}");
    assert_eq!(other.continuation(), Some(token));
    assert!(other.try_next().await.unwrap().is_none());
}

#[tokio::test(start_paused = true)]
async fn a_stream_starts_now_or_at_a_time() {
    // A clock of its own that the signatures of today can stand.
    let begun = SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_secs();
    let seconds = Arc::new(AtomicU64::new(begun));
    let now = Arc::clone(&seconds);
    let clock = move || UNIX_EPOCH + Duration::from_secs(now.load(Ordering::Relaxed));
    let Shop { orders, .. } = shop_of(Emulator::builder().partitions(4).clock(clock)).await;
    for id in 0..30 {
        put(&orders, id, 0).await;
        seconds.fetch_add(10, Ordering::Relaxed);
    }
    let since: SystemTime = UNIX_EPOCH + Duration::from_secs(begun + 195);
    for feed in [feed(&orders, 4).start_from_time(since), orders.read_change_feed().if_modified_since(since).changes()] {
        let mut changes = feed.clone().max_concurrency(1).events();
        // A range that was not asked yet begins at the time, too, when the stream is taken up.
        let mut all = next(&mut changes).await.unwrap();
        let token = changes.continuation().unwrap();
        all.extend(catch_up(&mut orders.read_change_feed().changes().continuation(token).events()).await);
        assert_eq!(versions(&all), expected((20..30).map(|id| (id, 0))));
    }
    assert_eq!(catch_up(&mut feed(&orders, 9).start_from_now().start_from_beginning().events()).await.len(), 30);
    for feed in [feed(&orders, 4).start_from_now(), orders.read_change_feed().if_none_match("*").changes()] {
        let mut changes = feed.events();
        assert!(catch_up(&mut changes).await.is_empty());
        put(&orders, 7, 1).await;
        assert_eq!(versions(&catch_up(&mut changes).await), expected([(7, 1)]));
    }
}

#[tokio::test(start_paused = true)]
async fn what_has_caught_up_waits_and_keeps_the_entity_tags_of_nothing_new() {
    let Shop { wire, orders, .. } = shop(3).await;
    let mut changes = feed(&orders, 10).poll_interval(Duration::from_secs(7)).events();
    assert!(next(&mut changes).await.is_none());
    let (first, started) = (changes.continuation().unwrap(), Instant::now());
    wire.sent();
    for _ in 0..3 {
        assert!(next(&mut changes).await.is_none());
    }
    let waited = started.elapsed();
    assert!(waited >= Duration::from_secs(21) && waited < Duration::from_secs(22), "{waited:?}");
    let sent = wire.sent();
    assert_eq!(sent.len(), 9);
    assert!(sent.iter().all(|it| it.headers().contains_key("if-none-match")));
    // A page makes all others tell once more that they have nothing new, at once.
    put(&orders, 1, 0).await;
    assert_eq!(next(&mut changes).await.unwrap().len(), 1);
    let started = Instant::now();
    assert!(next(&mut changes).await.is_none());
    assert!(started.elapsed() < Duration::from_secs(1), "{:?}", started.elapsed());
    assert_ne!(changes.continuation().unwrap(), first);
}

#[tokio::test(start_paused = true)]
async fn a_range_with_much_to_tell_keeps_no_other_waiting() {
    let Shop { orders, .. } = shop(4).await;
    for n in 0..40 {
        let document = json!({"id": n.to_string(), "pk": "busy", "n": n});
        orders.create_document("busy", &document).await.unwrap();
    }
    for id in 0..13 {
        put(&orders, id, 0).await;
    }
    let mut changes = feed(&orders, 1).max_concurrency(1).events();
    let mut values = BTreeSet::new();
    for _ in 0..12 {
        values.extend(next(&mut changes).await.unwrap().iter().map(|it| it["pk"].as_str().unwrap().to_owned()));
    }
    assert!(values.len() > 4, "{values:?}");
}

#[tokio::test(start_paused = true)]
async fn ranges_are_read_side_by_side_within_bounds() {
    let Shop { emulator, orders, .. } = shop(8).await;
    emulator.faults().add(Fault::delay(Duration::from_secs(1)).on("read_change_feed"));
    for (concurrency, seconds) in [(1, 8), (3, 3), (8, 1)] {
        let started = Instant::now();
        // Nobody is asked again before all others were.
        let feed = feed(&orders, 10).max_concurrency(concurrency).poll_interval(Duration::from_secs(60));
        assert!(catch_up(&mut feed.events()).await.is_empty());
        let took = started.elapsed();
        let bounds = Duration::from_secs(seconds)..Duration::from_secs(seconds) + Duration::from_millis(200);
        assert!(bounds.contains(&took), "{concurrency}: {took:?}");
    }
}

#[tokio::test(start_paused = true)]
async fn a_feed_can_be_narrowed() {
    let Shop { emulator, client, orders, .. } = shop(4).await;
    for id in 0..52 {
        put(&orders, id, 0).await;
    }
    let mut of_key = orders.read_change_feed().partition_key("p3").max_item_count(2).changes().events();
    let all = catch_up(&mut of_key).await;
    assert_eq!(versions(&all), expected([3, 16, 29, 42].map(|id| (id, 0))));
    let token = of_key.continuation().unwrap();
    put(&orders, 16, 5).await;
    put(&orders, 17, 5).await;
    let of_key = |key: &'static str| orders.read_change_feed().partition_key(key).changes().continuation(token.clone()).events();
    assert_eq!(versions(&catch_up(&mut of_key("p3")).await), expected([(16, 5)]));
    let error = of_key("p4").try_next().await.map(drop).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Continuation);
    assert!(error.to_string().contains("another part"), "{error}");

    // A range is what it was, after it has split.
    let mut by_range = Vec::new();
    for range in ["0", "1", "2", "3"] {
        let of_range = || orders.read_change_feed().partition_key_range_id(range).max_item_count(3).changes();
        let mut changes = of_range().events();
        by_range.extend(next(&mut changes).await.unwrap());
        emulator.split(ORDERS, range).unwrap();
        by_range.extend(catch_up(&mut of_range().continuation(changes.continuation().unwrap()).events()).await);
    }
    assert_eq!(by_range.len(), 52);
    assert_eq!(versions(&by_range), versions(&catch_up(&mut feed(&orders, 100).events()).await));

    let both = orders.read_change_feed().partition_key("p3").partition_key_range_id("0").changes();
    let bounds = orders.read_change_feed().start_epk("00").changes();
    let nowhere = orders.read_change_feed().partition_key_range_id("99").changes();
    let one_tag = orders.read_change_feed().if_none_match("\"5\"").changes();
    for wrong in [both, bounds, nowhere, one_tag] {
        assert_eq!(wrong.events::<Value>().try_next().await.map(drop).unwrap_err().kind(), ErrorKind::InvalidInput);
    }

    let key = PartitionKeyDefinition::new(["/tenant", "/user"]).kind(PartitionKeyKind::MultiHash).version(2);
    client.database("shop").create_collection("visits", key).await.unwrap();
    let visits = client.database("shop").collection("visits");
    for at in 0..30 {
        let (tenant, user) = (format!("t{}", at % 3), format!("u{}", at % 8));
        let visit = json!({"id": at.to_string(), "tenant": tenant, "user": user});
        visits.create_document((tenant.as_str(), user.as_str()), &visit).await.unwrap();
    }
    let of_tenant = catch_up(&mut visits.read_change_feed().partition_key("t1").changes().events()).await;
    assert_eq!(of_tenant.len(), 10);
    assert!(of_tenant.iter().all(|visit| visit["tenant"] == "t1"));
}

#[tokio::test(start_paused = true)]
async fn a_collection_made_anew_is_another() {
    let Shop { client, orders, .. } = shop(2).await;
    put(&orders, 1, 0).await;
    let mut changes = feed(&orders, 10).events();
    catch_up(&mut changes).await;
    let token = changes.continuation().unwrap();
    client.database("shop").delete_collection("orders").await.unwrap();
    client.database("shop").create_collection("orders", PartitionKeyDefinition::new(["/pk"]).version(2)).await.unwrap();
    for id in 0..9 {
        put(&orders, id, 0).await;
    }
    for mut changes in [changes, feed(&orders, 10).continuation(token).events()] {
        let error = changes.try_next().await.map(drop).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Continuation, "{error}");
    }
    assert_eq!(catch_up(&mut feed(&orders, 10).events()).await.len(), 9);
}

#[tokio::test(start_paused = true)]
async fn what_a_retry_mends_is_not_seen_and_what_it_does_not_can_be_taken_up() {
    let Shop { emulator, orders, .. } = shop(2).await;
    for id in 0..20 {
        put(&orders, id, 0).await;
    }
    let wait = Duration::from_millis(50);
    let faults = || emulator.faults();
    faults().add(Fault::status(429).sub_status(3200).retry_after(wait).on("read_change_feed").after(2).times(3));
    faults().add(Fault::status(404).sub_status(1002).on("read_change_feed").after(6).times(1));
    faults().add(Fault::status(410).sub_status(1007).on("read_change_feed").after(9).times(4));
    let mut changes = feed(&orders, 2).events();
    let mut all = next(&mut changes).await.unwrap();
    all.extend(catch_up(&mut changes).await);
    assert_eq!(versions(&all), expected((0..20).map(|id| (id, 0))));

    faults().clear();
    faults().add(Fault::status(403).on("read_change_feed").times(1));
    put(&orders, 3, 1).await;
    let error = changes.try_next().await.unwrap_err();
    assert_eq!((error.kind(), error.status()), (ErrorKind::Status, Some(403)));
    assert!(changes.try_next().await.unwrap().is_none());
    let mut again = feed(&orders, 2).continuation(changes.continuation().unwrap()).events();
    assert_eq!(versions(&catch_up(&mut again).await), expected([(3, 1)]));

    // What is not of the type is not lost: it is where the stream goes on.
    put(&orders, 4, 1).await;
    let mut typed = feed(&orders, 2).continuation(again.continuation().unwrap()).events::<Vec<u8>>();
    assert_eq!(typed.try_next().await.unwrap_err().kind(), ErrorKind::Decode);
    let mut again = feed(&orders, 2).continuation(typed.continuation().unwrap()).events();
    assert_eq!(versions(&catch_up(&mut again).await), expected([(4, 1)]));

    // A range that is always just being split is given up at last.
    faults().add(Fault::status(410).sub_status(1007).on("read_change_feed"));
    let error = again.try_next().await.unwrap_err();
    assert_eq!((error.status(), error.sub_status()), (Some(410), Some(1007)));
}

#[tokio::test(start_paused = true)]
async fn noise_is_no_continuation() {
    let Shop { orders, .. } = shop(2).await;
    put(&orders, 1, 0).await;
    let mut changes = feed(&orders, 10).events();
    catch_up(&mut changes).await;
    let token = changes.continuation().unwrap();
    let mut tokens =
        vec![String::new(), "f1.".to_owned(), "f2.AAAA".to_owned(), "\"16\"".to_owned(), token[..token.len() - 5].to_owned()];
    tokens.extend((3..token.len()).step_by(7).map(|at| {
        let other = if token.as_bytes()[at] == b'A' { "B" } else { "A" };
        format!("{}{other}{}", &token[..at], &token[at + 1..])
    }));
    for token in tokens {
        let error = feed(&orders, 10).continuation(&token).events::<Value>().try_next().await.map(drop).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Continuation, "{token}: {error}");
    }
}
