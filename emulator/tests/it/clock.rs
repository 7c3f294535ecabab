//! A clock that tests move.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use cosmosdb::Client;
use cosmosdb::types::PartitionKeyDefinition;
use cosmosdb_emulator::{Clock, Emulator, EntraToken, Role};
use serde_json::json;

use crate::site::{KEY, START, Site};

const MINUTE: Duration = Duration::from_secs(60);
const HOUR: Duration = Duration::from_secs(3600);

fn at(seconds: u64) -> SystemTime {
    UNIX_EPOCH + Duration::from_secs(seconds)
}

#[test]
fn it_goes_on_from_where_it_is_set() {
    let source = at(1_000_000);
    let emulator = Emulator::builder().clock(move || source).in_process().unwrap();
    let clock = emulator.clock();
    assert_eq!(clock.now(), source);
    clock.advance(HOUR);
    assert_eq!(emulator.clock().now(), source + HOUR, "it is the emulator's, whoever holds it");
    clock.set(at(5));
    assert_eq!(clock.now(), at(5), "it may go back");
    clock.advance(HOUR);
    assert_eq!(clock.now(), at(5) + HOUR);

    let fork = emulator.fork().unwrap();
    assert_eq!(fork.clock().now(), clock.now());
    fork.clock().advance(HOUR);
    assert_eq!(clock.now(), at(5) + HOUR, "a fork has a clock of its own");
}

#[test]
fn it_stands_still_until_it_is_moved() {
    let emulator = Emulator::builder().begin_at(at(START)).in_process().unwrap();
    let clock = emulator.clock();
    assert!(!clock.is_frozen() && clock.now() >= at(START) && clock.now() < at(START) + MINUTE);
    clock.freeze();
    let frozen = clock.now();
    std::thread::sleep(Duration::from_millis(5));
    assert_eq!((clock.now(), clock.is_frozen()), (frozen, true));
    clock.advance(HOUR);
    clock.freeze();
    assert_eq!(clock.now(), frozen + HOUR);
    clock.set(at(7));
    assert_eq!((clock.now(), clock.is_frozen()), (at(7), true));
    clock.resume();
    clock.resume();
    std::thread::sleep(Duration::from_millis(5));
    assert!(clock.now() > at(7) && clock.now() < at(7) + MINUTE && !clock.is_frozen());
}

#[tokio::test]
async fn it_ends_where_dates_end() {
    let site = Site::new();
    let clock = site.emulator.clock();
    for (set, date) in [
        (UNIX_EPOCH - HOUR, "Thu, 01 Jan 1970 00:00:00 GMT"),
        (Clock::parse("9999-12-31T23:59:59Z").unwrap() + HOUR, "Fri, 31 Dec 9999 23:59:59 GMT"),
    ] {
        clock.set(set);
        let reply = site.get("/").await;
        assert_eq!((reply.status, reply.header("date")), (403, Some(date)), "{reply:?}");
    }
    clock.advance(Duration::MAX);
    assert_eq!(clock.now(), Clock::parse("9999-12-31T23:59:59Z").unwrap());
}

#[tokio::test]
async fn documents_expire_by_it() {
    let site = Site::new();
    site.post("/dbs", json!({"id": "shop"})).await;
    let definition = json!({"id": "orders", "partitionKey": {"paths": ["/pk"], "kind": "Hash"}, "defaultTtl": 600});
    site.post("/dbs/shop/colls", definition).await;
    site.add("1", "a").await;
    let read = async || {
        let date = httpdate::fmt_http_date(site.emulator.clock().now());
        let path = "/dbs/shop/colls/orders/docs/1";
        site.send("GET", path, &[(KEY, r#"["a"]"#), ("x-ms-date", &date), ("authorization", &token(&site))], "").await.status
    };
    assert_eq!(read().await, 200);
    site.emulator.clock().advance(9 * MINUTE);
    assert_eq!(read().await, 200);
    site.emulator.clock().advance(MINUTE);
    assert_eq!(read().await, 404);
}

/// A token of Microsoft Entra needs no signed date.
fn token(site: &Site) -> String {
    let token = site.emulator.entra_token(&EntraToken::new(Role::DataReader));
    crate::site::encode(&format!("type=aad&ver=1.0&sig={token}"))
}

#[tokio::test]
async fn tokens_and_signatures_run_out_by_it() {
    let emulator = Emulator::in_process().unwrap();
    let client = || Client::builder(emulator.endpoint()).transport(emulator.transport()).single_endpoint();
    let owner = client().key(emulator.key()).unwrap().build().unwrap();
    owner.create_database("shop").await.unwrap();
    let shop = owner.database("shop");
    shop.create_collection("orders", PartitionKeyDefinition::new(["/pk"])).await.unwrap();
    shop.create_user("app").await.unwrap();
    let mode = cosmosdb::types::PermissionMode::Read;
    let granted = shop.user("app").create_permission("p", mode, &shop.collection("orders")).await.unwrap();
    let guest = client().resource_token(granted.body().token.clone()).build().unwrap();
    let guest = guest.database("shop");

    assert!(guest.read_collection("orders").await.is_ok());
    emulator.clock().advance(14 * MINUTE);
    assert!(shop.read_collection("orders").await.is_ok(), "clocks may be a quarter of an hour apart");
    emulator.clock().advance(2 * MINUTE);
    let late = shop.read_collection("orders").await.unwrap_err();
    assert_eq!(late.status(), Some(403), "{late}");
    assert!(guest.read_collection("orders").await.is_ok(), "a token is valid for an hour");
    emulator.clock().advance(45 * MINUTE);
    let late = guest.read_collection("orders").await.unwrap_err();
    assert_eq!(late.status(), Some(403), "{late}");
}
