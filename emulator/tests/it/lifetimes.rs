//! Documents that expire.

use serde_json::{Value, json};

use crate::site::{KEY, Reply, START, Site};

const ORDERS: &str = "/dbs/shop/colls/orders";
const DOCS: &str = "/dbs/shop/colls/orders/docs";
const A: (&str, &str) = (KEY, r#"["a"]"#);

fn definition(ttl: Value) -> Value {
    let mut body = json!({"id": "orders", "partitionKey": {"paths": ["/pk"], "kind": "Hash", "version": 2}});
    if !ttl.is_null() {
        body["defaultTtl"] = ttl;
    }
    body
}

async fn with_ttl(ttl: Value) -> Site {
    let site = Site::new();
    site.post("/dbs", json!({"id": "shop"})).await;
    assert_eq!(site.post("/dbs/shop/colls", definition(ttl)).await.status, 201);
    site
}

async fn add(site: &Site, id: &str, ttl: Value) -> Reply {
    let mut body = json!({"id": id, "pk": "a"});
    if !ttl.is_null() {
        body["ttl"] = ttl;
    }
    let reply = site.on_docs("POST", "", "a", body).await;
    assert_eq!(reply.status, 201, "{reply:?}");
    reply
}

async fn ids(site: &Site) -> Vec<String> {
    site.get(DOCS).await.ids("Documents")
}

#[tokio::test]
async fn documents_expire_when_their_time_is_over() {
    let site = with_ttl(json!(10)).await;
    for (id, ttl) in [("usual", Value::Null), ("short", json!(5)), ("long", json!(20)), ("ever", json!(-1))] {
        add(&site, id, ttl).await;
    }
    site.wait(4);
    assert_eq!(ids(&site).await, ["usual", "short", "long", "ever"]);
    site.wait(1);
    assert_eq!(ids(&site).await, ["usual", "long", "ever"]);
    site.wait(5);
    assert_eq!(site.on_docs("GET", "usual", "a", "").await.code(), (404, 0));
    assert_eq!(site.on_docs("DELETE", "usual", "a", "").await.code(), (404, 0));
    site.wait(1_000_000);
    assert_eq!(ids(&site).await, ["ever"]);
    let usage = site.send("GET", ORDERS, &[("x-ms-documentdb-populatequotainfo", "True")], "").await;
    assert!(usage.header("x-ms-resource-usage").unwrap().contains("documentsCount=1;"), "{usage:?}");
}

#[tokio::test]
async fn an_expired_id_is_free_again() {
    let site = with_ttl(json!(10)).await;
    let old = add(&site, "1", Value::Null).await;
    site.wait(10);
    let new = add(&site, "1", Value::Null).await;
    assert_ne!(old.text("_rid"), new.text("_rid"));
}

#[tokio::test]
async fn a_change_begins_the_time_anew() {
    let site = with_ttl(json!(10)).await;
    add(&site, "1", Value::Null).await;
    site.wait(9);
    assert_eq!(site.on_docs("PUT", "1", "a", json!({"id": "1", "pk": "a"})).await.status, 200);
    site.wait(9);
    let patch = json!([{"op": "set", "path": "/ttl", "value": 100}]);
    assert_eq!(site.on_docs("PATCH", "1", "a", patch).await.status, 200);
    site.wait(99);
    assert_eq!(ids(&site).await, ["1"]);
    site.wait(1);
    assert!(ids(&site).await.is_empty());
}

#[tokio::test]
async fn the_collection_says_whether_anything_expires() {
    let site = with_ttl(Value::Null).await;
    add(&site, "short", json!(5)).await;
    add(&site, "usual", Value::Null).await;
    site.wait(100);
    assert_eq!(ids(&site).await, ["short", "usual"]);
    assert_eq!(site.put(ORDERS, definition(json!(-1))).await.status, 200);
    assert_eq!(ids(&site).await, ["usual"]);
    assert_eq!(site.put(ORDERS, definition(json!(200))).await.status, 200);
    site.wait(99);
    assert_eq!(ids(&site).await, ["usual"]);
    assert_eq!(site.put(ORDERS, definition(Value::Null)).await.status, 200);
    site.wait(1000);
    assert_eq!(ids(&site).await, ["usual"]);
}

#[tokio::test]
async fn what_expired_is_not_in_the_change_feed() {
    let site = with_ttl(json!(-1)).await;
    add(&site, "1", json!(5)).await;
    add(&site, "2", Value::Null).await;
    site.wait(5);
    let feed = site.send("GET", DOCS, &[("A-IM", "Incremental Feed")], "").await;
    assert_eq!(feed.ids("Documents"), ["2"]);
}

#[tokio::test]
async fn a_lifetime_may_be_reckoned_from_a_property() {
    let site = with_ttl(Value::Null).await;
    let mut other = definition(json!(10));
    (other["id"], other["ttlPropertyPath"]) = (json!("other"), json!("/sold/at"));
    assert_eq!(site.post("/dbs/shop/colls", other.clone()).await.status, 201);
    let docs = "/dbs/shop/colls/other/docs";
    for (id, at, ttl) in [
        ("now", json!(START), Value::Null),
        ("later", json!(START + 5), Value::Null),
        ("short", json!(START + 5), json!(1)),
        ("nothing", Value::Null, Value::Null),
        ("text", json!("now"), Value::Null),
    ] {
        let mut body = json!({"id": id, "pk": "a", "sold": {"at": at}});
        if !ttl.is_null() {
            body["ttl"] = ttl;
        }
        assert_eq!(site.send("POST", docs, &[A], body).await.status, 201);
    }
    let ids = async || site.get(docs).await.ids("Documents");
    site.wait(6);
    assert_eq!(ids().await, ["now", "later", "nothing", "text"]);
    site.wait(4);
    assert_eq!(ids().await, ["later", "nothing", "text"]);
    site.wait(5);
    assert_eq!(ids().await, ["nothing", "text"]);
    site.wait(1_000_000);
    assert_eq!(ids().await, ["nothing", "text"], "what does not say when it begins has no end");

    for (path, ttl) in [(json!("at"), json!(10)), (json!(7), json!(10)), (json!("/at"), Value::Null)] {
        (other["id"], other["ttlPropertyPath"], other["defaultTtl"]) = (json!("third"), path, ttl);
        let refused = site.post("/dbs/shop/colls", other.clone()).await;
        assert_eq!(refused.status, 400);
        assert!(refused.message().contains("ttlPropertyPath"), "{refused:?}");
    }
}
