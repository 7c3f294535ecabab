//! The emulator behind a socket.

use std::time::Duration;

use cosmosdb::{Client, HttpOptions, HttpVersion};
use cosmosdb_core::{MasterKey, string_to_sign};
use cosmosdb_emulator::{Emulator, WELL_KNOWN_KEY};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use crate::site::encode;

async fn talk(endpoint: &str, text: &str) -> String {
    let mut stream = TcpStream::connect(endpoint.strip_prefix("http://").unwrap()).await.unwrap();
    stream.write_all(text.as_bytes()).await.unwrap();
    let mut reply = String::new();
    stream.read_to_string(&mut reply).await.unwrap();
    reply
}

#[tokio::test]
async fn it_speaks_http() {
    let emulator = Emulator::start().await.unwrap();
    let reply = talk(&emulator.endpoint(), "GET /dbs HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n").await;
    assert!(reply.starts_with("HTTP/1.1 401 "), "{reply}");
    assert!(reply.contains("x-ms-substatus: 5000"), "{reply}");
    assert!(reply.contains(r#""code":"Unauthorized""#), "{reply}");
    emulator.shutdown().await;
}

/// The head of a request that creates a document, signed by somebody.
fn head(key: &str, length: &str) -> String {
    let date = httpdate::fmt_http_date(std::time::SystemTime::now());
    let text = string_to_sign("POST", "docs", "dbs/shop/colls/orders", &date);
    let signature = encode(&format!("type=master&ver=1.0&sig={}", MasterKey::new(key).unwrap().sign(&text)));
    format!(
        "POST /dbs/shop/colls/orders/docs HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nx-ms-date: {date}\r\n\
         Authorization: {signature}\r\n{length}\r\n\r\n"
    )
}

#[tokio::test]
async fn strangers_are_refused_before_they_have_sent_much() {
    let emulator = Emulator::start().await.unwrap();
    let answer = async |text: &str| {
        let mut stream = TcpStream::connect(emulator.endpoint().strip_prefix("http://").unwrap()).await.unwrap();
        stream.write_all(text.as_bytes()).await.unwrap();
        let mut begin = [0; 13];
        let read = tokio::time::timeout(Duration::from_millis(500), stream.read_exact(&mut begin)).await;
        read.map(|_| String::from_utf8(begin.to_vec()).unwrap())
    };
    let (large, chunked) = ("Content-Length: 1000000", "Transfer-Encoding: chunked");
    for length in [large, chunked] {
        let refused = answer(&head("b3du", length)).await.unwrap();
        assert!(refused.starts_with("HTTP/1.1 401 "), "{refused}");
        assert!(answer(&head(WELL_KNOWN_KEY, length)).await.is_err(), "the body of others is waited for");
    }
    assert_eq!(emulator.requests().of("create_document"), 2, "those that were refused came, too");
    let too_large = answer(&head(WELL_KNOWN_KEY, "Content-Length: 67108865")).await.unwrap();
    assert!(too_large.starts_with("HTTP/1.1 413 "), "{too_large}");
    let nowhere = "POST /no/where HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: 1000000\r\n\r\n";
    assert!(answer(nowhere).await.unwrap().starts_with("HTTP/1.1 404 "));
}

#[tokio::test]
async fn clients_see_that_they_are_refused() {
    let emulator = Emulator::start().await.unwrap();
    for version in [HttpVersion::Any, HttpVersion::Http1, HttpVersion::Http2] {
        let http = HttpOptions::new().version(version);
        let client = Client::builder(emulator.endpoint()).key("b3du").unwrap().single_endpoint().http(http).build().unwrap();
        let orders = client.database("shop").collection("orders");
        for _ in 0..10 {
            let document = serde_json::json!({"id": "1", "text": "x".repeat(1_900_000)});
            let refused = orders.create_document("a", &document).await.unwrap_err();
            assert_eq!((refused.status(), refused.attempts()), (Some(401), 1), "{refused}");
        }
    }
}

#[tokio::test]
async fn it_speaks_http_2_without_being_asked() {
    let emulator = Emulator::start().await.unwrap();
    let mut stream = TcpStream::connect(emulator.endpoint().strip_prefix("http://").unwrap()).await.unwrap();
    // The preface, and empty settings.
    stream.write_all(b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\0\0\0\x04\0\0\0\0\0").await.unwrap();
    let mut frame = [0; 9];
    stream.read_exact(&mut frame).await.unwrap();
    assert_eq!(frame[3], 4, "settings are answered by settings");
}

#[tokio::test]
async fn it_stops() {
    let emulator = Emulator::start().await.unwrap();
    let address = emulator.endpoint().strip_prefix("http://").unwrap().to_owned();
    assert!(TcpStream::connect(&address).await.is_ok());
    tokio::time::timeout(Duration::from_secs(5), emulator.shutdown()).await.unwrap();
    assert!(TcpStream::connect(&address).await.is_err());

    let emulator = Emulator::start().await.unwrap();
    let address = emulator.endpoint().strip_prefix("http://").unwrap().to_owned();
    drop(emulator);
    for _ in 0..50 {
        if TcpStream::connect(&address).await.is_err() {
            return;
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    panic!("it is still there");
}

#[tokio::test]
async fn it_listens_where_it_should() {
    let first = Emulator::start().await.unwrap();
    let port: u16 = first.endpoint().rsplit_once(':').unwrap().1.parse().unwrap();
    assert!(Emulator::builder().port(port).start().await.is_err(), "the port is taken");
    assert!(Emulator::builder().host([192, 0, 2, 1].into()).start().await.is_err(), "not a loopback address");
}

#[tokio::test]
async fn it_speaks_tls() {
    let emulator = Emulator::builder().tls(["cosmos.test"]).start().await.unwrap();
    assert!(emulator.endpoint().starts_with("https://127.0.0.1:"), "{}", emulator.endpoint());
    let endpoint = emulator.endpoint().replace("127.0.0.1", "localhost");
    for version in [HttpVersion::Any, HttpVersion::Http1] {
        let http = HttpOptions::new().version(version).root_certificates(emulator.certificate().unwrap()).unwrap();
        for endpoint in [&endpoint, &emulator.endpoint()] {
            let client = Client::builder(endpoint.as_str()).key(emulator.key()).unwrap().http(http.clone()).build().unwrap();
            let account = client.read_account().await.unwrap().into_body();
            let region = account.writable_locations.unwrap().remove(0);
            assert!(region.database_account_endpoint.starts_with("https://"), "links lead to where TLS is spoken");
        }
    }
    let stranger = Client::builder(emulator.endpoint()).key(emulator.key()).unwrap().single_endpoint().build().unwrap();
    let error = stranger.read_account().await.unwrap_err();
    assert!(error.to_string().contains("certificate"), "{error}");
    assert!(Emulator::builder().tls(["\u{e4}"]).start().await.is_err(), "this is no name");
}

#[tokio::test]
async fn without_tls_there_is_no_certificate() {
    let emulator = Emulator::start().await.unwrap();
    assert_eq!(emulator.certificate(), None);
    assert!(emulator.endpoint().starts_with("http://"));
}

#[tokio::test]
async fn a_network_wants_tls_and_a_key_of_its_own() {
    let anywhere = || Emulator::builder().host([0, 0, 0, 0].into());
    assert!(anywhere().start().await.is_err());
    assert!(anywhere().tls([""; 0]).start().await.is_err(), "everybody knows the key");
    assert!(anywhere().key("b3du").start().await.is_err(), "everybody can listen");
    let known = cosmosdb_emulator::WELL_KNOWN_KEY;
    assert!(anywhere().key("b3du").secondary_key(known).tls([""; 0]).start().await.is_err(), "of that one, too");
    assert!(anywhere().key(format!("{known} ")).tls([""; 0]).start().await.is_err());
    assert!(anywhere().key("b3du").tls([""; 0]).start().await.is_ok());
}
