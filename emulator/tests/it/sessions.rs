//! Session tokens that requests carry.

use serde_json::json;

use crate::site::{KEY, Site};

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
    let token = |reply: crate::site::Reply| reply.header("x-ms-session-token").unwrap().to_owned();
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
