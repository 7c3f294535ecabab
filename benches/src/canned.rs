//! The documents that go to and fro, and the answers.

use bytes::Bytes;
use http::{HeaderMap, HeaderName, HeaderValue};
use hyper::http;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

/// A made-up key.
pub const KEY: &str = "VGhpcyBpcyBhIHNhbXBsZSBzdHJpbmc=";
pub const TENANT: &str = "tenant-7";
pub const ID: &str = "order-00000042";
pub const QUERY: &str = "SELECT * FROM c WHERE c.open = true";
pub const PAGE: usize = 100;

/// A document as an application has it.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Order {
    pub id: String,
    pub tenant: String,
    pub customer: String,
    pub open: bool,
    pub total: f64,
    pub tags: Vec<String>,
    pub lines: Vec<Line>,
    pub note: String,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Line {
    pub article: String,
    pub quantity: u32,
    pub price: f64,
}

/// The same, borrowed from the answer, of as much as a list shows.
#[derive(Debug, Deserialize)]
pub struct Glance<'a> {
    #[serde(borrow)]
    pub id: &'a str,
    #[serde(borrow)]
    pub customer: &'a str,
    pub total: f64,
}

pub fn order(number: usize) -> Order {
    let line = |index: usize| Line {
        article: format!("article-{:06}", number * 7 + index),
        quantity: 1 + u32::try_from((number + index) % 9).unwrap_or_default(),
        price: 9.75 + f64::from(u16::try_from(index * 3).unwrap_or_default()),
    };
    Order {
        id: format!("order-{number:08}"),
        tenant: TENANT.to_owned(),
        customer: format!("customer-{:06}", number * 31),
        open: number.is_multiple_of(3),
        total: 119.9 + f64::from(u16::try_from(number).unwrap_or_default()),
        tags: ["express", "gift", "europe"].map(str::to_owned).to_vec(),
        lines: (0..5).map(line).collect(),
        note: "Please ring twice, and leave it with the neighbours if nobody answers; the dog is friendly. Thank you!".to_owned(),
    }
}

/// A document as the service answers it: about 0.9 KB.
fn stored(number: usize) -> Value {
    let mut document = serde_json::to_value(order(number)).unwrap_or_default();
    document["_rid"] = json!(format!("2lpXALr7dVs{number:05}AAAAAA=="));
    document["_self"] = json!(format!("dbs/2lpXAA==/colls/2lpXALr7dVs=/docs/2lpXALr7dVs{number:05}AAAAAA==/"));
    document["_etag"] = json!(format!("\"00008a61-0000-0d00-0000-{number:012}\""));
    document["_attachments"] = json!("attachments/");
    document["_ts"] = json!(1_764_000_000 + number);
    document
}

pub fn document() -> Bytes {
    stored(42).to_string().into()
}

pub fn page() -> Bytes {
    let documents: Vec<Value> = (0..PAGE).map(stored).collect();
    json!({"_rid": "2lpXALr7dVs=", "Documents": documents, "_count": PAGE}).to_string().into()
}

pub fn account(port: u16) -> Bytes {
    let region = json!([{"name": "East US", "databaseAccountEndpoint": format!("http://127.0.0.1:{port}/")}]);
    let policy = json!({"asyncReplication": false, "minReplicaSetSize": 3, "maxReplicasetSize": 4});
    json!({
        "_self": "", "id": "bench", "_rid": "bench.documents.azure.com", "media": "//media/", "addresses": "//addresses/", "_dbs": "//dbs/",
        "writableLocations": region, "readableLocations": region, "enableMultipleWriteLocations": false,
        "userReplicationPolicy": policy, "systemReplicationPolicy": policy,
        "userConsistencyPolicy": {"defaultConsistencyLevel": "Session"},
        "readPolicy": {"primaryReadCoefficient": 1, "secondaryReadCoefficient": 1},
        "queryEngineConfiguration": "{\"maxSqlQueryInputLength\":262144,\"maxJoinsPerSqlQuery\":5}"
    })
    .to_string()
    .into()
}

pub fn database() -> Bytes {
    json!({"id": "shop", "_rid": "2lpXAA==", "_self": "dbs/2lpXAA==/", "_etag": "\"1\"", "_colls": "colls/", "_users": "users/", "_ts": 1_764_000_000})
        .to_string()
        .into()
}

pub fn collection() -> Bytes {
    json!({
        "id": "orders", "_rid": "2lpXALr7dVs=", "_self": "dbs/2lpXAA==/colls/2lpXALr7dVs=/", "_etag": "\"1\"", "_ts": 1_764_000_000,
        "indexingPolicy": {"indexingMode": "consistent", "automatic": true, "includedPaths": [{"path": "/*"}], "excludedPaths": []},
        "partitionKey": {"paths": ["/tenant"], "kind": "Hash", "version": 2},
        "geospatialConfig": {"type": "Geography"}, "_docs": "docs/", "_sprocs": "sprocs/", "_triggers": "triggers/", "_udfs": "udfs/",
        "_conflicts": "conflicts/"
    })
    .to_string()
    .into()
}

pub fn ranges() -> Bytes {
    json!({"_rid": "2lpXALr7dVs=", "_count": 1, "PartitionKeyRanges": [{
        "_rid": "2lpXALr7dVsCAAAAAAAAUA==", "id": "0", "_etag": "\"1\"", "minInclusive": "", "maxExclusive": "FF", "ridPrefix": 0,
        "_self": "dbs/2lpXAA==/colls/2lpXALr7dVs=/pkranges/2lpXALr7dVsCAAAAAAAAUA==/", "throughputFraction": 1, "status": "online",
        "parents": [], "_ts": 1_764_000_000, "_lsn": 7
    }]})
    .to_string()
    .into()
}

/// What the service says of every answer, more or less.
pub fn headers() -> HeaderMap {
    [
        ("content-type", "application/json"),
        ("date", "Tue, 24 Nov 2026 12:00:00 GMT"),
        ("server", "Microsoft-HTTPAPI/2.0"),
        ("cache-control", "no-store, no-cache"),
        ("pragma", "no-cache"),
        ("strict-transport-security", "max-age=31536000"),
        ("etag", "\"00008a61-0000-0d00-0000-000000000042\""),
        ("x-ms-activity-id", "3c19f6ab-7ac7-4a0c-b2f5-0f6a2d6b1c55"),
        ("x-ms-last-state-change-utc", "Mon, 23 Nov 2026 05:11:59.251 GMT"),
        ("x-ms-resource-quota", "documentSize=51200;documentsSize=52428800;documentsCount=-1;collectionSize=52428800;"),
        ("x-ms-resource-usage", "documentSize=0;documentsSize=1;documentsCount=42;collectionSize=2;"),
        ("x-ms-schemaversion", "1.19"),
        ("lsn", "42"),
        ("x-ms-request-charge", "1"),
        ("x-ms-alt-content-path", "dbs/shop/colls/orders"),
        ("x-ms-content-path", "2lpXALr7dVs="),
        ("x-ms-quorum-acked-lsn", "42"),
        ("x-ms-current-write-quorum", "3"),
        ("x-ms-current-replica-set-size", "4"),
        ("x-ms-documentdb-partitionkeyrangeid", "0"),
        ("x-ms-xp-role", "1"),
        ("x-ms-global-committed-lsn", "42"),
        ("x-ms-number-of-read-regions", "0"),
        ("x-ms-transport-request-id", "7"),
        ("x-ms-cosmos-llsn", "42"),
        ("x-ms-cosmos-quorum-acked-llsn", "42"),
        ("x-ms-session-token", "0:-1#42"),
        ("x-ms-request-duration-ms", "1.417"),
        ("x-ms-serviceversion", "version=2.14.0.0"),
        ("x-ms-gatewayversion", "version=2.14.0"),
    ]
    .into_iter()
    .map(|(name, value)| (HeaderName::from_static(name), HeaderValue::from_static(value)))
    .collect()
}
