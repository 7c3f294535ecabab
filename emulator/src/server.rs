//! A server on a port: HTTP/1.1 and HTTP/2, which is agreed on by TLS, or known beforehand without it.

use std::io;
use std::net::SocketAddr;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;

use bytes::Bytes;
use http::{Request, Response};
use http_body_util::{BodyExt, LengthLimitError, Limited};
use hyper::body::{Body, Frame, Incoming, SizeHint};
use hyper::service::service_fn;
use hyper_util::rt::{TokioExecutor, TokioIo};
use hyper_util::server::conn::auto;
use hyper_util::server::graceful::GracefulShutdown;
use tokio::net::TcpListener;
use tokio::sync::watch;
use tokio::task::{JoinHandle, JoinSet};
use tokio_rustls::TlsAcceptor;

use crate::handler::Handler;
use crate::served::{Cut, TooLarge, Unread};
use crate::tls::Secure;

/// The largest body that is read at all: raw media may be larger than documents.
const LARGEST: usize = 64 << 20;
/// How large a body may be that is read whoever sends it.
const SMALL: u64 = 64 << 10;
/// How long a client may take to agree on TLS.
const HANDSHAKE: Duration = Duration::from_secs(10);
/// How long open connections have to end when the server stops, and clients whose request was refused.
const GRACE: Duration = Duration::from_secs(2);

/// Who answers the requests that come to a server.
pub(crate) trait Answers: Send + Sync + 'static {
    /// Answers a request that came to a port; an error breaks the connection.
    fn answer(
        self: Arc<Self>,
        port: u16,
        request: Request<Incoming>,
    ) -> impl Future<Output = Result<Response<Outgoing>, Cut>> + Send;
}

/// A server; it stops when it is dropped.
#[derive(Debug)]
pub(crate) struct Server {
    stop: watch::Sender<Stop>,
    task: JoinHandle<()>,
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum Stop {
    No,
    /// What was begun is answered.
    Kindly,
    /// Connections break.
    AtOnce,
}

impl Server {
    /// Listens at an address; returns the server, and the port that it has.
    ///
    /// # Errors
    ///
    /// The port is taken.
    pub(crate) async fn start<A: Answers>(
        address: SocketAddr,
        handler: Arc<A>,
        tls: Option<TlsAcceptor>,
    ) -> io::Result<(Self, u16)> {
        let listener = TcpListener::bind(address).await?;
        let port = listener.local_addr()?.port();
        let (stop, stopped) = watch::channel(Stop::No);
        let task = tokio::spawn(serve(listener, port, handler, tls, stopped));
        Ok((Self { stop, task }, port))
    }

    /// Tells it to stop, and what was begun to end.
    pub(crate) fn stop(&self) {
        let _ = self.stop.send(Stop::Kindly);
    }

    /// Waits until it has stopped.
    pub(crate) async fn stopped(self) {
        let _ = self.task.await;
    }

    /// Stops at once: when this returns, the port is closed and all connections are broken.
    pub(crate) async fn break_off(self) {
        let _ = self.stop.send(Stop::AtOnce);
        let _ = self.task.await;
    }
}

/// Serves connections until it is told to stop, or nobody is left to tell.
async fn serve<A: Answers>(
    listener: TcpListener,
    port: u16,
    handler: Arc<A>,
    tls: Option<TlsAcceptor>,
    mut stop: watch::Receiver<Stop>,
) {
    let graceful = GracefulShutdown::new();
    let mut connections = JoinSet::new();
    loop {
        let stream = tokio::select! {
            accepted = listener.accept() => match accepted {
                Ok((stream, _)) => stream,
                // One connection failed, or there are too many open files: neither is a reason to end.
                Err(_) => {
                    tokio::time::sleep(Duration::from_millis(50)).await;
                    continue;
                }
            },
            Some(_) = connections.join_next() => continue,
            _ = stop.changed() => break,
        };
        let _ = stream.set_nodelay(true);
        let handler = Arc::clone(&handler);
        let secure = tls.is_some().then_some(Secure);
        let service = service_fn(move |mut request: Request<Incoming>| {
            let handler = Arc::clone(&handler);
            secure.map(|secure| request.extensions_mut().insert(secure));
            handler.answer(port, request)
        });
        let (tls, watcher) = (tls.clone(), graceful.watcher());
        connections.spawn(async move {
            let builder = auto::Builder::new(TokioExecutor::new());
            // A connection that breaks, or is never one, is the client's affair.
            match tls {
                None => drop(watcher.watch(builder.serve_connection(TokioIo::new(stream), service).into_owned()).await),
                Some(tls) => {
                    let Ok(Ok(stream)) = tokio::time::timeout(HANDSHAKE, tls.accept(stream)).await else { return };
                    drop(watcher.watch(builder.serve_connection(TokioIo::new(stream), service).into_owned()).await);
                }
            }
        });
    }
    drop(listener);
    let at_once = *stop.borrow() == Stop::AtOnce;
    if !at_once {
        let _ = tokio::time::timeout(GRACE, graceful.shutdown()).await;
    }
    connections.shutdown().await;
}

impl Answers for Handler {
    async fn answer(self: Arc<Self>, port: u16, request: Request<Incoming>) -> Result<Response<Outgoing>, Cut> {
        let (parts, body) = request.into_parts();
        let mut request = Request::from_parts(parts, Bytes::new());
        let is_small = body.size_hint().upper().is_some_and(|most| most <= SMALL);
        // The signature does not cover the body: what is refused anyway is refused before a large one has been read.
        if is_small || self.admits(port, &request) {
            match read(body).await? {
                Some(bytes) => *request.body_mut() = bytes,
                None => drop(request.extensions_mut().insert(TooLarge(LARGEST))),
            }
        } else {
            request.extensions_mut().insert(Unread);
            tokio::spawn(discard(body));
        }
        let served = self.serve(port, &request).await?;
        Ok(served.response.map(|body| Outgoing::new(body, served.cut)))
    }
}

/// Reads a body; `None`: it is too large.
async fn read(body: Incoming) -> Result<Option<Bytes>, Cut> {
    if body.size_hint().lower() > LARGEST as u64 {
        tokio::spawn(discard(body));
        return Ok(None);
    }
    match Limited::new(body, LARGEST).collect().await {
        Ok(body) => Ok(Some(body.to_bytes())),
        Err(error) if error.is::<LengthLimitError>() => Ok(None),
        // The client went away in the middle of its request: nobody reads the answer.
        Err(_) => Err(Cut::Before),
    }
}

/// Takes what a client is still sending, and keeps nothing of it: many read their answer only then.
async fn discard(mut body: Incoming) {
    let _ = tokio::time::timeout(GRACE, async { while let Some(Ok(_)) = body.frame().await {} }).await;
}

/// A body that may break off before its end.
pub(crate) struct Outgoing {
    rest: Option<Bytes>,
    /// How long it says that it is.
    length: u64,
    breaks: bool,
    /// Whether what there is has had the time to be sent.
    is_flushed: bool,
}

impl Outgoing {
    pub(crate) fn new(body: Bytes, cut: Option<usize>) -> Self {
        let length = body.len() as u64;
        match cut {
            Some(bytes) if bytes < body.len() => {
                Self { rest: Some(body.slice(..bytes)), length, breaks: true, is_flushed: false }
            }
            _ => Self { rest: Some(body), length, breaks: false, is_flushed: true },
        }
    }
}

impl Body for Outgoing {
    type Data = Bytes;
    type Error = Cut;

    fn poll_frame(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, Cut>>> {
        match self.rest.take().filter(|rest| !rest.is_empty()) {
            Some(rest) => Poll::Ready(Some(Ok(Frame::data(rest)))),
            // What was written is sent when nothing more is ready; an error now would take it along.
            None if !self.is_flushed => {
                self.is_flushed = true;
                context.waker().wake_by_ref();
                Poll::Pending
            }
            None if self.breaks => Poll::Ready(Some(Err(Cut::After))),
            None => Poll::Ready(None),
        }
    }

    fn is_end_stream(&self) -> bool {
        !self.breaks && self.rest.as_ref().is_none_or(Bytes::is_empty)
    }

    fn size_hint(&self) -> SizeHint {
        let told = if self.breaks { self.length } else { self.rest.as_ref().map_or(0, |rest| rest.len() as u64) };
        SizeHint::with_exact(told)
    }
}
