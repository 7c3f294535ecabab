//! Writes of two regions that conflict.

use std::time::{Duration, Instant};

use cosmosdb_emulator::{Emulator, EmulatorBuilder};
use serde_json::{Value, json};

use crate::site::{KEY, Reply, Site};

const WEST: &str = "West US";
const EAST: &str = "East US";
const ORDERS: &str = "/dbs/shop/colls/orders";
const A: (&str, &str) = (KEY, r#"["a"]"#);
const TENTATIVE: (&str, &str) = ("x-ms-cosmos-allow-tentative-writes", "true");
const TOTAL: &str = r#"{"mode": "LastWriterWins", "conflictResolutionPath": "/total"}"#;
const CUSTOM: &str = r#"{"mode": "Custom"}"#;
const RESOLVED: &str = r#"{"mode": "Custom", "conflictResolutionProcedure": "dbs/shop/colls/orders/sprocs/resolve"}"#;

/// With a document `1` whose total is 10, which every region knows; of what follows, the east knows after a minute only.
async fn site(policy: &str) -> Site {
    site_of(Emulator::builder(), policy).await
}

async fn site_of(builder: EmulatorBuilder, policy: &str) -> Site {
    let site = Site::of(builder.regions([WEST, EAST]).multiple_write_regions(true));
    assert_eq!(site.post("/dbs", json!({"id": "shop"})).await.status, 201);
    let definition = json!({
        "id": "orders", "partitionKey": {"paths": ["/pk"], "kind": "Hash", "version": 2},
        "uniqueKeyPolicy": {"uniqueKeys": [{"paths": ["/unique"]}]},
        "changeFeedPolicy": {"retentionDuration": 60},
        "conflictResolutionPolicy": serde_json::from_str::<Value>(policy).unwrap(),
    });
    assert_eq!(site.post("/dbs/shop/colls", definition).await.status, 201);
    assert_eq!(post(&site, WEST, "1", 10).await.status, 201);
    site.emulator.set_lag(EAST, Duration::from_secs(60)).unwrap();
    site
}

fn body(id: &str, total: i64) -> Value {
    json!({"id": id, "pk": "a", "unique": id, "total": total})
}

async fn post(site: &Site, region: &str, id: &str, total: i64) -> Reply {
    site.at(region, "POST", &format!("{ORDERS}/docs"), &[A, TENTATIVE], body(id, total)).await
}

async fn put(site: &Site, region: &str, id: &str, total: i64) -> Reply {
    site.at(region, "PUT", &format!("{ORDERS}/docs/{id}"), &[A, TENTATIVE], body(id, total)).await
}

async fn delete(site: &Site, region: &str, id: &str) -> u16 {
    site.at(region, "DELETE", &format!("{ORDERS}/docs/{id}"), &[A, TENTATIVE], "").await.status
}

/// The total that a document has, the same in both regions.
async fn total(site: &Site, id: &str) -> Option<i64> {
    let mut totals = Vec::new();
    for region in [WEST, EAST] {
        let reply = site.at(region, "GET", &format!("{ORDERS}/docs/{id}"), &[A], "").await;
        totals.push(reply.body["total"].as_i64().filter(|_| reply.status == 200));
    }
    assert_eq!(totals[0], totals[1], "the regions do not agree");
    totals[0]
}

async fn conflicts(site: &Site) -> Vec<Value> {
    let reply = site.get(&format!("{ORDERS}/conflicts")).await;
    assert_eq!(reply.status, 200, "{reply:?}");
    reply.body["Conflicts"].as_array().unwrap().clone()
}

#[tokio::test]
async fn the_last_writer_wins() {
    for (west, east, left) in [(20, 30, 30), (30, 20, 30), (20, 20, 20)] {
        let site = site(TOTAL).await;
        assert_eq!((put(&site, WEST, "1", west).await.status, put(&site, EAST, "1", east).await.status), (200, 200));
        assert_eq!(total(&site, "1").await, Some(left));
        assert_eq!((post(&site, WEST, "2", west).await.status, post(&site, EAST, "2", east).await.status), (201, 201));
        assert_eq!(total(&site, "2").await, Some(left));
        assert_eq!(site.get(&format!("{ORDERS}/docs")).await.ids("Documents").len(), 2);
        assert_eq!(conflicts(&site).await, Vec::<Value>::new());
    }
}

#[tokio::test]
async fn without_a_path_the_time_decides() {
    let site = site(r#"{"mode": "LastWriterWins"}"#).await;
    put(&site, WEST, "1", 1).await;
    site.wait(2);
    put(&site, EAST, "1", 2).await;
    assert_eq!(total(&site, "1").await, Some(2));
}

#[tokio::test]
async fn what_was_deleted_stays_deleted() {
    for first in [WEST, EAST] {
        let site = site(TOTAL).await;
        if first == WEST {
            assert_eq!((delete(&site, WEST, "1").await, put(&site, EAST, "1", 99).await.status), (204, 200));
        } else {
            assert_eq!((put(&site, WEST, "1", 99).await.status, delete(&site, EAST, "1").await), (200, 204));
        }
        assert_eq!(total(&site, "1").await, None);
    }
}

#[tokio::test]
async fn what_does_not_conflict_goes_through() {
    let site = site(TOTAL).await;
    assert_eq!(put(&site, WEST, "1", 20).await.status, 200);
    let east = post(&site, EAST, "2", 5).await;
    let token = east.header("x-ms-session-token").unwrap();
    let own = site.at(EAST, "GET", &format!("{ORDERS}/docs/2"), &[A, ("x-ms-session-token", token)], "").await;
    assert_eq!((own.status, own.body["_etag"].as_str()), (200, east.header("etag")), "{own:?}");
    let old = site.at(EAST, "GET", &format!("{ORDERS}/docs/1"), &[A], "").await;
    assert_eq!(old.body["total"], 10, "what the west has done is not known yet");
    let precondition = [A, TENTATIVE, ("if-match", old.header("etag").unwrap())];
    let path = format!("{ORDERS}/docs/1");
    assert_eq!(site.at(WEST, "PUT", &path, &precondition, body("1", 7)).await.status, 412, "the west knows better");
    site.wait(60);
    assert_eq!((total(&site, "1").await, total(&site, "2").await), (Some(20), Some(5)));
    assert_eq!(put(&site, EAST, "1", 5).await.status, 200);
    assert_eq!(total(&site, "1").await, Some(5), "no conflict: it was known");
}

#[tokio::test]
async fn values_that_are_to_be_unique_conflict() {
    let site = site(TOTAL).await;
    let docs = format!("{ORDERS}/docs");
    let with = |id: &str, total: i64| json!({"id": id, "pk": "a", "unique": "same", "total": total});
    assert_eq!(site.at(WEST, "POST", &docs, &[A], with("w", 1)).await.status, 201);
    assert_eq!(site.at(EAST, "POST", &docs, &[A, TENTATIVE], with("e", 2)).await.status, 201);
    assert_eq!((total(&site, "w").await, total(&site, "e").await), (None, Some(2)));
    assert_eq!(site.at(WEST, "POST", &docs, &[A], with("w", 3)).await.status, 409);
}

#[tokio::test]
async fn what_nobody_resolves_is_listed() {
    let site = site(CUSTOM).await;
    put(&site, WEST, "1", 20).await;
    let rid = put(&site, EAST, "1", 30).await.body["_rid"].clone();
    post(&site, WEST, "2", 1).await;
    post(&site, EAST, "2", 2).await;
    put(&site, WEST, "1", 40).await;
    assert_eq!(delete(&site, EAST, "1").await, 204);
    assert_eq!((total(&site, "1").await, total(&site, "2").await), (Some(40), Some(1)), "what was there first stays");

    let all = conflicts(&site).await;
    let kinds: Vec<&str> = all.iter().map(|conflict| conflict["operationType"].as_str().unwrap()).collect();
    assert_eq!(kinds, ["replace", "create", "delete"]);
    assert!(all.iter().all(|conflict| conflict["resourceType"] == "document"));
    assert_eq!((&all[0]["resourceId"], &all[2]["resourceId"]), (&rid, &rid));
    let content: Value = serde_json::from_str(all[0]["content"].as_str().unwrap()).unwrap();
    assert_eq!((&content["id"], &content["total"]), (&json!("1"), &json!(30)));
    assert_eq!(all[2]["content"], "");
    let path = format!("{ORDERS}/conflicts/{}", all[0]["id"].as_str().unwrap());
    let read = site.send("GET", &path, &[A], "").await;
    assert_eq!(read.body["operationType"], "replace", "{read:?}");
    assert_eq!(site.send("DELETE", &path, &[A], "").await.status, 204);
    assert_eq!(conflicts(&site).await.len(), 2);
}

#[tokio::test]
async fn a_procedure_resolves_them() {
    let site = site(RESOLVED).await;
    put(&site, WEST, "1", 1).await;
    put(&site, EAST, "1", 2).await;
    assert_eq!(conflicts(&site).await.len(), 1, "there is no procedure yet");

    // The sum of both is kept; where one was deleted, it is left so.
    let source = "function resolve(incoming, existing, isTombstone, conflicting) {
        const collection = getContext().getCollection();
        if (isTombstone || !incoming) return;
        const other = existing || conflicting[0];
        other.total += incoming.total;
        if (!collection.replaceDocument(other._self, other, (error) => { if (error) throw error; })) throw new Error('not taken');
    }";
    assert_eq!(site.post(&format!("{ORDERS}/sprocs"), json!({"id": "resolve", "body": source})).await.status, 201);
    put(&site, WEST, "1", 20).await;
    put(&site, EAST, "1", 30).await;
    post(&site, WEST, "2", 3).await;
    post(&site, EAST, "2", 4).await;
    assert_eq!((total(&site, "1").await, total(&site, "2").await), (Some(50), Some(7)));
    delete(&site, WEST, "2").await;
    put(&site, EAST, "2", 5).await;
    assert_eq!(total(&site, "2").await, None);
    assert_eq!(conflicts(&site).await.len(), 1);

    let broken = json!({"id": "resolve", "body": "function resolve() { throw new Error('no'); }"});
    assert_eq!(site.put(&format!("{ORDERS}/sprocs/resolve"), broken).await.status, 200);
    put(&site, WEST, "1", 1).await;
    put(&site, EAST, "1", 2).await;
    assert_eq!((total(&site, "1").await, conflicts(&site).await.len()), (Some(1), 2));
}

/// One that hangs holds up neither the executor's only thread nor those who ask afterwards for good.
#[tokio::test(flavor = "current_thread")]
async fn the_executor_goes_on_while_a_procedure_resolves() {
    let site = site_of(Emulator::builder().script_time(Duration::from_millis(1500)), RESOLVED).await;
    let endless = json!({"id": "resolve", "body": "function resolve() { while (true); }"});
    assert_eq!(site.post(&format!("{ORDERS}/sprocs"), endless).await.status, 201);
    put(&site, WEST, "1", 1).await;
    let began = Instant::now();
    let tick = async {
        tokio::time::sleep(Duration::from_millis(50)).await;
        began.elapsed()
    };
    let (written, waiting, ticked) = tokio::join!(put(&site, EAST, "1", 2), site.get("/dbs/shop"), tick);
    assert_eq!((written.status, waiting.status), (200, 200));
    assert!(began.elapsed() >= Duration::from_millis(1500), "it was waited for");
    assert!(ticked < Duration::from_millis(1500), "{ticked:?}");
    assert_eq!((total(&site, "1").await, conflicts(&site).await.len()), (Some(1), 1), "nothing was resolved");
}

#[tokio::test]
async fn batches_and_scripts_arrive_as_they_were_done() {
    let site = site(TOTAL).await;
    put(&site, WEST, "1", 20).await;
    let batch = json!([
        {"operationType": "Upsert", "resourceBody": body("1", 30)},
        {"operationType": "Create", "resourceBody": body("2", 1)},
        {"operationType": "Replace", "id": "2", "resourceBody": body("2", 2)},
        {"operationType": "Create", "resourceBody": body("3", 1)},
        {"operationType": "Delete", "id": "3"},
    ]);
    let headers = [A, TENTATIVE, ("x-ms-cosmos-is-batch-request", "True"), ("x-ms-cosmos-batch-atomic", "True")];
    let reply = site.at(EAST, "POST", &format!("{ORDERS}/docs"), &headers, batch).await;
    assert_eq!(reply.status, 200, "{reply:?}");
    assert_eq!((total(&site, "1").await, total(&site, "2").await, total(&site, "3").await), (Some(30), Some(2), None));
    let token = reply.header("x-ms-session-token").unwrap();
    let read = site.at(WEST, "GET", &format!("{ORDERS}/docs/2"), &[A, ("x-ms-session-token", token)], "").await;
    assert_eq!(read.status, 200, "the session is available: {read:?}");
}

#[tokio::test]
async fn what_is_no_document_is_changed_for_all() {
    let site = site(TOTAL).await;
    site.emulator.set_lag(WEST, Duration::from_secs(60)).unwrap();
    assert_eq!(post(&site, EAST, "2", 1).await.status, 201);
    let mut definition = site.get(ORDERS).await.body;
    definition["defaultTtl"] = json!(-1);
    assert_eq!(site.put(ORDERS, definition).await.status, 200);
    site.wait(60);
    assert_eq!(total(&site, "2").await, Some(1), "the document of the other region is there");
    assert_eq!(site.get(ORDERS).await.body["defaultTtl"], -1);
}

#[tokio::test]
async fn what_was_renewed_does_not_expire() {
    let site = site(TOTAL).await;
    let mut definition = site.get(ORDERS).await.body;
    definition["defaultTtl"] = json!(10);
    assert_eq!(site.put(ORDERS, definition).await.status, 200);
    site.wait(9);
    assert_eq!(put(&site, WEST, "1", 20).await.status, 200);
    site.wait(2);
    assert_eq!(post(&site, EAST, "2", 1).await.status, 201);
    let read = site.at(WEST, "GET", &format!("{ORDERS}/docs/1"), &[A], "").await;
    assert_eq!((read.status, &read.body["total"]), (200, &json!(20)));
    assert_eq!(conflicts(&site).await.len(), 0);
}

#[tokio::test]
async fn whoever_wins_wins_against_all() {
    for (east, left) in [(9, ["e"].as_slice()), (2, ["a", "b"].as_slice())] {
        let site = site(TOTAL).await;
        delete(&site, WEST, "1").await;
        let docs = format!("{ORDERS}/docs");
        let with = |id: &str, unique: &str, total: i64, name: &str| json!({"id": id, "pk": "a", "unique": unique, "total": total, "name": name});
        assert_eq!(site.at(WEST, "POST", &docs, &[A], with("a", "u1", 1, "a")).await.status, 201);
        assert_eq!(site.at(WEST, "POST", &docs, &[A], with("b", "u2", 3, "b")).await.status, 201);
        let made = site.at(EAST, "POST", &docs, &[A, TENTATIVE], with("a", "u2", east, "e")).await;
        assert_eq!(made.status, 201);
        let all = site.get(&docs).await.body["Documents"].clone();
        let names: Vec<&str> = all.as_array().unwrap().iter().map(|one| one["name"].as_str().unwrap()).collect();
        assert_eq!(names, left);
        let next = site.at(WEST, "POST", &docs, &[A], with("z", "u3", 1, "z")).await;
        assert_ne!(next.body["_rid"], made.body["_rid"], "a rid is given out once");
    }
}
