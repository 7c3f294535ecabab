//! Several operations at once, from the client through the emulator and back: transactional batches, bulk, and many reads.

#![allow(missing_docs, clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

mod batch;
mod bulk;
mod bulk_splits;
mod read_many;

use std::collections::BTreeSet;
use std::time::Duration;

use cosmosdb::types::PartitionKeyDefinition;
use cosmosdb::{Client, ClientBuilder, Collection, RetryPolicy, Transport};
use cosmosdb_emulator::Emulator;
use serde_json::{Value, json};

/// An emulator with so many partitions, and its collection `orders`, by `/pk`.
async fn shop(partitions: u32) -> (Emulator, Collection) {
    let emulator = Emulator::builder().partitions(partitions).in_process().unwrap();
    let client = builder(&emulator, emulator.transport()).build().unwrap();
    client.create_database("shop").await.unwrap();
    let key = PartitionKeyDefinition::new(["/pk"]).version(2);
    client.database("shop").create_collection("orders", key).await.unwrap();
    (emulator, orders(&client))
}

fn builder(emulator: &Emulator, transport: impl Transport) -> ClientBuilder<Client> {
    let quickly = RetryPolicy::default().with_backoff(Duration::from_millis(2), Duration::from_millis(10));
    Client::builder(emulator.endpoint()).key(emulator.key()).unwrap().transport(transport).single_endpoint().retry(quickly)
}

fn orders(client: &Client) -> Collection {
    client.database("shop").collection("orders")
}

fn key(number: usize) -> String {
    format!("k{}", number % 23)
}

fn order(number: usize) -> Value {
    json!({"id": format!("o{number}"), "pk": key(number), "n": number})
}

/// The ids of all documents; that none is there twice is a matter of its id.
async fn ids(orders: &Collection) -> BTreeSet<String> {
    let all: Vec<Value> = orders.list_documents().max_item_count(1000).items().try_collect().await.unwrap();
    all.iter().map(|order| order["id"].as_str().unwrap().to_owned()).collect()
}
