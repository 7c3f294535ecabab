//! Servers on loopback ports, and clients of them.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use cosmosdb::{Client, Collection, HttpOptions, RetryPolicy};
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

pub const KEY: &str = "VGhpcyBpcyBhIHNhbXBsZSBzdHJpbmc=";
pub const OK: &[u8] = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}";

/// A server that does something with each connection.
pub struct Server {
    pub port: u16,
    pub connections: Arc<AtomicUsize>,
    pub requests: Arc<AtomicUsize>,
}

impl Server {
    pub async fn start<F, Fut>(then: F) -> Self
    where
        F: Fn(Connection) -> Fut + Send + Sync + 'static,
        Fut: Future<Output = ()> + Send + 'static,
    {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let (connections, requests) = (Arc::new(AtomicUsize::new(0)), Arc::new(AtomicUsize::new(0)));
        let (connected, requested) = (connections.clone(), requests.clone());
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                connected.fetch_add(1, Ordering::SeqCst);
                tokio::spawn(then(Connection { stream, requests: requested.clone() }));
            }
        });
        Self { port, connections, requests }
    }

    pub fn connections(&self) -> usize {
        self.connections.load(Ordering::SeqCst)
    }

    pub fn requests(&self) -> usize {
        self.requests.load(Ordering::SeqCst)
    }

    /// A collection there, over plain HTTP, whose requests are sent once.
    pub fn orders(&self, options: HttpOptions) -> Collection {
        orders(&format!("http://127.0.0.1:{}", self.port), options, RetryPolicy::NEVER)
    }
}

pub fn orders(endpoint: &str, options: HttpOptions, retry: RetryPolicy) -> Collection {
    let client = Client::builder(endpoint).key(KEY).unwrap().http(options).retry(retry).build().unwrap();
    client.database("shop").collection("orders")
}

/// A connection that a server accepted.
pub struct Connection {
    pub stream: TcpStream,
    requests: Arc<AtomicUsize>,
}

impl Connection {
    /// Reads a request; `None` at the end of the connection.
    pub async fn request(&mut self) -> Option<String> {
        let request = read_request(&mut self.stream).await?;
        self.requests.fetch_add(1, Ordering::SeqCst);
        Some(request)
    }

    /// Sends an answer, as far as the client wants to hear it.
    pub async fn answer(&mut self, bytes: &[u8]) {
        let _ = self.stream.write_all(bytes).await;
    }
}

/// The head of a request; its body is read and dropped.
pub async fn read_request(stream: &mut (impl AsyncRead + Unpin)) -> Option<String> {
    let mut head = Vec::new();
    while !head.ends_with(b"\r\n\r\n") {
        head.push(stream.read_u8().await.ok()?);
    }
    let head = String::from_utf8(head).unwrap();
    let length = head.lines().find_map(|line| line.to_ascii_lowercase().strip_prefix("content-length: ")?.parse().ok());
    let mut body = vec![0; length.unwrap_or(0)];
    stream.read_exact(&mut body).await.ok()?;
    Some(head)
}

/// What may take a while, but not for ever.
pub async fn soon<T>(future: impl Future<Output = T>) -> T {
    tokio::time::timeout(Duration::from_secs(10), future).await.unwrap_or_else(|_| panic!("this takes too long"))
}
