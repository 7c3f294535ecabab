//! What a call tells whoever traces it. A test program of its own: what is traced is decided once for all threads of one.

#![allow(missing_docs, clippy::unwrap_used)]

use std::sync::Arc;

use cosmosdb::{Client, Scripted, bytes::Bytes, http};
use cosmosdb_tests::watch::{KEY, Watch};
use serde_json::json;

fn answer(status: u16, headers: &[(&str, &str)]) -> http::Response<Bytes> {
    let mut response = http::Response::builder().status(status);
    for (name, value) in headers {
        response = response.header(*name, *value);
    }
    response.body(Bytes::from_static(b"{}")).unwrap()
}

/// The attributes of OpenTelemetry's conventions for Azure Cosmos DB.
#[tokio::test]
async fn a_call_is_a_span() {
    let watch = Watch::begin();
    let charge = [("x-ms-request-charge", "1.5")];
    let gone = [("x-ms-request-charge", "1"), ("x-ms-substatus", "1003")];
    let transport = Arc::new(Scripted::new([answer(201, &charge), answer(404, &gone)]));
    let builder = Client::builder("https://contoso.documents.azure.com").key(KEY).unwrap().single_endpoint();
    let client = builder.transport(transport).build().unwrap();
    client.database("shop").collection("orders").create_document("a", &json!({"id": "1"})).await.unwrap();
    client.list_databases().await.unwrap_err();
    let lines = watch.lines();
    let seen = |start: &str| lines.iter().filter(|line| line.starts_with(start)).map(String::as_str).collect::<Vec<_>>();
    assert_eq!(
        seen("call "),
        [
            "call otel.name=create_document orders otel.kind=client db.system.name=azure.cosmosdb \
             db.operation.name=create_document db.namespace=shop db.collection.name=orders \
             server.address=contoso.documents.azure.com azure.cosmosdb.connection.mode=gateway \
             azure.cosmosdb.request.body.size=10",
            "call otel.name=list_databases otel.kind=client db.system.name=azure.cosmosdb db.operation.name=list_databases \
             server.address=contoso.documents.azure.com azure.cosmosdb.connection.mode=gateway",
        ]
    );
    assert_eq!(
        seen("recorded "),
        [
            "recorded db.response.status_code=201 azure.cosmosdb.operation.request_charge=1.5",
            "recorded otel.status_code=ERROR",
            "recorded error.type=404",
            "recorded db.response.status_code=404 azure.cosmosdb.operation.request_charge=1.0 \
             azure.cosmosdb.response.sub_status_code=1003",
        ]
    );
}
