//! Proxies: tunnels through them, and what they are told.

use std::sync::{Arc, Mutex};

use cosmosdb::{ErrorKind, HttpOptions, RetryPolicy};
use tokio::io::copy_bidirectional;
use tokio::net::TcpStream;

use crate::certificates::Identity;
use crate::support::{Server, orders, soon};

/// A proxy that keeps what it was asked, and lets pass who has a password.
async fn proxy() -> (Server, Arc<Mutex<Vec<String>>>) {
    let asked = Arc::new(Mutex::new(Vec::new()));
    let keep = asked.clone();
    let server = Server::start(move |mut connection| {
        let keep = keep.clone();
        async move {
            let Some(request) = connection.request().await else { return };
            let known = request.to_ascii_lowercase().contains("proxy-authorization: basic dxnlcjpz"); // user:s…
            let target = request.split(' ').nth(1).unwrap_or_default().to_owned();
            keep.lock().unwrap().push(request);
            if !known {
                return connection.answer(b"HTTP/1.1 407 Proxy Authentication Required\r\n\r\n").await;
            }
            let mut there = TcpStream::connect(target).await.unwrap();
            connection.answer(b"HTTP/1.1 200 OK\r\n\r\n").await;
            let _ = copy_bidirectional(&mut connection.stream, &mut there).await;
        }
    })
    .await;
    (server, asked)
}

#[tokio::test]
async fn a_tunnel_leads_to_the_service_and_shows_the_proxy_nothing() {
    let identity = Identity::of_itself(&["localhost"]);
    let service = identity.server().await;
    let (proxy, asked) = proxy().await;
    let options = |url: String| HttpOptions::new().root_certificates(&identity.pem).unwrap().proxy(url).unwrap();
    let read = |options| {
        let orders = orders(&format!("https://localhost:{}", service.port), options, RetryPolicy::NEVER);
        soon(orders.read_document("a", "1").into_future())
    };
    read(options(format!("http://user:secret@127.0.0.1:{}", proxy.port))).await.unwrap();
    assert_eq!((proxy.connections(), service.connections()), (1, 1));
    let request = asked.lock().unwrap().remove(0);
    assert!(request.starts_with(&format!("CONNECT localhost:{} ", service.port)), "{request}");
    assert!(!request.to_ascii_lowercase().contains("\r\nauthorization"), "{request}");

    let error = read(options(format!("http://127.0.0.1:{}", proxy.port))).await.unwrap_err();
    assert_eq!((error.kind(), service.connections()), (ErrorKind::Connect, 1), "{error}");
    assert!(error.to_string().contains("proxy"), "{error}");
}

#[test]
fn what_is_no_proxy_is_refused_without_its_password() {
    for bad in ["", "ftp://user:secret@proxy.example", "user:secret", "http://user:sec ret@proxy.example"] {
        let error = HttpOptions::new().proxy(bad).unwrap_err();
        assert!(!error.to_string().contains("sec"), "{error}");
    }
    let shown = format!("{:?}", HttpOptions::new().proxy("http://user:secret@proxy.example").unwrap());
    assert!(!shown.contains("secret"), "{shown}");
}
