//! What queries cost: reading one, looking at documents, finding them by an index, and putting partitions in order.

use std::hint::black_box;
use std::time::{Duration, Instant};

use cosmosdb::{Client, Collection, types::PartitionKeyDefinition};
use cosmosdb_emulator::Emulator;
use cosmosdb_sql::eval::{Env, Options, Program};
use cosmosdb_sql::parser;
use cosmosdb_sql::plan::{self, PartitionKey};
use serde_json::Value;

use crate::Result;
use crate::canned::order;
use crate::table::median;

const DOCUMENTS: usize = 100_000;
const FILTER: &str = "SELECT VALUE c.id FROM c WHERE c.total > 500 AND c.open = true AND ARRAY_CONTAINS(c.tags, 'gift')";
const TYPICAL: &str =
    "SELECT c.id, c.total FROM c WHERE c.tenant = @tenant AND c.total > 10 ORDER BY c.total DESC OFFSET 10 LIMIT 20";

/// Plans the query so many times, and nothing else: for valgrind.
pub fn plan(times: u32) -> Result<()> {
    let (key, options) = (PartitionKey::new(["/tenant"]), plan::Options::default());
    for _ in 0..times {
        let parameters = [("@tenant".to_owned(), Value::from("a"))];
        black_box(plan::plan(black_box(TYPICAL), &parameters, &key, &options).map_err(|errors| format!("{errors:?}"))?);
    }
    Ok(())
}

/// Prints a scan beside the floor, and an index beside a scan.
pub async fn report() -> Result<()> {
    let texts: Vec<Vec<u8>> = (0..DOCUMENTS).map(|number| serde_json::to_vec(&order(number))).collect::<Result<_, _>>()?;
    let size = texts.iter().map(Vec::len).sum::<usize>() / DOCUMENTS;
    let parse = || -> Result<Vec<Value>> { Ok(texts.iter().map(|text| serde_json::from_slice(text)).collect::<Result<_, _>>()?) };
    let documents = parse()?;
    let query = parser::parse(FILTER).map_err(|errors| format!("{errors:?}"))?;
    let program = Program::new(&query).map_err(|error| error.message().to_owned())?;
    let options = Options::default();
    let scan = || -> Result<usize> {
        let env = Env::new(&options);
        Ok(program.rows(&documents, &env).map_err(|error| error.message().to_owned())?.filter(|row| row.is_ok()).count())
    };
    let floor = timed(5, || parse().map(|all| all.len()))?;
    let scanned = timed(5, scan)?;
    println!("\n### {DOCUMENTS} documents of {size} bytes\n\n| | ms | × |\n|---|---:|---:|");
    println!("| serde_json parses them into values | {:.0} | 1.00 |", millis(floor));
    println!("| a filter looks at all of them | {:.0} | {:.2} |", millis(scanned), millis(scanned) / millis(floor));
    drop(documents);

    let emulator = Emulator::builder().in_process()?;
    let client = Client::builder(emulator.endpoint()).key(emulator.key())?.transport(emulator.transport()).build()?;
    client.create_database("shop").await?;
    let shop = client.database("shop");
    shop.create_collection("orders", PartitionKeyDefinition::new(["/tenant"]).version(2)).await?;
    let orders = shop.collection("orders");
    for number in 0..DOCUMENTS {
        orders.create_document(crate::canned::TENANT, &order(number)).await?;
    }
    let found = asked(&orders, "SELECT * FROM c WHERE c.customer = 'customer-031000'", 50).await?;
    let looked = asked(&orders, "SELECT * FROM c WHERE c.customer != 'customer-031000' AND c.total = -1", 3).await?;
    let all = asked(&orders, "SELECT * FROM c WHERE CONCAT(c.customer, '') = 'customer-031000'", 3).await?;
    let page = asked(&orders, "SELECT * FROM c ORDER BY c.customer DESC", 50).await?;
    println!("\n### One of {DOCUMENTS} documents in the emulator, in-process\n\n| | ms | × |\n|---|---:|---:|");
    println!("| looking at all of them | {:.1} | 1 |", millis(all));
    println!("| `=` by the index | {:.3} | 1/{:.0} |", millis(found), millis(all) / millis(found));
    println!("| `=` that nothing has, by the index | {:.3} | 1/{:.0} |", millis(looked), millis(all) / millis(looked));
    println!("| a page of 100 in order, by the index | {:.3} | 1/{:.0} |", millis(page), millis(all) / millis(page));
    Ok(())
}

async fn asked(orders: &Collection, text: &str, times: u32) -> Result<Duration> {
    let ask = async || orders.query_documents(text).partition_key(crate::canned::TENANT).await;
    // The first one makes the index.
    ask().await?;
    let started = Instant::now();
    for _ in 0..times {
        black_box(ask().await?);
    }
    Ok(started.elapsed() / times)
}

fn timed(times: u32, work: impl Fn() -> Result<usize>) -> Result<Duration> {
    let mut taken = Vec::new();
    for _ in 0..times {
        let started = Instant::now();
        black_box(work()?);
        taken.push(started.elapsed().as_secs_f64());
    }
    Ok(Duration::from_secs_f64(median(taken.into_iter())))
}

fn millis(time: Duration) -> f64 {
    time.as_secs_f64() * 1e3
}
