//! What queries across partitions cost in the client: see the README beside the other benches.

mod service;
mod wire;

use std::hint::black_box;
use std::process::Command;
use std::time::{Duration, Instant};

use bytes::Bytes;
use cosmosdb::Collection;
use serde::Deserialize;
use serde_json::Value;
use serde_json::value::RawValue;

use service::{ORDERED, Service, UNORDERED};

type Result<T, E = Box<dyn std::error::Error + Send + Sync>> = std::result::Result<T, E>;

const USAGE: &str = "usage: merged                  what a merge costs, and how long many ranges take
       merged once CASE N      sort | read-and-sort | merge | no-merge, N times, for valgrind
       merged wire ENDPOINT N  N first pages of an ordered query from an emulator with the well-known key: CPU of this process";

const RANGES: usize = 16;
const ROWS: usize = 300;

fn main() -> Result<()> {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    match words.as_slice() {
        [] => {
            costs()?;
            side_by_side()
        }
        ["once", case, times] => once(case, times.parse()?),
        ["wire", endpoint, times] => runtime()?.block_on(wire::report(endpoint, times.parse()?)),
        _ => Err(USAGE.into()),
    }
}

fn runtime() -> Result<tokio::runtime::Runtime> {
    Ok(tokio::runtime::Builder::new_current_thread().enable_all().build()?)
}

/// One row of a page, as whoever sorts must read it.
#[derive(Deserialize)]
struct Row<'a> {
    #[serde(rename = "orderByItems")]
    keys: Vec<Item>,
    #[serde(borrow)]
    payload: &'a RawValue,
}

#[derive(Deserialize)]
struct Item {
    item: Value,
}

#[derive(Deserialize)]
struct Page<'a> {
    #[serde(borrow, rename = "Documents")]
    rows: Vec<Row<'a>>,
}

/// The rows of all pages, with what they are sorted by.
fn read(pages: &[Bytes]) -> Result<Vec<(Value, &RawValue)>> {
    let mut rows = Vec::new();
    for page in pages {
        let page: Page<'_> = serde_json::from_slice(page)?;
        rows.extend(page.rows.into_iter().filter_map(|row| Some((row.keys.into_iter().next()?.item, row.payload))));
    }
    Ok(rows)
}

fn sort(rows: &mut [(Value, &RawValue)]) {
    let number = |value: &Value| value.as_f64().unwrap_or_default();
    rows.sort_by(|(a, _), (b, _)| number(a).total_cmp(&number(b)));
}

/// All pages of a query; how many bytes they have.
async fn merge(orders: &Collection, query: &str) -> Result<usize> {
    let mut pages = orders.query_documents(query).max_item_count(100).across_partitions().pages();
    let mut bytes = 0;
    while let Some(page) = pages.try_next().await? {
        bytes += page.bytes().len();
    }
    Ok(bytes)
}

/// Does one thing so many times, and nothing else.
fn once(case: &str, times: u32) -> Result<()> {
    let query = if case == "no-merge" { UNORDERED } else { ORDERED };
    let service = Service::new(query, RANGES, ROWS, Duration::ZERO)?;
    let pages = service.pages();
    match case {
        "sort" => {
            let rows = read(&pages)?;
            for _ in 0..times {
                let mut rows = rows.clone();
                sort(&mut rows);
                black_box(rows);
            }
        }
        "read-and-sort" => {
            for _ in 0..times {
                let mut rows = read(&pages)?;
                sort(&mut rows);
                black_box(rows.iter().map(|(_, row)| row.get().len()).sum::<usize>());
            }
        }
        "merge" | "no-merge" => {
            let orders = service.collection()?;
            runtime()?.block_on(async {
                for _ in 0..times {
                    black_box(merge(&orders, query).await?);
                }
                Result::<()>::Ok(())
            })?;
        }
        _ => return Err(USAGE.into()),
    }
    Ok(())
}

/// Prints what each case takes, in instructions.
fn costs() -> Result<()> {
    println!("### {RANGES} ranges of {ROWS} rows of half a kilobyte, merged\n\n| | instructions a row | × |\n|---|---:|---:|");
    let mut floor = None;
    for case in ["read-and-sort", "sort", "no-merge", "merge"] {
        let (few, many) = (1, 4);
        let each = (instructions(case, many)? - instructions(case, few)?) / f64::from(many - few) / (RANGES * ROWS) as f64;
        let floor = *floor.get_or_insert(each);
        println!("| {case} | {each:.0} | {:.2} |", each / floor);
    }
    Ok(())
}

/// What valgrind counts in so many times.
fn instructions(case: &str, times: u32) -> Result<f64> {
    let output = Command::new("valgrind")
        .args(["--tool=callgrind", "--callgrind-out-file=/dev/null"])
        .arg(std::env::current_exe()?)
        .args(["once", case, &times.to_string()])
        .output()
        .map_err(|error| format!("valgrind: {error}"))?;
    let text = String::from_utf8_lossy(&output.stderr);
    let count = text.lines().filter_map(|line| line.split_once("Collected :")).find_map(|(_, count)| count.trim().parse().ok());
    count.filter(|_| output.status.success()).ok_or_else(|| format!("valgrind failed: {text}").into())
}

/// Prints how long ranges take that each answer after a while.
fn side_by_side() -> Result<()> {
    const DELAY: Duration = Duration::from_millis(20);
    println!("\n### 20 ranges that each answer in 20 ms\n\n| | ms | × |\n|---|---:|---:|");
    for query in [UNORDERED, ORDERED] {
        let orders = Service::new(query, 20, 100, DELAY)?.collection()?;
        let mut taken: Vec<f64> = Vec::new();
        for _ in 0..9 {
            let started = Instant::now();
            runtime()?.block_on(merge(&orders, query))?;
            taken.push(started.elapsed().as_secs_f64() * 1e3);
        }
        taken.sort_by(f64::total_cmp);
        let median = taken.get(4).copied().unwrap_or_default();
        println!("| {query} | {median:.1} | {:.2} |", median / 20.0);
    }
    Ok(())
}
