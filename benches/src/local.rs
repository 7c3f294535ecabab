//! What the emulator can do: point reads over HTTP beside the server that has its answers at once, and point reads without a socket.
//!
//! The request is signed once, beforehand: what is measured is whoever answers.

use std::time::{Duration, Instant, SystemTime};

use bytes::Bytes;
use cosmosdb::types::PartitionKeyDefinition;
use cosmosdb::{Client, MasterKey, Transport};
use cosmosdb_emulator::Emulator;
use http::Request;
use http_body_util::{BodyExt, Full};
use hyper::http;
use hyper_util::client::legacy::Client as Hyper;
use hyper_util::rt::TokioExecutor;

use crate::{Result, Server, canned};

const LINK: &str = "dbs/shop/colls/orders/docs/order-00000042";
const IN_FLIGHT: usize = 32;
const TIME: Duration = Duration::from_secs(3);

/// Prints both rates, and what one is of the other: the median of the rounds.
pub async fn report(rounds: usize) -> Result<()> {
    let trivial = Server::start()?;
    let emulator = Server::started("serve-emulator")?;
    let (mut floors, mut rates) = (Vec::new(), Vec::new());
    for _ in 0..rounds {
        floors.push(rate(trivial.port).await?);
        rates.push(rate(emulator.port).await?);
    }
    let (floor, rate) = (median(floors), median(rates));
    println!("\n### point reads over HTTP, {IN_FLIGHT} in flight\n\n| | a second | × |\n|---|---:|---:|");
    println!("| hyper, answers at once | {floor:.0} | 1.00 |\n| emulator | {rate:.0} | {:.2} |", rate / floor);
    Ok(())
}

/// An emulator with one document, until it is ended.
pub async fn serve() -> Result<()> {
    let emulator = Emulator::builder().key(canned::KEY).start().await?;
    fill(&emulator).await?;
    println!("{}", emulator.endpoint().rsplit(':').next().unwrap_or_default());
    std::future::pending().await
}

/// So many point reads without a socket, for valgrind.
pub async fn read(times: u32) -> Result<()> {
    let emulator = Emulator::builder().key(canned::KEY).in_process()?;
    fill(&emulator).await?;
    let transport = emulator.transport();
    let request = request(8081)?.map(|_| Bytes::new());
    for _ in 0..times {
        let response = transport.send(request.clone()).await?;
        if response.status() != 200 {
            return Err(format!("answered {}", response.status()).into());
        }
    }
    Ok(())
}

async fn fill(emulator: &Emulator) -> Result<()> {
    let client = Client::builder(emulator.endpoint()).key(emulator.key())?.transport(emulator.transport()).build()?;
    client.create_database("shop").await?;
    let shop = client.database("shop");
    shop.create_collection("orders", PartitionKeyDefinition::new(["/tenant"]).version(2)).await?;
    shop.collection("orders").create_document(canned::TENANT, &canned::order(42)).await?;
    Ok(())
}

/// How many reads are answered in a second.
async fn rate(port: u16) -> Result<f64> {
    let client: Hyper<_, Full<Bytes>> = Hyper::builder(TokioExecutor::new()).build_http();
    let request = request(port)?;
    let began = Instant::now();
    let readers = (0..IN_FLIGHT).map(|_| {
        let (client, request) = (client.clone(), request.clone());
        tokio::spawn(async move {
            let mut count = 0_u32;
            while began.elapsed() < TIME {
                let response = client.request(request.clone()).await?;
                if response.status() != 200 {
                    return Result::<u32>::Err(format!("answered {}", response.status()).into());
                }
                response.into_body().collect().await?;
                count += 1;
            }
            Ok(count)
        })
    });
    let mut total = 0;
    for reader in readers.collect::<Vec<_>>() {
        total += reader.await??;
    }
    Ok(f64::from(total) / began.elapsed().as_secs_f64())
}

fn request(port: u16) -> Result<Request<Full<Bytes>>> {
    let date = httpdate::fmt_http_date(SystemTime::now());
    let text = cosmosdb_core::string_to_sign("GET", "docs", LINK, &date);
    let signature = MasterKey::new(canned::KEY)?.sign(&text);
    let token = format!("type=master&ver=1.0&sig={signature}");
    let token = token.replace('=', "%3D").replace('&', "%26").replace('+', "%2B").replace('/', "%2F");
    Ok(Request::get(format!("http://127.0.0.1:{port}/{LINK}"))
        .header("authorization", token)
        .header("x-ms-date", date)
        .header("x-ms-version", "2020-07-15")
        .header("x-ms-documentdb-partitionkey", format!("[\"{}\"]", canned::TENANT))
        .body(Full::default())?)
}

fn median(mut rates: Vec<f64>) -> f64 {
    rates.sort_by(f64::total_cmp);
    rates.get(rates.len() / 2).copied().unwrap_or_default()
}
