//! The client of this project, at work with the emulator: in-process, and over a socket.

use cosmosdb::types::{BatchOperation, PartitionKeyDefinition};
use cosmosdb::{Client, ErrorKind};
use cosmosdb_emulator::{Emulator, Fault};
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
    let created = BatchOperation::from(BatchOperation::create(json!({"id": "2", "pk": "a"})));
    let batch = orders.execute_batch("a", [created.clone(), BatchOperation::from(BatchOperation::delete("1"))]).await.unwrap();
    assert_eq!(batch.status(), 200);
    let conflict = orders.execute_batch("a", [created]).await.unwrap();
    assert_eq!((conflict.status(), conflict.body()[0].status()), (207, 409));
    let changes = orders.read_change_feed().partition_key_range_id("0").await.unwrap();
    let changed: Vec<Value> = changes.into_items().unwrap();
    assert_eq!((changed.len(), &changed[0]["id"]), (1, &json!("2")));
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

#[tokio::test]
async fn what_breaks_on_the_wire_is_told_by_what_may_have_been_done() {
    let emulator = Emulator::builder().regions(["West US", "East US"]).partitions(2).start().await.unwrap();
    let client =
        Client::builder(emulator.endpoint()).key(emulator.key()).unwrap().preferred_regions(["East US"]).build().unwrap();
    client.create_database("shop").await.unwrap();
    let shop = client.database("shop");
    shop.create_collection("orders", PartitionKeyDefinition::new(["/pk"]).version(2)).await.unwrap();
    let orders = shop.collection("orders");
    orders.create_document("a", &json!({"id": "1", "pk": "a"})).await.unwrap();
    orders.read_document("a", "1").await.unwrap();
    assert_eq!(emulator.requests().of_in("read_document", "East US"), 1, "each region has its own socket");

    emulator.faults().add(Fault::cut_after().on("create_document"));
    let lost = orders.create_document("a", &json!({"id": "2", "pk": "a"})).await.unwrap_err();
    assert_eq!(lost.kind(), ErrorKind::Ambiguous, "{lost}");
    emulator.faults().clear();
    assert!(orders.create_document("a", &json!({"id": "2", "pk": "a"})).await.unwrap_err().is_conflict(), "it was done");

    for fault in [Fault::truncated(20), Fault::cut_before()] {
        emulator.faults().add(fault.on("read_document").times(1));
        orders.read_document("a", "1").await.unwrap();
    }
    let reads = emulator.requests().of("read_document");
    assert_eq!(reads, 5, "reads are asked for again");
    emulator.set_offline("East US").await.unwrap();
    orders.read_document("a", "1").await.unwrap();
    assert_eq!(emulator.requests().of("read_document"), reads + 1, "nobody was there to be asked");
    emulator.shutdown().await;
}
