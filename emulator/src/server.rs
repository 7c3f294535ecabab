//! The server: HTTP/1.1, and HTTP/2 without TLS by prior knowledge, on one port.

use std::convert::Infallible;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use http::{Request, Response};
use http_body_util::{BodyExt, Full, LengthLimitError, Limited};
use hyper::body::Incoming;
use hyper::service::service_fn;
use hyper_util::rt::{TokioExecutor, TokioIo};
use hyper_util::server::conn::auto;
use hyper_util::server::graceful::GracefulShutdown;
use tokio::net::TcpListener;
use tokio::sync::watch;

use crate::handler::Handler;

/// The largest body that is read at all: raw media may be larger than documents.
const LARGEST: usize = 64 << 20;
/// How long open connections have to end when the server stops.
const GRACE: Duration = Duration::from_secs(2);

/// Serves connections until it is told to stop, or nobody is left to tell.
pub(crate) async fn serve(listener: TcpListener, address: SocketAddr, handler: Arc<Handler>, mut stop: watch::Receiver<bool>) {
    let graceful = GracefulShutdown::new();
    let address: Arc<str> = address.to_string().into();
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
            _ = stop.changed() => break,
        };
        let _ = stream.set_nodelay(true);
        let (handler, address) = (Arc::clone(&handler), Arc::clone(&address));
        let service = service_fn(move |request| {
            let (handler, address) = (Arc::clone(&handler), Arc::clone(&address));
            async move { Ok::<_, Infallible>(answer(&handler, &address, request).await) }
        });
        let builder = auto::Builder::new(TokioExecutor::new());
        let connection = builder.serve_connection(TokioIo::new(stream), service).into_owned();
        let connection = graceful.watch(connection);
        tokio::spawn(async move {
            // A connection that breaks is the client's affair.
            let _ = connection.await;
        });
    }
    drop(listener);
    let _ = tokio::time::timeout(GRACE, graceful.shutdown()).await;
}

async fn answer(handler: &Handler, address: &str, request: Request<Incoming>) -> Response<Full<Bytes>> {
    let (parts, body) = request.into_parts();
    let response = match Limited::new(body, LARGEST).collect().await {
        Ok(body) => handler.handle(address, &Request::from_parts(parts, body.to_bytes())),
        Err(error) if error.is::<LengthLimitError>() => handler.refuse_large(&parts.headers, LARGEST),
        // The client went away in the middle of its request: nobody reads the answer.
        Err(_) => Response::new(Bytes::new()),
    };
    response.map(Full::new)
}
