//! Figures, not bounds: `cargo test --release -p cosmosdb-emulator --test it -- --ignored measure --nocapture`.

use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};

use cosmosdb::types::PartitionKeyDefinition;
use cosmosdb::{Client, Collection};
use cosmosdb_emulator::Emulator;
use redb::{Database, TableDefinition};
use serde_json::{Value, json};

use super::file;

const IN_FLIGHT: usize = 32;
const TIME: Duration = Duration::from_secs(3);

fn document(task: usize, n: u64) -> Value {
    json!({"id": format!("{task}-{n}"), "pk": task.to_string(), "text": "x".repeat(960)})
}

fn client(emulator: &Emulator) -> Client {
    let client = Client::builder(emulator.endpoint()).key(emulator.key()).unwrap();
    client.transport(emulator.transport()).build().unwrap()
}

async fn orders(emulator: &Emulator) -> Collection {
    let client = client(emulator);
    client.create_database("shop").await.unwrap();
    let shop = client.database("shop");
    shop.create_collection("orders", PartitionKeyDefinition::new(["/pk"]).version(2)).await.unwrap();
    shop.collection("orders")
}

/// How many documents are created in a second by so many writers.
async fn created(emulator: &Emulator) -> f64 {
    let orders = orders(emulator).await;
    let began = Instant::now();
    let writers = (0..IN_FLIGHT).map(|task| {
        let orders = orders.clone();
        tokio::spawn(async move {
            let mut n = 0;
            while began.elapsed() < TIME {
                orders.create_document(task.to_string(), &document(task, n)).await.unwrap();
                n += 1;
            }
            n
        })
    });
    let mut total = 0;
    for writer in writers.collect::<Vec<_>>() {
        total += writer.await.unwrap();
    }
    f64::from(u32::try_from(total).unwrap()) / began.elapsed().as_secs_f64()
}

/// The same by redb alone: writers wait for a thread that commits whatever waits.
fn bare(file: &std::path::Path) -> f64 {
    const TABLE: TableDefinition<'_, &[u8], &[u8]> = TableDefinition::new("records");
    let database = Database::create(file).unwrap();
    let (queue, waiting) = mpsc::channel::<(Vec<u8>, Vec<u8>, mpsc::SyncSender<()>)>();
    let committer = thread::spawn(move || {
        while let Ok(first) = waiting.recv() {
            let group: Vec<_> = std::iter::once(first).chain(waiting.try_iter()).collect();
            let transaction = database.begin_write().unwrap();
            {
                let mut table = transaction.open_table(TABLE).unwrap();
                group.iter().for_each(|(key, value, _)| drop(table.insert(key.as_slice(), value.as_slice()).unwrap()));
            }
            transaction.commit().unwrap();
            group.iter().for_each(|(_, _, done)| done.send(()).unwrap());
        }
    });
    let began = Instant::now();
    let writers = (0..IN_FLIGHT).map(|task| {
        let queue = queue.clone();
        thread::spawn(move || {
            let mut n = 0u64;
            while began.elapsed() < TIME {
                let (done, committed) = mpsc::sync_channel(1);
                queue.send((format!("{task}-{n}").into_bytes(), document(task, n).to_string().into_bytes(), done)).unwrap();
                committed.recv().unwrap();
                n += 1;
            }
            n
        })
    });
    let total: u64 = writers.collect::<Vec<_>>().into_iter().map(|writer| writer.join().unwrap()).sum();
    let rate = f64::from(u32::try_from(total).unwrap()) / began.elapsed().as_secs_f64();
    drop(queue);
    committer.join().unwrap();
    rate
}

/// The memory that this process has, in bytes.
fn resident() -> usize {
    let status = std::fs::read_to_string("/proc/self/status").unwrap();
    let line = status.lines().find(|line| line.starts_with("VmRSS:")).unwrap();
    line.split_whitespace().nth(1).unwrap().parse::<usize>().unwrap() * 1024
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "measures"]
async fn how_fast_documents_are_kept() {
    let (directory, file) = file();
    println!("redb alone: {:.0} a second", bare(&directory.path().join("bare.redb")));
    println!("kept: {:.0} a second", created(&Emulator::builder().data(&file).in_process().unwrap()).await);
    let lazy = Emulator::builder().data(directory.path().join("lazy.redb")).fsync(false).in_process().unwrap();
    println!("kept without fsync: {:.0} a second", created(&lazy).await);
    println!("in memory: {:.0} a second", created(&Emulator::in_process().unwrap()).await);
}

#[tokio::test]
#[ignore = "measures"]
async fn how_much_memory_documents_take() {
    const COUNT: u32 = 50_000;
    let (_directory, file) = file();
    let emulator = Emulator::builder().data(&file).fsync(false).in_process().unwrap();
    let all = orders(&emulator).await;
    let before = resident();
    for n in 0..COUNT {
        all.create_document("1", &document(1, n.into())).await.unwrap();
    }
    println!("{} bytes a document of 1 KB", (resident() - before) / usize::try_from(COUNT).unwrap());
    let began = Instant::now();
    let snapshot = emulator.snapshot();
    println!("snapshot of {COUNT}: {:?}", began.elapsed());
    drop((emulator, all, snapshot));
    let began = Instant::now();
    drop(Emulator::builder().data(&file).in_process().unwrap());
    println!("start with {COUNT}: {:?}", began.elapsed());
}

/// A copy of the file is what a kill leaves: everything was written, and nothing was closed.
#[tokio::test]
#[ignore = "measures"]
async fn how_long_a_start_takes_after_a_kill() {
    let (directory, file) = file();
    let killed = directory.path().join("killed.redb");
    let mut kept = 0;
    for count in [25_000, 50_000, 100_000, 200_000] {
        let emulator = Emulator::builder().data(&file).fsync(false).in_process().unwrap();
        let all = if kept == 0 { orders(&emulator).await } else { client(&emulator).database("shop").collection("orders") };
        for n in kept..count {
            all.create_document("1", &document(1, n)).await.unwrap();
        }
        kept = count;
        std::fs::copy(&file, &killed).unwrap();
        drop((emulator, all));
        for (what, file) in [("a kill", &killed), ("an orderly end", &file)] {
            let began = Instant::now();
            drop(Emulator::builder().data(file).in_process().unwrap());
            println!("start with {count} after {what}: {:?}", began.elapsed());
        }
    }
}
