//! Requests in general: paths, versions, the account, and what is not there yet.

use serde_json::json;

use crate::site::{KEY, Site};

const A: (&str, &str) = (KEY, r#"["a"]"#);

#[tokio::test]
async fn the_account_is_where_the_client_found_it() {
    let site = Site::new();
    let account = site.get("/").await;
    assert_eq!(account.status, 200);
    assert_eq!(account.body["writableLocations"][0]["databaseAccountEndpoint"], "http://127.0.0.1:8081/");
    assert_eq!(account.body["readableLocations"], account.body["writableLocations"]);
    assert_eq!(account.body["userConsistencyPolicy"]["defaultConsistencyLevel"], "Session");
    serde_json::from_str::<serde_json::Value>(&account.text("queryEngineConfiguration")).unwrap();
    let elsewhere = site.send("GET", "/", &[("Host", "db.local:1234")], "").await;
    assert_eq!(elsewhere.body["writableLocations"][0]["databaseAccountEndpoint"], "http://db.local:1234/");
    assert_eq!(site.send("HEAD", "/", &[], "").await.status, 200);
    assert_eq!(site.post("/", json!({})).await.status, 405);
}

#[tokio::test]
async fn slashes_do_not_matter() {
    let site = Site::with_orders().await;
    for path in ["/dbs/shop/", "//dbs/shop", "/dbs//shop//", "/dbs/shop/colls/orders/", "//dbs/shop/colls/orders/docs/"] {
        assert_eq!(site.get(path).await.status, 200, "{path}");
    }
}

#[tokio::test]
async fn what_is_not_there_is_told_from_what_cannot_be_done() {
    let site = Site::with_orders().await;
    for path in ["/nothing", "/dbs/shop/nothing", "/dbs/shop/colls/orders/docs/1/x", "/dbs/shop/colls/orders/pkranges/0"] {
        assert_eq!(site.get(path).await.code(), (404, 0), "{path}");
    }
    let refused = site.put("/dbs/shop", json!({"id": "shop"})).await;
    assert_eq!(refused.code(), (405, 0));
    assert_eq!(refused.header("allow"), Some("DELETE, GET, HEAD"));
    assert_eq!(site.delete("/dbs").await.status, 405);
    assert_eq!(site.post("/offers", json!({})).await.status, 400, "only a query may be posted");
}

#[tokio::test]
async fn versions_are_known_or_refused() {
    let site = Site::with_orders().await;
    let get = |version: &'static str| {
        let site = &site;
        async move { site.send("GET", "/dbs", &[("x-ms-version", version)], "").await }
    };
    for version in ["2015-04-08", "2018-12-31", "2020-07-15", "2024-06-06", ""] {
        assert_eq!(get(version).await.status, 200, "{version}");
    }
    for version in ["2019-01-01", "latest", "2014-08-21"] {
        let refused = get(version).await;
        assert_eq!(refused.code(), (400, 0), "{version}");
        assert!(refused.message().contains(version), "{refused:?}");
    }
    let upsert = [A, ("x-ms-documentdb-is-upsert", "True"), ("x-ms-version", "2015-06-03")];
    let refused = site.send("POST", "/dbs/shop/colls/orders/docs", &upsert, json!({"id": "1", "pk": "a"})).await;
    assert_eq!(refused.status, 400);
    assert!(refused.message().contains("2015-08-06"), "{refused:?}");
}

#[tokio::test]
async fn headers_may_be_odd() {
    let site = Site::with_orders().await;
    site.add("1", "a").await;
    let odd = [
        A,
        ("x-ms-session-token", ""),
        ("x-ms-documentdb-query-enablecrosspartition", "true"),
        ("x-ms-documentdb-responsecontinuationtokenlimitinkb", "1"),
        ("x-ms-unheard-of", "x"),
    ];
    assert_eq!(site.send("GET", "/dbs/shop/colls/orders/docs/1", &odd, "").await.status, 200);
    let strong = [A, ("x-ms-consistency-level", "Strong")];
    assert_eq!(site.send("GET", "/dbs/shop/colls/orders/docs/1", &strong, "").await.status, 400);
    let weak = [A, ("x-ms-consistency-level", "eventual")];
    assert_eq!(site.send("GET", "/dbs/shop/colls/orders/docs/1", &weak, "").await.status, 200);
    let binary = cosmosdb_core::bytes::Bytes::from_static(&[0x80, 0xEA, 0x01]);
    let date = crate::site::cosmos_date(site.now());
    let text = cosmosdb_core::string_to_sign("POST", "docs", "dbs/shop/colls/orders", &date);
    let signature = cosmosdb_core::MasterKey::new(cosmosdb_emulator::WELL_KNOWN_KEY).unwrap().sign(&text);
    let request = cosmosdb_core::http::Request::post("http://127.0.0.1/dbs/shop/colls/orders/docs")
        .header("authorization", crate::site::encode(&format!("type=master&ver=1.0&sig={signature}")))
        .header("x-ms-date", date)
        .header("x-ms-version", "2020-07-15")
        .header(KEY, A.1)
        .body(binary)
        .unwrap();
    let refused = site.raw(request).await;
    assert_eq!(refused.status, 400);
    assert!(refused.message().contains("CosmosBinary"), "{refused:?}");
}

#[tokio::test]
async fn what_is_not_there_yet_says_so() {
    let site = Site::with_orders().await;
    site.add("1", "a").await;
    for (method, path, headers, body, feature) in [
        ("POST", "/dbs/shop/colls/orders/docs", vec![A, ("x-ms-cosmos-is-batch-request", "True")], json!([]), "batches"),
        ("GET", "/dbs/shop/colls/orders/docs", vec![("A-IM", "Incremental Full-Fidelity Feed")], json!(""), "change feed"),
        ("GET", "/dbs/shop/colls/orders/docs", vec![("A-IM", "Full-Fidelity Feed")], json!(""), "change feed"),
    ] {
        let refused = site.send(method, path, &headers, body).await;
        assert_eq!(refused.status, 501, "{path} {headers:?}: {refused:?}");
        assert_eq!(refused.body["code"], "NotImplemented");
        assert!(refused.message().contains(feature), "{feature}: {refused:?}");
    }
    assert_eq!(site.on_docs("GET", "2", "a", "").await.status, 404, "nothing was done");
}
