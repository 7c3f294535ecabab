//! Answers that are larger than any answer may be, and such that are not HTTP.

use cosmosdb::{ErrorKind, HttpOptions};
use serde_json::json;

use crate::support::{Server, soon};

/// A server whose answers begin so, and go on with the same bytes for so many times.
async fn flood(begin: &'static str, more: &'static str, times: usize) -> Server {
    Server::start(move |mut connection| async move {
        connection.request().await;
        let mut answer = begin.as_bytes().to_vec();
        answer.extend_from_slice(more.repeat(times).as_bytes());
        connection.answer(&answer).await;
        connection.request().await;
    })
    .await
}

async fn read_fails(server: &Server, options: HttpOptions, says: &str) {
    let orders = server.orders(options);
    let error = soon(orders.read_document("a", "1").into_future()).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Connect, "{error}");
    assert!(error.to_string().contains(says), "{error}");
    // A write may have been done, whatever the answer is worth.
    let error = soon(orders.create_document("a", &json!({"id": "1"})).into_future()).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Ambiguous, "{error}");
}

#[tokio::test]
async fn headers_have_limits() {
    let many = flood("HTTP/1.1 200 OK\r\n", "x-flood: 0123456789\r\n", 10_000).await;
    read_fails(&many, HttpOptions::new(), "the answer cannot be used").await;
    let long = flood("HTTP/1.1 200 OK\r\nx-flood: ", "0123456789abcdef", 65_536).await;
    read_fails(&long, HttpOptions::new(), "the answer cannot be used").await;
}

#[tokio::test]
async fn bodies_have_limits() {
    let options = || HttpOptions::new().max_json_size(1000).max_media_size(100_000);
    // Announced: nothing of it is read.
    let announced = flood("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 1001\r\n\r\n", "", 0).await;
    read_fails(&announced, options(), "more than 1000 bytes").await;
    let huge = flood("HTTP/1.1 200 OK\r\nContent-Length: 9223372036854775807\r\n\r\n", "", 0).await;
    read_fails(&huge, options(), "more than 100000 bytes").await;
    // In chunks, of which nobody knows how many will come.
    let chunked = "HTTP/1.1 200 OK\r\nContent-Type: application/json; charset=utf-8\r\nTransfer-Encoding: chunked\r\n\r\n";
    let endless = flood(chunked, "10\r\n0123456789abcdef\r\n", 100_000).await;
    read_fails(&endless, options(), "more than 1000 bytes").await;
    // What is no JSON is media, which may be larger.
    let media = flood("HTTP/1.1 200 OK\r\nContent-Type: image/png\r\nContent-Length: 2000\r\n\r\n", "0123456789", 200).await;
    let read = soon(media.orders(options()).read_document("a", "1").into_future()).await.unwrap();
    assert_eq!(read.into_bytes().len(), 2000);
}

#[tokio::test]
async fn nothing_is_decompressed() {
    // An empty gzip file, which would be an empty body if somebody looked into it.
    let server = Server::start(|mut connection| async move {
        let request = connection.request().await.unwrap();
        assert!(!request.to_ascii_lowercase().contains("accept-encoding"), "{request}");
        connection.answer(b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 4\r\n\r\n\x1f\x8b\x08\x00").await;
        connection.request().await;
    })
    .await;
    let read = soon(server.orders(HttpOptions::new()).read_document("a", "1").into_future()).await.unwrap();
    assert_eq!(read.into_bytes(), &b"\x1f\x8b\x08\x00"[..]);
}

#[tokio::test]
async fn what_is_not_http_is_no_answer() {
    let server = flood("SSH-2.0-OpenSSH_9.9\r\n\r\n", "", 0).await;
    read_fails(&server, HttpOptions::new(), "the answer cannot be used").await;
}
