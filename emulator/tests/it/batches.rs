//! Batches: all operations or none, and bulk requests.

use serde_json::{Value, json};

use crate::site::{KEY, Reply, Site};

const DOCS: &str = "/dbs/shop/colls/orders/docs";
const BATCH: (&str, &str) = ("x-ms-cosmos-is-batch-request", "True");
const ATOMIC: (&str, &str) = ("x-ms-cosmos-batch-atomic", "True");
const EACH: (&str, &str) = ("x-ms-cosmos-batch-atomic", "False");
const ON: (&str, &str) = ("x-ms-cosmos-batch-continue-on-error", "True");
const RANGE: (&str, &str) = ("x-ms-documentdb-partitionkeyrangeid", "0");

async fn batch(site: &Site, operations: Value) -> Reply {
    site.send("POST", DOCS, &[(KEY, r#"["a"]"#), BATCH, ATOMIC], operations).await
}

async fn bulk(site: &Site, operations: Value) -> Reply {
    site.send("POST", DOCS, &[RANGE, BATCH, EACH, ON], operations).await
}

fn create(id: &str) -> Value {
    json!({"operationType": "Create", "resourceBody": {"id": id, "pk": "a"}})
}

fn statuses(reply: &Reply) -> Vec<u64> {
    let results = reply.body.as_array().unwrap_or_else(|| panic!("no results: {reply:?}"));
    results.iter().map(|result| result["statusCode"].as_u64().unwrap()).collect()
}

#[tokio::test]
async fn every_operation_can_be_in_a_batch() {
    let site = Site::with_orders().await;
    let old = site.add("old", "a").await;
    let reply = batch(
        &site,
        json!([
            create("1"),
            {"operationType": "Upsert", "resourceBody": {"id": "1", "pk": "a", "n": 1}},
            {"operationType": "Upsert", "resourceBody": {"id": "2", "pk": "a"}, "minimalReturnPreference": true},
            {"operationType": "Patch", "id": "1", "resourceBody": {"operations": [{"op": "incr", "path": "/n", "value": 4}]}},
            {"operationType": "Read", "id": "1", "ifMatch": null},
            {"operationType": "Replace", "id": "2", "resourceBody": {"id": "2", "pk": "a", "x": 1}},
            {"operationType": "Delete", "id": "old", "ifMatch": old.text("_etag")},
        ]),
    )
    .await;
    assert_eq!(reply.status, 200, "{reply:?}");
    assert_eq!(statuses(&reply), [201, 200, 201, 200, 200, 200, 204]);
    assert_eq!(reply.body[4]["resourceBody"]["n"], 5);
    assert_eq!(reply.body[4]["eTag"], reply.body[4]["resourceBody"]["_etag"]);
    assert!(reply.body[2]["eTag"].is_string() && reply.body[2].get("resourceBody").is_none(), "{:?}", reply.body[2]);
    assert!(reply.body[6].get("eTag").is_none() && reply.body[6].get("resourceBody").is_none(), "{:?}", reply.body[6]);
    let charges: f64 = reply.body.as_array().unwrap().iter().map(|result| result["requestCharge"].as_f64().unwrap()).sum();
    let charge: f64 = reply.header("x-ms-request-charge").unwrap().parse().unwrap();
    assert!((charge - charges).abs() < 0.02, "{charge} {charges}");
    assert_eq!(site.get(DOCS).await.ids("Documents"), ["1", "2"]);
    assert_eq!(site.on_docs("GET", "1", "a", "").await.body, reply.body[4]["resourceBody"]);
}

#[tokio::test]
async fn one_failure_undoes_everything() {
    let site = Site::with_orders().await;
    site.add("old", "a").await;
    site.add("gone", "a").await;
    let before = site.get(DOCS).await;
    let replace = json!({"operationType": "Replace", "id": "old", "resourceBody": {"id": "new", "pk": "a", "n": 1}});
    let delete = json!({"operationType": "Delete", "id": "gone"});
    for (culprit, code) in [
        (create("new"), (409, None)),
        (json!({"operationType": "Read", "id": "none"}), (404, None)),
        (json!({"operationType": "Create", "resourceBody": {"id": "x", "pk": "b"}}), (400, Some(1001))),
        (json!({"operationType": "Delete", "id": "new", "ifMatch": "\"x\""}), (412, None)),
        (json!({"operationType": "Read", "id": "new", "ifMatch": "\"x\""}), (412, None)),
        (json!({"operationType": "Patch", "id": "new", "resourceBody": []}), (400, None)),
    ] {
        let reply = batch(&site, json!([create("1"), replace, delete, culprit, create("2")])).await;
        assert_eq!(reply.status, 207, "{reply:?}");
        assert_eq!(statuses(&reply), [424, 424, 424, code.0, 424], "{culprit}");
        assert_eq!(reply.body[3]["subStatusCode"].as_u64(), code.1);
        assert!(reply.body[0].get("resourceBody").is_none() && reply.body[0].get("eTag").is_none());
        let after = site.get(DOCS).await;
        assert_eq!(after.body, before.body);
        assert_eq!(reply.header("x-ms-session-token"), before.header("x-ms-session-token"));
        assert_eq!(after.header("x-ms-resource-usage"), before.header("x-ms-resource-usage"));
    }
    // The ids are as free, and as taken, as they were.
    assert_eq!(site.on_docs("POST", "", "a", json!({"id": "gone", "pk": "a"})).await.status, 409);
    assert_eq!(site.on_docs("POST", "", "a", json!({"id": "new", "pk": "a"})).await.status, 201);
}

#[tokio::test]
async fn unique_keys_are_free_again_after_a_failure() {
    let site = Site::with_orders().await;
    let unique = json!({"uniqueKeys": [{"paths": ["/email"]}]});
    let definition = json!({"id": "u", "partitionKey": {"paths": ["/pk"], "kind": "Hash"}, "uniqueKeyPolicy": unique});
    assert_eq!(site.post("/dbs/shop/colls", definition).await.status, 201);
    let create =
        |id: &str, email: &str| json!({"operationType": "Create", "resourceBody": {"id": id, "pk": "a", "email": email}});
    let headers = [(KEY, r#"["a"]"#), BATCH, ATOMIC];
    let docs = "/dbs/shop/colls/u/docs";
    let reply = site.send("POST", docs, &headers, json!([create("1", "x"), create("2", "x")])).await;
    assert_eq!((statuses(&reply), &reply.body[1]["subStatusCode"]), (vec![424, 409], &json!(3301)));
    let reply = site.send("POST", docs, &headers, json!([create("2", "x"), create("1", "y")])).await;
    assert_eq!(statuses(&reply), [201, 201]);
}

#[tokio::test]
async fn a_batch_follows_rules() {
    let site = Site::with_orders().await;
    let many = |count: usize| Value::from_iter((0..count).map(|n| create(&n.to_string())));
    for (bad, why) in [
        (json!([]), "from 1 to 100"),
        (many(101), "101"),
        (json!({}), "array"),
        (json!([1]), "object"),
        (json!([{"operationType": "Query"}]), "Upsert"),
        (json!([{"operationType": "Create"}]), "resourceBody"),
        (json!([{"operationType": "Read"}]), "id"),
        (json!([create("1"), {"operationType": "Delete", "id": 1}]), "id"),
    ] {
        let refused = batch(&site, bad.clone()).await;
        assert_eq!(refused.code(), (400, 0), "{bad}");
        assert!(refused.message().contains(why), "{refused:?}");
    }
    let large = json!([{"operationType": "Create", "resourceBody": {"id": "1", "pk": "a", "x": "x".repeat(2 << 20)}}]);
    assert_eq!(batch(&site, large).await.status, 413);
    assert_eq!(site.send("POST", DOCS, &[BATCH, ATOMIC], many(1)).await.code(), (400, 0), "no partition key");
    assert_eq!(site.get(DOCS).await.body["_count"], 0);
    assert_eq!(batch(&site, many(100)).await.status, 200);
    let elsewhere = site.send("POST", "/dbs/shop/colls/none/docs", &[(KEY, r#"["a"]"#), BATCH, ATOMIC], many(1)).await;
    assert_eq!(elsewhere.code(), (404, 1003));
}

#[tokio::test]
async fn a_condition_that_is_not_met_undoes_a_batch() {
    let site = Site::with_orders().await;
    let patch = json!({"condition": "from c where c.n = 1", "operations": [{"op": "set", "path": "/n", "value": 1}]});
    let operations =
        json!([create("1"), {"operationType": "Patch", "id": "1", "partitionKey": r#"["a"]"#, "resourceBody": patch}]);
    let refused = batch(&site, operations).await;
    assert_eq!(refused.status, 207);
    assert_eq!(refused.body[0]["statusCode"], 424);
    assert_eq!((&refused.body[1]["statusCode"], &refused.body[1]["subStatusCode"]), (&json!(412), &json!(1110)), "{refused:?}");
    assert_eq!(site.get(DOCS).await.body["_count"], 0);
}

#[tokio::test]
async fn a_batch_may_want_no_documents_back() {
    let site = Site::with_orders().await;
    let headers = [(KEY, r#"["a"]"#), BATCH, ATOMIC, ("Prefer", "return=minimal")];
    let reply = site.send("POST", DOCS, &headers, json!([create("1"), {"operationType": "Read", "id": "1"}])).await;
    assert_eq!(statuses(&reply), [201, 200]);
    assert!(reply.body[0].get("resourceBody").is_none() && reply.body[1]["resourceBody"].is_object(), "{reply:?}");
}

#[tokio::test]
async fn operations_of_a_bulk_request_are_independent() {
    let site = Site::with_orders().await;
    let create = |id: &str, pk: &str| {
        let key = json!([pk]).to_string();
        json!({"operationType": "Create", "partitionKey": key, "resourceBody": {"id": id, "pk": pk}})
    };
    let reply = bulk(
        &site,
        json!([
            create("1", "a"),
            create("1", "a"),
            create("1", "b"),
            {"operationType": "Read", "partitionKey": r#"["b"]"#, "id": "none"},
            {"operationType": "Delete", "partitionKey": r#"["a"]"#, "id": "1"},
        ]),
    )
    .await;
    assert_eq!(reply.status, 207, "{reply:?}");
    assert_eq!(statuses(&reply), [201, 409, 201, 404, 204]);
    assert_eq!(site.get(DOCS).await.ids("Documents"), ["1"]);
    assert_eq!(bulk(&site, json!([create("2", "a")])).await.status, 200);

    let keyless = json!([{"operationType": "Delete", "id": "1"}]);
    assert_eq!(bulk(&site, keyless).await.code(), (400, 0));
    let odd = json!([{"operationType": "Delete", "id": "1", "partitionKey": "a"}]);
    assert_eq!(bulk(&site, odd).await.code(), (400, 0));
    let elsewhere = [("x-ms-documentdb-partitionkeyrangeid", "7"), BATCH, EACH, ON];
    assert_eq!(site.send("POST", DOCS, &elsewhere, json!([create("3", "a")])).await.code(), (410, 1002));
}

#[tokio::test]
async fn answers_of_a_bulk_request_have_a_limit() {
    let site = Site::with_orders().await;
    let large = json!({"id": "1", "pk": "a", "x": "x".repeat(1_900_000)});
    assert_eq!(site.on_docs("POST", "", "a", large).await.status, 201);
    let read = json!({"operationType": "Read", "id": "1", "partitionKey": r#"["a"]"#});
    let reply = bulk(&site, json!([read, read, read])).await;
    assert_eq!((statuses(&reply), &reply.body[2]["subStatusCode"]), (vec![200, 200, 413], &json!(3402)));
}
