//! What the client does about every status and sub-status of the specification, for every kind of operation: found out by trying, and
//! written down in `docs/retry-table.md`. With `UPDATE_GOLDEN=1` in the environment, that file is written.

#![allow(missing_docs, clippy::unwrap_used, clippy::panic)]

use std::fmt::Write as _;
use std::sync::Arc;

use cosmosdb::service::{Effect, Origin, Retry, Status};
use cosmosdb::types::PatchOperation;
use cosmosdb::{Client, ErrorKind, SERVICE, Scripted, bytes::Bytes, http};
use serde_json::json;

const TABLE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../docs/retry-table.md");
const WRITES: [Effect; 6] = [Effect::Create, Effect::Upsert, Effect::Replace, Effect::Patch, Effect::Delete, Effect::Execute];

/// What became of a call whose first answer had the status.
async fn tried(status: &Status, effect: Effect, idempotent: bool) -> &'static str {
    let number = status.status.unwrap_or(500);
    let mut answer = http::Response::builder().status(number).header("x-ms-activity-id", "a");
    if let Some(sub) = status.sub_status {
        answer = answer.header("x-ms-substatus", sub.to_string());
    }
    let first = answer.body(Bytes::from_static(b"{\"message\":\"\"}")).unwrap();
    let second = http::Response::builder().status(200).body(Bytes::from_static(b"{}")).unwrap();
    let transport = Arc::new(Scripted::new([first, second]));
    let client = Client::builder("https://contoso.documents.azure.com").key("c2VjcmV0").unwrap().single_endpoint();
    let client = client.transport(transport.clone()).build().unwrap();
    let orders = client.database("shop").collection("orders");
    macro_rules! outcome {
        ($call:expr) => {{
            let call = $call;
            if idempotent { call.idempotent().await.map(drop) } else { call.await.map(drop) }
        }};
    }
    let result = match effect {
        Effect::Create => outcome!(orders.create_document("a", &json!({"id": "1"}))),
        Effect::Upsert => outcome!(orders.upsert_document("a", &json!({"id": "1"}))),
        Effect::Replace => outcome!(orders.replace_document("a", "1", &json!({"id": "1"}))),
        Effect::Patch => outcome!(orders.patch_document("a", "1", [PatchOperation::remove("/x")])),
        Effect::Delete => outcome!(orders.delete_document("a", "1")),
        Effect::Execute => outcome!(orders.execute_stored_procedure("a", "sum", &())),
        _ => outcome!(orders.read_document("a", "1")),
    };
    let again = transport.sent().len() > 1;
    match result {
        Ok(()) if again => "again",
        Ok(()) => "done",
        Err(error) if error.kind() == ErrorKind::Ambiguous => "ambiguous",
        Err(_) => "fail",
    }
}

fn how(status: &Status, effect: Effect, outcome: &'static str) -> &'static str {
    if outcome != "again" {
        return outcome;
    }
    let own = status.retry(effect);
    match if own == Retry::Never { status.retry(Effect::Read) } else { own } {
        Retry::Elsewhere => "another region",
        Retry::WriteRegion => "the write region",
        Retry::RefreshAccount => "account, again",
        Retry::RefreshRanges => "ranges, again",
        _ => "wait, again",
    }
}

#[tokio::test(start_paused = true)]
async fn every_status_is_met_as_the_table_says() {
    let mut table = String::from(
        "# What the client does about every failure\n\n\
         Made by a test, `tests/tests/retry_table.rs`, which answers every kind of operation with every status and sub-status of the\n\
         specification, and looks at what the client does. The reasons are in [retry.md](retry.md). Whatever is not listed fails at once.\n\n\
         - *wait, again*: after the wait that the service asks for, or a growing one with jitter;\n\
         - *another region*: at once in the next region, after a wait where there is none;\n\
         - *ambiguous*: an error of kind `Ambiguous`, since the service may have carried the request out.\n\n\
         | status | name | reads | writes | writes that may be repeated |\n|---|---|---|---|---|\n",
    );
    let mut seen = 0;
    for status in SERVICE.statuses {
        let is_failure = status.status.is_none_or(|number| number >= 400);
        if !is_failure || status.origin == Origin::Client {
            continue;
        }
        seen += 1;
        let read = how(status, Effect::Read, tried(status, Effect::Read, false).await);
        let mut cells = vec![read.to_owned()];
        for idempotent in [false, true] {
            let mut by_effect = Vec::new();
            for effect in WRITES {
                by_effect.push((effect, how(status, effect, tried(status, effect, idempotent).await)));
            }
            let (_, first) = by_effect[0];
            let same = by_effect.iter().all(|(_, outcome)| *outcome == first);
            cells.push(if same {
                first.to_owned()
            } else {
                let each = by_effect.iter().map(|(effect, outcome)| format!("{effect:?}: {outcome}"));
                each.collect::<Vec<_>>().join(", ")
            });
        }
        if cells.iter().any(|cell| cell != "fail") {
            let number = status.status.map_or("any".to_owned(), |it| it.to_string());
            let sub = status.sub_status.map_or(String::new(), |it| format!("/{it}"));
            writeln!(table, "| {number}{sub} | {} | {} |", status.name, cells.join(" | ")).unwrap();
        }
    }
    assert!(seen > 300, "{seen}");
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::write(TABLE, &table).unwrap();
    }
    let written = std::fs::read_to_string(TABLE).unwrap_or_default();
    assert!(
        written == table,
        "docs/retry-table.md is not what the client does; if that is meant: UPDATE_GOLDEN=1 cargo test -p cosmosdb-tests --test retry_table"
    );
}
