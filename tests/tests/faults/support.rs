//! An account with a collection, a client of it, and a watch over both.

use std::time::Duration;

use cosmosdb::types::PartitionKeyDefinition;
use cosmosdb::{Client, ClientBuilder, Collection, Diagnostics, RetryPolicy, Transport};
use cosmosdb_emulator::{Emulator, EmulatorBuilder};
use cosmosdb_tests::watch::{CONTENT, KEY, Seen, Watch};
use cosmosdb_tests::wire::Wire;
use serde_json::{Value, json};

pub const WEST: &str = "West US";
pub const EAST: &str = "East US";
pub const NORTH: &str = "North Europe";

/// Documents there are from the start, in as many logical partitions: `{"id": "1", "pk": 0..}`.
pub const DOCUMENTS: usize = 10;

/// An emulator, and the collection `orders` in its database `shop`.
pub struct Shop {
    pub emulator: Emulator,
    pub wire: Wire,
    pub watch: Watch,
}

impl Shop {
    /// One that is reached in-process.
    pub async fn new(emulator: EmulatorBuilder) -> Self {
        Self::of(emulator.key(KEY).in_process().unwrap()).await
    }

    /// One that listens on a port as well.
    pub async fn listening(emulator: EmulatorBuilder) -> Self {
        Self::of(emulator.key(KEY).start().await.unwrap()).await
    }

    async fn of(emulator: Emulator) -> Self {
        let watch = Watch::begin();
        let wire = Wire::new(emulator.transport(), watch.seen());
        let shop = Self { emulator, wire, watch };
        let client = shop.unwatched();
        client.create_database("shop").await.unwrap();
        let key = PartitionKeyDefinition::new(["/pk"]).version(2);
        client.database("shop").create_collection("orders", key).await.unwrap();
        for pk in 0..DOCUMENTS {
            orders(&client).create_document(pk as i64, &document("1", pk as i64)).await.unwrap();
        }
        shop
    }

    /// A builder of clients over the wire that is written down.
    pub fn builder(&self) -> ClientBuilder<Client> {
        self.builder_over(self.wire.clone())
    }

    /// A builder of clients over another transport.
    pub fn builder_over(&self, transport: impl Transport) -> ClientBuilder<Client> {
        Client::builder(self.emulator.endpoint()).key(KEY).unwrap().transport(transport).observer(self.watch.seen().clone())
    }

    /// A builder of clients that speak HTTP to an endpoint.
    pub fn builder_at(&self, endpoint: impl Into<String>) -> ClientBuilder<Client> {
        at(endpoint, self.watch.seen())
    }

    /// A client of one endpoint.
    pub fn client(&self) -> Client {
        self.builder().single_endpoint().build().unwrap()
    }

    /// A client that leaves no trace on the wire.
    fn unwatched(&self) -> Client {
        self.builder_over(self.emulator.transport()).single_endpoint().build().unwrap()
    }

    /// All documents that there are.
    pub async fn documents(&self) -> Vec<Value> {
        orders(&self.unwatched()).list_documents().items().try_collect().await.unwrap()
    }

    /// How many requests of an operation came to the emulator.
    pub fn requests(&self, operation: &str) -> u64 {
        self.emulator.requests().of(operation)
    }

    /// What an application may print of an error, is looked through.
    pub fn seen(&self) -> &Seen {
        self.watch.seen()
    }
}

/// A builder of clients that speak HTTP to an endpoint.
pub fn at(endpoint: impl Into<String>, seen: &Seen) -> ClientBuilder<Client> {
    Client::builder(endpoint).key(KEY).unwrap().observer(seen.clone())
}

pub fn orders(client: &Client) -> Collection {
    client.database("shop").collection("orders")
}

/// A document that nobody else is to see.
pub fn document(id: &str, pk: i64) -> Value {
    json!({"id": id, "pk": pk, "secret": CONTENT})
}

/// Where it listens.
pub fn port(shop: &Shop) -> u16 {
    shop.emulator.endpoint().rsplit(':').next().unwrap().parse().unwrap()
}

/// Retries that do not wait long.
pub fn quickly() -> RetryPolicy {
    RetryPolicy::default().with_backoff(Duration::from_millis(2), Duration::from_millis(10))
}

pub fn two_regions() -> EmulatorBuilder {
    Emulator::builder().regions([WEST, EAST])
}

/// Where each attempt went.
pub fn regions_of(attempts: &Diagnostics) -> Vec<String> {
    attempts.attempts.iter().map(|attempt| attempt.region.as_ref().map_or("-".to_owned(), ToString::to_string)).collect()
}
