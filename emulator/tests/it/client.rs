//! The client of this project, at work with the emulator: in-process, and over a socket.

use cosmosdb::Client;
use cosmosdb::types::PartitionKeyDefinition;
use cosmosdb_emulator::Emulator;
use serde_json::{Value, json};

async fn work(client: Client) {
    client.create_database("shop").await.unwrap();
    let shop = client.database("shop");
    let key: PartitionKeyDefinition = serde_json::from_value(json!({"paths": ["/pk"], "version": 2})).unwrap();
    shop.create_collection("orders", key).await.unwrap();
    let orders = shop.collection("orders");
    orders.create_document("a", &json!({"id": "1", "pk": "a", "n": 1})).await.unwrap();
    let read: Value = orders.read_document("a", "1").await.unwrap().into_json().unwrap();
    assert_eq!(read["n"], 1);
    assert!(orders.read_document("a", "2").await.unwrap_err().is_not_found());
    assert!(orders.create_document("a", &json!({"id": "1", "pk": "a"})).await.unwrap_err().is_conflict());
    client.delete_database("shop").await.unwrap();
}

#[tokio::test]
async fn in_process() {
    let emulator = Emulator::in_process().unwrap();
    let client = Client::builder(emulator.endpoint()).key(emulator.key()).unwrap();
    work(client.transport(emulator.transport()).build().unwrap()).await;
}

#[tokio::test]
async fn over_a_socket() {
    let emulator = Emulator::start().await.unwrap();
    work(Client::builder(emulator.endpoint()).key(emulator.key()).unwrap().build().unwrap()).await;
    emulator.shutdown().await;
}
