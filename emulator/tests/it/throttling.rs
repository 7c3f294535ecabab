//! Throughput that runs out.

use cosmosdb_emulator::Emulator;
use serde_json::json;

use crate::site::{KEY, Reply, Site};

/// With collections of 400 units a second, in so many partitions.
async fn site(partitions: u32) -> Site {
    let site = Site::of(Emulator::builder().throttled().partitions(partitions));
    site.add_orders().await;
    site
}

/// Creates documents until that is refused; how many it were, and what was said then.
async fn exhaust(site: &Site, pk: &str, prefix: &str) -> (usize, Reply) {
    for n in 0..1000 {
        let reply = site.on_docs("POST", "", pk, json!({"id": format!("{prefix}{n}"), "pk": pk})).await;
        if reply.status != 201 {
            return (n, reply);
        }
    }
    panic!("nothing is refused");
}

fn wait(reply: &Reply) -> u64 {
    reply.header("x-ms-retry-after-ms").unwrap().parse().unwrap()
}

#[tokio::test]
async fn what_is_too_much_for_a_second_is_refused() {
    let site = site(1).await;
    // Each costs 5.4.
    let (done, refused) = exhaust(&site, "a", "x").await;
    assert_eq!((done, refused.code()), (75, (429, 3200)));
    assert!(refused.message().contains("Request rate is large"), "{refused:?}");
    assert!((1..=1000).contains(&wait(&refused)), "{refused:?}");
    assert_eq!(site.get("/dbs/shop/colls/orders").await.status, 200, "what is not about documents costs no throughput");
    assert_eq!(site.on_docs("GET", "x0", "a", "").await.status, 429);
    site.wait(1);
    assert_eq!(site.on_docs("GET", "x0", "a", "").await.status, 200);
    let (done, _) = exhaust(&site, "a", "y").await;
    assert_eq!(done, 73, "the first second overspent a little, and a read was paid");
}

#[tokio::test]
async fn a_large_request_is_paid_for_by_the_seconds_after_it() {
    let site = site(1).await;
    let body = json!({"id": "1", "pk": "a", "x": "x".repeat(1_500_000)});
    assert_eq!(site.on_docs("POST", "", "a", body).await.status, 201);
    let refused = site.on_docs("GET", "1", "a", "").await;
    assert_eq!(refused.code(), (429, 3200));
    assert!((1001..=2000).contains(&wait(&refused)), "some 900 units are two seconds' worth: {refused:?}");
    site.wait(1);
    assert_eq!(site.on_docs("GET", "1", "a", "").await.status, 429);
    site.wait(1);
    assert_eq!(site.on_docs("GET", "1", "a", "").await.status, 200);
}

#[tokio::test]
async fn partitions_have_a_share_each() {
    let site = site(2).await;
    let mut ranges = std::collections::HashMap::new();
    for pk in ["a", "b", "c", "d", "e"] {
        let reply = site.on_docs("GET", "none", pk, "").await;
        ranges.entry(reply.header("x-ms-documentdb-partitionkeyrangeid").unwrap().to_owned()).or_insert(pk);
    }
    let [one, other] = [ranges["0"], ranges["1"]];
    let (done, _) = exhaust(&site, one, "x").await;
    assert!((35..=38).contains(&done), "200 units by 5.4: {done}");
    let (done, _) = exhaust(&site, other, "x").await;
    assert!((35..=38).contains(&done), "the other partition has its own: {done}");
    let across = [("x-ms-documentdb-query-enablecrosspartition", "True"), ("x-ms-documentdb-isquery", "True")];
    let query = site.send("POST", "/dbs/shop/colls/orders/docs", &across, json!({"query": "SELECT VALUE 1 FROM c"})).await;
    assert_eq!(query.code(), (429, 3200));
}

#[tokio::test]
async fn collections_may_share_what_their_database_has() {
    let site = Site::of(Emulator::builder().throttled());
    site.send("POST", "/dbs", &[("x-ms-offer-throughput", "400")], json!({"id": "shop"})).await;
    for id in ["orders", "customers"] {
        site.post("/dbs/shop/colls", json!({"id": id, "partitionKey": {"paths": ["/pk"], "version": 2}})).await;
    }
    exhaust(&site, "a", "x").await;
    let other = site.send("POST", "/dbs/shop/colls/customers/docs", &[(KEY, r#"["a"]"#)], json!({"id": "1", "pk": "a"})).await;
    assert_eq!(other.code(), (429, 3200));
}

#[tokio::test]
async fn nothing_is_throttled_unless_that_is_wanted() {
    let site = Site::with_orders().await;
    for n in 0..200 {
        assert_eq!(site.on_docs("POST", "", "a", json!({"id": n.to_string(), "pk": "a"})).await.status, 201);
    }
}
