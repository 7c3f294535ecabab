//! Our client.

use std::sync::atomic::{AtomicU64, Ordering};

use bytes::Bytes;
use cosmosdb::{Answer, Collection, Finished, HttpOptions, Observer, Transport, http};
use tracing_subscriber::filter::LevelFilter;
use tracing_subscriber::prelude::*;

use super::Case;
use crate::Result;
use crate::canned::{self, Glance, ID, KEY, Order, PAGE, QUERY, TENANT, order};

pub struct Ours(Collection);

pub fn by_reqwest(port: u16) -> Result<Ours> {
    let client = cosmosdb::Client::builder(format!("http://127.0.0.1:{port}")).key(KEY)?.build()?;
    Ok(Ours(client.database("shop").collection("orders")))
}

pub fn by_hyper(port: u16) -> Result<Ours> {
    let http = HttpOptions::new().hyper();
    let client = cosmosdb::Client::builder(format!("http://127.0.0.1:{port}")).key(KEY)?.http(http).build()?;
    Ok(Ours(client.database("shop").collection("orders")))
}

/// By reqwest, with an observer that adds up charges, and every span and event of level `INFO` formatted into nothing.
pub fn watched(port: u16) -> Result<Ours> {
    let everything = tracing_subscriber::fmt::layer().with_ansi(false).with_writer(std::io::sink);
    tracing_subscriber::registry().with(everything.with_filter(LevelFilter::INFO)).try_init()?;
    let client = cosmosdb::Client::builder(format!("http://127.0.0.1:{port}")).key(KEY)?.observer(Cost::default()).build()?;
    Ok(Ours(client.database("shop").collection("orders")))
}

/// In thousandths of a request unit.
#[derive(Default)]
struct Cost(AtomicU64);

impl Observer for Cost {
    fn finished(&self, call: &Finished<'_>) {
        self.0.fetch_add((call.diagnostics.total_charge() * 1000.0) as u64, Ordering::Relaxed);
    }
}

/// On a transport that has the answer to a point read at once.
pub fn scripted() -> Result<Ours> {
    let script = Script { headers: canned::headers(), document: canned::document() };
    let client = cosmosdb::Client::builder("https://bench.documents.azure.com").key(KEY)?.transport(script).build()?;
    Ok(Ours(client.database("shop").collection("orders")))
}

struct Script {
    headers: http::HeaderMap,
    document: Bytes,
}

impl Transport for Script {
    fn send<'a>(&'a self, _: http::Request<Bytes>) -> Answer<'a> {
        let mut response = http::Response::new(self.document.clone());
        *response.headers_mut() = self.headers.clone();
        Box::pin(std::future::ready(Ok(response)))
    }
}

impl Ours {
    pub async fn call(&self, case: Case) -> Result<()> {
        match case {
            Case::Read => {
                let read: Order = self.0.read_document(TENANT, ID).await?.into_json()?;
                expect(read.id == ID)
            }
            Case::Upsert => {
                let response = self.0.upsert_document(TENANT, &order(42)).prefer_minimal().await?;
                expect(response.status() == 201)
            }
            Case::Page => {
                let page = self.0.query_documents(QUERY).partition_key(TENANT).await?;
                let orders: Vec<Order> = page.into_items()?;
                expect(orders.len() == PAGE)
            }
            Case::Borrowed => {
                let page = self.0.query_documents(QUERY).partition_key(TENANT).await?;
                let glances: Vec<Glance<'_>> = page.items()?;
                let all: f64 = glances.iter().map(|glance| glance.total).sum();
                expect(all > 0.0 && glances.iter().all(|glance| glance.id != glance.customer) && glances.len() == PAGE)
            }
        }
    }
}

fn expect(right: bool) -> Result<()> {
    if right { Ok(()) } else { Err("not the answer that was expected".into()) }
}
