//! A server on a loopback port that has an answer for everything, and no work with it.

use std::convert::Infallible;
use std::sync::Arc;

use bytes::Bytes;
use http_body_util::Full;
use hyper::body::Incoming;
use hyper::http::{HeaderMap, Method, Request, Response};
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use tokio::net::TcpListener;

use crate::{Result, canned};

struct Answers {
    headers: HeaderMap,
    account: Bytes,
    database: Bytes,
    collection: Bytes,
    ranges: Bytes,
    document: Bytes,
    page: Bytes,
}

/// Serves until it is ended.
pub async fn serve() -> Result<()> {
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let port = listener.local_addr()?.port();
    let answers = Arc::new(Answers {
        headers: canned::headers(),
        account: canned::account(port),
        database: canned::database(),
        collection: canned::collection(),
        ranges: canned::ranges(),
        document: canned::document(),
        page: canned::page(),
    });
    println!("{port}");
    loop {
        let (stream, _) = listener.accept().await?;
        stream.set_nodelay(true)?;
        let answers = answers.clone();
        tokio::spawn(async move {
            let service = service_fn(|request| std::future::ready(answers.to(&request)));
            // A client that goes away is none of our business.
            let _ = hyper::server::conn::http1::Builder::new().serve_connection(TokioIo::new(stream), service).await;
        });
    }
}

impl Answers {
    fn to(&self, request: &Request<Incoming>) -> Result<Response<Full<Bytes>>, Infallible> {
        let says = |name: &str| request.headers().contains_key(name);
        let last = request.uri().path().rsplit('/').next().unwrap_or_default();
        let (status, body) = match (request.method(), last) {
            (_, "") => (200, self.account.clone()),
            (&Method::GET, "shop") => (200, self.database.clone()),
            (&Method::GET, "orders") => (200, self.collection.clone()),
            // The second time, nothing is new.
            (&Method::GET, "pkranges") if says("if-none-match") => (304, Bytes::new()),
            (&Method::GET, "pkranges") => (200, self.ranges.clone()),
            (&Method::GET, _) => (200, self.document.clone()),
            (&Method::POST, "docs") if says("x-ms-documentdb-isquery") => (200, self.page.clone()),
            (&Method::POST, "docs") => (201, Bytes::new()),
            _ => (404, Bytes::new()),
        };
        let mut response = Response::new(Full::new(body));
        *response.status_mut() = status.try_into().unwrap_or_default();
        *response.headers_mut() = self.headers.clone();
        Ok(response)
    }
}
