//! Our client.

use bytes::Bytes;
use cosmosdb::{Answer, Collection, HttpOptions, Transport, http};

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
