//! The least that any client has to do: sign, send, decode by serde.

use std::time::SystemTime;

use base64::prelude::{BASE64_STANDARD, Engine};
use bytes::Bytes;
use hmac::{Hmac, KeyInit, Mac};
use http_body_util::{BodyExt, Full};
use hyper::http::{HeaderValue, Method, Request, Uri};
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::rt::{TokioExecutor, TokioTimer};
use serde::{Deserialize, Serialize};
use sha2::Sha256;

use super::Case;
use crate::Result;
use crate::canned::{ID, KEY, Order, PAGE, QUERY, TENANT, order};

pub type Hyper = hyper_util::client::legacy::Client<HttpConnector, Full<Bytes>>;

/// What carries a request there and its answer back.
pub trait Send {
    fn send(&self, request: Request<Bytes>) -> impl Future<Output = Result<Bytes>> + std::marker::Send;
}

pub fn hyper() -> Hyper {
    let mut tcp = HttpConnector::new();
    tcp.set_nodelay(true);
    hyper_util::client::legacy::Client::builder(TokioExecutor::new()).pool_timer(TokioTimer::new()).build(tcp)
}

impl Send for Hyper {
    async fn send(&self, request: Request<Bytes>) -> Result<Bytes> {
        let response = self.request(request.map(Full::new)).await?;
        if !response.status().is_success() {
            return Err(response.status().to_string().into());
        }
        Ok(response.into_body().collect().await?.to_bytes())
    }
}

pub fn reqwest() -> Result<reqwest::Client> {
    Ok(reqwest::Client::builder().no_proxy().tcp_nodelay(true).build()?)
}

impl Send for reqwest::Client {
    async fn send(&self, request: Request<Bytes>) -> Result<Bytes> {
        let response = self.execute(request.map(reqwest::Body::from).try_into()?).await?;
        Ok(response.error_for_status()?.bytes().await?)
    }
}

pub struct Floor<S> {
    endpoint: String,
    key: Hmac<Sha256>,
    sender: S,
}

#[derive(Serialize)]
struct Query {
    query: &'static str,
    parameters: [(); 0],
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Page {
    documents: Vec<Order>,
}

impl<S: Send> Floor<S> {
    pub fn new(port: u16, sender: S) -> Result<Self> {
        let key = Hmac::new_from_slice(&BASE64_STANDARD.decode(KEY)?)?;
        Ok(Self { endpoint: format!("http://127.0.0.1:{port}"), key, sender })
    }

    pub async fn call(&self, case: Case) -> Result<()> {
        match case {
            Case::Read => {
                let link = format!("dbs/shop/colls/orders/docs/{ID}");
                let request = self.request(Method::GET, &link, &link, Bytes::new())?;
                let read: Order = serde_json::from_slice(&self.sender.send(request).await?)?;
                expect(read.id == ID)
            }
            Case::Upsert => {
                let body = serde_json::to_vec(&order(42))?;
                let mut request =
                    self.request(Method::POST, "dbs/shop/colls/orders/docs", "dbs/shop/colls/orders", body.into())?;
                let headers = request.headers_mut();
                headers.insert("content-type", HeaderValue::from_static("application/json"));
                headers.insert("prefer", HeaderValue::from_static("return=minimal"));
                headers.insert("x-ms-documentdb-is-upsert", HeaderValue::from_static("True"));
                expect(self.sender.send(request).await?.is_empty())
            }
            Case::Page | Case::Borrowed => {
                let body = serde_json::to_vec(&Query { query: QUERY, parameters: [] })?;
                let mut request =
                    self.request(Method::POST, "dbs/shop/colls/orders/docs", "dbs/shop/colls/orders", body.into())?;
                let headers = request.headers_mut();
                headers.insert("content-type", HeaderValue::from_static("application/query+json"));
                headers.insert("x-ms-documentdb-isquery", HeaderValue::from_static("True"));
                let page: Page = serde_json::from_slice(&self.sender.send(request).await?)?;
                expect(page.documents.len() == PAGE)
            }
        }
    }

    /// A signed request to a path.
    fn request(&self, method: Method, path: &str, link: &str, body: Bytes) -> Result<Request<Bytes>> {
        let date = httpdate::fmt_http_date(SystemTime::now());
        let mut mac = self.key.clone();
        let verb = if method == Method::GET { "get" } else { "post" };
        mac.update(format!("{verb}\ndocs\n{link}\n{}\n\n", date.to_ascii_lowercase()).as_bytes());
        let signature = BASE64_STANDARD.encode(mac.finalize().into_bytes());
        let mut authorization = String::with_capacity(96);
        authorization.push_str("type%3dmaster%26ver%3d1.0%26sig%3d");
        for character in signature.chars() {
            match character {
                '+' => authorization.push_str("%2b"),
                '/' => authorization.push_str("%2f"),
                '=' => authorization.push_str("%3d"),
                other => authorization.push(other),
            }
        }
        let mut request = Request::new(body);
        *request.method_mut() = method;
        *request.uri_mut() = Uri::try_from(format!("{}/{path}", self.endpoint))?;
        let headers = request.headers_mut();
        headers.insert("authorization", authorization.try_into()?);
        headers.insert("x-ms-date", date.try_into()?);
        headers.insert("x-ms-version", HeaderValue::from_static("2020-07-15"));
        headers.insert("x-ms-documentdb-partitionkey", format!("[\"{TENANT}\"]").try_into()?);
        headers.insert("accept", HeaderValue::from_static("application/json"));
        headers.insert("user-agent", HeaderValue::from_static("floor/1.0"));
        Ok(request)
    }
}

fn expect(right: bool) -> Result<()> {
    if right { Ok(()) } else { Err("not the answer that was expected".into()) }
}
