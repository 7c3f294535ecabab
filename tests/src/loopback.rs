//! Servers on loopback ports that do as they are told, byte by byte; and what stands between a client and an emulator.

use std::io;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use tokio::io::{AsyncBufRead, AsyncReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinHandle;

/// An empty document.
pub const OK: &[u8] = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}";

/// A server that does something with each connection; it stops when it is dropped.
pub struct Server {
    /// Where it listens, at 127.0.0.1.
    pub port: u16,
    counts: Arc<Counts>,
    task: JoinHandle<()>,
}

#[derive(Default)]
struct Counts {
    connections: AtomicUsize,
    open: AtomicUsize,
    requests: Mutex<Vec<String>>,
}

impl Server {
    /// Begins to listen.
    ///
    /// # Errors
    ///
    /// There is no free port.
    pub async fn start<F, Fut>(then: F) -> io::Result<Self>
    where
        F: Fn(Connection) -> Fut + Send + Sync + 'static,
        Fut: Future<Output = ()> + Send + 'static,
    {
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        let port = listener.local_addr()?.port();
        let counts = Arc::new(Counts::default());
        let counted = counts.clone();
        let task = tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let _ = stream.set_nodelay(true);
                let number = counted.connections.fetch_add(1, Ordering::SeqCst);
                counted.open.fetch_add(1, Ordering::SeqCst);
                let stream = BufReader::new(stream);
                tokio::spawn(then(Connection { stream, number, counts: counted.clone() }));
            }
        });
        Ok(Self { port, counts, task })
    }

    /// Its URL.
    #[must_use]
    pub fn endpoint(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// How many connections there were.
    #[must_use]
    pub fn connections(&self) -> usize {
        self.counts.connections.load(Ordering::SeqCst)
    }

    /// How many connections it has not closed yet.
    #[must_use]
    pub fn open(&self) -> usize {
        self.counts.open.load(Ordering::SeqCst)
    }

    /// The heads of the requests that came whole.
    #[must_use]
    pub fn requests(&self) -> Vec<String> {
        self.counts.requests.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.task.abort();
    }
}

/// A connection that a server accepted.
pub struct Connection {
    /// The connection.
    pub stream: BufReader<TcpStream>,
    /// How many there were before it.
    pub number: usize,
    counts: Arc<Counts>,
}

impl Connection {
    /// Reads a request, to the byte; `None` at the end of the connection.
    pub async fn request(&mut self) -> Option<Vec<u8>> {
        let request = read_message(&mut self.stream).await?;
        let head = String::from_utf8_lossy(&request).split("\r\n\r\n").next().unwrap_or_default().to_owned();
        self.counts.requests.lock().unwrap_or_else(PoisonError::into_inner).push(head);
        Some(request)
    }

    /// Sends an answer; `false` if the client does not want to hear it.
    pub async fn answer(&mut self, bytes: &[u8]) -> bool {
        self.stream.write_all(bytes).await.is_ok()
    }

    /// Breaks the connection: what was not read by the client is lost.
    pub fn reset(self) {
        let _ = self.stream.get_ref().set_zero_linger();
    }
}

impl Drop for Connection {
    fn drop(&mut self) {
        self.counts.open.fetch_sub(1, Ordering::SeqCst);
    }
}

/// A server of the same machine behind this one: sends it a request, and reads the answer.
///
/// # Errors
///
/// If the connection breaks.
pub async fn pass_on(port: u16, request: &[u8]) -> io::Result<Vec<u8>> {
    let mut stream = BufReader::new(TcpStream::connect(("127.0.0.1", port)).await?);
    stream.write_all(request).await?;
    read_message(&mut stream).await.ok_or_else(|| io::ErrorKind::UnexpectedEof.into())
}

/// A request or an answer, whose length its head tells.
async fn read_message(stream: &mut (impl AsyncBufRead + Unpin)) -> Option<Vec<u8>> {
    let mut message = Vec::new();
    while !message.ends_with(b"\r\n\r\n") {
        message.push(stream.read_u8().await.ok()?);
    }
    let head = String::from_utf8_lossy(&message).to_ascii_lowercase();
    let length = head.lines().find_map(|line| line.strip_prefix("content-length:")?.trim().parse().ok());
    let mut body = vec![0; length.unwrap_or(0)];
    stream.read_exact(&mut body).await.ok()?;
    message.extend_from_slice(&body);
    Some(message)
}

/// What may take a while, but not for ever.
///
/// # Panics
///
/// After twenty seconds.
#[allow(clippy::panic, reason = "it is what a test ends with")]
pub async fn soon<T>(future: impl Future<Output = T>) -> T {
    tokio::time::timeout(Duration::from_secs(20), future).await.unwrap_or_else(|_| panic!("this takes too long"))
}
