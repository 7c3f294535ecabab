//! Row 37: many callers and many streams at once; and row 18, answers that are too large.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use cosmosdb::{ChangeFeedEvent, ErrorKind, HttpOptions, RetryPolicy};
use cosmosdb_emulator::{Emulator, Fault};
use cosmosdb_tests::loopback::{OK, Server, soon};
use cosmosdb_tests::process::Process;
use cosmosdb_tests::watch::Watch;
use serde_json::Value;

use crate::support::{DOCUMENTS, Shop, at, document, orders};

const CALLERS: usize = 1000;

#[tokio::test]
async fn row_37_a_thousand_callers_share_few_connections_fairly() {
    const CALLS: usize = 5;
    const LIMIT: usize = 32;
    let watch = Watch::begin();
    let (open, most) = (Arc::new(AtomicUsize::new(0)), Arc::new(AtomicUsize::new(0)));
    let (opened, highest) = (open.clone(), most.clone());
    let server = Server::start(move |mut connection| {
        let (open, most) = (opened.clone(), highest.clone());
        async move {
            most.fetch_max(open.fetch_add(1, Ordering::SeqCst) + 1, Ordering::SeqCst);
            while connection.request().await.is_some() {
                tokio::time::sleep(Duration::from_millis(1)).await;
                connection.answer(OK).await;
            }
            open.fetch_sub(1, Ordering::SeqCst);
        }
    });
    let server = server.await.unwrap();
    let http = HttpOptions::new().max_in_flight(LIMIT).max_idle_connections(LIMIT);
    let client = at(server.endpoint(), watch.seen()).http(http).single_endpoint().build().unwrap();
    let callers: Vec<_> = (0..CALLERS)
        .map(|_| {
            let orders = orders(&client);
            tokio::spawn(async move {
                let mut times = Vec::new();
                for _ in 0..CALLS {
                    let started = Instant::now();
                    orders.read_document(1, "1").await.unwrap();
                    times.push(started.elapsed());
                }
                times
            })
        })
        .collect();
    let mut times = Vec::new();
    for caller in callers {
        times.extend(caller.await.unwrap());
    }
    times.sort();
    let at = |share: f64| times[(times.len() as f64 * share) as usize];
    let (median, late) = (at(0.5), at(0.99));
    assert!(late < 10 * median, "p99 {late:?}, p50 {median:?}");
    assert_eq!((times.len(), server.requests().len()), (CALLERS * CALLS, CALLERS * CALLS));
    assert!(most.load(Ordering::SeqCst) <= LIMIT, "{most:?} connections");
}

#[tokio::test]
async fn row_37_a_thousand_streams_are_open_and_small() {
    let shop = Shop::new(Emulator::builder()).await;
    let orders = orders(&shop.builder_over(shop.emulator.transport()).single_endpoint().build().unwrap());
    let before = Process::now().unwrap();
    let mut streams: Vec<_> = (0..CALLERS).map(|_| orders.list_documents().max_item_count(1).pages()).collect();
    let requests = shop.requests("list_documents");
    // All of them go on in turn; none waits for another.
    for page in 0..DOCUMENTS {
        for stream in &mut streams {
            let page = stream.try_next().await.unwrap().unwrap_or_else(|| panic!("page {page} is missing"));
            assert_eq!(page.into_items::<serde_json::Value>().unwrap().len(), 1);
        }
    }
    for stream in &mut streams {
        assert!(stream.try_next().await.unwrap().is_none());
    }
    assert_eq!(shop.requests("list_documents"), requests + (CALLERS * DOCUMENTS) as u64);
    let after = Process::now().unwrap();
    // Other tests run beside this one: it is rough.
    assert!(after.resident < before.resident + (100 << 20), "{before:?} {after:?}");
}

#[tokio::test]
async fn row_37_a_stream_that_is_left_alone_keeps_nobody_waiting() {
    let shop = Shop::listening(Emulator::builder().partitions(4)).await;
    shop.emulator.faults().add(Fault::delay(Duration::from_millis(20)));
    for limit in [1, 2] {
        let http = HttpOptions::new().max_in_flight(limit);
        let client = shop.builder_at(shop.emulator.endpoint()).http(http).single_endpoint().build().unwrap();
        let orders = orders(&client);
        let mut rows = orders.query_documents("SELECT * FROM c").max_item_count(1).across_partitions().items::<Value>();
        let mut changes = orders.read_change_feed().max_item_count(1).changes().events::<Value>();
        // What they read ahead is under way, or waits for its turn.
        soon(rows.try_next()).await.unwrap().unwrap();
        soon(changes.try_next()).await.unwrap().unwrap();
        for pk in 0..DOCUMENTS {
            soon(orders.read_document(pk as i64, "1").into_future()).await.unwrap();
        }
        let (mut read, mut told) = (1, 1);
        while soon(rows.try_next()).await.unwrap().is_some() {
            read += 1;
        }
        while let Some(ChangeFeedEvent::Page(page)) = soon(changes.try_next()).await.unwrap() {
            told += page.body().items.len();
        }
        assert_eq!((read, told), (DOCUMENTS, DOCUMENTS));
    }
}

#[tokio::test]
async fn row_18_an_answer_is_read_as_far_as_is_allowed() {
    let watch = Watch::begin();
    let told = Arc::new(AtomicUsize::new(0));
    for head in ["Content-Length: 104857600", "Transfer-Encoding: chunked"] {
        let counted = told.clone();
        let server = Server::start(move |mut connection| {
            let told = counted.clone();
            async move {
                connection.request().await;
                let head = format!("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n{head}\r\n\r\n");
                connection.answer(head.as_bytes()).await;
                let chunk =
                    if head.contains("chunked") { "400\r\n".to_owned() + &" ".repeat(1024) + "\r\n" } else { " ".repeat(1024) };
                for _ in 0..102_400 {
                    if !connection.answer(chunk.as_bytes()).await {
                        return;
                    }
                    told.fetch_add(1024, Ordering::SeqCst);
                }
            }
        });
        let server = server.await.unwrap();
        let client = at(server.endpoint(), watch.seen()).http(HttpOptions::new().max_json_size(4 << 20));
        let client = client.single_endpoint().retry(RetryPolicy::default()).build().unwrap();
        let error = soon(orders(&client).read_document(1, "1").into_future()).await.unwrap_err();
        watch.seen().error(&error);
        assert_eq!((error.kind(), error.attempts()), (ErrorKind::Connect, 1), "{error}");
        assert!(error.to_string().contains("4194304"), "{error}");
        let write = soon(orders(&client).create_document(1, &document("2", 1)).into_future()).await.unwrap_err();
        watch.seen().error(&write);
        assert_eq!((write.kind(), server.requests().len()), (ErrorKind::Ambiguous, 2), "{write}");
    }
    // What is beyond the limit is in the buffers of the system.
    assert!(told.load(Ordering::SeqCst) < 4 * (20 << 20), "{told:?}");
}
