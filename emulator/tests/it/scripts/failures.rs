//! Scripts that fail: what is told, and that nothing is left of what they did.

use serde_json::{Value, json};

use super::{A, DOCS, error};
use crate::site::Site;

/// Writes first, then does something else.
fn after_writing(rest: &str) -> String {
    format!("function fails() {{ __.createDocument(__.getSelfLink(), {{id: 'x', pk: 'a'}}, () => {{ {rest} }}); }}")
}

#[tokio::test]
async fn whatever_is_thrown_undoes_everything() {
    let site = Site::with_orders().await;
    for (rest, message) in [
        ("throw new Error('no input')", "Exception = Error: no input"),
        ("throw 'just text'", "Exception = just text"),
        ("throw {code: 7}", r#"Exception = {"code":7}"#),
        ("throw undefined", "Exception = undefined"),
        ("null.x", "Exception = TypeError"),
        ("undeclared", "Exception = ReferenceError: undeclared is not defined"),
        ("getContext().abort(new Error('aborted'))", "Exception = Error: aborted"),
        ("try { getContext().abort('swallowed') } catch {}", "Exception = swallowed"),
        ("return Promise.reject(new Error('promised'))", "Exception = Error: promised"),
        ("JSON.parse('{')", "Exception = SyntaxError"),
        ("class Own extends Error {}; throw new Own('mine')", "mine"),
        (
            "const error = new Error('cut'); Object.defineProperty(error, 'stack', {value: 7}); throw error",
            "Exception = Error: cut",
        ),
        ("throw {toJSON() { throw 1; }}", "cannot be told"),
        ("throw Symbol('s')", "Symbol(s)"),
        ("const c = {}; c.c = c; throw c", "cannot be told"),
        ("const c = {}; c.c = c; __.response.setBody(c)", "Exception = TypeError"),
        ("__.response.setBody(5n)", "Exception = TypeError"),
        // An operation without a callback that fails.
        ("__.createDocument(__.getSelfLink(), {id: 'x', pk: 'a'})", "already exists"),
        ("__.readDocument('dbs/shop/colls/orders/docs/none')", "does not exist"),
        // What is not an operation is not accepted, and says why.
        ("__.createDocument()", "The link of the document should be a string"),
        ("__.createDocument(__.getSelfLink(), undefined)", "Exception = Error: The body should be a JSON object; it is null."),
        ("__.queryDocuments(__.getSelfLink(), 7)", "A query should be a string"),
        ("__.readDocument(__.getSelfLink(), {}, 7)", "The callback is not a function"),
        ("__.replaceDocument(__.getSelfLink(), {id: 'x', pk: 'a'})", "leads to nothing that scripts work with"),
    ] {
        let reply = site.script(&after_writing(rest), json!([])).await;
        assert_eq!((reply.code(), &reply.body["code"]), ((400, 0), &json!("BadRequest")), "{rest}: {reply:?}");
        assert!(error(&reply).contains(message), "{rest}: {reply:?}");
        assert_eq!(site.documents().await, [] as [Value; 0], "{rest}");
    }
}

#[tokio::test]
async fn the_message_has_the_services_form() {
    let site = Site::with_orders().await;
    site.keep("echo", "function echo() { throw new Error('no input'); }").await;
    let reply = site.call("echo", json!([])).await;
    let expected = r#"Message: {"Errors":["Encountered exception while executing Javascript. Exception = Error: no input\r\nStack trace: Error: no input\n   at echo (echo.js:1:"#;
    assert!(reply.message().starts_with(expected), "{}", reply.message());
    assert!(!reply.message().contains("native"), "only the script's own frames: {}", reply.message());
}

/// The reference prints a trigger that lacks a brace, and the service kept it.
#[tokio::test]
async fn what_is_no_javascript_fails_when_it_is_run() {
    let site = Site::with_orders().await;
    for source in [
        "function () { return ( }",
        "function f() { let x; let x; }",
        "nonsense nonsense",
        "function f() {} }",
        "function f() { '\0",
        "",
    ] {
        let reply = site.script(source, json!([])).await;
        assert_eq!((reply.code(), &reply.body["code"]), ((400, 65535), &json!("BadRequest")), "{source}: {reply:?}");
        assert!(error(&reply).contains("while compiling Javascript. Exception = SyntaxError"), "{reply:?}");
    }
    site.trigger("bad", "Pre", "All", "function (").await;
    let pre = ("x-ms-documentdb-pre-trigger-include", "bad");
    assert_eq!(site.send("POST", DOCS, &[A, pre], json!({"id": "1", "pk": "a"})).await.code(), (400, 65535));
    site.function("bad", "function (").await;
    site.add("1", "a").await;
    let query = ("x-ms-documentdb-isquery", "True");
    let asked = site.send("POST", DOCS, &[A, query], json!({"query": "SELECT udf.bad() FROM c"})).await;
    assert_eq!(asked.code(), (400, 65535), "{asked:?}");
}

#[tokio::test]
async fn what_is_no_function_does_not_run() {
    let site = Site::with_orders().await;
    for source in ["7", "({})", "'use strict'"] {
        let reply = site.script(source, json!([])).await;
        assert_eq!(reply.code(), (400, 0), "{source}: {reply:?}");
        assert!(error(&reply).contains("is not a function"), "{reply:?}");
    }
    assert_eq!(site.call("none", json!([])).await.code(), (404, 0));
    let elsewhere = site.send("POST", "/dbs/shop/colls/none/sprocs/s", &[A], "[]").await;
    assert_eq!(elsewhere.code(), (404, 1003));
}

#[tokio::test]
async fn a_failure_that_is_caught_is_none() {
    let site = Site::with_orders().await;
    let source = r#"function () {
        const link = __.getSelfLink();
        __.createDocument(link, {id: "1", pk: "a"});
        __.createDocument(link, {id: "1", pk: "a"}, (error) => {
            if (error.number !== 409) throw error;
            try { null.x } catch {}
            __.createDocument(link, {id: "2", pk: "a"}, () => __.response.setBody(JSON.parse(error.body).code));
        });
    }"#;
    assert_eq!(site.value(source, json!([])).await, json!("Conflict"));
    assert_eq!(site.documents().await.len(), 2);
}

#[tokio::test]
async fn a_failed_script_leaves_no_trace() {
    let site = Site::with_orders().await;
    site.add("1", "a").await;
    let before = site.on_docs("GET", "1", "a", "").await;
    let source = r#"function () {
        const document = __.getAltLink() + "/docs/1";
        __.replaceDocument(document, {id: "1", pk: "a", changed: true}, () =>
            __.deleteDocument(document, () =>
                __.createDocument(__.getSelfLink(), {id: "1", pk: "a", anew: true}, () => { throw new Error("undo"); })));
    }"#;
    let reply = site.script(source, json!([])).await;
    assert!(error(&reply).contains("undo"), "{reply:?}");
    let after = site.on_docs("GET", "1", "a", "").await;
    assert_eq!(after.body, before.body, "the etag, too");
    assert_eq!(site.add("2", "a").await.status, 201);
}

#[tokio::test]
async fn an_answer_has_a_largest_size() {
    let site = Site::with_orders().await;
    let large = "function (n) { __.createDocument(__.getSelfLink(), {id: 'x', pk: 'a'}); __.response.setBody('x'.repeat(n)); }";
    assert_eq!(site.script(large, json!([5_000_000])).await.status, 413);
    assert_eq!(site.documents().await, [] as [Value; 0]);
    assert_eq!(site.script(large, json!([3_000_000])).await.status, 200);
}
