//! Faults on demand, and the count of what came.

use std::time::{Duration, Instant};

use cosmosdb_emulator::{Emulator, Fault};
use serde_json::{Value, json};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use crate::site::{KEY, Site};

const DOC: &str = "/dbs/shop/colls/orders/docs/1";
const A: (&str, &str) = (KEY, r#"["a"]"#);

async fn site() -> Site {
    let site = Site::with_orders().await;
    site.add("1", "a").await;
    site
}

async fn read(site: &Site) -> (u16, u32) {
    site.on_docs("GET", "1", "a", "").await.code()
}

#[tokio::test]
async fn a_fault_answers_for_the_service() {
    let site = site().await;
    let fault = Fault::status(429).sub_status(3200).retry_after(Duration::from_millis(15)).header("x-ms-new", "1");
    let added = site.emulator.faults().add(fault.on("read_document").after(1).times(2));
    assert_eq!(read(&site).await, (200, 0), "the first one is spared");
    let throttled = site.on_docs("GET", "1", "a", "").await;
    assert_eq!((throttled.code(), &throttled.body["code"]), ((429, 3200), &json!("TooManyRequests")));
    assert_eq!((throttled.header("x-ms-retry-after-ms"), throttled.header("x-ms-new")), (Some("15"), Some("1")));
    assert!(throttled.header("x-ms-activity-id").is_some() && throttled.message().contains("ActivityId"));
    assert_eq!(site.add("2", "a").await.status, 201, "other operations go well");
    assert_eq!((read(&site).await, read(&site).await, added.hits()), ((429, 3200), (200, 0), 2));

    let first = site.emulator.faults().add(Fault::status(503));
    site.emulator.faults().add(Fault::status(500));
    assert_eq!(read(&site).await, (503, 0), "the first that was added");
    first.remove();
    assert_eq!(read(&site).await, (500, 0));
    site.emulator.faults().clear();
    assert_eq!(read(&site).await, (200, 0));
}

#[tokio::test]
async fn what_was_done_is_done_whatever_is_answered() {
    let site = site().await;
    let faults = site.emulator.faults();
    let create = async |id: &str| site.try_on_docs("POST", "", "a", json!({"id": id, "pk": "a"})).await;
    let exists = async |id: &str| site.on_docs("GET", id, "a", "").await.status == 200;

    faults.add(Fault::status(408).times(1));
    assert_eq!((create("before").await.unwrap().status, exists("before").await), (408, false));
    faults.add(Fault::status(408).after_carrying_out().times(1));
    assert_eq!((create("after").await.unwrap().status, exists("after").await), (408, true));
    faults.add(Fault::refused().times(1));
    assert!(!create("refused").await.unwrap_err().is_maybe_sent());
    assert!(!exists("refused").await);
    faults.add(Fault::cut_before().times(1));
    assert!(create("cut before").await.unwrap_err().is_maybe_sent());
    assert!(!exists("cut%20before").await);
    faults.add(Fault::cut_after().times(1));
    assert!(create("cut").await.unwrap_err().is_maybe_sent());
    assert!(exists("cut").await);
    faults.add(Fault::truncated(5).times(1));
    assert!(create("truncated").await.unwrap_err().is_maybe_sent());
    assert!(exists("truncated").await);
    faults.add(Fault::body(b"{\"id\":".to_vec()).times(1));
    let wrong = create("wrong").await.unwrap();
    assert_eq!((wrong.status, &wrong.bytes[..], exists("wrong").await), (201, &b"{\"id\":"[..], true));
}

#[tokio::test]
async fn a_share_is_the_same_in_every_run() {
    let run = async |seed: u64| {
        let site = Site::of(Emulator::builder().seed(seed));
        site.emulator.faults().add(Fault::status(503).share(0.3));
        let mut answers = Vec::new();
        for _ in 0..200 {
            answers.push(site.get("/dbs").await.status);
        }
        answers
    };
    let (first, again, other) = (run(7).await, run(7).await, run(8).await);
    assert_eq!(first, again);
    assert_ne!(first, other);
    let failed = first.iter().filter(|status| **status == 503).count();
    assert!((40..80).contains(&failed), "{failed}");
}

#[tokio::test(start_paused = true)]
async fn a_fault_takes_its_time() {
    let site = site().await;
    site.emulator.faults().add(Fault::delay(Duration::from_secs(60)).on("read_document").times(1));
    site.emulator.faults().add(Fault::status(503).delayed(Duration::from_secs(5)).on("read_document").times(1));
    let begin = tokio::time::Instant::now();
    assert_eq!((read(&site).await, begin.elapsed().as_secs()), ((200, 0), 60));
    assert_eq!((read(&site).await, begin.elapsed().as_secs()), ((503, 0), 65));
}

#[tokio::test]
async fn faults_may_be_of_one_region() {
    let site = Site::of(Emulator::builder().regions(["West US", "East US"]));
    site.add_orders().await;
    site.add("1", "a").await;
    site.emulator.faults().add(Fault::status(503).in_region("West US"));
    let (west, east) = (site.at("West US", "GET", DOC, &[A], "").await, site.at("East US", "GET", DOC, &[A], "").await);
    assert_eq!((west.status, east.status), (503, 200));
    let requests = site.emulator.requests();
    assert_eq!((requests.of("read_document"), requests.of_in("read_document", "East US")), (2, 1));
    assert_eq!((requests.in_region("East US"), requests.in_region("West US")), (1, 4));
}

#[tokio::test]
async fn faults_may_be_of_one_range() {
    let site = site().await;
    site.emulator.split("dbs/shop/colls/orders", "0").unwrap();
    site.emulator.faults().add(Fault::status(410).sub_status(1007).in_range("1"));
    let list = async |range: &str| {
        let range = ("x-ms-documentdb-partitionkeyrangeid", range);
        site.send("GET", "/dbs/shop/colls/orders/docs", &[range], "").await.code()
    };
    let rid = site.get("/dbs/shop/colls/orders").await.text("_rid");
    assert_eq!((list("1").await, list("2").await, list(&format!("{rid},1")).await), ((410, 1007), (200, 0), (410, 1007)));
    assert_eq!(read(&site).await, (200, 0));
}

#[tokio::test]
async fn faults_may_be_of_some_requests_only() {
    let site = site().await;
    let write = async |id: &str| site.on_docs("POST", "", "a", json!({"id": id, "pk": "a"})).await.status;
    let users = async || site.get("/dbs/shop/users").await.status;
    let with = |fault: Fault| {
        site.emulator.faults().clear();
        site.emulator.faults().add(fault);
    };
    with(Fault::status(503).on_resource("document"));
    assert_eq!((read(&site).await.0, write("2").await, users().await), (503, 503, 200));
    with(Fault::status(503).on_reads());
    assert_eq!((read(&site).await.0, write("3").await, users().await), (503, 201, 503));
    with(Fault::status(503).on_writes());
    assert_eq!((read(&site).await.0, write("4").await, users().await), (200, 503, 200));
    with(Fault::status(503).under("/dbs/shop/colls/orders/docs/1"));
    assert_eq!((read(&site).await.0, write("5").await, users().await), (503, 201, 200));
    with(Fault::status(503).under("dbs/shop/colls/order"));
    assert_eq!((read(&site).await.0, write("6").await, users().await), (200, 201, 200), "names are whole");
    with(Fault::status(503).under("dbs/shop").on_resource("user"));
    assert_eq!((read(&site).await.0, users().await), (200, 503));
}

#[test]
fn faults_can_be_written() {
    let docs = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../docs/emulator.md")).unwrap();
    let all = [
        Fault::status(429).sub_status(3200).retry_after(Duration::from_millis(7)).on("read_document").times(2),
        Fault::delay(Duration::from_millis(50)).share(0.5).after(3).on_resource("document").on_writes(),
        Fault::refused().in_region("West US").in_range("1"),
        Fault::cut_before().under("dbs/shop"),
        Fault::cut_after(),
        Fault::truncated(5).on_reads(),
        Fault::body("{").after_carrying_out(),
        Fault::wrong_header("etag", "x"),
    ];
    for fault in all {
        let written = serde_json::to_string(&fault).unwrap();
        let read: Fault = serde_json::from_str(&written).unwrap();
        assert_eq!(format!("{read:?}"), format!("{fault:?}"), "{written}");
        let members: serde_json::Map<String, Value> = serde_json::from_str(&written).unwrap();
        for member in members.keys() {
            assert!(docs.contains(&format!("| `{member}` |")), "{member} is not described");
        }
    }
}

#[tokio::test]
async fn headers_may_be_wrong() {
    let site = site().await;
    site.emulator.faults().add(Fault::wrong_header("session_token", "0:x").times(1));
    let reply = site.on_docs("GET", "1", "a", "").await;
    assert_eq!((reply.status, reply.header("x-ms-session-token")), (200, Some("0:x")));
}

#[tokio::test]
async fn requests_are_counted() {
    let site = site().await;
    read(&site).await;
    site.send_as("", "GET", DOC, &[A], "").await;
    site.get("/nothing/here").await;
    let requests = site.emulator.requests();
    assert_eq!((requests.of("read_document"), requests.of("create_document"), requests.of("")), (2, 1, 1));
    assert_eq!((requests.total(), requests.iter().count()), (6, 5));
}

#[tokio::test]
async fn connections_break_on_the_wire() {
    let emulator = Emulator::start().await.unwrap();
    let talk = async || {
        let mut stream = TcpStream::connect(emulator.endpoint().strip_prefix("http://").unwrap()).await.unwrap();
        stream.write_all(b"GET /dbs HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n").await.unwrap();
        let mut reply = Vec::new();
        let _ = stream.read_to_end(&mut reply).await;
        String::from_utf8(reply).unwrap()
    };
    let whole = talk().await;
    assert!(whole.starts_with("HTTP/1.1 401 "), "{whole}");
    for fault in [Fault::refused(), Fault::cut_before(), Fault::cut_after()] {
        emulator.faults().add(fault.times(1));
        assert_eq!(talk().await, "");
    }
    emulator.faults().add(Fault::truncated(10).times(1));
    let part = talk().await;
    let (head, body) = part.split_once("\r\n\r\n").unwrap();
    let told: usize =
        head.lines().find_map(|line| line.strip_prefix("content-length: ")).unwrap_or_else(|| panic!("{part}")).parse().unwrap();
    assert!(body.len() == 10 && told > 10, "{part}");
    emulator.faults().add(Fault::delay(Duration::from_millis(30)).times(1));
    let begin = Instant::now();
    assert!(talk().await.starts_with("HTTP/1.1 401 ") && begin.elapsed() >= Duration::from_millis(30));
}
