//! The change feed: the latest versions, and all of them.

use serde_json::{Value, json};

use crate::site::{KEY, Reply, Site};

const DOCS: &str = "/dbs/shop/colls/orders/docs";
const LATEST: (&str, &str) = ("A-IM", "Incremental Feed");
const ALL: [(&str, &str); 2] = [("A-IM", "Full-Fidelity Feed"), ("x-ms-cosmos-changefeed-wire-format-version", "2021-09-15")];
const A: (&str, &str) = (KEY, r#"["a"]"#);

async fn latest(site: &Site, headers: &[(&str, &str)]) -> Reply {
    site.send("GET", DOCS, &[&[LATEST], headers].concat(), "").await
}

async fn all(site: &Site, headers: &[(&str, &str)]) -> Reply {
    site.send("GET", DOCS, &[&ALL, headers].concat(), "").await
}

fn etag(reply: &Reply) -> String {
    reply.header("etag").unwrap_or_else(|| panic!("no etag: {reply:?}")).to_owned()
}

async fn replace(site: &Site, id: &str, n: u64) -> Reply {
    site.on_docs("PUT", id, "a", json!({"id": id, "pk": "a", "n": n})).await
}

/// With a collection that keeps all changes for two minutes.
async fn with_log() -> Site {
    let site = Site::new();
    assert_eq!(site.post("/dbs", json!({"id": "shop"})).await.status, 201);
    let made = site.post("/dbs/shop/colls", definition(json!({"retentionDuration": 2}))).await;
    assert_eq!(made.status, 201, "{made:?}");
    site
}

fn definition(policy: Value) -> Value {
    let key = json!({"paths": ["/pk"], "kind": "Hash", "version": 2});
    json!({"id": "orders", "partitionKey": key, "defaultTtl": -1, "changeFeedPolicy": policy})
}

#[tokio::test]
async fn changes_come_in_their_order_and_once_a_document() {
    let site = Site::with_orders().await;
    assert_eq!(latest(&site, &[]).await.status, 304);
    for id in ["1", "2", "3"] {
        site.add(id, "a").await;
    }
    replace(&site, "1", 1).await;
    let patch = json!([{"op": "set", "path": "/n", "value": 2}]);
    assert_eq!(site.on_docs("PATCH", "2", "a", patch).await.status, 200);
    site.on_docs("DELETE", "3", "a", "").await;
    let feed = latest(&site, &[]).await;
    assert_eq!((feed.status, feed.ids("Documents")), (200, vec!["1".to_owned(), "2".to_owned()]));
    assert_eq!(feed.header("x-ms-item-count"), Some("2"));
    let (first, second) = (&feed.body["Documents"][0], &feed.body["Documents"][1]);
    assert_eq!((&first["n"], &second["n"]), (&json!(1), &json!(2)));
    assert!(first["_lsn"].as_u64() < second["_lsn"].as_u64());
    assert_eq!(etag(&feed), format!("\"{}\"", second["_lsn"]));

    let nothing = latest(&site, &[("If-None-Match", &etag(&feed))]).await;
    assert_eq!((nothing.status, nothing.bytes.len()), (304, 0));
    replace(&site, "1", 3).await;
    for position in [etag(&feed), etag(&nothing)] {
        let news = latest(&site, &[("If-None-Match", &position)]).await;
        assert_eq!((news.status, news.ids("Documents")), (200, vec!["1".to_owned()]));
    }
}

#[tokio::test]
async fn it_begins_where_it_is_told_to() {
    let site = Site::with_orders().await;
    site.add("1", "a").await;
    let noon = crate::site::cosmos_date(site.now());
    site.wait(60);
    let now = latest(&site, &[("If-None-Match", "*")]).await;
    assert_eq!(now.status, 304);
    site.add("2", "a").await;
    let since = |date: String| {
        let site = &site;
        async move { latest(site, &[("If-Modified-Since", &date)]).await }
    };
    assert_eq!(latest(&site, &[("If-None-Match", &etag(&now))]).await.ids("Documents"), ["2"]);
    assert_eq!(since(noon).await.ids("Documents"), ["2"]);
    assert_eq!(since("Thu, 01 Jan 1970 00:00:00 GMT".to_owned()).await.ids("Documents"), ["1", "2"]);
    assert_eq!(since(crate::site::cosmos_date(site.now())).await.status, 304);
    assert_eq!(since("noon".to_owned()).await.code(), (400, 0));
    for bad in ["\"x\"", "\"99999\""] {
        assert_eq!(latest(&site, &[("If-None-Match", bad)]).await.code(), (400, 0), "{bad}");
    }
}

#[tokio::test]
async fn pages_go_on_where_the_last_one_ended() {
    let site = Site::with_orders().await;
    for n in 0..7 {
        site.add(&n.to_string(), if n % 3 == 0 { "b" } else { "a" }).await;
    }
    let mut seen = Vec::new();
    let mut position = String::new();
    loop {
        let page = latest(&site, &[("x-ms-max-item-count", "3"), ("If-None-Match", &position)]).await;
        position = etag(&page);
        if page.status == 304 {
            break;
        }
        assert!(page.ids("Documents").len() <= 3);
        seen.extend(page.ids("Documents"));
        // What is changed while it is read comes again, at the end.
        if seen.len() == 3 {
            replace(&site, "1", 1).await;
        }
    }
    assert_eq!(seen, ["0", "1", "2", "3", "4", "5", "6", "1"]);
    assert_eq!(latest(&site, &[("x-ms-max-item-count", "0")]).await.code(), (400, 0));
}

#[tokio::test]
async fn it_can_be_of_a_key_or_a_range() {
    let site = Site::with_orders().await;
    for (id, pk) in [("1", "a"), ("2", "b"), ("3", "a")] {
        site.add(id, pk).await;
    }
    let of_a = latest(&site, &[A]).await;
    assert_eq!(of_a.ids("Documents"), ["1", "3"]);
    site.add("4", "b").await;
    assert_eq!(latest(&site, &[A, ("If-None-Match", &etag(&of_a))]).await.status, 304);
    let range = |id: &'static str| ("x-ms-documentdb-partitionkeyrangeid", id);
    assert_eq!(latest(&site, &[range("0")]).await.body["_count"], 4);
    assert_eq!(latest(&site, &[range("7")]).await.code(), (410, 1002));
    let elsewhere = site.send("GET", "/dbs/shop/colls/none/docs", &[LATEST], "").await;
    assert_eq!(elsewhere.code(), (404, 1003));
    assert_eq!(latest(&site, &[("x-ms-session-token", "0:-1#999")]).await.code(), (404, 1002));
}

#[tokio::test]
async fn the_latest_versions_may_come_in_envelopes() {
    let site = Site::with_orders().await;
    site.add("1", "a").await;
    site.add("2", "a").await;
    replace(&site, "1", 1).await;
    let feed = latest(&site, &[ALL[1]]).await;
    let kinds: Vec<&Value> = (0..2).map(|n| &feed.body["Documents"][n]["metadata"]["operationType"]).collect();
    assert_eq!(kinds, ["create", "replace"]);
    assert_eq!(feed.body["Documents"][1]["current"]["n"], 1);
    assert_eq!(latest(&site, &[("x-ms-cosmos-changefeed-wire-format-version", "1")]).await.code(), (400, 0));
}

#[tokio::test]
async fn a_failed_batch_leaves_no_trace() {
    let site = with_log().await;
    site.add("1", "a").await;
    let start = etag(&all(&site, &[("If-None-Match", "*")]).await);
    let batch = [A, ("x-ms-cosmos-is-batch-request", "True"), ("x-ms-cosmos-batch-atomic", "True")];
    let delete = |id: &str| json!({"operationType": "Delete", "id": id});
    assert_eq!(site.send("POST", DOCS, &batch, json!([delete("1"), delete("2")])).await.status, 207);
    assert_eq!(all(&site, &[("If-None-Match", &start)]).await.status, 304);
    assert_eq!(latest(&site, &[]).await.ids("Documents"), ["1"]);
    assert_eq!(site.send("POST", DOCS, &batch, json!([delete("1")])).await.status, 200);
    assert_eq!(all(&site, &[("If-None-Match", &start)]).await.body["_count"], 1);
}

#[tokio::test]
async fn all_versions_and_deletes_are_told() {
    let site = with_log().await;
    let start = all(&site, &[("If-None-Match", "*")]).await;
    assert_eq!(start.status, 304);
    let start = etag(&start);
    site.add("1", "a").await;
    replace(&site, "1", 1).await;
    site.on_docs("DELETE", "1", "a", "").await;
    site.on_docs("POST", "", "b", json!({"id": "2", "pk": "b", "ttl": 5})).await;
    site.wait(5);
    let feed = all(&site, &[("If-None-Match", &start)]).await;
    let rows = feed.body["Documents"].as_array().unwrap();
    let kinds: Vec<&str> = rows.iter().map(|row| row["metadata"]["operationType"].as_str().unwrap()).collect();
    assert_eq!(kinds, ["create", "replace", "delete", "create", "delete"]);
    let lsn = |n: usize| &rows[n]["metadata"]["lsn"];
    assert!(rows[0].get("previous").is_none() && rows[0]["metadata"].get("previousImageLSN").is_none());
    assert_eq!((&rows[1]["current"]["n"], rows[1]["previous"].get("n")), (&json!(1), None));
    assert_eq!(&rows[1]["metadata"]["previousImageLSN"], lsn(0));
    assert_eq!((&rows[2]["current"], &rows[2]["previous"]["n"]), (&json!({}), &json!(1)));
    let deleted = &rows[2]["metadata"];
    assert_eq!((&deleted["id"], &deleted["partitionKey"]), (&json!("1"), &json!(["a"])));
    assert_eq!((&deleted["timeToLiveExpired"], &deleted["previousImageLSN"]), (&json!(false), lsn(1)));
    assert_eq!(rows[4]["metadata"]["timeToLiveExpired"], true);
    assert_eq!(all(&site, &[("If-None-Match", &etag(&feed))]).await.status, 304);

    let page = all(&site, &[("If-None-Match", &start), ("x-ms-max-item-count", "2"), A]).await;
    assert_eq!((page.body["_count"].as_u64(), etag(&page)), (Some(2), format!("\"{}\"", lsn(1))));
    let page = all(&site, &[("If-None-Match", &etag(&page)), A]).await;
    assert_eq!((page.body["_count"].as_u64(), etag(&page)), (Some(1), format!("\"{}\"", lsn(2))));
}

#[tokio::test]
async fn changes_are_kept_as_long_as_the_policy_says() {
    let site = with_log().await;
    let start = etag(&all(&site, &[("If-None-Match", "*")]).await);
    site.add("1", "a").await;
    site.wait(120);
    let kept = all(&site, &[("If-None-Match", &start)]).await;
    assert_eq!(kept.body["_count"], 1);
    site.wait(1);
    let gone = all(&site, &[("If-None-Match", &start)]).await;
    assert_eq!(gone.code(), (400, 0));
    assert!(gone.message().contains("no longer"), "{gone:?}");
    assert_eq!(all(&site, &[("If-None-Match", &etag(&kept))]).await.status, 304);
    assert_eq!(all(&site, &[]).await.code(), (400, 0), "not from the beginning");

    let off = site.put("/dbs/shop/colls/orders", definition(json!({"retentionDuration": 0}))).await;
    assert_eq!(off.status, 200, "{off:?}");
    let refused = all(&site, &[("If-None-Match", "*")]).await;
    assert_eq!(refused.code(), (400, 0));
    assert!(refused.message().contains("changeFeedPolicy"), "{refused:?}");
    site.add("2", "a").await;
    let on = site.put("/dbs/shop/colls/orders", definition(json!({"retentionDuration": 2}))).await;
    assert_eq!(on.status, 200, "{on:?}");
    let hole = all(&site, &[("If-None-Match", &etag(&kept))]).await;
    assert_eq!(hole.code(), (400, 0), "{hole:?}");
    let odd = site.put("/dbs/shop/colls/orders", definition(json!({"retentionDuration": 1.5}))).await;
    assert_eq!(odd.code(), (400, 0));
}
