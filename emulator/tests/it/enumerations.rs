//! Properties that have one of a few values.

use serde_json::{Value, json};

use crate::site::Site;

const COLLS: &str = "/dbs/shop/colls";
const TRIGGERS: &str = "/dbs/shop/colls/orders/triggers";

fn collection(policy: Value) -> Value {
    let mut body = json!({"id": "c", "partitionKey": {"paths": ["/pk"], "kind": "Hash", "version": 2}});
    body.as_object_mut().unwrap().extend(policy.as_object().unwrap().clone());
    body
}

#[tokio::test]
async fn a_value_that_nobody_knows_is_refused_with_those_that_there_are() {
    let site = Site::with_orders().await;
    let trigger =
        |kind: &str, operation: &str| json!({"id": "t", "body": "x", "triggerType": kind, "triggerOperation": operation});
    let vectors = json!([{"path": "/v", "dataType": "float99", "dimensions": 3, "distanceFunction": "cosine"}]);
    for (path, body, property, legal) in [
        (TRIGGERS, trigger("Never", "All"), "triggerType", "Pre, Post"),
        (TRIGGERS, trigger("Pre", "Nothing"), "triggerOperation", "All, Create, Update, Delete, Replace"),
        (COLLS, collection(json!({"partitionKey": {"paths": ["/pk"], "kind": "Mash"}})), "kind", "Hash, MultiHash, Range"),
        (COLLS, collection(json!({"indexingPolicy": {"indexingMode": "eager"}})), "indexingMode", "consistent, lazy, none"),
        (COLLS, collection(json!({"geospatialConfig": {"type": "Flat"}})), "type", "Geography, Geometry"),
        (COLLS, collection(json!({"conflictResolutionPolicy": {"mode": 1}})), "mode", "LastWriterWins, Custom"),
        (COLLS, collection(json!({"vectorEmbeddingPolicy": {"vectorEmbeddings": vectors}})), "dataType", "float32, float16"),
    ] {
        let refused = site.post(path, body).await;
        assert_eq!(refused.code(), (400, 0), "{property}");
        for text in [property, legal] {
            assert!(refused.message().contains(text), "{text}: {refused:?}");
        }
    }
    let fine = trigger("Pre", "All");
    assert_eq!(site.post(TRIGGERS, fine.clone()).await.status, 201);
    assert_eq!(site.put(&format!("{TRIGGERS}/t"), trigger("Post", "Never")).await.status, 400);
    let upsert = [("x-ms-documentdb-is-upsert", "True")];
    assert_eq!(site.send("POST", TRIGGERS, &upsert, trigger("Post", "Never")).await.status, 400);
    assert_eq!(site.get(&format!("{TRIGGERS}/t")).await.body["triggerType"], "Pre");
}

#[tokio::test]
async fn values_come_in_any_case() {
    let site = Site::with_orders().await;
    let trigger = json!({"id": "t", "body": "x", "triggerType": "pre", "triggerOperation": "ALL"});
    assert_eq!(site.post(TRIGGERS, trigger).await.status, 201);
    let body = json!({
        "partitionKey": {"paths": ["/pk"], "kind": "hash"},
        "indexingPolicy": {"indexingMode": "Consistent"},
        "geospatialConfig": {"type": "geometry"},
    });
    let created = site.post(COLLS, collection(body)).await;
    assert_eq!(created.status, 201, "{created:?}");
}

#[tokio::test]
async fn a_value_needs_the_version_that_knows_it() {
    let site = Site::with_orders().await;
    let body = collection(json!({"partitionKey": {"paths": ["/a", "/b"], "kind": "MultiHash", "version": 2}}));
    let refused = site.send("POST", COLLS, &[("x-ms-version", "2018-12-31")], &body).await;
    assert_eq!(refused.code(), (400, 0));
    assert!(refused.message().contains("MultiHash") && refused.message().contains("2020-07-15"), "{refused:?}");
    assert_eq!(site.post(COLLS, body).await.status, 201);
}
