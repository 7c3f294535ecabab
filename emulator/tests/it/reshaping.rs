//! Readers that go on, as clients do, while partitions split and merge at random under them: nothing is lost, and nothing comes twice.

use cosmosdb_emulator::Emulator;
use cosmosdb_query::epk::EpkRange;
use serde_json::{Value, json};

use crate::site::{Reply, Site};

const ORDERS: &str = "dbs/shop/colls/orders";
const DOCS: &str = "/dbs/shop/colls/orders/docs";

/// Chance, the same in every run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % sides
    }
}

/// A part of the key space that is read by itself.
#[derive(Clone)]
struct Cursor {
    part: EpkRange,
    token: String,
    is_done: bool,
}

/// What is read, and how.
#[derive(Clone, Copy)]
enum Feed {
    Changes,
    Query(&'static str),
}

impl Feed {
    /// A page of three, and what goes on from there.
    async fn page(self, site: &Site, headers: &[(&str, &str)], token: &str) -> (Vec<Value>, Option<String>) {
        let reply: Reply = match self {
            Feed::Changes => {
                let more = [("A-IM", "Incremental Feed"), ("If-None-Match", token), ("x-ms-max-item-count", "3")];
                site.send("GET", DOCS, &[headers, &more].concat(), "").await
            }
            Feed::Query(text) => {
                let more = [("x-ms-documentdb-isquery", "True"), ("x-ms-continuation", token), ("x-ms-max-item-count", "3")];
                site.send("POST", DOCS, &[headers, &more].concat(), json!({"query": text})).await
            }
        };
        assert!([200, 304].contains(&reply.status), "{reply:?}");
        let rows = reply.body["Documents"].as_array().cloned().unwrap_or_default();
        let header = if matches!(self, Feed::Changes) { "etag" } else { "x-ms-continuation" };
        (rows, reply.header(header).map(str::to_owned))
    }
}

async fn ranges(site: &Site) -> Vec<(String, EpkRange)> {
    let list = site.get("/dbs/shop/colls/orders/pkranges").await;
    let bound = |range: &Value, name: &str| range[name].as_str().unwrap().to_owned();
    let all = list.body["PartitionKeyRanges"].as_array().unwrap().iter();
    let all =
        all.map(|range| (bound(range, "id"), EpkRange { min: bound(range, "minInclusive"), max: bound(range, "maxExclusive") }));
    let mut all: Vec<_> = all.collect();
    all.sort_by(|(_, one), (_, other)| cosmosdb_query::epk::compare(&one.min, &other.min));
    all
}

/// Reads a page of a cursor; where its part is in several ranges by now, it becomes several.
async fn advance(site: &Site, feed: Feed, cursors: &mut Vec<Cursor>, index: usize, told: &mut Vec<Value>) {
    let all = ranges(site).await;
    let cursor = cursors.remove(index);
    for (id, range) in &all {
        let Some(part) = range.intersection(&cursor.part) else { continue };
        let mut headers = vec![("x-ms-documentdb-partitionkeyrangeid", id.as_str())];
        if part != *range {
            headers.push(("x-ms-read-key-type", "EffectivePartitionKeyRange"));
            headers.push(("x-ms-start-epk", &part.min));
            headers.push(("x-ms-end-epk", &part.max));
        }
        let (rows, next) = feed.page(site, &headers, &cursor.token).await;
        let is_done = if matches!(feed, Feed::Changes) { rows.is_empty() } else { next.is_none() };
        told.extend(rows);
        cursors.push(Cursor { part, token: next.unwrap_or_default(), is_done });
    }
}

async fn reshape(site: &Site, dice: &mut Dice) {
    let all = ranges(site).await;
    let at = dice.below(all.len());
    if all.len() < 8 && dice.below(2) == 0 {
        site.emulator.split(ORDERS, &all[at].0).unwrap();
    } else if at > 0 {
        site.emulator.merge(ORDERS, &all[at - 1].0, &all[at].0).unwrap();
    }
}

async fn add(site: &Site, n: usize) {
    let pk = format!("k{}", n / 2);
    let made = site.on_docs("POST", "", &pk, json!({"id": n.to_string(), "pk": pk, "n": n % 5})).await;
    assert_eq!(made.status, 201, "{made:?}");
}

/// Reads all of a feed while partitions split and merge; with writes in between, up to so many documents.
async fn read(site: &Site, feed: Feed, seed: u64, documents: usize) -> Vec<Value> {
    let mut dice = Dice(seed);
    let mut cursors = vec![Cursor { part: EpkRange::full(), token: String::new(), is_done: false }];
    let (mut told, mut added) = (Vec::new(), 40);
    for _ in 0..400 {
        match dice.below(4) {
            0 => reshape(site, &mut dice).await,
            1 if added < documents => {
                add(site, added).await;
                added += 1;
            }
            _ => {
                let open: Vec<usize> = (0..cursors.len()).filter(|index| !cursors[*index].is_done).collect();
                if let Some(index) = open.get(dice.below(open.len().max(1))) {
                    advance(site, feed, &mut cursors, *index, &mut told).await;
                } else if added >= documents {
                    return told;
                }
                // What is new comes again to those that had read everything.
                if matches!(feed, Feed::Changes) && added < documents {
                    cursors.iter_mut().for_each(|cursor| cursor.is_done = false);
                }
            }
        }
    }
    panic!("it has no end: {} rows", told.len());
}

async fn site(partitions: u32) -> Site {
    let site = Site::of(Emulator::builder().partitions(partitions));
    site.add_orders().await;
    for n in 0..40 {
        add(&site, n).await;
    }
    site
}

fn sorted(mut rows: Vec<Value>) -> Vec<Value> {
    rows.sort_by_key(Value::to_string);
    rows
}

#[tokio::test]
async fn a_change_feed_tells_every_change_once() {
    for seed in 0..8 {
        let site = site(1 + u32::try_from(seed % 3).unwrap()).await;
        let told = read(&site, Feed::Changes, seed, 70).await;
        let mut ids: Vec<u32> = told.iter().map(|document| document["id"].as_str().unwrap().parse().unwrap()).collect();
        ids.sort_unstable();
        assert_eq!(ids, (0..70).collect::<Vec<_>>(), "seed {seed}");
    }
}

#[tokio::test]
async fn a_query_tells_every_row_once() {
    for (seed, text) in (0..).zip([
        "SELECT VALUE c.id FROM c",
        "SELECT c.id, c.n FROM c WHERE c.n > 1",
        "SELECT c._rid, [{\"item\": c.n}] AS orderByItems, c.id AS payload FROM c ORDER BY c.n",
        "SELECT c._rid, [{\"item\": c.n}] AS orderByItems, c.id AS payload FROM c ORDER BY c.n DESC",
    ]) {
        for partitions in [1, 4] {
            let site = site(partitions).await;
            let mut whole = Vec::new();
            for (id, _) in ranges(&site).await {
                let range = [("x-ms-documentdb-partitionkeyrangeid", id.as_str()), ("x-ms-max-item-count", "-1")];
                let headers = [&range[..], &[("x-ms-documentdb-isquery", "True")]].concat();
                let reply = site.send("POST", DOCS, &headers, json!({"query": text})).await;
                whole.extend(reply.body["Documents"].as_array().unwrap().iter().cloned());
            }
            let told = read(&site, Feed::Query(text), seed, 0).await;
            assert_eq!(sorted(told), sorted(whole), "{text} from {partitions}");
        }
    }
}
