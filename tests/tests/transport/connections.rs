//! What is known of a request when its connection breaks: a write is sent again only if the service cannot have seen it.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use cosmosdb::{Client, ErrorKind, HttpOptions, HttpVersion, RetryPolicy};
use serde_json::json;
use tokio::net::TcpListener;

use crate::support::{KEY, OK, Server, orders, soon};

#[tokio::test]
async fn a_refused_connection_has_sent_nothing() {
    let port = TcpListener::bind("127.0.0.1:0").await.unwrap().local_addr().unwrap().port();
    let orders = orders(&format!("http://127.0.0.1:{port}"), HttpOptions::new(), RetryPolicy::NEVER);
    let error = soon(orders.create_document("a", &json!({"id": "1"})).into_future()).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Connect, "{error}");
    assert!(error.to_string().contains("refused"), "{error}");
}

#[tokio::test]
async fn a_connection_that_closes_without_an_answer_may_have_delivered_the_request() {
    let server = Server::start(|mut connection| async move {
        connection.request().await;
    })
    .await;
    let orders = server.orders(HttpOptions::new());
    let error = soon(orders.create_document("a", &json!({"id": "1"})).into_future()).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Ambiguous, "{error}");
    let error = soon(orders.read_document("a", "1").into_future()).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Connect, "{error}");
    assert_eq!(server.requests(), 2);
}

#[tokio::test]
async fn an_answer_that_breaks_off_may_have_been_of_a_finished_write() {
    let server = Server::start(|mut connection| async move {
        connection.request().await;
        connection.answer(b"HTTP/1.1 201 Created\r\nContent-Length: 100\r\n\r\n{\"id\"").await;
    })
    .await;
    let error =
        soon(server.orders(HttpOptions::new()).create_document("a", &json!({"id": "1"})).into_future()).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Ambiguous, "{error}");
}

#[tokio::test]
async fn a_connection_that_closed_while_unused_is_replaced_unnoticed() {
    let server = Server::start(|mut connection| async move {
        connection.request().await;
        connection.answer(OK).await;
        // The server's own limit of unused connections: it closes this one.
    })
    .await;
    let orders = server.orders(HttpOptions::new());
    for _ in 0..5 {
        soon(orders.create_document("a", &json!({"id": "1"})).into_future()).await.unwrap();
        tokio::time::sleep(Duration::from_millis(30)).await;
    }
    assert_eq!((server.connections(), server.requests()), (5, 5));
}

/// The worst moment to close: the request may be under way. Whatever comes of it, no write is done twice.
#[tokio::test]
async fn a_connection_that_closes_just_as_it_is_used_doubles_no_write() {
    let server = Server::start(|mut connection| async move {
        if connection.request().await.is_some() {
            connection.answer(OK).await;
        }
    })
    .await;
    let orders = server.orders(HttpOptions::new());
    let (mut sent, mut ambiguous) = (0, 0);
    for _ in 0..200 {
        match soon(orders.create_document("a", &json!({"id": "1"})).into_future()).await {
            Ok(_) => sent += 1,
            Err(error) => {
                assert_eq!(error.kind(), ErrorKind::Ambiguous, "{error}");
                ambiguous += 1;
            }
        }
    }
    assert!(server.requests() >= sent && server.requests() <= sent + ambiguous, "{} {sent} {ambiguous}", server.requests());
}

#[tokio::test]
async fn connections_are_used_again_and_no_more_of_them_than_allowed() {
    let server = Server::start(|mut connection| async move {
        while connection.request().await.is_some() {
            tokio::time::sleep(Duration::from_millis(5)).await;
            connection.answer(OK).await;
        }
    })
    .await;
    let orders = server.orders(HttpOptions::new().max_in_flight(4));
    let calls: Vec<_> = (0..64)
        .map(|_| {
            let orders = orders.clone();
            tokio::spawn(async move { orders.read_document("a", "1").await.map(drop) })
        })
        .collect();
    for call in calls {
        soon(call).await.unwrap().unwrap();
    }
    assert_eq!(server.requests(), 64);
    assert!(server.connections() <= 4, "{}", server.connections());
}

#[tokio::test]
async fn a_call_that_is_given_up_makes_room_for_others() {
    let server = Server::start(|mut connection| async move {
        while let Some(request) = connection.request().await {
            if request.contains("/docs/slow") {
                tokio::time::sleep(Duration::from_secs(60)).await;
            }
            connection.answer(OK).await;
        }
    })
    .await;
    let orders = server.orders(HttpOptions::new().max_in_flight(1));
    let patience = Duration::from_millis(100);
    for _ in 0..2 {
        assert!(tokio::time::timeout(patience, orders.read_document("a", "slow").into_future()).await.is_err());
        soon(orders.read_document("a", "1").into_future()).await.unwrap();
    }
    // So does one that is still waiting for its turn.
    let mut slow = orders.read_document("a", "slow").into_future();
    assert!(tokio::time::timeout(patience, &mut slow).await.is_err());
    assert!(tokio::time::timeout(patience, orders.read_document("a", "1").into_future()).await.is_err());
    drop(slow);
    soon(orders.read_document("a", "1").into_future()).await.unwrap();
}

#[tokio::test]
async fn a_server_that_does_not_answer_is_given_up() {
    let server = Server::start(|mut connection| async move {
        connection.request().await;
        tokio::time::sleep(Duration::from_secs(60)).await;
    })
    .await;
    let orders = server.orders(HttpOptions::new().read_timeout(Duration::from_millis(200)));
    let started = Instant::now();
    let error = soon(orders.create_document("a", &json!({"id": "1"})).into_future()).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Ambiguous, "{error}");
    assert!(started.elapsed() < Duration::from_secs(2) && error.to_string().contains("200ms"), "{error}");
}

/// A server whose connections of a moment fall silent, after these bytes of an answer, once `gone` says so: what lies between swallows all that
/// comes over them, and nobody says so. Those that are made later work.
async fn vanishing(gone: &Arc<AtomicBool>, begins: &'static [u8]) -> Server {
    let gone = gone.clone();
    Server::start(move |mut connection| {
        let (gone, born_after) = (gone.clone(), gone.load(Ordering::SeqCst));
        async move {
            while connection.request().await.is_some() {
                if gone.load(Ordering::SeqCst) && !born_after {
                    connection.answer(begins).await;
                    return std::future::pending().await;
                }
                tokio::time::sleep(Duration::from_millis(20)).await;
                connection.answer(OK).await;
            }
        }
    })
    .await
}

#[tokio::test]
async fn connections_whose_other_end_has_vanished_cost_a_read_one_attempt() {
    const AT_ONCE: usize = 6;
    // Before the answer, or in the middle of it.
    for begins in [b"".as_slice(), b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{\"id\""] {
        let gone = Arc::new(AtomicBool::new(false));
        let server = vanishing(&gone, begins).await;
        let options = HttpOptions::new().version(HttpVersion::Http1).read_timeout(Duration::from_millis(500));
        let orders = orders(&format!("http://127.0.0.1:{}", server.port), options, RetryPolicy::default());
        let calls: Vec<_> = (0..AT_ONCE).map(|_| tokio::spawn(orders.read_document("a", "1").into_future())).collect();
        for call in calls {
            soon(call).await.unwrap().unwrap();
        }
        assert_eq!(server.connections(), AT_ONCE);
        gone.store(true, Ordering::SeqCst);
        let started = Instant::now();
        let read = soon(orders.read_document("a", "1").into_future()).await.unwrap();
        assert_eq!(read.meta().attempts(), 2);
        assert!(started.elapsed() < Duration::from_secs(1), "{:?}", started.elapsed());
        // Nor does anybody else try one of the others.
        let read = soon(orders.read_document("a", "1").into_future()).await.unwrap();
        assert_eq!((read.meta().attempts(), server.connections()), (1, AT_ONCE + 1));
    }
}

#[tokio::test]
async fn the_silence_of_one_endpoint_leaves_the_connections_to_others_as_they_are() {
    let gone = Arc::new(AtomicBool::new(false));
    let east = vanishing(&gone, b"").await;
    let lasting = Arc::new(AtomicBool::new(false));
    let west = vanishing(&lasting, b"").await;
    // The account itself is at a third place.
    let region = |name: &str, server: &Server| json!({"name": name, "databaseAccountEndpoint": format!("http://127.0.0.1:{}/", server.port)});
    let account = json!({"writableLocations": [region("West US", &west)],
        "readableLocations": [region("East US", &east), region("West US", &west)]})
    .to_string();
    let account =
        format!("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {}\r\n\r\n{account}", account.len());
    let account: Arc<str> = account.into();
    let about = Server::start(move |mut connection| {
        let account = account.clone();
        async move {
            while connection.request().await.is_some() {
                connection.answer(account.as_bytes()).await;
            }
        }
    })
    .await;
    let options = HttpOptions::new().version(HttpVersion::Http1).read_timeout(Duration::from_millis(500));
    let client = Client::builder(format!("http://127.0.0.1:{}", about.port)).key(KEY).unwrap().http(options);
    let client = client.preferred_regions(["East US", "West US"]).retry(RetryPolicy::NEVER).build().unwrap();
    let orders = client.database("shop").collection("orders");
    let write = || soon(orders.upsert_document("a", &json!({"id": "1"})).into_future());
    soon(orders.read_document("a", "1").into_future()).await.unwrap();
    write().await.unwrap();
    assert_eq!((east.connections(), west.connections()), (1, 1));
    gone.store(true, Ordering::SeqCst);
    let _ = soon(orders.read_document("a", "1").into_future()).await.unwrap_err();
    assert_eq!((east.connections(), west.connections()), (1, 1), "the read went east, and nowhere else");
    write().await.unwrap();
    assert_eq!(west.connections(), 1, "a connection that works is used again");
    soon(orders.read_document("a", "1").into_future()).await.unwrap();
    assert_eq!(east.connections(), 2);
}

#[tokio::test]
async fn an_answer_that_trickles_is_waited_for_as_long_as_it_trickles() {
    let server = Server::start(|mut connection| async move {
        connection.request().await;
        connection.answer(b"HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n").await;
        for _ in 0..10 {
            tokio::time::sleep(Duration::from_millis(60)).await;
            connection.answer(b"7").await;
        }
    })
    .await;
    let orders = server.orders(HttpOptions::new().read_timeout(Duration::from_millis(300)));
    let number: u64 = soon(orders.read_document("a", "1").into_future()).await.unwrap().into_json().unwrap();
    assert_eq!(number, 7_777_777_777);
}

#[tokio::test]
async fn a_redirect_is_not_followed() {
    let server = Server::start(|mut connection| async move {
        while connection.request().await.is_some() {
            connection
                .answer(b"HTTP/1.1 307 Temporary Redirect\r\nLocation: http://127.0.0.1:9/\r\nContent-Length: 0\r\n\r\n")
                .await;
        }
    })
    .await;
    let error = soon(server.orders(HttpOptions::new()).read_document("a", "1").into_future()).await.unwrap_err();
    assert_eq!((error.status(), server.requests()), (Some(307), 1), "{error}");
}
