//! A state that is kept in a file: all of it is there when the emulator is started anew.

#![cfg(feature = "durable")]

use std::path::Path;

use cosmosdb_emulator::Emulator;
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::media::read_media;
use crate::site::{KEY, Reply, Site};

mod errors;
mod measure;
mod program;

const ORDERS: &str = "/dbs/shop/colls/orders";
const DOCS: &str = "/dbs/shop/colls/orders/docs";
const QUERY: (&str, &str) = ("x-ms-documentdb-isquery", "True");
const LATEST: (&str, &str) = ("A-IM", "Incremental Feed");
const ALL: [(&str, &str); 2] = [("A-IM", "Full-Fidelity Feed"), ("x-ms-cosmos-changefeed-wire-format-version", "2021-09-15")];

fn site(file: &Path) -> Site {
    Site::of(Emulator::builder().data(file).partitions(2).regions(["West US", "East US"]))
}

fn file() -> (TempDir, std::path::PathBuf) {
    let directory = tempfile::tempdir().unwrap();
    let file = directory.path().join("shop.redb");
    (directory, file)
}

/// Some of everything.
pub(crate) async fn fill(site: &Site) {
    let made = |reply: Reply| assert!(matches!(reply.status, 200 | 201), "{reply:?}");
    made(site.send("POST", "/dbs", &[("x-ms-offer-throughput", "1000")], json!({"id": "shop"})).await);
    let definition = json!({
        "id": "orders",
        "partitionKey": {"paths": ["/pk"], "kind": "Hash", "version": 2},
        "uniqueKeyPolicy": {"uniqueKeys": [{"paths": ["/number"]}]},
        "defaultTtl": -1,
        "changeFeedPolicy": {"retentionDuration": 10},
    });
    made(site.send("POST", "/dbs/shop/colls", &[("x-ms-offer-throughput", "500")], &definition).await);
    made(
        site.post(
            "/dbs/shop/colls",
            json!({"id": "old", "partitionKey": {"paths": ["/a", "/b"], "kind": "MultiHash", "version": 2}}),
        )
        .await,
    );
    for n in 0..20 {
        let document =
            json!({"id": n.to_string(), "pk": format!("k{n}"), "number": n, "half": 0.5, "text": "ä\u{0}\"", "deep": [[{}]]});
        made(site.on_docs("POST", "", &format!("k{n}"), &document).await);
    }
    made(site.on_docs("POST", "", "t", json!({"id": "t", "pk": "t", "number": -1, "ttl": 60})).await);
    made(site.on_docs("PUT", "3", "k3", json!({"id": "3", "pk": "k3", "number": 33})).await);
    assert_eq!(site.on_docs("DELETE", "19", "k19", "").await.status, 204);
    made(
        site.post(
            &format!("{ORDERS}/sprocs"),
            json!({"id": "p", "body": "function () { getContext().getResponse().setBody(1); }"}),
        )
        .await,
    );
    made(site.post(&format!("{ORDERS}/udfs"), json!({"id": "f", "body": "function (x) { return x + 1; }"})).await);
    let trigger = json!({"id": "t", "body": "function () {}", "triggerType": "Pre", "triggerOperation": "All"});
    made(site.post(&format!("{ORDERS}/triggers"), trigger).await);
    made(site.post("/dbs/shop/users", json!({"id": "ann"})).await);
    let permission = json!({"id": "all", "permissionMode": "All", "resource": "dbs/shop/colls/orders"});
    made(site.post("/dbs/shop/users/ann/permissions", permission).await);
    let raw = [(KEY, r#"["k1"]"#), ("Slug", "note.txt"), ("Content-Type", "text/plain")];
    made(site.send("POST", &format!("{DOCS}/1/attachments"), &raw, "hello").await);
    let offers = site.get("/offers").await;
    let mut offer = offers.body["Offers"][0].clone();
    offer["content"] = json!({"offerThroughput": 1200});
    made(site.put(&format!("/offers/{}", offer["id"].as_str().unwrap()), offer).await);
}

/// What clients can see: bodies, entity tags and sessions.
async fn look(site: &Site) -> Vec<Value> {
    let mut seen = Vec::new();
    let mut note = |what: &str, reply: Reply| {
        assert!(reply.status < 300, "{what}: {reply:?}");
        let headers = ["etag", "x-ms-session-token", "x-ms-resource-usage", "x-ms-resource-quota", "lsn", "x-ms-item-count"];
        let headers: Vec<_> = headers.iter().map(|name| reply.header(name)).collect();
        let mut body = reply.body.clone();
        // A token is made anew for whoever asks.
        body.pointer_mut("/Permissions/0/_token").map(Value::take);
        seen.push(json!([what, body, headers]));
    };
    for path in [
        "/",
        "/dbs",
        "/dbs/shop",
        "/dbs/shop/colls",
        "/dbs/shop/colls/old",
        ORDERS,
        DOCS,
        "/offers",
        "/dbs/shop/users",
        "/dbs/shop/users/ann/permissions",
        "/dbs/shop/colls/orders/pkranges",
        "/dbs/shop/colls/orders/sprocs",
        "/dbs/shop/colls/orders/udfs",
        "/dbs/shop/colls/orders/triggers",
    ] {
        note(path, site.get(path).await);
    }
    note("documents by key", site.on_docs("GET", "3", "k3", "").await);
    note("attachments", site.send("GET", &format!("{DOCS}/1/attachments"), &[(KEY, r#"["k1"]"#)], "").await);
    note("latest", site.send("GET", DOCS, &[LATEST], "").await);
    let all = [ALL[0], ALL[1], ("If-None-Match", "\"3\"")];
    note("all", site.send("GET", DOCS, &all, "").await);
    let query = [QUERY, ("x-ms-documentdb-query-enablecrosspartition", "True")];
    note("query", site.send("POST", DOCS, &query, json!({"query": "SELECT * FROM c WHERE c.number > 10"})).await);
    seen
}

#[tokio::test]
async fn everything_is_there_after_a_restart() {
    let (_directory, file) = file();
    let before = site(&file);
    fill(&before).await;
    let seen = look(&before).await;
    drop(before);
    let after = site(&file);
    assert_eq!(look(&after).await, seen);

    let media = after.send("GET", &format!("{DOCS}/1/attachments/note.txt"), &[(KEY, r#"["k1"]"#)], "").await.text("media");
    let media = read_media(&after, &media).await;
    assert_eq!((&media.bytes[..], media.header("content-type")), (&b"hello"[..], Some("text/plain")));
    let run = after.send("POST", &format!("{ORDERS}/sprocs/p"), &[(KEY, r#"["k1"]"#)], "[]").await;
    assert_eq!((run.status, &run.bytes[..]), (200, &b"1"[..]), "{run:?}");
    // Once more: what was written after a restart is kept, too.
    after.add("new", "k").await;
    let seen = look(&after).await;
    drop(after);
    assert_eq!(look(&site(&file)).await, seen);
}

#[tokio::test]
async fn what_follows_from_the_documents_is_reckoned_anew() {
    let (_directory, file) = file();
    let before = site(&file);
    fill(&before).await;
    drop(before);
    let after = site(&file);
    let taken = after.on_docs("POST", "", "k3", json!({"id": "x", "pk": "k3", "number": 33})).await;
    assert_eq!(taken.code(), (409, 3301), "unique keys");
    let free = after.on_docs("POST", "", "k3", json!({"id": "x", "pk": "k3", "number": 3})).await;
    assert_eq!(free.status, 201, "{free:?}");
    assert_eq!(after.on_docs("POST", "", "k4", json!({"id": "4", "pk": "k4", "number": 44})).await.code(), (409, 0), "names");
    assert_eq!(after.on_docs("GET", "t", "t", "").await.status, 200);
    after.wait(61);
    assert_eq!(after.on_docs("GET", "t", "t", "").await.status, 404, "lifetimes");
    drop(after);
    // That it expired was found out by a read, and kept.
    let again = site(&file);
    assert_eq!(again.on_docs("GET", "t", "t", "").await.status, 404);
}

#[tokio::test]
async fn what_was_deleted_stays_so_and_its_rid_is_not_given_again() {
    let (_directory, file) = file();
    let before = site(&file);
    before.add_orders().await;
    before.add("1", "a").await;
    let last = before.add("2", "a").await.text("_rid");
    assert_eq!(before.on_docs("DELETE", "2", "a", "").await.status, 204);
    let gone = before.post("/dbs", json!({"id": "gone"})).await;
    before.post("/dbs/gone/colls", json!({"id": "c", "partitionKey": {"paths": ["/pk"]}})).await;
    before.send("POST", "/dbs/gone/colls/c/docs", &[(KEY, r#"["a"]"#)], json!({"id": "1", "pk": "a"})).await;
    assert_eq!(before.delete("/dbs/gone").await.status, 204);
    drop(before);

    let after = site(&file);
    assert_eq!(after.get("/dbs").await.ids("Databases"), ["shop"]);
    assert_eq!(after.on_docs("GET", "2", "a", "").await.status, 404);
    let new = after.add("2", "a").await.text("_rid");
    assert_ne!(new, last);
    let made = after.post("/dbs", json!({"id": "gone"})).await;
    assert_ne!(made.text("_rid"), gone.text("_rid"));
    assert_eq!(after.get("/dbs/gone/colls").await.ids("DocumentCollections"), Vec::<String>::new());
}

#[tokio::test]
async fn sessions_and_continuations_go_on() {
    let (_directory, file) = file();
    let before = site(&file);
    fill(&before).await;
    let latest = before.send("GET", DOCS, &[LATEST], "").await;
    let all = before.send("GET", DOCS, &[ALL[0], ALL[1], ("If-None-Match", "*")], "").await;
    let page = before.send("GET", DOCS, &[("x-ms-max-item-count", "5")], "").await;
    let session = before.add("s", "k1").await.header("x-ms-session-token").unwrap().to_owned();
    drop(before);

    let after = site(&file);
    let read = after.send("GET", &format!("{DOCS}/s"), &[(KEY, r#"["k1"]"#), ("x-ms-session-token", &session)], "").await;
    assert_eq!(read.status, 200, "{read:?}");
    let (range, lsn) = session.split_once('#').unwrap();
    let ahead = format!("{range}#{}", lsn.split('#').next().unwrap().parse::<u64>().unwrap() + 1);
    let read = after.send("GET", &format!("{DOCS}/s"), &[(KEY, r#"["k1"]"#), ("x-ms-session-token", &ahead)], "").await;
    assert_eq!(read.code(), (404, 1002));
    let news = after.send("GET", DOCS, &[LATEST, ("If-None-Match", latest.header("etag").unwrap())], "").await;
    assert_eq!(news.ids("Documents"), ["s"]);
    let news = after.send("GET", DOCS, &[ALL[0], ALL[1], ("If-None-Match", all.header("etag").unwrap())], "").await;
    assert_eq!(news.body["Documents"][0]["current"]["id"], "s", "{news:?}");
    let rest = after.send("GET", DOCS, &[("x-ms-continuation", page.header("x-ms-continuation").unwrap())], "").await;
    assert_eq!(rest.ids("Documents").len(), 20 + 1 - 5, "{rest:?}");
}

#[tokio::test]
async fn partitions_and_regions_are_as_they_were_made() {
    let (_directory, file) = file();
    let before = site(&file);
    fill(&before).await;
    before.emulator.split("dbs/shop/colls/orders", "0").unwrap();
    before.emulator.merge("dbs/shop/colls/orders", "3", "1").unwrap();
    before.emulator.failover("East US").unwrap();
    before.add("later", "k1").await;
    let ranges = before.get(&format!("{ORDERS}/pkranges")).await;
    let session = before.get(DOCS).await.header("x-ms-session-token").map(str::to_owned);
    let places = before.get("/").await.body["writableLocations"].clone();
    drop(before);

    let after = site(&file);
    assert_eq!(after.get(&format!("{ORDERS}/pkranges")).await.body, ranges.body);
    assert_eq!(after.get(DOCS).await.header("x-ms-session-token").map(str::to_owned), session);
    assert_eq!(after.get("/").await.body["writableLocations"], places);
    assert_eq!(after.emulator.split("dbs/shop/colls/orders", "4").unwrap(), ["5", "6"]);
}

#[tokio::test]
async fn what_was_undone_is_not_kept() {
    let (_directory, file) = file();
    let before = site(&file);
    before.add_orders().await;
    before.add("1", "a").await;
    let batch = [("x-ms-cosmos-is-batch-request", "True"), ("x-ms-cosmos-batch-atomic", "True"), (KEY, r#"["a"]"#)];
    let operations = json!([
        {"operationType": "Create", "resourceBody": {"id": "2", "pk": "a"}},
        {"operationType": "Delete", "id": "1"},
        {"operationType": "Create", "resourceBody": {"id": "2", "pk": "a"}},
    ]);
    assert_eq!(before.send("POST", DOCS, &batch, operations).await.status, 207);
    let seen = before.get(DOCS).await;
    assert_eq!(seen.ids("Documents"), ["1"]);
    drop(before);
    let after = site(&file).get(DOCS).await;
    assert_eq!((after.body, after.headers.get("x-ms-session-token")), (seen.body, seen.headers.get("x-ms-session-token")));
}

#[tokio::test]
async fn without_fsync_it_outlives_the_emulator_all_the_same() {
    let (_directory, file) = file();
    let before = Site::of(Emulator::builder().data(&file).fsync(false));
    before.add_orders().await;
    before.add("1", "a").await;
    drop(before);
    assert_eq!(Site::of(Emulator::builder().data(&file)).on_docs("GET", "1", "a", "").await.status, 200);
}
