//! Signatures that others made: the REST reference's own example, and the baseline of the .NET SDK.

#![allow(missing_docs, clippy::unwrap_used)]

use cosmosdb_core::{MasterKey, string_to_sign};
use serde::Deserialize;

#[derive(Deserialize)]
struct Vector {
    key: String,
    verb: String,
    resource_type: String,
    resource_link: String,
    date: String,
    signature: String,
}

#[test]
fn every_signature_is_reproduced() {
    let vectors: Vec<Vector> = serde_json::from_str(include_str!("../vectors/signatures.json")).unwrap();
    assert_eq!(vectors.len(), 37);
    for vector in vectors {
        let key = MasterKey::new(&vector.key).unwrap();
        let text = string_to_sign(&vector.verb, &vector.resource_type, &vector.resource_link, &vector.date);
        assert_eq!(key.sign(&text), vector.signature, "{text}");
    }
}
