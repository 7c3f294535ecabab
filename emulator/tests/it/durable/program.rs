//! The emulator as a program that ends in the middle of its work, or has no room to go on.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use cosmosdb::types::{BatchOperation, PartitionKeyDefinition};
use cosmosdb::{Client, Collection};
use cosmosdb_emulator::WELL_KNOWN_KEY;
use serde_json::{Value, json};

use super::file;

const PROGRAM: &str = env!("CARGO_BIN_EXE_cosmosdb-emulator");
const WRITERS: usize = 8;

/// A program that ends with the test, however that ends.
struct Program {
    child: Child,
    endpoint: String,
}

impl Program {
    fn start(file: &Path) -> Self {
        Self::run(Command::new(PROGRAM).args(["--port", "0", "--data"]).arg(file))
    }

    /// One that may have files of so many blocks of 512 bytes, and is told so by an error.
    fn with_room(file: &Path, blocks: u64) -> Self {
        let script = format!("trap '' XFSZ; ulimit -f {blocks}; exec \"$0\" \"$@\"");
        Self::run(Command::new("sh").args(["-c", &script, PROGRAM, "--port", "0", "--data"]).arg(file))
    }

    fn run(command: &mut Command) -> Self {
        let mut child = command.stdout(Stdio::piped()).spawn().unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.as_mut().unwrap()).read_line(&mut line).unwrap();
        let endpoint = line.strip_prefix("Endpoint: ").unwrap_or_else(|| panic!("{line:?}")).trim().to_owned();
        Self { child, endpoint }
    }

    fn client(&self) -> Client {
        Client::builder(&self.endpoint).key(WELL_KNOWN_KEY).unwrap().build().unwrap()
    }

    fn orders(&self) -> Collection {
        self.client().database("shop").collection("orders")
    }

    /// Ends it as a loss of power would.
    fn kill(&mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// What a writer was told that it has written.
#[derive(Default)]
struct Written {
    ids: Vec<String>,
    /// The last value of its counter.
    counter: u64,
}

/// Writes one thing after another, until it is no longer answered.
async fn write(orders: Collection, round: u64, writer: usize) -> Written {
    let (mut written, pk) = (Written::default(), writer.to_string());
    for n in 1.. {
        let document = |id: &str| json!({"id": id, "pk": pk, "round": round, "text": id.repeat(50)});
        let [id, left, right] = ["", "-left", "-right"].map(|end| format!("{round}-{writer}-{n}{end}"));
        if orders.create_document(pk.as_str(), &document(&id)).await.is_err() {
            break;
        }
        written.ids.push(id);
        let both = [&left, &right].map(|id| BatchOperation::from(BatchOperation::create(document(id))));
        match orders.execute_batch(pk.as_str(), both).await {
            Ok(batch) if batch.status() == 200 => written.ids.extend([left, right]),
            _ => break,
        }
        let counter = json!({"id": format!("{round}-counter"), "pk": pk, "round": round, "n": n});
        if orders.upsert_document(pk.as_str(), &counter).await.is_err() {
            break;
        }
        written.counter = n;
    }
    written
}

/// Checks that everything of a round is there that was acknowledged, and nothing by halves.
async fn check(orders: &Collection, round: u64, written: &[Written]) {
    let query = orders.query_documents("SELECT * FROM c WHERE c.round = @round").param("@round", round);
    let mut rows = query.across_partitions().items::<Value>();
    let (mut found, mut counters) = (BTreeMap::new(), BTreeMap::new());
    while let Some(row) = rows.try_next().await.unwrap() {
        let id = row["id"].as_str().unwrap().to_owned();
        if id.ends_with("-counter") {
            counters.insert(row["pk"].as_str().unwrap().to_owned(), row["n"].as_u64().unwrap());
        } else {
            assert_eq!(row["text"], id.repeat(50), "torn");
            found.insert(id, row);
        }
    }
    for (writer, written) in written.iter().enumerate() {
        let lost: Vec<&String> = written.ids.iter().filter(|id| !found.contains_key(*id)).collect();
        assert!(lost.is_empty(), "round {round}: {lost:?} were acknowledged and lost");
        let counter = counters.get(&writer.to_string()).copied().unwrap_or(0);
        assert!((written.counter..=written.counter + 1).contains(&counter), "{counter} is not {} or the next", written.counter);
    }
    for id in found.keys().filter(|id| id.ends_with("-left")) {
        assert!(found.contains_key(&id.replace("left", "right")), "half of a batch");
    }
}

/// Kills the program so many times while it is written to; returns how long it took to start, at most.
async fn kill(times: u64) -> Duration {
    let (_directory, file) = file();
    let mut slowest = Duration::ZERO;
    let mut program = Program::start(&file);
    program.client().create_database("shop").await.unwrap();
    let key = PartitionKeyDefinition::new(["/pk"]).version(2);
    program.client().database("shop").create_collection("orders", key).await.unwrap();
    let (mut all, mut acknowledged) = (Vec::new(), 0);
    for round in 1..=times {
        let writers: Vec<_> = (0..WRITERS).map(|writer| tokio::spawn(write(program.orders(), round, writer))).collect();
        tokio::time::sleep(Duration::from_millis(60 + round * 37 % 90)).await;
        program.kill();
        let mut written = Vec::new();
        for writer in writers {
            written.push(writer.await.unwrap());
        }
        acknowledged += written.iter().map(|written| written.ids.len()).sum::<usize>();
        let began = Instant::now();
        program = Program::start(&file);
        slowest = slowest.max(began.elapsed());
        check(&program.orders(), round, &written).await;
        all.push(written);
    }
    // What was there once stays there.
    for (round, written) in (1..).zip(&all) {
        check(&program.orders(), round, written).await;
    }
    println!("{times} kills, {acknowledged} documents acknowledged, slowest start {slowest:?}");
    assert!(acknowledged > 0);
    slowest
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_acknowledged_outlives_a_kill() {
    kill(5).await;
}

/// The same, often enough to hit every moment of a commit: `cargo test --release -- --ignored kills`.
#[tokio::test(flavor = "multi_thread")]
#[ignore = "takes minutes"]
async fn what_was_acknowledged_outlives_two_hundred_kills() {
    let slowest = kill(200).await;
    assert!(slowest < Duration::from_secs(1), "{slowest:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_full_disk_refuses_writes_and_loses_nothing() {
    let (_directory, file) = file();
    let program = Program::start(&file);
    program.client().create_database("shop").await.unwrap();
    let key = PartitionKeyDefinition::new(["/pk"]).version(2);
    program.client().database("shop").create_collection("orders", key).await.unwrap();
    drop(program);

    let blocks = std::fs::metadata(&file).unwrap().len() / 512;
    let program = Program::with_room(&file, blocks + 1024);
    let orders = program.orders();
    let mut kept = 0;
    let refused = loop {
        let document = json!({"id": kept.to_string(), "pk": "a", "text": "x".repeat(100_000)});
        match orders.create_document("a", &document).await {
            Ok(_) => kept += 1,
            Err(error) => break error,
        }
        assert!(kept < 1000, "there is room for all of them");
    };
    assert_eq!(refused.status(), Some(503), "{refused}");
    assert!(refused.to_string().contains("until it is started anew"), "{refused}");
    for id in 0..kept {
        orders.read_document("a", id.to_string()).await.unwrap();
    }
    assert!(orders.read_document("a", kept.to_string()).await.unwrap_err().is_not_found(), "what was refused is not shown");
    let small = orders.create_document("a", &json!({"id": "small", "pk": "a"})).await.unwrap_err();
    assert_eq!(small.status(), Some(503), "{small}");
    drop(program);

    let program = Program::start(&file);
    let orders = program.orders();
    for id in 0..kept {
        orders.read_document("a", id.to_string()).await.unwrap();
    }
    orders.create_document("a", &json!({"id": kept.to_string(), "pk": "a"})).await.unwrap();
}

#[tokio::test]
async fn it_says_why_it_does_not_start() {
    let (directory, file) = file();
    let _program = Program::start(&file);
    for (file, why, code) in [(file.as_path(), "in use", 4), (directory.path(), "directory", 1)] {
        let output = Command::new(PROGRAM).args(["--port", "0", "--data"]).arg(file).output().unwrap();
        let told = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(code), "{told}");
        assert!(told.starts_with("error: ") && told.contains(why) && told.contains(&file.display().to_string()), "{told}");
    }
    let output = Command::new(PROGRAM).args(["--fsync", "never"]).output().unwrap();
    assert_eq!(output.status.code(), Some(2), "there is no file to be kept");
}
