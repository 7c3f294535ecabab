//! Whose throughput runs out first: priorities and throughput buckets, set by the typed client.

use std::time::Duration;

use cosmosdb::headers::ThroughputBucketApplied;
use cosmosdb::types::{OfferProperties, PartitionKeyDefinition, PriorityLevel, ThroughputBucket};
use cosmosdb::{Client, Collection, Error, RequestOptions, RetryPolicy, Rid};
use cosmosdb_emulator::Emulator;
use serde_json::{Value, json};

use crate::site::{KEY, Site};

/// What a read of a document costs.
const POINT: usize = 1;

/// A frozen second in which a collection may spend 400 units, and has spent none.
struct Second {
    emulator: Emulator,
    client: Client,
    orders: Collection,
}

impl Second {
    async fn of(emulator: Emulator) -> Self {
        let client = Client::builder(emulator.endpoint()).key(emulator.key()).unwrap().transport(emulator.transport());
        let client = client.retry(RetryPolicy::NEVER).build().unwrap();
        client.create_database("shop").await.unwrap();
        let shop = client.database("shop");
        shop.create_collection("orders", PartitionKeyDefinition::new(["/pk"]).version(2)).await.unwrap();
        let orders = shop.collection("orders");
        orders.create_document("a", &json!({"id": "1", "pk": "a"})).await.unwrap();
        let second = Self { emulator, client, orders };
        second.emulator.clock().freeze();
        second.pass(2);
        second
    }

    async fn throttled() -> Self {
        Self::of(Emulator::builder().throttled().in_process().unwrap()).await
    }

    /// Lets seconds pass.
    fn pass(&self, seconds: u64) {
        self.emulator.clock().advance(Duration::from_secs(seconds));
    }

    async fn read(&self, priority: PriorityLevel, bucket: Option<i64>) -> Result<Option<String>, Error> {
        let mut read = self.orders.read_document("a", "1").priority_level(priority);
        if let Some(bucket) = bucket {
            read = read.throughput_bucket(bucket);
        }
        Ok(read.await?.header::<ThroughputBucketApplied>())
    }

    /// Reads until that is refused; how often that went, and what was said then.
    async fn exhaust(&self, priority: PriorityLevel, bucket: Option<i64>) -> (usize, (u16, u32)) {
        for n in 0..2000 {
            if let Err(error) = self.read(priority.clone(), bucket).await {
                assert!(error.retry_after().is_some_and(|wait| wait <= Duration::from_secs(1)), "{error}");
                return (n * POINT, code(&error));
            }
        }
        panic!("nothing is refused");
    }

    /// The only one that there is.
    async fn offer(&self) -> Result<OfferProperties, Error> {
        Ok(self.client.list_offers().await?.into_body().items.remove(0))
    }

    /// Gives the collection buckets.
    async fn set_buckets(&self, buckets: Vec<ThroughputBucket>) -> Result<Vec<ThroughputBucket>, Error> {
        let mut offer = self.offer().await?;
        let content = offer.content.take().unwrap().throughput_buckets(buckets);
        offer.content = Some(content);
        let id = offer.rid.clone().unwrap();
        let replaced = self.client.replace_offer(Rid(&id), &offer).await?;
        Ok(replaced.body().content.clone().unwrap().throughput_buckets.unwrap())
    }
}

fn code(error: &Error) -> (u16, u32) {
    (error.status().unwrap(), error.sub_status().unwrap_or(0))
}

#[tokio::test]
async fn low_priority_waits_for_high_and_not_the_other_way_round() {
    let second = Second::throttled().await;
    assert_eq!(second.exhaust(PriorityLevel::Low, None).await, (400, (429, 3200)), "nothing is reserved for the high ones");
    assert_eq!(second.exhaust(PriorityLevel::High, None).await, (400, (429, 3200)), "which do not wait for the low ones");
    second.pass(1);
    assert_eq!(second.exhaust(PriorityLevel::Low, None).await.0, 0, "they took what the next second has");
    for _ in 0..100 {
        second.read(PriorityLevel::High, None).await.unwrap();
    }
    second.pass(1);
    assert_eq!(second.exhaust(PriorityLevel::Low, None).await.0, 300, "a hundred were taken of this second, too");
    second.pass(1);
    assert_eq!(second.exhaust(PriorityLevel::High, None).await.0, 400, "nothing is reserved for the low ones either");
    assert_eq!(second.exhaust(PriorityLevel::Low, None).await, (0, (429, 3200)));
}

#[tokio::test]
async fn a_bucket_has_a_share_and_no_more() {
    let second = Second::throttled().await;
    let buckets = vec![ThroughputBucket::new(1, 25), ThroughputBucket::new(3, 90)];
    assert_eq!(second.set_buckets(buckets.clone()).await.unwrap(), buckets);
    assert_eq!(second.read(PriorityLevel::High, Some(1)).await.unwrap().as_deref(), Some("1"));
    assert_eq!(second.exhaust(PriorityLevel::High, Some(1)).await, (99, (429, 3212)));
    assert_eq!(second.read(PriorityLevel::High, Some(2)).await.unwrap(), None, "there is no such bucket to be in");
    assert_eq!(second.exhaust(PriorityLevel::High, Some(3)).await, (299, (429, 3200)), "what one spends, the others have not");
    assert_eq!(second.read(PriorityLevel::High, None).await.map_err(|error| code(&error)), Err((429, 3200)));
    second.pass(1);
    assert_eq!(second.exhaust(PriorityLevel::High, Some(1)).await, (100, (429, 3212)));
    assert_eq!(second.exhaust(PriorityLevel::High, None).await, (300, (429, 3200)), "who is in none is not bounded");
}

#[tokio::test]
async fn who_names_no_bucket_is_in_the_default_one() {
    let second = Second::throttled().await;
    second.set_buckets(vec![ThroughputBucket::new(2, 50), ThroughputBucket::new(4, 10).is_default_bucket(true)]).await.unwrap();
    assert_eq!(second.read(PriorityLevel::High, None).await.unwrap().as_deref(), Some("4"));
    assert_eq!(second.exhaust(PriorityLevel::High, None).await, (39, (429, 3212)));
    assert_eq!(second.read(PriorityLevel::High, Some(2)).await.unwrap().as_deref(), Some("2"));
    second.set_buckets(vec![]).await.unwrap();
    assert_eq!(second.exhaust(PriorityLevel::High, None).await, (359, (429, 3200)), "a bucket that is gone bounds nothing");
}

#[tokio::test]
async fn buckets_that_cannot_be_are_refused() {
    let second = Second::throttled().await;
    let fine = vec![ThroughputBucket::new(5, 100)];
    second.set_buckets(fine.clone()).await.unwrap();
    for (bad, why) in [
        (vec![ThroughputBucket::new(0, 10)], "has the id 0"),
        (vec![ThroughputBucket::new(6, 10)], "has the id 6"),
        (vec![ThroughputBucket::new(1, 0)], "may take 0 percent"),
        (vec![ThroughputBucket::new(1, 101)], "may take 101 percent"),
        (vec![ThroughputBucket::new(2, 10), ThroughputBucket::new(2, 20)], "two buckets 2"),
        (
            vec![ThroughputBucket::new(1, 10).is_default_bucket(true), ThroughputBucket::new(2, 20).is_default_bucket(true)],
            "may be the default",
        ),
    ] {
        let error = second.set_buckets(bad).await.unwrap_err();
        assert_eq!(code(&error), (400, 0));
        assert!(error.to_string().contains(why), "{why}: {error}");
    }
    assert_eq!(second.offer().await.unwrap().content.unwrap().throughput_buckets.unwrap(), fine);
}

#[tokio::test]
async fn who_asks_for_what_there_is_not_is_refused() {
    // Whether anything runs out or not.
    for second in [Second::throttled().await, Second::of(Emulator::in_process().unwrap()).await] {
        for (priority, bucket) in
            [(PriorityLevel::from("Middle"), None), (PriorityLevel::Low, Some(0)), (PriorityLevel::Low, Some(6))]
        {
            let refused = second.read(priority, bucket).await.unwrap_err();
            assert_eq!(code(&refused), (400, 0), "{refused}");
        }
    }
}

#[tokio::test]
async fn buckets_are_a_list_of_buckets() {
    let site = Site::of(Emulator::builder().throttled());
    site.add_orders().await;
    let mut offer = site.get("/offers").await.body["Offers"][0].clone();
    let path = format!("/offers/{}", offer["id"].as_str().unwrap());
    for bad in [json!({}), json!([{"id": 1}]), json!([{"id": "1", "maxThroughputPercentage": 5}]), json!(5)] {
        offer["content"]["throughputBuckets"] = bad.clone();
        assert_eq!(site.put(&path, offer.clone()).await.code(), (400, 0), "{bad}");
    }
    offer["content"]["throughputBuckets"] = Value::Null;
    let replaced = site.put(&path, offer).await;
    assert_eq!((replaced.status, replaced.body["content"].get("throughputBuckets")), (200, None));
    let headers = [(KEY, r#"["a"]"#), ("x-ms-cosmos-throughput-bucket", "one")];
    assert_eq!(site.send("GET", "/dbs/shop/colls/orders/docs/1", &headers, "").await.code(), (400, 0));
}
