//! Queries: of documents and of other feeds, page by page, and what the gateway leaves to its clients.

use cosmosdb::Client;
use cosmosdb_emulator::Emulator;
use serde_json::{Value, json};

use crate::site::{KEY, Reply, Site, encode};

const DOCS: &str = "/dbs/shop/colls/orders/docs";
const QUERY: (&str, &str) = ("x-ms-documentdb-isquery", "True");
const ACROSS: (&str, &str) = ("x-ms-documentdb-query-enablecrosspartition", "True");
const RANGE: (&str, &str) = ("x-ms-documentdb-partitionkeyrangeid", "0");
const A: (&str, &str) = (KEY, r#"["a"]"#);

async fn ask(site: &Site, path: &str, headers: &[(&str, &str)], text: &str) -> Reply {
    site.send("POST", path, &[&[QUERY], headers].concat(), json!({"query": text})).await
}

async fn rows(site: &Site, headers: &[(&str, &str)], text: &str) -> Vec<Value> {
    let reply = ask(site, DOCS, headers, text).await;
    assert_eq!(reply.status, 200, "{text}: {reply:?}");
    reply.body["Documents"].as_array().unwrap().clone()
}

/// All rows, in pages of this size.
async fn paged(site: &Site, path: &str, headers: &[(&str, &str)], text: &str, size: usize) -> Vec<Value> {
    let (size, mut all, mut continuation) = (size.to_string(), Vec::new(), String::new());
    loop {
        let more = [("x-ms-max-item-count", size.as_str()), ("x-ms-continuation", continuation.as_str())];
        let reply = ask(site, path, &[headers, &more].concat(), text).await;
        assert_eq!(reply.status, 200, "{text}: {reply:?}");
        let feed = reply.body.as_object().unwrap().iter().find_map(|(_, value)| value.as_array()).unwrap().clone();
        assert_eq!(reply.header("x-ms-item-count"), Some(feed.len().to_string().as_str()));
        assert_eq!(reply.body["_count"], feed.len());
        all.extend(feed);
        match reply.header("x-ms-continuation") {
            Some(next) => next.clone_into(&mut continuation),
            None => return all,
        }
    }
}

/// In one partition, and in four: the answers are to be the same.
async fn sites() -> [Site; 2] {
    [site_of(1).await, site_of(4).await]
}

async fn site() -> Site {
    site_of(1).await
}

/// Seven documents: `0` to `6`, every third of `b`, all others of `a`.
async fn site_of(partitions: u32) -> Site {
    let site = Site::of(Emulator::builder().partitions(partitions));
    site.add_orders().await;
    for n in 0..7 {
        let pk = if n % 3 == 0 { "b" } else { "a" };
        let tags: Vec<u32> = (0..n % 3).collect();
        let made = site.on_docs("POST", "", pk, json!({"id": n.to_string(), "pk": pk, "n": 6 - n, "tags": tags})).await;
        assert_eq!(made.status, 201, "{made:?}");
    }
    site
}

/// The partition key ranges of the collection.
async fn ranges(site: &Site) -> Vec<String> {
    site.get("/dbs/shop/colls/orders/pkranges").await.ids("PartitionKeyRanges")
}

fn range(id: &str) -> (&str, &str) {
    (RANGE.0, id)
}

#[tokio::test]
async fn rows_are_made_of_documents() {
    for site in sites().await {
        let stored = site.on_docs("GET", "1", "a", "").await;
        assert_eq!(rows(&site, &[ACROSS], "SELECT * FROM c WHERE c.id = '1'").await, [stored.body]);
        assert_eq!(rows(&site, &[A], "SELECT VALUE c.id FROM c WHERE c.n < 4").await, ["4", "5"]);
        assert_eq!(rows(&site, &[A], "SELECT VALUE c.id FROM c ORDER BY c.n").await, ["5", "4", "2", "1"]);
        let (mut counted, mut keys) = (0, 0);
        for id in ranges(&site).await {
            counted += rows(&site, &[range(&id)], "SELECT VALUE COUNT(1) FROM c").await[0].as_u64().unwrap();
            keys += rows(&site, &[range(&id)], "SELECT c.pk, COUNT(1) AS n FROM c GROUP BY c.pk").await.len();
        }
        assert_eq!((counted, keys), (7, 2));
        assert_eq!(rows(&site, &[], "SELECT VALUE c.id FROM c WHERE c.pk = 'b'").await, ["0", "3", "6"]);
        let body = json!({"query": "SELECT VALUE c.id FROM c WHERE c.n = @n", "parameters": [{"name": "@n", "value": 2}]});
        let reply = site.send("POST", DOCS, &[QUERY, ACROSS], body).await;
        assert_eq!((reply.status, &reply.body["Documents"]), (200, &json!(["4"])));
        assert_eq!(reply.body["_rid"], site.get("/dbs/shop/colls/orders").await.body["_rid"]);
    }
}

#[tokio::test]
async fn pages_of_any_size_have_the_same_rows() {
    for site in sites().await {
        for text in [
            "SELECT * FROM c",
            "SELECT VALUE c.id FROM c WHERE c.n > 2",
            "SELECT c.id, t FROM c JOIN t IN c.tags",
            "SELECT VALUE c.id FROM c ORDER BY c.n DESC",
            "SELECT DISTINCT VALUE c.pk FROM c",
            "SELECT TOP 3 * FROM c",
            "SELECT VALUE c.id FROM c OFFSET 1 LIMIT 4",
            "SELECT VALUE COUNT(1) FROM c",
            "SELECT c.id FROM c WHERE c.id = 'none'",
        ] {
            for id in ranges(&site).await {
                let all = rows(&site, &[range(&id)], text).await;
                for size in 1..=8 {
                    assert_eq!(paged(&site, DOCS, &[range(&id)], text, size).await, all, "{text} by {size} in {id}");
                }
            }
        }
        let some = ask(&site, DOCS, &[ACROSS, ("x-ms-max-item-count", "-1")], "SELECT * FROM c").await;
        assert_eq!((some.body["_count"].as_u64(), some.header("x-ms-continuation")), (Some(7), None));
        assert_eq!(ask(&site, DOCS, &[RANGE, ("x-ms-max-item-count", "0")], "SELECT * FROM c").await.status, 400);
    }
}

#[tokio::test]
async fn a_scan_goes_on_whatever_comes_and_goes() {
    for site in sites().await {
        let text = "SELECT VALUE c.id FROM c";
        let two = ("x-ms-max-item-count", "2");
        let first = ask(&site, DOCS, &[ACROSS, two], text).await;
        assert_eq!(first.body["Documents"], json!(["0", "1"]));
        for (id, pk) in [("0", "b"), ("1", "a"), ("2", "a")] {
            assert_eq!(site.on_docs("DELETE", id, pk, "").await.status, 204);
        }
        site.add("7", "a").await;
        let next = ("x-ms-continuation", first.header("x-ms-continuation").unwrap());
        assert_eq!(rows(&site, &[ACROSS, next], text).await, ["3", "4", "5", "6", "7"]);
    }
}

#[tokio::test]
async fn a_continuation_serves_its_own_query_only() {
    for site in sites().await {
        site.post("/dbs/shop/colls", json!({"id": "other", "partitionKey": {"paths": ["/pk"]}})).await;
        let text = "SELECT VALUE c.id FROM c";
        let first = ask(&site, DOCS, &[ACROSS, ("x-ms-max-item-count", "1")], text).await;
        let token = first.header("x-ms-continuation").unwrap();
        let next = ("x-ms-continuation", token);
        assert_eq!(ask(&site, DOCS, &[ACROSS, next], text).await.status, 200);
        assert_eq!(ask(&site, DOCS, &[ACROSS, next], "SELECT VALUE c.n FROM c").await.code(), (400, 0));
        assert_eq!(ask(&site, "/dbs/shop/colls/other/docs", &[ACROSS, next], text).await.code(), (400, 0));
        assert_eq!(ask(&site, DOCS, &[A, next], text).await.code(), (400, 0));
        let parameters = json!({"query": text, "parameters": [{"name": "@x", "value": 1}]});
        assert_eq!(site.send("POST", DOCS, &[QUERY, ACROSS, next], parameters).await.code(), (400, 0));
        for bad in ["x", "q1", "q1:::", &format!("{token}0:1"), &token.replace(':', "")] {
            assert_eq!(ask(&site, DOCS, &[ACROSS, ("x-ms-continuation", bad)], text).await.code(), (400, 0), "{bad}");
        }
    }
}

#[tokio::test]
async fn what_is_wrong_is_said_in_the_service_s_form() {
    let site = site().await;
    for (text, code) in [
        ("SELEC * FROM c", "SC1001"),
        ("SELECT * FROM", "SC1001"),
        ("SELECT x.id FROM c", "SC2001"),
        ("SELECT FOO(c.id) FROM c", "SC2005"),
        ("", "SC1001"),
    ] {
        let refused = ask(&site, DOCS, &[ACROSS], text).await;
        assert_eq!((refused.code(), &refused.body["code"]), ((400, 0), &json!("BadRequest")), "{text}: {refused:?}");
        let (errors, _) = refused.message().strip_prefix("Message: ").unwrap().split_once("\r\n").unwrap();
        let errors: Value = serde_json::from_str(errors).unwrap();
        assert_eq!((&errors["errors"][0]["severity"], &errors["errors"][0]["code"]), (&json!("Error"), &json!(code)), "{text}");
    }
    for body in [json!({}), json!([]), json!({"query": 1}), json!({"query": "SELECT 1", "parameters": 1})] {
        assert_eq!(site.send("POST", DOCS, &[QUERY, ACROSS], body.clone()).await.code(), (400, 0), "{body}");
    }
    for item in [json!(1), json!({"name": "x", "value": 1}), json!({"name": "@x"})] {
        let body = json!({"query": "SELECT 1", "parameters": [item]});
        assert_eq!(site.send("POST", DOCS, &[QUERY, ACROSS], body.clone()).await.code(), (400, 0), "{body}");
    }
    let nested = format!("SELECT {}1{} FROM c", "[".repeat(50_000), "]".repeat(50_000));
    assert_eq!(ask(&site, DOCS, &[ACROSS], &nested).await.status, 400);
    assert_eq!(ask(&site, "/dbs/shop/colls/none/docs", &[ACROSS], "SELECT 1").await.code(), (404, 1003));
    assert_eq!(ask(&site, DOCS, &[("x-ms-documentdb-partitionkeyrangeid", "7")], "SELECT 1").await.code(), (410, 1002));
}

#[tokio::test]
async fn deep_nesting_is_borne_or_refused() {
    let site = site().await;
    for (open, middle, close) in [
        ("[", "c", "]"),
        ("{\"a\":", "c", "}"),
        ("ABS(", "c.n", ")"),
        ("(SELECT VALUE ", "c.n", ")"),
        ("ARRAY(SELECT VALUE ", "c.n", ")"),
        ("NOT (", "true", ")"),
        ("-(", "c.n", ")"),
        ("(1 + ", "c.n", ")"),
        ("(true ? ", "1", " : 2)"),
    ] {
        for depth in [20, 40, 60, 100, 126, 200, 5_000] {
            let text = format!("SELECT VALUE {}{middle}{} FROM c", open.repeat(depth), close.repeat(depth));
            for scope in [A, ACROSS] {
                let reply = ask(&site, DOCS, &[scope], &text).await;
                assert!([200, 400].contains(&reply.status), "{open} {depth}: {reply:?}");
            }
            assert!(depth < 200 || ask(&site, DOCS, &[A], &text).await.status == 400, "{open} {depth}");
        }
    }
}

#[tokio::test]
async fn a_join_without_end_is_ended() {
    let site = Site::with_orders().await;
    let many: Vec<u32> = (0..3000).collect();
    site.on_docs("POST", "", "a", json!({"id": "1", "pk": "a", "many": many})).await;
    let endless = "SELECT VALUE COUNT(1) FROM c JOIN x IN c.many JOIN y IN c.many JOIN z IN c.many";
    assert_eq!(ask(&site, DOCS, &[A], endless).await.code(), (400, 0));
}

#[tokio::test]
async fn what_is_large_may_be_gone_through() {
    let site = Site::with_orders().await;
    let many: Vec<u32> = (1_000_000..1_130_000).collect();
    for id in 0..8 {
        let made = site.on_docs("POST", "", "a", json!({"id": id.to_string(), "pk": "a", "many": many})).await;
        assert_eq!(made.status, 201, "{made:?}");
    }
    let counted = rows(&site, &[A], "SELECT VALUE COUNT(1) FROM c JOIN x IN c.many WHERE x > 5").await;
    assert_eq!(counted, [json!(8 * 130_000)]);
}

#[tokio::test]
async fn the_gateway_merges_nothing() {
    for site in sites().await {
        let simple = ask(&site, DOCS, &[], "SELECT * FROM c").await;
        assert_eq!(simple.code(), (400, 0));
        assert!(simple.message().starts_with("Cross partition query is required but disabled."), "{simple:?}");
        for text in [
            "SELECT * FROM c ORDER BY c.n",
            "SELECT VALUE COUNT(1) FROM c",
            "SELECT TOP 1 * FROM c",
            "SELECT * FROM c OFFSET 1 LIMIT 1",
            "SELECT DISTINCT c.pk FROM c",
            "SELECT c.pk FROM c GROUP BY c.pk",
        ] {
            let refused = ask(&site, DOCS, &[ACROSS], text).await;
            assert_eq!(refused.code(), (400, 1004), "{text}: {refused:?}");
            let plan: Value = serde_json::from_str(&refused.text("additionalErrorInfo")).unwrap();
            assert_eq!(plan["queryRanges"][0]["max"], "FF", "{text}: {plan}");
            for scope in [A, RANGE] {
                assert_eq!(ask(&site, DOCS, &[scope], text).await.status, 200, "{text}");
            }
        }
        let rewritten = "SELECT c._rid, [{\"item\": c.n}] AS orderByItems, c.id AS payload FROM c WHERE (true) ORDER BY c.n";
        let mut first = Vec::new();
        for id in ranges(&site).await {
            first.extend(rows(&site, &[range(&id)], rewritten).await.into_iter().take(1));
            let counted = rows(&site, &[range(&id)], "SELECT VALUE [{\"item\": COUNT(1)}] FROM c").await;
            assert!(counted[0][0]["item"].is_u64(), "{counted:?}");
        }
        first.sort_by_key(|row| row["orderByItems"][0]["item"].as_u64());
        assert_eq!((&first[0]["orderByItems"], &first[0]["payload"]), (&json!([{"item": 0}]), &json!("6")));
    }
}

#[tokio::test]
async fn queries_are_planned() {
    for site in sites().await {
        let plan = async |features: &str, text: &str| {
            let headers =
                [("x-ms-cosmos-is-query-plan-request", "True"), ("x-ms-cosmos-supported-query-features", features), ACROSS];
            site.send("POST", DOCS, &headers, json!({"query": text})).await
        };
        let made = plan("OrderBy, Top", "SELECT TOP 2 * FROM c ORDER BY c.n").await;
        assert_eq!(made.status, 200, "{made:?}");
        let info = &made.body["queryInfo"];
        assert_eq!((&info["top"], &info["orderBy"]), (&json!(2), &json!(["Ascending"])));
        assert!(info["rewrittenQuery"].as_str().unwrap().contains("{documentdb-formattableorderbyquery-filter}"));
        let range = &plan("Top", "SELECT * FROM c WHERE c.pk = 'a'").await.body["queryRanges"][0];
        assert_eq!(range["min"], range["max"]);
        let missing = plan("OrderBy,Top", "SELECT VALUE COUNT(1) FROM c").await;
        assert_eq!(missing.code(), (400, 0));
        assert!(missing.message().contains("does not support. Aggregate"), "{missing:?}");
        assert_eq!(plan("OrderBy", "SELEC").await.code(), (400, 0));
    }
}

#[tokio::test]
async fn other_feeds_are_queried() {
    let site = site().await;
    for id in ["ann", "bob", "cid"] {
        site.post("/dbs/shop/users", json!({"id": id})).await;
    }
    for path in ["/dbs/shop/users", "/dbs/shop/colls", "/dbs", "/offers", "/dbs/shop/colls/orders/sprocs"] {
        let text = "SELECT * FROM root r";
        let all = paged(&site, path, &[], text, 100).await;
        for size in 1..=3 {
            assert_eq!(paged(&site, path, &[], text, size).await.len(), all.len(), "{path}");
        }
        let list = site.get(path).await;
        assert_eq!(list.body["_count"], all.len(), "{path}");
    }
    let users = ask(&site, "/dbs/shop/users", &[], "SELECT VALUE u.id FROM users u ORDER BY u.id DESC").await;
    assert_eq!(users.body["Users"], json!(["cid", "bob", "ann"]));
    let collection = site.get("/dbs/shop/colls/orders").await;
    let body = json!({
        "query": "SELECT * FROM root r WHERE r.resource = @link",
        "parameters": [{"name": "@link", "value": collection.body["_self"]}],
    });
    let offers = site.send("POST", "/offers", &[QUERY], body).await;
    assert_eq!(offers.body["Offers"][0]["offerResourceId"], collection.body["_rid"], "{offers:?}");
    let conflicts = ask(&site, "/dbs/shop/colls/orders/conflicts", &[ACROSS], "SELECT * FROM c").await;
    assert_eq!((conflicts.status, &conflicts.body["Conflicts"]), (200, &json!([])));
    let permission = json!({"id": "p", "permissionMode": "Read", "resource": "dbs/shop/colls/orders"});
    site.post("/dbs/shop/users/ann/permissions", permission).await;
    let permissions = ask(&site, "/dbs/shop/users/ann/permissions", &[], "SELECT p._token FROM p").await;
    assert!(permissions.body["Permissions"][0]["_token"].as_str().unwrap().starts_with("type=resource"), "{permissions:?}");
}

#[tokio::test]
async fn the_same_query_costs_the_same_and_tells_what_it_did() {
    for site in sites().await {
        let text = "SELECT * FROM c WHERE c.n > 3";
        let [first, second] = [ask(&site, DOCS, &[A], text).await, ask(&site, DOCS, &[A], text).await];
        let charge = first.header("x-ms-request-charge").unwrap();
        assert!(charge.parse::<f64>().unwrap() > 2.3, "{charge}");
        assert_eq!(second.header("x-ms-request-charge"), Some(charge));
        assert_eq!(first.header("x-ms-documentdb-query-metrics"), None);
        let told = ask(&site, DOCS, &[A, ("x-ms-documentdb-populatequerymetrics", "True")], text).await;
        let metrics = told.header("x-ms-documentdb-query-metrics").unwrap();
        assert!(metrics.contains(";retrievedDocumentCount=4;"), "{metrics}");
        assert!(metrics.contains(";outputDocumentCount=2;"), "{metrics}");
    }
}

#[tokio::test]
async fn resource_tokens_query_what_they_are_for() {
    for site in sites().await {
        site.post("/dbs/shop/users", json!({"id": "ann"})).await;
        let token =
            async |permission: Value| encode(&site.post("/dbs/shop/users/ann/permissions", permission).await.text("_token"));
        let all = token(json!({"id": "p", "permissionMode": "Read", "resource": "dbs/shop/colls/orders"})).await;
        let of_a =
            json!({"id": "q", "permissionMode": "Read", "resource": "dbs/shop/colls/orders", "resourcePartitionKey": ["a"]});
        let of_a = token(of_a).await;
        let body = json!({"query": "SELECT * FROM c"});
        for (token, scope, status) in
            [(&all, ACROSS, 200), (&all, A, 200), (&of_a, A, 200), (&of_a, ACROSS, 403), (&of_a, (KEY, r#"["b"]"#), 403)]
        {
            let reply = site.send_as(token, "POST", DOCS, &[QUERY, scope], body.clone()).await;
            assert_eq!(reply.status, status, "{scope:?}: {reply:?}");
        }
        assert_eq!(site.send_as(&all, "POST", "/dbs", &[QUERY], body).await.status, 403);
    }
}

#[tokio::test]
async fn the_front_of_a_hierarchical_key_will_do() {
    for partitions in [1, 4] {
        let site = Site::of(Emulator::builder().partitions(partitions));
        site.post("/dbs", json!({"id": "shop"})).await;
        let definition = json!({"paths": ["/t", "/u"], "kind": "MultiHash", "version": 2});
        site.post("/dbs/shop/colls", json!({"id": "orders", "partitionKey": definition})).await;
        for (id, t, u) in [("1", "x", "p"), ("2", "x", "q"), ("3", "y", "p")] {
            let key = json!([t, u]).to_string();
            let made = site.send("POST", DOCS, &[(KEY, &key)], json!({"id": id, "t": t, "u": u})).await;
            assert_eq!(made.status, 201, "{made:?}");
        }
        let text = "SELECT VALUE c.id FROM c";
        assert_eq!(rows(&site, &[(KEY, r#"["x"]"#)], text).await, ["1", "2"]);
        assert_eq!(rows(&site, &[(KEY, r#"["x","q"]"#)], text).await, ["2"]);
        assert_eq!(rows(&site, &[ACROSS], text).await, ["1", "2", "3"]);
    }
}

#[tokio::test]
async fn the_client_queries() {
    let emulator = Emulator::builder().partitions(4).in_process().unwrap();
    let client = Client::builder(emulator.endpoint()).key(emulator.key()).unwrap().transport(emulator.transport());
    let client = client.build().unwrap();
    client.create_database("shop").await.unwrap();
    let shop = client.database("shop");
    shop.create_collection("orders", serde_json::from_value(json!({"paths": ["/pk"], "version": 2})).unwrap()).await.unwrap();
    let orders = shop.collection("orders");
    for n in 0..5 {
        orders.create_document("a", &json!({"id": n.to_string(), "pk": "a", "n": n})).await.unwrap();
    }
    let query = orders.query_documents("SELECT * FROM c WHERE c.n >= @least ORDER BY c.n DESC").param("@least", 2);
    let found: Vec<Value> = query.partition_key("a").await.unwrap().into_items().unwrap();
    let ids: Vec<&Value> = found.iter().map(|row| &row["id"]).collect();
    assert_eq!(ids, ["4", "3", "2"]);
    let refused = orders.query_documents("SELEC").partition_key("a").await.unwrap_err();
    assert!(refused.to_string().contains("SC1001"), "{refused}");
}

#[tokio::test]
async fn it_says_in_which_order_equal_rows_come() {
    let site = site().await;
    for (order, backwards, ids) in
        [("", false, ["0", "3", "6"]), (" ORDER BY c.pk", false, ["0", "3", "6"]), (" ORDER BY c.pk DESC", true, ["6", "3", "0"])]
    {
        let reply = ask(&site, DOCS, &[ACROSS], &format!("SELECT VALUE c.id FROM c WHERE c.pk = 'b'{order}")).await;
        assert_eq!(reply.body["Documents"], json!(ids), "{order}");
        let info: Value = serde_json::from_str(reply.header("x-ms-cosmos-query-execution-info").unwrap()).unwrap();
        assert_eq!(info, json!({"reverseRidEnabled": false, "reverseIndexScan": backwards}), "{order}");
    }
    let databases = ask(&site, "/dbs", &[], "SELECT * FROM c").await;
    assert_eq!((databases.status, databases.header("x-ms-cosmos-query-execution-info")), (200, None), "they are in no index");
}
