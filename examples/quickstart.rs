//! Walks all ten kinds of resource of the REST API, and prints each operation, its status and its charge.
//!
//! Against an emulator of its own: `cargo run --example quickstart`; against an account: with `COSMOSDB_ENDPOINT` and `COSMOSDB_KEY`
//! set. It makes a database with a name of its own, and deletes it at the end.

use std::time::{Duration, SystemTime};

use cosmosdb::{Client, Meta, types};
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
    // Kept to the end: dropping it stops the emulator.
    let emulator;
    let client = match Client::from_env() {
        Ok(account) => account.build()?,
        Err(_) if std::env::var_os("COSMOSDB_ENDPOINT").is_none() => {
            emulator = Emulator::start().await?;
            println!("no COSMOSDB_ENDPOINT and COSMOSDB_KEY: using an emulator at {}\n", emulator.endpoint());
            Client::builder(emulator.endpoint()).key(emulator.key())?.build()?
        }
        Err(error) => return Err(error.into()),
    };
    println!("{:<36} {:>6} {:>8}", "operation", "status", "charge");

    let account = client.read_account().await?;
    show("read_account", account.meta());

    let since = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH)?;
    let name = format!("quickstart-{}", since.as_millis());
    show("create_database", client.create_database(&name).await?.meta());
    let shop = client.database(&name);

    // Whatever happens in between, the database goes.
    let outcome = walk(&client, &shop).await;
    show("delete_database", client.delete_database(&name).await?.meta());
    outcome?;
    println!("\nall ten kinds of resource: done");
    Ok(())
}

async fn walk(client: &Client, shop: &cosmosdb::Database) -> Result<(), Box<dyn std::error::Error>> {
    let database = client.read_database(shop.id()).await?;
    show("read_database", database.meta());
    show("list_databases", client.list_databases().await?.meta());

    // Collections.
    let key = types::PartitionKeyDefinition::new(["/tenant"]).kind(types::PartitionKeyKind::Hash).version(2);
    let created = shop.create_collection("orders", key).offer_throughput(400).await?;
    show("create_collection", created.meta());
    let orders = shop.collection("orders");
    show("list_collections", shop.list_collections().await?.meta());
    show("list_partition_key_ranges", orders.list_partition_key_ranges().await?.meta());

    // Documents.
    for n in 1..=3 {
        let order = Order { id: format!("o-{n}"), tenant: "tenant-7".to_owned(), total: 10.5 * f64::from(n) };
        show("create_document", orders.create_document("tenant-7", &order).await?.meta());
    }
    let response = orders.read_document("tenant-7", "o-1").await?;
    show("read_document", response.meta());
    let etag = response.meta().etag().unwrap_or_default().to_owned();
    let mut order: Order = response.into_json()?;
    order.total += 1.0;
    show("replace_document", orders.replace_document("tenant-7", "o-1", &order).if_match(&etag).await?.meta());
    let stale = orders.replace_document("tenant-7", "o-1", &order).if_match(&etag).await;
    match stale {
        Err(error) if error.is_precondition_failed() => show("replace_document (stale)", error.meta().ok_or("no answer")?),
        other => return Err(format!("a stale etag must not win: {other:?}").into()),
    }
    let patch = [types::PatchOperation::incr("/total", 5.0), types::PatchOperation::set("/open", true)];
    show("patch_document", orders.patch_document("tenant-7", "o-1", patch).await?.meta());
    show("upsert_document", orders.upsert_document("tenant-7", &order).await?.meta());
    let mut pages = orders.list_documents().max_item_count(2).pages();
    let mut total = 0.0;
    while let Some(page) = pages.try_next().await? {
        show("list_documents (a page)", page.meta());
        total += page.into_items::<Order>()?.iter().map(|order| order.total).sum::<f64>();
    }
    assert!(total > 0.0, "the orders come to something");

    // Attachments, and the media behind them.
    let document = orders.document("o-1");
    show(
        "create_attachment",
        document.create_attachment("tenant-7", "scan", "image/png", "https://example.com/scan.png").await?.meta(),
    );
    let media = document.create_media_attachment("tenant-7", "text/plain", "note.txt", "delivered").await?;
    show("create_media_attachment", media.meta());
    show("list_attachments", document.list_attachments("tenant-7").await?.meta());

    // Scripts: kept here; the service runs them.
    let source = "function () { getContext().getResponse().setBody('hello'); }";
    show("create_stored_procedure", orders.create_stored_procedure("hello", source).await?.meta());
    show("list_stored_procedures", orders.list_stored_procedures().await?.meta());
    let tax = "function tax(income) { return income * 0.2; }";
    show("create_user_defined_function", orders.create_user_defined_function("tax", tax).await?.meta());
    show("list_user_defined_functions", orders.list_user_defined_functions().await?.meta());
    let stamp = "function stamp() { }";
    let trigger = orders.create_trigger("stamp", stamp, types::TriggerType::Pre, types::TriggerOperation::Create);
    show("create_trigger", trigger.await?.meta());
    show("list_triggers", orders.list_triggers().await?.meta());

    // A user that may read the orders, and a client that has no more than that.
    show("create_user", shop.create_user("app").await?.meta());
    let app = shop.user("app");
    let granted = app.create_permission("read-orders", types::PermissionMode::Read, &orders).expiry_seconds(600).await?;
    show("create_permission", granted.meta());
    let guest = Client::builder(client.pipeline().endpoint()).resource_token(granted.into_body().token).build()?;
    let guest_orders = guest.database(shop.id()).collection("orders");
    show("read_document (as app)", guest_orders.read_document("tenant-7", "o-2").await?.meta());
    match guest_orders.delete_document("tenant-7", "o-2").await {
        Err(error) if error.is_forbidden() => show("delete_document (as app)", error.meta().ok_or("no answer")?),
        other => return Err(format!("a permission to read must not delete: {other:?}").into()),
    }

    // Offers: the throughput of the collection.
    let collection = shop.read_collection("orders").await?.into_body();
    let mut offers = client.list_offers().items();
    while let Some(mut offer) = offers.try_next().await? {
        if Some(&offer.offer_resource_id) == collection.rid.as_ref() {
            let rid = offer.rid.clone().ok_or("an offer without a rid")?;
            offer.content = Some(types::OfferContent::new().offer_throughput(500));
            show("replace_offer", client.replace_offer(&rid, &offer).await?.meta());
        }
    }

    show("delete_document", orders.delete_document("tenant-7", "o-3").timeout(Duration::from_secs(10)).await?.meta());
    Ok(())
}

fn show(operation: &str, meta: &Meta) {
    println!("{operation:<36} {:>6} {:>8.2}", meta.status(), meta.request_charge().unwrap_or_default());
}
