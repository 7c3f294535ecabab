//! Triggers before and after writes.

use serde_json::{Value, json};

use super::{A, DOCS, error, own};
use crate::site::{Reply, START, Site};

const PRE: &str = "x-ms-documentdb-pre-trigger-include";
const POST: &str = "x-ms-documentdb-post-trigger-include";

async fn write(site: &Site, document: Value, trigger: (&str, &str)) -> Reply {
    site.send("POST", DOCS, &[A, trigger], document).await
}

#[tokio::test]
async fn a_pre_trigger_fills_in_a_timestamp() {
    let site = Site::with_orders().await;
    site.trigger("validateTimestamp", "Pre", "Create", include_str!("samples/validate_timestamp.js")).await;
    let reply = write(&site, json!({"id": "1", "pk": "a"}), (PRE, "validateTimestamp")).await;
    assert_eq!(reply.status, 201, "{reply:?}");
    let timestamp = site.document("1").await["timestamp"].as_u64().unwrap();
    assert_eq!(timestamp / 1000 / 60, START / 60, "the emulator's time");
    write(&site, json!({"id": "2", "pk": "a", "timestamp": 5}), (PRE, "validateTimestamp")).await;
    assert_eq!(site.document("2").await["timestamp"], 5);
    // Nothing runs that is not named.
    assert_eq!(site.send("POST", DOCS, &[A], json!({"id": "3", "pk": "a"})).await.status, 201);
    assert_eq!(site.document("3").await.get("timestamp"), None);
}

#[tokio::test]
async fn a_post_trigger_keeps_metadata() {
    let site = Site::with_orders().await;
    site.trigger("updateMetadata", "Post", "All", include_str!("samples/update_metadata.js")).await;
    let orphan = write(&site, json!({"id": "0", "pk": "a"}), (POST, "updateMetadata")).await;
    assert_eq!(orphan.code(), (400, 0), "{orphan:?}");
    assert!(error(&orphan).contains("Unable to find metadata document"), "{orphan:?}");
    assert_eq!(site.documents().await, [] as [Value; 0], "the write is undone with it");

    site.put_document(json!({"id": "_metadata", "pk": "a", "createdItems": 0, "createdNames": ""})).await;
    for id in ["1", "2"] {
        let reply = write(&site, json!({"id": id, "pk": "a"}), (POST, "updateMetadata")).await;
        assert_eq!((reply.status, own(reply.body)), (201, json!({"id": id, "pk": "a"})));
    }
    assert_eq!(
        site.document("_metadata").await,
        json!({"id": "_metadata", "pk": "a", "createdItems": 2, "createdNames": " 1 2"})
    );
}

#[tokio::test]
async fn a_pre_trigger_keeps_metadata() {
    let site = Site::with_orders().await;
    site.trigger("updateSizes", "Pre", "Create", include_str!("samples/metadata_before.js")).await;
    for (id, size) in [("1", 5), ("2", 9), ("3", 2)] {
        assert_eq!(write(&site, json!({"id": id, "pk": "a", "size": size}), (PRE, "updateSizes")).await.status, 201);
    }
    let sizes = site.document("_sizes").await;
    assert_eq!((&sizes["least"], &sizes["most"], &sizes["total"]), (&json!(2), &json!(9), &json!(16)));
    // The write fails, and what its trigger did is undone.
    assert_eq!(write(&site, json!({"id": "3", "pk": "a", "size": 1000}), (PRE, "updateSizes")).await.status, 409);
    assert_eq!(site.document("_sizes").await["most"], 9);
}

#[tokio::test]
async fn a_pre_trigger_refuses() {
    let site = Site::with_orders().await;
    site.trigger("uniqueName", "Pre", "All", include_str!("samples/unique_name.js")).await;
    assert_eq!(write(&site, json!({"id": "1", "pk": "a", "name": "x"}), (PRE, "uniqueName")).await.status, 201);
    let refused = write(&site, json!({"id": "2", "pk": "a", "name": "x"}), (PRE, "uniqueName")).await;
    assert_eq!(refused.code(), (400, 0));
    assert!(error(&refused).contains("The name x is taken."), "{refused:?}");
    assert_eq!(site.documents().await.len(), 1);
}

#[tokio::test]
async fn a_trigger_sees_the_request_and_the_answer() {
    let site = Site::with_orders().await;
    let before = "function () { const r = getContext().getRequest(); const d = r.getBody();
        d.operation = r.getOperationType(); d.directive = r.getValue('x-ms-indexing-directive'); d.token = r.getValue('Authorization') ?? null;
        r.setValue('mine', 1); d.mine = r.getValue('MINE'); r.setBody(d); }";
    site.trigger("before", "Pre", "All", before).await;
    let after = "function () { const r = getContext().getResponse(); const d = r.getBody(); d.seen = getContext().getRequest().getBody().n; r.setBody(d); }";
    site.trigger("after", "Post", "All", after).await;

    let headers = [A, (PRE, "before"), (POST, "after"), ("x-ms-indexing-directive", "Include")];
    let created = site.send("POST", DOCS, &headers, json!({"id": "1", "pk": "a", "n": 1})).await;
    assert_eq!(created.body["seen"], 1, "{created:?}");
    let expected = json!({"id": "1", "pk": "a", "n": 1, "operation": "Create", "directive": "Include", "token": null, "mine": 1});
    assert_eq!(site.document("1").await, expected);

    let replaced = site.send("PUT", &format!("{DOCS}/1"), &[A, (PRE, "before")], json!({"id": "1", "pk": "a"})).await;
    assert_eq!((replaced.status, &replaced.body["operation"]), (200, &json!("Replace")));
    let upsert = [A, (PRE, "before"), ("x-ms-documentdb-is-upsert", "True")];
    assert_eq!(site.send("POST", DOCS, &upsert, json!({"id": "1", "pk": "a"})).await.body["operation"], "Upsert");
    let brief = [A, (POST, "after"), ("prefer", "return=minimal")];
    let brief = site.send("POST", DOCS, &brief, json!({"id": "5", "pk": "a"})).await;
    assert_eq!((brief.status, brief.bytes.len()), (201, 0));
}

#[tokio::test]
async fn a_delete_has_triggers_too() {
    let site = Site::with_orders().await;
    let guard = "function () { const body = getContext().getRequest().getBody();
        __.createDocument(__.getSelfLink(), {id: 'grave', pk: 'a', body: body === undefined, operation: __.request.getOperationType()}); }";
    site.trigger("bury", "Pre", "Delete", guard).await;
    site.trigger("mourn", "Post", "Delete", "function () { if (getContext().getResponse().getBody() !== undefined) throw 1; }")
        .await;
    site.add("1", "a").await;
    let reply = site.send("DELETE", &format!("{DOCS}/1"), &[A, (PRE, "bury"), (POST, "mourn")], "").await;
    assert_eq!((reply.status, reply.bytes.len()), (204, 0), "{reply:?}");
    assert_eq!(site.documents().await, [json!({"id": "grave", "pk": "a", "body": true, "operation": "Delete"})]);

    // What a trigger removes is not there any more when it is to be written.
    let rob = "function () { __.deleteDocument(__.getAltLink() + '/docs/grave', (error) => { if (error) throw error; }); }";
    site.trigger("rob", "Pre", "All", rob).await;
    let missing = site.send("DELETE", &format!("{DOCS}/grave"), &[A, (PRE, "rob")], "").await;
    assert_eq!(missing.status, 404, "{missing:?}");
    assert_eq!(site.documents().await.len(), 1, "and it is back again");
}

#[tokio::test]
async fn a_trigger_is_for_what_it_says() {
    let site = Site::with_orders().await;
    site.trigger("creating", "Pre", "Create", "function () {}").await;
    site.trigger("updating", "Pre", "Update", "function () {}").await;
    site.trigger("after", "Post", "All", "function () {}").await;
    site.add("1", "a").await;
    let put = async |pre: (&str, &str)| site.send("PUT", &format!("{DOCS}/1"), &[A, pre], json!({"id": "1", "pk": "a"})).await;
    let wrong = put((PRE, "creating")).await;
    assert_eq!(wrong.status, 400);
    assert!(wrong.message().contains("creating is for Create"), "{wrong:?}");
    assert_eq!(put((PRE, "updating")).await.status, 200);
    assert_eq!(put((PRE, "after")).await.status, 400, "of the other type");
    assert_eq!(put((POST, "creating")).await.status, 400);
    assert_eq!(put((PRE, "none")).await.status, 404);
    assert_eq!(put((PRE, "updating,creating")).await.status, 400, "one only");
    let patch = json!({"operations": [{"op": "set", "path": "/n", "value": 1}]});
    let patched = site.send("PATCH", &format!("{DOCS}/1"), &[A, (PRE, "updating")], patch).await;
    assert_eq!((patched.status, &patched.body["n"]), (200, &json!(1)), "{patched:?}");
    // Reads run none.
    assert_eq!(site.send("GET", &format!("{DOCS}/1"), &[A, (PRE, "none")], "").await.status, 200);
}

#[tokio::test]
async fn what_a_trigger_makes_of_a_document_is_checked() {
    let site = Site::with_orders().await;
    let with = async |id: &str, change: &str| {
        let source =
            format!("function () {{ const r = getContext().getRequest(); let d = r.getBody(); {change}; r.setBody(d); }}");
        site.trigger(id, "Pre", "All", &source).await;
        write(&site, json!({"id": "1", "pk": "a"}), (PRE, id)).await.code()
    };
    assert_eq!(with("t1", "d.pk = 'b'").await, (400, 1001));
    assert_eq!(with("t2", "d.id = 'a/b'").await, (400, 0));
    assert_eq!(with("t3", "d = null").await, (400, 0));
    assert_eq!(with("t4", "d = 'x'.repeat(3e6)").await, (413, 0));
    assert_eq!(site.documents().await, [] as [Value; 0]);
    assert_eq!(with("t5", "d.id = 'another'").await, (201, 0));
}

#[tokio::test]
async fn numbers_of_documents_that_a_trigger_leaves_alone_are_kept() {
    let site = Site::with_orders().await;
    site.trigger("idle", "Pre", "All", "function () { getContext().getRequest().getBody().lost = 1; }").await;
    let reply = write(&site, json!({"id": "1", "pk": "a", "n": 9_007_199_254_740_993_u64}), (PRE, "idle")).await;
    assert_eq!(own(reply.body), json!({"id": "1", "pk": "a", "n": 9_007_199_254_740_993_u64}));
}
