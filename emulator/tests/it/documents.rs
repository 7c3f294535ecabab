//! Documents: partition keys, patches, limits.

use serde_json::{Value, json};

use crate::site::{KEY, Site};

const DOCS: &str = "/dbs/shop/colls/orders/docs";

#[tokio::test]
async fn a_document_is_unique_by_partition_key_and_id() {
    let site = Site::with_orders().await;
    let first = site.add("1", "a").await;
    let second = site.add("1", "b").await;
    assert_ne!(first.text("_rid"), second.text("_rid"));
    assert_eq!(site.on_docs("POST", "", "a", json!({"id": "1", "pk": "a"})).await.status, 409);
    assert_eq!(site.on_docs("GET", "1", "b", "").await.text("_rid"), second.text("_rid"));
    assert_eq!(site.on_docs("DELETE", "1", "a", "").await.status, 204);
    assert_eq!(site.on_docs("GET", "1", "a", "").await.status, 404);
    assert_eq!(site.on_docs("GET", "1", "b", "").await.status, 200);
}

#[tokio::test]
async fn the_header_and_the_document_must_agree() {
    let site = Site::with_orders().await;
    let create = |key: &'static str, body: Value| {
        let site = &site;
        async move { site.send("POST", DOCS, &[(KEY, key)], body).await.code() }
    };
    assert_eq!(create(r#"["b"]"#, json!({"id": "1", "pk": "a"})).await, (400, 1001));
    assert_eq!(create(r#"[null]"#, json!({"id": "1"})).await, (400, 1001));
    assert_eq!(create(r#"[{}]"#, json!({"id": "1", "pk": "a"})).await, (400, 1001));
    assert_eq!(create("a", json!({"id": "1", "pk": "a"})).await, (400, 0));
    assert_eq!(create(r#"["a","b"]"#, json!({"id": "1", "pk": "a"})).await, (400, 0));
    assert_eq!(site.post(DOCS, json!({"id": "1", "pk": "a"})).await.code(), (400, 0), "no header");
    assert_eq!(create(r#"["a"]"#, json!({"id": "1", "pk": "a"})).await, (201, 0));
    assert_eq!(create(r#"[{}]"#, json!({"id": "1"})).await, (201, 0));
    assert_eq!(create(r#"[null]"#, json!({"id": "1", "pk": null})).await, (201, 0));
    assert_eq!(create(r#"[1.0]"#, json!({"id": "1", "pk": 1})).await, (201, 0));
    assert_eq!(create(r#"[true]"#, json!({"id": "1", "pk": true})).await, (201, 0));
    assert_eq!(create("[\"\\u00e9\"]", json!({"id": "1", "pk": "é"})).await, (201, 0));
    assert_eq!(site.get(&format!("{DOCS}/1")).await.code(), (400, 0), "no header");
    let read = site.send("GET", &format!("{DOCS}/1"), &[(KEY, "[1]")], "").await;
    assert_eq!((read.status, &read.body["pk"]), (200, &json!(1)));
    // A replace cannot move a document.
    let moved = site.send("PUT", &format!("{DOCS}/1"), &[(KEY, "[1]")], json!({"id": "1", "pk": 2})).await;
    assert_eq!(moved.code(), (400, 1001));
}

#[tokio::test]
async fn hierarchical_keys_have_a_value_for_every_level() {
    let site = Site::with_orders().await;
    let key = json!({"paths": ["/tenant", "/user"], "kind": "MultiHash", "version": 2});
    assert_eq!(site.post("/dbs/shop/colls", json!({"id": "events", "partitionKey": key})).await.status, 201);
    let docs = "/dbs/shop/colls/events/docs";
    for (key, body) in [
        (r#"["t1","u1"]"#, json!({"id": "1", "tenant": "t1", "user": "u1"})),
        (r#"["t1","u2"]"#, json!({"id": "1", "tenant": "t1", "user": "u2"})),
        (r#"["t1",{}]"#, json!({"id": "1", "tenant": "t1"})),
        (r#"["t2",7]"#, json!({"id": "1", "tenant": "t2", "user": 7})),
    ] {
        assert_eq!(site.send("POST", docs, &[(KEY, key)], body).await.status, 201, "{key}");
    }
    assert_eq!(site.send("GET", &format!("{docs}/1"), &[(KEY, r#"["t1"]"#)], "").await.code(), (400, 0));
    assert_eq!(site.send("GET", &format!("{docs}/1"), &[(KEY, r#"["t1","u2"]"#)], "").await.body["user"], "u2");
    let count = |key: &'static str| {
        let site = &site;
        async move { site.send("GET", docs, &[(KEY, key)], "").await.body["_count"].as_u64().unwrap() }
    };
    assert_eq!((count(r#"["t1"]"#).await, count(r#"["t1","u1"]"#).await, count("[]").await), (3, 1, 4));
}

#[tokio::test]
async fn a_list_may_be_of_one_partition_key_value() {
    let site = Site::with_orders().await;
    for (id, pk) in [("1", "a"), ("2", "b"), ("3", "a")] {
        site.add(id, pk).await;
    }
    assert_eq!(site.get(DOCS).await.ids("Documents"), ["1", "2", "3"]);
    assert_eq!(site.on_docs("GET", "", "a", "").await.ids("Documents"), ["1", "3"]);
    let rid = site.get("/dbs/shop/colls/orders").await.text("_rid");
    for range in ["0", &format!("{rid},0")] {
        let list = site.send("GET", DOCS, &[("x-ms-documentdb-partitionkeyrangeid", range)], "").await;
        assert_eq!(list.body["_count"], 3, "{range}");
    }
    for range in ["1", "xyz,0"] {
        let list = site.send("GET", DOCS, &[("x-ms-documentdb-partitionkeyrangeid", range)], "").await;
        assert_eq!(list.code(), (410, 1002), "{range}");
    }
}

#[tokio::test]
async fn all_of_a_partition_key_value_can_be_deleted() {
    let site = Site::with_orders().await;
    for (id, pk) in [("1", "a"), ("2", "b"), ("3", "a")] {
        site.add(id, pk).await;
    }
    let path = "/dbs/shop/colls/orders/operations/partitionkeydelete";
    assert_eq!(site.post(path, json!({})).await.code(), (400, 0));
    let purged = site.send("POST", path, &[(KEY, r#"["a"]"#)], "").await;
    assert_eq!(purged.status, 200, "{purged:?}");
    assert_eq!(site.get(DOCS).await.ids("Documents"), ["2"]);
    assert_eq!(site.on_docs("GET", "1", "a", "").await.status, 404);
}

#[tokio::test]
async fn documents_are_kept_as_they_are_sent() {
    let site = Site::with_orders().await;
    let text = r#"{"z":1,"id":"1","a":{"y":[1,2.5,null,true],"b":""},"big":9007199254740993,"f":1e-7,"pk":"k","_own":{"x":1},"ü":"\"\\/é"}"#;
    let created = site.on_docs("POST", "", "k", text).await;
    assert_eq!(created.status, 201, "{created:?}");
    let read = String::from_utf8(site.on_docs("GET", "1", "k", "").await.bytes.to_vec()).unwrap();
    let own = text.trim_end_matches('}');
    assert!(read.starts_with(own), "{read}\n{own}");
    assert!(read.ends_with(&format!("\"_attachments\":\"attachments/\",\"_ts\":{}}}", crate::site::START)), "{read}");
}

#[tokio::test]
async fn a_patch_changes_a_document() {
    let site = Site::with_orders().await;
    let document = json!({"id": "1", "pk": "a", "n": 1, "list": [1, 2], "old": true, "gone": 1});
    let created = site.on_docs("POST", "", "a", document).await;
    let operations = json!({"operations": [
        {"op": "add", "path": "/list/0", "value": 0},
        {"op": "set", "path": "/new", "value": {"x": 1}},
        {"op": "replace", "path": "/old", "value": false},
        {"op": "remove", "path": "/gone"},
        {"op": "incr", "path": "/n", "value": 41},
        {"op": "move", "from": "/new/x", "path": "/moved"},
    ]});
    // With any media type, and with none.
    for media_type in ["application/json_patch+json", "application/json-patch+json", "application/json", ""] {
        let etag = site.on_docs("GET", "1", "a", "").await.text("_etag");
        let headers = [(KEY, r#"["a"]"#), ("content-type", media_type), ("If-Match", &etag)];
        let patch = json!([{"op": "incr", "path": "/patches", "value": 1}]);
        let reply = site.send("PATCH", &format!("{DOCS}/1"), &headers, patch).await;
        assert_eq!(reply.status, 200, "{media_type}: {reply:?}");
    }
    let patched = site.on_docs("PATCH", "1", "a", operations).await;
    assert_eq!(patched.status, 200, "{patched:?}");
    for (name, value) in [
        ("list", json!([0, 1, 2])),
        ("new", json!({})),
        ("old", json!(false)),
        ("n", json!(42)),
        ("moved", json!(1)),
        ("patches", json!(4)),
        ("_rid", created.body["_rid"].clone()),
    ] {
        assert_eq!(patched.body[name], value, "{name}");
    }
    assert_eq!(patched.body.get("gone"), None);
    assert_ne!(patched.text("_etag"), created.text("_etag"));
    assert_eq!(site.on_docs("GET", "1", "a", "").await.body, patched.body);
}

#[tokio::test]
async fn a_patch_that_fails_changes_nothing() {
    let site = Site::with_orders().await;
    let created = site.add("1", "a").await;
    let set = |path: &str| json!({"op": "set", "path": path, "value": 1});
    for bad in [
        json!([set("/x"), {"op": "remove", "path": "/none"}]),
        json!([set("/id")]),
        json!([set("/pk")]),
        json!([set("/pk/x")]),
        json!([set("/_etag")]),
        json!([set("/_ts")]),
        json!([{"op": "move", "from": "/pk", "path": "/x"}]),
        json!([]),
        json!({}),
        json!(Vec::from_iter((0..11).map(|n| set(&format!("/x{n}"))))),
    ] {
        assert_eq!(site.on_docs("PATCH", "1", "a", &bad).await.code(), (400, 0), "{bad}");
    }
    assert_eq!(site.on_docs("PATCH", "none", "a", json!([set("/x")])).await.code(), (404, 0));
    let headers = [(KEY, r#"["a"]"#), ("If-Match", "\"x\"")];
    assert_eq!(site.send("PATCH", &format!("{DOCS}/1"), &headers, json!([set("/x")])).await.code(), (412, 0));
    assert_eq!(site.on_docs("GET", "1", "a", "").await.body, created.body);
}

#[tokio::test]
async fn a_patch_may_have_a_condition() {
    let site = Site::with_orders().await;
    site.on_docs("POST", "", "a", json!({"id": "1", "pk": "a", "n": 1})).await;
    let patch = async |condition: &str| {
        let body = json!({"condition": condition, "operations": [{"op": "incr", "path": "/n", "value": 1}]});
        site.on_docs("PATCH", "1", "a", body).await
    };
    assert_eq!(patch("from c where c.n = 1 AND IS_DEFINED(c.pk)").await.body["n"], 2);
    assert_eq!(patch("from c where c.n = 1").await.code(), (412, 1110));
    assert_eq!(patch("FROM root r WHERE r.n = 2 AND STARTSWITH(r.id, '1')").await.body["n"], 3);
    for wrong in ["c.n = 1", "from c where c.n =", "from c join t in c.tags where true", "from c where true order by c.n"] {
        assert_eq!(patch(wrong).await.code(), (400, 0), "{wrong}");
    }
    // Some clients send what holds for every document.
    for trivial in ["", "from c", "from c where true"] {
        assert_eq!(patch(trivial).await.status, 200, "{trivial}");
    }
    assert_eq!(site.on_docs("GET", "1", "a", "").await.body["n"], 6);
}

#[tokio::test]
async fn a_patch_does_not_nest_deeper_than_a_document_may() {
    let site = Site::with_orders().await;
    site.on_docs("POST", "", "a", json!({"id": "1", "pk": "a"})).await;
    let nested = (0..100).fold(json!(1), |inner, _| json!({"a": inner}));
    let path = "/a".repeat(100);
    let patch =
        async |path: &str| site.on_docs("PATCH", "1", "a", json!([{"op": "set", "path": path, "value": nested}])).await.code();
    assert_eq!(patch("/a").await, (200, 0));
    assert_eq!(patch(&path).await, (400, 0), "two hundred levels");
    assert_eq!(patch(&path[..58]).await, (400, 0), "one hundred and twenty-nine");
    assert_eq!(patch(&path[..56]).await, (200, 0));
}

#[tokio::test]
async fn there_are_limits() {
    let site = Site::with_orders().await;
    let create = |body: String| site.on_docs("POST", "", "a", body);
    let large = format!(r#"{{"id":"1","pk":"a","x":"{}"}}"#, "x".repeat(2 << 20));
    let refused = create(large).await;
    assert_eq!((refused.status, &refused.body["code"]), (413, &json!("RequestEntityTooLarge")));
    let nested = |depth: usize| format!(r#"{{"id":"1","pk":"a","x":{}1{}}}"#, "[".repeat(depth), "]".repeat(depth));
    assert_eq!(create(nested(128)).await.status, 400);
    assert_eq!(create(nested(127)).await.status, 201);
    for ttl in ["0", "-2", "1.5", "\"1\""] {
        assert_eq!(create(format!(r#"{{"id":"t","pk":"a","ttl":{ttl}}}"#)).await.status, 400, "{ttl}");
    }
    assert_eq!(create(r#"{"id":"t","pk":"a","ttl":-1}"#.to_owned()).await.status, 201);
    let long = "k".repeat(2049);
    assert_eq!(site.on_docs("POST", "", &long, json!({"id": "l", "pk": long})).await.status, 400);
}

#[tokio::test]
async fn an_answer_may_be_wanted_without_its_body() {
    let site = Site::with_orders().await;
    let minimal = [(KEY, r#"["a"]"#), ("Prefer", "return=minimal")];
    let body = json!({"id": "1", "pk": "a"});
    let created = site.send("POST", DOCS, &minimal, &body).await;
    assert_eq!((created.status, created.bytes.len()), (201, 0));
    assert!(created.header("etag").is_some());
    let replaced = site.send("PUT", &format!("{DOCS}/1"), &minimal, &body).await;
    assert_eq!((replaced.status, replaced.bytes.len()), (200, 0));
    assert!(!site.send("GET", &format!("{DOCS}/1"), &minimal, "").await.bytes.is_empty());
}

#[tokio::test]
async fn unique_keys_are_unique_in_a_partition_key_value() {
    let site = Site::with_orders().await;
    let definition = json!({
        "id": "u",
        "partitionKey": {"paths": ["/pk"]},
        "uniqueKeyPolicy": {"uniqueKeys": [{"paths": ["/email"]}, {"paths": ["/a", "/b/c"]}]},
    });
    assert_eq!(site.post("/dbs/shop/colls", definition).await.status, 201);
    let docs = "/dbs/shop/colls/u/docs";
    let send = |method: &'static str, id: &'static str, body: Value| {
        let site = &site;
        let key = json!([body["pk"]]).to_string();
        let path = if method == "POST" { docs.to_owned() } else { format!("{docs}/{id}") };
        async move { site.send(method, &path, &[(KEY, &key)], body).await.code() }
    };
    assert_eq!(send("POST", "", json!({"id": "1", "pk": "a", "email": "x", "a": 1, "b": {"c": 1}})).await, (201, 0));
    assert_eq!(send("POST", "", json!({"id": "2", "pk": "a", "email": "x", "a": 2})).await, (409, 3301));
    assert_eq!(send("POST", "", json!({"id": "2", "pk": "a", "email": "y", "a": 1, "b": {"c": 1}})).await, (409, 3301));
    assert_eq!(send("POST", "", json!({"id": "2", "pk": "b", "email": "x", "a": 1, "b": {"c": 1}})).await, (201, 0));
    assert_eq!(send("POST", "", json!({"id": "3", "pk": "a", "email": "y"})).await, (201, 0));
    assert_eq!(send("PUT", "3", json!({"id": "3", "pk": "a", "email": "x"})).await, (409, 3301));
    assert_eq!(send("PUT", "1", json!({"id": "1", "pk": "a", "email": "z", "a": 1, "b": {"c": 1}})).await, (200, 0));
    assert_eq!(send("PUT", "3", json!({"id": "3", "pk": "a", "email": "x"})).await, (200, 0));
    assert_eq!(send("DELETE", "3", json!({"pk": "a"})).await, (204, 0));
    assert_eq!(send("POST", "", json!({"id": "4", "pk": "a", "email": "x"})).await, (201, 0));
}

#[tokio::test]
async fn the_session_counts_changes() {
    let site = Site::with_orders().await;
    let token = |reply: &crate::site::Reply| reply.header("x-ms-session-token").unwrap().to_owned();
    let first = token(&site.add("1", "a").await);
    let second = token(&site.add("2", "a").await);
    let number = |token: &str| token.strip_prefix("0:-1#").unwrap().parse::<u64>().unwrap();
    assert_eq!(number(&second), number(&first) + 1);
    assert_eq!(token(&site.on_docs("GET", "1", "a", "").await), second);
    let conflict = site.on_docs("POST", "", "a", json!({"id": "1", "pk": "a"})).await;
    assert_eq!((conflict.status, token(&conflict)), (409, second.clone()));
    let as_of = |version: &'static str| {
        let site = &site;
        async move { token(&site.send("GET", DOCS, &[("x-ms-version", version), ("x-ms-session-token", "")], "").await) }
    };
    assert_eq!(as_of("2016-07-11").await, format!("0:{}", number(&second)));
    assert_eq!(as_of("2015-08-06").await, number(&second).to_string());
}

#[tokio::test]
async fn the_collection_may_be_another_by_now() {
    let site = Site::with_orders().await;
    site.add("1", "a").await;
    let rid = site.get("/dbs/shop/colls/orders").await.text("_rid");
    let read = |rid: String| {
        let site = &site;
        async move {
            let headers = [(KEY, r#"["a"]"#), ("x-ms-cosmos-intended-collection-rid", rid.as_str())];
            site.send("GET", &format!("{DOCS}/1"), &headers, "").await.code()
        }
    };
    assert_eq!(read(rid).await, (200, 0));
    assert_eq!(read("AAAAAIAAAAE=".to_owned()).await, (400, 1024));
}
