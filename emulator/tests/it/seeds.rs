//! Seed files: what they make, what is wrong with them, and what is written as one.

use std::path::PathBuf;

use cosmosdb_emulator::Emulator;
use serde_json::json;
use tempfile::TempDir;

use crate::site::Site;

const DATABASE: &str = r#"{"in": "dbs", "body": {"id": "shop"}}"#;
const COLLECTION: &str = r#"{"in": "dbs/shop/colls", "body": {"id": "orders", "partitionKey": {"paths": ["/pk"]}}}"#;

fn file(text: &str) -> (TempDir, PathBuf) {
    let directory = tempfile::tempdir().unwrap();
    let file = directory.path().join("shop.ndjson");
    std::fs::write(&file, text).unwrap();
    (directory, file)
}

fn export(site: &Site) -> String {
    let mut text = Vec::new();
    site.emulator.export(&mut text).unwrap();
    String::from_utf8(text).unwrap()
}

#[tokio::test]
async fn what_a_file_says_is_there() {
    let documents: String =
        (0..3).map(|n| format!("{{\"in\": \"dbs/shop/colls/orders/docs\", \"body\": {{\"id\": \"{n}\"}}}}\n")).collect();
    let (_directory, file) = file(&format!("{DATABASE}\n{COLLECTION}\n\n{documents}"));
    let site = Site::of(Emulator::builder().seed_file(&file));
    assert_eq!(site.get("/dbs/shop/colls/orders/docs").await.ids("Documents"), ["0", "1", "2"]);
    assert_eq!(site.get("/offers").await.body["Offers"][0]["content"]["offerThroughput"], 400);
}

#[tokio::test]
async fn what_is_wrong_is_told_with_its_line() {
    for (line, column, why) in [
        ("{\"in\": \"dbs\", ", ":3:", "EOF while parsing"),
        (r#"{"in": "dbs"}"#, ":3:", "missing field `body`"),
        (r#"{"in": "dbs", "body": {"id": "x"}, "ody": 1}"#, ":3:", "unknown field `ody`"),
        (r#"{"in": "dbs", "body": {"id": "shop"}}"#, ":3:", "already exists"),
        (r#"{"in": "dbs", "body": {"id": "a/b"}}"#, ":3:", "holds /"),
        (r#"{"in": "dbs/shop", "body": {"id": "x"}}"#, ":3:", "no feed"),
        (
            r#"{"in": "dbs/other/colls", "body": {"id": "x", "partitionKey": {"paths": ["/a"]}}}"#,
            ":3:",
            "Owner resource does not exist",
        ),
        (r#"{"in": "dbs/shop/colls", "body": {"id": "x"}}"#, ":3:", "partition key definition"),
        (r#"{"in": "dbs/shop/colls/orders/pkranges", "body": {"id": "x"}}"#, ":3:", "by itself"),
        (r#"{"in": "dbs", "body": {"id": "x"}, "offer": {"offerThroughput": 401}}"#, ":3:", "multiple of 100"),
    ] {
        let (_directory, file) = file(&format!("{DATABASE}\n{COLLECTION}\n{line}\n"));
        let refused = Emulator::builder().seed_file(&file).in_process().unwrap_err().to_string();
        assert!(refused.starts_with(&format!("{}{column} ", file.display())) && refused.contains(why), "{line}: {refused}");
    }
    let (directory, _) = file("");
    let none = directory.path().join("none.ndjson");
    let refused = Emulator::builder().seed_file(&none).in_process().unwrap_err();
    assert!(refused.to_string().contains("none.ndjson"), "{refused}");
}

#[tokio::test]
async fn what_is_in_an_old_collection_is_written_and_read_again() {
    let site = Site::new();
    site.post("/dbs", json!({"id": "shöp %"})).await;
    let old = site.send("POST", "/dbs/sh%C3%B6p%20%25/colls", &[("x-ms-version", "2018-09-17")], json!({"id": "old"})).await;
    assert_eq!(old.status, 201, "{old:?}");
    let text = export(&site);
    let (_directory, file) = file(&text);
    assert_eq!(export(&Site::of(Emulator::builder().seed_file(&file))), text);
}

#[cfg(feature = "durable")]
#[tokio::test]
async fn what_was_written_is_read_again() {
    let site = Site::new();
    crate::durable::fill(&site).await;
    // A link by rids leads to the same in the other emulator.
    let rids = site.get("/dbs/shop/colls/old").await.text("_self");
    let permission = json!({"id": "old", "permissionMode": "Read", "resource": rids});
    assert_eq!(site.post("/dbs/shop/users/ann/permissions", permission).await.status, 201);
    let text = export(&site);
    assert_eq!(text.lines().count(), 1 + 2 + 20 + 1 + 3 + 1 + 2, "{text}");
    for part in [
        r#""media":"aGVsbG8=""#,
        r#""offer":{"offerThroughput":1200}"#,
        r#""partitionKey":["k1"]"#,
        r#""resource":"dbs/shop/colls/old""#,
    ] {
        assert!(text.contains(part), "no {part}: {text}");
    }
    assert!(!text.contains(r#""_rid":"#) && !text.contains(r#""_etag":"#), "{text}");
    let (directory, file) = file(&text);
    let data = directory.path().join("shop.redb");
    let seeded = Site::of(Emulator::builder().seed_file(&file).data(&data));
    assert_eq!(export(&seeded), text);
    seeded.post("/dbs", json!({"id": "more"})).await;
    drop(seeded);
    // What was kept comes first.
    let again = Site::of(Emulator::builder().seed_file(&file).data(&data));
    assert_eq!(again.get("/dbs").await.ids("Databases"), ["shop", "more"]);
}

#[tokio::test]
async fn documents_are_seeded_as_deep_as_they_may_be() {
    let line = |depth: usize| {
        let body = format!(r#"{{"id": "1", "deep": {}{}}}"#, "[".repeat(depth - 1), "]".repeat(depth - 1));
        format!("{DATABASE}\n{COLLECTION}\n{{\"in\": \"dbs/shop/colls/orders/docs\", \"body\": {body}}}\n")
    };
    let (_directory, file) = self::file(&line(128));
    let text = export(&Site::of(Emulator::builder().seed_file(&file)));
    let (_other_directory, other) = self::file(&text);
    assert_eq!(export(&Site::of(Emulator::builder().seed_file(&other))), text);
    for depth in [129, 100_000] {
        let (_directory, file) = self::file(&line(depth));
        let refused = Emulator::builder().seed_file(&file).in_process().unwrap_err().to_string();
        assert!(refused.contains(":3: ") && refused.contains("deep"), "{refused}");
    }
}
