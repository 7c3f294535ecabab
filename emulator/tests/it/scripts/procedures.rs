//! The well-known samples of stored procedures.

use serde_json::{Value, json};

use super::{A, LOG, ORDERS, error};
use crate::site::{KEY, Site};

/// `count` documents with ids from `d00` on, and as their `n` their number.
async fn with_documents(count: u32) -> Site {
    let site = Site::with_orders().await;
    for n in 0..count {
        site.put_document(json!({"id": format!("d{n:02}"), "pk": "a", "n": n, "kind": if n % 2 == 0 { "even" } else { "odd" }}))
            .await;
    }
    site
}

#[tokio::test]
async fn a_greeting_is_answered() {
    let site = Site::with_orders().await;
    site.keep("hello", r#"function (name) { getContext().getResponse().setBody("Hello, " + name); }"#).await;
    let reply = site.call("hello", json!(["World"])).await;
    assert_eq!((reply.status, &reply.body), (200, &json!("Hello, World")));
    assert_eq!(reply.header("content-type"), Some("application/json"));
    let charge: f64 = reply.header("x-ms-request-charge").unwrap().parse().unwrap();
    assert!((10.0..11.0).contains(&charge), "{charge}");

    let silent = site.script("function () {}", json!([])).await;
    assert_eq!((silent.status, silent.bytes.len()), (200, 0));
}

#[tokio::test]
async fn documents_are_imported_in_bulk() {
    let site = Site::with_orders().await;
    site.keep("bulkImport", include_str!("samples/bulk_import.js")).await;
    let documents: Vec<Value> = (0..120).map(|n| json!({"id": format!("d{n}"), "pk": "a", "n": n})).collect();
    let reply = site.call("bulkImport", json!([documents])).await;
    assert_eq!((reply.status, &reply.body), (200, &json!(120)), "{reply:?}");
    assert_eq!(site.document("d119").await, json!({"id": "d119", "pk": "a", "n": 119}));
    let charge: f64 = reply.header("x-ms-request-charge").unwrap().parse().unwrap();
    assert!(charge > 120.0 * 4.95, "each document costs: {charge}");

    // One that is there already undoes the whole import.
    let more = json!([{"id": "new", "pk": "a"}, {"id": "d7", "pk": "a"}]);
    let refused = site.call("bulkImport", json!([more])).await;
    assert_eq!(refused.code(), (400, 0));
    assert!(error(&refused).contains("already exists"), "{refused:?}");
    assert_eq!(site.documents().await.len(), 100, "a page");
    assert_eq!(site.send("GET", &format!("{ORDERS}/docs/new"), &[A], "").await.status, 404);

    let nothing = site.call("bulkImport", json!([])).await;
    assert!(error(&nothing).contains("There is nothing to import."), "{nothing:?}");
}

#[tokio::test]
async fn documents_without_an_id_are_given_one() {
    let site = Site::with_orders().await;
    site.keep("bulkImport", include_str!("samples/bulk_import.js")).await;
    assert_eq!(site.call("bulkImport", json!([[{"pk": "a"}, {"pk": "a"}]])).await.body, json!(2));
    let ids: Vec<String> = site.documents().await.iter().map(|document| document["id"].as_str().unwrap().to_owned()).collect();
    assert!(ids.iter().all(|id| id.len() == 36) && ids[0] != ids[1], "{ids:?}");

    let strict = "function () { __.createDocument(__.getSelfLink(), {pk: 'a'}, {disableAutomaticIdGeneration: true}); }";
    assert_eq!(site.script(strict, json!([])).await.status, 400);
}

#[tokio::test]
async fn documents_are_deleted_in_bulk() {
    let site = with_documents(30).await;
    site.keep("bulkDelete", include_str!("samples/bulk_delete.js")).await;
    let reply = site.call("bulkDelete", json!(["SELECT * FROM c WHERE c.kind = 'odd'"])).await;
    assert_eq!(reply.body, json!({"deleted": 15, "continuation": false}), "{reply:?}");
    assert!(site.documents().await.iter().all(|document| document["kind"] == "even"));
}

#[tokio::test]
async fn documents_are_counted_over_pages() {
    let site = with_documents(10).await;
    site.keep("count", include_str!("samples/count.js")).await;
    let reply = site.call("count", json!(["SELECT * FROM c"])).await;
    assert_eq!(reply.body, json!({"count": 10, "continuation": null}));
    let reply = site.call("count", json!(["SELECT * FROM c WHERE c.n > 6"])).await;
    assert_eq!(reply.body, json!({"count": 3, "continuation": null}));
}

#[tokio::test]
async fn a_property_is_added_up() {
    let site = with_documents(12).await;
    site.put_document(json!({"id": "x", "pk": "a", "n": "no number"})).await;
    site.keep("sum", include_str!("samples/sum.js")).await;
    assert_eq!(site.call("sum", json!(["n"])).await.body, json!(66));
    assert_eq!(site.call("sum", json!(["none"])).await.body, json!(0));
    assert!(error(&site.call("sum", json!([])).await).contains("Which property"));
}

#[tokio::test]
async fn an_aggregate_is_kept_up_to_date() {
    let site = with_documents(5).await;
    site.keep("aggregate", include_str!("samples/aggregate.js")).await;
    let reply = site.call("aggregate", json!(["n", "_summary"])).await;
    assert_eq!((&reply.body["least"], &reply.body["most"], &reply.body["mean"]), (&json!(0), &json!(4), &json!(2)), "{reply:?}");
    site.put_document(json!({"id": "large", "pk": "a", "n": 995})).await;
    site.call("aggregate", json!(["n", "_summary"])).await;
    let kept = site.document("_summary").await;
    assert_eq!((&kept["most"], &kept["count"]), (&json!(995), &json!(6)));
}

#[tokio::test]
async fn two_players_swap_their_items_or_nothing_happens() {
    let site = Site::with_orders().await;
    site.put_document(json!({"id": "ann", "pk": "a", "item": "sword"})).await;
    site.put_document(json!({"id": "bob", "pk": "a", "item": "shield"})).await;
    site.keep("swap", include_str!("samples/swap.js")).await;
    assert_eq!(site.call("swap", json!(["ann", "bob"])).await.body, json!(["shield", "sword"]));
    assert_eq!(site.document("ann").await["item"], "shield");
    assert_eq!(site.document("bob").await["item"], "sword");

    let alone = site.call("swap", json!(["ann", "nobody"])).await;
    assert_eq!(alone.code(), (400, 0));
    assert!(error(&alone).contains("Unable to find nobody: 404"), "{alone:?}");
    assert_eq!(site.document("ann").await["item"], "shield");
}

#[tokio::test]
async fn an_update_depends_on_the_version() {
    let site = Site::with_orders().await;
    site.put_document(json!({"id": "1", "pk": "a", "n": 1})).await;
    let etag = site.on_docs("GET", "1", "a", "").await.text("_etag");
    site.keep("updateIf", include_str!("samples/conditional_update.js")).await;
    let first = site.call("updateIf", json!(["1", etag, {"n": 2}])).await;
    assert_eq!((&first.body["updated"], &first.body["current"]["n"]), (&json!(true), &json!(2)), "{first:?}");
    let second = site.call("updateIf", json!(["1", etag, {"n": 3}])).await;
    assert_eq!((&second.body["updated"], &second.body["current"]["n"]), (&json!(false), &json!(2)), "{second:?}");
    assert_eq!(site.document("1").await["n"], 2);
    assert!(error(&site.call("updateIf", json!(["none", etag, {}])).await).contains("NotFound"));
}

#[tokio::test]
async fn rows_are_ordered() {
    let site = with_documents(9).await;
    site.keep("orderBy", include_str!("samples/order_by.js")).await;
    assert_eq!(site.call("orderBy", json!(["odd", "n", true])).await.body, json!(["d07", "d05", "d03", "d01"]));
    assert_eq!(site.call("orderBy", json!(["even", "n"])).await.body, json!(["d00", "d02", "d04", "d06", "d08"]));
}

#[tokio::test]
async fn promises_are_kept() {
    let site = with_documents(5).await;
    site.keep("withPromises", include_str!("samples/with_promises.js")).await;
    assert_eq!(site.call("withPromises", json!(["t"])).await.body, json!({"changed": 5}));
    assert!(site.documents().await.iter().all(|document| document["tag"] == "t"));
}

#[tokio::test]
async fn a_log_is_told_to_those_who_ask() {
    let site = Site::with_orders().await;
    site.keep("talk", r#"function (n) { console.log("n is", n, {a: [1]}); console.log("größer"); }"#).await;
    let reply = site.call_with("talk", &[A, LOG], json!([3])).await;
    assert_eq!(
        reply.header("x-ms-documentdb-script-log-results"),
        Some("n%20is%203%20%7B%22a%22%3A%5B1%5D%7D%0Agr%C3%B6%C3%9Fer%0A")
    );
    assert_eq!(site.call("talk", json!([3])).await.header("x-ms-documentdb-script-log-results"), None);

    site.keep("shout", "function () { for (let i = 0; i < 1e5; i++) console.log('ä'); }").await;
    let long = site.call_with("shout", &[A, LOG], json!([])).await;
    let log = long.header("x-ms-documentdb-script-log-results").unwrap();
    assert!(log.len() <= 8192 && log.starts_with("%C3%A4%0A%C3%A4"), "{} bytes", log.len());
}

#[tokio::test]
async fn a_script_works_in_one_logical_partition() {
    let site = Site::with_orders().await;
    site.add("theirs", "b").await;
    site.add("mine", "a").await;
    site.keep("all", "function () { __.queryDocuments(__.getSelfLink(), 'SELECT VALUE c.id FROM c'); }").await;
    assert_eq!(site.call("all", json!([])).await.body, json!(["mine"]));
    assert_eq!(site.call_with("all", &[(KEY, r#"["b"]"#)], json!([])).await.body, json!(["theirs"]));

    let foreign = "function () { __.createDocument(__.getSelfLink(), {id: 'x', pk: 'b'}); }";
    let refused = site.script(foreign, json!([])).await;
    assert_eq!(refused.code(), (400, 0));
    assert!(error(&refused).contains("Requests originating from scripts cannot reference partition keys other than the one"));

    let away = "function () { __.readDocument(__.getAltLink() + '/docs/theirs', (error) => __.response.setBody(error.number)); }";
    assert_eq!(site.value(away, json!([])).await, json!(404));
    let no_key = site.call_with("all", &[], json!([])).await;
    assert_eq!(no_key.status, 400, "{no_key:?}");
}

#[tokio::test]
async fn a_script_works_in_one_collection() {
    let site = Site::with_orders().await;
    let other = json!({"id": "other", "partitionKey": {"paths": ["/pk"], "kind": "Hash"}});
    assert_eq!(site.post("/dbs/shop/colls", other).await.status, 201);
    let source = "function (link) { __.createDocument(link, {id: 'x', pk: 'a'}, (error) => __.response.setBody(error.number)); }";
    assert_eq!(site.value(source, json!(["dbs/shop/colls/other"])).await, json!(403));
    assert_eq!(site.value(source, json!(["dbs/shop/colls/none"])).await, json!(403));
    assert_eq!(site.value(source, json!(["nonsense"])).await, json!(400));
}

#[tokio::test]
async fn a_hierarchical_key_and_none_at_all() {
    let site = Site::with_orders().await;
    let deep = json!({"id": "deep", "partitionKey": {"paths": ["/t", "/u"], "kind": "MultiHash", "version": 2}});
    assert_eq!(site.post("/dbs/shop/colls", deep).await.status, 201);
    let source = "function (t, u) { __.createDocument(__.getSelfLink(), {id: 'x', t, u}, (e, d) => { if (e) throw e; __.response.setBody(d.id); }); }";
    let sproc = json!({"id": "s", "body": source});
    assert_eq!(site.post("/dbs/shop/colls/deep/sprocs", sproc).await.status, 201);
    let run =
        async |key: &str, arguments: Value| site.send("POST", "/dbs/shop/colls/deep/sprocs/s", &[(KEY, key)], arguments).await;
    assert_eq!(run(r#"["t1",7]"#, json!(["t1", 7])).await.body, json!("x"));
    assert_eq!(run(r#"["t1",8]"#, json!(["t1", 7])).await.status, 400);
    assert_eq!(run(r#"["t1"]"#, json!(["t1", 7])).await.status, 400, "the whole key is needed");
}
