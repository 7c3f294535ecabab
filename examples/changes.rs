//! Follows every change of a collection, deletes included: all versions and deletes, or "full fidelity".
//!
//! Against an emulator of its own: `cargo run --example changes`.

use cosmosdb::types::{Change, ChangeFeedPolicy, ChangeOperation, PartitionKeyDefinition};
use cosmosdb::{ChangeFeedEvent, Client};
use cosmosdb_emulator::Emulator;
use serde::{Deserialize, Serialize};

#[derive(Debug, Serialize, Deserialize)]
struct Order {
    id: String,
    tenant: String,
    total: f64,
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let emulator = Emulator::start().await?;
    let client = Client::builder(emulator.endpoint()).key(emulator.key())?.build()?;
    client.create_database("shop").await?;
    let shop = client.database("shop");
    let key = PartitionKeyDefinition::new(["/tenant"]).version(2);
    shop.create_collection("orders", key).change_feed_policy(ChangeFeedPolicy::new(10)).await?;
    let orders = shop.collection("orders");

    // Where the service is now: such a feed has no beginning.
    let mut changes = orders.read_full_fidelity_change_feed().changes().start_from_now().events::<Change<Order>>();
    while !matches!(changes.try_next().await?, Some(ChangeFeedEvent::CaughtUp)) {}

    let mut order = Order { id: "o-1".to_owned(), tenant: "ann".to_owned(), total: 9.5 };
    orders.create_document("ann", &order).await?;
    order.total = 12.0;
    orders.replace_document("ann", "o-1", &order).await?;
    orders.delete_document("ann", "o-1").await?;

    while let Some(ChangeFeedEvent::Page(page)) = changes.try_next().await? {
        for change in page.into_body().items {
            tell(&change);
        }
    }
    println!("to go on later: {:?}", changes.continuation());
    Ok(())
}

fn tell(change: &Change<Order>) {
    let Change { current, previous, metadata, .. } = change;
    match (&metadata.operation_type, current, previous) {
        (ChangeOperation::Create, Some(order), _) => println!("{}: new, {}", order.id, order.total),
        (ChangeOperation::Replace, Some(order), Some(before)) => println!("{}: {}, was {}", order.id, order.total, before.total),
        (ChangeOperation::Replace, Some(order), None) => println!("{}: {}", order.id, order.total),
        (ChangeOperation::Delete, ..) if metadata.time_to_live_expired == Some(true) => println!("{:?}: expired", metadata.id),
        (ChangeOperation::Delete, ..) => println!("{:?} of {:?}: gone", metadata.id, metadata.partition_key),
        (other, ..) => println!("{other}: a change that this program does not know"),
    }
}
