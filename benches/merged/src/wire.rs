//! The first page of an ordered query over HTTP, beside `@azure/cosmos` (`peer.mjs`), against one emulator.

use std::time::Duration;

use bytes::Bytes;
use cosmosdb::http::Request;
use cosmosdb::types::PartitionKeyDefinition;
use cosmosdb::{Answer, Client, Collection, Transport, TransportError};
use http_body_util::{BodyExt, Full};
use hyper_util::client::legacy::{Client as Http, connect::HttpConnector};
use hyper_util::rt::TokioExecutor;
use serde_json::json;

use crate::Result;
use crate::service::ORDERED;

/// All emulators of Cosmos DB share this key.
const WELL_KNOWN_KEY: &str = "C2y6yDjf5/R+ob0N8A7Cgv30VRDJIWEHLM+4QDU5DE2nQ9nDuVTqobD4b8mGGyPMbIZnqyMsEcaGQy67XIw/Jw==";

/// Prints what a page takes of this process's CPU.
pub async fn report(endpoint: &str, times: u32) -> Result<()> {
    let http = Http::builder(TokioExecutor::new()).build_http();
    let client = Client::builder(endpoint).key(WELL_KNOWN_KEY)?.transport(Plain(http)).build()?;
    let orders = client.database("merged").collection("orders");
    if orders.query_documents("SELECT VALUE 1").await.is_err() {
        fill(&client).await?;
    }
    for _ in 0..times.div_ceil(4) {
        page(&orders).await?;
    }
    let before = cpu();
    for _ in 0..times {
        page(&orders).await?;
    }
    println!("{:.0} µs of CPU a page", (cpu() - before).as_secs_f64() * 1e6 / f64::from(times));
    Ok(())
}

/// hyper without TLS: the client's own transports bring TLS along, which takes long to build.
struct Plain(Http<HttpConnector, Full<Bytes>>);

impl Transport for Plain {
    fn send<'a>(&'a self, request: Request<Bytes>) -> Answer<'a> {
        Box::pin(async move {
            let answer = self.0.request(request.map(Full::new)).await.map_err(TransportError::maybe_sent)?;
            let (head, body) = answer.into_parts();
            let body = body.collect().await.map_err(TransportError::maybe_sent)?;
            Ok(cosmosdb::http::Response::from_parts(head, body.to_bytes()))
        })
    }
}

async fn page(orders: &Collection) -> Result<()> {
    let mut pages = orders.query_documents(ORDERED).max_item_count(100).across_partitions().pages();
    let page = pages.try_next().await?.ok_or("there is no page")?;
    let rows: Vec<serde_json::Value> = page.into_items()?;
    if rows.len() == 100 { Ok(()) } else { Err(format!("{} rows", rows.len()).into()) }
}

async fn fill(client: &Client) -> Result<()> {
    client.create_database("merged").await?;
    let shop = client.database("merged");
    shop.create_collection("orders", PartitionKeyDefinition::new(["/tenant"]).version(2)).await?;
    let orders = shop.collection("orders");
    for at in 0..1000_u32 {
        let tenant = format!("tenant-{}", at % 97);
        let lines: Vec<_> =
            (0..4).map(|line| json!({"article": format!("article-{line:06}"), "quantity": 2, "price": 9.75})).collect();
        let order =
            json!({"id": format!("order-{at:08}"), "tenant": tenant, "total": at * 7 % 1009, "open": true, "lines": lines});
        orders.create_document(tenant.as_str(), &order).await?;
    }
    Ok(())
}

/// User and system time of this process.
fn cpu() -> Duration {
    let mut time = libc::timespec { tv_sec: 0, tv_nsec: 0 };
    // SAFETY: the clock writes into a struct that is ours.
    unsafe { libc::clock_gettime(libc::CLOCK_PROCESS_CPUTIME_ID, &raw mut time) };
    Duration::new(time.tv_sec.unsigned_abs(), u32::try_from(time.tv_nsec).unwrap_or_default())
}
