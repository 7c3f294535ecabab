//! Levels of consistency, where a region lags behind.

use std::time::{Duration, Instant};

use cosmosdb::types::ConsistencyLevel::{self, BoundedStaleness, ConsistentPrefix, Eventual, Session, Strong};
use cosmosdb_emulator::{Emulator, EmulatorBuilder};
use serde_json::{Value, json};

use crate::site::{KEY, Reply, Site};

const WEST: &str = "West US";
const EAST: &str = "East US";
const DOCS: &str = "/dbs/shop/colls/orders/docs";
const A: (&str, &str) = (KEY, r#"["a"]"#);
const LEVEL: &str = "x-ms-consistency-level";

fn account(level: ConsistencyLevel) -> EmulatorBuilder {
    Emulator::builder().regions([WEST, EAST]).consistency(level)
}

/// With a document `1` that is known everywhere, and a lag in the east.
async fn lagging(builder: EmulatorBuilder, lag: Duration) -> Site {
    let site = Site::of(builder);
    site.add_orders().await;
    site.add("1", "a").await;
    site.emulator.set_lag(EAST, lag).unwrap();
    site
}

async fn read(site: &Site, region: &str, id: &str, headers: &[(&str, &str)]) -> Reply {
    site.at(region, "GET", &format!("{DOCS}/{id}"), &[&[A], headers].concat(), "").await
}

async fn replace(site: &Site, n: u64) {
    assert_eq!(site.on_docs("PUT", "1", "a", json!({"id": "1", "pk": "a", "n": n})).await.status, 200);
}

async fn ids(site: &Site, region: &str) -> Vec<String> {
    site.at(region, "GET", DOCS, &[], "").await.ids("Documents")
}

async fn rows(site: &Site, region: &str, query: &str) -> Value {
    let headers = [
        ("content-type", "application/query+json"),
        ("x-ms-documentdb-isquery", "True"),
        ("x-ms-documentdb-query-enablecrosspartition", "True"),
    ];
    let reply = site.at(region, "POST", DOCS, &headers, json!({"query": query, "parameters": []})).await;
    assert_eq!(reply.status, 200, "{reply:?}");
    reply.body["Documents"].clone()
}

#[tokio::test]
async fn the_account_says_what_it_has() {
    for level in [Strong, BoundedStaleness, Session, ConsistentPrefix, Eventual] {
        let site = Site::of(account(level.clone()).staleness(7, Duration::from_secs(9)));
        let policy = site.get("/").await.body["userConsistencyPolicy"].clone();
        let expected = match level {
            BoundedStaleness => {
                json!({"defaultConsistencyLevel": level, "maxStalenessPrefix": 7, "maxIntervalInSeconds": 9})
            }
            level => json!({"defaultConsistencyLevel": level}),
        };
        assert_eq!(policy, expected);
    }
    assert!(account(Strong).multiple_write_regions(true).in_process().is_err());
}

#[tokio::test]
async fn a_read_may_ask_for_less_only() {
    let all = [Strong, BoundedStaleness, Session, ConsistentPrefix, Eventual];
    let site = async |level: &ConsistencyLevel| {
        let site = Site::of(account(level.clone()));
        site.add_orders().await;
        site.add("1", "a").await;
        site
    };
    for (own, taken) in [(&all[0], 0), (&all[1], 1), (&all[2], 2), (&all[3], 2), (&all[4], 2)] {
        let site = site(own).await;
        for (rank, asked) in all.iter().enumerate() {
            let status = read(&site, WEST, "1", &[(LEVEL, asked.as_str())]).await.status;
            assert_eq!(status, if rank >= taken { 200 } else { 400 }, "{asked} of {own}");
        }
        assert_eq!(read(&site, WEST, "1", &[(LEVEL, "Perfect")]).await.status, 400);
        let strategy = |strategy| [("x-ms-cosmos-read-consistency-strategy", strategy)];
        assert_eq!(read(&site, WEST, "1", &strategy("LatestCommitted")).await.status, 200);
        let global = read(&site, WEST, "1", &strategy("GlobalStrong")).await.status;
        assert_eq!(global, if *own == Strong { 200 } else { 400 });
    }
}

#[tokio::test]
async fn what_is_not_known_is_not_read() {
    for level in [Session, ConsistentPrefix, Eventual] {
        let site = lagging(account(level), Duration::from_secs(5)).await;
        replace(&site, 2).await;
        site.add("2", "a").await;
        site.add("3", "b").await;
        assert_eq!(site.on_docs("DELETE", "3", "b", "").await.status, 204);
        for (region, n, ids_there) in [(WEST, json!(2), vec!["1", "2"]), (EAST, Value::Null, vec!["1"])] {
            assert_eq!(read(&site, region, "1", &[]).await.body["n"], n);
            assert_eq!(ids(&site, region).await, ids_there);
            assert_eq!(rows(&site, region, "SELECT VALUE c.id FROM c").await, json!(ids_there));
            assert_eq!(rows(&site, region, "SELECT VALUE c.id FROM c WHERE c.n = 2").await == json!(["1"]), region == WEST);
        }
        assert_eq!(read(&site, EAST, "2", &[]).await.status, 404);
        site.wait(5);
        assert_eq!(read(&site, EAST, "1", &[]).await.body["n"], 2);
        assert_eq!(ids(&site, EAST).await, ["1", "2"]);
    }
}

#[tokio::test]
async fn changes_are_known_in_their_order() {
    let site = lagging(account(ConsistentPrefix), Duration::from_secs(10)).await;
    for n in 1..=5 {
        replace(&site, n).await;
        site.add(&format!("new{n}"), "a").await;
        site.wait(1);
    }
    site.wait(4);
    for n in 1..=5 {
        site.wait(1);
        assert_eq!(read(&site, EAST, "1", &[]).await.body["n"], n);
        assert_eq!(ids(&site, EAST).await.len(), usize::try_from(n).unwrap() + 1);
    }
}

#[tokio::test]
async fn a_bound_is_kept() {
    let bounded = account(BoundedStaleness).staleness(3, Duration::from_secs(60));
    let site = lagging(bounded, Duration::MAX).await;
    for n in 1..=10 {
        replace(&site, n).await;
        assert_eq!(read(&site, EAST, "1", &[]).await.body["n"].as_u64().unwrap_or(0), n.saturating_sub(3));
        assert_eq!(read(&site, EAST, "1", &[(LEVEL, "Eventual")]).await.body["n"], Value::Null, "less was asked for");
    }
    site.wait(60);
    assert_eq!(read(&site, EAST, "1", &[]).await.body["n"], 10);
}

#[tokio::test]
async fn a_session_is_available_within_the_bound() {
    const SESSION: &str = "x-ms-session-token";
    let bounded = account(BoundedStaleness).staleness(3, Duration::from_secs(60));
    let site = lagging(bounded, Duration::MAX).await;
    let told = |reply: &Reply| reply.header(SESSION).unwrap().to_owned();
    let east = async |token: &str| read(&site, EAST, "1", &[(SESSION, token)]).await;
    let mut tokens = vec![told(&read(&site, WEST, "1", &[]).await)];
    for n in 1..=10 {
        let body = json!({"id": "1", "pk": "a", "n": n});
        tokens.push(told(&site.on_docs("PUT", "1", "a", body).await));
        let bound = tokens.len().saturating_sub(4);
        let known = east(&tokens[bound]).await;
        assert_eq!((known.status, known.body["n"].as_u64().unwrap_or(0)), (200, u64::try_from(bound).unwrap()));
        assert_eq!(east(&tokens[bound + 1]).await.code(), (404, 1002), "it is one of three that may come later");
        assert_eq!(east(&told(&known)).await.status, 200, "a session goes on where it began");
    }
    site.wait(60);
    assert_eq!(east(tokens.last().unwrap()).await.body["n"], 10, "and by time");
}

#[tokio::test]
async fn reads_that_ask_more_replicas_cost_double() {
    for (level, factor) in [(Strong, 2.0), (BoundedStaleness, 2.0), (Session, 1.0), (Eventual, 1.0)] {
        let site = lagging(account(level), Duration::ZERO).await;
        let charge = |reply: &Reply| reply.header("x-ms-request-charge").unwrap().parse::<f64>().unwrap();
        let (full, less) = (read(&site, WEST, "1", &[]).await, read(&site, WEST, "1", &[(LEVEL, "Eventual")]).await);
        assert!((charge(&full) / charge(&less) - factor).abs() < 1e-9, "{full:?}");
    }
}

#[tokio::test]
async fn a_strong_write_is_answered_when_all_know_of_it() {
    let site = lagging(account(Strong), Duration::from_millis(200)).await;
    let began = Instant::now();
    replace(&site, 2).await;
    assert!(began.elapsed() >= Duration::from_millis(200));
    assert_eq!(read(&site, EAST, "1", &[]).await.body["n"], 2);
    assert_eq!(read(&site, EAST, "1", &[(LEVEL, "Eventual")]).await.body["n"], Value::Null, "the clock stands still");
    assert!(site.emulator.set_lag(EAST, Duration::MAX).is_err());
}

#[tokio::test]
async fn the_change_feed_waits_for_what_is_not_known() {
    for from_now in [false, true] {
        let site = lagging(account(Session), Duration::from_secs(5)).await;
        let changes = async |since: &str| {
            let reply = site.at(EAST, "GET", DOCS, &[("a-im", "Incremental feed"), ("if-none-match", since)], "").await;
            (reply.status, reply.body["Documents"].as_array().map_or(0, Vec::len), reply.header("etag").unwrap().to_owned())
        };
        let (status, count, mut since) = changes("\"0\"").await;
        assert_eq!((status, count), (200, 1));
        replace(&site, 2).await;
        site.add("2", "a").await;
        if from_now {
            since = changes("*").await.2;
        }
        let (status, _, again) = changes(&since).await;
        assert_eq!(status, 304);
        site.wait(5);
        assert_eq!(changes(&again).await.1, 2, "nothing was skipped");
    }
}

#[tokio::test]
async fn a_lag_is_of_what_is_written_from_then_on() {
    let site = lagging(account(Session), Duration::from_secs(1)).await;
    replace(&site, 2).await;
    site.wait(1);
    let n = async || read(&site, EAST, "1", &[]).await.body["n"].clone();
    assert_eq!(n().await, 2);
    for lag in [Duration::MAX, Duration::ZERO, Duration::MAX] {
        site.emulator.set_lag(EAST, lag).unwrap();
        assert_eq!(n().await, 2, "what was known stays known");
    }
    replace(&site, 3).await;
    assert_eq!(n().await, 2);
}

#[tokio::test]
async fn all_else_is_known_at_once() {
    let site = lagging(account(Session), Duration::MAX).await;
    site.add("2", "a").await;
    let script = json!({"id": "s", "body": "function () { __.response.setBody(1); }"});
    assert_eq!(site.post("/dbs/shop/colls/orders/sprocs", script).await.status, 201);
    assert_eq!(site.at(EAST, "GET", "/dbs/shop/colls/orders/sprocs/s", &[], "").await.status, 200);
    assert_eq!(site.at(EAST, "POST", "/dbs/shop/colls/orders/sprocs/s", &[A], "[]").await.code(), (403, 3));
}

#[tokio::test]
async fn a_failed_batch_was_never_there() {
    let site = lagging(account(Session), Duration::from_secs(5)).await;
    let batch = json!([
        {"operationType": "Create", "resourceBody": {"id": "2", "pk": "a"}},
        {"operationType": "Create", "resourceBody": {"id": "1", "pk": "a"}},
    ]);
    let headers = [A, ("x-ms-cosmos-is-batch-request", "True"), ("x-ms-cosmos-batch-atomic", "True")];
    assert_eq!(site.send("POST", DOCS, &headers, batch).await.status, 207);
    assert_eq!((ids(&site, WEST).await, ids(&site, EAST).await), (vec!["1".to_owned()], vec!["1".to_owned()]));
    replace(&site, 3).await;
    assert_eq!((read(&site, EAST, "1", &[]).await.body["n"].clone(), ids(&site, EAST).await.len()), (Value::Null, 1));
}

#[tokio::test]
async fn whoever_takes_over_knows_everything() {
    let site = lagging(account(Session), Duration::MAX).await;
    replace(&site, 2).await;
    site.emulator.failover(EAST).unwrap();
    assert_eq!(read(&site, EAST, "1", &[]).await.body["n"], 2);
    let reply = site.at(EAST, "PUT", &format!("{DOCS}/1"), &[A], json!({"id": "1", "pk": "a", "n": 3})).await;
    assert_eq!(reply.status, 200);
    let token = reply.header("x-ms-session-token").unwrap();
    assert_eq!(read(&site, EAST, "1", &[("x-ms-session-token", token)]).await.body["n"], 3);
}

#[tokio::test]
async fn what_is_restored_is_known_everywhere() {
    let site = lagging(account(Session), Duration::MAX).await;
    let snapshot = site.emulator.snapshot();
    replace(&site, 2).await;
    site.add("2", "a").await;
    site.emulator.restore(&snapshot).unwrap();
    for region in [WEST, EAST] {
        assert_eq!(
            (ids(&site, region).await, read(&site, region, "1", &[]).await.body["n"].clone()),
            (vec!["1".to_owned()], Value::Null)
        );
    }
}

#[tokio::test]
async fn a_fork_knows_everything() {
    let site = lagging(account(Session), Duration::MAX).await;
    replace(&site, 2).await;
    let token = site.at(WEST, "GET", DOCS, &[], "").await.header("x-ms-session-token").unwrap().to_owned();
    assert_eq!(read(&site, EAST, "1", &[("x-ms-session-token", &token)]).await.code(), (404, 1002));
    let fork = site.fork();
    let there = read(&fork, EAST, "1", &[("x-ms-session-token", &token)]).await;
    assert_eq!((there.status, &there.body["n"]), (200, &json!(2)), "{there:?}");
}
