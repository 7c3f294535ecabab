//! Answers that are not what they should be, byte by byte.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use cosmosdb::bytes::Bytes;
use cosmosdb::http::Response;
use cosmosdb::{Client, Error, ErrorKind, RetryPolicy};
use cosmosdb_emulator::{Emulator, Fault};
use cosmosdb_tests::loopback::{Connection, OK, Server, pass_on, soon};
use cosmosdb_tests::watch::{CONTENT, Watch};
use cosmosdb_tests::wire::Wire;
use serde_json::Value;

use crate::support::{DOCUMENTS, Shop, at, document, orders, port, quickly};

/// A server that answers every request with the same bytes, and closes the connection then.
async fn saying(answer: impl Into<Vec<u8>>) -> Server {
    let answer: Arc<[u8]> = answer.into().into();
    Server::start(move |mut connection| {
        let answer = answer.clone();
        async move {
            if connection.request().await.is_some() {
                connection.answer(&answer).await;
            }
        }
    })
    .await
    .unwrap()
}

/// A client of it that sends a request once.
fn once(server: &Server, watch: &Watch) -> Client {
    at(server.endpoint(), watch.seen()).single_endpoint().retry(RetryPolicy::NEVER).build().unwrap()
}

/// That a read of such an answer fails as it should, and a write is left open.
async fn fails(answer: impl Into<Vec<u8>>) -> Error {
    let watch = Watch::begin();
    let server = saying(answer).await;
    let orders = orders(&once(&server, &watch));
    let error = soon(orders.read_document(1, "1").into_future()).await.unwrap_err();
    watch.seen().error(&error);
    assert_eq!(error.kind(), ErrorKind::Connect, "{error}");
    let write = soon(orders.create_document(1, &document("2", 1)).into_future()).await.unwrap_err();
    watch.seen().error(&write);
    assert_eq!(write.kind(), ErrorKind::Ambiguous, "{write}");
    assert_eq!((server.requests().len(), server.connections()), (2, 2), "the connection is not used again");
    error
}

// ---- cut short ------------------------------------------------------------------------------------------------------------------

#[tokio::test]
async fn row_15_a_body_that_breaks_off_is_never_taken_for_a_whole_one() {
    let shop = Shop::listening(Emulator::builder()).await;
    let client = shop.builder_at(shop.emulator.endpoint()).single_endpoint().retry(quickly()).build().unwrap();
    let orders = orders(&client);
    let whole: Value = soon(orders.read_document(1, "1").into_future()).await.unwrap().into_json().unwrap();
    for bytes in [0, 1, 7, 20, 60, 100] {
        shop.emulator.faults().add(Fault::truncated(bytes).on("read_document").times(1));
        let read = soon(orders.read_document(1, "1").into_future()).await.unwrap();
        assert_eq!((read.meta().attempts(), read.into_json::<Value>().unwrap()), (2, whole.clone()), "{bytes}");
    }
    // A feed goes on where it was.
    shop.emulator.faults().add(Fault::truncated(90).on("list_documents").times(2));
    let before = shop.requests("list_documents");
    let all = soon(orders.list_documents().max_item_count(4).items::<Value>().try_collect()).await.unwrap();
    assert_eq!((all.len(), shop.requests("list_documents")), (DOCUMENTS, before + 3 + 2));

    shop.emulator.faults().add(Fault::truncated(20).on("create_document").times(1));
    let error = soon(orders.create_document(1, &document("2", 1)).into_future()).await.unwrap_err();
    assert_eq!((error.kind(), error.attempts()), (ErrorKind::Ambiguous, 1), "{error}");
    shop.emulator.faults().add(Fault::truncated(20).on("read_document"));
    let before = shop.requests("read_document");
    let error = soon(orders.read_document(1, "1").into_future()).await.unwrap_err();
    shop.seen().error(&error);
    assert_eq!((error.kind(), error.attempts(), shop.requests("read_document")), (ErrorKind::Connect, 4, before + 4));
}

#[tokio::test]
async fn row_15_chunks_that_break_off_are_no_body() {
    let head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n";
    // In a chunk, between two, and before the one that says that it is the last.
    for body in ["a\r\n{\"id\"", "8\r\n{\"id\":1}", "8\r\n{\"id\":1}\r\n"] {
        fails(format!("{head}{body}")).await;
    }
    // Where the end of the connection is that of the body, only its reader can tell.
    let watch = Watch::begin();
    let server = saying("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n{\"id\": \"1\"").await;
    let read = soon(orders(&once(&server, &watch)).read_document(1, "1").into_future()).await.unwrap();
    let error = read.into_json::<Value>().unwrap_err();
    watch.seen().error(&error);
    assert_eq!((error.kind(), server.requests().len()), (ErrorKind::Decode, 1));
}

#[tokio::test]
async fn row_16_an_answer_that_never_ends_is_given_up_in_time() {
    let watch = Watch::begin();
    // A byte every 20 ms, for ever; in the body, and in the head.
    for begin in ["HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n", "HTTP/1.1 200 OK\r\nx-slow: "] {
        let server = Server::start(move |mut connection| async move {
            connection.request().await;
            connection.answer(begin.as_bytes()).await;
            while connection.answer(b"1").await {
                tokio::time::sleep(Duration::from_millis(20)).await;
            }
        });
        let server = server.await.unwrap();
        let orders = orders(&once(&server, &watch));
        let limit = Duration::from_millis(500);
        let started = Instant::now();
        let error = soon(orders.read_document(1, "1").timeout(limit).into_future()).await.unwrap_err();
        let elapsed = started.elapsed();
        watch.seen().error(&error);
        assert_eq!((error.kind(), server.requests().len()), (ErrorKind::Timeout, 1), "{error}");
        assert!(elapsed >= limit && elapsed <= limit + limit / 10, "{elapsed:?}");
        // Nobody reads on: the server notices.
        soon(async {
            while server.open() > 0 {
                tokio::time::sleep(Duration::from_millis(5)).await;
            }
        })
        .await;
    }
}

// ---- too much -------------------------------------------------------------------------------------------------------------------

/// What a client read of an answer that goes on for ever, before it had enough.
async fn read_of_endless(begin: &'static str, more: &'static str) -> usize {
    let watch = Watch::begin();
    let told = Arc::new(AtomicUsize::new(0));
    let counted = told.clone();
    let server = Server::start(move |mut connection| {
        let told = counted.clone();
        async move {
            connection.request().await;
            connection.answer(begin.as_bytes()).await;
            while connection.answer(more.as_bytes()).await {
                told.fetch_add(more.len(), Ordering::SeqCst);
            }
        }
    });
    let server = server.await.unwrap();
    let error = soon(orders(&once(&server, &watch)).read_document(1, "1").into_future()).await.unwrap_err();
    watch.seen().error(&error);
    assert_eq!((error.kind(), server.requests().len()), (ErrorKind::Connect, 1), "{error}");
    told.load(Ordering::SeqCst)
}

#[tokio::test]
async fn row_17_a_flood_of_headers_is_not_read_to_its_end() {
    // What is beyond these is in the buffers of the system.
    let most = 16 << 20;
    let many = read_of_endless("HTTP/1.1 200 OK\r\n", "x-flood: 0123456789abcdef\r\n").await;
    let long = read_of_endless("HTTP/1.1 200 OK\r\nx-flood: ", "0123456789abcdef").await;
    let status = read_of_endless("HTTP/1.1 200 ", "0123456789abcdef").await;
    assert!(many < most && long < most && status < most, "{many} {long} {status}");
    fails(format!("HTTP/1.1 200 OK\r\n{}Content-Length: 2\r\n\r\n{{}}", "x-flood: 1\r\n".repeat(10_000))).await;
    fails(format!("HTTP/1.1 200 OK\r\nx-flood: {}\r\nContent-Length: 2\r\n\r\n{{}}", "1".repeat(1 << 20))).await;
}

#[tokio::test]
async fn row_19_a_compressed_body_stays_as_it_is() {
    let watch = Watch::begin();
    // The front of a bomb: a gzip stream that nobody asked for.
    let bomb = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x02\x03\xec\xc1\x01\x01\x00\x00\x00\x80\x90";
    let mut answer = format!("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: {}\r\n\r\n", bomb.len()).into_bytes();
    answer.extend_from_slice(bomb);
    let server = saying(answer).await;
    let orders = orders(&once(&server, &watch));
    let read = soon(orders.read_document(1, "1").into_future()).await.unwrap();
    assert_eq!(&read.bytes()[..], bomb);
    let error = read.into_json::<Value>().unwrap_err();
    watch.seen().error(&error);
    assert_eq!(error.kind(), ErrorKind::Decode);
    let requests = server.requests();
    assert_eq!(requests.len(), 1);
    assert!(!requests[0].to_ascii_lowercase().contains("accept-encoding"), "{requests:?}");
}

// ---- nonsense -------------------------------------------------------------------------------------------------------------------

/// Bodies that are no JSON, or none that anybody wants.
fn nonsense() -> Vec<Vec<u8>> {
    let deep = |open: &str, close: &str| format!("{}1{}", open.repeat(1_000_000), close.repeat(1_000_000)).into_bytes();
    vec![
        Vec::new(),
        b"{".to_vec(),
        b"null".to_vec(),
        b"[1, 2".to_vec(),
        b"{\"id\": \"\xff\xfe\"}".to_vec(),
        b"{\"id\": \"\\ud800\"}".to_vec(),
        b"\xef\xbb\xbf{}".to_vec(),
        b"<html>proxy</html>".to_vec(),
        b"{\"id\": 1e999}".to_vec(),
        format!("{{\"id\": \"1\"}} {CONTENT}").into_bytes(),
        b"[".repeat(100_000),
        deep("[", "]"),
        deep("{\"a\":", "}"),
        b"{\"Documents\":".repeat(100_000),
        format!("{{\"_rid\": \"r\", \"Documents\": [{}]}}", "[".repeat(100_000)).into_bytes(),
        format!("{{\"_rid\": \"r\", \"Documents\": {{\"a\": \"{CONTENT}\"}}}}").into_bytes(),
        format!("{{\"message\": {}", "[".repeat(100_000)).into_bytes(),
    ]
}

#[tokio::test]
async fn row_20_nonsense_is_an_error_with_a_type() {
    let watch = Watch::begin();
    for body in nonsense() {
        let answered = Bytes::from(body.clone());
        let wire = Wire::answered(move |_| Response::new(answered.clone()), watch.seen());
        let client = at("https://contoso.documents.azure.com", watch.seen()).transport(wire.clone()).build().unwrap();
        let told = |error: Error| {
            watch.seen().error(&error);
            assert_eq!(error.kind(), ErrorKind::Decode, "{error}");
            assert!(error.to_string().len() < 500);
        };
        // A resource whose shape is known; a document; a page of each; and what the client reads for itself.
        told(client.database("shop").read_collection("orders").await.unwrap_err());
        let orders = orders(&client);
        let document = orders.read_document(1, "1").await.unwrap();
        watch.seen().debug(&document);
        #[derive(Debug, serde::Deserialize)]
        #[allow(dead_code, reason = "it is there to be missed")]
        struct Order {
            id: u8,
        }
        told(document.into_json::<Order>().unwrap_err());
        told(client.list_databases().await.unwrap_err());
        told(orders.list_documents().await.unwrap().into_items::<Order>().unwrap_err());
        told(orders.list_documents().items::<Order>().try_next().await.unwrap_err());
        assert_eq!(wire.sent().len(), 5, "what cannot be read is not asked for again");
    }
}

#[tokio::test]
async fn row_20_nonsense_in_refusals_changes_nothing_about_them() {
    let watch = Watch::begin();
    for body in nonsense() {
        for status in [400, 418] {
            let answered = Bytes::from(body.clone());
            let wire = Wire::answered(
                move |_| {
                    let mut answer = Response::new(answered.clone());
                    *answer.status_mut() = status.try_into().unwrap();
                    answer
                },
                watch.seen(),
            );
            let client = at("https://contoso.documents.azure.com", watch.seen()).transport(wire.clone()).build().unwrap();
            let error = orders(&client).read_document(1, "1").await.unwrap_err();
            watch.seen().error(&error);
            assert_eq!((error.kind(), error.status(), wire.sent().len()), (ErrorKind::Status, Some(status), 1));
            assert!(error.to_string().len() < 500);
        }
    }
}

#[tokio::test]
async fn row_20_the_account_and_the_ranges_may_be_nonsense() {
    let shop = Shop::new(Emulator::builder().partitions(2)).await;
    for body in nonsense() {
        for operation in ["read_account", "read_collection", "list_partition_key_ranges"] {
            shop.emulator.faults().add(Fault::body(body.clone()).on(operation));
        }
        let breaker = cosmosdb::CircuitBreaker::default();
        let client = shop.builder().preferred_regions(["Local"]).circuit_breaker(breaker).build().unwrap();
        // What the client would like to know, the gateway knows as well.
        orders(&client).upsert_document(1, &document("1", 1)).await.unwrap();
        orders(&client).read_document(1, "1").await.unwrap();
        assert!(shop.wire.sent().len() >= 3);
        shop.emulator.faults().clear();
    }
}

#[tokio::test(start_paused = true)]
async fn row_20_headers_may_be_nonsense() {
    let watch = Watch::begin();
    let names = ["x-ms-request-charge", "x-ms-retry-after-ms", "x-ms-substatus", "x-ms-session-token", "x-ms-alt-content-path"];
    let more = ["etag", "x-ms-activity-id", "x-ms-continuation", "x-ms-item-count", "date", "www-authenticate", "retry-after"];
    let values: [&[u8]; 12] = [
        b"",
        b"nonsense",
        b"-1",
        b"NaN",
        b"inf",
        b"1e400",
        b"99999999999999999999999999",
        b"\xff\xfe",
        b"0:",
        b"0:1#2#3=4#5=",
        b"18446744073709551616:-1#18446744073709551616",
        b"Bearer error=\"insufficient_claims\", claims=\"====\"",
    ];
    for value in values {
        for status in [200, 401, 404, 429] {
            let wire = Wire::answered(
                move |_| {
                    let mut answer = Response::builder().status(status);
                    for name in names.into_iter().chain(more) {
                        answer = answer.header(name, value);
                    }
                    answer.body(Bytes::from_static(b"{\"_rid\": \"r\", \"Documents\": []}")).unwrap()
                },
                watch.seen(),
            );
            let client = at("https://contoso.documents.azure.com", watch.seen()).single_endpoint();
            let client = client.transport(wire.clone()).build().unwrap();
            let read = orders(&client).read_document(1, "1").await;
            match &read {
                Ok(read) => watch.seen().debug(&read.meta()),
                Err(error) => watch.seen().error(error),
            }
            assert_eq!(read.is_ok(), status == 200);
            assert_eq!(wire.sent().len(), if status == 429 { 10 } else { 1 });
            // A feed that goes on for ever is not ended, and not spun on, by what is no continuation.
            let _ = orders(&client).list_documents().await.map(|page| page.meta().continuation().map(str::to_owned));
        }
    }
}

#[tokio::test]
async fn row_21_lengths_that_are_not_so_are_found_out() {
    let json = "Content-Type: application/json";
    // Longer than it is, two of them, and such as are none.
    for length in ["Content-Length: 1000", "Content-Length: 8\r\nContent-Length: 9", "Content-Length: -8", "Content-Length: 8, 9"]
    {
        fails(format!("HTTP/1.1 200 OK\r\n{json}\r\n{length}\r\n\r\n{{\"id\":1}}")).await;
    }
    let chunked = format!("HTTP/1.1 200 OK\r\n{json}\r\nTransfer-Encoding: chunked\r\n\r\n");
    for chunks in ["zz\r\n{}", "8\r\n{\"id\":1}xx0\r\n\r\n", "ffffffffffffffffff\r\n{}", "-1\r\n{}", "\r\n\r\n\r\n"] {
        fails(format!("{chunked}{chunks}")).await;
    }
    for none in
        ["HTTP/1.1 OK\r\n\r\n", "SSH-2.0-OpenSSH_9.9\r\n\r\n", "HTTP/1.1 200 OK\r\nno colon\r\n\r\n", "\r\n\r\n", "\0\0\0\0"]
    {
        fails(none).await;
    }
}

#[tokio::test]
async fn row_21_what_comes_after_an_answer_is_not_the_next_one() {
    let watch = Watch::begin();
    // The first connection says too much, and stays open.
    for extra in ["}", "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{\"id\":13}"] {
        let server = Server::start(move |mut connection| async move {
            let first = connection.number == 0;
            while connection.request().await.is_some() {
                let mut answer = OK.to_vec();
                answer.extend_from_slice(if first { extra.as_bytes() } else { b"" });
                connection.answer(&answer).await;
            }
        });
        let server = server.await.unwrap();
        let orders = orders(&once(&server, &watch));
        for _ in 0..3 {
            let read = soon(orders.read_document(1, "1").into_future()).await.unwrap();
            assert_eq!(&read.bytes()[..], b"{}");
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        assert_eq!((server.connections(), server.requests().len()), (2, 3), "the first is not used again, the second is");
    }
}

// ---- connections that are closed while they wait ------------------------------------------------------------------------------------

/// Passes requests on, and closes the connection when it was not used for a time.
async fn impatient(mut connection: Connection, emulator: u16, idle: Duration) {
    while let Ok(Some(request)) = tokio::time::timeout(idle, connection.request()).await {
        let Ok(answer) = pass_on(emulator, &request).await else { return };
        if !connection.answer(&answer).await {
            return;
        }
    }
}

#[tokio::test]
async fn row_24_connections_that_the_server_closes_are_nobodys_affair() {
    const ROUNDS: usize = 5;
    const CALLERS: usize = 50;
    const CALLS: usize = 40;
    const OPERATIONS: usize = ROUNDS * CALLERS * CALLS;
    let patience = Duration::from_millis(300);
    let watch = Watch::begin();
    // It answers a hundred times on a connection at most, and closes what nobody uses for a while.
    let server = Server::start(move |mut connection| async move {
        for _ in 0..100 {
            match tokio::time::timeout(patience, connection.request()).await {
                Ok(Some(_)) if connection.answer(OK).await => {}
                _ => return,
            }
        }
    });
    let server = server.await.unwrap();
    let client = at(server.endpoint(), watch.seen()).single_endpoint().build().unwrap();
    for _ in 0..ROUNDS {
        let caller = || {
            let orders = orders(&client);
            tokio::spawn(async move {
                for _ in 0..CALLS / 2 {
                    orders.read_document(1, "1").await?;
                    orders.upsert_document(1, &document("1", 1)).idempotent().await?;
                }
                Ok::<_, Error>(())
            })
        };
        let callers: Vec<_> = (0..CALLERS).map(|_| caller()).collect();
        for caller in callers {
            caller.await.unwrap().unwrap();
        }
        // All are closed, and all are in the pool.
        tokio::time::sleep(2 * patience).await;
        assert_eq!(server.open(), 0);
    }
    let (requests, connections) = (server.requests().len(), server.connections());
    assert!((OPERATIONS..OPERATIONS * 11 / 10).contains(&requests), "{requests}");
    assert!(connections >= OPERATIONS / 100, "{connections}");
    assert!(watch.traced() >= OPERATIONS as u64);
}

#[tokio::test]
async fn row_24_a_write_is_done_once_however_often_connections_close() {
    let shop = Shop::listening(Emulator::builder()).await;
    let emulator = port(&shop);
    let proxy = Server::start(move |connection| impatient(connection, emulator, Duration::from_millis(1)));
    let proxy = proxy.await.unwrap();
    let client = shop.builder_at(proxy.endpoint()).single_endpoint().build().unwrap();
    let orders = orders(&client);
    let mut open = 0;
    for number in 0..300 {
        let document = document(&format!("new-{number}"), 1);
        match soon(orders.create_document(1, &document).into_future()).await {
            Ok(_) => {}
            // It closed just as the request was written; that cannot be known better.
            Err(error) if error.kind() == ErrorKind::Ambiguous => open += 1,
            Err(error) => panic!("{error}"),
        }
        tokio::time::sleep(Duration::from_micros(500 + 10 * (number % 100))).await;
    }
    let there = shop.documents().await.len() - DOCUMENTS;
    assert!(there <= 300 && there >= 300 - open && open < 300, "{there} of 300, and {open} left open");
    assert_eq!(shop.requests("create_document") as usize, DOCUMENTS + there, "none was sent twice");
}
