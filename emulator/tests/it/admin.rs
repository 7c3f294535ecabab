//! The admin endpoint.

use std::time::{Duration, Instant, UNIX_EPOCH};

use cosmosdb::types::{ConsistencyLevel, PartitionKeyDefinition};
use cosmosdb::{Client, RetryPolicy};
use cosmosdb_emulator::{Emulator, EmulatorBuilder};
use serde_json::{Value, json};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

const JSON: &str = "Content-Type: application/json\r\n";
const ORDERS: &str = "dbs/shop/colls/orders";

async fn start(builder: EmulatorBuilder) -> Emulator {
    builder.admin_port(0).start().await.unwrap()
}

/// Asks the admin endpoint; returns the head of the answer, and its body.
async fn talk(emulator: &Emulator, head: &str, body: &str) -> (String, String) {
    let endpoint = emulator.admin_endpoint().unwrap();
    let mut stream = TcpStream::connect(endpoint.strip_prefix("http://").unwrap()).await.unwrap();
    let (line, headers) = head.split_once('\n').unwrap_or((head, ""));
    let host = if headers.contains("Host:") { "" } else { "Host: localhost\r\n" };
    let length = body.len();
    let text = format!("{line} HTTP/1.1\r\n{host}Connection: close\r\nContent-Length: {length}\r\n{headers}\r\n{body}");
    stream.write_all(text.as_bytes()).await.unwrap();
    let mut reply = String::new();
    stream.read_to_string(&mut reply).await.unwrap();
    let (head, body) = reply.split_once("\r\n\r\n").unwrap();
    (head.to_owned(), body.to_owned())
}

/// The same: the status, and the body as JSON.
async fn tell(emulator: &Emulator, request: &str, body: Value) -> (u16, Value) {
    let body = if body.is_null() { String::new() } else { body.to_string() };
    let (head, body) = talk(emulator, &format!("{request}\n{JSON}"), &body).await;
    let status = head.split(' ').nth(1).unwrap().parse().unwrap();
    (status, serde_json::from_str(&body).unwrap_or(Value::Null))
}

/// What a request is refused with.
async fn refused(emulator: &Emulator, request: &str, body: Value) -> (u16, String) {
    let (status, body) = tell(emulator, request, body).await;
    (status, body["error"].as_str().unwrap_or_else(|| panic!("{status} {body}")).to_owned())
}

async fn shop(emulator: &Emulator) -> Client {
    let client = Client::builder(emulator.endpoint()).key(emulator.key()).unwrap().single_endpoint().retry(RetryPolicy::NEVER);
    let client = client.build().unwrap();
    client.create_database("shop").await.unwrap();
    let shop = client.database("shop");
    shop.create_collection("orders", PartitionKeyDefinition::new(["/pk"])).await.unwrap();
    client
}

#[tokio::test]
async fn it_is_there_only_if_that_is_wanted() {
    let emulator = Emulator::start().await.unwrap();
    assert_eq!(emulator.admin_endpoint(), None);
    let emulator = start(Emulator::builder()).await;
    let (endpoint, admin) = (emulator.endpoint(), emulator.admin_endpoint().unwrap());
    assert!(admin.starts_with("http://127.0.0.1:") && admin != endpoint, "{admin}");
    assert!(Emulator::builder().admin_port(port(&endpoint)).start().await.is_err(), "the port is taken");
    for dropped in [false, true] {
        let emulator = start(Emulator::builder()).await;
        let addresses = [emulator.endpoint(), emulator.admin_endpoint().unwrap()];
        if dropped {
            drop(emulator);
        } else {
            emulator.shutdown().await;
        }
        for address in addresses {
            let address = address.strip_prefix("http://").unwrap();
            for wait in 0.. {
                if TcpStream::connect(address).await.is_err() {
                    break;
                }
                assert!(dropped && wait < 100, "{address} is still there");
                tokio::time::sleep(Duration::from_millis(20)).await;
            }
        }
    }
}

#[tokio::test]
async fn what_it_is_being_told_does_not_keep_the_emulator() {
    let emulator = start(Emulator::builder()).await;
    let [endpoint, admin] = [emulator.endpoint(), emulator.admin_endpoint().unwrap()];
    let mut stream = TcpStream::connect(admin.strip_prefix("http://").unwrap()).await.unwrap();
    // Its body is waited for, as it says.
    let head = "POST /faults HTTP/1.1\r\nHost: localhost\r\nExpect: 100-continue\r\nContent-Length: 9\r\nContent-Type: application/json\r\n\r\n";
    stream.write_all(head.as_bytes()).await.unwrap();
    let mut asked = [0; 12];
    stream.read_exact(&mut asked).await.unwrap();
    assert_eq!(&asked, b"HTTP/1.1 100");
    let began = Instant::now();
    drop(emulator);
    while TcpStream::connect(endpoint.strip_prefix("http://").unwrap()).await.is_ok() {
        assert!(began.elapsed() < Duration::from_secs(1), "it listens for as long as somebody tells it something");
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
}

fn port(endpoint: &str) -> u16 {
    endpoint.rsplit_once(':').unwrap().1.parse().unwrap()
}

#[tokio::test]
async fn it_stays_on_the_machine() {
    let builder = Emulator::builder().host([0, 0, 0, 0].into()).key("b3du").tls([""; 0]);
    let emulator = start(builder).await;
    assert!(emulator.admin_endpoint().unwrap().starts_with("http://127.0.0.1:"));
    assert_eq!(tell(&emulator, "GET /health", Value::Null).await.0, 200, "without TLS");
}

#[tokio::test]
async fn it_says_how_it_is_and_what_it_does() {
    let emulator = start(Emulator::builder()).await;
    for request in ["GET /health", "GET /ready", "GET //health/"] {
        let (status, health) = tell(&emulator, request, Value::Null).await;
        assert_eq!((status, &health["status"], &health["version"]), (200, &json!("ready"), &json!(env!("CARGO_PKG_VERSION"))));
        assert_eq!(health["endpoint"], json!(emulator.endpoint()));
        assert!(health["uptime_ms"].as_u64().unwrap() < 60_000, "{health}");
    }
    let (head, body) = talk(&emulator, "HEAD /health", "").await;
    assert!(head.starts_with("HTTP/1.1 200 ") && body.is_empty(), "{head}");

    let (_, index) = tell(&emulator, "GET /", Value::Null).await;
    let commands = index["commands"].as_array().unwrap();
    assert!(commands.len() > 15);
    let docs = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../docs/emulator.md")).unwrap();
    for command in commands {
        let request = command["request"].as_str().unwrap();
        assert!(docs.contains(&format!("`{request}`")), "{request} is not described");
        let request = request.replace("{id}", "7").replace("{name}", "x");
        let (status, answer) = tell(&emulator, &request, Value::Null).await;
        let is_known = status < 400 || answer["error"].as_str().is_some_and(|error| !error.contains("GET / lists"));
        assert!(is_known && status != 405 && status != 500, "{request}: {status} {answer}");
    }
}

#[tokio::test]
async fn it_says_what_it_expects() {
    let emulator = start(Emulator::builder()).await;
    assert_eq!(refused(&emulator, "GET /nothing", Value::Null).await.0, 404);
    let (head, _) = talk(&emulator, "PUT /faults", "").await;
    assert!(head.starts_with("HTTP/1.1 405 ") && head.contains("allow: GET, POST, DELETE\r\n"), "{head}");
    for (request, body, expected) in [
        ("POST /faults", json!({"opertion": "read_document"}), "unknown field `opertion`, expected one of `operation`"),
        ("POST /faults", json!({"effect": "explode"}), "unknown variant `explode`, expected one of `none`, `refuse`"),
        ("POST /faults", json!({"effect": {"answer": {"status": 503, "code": 1}}}), "unknown field `code`"),
        ("POST /faults", json!({"effect": {"answer": {"status": 42}}}), "a status is a number from 200 to 599, not 42"),
        ("POST /faults", json!({}), "a fault does something"),
        ("POST /faults", json!({"effect": "cut", "share": 2}), "from 0 to 1"),
        ("POST /faults", json!({"effect": "cut", "operation": "creat_document"}), "create_document"),
        ("POST /faults", json!({"effect": "cut", "resource": "item"}), "there are account"),
        ("POST /faults", json!({"effect": "cut", "region": "Atlantis"}), "no region Atlantis"),
        ("POST /faults", json!({"headers": {"a b": "c"}}), "no header a b"),
        ("PATCH /clock", json!({"now": "noon"}), "2026-11-28T12:00:00Z"),
        ("PATCH /clock", json!({"advance_ms": -1}), "invalid value"),
        ("PATCH /regions/Local", json!({"lag_ms": "long"}), "a number of milliseconds, or \"forever\""),
        ("PATCH /regions/Local", json!({"takes_writes": false}), "until another does"),
        ("PATCH /regions/Local", json!({"removed": true}), "takes the writes"),
        ("POST /split", json!({"collection": ORDERS}), "missing field `range`"),
        ("POST /split", json!({"collection": ORDERS, "range": "0"}), "dbs/shop"),
        ("POST /merge", json!({"collection": ORDERS, "ranges": ["0"]}), "array of length 2"),
        ("POST /split", Value::String("\u{e4}".repeat(600_000)), "more than 1048576 bytes"),
    ] {
        let (status, error) = refused(&emulator, request, body.clone()).await;
        assert!((400..500).contains(&status) && error.contains(expected), "{request} {status} {error}");
    }
    assert_eq!(tell(&emulator, "GET /faults", Value::Null).await.1, json!([]), "nothing was done");
}

#[tokio::test]
async fn browsers_elsewhere_do_not_get_in() {
    let emulator = start(Emulator::builder()).await;
    let fault = r#"{"effect": "cut"}"#;
    let post = async |headers: &str| {
        let (head, _) = talk(&emulator, &format!("POST /faults\n{headers}"), fault).await;
        head.split(' ').nth(1).unwrap().to_owned()
    };
    for headers in [
        "Origin: https://example.org\r\nContent-Type: application/json\r\n",
        "Origin: null\r\nContent-Type: application/json\r\n",
        "Origin: http://localhost.example.org\r\nContent-Type: application/json\r\n",
        "Host: rebound.example.org\r\nContent-Type: application/json\r\n",
    ] {
        assert_eq!(post(headers).await, "403", "{headers}");
    }
    for headers in ["", "Content-Type: text/plain\r\n", "Content-Type: application/x-www-form-urlencoded\r\n"] {
        assert_eq!(post(headers).await, "415", "{headers}");
    }
    for headers in [
        "Content-Type: application/json; charset=utf-8\r\n",
        "Origin: http://localhost:3000\r\nContent-Type: application/json\r\n",
        "Host: [::1]:80\r\nOrigin: http://[::1]\r\nContent-Type: Application/JSON\r\n",
    ] {
        assert_eq!(post(headers).await, "201", "{headers}");
    }
    let (head, _) = talk(&emulator, "GET /export\nOrigin: https://example.org\r\n", "").await;
    assert!(head.starts_with("HTTP/1.1 403 ") && !head.to_lowercase().contains("access-control"), "{head}");
}

#[tokio::test]
async fn faults_come_and_go() {
    let emulator = start(Emulator::builder()).await;
    let client = shop(&emulator).await;
    let orders = client.database("shop").collection("orders");
    let fault = json!({
        "operation": "create_document", "path": ORDERS, "effect": {"answer": {"status": 503, "sub_status": 7}},
        "headers": {"retry_after_ms": "1"}, "times": 1
    });
    let (status, added) = tell(&emulator, "POST /faults", fault).await;
    assert_eq!((status, &added["id"], &added["hits"]), (201, &json!(0), &json!(0)));
    let failed = orders.create_document("a", &json!({"id": "1", "pk": "a"})).await.unwrap_err();
    assert_eq!((failed.status(), failed.sub_status()), (Some(503), Some(7)));
    assert!(orders.create_document("a", &json!({"id": "1", "pk": "a"})).await.is_ok());
    let (_, shown) = tell(&emulator, "GET /faults/0", Value::Null).await;
    assert_eq!((&shown["hits"], &shown["fault"]["effect"]["answer"]["sub_status"]), (&json!(1), &json!(7)));
    assert_eq!(emulator.faults().all()[0].hits(), 1, "Rust sees the same");

    // What is shown can be added.
    let (_, again) = tell(&emulator, "POST /faults", shown["fault"].clone()).await;
    assert_eq!((&again["id"], &again["fault"]), (&json!(1), &shown["fault"]));
    assert_eq!(tell(&emulator, "DELETE /faults/0", Value::Null).await.0, 204);
    assert_eq!(tell(&emulator, "DELETE /faults/0", Value::Null).await.0, 404);
    let (_, left) = tell(&emulator, "GET /faults", Value::Null).await;
    assert_eq!((left.as_array().unwrap().len(), &left[0]["id"]), (1, &json!(1)));
    assert_eq!(tell(&emulator, "DELETE /faults", Value::Null).await.0, 204);
    assert_eq!(tell(&emulator, "GET /faults", Value::Null).await.1, json!([]));

    let (_, requests) = tell(&emulator, "GET /requests", Value::Null).await;
    let creates = json!({"operation": "create_document", "region": "Local", "count": 2});
    assert!(requests.as_array().unwrap().contains(&creates), "{requests}");
}

#[tokio::test]
async fn the_clock_moves() {
    let emulator = start(Emulator::builder()).await;
    let moved = json!({"now": "2026-11-28T12:00:00Z", "frozen": true, "advance_ms": 1500});
    let (status, clock) = tell(&emulator, "PATCH /clock", moved).await;
    assert_eq!((status, &clock), (200, &json!({"now": "2026-11-28T12:00:01.500Z", "frozen": true})));
    assert_eq!(emulator.clock().now(), UNIX_EPOCH + Duration::from_millis(1_795_867_201_500));
    assert_eq!(tell(&emulator, "GET /clock", Value::Null).await.1, clock);
    assert_eq!(tell(&emulator, "PATCH /clock", json!({"frozen": false})).await.1["frozen"], json!(false));
}

#[tokio::test]
async fn regions_change() {
    let emulator = start(Emulator::builder().regions(["West US", "East US"])).await;
    let east = |property: &str, regions: &Value| regions[1][property].clone();
    let (_, regions) = tell(&emulator, "GET /regions", Value::Null).await;
    let endpoint = emulator.region_endpoint("East US").unwrap();
    assert_eq!((&regions[0]["takes_writes"], east("name", &regions)), (&json!(true), json!("East US")));
    assert_eq!((east("endpoint", &regions), east("lag_ms", &regions)), (json!(endpoint), json!(0)));
    let change = async |region: &str, change: Value| tell(&emulator, &format!("PATCH /regions/{region}"), change).await;

    let (_, regions) = change("east%20us", json!({"lag_ms": "forever", "online": false})).await;
    assert_eq!((east("lag_ms", &regions), east("online", &regions)), (json!("forever"), json!(false)));
    let address = endpoint.strip_prefix("http://").unwrap();
    assert!(TcpStream::connect(address).await.is_err());
    let (_, regions) = change("East%20US", json!({"lag_ms": 20, "online": true, "takes_writes": true})).await;
    assert_eq!((east("lag_ms", &regions), east("takes_writes", &regions)), (json!(20), json!(true)));
    assert!(TcpStream::connect(address).await.is_ok());
    let (_, regions) = change("West%20US", json!({"removed": true})).await;
    assert_eq!((&regions[0]["removed"], &regions[0]["takes_writes"]), (&json!(true), &json!(false)));
    let (status, regions) = change("West%20US", json!({"removed": false, "takes_writes": true})).await;
    assert_eq!((status, &regions[0]["removed"], &regions[0]["takes_writes"]), (200, &json!(false), &json!(true)));
    assert_eq!(change("Atlantis", json!({"online": true})).await.0, 404);
}

#[tokio::test]
async fn a_region_changes_altogether_or_not_at_all() {
    let builder = Emulator::builder().regions(["West US", "East US"]).consistency(ConsistencyLevel::Strong);
    let emulator = start(builder).await;
    let address = emulator.region_endpoint("East US").unwrap().strip_prefix("http://").unwrap().to_owned();
    let (_, before) = tell(&emulator, "GET /regions", Value::Null).await;
    for (region, change, why) in [
        ("East%20US", json!({"online": false, "removed": true, "lag_ms": "forever"}), "no write be answered"),
        ("West%20US", json!({"online": false, "removed": true, "lag_ms": 50}), "takes the writes"),
        ("East%20US", json!({"online": false, "takes_writes": true, "removed": true, "lag_ms": 50}), "takes the writes"),
        ("East%20US", json!({"removed": true, "takes_writes": false}), "until another does"),
    ] {
        let (status, error) = refused(&emulator, &format!("PATCH /regions/{region}"), change).await;
        assert!(status == 400 && error.contains(why), "{status} {error}");
        assert_eq!(tell(&emulator, "GET /regions", Value::Null).await.1, before, "{why}");
        assert!(TcpStream::connect(&address).await.is_ok());
    }
    let (_, before) = tell(&emulator, "PATCH /regions/East%20US", json!({"online": false})).await;
    let squatter = tokio::net::TcpListener::bind(&address).await.unwrap();
    let change = json!({"online": true, "takes_writes": true, "lag_ms": 50});
    let (status, _) = refused(&emulator, "PATCH /regions/East%20US", change.clone()).await;
    assert!(status >= 400);
    assert_eq!(tell(&emulator, "GET /regions", Value::Null).await.1, before, "its port is somebody else's");
    drop(squatter);
    let (status, after) = tell(&emulator, "PATCH /regions/East%20US", change).await;
    let east = &after[1];
    assert_eq!((status, &east["online"], &east["takes_writes"], &east["lag_ms"]), (200, &json!(true), &json!(true), &json!(50)));
    assert!(TcpStream::connect(&address).await.is_ok());
}

#[tokio::test]
async fn partitions_split_and_merge() {
    let emulator = start(Emulator::builder()).await;
    shop(&emulator).await;
    let (status, split) = tell(&emulator, "POST /split", json!({"collection": ORDERS, "range": "0"})).await;
    assert_eq!((status, &split), (200, &json!({"ranges": ["1", "2"]})));
    let (status, merged) = tell(&emulator, "POST /merge", json!({"collection": ORDERS, "ranges": ["1", "2"]})).await;
    assert_eq!((status, merged), (200, json!({"range": "3"})));
    let (status, _) = refused(&emulator, "POST /split", json!({"collection": ORDERS, "range": "0"})).await;
    assert_eq!(status, 400);
}

#[tokio::test]
async fn snapshots_have_names() {
    let emulator = start(Emulator::builder()).await;
    let client = shop(&emulator).await;
    let (status, _) = tell(&emulator, "PUT /snapshots/with%20orders", Value::Null).await;
    assert_eq!(status, 201);
    client.delete_database("shop").await.unwrap();
    let (head, body) = talk(&emulator, "GET /export", "").await;
    assert!(head.starts_with("HTTP/1.1 200 ") && body.is_empty(), "{body}");
    assert_eq!(tell(&emulator, "GET /snapshots", Value::Null).await.1, json!(["with orders"]));
    let (status, _) = tell(&emulator, "POST /restore", json!({"snapshot": "with orders"})).await;
    assert_eq!(status, 200);
    assert!(client.read_database("shop").await.is_ok());
    let (head, body) = talk(&emulator, "GET /export", "").await;
    assert!(head.contains("content-type: application/x-ndjson"), "{head}");
    assert!(body.lines().count() == 2 && body.contains(r#""in":"dbs/shop/colls""#), "{body}");
    assert_eq!(tell(&emulator, "DELETE /snapshots/with%20orders", Value::Null).await.0, 204);
    for request in ["POST /restore", "DELETE /snapshots/x"] {
        let (status, error) = refused(&emulator, request, json!({"snapshot": "x"})).await;
        assert!(status == 404 && error.contains("no snapshot x"), "{error}");
    }
}
