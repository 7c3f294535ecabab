//! A script: whatever its text, it is stopped in time, a failure undoes what it wrote, and the emulator goes on.

use std::time::Duration;

use cosmosdb::types::{TriggerOperation, TriggerType};
use cosmosdb::{Collection, Error};
use serde_json::{Value, json};

use crate::ground::{FLAT, FULL, collection};

/// Longer texts only take longer.
const LONGEST: usize = 4096;
/// The partition key that the scripts run in.
const KEY: &str = "p0";
/// A script that does no harm.
const WELL: &str = "function () { __.response.setBody('well'); }";

/// Takes the first byte for the kind of script, and the rest for its text.
pub fn run(data: &[u8]) {
    let Some((kind, text)) = data.split_first().filter(|(_, text)| text.len() <= LONGEST) else { return };
    let Ok(text) = std::str::from_utf8(text) else { return };
    FULL.run(async {
        let documents = collection(&FULL.client(), FLAT);
        let before = all(&documents).await;
        let outcome = match kind {
            b't' => trigger(&documents, text, TriggerType::Pre).await,
            b'T' => trigger(&documents, text, TriggerType::Post).await,
            b'f' => function(&documents, text).await,
            _ => procedure(&documents, text).await,
        };
        if let Err(error) = outcome {
            // What it may have sent is not known to the client, so that the kind of failure does not matter.
            assert_ne!(error.status(), Some(500), "{error}");
            assert_eq!(all(&documents).await, before, "{error}");
        }
        goes_on(&documents).await;
    });
}

async fn procedure(documents: &Collection, text: &str) -> Result<(), Error> {
    documents.create_stored_procedure("s", text).await?;
    documents.execute_stored_procedure(KEY, "s", &json!(["x", 1, {"id": "made", "pk": KEY}])).await?;
    Ok(())
}

async fn trigger(documents: &Collection, text: &str, kind: TriggerType) -> Result<(), Error> {
    let is_pre = kind == TriggerType::Pre;
    documents.create_trigger("t", text, kind, TriggerOperation::All).await?;
    let create = documents.create_document(KEY, &json!({"id": "made", "pk": KEY}));
    if is_pre {
        create.pre_trigger_include("t").await?;
    } else {
        create.post_trigger_include("t").await?;
    }
    Ok(())
}

async fn function(documents: &Collection, text: &str) -> Result<(), Error> {
    documents.create_user_defined_function("f", text).await?;
    let query = documents.query_documents("SELECT TOP 3 VALUE udf.f(c, c.n, 'x') FROM c").partition_key(KEY);
    query.items::<Value>().try_collect().await?;
    Ok(())
}

/// All documents of the partition key.
async fn all(documents: &Collection) -> Vec<Value> {
    documents.list_documents().partition_key(KEY).items().try_collect().await.expect("documents are listed")
}

/// A script that does no harm runs. On a machine with much to do, it may take some attempts.
async fn goes_on(documents: &Collection) {
    documents.create_stored_procedure("well", WELL).await.expect("a script is kept");
    for attempt in 1.. {
        match documents.execute_stored_procedure(KEY, "well", &json!([])).await {
            Ok(answer) => return assert_eq!(answer.into_json::<Value>().expect("it answers JSON"), "well"),
            Err(error) if attempt < 100 && matches!(error.status(), Some(408 | 429)) => {
                // So often that it would be blocked, it is not stopped under one name.
                let _ = documents.delete_stored_procedure("well").await;
                let _ = documents.create_stored_procedure("well", WELL).await;
                tokio::time::sleep(Duration::from_millis(100)).await;
            }
            Err(error) => panic!("the emulator does not go on: {error}"),
        }
    }
}
