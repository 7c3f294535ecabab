//! A document: what is read, found, replaced and patched is what was written, whatever its text, its id and its partition key are.

use cosmosdb::types::PatchOperation;
use cosmosdb::{Collection, Error, ErrorKind, PartitionKey};
use serde_json::{Map, Value, json};

use crate::ground::{DEEP, EMPTY, FLAT, collection, key, own};

/// Longer texts only take longer.
const LONGEST: usize = 4096;

/// Takes the input for the text of a document. What is no object becomes a property of one, and what has no id gets one.
pub fn run(data: &[u8]) {
    if data.len() > LONGEST {
        return;
    }
    let Ok(value) = serde_json::from_slice(data) else { return };
    let mut document: Map<String, Value> = match value {
        Value::Object(members) => members,
        other => Map::from_iter([("pk".to_owned(), other)]),
    };
    if !document.get("id").is_some_and(Value::is_string) {
        document.insert("id".to_owned(), "d".into());
    }
    EMPTY.run(async {
        let client = EMPTY.client();
        for name in [FLAT, DEEP] {
            life(&collection(&client, name), name, &document).await;
        }
    });
}

/// All that happens to a document.
async fn life(documents: &Collection, name: &str, document: &Map<String, Value>) {
    let id = document.get("id").and_then(Value::as_str).unwrap_or_default();
    let whole = Value::Object(document.clone());
    let key = key(&whole, name);
    let header = key.to_string();
    assert_eq!(PartitionKey::from_header(&header).as_ref(), Some(&key), "{header}");

    let created = match documents.create_document(key.clone(), &whole).await {
        Ok(created) => created,
        Err(error) => return refused(&error, document),
    };
    if [".", ".."].contains(&id) {
        // A URL with it would lead elsewhere: such a document has only its rid.
        return assert!(documents.read_document(key, id).await.is_err_and(|error| error.kind() == ErrorKind::InvalidInput));
    }
    let etag = created.meta().etag().unwrap_or_default().to_owned();
    same(&created.into_json().expect("what was created is told"), document, "created");
    same(&read(documents, &key, id).await, document, "read");
    found(documents, &key, document).await;

    let mut changed = document.clone();
    changed.insert("more".to_owned(), json!([id, null]));
    let replaced = documents.replace_document(key.clone(), id, &changed).if_match(&etag).await.expect("it is replaced");
    same(&replaced.into_json().expect("what was replaced is told"), &changed, "replaced");
    let stale = documents.replace_document(key.clone(), id, document).if_match(&etag).await;
    assert!(stale.is_err_and(|error| error.is_precondition_failed()));

    // Every member is written once more, by a pointer to it.
    let names = document
        .iter()
        .filter(|(name, _)| !["id", "pk", "sub", "more"].contains(&name.as_str()) && !name.is_empty() && !name.starts_with('_'))
        .take(10);
    let pointer = |name: &str| format!("/{}", name.replace('~', "~0").replace('/', "~1"));
    let patch: Vec<PatchOperation> = names.map(|(name, value)| PatchOperation::set(pointer(name), value.clone())).collect();
    if !patch.is_empty() {
        let patched = documents.patch_document(key.clone(), id, patch).await.unwrap_or_else(|error| panic!("patch: {error}"));
        same(&patched.into_json().expect("what was patched is told"), &changed, "patched");
    }
    same(&read(documents, &key, id).await, &changed, "read again");

    documents.delete_document(key.clone(), id).await.expect("it is deleted");
    assert!(documents.read_document(key, id).await.is_err_and(|error| error.is_not_found()));
}

async fn read(documents: &Collection, key: &PartitionKey, id: &str) -> Map<String, Value> {
    let document = documents.read_document(key.clone(), id).await.unwrap_or_else(|error| panic!("{key} {id:?}: {error}"));
    document.into_json().expect("what is read is a document")
}

/// Queries find it by its id and by what its members are.
async fn found(documents: &Collection, key: &PartitionKey, document: &Map<String, Value>) {
    let by_id = "SELECT * FROM c WHERE c.id = @id";
    let rows: Vec<Map<String, Value>> = documents
        .query_documents(by_id)
        .param("@id", document["id"].clone())
        .partition_key(key.clone())
        .items()
        .try_collect()
        .await
        .expect("a query by id");
    assert_eq!(rows.len(), 1, "by id");
    same(&rows[0], document, "found by id");

    for (name, value) in document.iter().filter(|(name, _)| !name.starts_with('_')).take(4) {
        let by_member = "SELECT VALUE c[@name] FROM c WHERE c[@name] = @value";
        let query = documents.query_documents(by_member).param("@name", name.as_str()).param("@value", value.clone());
        let rows: Vec<Value> = query.across_partitions().items().try_collect().await.expect("a query by a member");
        let rows: Vec<Value> = rows.into_iter().map(as_doubles).collect();
        assert_eq!(rows, [as_doubles(value.clone())], "{name:?}");
    }
}

/// A value as queries know it: numbers are doubles, and zero has no sign.
fn as_doubles(value: Value) -> Value {
    match value {
        Value::Number(number) => json!(number.as_f64().unwrap_or_default() + 0.0),
        Value::Array(items) => items.into_iter().map(as_doubles).collect(),
        Value::Object(members) => members.into_iter().map(|(name, value)| (name, as_doubles(value))).collect(),
        other => other,
    }
}

/// What is told of a document has what was written.
fn same(told: &Map<String, Value>, written: &Map<String, Value>, when: &str) {
    assert_eq!(own(told), own(written), "{when}");
}

/// A document is refused for a reason, and one that has none is not.
fn refused(error: &Error, document: &Map<String, Value>) {
    let is_plain = |text: &str| !text.is_empty() && text.len() < 100 && text.bytes().all(|byte| byte.is_ascii_alphanumeric());
    let id = document.get("id").and_then(Value::as_str).unwrap_or_default();
    assert!(!is_plain(id) || document.contains_key("ttl") || Value::Object(document.clone()).to_string().len() > 2000, "{error}");
    assert!(matches!(error.status(), Some(400 | 413)) || error.kind() == ErrorKind::InvalidInput, "{error}");
}
