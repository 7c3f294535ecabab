//! What may have been done, and what cannot have been: no write is lost quietly, none is done twice.

use std::time::{Duration, Instant};

use cosmosdb::types::PatchOperation;
use cosmosdb::{Client, ErrorKind};
use cosmosdb_emulator::{Emulator, Fault};
use cosmosdb_tests::loopback::{Connection, Server, pass_on, soon};
use cosmosdb_tests::watch::Watch;
use cosmosdb_tests::wire::assert_same_call;
use serde_json::Value;
use tokio::io::AsyncReadExt;
use tokio::net::TcpListener;

use crate::support::{DOCUMENTS, EAST, Shop, WEST, at, document, orders, port, quickly, regions_of, two_regions};

/// A client that does not wait long.
fn quick(shop: &Shop, endpoint: impl Into<String>) -> Client {
    shop.builder_at(endpoint).single_endpoint().retry(quickly()).build().unwrap()
}

#[tokio::test(start_paused = true)]
async fn row_11_an_error_of_the_service_is_tried_again_where_that_does_no_harm() {
    let shop = Shop::new(Emulator::builder()).await;
    let orders = orders(&shop.client());
    for status in [500, 502, 504] {
        let failing = |operation: &str| Fault::status(status).on(operation).times(1);
        shop.emulator.faults().add(Fault::status(status).on("read_document").times(3));
        orders.read_document(1, "1").await.unwrap();
        assert_eq!(shop.wire.sent().len(), 4, "{status}: reads are repeated");

        // Whether a write was carried out or not, it is told that it may have been.
        for carried_out in [false, true] {
            let id = format!("{status}-{carried_out}");
            let fault = failing("create_document");
            shop.emulator.faults().add(if carried_out { fault.after_carrying_out() } else { fault });
            let error = orders.create_document(1, &document(&id, 1)).await.unwrap_err();
            shop.seen().error(&error);
            assert_eq!((error.kind(), error.status(), error.attempts()), (ErrorKind::Ambiguous, Some(status), 1));
            assert_eq!(orders.read_document(1, &id).await.is_ok(), carried_out);
            assert_eq!(shop.wire.sent().len(), 2);

            shop.emulator.faults().add(if carried_out {
                failing("upsert_document").after_carrying_out()
            } else {
                failing("upsert_document")
            });
            let upserted = orders.upsert_document(1, &document(&format!("{id}-upserted"), 1)).idempotent().await.unwrap();
            assert_eq!(upserted.meta().attempts(), 2, "it was said that twice does no harm");
            assert_same_call(&shop.wire.sent());
        }
        // A script is never repeated by itself.
        shop.emulator.faults().add(failing("execute_stored_procedure"));
        let error = orders.execute_stored_procedure(1, "sum", &()).await.unwrap_err();
        assert_eq!((error.kind(), shop.wire.sent().len()), (ErrorKind::Ambiguous, 1));
    }
    // Three that were carried out unseen, and six that were seen.
    assert_eq!(shop.documents().await.len(), DOCUMENTS + 9);
}

#[tokio::test(start_paused = true)]
async fn row_12_a_region_that_nobody_answers_in_is_remembered() {
    let shop = Shop::listening(two_regions().multiple_write_regions(true)).await;
    let builder = shop.builder_at(shop.emulator.endpoint()).preferred_regions([EAST, WEST]).multiple_write_regions();
    let orders = orders(&builder.build().unwrap());
    orders.read_document(1, "1").await.unwrap();
    shop.emulator.set_offline(EAST).await.unwrap();
    let created = orders.create_document(1, &document("2", 1)).await.unwrap();
    assert_eq!(regions_of(created.meta().diagnostics()), [EAST, WEST], "a write as well: it was not sent");
    let read = orders.read_document(1, "1").await.unwrap();
    assert_eq!(regions_of(read.meta().diagnostics()), [WEST]);
    let before = shop.requests("create_document");
    let created = orders.create_document(1, &document("3", 1)).await.unwrap();
    assert_eq!(regions_of(created.meta().diagnostics()), [WEST], "what nobody answered for one is passed over for the other");
    assert_eq!(shop.requests("create_document"), before + 1);
    assert_eq!(shop.documents().await.len(), DOCUMENTS + 2);
}

#[tokio::test]
async fn row_12_who_cannot_be_reached_is_asked_four_times_and_nothing_was_sent() {
    let watch = Watch::begin();
    let port = TcpListener::bind("127.0.0.1:0").await.unwrap().local_addr().unwrap().port();
    // A label of 64 letters is no name, so that nobody is asked for it.
    let nowhere = format!("https://{}.documents.azure.com", "a".repeat(64));
    for endpoint in [format!("http://127.0.0.1:{port}"), nowhere] {
        let client = at(&endpoint, watch.seen()).single_endpoint().retry(quickly()).build().unwrap();
        let error = soon(orders(&client).create_document(1, &document("2", 1)).into_future()).await.unwrap_err();
        watch.seen().error(&error);
        assert_eq!((error.kind(), error.attempts()), (ErrorKind::Connect, 4), "{error}");
        assert!(!error.to_string().contains("may have"), "{error}");
    }
}

// ---- broken connections ----------------------------------------------------------------------------------------------------------

/// Passes requests on to an emulator, and answers back; what comes before and instead is told.
async fn through(connection: &mut Connection, emulator: u16) -> Option<()> {
    let request = connection.request().await?;
    let answer = pass_on(emulator, &request).await.ok()?;
    connection.answer(&answer).await.then_some(())
}

#[tokio::test]
async fn row_13_a_connection_that_breaks_before_it_is_used_harms_no_write() {
    let shop = Shop::listening(Emulator::builder()).await;
    let emulator = port(&shop);
    // Every connection serves one request; it is reset while nobody uses it.
    let (breaking, broken) = tokio::sync::watch::channel(0);
    let proxy = Server::start(move |mut connection| {
        let mut broken = broken.clone();
        async move {
            broken.mark_unchanged();
            through(&mut connection, emulator).await;
            let _ = broken.changed().await;
            connection.reset();
        }
    });
    let proxy = proxy.await.unwrap();
    let orders = orders(&quick(&shop, proxy.endpoint()));
    for number in 0..20 {
        soon(orders.create_document(1, &document(&format!("new-{number}"), 1)).into_future()).await.unwrap();
        breaking.send(number).unwrap();
        while proxy.open() > 0 {
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
        tokio::time::sleep(Duration::from_millis(2)).await;
    }
    assert_eq!((proxy.connections(), proxy.requests().len()), (20, 20));
    assert_eq!(shop.documents().await.len(), DOCUMENTS + 20);
}

#[tokio::test]
async fn row_13_a_connection_that_breaks_in_the_handshake_has_sent_nothing() {
    let watch = Watch::begin();
    let proxy = Server::start(|mut connection| async move {
        let _ = connection.stream.read_u8().await;
        connection.reset();
    });
    let proxy = proxy.await.unwrap();
    let endpoint = format!("https://127.0.0.1:{}", proxy.port);
    let client = at(endpoint, watch.seen()).single_endpoint().retry(quickly()).build().unwrap();
    let error = soon(orders(&client).create_document(1, &document("2", 1)).into_future()).await.unwrap_err();
    watch.seen().error(&error);
    assert_eq!((error.kind(), error.attempts(), proxy.connections()), (ErrorKind::Connect, 4, 4), "{error}");
}

#[tokio::test]
async fn row_13_a_connection_that_breaks_as_it_is_accepted_doubles_nothing() {
    let shop = Shop::listening(Emulator::builder()).await;
    let emulator = port(&shop);
    // Every second one breaks at the worst moment: the request may be under way, and the client cannot know how far.
    let proxy = Server::start(move |mut connection| async move {
        if connection.number % 2 == 1 {
            through(&mut connection, emulator).await;
        }
        connection.reset();
    });
    let proxy = proxy.await.unwrap();
    let orders = orders(&quick(&shop, proxy.endpoint()));
    let mut done = 0;
    for number in 0..40 {
        let id = format!("new-{number}");
        match soon(orders.create_document(1, &document(&id, 1)).into_future()).await {
            Ok(_) => done += 1,
            Err(error) => {
                shop.seen().error(&error);
                assert_eq!(error.kind(), ErrorKind::Ambiguous, "{error}");
            }
        }
    }
    assert!(done > 0);
    assert_eq!(shop.requests("create_document"), (DOCUMENTS + proxy.requests().len()) as u64);
    assert_eq!(shop.documents().await.len(), DOCUMENTS + done, "what was not told as done was not done, and nothing twice");
}

#[tokio::test]
async fn row_14_a_connection_that_breaks_before_the_answer_leaves_a_write_open() {
    let shop = Shop::listening(Emulator::builder()).await;
    let emulator = port(&shop);
    // The first request of every two is carried out, and its answer never seen.
    let proxy = Server::start(move |mut connection| async move {
        if connection.number % 2 == 0 {
            let request = connection.request().await.unwrap();
            pass_on(emulator, &request).await.unwrap();
            connection.reset();
        } else {
            through(&mut connection, emulator).await;
        }
    });
    let proxy = proxy.await.unwrap();
    let orders = orders(&quick(&shop, proxy.endpoint()));
    let requests = || proxy.requests().len();

    let read = soon(orders.read_document(1, "1").into_future()).await.unwrap();
    assert_eq!((read.meta().attempts(), requests()), (2, 2));

    let error = soon(orders.create_document(1, &document("2", 1)).into_future()).await.unwrap_err();
    shop.seen().error(&error);
    assert_eq!((error.kind(), error.attempts(), requests()), (ErrorKind::Ambiguous, 1, 3), "{error}");
    assert_eq!(shop.documents().await.len(), DOCUMENTS + 1, "it was done");
    let read = soon(orders.read_document(1, "2").into_future()).await.unwrap();
    assert_eq!((read.meta().attempts(), requests()), (1, 4), "and can be found out");

    // Who says that twice does no harm: the second attempt meets the first, and that is told.
    let error = soon(orders.create_document(1, &document("3", 1)).idempotent().into_future()).await.unwrap_err();
    shop.seen().error(&error);
    assert_eq!((error.kind(), error.status(), error.attempts()), (ErrorKind::Ambiguous, Some(409), 2), "{error}");
    let upserted = soon(orders.upsert_document(1, &document("4", 1)).idempotent().into_future()).await.unwrap();
    assert_eq!((upserted.meta().attempts(), upserted.status()), (2, 200), "the second one found the first");
    assert_eq!(shop.documents().await.len(), DOCUMENTS + 3, "each is there once");

    // An etag: what was carried out unseen is not carried out again.
    let count = || [PatchOperation::incr("/count", 1.0)];
    let etag = soon(orders.read_document(1, "4").into_future()).await.unwrap().meta().etag().unwrap().to_owned();
    let error = soon(orders.patch_document(1, "4", count()).if_match(etag).into_future()).await.unwrap_err();
    shop.seen().error(&error);
    assert_eq!((error.kind(), error.status(), error.attempts()), (ErrorKind::Ambiguous, Some(412), 2), "{error}");
    let read = soon(orders.read_document(1, "4").into_future()).await.unwrap();
    assert_eq!(read.into_json::<Value>().unwrap()["count"], 1.0, "once");

    // Without anything, a patch that adds is not repeated.
    let before = shop.requests("patch_document");
    let error = soon(orders.patch_document(1, "4", count()).into_future()).await.unwrap_err();
    assert_eq!((error.kind(), shop.requests("patch_document")), (ErrorKind::Ambiguous, before + 1));
}

/// Time is bounded whatever a server does: so these end.
#[tokio::test]
async fn row_14_reads_of_connections_that_always_break_end() {
    let shop = Shop::listening(Emulator::builder()).await;
    let proxy = Server::start(|mut connection| async move {
        connection.request().await;
        connection.reset();
    });
    let proxy = proxy.await.unwrap();
    let orders = orders(&quick(&shop, proxy.endpoint()));
    let started = Instant::now();
    let error = soon(orders.read_document(1, "1").into_future()).await.unwrap_err();
    shop.seen().error(&error);
    assert_eq!((error.kind(), error.attempts(), proxy.requests().len()), (ErrorKind::Connect, 4, 4), "{error}");
    assert!(started.elapsed() < Duration::from_secs(1));
}
