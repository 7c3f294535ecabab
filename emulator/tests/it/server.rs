//! The emulator behind a socket.

use std::time::Duration;

use cosmosdb_emulator::Emulator;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

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
