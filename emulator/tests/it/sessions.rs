//! Session tokens that requests carry.

use cosmosdb_emulator::Emulator;
use serde_json::json;

use crate::site::{KEY, Reply, Site};

const DOC: &str = "/dbs/shop/colls/orders/docs/1";
const A: (&str, &str) = (KEY, r#"["a"]"#);

async fn read(site: &Site, token: &str) -> (u16, u32) {
    site.send("GET", DOC, &[A, ("x-ms-session-token", token)], "").await.code()
}

#[tokio::test]
async fn what_was_reached_may_be_asked_for() {
    let site = Site::with_orders().await;
    let token = site.add("1", "a").await.header("x-ms-session-token").unwrap().to_owned();
    let (_, lsn) = token.rsplit_once('#').unwrap();
    for token in ["", &token, lsn, &format!("0:{lsn}"), &format!("0:7#{lsn}#1=1"), &format!("{token},1:-1#999"), "0:-1#0"] {
        assert_eq!(read(&site, token).await, (200, 0), "{token}");
    }
}

#[tokio::test]
async fn what_was_not_reached_is_not_available() {
    let site = Site::with_orders().await;
    site.add("1", "a").await;
    for token in ["0:-1#999", "999", "0:999", "0:1#999#0=4", "1:-1#3,0:-1#999"] {
        assert_eq!(read(&site, token).await, (404, 1002), "{token}");
    }
    let ahead = ("x-ms-session-token", "0:-1#999");
    let refused = site.send("POST", "/dbs/shop/colls/orders/docs", &[A, ahead], json!({"id": "2", "pk": "a"})).await;
    assert_eq!(refused.code(), (404, 1002));
    assert_eq!(site.send("GET", "/dbs/shop/colls/orders/docs", &[ahead], "").await.code(), (404, 1002));
    assert_eq!(site.on_docs("GET", "2", "a", "").await.status, 404, "nothing was done");
    // Of other resources sessions tell nothing.
    for path in ["/dbs", "/dbs/shop", "/dbs/shop/colls/orders", "/dbs/shop/colls/orders/pkranges"] {
        assert_eq!(site.send("GET", path, &[ahead], "").await.status, 200, "{path}");
    }
}

#[tokio::test]
async fn the_session_of_a_collection_ends_with_it() {
    let site = Site::with_orders().await;
    let token = |reply: Reply| reply.header("x-ms-session-token").unwrap().to_owned();
    site.add("1", "a").await;
    let old = token(site.add("2", "a").await);
    assert_eq!(site.delete("/dbs/shop/colls/orders").await.status, 204);
    let definition = json!({"id": "orders", "partitionKey": {"paths": ["/pk"], "kind": "Hash", "version": 2}});
    assert_eq!(site.post("/dbs/shop/colls", definition).await.status, 201);
    let new = token(site.add("1", "a").await);
    assert_eq!((read(&site, &old).await, read(&site, &new).await), ((404, 1002), (200, 0)));
}

#[tokio::test]
async fn what_is_no_token_is_refused() {
    let site = Site::with_orders().await;
    site.add("1", "a").await;
    for token in ["x", "0:x", "0:-1#", "0:-1#1#2", "0:-1#1,"] {
        assert_eq!(read(&site, token).await, (400, 0), "{token}");
    }
}

/// The parts of a token: range, version, number.
fn parts(reply: &Reply) -> (String, i64, u64) {
    let (range, vector) = reply.header("x-ms-session-token").unwrap().split_once(':').unwrap();
    let (version, lsn) = vector.split_once('#').unwrap();
    (range.to_owned(), version.parse().unwrap(), lsn.parse().unwrap())
}

#[tokio::test]
async fn every_partition_has_a_session_of_its_own() {
    let site = Site::of(Emulator::builder().partitions(2));
    site.add_orders().await;
    let first = parts(&site.add("1", "k0").await);
    // Sooner or later there is a key of the other partition.
    let mut other = first.clone();
    for n in 1.. {
        if other.0 != first.0 {
            break;
        }
        other = parts(&site.add("1", &format!("k{n}")).await);
    }
    let replaced = parts(&site.on_docs("PUT", "1", "k0", json!({"id": "1", "pk": "k0"})).await);
    assert_eq!((&replaced.0, replaced.1, replaced.2 > other.2), (&first.0, -1, true));
    let (range, _, lsn) = &replaced;
    let (other_range, _, other_lsn) = &other;
    let list = site.get("/dbs/shop/colls/orders/docs").await;
    let both = list.header("x-ms-session-token").unwrap();
    for one in [format!("{range}:-1#{lsn}"), format!("{other_range}:-1#{other_lsn}")] {
        assert!(both.split(',').any(|part| part == one), "what happens in one leaves the other alone: {both}");
    }
    let key = (KEY, r#"["k0"]"#);
    let ahead = format!("{range}:-1#{}", lsn + 1);
    for (token, code) in [(both, (200, 0)), (&format!("{other_range}:-1#999"), (200, 0)), (&ahead, (404, 1002))] {
        assert_eq!(site.send("GET", DOC, &[key, ("x-ms-session-token", token)], "").await.code(), code, "{token}");
    }
}

#[tokio::test]
async fn children_inherit_the_session_of_their_parents() {
    let site = Site::with_orders().await;
    let (_, _, lsn) = parts(&site.add("1", "a").await);
    let [low, high] = site.emulator.split("dbs/shop/colls/orders", "0").unwrap();
    let (range, version, after) = parts(&site.on_docs("GET", "1", "a", "").await);
    assert!(range == low || range == high);
    assert_eq!((version, after), (-1, lsn), "a split leaves the version alone");
    assert_eq!((read(&site, &format!("0:-1#{lsn}")).await, read(&site, "0:-1#999").await), ((200, 0), (404, 1002)));

    let merged = site.emulator.merge("dbs/shop/colls/orders", &low, &high).unwrap();
    assert_eq!(parts(&site.on_docs("GET", "1", "a", "").await), (merged.clone(), 0, lsn), "a merge raises it");
    assert_eq!(
        (read(&site, &format!("{low}:-1#{lsn}")).await, read(&site, &format!("{high}:-1#999")).await),
        ((200, 0), (404, 1002))
    );
    let (range, version, after) = parts(&site.add("2", "b").await);
    assert_eq!((range, version, after > lsn), (merged, 0, true));
}

#[tokio::test]
async fn a_batch_that_failed_leaves_the_session_alone() {
    let site = Site::with_orders().await;
    let before = parts(&site.add("1", "a").await);
    let batch = [A, ("x-ms-cosmos-is-batch-request", "True"), ("x-ms-cosmos-batch-atomic", "True")];
    let delete = json!({"operationType": "Delete", "id": "1"});
    let failed = site.send("POST", "/dbs/shop/colls/orders/docs", &batch, json!([delete, delete])).await;
    assert_eq!((failed.status, parts(&failed)), (207, before.clone()));
    assert_eq!(parts(&site.on_docs("GET", "1", "a", "").await), before);
}
