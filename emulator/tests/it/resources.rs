//! What all resources have in common, tried on each of them.

use serde_json::{Value, json};

use crate::site::{KEY, Site};

/// Feeds that take any name, with the array of the envelope, what to add, and what an item is called.
fn kinds() -> Vec<(&'static str, &'static str, Value)> {
    let orders = json!("dbs/shop/colls/orders");
    vec![
        ("/dbs", "Databases", json!({"id": "a"})),
        ("/dbs/shop/colls", "DocumentCollections", json!({"id": "a", "partitionKey": {"paths": ["/pk"]}})),
        ("/dbs/shop/users", "Users", json!({"id": "a"})),
        ("/dbs/shop/users/ann/permissions", "Permissions", json!({"id": "a", "permissionMode": "All", "resource": orders})),
        ("/dbs/shop/colls/orders/sprocs", "StoredProcedures", json!({"id": "a", "body": "function () {}"})),
        ("/dbs/shop/colls/orders/udfs", "UserDefinedFunctions", json!({"id": "a", "body": "function () {}"})),
        (
            "/dbs/shop/colls/orders/triggers",
            "Triggers",
            json!({"id": "a", "body": "function () {}", "triggerType": "Pre", "triggerOperation": "All"}),
        ),
        (
            "/dbs/shop/clientencryptionkeys",
            "ClientEncryptionKeys",
            json!({
                "id": "a",
                "encryptionAlgorithm": "AEAD_AES_256_CBC_HMAC_SHA256",
                "wrappedDataEncryptionKey": "AAAA",
                "keyWrapMetadata": {"type": "t", "name": "n", "value": "v", "algorithm": "RSA-OAEP"},
            }),
        ),
        ("/dbs/shop/colls/orders/docs", "Documents", json!({"id": "a", "pk": "k", "n": 1})),
        (
            "/dbs/shop/colls/orders/docs/one/attachments",
            "Attachments",
            json!({"id": "a", "contentType": "image/png", "media": "https://example.com/a.png"}),
        ),
    ]
}

async fn site() -> Site {
    let site = Site::with_orders().await;
    assert_eq!(site.post("/dbs/shop/users", json!({"id": "ann"})).await.status, 201);
    site.add("one", "k").await;
    site
}

const K: (&str, &str) = (KEY, r#"["k"]"#);

#[tokio::test]
async fn what_is_created_can_be_read_listed_and_deleted() {
    let site = site().await;
    for (feed, array, body) in kinds() {
        let before = site.send("GET", feed, &[K], "").await;
        assert_eq!(before.status, 200, "{feed}: {before:?}");

        let created = site.send("POST", feed, &[K], &body).await;
        assert_eq!(created.status, 201, "{feed}: {created:?}");
        let etag = created.text("_etag");
        assert_eq!(created.header("etag"), Some(etag.as_str()), "{feed}");
        assert!(etag.starts_with('"') && etag.ends_with('"'), "{feed}: {etag}");
        assert_eq!(created.body["_ts"], crate::site::START);
        assert!(created.text("_self").contains(&created.text("_rid")), "{feed}");
        for (name, value) in body.as_object().unwrap().iter().filter(|(name, _)| *name != "partitionKey") {
            assert_eq!(created.body[name], *value, "{feed}");
        }

        let item = format!("{feed}/a");
        let read = site.send("GET", &item, &[K], "").await;
        assert_eq!((read.status, &read.body["_etag"]), (200, &created.body["_etag"]), "{feed}");
        let head = site.send("HEAD", &item, &[K], "").await;
        assert_eq!((head.status, head.bytes.len(), head.header("etag")), (200, 0, Some(etag.as_str())), "{feed}");

        let after = site.send("GET", feed, &[K], "").await;
        assert!(after.ids(array).contains(&"a".to_owned()), "{feed}");
        assert_eq!(after.body["_count"].as_u64().unwrap(), before.body["_count"].as_u64().unwrap() + 1, "{feed}");
        assert_eq!(after.header("x-ms-item-count"), Some(after.body["_count"].to_string().as_str()), "{feed}");
        let head = site.send("HEAD", feed, &[K], "").await;
        assert_eq!((head.status, head.bytes.len()), (200, 0), "{feed}");
        assert_eq!(head.header("x-ms-item-count"), after.header("x-ms-item-count"), "{feed}");

        let again = site.send("POST", feed, &[K], &body).await;
        assert_eq!(again.status, 409, "{feed}");
        assert_eq!(again.body["code"], "Conflict");

        if !feed.ends_with("clientencryptionkeys") {
            let deleted = site.send("DELETE", &item, &[K], "").await;
            assert_eq!((deleted.status, deleted.bytes.len()), (204, 0), "{feed}: {deleted:?}");
            for method in ["GET", "DELETE"] {
                let gone = site.send(method, &item, &[K], "").await;
                assert_eq!(gone.code(), (404, 0), "{feed}");
                assert_eq!(gone.body["code"], "NotFound");
            }
            let made_anew = site.send("POST", feed, &[K], &body).await;
            assert_eq!(made_anew.status, 201, "{feed}");
            assert_ne!(made_anew.body["_rid"], created.body["_rid"], "{feed}");
            site.send("DELETE", &item, &[K], "").await;
        }
    }
}

#[tokio::test]
async fn everything_can_be_addressed_by_rid() {
    let site = site().await;
    for (feed, array, body) in kinds() {
        let created = site.send("POST", feed, &[K], &body).await;
        let link = created.text("_self");
        for path in [format!("/{link}"), format!("//{}", link.trim_end_matches('/')), format!("/{link}/")] {
            let read = site.send("GET", &path, &[K], "").await;
            assert_eq!((read.status, &read.body["id"]), (200, &json!("a")), "{path}: {read:?}");
        }
        // And the feed, by its parent's rids.
        let (parent, segment) = link.trim_end_matches('/').rsplit_once('/').unwrap().0.rsplit_once('/').unwrap_or(("", "dbs"));
        let list = site.send("GET", &format!("/{parent}/{segment}/"), &[K], "").await;
        assert!(list.ids(array).contains(&"a".to_owned()), "{parent}/{segment}: {list:?}");
    }
    // Names and rids do not mix.
    let rid = site.get("/dbs/shop").await.text("_rid");
    assert_eq!(site.get(&format!("/dbs/{rid}/colls/orders")).await.status, 404);
}

#[tokio::test]
async fn preconditions_hold() {
    let site = site().await;
    for (feed, _, mut body) in kinds() {
        let created = site.send("POST", feed, &[K], &body).await;
        let (item, etag) = (format!("{feed}/a"), created.text("_etag"));

        let unchanged = site.send("GET", &item, &[K, ("If-None-Match", &etag)], "").await;
        assert_eq!((unchanged.status, unchanged.bytes.len()), (304, 0), "{feed}");
        assert_eq!(unchanged.header("etag"), Some(etag.as_str()), "{feed}");
        assert_eq!(site.send("GET", &item, &[K, ("If-None-Match", "\"x\"")], "").await.status, 200);
        let date = crate::site::cosmos_date(site.now());
        assert_eq!(site.send("GET", &item, &[K, ("If-Modified-Since", &date)], "").await.status, 304, "{feed}");

        if !feed.ends_with("/dbs") {
            let replace = |etag: &'static str| [K, ("If-Match", etag)];
            assert_eq!(site.send("PUT", &item, &replace("\"x\""), &body).await.code(), (412, 0), "{feed}");
            if feed.ends_with("colls") {
                body = created.body.clone();
            }
            let replaced = site.send("PUT", &item, &[K, ("If-Match", &etag)], &body).await;
            assert_eq!(replaced.status, 200, "{feed}: {replaced:?}");
            assert_ne!(replaced.text("_etag"), etag, "{feed}");
            assert_eq!(replaced.text("_rid"), created.text("_rid"), "{feed}");
        }
        if !feed.ends_with("clientencryptionkeys") {
            assert_eq!(site.send("DELETE", &item, &[K, ("If-Match", "\"x\"")], "").await.status, 412, "{feed}");
            assert_eq!(site.send("DELETE", &item, &[K, ("If-Match", "*")], "").await.status, 204, "{feed}");
        }
    }
}

#[tokio::test]
async fn pages_follow_one_another() {
    let site = site().await;
    for (feed, array, mut body) in kinds().into_iter().filter(|(feed, ..)| !feed.contains("permissions")) {
        for n in 0..5 {
            body["id"] = json!(format!("p{n}"));
            assert_eq!(site.send("POST", feed, &[K], &body).await.status, 201, "{feed}");
        }
        let whole = site.send("GET", feed, &[K, ("x-ms-max-item-count", "-1")], "").await.ids(array);
        let mut seen = Vec::new();
        let mut continuation = String::new();
        loop {
            let page = site.send("GET", feed, &[K, ("x-ms-max-item-count", "2"), ("x-ms-continuation", &continuation)], "").await;
            assert_eq!(page.status, 200, "{feed}: {page:?}");
            let ids = page.ids(array);
            assert!((1..=2).contains(&ids.len()), "{feed}");
            seen.extend(ids);
            match page.header("x-ms-continuation") {
                Some(next) => continuation = next.to_owned(),
                None => break,
            }
        }
        assert_eq!(seen, whole, "{feed}");
    }
    for bad in [("x-ms-max-item-count", "0"), ("x-ms-max-item-count", "many"), ("x-ms-continuation", "nonsense")] {
        assert_eq!(site.send("GET", "/dbs/shop/users", &[bad], "").await.code(), (400, 0), "{bad:?}");
    }
}

#[tokio::test]
async fn a_page_goes_on_where_something_was_deleted() {
    let site = site().await;
    for id in ["1", "2", "3"] {
        site.post("/dbs/shop/users", json!({"id": id})).await;
    }
    let page = site.send("GET", "/dbs/shop/users", &[("x-ms-max-item-count", "2")], "").await;
    assert_eq!(page.ids("Users"), ["ann", "1"]);
    site.delete("/dbs/shop/users/1").await;
    let next = page.header("x-ms-continuation").unwrap();
    assert_eq!(site.send("GET", "/dbs/shop/users", &[("x-ms-continuation", next)], "").await.ids("Users"), ["2", "3"]);
}

#[tokio::test]
async fn upserts_make_or_replace() {
    let site = site().await;
    for (feed, _, body) in kinds() {
        let upsert = [K, ("x-ms-documentdb-is-upsert", "true")];
        let reply = site.send("POST", feed, &upsert, &body).await;
        if feed.ends_with("/dbs") || feed.ends_with("colls") || feed.ends_with("clientencryptionkeys") {
            // There is no upsert of these: the header is nothing that they know, and they are created.
            assert_eq!(reply.status, 201, "{feed}");
            assert_eq!(site.send("POST", feed, &upsert, &body).await.status, 409, "{feed}");
            continue;
        }
        assert_eq!(reply.status, 201, "{feed}: {reply:?}");
        let again = site.send("POST", feed, &upsert, &body).await;
        assert_eq!(again.status, 200, "{feed}: {again:?}");
        assert_eq!(again.text("_rid"), reply.text("_rid"), "{feed}");
        assert_ne!(again.text("_etag"), reply.text("_etag"), "{feed}");
        let etag = again.text("_etag");
        assert_eq!(site.send("POST", feed, &[upsert[0], upsert[1], ("If-Match", "\"x\"")], &body).await.status, 412, "{feed}");
        assert_eq!(site.send("POST", feed, &[upsert[0], upsert[1], ("If-Match", &etag)], &body).await.status, 200, "{feed}");
        assert_eq!(site.send("POST", feed, &[upsert[0], upsert[1], ("x-ms-version", "2015-06-03")], &body).await.status, 400);
    }
}

#[tokio::test]
async fn a_rename_keeps_the_rid_and_respects_who_has_the_name() {
    let site = site().await;
    for (feed, _, mut body) in kinds().into_iter().filter(|(feed, ..)| !feed.ends_with("/dbs") && !feed.ends_with("colls")) {
        body["id"] = json!("taken");
        if feed.contains("permissions") {
            body["resource"] = json!("dbs/shop");
        }
        assert_eq!(site.send("POST", feed, &[K], &body).await.status, 201, "{feed}");
        body["id"] = json!("a");
        if feed.contains("permissions") {
            body["resource"] = json!("dbs/shop/colls/orders");
        }
        let created = site.send("POST", feed, &[K], &body).await;
        let item = format!("{feed}/a");
        body["id"] = json!("taken");
        assert_eq!(site.send("PUT", &item, &[K], &body).await.status, 409, "{feed}");
        body["id"] = json!("b");
        let renamed = site.send("PUT", &item, &[K], &body).await;
        assert_eq!((renamed.status, renamed.text("_rid")), (200, created.text("_rid")), "{feed}");
        assert_eq!(site.send("GET", &item, &[K], "").await.status, 404, "{feed}");
        assert_eq!(site.send("GET", &format!("{feed}/b"), &[K], "").await.status, 200, "{feed}");
    }
}

#[tokio::test]
async fn what_is_in_a_parent_goes_with_it() {
    let site = site().await;
    let child = "/dbs/shop/colls/orders/docs/one/attachments";
    let body = json!({"id": "a", "contentType": "image/png", "media": "x"});
    assert_eq!(site.send("POST", child, &[K], &body).await.status, 201);
    assert_eq!(site.on_docs("DELETE", "one", "k", "").await.status, 204);
    assert_eq!(site.send("GET", child, &[K], "").await.code(), (404, 1003));
    assert_eq!(site.delete("/dbs/shop").await.status, 204);
    assert_eq!(site.get("/dbs/shop/colls").await.code(), (404, 1003));
    assert_eq!(site.get("/dbs/shop/colls/orders").await.code(), (404, 1003));
    assert_eq!(site.post("/dbs/shop/users", json!({"id": "x"})).await.code(), (404, 1003));
    site.add_orders().await;
    assert_eq!(site.get("/dbs/shop/users").await.body["_count"], 0);
    assert_eq!(site.get("/dbs/shop/colls/orders/docs").await.body["_count"], 0);
}

#[tokio::test]
async fn links_lead_to_the_feeds_of_a_resource() {
    let site = site().await;
    let database = site.get("/dbs/shop").await;
    assert_eq!((database.text("_colls"), database.text("_users")), ("colls/".to_owned(), "users/".to_owned()));
    let collection = site.get("/dbs/shop/colls/orders").await;
    for (link, feed) in
        [("_docs", "docs/"), ("_sprocs", "sprocs/"), ("_triggers", "triggers/"), ("_udfs", "udfs/"), ("_conflicts", "conflicts/")]
    {
        assert_eq!(collection.text(link), feed);
        let list = site.get(&format!("/{}{feed}", collection.text("_self"))).await;
        assert_eq!((list.status, list.text("_rid")), (200, collection.text("_rid")), "{list:?}");
    }
    assert_eq!(site.on_docs("GET", "one", "k", "").await.text("_attachments"), "attachments/");
    assert_eq!(site.get("/dbs/shop/users/ann").await.text("_permissions"), "permissions/");
    assert_eq!(site.get("/dbs").await.text("_rid"), "");
}

#[tokio::test]
async fn ids_follow_rules() {
    let site = site().await;
    for (feed, _, mut body) in kinds() {
        for bad in [json!(""), json!("a/b"), json!("a\\b"), json!("a?"), json!("a#"), json!("a "), json!(5), json!(null)] {
            body["id"] = bad.clone();
            let reply = site.send("POST", feed, &[K], &body).await;
            assert_eq!(reply.code(), (400, 0), "{feed} {bad}");
        }
        body.as_object_mut().unwrap().shift_remove("id");
        assert_eq!(site.send("POST", feed, &[K], &body).await.code(), (400, 0), "{feed}");
        let longest = if feed.ends_with("docs") { 1023 } else { 255 };
        body["id"] = json!("x".repeat(longest + 1));
        assert_eq!(site.send("POST", feed, &[K], &body).await.code(), (400, 0), "{feed}");
        body["id"] = json!("x".repeat(longest));
        assert_eq!(site.send("POST", feed, &[K], &body).await.status, 201, "{feed}");
    }
    // Any other text will do; it is percent-encoded in the path.
    let name = "größe & co+%20";
    assert_eq!(site.post("/dbs/shop/users", json!({"id": name})).await.status, 201);
    let path = format!("/dbs/shop/users/{}", crate::site::encode(name));
    assert_eq!(site.get(&path).await.text("id"), name);
}

#[tokio::test]
async fn required_properties_are_required() {
    let site = site().await;
    for (feed, _, body) in kinds() {
        for name in body.as_object().unwrap().keys().filter(|name| !["pk", "n"].contains(&name.as_str())) {
            let mut less = body.clone();
            less.as_object_mut().unwrap().shift_remove(name);
            let reply = site.send("POST", feed, &[K], &less).await;
            assert_eq!(reply.status, 400, "{feed} without {name}: {reply:?}");
            assert!(reply.message().contains(name.as_str()), "{feed} without {name}: {}", reply.message());
        }
        for bad in ["", "{", "[]", "5", "{\"id\":\"a\"} x"] {
            assert_eq!(site.send("POST", feed, &[K], bad).await.code(), (400, 0), "{feed} {bad}");
        }
    }
}

#[tokio::test]
async fn clients_cannot_set_what_the_service_sets() {
    let site = site().await;
    for (feed, _, mut body) in kinds() {
        for name in ["_rid", "_self", "_etag", "_ts"] {
            body[name] = json!("mine");
        }
        let created = site.send("POST", feed, &[K], &body).await;
        assert_eq!(created.status, 201, "{feed}: {created:?}");
        for name in ["_rid", "_self", "_etag", "_ts"] {
            assert_ne!(created.body[name], "mine", "{feed}");
        }
    }
}

#[tokio::test]
async fn answers_say_what_they_are_about() {
    let site = site().await;
    let created = site.post("/dbs/shop/users", json!({"id": "bob"})).await;
    assert_eq!(created.header("x-ms-alt-content-path"), Some("dbs/shop"));
    assert_eq!(created.header("x-ms-content-path"), Some(site.get("/dbs/shop").await.text("_rid").as_str()));
    assert_eq!(created.header("x-ms-resource-usage"), Some("users=2;"));
    assert_eq!(created.header("x-ms-resource-quota"), Some("users=500000;"));
    assert_eq!(created.header("x-ms-request-charge"), Some("5"));
    assert_eq!(created.header("content-type"), Some("application/json"));
    assert_eq!(created.header("date"), Some("Wed, 15 Jul 2020 12:00:00 GMT"));
    assert!(created.header("x-ms-activity-id").is_some_and(|id| id.len() == 36));
    assert_eq!(site.delete("/dbs/shop/users/bob").await.header("x-ms-resource-usage"), Some("users=1;"));
    let document = site.on_docs("GET", "one", "k", "").await;
    assert_eq!(document.header("x-ms-alt-content-path"), Some("dbs/shop/colls/orders"));
    assert_eq!(document.header("x-ms-request-charge"), Some("1"));
    assert!(document.header("x-ms-resource-usage").unwrap().contains("documentsCount=1;"));
    let echoed = site.send("GET", "/dbs", &[("x-ms-activity-id", "mine")], "").await;
    assert_eq!(echoed.header("x-ms-activity-id"), Some("mine"));
    let failed = site.send("GET", "/dbs/none", &[("x-ms-activity-id", "mine")], "").await;
    assert!(failed.message().contains("ActivityId: mine"), "{failed:?}");
    assert!(failed.header("x-ms-request-charge").is_some());
}
