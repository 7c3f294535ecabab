//! Resource tokens: they allow what their permission names, and nothing else.

use serde_json::{Value, json};

use crate::site::{KEY, Reply, Site, encode};

const PERMISSIONS: &str = "/dbs/shop/users/ann/permissions";
const A: (&str, &str) = (KEY, r#"["a"]"#);
const B: (&str, &str) = (KEY, r#"["b"]"#);

async fn site() -> Site {
    let site = Site::with_orders().await;
    site.post("/dbs/shop/users", json!({"id": "ann"})).await;
    site.post("/dbs/shop/colls", json!({"id": "other", "partitionKey": {"paths": ["/pk"]}})).await;
    site.add("1", "a").await;
    site.add("2", "b").await;
    site
}

const BATCH: (&str, &str) = ("x-ms-cosmos-is-batch-request", "True");
const ATOMIC: (&str, &str) = ("x-ms-cosmos-batch-atomic", "True");

async fn grant(site: &Site, permission: Value) -> String {
    let reply = site.post(PERMISSIONS, permission).await;
    assert_eq!(reply.status, 201, "{reply:?}");
    encode(&reply.text("_token"))
}

async fn ask(site: &Site, token: &str, method: &str, path: &str, headers: &[(&str, &str)], body: Value) -> u16 {
    let body = if body.is_null() { String::new() } else { body.to_string() };
    site.send_as(token, method, path, headers, body).await.status
}

#[tokio::test]
async fn a_token_looks_like_the_service_s() {
    let site = site().await;
    let made = site.post(PERMISSIONS, json!({"id": "p", "permissionMode": "Read", "resource": "dbs/shop/colls/orders"})).await;
    let token = made.text("_token");
    let rest = token.strip_prefix("type=resource&ver=1&sig=").unwrap();
    assert_eq!(rest.matches(';').count(), 2, "{token}");
    let read = |reply: Reply| reply.text("_token");
    assert_ne!(read(site.get(&format!("{PERMISSIONS}/p")).await), token, "a fresh one on every read");
    let list = site.get(PERMISSIONS).await;
    assert!(list.body["Permissions"][0]["_token"].as_str().is_some_and(|listed| listed != token));
}

#[tokio::test]
async fn a_permission_to_read_reads() {
    let site = site().await;
    let token = grant(&site, json!({"id": "p", "permissionMode": "read", "resource": "dbs/shop/colls/orders"})).await;
    let orders = "/dbs/shop/colls/orders";
    for (method, path, headers, body, status) in [
        ("GET", "/".to_owned(), vec![], Value::Null, 200),
        ("GET", orders.to_owned(), vec![], Value::Null, 200),
        ("GET", format!("{orders}/docs/1"), vec![A], Value::Null, 200),
        ("HEAD", format!("{orders}/docs/1"), vec![A], Value::Null, 200),
        ("GET", format!("{orders}/docs"), vec![], Value::Null, 200),
        ("GET", format!("{orders}/pkranges"), vec![], Value::Null, 200),
        ("GET", format!("{orders}/sprocs"), vec![], Value::Null, 200),
        ("GET", format!("{orders}/docs/none"), vec![A], Value::Null, 404),
        ("POST", format!("{orders}/docs"), vec![A], json!({"id": "3", "pk": "a"}), 403),
        ("POST", format!("{orders}/docs"), vec![A, BATCH, ATOMIC], json!([{"operationType": "Read", "id": "1"}]), 403),
        ("GET", format!("{orders}/docs"), vec![("A-IM", "Incremental Feed")], Value::Null, 200),
        ("PUT", format!("{orders}/docs/1"), vec![A], json!({"id": "1", "pk": "a"}), 403),
        ("PATCH", format!("{orders}/docs/1"), vec![A], json!([{"op": "set", "path": "/x", "value": 1}]), 403),
        ("DELETE", format!("{orders}/docs/1"), vec![A], Value::Null, 403),
        ("DELETE", orders.to_owned(), vec![], Value::Null, 403),
        ("GET", "/dbs/shop/colls/other".to_owned(), vec![], Value::Null, 403),
        ("GET", "/dbs/shop/colls/other/docs".to_owned(), vec![], Value::Null, 403),
        ("GET", "/dbs/shop/colls/none".to_owned(), vec![], Value::Null, 403),
        ("GET", "/dbs/shop/colls".to_owned(), vec![], Value::Null, 403),
        ("GET", "/dbs/shop".to_owned(), vec![], Value::Null, 403),
        ("GET", "/dbs".to_owned(), vec![], Value::Null, 403),
        ("GET", "/offers".to_owned(), vec![], Value::Null, 403),
        ("GET", PERMISSIONS.to_owned(), vec![], Value::Null, 403),
        ("POST", "/dbs".to_owned(), vec![], json!({"id": "x"}), 403),
    ] {
        assert_eq!(ask(&site, &token, method, &path, &headers, body).await, status, "{method} {path}");
    }
    // By rids, too.
    let link = site.on_docs("GET", "1", "a", "").await.text("_self");
    assert_eq!(ask(&site, &token, "GET", &format!("/{link}"), &[A], Value::Null).await, 200);
}

#[tokio::test]
async fn a_permission_for_all_does_all() {
    let site = site().await;
    let token = grant(&site, json!({"id": "p", "permissionMode": "All", "resource": "dbs/shop/colls/orders"})).await;
    let docs = "/dbs/shop/colls/orders/docs";
    assert_eq!(ask(&site, &token, "POST", docs, &[A], json!({"id": "3", "pk": "a"})).await, 201);
    assert_eq!(ask(&site, &token, "DELETE", &format!("{docs}/3"), &[A], Value::Null).await, 204);
    assert_eq!(ask(&site, &token, "POST", "/dbs/shop/colls/other/docs", &[A], json!({"id": "3", "pk": "a"})).await, 403);
    assert_eq!(ask(&site, &token, "POST", "/dbs/shop/users", &[], json!({"id": "bob"})).await, 403);
}

#[tokio::test]
async fn a_permission_may_be_for_one_document() {
    let site = site().await;
    let link = site.on_docs("GET", "1", "a", "").await.text("_self");
    let by_rid = grant(&site, json!({"id": "r", "permissionMode": "All", "resource": link})).await;
    let by_name = json!({
        "id": "n", "permissionMode": "Read", "resource": "dbs/shop/colls/orders/docs/2", "resourcePartitionKey": ["b"],
    });
    let by_name = grant(&site, by_name).await;
    let docs = "/dbs/shop/colls/orders/docs";
    for (token, own, own_key, other, other_key) in [(&by_rid, "1", A, "2", B), (&by_name, "2", B, "1", A)] {
        assert_eq!(ask(&site, token, "GET", &format!("{docs}/{own}"), &[own_key], Value::Null).await, 200);
        assert_eq!(ask(&site, token, "GET", &format!("{docs}/{own}/attachments"), &[own_key], Value::Null).await, 200);
        assert_eq!(ask(&site, token, "GET", &format!("{docs}/{other}"), &[other_key], Value::Null).await, 403);
        assert_eq!(ask(&site, token, "GET", docs, &[own_key], Value::Null).await, 403);
        assert_eq!(ask(&site, token, "GET", "/dbs/shop/colls/orders", &[], Value::Null).await, 403);
    }
}

#[tokio::test]
async fn a_permission_may_be_for_one_partition_key_value() {
    let site = site().await;
    let orders = "/dbs/shop/colls/orders";
    let permission =
        json!({"id": "p", "permissionMode": "All", "resource": "dbs/shop/colls/orders", "resourcePartitionKey": ["a"]});
    let token = grant(&site, permission).await;
    let docs = format!("{orders}/docs");
    assert_eq!(ask(&site, &token, "GET", orders, &[], Value::Null).await, 200);
    assert_eq!(ask(&site, &token, "GET", &format!("{docs}/1"), &[A], Value::Null).await, 200);
    assert_eq!(ask(&site, &token, "GET", &docs, &[A], Value::Null).await, 200);
    assert_eq!(ask(&site, &token, "POST", &docs, &[A], json!({"id": "3", "pk": "a"})).await, 201);
    assert_eq!(ask(&site, &token, "GET", &format!("{docs}/2"), &[B], Value::Null).await, 403);
    assert_eq!(ask(&site, &token, "GET", &docs, &[], Value::Null).await, 403);
    assert_eq!(ask(&site, &token, "POST", &docs, &[B], json!({"id": "3", "pk": "b"})).await, 403);
    assert_eq!(ask(&site, &token, "DELETE", orders, &[], Value::Null).await, 403);
    assert_eq!(ask(&site, &token, "DELETE", orders, &[A], Value::Null).await, 403);
    let script = json!({"id": "s", "body": "function () {}"});
    assert_eq!(ask(&site, &token, "POST", &format!("{orders}/sprocs"), &[A], script).await, 403);
}

#[tokio::test]
async fn a_token_expires() {
    let site = site().await;
    let permission = json!({"id": "p", "permissionMode": "Read", "resource": "dbs/shop/colls/orders"});
    let reply = site.send("POST", PERMISSIONS, &[("x-ms-documentdb-expiry-seconds", "60")], permission).await;
    let short = encode(&reply.text("_token"));
    let usual = encode(&site.get(&format!("{PERMISSIONS}/p")).await.text("_token"));
    let read = |token: String| {
        let site = &site;
        async move { ask(site, &token, "GET", "/dbs/shop/colls/orders", &[], Value::Null).await }
    };
    site.wait(59);
    assert_eq!(read(short.clone()).await, 200);
    site.wait(1);
    assert_eq!(read(short).await, 403);
    assert_eq!(read(usual.clone()).await, 200);
    site.wait(3600 - 60);
    assert_eq!(read(usual).await, 403);
    for bad in ["0", "9", "86401", "x"] {
        let reply = site.send("GET", &format!("{PERMISSIONS}/p"), &[("x-ms-documentdb-expiry-seconds", bad)], "").await;
        assert_eq!(reply.status, 400, "{bad}");
    }
}

#[tokio::test]
async fn a_token_is_for_the_resource_not_for_its_name() {
    let site = site().await;
    let token = grant(&site, json!({"id": "p", "permissionMode": "Read", "resource": "dbs/shop/colls/other"})).await;
    site.delete("/dbs/shop/colls/other").await;
    site.post("/dbs/shop/colls", json!({"id": "other", "partitionKey": {"paths": ["/pk"]}})).await;
    assert_eq!(ask(&site, &token, "GET", "/dbs/shop/colls/other", &[], Value::Null).await, 403);
    let nothing = grant(&site, json!({"id": "q", "permissionMode": "Read", "resource": "dbs/shop/colls/none"})).await;
    assert_eq!(ask(&site, &nothing, "GET", "/dbs", &[], Value::Null).await, 403);
}

#[tokio::test]
async fn there_is_one_permission_for_a_user_and_a_resource() {
    let site = site().await;
    let permission = |id: &str, resource: &str| json!({"id": id, "permissionMode": "Read", "resource": resource});
    assert_eq!(site.post(PERMISSIONS, permission("p", "dbs/shop/colls/orders")).await.status, 201);
    assert_eq!(site.post(PERMISSIONS, permission("q", "dbs/shop/colls/orders")).await.status, 409);
    let link = site.get("/dbs/shop/colls/orders").await.text("_self");
    assert_eq!(site.post(PERMISSIONS, permission("q", &link)).await.status, 409, "the same, by rids");
    assert_eq!(site.post(PERMISSIONS, permission("q", "dbs/shop/colls/other")).await.status, 201);
    assert_eq!(site.put(&format!("{PERMISSIONS}/q"), permission("q", "dbs/shop/colls/orders")).await.status, 409);
    let replaced = site.put(&format!("{PERMISSIONS}/q"), permission("r", "dbs/shop/colls/other")).await;
    assert_eq!((replaced.status, replaced.text("id")), (200, "r".to_owned()), "{replaced:?}");
    let mut keyed = permission("k", "dbs/shop/colls/orders");
    keyed["resourcePartitionKey"] = json!(["a"]);
    assert_eq!(site.post(PERMISSIONS, keyed).await.status, 201);
    for bad in [
        json!({"id": "b", "permissionMode": "Write", "resource": "dbs/shop/users/ann"}),
        json!({"id": "b", "permissionMode": "Read", "resource": "nowhere"}),
        json!({"id": "b", "permissionMode": "Read", "resource": 5}),
        json!({"id": "b", "permissionMode": "Read", "resource": "dbs/shop", "resourcePartitionKey": "a"}),
    ] {
        assert_eq!(site.post(PERMISSIONS, bad.clone()).await.code(), (400, 0), "{bad}");
    }
}
