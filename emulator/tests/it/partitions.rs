//! Physical partitions: what lies where, and what becomes of it when they split and merge.

use cosmosdb_emulator::Emulator;
use serde_json::{Value, json};

use crate::site::{KEY, Reply, Site};

const ORDERS: &str = "dbs/shop/colls/orders";
const DOCS: &str = "/dbs/shop/colls/orders/docs";
const RANGES: &str = "/dbs/shop/colls/orders/pkranges";
const QUERY: (&str, &str) = ("x-ms-documentdb-isquery", "True");
const FEED: (&str, &str) = ("A-IM", "Incremental Feed");
const BY_EPK: (&str, &str) = ("x-ms-read-key-type", "EffectivePartitionKeyRange");

const BULK: [(&str, &str); 3] = [
    ("x-ms-cosmos-is-batch-request", "True"),
    ("x-ms-cosmos-batch-atomic", "False"),
    ("x-ms-cosmos-batch-continue-on-error", "True"),
];

fn range(id: &str) -> (&str, &str) {
    ("x-ms-documentdb-partitionkeyrangeid", id)
}

/// With forty documents of as many partition key values, in this many partitions.
async fn site(partitions: u32) -> Site {
    let site = Site::of(Emulator::builder().partitions(partitions));
    site.add_orders().await;
    for n in 0..40 {
        let made =
            site.on_docs("POST", "", &format!("k{n}"), json!({"id": n.to_string(), "pk": format!("k{n}"), "n": n % 7})).await;
        assert_eq!(made.status, 201, "{made:?}");
    }
    site
}

async fn ids_of_ranges(site: &Site) -> Vec<String> {
    site.get(RANGES).await.ids("PartitionKeyRanges")
}

async fn ask(site: &Site, headers: &[(&str, &str)], text: &str) -> Reply {
    site.send("POST", DOCS, &[&[QUERY], headers].concat(), json!({"query": text})).await
}

/// All rows, in pages of three, of a query that goes on from `continuation`.
async fn drain(site: &Site, headers: &[(&str, &str)], text: &str, mut continuation: String) -> Vec<Value> {
    let mut all = Vec::new();
    loop {
        let page = [("x-ms-max-item-count", "3"), ("x-ms-continuation", continuation.as_str())];
        let reply = ask(site, &[headers, &page].concat(), text).await;
        assert_eq!(reply.status, 200, "{text}: {reply:?}");
        all.extend(reply.body["Documents"].as_array().unwrap().iter().cloned());
        match reply.header("x-ms-continuation") {
            Some(next) => next.clone_into(&mut continuation),
            None => return all,
        }
    }
}

fn sorted(mut rows: Vec<Value>) -> Vec<Value> {
    rows.sort_by_key(Value::to_string);
    rows
}

#[tokio::test]
async fn every_document_is_in_one_partition() {
    let site = site(4).await;
    assert_eq!(ids_of_ranges(&site).await, ["0", "1", "2", "3"]);
    let mut all = Vec::new();
    for id in ["0", "1", "2", "3"] {
        let list = site.send("GET", DOCS, &[range(id)], "").await;
        assert_eq!((list.status, list.header("x-ms-documentdb-partitionkeyrangeid")), (200, Some(id)));
        let listed = list.ids("Documents");
        assert!((2..20).contains(&listed.len()), "{listed:?}");
        let queried: Vec<Value> = drain(&site, &[range(id)], "SELECT VALUE c.id FROM c", String::new()).await;
        let changed = site.send("GET", DOCS, &[range(id), FEED], "").await;
        assert_eq!((&json!(listed), &json!(changed.ids("Documents"))), (&json!(queried), &json!(listed)));
        for document in &listed {
            let read = site.on_docs("GET", document, &format!("k{document}"), "").await;
            assert_eq!((read.status, read.header("x-ms-documentdb-partitionkeyrangeid")), (200, Some(id)));
        }
        all.extend(listed);
    }
    all.sort_by_key(|id| id.parse::<u32>().unwrap());
    assert_eq!(all, (0..40).map(|n: u32| n.to_string()).collect::<Vec<_>>());
    let whole = site.send("GET", DOCS, &[], "").await;
    assert_eq!(whole.ids("Documents"), all, "the gateway's order is that of the rids, however many partitions there are");
    assert_eq!(whole.header("x-ms-documentdb-partitionkeyrangeid"), None);
}

#[tokio::test]
async fn the_list_of_ranges_tells_what_has_changed() {
    let site = site(2).await;
    let first = site.send("GET", RANGES, &[FEED], "").await;
    assert_eq!(first.ids("PartitionKeyRanges"), ["0", "1"]);
    let etag = first.header("etag").unwrap().to_owned();
    let since = |etag: String| {
        let site = &site;
        async move { site.send("GET", RANGES, &[FEED, ("If-None-Match", &etag)], "").await }
    };
    assert_eq!(since(etag.clone()).await.status, 304);
    site.add("more", "a").await;
    assert_eq!(since(etag.clone()).await.status, 304, "documents change no ranges");
    assert_eq!(site.emulator.split(ORDERS, "1").unwrap(), ["2", "3"]);
    let news = since(etag).await;
    assert_eq!((news.status, news.ids("PartitionKeyRanges")), (200, vec!["2".to_owned(), "3".to_owned()]));
    let ranges = &news.body["PartitionKeyRanges"];
    assert_eq!((&ranges[0]["parents"], &ranges[1]["parents"]), (&json!(["1"]), &json!(["1"])));
    assert_eq!((&ranges[0]["maxExclusive"], &ranges[1]["maxExclusive"]), (&ranges[1]["minInclusive"], &json!("FF")));
    assert_eq!((&ranges[0]["throughputFraction"], &ranges[0]["status"]), (&json!(0.25), &json!("online")));
    let etag = news.header("etag").unwrap().to_owned();
    assert_eq!(since(etag.clone()).await.status, 304);
    assert_eq!(site.emulator.merge(ORDERS, "0", "2").unwrap(), "4");
    let news = since(etag).await;
    assert_eq!(news.body["PartitionKeyRanges"][0]["parents"], json!(["0", "1", "2"]));
    assert_eq!(ids_of_ranges(&site).await, ["3", "4"]);
}

#[tokio::test]
async fn what_has_split_or_merged_is_gone() {
    let site = site(2).await;
    for wrong in ["1", "dbs/shop", "dbs/shop/colls/none", "dbs/shop/colls/orders/docs/1", "x/y"] {
        assert!(site.emulator.split(wrong, "0").is_err(), "{wrong}");
    }
    assert!(site.emulator.split(ORDERS, "7").is_err() && site.emulator.merge(ORDERS, "0", "0").is_err());
    site.emulator.split(ORDERS, "0").unwrap();
    let old = range("0");
    let bulk = [BULK[0], BULK[1], BULK[2], old];
    let delete = json!([{"operationType": "Delete", "id": "1", "partitionKey": "[\"k1\"]"}]);
    for reply in [
        ask(&site, &[old], "SELECT * FROM c").await,
        site.send("GET", DOCS, &[old], "").await,
        site.send("GET", DOCS, &[old, FEED], "").await,
        site.send("POST", DOCS, &bulk, delete).await,
    ] {
        assert_eq!(reply.code(), (410, 1002), "{reply:?}");
    }
    assert_eq!(site.emulator.merge(ORDERS, "2", "3").unwrap(), "4");
    assert_eq!(ask(&site, &[range("2")], "SELECT * FROM c").await.code(), (410, 1002));
    let rid = site.get("/dbs/shop/colls/orders").await.text("_rid");
    assert_eq!(ask(&site, &[range(&format!("{rid},4"))], "SELECT * FROM c").await.status, 200);
    assert_eq!(ask(&site, &[range("AAAAAA==,4")], "SELECT * FROM c").await.code(), (410, 1002));
}

#[tokio::test]
async fn queries_go_on_where_their_partition_went() {
    for text in [
        "SELECT VALUE c.id FROM c",
        "SELECT VALUE c.id FROM c WHERE c.n > 2",
        "SELECT c._rid, [{\"item\": c.n}] AS orderByItems, c.id AS payload FROM c ORDER BY c.n",
        "SELECT [{\"item\": c.n}] AS groupByItems, {\"n\": {\"item\": COUNT(1)}} AS payload FROM c GROUP BY c.n",
        "SELECT DISTINCT VALUE c.n FROM c",
    ] {
        let site = site(2).await;
        let all = sorted(drain(&site, &[range("0")], text, String::new()).await);
        let first = ask(&site, &[range("0"), ("x-ms-max-item-count", "4")], text).await;
        let told = first.body["Documents"].as_array().unwrap().clone();
        let continuation = first.header("x-ms-continuation").unwrap().to_owned();

        site.emulator.split(ORDERS, "0").unwrap();
        site.emulator.split(ORDERS, "2").unwrap();
        let mut rows = told.clone();
        for id in ["3", "4", "5"] {
            rows.extend(drain(&site, &[range(id)], text, continuation.clone()).await);
        }
        assert_eq!(sorted(rows), all, "{text} after splits");

        site.emulator.merge(ORDERS, "4", "5").unwrap();
        site.emulator.merge(ORDERS, "3", "6").unwrap();
        site.emulator.merge(ORDERS, "1", "7").unwrap();
        let middle = format!("1{}", "F".repeat(31));
        let part = [range("8"), BY_EPK, ("x-ms-start-epk", ""), ("x-ms-end-epk", &middle)];
        let rest = drain(&site, &part, text, continuation).await;
        assert_eq!(sorted([told, rest].concat()), all, "{text} after merges");
    }
}

#[tokio::test]
async fn change_feeds_go_on_where_their_partition_went() {
    let site = site(1).await;
    let read = async |headers: &[(&str, &str)]| {
        let reply = site.send("GET", DOCS, &[&[FEED], headers].concat(), "").await;
        let ids = if reply.status == 304 { Vec::new() } else { reply.ids("Documents") };
        (ids, reply.header("etag").unwrap().to_owned())
    };
    let (told, etag) = read(&[range("0"), ("x-ms-max-item-count", "10")]).await;
    site.emulator.split(ORDERS, "0").unwrap();
    let mut ids = told.clone();
    let mut etags = Vec::new();
    for id in ["1", "2"] {
        let (more, etag) = read(&[range(id), ("If-None-Match", &etag)]).await;
        assert!(!more.is_empty());
        ids.extend(more);
        etags.push(etag);
    }
    ids.sort_by_key(|id| id.parse::<u32>().unwrap());
    assert_eq!(ids, (0..40).map(|n: u32| n.to_string()).collect::<Vec<_>>());

    // Something new in each; after the merge each reader goes on in its own part.
    for n in 40..50 {
        site.add(&n.to_string(), &format!("k{n}")).await;
    }
    site.emulator.merge(ORDERS, "1", "2").unwrap();
    let middle = format!("1{}", "F".repeat(31));
    let mut news = Vec::new();
    for (etag, min, max) in [(&etags[0], "", middle.as_str()), (&etags[1], middle.as_str(), "FF")] {
        let part = [range("3"), BY_EPK, ("x-ms-start-epk", min), ("x-ms-end-epk", max), ("If-None-Match", etag)];
        news.extend(read(&part).await.0);
    }
    news.sort_by_key(|id| id.parse::<u32>().unwrap());
    assert_eq!(news, (40..50).map(|n: u32| n.to_string()).collect::<Vec<_>>());
}

#[tokio::test]
async fn parts_of_ranges_are_read() {
    let site = site(2).await;
    let part = |min: &'static str, max: &'static str| [range("0"), BY_EPK, ("x-ms-start-epk", min), ("x-ms-end-epk", max)];
    let text = "SELECT VALUE c.id FROM c";
    let whole = drain(&site, &[range("0")], text, String::new()).await;
    let low = drain(&site, &part("", "0F"), text, String::new()).await;
    let high = drain(&site, &part("0F00", "FF"), text, String::new()).await;
    assert!(!low.is_empty() && !high.is_empty());
    assert_eq!(sorted([low, high].concat()), sorted(whole));
    assert_eq!(drain(&site, &part("30", "FF"), text, String::new()).await, [] as [Value; 0], "that is in the other one");
    for headers in [
        vec![range("0"), ("x-ms-start-epk", "0F")],
        vec![range("0"), ("x-ms-start-epk", "0F"), ("x-ms-read-key-type", "ResourceId")],
        vec![range("0"), ("x-ms-start-epk", "0"), BY_EPK],
        vec![range("0"), ("x-ms-end-epk", "XX"), BY_EPK],
    ] {
        assert_eq!(ask(&site, &headers, text).await.code(), (400, 0), "{headers:?}");
    }
}

#[tokio::test]
async fn the_front_of_a_key_is_a_part_of_a_range() {
    let site = Site::of(Emulator::builder().partitions(3));
    site.post("/dbs", json!({"id": "shop"})).await;
    let definition = json!({"paths": ["/t", "/u"], "kind": "MultiHash", "version": 2});
    site.post("/dbs/shop/colls", json!({"id": "orders", "partitionKey": definition})).await;
    for (id, t, u) in [("1", "redmond", "p"), ("2", "redmond", "q"), ("3", "seattle", "p")] {
        let key = json!([t, u]).to_string();
        let made = site.send("POST", DOCS, &[(KEY, &key)], json!({"id": id, "t": t, "u": u})).await;
        assert_eq!((made.status, made.header("x-ms-documentdb-partitionkeyrangeid").is_some()), (201, true), "{made:?}");
    }
    let front = "22E342F38A486A088463DFF7838A5963";
    let end = format!("{front}FF");
    let part = [range("1"), BY_EPK, ("x-ms-start-epk", front), ("x-ms-end-epk", &end)];
    assert_eq!(drain(&site, &part, "SELECT VALUE c.id FROM c", String::new()).await, ["1", "2"]);
    let counted = ask(&site, &part, "SELECT VALUE COUNT(1) FROM c").await;
    assert_eq!(counted.body["Documents"], json!([2]));
}

#[tokio::test]
async fn bulk_does_what_is_in_its_partition() {
    let site = site(4).await;
    let owner = site.on_docs("GET", "1", "k1", "").await.header("x-ms-documentdb-partitionkeyrangeid").unwrap().to_owned();
    let stranger = (0..40).map(|n: u32| format!("k{n}"));
    let mut other = None;
    for key in stranger {
        let reply = site.on_docs("GET", key.trim_start_matches('k'), &key, "").await;
        if reply.header("x-ms-documentdb-partitionkeyrangeid") != Some(&owner) {
            other = Some(key);
            break;
        }
    }
    let other = other.unwrap();
    let bulk = [BULK[0], BULK[1], BULK[2], range(&owner)];
    let read =
        |key: &str| json!({"operationType": "Read", "id": key.trim_start_matches('k'), "partitionKey": json!([key]).to_string()});
    let reply = site.send("POST", DOCS, &bulk, json!([read("k1"), read(&other)])).await;
    let code = |n: usize| (reply.body[n]["statusCode"].as_u64(), reply.body[n]["subStatusCode"].as_u64());
    assert_eq!((code(0), code(1)), ((Some(200), None), (Some(410), Some(1002))), "{reply:?}");
}

#[tokio::test]
async fn keys_of_the_first_hash_are_spread_too() {
    let site = Site::of(Emulator::builder().partitions(3));
    site.post("/dbs", json!({"id": "shop"})).await;
    site.post("/dbs/shop/colls", json!({"id": "orders", "partitionKey": {"paths": ["/pk"], "kind": "Hash"}})).await;
    for n in 0..30 {
        site.add(&n.to_string(), &format!("k{n}")).await;
    }
    site.emulator.split(ORDERS, "1").unwrap();
    let mut all = Vec::new();
    for id in ["0", "3", "4", "2"] {
        let some = site.send("GET", DOCS, &[range(id)], "").await.ids("Documents");
        assert!(!some.is_empty());
        all.extend(some);
    }
    assert_eq!(all.len(), 30);
}
