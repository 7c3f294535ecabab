//! Collections: their definition, and what the service makes of it.

use serde_json::{Value, json};

use crate::site::{KEY, Site};

async fn database(version: &'static str) -> Site {
    let site = Site::speaking(version);
    assert_eq!(site.post("/dbs", json!({"id": "d"})).await.status, 201);
    site
}

#[tokio::test]
async fn a_collection_has_a_partition_key() {
    let site = database("2018-12-31").await;
    let create = |key: Value| {
        let site = &site;
        async move { site.post("/dbs/d/colls", json!({"id": "c", "partitionKey": key})).await.code() }
    };
    assert_eq!(site.post("/dbs/d/colls", json!({"id": "c"})).await.code(), (400, 1013));
    for bad in [
        json!({}),
        json!({"paths": []}),
        json!({"paths": ["pk"]}),
        json!({"paths": ["/pk/"]}),
        json!({"paths": ["/pk/*"]}),
        json!({"paths": ["/a", "/b"]}),
        json!({"paths": ["/a", "/b"], "kind": "MultiHash"}),
        json!({"paths": ["/a"], "kind": "Other"}),
        json!({"paths": ["/a"], "version": 3}),
        json!("/a"),
    ] {
        assert_eq!(create(bad.clone()).await, (400, 0), "{bad}");
    }
    let hierarchical = json!({"paths": ["/a", "/b"], "kind": "MultiHash", "version": 2});
    let refused = site.post("/dbs/d/colls", json!({"id": "c", "partitionKey": hierarchical})).await;
    assert_eq!(refused.status, 400);
    assert!(refused.message().contains("2020-07-15"), "{refused:?}");
    assert_eq!(create(json!({"paths": ["/a"]})).await, (201, 0));
    assert_eq!(site.get("/dbs/d/colls/c").await.body["partitionKey"], json!({"paths": ["/a"], "kind": "Hash"}));
}

#[tokio::test]
async fn of_old_a_collection_could_do_without() {
    let site = database("2017-11-15").await;
    let created = site.post("/dbs/d/colls", json!({"id": "c"})).await;
    assert_eq!(created.status, 201, "{created:?}");
    assert_eq!(created.body.get("partitionKey"), None);
    let docs = "/dbs/d/colls/c/docs";
    assert_eq!(site.post(docs, json!({"id": "1"})).await.status, 201);
    assert_eq!(site.get(&format!("{docs}/1")).await.status, 200);
    // Newer versions see the key that the service made up.
    let newer = ("x-ms-version", "2020-07-15");
    let read = site.send("GET", "/dbs/d/colls/c", &[newer], "").await;
    assert_eq!(read.body["partitionKey"], json!({"paths": ["/_partitionKey"], "kind": "Hash", "systemKey": true}));
    for key in ["[]", "[{}]"] {
        assert_eq!(site.send("GET", &format!("{docs}/1"), &[newer, (KEY, key)], "").await.status, 200, "{key}");
    }
    let keyed = json!({"id": "1", "_partitionKey": "a"});
    assert_eq!(site.send("POST", docs, &[newer, (KEY, r#"["a"]"#)], keyed).await.status, 201);
}

#[tokio::test]
async fn the_indexing_policy_is_filled_in() {
    let site = database("2020-07-15").await;
    let mut n = 0;
    let mut create = |policy: Value| {
        n += 1;
        let body = json!({"id": format!("c{n}"), "partitionKey": {"paths": ["/a"]}, "indexingPolicy": policy});
        let site = &site;
        async move {
            let reply = site.post("/dbs/d/colls", body).await;
            (reply.status, reply.body["indexingPolicy"].clone())
        }
    };
    let usual = json!({
        "indexingMode": "consistent",
        "automatic": true,
        "includedPaths": [{"path": "/*"}],
        "excludedPaths": [{"path": "/\"_etag\"/?"}],
    });
    assert_eq!(create(Value::Null).await, (201, usual.clone()));
    assert_eq!(create(json!({"indexingMode": "Consistent", "automatic": true})).await, (201, usual.clone()));
    let (status, policy) = create(json!({
        "includedPaths": [{"path": "/*"}],
        "excludedPaths": [{"path": "/b/*"}],
        "compositeIndexes": [[{"path": "/x", "order": "ascending"}, {"path": "/y", "order": "descending"}]],
    }))
    .await;
    assert_eq!(status, 201);
    assert_eq!(policy["excludedPaths"], json!([{"path": "/b/*"}, {"path": "/\"_etag\"/?"}]));
    assert_eq!(policy["compositeIndexes"][0][1]["order"], "descending");
    let (_, none) = create(json!({"indexingMode": "none"})).await;
    assert_eq!(none, json!({"indexingMode": "none", "automatic": false, "includedPaths": [], "excludedPaths": []}));
    let (_, only) = create(json!({"includedPaths": [{"path": "/a/?"}], "excludedPaths": [{"path": "/*"}]})).await;
    assert_eq!(only["includedPaths"], json!([{"path": "/a/?"}]));
    for bad in [
        json!({"indexingMode": "other"}),
        json!({"indexingMode": "none", "automatic": true}),
        json!({"includedPaths": [{"path": "/a/?"}]}),
        json!({"includedPaths": [{}]}),
        json!([]),
    ] {
        assert_eq!(create(bad.clone()).await.0, 400, "{bad}");
    }
}

#[tokio::test]
async fn the_indexing_policy_of_old_writes_its_indexes_out() {
    let site = database("2015-12-16").await;
    let policy = json!({
        "automatic": true,
        "indexingMode": "Consistent",
        "includedPaths": [{"path": "/*", "indexes": [{"dataType": "String", "precision": -1, "kind": "Range"}]}],
    });
    let body = json!({"id": "c", "indexingPolicy": policy, "partitionKey": {"paths": ["/a"], "kind": "Hash"}});
    let created = site.send("POST", "/dbs/d/colls", &[("x-ms-offer-throughput", "1000")], body).await;
    assert_eq!(
        created.body["indexingPolicy"],
        json!({
            "indexingMode": "consistent",
            "automatic": true,
            "includedPaths": [{
                "path": "/*",
                "indexes": [
                    {"kind": "Range", "dataType": "String", "precision": -1},
                    {"kind": "Range", "dataType": "Number", "precision": -1},
                ],
            }],
            "excludedPaths": [],
        })
    );
    assert_eq!(created.header("x-ms-session-token"), Some("0:2"), "the collection and its range");
}

#[tokio::test]
async fn a_replace_changes_what_may_change() {
    let site = database("2020-07-15").await;
    let definition = json!({
        "id": "c",
        "partitionKey": {"paths": ["/a"], "kind": "Hash", "version": 2},
        "uniqueKeyPolicy": {"uniqueKeys": [{"paths": ["/u"]}]},
        "defaultTtl": 60,
    });
    let created = site.post("/dbs/d/colls", definition).await;
    let mut body = created.body.clone();
    body["defaultTtl"] = json!(-1);
    body["unheard"] = json!({"of": 1});
    let replaced = site.put("/dbs/d/colls/c", body.clone()).await;
    assert_eq!(replaced.status, 200, "{replaced:?}");
    assert_eq!((&replaced.body["defaultTtl"], &replaced.body["unheard"]), (&json!(-1), &json!({"of": 1})));
    body.as_object_mut().unwrap().shift_remove("defaultTtl");
    let replaced = site.put("/dbs/d/colls/c", body.clone()).await;
    assert_eq!(replaced.body.get("defaultTtl"), None);
    assert_eq!(replaced.body["uniqueKeyPolicy"], created.body["uniqueKeyPolicy"]);
    for (property, value) in [
        ("id", json!("other")),
        ("partitionKey", json!({"paths": ["/b"], "kind": "Hash", "version": 2})),
        ("partitionKey", Value::Null),
        ("uniqueKeyPolicy", json!({"uniqueKeys": [{"paths": ["/v"]}]})),
        ("defaultTtl", json!(0)),
        ("defaultTtl", json!("x")),
    ] {
        let mut bad = body.clone();
        bad[property] = value;
        assert_eq!(site.put("/dbs/d/colls/c", bad).await.code(), (400, 0), "{property}");
    }
    // Documents stay what and where they are.
    let docs = "/dbs/d/colls/c/docs";
    assert_eq!(site.send("POST", docs, &[(KEY, "[1]")], json!({"id": "1", "a": 1})).await.status, 201);
    assert_eq!(site.put("/dbs/d/colls/c", body).await.status, 200);
    assert_eq!(site.send("GET", &format!("{docs}/1"), &[(KEY, "[1]")], "").await.status, 200);
}

#[tokio::test]
async fn a_collection_has_one_partition_key_range() {
    let site = Site::with_orders().await;
    let path = "/dbs/shop/colls/orders/pkranges";
    let headers = [("A-IM", "Incremental Feed"), ("x-ms-max-item-count", "-1")];
    let list = site.send("GET", path, &headers, "").await;
    assert_eq!(list.status, 200, "{list:?}");
    let range = &list.body["PartitionKeyRanges"][0];
    assert_eq!((&range["id"], &range["minInclusive"], &range["maxExclusive"]), (&json!("0"), &json!(""), &json!("FF")));
    assert_eq!((&range["status"], &range["parents"]), (&json!("online"), &json!([])));
    assert!(range["_rid"].as_str().unwrap().ends_with("AAAUA=="), "{range}");
    assert!(range["_self"].as_str().unwrap().contains("/pkranges/"), "{range}");
    let etag = list.header("etag").unwrap();
    let again = site.send("GET", path, &[headers[0], headers[1], ("If-None-Match", etag)], "").await;
    assert_eq!((again.status, again.bytes.len(), again.header("etag")), (304, 0, Some(etag)));
    site.add("1", "a").await;
    let again = site.send("GET", path, &[("If-None-Match", etag)], "").await;
    assert_eq!(again.status, 304, "a document changes no range");
}

#[tokio::test]
async fn quota_information_is_in_the_headers() {
    let site = Site::with_orders().await;
    site.add("1", "a").await;
    let read = site.send("GET", "/dbs/shop/colls/orders", &[("x-ms-documentdb-populatequotainfo", "True")], "").await;
    assert!(read.header("x-ms-resource-usage").unwrap().contains("documentsCount=1;"), "{read:?}");
    assert_eq!(read.header("x-ms-documentdb-collection-index-transformation-progress"), Some("100"));
    let plain = site.get("/dbs/shop/colls/orders").await;
    assert_eq!(plain.header("x-ms-resource-usage"), Some("collections=1;"));
}
