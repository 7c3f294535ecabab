//! A service in-process: a collection of many ranges, whose pages are made beforehand. An answer takes as long as it is told to.

use std::collections::HashMap;
use std::time::Duration;

use bytes::Bytes;
use cosmosdb::http::{HeaderValue, Method, Request, Response};
use cosmosdb::{Answer, Collection, Transport};
use cosmosdb_sql::plan::{self, PartitionKey};
use serde_json::{Value, json};

use crate::Result;

pub const ORDERED: &str = "SELECT * FROM c ORDER BY c.total";
pub const UNORDERED: &str = "SELECT * FROM c";
/// How many rows a page of a range has.
const PAGE: usize = 100;
const RID: &str = "2lpXALr7dVs=";

pub struct Service {
    ranges: usize,
    plan: Bytes,
    /// By range and continuation.
    pages: HashMap<(usize, usize), Bytes>,
    /// How many pages a range has.
    pages_each: usize,
    delay: Duration,
}

impl Service {
    /// For one query over so many ranges with so many rows each.
    pub fn new(query: &str, ranges: usize, rows: usize, delay: Duration) -> Result<Self> {
        let plan = plan::plan(query, &[], &PartitionKey::new(["/tenant"]), &plan::Options::default());
        let plan = plan.map_err(|errors| errors.to_string())?;
        let pages_each = rows.div_ceil(PAGE);
        let mut pages = HashMap::new();
        for range in 0..ranges {
            for page in 0..pages_each {
                let rows: Vec<Value> =
                    (page * PAGE..rows.min((page + 1) * PAGE)).map(|at| row(query == ORDERED, range, at)).collect();
                let body = json!({"_rid": RID, "_count": rows.len(), "Documents": rows}).to_string();
                pages.insert((range, page), body.into());
            }
        }
        Ok(Self { ranges, plan: serde_json::to_vec(&plan)?.into(), pages, pages_each, delay })
    }

    /// All pages, in the order in which they could be read.
    pub fn pages(&self) -> Vec<Bytes> {
        let mut pages: Vec<_> = self.pages.iter().collect();
        pages.sort_by_key(|(place, _)| **place);
        pages.into_iter().map(|(_, body)| body.clone()).collect()
    }

    /// Its collection, as the client sees it.
    pub fn collection(self) -> Result<Collection> {
        let client = cosmosdb::Client::builder("https://bench.documents.azure.com").key("c2VjcmV0")?.transport(self).build()?;
        Ok(client.database("shop").collection("orders"))
    }

    fn ranges(&self) -> Value {
        let bound = |at: usize| if at == self.ranges { "FF".to_owned() } else { format!("{:04X}", 0x3FFF * at / self.ranges) };
        let range = |at: usize| {
            let min = if at == 0 { String::new() } else { bound(at) };
            json!({"_rid": format!("{RID}{at}"), "id": at.to_string(), "minInclusive": min, "maxExclusive": bound(at + 1), "parents": []})
        };
        json!({"_rid": RID, "_count": self.ranges, "PartitionKeyRanges": (0..self.ranges).map(range).collect::<Vec<_>>()})
    }

    fn answer(&self, request: &Request<Bytes>) -> (Bytes, Option<usize>) {
        let header = |name: &str| request.headers().get(name).and_then(|value| value.to_str().ok());
        let path = request.uri().path();
        if request.method() == Method::GET {
            let body = if path.ends_with("/pkranges") {
                self.ranges()
            } else {
                let key = json!({"paths": ["/tenant"], "kind": "Hash", "version": 2});
                json!({"id": "orders", "_rid": RID, "partitionKey": key})
            };
            return (body.to_string().into(), None);
        }
        if header("x-ms-cosmos-is-query-plan-request").is_some() {
            return (self.plan.clone(), None);
        }
        let number = |name: &str| header(name).and_then(|text| text.parse().ok());
        let (range, page) =
            (number("x-ms-documentdb-partitionkeyrangeid").unwrap_or(0), number("x-ms-continuation").unwrap_or(0));
        (self.pages.get(&(range, page)).cloned().unwrap_or_default(), Some(page + 1).filter(|next| *next < self.pages_each))
    }
}

impl Transport for Service {
    fn send<'a>(&'a self, request: Request<Bytes>) -> Answer<'a> {
        let is_page = request.headers().contains_key("x-ms-documentdb-partitionkeyrangeid");
        Box::pin(async move {
            let mut response = Response::new(Bytes::new());
            if request.headers().contains_key("if-none-match") {
                *response.status_mut() = cosmosdb::http::StatusCode::NOT_MODIFIED;
                return Ok(response);
            }
            if is_page && !self.delay.is_zero() {
                tokio::time::sleep(self.delay).await;
            }
            let (body, next) = self.answer(&request);
            *response.body_mut() = body;
            let headers = response.headers_mut();
            headers.insert("etag", HeaderValue::from_static("\"1\""));
            headers.insert("x-ms-request-charge", HeaderValue::from_static("2.8"));
            if let Some(next) = next {
                headers.insert("x-ms-continuation", next.into());
            }
            Ok(response)
        })
    }
}

/// The row of a range at a place: about half a kilobyte. Neighbours in order lie in other ranges.
fn row(ordered: bool, range: usize, at: usize) -> Value {
    let total = at as f64 * 7.5 + ((range * 7 + at * 3) % 16) as f64 / 4.0;
    let number = range * 1_000_000 + at;
    let rid = format!("2lpXALr7dVs{number:09}AAAA==");
    let line = |index: usize| json!({"article": format!("article-{:06}", number % 997 + index), "quantity": 2, "price": 9.75});
    let document = json!({
        "id": format!("order-{number:08}"), "tenant": format!("tenant-{range}"), "customer": format!("customer-{number:08}"),
        "total": total, "open": true, "tags": ["express", "gift", "europe"], "lines": (0..4).map(line).collect::<Vec<_>>(),
        "note": "Please ring twice, and leave it with the neighbours if nobody answers.", "_rid": rid
    });
    if ordered { json!({"_rid": rid, "orderByItems": [{"item": total}], "payload": document}) } else { document }
}
