//! HTTP/2 frame by frame: connections that a server ends, and floods.

use std::time::{Duration, Instant};

use cosmosdb::{ErrorKind, HttpOptions, HttpVersion, RetryPolicy};
use serde_json::json;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use crate::support::{Server, orders, soon};

const HEADERS: u8 = 1;
const RST_STREAM: u8 = 3;
const SETTINGS: u8 = 4;
const PING: u8 = 6;
const GOAWAY: u8 = 7;
const ACK: u8 = 1;
const END_OF_HEADERS_AND_STREAM: u8 = 5;
/// `:status: 204`, as the static table of HPACK has it.
const NO_CONTENT: &[u8] = &[0x89];

fn frame(kind: u8, flags: u8, stream: u32, payload: &[u8]) -> Vec<u8> {
    let mut frame = u32::try_from(payload.len()).unwrap().to_be_bytes()[1..].to_vec();
    frame.extend([kind, flags]);
    frame.extend(stream.to_be_bytes());
    frame.extend(payload);
    frame
}

fn go_away(last_stream: u32, reason: h2::Reason) -> Vec<u8> {
    frame(GOAWAY, 0, 0, &[last_stream.to_be_bytes(), u32::from(reason).to_be_bytes()].concat())
}

/// The server's end of a connection.
struct Peer(TcpStream);

impl Peer {
    /// Begins to speak.
    async fn greet(mut stream: TcpStream) -> Self {
        let mut preface = [0; 24];
        stream.read_exact(&mut preface).await.unwrap();
        assert_eq!(&preface, b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n");
        let mut peer = Self(stream);
        peer.send(&frame(SETTINGS, 0, 0, &[])).await;
        peer
    }

    /// Sends as far as the client listens.
    async fn send(&mut self, bytes: &[u8]) {
        let _ = self.0.write_all(bytes).await;
    }

    /// The kind, flags and stream of the next frame.
    async fn next(&mut self) -> Option<(u8, u8, u32)> {
        let mut head = [0; 9];
        self.0.read_exact(&mut head).await.ok()?;
        let length = u32::from_be_bytes([0, head[0], head[1], head[2]]);
        self.0.read_exact(&mut vec![0; length as usize]).await.ok()?;
        Some((head[3], head[4], u32::from_be_bytes([head[5], head[6], head[7], head[8]])))
    }

    /// The stream of the next request.
    async fn request(&mut self) -> Option<u32> {
        loop {
            match self.next().await? {
                (SETTINGS, 0, _) => self.send(&frame(SETTINGS, ACK, 0, &[])).await,
                (PING, 0, _) => self.send(&frame(PING, ACK, 0, &[0; 8])).await,
                (HEADERS, _, stream) => return Some(stream),
                _ => {}
            }
        }
    }

    /// Answers all requests.
    async fn serve(&mut self) {
        while let Some(stream) = self.request().await {
            self.send(&frame(HEADERS, END_OF_HEADERS_AND_STREAM, stream, NO_CONTENT)).await;
        }
    }
}

/// A server that does something else with its first connection.
async fn server<F, Fut>(first: F) -> Server
where
    F: Fn(Peer) -> Fut + Clone + Send + Sync + 'static,
    Fut: Future<Output = ()> + Send + 'static,
{
    let connections = std::sync::Arc::new(std::sync::atomic::AtomicUsize::new(0));
    Server::start(move |connection| {
        let (first, number) = (first.clone(), connections.fetch_add(1, std::sync::atomic::Ordering::SeqCst));
        async move {
            let mut peer = Peer::greet(connection.stream).await;
            if number == 0 { first(peer).await } else { peer.serve().await }
        }
    })
    .await
}

fn collection(server: &Server) -> cosmosdb::Collection {
    let options = HttpOptions::new().version(HttpVersion::Http2).read_timeout(Duration::from_secs(2));
    orders(&format!("http://127.0.0.1:{}", server.port), options, RetryPolicy::default())
}

/// A connection that takes one request and says goodbye, with the last stream that it cares for.
async fn leaving(last_stream: u32, reason: h2::Reason) -> Server {
    server(move |mut peer| async move {
        peer.request().await;
        peer.send(&go_away(last_stream, reason)).await;
    })
    .await
}

const REASONS: [h2::Reason; 2] = [h2::Reason::NO_ERROR, h2::Reason::INTERNAL_ERROR];

#[tokio::test]
async fn what_a_connection_left_undone_is_sent_on_a_new_one() {
    // Stream 1 is not among those that were or will be processed: a write may be sent again.
    for reason in REASONS {
        let server = leaving(0, reason).await;
        let response = soon(collection(&server).delete_document("a", "1").into_future()).await.unwrap();
        assert_eq!((response.meta().attempts(), server.connections()), (2, 2));
    }
}

#[tokio::test]
async fn what_a_connection_may_have_done_is_sent_again_only_if_it_is_safe() {
    for reason in REASONS {
        let server = leaving(1, reason).await;
        let error = soon(collection(&server).create_document("a", &json!({"id": "1"})).into_future()).await.unwrap_err();
        assert_eq!((error.kind(), server.connections()), (ErrorKind::Ambiguous, 1), "{error}");
        let server = leaving(1, reason).await;
        soon(collection(&server).head_document("a", "1").into_future()).await.unwrap();
        assert_eq!(server.connections(), 2);
    }
}

#[tokio::test]
async fn a_connection_that_leaves_ends_what_it_has_begun() {
    let server = server(|mut peer| async move {
        let stream = peer.request().await.unwrap();
        peer.send(&go_away(stream, h2::Reason::NO_ERROR)).await;
        peer.send(&frame(HEADERS, END_OF_HEADERS_AND_STREAM, stream, NO_CONTENT)).await;
        assert_eq!(peer.request().await, None, "no further request comes here");
    })
    .await;
    let orders = collection(&server);
    for _ in 0..2 {
        let response = soon(orders.delete_document("a", "1").into_future()).await.unwrap();
        assert_eq!(response.meta().attempts(), 1);
    }
    assert_eq!(server.connections(), 2);
}

/// Frames that each want an answer or change something, and no answer to the request but at the end.
async fn flooded(flood: Vec<u8>) {
    const TIMES: usize = 20_000;
    let server = server(move |mut peer| {
        let flood = flood.clone();
        async move {
            let stream = peer.request().await.unwrap();
            let (mut from, mut to) = peer.0.into_split();
            let sending = tokio::spawn(async move {
                for _ in 0..TIMES {
                    if to.write_all(&flood).await.is_err() {
                        return;
                    }
                }
                let _ = to.write_all(&frame(HEADERS, END_OF_HEADERS_AND_STREAM, stream, NO_CONTENT)).await;
                std::future::pending::<()>().await;
            });
            let mut answers = [0; 4096];
            while from.read(&mut answers).await.is_ok_and(|read| read > 0) {}
            sending.abort();
        }
    })
    .await;
    let began = Instant::now();
    soon(collection(&server).head_document("a", "1").into_future()).await.unwrap();
    assert!(began.elapsed() < Duration::from_secs(8), "{:?}", began.elapsed());
}

#[tokio::test]
async fn a_flood_of_settings_is_borne() {
    flooded(frame(SETTINGS, 0, 0, &[])).await;
}

#[tokio::test]
async fn a_flood_of_pings_is_borne() {
    flooded(frame(PING, 0, 0, &[7; 8])).await;
}

#[tokio::test]
async fn a_flood_of_resets_is_borne() {
    flooded(frame(RST_STREAM, 0, 3, &[0, 0, 0, 8])).await;
}

/// The server floods, and takes in nothing: the answers to its frames must not pile up.
#[tokio::test]
async fn a_flood_without_an_ear_ends_in_time() {
    let server = server(|mut peer| async move {
        peer.request().await;
        let flood = frame(SETTINGS, 0, 0, &[]).repeat(1000);
        while peer.0.write_all(&flood).await.is_ok() {}
    })
    .await;
    let began = Instant::now();
    let error = soon(collection(&server).create_document("a", &json!({"id": "1"})).into_future()).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Ambiguous, "{error}");
    assert!(began.elapsed() < Duration::from_secs(8), "{:?}", began.elapsed());
}
