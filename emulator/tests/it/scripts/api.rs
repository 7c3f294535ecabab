//! The server-side API, member by member.

use serde_json::json;

use super::{A, ORDERS, error};
use crate::site::Site;

#[tokio::test]
async fn links_lead_to_the_collection_and_its_documents() {
    let site = Site::with_orders().await;
    let own = site.get(ORDERS).await.text("_self");
    let source = "function () { const c = getContext().getCollection(); __.response.setBody([c.getSelfLink(), c.getAltLink(), c === __]); }";
    assert_eq!(site.value(source, json!([])).await, json!([own, "dbs/shop/colls/orders", true]));
}

#[tokio::test]
async fn documents_are_made_read_replaced_and_deleted() {
    let site = Site::with_orders().await;
    let source = r#"function () {
        const link = __.getSelfLink(), seen = [];
        const step = (name, then) => (error, resource, options) => {
            seen.push([name, error ? error.number : null, resource?.n ?? null, typeof options?.etag]);
            if (then) then(resource);
        };
        const accepted = __.createDocument(link, {id: "x", pk: "a", n: 1}, step("create", (made) =>
            __.upsertDocument(link, {id: "x", pk: "a", n: 2}, {}, step("upsert", () =>
                __.readDocument(made._self, step("read", (read) =>
                    __.replaceDocument(read._self, {...read, n: 3}, {etag: read._etag}, step("replace", () =>
                        __.replaceDocument(read._self, {...read, n: 4}, {etag: read._etag}, step("stale", () =>
                            __.deleteDocument(read._self, step("delete", () =>
                                __.readDocument(read._self, {}, step("gone", () => __.response.setBody([accepted, seen])))))))))))))));
    }"#;
    let expected = json!([
        true,
        [
            ["create", null, 1, "string"],
            ["upsert", null, 2, "string"],
            ["read", null, 2, "string"],
            ["replace", null, 3, "string"],
            ["stale", 412, null, "undefined"],
            ["delete", null, null, "undefined"],
            ["gone", 404, null, "undefined"],
        ]
    ]);
    assert_eq!(site.value(source, json!([])).await, expected);
}

#[tokio::test]
async fn a_document_that_has_not_changed_is_not_read_again() {
    let site = Site::with_orders().await;
    site.add("1", "a").await;
    let source = r#"function () {
        __.readDocument(__.getAltLink() + "/docs/1", (e, d) =>
            __.readDocument(d._self, {ifNoneMatch: d._etag}, (error, again, options) =>
                __.response.setBody([error === undefined, again === undefined, options.notModified])));
    }"#;
    assert_eq!(site.value(source, json!([])).await, json!([true, true, true]));
}

#[tokio::test]
async fn documents_are_read_page_by_page() {
    let site = Site::with_orders().await;
    for id in ["1", "2", "3"] {
        site.add(id, "a").await;
    }
    let source = r#"function () {
        const pages = [];
        (function next(continuation) {
            __.readDocuments(__.getSelfLink(), {pageSize: 2, continuation}, (error, page, options) => {
                pages.push(page.map((d) => d.id));
                options.continuation ? next(options.continuation) : __.response.setBody(pages);
            });
        })();
    }"#;
    assert_eq!(site.value(source, json!([])).await, json!([["1", "2"], ["3"]]));
    let bare = "function () { getContext().getCollection().readDocuments(__.getSelfLink()); }";
    assert_eq!(site.value(bare, json!([])).await.as_array().unwrap().len(), 3, "without a callback, rows are the response");
}

#[tokio::test]
async fn queries_take_parameters() {
    let site = Site::with_orders().await;
    for n in 0..4 {
        site.put_document(json!({"id": n.to_string(), "pk": "a", "n": n})).await;
    }
    let source = r#"function (least) {
        __.queryDocuments(__.getSelfLink(), {query: "SELECT VALUE c.n FROM c WHERE c.n >= @n ORDER BY c.n DESC", parameters: [{name: "@n", value: least}]},
            {enableScan: true}, (error, rows) => __.response.setBody(rows));
    }"#;
    assert_eq!(site.value(source, json!([2])).await, json!([3, 2]));
    let total = "function () { __.queryDocuments(__.getSelfLink(), 'SELECT VALUE SUM(c.n) FROM c'); }";
    assert_eq!(site.value(total, json!([])).await, json!([6]));
    let wrong = "function () { __.queryDocuments(__.getSelfLink(), 'SELEC', (error) => __.response.setBody([error.number, error.body.includes('SC1001')])); }";
    assert_eq!(site.value(wrong, json!([])).await, json!([400, true]));
}

#[tokio::test]
async fn a_script_sees_what_it_has_written() {
    let site = Site::with_orders().await;
    let source = r#"function () {
        __.createDocument(__.getSelfLink(), {id: "1", pk: "a"});
        __.createDocument(__.getSelfLink(), {id: "2", pk: "a"});
        __.queryDocuments(__.getSelfLink(), "SELECT VALUE c.id FROM c");
    }"#;
    assert_eq!(site.value(source, json!([])).await, json!(["1", "2"]));
}

#[tokio::test]
async fn attachments_are_there_too() {
    let site = Site::with_orders().await;
    site.add("1", "a").await;
    let source = r#"function () {
        const document = __.getAltLink() + "/docs/1";
        __.createAttachment(document, {id: "pic", contentType: "image/png", media: "http://x/y.png"}, (error, made) => {
            if (error) throw error;
            __.replaceAttachment(made._self, {...made, contentType: "image/gif"}, (error) => {
                if (error) throw error;
                __.readAttachments(document, {}, (error, all) => {
                    if (error) throw error;
                    __.deleteAttachment(made._self, {}, (error) => {
                        if (error) throw error;
                        __.queryAttachments(document, "SELECT * FROM a", (error, none) => {
                            if (error) throw error;
                            __.response.setBody([all[0].contentType, none.length]);
                        });
                    });
                });
            });
        });
    }"#;
    assert_eq!(site.value(source, json!([])).await, json!(["image/gif", 0]));
}

#[tokio::test]
async fn a_response_is_made_piece_by_piece() {
    let site = Site::with_orders().await;
    let source = r#"function () {
        const response = getContext().getResponse();
        response.appendBody("a"); response.appendBody("b"); response.appendBody({c: 1});
        response.setValue("X-Mine", 7);
        response.setBody([response.getBody(), response.getValue("x-mine"), response.getOperationType(),
            response.getMaxResourceQuota().includes("storedProcedures=100"), response.getResourceQuotaCurrentUsage().includes("storedProcedures=1")]);
    }"#;
    assert_eq!(site.value(source, json!([])).await, json!([r#"ab{"c":1}"#, 7, "Execute", true, true]));
    let nothing = site.value("function () { __.response.setBody(undefined); }", json!([])).await;
    assert_eq!(nothing, json!(null));
}

#[tokio::test]
async fn a_script_has_what_belongs_to_it_only() {
    let site = Site::with_orders().await;
    let request = site.script("function () { getContext().getRequest(); }", json!([])).await;
    assert!(error(&request).contains("A stored procedure has no request"), "{request:?}");
    let source = "function () { __.response.setBody([typeof require, typeof process, typeof fetch, typeof setTimeout, typeof std, typeof host, typeof machine]); }";
    let nothing = vec!["undefined"; 7];
    assert_eq!(site.value(source, json!([])).await, json!(nothing));
    // Whatever one script leaves behind, no other one finds.
    site.value("function () { globalThis.left = 1; Array.prototype.left = 1; __.response.setBody(1); }", json!([])).await;
    assert_eq!(
        site.value("function () { __.response.setBody([typeof left, typeof [].left]); }", json!([])).await,
        json!(["undefined", "undefined"])
    );
}

#[tokio::test]
async fn a_source_may_have_many_forms() {
    let site = Site::with_orders().await;
    for source in [
        "function named(x) { __.response.setBody(x); }",
        "function (x) { __.response.setBody(x); }",
        "(x) => __.response.setBody(x)",
        "async (x) => { await null; __.response.setBody(x); }",
        "async function later(x) { await null; __.response.setBody(x); }",
        "// says it back\n/* or not */ function commented(x) { __.response.setBody(x); } // so",
        "function first(x) { second(x); }\nfunction second(x) { __.response.setBody(x); };",
        "\u{feff}function marked(x) { __.response.setBody(x); }",
        "function größe$1(x) { __.response.setBody(x); }",
        "function sloppy(x) { undeclared = x; with ({y: undeclared}) __.response.setBody(y); }",
    ] {
        assert_eq!(site.value(source, json!([7])).await, json!(7), "{source}");
    }
}

#[tokio::test]
async fn arguments_of_all_kinds_go_in() {
    let site = Site::with_orders().await;
    site.keep("echo", "function () { __.response.setBody([...arguments]); }").await;
    let all = json!([[1, [2]], {"a": {"b": null}}, "ü\u{0}\u{2028}\"", 1.5, true, null]);
    assert_eq!(site.call("echo", all.clone()).await.body, all);
    let empty = site.send("POST", &format!("{ORDERS}/sprocs/echo"), &[A], "").await;
    assert_eq!((empty.status, &empty.body), (200, &json!([])));
    assert_eq!(site.call("echo", json!({"no": "list"})).await.status, 400);
    let lone = r#"function () { __.response.setBody("\ud800"); }"#;
    assert_eq!(site.script(lone, json!([])).await.bytes, r#""\ud800""#);
}

#[tokio::test]
async fn time_is_the_emulators() {
    let site = Site::with_orders().await;
    site.keep("time", "function () { __.response.setBody([Date.now(), new Date().getTime(), new Date(5).getTime(), new Date() instanceof Date, typeof Date()]); }").await;
    let first = site.call("time", json!([])).await.body;
    site.wait(3600);
    let second = site.call("time", json!([])).await.body;
    for at in [0, 1] {
        let passed = second[at].as_u64().unwrap() - first[at].as_u64().unwrap();
        assert!((3_590_000..3_610_000).contains(&passed), "{passed}");
    }
    assert_eq!((&first[2], &first[3], &first[4]), (&json!(5), &json!(true), &json!("string")));
}
