//! Regions: where the account is, what they take, and what they know.

use std::time::Duration;

use cosmosdb_core::bytes::Bytes;
use cosmosdb_core::http::Request;
use cosmosdb_core::{Transport, TransportError};
use cosmosdb_emulator::{Emulator, EmulatorBuilder};
use serde_json::{Value, json};
use tokio::net::TcpStream;

use crate::site::{KEY, Reply, Site};

const WEST: &str = "West US";
const EAST: &str = "East US";
const DOCS: &str = "/dbs/shop/colls/orders/docs";
const A: (&str, &str) = (KEY, r#"["a"]"#);
const TENTATIVE: (&str, &str) = ("x-ms-cosmos-allow-tentative-writes", "true");

fn two() -> EmulatorBuilder {
    Emulator::builder().regions([WEST, EAST])
}

async fn write(site: &Site, region: &str, id: &str, headers: &[(&str, &str)]) -> Reply {
    site.at(region, "POST", DOCS, &[&[A], headers].concat(), json!({"id": id, "pk": "a"})).await
}

async fn read(site: &Site, region: &str, id: &str, token: &str) -> (u16, u32) {
    site.at(region, "GET", &format!("{DOCS}/{id}"), &[A, ("x-ms-session-token", token)], "").await.code()
}

fn session(reply: &Reply) -> String {
    reply.header("x-ms-session-token").unwrap().to_owned()
}

fn names(account: &Value, locations: &str) -> Vec<String> {
    account[locations].as_array().unwrap().iter().map(|location| location["name"].as_str().unwrap().to_owned()).collect()
}

#[tokio::test]
async fn the_account_says_where_it_is() {
    let site = Site::of(two());
    let account = site.get("/").await.body;
    assert_eq!(
        (names(&account, "writableLocations"), names(&account, "readableLocations")),
        (vec![WEST.to_owned()], vec![WEST.to_owned(), EAST.to_owned()])
    );
    assert_eq!(account["enableMultipleWriteLocations"], false);
    for (index, region) in [WEST, EAST].iter().enumerate() {
        let endpoint = format!("{}/", site.emulator.region_endpoint(region).unwrap());
        assert_eq!(account["readableLocations"][index]["databaseAccountEndpoint"], endpoint);
        assert_ne!(endpoint, format!("{}/", site.emulator.endpoint()));
        let here = site.at(region, "GET", "/", &[], "").await.body;
        assert_eq!(here["readableLocations"], account["readableLocations"], "the same everywhere");
    }
    assert_eq!(site.emulator.region_endpoint("westus").unwrap(), site.emulator.region_endpoint(WEST).unwrap());
    assert!(site.emulator.region_endpoint("North").is_err());

    let one = Site::new();
    let account = one.get("/").await.body;
    assert_eq!(account["writableLocations"][0]["databaseAccountEndpoint"], format!("{}/", one.emulator.endpoint()));
    let many = Site::of(two().multiple_write_regions(true)).get("/").await.body;
    assert_eq!((names(&many, "writableLocations").len(), &many["enableMultipleWriteLocations"]), (2, &json!(true)));
    assert!(Emulator::builder().regions(["West US", "westus"]).in_process().is_err(), "the same name twice");
}

#[tokio::test]
async fn writes_belong_in_one_region_which_may_change() {
    let site = Site::of(two());
    site.add_orders().await;
    assert_eq!(write(&site, WEST, "1", &[]).await.status, 201);
    assert_eq!(write(&site, EAST, "2", &[]).await.code(), (403, 3));
    assert_eq!(write(&site, EAST, "2", &[TENTATIVE]).await.code(), (403, 3), "the account has one region for writes");
    assert_eq!(site.at(EAST, "POST", "/dbs", &[], json!({"id": "other"})).await.code(), (403, 3));
    let query = [A, ("x-ms-documentdb-isquery", "True")];
    assert_eq!(site.at(EAST, "POST", DOCS, &query, json!({"query": "SELECT * FROM c"})).await.body["_count"], 1);

    site.emulator.failover("east us").unwrap();
    let account = site.get("/").await.body;
    assert_eq!(
        (names(&account, "writableLocations"), names(&account, "readableLocations")),
        (vec![EAST.to_owned()], vec![EAST.to_owned(), WEST.to_owned()])
    );
    assert_eq!((write(&site, WEST, "2", &[]).await.code(), write(&site, EAST, "2", &[]).await.status), ((403, 3), 201));
    assert_eq!(site.add("3", "a").await.status, 201, "the account's own endpoint leads to the region for writes");
    assert!(site.emulator.failover("North").is_err());
}

#[tokio::test]
async fn a_region_that_was_removed_says_so() {
    let site = Site::of(two());
    site.add_orders().await;
    assert!(site.emulator.remove_region(WEST).is_err(), "it takes the writes");
    site.emulator.remove_region(EAST).unwrap();
    assert_eq!(names(&site.get("/").await.body, "readableLocations"), [WEST]);
    assert_eq!(
        (site.at(EAST, "GET", "/", &[], "").await.code(), site.at(EAST, "GET", DOCS, &[], "").await.code()),
        ((403, 1008), (403, 1008))
    );
    assert!(site.emulator.failover(EAST).is_err());
    site.emulator.restore_region(EAST).unwrap();
    assert_eq!(site.at(EAST, "GET", DOCS, &[], "").await.status, 200);
}

#[tokio::test]
async fn every_region_may_take_documents() {
    let site = Site::of(two().multiple_write_regions(true));
    site.add_orders().await;
    assert_eq!(write(&site, EAST, "1", &[]).await.code(), (403, 3));
    let east = write(&site, EAST, "1", &[TENTATIVE]).await;
    let west = write(&site, WEST, "2", &[]).await;
    assert_eq!((east.status, west.status), (201, 201));
    assert_eq!(
        site.at(EAST, "POST", "/dbs", &[TENTATIVE], json!({"id": "other"})).await.code(),
        (403, 3),
        "all else has its hub"
    );
    assert_eq!(read(&site, EAST, "2", &session(&west)).await, (200, 0));
}

#[tokio::test]
async fn sessions_wait_for_what_a_region_does_not_know_yet() {
    let site = Site::of(two());
    site.add_orders().await;
    let made = site.get("/dbs/shop/colls/orders").await;
    assert!(session(&made).ends_with("#0=0#1=0"), "{made:?}");
    let before = session(&write(&site, WEST, "1", &[]).await);
    site.emulator.set_lag(EAST, Duration::from_secs(5)).unwrap();
    let after = session(&write(&site, WEST, "2", &[]).await);
    assert_eq!((read(&site, WEST, "2", &after).await, read(&site, EAST, "2", &after).await), ((200, 0), (404, 1002)));
    assert_eq!(read(&site, EAST, "1", &before).await, (200, 0));
    let numbers = |token: &str| token.split('#').count();
    assert_eq!((numbers(&before), numbers(&after)), (4, 4), "every region is in it: {after}");
    let own = session(&site.at(EAST, "GET", &format!("{DOCS}/1"), &[A], "").await);
    assert_eq!(read(&site, EAST, "1", &own).await, (200, 0), "a region has come as far as it says");
    assert_ne!(own, after);
    // The forms of old tell the same.
    let lsn = after.split('#').nth(1).unwrap();
    assert_eq!(read(&site, EAST, "2", &format!("0:{lsn}")).await, (404, 1002));

    site.wait(4);
    assert_eq!(read(&site, EAST, "2", &after).await, (404, 1002));
    site.wait(1);
    assert_eq!(read(&site, EAST, "2", &after).await, (200, 0));
    assert_eq!(session(&site.at(EAST, "GET", &format!("{DOCS}/1"), &[A], "").await), after);

    site.emulator.set_lag(EAST, Duration::MAX).unwrap();
    let never = session(&write(&site, WEST, "3", &[]).await);
    site.wait(1_000_000);
    assert_eq!(read(&site, EAST, "3", &never).await, (404, 1002));
    site.emulator.set_lag(EAST, Duration::ZERO).unwrap();
    assert_eq!(read(&site, EAST, "3", &never).await, (200, 0));
}

#[tokio::test]
async fn a_region_knows_what_was_written_in_it() {
    let site = Site::of(two().multiple_write_regions(true));
    site.add_orders().await;
    site.emulator.set_lag(EAST, Duration::from_secs(5)).unwrap();
    let west = session(&write(&site, WEST, "1", &[]).await);
    let east = session(&write(&site, EAST, "2", &[TENTATIVE]).await);
    assert_eq!((read(&site, EAST, "2", &east).await, read(&site, EAST, "1", &west).await), ((200, 0), (404, 1002)));
    assert_eq!(read(&site, WEST, "2", &east).await, (200, 0), "nothing lags there");
    site.wait(5);
    assert_eq!(read(&site, EAST, "1", &west).await, (200, 0));
}

#[tokio::test]
async fn offline_there_is_nobody() {
    let site = Site::of(two());
    site.add_orders().await;
    let send = async |endpoint: String| {
        let request = Request::builder().uri(format!("{endpoint}/")).body(Bytes::new()).unwrap();
        site.emulator.transport().send(request).await.map(|reply| reply.status().as_u16())
    };
    let (west, east) = (site.emulator.region_endpoint(WEST).unwrap(), site.emulator.region_endpoint(EAST).unwrap());
    site.emulator.set_offline(WEST).await.unwrap();
    let refused: TransportError = send(west.clone()).await.unwrap_err();
    assert!(!refused.is_maybe_sent() && refused.to_string().contains("nobody listens"), "{refused}");
    assert_eq!((send(east).await.unwrap(), site.get("/").await.status), (401, 200), "another one answers for the account");
    let write = site.on_docs("POST", "", "a", json!({"id": "1", "pk": "a"})).await;
    assert_eq!(write.code(), (403, 3));
    site.emulator.set_offline(EAST).await.unwrap();
    assert!(send(site.emulator.endpoint()).await.is_err());
    site.emulator.set_online(WEST).await.unwrap();
    assert_eq!(send(west).await.unwrap(), 401);
}

#[tokio::test]
async fn regions_listen_at_ports_of_their_own() {
    let emulator = two().start().await.unwrap();
    let address = |endpoint: String| endpoint.strip_prefix("http://").unwrap().to_owned();
    let (west, east) = (address(emulator.region_endpoint(WEST).unwrap()), address(emulator.region_endpoint(EAST).unwrap()));
    let account = address(emulator.endpoint());
    for address in [&account, &west, &east] {
        assert!(TcpStream::connect(address).await.is_ok());
    }
    let mut open = TcpStream::connect(&east).await.unwrap();
    emulator.set_offline(EAST).await.unwrap();
    assert!(TcpStream::connect(&east).await.is_err(), "new connections are refused");
    let mut end = [0; 1];
    let broken = tokio::io::AsyncReadExt::read(&mut open, &mut end).await;
    assert!(matches!(broken, Ok(0) | Err(_)), "open ones break");
    assert!(TcpStream::connect(&west).await.is_ok());
    emulator.set_online(EAST).await.unwrap();
    emulator.set_online(EAST).await.unwrap();
    assert!(TcpStream::connect(&east).await.is_ok());
    emulator.shutdown().await;
    for address in [&account, &west, &east] {
        assert!(TcpStream::connect(address).await.is_err());
    }
}
