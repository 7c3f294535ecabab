//! HTTP/2: what it is chosen by, and what a server may do to a stream.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use bytes::Bytes;
use cosmosdb::{ErrorKind, HttpOptions, HttpVersion, RetryPolicy, http};
use serde_json::json;
use tokio::io::{AsyncReadExt, AsyncWriteExt};

use crate::certificates::Identity;
use crate::support::{OK, Server, orders, read_request, soon};

fn http2() -> HttpOptions {
    HttpOptions::new().version(HttpVersion::Http2)
}

/// A server of HTTP/2 that does something with each request.
async fn server(then: impl Fn(usize, h2::server::SendResponse<Bytes>) + Clone + Send + Sync + 'static) -> Server {
    let requests = Arc::new(AtomicUsize::new(0));
    Server::start(move |connection| {
        let (then, requests) = (then.clone(), requests.clone());
        async move {
            let Ok(mut connection) = h2::server::handshake(connection.stream).await else { return };
            while let Some(Ok((_, respond))) = connection.accept().await {
                then(requests.fetch_add(1, Ordering::SeqCst), respond);
            }
        }
    })
    .await
}

fn answer(mut respond: h2::server::SendResponse<Bytes>) {
    let mut stream = respond.send_response(http::Response::new(()), false).unwrap();
    stream.send_data(Bytes::from_static(b"{}"), true).unwrap();
}

#[tokio::test]
async fn the_version_is_agreed_on() {
    let identity = Identity::of_itself(&["localhost"]);
    let acceptor = identity.acceptor(&["h2", "http/1.1"]);
    let agreed = Arc::new(std::sync::Mutex::new(Vec::new()));
    let seen = agreed.clone();
    let server = Server::start(move |connection| {
        let (acceptor, seen) = (acceptor.clone(), seen.clone());
        async move {
            let mut stream = acceptor.accept(connection.stream).await.unwrap();
            let protocol = String::from_utf8(stream.get_ref().1.alpn_protocol().unwrap_or_default().to_vec()).unwrap();
            seen.lock().unwrap().push(protocol.clone());
            if protocol == "h2" {
                let mut connection = h2::server::handshake(stream).await.unwrap();
                while let Some(Ok((_, respond))) = connection.accept().await {
                    answer(respond);
                }
            } else {
                while read_request(&mut stream).await.is_some() {
                    stream.write_all(OK).await.unwrap();
                }
            }
        }
    })
    .await;
    for version in [HttpVersion::Any, HttpVersion::Http1, HttpVersion::Http2] {
        let options = HttpOptions::new().version(version).root_certificates(&identity.pem).unwrap();
        let orders = orders(&format!("https://localhost:{}", server.port), options, RetryPolicy::NEVER);
        soon(orders.read_document("a", "1").into_future()).await.unwrap();
    }
    assert_eq!(*agreed.lock().unwrap(), ["h2", "http/1.1", "h2"]);
}

#[tokio::test]
async fn a_refused_stream_was_not_processed_and_a_write_may_be_sent_again() {
    let server = server(|number, mut respond| match number {
        0 => respond.send_reset(h2::Reason::REFUSED_STREAM),
        _ => answer(respond),
    })
    .await;
    let orders = orders(&format!("http://127.0.0.1:{}", server.port), http2(), RetryPolicy::default());
    let response = soon(orders.create_document("a", &json!({"id": "1"})).into_future()).await.unwrap();
    assert_eq!(response.meta().attempts(), 2);
}

#[tokio::test]
async fn a_stream_that_was_reset_may_have_been_processed() {
    let server = server(|_, mut respond| respond.send_reset(h2::Reason::INTERNAL_ERROR)).await;
    let error = soon(server.orders(http2()).create_document("a", &json!({"id": "1"})).into_future()).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Ambiguous, "{error}");
}

#[tokio::test]
async fn headers_have_limits() {
    let server = server(|_, mut respond| {
        let mut flood = http::Response::new(());
        for number in 0..2000 {
            let name = http::HeaderName::try_from(format!("x-flood-{number}")).unwrap();
            flood.headers_mut().insert(name, http::HeaderValue::from_static("0123456789012345678901234567890123456789"));
        }
        let _ = respond.send_response(flood, true);
    })
    .await;
    let error = soon(server.orders(http2()).read_document("a", "1").into_future()).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Connect, "{error}");
}

/// What lies between swallows everything, and nobody says so: pings find out.
#[tokio::test]
async fn a_connection_that_is_only_half_there_is_noticed() {
    let behind = server(|_, respond| answer(respond)).await;
    let open = Arc::new(std::sync::atomic::AtomicBool::new(true));
    let passing = open.clone();
    let port = behind.port;
    let between = Server::start(move |mut connection| {
        let passing = passing.clone();
        async move {
            let mut there = tokio::net::TcpStream::connect(("127.0.0.1", port)).await.unwrap();
            let (mut up, mut down) = ([0; 4096], [0; 4096]);
            loop {
                tokio::select! {
                    read = connection.stream.read(&mut up) => match read {
                        Ok(read @ 1..) if passing.load(Ordering::SeqCst) => there.write_all(&up[..read]).await.unwrap(),
                        Ok(1..) => {}
                        _ => return,
                    },
                    read = there.read(&mut down) => match read {
                        Ok(read @ 1..) if passing.load(Ordering::SeqCst) => connection.stream.write_all(&down[..read]).await.unwrap(),
                        Ok(1..) => {}
                        _ => return,
                    },
                }
            }
        }
    })
    .await;
    let orders = between.orders(http2().keep_alive(Duration::from_secs(2)));
    soon(orders.read_document("a", "1").into_future()).await.unwrap();
    open.store(false, Ordering::SeqCst);
    let started = Instant::now();
    let error = soon(orders.create_document("a", &json!({"id": "1"})).into_future()).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Ambiguous, "{error}");
    assert!(started.elapsed() < Duration::from_secs(3), "{:?}", started.elapsed());
    // The next call gets a connection of its own.
    open.store(true, Ordering::SeqCst);
    soon(orders.read_document("a", "1").into_future()).await.unwrap();
    assert_eq!(between.connections(), 2);
}
