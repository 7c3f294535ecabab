//! A client and an emulator under a mixed load at a fixed rate, with faults at random: neither memory nor open files may grow, and no
//! error may come up but those that were asked for. `tests/soak` runs it, and says how.

#![allow(clippy::print_stdout, reason = "it reports")]

use std::error::Error;
use std::process::ExitCode;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use cosmosdb::types::{PartitionKeyDefinition, PatchOperation};
use cosmosdb::{Client, Collection, ErrorKind};
use cosmosdb_emulator::{Emulator, Fault};
use cosmosdb_tests::process::Process;
use serde_json::{Value, json};
use tokio::time::MissedTickBehavior;

/// Operations a second.
const RATE: u64 = 200;
/// Operations at once. If so many are under way, the machine does not keep up, and the next one waits.
const AT_ONCE: u64 = 64;
/// Documents there are, of which all are written again and again.
const DOCUMENTS: u64 = 500;
/// How much the resident memory may grow, once all is warm, in ten minutes.
const GROWTH: f64 = 1024.0 * 1024.0;
/// What is lost in the noise: pages that the allocator keeps.
const NOISE: f64 = 2.0 * 1024.0 * 1024.0;

/// How operations ended.
#[derive(Default)]
struct Counts {
    done: AtomicU64,
    /// Writes of which nobody knows: they were cut off, as was asked for.
    ambiguous: AtomicU64,
    cancelled: AtomicU64,
    failed: AtomicU64,
    in_flight: AtomicU64,
}

#[tokio::main(flavor = "multi_thread", worker_threads = 2)]
async fn main() -> Result<ExitCode, Box<dyn Error>> {
    let seconds: u64 = std::env::args().nth(1).map_or(Ok(600), |text| text.parse())?;
    let seed: u64 = std::env::args().nth(2).map_or(Ok(1), |text| text.parse())?;
    let emulator = Emulator::builder().partitions(4).seed(seed).start().await?;
    let client = Client::builder(emulator.endpoint()).key(emulator.key())?.build()?;
    client.create_database("shop").await?;
    let key = PartitionKeyDefinition::new(["/pk"]).version(2);
    client.database("shop").create_collection("orders", key).await?;
    let orders = client.database("shop").collection("orders");
    for number in 0..DOCUMENTS {
        orders.create_document(pk(number), &document(number, 0)).await?;
    }
    let faults = emulator.faults();
    faults.add(Fault::status(429).sub_status(3200).retry_after(Duration::from_millis(20)).share(0.03));
    faults.add(Fault::status(503).share(0.01));
    faults.add(Fault::status(449).on("upsert_document").share(0.02));
    faults.add(Fault::cut_before().share(0.005));
    faults.add(Fault::cut_after().share(0.005));
    faults.add(Fault::truncated(10).on("read_document").share(0.005));
    faults.add(Fault::delay(Duration::from_millis(30)).share(0.05));

    let counts = Arc::new(Counts::default());
    let started = Instant::now();
    let mut random = fastrand::Rng::with_seed(seed);
    let mut ticks = tokio::time::interval(Duration::from_micros(1_000_000 / RATE));
    ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    let interval = Duration::from_secs((seconds / 20).clamp(1, 30));
    let mut next_report = interval;
    let mut measured: Vec<(f64, Process)> = Vec::new();
    println!(
        "{:>7} {:>9} {:>9} {:>9} {:>9} {:>10} {:>11}",
        "seconds", "done", "ambiguous", "cancelled", "failed", "RSS KiB", "descriptors"
    );
    while started.elapsed() < Duration::from_secs(seconds) {
        ticks.tick().await;
        while counts.in_flight.load(Ordering::Relaxed) >= AT_ONCE {
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
        let (orders, counted) = (orders.clone(), counts.clone());
        let (kind, number) = (random.u32(0..100), random.u64(0..DOCUMENTS));
        // One of fifty is given up.
        let patience = if random.u32(0..50) == 0 { Duration::from_micros(random.u64(0..5000)) } else { Duration::from_secs(60) };
        counts.in_flight.fetch_add(1, Ordering::Relaxed);
        tokio::spawn(async move {
            let ended = tokio::time::timeout(patience, operation(&orders, kind, number)).await;
            counted.in_flight.fetch_sub(1, Ordering::Relaxed);
            let count = match &ended {
                Err(_) => &counted.cancelled,
                Ok(Ok(())) => &counted.done,
                Ok(Err(error)) if error.kind() == ErrorKind::Ambiguous => &counted.ambiguous,
                Ok(Err(error)) => {
                    println!("{error}");
                    &counted.failed
                }
            };
            count.fetch_add(1, Ordering::Relaxed);
        });
        if started.elapsed() >= next_report {
            next_report += interval;
            measured.push(report(started, &counts)?);
        }
    }
    // What was begun ends; then connections are idle, and tasks gone.
    let deadline = Instant::now() + Duration::from_secs(60);
    while counts.in_flight.load(Ordering::Relaxed) > 0 && Instant::now() < deadline {
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    measured.push(report(started, &counts)?);
    Ok(verdict(&measured, &counts, seconds))
}

fn pk(number: u64) -> i64 {
    (number % 50).cast_signed()
}

fn document(number: u64, round: u64) -> Value {
    json!({"id": number.to_string(), "pk": pk(number), "round": round, "text": "x".repeat(600)})
}

/// A read, a write, a page, a query; some are writes that may be repeated.
async fn operation(orders: &Collection, kind: u32, number: u64) -> cosmosdb::Result<()> {
    let (pk, id) = (pk(number), number.to_string());
    match kind {
        0..50 => orders.read_document(pk, id).await.map(drop),
        50..70 => orders.upsert_document(pk, &document(number, u64::from(kind))).idempotent().await.map(drop),
        70..80 => orders.replace_document(pk, id, &document(number, u64::from(kind))).await.map(drop),
        80..85 => orders.patch_document(pk, id, [PatchOperation::set("/round", 7)]).await.map(drop),
        85..90 => orders.list_documents().max_item_count(20).await.map(drop),
        90..97 => orders.query_documents("SELECT * FROM c WHERE c.round > 3").partition_key(pk).await.map(drop),
        97..99 => {
            orders.query_documents("SELECT TOP 5 * FROM c").partition_key(pk).items::<Value>().try_collect().await.map(drop)
        }
        _ => match orders.read_document(pk, "none").await {
            Err(error) if error.is_not_found() => Ok(()),
            other => other.map(drop),
        },
    }
}

fn report(started: Instant, counts: &Counts) -> Result<(f64, Process), Box<dyn Error>> {
    let process = Process::now()?;
    let of = |count: &AtomicU64| count.load(Ordering::Relaxed);
    let seconds = started.elapsed().as_secs_f64();
    println!(
        "{seconds:>7.0} {:>9} {:>9} {:>9} {:>9} {:>10} {:>11}",
        of(&counts.done),
        of(&counts.ambiguous),
        of(&counts.cancelled),
        of(&counts.failed),
        process.resident >> 10,
        process.descriptors
    );
    Ok((seconds, process))
}

/// Whether anything grew. The first third is for warming up.
fn verdict(measured: &[(f64, Process)], counts: &Counts, seconds: u64) -> ExitCode {
    let warm = measured.get(measured.len() / 3..).unwrap_or_default();
    let slope = slope(warm.iter().map(|(at, process)| (*at, process.resident as f64)));
    let descriptors = |all: &[(f64, Process)]| all.iter().map(|(_, process)| process.descriptors).max().unwrap_or_default();
    let halves = warm.split_at(warm.len() / 2);
    let (before, after) = (descriptors(halves.0), descriptors(halves.1));
    let grown = slope * 600.0;
    let lasted = warm.last().zip(warm.first()).map_or(0.0, |(last, first)| last.0 - first.0);
    let memory_is_flat = grown < GROWTH || slope * lasted < NOISE;
    // As many connections as operations at once: a burst is no leak.
    let descriptors_are_flat = after <= before + before / 4 + 8;
    let done = counts.done.load(Ordering::Relaxed);
    let failed = counts.failed.load(Ordering::Relaxed);
    let is_busy = done > seconds * RATE / 4;
    println!(
        "memory: {:+.0} KiB in ten minutes; descriptors: at most {before}, then {after}; {failed} failures that nobody asked for",
        grown / 1024.0
    );
    match memory_is_flat && descriptors_are_flat && failed == 0 && is_busy {
        true => ExitCode::SUCCESS,
        false => {
            println!("memory flat: {memory_is_flat}, descriptors flat: {descriptors_are_flat}, enough done: {is_busy}");
            ExitCode::FAILURE
        }
    }
}

/// By how much a second it grows, by least squares.
fn slope(points: impl Iterator<Item = (f64, f64)> + Clone) -> f64 {
    let count = points.clone().count() as f64;
    let (sum_x, sum_y) = points.clone().fold((0.0, 0.0), |(sum_x, sum_y), (x, y)| (sum_x + x, sum_y + y));
    let (mean_x, mean_y) = (sum_x / count, sum_y / count);
    let (over, under) = points
        .fold((0.0, 0.0), |(over, under), (x, y)| (over + (x - mean_x) * (y - mean_y), under + (x - mean_x) * (x - mean_x)));
    if under > 0.0 { over / under } else { 0.0 }
}
