//! One emulator for the whole process, and clients that reach it without a network.

use std::future::Future;
use std::sync::{LazyLock, Mutex, PoisonError};
use std::time::Duration;

use cosmosdb::types::PartitionKeyDefinition;
use cosmosdb::{Client, Collection, RetryPolicy, Transport};
use cosmosdb_emulator::{Emulator, Snapshot};
use serde_json::{Map, Value, json};
use tokio::runtime::Runtime;

/// The path of the database of all targets.
pub const DATABASE: &str = "fuzz";
/// A collection with a partition key of one path, `/pk`.
pub const FLAT: &str = "flat";
/// A collection with a partition key of two paths, `/pk` and `/sub/"a b"`.
pub const DEEP: &str = "deep";

/// What the service writes into every resource.
const OF_THE_SERVICE: &[&str] = &["_rid", "_self", "_etag", "_attachments", "_ts", "_lsn"];

/// An emulator, as it is at the begin of an input.
pub struct Ground {
    /// The emulator. It listens, too.
    pub emulator: Emulator,
    runtime: Runtime,
    begin: Snapshot,
    turn: Mutex<()>,
}

impl Ground {
    /// One with the collections of this module, of four partitions each, and these documents in all of them.
    pub fn with(documents: &[Value]) -> Self {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime is made");
        let emulator = runtime.block_on(async {
            let emulator = Emulator::builder().partitions(4).script_time(Duration::from_millis(250)).script_memory(8 << 20);
            let emulator = emulator.start().await.expect("the emulator starts");
            prepare(&emulator, documents).await.expect("the collections are made");
            emulator
        });
        let begin = emulator.snapshot();
        Self { emulator, runtime, begin, turn: Mutex::new(()) }
    }

    /// A client that has seen nothing, and sends nothing again.
    pub fn client(&self) -> Client {
        self.client_by(self.emulator.transport())
    }

    /// The same by another transport.
    pub fn client_by(&self, transport: impl Transport) -> Client {
        connect(&self.emulator, transport)
    }

    /// Waits for what is done with the emulator, and undoes it. Nothing else is done meanwhile.
    pub fn run<T>(&self, work: impl Future<Output = T>) -> T {
        let _turn = self.turn.lock().unwrap_or_else(PoisonError::into_inner);
        let done = self.runtime.block_on(async { tokio::time::timeout(Duration::from_secs(20), work).await });
        self.emulator.restore(&self.begin).expect("the emulator goes back");
        done.expect("the work ends")
    }
}

/// One of the collections.
pub fn collection(client: &Client, id: &str) -> Collection {
    client.database(DATABASE).collection(id)
}

/// A document without what the service writes.
pub fn own(document: &Map<String, Value>) -> Map<String, Value> {
    document
        .iter()
        .filter(|(name, _)| !OF_THE_SERVICE.contains(&name.as_str()))
        .map(|(name, value)| (name.clone(), value.clone()))
        .collect()
}

fn connect(emulator: &Emulator, transport: impl Transport) -> Client {
    let builder = Client::builder(emulator.endpoint()).key(emulator.key()).expect("the key is one");
    builder.transport(transport).retry(RetryPolicy::NEVER).single_endpoint().build().expect("the client is built")
}

async fn prepare(emulator: &Emulator, documents: &[Value]) -> Result<(), cosmosdb::Error> {
    let client = connect(emulator, emulator.transport());
    client.create_database(DATABASE).await?;
    let database = client.database(DATABASE);
    database.create_collection(FLAT, PartitionKeyDefinition::new(["/pk"]).version(2)).await?;
    let paths =
        PartitionKeyDefinition::new(["/pk", "/sub/\"a b\""]).kind(cosmosdb::types::PartitionKeyKind::MultiHash).version(2);
    database.create_collection(DEEP, paths).await?;
    for document in documents {
        collection(&client, FLAT).create_document(key(document, FLAT), document).await?;
        collection(&client, DEEP).create_document(key(document, DEEP), document).await?;
    }
    Ok(())
}

/// The partition key of a document of a collection.
pub fn key(document: &Value, collection: &str) -> cosmosdb::PartitionKey {
    let paths: &[&[&str]] = if collection == FLAT { &[&["pk"]] } else { &[&["pk"], &["sub", "a b"]] };
    let at = |path: &&[&str]| path.iter().try_fold(document, |value, step| value.as_object()?.get(*step));
    let values: Vec<cosmosdb::PartitionKeyValue> = paths.iter().map(|path| value(at(path))).collect();
    values.into()
}

fn value(value: Option<&Value>) -> cosmosdb::PartitionKeyValue {
    match value {
        None | Some(Value::Array(_) | Value::Object(_)) => cosmosdb::PartitionKeyValue::UNDEFINED,
        Some(Value::Null) => cosmosdb::PartitionKeyValue::NULL,
        Some(Value::Bool(value)) => (*value).into(),
        Some(Value::Number(value)) => value.as_f64().unwrap_or_default().into(),
        Some(Value::String(value)) => value.as_str().into(),
    }
}

/// One without documents.
pub static EMPTY: LazyLock<Ground> = LazyLock::new(|| Ground::with(&[]));

/// One with some documents in every partition.
pub static FULL: LazyLock<Ground> = LazyLock::new(|| {
    let document = |n: usize| {
        let pk = [json!(format!("p{n}")), json!(n), Value::Null, json!(n.is_multiple_of(2))][n % 4].clone();
        let text = ["quick brown fox", "lazy dog", "the fox and the dog"][n % 3];
        json!({"id": format!("d{n}"), "pk": pk, "sub": {"a b": n % 3}, "n": n % 5, "s": format!("s{}", n % 7), "t": [n, "x", {"y": n}], "text": text})
    };
    Ground::with(&(0..24).map(document).collect::<Vec<_>>())
});
